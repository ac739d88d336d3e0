"""Up to four packages side by side: terms, points for both, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from negdesk.analysis.packages.scoring import Offer
from negdesk.analysis.packages.tester import Answer, judge
from negdesk.analysis.packages.words import choice_words, points_words
from negdesk.i18n import mark, tr
from negdesk.model.rows import Package
from negdesk.ui.cards import Card, Section
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import distinct
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.said import Offers, short, title_of
from negdesk.ui.packages.side_by_side import SideBySide
from negdesk.ui.packages.worker import Study

MOST = 4
VERDICTS = {
    Answer.ACCEPT: mark("accept"),
    Answer.BELOW_TARGET: mark("below target"),
    Answer.REJECT: mark("reject"),
    Answer.OPEN: mark("open"),
}


class Compare(Section):
    """A table with a column for each package that is chosen above it."""

    def __init__(self, desk: Desk) -> None:
        """Make the table without packages."""
        super().__init__(
            desk.theme,
            tr("Packages side by side"),
            tr("Differences stand in bold: that is what the packages are about."),
        )
        self.desk = desk
        self.negotiation_id = ""
        self._study = Study()
        self._offers: Offers = {}
        self._wanted: list[str | None] = [None] * MOST
        self.boxes = [self._box(index) for index in range(MOST)]
        self.table = SideBySide(desk.theme)
        self.table.setColumnCount(MOST)
        self.table.setObjectName("packages.compare")
        self.table.setAccessibleName(tr("Packages side by side"))
        self.table.horizontalHeader().hide()
        self._lay_out()

    def show_study(self, negotiation_id: str, study: Study, offers: Offers) -> None:
        """Show the packages of a negotiation, measured by a study."""
        if negotiation_id != self.negotiation_id:
            self._wanted = [None] * MOST
        self.negotiation_id, self._study, self._offers = negotiation_id, study, offers
        self.setVisible(len(offers) > 1 and bool(study.space.dimensions))
        self._offer_packages([told.package for told in offers.values()])
        for index, box in enumerate(self.boxes):
            box.setVisible(index < len(offers))
            self.table.setColumnHidden(index, index >= len(offers))
        if self.isVisible() or len(offers) > 1:
            self._fill()

    def _box(self, index: int) -> CalmCombo:
        box = CalmCombo(self.desk)
        box.setAccessibleName(tr("Package in column {number}").format(number=index + 1))
        box.setObjectName(f"packages.compare.{index + 1}")
        box.setMinimumWidth(1)
        box.activated.connect(partial(self._activated, index))
        return box

    def _offer_packages(self, packages: Sequence[Package]) -> None:
        """Offer all packages in every column; a column without a choice has the next one."""
        offered = [("", tr("none")), *distinct((each.id, title_of(each)) for each in packages)]
        ids = [each.id for each in packages]
        for index, box in enumerate(self.boxes):
            now = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
            if now != offered:
                box.clear()
                for package_id, title in offered:
                    box.addItem(short(title), package_id)
            wanted = self._wanted[index]
            if wanted is None or (wanted and wanted not in ids):
                wanted = ids[index] if index < len(ids) else ""
            box.setCurrentIndex(max(box.findData(wanted), 0))

    def _activated(self, index: int, _row: int) -> None:
        self._wanted[index] = self.boxes[index].currentData()
        self._fill()

    def _fill(self) -> None:
        space = self._study.space
        chosen = [self._offers.get(box.currentData() or "") for box in self.boxes]
        offers = [told.offer if told is not None else None for told in chosen]
        lines = [self._terms(offers, index) for index in range(len(space.dimensions))]
        titles = [short(each.title, 28) for each in space.dimensions]
        for words, of in (
            (tr("Points for you"), self._ours),
            (tr("Points for them"), self._theirs),
            (tr("Verdict"), self._verdict),
        ):
            titles.append(words)
            lines.append([of(offer) if offer else "" for offer in offers])
        told = [[text for text, offer in zip(line, offers, strict=True) if offer] for line in lines]
        terms = len(space.dimensions)
        differ = [row < terms and len(set(texts)) > 1 for row, texts in enumerate(told)]
        self.table.show_lines(titles, lines, differ)

    def _terms(self, offers: Sequence[Offer | None], index: int) -> list[str]:
        return [self._term(offer, index) if offer else "" for offer in offers]

    def _term(self, offer: Offer, index: int) -> str:
        choice = offer.chosen.get(index)
        if choice is None:
            return tr("open")
        return short(choice_words(self._study.space.dimensions[index], choice, self.desk.style))

    def _ours(self, offer: Offer) -> str:
        style = self.desk.style
        return points_words(offer.us.settled, style) if offer.complete else tr("open")

    def _theirs(self, offer: Offer) -> str:
        style = self.desk.style
        return points_words(offer.them.settled, style) if offer.complete else tr("open")

    def _verdict(self, offer: Offer) -> str:
        head = self.desk.document.negotiation(self.negotiation_id)
        verdict = judge(offer, head, self._study.frontier)
        words = tr(VERDICTS[verdict.answer])
        failing = ", ".join(short(title, 24) for title in verdict.failing)
        return tr("{verdict}: {names}").format(verdict=words, names=failing) if failing else words

    def _lay_out(self) -> None:
        self._before = QWidget()
        self.table.titled.connect(self._before.setFixedWidth)
        head = QHBoxLayout()
        head.setSpacing(self.desk.theme.quarter)
        head.addWidget(self._before)
        for box in self.boxes:
            head.addWidget(box, 1)
        card = Card(self.desk.theme)
        card.body.addLayout(head)
        card.body.addWidget(self.table)
        self.body.addWidget(card)
