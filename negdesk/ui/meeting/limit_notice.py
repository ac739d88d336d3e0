"""A calm line while an offer is typed: past our limit, with the words to leave; or good enough."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.concessions import past_limit
from negdesk.analysis.direction import acceptable
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Execution
from negdesk.ui.cards import Card
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.tabs.say import amount, shortened
from negdesk.ui.theme import Theme


class LimitNotice(Card):
    """Hidden while there is nothing to say."""

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
        self.say("")

    def judge(
        self, document: Document, nid: str, side: str, value: Decimal | None, style: NumberStyle
    ) -> None:
        """Say what our limit says to a value offered by a side."""
        if value is None or document.negotiation(nid).limit is None:
            self.say("")
        elif side == "us":
            self._ours(document, nid, value, style)
        else:
            self._theirs(document, nid, value, style)

    def say(self, first: str, words: str = "", role: str = "bad-card") -> None:
        """Show a line and words beside it; nothing hides the notice."""
        self.first.setText(first)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        set_role(self, role)
        self.setVisible(bool(first))
        self.setAccessibleName(f"{first} {words}".strip())

    def _ours(self, document: Document, nid: str, value: Decimal, style: NumberStyle) -> None:
        if not past_limit(document, nid, value):
            self.say("")
            return
        row = document.one(Execution, nid)
        words = shortened(row.words) if row is not None else ""
        said = tr("Your words to leave with: {words}").format(words=words) if words.strip() else ""
        self.say(self._held(tr("This is past your limit: {limit}."), document, nid, style), said)

    def _theirs(self, document: Document, nid: str, value: Decimal, style: NumberStyle) -> None:
        head = document.negotiation(nid)
        if past_limit(document, nid, value):
            self.say("")
        elif head.target is not None and acceptable(value, head.target, head.better):
            said = tr("Your target or better. Your limit is {limit}.")
            self.say(self._held(said, document, nid, style), role="zone-card")
        else:
            said = tr("This is at or within your limit: {limit}.")
            self.say(self._held(said, document, nid, style), role="zone-card")

    def _held(self, words: str, document: Document, nid: str, style: NumberStyle) -> str:
        head = document.negotiation(nid)
        assert head.limit is not None
        said = tr("at most {amount}") if head.better == "lower" else tr("at least {amount}")
        return words.format(limit=said.format(amount=amount(head.limit, style, head.unit)))
