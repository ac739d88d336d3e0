"""Where the program keeps what is its own: settings, log, backups, copies of the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from platformdirs import PlatformDirs

from negdesk import paths


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of this user: data, configuration, logs."""

    data: Path
    config: Path
    logs: Path

    @classmethod
    def of_user(cls) -> Places:
        """Return the folders that the system keeps for programs."""
        config = PlatformDirs("negdesk", appauthor=False).user_config_dir
        return cls(paths.user_data(), Path(config), paths.logs())

    @property
    def settings(self) -> Path:
        """Return the path of the window's settings."""
        return self.config / "window.ini"

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.data / "backups"

    @property
    def samples(self) -> Path:
        """Return the folder of sample copies."""
        return self.data / "samples"

    def new_sample(self, new_id: Callable[[], str], now: datetime) -> Path:
        """Return the path for a fresh copy of the sample; old copies are swept."""
        self.samples.mkdir(parents=True, exist_ok=True)
        for old in self.samples.iterdir():
            # A copy that is open in another window is touched by its lock and its edits.
            age = now.timestamp() - old.stat().st_mtime
            if old.is_dir() and age > timedelta(days=2).total_seconds():
                shutil.rmtree(old, ignore_errors=True)
        folder = self.samples / new_id()
        folder.mkdir(mode=0o700)
        return folder / "sample.negdesk"

    def is_sample(self, workbook: Path) -> bool:
        """Say whether a workbook is one of the sample copies."""
        return self.samples in workbook.parents
