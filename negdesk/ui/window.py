"""The window: a start page or a workbook, and what leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.model.numbers import NumberStyle
from negdesk.session import Session
from negdesk.ui import beginning, workbooks
from negdesk.ui.backups import Backups
from negdesk.ui.banner import BannerArea
from negdesk.ui.desk import Desk
from negdesk.ui.file_commands import FileCommands
from negdesk.ui.focus import Read, beyond, enter, holds, press
from negdesk.ui.import_commands import ImportCommands
from negdesk.ui.menus import Menus
from negdesk.ui.notices import Notices
from negdesk.ui.places import Places
from negdesk.ui.restoring.commands import RestoreCommands
from negdesk.ui.settings import Settings
from negdesk.ui.start_page import StartPage
from negdesk.ui.style_sheet import style_sheet
from negdesk.ui.theme import Theme
from negdesk.ui.workbook_view import WorkbookView
from negdesk.ui.workbooks import NewId, Now
from negdesk.workbook import Workbook


class Window(QMainWindow):
    """Holds at most one open workbook."""

    def __init__(
        self, theme: Theme, places: Places, style: NumberStyle, new_id: NewId, now: Now
    ) -> None:
        """Make an empty window; `show_start`, `open` or `open_sample` fill it."""
        super().__init__()
        self.theme = theme
        self.places = places
        self.style_of_numbers = style
        self.new_id = new_id
        self.now = now
        self.settings = Settings(places.settings)
        self.start: StartPage | None = None
        self.view: WorkbookView | None = None
        self.backups: Backups | None = None
        self.notices: Notices | None = None
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.setMinimumSize(QSize(640, 420))
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize()))
        if not self.settings.geometry.isEmpty():
            self.restoreGeometry(self.settings.geometry)
        self.theme.choose(self.settings.scheme)
        self.theme.changed.connect(self._dress)
        self._dress()
        self.files = FileCommands(self)
        self.imports = ImportCommands(self)
        self.restoring = RestoreCommands(self)
        self.menus = Menus(self)
        self._leaving = False

    @property
    def desk(self) -> Desk | None:
        """Return what the tabs were given, or None on the start page."""
        return self.view.desk if self.view is not None else None

    @property
    def workbook(self) -> Workbook | None:
        """Return the open workbook."""
        return self.view.desk.session.workbook if self.view is not None else None

    @property
    def banners(self) -> BannerArea:
        """Return where messages are shown now."""
        if self.view is not None:
            return self.view.banners
        return self._start_page().banners

    def show_start(self) -> None:
        """Show the start page, and no workbook."""
        if self._held_back(self.show_start):
            return
        self.close_workbook()
        page = self._start_page()
        page.refresh()
        self.pages.setCurrentWidget(page)
        self._say_title()
        self.menus.refresh()

    def open(self, path: Path) -> bool:
        """Open a workbook in place of the one that is open; say why, if it cannot be."""
        path = path.absolute()
        file = self.workbook.file if self.workbook is not None else None
        if file is not None and file.is_at(path):
            return file.is_at(file.path) or self.go_on_in(path)
        if self._held_back(lambda: self.open(path)):
            return False
        if self.restoring.looks_first(path):
            return False
        return self.open_looked_at(path)

    def open_looked_at(self, path: Path) -> bool:
        """Open a workbook that may be opened at once."""
        return self._try_to_show(lambda: self._opened(path), path)

    def reopen(self, *, break_lock: bool = False) -> bool:
        """Open the workbook afresh, perhaps to write this time."""
        workbook = self.workbook
        if workbook is None:
            return False
        path = workbook.file.path
        self.close_workbook()
        return (
            self._try_to_show(lambda: self._opened(path, break_lock=break_lock), path)
            or self._stranded()
        )

    def begin_workbook(self, path: Path, template: str) -> bool:
        """Make a workbook with one negotiation begun from a template, and open it."""
        if self._held_back(lambda: self.begin_workbook(path, template)):
            return False
        path = path.absolute()
        if not self._try_to_show(lambda: workbooks.made(path, template, self.new_id, self.now)):
            return False
        if self.view is not None and self.view.negotiation_id:
            self.view.preparation.go_to("negotiation.title", self.view.negotiation_id)
        return True

    def open_sample(self) -> bool:
        """Open a fresh copy of the sample."""
        if self._held_back(self.open_sample):
            return False
        return self._try_to_show(lambda: workbooks.made_sample(self.places, self.new_id, self.now))

    def copy_to(self, path: Path, *, move_on: bool) -> None:
        """Write a copy, and perhaps go on in it."""
        if self.workbook is None:
            return
        self.workbook.file.copy_to(path)
        if move_on:
            self.go_on_in(path)

    def go_on_in(self, path: Path) -> bool:
        """Open what holds the same rows, at the same place, with what was not saved yet."""
        view = self.view
        if view is None:
            return False
        view.desk.flush()
        waiting = view.desk.session.waiting
        place = view.negotiation_id, view.tab_key
        if not self._try_to_show(lambda: self._opened(path)) or self.view is None:
            return False
        self.view.begin(*place)
        for edit in waiting:
            self.view.desk.session.apply(edit)
        return True

    def flush(self) -> None:
        """Put everything that is still being typed into the file."""
        if self.view is not None:
            self.view.desk.flush()

    def close_workbook(self) -> None:
        """Put away the open workbook, if there is one."""
        view = self.view
        if view is None:
            return
        view.desk.flush()
        self._keep_place()
        self.view = self.notices = None
        if self.backups is not None:
            self.backups.deleteLater()
            self.backups = None
        self.pages.removeWidget(view)
        view.hide()
        view.put_away()
        view.deleteLater()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab enter the content at its beginning, and backwards at its end."""
        content = self.view.pages_or_tab() if self.view is not None else None
        if isinstance(content, Read) and holds(content, beyond(self.focusWidget(), forwards)):
            return enter(content, forwards)
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press the button that has the focus."""
        if not press(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Write what is being typed when the user turns to another window; look on coming back."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if not self.isActiveWindow():
            self.flush()
        elif self.notices is not None:
            self.notices.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave with everything in the file; ask once when something could not be written."""
        if self._held_back(self.close):
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.close_workbook()
        self.settings.sync()
        event.accept()

    def leave(self) -> None:
        """Close for good, whatever could not be written."""
        self._leave_behind(self.close)

    def _held_back(self, go_on: Callable[[], object]) -> bool:
        """Ask before the workbook is put away while something could not be written."""
        self.flush()
        if self.view is None or not self.view.unsaved or self._leaving:
            return False
        self.view.warn_before_leaving(lambda: self._leave_behind(go_on))
        return True

    def _leave_behind(self, go_on: Callable[[], object]) -> None:
        self._leaving = True
        try:
            go_on()
        finally:
            self._leaving = False

    def choose_scheme(self, scheme: str) -> None:
        """Use "light", "dark" or the "system" scheme from now on."""
        self.settings.scheme = scheme
        self.theme.choose(scheme)

    def _dress(self) -> None:
        self.setStyleSheet(style_sheet(self.theme))

    def say_unopened(self, condition: Condition, path: Path | None) -> None:
        """Say why a workbook could not be opened, and what can be done about it."""
        if self.view is None:
            self.show_start()
        ways = self.restoring.ways_out(condition, path)
        self.banners.say("open", str(condition), "warn", *ways)

    def _try_to_show(self, opened: Callable[[], Workbook], path: Path | None = None) -> bool:
        try:
            workbook = opened()
        except Condition as condition:
            self.say_unopened(condition, path)
            return False
        self._show(workbook)
        return True

    def _opened(self, path: Path, *, break_lock: bool = False) -> Workbook:
        return workbooks.opened(path, self.places, self.now, break_lock=break_lock)

    def _stranded(self) -> bool:
        self.show_start()
        return False

    def _show(self, workbook: Workbook) -> None:
        self.close_workbook()
        session = Session(workbook, now=self.now)
        desk = Desk(
            session, self.theme, self.style_of_numbers, self.new_id, self.now, beginning.prompt
        )
        view = self.view = WorkbookView(desk)
        path = workbook.file.path
        view.copy_wanted.connect(self.files.save_copy)
        view.print_wanted.connect(self.files.print_out)
        view.place_changed.connect(self.menus.refresh)
        view.unreadable.connect(lambda condition: self.say_unopened(condition, path))
        desk.brief_wanted.connect(self.files.export_brief)
        self.pages.addWidget(view)
        self.pages.setCurrentWidget(view)
        sample = self.places.is_sample(path)
        first_time = not sample and path not in self.settings.recent
        if not sample:
            self.settings.remember(path)
            if not workbook.file.read_only:
                self.backups = Backups(session, self.places.backups, self.now, self)
                self.backups.warned.connect(lambda text: view.banners.say("backup", text, "warn"))
        view.begin(*self.settings.place(path))
        self.notices = Notices(self, view)
        self.notices.begin(first_time=first_time)
        self.restoring.follow(view)
        self._say_title()
        self.menus.follow(session.undo_stack)

    def _say_title(self) -> None:
        workbook = self.workbook
        if workbook is None:
            title = "negdesk"
        elif self.places.is_sample(workbook.file.path):
            title = tr("Sample (a copy to try things on)")
        else:
            name = workbook.file.path.stem
            if workbook.file.read_only:
                name = tr("{name} (read-only)").format(name=name)
            title = f"{name} – negdesk"
        # Qt takes this mark for the place of an asterisk; doubled it stands for itself.
        self.setWindowTitle(title.replace("[*]", "[*][*]"))

    def _keep_place(self) -> None:
        view = self.view
        if view is not None and not self.places.is_sample(view.desk.session.workbook.file.path):
            path = view.desk.session.workbook.file.path
            self.settings.keep_place(path, view.negotiation_id, view.tab_key)

    def _start_page(self) -> StartPage:
        if self.start is None:
            page = self.start = StartPage(self.theme, self.settings)
            page.new_wanted.connect(self.files.new_workbook)
            page.open_wanted.connect(self.files.open)
            page.sample_wanted.connect(self.open_sample)
            page.recent_wanted.connect(self.open)
            self.pages.addWidget(page)
        return self.start
