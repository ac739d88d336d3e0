"""Translation of every string a person reads, through gettext and without Qt."""

import gettext
from functools import lru_cache
from pathlib import Path

DOMAIN = "negdesk"


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation(DOMAIN, folder, fallback=True)


def tr(message: str) -> str:
    """Return the message in the language of the environment, or as it is."""
    return _catalogue().gettext(message)


def trn(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits the count."""
    return _catalogue().ngettext(one, many, count)


def mark(message: str) -> str:
    """Mark a message for extraction where it stands as data; `tr` it when shown."""
    return message
