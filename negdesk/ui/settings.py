"""What the window remembers between sessions: places and looks, never a field's value."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 12


class Settings:
    """An INI file in the user's configuration folder."""

    def __init__(self, file: Path) -> None:
        """Read the file, if there is one."""
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """Return the workbooks opened last, the latest first; some may be gone."""
        found = self._kept.value("recent", [])
        texts = found if isinstance(found, list) else [found]
        return [Path(text) for text in texts if isinstance(text, str) and text]

    def remember(self, workbook: Path) -> None:
        """Put a workbook at the head of the recent ones."""
        others = [path for path in self.recent if path != workbook]
        self._write_recent([workbook, *others][:MOST_RECENT])

    def forget(self, workbook: Path) -> None:
        """Take a workbook off the recent ones; the file itself stays."""
        self._write_recent([path for path in self.recent if path != workbook])
        self._kept.remove(_group(workbook))

    @property
    def scheme(self) -> str:
        """Return "light", "dark" or "system"."""
        found = str(self._kept.value("scheme", "system"))
        return found if found in ("light", "dark") else "system"

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._kept.setValue("scheme", scheme)

    @property
    def geometry(self) -> QByteArray:
        """Return the window's place and size, as Qt writes it."""
        found = self._kept.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)

    def place(self, workbook: Path) -> tuple[str, str]:
        """Return the negotiation's id and the tab's key that were open last in a workbook."""
        group = _group(workbook)
        negotiation = self._kept.value(f"{group}/negotiation", "")
        return str(negotiation), str(self._kept.value(f"{group}/tab", ""))

    def keep_place(self, workbook: Path, negotiation_id: str, tab: str) -> None:
        """Remember which negotiation and tab are open in a workbook."""
        group = _group(workbook)
        self._kept.setValue(f"{group}/negotiation", negotiation_id)
        self._kept.setValue(f"{group}/tab", tab)

    def sync(self) -> None:
        """Write the file now."""
        self._kept.sync()

    def _write_recent(self, paths: list[Path]) -> None:
        self._kept.setValue("recent", [str(path) for path in paths])


def _group(workbook: Path) -> str:
    return "workbook-" + hashlib.sha256(str(workbook).encode(errors="replace")).hexdigest()[:16]
