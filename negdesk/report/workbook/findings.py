"""What is worth saying about the preparation: warnings with a mark, good news without."""

from __future__ import annotations

from collections.abc import Sequence

from negdesk.analysis.findings import Finding
from negdesk.report.workbook.story import Story


def findings(story: Story, found: Sequence[Finding]) -> None:
    """Write findings one below another; the mark and not the colour alone tells a warning."""
    sheet = story.sheet
    for finding in found:
        ink = "zone" if finding.good else "warn"

        def mark(x: float, y: float, ink: str = ink, warns: bool = not finding.good) -> None:
            middle, radius = y + sheet.leading / 2, sheet.body * 0.28
            fill = ink if warns else ""
            sheet.canvas.dot(x + radius + 1, middle, radius, fill=fill, stroke=ink, line_width=1.0)

        story.prose(finding.text, indent=sheet.body * 1.4, ink=ink, first=mark)
