"""What is said while an offer is typed: past our limit, with the words to leave; or good enough."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.amounts import exact
from negdesk.analysis.concessions import past_limit
from negdesk.analysis.direction import acceptable
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Execution
from negdesk.ui.cards import Card
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.tabs.say import shortened
from negdesk.ui.theme import Theme


class LimitNotice(Card):
    """What must not be overlooked, on a coloured sheet; hidden while there is nothing of it."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty notice."""
        super().__init__(theme, "bad-card")
        self.first = WordsLabel("", "strong")
        self.first.setObjectName("notice")
        self.words = WordsLabel("", "large")
        self.words.setObjectName("notice.words")
        self.body.setSpacing(theme.quarter)
        for label in (self.first, self.words):
            self.body.addWidget(label)
        self.clear()

    def flag(self, document: Document, nid: str, style: NumberStyle) -> None:
        """Say that an offer of ours is past our limit, and the words to leave with."""
        row = document.one(Execution, nid)
        words = shortened(row.words) if row is not None else ""
        said = tr("Your words to leave with: {words}").format(words=words) if words.strip() else ""
        past = tr("This is past your limit: {limit}.")
        self.say(past.format(limit=limit_words(document, nid, style)), said)

    def say(self, first: str, words: str = "", role: str = "bad-card") -> None:
        """Show a line, and words beside it."""
        self.first.setText(first)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        set_role(self, role)
        self.setVisible(True)
        self.setAccessibleName(f"{first} {words}".strip())

    def clear(self) -> None:
        """Hide it."""
        # Kept as it looked: another look would be worked out at every key that is typed.
        self.setVisible(False)


def limit_words(document: Document, nid: str, style: NumberStyle) -> str:
    """Return our limit as a bound in words; there must be one."""
    head = document.negotiation(nid)
    assert head.limit is not None
    said = tr("at most {amount}") if head.better == "lower" else tr("at least {amount}")
    return said.format(amount=exact(head.limit, head.unit, style))


def good_words(document: Document, nid: str, value: Decimal, style: NumberStyle) -> str:
    """Return what is good about an offer of theirs: within our limit, or our target; or ""."""
    head = document.negotiation(nid)
    if head.limit is None or past_limit(document, nid, value):
        return ""
    words = tr("✓  At or within your limit: {limit}.")
    if head.target is not None and acceptable(value, head.target, head.better):
        words = tr("✓  Your target or better. Your limit is {limit}.")
    return words.format(limit=limit_words(document, nid, style))
