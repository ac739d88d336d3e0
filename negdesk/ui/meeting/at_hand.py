"""What was prepared, large and calm, to be read at a glance beside the log."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.analysis.amounts import exact
from negdesk.analysis.batna import chain_sentence, walk_away
from negdesk.analysis.zone import latest_belief, zone_sentence
from negdesk.i18n import tr
from negdesk.model.rows import Execution, Issue, Question, Reply, Trigger
from negdesk.ui.cards import Card, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.tabs.say import amount, shortened
from negdesk.ui.theme import Theme

_TOP = 5


class Sheet(Card):
    """A heading and large words under it; hidden while there are no words."""

    def __init__(self, theme: Theme, heading: str, role: str = "card", size: str = "large") -> None:
        """Make the card of one thing to remember."""
        super().__init__(theme, role)
        self.body.setSpacing(theme.quarter)
        self.heading = plain_label(heading, "label")
        self.body.addWidget(self.heading)
        self._size = size
        self._said: tuple[str, ...] | None = None
        self.words: list[WordsLabel] = []

    def say(self, *lines: str) -> None:
        """Show these lines and no others."""
        lines = tuple(shortened(line, 600) for line in lines if line.strip())
        if lines == self._said:
            return
        self._said = lines
        while len(self.words) < len(lines):
            label = WordsLabel("", "large" if self.words else self._size)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.words.append(label)
            self.body.addWidget(label)
        for label, line in zip(self.words, lines, strict=False):
            label.setText(line)
        for number, label in enumerate(self.words):
            label.setVisible(number < len(lines))
        self.setVisible(bool(lines))


class AtHand(QWidget):
    """The essentials of the brief; what is empty takes no room.

    `limit` stands where the tab puts it: nothing else must be seen first.
    """

    def __init__(self, desk: Desk) -> None:
        """Make the sheets, in the order in which they are needed."""
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.limit = Sheet(theme, tr("Walkaway limit"), "ours-card", "title")
        self.must_haves = Sheet(theme, tr("Must have"))
        self.words = Sheet(theme, tr("The words you walk away with"))
        self.triggers = Sheet(theme, tr("Trigger points"))
        self.questions = Sheet(theme, tr("Questions to ask"))
        self.replies = Sheet(theme, tr("If they say… we say…"))
        self.batna = Sheet(theme, tr("If this fails"))
        self.zone = Sheet(theme, tr("Where a deal can lie"), "zone-card")
        self.opening = Sheet(theme, tr("Opening line"))
        self.leaving = Sheet(theme, tr("Before and after"))
        self.empty = self._nothing_yet()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.quarter * 3)
        column.addWidget(self.empty)
        for sheet in self.sheets[1:]:
            column.addWidget(sheet)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets in their order."""
        return (
            self.limit, self.must_haves, self.words, self.triggers, self.questions,
            self.replies, self.leaving, self.batna, self.zone, self.opening,
        )  # fmt: skip

    def show_negotiation(self, nid: str) -> None:
        """Show what there is."""
        document, style = self.desk.document, self.desk.style
        head = document.negotiation(nid)
        self._say_limit(nid)
        named = [row.title for row in document.all(Issue, nid) if row.must_have]
        self.must_haves.say(*(f"✓  {title}" for title in named if title.strip()))
        walking = walk_away(document, nid)
        worth = "" if walking.value is None else amount(walking.value, style, head.unit)
        self.batna.say(chain_sentence(document, nid, "us", style), worth)
        self.opening.say(head.opening_line)
        self._say_leaving(nid)
        self.triggers.say(*self._triggers(nid))
        self.questions.say(*self._questions(nid))
        self.replies.say(*self._replies(nid))
        known = head.limit is not None and latest_belief(document, nid) is not None
        self.zone.say(zone_sentence(document, nid, style) if known else "")
        self.empty.setVisible(all(sheet.isHidden() for sheet in self.sheets))

    def _say_limit(self, nid: str) -> None:
        head = self.desk.document.negotiation(nid)
        if head.limit is None:
            self.limit.say()
            return
        lower = head.better == "lower"
        said = tr("Walkaway limit: at most") if lower else tr("Walkaway limit: at least")
        self.limit.heading.setText(said)
        self.limit.say(exact(head.limit, head.unit, self.desk.style), head.limit_reason)

    def _triggers(self, nid: str) -> Iterator[str]:
        for row in self.desk.document.all(Trigger, nid):
            if row.condition.strip():
                yield tr("If {condition}: {response}").format(
                    condition=row.condition.strip(), response=row.response.strip() or "…"
                )

    def _questions(self, nid: str) -> list[str]:
        rows = self.desk.document.all(Question, nid)
        asked = (row.text for row in rows if row.status == "planned" and row.text.strip())
        return [f"?  {shortened(text.strip(), 200)}" for text in asked][:_TOP]

    def _replies(self, nid: str) -> list[str]:
        rows = self.desk.document.all(Reply, nid)
        told = tr("“{they}” → {we}")
        return [
            told.format(they=shortened(row.they_say, 120), we=shortened(row.we_say, 240))
            for row in rows
            if row.they_say.strip() and row.we_say.strip()
        ][:_TOP]

    def _say_leaving(self, nid: str) -> None:
        row = self.desk.document.one(Execution, nid)
        self.words.say(row.words if row else "")
        told = [
            (tr("Next contact: {words}"), row.next_contact if row else ""),
            (tr("The signal: {words}"), row.signal if row else ""),
            (tr("The pause: {words}"), row.pause if row else ""),
            (tr("Call first: {words}"), row.call_before if row else ""),
        ]
        self.leaving.say(*(said.format(words=words) for said, words in told if words.strip()))

    def _nothing_yet(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.theme.quarter * 2)
        words = tr(
            "Here stands, large, what you need in the meeting: your limit, what you do if it "
            "fails, and the words to leave with. It fills itself as you prepare."
        )
        column.addWidget(plain_label(tr("Nothing is prepared yet"), "heading"))
        column.addWidget(WordsLabel(words, "muted"))
        self.begin = quiet_button(tr("Begin with the limit"), "begin")
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
