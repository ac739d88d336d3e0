"""Prepare / Walkaway: the limit, how it comes about, when to leave and how."""

from __future__ import annotations

from negdesk.analysis.amounts import exact
from negdesk.analysis.zone import latest_belief, zone_sentence
from negdesk.i18n import tr
from negdesk.model.actions import next_position
from negdesk.model.rows import Belief, Execution, Trigger
from negdesk.ui.cards import Card, Columns, Section, labelled_row
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.labels import WordsLabel
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.bridge_card import BridgeCard
from negdesk.ui.tabs.drafts import Draft
from negdesk.ui.tabs.links import Links, Place
from negdesk.ui.tabs.must_haves import MustHaves
from negdesk.ui.tabs.readiness_card import ReadinessCard

_EXECUTION = (
    "who",
    "words",
    "signal",
    "pause",
    "call_before",
    "cool_off",
    "next_contact",
    "pressure",
    "counter",
)


class Walkaway(Tab):
    """Minimum terms, the bridge, their limit, triggers, and the execution."""

    KEY = "walkaway"
    # The readiness list looks at everything that the stakes can ask for.
    TABLES = frozenset(
        {
            "negotiation", "party", "alternative", "outcome", "adjustment", "trigger",
            "execution", "issue", "belief", "assumption", "question", "reply", "package",
        }
    )  # fmt: skip

    def build(self) -> None:
        """Make the limit and its reasons on the left, the leaving on the right."""
        columns = Columns(self.desk.theme, (11, 9), self.desk.theme.line * 54)
        left, right = columns.columns
        for section in (self._terms(), self._bridge(), self._theirs(), self._triggers()):
            left.addWidget(section)
        right.addWidget(self._leaving())
        self.readiness = ReadinessCard(self.desk)
        right.addWidget(self.readiness)
        columns.close_up()
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show the lists, the rows that come with the first word, and what follows."""
        document, scope = self.desk.document, self.negotiation_id
        self.must_haves.show_negotiation(scope)
        self.bridge.show_negotiation(scope)
        self.belief.show(scope, latest_belief(document, scope))
        self.triggers.show_negotiation(scope)
        self.execution.show(scope, document.one(Execution, scope))
        self.readiness.show_negotiation(scope)
        self.zone.setText(zone_sentence(document, scope, self.desk.style))
        self._say_limit()

    def _terms(self) -> Section:
        theme = self.desk.theme
        section = Section(
            theme, tr("Minimum terms"), tr("The least you will accept. Not what you hope for.")
        )
        self.limit = self.input_for("negotiation.limit")
        self.limit.editor.setProperty("look", "huge")
        self.meaning = WordsLabel("", "hint")
        self.meaning.setObjectName("limit.meaning")
        self.reminder = Links(theme)
        self.reminder.wanted.connect(self.desk.wanted)
        self.must_haves = MustHaves(self.desk)
        terms = Columns(theme, (1, 1), theme.line * 22)
        terms.set_apart(theme.quarter * 5)
        left, right = terms.columns
        left.setSpacing(theme.quarter)
        right.setSpacing(theme.quarter)
        for widget in (self.limit, self.meaning, self.reminder):
            left.addWidget(widget)
        right.addWidget(WordsLabel(tr("Must have"), "label"))
        right.addWidget(self.must_haves)
        terms.close_up()
        section.add(terms)
        section.add(self.input_for("negotiation.limit_reason"))
        return section

    def _bridge(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("From BATNA to limit"),
            tr("Your limit starts where walking away leaves you, then moves for good reasons."),
        )
        self.bridge = BridgeCard(self.desk)
        section.add(self.bridge)
        return section

    def _theirs(self) -> Section:
        theme = self.desk.theme
        section = Section(
            theme,
            tr("Their limit, as you estimate it"),
            tr("You will not know it. Say how low, how likely, how high, and learn as you talk."),
        )
        section.heading.setProperty("side", "theirs")
        card = Card(theme)
        inputs: list[FieldInput] = [
            make_input(self.desk, f"belief.{name}") for name in ("low", "likely", "high")
        ]
        self.belief = Draft(self._new_belief, inputs)
        card.add(*inputs)
        self.zone = WordsLabel()
        self.zone.setObjectName("zone.sentence")
        card.body.addWidget(self.zone)
        section.add(card)
        return section

    def _triggers(self) -> Section:
        theme = self.desk.theme
        section = Section(
            theme,
            tr("Trigger points"),
            tr("Decide now what makes you pause or leave: under pressure you will not."),
        )
        self.triggers = RowsEditor(
            self.desk,
            Trigger,
            [Column("kind", 3), Column("condition", 5), Column("response", 4)],
            noun=tr("trigger"),
            empty=tr(
                "A trigger is something you will see or hear, with what you then do at once. "
                "Begin with a price, an hour, or something they might say."
            ),
        )
        card = Card(theme)
        card.body.addWidget(self.triggers)
        section.add(card)
        return section

    def _leaving(self) -> Section:
        theme = self.desk.theme
        section = Section(
            theme,
            tr("How you will walk away"),
            tr("Short, friendly, rehearsed. The next contact keeps the door open."),
        )
        card = Card(theme)
        inputs = []
        for name in _EXECUTION:
            made = make_input(self.desk, f"execution.{name}", bare=True, lines=1, wrap=True)
            inputs.append(made)
            width = round(theme.line * 8.5)
            card.body.addLayout(labelled_row(theme, made, made.field.said_label, width))
        self.execution = Draft(self._new_execution, inputs)
        self._prompted = inputs
        section.add(card)
        return section

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show a negotiation, with the words of its template in the empty inputs."""
        for made in self._prompted:
            made.suggest(self.desk.prompt(negotiation_id, made.field.key))
        super().show_negotiation(negotiation_id)

    def _say_limit(self) -> None:
        head, style = self.head, self.desk.style
        if head.limit is None:
            said = tr("Leave it open until the bridge below gives you a reason.")
        elif head.better == "lower":
            said = tr("At most {amount}. Exactly that is still acceptable.")
        else:
            said = tr("At least {amount}. Exactly that is still acceptable.")
        limit = "" if head.limit is None else exact(head.limit, head.unit, style)
        self.meaning.setText(said.format(amount=limit))
        if head.target is None:
            words = tr("No target yet: that is what you hope for.")
        else:
            words = tr("Your target is {amount}.").format(
                amount=exact(head.target, head.unit, style)
            )
        self.reminder.show_places([Place(words, "negotiation.target", head.id)])

    def _new_belief(self, negotiation_id: str) -> Belief:
        return Belief(
            id=self.desk.new_id(),
            negotiation_id=negotiation_id,
            position=next_position(self.desk.document, Belief, negotiation_id),
            at=self.desk.now().isoformat(timespec="minutes"),
        )

    def _new_execution(self, negotiation_id: str) -> Execution:
        return Execution(id=self.desk.new_id(), negotiation_id=negotiation_id)
