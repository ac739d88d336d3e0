"""Folders that a sync program looks after, and the second copies that it makes there."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

# How a folder's name begins, and whose it is; Apple's and Google's under macOS as well.
_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "mobile documents": "iCloud",
    "icloud": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "syncthing": "Syncthing",
}
# What these programs leave at the top of a folder that may have any name.
_MARKS = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
# "conflicted copy", "sync-conflict", "in Konflikt stehende Kopie", "conflit", "conflitto" …
_CONFLICT = re.compile(r"[ck]onfli", re.IGNORECASE)


def service_of(workbook: Path) -> str:
    """Return whose folder a workbook lies in, such as "Dropbox"; "" for none that is known."""
    for folder in workbook.parents:
        name = folder.name.lower()
        for begins, service in _SERVICES.items():
            if name.startswith(begins):
                return service
        for mark, service in _MARKS.items():
            if os.path.lexists(folder / mark):
                return service
    return ""


def second_copies(workbook: Path) -> list[Path]:
    """Return the copies of a workbook that a sync program put beside it, by name.

    Such a program does so when a file was changed in two places at once.
    """
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(workbook.parent)
    return [workbook.with_name(name) for name in sorted(names) if _is_copy(name, workbook)]


def _is_copy(name: str, workbook: Path) -> bool:
    stem, suffix = os.path.splitext(name)
    if suffix != workbook.suffix or not stem.startswith(workbook.stem) or name == workbook.name:
        return False
    rest = stem[len(workbook.stem) :]
    # OneDrive adds the name of the computer and no word of a conflict.
    computer = service_of(workbook) == "OneDrive" and re.fullmatch(r"-[A-Z0-9-]{3,15}", rest)
    return bool(_CONFLICT.search(rest) or computer)
