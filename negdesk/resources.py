"""Bundled data, found beside an installed package and in a checkout alike."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def folder() -> Path:
    """Return the folder of bundled resources."""
    here = Path(__file__).parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of one resource."""
    return folder().joinpath(*parts)


def text(*parts: str) -> str:
    """Return one resource as text."""
    return path(*parts).read_text(encoding="utf-8")
