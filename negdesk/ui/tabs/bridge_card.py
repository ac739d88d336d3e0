"""From the value of walking away to the limit, line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout

from negdesk.analysis.batna import chain_sentence, walk_away
from negdesk.analysis.limit import bridge, limit_findings
from negdesk.i18n import tr
from negdesk.model.rows import Adjustment
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.tabs.links import Links
from negdesk.ui.tabs.say import amount, shortened


class BridgeCard(Card):
    """The start, the adjustments, the limit they lead to, and what follows from it."""

    def __init__(self, desk: Desk) -> None:
        """Make the lines."""
        super().__init__(desk.theme)
        self.desk = desk
        gap = desk.theme.quarter
        self.start = plain_label("", "number")
        self.start.setObjectName("bridge.start")
        self.chain = WordsLabel("", "hint")
        self.limit = plain_label("", "number")
        self.limit.setObjectName("bridge.limit")
        self.lines = RowsEditor(
            desk,
            Adjustment,
            [Column("label", 3), Column("reason", 4), Column("amount", 2)],
            noun=tr("adjustment"),
            empty=tr(
                "What would a deal here spare you, or cost you, beside its price? Plus means that "
                "it must beat your alternative by that much more, minus that you give so much up."
            ),
        )
        self.findings = Links(desk.theme)
        self.findings.wanted.connect(desk.wanted)
        top = QGridLayout()
        top.setHorizontalSpacing(gap * 3)
        top.setVerticalSpacing(gap // 2)
        top.addWidget(plain_label(tr("Value of walking away"), "strong", wrap=True), 0, 0)
        top.addWidget(self.start, 0, 1)
        top.addWidget(self.chain, 1, 0, 1, 2)
        top.setColumnStretch(0, 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        bottom = QGridLayout()
        bottom.addWidget(plain_label(tr("Limit from the bridge"), "strong", wrap=True), 0, 0)
        bottom.addWidget(self.limit, 0, 1)
        bottom.setColumnStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.lines)
        self.body.addWidget(rule)
        self.body.addLayout(bottom)
        self.body.addWidget(self.findings)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the bridge as it is now."""
        document, style = self.desk.document, self.desk.style
        unit = document.negotiation(negotiation_id).unit
        walking = walk_away(document, negotiation_id)
        self.lines.show_negotiation(negotiation_id)
        if walking.value is None:
            self.start.setText("–")
            self.chain.setText(walking.problem)
        else:
            self.start.setText(amount(walking.value, style, unit))
            chain = chain_sentence(document, negotiation_id, "us", style)
            self.chain.setText(shortened(chain))
        set_role(self.chain, "warn" if walking.value is None else "hint")
        reached = bridge(document, negotiation_id).limit
        self.limit.setText("–" if reached is None else amount(reached, style, unit))
        self.findings.show_findings(limit_findings(document, negotiation_id, style))
