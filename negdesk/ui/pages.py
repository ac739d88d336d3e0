"""Pages beside the tabs: choosing a template, and a workbook that is still empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.ui.choices import TemplateChoices
from negdesk.ui.labels import plain_label
from negdesk.ui.theme import Theme


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page in a scroll area that only ever scrolls up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setProperty("role", "page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(page)
    return area


class NewPage(QWidget):
    """Chooses what a new negotiation begins from, in the place of the tabs."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the page; the templates are read when it is first shown."""
        super().__init__()
        gap = theme.quarter
        self.templates = TemplateChoices(theme)
        self.templates.chosen.connect(self.chosen)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.left)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(gap * 6, gap * 5, gap * 6, gap * 6)
        column.setSpacing(gap * 2)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("New negotiation"), "title"), 1)
        head.addWidget(self.cancel)
        column.addLayout(head)
        words = tr("Begin from what is nearest. Everything can be changed later.")
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addSpacing(gap * 2)
        self.templates.setMaximumWidth(theme.line * 42)
        column.addWidget(self.templates)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))

    def begin(self) -> None:
        """Show the templates and put the focus on the first."""
        self.templates.focus_first()


class EmptyPage(QWidget):
    """A workbook without negotiations: says in two sentences what one is for."""

    new_wanted = Signal()

    def __init__(self, theme: Theme, *, read_only: bool) -> None:
        """Teach, and offer the first action."""
        super().__init__()
        gap = theme.quarter
        column = QVBoxLayout(self)
        column.setContentsMargins(gap * 10, 0, gap * 10, 0)
        column.setSpacing(gap * 3)
        column.addStretch(2)
        column.addWidget(plain_label(tr("This workbook is empty."), "title", wrap=True))
        words = tr(
            "A negotiation begins with what you will do if it fails: from there comes the "
            "limit that you will not cross. Pick a template, and the questions come with it."
        )
        lines = plain_label(words, "muted", wrap=True)
        lines.setMaximumWidth(theme.line * 32)
        lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column.addWidget(lines)
        self.new = QPushButton(tr("New negotiation"))
        self.new.setProperty("role", "main")
        self.new.setEnabled(not read_only)
        self.new.clicked.connect(self.new_wanted)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
