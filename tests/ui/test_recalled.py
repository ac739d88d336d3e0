"""What comes back while preparing: lessons, how it went with them before, the bias found."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Belief, Lesson, Negotiation, Party, Rating
from negdesk.workbook import Workbook
from tests.ui.hostile import HOSTILE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

D = Decimal


def earlier(number, whom="Weber", **values):
    """Return a debriefed purchase whose estimate of their limit was a tenth too hopeful."""
    nid = f"old{number}"
    part = {"negotiation_id": nid}
    head = {
        "title": f"Boat {number}",
        "unit": "EUR",
        "better": "lower",
        "stage": "agreed",
        "limit": D(150),
        "agreed_value": D(120),
        "their_limit_learned": D(100),
        "meeting_at": f"2025-01-{number % 28 + 1:02}",
        "created_at": "2025-01-01",
    }
    return [
        Negotiation(id=nid, **{**head, **values}),
        Party(id=f"p{number}", name=whom, **part),
        Belief(id=f"b{number}", at="2025-01-01", low=D(80), likely=D(90), high=D(130), **part),
        Rating(id=f"r{number}", dimension="relationship", before=D(3), after=D(4), **part),
        Lesson(id=f"l{number}", text=f"Lesson {number}", topic="timing", **part),
    ]


def present(whom="weber ", **values):
    part = {"negotiation_id": "now"}
    head = {"title": "Next boat", "unit": "EUR", "better": "lower", "created_at": "2026-01-01"}
    return [
        Negotiation(id="now", **{**head, **values}),
        Party(id="who", name=whom, **part),
        Belief(id="est", at="2026-05-01", low=D(160), likely=D(180), high=D(260), **part),
    ]


@pytest.fixture
def opened(qtbot, window, make_workbook):
    """Return what opens a workbook on the situation of its present negotiation, all read."""

    def make(*rows):
        assert window.open(make_workbook(*rows))
        window.view.choose("now", "situation")
        recall = window.view.preparation.tab.recall
        with qtbot.waitSignal(recall.past.done):
            pass
        return recall

    return make


def lessons(recall):
    return [(c.text.text(), c.origin.text()) for c in recall.lessons.cards if c.isVisible()]


def test_without_a_past_nothing_is_shown(opened):
    assert not opened(*present()).isVisible()


def test_the_same_counterpart_brings_its_lessons_and_its_history(opened):
    recall = opened(*present(), *earlier(1), *earlier(2))
    assert recall.isVisible()
    assert lessons(recall) == [
        ("Lesson 2", "Boat 2: the same counterpart"),
        ("Lesson 1", "Boat 1: the same counterpart"),
    ]
    assert recall.history.text() == (
        "You have negotiated with them 2 times. The relationship went from 3 to 4."
    )
    assert recall.ledger.text() == "Jan 2025, Boat 1: 3 → 4\nJan 2025, Boat 2: 3 → 4"
    assert not recall.bias.isVisible()


def test_one_earlier_dealing_is_said_in_the_sentence_alone(opened):
    recall = opened(*present(), *earlier(1))
    assert recall.history.text().startswith("You have negotiated with them once.")
    assert not recall.ledger.isVisible()


def test_of_many_dealings_the_latest_five_are_listed(opened):
    recall = opened(*present(), *[row for i in range(1, 9) for row in earlier(i)])
    lines = recall.ledger.text().splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        f"Jan 2025, Boat {number}" for number in range(4, 9)
    ]


def test_a_lesson_that_is_not_reusable_stays_with_its_counterpart(opened):
    *rows, lesson = earlier(1, "Maier", template="car")
    recall = opened(*present(template="car"), *rows, lesson.with_(reusable=False))
    assert not recall.isVisible()


def test_the_same_template_brings_what_can_be_reused(opened):
    recall = opened(*present(template="car"), *earlier(1, "Maier", template="car"))
    assert lessons(recall) == [("Lesson 1", "Boat 1: the same kind of negotiation")]
    assert not recall.history.isVisible()


def test_more_lessons_are_a_key_away(qtbot, opened):
    recall = opened(*present(), *[row for i in range(1, 8) for row in earlier(i)])
    assert len(lessons(recall)) == 3
    recall.lessons.more.button.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert len(lessons(recall)) == 7


def test_the_bias_found_is_taken_off_with_one_key_and_one_undo(qtbot, window, opened):
    recall = opened(*present(), *[row for i in range(1, 4) for row in earlier(i)])
    desk = window.desk
    assert "3 estimates of the other side's limit were 10" in recall.bias.text()
    assert recall.button.text() == "Correct my estimate to 200 EUR"
    recall.button.setFocus()
    qtbot.keyClick(recall.button, Qt.Key.Key_Space)
    row = latest_belief(desk.document, "now")
    assert (round(row.low), row.likely, round(row.high)) == (178, 200, 289)
    assert desk.document.find(Belief, "est").likely == 180
    qtbot.waitUntil(lambda: "has been corrected" in recall.bias.text())
    assert not recall.button.isVisible()
    desk.session.undo()
    assert latest_belief(desk.document, "now").id == "est"
    qtbot.waitUntil(recall.button.isVisible)


def test_without_an_estimate_the_bias_says_what_to_do_first(opened):
    head, who, _belief = present()
    recall = opened(head, who, *[row for i in range(1, 4) for row in earlier(i)])
    assert recall.bias.text().endswith("Estimate their limit first; then it can be corrected.")
    assert not recall.button.isVisible()


def test_what_is_typed_now_decides_what_comes_back(qtbot, window, opened):
    recall = opened(*present("Maier"), *earlier(1))
    assert [origin for _, origin in lessons(recall)] == ["Boat 1: reusable"]
    party = window.desk.document.find(Party, "who")
    window.desk.apply(set_field(party, "name", "Weber"))
    qtbot.waitUntil(lambda: recall.history.isVisible())
    assert [origin for _, origin in lessons(recall)] == ["Boat 1: the same counterpart"]


def test_what_changed_elsewhere_is_read_again(qtbot, window, opened):
    recall = opened(*present(), *earlier(1))
    view, desk = window.view, window.desk
    view.choose("old1", "debrief")
    desk.apply(set_field(desk.document.find(Lesson, "l1"), "text", "Come early"))
    view.choose("now", "situation")
    qtbot.waitUntil(lambda: [text for text, _ in lessons(recall)] == ["Come early"])
    desk.apply(delete(desk.document, "x", desk.document.negotiation("old1")))
    desk.apply(set_field(desk.document.negotiation("now"), "goal", "x"))
    qtbot.waitUntil(lambda: not recall.isVisible())


def test_the_past_is_read_beside_the_open_document(window, opened):
    recall = opened(*present(), *[row for i in range(1, 60) for row in earlier(i)])
    assert len(recall.past._known) == 59
    loaded = [n for n in window.desk.document.negotiations if window.desk.document.is_loaded(n.id)]
    assert "now" in [n.id for n in loaded]
    assert len(recall.lessons.cards) == 3


def test_nothing_is_read_before_the_tab_is_seen(qtbot, window, make_workbook):
    rows = [row for i in range(1, 60) for row in earlier(i)]
    assert window.open(make_workbook(*present(), *rows))
    view = window.view
    view.choose("now", "walkaway")
    qtbot.wait(300)
    assert not any(tab.KEY == "situation" and tab.recall.past.version
                   for tab in view.preparation._built.values())  # fmt: skip
    view.choose("now", "situation")
    recall = view.preparation.tab.recall
    assert recall.past.version == 0
    qtbot.waitUntil(lambda: recall.past.version == 59)


def test_closing_the_workbook_while_it_is_read_is_quiet(qtbot, window, make_workbook):
    rows = [row for i in range(1, 300) for row in earlier(i)]
    assert window.open(make_workbook(*present(), *rows))
    window.view.choose("now", "situation")
    past = window.view.preparation.tab.recall.past
    qtbot.waitUntil(lambda: past.version > 0)
    assert past.busy
    window.show_start()
    qtbot.wait(50)


def test_one_that_cannot_be_read_is_left_out(qtbot, window, make_workbook, monkeypatch):
    from negdesk.model.errors import Condition

    assert window.open(make_workbook(*present(), *earlier(1), *earlier(2)))
    file = window.desk.session.workbook.file
    parts = file.parts

    def refuse(negotiation_id):
        if negotiation_id == "old1":
            raise Condition("damaged")
        return parts(negotiation_id)

    view = window.view
    view.choose("now", "walkaway")
    monkeypatch.setattr(file, "parts", refuse)
    view.choose("now", "situation")
    recall = view.preparation.tab.recall
    qtbot.waitUntil(recall.isVisible)
    assert [text for text, _ in lessons(recall)] == ["Lesson 2"]


def test_words_of_the_user_are_shown_as_they_are(opened):
    rows = []
    for number, text in enumerate(HOSTILE, start=1):
        *others, lesson = earlier(number, title=text)
        rows += [*others, lesson.with_(text=text)]
    recall = opened(*present(), *rows)
    recall.lessons.more.open()
    shown = [text for text, _ in lessons(recall)]
    assert sorted(shown) == sorted(HOSTILE)
    labels = recall.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_workbook_that_is_only_read_corrects_nothing(qtbot, window, make_workbook):
    path = make_workbook(*present(), *[row for i in range(1, 4) for row in earlier(i)])
    holder = Workbook.open(path)
    assert window.open(path)
    window.view.choose("now", "situation")
    recall = window.view.preparation.tab.recall
    qtbot.waitUntil(recall.isVisible)
    assert recall.button.isVisible()
    assert not recall.button.isEnabled()
    holder.close()


def test_another_negotiation_does_not_keep_the_words_of_the_last(window, opened):
    recall = opened(*present(), *earlier(1))
    window.desk.apply(add("x", Negotiation(id="other", title="Lone", created_at="2026-01-01")))
    window.view.choose("other", "situation")
    assert not recall.isVisible()
