"""The terms as they were agreed: taken over from a package or an offer, then put right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.analysis.headline import agreement_of
from negdesk.analysis.packages.scoring import terms_of
from negdesk.analysis.packages.space import Space, space
from negdesk.i18n import tr
from negdesk.model.actions import delete, next_position
from negdesk.model.rows import Package, Term
from negdesk.ui.cards import Card, quiet_button
from negdesk.ui.debrief.agreed_terms import agreement_edit, sources
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.packages.term_row import TermRow


class AgreementCard(Card):
    """The one package of kind agreement, or what it can be begun from."""

    def __init__(self, desk: Desk) -> None:
        """Start without an agreement."""
        super().__init__(desk.theme)
        self.desk = desk
        self.setObjectName("debrief.agreement")
        self._negotiation_id = ""
        self._drafts: dict[tuple[str, str], Term] = {}
        self.rows: dict[str, TermRow] = {}
        self.source = Combo(desk)
        self.source.setObjectName("debrief.source")
        self.source.setAccessibleName(tr("Begin the terms from"))
        self.take = QPushButton(tr("Take over"))
        self.take.setObjectName("debrief.take")
        self.take.clicked.connect(self._take)
        named = tr("Title of the agreement")
        self.name = WrappedLineInput(desk, "package.title", bare=True, label=named)
        self.name.editor.setProperty("look", "name")
        self.drop = quiet_button(tr("Begin again"), "debrief.drop")
        self.drop.clicked.connect(self._drop)
        self._lay_out()

    def show_negotiation(self, negotiation_id: str, *, wanted: bool) -> None:
        """Show the agreement; hidden where nothing was agreed, or there is nothing to settle."""
        if negotiation_id != self._negotiation_id:
            self._drafts.clear()
        self._negotiation_id = negotiation_id
        document = self.desk.document
        whole = space(document, negotiation_id) if wanted else Space()
        agreement = agreement_of(document, negotiation_id) if wanted else None
        self.setVisible(bool(whole.dimensions) or agreement is not None)
        self._begin.setVisible(agreement is None)
        self._open.setVisible(agreement is not None)
        self.name.set_row(agreement)
        self.take.setEnabled(self._writable)
        self.drop.setEnabled(self._writable)
        if agreement is None:
            self._offer()
        self._arrange(whole if agreement is not None else Space())
        if agreement is not None:
            self._show_terms(whole, agreement)

    @property
    def _writable(self) -> bool:
        return not self.desk.session.workbook.file.read_only

    def _offer(self) -> None:
        """Offer what the terms can be begun from, the last offer first."""
        chosen = self.source.currentData()
        self.source.clear()
        for row_id, title in sources(self.desk.document, self._negotiation_id):
            self.source.addItem(title, row_id)
        self.source.setCurrentIndex(max(0, self.source.findData(chosen)))

    def _take(self) -> None:
        self.desk.flush()
        document, nid = self.desk.document, self._negotiation_id
        chosen = self.source.currentData() or ""
        if self.desk.apply(agreement_edit(document, nid, chosen, self.desk.new_id)):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            # Any name will do: the next key replaces it, Tab goes on to the terms.
            self.name.editor.selectAll()

    def _drop(self) -> None:
        self.desk.flush()
        agreement = agreement_of(self.desk.document, self._negotiation_id)
        if agreement is not None:
            edit = delete(self.desk.document, tr("delete agreement"), agreement)
            if self.desk.apply(edit):
                self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, whole: Space) -> None:
        """Keep one row an issue, in the order of the space."""
        kinds = {each.issue.id: each.issue.kind for each in whole.dimensions}
        before = list(self.rows)
        for key, row in list(self.rows.items()):
            if kinds.get(key) != row.dimension.issue.kind:
                del self.rows[key]
                row.let_go()
                self._terms.removeWidget(row)
                row.hide()
                row.deleteLater()
        for dimension in whole.dimensions:
            if dimension.issue.id not in self.rows:
                made = self.rows[dimension.issue.id] = TermRow(self.desk, dimension)
                made.prices.hide()
        if before != list(kinds):
            self.rows = {key: self.rows[key] for key in kinds}
            for row in self.rows.values():
                self._terms.removeWidget(row)
                self._terms.addWidget(row)

    def _show_terms(self, whole: Space, agreement: Package) -> None:
        terms = terms_of(self.desk.document, self._negotiation_id, agreement.id)
        for index, dimension in enumerate(whole.dimensions):
            key = dimension.issue.id
            term = terms.get(key) or self._draft(agreement, key, index)
            self.rows[key].show_term(dimension, term, writable=self._writable)

    def _draft(self, agreement: Package, issue_id: str, index: int) -> Term:
        """Return the term that waits for its first value, in the order of the issues."""
        key = agreement.id, issue_id
        draft = self._drafts.get(key)
        if draft is None or self.desk.document.find(Term, draft.id) is not None:
            nid = agreement.negotiation_id
            draft = self._drafts[key] = Term(
                id=self.desk.new_id(),
                negotiation_id=nid,
                position=next_position(self.desk.document, Term, nid) + index,
                package_id=agreement.id,
                issue_id=issue_id,
            )
        return draft

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        self._begin, self._open = QWidget(), QWidget()
        begin = QVBoxLayout(self._begin)
        begin.setContentsMargins(0, 0, 0, 0)
        begin.setSpacing(gap * 2)
        begin.addWidget(plain_label(tr("The terms as agreed"), "strong", wrap=True))
        words = tr("Begin from what lay on the table last, then put right what changed.")
        begin.addWidget(WordsLabel(words, "muted"))
        line = QHBoxLayout()
        line.setSpacing(gap * 2)
        line.addWidget(self.source, 1)
        line.addWidget(self.take)
        begin.addLayout(line)
        opened = QVBoxLayout(self._open)
        opened.setContentsMargins(0, 0, 0, 0)
        opened.setSpacing(gap * 2)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self._terms = QVBoxLayout()
        self._terms.setSpacing(gap * 2)
        opened.addLayout(head)
        opened.addLayout(self._terms)
        self.body.addWidget(self._begin)
        self.body.addWidget(self._open)
