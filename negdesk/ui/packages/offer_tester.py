"""The offer tester: type an offer, read what your preparation says to it, take a better one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.analysis.packages.scoring import Offer, package_offer
from negdesk.analysis.packages.space import space
from negdesk.analysis.packages.tester import Verdict, judge, judge_value
from negdesk.analysis.packages.tester_words import verdict_sentences
from negdesk.analysis.zone import headline_issue
from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.model.numbers import NumberError, parse
from negdesk.model.rows import Negotiation, Package
from negdesk.model.text import shown
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import distinct
from negdesk.ui.labels import plain_label
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.offer_form import OfferForm
from negdesk.ui.packages.said import VERDICT_ROLES, short, title_of, worth_words
from negdesk.ui.packages.verdict_sheet import VerdictSheet
from negdesk.ui.packages.worker import Finder, Study


class OfferTester(Section):
    """Judges an offer; `wanted` carries the better deal that the user takes as a package."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, finder: Finder | None = None) -> None:
        """Make the tester; with a finder that others use too, it only listens to it."""
        super().__init__(
            desk.theme,
            tr("Test an offer"),
            tr("Type what is on the table. Nothing is kept until you take it."),
        )
        self.desk = desk
        self.negotiation_id = ""
        self._owns_finder = finder is None
        self.finder = finder or Finder(self)
        self.finder.found.connect(self._found)
        self._study = self.finder.study
        self._make()
        self._lay_out()
        if self._owns_finder:
            desk.session.changed.connect(self._changed)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Judge offers by the preparation of a negotiation."""
        if negotiation_id != self.negotiation_id:
            self.negotiation_id = negotiation_id
            self.value.clear()
            self.form.show_offer(None)
        self._refresh()

    def show_study(self, study: Study) -> None:
        """Measure by a study."""
        self._study = study
        self.form.show_space(study.space)
        self._offer_packages()
        self._judge()

    def showEvent(self, event: QShowEvent) -> None:
        """Work again what was given up while hidden."""
        super().showEvent(event)
        if self.negotiation_id:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no work running that nobody looks at."""
        super().hideEvent(event)
        if self._owns_finder:
            self.finder.stop()

    def _refresh(self) -> None:
        document = self.desk.document
        if document.find(Negotiation, self.negotiation_id) is None:
            return
        whole = space(document, self.negotiation_id)
        self._headline.setText(self._headline_words())
        self.unit.setText(document.negotiation(self.negotiation_id).unit)
        if self._owns_finder:
            self.finder.find(whole)
        known = self.finder.study
        self.show_study(known if known.space == whole else Study(whole))

    def _changed(self, edit: Edit, _initiator: object) -> None:
        if self.isVisible() and self.negotiation_id in edit.scopes:
            self._refresh()

    def _found(self, study: Study) -> None:
        if self.negotiation_id:
            self.show_study(study)

    @property
    def by_value(self) -> bool:
        """Say whether only the headline value is offered."""
        return self.one.isChecked()

    def _headline_words(self) -> str:
        issue = headline_issue(self.desk.document, self.negotiation_id)
        return shown(issue.title, tr("Value offered")) if issue else tr("Value offered")

    def _judge(self) -> None:
        """Judge what is typed as it stands now."""
        self.form.setVisible(not self.by_value)
        self._start.setVisible(not self.by_value)
        self._single.setVisible(self.by_value)
        if not self.negotiation_id:
            return
        if self.by_value:
            self._judge_value()
        else:
            self._judge_terms(self.form.offer)

    def _judge_value(self) -> None:
        text = self.value.text()
        if not text.strip():
            self._wait(tr("Type a value, and the verdict stands here."))
            return
        try:
            number = parse(text, self.desk.style).value
        except NumberError as error:
            self._wait(str(error))
            return
        self._say(judge_value(self.desk.document, self.negotiation_id, number))

    def _judge_terms(self, offer: Offer) -> None:
        unread = self.form.unread
        if unread:
            names = ", ".join(f"“{short(title)}”" for title in unread)
            self._wait(tr("This is not a number: {names}.").format(names=names))
            return
        if not offer.chosen:
            self._wait(tr("Choose what they offer on each issue; the verdict stands here."))
            return
        head = self.desk.document.negotiation(self.negotiation_id)
        known = self._study.frontier if self._study.space == offer.space else None
        self._say(judge(offer, head, known), worth_words(offer, self.desk.style))

    def _say(self, verdict: Verdict, worth: str = "") -> None:
        unit = self.desk.document.negotiation(self.negotiation_id).unit
        answer, *why = verdict_sentences(verdict, self._study.space, self.desk.style, unit)
        self.sheet.show_words(
            answer,
            [worth, *why] if worth else why,
            VERDICT_ROLES[verdict.answer],
            verdict.frontier.better if verdict.frontier is not None else None,
            writable=not self.desk.session.workbook.file.read_only,
        )

    def _wait(self, words: str) -> None:
        self.sheet.show_words("", [words])

    def _offer_packages(self) -> None:
        """Offer the packages to begin with."""
        packages = self.desk.document.all(Package, self.negotiation_id)
        titles = distinct((each.id, title_of(each)) for each in packages)
        offered = [("", tr("nothing")), *((key, short(title)) for key, title in titles)]
        now = [(self.begin.itemData(i), self.begin.itemText(i)) for i in range(self.begin.count())]
        if now != offered:
            self.begin.clear()
            for key, title in offered:
                self.begin.addItem(title, key)
        self.many.setEnabled(bool(self._study.space.dimensions))

    def _begin_with(self, _index: int) -> None:
        key = self.begin.currentData()
        offer = None
        if key:
            offer = package_offer(self.desk.document, self._study.space, self.negotiation_id, key)
        self.form.show_offer(offer)

    def _make(self) -> None:
        self.one = QRadioButton(tr("One value"))
        self.one.setObjectName("tester.one")
        self.many = QRadioButton(tr("A whole package"))
        self.many.setObjectName("tester.many")
        self.one.setChecked(True)
        self._ways = QButtonGroup(self)
        for button in (self.one, self.many):
            self._ways.addButton(button)
        self.many.toggled.connect(lambda _whole: self._judge())
        self.value = QLineEdit()
        self.value.setObjectName("tester.value")
        self.value.setAccessibleName(tr("Value offered"))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value.textChanged.connect(lambda _text: self._judge())
        self.unit = plain_label("", "muted")
        self.begin = CalmCombo(self.desk)
        self.begin.setObjectName("tester.begin")
        self.begin.setAccessibleName(tr("Begin with the terms of a package"))
        self.begin.activated.connect(self._begin_with)
        self.form = OfferForm(self.desk)
        self.form.changed.connect(self._judge)
        self.sheet = VerdictSheet(self.desk.theme)
        self.sheet.wanted.connect(self.wanted)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        columns = Columns(self.desk.theme, (1, 1), self.desk.theme.line * 36)
        columns.set_apart(gap * 6)
        left, right = columns.columns
        left.setSpacing(gap * 3)
        ways = QHBoxLayout()
        ways.setSpacing(gap * 5)
        ways.addWidget(self.one)
        ways.addWidget(self.many)
        ways.addStretch(1)
        left.addLayout(ways)
        self._headline = plain_label("", "label")
        self._headline.setBuddy(self.value)
        self._single = _column(gap, self._headline, _beside(gap, self.value, self.unit))
        self._start = _beside(gap, plain_label(tr("Begin with"), "label"), self.begin)
        for widget in (self._single, self._start, self.form):
            left.addWidget(widget)
        right.addWidget(self.sheet)
        columns.close_up()
        card = Card(self.desk.theme)
        card.body.addWidget(columns)
        self.body.addWidget(card)


def _beside(gap: int, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap * 2)
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, QLineEdit | CalmCombo) else 0)
    return holder


def _column(gap: int, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return holder
