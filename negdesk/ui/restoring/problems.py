"""What was impossible in a workbook: said once, listed, and put right where that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from negdesk.i18n import tr
from negdesk.ui.banner import Action
from negdesk.ui.long_text import show_text

if TYPE_CHECKING:
    from negdesk.ui.workbook_view import WorkbookView


class Problems(QObject):
    """Looks, with each negotiation that is read, whether there is more to say."""

    def __init__(self, view: WorkbookView, put_right: Callable[[Path], object]) -> None:
        """Follow a view until it is put away; it is this object's parent."""
        super().__init__(view)
        self._view = view
        self._put_right = put_right
        self._said = 0
        view.place_changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        problems = self._view.desk.session.workbook.file.problems
        if len(problems) == self._said:
            return
        self._said = len(problems)
        words = tr(
            "Some of what this workbook holds is impossible, perhaps written by another program."
            " It is left out; all else is here."
        )
        ways: list[Action] = [(tr("Show the list"), self._show)]
        if not self._view.desk.session.workbook.file.read_only:
            ways.append((tr("Put it right"), self._put))
        self._view.banners.say("problems", words, "warn", *ways)

    def _show(self) -> None:
        file = self._view.desk.session.workbook.file
        words = tr("“Put it right” keeps the file as it is beside the new one.")
        show_text(self._view, tr("What was left out"), words, "\n".join(file.problems))

    def _put(self) -> None:
        self._put_right(self._view.desk.session.workbook.file.path)
