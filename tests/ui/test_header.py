"""The head of a negotiation where there is little room (FAULTS 108)."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from negdesk.ui.header import Header
from negdesk.ui.theme import Theme


@pytest.fixture
def header(qtbot, qapp, request):
    """A head in type of the size asked for, with all that it can say."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * getattr(request, "param", 1))
    qapp.setFont(font)
    made = Header(Theme(qapp), [("a", "Prepare"), ("b", "Meet"), ("c", "Debrief")])
    qapp.setFont(before)
    # In a window of its own it could not be made narrower than its words.
    window = QWidget()
    qtbot.addWidget(window)
    made.setParent(window)
    window.show()
    made.show_words("A car for the whole family", "Autohaus Nord, Thursday 14 May, 17:00")
    made.show_seal("Sealed 13 May 2026, changed since", "Sealed")
    yield made
    window.close()


def places(header):
    QApplication.processEvents()
    widgets = [header.title, header.about, header.seal, *header.phases.values()]
    return [QRect(widget.mapTo(header, QPoint(0, 0)), widget.size()) for widget in widgets]


@pytest.mark.parametrize("header", [1, 2], indirect=True)
@pytest.mark.parametrize("width", [1600, 900, 680])
def test_nothing_covers_anything_however_large_the_type(header, width):
    header.resize(width, header.sizeHint().height())
    header.show()
    found = places(header)
    assert not [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if a.intersects(b)]
    assert all(header.rect().contains(place) for place in found)


def test_the_phases_go_below_the_words_only_where_there_is_no_room_beside_them(header):
    header.show()
    header.resize(1600, 60)
    title, *_, pill = places(header)
    assert pill.top() < title.bottom()
    header.resize(header.minimumSizeHint().width(), 120)
    title, *_, pill = places(header)
    assert pill.top() > title.bottom()
    assert header.seal.text() == "Sealed"
