"""The package editor: one package term by term, with its points, its verdict and its prices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.analysis.packages.scoring import Offer, terms_of
from negdesk.analysis.packages.tester import judge
from negdesk.analysis.packages.tester_words import verdict_sentences
from negdesk.analysis.packages.trades import prices
from negdesk.i18n import tr
from negdesk.model.actions import delete, next_position
from negdesk.model.rows import Package, Term
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.packages.edits import add_package, duplicated, new_package
from negdesk.ui.packages.package_list import PackageList
from negdesk.ui.packages.said import VERDICT_ROLES, Offers, worth_words
from negdesk.ui.packages.term_row import TermRow
from negdesk.ui.packages.worker import Study
from negdesk.ui.tabs.say import shortened


class PackageEditor(Card):
    """Lists the packages and edits the chosen one; `chosen` says that another one is shown."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the editor without a negotiation."""
        super().__init__(desk.theme)
        self.desk = desk
        self.negotiation_id = ""
        self._study = Study()
        self._offers: Offers = {}
        self._drafts: dict[tuple[str, str], Term] = {}
        self.rows: dict[str, TermRow] = {}
        self.packages = PackageList(desk.theme, desk.style)
        self.packages.chosen.connect(self._choose)
        self.packages.add_wanted.connect(self.add_package)
        self.packages.duplicate_wanted.connect(self._duplicate)
        self.packages.delete_wanted.connect(self._delete)
        self.name = make_input(desk, "package.title", bare=True)
        self.name.editor.setProperty("look", "name")
        self.kind = make_input(desk, "package.kind", bare=True)
        self.worth = WordsLabel("", "strong")
        self.worth.setObjectName("packages.worth")
        self.verdict = WordsLabel()
        self.verdict.setObjectName("packages.verdict")
        self._lay_out()

    @property
    def package_id(self) -> str:
        """Return the id of the package that is shown, "" for none."""
        return self.packages.package_id

    @property
    def package(self) -> Package | None:
        """Return the package that is shown."""
        return self.desk.document.find(Package, self.package_id)

    @property
    def offer(self) -> Offer | None:
        """Return what the package that is shown says."""
        told = self._offers.get(self.package_id)
        return told.offer if told is not None else None

    def show_study(self, negotiation_id: str, study: Study, offers: Offers) -> None:
        """Show the packages of a negotiation as they are now, measured by a study."""
        self.negotiation_id, self._study, self._offers = negotiation_id, study, offers
        self.packages.show_offers(offers, writable=self._writable)
        package = self.package
        self._empty.setVisible(package is None)
        self._open.setVisible(package is not None)
        self.name.set_row(package)
        self.kind.set_row(package)
        self._arrange()
        if package is not None:
            self._show_terms(package)
        self._say()

    def choose(self, package_id: str) -> None:
        """Show a package."""
        self.packages.choose(package_id)

    def add_package(self) -> None:
        """Add a package without terms and put the cursor into its name."""
        self.desk.flush()
        made = new_package(self.desk.document, self.negotiation_id, self.desk.new_id)
        self.packages.package_id = made.id
        if self.desk.apply(add_package(made)):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _writable(self) -> bool:
        return not self.desk.session.workbook.file.read_only

    def _choose(self, package_id: str) -> None:
        self.desk.flush()
        self.chosen.emit(package_id)

    def _duplicate(self) -> None:
        self.desk.flush()
        package = self.package
        if package is not None:
            made, edit = duplicated(self.desk.document, package, self.desk.new_id)
            self.packages.package_id = made.id
            self.desk.apply(edit)

    def _delete(self) -> None:
        self.desk.flush()
        package = self.package
        if package is not None:
            self.desk.apply(delete(self.desk.document, tr("delete package"), package))

    def _arrange(self) -> None:
        """Keep one row an issue, in the order of the space."""
        space = self._study.space
        kinds = {each.issue.id: each.issue.kind for each in space.dimensions}
        for key in [
            key for key, row in self.rows.items() if kinds.get(key, "") != row.dimension.issue.kind
        ]:
            row = self.rows.pop(key)
            row.let_go()
            self._terms.removeWidget(row)
            row.hide()
            row.deleteLater()
        before = list(self.rows)
        for dimension in space.dimensions:
            if dimension.issue.id not in self.rows:
                self.rows[dimension.issue.id] = TermRow(self.desk, dimension)
        wanted = [each.issue.id for each in space.dimensions]
        if before != wanted:
            self.rows = {key: self.rows[key] for key in wanted}
            for row in self.rows.values():
                self._terms.removeWidget(row)
                self._terms.addWidget(row)

    def _show_terms(self, package: Package) -> None:
        terms = terms_of(self.desk.document, self.negotiation_id, package.id)
        for index, dimension in enumerate(self._study.space.dimensions):
            key = dimension.issue.id
            term = terms.get(key) or self._draft(package, key, index)
            self.rows[key].show_term(dimension, term, writable=self._writable)

    def _draft(self, package: Package, issue_id: str, index: int) -> Term:
        """Return the term that waits for its first value, in the order of the issues."""
        key = package.id, issue_id
        draft = self._drafts.get(key)
        if draft is None or self.desk.document.find(Term, draft.id) is not None:
            draft = self._drafts[key] = Term(
                id=self.desk.new_id(),
                negotiation_id=package.negotiation_id,
                position=next_position(self.desk.document, Term, package.negotiation_id) + index,
                package_id=package.id,
                issue_id=issue_id,
            )
        return draft

    def _say(self) -> None:
        """Say what the package is worth, how it stands, and what each step would cost."""
        offer = self.offer
        if offer is None or not self.rows:
            return
        style, space = self.desk.style, self._study.space
        head = self.desk.document.negotiation(self.negotiation_id)
        verdict = judge(offer, head, self._study.frontier)
        self.worth.setText(worth_words(offer, style))
        set_role(self._sheet, VERDICT_ROLES[verdict.answer])
        said = verdict_sentences(verdict, space, style, head.unit)
        self.verdict.setText("\n".join(shortened(each) for each in said))
        deal = offer.deal
        steps = prices(space, deal) if deal is not None else []
        by_issue = {each.dimension.issue.id: each for each in steps}
        for key, row in self.rows.items():
            row.show_prices(by_issue.get(key))

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        words = tr(
            "A package settles every issue at once. Take a deal from the chart, or add a "
            "package of your own and settle it issue by issue."
        )
        self._empty = WordsLabel(words, "muted")
        names = QHBoxLayout()
        names.setSpacing(gap * 3)
        names.addWidget(self.name, 3)
        names.addWidget(self.kind, 2)
        said = self._sheet = Card(self.theme, "said")
        said.body.setContentsMargins(gap * 3, gap * 2, gap * 3, gap * 2)
        said.body.addWidget(self.worth)
        said.body.addWidget(self.verdict)
        self._terms = QVBoxLayout()
        self._terms.setSpacing(gap * 2)
        self._open = QWidget()
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 3)
        column.addLayout(names)
        column.addLayout(self._terms)
        column.addWidget(said)
        self.body.addWidget(plain_label(tr("Your packages"), "heading"))
        self.body.addWidget(self._empty)
        self.body.addWidget(self.packages)
        self.body.addWidget(self._open)
