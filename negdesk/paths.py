"""Where negdesk keeps its own files: private to the user, never beside the workbook."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs


def user_data() -> Path:
    """Return the user's data folder of negdesk, made for the user alone."""
    return _private(Path(_dirs().user_data_dir))


def backups() -> Path:
    """Return the folder under which each workbook has a folder of its backups."""
    return _private(user_data() / "backups")


def logs() -> Path:
    """Return the folder of logs, which never hold field values."""
    return _private(Path(_dirs().user_log_dir))


def _dirs() -> PlatformDirs:
    return PlatformDirs("negdesk", appauthor=False)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
