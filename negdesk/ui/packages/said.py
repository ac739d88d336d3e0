"""What packages are called and said to be worth, the same wherever the tab speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.packages.scoring import Offer, Range, offer_of
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.tester import Answer
from negdesk.analysis.packages.words import points_words
from negdesk.chart.frontier_picture import PackageSpot, Place, letter
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.numbers import MINUS, NumberStyle
from negdesk.model.rows import Package, Term
from negdesk.model.text import shown

MOST_LETTERS = 40
VERDICT_ROLES = {
    Answer.ACCEPT: "zone-card",
    Answer.BELOW_TARGET: "warn-card",
    Answer.REJECT: "bad-card",
    Answer.OPEN: "said",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A package with its letter and what it says."""

    package: Package
    sign: str
    offer: Offer

    @property
    def name(self) -> str:
        """Return its title on a line, without the letter where it begins with it already."""
        return short(title_of(self.package).removeprefix(f"{self.sign} "))


Offers = dict[str, Told]


def kind_words(package: Package) -> str:
    """Return what kind of package it is, as its field has it."""
    words = dict(field(Package, "kind").choices).get(package.kind, package.kind)
    return tr(words)


def title_of(package: Package) -> str:
    """Return the title of a package, "(untitled)" where it has none."""
    return shown(package.title, tr("(untitled)"))


def offers_in(document: Document, space: Space, negotiation_id: str) -> Offers:
    """Return what each package of a negotiation says, in their order."""
    terms: dict[str, dict[str, Term]] = {}
    for term in document.all(Term, negotiation_id):
        if term.package_id and term.issue_id:
            terms.setdefault(term.package_id, {})[term.issue_id] = term
    packages = document.all(Package, negotiation_id)
    signs = (letter(index) for index in range(len(packages)))
    return {
        package.id: Told(package, sign, offer_of(space, terms.get(package.id, {})))
        for package, sign in zip(packages, signs, strict=True)
    }


def spots(offers: Offers, shown_id: str) -> dict[str, PackageSpot]:
    """Return our packages as the chart shows them, by id; open ones have no place yet."""
    found = {}
    for told in offers.values():
        offer, package = told.offer, told.package
        if offer.complete and offer.chosen:
            at = Place(offer.us.settled, offer.them.settled)
            kind = kind_words(package).lower()
            found[package.id] = PackageSpot(at, told.sign, told.name, kind, package.id == shown_id)
    return found


def short(text: str, most: int = MOST_LETTERS) -> str:
    """Return a text that fits a line, cut with a mark."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def worth_words(offer: Offer, style: NumberStyle) -> str:
    """Return what an offer is worth to both, or between what and what while issues are open."""
    us, them = _range(offer.us, style), _range(offer.them, style)
    return tr("{us} points for you, {them} for them as you estimate").format(us=us, them=them)


def _range(points: Range, style: NumberStyle) -> str:
    low, high = points_words(points.least, style), points_words(points.most, style)
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)


def signed(points: Decimal, style: NumberStyle) -> str:
    """Return points gained or lost, with their sign."""
    said = points_words(abs(points), style)
    if points == 0 or said == points_words(Decimal(0), style):
        return f"±{said}"
    return f"+{said}" if points > 0 else f"{MINUS}{said}"
