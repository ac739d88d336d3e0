"""The print window: the pages beside what can be chosen of them. It never stops the workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.analysis.record import Filter
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation
from negdesk.model.text import shown
from negdesk.report.order import KEPT_SECTIONS, Order, kept_sections, read_sections
from negdesk.ui.banner import BannerArea
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Tick
from negdesk.ui.labels import WordsLabel
from negdesk.ui.pages import scrolled
from negdesk.ui.printing.export import Export
from negdesk.ui.printing.maker import Commission, Maker
from negdesk.ui.printing.options import Options
from negdesk.ui.printing.press import Press
from negdesk.ui.printing.preview import Preview
from negdesk.ui.printing.progress import Progress

if TYPE_CHECKING:
    from negdesk.ui.record.reader import Debriefs

# So long an edit must rest before the pages follow it.
_REST_MS = 400
_MOST_LETTERS = 40


class PrintWindow(QDialog):
    """Shows the print of one negotiation, and follows its changes while it is open."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Make the window; `show_negotiation` fills it."""
        super().__init__(parent, Qt.WindowType.Window)
        self.desk = desk
        self.negotiation_id = ""
        self.pdf = b""
        self._then: Callable[[], object] | None = None
        self._stale = True
        self.banners = BannerArea(desk.theme.quarter)
        self.progress = Progress(desk.theme)
        self.preview = Preview(desk.theme)
        self.options = Options(desk, self._kept())
        self.remarks = WordsLabel("", "warn")
        self.password = QLineEdit()
        self.maker = Maker(self)
        self.press = Press(self)
        self.export = Export(self)
        self.debriefs: Debriefs | None = None
        self._only, self._only_words = Filter(), ""
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out()
        self._connect()

    @property
    def order(self) -> Order:
        """Return what is chosen now."""
        return self.options.order

    @property
    def ready(self) -> bool:
        """Say whether the pages shown are what was chosen."""
        reading = self.debriefs is not None and self.debriefs.busy
        return bool(self.pdf) and not (self.maker.working or self._stale or reading)

    def show_negotiation(self, negotiation_id: str, kind: str = "") -> None:
        """Show the print of a negotiation, and come to the front."""
        self.negotiation_id = negotiation_id
        self._stale = True
        if kind:
            self.options.choose(kind)
        self._say_title()
        self.show()
        self.raise_()
        self.activateWindow()
        if self._stale:
            self.remake()

    @property
    def title(self) -> str:
        """Return the title of the negotiation, or of the track record."""
        if self.order.kind == "record":
            return tr("Track record")
        return self.desk.document.negotiation(self.negotiation_id).title

    def _say_title(self) -> None:
        title = shown(self.title, tr("(untitled)"))
        self.setWindowTitle(tr("Print: {title}").format(title=title).replace("[*]", "[*][*]"))

    def when_ready(self, act: Callable[[], object]) -> None:
        """Do something with the pages once they are what was chosen."""
        if self.ready:
            act()
            return
        self._then = act
        if not self.maker.working:
            self.remake()

    def remake(self) -> None:
        """Make the pages anew, beside the window."""
        self._soon.stop()
        if not self.desk.document.find(Negotiation, self.negotiation_id):
            self.hide()
            return
        self._stale = False
        if self.order.kind == "record":
            self.read_debriefs().read()
            return
        self.desk.session.workbook.load(self.negotiation_id)
        still = Document(self.desk.document.rows(self.negotiation_id))
        style, now = self.desk.style, self.desk.now()
        self.maker.make(Commission(self.order, still, self.negotiation_id, style, now))

    def show_record(self, negotiation_id: str, only: Filter, words: str) -> None:
        """Show the track record, limited as `only` says and `words` tell."""
        self._only, self._only_words = only, words
        self._stale = True
        self.show_negotiation(negotiation_id, "record")

    def read_debriefs(self) -> Debriefs:
        """Return what reads the negotiations that have ended, for the track record."""
        if self.debriefs is None:
            from negdesk.ui.record.reader import Debriefs

            self.debriefs = Debriefs(self.desk, self)
            self.debriefs.done.connect(self._make_record)
        return self.debriefs

    def _make_record(self) -> None:
        from negdesk.analysis.record import record_of

        if self.order.kind != "record":
            return
        found = record_of(self.read_debriefs().made, self._only)
        style, now, words = self.desk.style, self.desk.now(), self._only_words
        still = Document()
        self.maker.make(Commission(self.order, still, "", style, now, found, words))

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody looks at: the workbook may be about to be closed."""
        super().hideEvent(event)
        if self.debriefs is not None and self.debriefs.busy:
            self.debriefs.rest()
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the window was away."""
        super().showEvent(event)
        if self._stale and self.negotiation_id:
            self.remake()

    def _kept(self) -> tuple[str, ...]:
        try:
            return read_sections(self.desk.session.workbook.file.setting(KEPT_SECTIONS))
        except Condition:
            # What is kept there is only a habit: without it the brief has all sections.
            return ()

    def _keep(self) -> None:
        """Keep the sections with the workbook, where it can be written."""
        file = self.desk.session.workbook.file
        if file.read_only:
            return
        try:
            file.keep_setting(KEPT_SECTIONS, kept_sections(self.options.sections.chosen))
        except Condition as condition:
            self.banners.say("keep", str(condition), "warn")

    def _follow(self, edit: Edit, initiator: object | None) -> None:
        if self.debriefs is not None:
            self.debriefs.spoil(*edit.scopes)
        if self.negotiation_id in edit.scopes or self.order.kind == "record":
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def _take(self, result: object) -> None:
        from negdesk.report.prints import Made

        then, self._then = self._then, None
        if isinstance(result, Made):
            self.pdf = result.pdf
            self.banners.clear("make")
            self.preview.show_pdf(result.pdf)
            self._remark(result.unprintable, result.shortened)
            if then is not None:
                then()
        else:
            words = tr("This could not be printed. Your workbook is safe.")
            self.banners.say("make", words, "warn")
            if isinstance(result, Exception):
                # Raised in the window's thread, where mistakes are noted.
                raise result

    def _cancel(self) -> None:
        """Stop what takes so long; the pages shown before stay."""
        self.press.cancel()
        if self.maker.working:
            self.maker.supersede()
            self._then, self._stale = None, True
            words = tr("Stopped. These are still the pages from before.")
            self.banners.say("make", words, "note", (tr("Make it again"), self.remake))

    def _remark(self, unprintable: str, shortened: int) -> None:
        """List what will not be printed as it was typed."""
        parts = []
        if unprintable:
            parts.append(_letters(unprintable))
        if shortened:
            words = trn(
                "{count} text is shortened to fit.",
                "{count} texts are shortened to fit.",
                shortened,
            )
            parts.append(words.format(count=shortened))
        self.remarks.setText("\n".join(parts))
        self.remarks.setVisible(bool(parts))

    def _connect(self) -> None:
        self.maker.made.connect(self._take)
        self.maker.busy.connect(self.progress.show_busy)
        self.maker.moved.connect(self.progress.show_share)
        self.press.moved.connect(self.progress.show_share)
        self.press.busy.connect(self.progress.show_busy)
        self.progress.cancelled.connect(self._cancel)
        self.options.changed.connect(self.remake)
        self.options.changed.connect(lambda _order: self._say_title())
        self.options.sections.changed.connect(self._keep)
        self._soon.timeout.connect(self.remake)
        self.desk.session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        theme, gap = self.desk.theme, self.desk.theme.quarter
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.preview, 1)
        column.addWidget(self.progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = self._side(gap)
        side.setFixedWidth(theme.line * 18)
        row.addWidget(side)
        row.addLayout(column, 1)
        self.resize(theme.line * 64, theme.line * 46)
        self.setMinimumSize(theme.line * 34, theme.line * 22)

    def _side(self, gap: int) -> QWidget:
        """Return the column of choices, with the acts at its foot where they never scroll away."""
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(gap * 4, gap * 4, gap * 4, gap * 2)
        inner.setSpacing(gap * 3)
        inner.addWidget(self.options)
        inner.addWidget(self.remarks)
        inner.addStretch(1)
        self.remarks.hide()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(page), 1)
        column.addLayout(self._acts(gap))
        return side

    def _acts(self, gap: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(gap * 4, gap * 2, gap * 4, gap * 4)
        column.setSpacing(gap * 2)
        self.password.setObjectName("print.password")
        self.password.setPlaceholderText(tr("Password for the exported file"))
        self.password.setAccessibleName(self.password.placeholderText())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        show = Tick(self.desk.theme, tr("Show the password"))
        show.setObjectName("print.show_password")
        echo = QLineEdit.EchoMode
        show.toggled.connect(
            lambda on: self.password.setEchoMode(echo.Normal if on else echo.Password)
        )
        show.hide()
        self.password.textChanged.connect(lambda text: show.setVisible(bool(text)))
        column.addWidget(self.password)
        column.addWidget(show)
        for name, words, act in (
            ("print", tr("Print…"), self.press.ask),
            ("export", tr("Export…"), self.export.ask),
            ("open", tr("Export and open…"), self.export.ask_and_open),
        ):
            button = QPushButton(words)
            button.setObjectName(f"print.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: self.when_ready(act))
            if name == "print":
                button.setProperty("role", "main")
            column.addWidget(button)
        return column


def _letters(unprintable: str) -> str:
    """Return the sentence that lists letters without a font, not all where there are very many."""
    listed = " ".join(unprintable[:_MOST_LETTERS])
    rest = len(unprintable) - _MOST_LETTERS
    if rest > 0:
        listed = tr("{letters} and {count} more").format(letters=listed, count=rest)
    words = tr("No font here has these letters, so □ stands for each: {letters}")
    return words.format(letters=listed)
