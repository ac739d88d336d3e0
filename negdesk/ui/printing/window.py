"""The print window: the pages beside what can be chosen of them. It never stops the workbook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from negdesk.analysis.record import Filter
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation
from negdesk.model.text import shown
from negdesk.report.order import KEPT_SECTIONS, Order, Printed, kept_sections, read_sections
from negdesk.ui.banner import BannerArea
from negdesk.ui.desk import Desk
from negdesk.ui.focus import press
from negdesk.ui.labels import WordsLabel
from negdesk.ui.printing.acts import Acts
from negdesk.ui.printing.export import Export
from negdesk.ui.printing.keys import sequence
from negdesk.ui.printing.layout import lay_out
from negdesk.ui.printing.maker import Commission, Maker
from negdesk.ui.printing.options import Options
from negdesk.ui.printing.password import Password
from negdesk.ui.printing.past import Past
from negdesk.ui.printing.press import Press
from negdesk.ui.printing.preview import Preview
from negdesk.ui.printing.progress import Progress
from negdesk.ui.printing.remarks import remarks

# So long an edit must rest before the pages follow it.
_REST_MS = 400


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
        # The kind that the page it was called from stands for, and the kind of the pages shown.
        self._led, self._pages_of = "", ""
        self.banners = BannerArea(desk.theme.quarter)
        self.progress = Progress(desk.theme)
        self.preview = Preview(desk.theme)
        self.options = Options(desk, self._kept())
        self.acts = Acts(desk.theme)
        self.locking = Password(desk.theme)
        self.password = self.locking.line
        # What will not be on paper as it was typed: always in sight.
        self.remarks = WordsLabel("", "warn")
        self.remarks.hide()
        self.maker = Maker(self)
        self.press = Press(self)
        self.export = Export(self)
        self.past = Past(desk, self)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        lay_out(self)
        self._connect()

    @property
    def order(self) -> Order:
        """Return what is chosen now."""
        return self.options.order

    @property
    def ready(self) -> bool:
        """Say whether the pages shown are what was chosen."""
        return bool(self.pdf) and not (self.maker.working or self._stale or self.past.busy)

    @property
    def title(self) -> str:
        """Return the title of what is printed: of the negotiation, where it is of one."""
        kind = self.order.kind
        if kind == "record":
            return tr("Track record")
        if kind == "blank":
            return tr("Blank sheets")
        return self.desk.document.negotiation(self.negotiation_id).title

    def show_negotiation(self, negotiation_id: str, kind: str = "") -> None:
        """Show the print of a negotiation, and come to the front.

        Without a kind it is the one chosen last, but for one that another page has led to.
        """
        self.past.limit(Filter(), "")
        self._show(negotiation_id, kind)

    def show_record(self, negotiation_id: str, only: Filter, words: str) -> None:
        """Show the track record, limited as `only` says and `words` tell."""
        self.past.limit(only, words)
        self._show(negotiation_id, "record")

    def _show(self, negotiation_id: str, kind: str) -> None:
        if negotiation_id != self.negotiation_id:
            # What became of the pages of another one is no news here.
            for subject in ("export", "make"):
                self.banners.clear(subject)
        self.negotiation_id = negotiation_id
        self._stale = True
        if not kind and self.order.kind == self._led:
            self.options.choose("brief")
        elif kind:
            self.options.choose(kind)
        self._led = kind
        self.options.say_limited(self.past.words)
        self.show()
        self.raise_()
        self.activateWindow()
        if self._stale:
            self.remake()

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
        self._say_title()
        if self.order.kind == "record":
            self.past.read()
            return
        self.desk.session.workbook.load(self.negotiation_id)
        still = Document(self.desk.document.rows(self.negotiation_id))
        style, now = self.desk.style, self.desk.now()
        self.maker.make(Commission(self.order, still, self.negotiation_id, style, now))

    def _make_record(self) -> None:
        if self.order.kind == "record":
            self.maker.make(self.past.commission(self.order))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return press the button that has the focus."""
        if not press(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody looks at: the workbook may be about to be closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            # Who puts the window away wants no dialog when the pages are there.
            self._then = None
        if self.past.busy:
            self.past.rest()
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
        self.past.spoil(*edit.scopes)
        if self.negotiation_id in edit.scopes or self.order.kind == "record":
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def _take(self, result: object) -> None:
        then, self._then = self._then, None
        if isinstance(result, Printed):
            self._take_pages(result)
            if then is not None:
                then()
            return
        words = tr("This could not be printed. Your workbook is safe.")
        self.banners.say("make", words, "warn")
        if isinstance(result, Exception):
            # Raised in the window's thread, where mistakes are noted.
            raise result

    def _take_pages(self, made: Printed) -> None:
        self.pdf, kind = made.pdf, self.order.kind
        self.banners.clear("make")
        self.preview.show_pdf(made.pdf, keep=kind == self._pages_of)
        self._pages_of = kind
        unreadable = self.past.unreadable if kind == "record" else 0
        said = remarks(made.unprintable, made.shortened, unreadable)
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))

    def _cancel(self) -> None:
        """Stop what takes so long; the pages shown before stay."""
        self.press.cancel()
        if self.maker.working:
            self.maker.supersede()
            self._then, self._stale = None, True
            words = tr("Stopped. These are still the pages from before.")
            self.banners.say("make", words, "note", (tr("Make it again"), self.remake))

    def _connect(self) -> None:
        self.past.read_all.connect(self._make_record)
        self.maker.made.connect(self._take)
        for worker, words in (
            (self.maker, tr("Making the pages…")),
            (self.press, tr("Sending the pages to the printer…")),
        ):
            self.progress.follow(worker.busy, worker.moved, words)
        self.progress.cancelled.connect(self._cancel)
        self.options.changed.connect(self.remake)
        self.options.sections.changed.connect(self._keep)
        for wanted, act in (
            (self.acts.print_wanted, self.press.ask),
            (self.acts.export_wanted, self.export.ask),
            (self.acts.open_wanted, self.export.ask_and_open),
        ):
            wanted.connect(lambda act=act: self.when_ready(act))
        self._soon.timeout.connect(self.remake)
        QShortcut(sequence("close"), self).activated.connect(self.close)
        self.desk.session.changed.connect(self._follow)
