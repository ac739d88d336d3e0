"""What stays the same in the tree while it is built anew: who is chosen, open and in sight."""

from __future__ import annotations

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
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        view.expanded.connect(lambda index: self._closed.discard(model.id_at(index)))
        view.collapsed.connect(lambda index: self._closed.add(model.id_at(index)))
        view.selectionModel().currentChanged.connect(self._moved)

    def forget(self) -> None:
        """Forget the issues of the negotiation shown so far."""
        self.current, self._lost, self._near, self._scrolled = "", "", [], 0

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
        self._view.expandAll()

    def close_all(self) -> None:
        """Close every group; the one above stands for an issue that is hidden so."""
        shape = self._model.shape
        top = self.current
        while shape.parent_of(top):
            top = shape.parent_of(top)
        self._view.collapseAll()
        self._closed = {shape.ids[number] for number in shape.below if number >= 0}
        self.go_to(top)

    def rows_in_sight(self) -> int:
        """Return how many issues no closed group hides."""
        shape = self._model.shape
        seen: list[bool] = []
        for above in shape.above:
            seen.append(above < 0 or (seen[above] and shape.ids[above] not in self._closed))
        return sum(seen)

    def _remember(self) -> None:
        self._near = self._model.shape.near(self.current)
        self._scrolled = self._view.verticalScrollBar().value()

    def _restore(self) -> None:
        """Open what was open and choose what was chosen, or what stands nearest to it."""
        self._open()
        shape = self._model.shape
        if self._lost in shape.numbers:
            wanted, self._lost = self._lost, ""
        elif self.current and self.current not in shape.numbers:
            wanted = next((each for each in self._near if each in shape.numbers), "")
            self._lost = self.current
        else:
            wanted = self.current
        bar = self._view.verticalScrollBar()
        bar.setValue(self._scrolled)
        index = self._model.index_of(wanted)
        if index.isValid():
            lost = self._lost
            self._view.setCurrentIndex(index)
            self._lost = lost
        if wanted != self.current:
            self._announce(wanted)
            self._view.scrollTo(index)

    def _open(self) -> None:
        blocked = self._view.blockSignals(True)
        if self._closed.isdisjoint(self._model.shape.numbers):
            self._view.expandAll()
        else:
            for number in self._model.shape.below:
                issue_id = self._model.shape.ids[number] if number >= 0 else ""
                if issue_id and issue_id not in self._closed:
                    self._view.expand(self._model.index_of(issue_id))
        self._view.blockSignals(blocked)

    def _moved(self, index: QModelIndex) -> None:
        self._lost = ""
        self._announce(self._model.id_at(index))

    def _announce(self, issue_id: str) -> None:
        if issue_id != self.current:
            self.current = issue_id
            self.chosen.emit(issue_id)
