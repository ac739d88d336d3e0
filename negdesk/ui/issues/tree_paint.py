"""The view of the tree of issues: whole rows, keys to commands, words where there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from negdesk.i18n import tr
from negdesk.ui.issues.commands import command_of
from negdesk.ui.issues.in_short import Column
from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.issues.tree_row import RowPainter
from negdesk.ui.theme import RADIUS, SMALL, Theme

Index = QModelIndex | QPersistentModelIndex


class TreeView(QTreeView):
    """The view itself: it draws whole rows, and turns keys into commands."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, model: IssueTreeModel) -> None:
        """Show a model."""
        super().__init__()
        self._theme = theme
        self._issues = model
        self.empty = ""
        # The issue that was cut and waits to be pasted.
        self.faint = ""
        self._framed = False
        self._hovered = ""
        self._rows = RowPainter(theme, model, self)
        self.setObjectName("issue.tree")
        self.setAccessibleName(tr("Issues"))
        self._behave()
        self.setModel(model)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.restyle()
        theme.changed.connect(self.restyle)

    def copy(self) -> None:
        """Copy the issue; the Edit menu looks for this name."""
        self.commanded.emit("copy")

    def cut(self) -> None:
        """Cut the issue; the Edit menu looks for this name."""
        self.commanded.emit("cut")

    def paste(self) -> None:
        """Paste issues; the Edit menu looks for this name."""
        self.commanded.emit("paste")

    def restyle(self) -> None:
        """Take the theme's colours."""
        c, gap = self._theme.palette, self._theme.quarter
        small = self._theme.font.pointSizeF() * SMALL
        self.setStyleSheet(f"""
QTreeView {{ background: {c["surface"]}; border: 1px solid {c["line"]};
  border-radius: {RADIUS}px; outline: none; selection-background-color: transparent; }}
QTreeView::branch {{ background: transparent; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {c["muted"]}; font-size: {small:.1f}pt;
  border: none; border-bottom: 1px solid {c["line"]}; padding: {gap}px {gap * 2}px; }}
QLineEdit {{ border: 1px solid {c["ours"]}; border-radius: 4px; padding: 0 {gap - 1}px;
  min-height: 0px; background: {c["surface"]}; }}
QLineEdit:focus {{ border: 2px solid {c["ours"]}; padding: 0 {gap - 2}px; }}
""")

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the tree from the window's menus while the tree has the focus."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and command_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the command of the keys, else what every tree does."""
        self._framed = True
        name = command_of(event)
        if name:
            self.commanded.emit(name)
        elif event.key() == Qt.Key.Key_Escape and self.faint:
            self.commanded.emit("uncut")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame the current row only when the keyboard brought the focus."""
        reason = Qt.FocusReason
        keys = (reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason)
        # The window's own return, and that of an editor that ends, leave it as it was.
        if event.reason() in (*keys, reason.MouseFocusReason):
            self._framed = event.reason() in keys
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row when the mouse is elsewhere."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the figures what they need, at most a part of a narrow tree."""
        width = event.size().width()
        metrics, gap = QFontMetrics(self._theme.font), self._theme.quarter
        weight = metrics.horizontalAdvance("> 99 %") + gap * 5
        self.setColumnWidth(Column.WEIGHT, weight)
        most = metrics.horizontalAdvance("0") * 22
        self.setColumnWidth(Column.OURS, min(most, (width - weight) * 2 // 5))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tree, or what stands for an empty one."""
        super().paintEvent(event)
        if self._issues.rowCount() or not self.empty:
            return
        gap = self._theme.quarter
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font)
        painter.setPen(self._theme.colour("muted"))
        room = self.viewport().rect().adjusted(gap * 4, gap * 4, -gap * 4, -gap * 2)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.empty)
        painter.end()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one issue."""
        issue = self._issues.issue_at(index)
        if issue is None:
            return
        row = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        chosen = self.selectionModel().isSelected(index)
        level = self._issues.shape.level_of(index.internalId())
        opened = self.isExpanded(index) if self._issues.hasChildren(index) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rows.ground(painter, row, chosen=chosen, lit=issue.id == self._hovered)
        self._rows.guides(painter, row, level, opened)
        self._rows.words(painter, row, level, issue, faint=issue.id == self.faint)
        if chosen and self._framed and self.hasFocus():
            self._rows.frame(painter, row)
        painter.restore()

    def _behave(self) -> None:
        view = QAbstractItemView
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setIndentation(self._theme.quarter * 5)
        self.setEditTriggers(view.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setDragDropMode(view.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(600)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.entered.connect(self._hover)
        self.viewportEntered.connect(lambda: self._hover(QModelIndex()))

    def _hover(self, index: QModelIndex) -> None:
        issue_id = self._issues.id_at(index)
        if issue_id != self._hovered:
            self._hovered = issue_id
            self.viewport().update()
