"""A password on a PDF: without it, nothing of the file can be read."""

from __future__ import annotations

import secrets
import unicodedata
from io import BytesIO

from negdesk.i18n import tr
from negdesk.model.errors import Condition

# What the revision of the standard that we write takes of a password, in UTF-8.
_MOST = 127


class BadPassword(Condition):
    """A password that cannot lock a file."""


def locked(pdf: bytes, password: str) -> bytes:
    """Return the file encrypted with AES-256, its metadata too; BadPassword says why not.

    Nobody knows the owner's password: it is random and not kept, so there is no second key.
    """
    # Accents may be typed in two ways; both are one password.
    password = unicodedata.normalize("NFKC", password)
    _check(password)
    # Loaded when first wanted: most prints have no password.
    import pikepdf

    key = pikepdf.Encryption(owner=secrets.token_urlsafe(48), user=password, R=6, metadata=True)
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=key)
    return out.getvalue()


def _check(password: str) -> None:
    if not password:
        raise BadPassword(tr("The password is empty."))
    if any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in password):
        raise BadPassword(tr("The password has a character that nobody can type."))
    if len(password.encode()) > _MOST:
        words = tr("The password is too long: at most {most} letters without accents.")
        raise BadPassword(words.format(most=_MOST))
