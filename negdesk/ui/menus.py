"""The menu bar: every command with the platform's keys, enabled when it can be used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QMenu

from negdesk.i18n import tr

if TYPE_CHECKING:
    from negdesk.ui.window import Window
    from negdesk.ui.workbook_view import WorkbookView

Keys = QKeySequence.StandardKey | str | None


class Menus(QObject):
    """Builds the menus of a window and keeps them true."""

    def __init__(self, window: Window) -> None:
        """Put the menus on a window."""
        super().__init__(window)
        self._window = window
        self._stack: QUndoStack | None = None
        self.actions: dict[str, QAction] = {}
        # What an action needs: a workbook, one to write to, a negotiation.
        self._needs: dict[str, str] = {}
        self._file()
        self._edit()
        self._view()
        self._help()
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be used now."""
        view = self._window.view
        has = dict.fromkeys(("negotiation", "print", "write"), False)
        has |= {"": True, "workbook": view is not None}
        if view is not None:
            has["negotiation"] = bool(view.negotiation_id)
            has["print"] = has["negotiation"] or (view.on_record and bool(view.any_id))
            has["write"] = not view.desk.session.workbook.file.read_only
        has["change"] = has["write"] and has["negotiation"]
        self.has = has
        for name, action in self.actions.items():
            action.setEnabled(has[self._needs[name]])
        self._name_history()

    def follow(self, stack: QUndoStack) -> None:
        """Name what undo and redo would do, from a workbook's history."""
        self._stack = stack
        stack.indexChanged.connect(self._name_history)
        self.refresh()

    def _name_history(self) -> None:
        if self._window.view is None:
            self._stack = None
        stack = self._stack
        for name, words, named in (
            ("undo", tr("Undo"), tr("Undo: {what}")),
            ("redo", tr("Redo"), tr("Redo: {what}")),
        ):
            can, text = False, ""
            if stack is not None:
                can = stack.canUndo() if name == "undo" else stack.canRedo()
                text = stack.undoText() if name == "undo" else stack.redoText()
            said = named.format(what=text) if can and text else words
            self.actions[name].setText(said.replace("&", "&&"))
            # What is being typed can be taken back too, though it is no step yet.
            typing = name == "undo" and self.has["write"]
            self.actions[name].setEnabled(can or typing)

    def _add(
        self, menu: QMenu, name: str, text: str, keys: Keys, do: Callable[[], object],
        needs: str = "",
    ) -> QAction:  # fmt: skip
        action = QAction(text, self._window)
        action.setObjectName(f"action.{name}")
        if isinstance(keys, str):
            action.setShortcut(QKeySequence(keys))
        elif keys is not None:
            action.setShortcuts(QKeySequence.keyBindings(keys))
        action.triggered.connect(lambda: do())
        menu.addAction(action)
        self.actions[name] = action
        self._needs[name] = needs
        return action

    def _on_view(self, do: Callable[[WorkbookView], object]) -> Callable[[], None]:
        def act() -> None:
            if self._window.view is not None:
                do(self._window.view)

        return act

    def _file(self) -> None:
        window, files = self._window, self._window.files
        menu = window.menuBar().addMenu(tr("&File"))
        key = QKeySequence.StandardKey
        add = partial(self._add, menu)
        add("new", tr("&New negotiation"), key.New, self._new)
        add("new_workbook", tr("New &workbook…"), "Ctrl+Shift+N", files.new_workbook)
        add("open", tr("&Open…"), key.Open, files.open)
        recent = menu.addMenu(tr("Open &recent"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        self.recent = recent
        add("sample", tr("Open the sa&mple"), None, window.open_sample)
        menu.addSeparator()
        add("save", tr("&Save"), key.Save, files.save, "workbook")
        # Not every platform has keys of its own for this.
        add("copy_as", tr("Save a &copy as…"), "Ctrl+Shift+S", files.save_copy, "workbook")
        menu.addSeparator()
        add("import", tr("&Import…"), None, window.imports.ask, "write")
        add("export", tr("&Export JSON…"), None, files.export_json, "negotiation")
        add("table", tr("Export &issues as CSV…"), None, files.export_table, "negotiation")
        add("brief", tr("Export &brief as PDF…"), "Ctrl+E", files.export_brief, "negotiation")
        add("print", tr("&Print…"), key.Print, files.print_out, "print")
        menu.addSeparator()
        add("backup", tr("Back &up now"), None, files.back_up, "write")
        add("restore", tr("Restore a backup…"), None, files.restore)
        menu.addSeparator()
        add("close", tr("Close workboo&k"), key.Close, window.show_start, "workbook")
        add("quit", tr("&Quit"), "Ctrl+Q", window.close).setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._window.menuBar().addMenu(tr("&Edit"))
        key = QKeySequence.StandardKey
        add = partial(self._add, menu)
        add("undo", tr("Undo"), key.Undo, self._on_view(lambda view: view.undo()), "workbook")
        add("redo", tr("Redo"), key.Redo, self._on_view(lambda view: view.redo()), "workbook")
        menu.addSeparator()
        add("cut", tr("Cu&t"), key.Cut, partial(_on_text, "cut"))
        add("copy", tr("&Copy"), key.Copy, partial(_on_text, "copy"))
        add("paste", tr("&Paste"), key.Paste, partial(_on_text, "paste"))
        add("select_all", tr("Select &all"), key.SelectAll, partial(_on_text, "selectAll"))
        menu.addSeparator()
        find = self._on_view(lambda view: view.sidebar.start_search())
        add("find", tr("&Find a negotiation"), key.Find, find, "workbook")
        copy = self._on_view(lambda view: view.duplicate(view.negotiation_id))
        add("duplicate", tr("&Duplicate the negotiation"), "Ctrl+D", copy, "change")
        seal = self._on_view(lambda view: view.preparation.seal.toggle())
        add("seal", tr("&Seal before the meeting"), "Ctrl+L", seal, "negotiation")
        delete = self._on_view(lambda view: view.delete(view.negotiation_id))
        add("delete", tr("De&lete the negotiation"), None, delete, "change")

    def _view(self) -> None:
        from negdesk.ui.tabs import PHASES

        menu = self._window.menuBar().addMenu(tr("&View"))
        add = partial(self._add, menu)
        for number, (key, title, _tabs) in enumerate(PHASES, start=1):
            show = self._on_view(partial(_show_phase, key))
            add(f"phase.{key}", tr(title), f"Ctrl+{number}", show, "negotiation")
        menu.addSeparator()
        step = self._on_view(lambda view: view.preparation.step(1))
        back = self._on_view(lambda view: view.preparation.step(-1))
        add("next_tab", tr("&Next tab"), "Ctrl+Tab", step, "negotiation")
        add("previous_tab", tr("&Previous tab"), "Ctrl+Shift+Tab", back, "negotiation")
        for name, keys in (("next_tab", "Ctrl+PgDown"), ("previous_tab", "Ctrl+PgUp")):
            action = self.actions[name]
            action.setShortcuts([*action.shortcuts(), QKeySequence(keys)])
        on = self._on_view(lambda view: view.cycle_focus(1))
        off = self._on_view(lambda view: view.cycle_focus(-1))
        add("next_part", tr("Next part of the &window"), "F6", on, "workbook")
        add("previous_part", tr("Previous part of the window"), "Shift+F6", off, "workbook")
        record = self._on_view(lambda view: view.show_record())
        add("record", tr("Track &record"), "Ctrl+R", record, "workbook")
        menu.addSeparator()
        group = QActionGroup(self)
        for scheme, words in (
            ("system", tr("&Follow the system")),
            ("light", tr("&Light")),
            ("dark", tr("&Dark")),
        ):
            choose = partial(self._window.choose_scheme, scheme)
            action = add(f"scheme.{scheme}", words, None, choose)
            action.setCheckable(True)
            action.setChecked(scheme == self._window.settings.scheme)
            group.addAction(action)

    def _help(self) -> None:
        def show(page: str) -> None:
            from negdesk.ui import help_pages

            if page == "keys":
                help_pages.show_keys(window, self.actions.values())
            else:
                help_pages.show_about(window)

        menu = self._window.menuBar().addMenu(tr("&Help"))
        window = self._window
        keys = QKeySequence.StandardKey.HelpContents
        self._add(
            menu, "keys", tr("&Keyboard shortcuts"), keys,
            lambda: show("keys"),
        )  # fmt: skip
        about = self._add(menu, "about", tr("&About negdesk"), None, lambda: show("about"))
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _new(self) -> None:
        view = self._window.view
        if view is not None and not view.desk.session.workbook.file.read_only:
            view.start_new()
        else:
            self._window.files.new_workbook()

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._window.settings.recent:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setEnabled(path.exists())
            action.triggered.connect(lambda _=False, path=path: self._window.open(path))
        if menu.isEmpty():
            menu.addAction(tr("None yet")).setEnabled(False)


def _show_phase(key: str, view: WorkbookView) -> None:
    view.preparation.show_phase(key)


def _on_text(name: str) -> None:
    """Do to the text editor that has the focus what its own keys would do."""
    act = getattr(QApplication.focusWidget(), name, None)
    if callable(act):
        act()
