"""How good it was, on four dimensions and to one's own satisfaction."""

from __future__ import annotations

from negdesk.analysis.audit import audit, audit_words
from negdesk.analysis.debriefing import DIMENSIONS, SATISFACTION
from negdesk.i18n import tr
from negdesk.model.rows import Rating
from negdesk.ui.cards import Section
from negdesk.ui.debrief.rating_grid import RatingGrid
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel

# What tells the economic result, the surest first.
_YARDSTICKS = ("walked_away", "share_learned", "share_believed", "against_limit")


class RatingsPart(Section):
    """Part 7: the economic result is worked out, all else is judged."""

    def __init__(self, desk: Desk) -> None:
        """Make both tables."""
        scale = tr("From 1, badly, to 5, very well. The notes tell more than the numbers.")
        super().__init__(desk.theme, tr("How good it was"), scale)
        self.desk = desk
        self.economic = WordsLabel("", "muted")
        self.economic.setObjectName("debrief.economic")
        self.dimensions = RatingGrid(desk, "", before=True)
        self.content = RatingGrid(desk, tr("How content are you?"), before=False)
        self.dimensions.body.addWidget(self.economic)
        for grid in (self.dimensions, self.content):
            self.body.addWidget(grid)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the ratings, those in the user's own words last."""
        rows = self.desk.document.all(Rating, negotiation_id)
        known = DIMENSIONS.keys() | SATISFACTION.keys()
        own = [
            row.dimension for row in rows if row.dimension.strip() and row.dimension not in known
        ]
        self.dimensions.show_ratings(negotiation_id, list(DIMENSIONS))
        self.content.show_ratings(negotiation_id, [*SATISFACTION, *dict.fromkeys(own)])
        self._say(negotiation_id)

    def focus_dimension(self, dimension: str) -> bool:
        """Put the cursor into the rating of a dimension that may have no row yet."""
        for grid in (self.dimensions, self.content):
            if dimension in grid.inputs:
                grid.after_of(dimension).setFocus()
                return True
        return False

    def _say(self, negotiation_id: str) -> None:
        found = audit(self.desk.document, negotiation_id)
        said = {one.key: one.text for one in audit_words(found, self.desk.style)}
        words = next((said[key] for key in _YARDSTICKS if key in said), "")
        text = tr("The economic result, worked out: {words}")
        self.economic.setText(text.format(words=words))
        self.economic.setVisible(bool(words))
