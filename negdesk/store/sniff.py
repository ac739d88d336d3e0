"""What a file is, from its first bytes, before SQLite may touch it."""

from __future__ import annotations

import stat
from pathlib import Path

from negdesk.i18n import mark, tr
from negdesk.store import errors
from negdesk.store.errors import NotAWorkbook

APPLICATION_ID = int.from_bytes(b"NEGD", "big")
_SQLITE = b"SQLite format 3\0"
_ZIP = b"PK\x03\x04"
_LOOKS = (
    (b"%PDF", mark("a PDF")),
    (b"\xd0\xcf\x11\xe0", mark("an old Office document")),
    (b"\x89PNG", mark("a picture")),
    (b"\xff\xd8\xff", mark("a picture")),
    (b"GIF8", mark("a picture")),
    (b"{\\rtf", mark("formatted text")),
    (b"{", mark("a JSON file, which you can import into a workbook")),
    (b"[", mark("a JSON file")),
    (b"<", mark("a web page or XML file")),
)


def sniff(path: Path) -> bool:
    """Return whether the workbook is in WAL mode; a Condition if it is no workbook.

    Never to be called for a file that this process has open in SQLite: closing the file
    would drop SQLite's locks on it.
    """
    with errors.conditions(path):
        # Asked first: opening a pipe would wait for ever.
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotAWorkbook(tr("“{name}” is a folder, not a workbook.").format(name=path.name))
        if not stat.S_ISREG(kind):
            raise NotAWorkbook(tr("“{name}” is not a file.").format(name=path.name))
        with open(path, "rb", buffering=0) as file:
            head = file.read(4096)
    _check_head(head, path.name)
    return head[18] == 2


def _check_head(head: bytes, name: str) -> None:
    if not head:
        raise NotAWorkbook(
            tr("“{name}” is empty, so it is not a workbook. It was not changed.").format(name=name)
        )
    if not head.startswith(_SQLITE):
        raise NotAWorkbook(
            tr("“{name}” is not a negdesk workbook. It looks like {kind}.").format(
                name=name, kind=tr(_look(head))
            )
        )
    if len(head) < 100:
        raise errors.damaged(name)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise foreign(name)


def foreign(name: str) -> NotAWorkbook:
    """Return what is said of another program's database."""
    return NotAWorkbook(
        tr(
            "“{name}” is a database of another program, not a negdesk workbook. It was not changed."
        ).format(name=name)
    )


def _look(head: bytes) -> str:
    if head.startswith(_ZIP):
        if b"[Content_Types].xml" in head or b"xl/" in head:
            return mark("an Excel or other Office document")
        return mark("a ZIP archive")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, words in _LOOKS:
        if text.startswith(start):
            return words
    if not head.strip(b"\0"):
        return mark("a file that was not copied or downloaded whole")
    if all(byte >= 32 or byte in b"\t\r\n\f" for byte in head):
        return mark("plain text")
    return mark("something else")
