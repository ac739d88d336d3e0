"""Three offers, equal for us: found at a level, put down together, learned from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negdesk.analysis.packages.distance import distance
from negdesk.analysis.packages.equivalent import Meso, default_level
from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.implied import Implied, implied_weights
from negdesk.analysis.packages.space import space
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import tr
from negdesk.model.rows import Negotiation
from negdesk.ui.cards import Card, Section
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.packages.beside import BesideTable
from negdesk.ui.packages.choice_sheet import ChoiceSheet
from negdesk.ui.packages.meso_controls import MesoControls
from negdesk.ui.packages.meso_finder import MesoFinder, Wanted
from negdesk.ui.packages.put_down import Beside, group_name, groups_in, put_down
from negdesk.ui.packages.said import offers_in
from negdesk.ui.packages.worker import Finder, Study


class EquivalentCard(Section):
    """Finds three packages level for us, or shows a group that was put down to learn from it."""

    def __init__(self, desk: Desk, finder: Finder) -> None:
        """Make the card; the frontier comes from a finder that others use too."""
        super().__init__(
            desk.theme,
            tr("Three offers, equal for you"),
            tr(
                "Put them down together and let the other side choose: you lose nothing by it, "
                "and what they take tells you what matters to them."
            ),
        )
        self.desk = desk
        self.negotiation_id = ""
        self.picked = ""
        self._study = Study()
        self._meso: Meso | None = None
        self._groups: dict[str, list[Beside]] = {}
        self.finder = finder
        self.finder.found.connect(self._studied)
        self.search = MesoFinder(self)
        self.search.found.connect(self._found)
        self._make()
        self._lay_out()

    @property
    def offers(self) -> Sequence[Beside]:
        """Return the offers that are shown."""
        if self._study.frontier is None:
            return ()
        if self.controls.group:
            return self._groups[self.controls.group]
        found = self._meso.offers if self._meso is not None else ()
        words = tr("Offer {number}")
        return [
            Beside("", words.format(number=number), each.deal, each.probe)
            for number, each in enumerate(found, start=1)
        ]

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show a negotiation as it is now."""
        if negotiation_id != self.negotiation_id:
            self.negotiation_id, self.picked, self._meso = negotiation_id, "", None
            self.controls.begin()
        self._studied(self.finder.study)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again for what was given up while hidden."""
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no search running that nobody looks at."""
        super().hideEvent(event)
        self.search.stop()

    def _studied(self, study: Study) -> None:
        """Take a study; while one is under way what is shown stays."""
        document, scope = self.desk.document, self.negotiation_id
        if document.find(Negotiation, scope) is None:
            return
        self.setVisible(bool(study.space.dimensions))
        if study.frontier is None and not study.problem:
            self.search.stop()
            return
        if study is not self._study:
            self._study, self._meso = study, None
        self._groups = groups_in(offers_in(document, study.space, scope))
        self.controls.offer_groups(self._groups)
        if study.frontier is not None:
            self.controls.suggest(default_level(study.frontier, study.solutions.nash))
        self._look()

    def _look(self) -> None:
        """Look for offers at the level; show at once what needs no search."""
        frontier, level = self._study.frontier, self.controls.level
        known = self._meso is not None and self._meso.level == level
        if frontier is None or self.controls.group or known or not self.isVisible():
            self.search.stop()
            self._show()
        else:
            self.search.find(Wanted(frontier, level, self.desk.style))

    def _found(self, meso: Meso) -> None:
        self._meso = meso
        self._show()

    def _show(self) -> None:
        """Show the offers, what is odd about them, and what their choice says."""
        offers, group = self.offers, self.controls.group
        self.controls.setVisible(self._study.frontier is not None)
        self.controls.show_level(not group)
        self.why.setText(self._why())
        self.why.setVisible(bool(self.why.text()))
        self.hint.setText(self._hint(offers))
        self.hint.setVisible(bool(self.hint.text()))
        self.beside.show_offers(self._study.space, offers, self.picked, choose=bool(group))
        self.down.setVisible(len(offers) > 1 and not group)
        self.down.setEnabled(not self.desk.session.workbook.file.read_only)
        self.sheet.show_choice(self.negotiation_id, self._implied(offers))

    def _why(self) -> str:
        """Return why there are not three offers, "" where there are."""
        if self._study.frontier is None:
            return self._study.problem
        return self._meso.reason if self._meso is not None and not self.controls.group else ""

    def _hint(self, offers: Sequence[Beside]) -> str:
        """Return what to know about the offers that are shown."""
        if self.controls.group:
            return "" if self.picked else tr("When they have chosen, say which one they took.")
        probes = [each.deal for each in offers if each.probe]
        return self._about(probes) if probes else ""

    def _about(self, probes: Sequence[Deal]) -> str:
        """Return in words what a probe is, and what it costs them at most."""
        frontier = self._study.frontier
        assert frontier is not None
        most = max(distance(frontier, each.us, each.them).them for each in probes)
        text = (
            tr("A probe leaves them up to {points} points worse off than need be.")
            if most >= 1
            else tr("A probe leaves them less than a point worse off than need be.")
        )
        why = tr("Beside the others it shows what they care about.")
        return f"{text.format(points=points_words(most, self.desk.style))} {why}"

    def _implied(self, offers: Sequence[Beside]) -> Implied | None:
        chosen = [each.deal for each in offers if each.key and each.key == self.picked]
        if not chosen:
            return None
        others = [each.deal for each in offers if each.key != self.picked]
        return implied_weights(self._study.space, chosen[0], others)

    def _chosen(self, key: str) -> None:
        """Take what they chose; pressed again it is taken back."""
        self.picked = "" if key == self.picked else key
        self._show()

    def _regrouped(self) -> None:
        self.picked = ""
        self._look()

    def _put_down(self) -> None:
        """Write the offers as packages of one group, and show the group."""
        self.desk.flush()
        document, scope, known = self.desk.document, self.negotiation_id, self._study.space
        # An edit that was just written may have changed what these offers say.
        if self._meso is None or known != space(document, scope):
            return
        group = group_name(document, scope, self._meso.level.points, self.desk.style)
        deals = [each.deal for each in self._meso.offers]
        if self.desk.apply(put_down(document, scope, known, deals, group, self.desk.new_id)):
            self._studied(self._study)
            self.controls.choose(group)
            self._regrouped()
            self.controls.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        self.controls = MesoControls(self.desk)
        self.controls.level_changed.connect(self._look)
        self.controls.group_changed.connect(self._regrouped)
        self.progress = plain_label(tr("Looking for offers…"), "muted")
        self.progress.setObjectName("equivalent.progress")
        self.search.busy.connect(self.progress.setVisible)
        self.why = WordsLabel("", "warn")
        self.why.setObjectName("equivalent.why")
        self.hint = WordsLabel("", "muted")
        self.hint.setObjectName("equivalent.hint")
        self.beside = BesideTable(self.desk)
        self.beside.chosen.connect(self._chosen)
        self.down = QPushButton(tr("Put down together"))
        self.down.setObjectName("equivalent.put_down")
        self.down.setAccessibleDescription(tr("Writes these offers as packages of one group."))
        self.down.clicked.connect(self._put_down)
        self.sheet = ChoiceSheet(self.desk)
        self.sheet.taken.connect(self.beside.focus_picked)

    def _lay_out(self) -> None:
        card = Card(self.desk.theme)
        line = QHBoxLayout()
        line.setSpacing(self.desk.theme.quarter * 4)
        line.addWidget(self.down)
        line.addWidget(self.progress)
        line.addStretch(1)
        for widget in (self.controls, self.why, self.beside, self.hint):
            card.body.addWidget(widget)
        card.body.addLayout(line)
        card.body.addWidget(self.sheet)
        self.body.addWidget(card)
        # Hidden only in its place: before, it would be a window of its own.
        self.progress.hide()
