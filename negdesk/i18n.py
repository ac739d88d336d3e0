"""Translation of every string a person reads, through gettext and without Qt."""

import gettext
import re
from functools import lru_cache
from pathlib import Path

DOMAIN = "negdesk"
# Unicode's marks around a text that finds its own direction (UAX 9).
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_OPENING = frozenset("\u2066\u2067\u2068")
# Letters from right to left, and the marks that turn what stands beside them.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Message(str):
    """Words for people; a text put into them never turns its neighbours, such as a price, round."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the words with their values, each text that could turn others isolated."""
        if args:
            args = tuple([_isolated(value) for value in args])
        return super().format(*args, **{name: _isolated(values[name]) for name in values})


def isolated(text: str) -> str:
    """Return a text as it may stand beside others: isolated if it runs, or turns, to the left."""
    if not _TURNING.search(text):
        return text
    return ISOLATE + _balanced(text) + END_ISOLATE


def _isolated(value: object) -> object:
    return isolated(value) if isinstance(value, str) and not value.isascii() else value


def _balanced(text: str) -> str:
    """Return a text that ends no isolate but its own, and ends all of these."""
    depth, kept = 0, []
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char == END_ISOLATE:
            if not depth:
                continue
            depth -= 1
        kept.append(char)
    return "".join(kept) + END_ISOLATE * depth


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation(DOMAIN, folder, fallback=True)


def tr(message: str) -> str:
    """Return the message in the language of the environment, or as it is."""
    return Message(_catalogue().gettext(message))


def trn(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits the count."""
    return Message(_catalogue().ngettext(one, many, count))


def mark(message: str) -> str:
    """Mark a message for extraction where it stands as data; `tr` it when shown."""
    return message
