"""Messages that name files: whole, however long the names, and as they can be copied."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from negdesk.ui.banner import Banner, BannerArea

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def area(qtbot, theme):
    made = BannerArea(theme.quarter)
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


def label_of(area, text):
    area.say("x", text, "warn", ("Try again", lambda: None), ("Another place…", lambda: None))
    return area.findChild(Banner).findChild(QLabel)


def test_a_name_without_an_end_makes_no_window_wider(area):
    label = label_of(area, f"/home/{'x' * 250}/a.pdf was not written.")
    assert area.minimumSizeHint().width() < 600
    words = label.text()
    assert words.replace("\u200b", "") == f"/home/{'x' * 250}/a.pdf was not written."
    # Every piece of it fits a line.
    longest = max(words.replace("/", "\u200b").split("\u200b"), key=len)
    assert label.fontMetrics().horizontalAdvance(longest) < 300


def test_a_path_as_people_have_them_is_copied_as_it_is(area):
    text = f"/home/anna/{'/'.join(['Verhandlungen'] * 9)}/Brief.pdf cannot be read."
    assert label_of(area, text).text() == text


def test_what_a_screen_reader_says_has_no_marks_in_it(area):
    text = "y" * 300
    label_of(area, text)
    assert area.findChild(Banner).accessibleName() == text
