"""The page when no workbook is open: begin, open, try the sample, or go on with a recent one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.store.synced import second_copies
from negdesk.ui.banner import BannerArea
from negdesk.ui.choices import Choice, TemplateChoices
from negdesk.ui.labels import plain_label
from negdesk.ui.pages import scrolled
from negdesk.ui.settings import Settings
from negdesk.ui.theme import Theme


class StartPage(QWidget):
    """Two columns: what to begin on the left, what to open on the right."""

    new_wanted = Signal(str)
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        """Make the page; templates are read when there is nothing else to do."""
        super().__init__()
        self._theme = theme
        self._settings = settings
        self.banners = BannerArea(theme.quarter)
        self.templates = TemplateChoices(theme)
        self.templates.chosen.connect(self.new_wanted)
        self.open = QPushButton(tr("Open a workbook…"))
        self.open.clicked.connect(self.open_wanted)
        self.sample = QPushButton(tr("Open the sample"))
        self.sample.clicked.connect(self.sample_wanted)
        self.recent: dict[Path, Choice] = {}
        self._no_recent = plain_label(tr("None opened on this computer yet."), "muted")
        self._recent_rows = QGridLayout()
        self.second_copies: dict[Path, Choice] = {}
        self._copies = QWidget()
        self._copy_rows = QVBoxLayout(self._copies)
        self._lay_out()
        self._fill_soon = QTimer(self, singleShot=True, interval=0)
        self._fill_soon.timeout.connect(self.templates.fill)
        self._fill_soon.timeout.connect(self._find_second_copies)

    def refresh(self) -> None:
        """List the recent workbooks as they are now; read the templates soon."""
        _clear(self._recent_rows)
        self.recent = {}
        paths = self._settings.recent
        self._no_recent.setVisible(not paths)
        for row, path in enumerate(paths):
            self._add_recent(row, path)
        self._fill_soon.start()

    def forget(self, path: Path) -> None:
        """Take a workbook off the list, and only off the list."""
        self._settings.forget(path)
        self.refresh()

    def _add_recent(self, row: int, path: Path) -> None:
        found = path.exists()
        where = _short(path)
        sentence = where if found else tr("not found: {path}").format(path=where)
        button = Choice(self._theme, path.stem, sentence)
        button.setEnabled(found)
        button.setObjectName("recent")
        button.clicked.connect(lambda: self.recent_wanted.emit(path))
        cross = QToolButton()
        cross.setText("×")
        cross.setProperty("role", "cross")
        cross.setToolTip(tr("Take off this list"))
        cross.setAccessibleName(tr("Take {name} off this list").format(name=path.stem))
        cross.clicked.connect(lambda: self.forget(path))
        self.recent[path] = button
        self._recent_rows.addWidget(button, row, 0)
        self._recent_rows.addWidget(cross, row, 1)

    def _find_second_copies(self) -> None:
        """List what a sync program put beside the recent workbooks."""
        _clear(self._copy_rows)
        self.second_copies = {}
        recent = self._settings.recent
        for workbook in recent:
            for path in second_copies(workbook):
                if path not in recent and path not in self.second_copies:
                    self._add_copy(path, workbook)
        self._copies.setVisible(bool(self.second_copies))

    def _add_copy(self, path: Path, workbook: Path) -> None:
        words = tr("A sync program made it beside {name}. Open both and keep what you need.")
        button = Choice(self._theme, path.stem, words.format(name=workbook.stem))
        button.setObjectName("second_copy")
        button.clicked.connect(lambda: self.recent_wanted.emit(path))
        if not self.second_copies:
            self._copy_rows.addWidget(plain_label(tr("Second copies"), "heading"))
        self.second_copies[path] = button
        self._copy_rows.addWidget(button)

    def _lay_out(self) -> None:
        theme, gap = self._theme, self._theme.quarter
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(gap * 10, gap * 8, gap * 10, gap * 8)
        column.setSpacing(gap * 2)
        column.addWidget(plain_label("negdesk", "title"))
        words = tr("Prepare, hold and review negotiations. Nothing leaves this computer.")
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addSpacing(gap * 5)
        halves = QHBoxLayout()
        halves.setSpacing(gap * 10)
        halves.addLayout(self._beginning(), 3)
        halves.addLayout(self._opening(), 2)
        column.addLayout(halves)
        column.addStretch(1)
        page.setMaximumWidth(theme.line * 64)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banners)
        area = scrolled(page)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(area, 1)

    def _beginning(self) -> QVBoxLayout:
        gap = self._theme.quarter
        column = QVBoxLayout()
        column.setSpacing(gap * 2)
        column.addWidget(plain_label(tr("New negotiation"), "heading"))
        words = tr("Begin from what is nearest; you say where the workbook is kept.")
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addSpacing(gap)
        column.addWidget(self.templates)
        column.addStretch(1)
        return column

    def _opening(self) -> QVBoxLayout:
        gap = self._theme.quarter
        column = QVBoxLayout()
        column.setSpacing(gap * 2)
        column.addWidget(plain_label(tr("Look around first"), "heading"))
        words = tr("A car purchase, prepared to the end: a copy, to try things on.")
        column.addWidget(plain_label(words, "muted", wrap=True))
        self.sample.setProperty("role", "main")
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(gap * 5)
        column.addWidget(plain_label(tr("Your workbooks"), "heading"))
        column.addWidget(self._no_recent)
        self._recent_rows.setSpacing(gap * 2)
        self._recent_rows.setColumnStretch(0, 1)
        column.addLayout(self._recent_rows)
        self._copy_rows.setContentsMargins(0, gap * 3, 0, gap)
        self._copy_rows.setSpacing(gap * 2)
        self._copies.hide()
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._copies)
        column.addStretch(1)
        return column


def _clear(rows: QLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _short(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
