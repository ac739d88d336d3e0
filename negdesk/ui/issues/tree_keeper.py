"""What stays the same in the tree while issues come and go: who is chosen, open and in sight."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QModelIndex, QObject, Signal

from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.issues.tree_paint import TreeView


class TreeKeeper(QObject):
    """Remembers by id, so that an issue that comes back finds its place and state again."""

    # the id of the issue that is chosen now, or ""
    chosen = Signal(str)

    def __init__(self, view: TreeView, model: IssueTreeModel) -> None:
        """Follow a view and its model."""
        super().__init__(view)
        self._view = view
        self._model = model
        self.current = ""
        self._closed: set[str] = set()
        # Chosen when it went away: chosen again if it comes back.
        self._lost = ""
        self._near: list[str] = []
        self._scrolled = 0
        # While issues come and go the view chooses for itself: that is nobody's choice.
        self._following = False
        self._grown: set[str] = set()
        model.modelReset.connect(lambda: self._open(model.shape.parents()))
        model.reshaping.connect(self._remember)
        model.reshaped.connect(self._restore)
        model.rowsInserted.connect(self._grew)
        model.rowsMoved.connect(lambda _from, _first, _last, above: self._grew(above))
        view.expanded.connect(lambda index: self._closed.discard(model.id_at(index)))
        view.collapsed.connect(lambda index: self._closed.add(model.id_at(index)))
        view.selectionModel().currentChanged.connect(self._moved)

    def forget(self) -> None:
        """Forget the issues of the negotiation shown so far."""
        self.current, self._lost = "", ""

    def go_to(self, issue_id: str) -> None:
        """Choose an issue and bring it in sight; "" chooses none."""
        index = self._model.index_of(issue_id)
        if issue_id and not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self._view.expand(above)
            above = above.parent()
        self._view.setCurrentIndex(index)
        if index.isValid():
            self._view.scrollTo(index)

    def go_to_first(self) -> None:
        """Choose the first issue, if there is one."""
        self.go_to(self._model.id_at(self._model.index(0, 0)))
        self._announce(self._model.id_at(self._view.currentIndex()))

    def open_all(self) -> None:
        """Open every group."""
        self._closed.clear()
        self._view.scheduleDelayedItemsLayout()
        self._open(self._model.shape.parents())

    def close_all(self) -> None:
        """Close every group; the one above stands for an issue that is hidden so."""
        shape = self._model.shape
        top = self.current
        while shape.parent_of(top):
            top = shape.parent_of(top)
        self._view.collapseAll()
        self._closed = set(shape.parents())
        self.go_to(top)

    def rows_in_sight(self, most: int) -> int:
        """Return how many issues no closed group hides, counted up to a number."""
        return sum(1 for _ in islice(self._model.shape.walk(self._closed), most))

    def _remember(self) -> None:
        self._following = True
        self._grown.clear()
        self._near = self._model.shape.near(self.current)
        self._scrolled = self._view.verticalScrollBar().value()

    def _restore(self) -> None:
        """Open what has got its first issues and choose who was chosen, or who is nearest."""
        self._open(self._grown)
        # Laid out now, or the view would do so while it is painted, and be painted twice.
        self._view.executeDelayedItemsLayout()
        self._view.verticalScrollBar().setValue(self._scrolled)
        wanted = self._wanted()
        index = self._model.index_of(wanted)
        if index.isValid():
            self._view.setCurrentIndex(index)
        self._following = False
        if wanted != self.current:
            self._announce(wanted)
            self._view.scrollTo(index)

    def _wanted(self) -> str:
        """Return who is to be chosen now: one that has come back before all others."""
        there = self._model.shape.number_of
        if there(self._lost) is not None:
            wanted, self._lost = self._lost, ""
        elif self.current and there(self.current) is None:
            wanted = next((each for each in self._near if there(each) is not None), "")
            self._lost = self.current
        else:
            wanted = self.current
        return wanted

    def _grew(self, parent: QModelIndex) -> None:
        self._grown.add(self._model.id_at(parent))

    def _open(self, ids: Iterable[str]) -> None:
        for issue_id in ids:
            if issue_id and issue_id not in self._closed:
                self._view.expand(self._model.index_of(issue_id))

    def _moved(self, index: QModelIndex) -> None:
        if not self._following:
            self._lost = ""
            self._announce(self._model.id_at(index))

    def _announce(self, issue_id: str) -> None:
        if issue_id != self.current:
            self.current = issue_id
            self.chosen.emit(issue_id)
