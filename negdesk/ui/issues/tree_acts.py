"""What the commands of the tree do, each as one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from negdesk.i18n import tr
from negdesk.model import tree
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.rows import Issue
from negdesk.model.text import shown
from negdesk.ui.desk import Desk
from negdesk.ui.issues import clipboard
from negdesk.ui.issues.in_short import seen
from negdesk.ui.issues.title_editor import TitleEditor
from negdesk.ui.issues.tree_keeper import TreeKeeper
from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.issues.tree_paint import TreeView


class TreeActs(QObject):
    """Does the commands by name; `said` carries a sentence when there is something to say."""

    said = Signal(str)

    def __init__(self, desk: Desk, view: TreeView, model: IssueTreeModel) -> None:
        """Work on the chosen issue of a view."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._model = model
        self.keeper = TreeKeeper(view, model)
        self.titles = TitleEditor(desk.theme, self)
        view.setItemDelegate(self.titles)
        # A new issue being written: its id, the gesture it belongs to, where it was begun.
        self._new = ("", "")
        self._origin = ""
        self._acts: dict[str, Callable[[], object]] = {
            "add": partial(self.add, "number"),
            "group": partial(self.add, "group"),
            "rename": self.rename,
            "duplicate": self._duplicate,
            "delete": self._delete,
            "up": partial(self._place, tree.move_up),
            "down": partial(self._place, tree.move_down),
            "indent": partial(self._place, tree.indent),
            "outdent": partial(self._place, tree.outdent),
            "cut": self._cut,
            "copy": self._copy,
            "paste": self._paste,
            "uncut": partial(self._cut_is, ""),
            "expand": self.keeper.open_all,
            "collapse": self.keeper.close_all,
        }
        view.commanded.connect(self.do)
        self.titles.opened.connect(partial(desk.hold, self, True))
        self.titles.closed.connect(self._closed)
        self.titles.entered.connect(self._entered)
        self.titles.left.connect(self._drop_empty)
        self.titles.indented.connect(self._indent_while_writing)

    def do(self, name: str) -> None:
        """Do a command."""
        self._acts[name]()

    def commit(self) -> None:
        """Keep the title that is being written."""
        self.titles.finish()

    def rename(self) -> None:
        """Write the title of the chosen issue."""
        index = self._model.index_of(self.keeper.current)
        if index.isValid() and not self._model.read_only:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.edit(index)

    def add(self, kind: str) -> None:
        """Add an issue on the next line, or a group behind this one, and start to write.

        What is written then belongs to the same step of the history.
        """
        self._desk.flush()
        self._origin = self.keeper.current
        parent, after = self._behind() if kind == "group" else self._next_line()
        gesture, scope, new_id = self._desk.new_id(), self._model.negotiation_id, self._desk.new_id
        edit = self._do(
            lambda: tree.add_issue(self._document, scope, new_id, parent, after, kind=kind), gesture
        )
        if edit is not None:
            self.keeper.go_to(tree.added(edit))
            self._write(tree.added(edit), gesture)

    @property
    def _document(self) -> Document:
        return self._desk.document

    def _issue(self, issue_id: str = "") -> Issue | None:
        return self._document.find(Issue, issue_id or self.keeper.current)

    def _do(self, build: Callable[[], Edit], gesture: str = "") -> Edit | None:
        """Apply an edit and return it, or say why that cannot be."""
        if self._model.read_only:
            return None
        self._desk.flush()
        try:
            edit = build()
        except (tree.TreeError, Condition) as refusal:
            self.said.emit(str(refusal))
            return None
        self.said.emit("")
        self._model.gesture = gesture
        done = self._model.apply(edit)
        self._model.gesture = ""
        return edit if done else None

    def _place(self, move: Callable[[Document, Issue], Edit], gesture: str = "") -> None:
        issue_id = self.keeper.current
        if issue_id:
            self._do(lambda: move(self._document, self._found(issue_id)), gesture)
            self.keeper.go_to(issue_id)

    def _found(self, issue_id: str) -> Issue:
        issue = self._issue(issue_id)
        assert issue is not None
        return issue

    def _next_line(self) -> tuple[str | None, str | None]:
        """Return parent and upper sibling of what stands right below the chosen issue."""
        issue, index = self._issue(), self._model.index_of(self.keeper.current)
        inside = issue is not None and issue.kind == "group"
        if self._model.hasChildren(index):
            inside = self._view.isExpanded(index)
        return (self.keeper.current, None) if issue is not None and inside else self._behind()

    def _behind(self) -> tuple[str | None, str | None]:
        """Return parent and upper sibling of what follows the chosen issue, or the last one."""
        if self.keeper.current:
            return self._model.shape.parent_of(self.keeper.current) or None, self.keeper.current
        last = self._model.index(self._model.rowCount() - 1, 0)
        return None, self._model.id_at(last) or None

    def _write(self, issue_id: str, gesture: str) -> None:
        self._new, self._model.gesture = (issue_id, gesture), gesture
        self.titles.new = bool(issue_id)
        self.rename()

    def _closed(self) -> None:
        self._desk.hold(self, False)
        self._model.gesture = ""
        self.titles.new = False

    def _entered(self) -> None:
        """Go on with another new issue; a renamed one is done with."""
        if self._new[0] and not self._drop_empty():
            self.add("number")

    def _drop_empty(self) -> bool:
        """Take back a new issue without a title, as if it had never been begun."""
        (issue_id, gesture), self._new = self._new, ("", "")
        issue = self._issue(issue_id) if issue_id else None
        if issue is None or issue.title.strip():
            return False
        self._do(lambda: tree.delete_issue(self._document, issue), gesture)
        self.keeper.go_to(self._origin)
        return True

    def _indent_while_writing(self, by: int) -> None:
        new = self._new
        self._place(tree.indent if by > 0 else tree.outdent, new[1])
        self._write(*new)

    def _delete(self) -> None:
        issue = self._issue()
        if issue and self._do(lambda: tree.delete_issue(self._document, self._found(issue.id))):
            title = seen(shown(issue.title, tr("(untitled)")))
            self.said.emit(tr("“{title}” was deleted. Undo brings it back.").format(title=title))

    def _duplicate(self) -> None:
        issue_id = self.keeper.current
        if issue_id:
            parent, index = self._place_behind()
            scope, label = self._model.negotiation_id, tr("duplicate issue")
            self._came(
                lambda: tree.paste(
                    self._document,
                    scope,
                    tree.subtree(self._document, scope, issue_id),
                    parent,
                    index,
                    self._desk.new_id,
                    label,
                )
            )

    def _copy(self) -> None:
        if self.keeper.current:
            self._desk.flush()
            data = clipboard.mime(self._document, self._model.negotiation_id, [self.keeper.current])
            QGuiApplication.clipboard().setMimeData(data)
            self._cut_is("")

    def _cut(self) -> None:
        """Copy the issue and leave it where it is until it is pasted: nothing can get lost."""
        if self.keeper.current and not self._model.read_only:
            self._copy()
            self._cut_is(self.keeper.current)
            self.said.emit(tr("Choose its new place and paste it there. Esc leaves it here."))

    def _cut_is(self, issue_id: str) -> None:
        self._view.faint = issue_id
        self._view.viewport().update()
        self.said.emit("")

    def _paste(self) -> None:
        data, scope = QGuiApplication.clipboard().mimeData(), self._model.negotiation_id
        cut = self._view.faint
        if self._model.read_only or not clipboard.can_read(data):
            return
        parent, index = self._place_behind()
        if cut and clipboard.ids(data, scope) == [cut] and self._issue(cut):
            self._cut_is("")
            if cut != self.keeper.current:
                self._do(lambda: tree.place(self._document, [cut], parent, index))
                self.keeper.go_to(cut)
            return
        try:
            pasted = clipboard.read(data, self._desk.style, self._desk.new_id)
        except Condition as refusal:
            self.said.emit(str(refusal))
            return
        new_id = self._desk.new_id
        self._came(lambda: tree.paste(self._document, scope, pasted.rows, parent, index, new_id))
        if pasted.left_out:
            self.said.emit(" ".join(pasted.left_out))

    def _place_behind(self) -> tuple[str | None, int | None]:
        """Return where a paste goes: behind the chosen issue, or into a group without any."""
        issue, index = self._issue(), self._model.index_of(self.keeper.current)
        if issue is None:
            return None, None
        if issue.kind == "group" and not self._model.hasChildren(index):
            return issue.id, None
        return self._model.shape.parent_of(issue.id) or None, index.row() + 1

    def _came(self, build: Callable[[], Edit]) -> None:
        edit = self._do(build)
        if edit is not None and tree.added(edit):
            self.keeper.go_to(tree.added(edit))
