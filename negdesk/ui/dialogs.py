"""Asking for a file, without ever stopping the program to wait for the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRegularExpression, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QRegularExpressionValidator
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from negdesk.i18n import tr

SUFFIX = "negdesk"
Then = Callable[[Path], object]


def workbook_filter() -> str:
    """Return the filter for workbooks."""
    return tr("negdesk workbooks (*.negdesk)")


def documents() -> Path:
    """Return the user's folder for documents, or their home."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(where) if where else Path.home()
    return folder if folder.is_dir() else Path.home()


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path that is not taken yet: "Name", "Name 2", "Name 3"."""
    path = folder / f"{stem}.{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}.{suffix}"
        number += 1
    return path


def file_stem(title: str, otherwise: str) -> str:
    """Return a title as a file's name on every system, or what stands for it."""
    kept = "".join(" " if char in '<>:"/\\|?*' or char < " " else char for char in title)
    return " ".join(kept.split())[:60].strip(". ") or otherwise


def open_outside(path: Path) -> str:
    """Open a file in the program that the system has for it; return words where it has none."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return tr("No program here opens it. It is at {path}.").format(path=path)


def ask_save(
    parent: QWidget, title: str, offer: Path, filters: str, then: Then, *, replace: bool = True
) -> QFileDialog:
    """Ask where to keep something; `then` gets the path, with its suffix."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(offer.suffix.removeprefix("."))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
    dialog.setDirectory(str(offer.parent))
    dialog.selectFile(offer.name)
    _take_no_quotes(dialog)
    dialog.open()
    return dialog


def ask_open(parent: QWidget, title: str, folder: Path, filters: str, then: Then) -> QFileDialog:
    """Ask which file to open."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(str(folder))
    dialog.open()
    return dialog


def _take_no_quotes(dialog: QFileDialog) -> None:
    """Let no " be typed: Qt's own dialog reads it as the end of a name and saves elsewhere."""
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    if edit is not None:
        edit.setValidator(QRegularExpressionValidator(QRegularExpression('[^"]*'), dialog))


def _dialog(parent: QWidget, title: str, filters: str, then: Then) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters([filters, tr("All files (*)")])
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
