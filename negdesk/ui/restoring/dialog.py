"""The backups of a workbook beside the file as it is now: choose one to go back to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.packages.table_look import table_look
from negdesk.ui.restoring.words import compared, day_of, holding, made
from negdesk.ui.restoring.work import Looked, Looker, seen_backup, seen_damaged_file, seen_open_file
from negdesk.ui.theme import Theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupsDialog(QDialog):
    """Shows dates and counts of the file and of its backups; each way on is a signal."""

    restore_wanted = Signal(Path)
    salvage_wanted = Signal()
    other_wanted = Signal()
    stop_wanted = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, path: Path, backups: list[Path], *, is_open: bool
    ) -> None:
        """List the backups of a workbook, the newest first, and begin to look at them.

        A workbook that `is_open` in this process is left to SQLite alone.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = path.name.replace("[*]", "[*][*]")
        self.setWindowTitle(tr("Backups of {name}").format(name=name))
        self._theme = theme
        self._path = path
        self._seen: dict[Path, Looked] = {}
        self._items: dict[Path, QTreeWidgetItem] = {}
        self.file_words = WordsLabel(tr("Looking at it …"))
        self.list = QTreeWidget()
        self.comparison = WordsLabel("", "muted")
        words = tr(
            "Restoring puts the backup in the place of the file. The file as it is now is kept"
            " beside it under another name; nothing is deleted."
        )
        self.hint = plain_label(words, "muted", wrap=True)
        self.progress = QProgressBar()
        self.restore = QPushButton(tr("Restore this backup"))
        self.salvage = QPushButton(tr("Save what can be read…"))
        self.other = QPushButton(tr("Another backup…"))
        self.close_it = QPushButton(tr("Close"))
        self.stop = QPushButton(tr("Stop"))
        self._set_up()
        self._lay_out()
        self._fill(backups[::-1])
        self.looker = Looker(self)
        self.looker.looked.connect(self._take)
        self.looker.finished.connect(self._all_seen)
        look = seen_open_file if is_open else seen_damaged_file
        first = [(path, look)] if path.is_file() else []
        self.looker.look(*first, *((backup, seen_backup) for backup in reversed(backups)))

    @property
    def chosen(self) -> Path | None:
        """Return the backup that is chosen."""
        item = self.list.currentItem()
        return next((path for path, each in self._items.items() if each is item), None)

    def choose(self, backup: Path) -> None:
        """Choose a backup."""
        self.list.setCurrentItem(self._items[backup])
        # Qt takes the first of a list for its current item without choosing it.
        self._items[backup].setSelected(True)

    def show_busy(self, busy: bool, *, stoppable: bool = False) -> None:
        """Show that something is being done, which can perhaps be stopped."""
        for button in (self.restore, self.salvage, self.other, self.close_it):
            button.setDisabled(busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.stop.setVisible(busy and stoppable)
        if not busy:
            self._choice_changed()

    def show_share(self, done: int, total: int) -> None:
        """Show how much of it is done."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _fill(self, backups: list[Path]) -> None:
        for backup in backups:
            item = QTreeWidgetItem([day_of(made(backup)), "", "", tr("looking …")])
            for column in (1, 2):
                item.setTextAlignment(column, _RIGHT)
            self._items[backup] = item
        self.list.addTopLevelItems(list(self._items.values()))
        for part in (self.list, self.restore, self.hint):
            part.setVisible(bool(backups))
        if not backups:
            self.comparison.setText(tr("There is no backup of it on this computer."))

    def _take(self, path: Path, looked: Looked) -> None:
        self._seen[path] = looked
        if path == self._path:
            self._say_file(looked)
        else:
            self._say_backup(self._items[path], looked)
            if looked.whole and not self._usable(self.chosen):
                self.choose(path)
        self._choice_changed()

    def _usable(self, backup: Path | None) -> bool:
        return backup in self._seen and self._seen[backup].whole

    def _say_file(self, looked: Looked) -> None:
        held = looked.contents
        if looked.whole and held is not None:
            self.file_words.setText(tr("It holds {what}.").format(what=holding(held)))
            return
        if held is None or not held.negotiations:
            self.file_words.setText(tr("It is damaged, and nothing of it can be read."))
            return
        words = tr("It is damaged. What can still be read: {what}.")
        self.file_words.setText(words.format(what=holding(held)))
        self.salvage.show()

    def _say_backup(self, item: QTreeWidgetItem, looked: Looked) -> None:
        if looked.contents is not None:
            item.setText(1, str(looked.contents.negotiations))
            item.setText(2, str(looked.contents.entries))
            item.setText(3, tr("whole"))
        else:
            item.setText(3, tr("damaged, cannot be used"))
            item.setDisabled(True)

    def _all_seen(self) -> None:
        if any(self._seen[path].whole for path in self._items):
            return
        if self._items:
            self.comparison.setText(tr("None of these backups can be used any more."))
        if self.salvage.isHidden():
            return
        words = tr(
            "“Save what can be read” makes a new workbook and lists what is missing. The damaged"
            " file stays as it is."
        )
        self.hint.setText(words)
        self.hint.show()
        set_role(self.salvage, "main")
        self.salvage.setFocus()

    def _choice_changed(self) -> None:
        backup = self.chosen
        looked = self._seen.get(backup) if backup is not None else None
        usable = self._usable(backup) and self.progress.isHidden()
        self.restore.setEnabled(usable)
        set_role(self.restore, "main" if usable else "")
        if backup is None or looked is None or looked.contents is None:
            return
        if self._path.is_file():
            now = self._seen.get(self._path)
            held = now.contents if now is not None else None
            self.comparison.setText(compared(backup, looked.contents, self._path, held))

    def _set_up(self) -> None:
        self.list.setObjectName("backups")
        self.list.setAccessibleName(tr("Backups, the newest first"))
        heads = [tr("Backup of"), tr("Negotiations"), tr("Entries"), tr("State")]
        self.list.setHeaderLabels(heads)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.list.headerItem()
        for column in (1, 2):
            head.setTextAlignment(column, _RIGHT)
        self.list.setStyleSheet(table_look(self._theme))
        self.list.currentItemChanged.connect(self._choice_changed)
        self.list.itemActivated.connect(lambda: self.restore.click())
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(self._theme.quarter * 2)
        self.progress.hide()
        self.stop.hide()
        self.salvage.hide()
        self.restore.setEnabled(False)
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.chosen))
        self.salvage.clicked.connect(self.salvage_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.close_it.clicked.connect(self.reject)
        for button in (self.restore, self.salvage, self.other, self.close_it, self.stop):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        gap = self._theme.quarter
        column = QVBoxLayout(self)
        column.setContentsMargins(gap * 6, gap * 5, gap * 6, gap * 5)
        column.setSpacing(gap * 3)
        column.addWidget(self._file_card())
        sheet = QFrame()
        sheet.setProperty("role", "card")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 3)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.comparison)
        inside.addStretch(0)
        column.addWidget(sheet, 1)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(gap * 2)
        for widget in (self.other, self.salvage):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        row.addStretch(1)
        for widget in (self.stop, self.close_it, self.restore):
            row.addWidget(widget)
        column.addLayout(row)
        self.resize(self._theme.line * 40, self._theme.line * 28)

    def _file_card(self) -> QFrame:
        gap = self._theme.quarter
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(gap * 4, gap * 3, gap * 4, gap * 3)
        inside.setSpacing(gap)
        inside.addWidget(plain_label(self._path.name, "heading"))
        if self._path.is_file():
            at = datetime.fromtimestamp(self._path.stat().st_mtime)
            words = tr("Last changed {day}").format(day=day_of(at))
            inside.addWidget(plain_label(words, "muted"))
        else:
            self.file_words.setText(tr("There is no such file any more."))
        inside.addWidget(self.file_words)
        return card
