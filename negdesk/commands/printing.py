"""What the printing commands share: reading a password, and locking."""

from __future__ import annotations

from pathlib import Path

from negdesk.exchange import files
from negdesk.i18n import tr
from negdesk.model.errors import Condition

# Far more than a password; a wrong file is noticed before all of it is read.
_MOST = 4096


def password_in(path: Path) -> str:
    """Return the first line of a file as a password; Condition says why it is none."""
    data = files.read_bytes(path, _MOST)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Condition(
            tr("{path} is not text, so it holds no password.").format(path=path)
        ) from error
    if not lines or not lines[0] or len(data) > _MOST:
        text = tr("{path} has no password in its first line.")
        raise Condition(text.format(path=path))
    return lines[0]


def password_of(path: Path | None) -> str:
    """Return the password that a file holds; "" where no file was named."""
    return "" if path is None else password_in(path)


def locked_with(pdf: bytes, password: str) -> bytes:
    """Return a PDF with a password on it; as it is for ""."""
    if not password:
        return pdf
    from negdesk.report.locked import locked

    return locked(pdf, password)
