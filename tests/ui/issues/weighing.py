"""Weights in the tests: their bars, dragged, and the shares in the file."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from negdesk.model.rows import Issue

LEFT = Qt.MouseButton.LeftButton


def bar(made, issue_id, side="us"):
    return made.sides[side].bars.rows[issue_id].bar


def figure(made, issue_id, side="us"):
    return made.sides[side].bars.rows[issue_id].figure


def weights(desk, name="weight"):
    return [getattr(issue, name) for issue in desk.document.all(Issue, "n")]


def drag(qtbot, slider, *shares):
    """Press the slider and move to each share of its width in turn, then let go."""
    at = [QPoint(round(share * slider.width()), slider.height() // 2) for share in shares]
    qtbot.mousePress(slider, LEFT, pos=at[0])
    for point in at[1:]:
        qtbot.mouseMove(slider, point)
    qtbot.mouseRelease(slider, LEFT, pos=at[-1])
