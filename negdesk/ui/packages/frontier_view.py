"""The frontier on a card: the chart, the deal that is meant in words, and a way to take it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.solutions import zone_words
from negdesk.analysis.packages.words import choice_words, points_words
from negdesk.chart.frontier import picture
from negdesk.chart.frontier_picture import (
    MARKERS,
    FrontierPicture,
    PackageSpot,
    bound_words,
)
from negdesk.i18n import tr, trn
from negdesk.model.numbers import show
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.packages.frontier_chart import FrontierChart
from negdesk.ui.packages.glossary import GlossaryLinks
from negdesk.ui.packages.said import short
from negdesk.ui.packages.worker import Study
from negdesk.ui.tabs.links import Links, Place
from negdesk.ui.tabs.say import shortened

_MOST_DEALS = 50
_MOST_WORDS = 600


class FrontierView(Card):
    """Shows a study; `taken` carries the deal to take as a package, `package_meant` an index."""

    taken = Signal(object)
    package_meant = Signal(int)

    def __init__(self, desk: Desk) -> None:
        """Make the card without a study."""
        super().__init__(desk.theme)
        self.desk = desk
        self.study = Study()
        self._deals: list[Deal] = []
        self._which = 0
        self._writable = True
        self.chart = FrontierChart(desk.theme)
        self.chart.setObjectName("packages.chart")
        self.chart.pointed.connect(self._point)
        self.chart.another.connect(self._another)
        self.chart.taken.connect(lambda _index: self._take())
        self.chart.package_meant.connect(self.package_meant)
        self.summary = WordsLabel("", "muted")
        self.needed = Links(desk.theme)
        self.needed.wanted.connect(desk.wanted)
        self.progress = plain_label(tr("Working out the frontier…"), "muted")
        self.progress.setObjectName("packages.progress")
        self.progress.hide()
        self.deal = WordsLabel()
        self.deal.setObjectName("packages.deal")
        self.take = QPushButton(tr("Take this deal as a package"))
        self.take.setObjectName("packages.take")
        self.take.clicked.connect(self._take)
        self.words = GlossaryLinks(desk.theme)
        self._lay_out()

    def show_study(
        self, study: Study, packages: tuple[PackageSpot, ...], *, writable: bool
    ) -> None:
        """Show a study; while one is under way the chart stays as it was."""
        self._writable = writable
        if study.frontier is None and not study.problem:
            return
        if study is not self.study:
            self._deals = []
        self.study = study
        shown = self._picture(packages)
        said = self._in_short()
        self.summary.setText(said or study.problem)
        for part in (self.chart, self._said, self.words):
            part.setVisible(study.frontier is not None)
        self.chart.show_picture(shown, self._says(said))
        self._point(self.chart.index)

    def show_needed(self, places: Sequence[Place]) -> None:
        """Show what is needed first, each with a link to it."""
        self.needed.show_places(places)

    def set_busy(self, busy: bool) -> None:
        """Show or hide the sign that a study takes longer."""
        self.progress.setVisible(busy)

    def _picture(self, packages: tuple[PackageSpot, ...]) -> FrontierPicture:
        study = self.study
        if study.frontier is None:
            return FrontierPicture(message=study.problem)
        return picture(study.frontier, study.solutions, self.desk.style, packages)

    def _in_short(self) -> str:
        """Return how many packages there are, how many are worth a look, and what is odd."""
        study, style = self.study, self.desk.style
        if study.frontier is None:
            return ""
        many = trn("{count} package is possible.", "{count} packages are possible.", study.count)
        best = trn(
            "On the frontier lies {size}: it cannot be better for one of you without being "
            "worse for the other.",
            "On the frontier lie {size} of them: none can be better for one of you without "
            "being worse for the other.",
            study.size,
        )
        said = [
            many.format(count=show(Decimal(study.count), style)),
            best.format(size=show(Decimal(study.size), style)),
            zone_words(study.solutions, style),
        ]
        bound = bound_words(study.frontier.bound, style)
        return " ".join([*(each for each in said if each), *([f"({bound})"] if bound else [])])

    def _says(self, said: str) -> str:
        """Return what a screen reader is told of the chart as a whole."""
        how = tr("Left and right walk along the frontier, Enter takes a deal.")
        return " ".join((tr("Chart of all packages."), said or self.study.problem, how))

    def _point(self, index: int) -> None:
        """Show the deals on the point that is meant."""
        frontier = self.study.frontier
        self._which = 0
        if frontier is None or not 0 <= index < len(frontier.points):
            self._deals = []
        else:
            self._deals = frontier.deals(frontier.points[index], _MOST_DEALS)
        self._say()

    def _another(self, by: int) -> None:
        if self._deals:
            self._which = (self._which + by) % len(self._deals)
            self._say()

    def _say(self) -> None:
        deal = self._deals[self._which] if self._deals else None
        self.take.setEnabled(deal is not None and self._writable)
        if deal is None:
            self.deal.setText(
                tr("Point at a dot, or press Left and Right, to see what a deal contains.")
                if self.study.frontier is not None
                else ""
            )
            self.chart.describe("")
            return
        said = f"{self._worth(deal)}\n{self._terms(deal)}"
        self.deal.setText(shortened(said, _MOST_WORDS))
        self.chart.describe(said)

    def _worth(self, deal: Deal) -> str:
        style, frontier = self.desk.style, self.study.frontier
        text = tr("{us} points for you, {them} for them").format(
            us=points_words(deal.us, style), them=points_words(deal.them, style)
        )
        if frontier is None:
            return text
        point = frontier.points[self.chart.index]
        names = [
            tr(words[0]) for key, words in MARKERS if point in getattr(self.study.solutions, key)
        ]
        place = tr("Deal {number} of {count}").format(
            number=len(frontier.points) - self.chart.index, count=len(frontier.points)
        )
        said = [f"{place}: {text}", *names]
        if len(self._deals) > 1:
            same = tr("{number} of {count} deals with these points, Up and Down show the others")
            said.append(same.format(number=self._which + 1, count=len(self._deals)))
        return "; ".join(said)

    def _terms(self, deal: Deal) -> str:
        chosen = zip(self.study.space.dimensions, deal.picks, strict=True)
        return ", ".join(
            f"{short(each.title)}: {short(choice_words(each, each.choices[pick], self.desk.style))}"
            for each, pick in chosen
        )

    def _take(self) -> None:
        if self._deals and self._writable:
            self.taken.emit(self._deals[self._which])

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        head = QHBoxLayout()
        head.addWidget(
            plain_label(tr("What each package is worth to both"), "heading", wrap=True), 1
        )
        head.addWidget(self.progress)
        # Two lines from the start: what is below does not jump while walking along.
        self.deal.setMinimumHeight(self.theme.line * 3)
        self.deal.setAlignment(Qt.AlignmentFlag.AlignTop)
        said = self._said = Card(self.theme, "said")
        said.body.setContentsMargins(gap * 3, gap * 2, gap * 3, gap * 2)
        said.body.addWidget(self.deal)
        said.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(head)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.needed)
        self.body.addWidget(self.chart)
        self.body.addWidget(said)
        self.body.addWidget(self.words)
