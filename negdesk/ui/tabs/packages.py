"""Prepare / Packages: whole deals scored for both, the frontier, trades, a tester of offers."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.scoring import terms_of
from negdesk.analysis.packages.space import space
from negdesk.analysis.packages.trades import Trade
from negdesk.chart.frontier_picture import PackageSpot
from negdesk.i18n import mark, tr
from negdesk.model.edits import joined
from negdesk.model.rows import Package, Term
from negdesk.ui.cards import Card, Columns
from negdesk.ui.labels import WordsLabel
from negdesk.ui.packages.compare import Compare
from negdesk.ui.packages.contingent import ContingentCard
from negdesk.ui.packages.editor import PackageEditor
from negdesk.ui.packages.edits import deal_package, term_edit
from negdesk.ui.packages.equivalent import EquivalentCard
from negdesk.ui.packages.frontier_view import FrontierView
from negdesk.ui.packages.needed import needed
from negdesk.ui.packages.offer_tester import OfferTester
from negdesk.ui.packages.said import offers_in, spots
from negdesk.ui.packages.trades import TradesSection
from negdesk.ui.packages.worker import Finder, Study
from negdesk.ui.tabs.base import Tab

_LEVELS = (
    ("limit_points", mark("Your limit in points")),
    ("target_points", mark("Your target in points")),
    ("their_limit_points", mark("Their limit in points, as you believe")),
)


class Packages(Tab):
    """The frontier beside the package editor, then trades, the comparison and the tester."""

    KEY = "packages"
    TABLES = frozenset(
        {"negotiation", "issue", "option", "dependency", "package", "term", "contingency"}
    )

    def build(self) -> None:
        """Make the parts."""
        theme = self.desk.theme
        self._spots: dict[str, PackageSpot] = {}
        self.finder = Finder(self)
        self.finder.found.connect(self._found)
        self.view = FrontierView(self.desk)
        self.view.taken.connect(self.take_deal)
        self.view.package_meant.connect(self._choose_at)
        self.finder.busy.connect(self.view.set_busy)
        self.editor = PackageEditor(self.desk)
        self.editor.chosen.connect(lambda _id: self._show_study(self.finder.study))
        self.trades = TradesSection(self.desk)
        self.trades.wanted.connect(self._make_trade)
        self.compare = Compare(self.desk)
        self.tester = OfferTester(self.desk, self.finder)
        self.tester.wanted.connect(self.take_deal)
        self.equivalent = EquivalentCard(self.desk, self.finder)
        self.contingent = ContingentCard(self.desk)
        columns = Columns(theme, (6, 5), theme.line * 46)
        columns.set_apart(theme.quarter * 4)
        left, right = columns.columns
        left.addWidget(self.view)
        right.addWidget(self.editor)
        columns.close_up()
        for widget in (
            self._head(), columns, self.trades, self.equivalent, self.compare, self.tester,
            self.contingent,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show the packages as they are; the frontier follows when it is worked out."""
        self.finder.find(space(self.desk.document, self.negotiation_id))
        self._show_study(self.finder.study)
        self.tester.show_negotiation(self.negotiation_id)
        self.equivalent.show_negotiation(self.negotiation_id)
        self.contingent.show_negotiation(self.negotiation_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no work running that nobody looks at."""
        super().hideEvent(event)
        if self.finder.working:
            self.finder.stop()
            self._stale = True

    def take_deal(self, deal: Deal) -> None:
        """Add a package with the terms of a deal, and show it in the editor."""
        self.desk.flush()
        whole = self.finder.study.space
        document, new_id = self.desk.document, self.desk.new_id
        made, edit = deal_package(document, self.negotiation_id, whole, deal, new_id)
        self.editor.packages.package_id = made.id
        self.desk.apply(edit)

    def reveal(self, key: str, row_id: str) -> None:
        """Choose the package that a field belongs to."""
        table, _, _ = key.partition(".")
        document = self.desk.document
        if table == "term":
            term = document.find(Term, row_id)
            row_id = (term.package_id or "") if term else ""
        if table in ("package", "term") and document.find(Package, row_id) is not None:
            self.editor.choose(row_id)

    def _found(self, study: Study) -> None:
        if self.negotiation_id:
            self._show_study(study)

    def _show_study(self, study: Study) -> None:
        """Show everything there is to know so far; while it is worked out the chart stays."""
        nid, writable = self.negotiation_id, not self.read_only
        offers = offers_in(self.desk.document, study.space, nid)
        self.editor.show_study(nid, study, offers)
        self._spots = spots(offers, self.editor.package_id)
        self.view.show_study(study, tuple(self._spots.values()), writable=writable)
        self.view.show_needed(needed(study, self.desk.document, nid))
        told = offers.get(self.editor.package_id)
        deal = told.offer.deal if told is not None else None
        self.trades.show_package(study, deal, told.name if told else "", writable=writable)
        self.compare.show_study(nid, study, offers)

    def _choose_at(self, index: int) -> None:
        self.editor.choose(list(self._spots)[index])

    def _make_trade(self, trade: Trade) -> None:
        """Change both terms of the package that is shown, as one step."""
        self.desk.flush()
        document, dimensions = self.desk.document, self.finder.study.space.dimensions
        terms = terms_of(document, self.negotiation_id, self.editor.package_id)
        edits = []
        for move in (trade.give, trade.get):
            choice = dimensions[move.index].choices[move.pick]
            term = terms[dimensions[move.index].issue.id]
            edits.append(
                term_edit(document, term, option_id=choice.option_id, number=choice.number)
            )
        self.desk.apply(joined(tr("make a trade"), edits))

    def _head(self) -> Card:
        card = Card(self.desk.theme)
        words = tr(
            "Every package has points from 0 to 100 for each side, from the scores and weights "
            "of the issues. Say from which points on you would rather have it than no deal."
        )
        card.body.addWidget(WordsLabel(words, "muted"))
        columns = Columns(self.desk.theme, (1, 1, 1), self.desk.theme.line * 30)
        columns.set_apart(self.desk.theme.quarter * 4)
        for column, (name, label) in zip(columns.columns, _LEVELS, strict=True):
            column.addWidget(self.input_for(f"negotiation.{name}", label=tr(label)))
        card.body.addWidget(columns)
        return card
