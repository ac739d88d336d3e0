"""Text as it may be kept: anything a person can type, nothing that breaks a file."""

import re

# C0 controls but tab and newline, DEL and C1, non-characters, the byte-order mark.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]",
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n|\r|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """Return the text without controls, with plain newlines and no lone surrogates."""
    text = _NEWLINE.sub("\n", text)
    return _UNPRINTABLE.sub("", _SURROGATE.sub("\ufffd", text))


def clean_line(text: str) -> str:
    """Return the text on one line."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def shown(title: str, untitled: str) -> str:
    """Return a title as shown in lists: its own words, or what stands for none."""
    return title if title.strip() else untitled
