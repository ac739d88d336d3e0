"""What the agreement left on the table: the package both would have preferred, if there is one."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from negdesk.analysis.headline import agreement_of
from negdesk.analysis.packages.distance import Distance, distance
from negdesk.analysis.packages.scoring import deal_offer, package_offer
from negdesk.analysis.packages.space import Space, space
from negdesk.analysis.packages.words import deal_words, points_words
from negdesk.i18n import tr
from negdesk.model.rows import Package
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.packages.edits import add_package, new_package, offer_terms
from negdesk.ui.packages.worker import Finder, Study
from negdesk.ui.tabs.say import shortened


class LeftOver(QWidget):
    """Works the frontier out beside the window, then says how far the agreement is from it."""

    def __init__(self, desk: Desk) -> None:
        """Start hidden."""
        super().__init__()
        self.desk = desk
        self._negotiation_id = ""
        self._found: Distance | None = None
        self._worth: tuple[Decimal, Decimal] | None = None
        self.finder = Finder(self)
        self.finder.found.connect(self._studied)
        self.words = WordsLabel()
        self.words.setObjectName("debrief.left")
        self.button = QPushButton(tr("Keep it as a package"))
        self.button.setObjectName("debrief.better")
        self.button.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.quarter * 2)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Look for a better package, where an agreement settles every issue."""
        self._negotiation_id = negotiation_id
        self._worth = None
        agreement = agreement_of(self.desk.document, negotiation_id)
        if (
            agreement is not None
            and self.desk.document.negotiation(negotiation_id).stage == "agreed"
        ):
            whole = space(self.desk.document, negotiation_id)
            self._worth = self._worth_of(agreement, whole)
            if self._worth is not None:
                self.finder.find(whole)
                self._studied(self.finder.study)
        if self._worth is None:
            self.finder.stop()
            self._show(None)

    def _worth_of(self, agreement: Package, whole: Space) -> tuple[Decimal, Decimal] | None:
        """Return what the agreement is worth to us and to them, or None while that is open."""
        if whole.problem or whole.their_problem:
            return None
        document, nid = self.desk.document, self._negotiation_id
        offer = package_offer(document, whole, nid, agreement.id)
        settled = offer.complete and bool(offer.chosen)
        return (offer.us.settled, offer.them.settled) if settled else None

    def _studied(self, study: Study) -> None:
        if study.frontier is None or self._worth is None:
            self._show(None)
        else:
            self._show(distance(study.frontier, *self._worth))

    def _show(self, found: Distance | None) -> None:
        self._found = found
        self.setVisible(found is not None)
        if found is None:
            return
        self.words.setText(self._said(found))
        self.button.setVisible(found.better is not None)
        self.button.setEnabled(not self.desk.session.workbook.file.read_only)

    def _said(self, found: Distance) -> str:
        if found.better is None:
            return tr(
                "Nothing was left on the table: neither of you could have had more without the "
                "other having less."
            )
        assert self._worth is not None
        style, deal = self.desk.style, found.better
        text = tr(
            "Both of you could prefer this, with {us} more points for you and {them} for them as "
            "you estimate: {deal}. What you signed stays if they would rather keep it."
        )
        us, them = self._worth
        more, theirs = points_words(deal.us - us, style), points_words(deal.them - them, style)
        said = shortened(deal_words(self.finder.study.space, deal, style))
        return text.format(us=more, them=theirs, deal=said)

    def _take(self) -> None:
        """Keep the better deal as a package; the agreement stays what it is."""
        self.desk.flush()
        if self._found is None or self._found.better is None:
            return
        document, new_id = self.desk.document, self.desk.new_id
        made = new_package(document, self._negotiation_id, new_id)
        made = made.with_(title=tr("After signing: better for both"))
        offer = deal_offer(self.finder.study.space, self._found.better)
        self.desk.apply(add_package(made, *offer_terms(document, made, offer, new_id)))
