"""Meet / At the table: logged in seconds, flagged as typed, edited in place, never lost."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from negdesk.analysis.concessions import concessions
from negdesk.model.actions import add, delete, set_field
from negdesk.model.errors import Condition
from negdesk.model.rows import (
    Event,
    Execution,
    Issue,
    Negotiation,
    Package,
    Party,
    Reply,
    Term,
)
from negdesk.ui.meeting.log import LATEST, STEP
from negdesk.ui.tabs.at_the_table import AtTheTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def nid(desk):
    rows = [
        Negotiation(
            id="n", better="lower", limit=D(26000), target=D(22000), unit="EUR", created_at="2026"
        ),
        Party(id="us", negotiation_id="n", side="us", name="Jana"),
        Party(id="them", negotiation_id="n", side="them", name="Berger", position=1),
        Execution(id="x", negotiation_id="n", words="Thank you. We pass for today."),
        Reply(id="r1", negotiation_id="n", they_say="Too dear", we_say="Compared to what?"),
        Reply(
            id="r2", negotiation_id="n", kind="ultimatum", position=1,
            they_say="Today or never", we_say="What changes tomorrow?",
        ),
    ]  # fmt: skip
    assert desk.apply(add("x", *rows))
    return "n"


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, AtTheTable)


@pytest.fixture
def tab(open_tab, nid):
    return open_tab(nid)


def log_of(desk, nid="n"):
    return sorted(desk.document.all(Event, nid), key=lambda row: (row.at, row.position))


def put(desk, *events):
    rows = [
        Event(**{"id": f"e{i}", "negotiation_id": "n", "position": i, "at": "2026-05-04T10:00"} | e)
        for i, e in enumerate(events)
    ]
    assert desk.apply(add("x", *rows))
    return rows


def press(qtbot, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def alt(qtbot, *keys):
    press(qtbot, *keys, modifier=Qt.KeyboardModifier.AltModifier)


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def heads(tab):
    return [line.line.head for line in tab.log.lines.values()]


def test_amounts_under_a_cent_are_told_from_nothing_in_the_log(desk, nid, open_tab):
    desk.apply(set_field(desk.document.negotiation(nid), "limit", D("0.0046")))
    put(desk, *({"kind": "offer", "value": D(value)} for value in ("0.0042", "0.0045", "12.3456")))
    tab = open_tab(nid)
    assert heads(tab) == [
        "You: 12.3456 EUR, 12.3411 EUR towards them",
        "You: 0.0045 EUR, 0.0003 EUR towards them",
        "You: 0.0042 EUR",
    ]
    assert tab.at_hand.limit.words[0].text() == "0.0046 EUR"


def notice(tab):
    shown = tab.entry.notice
    return "" if shown.isHidden() else f"{shown.first.text()} {shown.words.text()}".strip()


def hint(tab):
    return tab.entry.fields.hint.text()


def offer(tab, side, text):
    tab.entry.choose_side(side)
    tab.entry.choose_kind("offer")
    tab.entry.fields.value.setText(text)


# logging


def test_a_whole_round_is_logged_by_keyboard_alone(qtbot, desk, tab):
    tab.entry.fields.text.setFocus()
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_1)
    typed(qtbot, "28,900")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_O)
    typed(qtbot, "20000")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_3)
    typed(qtbot, "4")
    typed(qtbot, "silent")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_2)
    typed(qtbot, "looks at the clock")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_6)
    assert [(row.kind, row.party_id, row.value, row.strength) for row in log_of(desk)] == [
        ("offer", "them", D(28900), None),
        ("offer", "us", D(20000), None),
        ("emotion", "them", None, D(4)),
        ("signal", "them", None, None),
        ("break", "them", None, None),
    ]
    assert [row.whose for row in log_of(desk)] == ["", "", "theirs", "", ""]


def test_what_is_logged_is_dated_now_and_the_entry_is_ready_for_the_next(qtbot, desk, tab):
    offer(tab, "them", "27500")
    tab.entry.fields.text.setText("with winter tyres")
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert (row.at, row.text) == ("2026-05-04T14:32", "with winter tyres")
    assert tab.entry.fields.value.text() == tab.entry.fields.text.text() == ""
    assert tab.entry.fields.value.hasFocus()
    assert heads(tab) == ["They: 27,500 EUR"]


def test_the_shortcuts_are_told_in_the_tooltips(tab):
    tips = {button.objectName(): button.toolTip() for button in tab.findChildren(QAbstractButton)}
    for number, kind in enumerate(("offer", "signal", "emotion", "ultimatum", "note"), start=1):
        assert f"Alt+{number}" in tips[f"entry.kind.{kind}"]
    assert "Alt+6" in tips["entry.break"]
    assert "Alt+O" in tips["entry.side.us"]
    assert "Alt+T" in tips["entry.side.them"]


def test_one_press_logs_a_break(qtbot, desk, tab):
    qtbot.mouseClick(tab.entry.fields.pause, Qt.MouseButton.LeftButton)
    assert [row.kind for row in log_of(desk)] == ["break"]
    assert heads(tab) == ["Break"]


@pytest.mark.parametrize("kind", ["offer", "signal", "emotion", "ultimatum", "note"])
def test_nothing_to_log_is_not_logged_and_says_what_is_missing(qtbot, desk, tab, kind):
    tab.entry.choose_kind(kind)
    press(qtbot, ENTER)
    assert not log_of(desk)
    assert notice(tab)


@pytest.mark.parametrize("text", ["twelve", "1e400", "1.2.3", "inf"])
def test_a_value_that_is_no_number_stays_and_says_why(qtbot, desk, tab, text):
    offer(tab, "us", text)
    press(qtbot, ENTER)
    assert not log_of(desk)
    assert notice(tab).startswith("Not logged: ")
    assert tab.entry.fields.value.text() == text


def test_a_number_that_could_be_read_in_two_ways_says_how_it_is_read(tab):
    offer(tab, "us", "1.234")
    assert hint(tab) == "Read as 1.234."


def test_escape_empties_the_entry(qtbot, tab):
    offer(tab, "us", "99999")
    press(qtbot, ESCAPE)
    assert tab.entry.fields.value.text() == ""
    assert notice(tab) == ""


def test_an_offer_in_words_alone_is_logged(qtbot, desk, tab):
    tab.entry.choose_kind("offer")
    tab.entry.fields.text.setText("the keys until Monday")
    tab.entry.fields.text.setFocus()
    press(qtbot, ENTER)
    assert heads(tab) == ["Offer"]
    assert tab.graph.isHidden()


def test_they_are_added_when_nobody_of_theirs_is_known(qtbot, desk, open_tab):
    desk.apply(add("x", Negotiation(id="bare", created_at="2026")))
    tab = open_tab("bare")
    offer(tab, "them", "5")
    press(qtbot, ENTER)
    (party,) = desk.document.all(Party, "bare")
    (row,) = log_of(desk, "bare")
    assert (party.side, row.party_id) == ("them", party.id)
    desk.session.undo()
    assert not desk.document.all(Party, "bare")
    assert not log_of(desk, "bare")


def test_one_undo_takes_one_event_back(qtbot, desk, tab):
    for text in ("21000", "22000"):
        offer(tab, "us", text)
        press(qtbot, ENTER)
    desk.session.undo()
    assert [row.value for row in log_of(desk)] == [D(21000)]
    assert heads(tab) == ["You: 21,000 EUR"]


def test_with_the_clock_set_back_the_order_stays_and_is_explained(qtbot, desk, tab):
    put(desk, {"at": "2026-05-04T16:00", "kind": "note", "text": "before"})
    tab.entry.choose_kind("note")
    tab.entry.fields.text.setText("after")
    press(qtbot, ENTER)
    assert [row.text for row in log_of(desk)] == ["before", "after"]
    assert [row.at for row in log_of(desk)] == ["2026-05-04T16:00"] * 2
    assert "clock" in notice(tab)


def test_what_the_disk_did_not_take_stays_typed_and_is_logged_once(qtbot, desk, tab, monkeypatch):
    offer(tab, "us", "21000")
    workbook = desk.session.workbook
    real = workbook.apply

    def full(edit):
        raise Condition("Disk full")

    monkeypatch.setattr(workbook, "apply", full)
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert tab.entry.fields.value.text() == "21000"
    monkeypatch.setattr(workbook, "apply", real)
    assert desk.session.retry()
    assert [row.value for row in log_of(desk)] == [D(21000)]
    assert tab.entry.fields.value.text() == ""


# the limit


@pytest.mark.parametrize(
    ("better", "text", "past"),
    [
        ("lower", "26000", False),
        ("lower", "26000.00", False),
        ("lower", "26000.01", True),
        ("higher", "26000", False),
        ("higher", "25999.99", True),
    ],
)
def test_our_offer_past_the_limit_is_flagged_as_it_is_typed(desk, tab, better, text, past):
    desk.apply(set_field(desk.document.negotiation("n"), "better", better))
    offer(tab, "us", text)
    said = notice(tab)
    assert bool(said) == past
    if past:
        assert "This is past your limit" in said
        assert "Thank you. We pass for today." in said
        assert tab.entry.notice.property("role") == "bad-card"


def test_the_flag_goes_when_the_offer_gets_better(tab):
    offer(tab, "us", "27000")
    assert notice(tab)
    tab.entry.fields.value.setText("25000")
    assert notice(tab) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [("26000", "At or within your limit"), ("21000", "target or better"), ("26000.01", "")],
)
def test_an_offer_of_theirs_is_held_against_our_limit_too(tab, text, said):
    before = hint(tab)
    offer(tab, "them", text)
    assert said in hint(tab)
    assert (hint(tab) == before) == (not said)
    assert notice(tab) == ""


def test_what_is_good_about_an_offer_moves_nothing_while_it_is_typed(qtbot, tab):
    tab.entry.fields.value.setFocus()
    places = []
    for key in "21000":
        typed(qtbot, key)
        QApplication.processEvents()
        places.append(tab.log.mapTo(tab, tab.log.rect().topLeft()))
    assert "target or better" in hint(tab)
    tab.entry.fields.value.clear()
    QApplication.processEvents()
    assert {*places} == {tab.log.mapTo(tab, tab.log.rect().topLeft())}


def test_the_keys_are_told_under_the_entry_while_there_is_nothing_to_say(tab):
    for keys in ("Enter", "Alt+1", "Alt+6", "Alt+O", "Alt+T"):
        assert keys in hint(tab)


def test_without_a_limit_nothing_is_flagged(desk, tab):
    desk.apply(set_field(desk.document.negotiation("n"), "limit", None))
    offer(tab, "us", "999999")
    assert notice(tab) == ""
    assert tab.at_hand.limit.isHidden()


def test_what_was_logged_past_the_limit_stays_marked(qtbot, desk, tab):
    offer(tab, "us", "26500")
    press(qtbot, ENTER)
    (line,) = tab.log.lines.values()
    assert line.line.past
    assert "past your limit" in line.accessibleName()


@pytest.fixture
def package(desk, nid):
    rows = [
        Issue(id="i", negotiation_id="n", title="Price", headline=True, better="lower"),
        Package(id="p", negotiation_id="n", title="With tyres"),
        Term(id="t", negotiation_id="n", package_id="p", issue_id="i", number=D(27000)),
    ]
    assert desk.apply(add("x", *rows))
    return rows[1]


def test_a_package_is_judged_and_logged_by_its_headline_value(qtbot, desk, package, open_tab):
    tab = open_tab("n")
    tab.entry.choose_package("p")
    assert "past your limit" in notice(tab)
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert (row.package_id, row.value) == ("p", None)
    assert heads(tab) == ["You: 27,000 EUR · With tyres"]


def test_an_event_keeps_its_words_when_its_package_is_deleted(qtbot, desk, package, open_tab):
    put(desk, {"kind": "offer", "package_id": "p", "text": "all in one"})
    tab = open_tab("n")
    desk.apply(delete(desk.document, "x", package))
    (row,) = log_of(desk)
    assert row.package_id is None
    (line,) = tab.log.lines.values()
    assert (line.line.head, line.line.text) == ("Offer", "all in one")
    desk.session.undo()
    (line,) = tab.log.lines.values()
    assert line.line.head == "You: 27,000 EUR · With tyres"


# ultimatums and emotions


def test_an_ultimatum_shows_the_prepared_answer_and_keeps_it(qtbot, desk, tab):
    tab.entry.choose_kind("ultimatum")
    box = tab.entry.fields.reply.box
    assert [box.itemText(at) for at in range(box.count())] == ["none", "Today or never", "Too dear"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert "What changes tomorrow?" in tab.entry.fields.reply.words.text()
    typed(qtbot, "Sign now")
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert row.reply_id == "r2"
    (line,) = tab.log.lines.values()
    assert "Answered with: What changes tomorrow?" in line.line.more


def test_the_bank_gives_an_answer_that_was_not_prepared(qtbot, desk, tab):
    before = len(desk.document.all(Reply, "n"))
    tab.entry.choose_kind("ultimatum")
    picker = tab.entry.fields.reply
    picker.toggle_bank()
    assert picker.panel is not None
    picker.panel.chosen.emit(next(iter(picker._bank.values)))
    assert len(desk.document.all(Reply, "n")) == before + 1
    assert picker.value == desk.document.all(Reply, "n")[-1].id
    assert picker.panel.isHidden()


def test_an_emotion_is_logged_with_what_set_it_off_and_what_it_may_mean(qtbot, desk, tab):
    tab.entry.fields.text.setFocus()
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_3)
    typed(qtbot, "4")
    typed(qtbot, "silent")
    for text in ("our number", "it is close"):
        press(qtbot, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is tab.entry.fields.log:
            press(qtbot, Qt.Key.Key_Tab)
        typed(qtbot, text)
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    said = row.whose, row.strength, row.text, row.trigger, row.meaning
    assert said == ("theirs", D(4), "silent", "our number", "it is close")
    assert tab.entry.fields.trigger.text() == tab.entry.fields.meaning.text() == ""
    tab.entry.choose_kind("note")
    assert not tab.entry.fields.trigger.isVisible()


def test_an_emotion_is_described_in_its_form(qtbot, desk, tab):
    put(desk, {"kind": "emotion", "party_id": "them", "whose": "theirs", "strength": D(3)})
    tab.log.toggle("e0")
    form = tab.log.editor
    for name, text in (("strength", "5"), ("trigger", "our number"), ("meaning", "pressure")):
        form.by_name[name].editor.setFocus()
        if isinstance(form.by_name[name].editor, QLineEdit):
            form.by_name[name].editor.selectAll()
        qtbot.keyClicks(form.by_name[name].editor, text)
    desk.flush()
    (row,) = log_of(desk)
    assert (row.strength, row.trigger, row.meaning) == (D(5), "our number", "pressure")
    assert tab.log.lines["e0"].line.sign == "5"


def test_a_strength_beyond_five_is_refused(qtbot, desk, tab):
    put(desk, {"kind": "emotion", "strength": D(3)})
    tab.log.toggle("e0")
    made = tab.log.editor.by_name["strength"]
    made.editor.selectAll()
    qtbot.keyClicks(made.editor, "6")
    made.commit()
    assert log_of(desk)[0].strength == D(3)
    assert made.said().startswith("Not saved")


@pytest.mark.parametrize(
    ("kind", "there", "missing"),
    [
        ("offer", {"value", "heard"}, {"strength", "trigger"}),
        ("emotion", {"strength", "trigger", "meaning", "whose"}, {"value", "heard"}),
        ("signal", {"heard", "interest"}, {"value", "strength"}),
    ],
)
def test_the_form_shows_the_fields_of_the_kind(desk, tab, kind, there, missing):
    put(desk, {"kind": kind})
    tab.log.toggle("e0")
    by_name = tab.log.editor.by_name
    assert not any(by_name[name].isHidden() for name in there)
    assert all(by_name[name].isHidden() for name in missing)


# the log


def test_the_newest_stands_on_top_and_of_one_minute_the_last_logged(desk, tab):
    put(
        desk,
        {"text": "second", "at": "2026-05-04T10:05"},
        {"text": "third", "at": "2026-05-04T10:05"},
        {"text": "first", "at": "2026-05-04T09:00"},
        {"text": "undated", "at": ""},
    )
    texts = [line.line.text for line in tab.log.lines.values()]
    assert texts == ["third", "second", "first", "undated"]


def test_a_line_moves_when_its_time_is_put_right(desk, tab):
    put(desk, {"text": "a"}, {"text": "b", "at": "2026-05-04T11:00"})
    tab.log.toggle("e0")
    desk.apply(set_field(log_of(desk)[0], "at", "2026-05-04T12:00"))
    assert list(tab.log.lines) == ["e0", "e1"]
    column = tab.log.column
    shown = [column.itemAt(at).widget() for at in range(column.count())]
    assert shown == [tab.log.lines["e0"], tab.log.editor, tab.log.lines["e1"]]


def test_a_line_opens_with_enter_and_closes_with_escape(qtbot, desk, tab):
    put(desk, {"kind": "signal", "text": "hm"})
    tab.log.lines["e0"].setFocus()
    press(qtbot, ENTER)
    assert tab.log.editor.by_name["text"].editor.hasFocus()
    press(qtbot, ESCAPE)
    assert tab.log.editor.isHidden()
    assert tab.log.lines["e0"].hasFocus()


def test_what_is_typed_in_the_form_stands_in_the_line(qtbot, desk, tab):
    put(desk, {"kind": "signal", "text": "hm"})
    tab.log.toggle("e0")
    tab.log.editor.by_name["heard"].editor.setFocus()
    typed(qtbot, "in a hurry")
    desk.flush()
    assert "Heard: in a hurry" in tab.log.lines["e0"].line.more


def test_arrows_walk_through_the_log_and_delete_goes_on_to_the_next(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(3)))
    tab.log.lines["e2"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert tab.log.lines["e1"].hasFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert list(tab.log.lines) == ["e2", "e0"]
    assert tab.log.lines["e0"].hasFocus()
    desk.session.undo()
    assert list(tab.log.lines) == ["e2", "e1", "e0"]


def test_deleting_the_last_event_goes_back_to_the_entry(qtbot, desk, tab):
    put(desk, {"text": "only"})
    tab.log.toggle("e0")
    tab.log.editor.delete.click()
    assert not log_of(desk)
    assert tab.entry.isAncestorOf(QApplication.focusWidget())
    assert not tab.log.empty.isHidden()
    assert tab.log.editor.isHidden()


def test_a_long_log_shows_the_latest_and_more_when_asked(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 5)))
    assert len(tab.log.lines) == LATEST
    assert tab.log.more.text() == "Show 5 earlier events"
    tab.log.more.click()
    assert len(tab.log.lines) == LATEST + 5
    assert tab.log.more.isHidden()


def test_a_very_long_log_says_how_many_come_at_a_time(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + STEP + 5)))
    assert tab.log.more.text() == f"Show {STEP} of {STEP + 5} earlier events"
    tab.log.more.click()
    assert len(tab.log.lines) == LATEST + STEP
    assert tab.log.more.text() == "Show 5 earlier events"


def test_an_event_among_many_touches_only_its_own_line(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 10)))
    kept = dict(tab.log.lines)
    offer(tab, "us", "21000")
    press(qtbot, ENTER)
    assert len(tab.log.lines) == LATEST
    same = [key for key, line in tab.log.lines.items() if kept.get(key) is line]
    assert len(same) == LATEST - 1


def test_a_line_that_serves_another_event_acts_on_that_event(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST)))
    first = tab.log.lines["e0"]
    offer(tab, "us", "21000")
    press(qtbot, ENTER)
    new = log_of(desk)[-1].id
    assert tab.log.lines[new] is first
    assert "e0" not in tab.log.lines
    first.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert tab.log.lines[f"e{LATEST - 1}"].hasFocus()
    first.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert new not in {row.id for row in log_of(desk)}
    assert list(tab.log.lines)[-1] == "e0"


def test_the_cursor_is_never_carried_to_another_event(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 1)))
    tab.log.lines[f"e{LATEST}"].setFocus()
    desk.apply(delete(desk.document, "x", log_of(desk)[-1]))
    assert len(tab.log.lines) == LATEST
    assert not tab.log.lines["e0"].hasFocus()


def test_what_was_written_is_shown_as_it_is(desk, tab):
    nasty = "<b>R&D</b> & x<y"
    put(desk, {"kind": "signal", "text": nasty, "heard": nasty, "party_id": "them"})
    desk.apply(set_field(desk.document.find(Party, "them"), "name", nasty))
    line = tab.log.lines["e0"].line
    assert line.text == nasty
    assert f"Heard: {nasty}" in line.more
    assert line.head == f"Signal · {nasty}"


def test_endless_words_break_and_the_page_stays_as_wide_as_it_is(desk, open_tab, nid):
    put(desk, {"kind": "note", "text": "W" * 10_000})
    tab = open_tab(nid, 700)
    assert tab.page.width() <= tab.viewport().width()
    (line,) = tab.log.lines.values()
    assert line.height() < tab.desk.theme.line * 30


# the graph and what is at hand


def test_the_course_is_said_in_a_sentence_beside_the_graph(qtbot, desk, tab):
    for side, text in (("us", "20000"), ("them", "28000"), ("us", "21500")):
        offer(tab, side, text)
        press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "1,500 EUR" in tab.graph.sentence.text())
    assert not tab.graph.isHidden()
    assert tab.graph.chart.accessibleName() == tab.graph.sentence.text()


def test_the_graph_runs_over_rounds_or_over_time(desk, tab):
    put(desk, {"kind": "offer", "value": D(1)}, {"kind": "offer", "value": D(2)})
    tab.refresh()
    assert tab.graph.ways.value == "rounds"
    tab.graph.ways.buttons["time"].click()
    assert tab.graph.ways.value == "time"


def test_a_meeting_without_numbers_has_no_graph_and_reads_well(desk, open_tab):
    rows = [
        Negotiation(id="q", created_at="2026"),
        Event(id="s", negotiation_id="q", kind="signal", text="nods", at="2026-05-04T10:00"),
    ]
    desk.apply(add("x", *rows))
    tab = open_tab("q")
    assert tab.graph.isHidden()
    assert tab.at_hand.limit.isHidden()
    assert heads(tab) == ["Signal · You"]


def test_what_was_prepared_is_at_hand_and_asks_for_the_brief(qtbot, desk, open_tab):
    sample = desk.document.negotiations[0].id
    tab = open_tab(sample)
    assert tab.at_hand.limit.words[0].text() == "26,000 EUR"
    assert tab.at_hand.empty.isHidden()
    for sheet in (tab.at_hand.words, tab.at_hand.triggers, tab.at_hand.questions):
        assert not sheet.isHidden()
    with qtbot.waitSignal(desk.brief_wanted):
        tab.export.click()
    desk.apply(set_field(desk.document.negotiation(sample), "limit", None))
    assert tab.at_hand.limit.isHidden()


def test_without_a_preparation_it_says_where_to_begin(qtbot, desk, open_tab):
    desk.apply(add("x", Negotiation(id="bare", created_at="2026")))
    tab = open_tab("bare")
    assert not tab.at_hand.empty.isHidden()
    assert all(sheet.isHidden() for sheet in tab.at_hand.sheets)
    with qtbot.waitSignal(desk.wanted) as wanted:
        tab.at_hand.begin.click()
    assert wanted.args == ["negotiation.limit", "bare"]


def test_an_offer_can_be_tested_without_leaving_the_table(desk, tab):
    tab.testing.open()
    tab.tester.value.setText("25000")
    assert tab.tester.isVisible()


# what all tabs owe


def test_everything_that_takes_the_focus_has_a_name(desk, tab):
    put(desk, {"kind": "ultimatum", "party_id": "them"}, {"kind": "offer", "value": D(3)})
    tab.testing.open()
    tab.log.toggle("e0")
    for kind in ("offer", "emotion", "ultimatum"):
        tab.entry.choose_kind(kind)
        for widget in tab.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(tab):
                text = getattr(widget, "text", str)()
                proxied = widget.focusProxy() is not None
                assert proxied or widget.accessibleName() or text, widget.objectName()


def test_a_workbook_that_can_only_be_read_logs_nothing(qtbot, desk, tab, monkeypatch):
    put(desk, {"text": "kept"})
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    tab.refresh()
    assert not tab.entry.isEnabled()
    tab.log.toggle("e0")
    form = tab.log.editor
    assert not form.delete.isEnabled()
    for made in form.by_name.values():
        editor = made.editor
        assert not editor.isEnabled() or isinstance(editor, QComboBox) or editor.isReadOnly()
    tab.log.delete("e0")
    tab.entry.log_break()
    assert len(log_of(desk)) == 1


def test_a_field_of_an_event_can_be_led_to(desk, tab):
    put(desk, {"kind": "signal"})
    assert tab.focus_field("event.heard", "e0")
    assert tab.log.editor.by_name["heard"].editor.hasFocus()


def test_what_is_typed_stays_when_something_else_changes(desk, tab):
    offer(tab, "us", "21000")
    desk.apply(set_field(desk.document.negotiation("n"), "goal", "new"))
    assert tab.entry.fields.value.text() == "21000"
    assert tab.entry.fields.value.hasFocus()


def test_the_negotiation_may_go_while_its_log_is_open(qtbot, desk, tab):
    put(desk, {"kind": "offer", "value": D(3)})
    tab.log.toggle("e0")
    desk.apply(delete(desk.document, "x", desk.document.negotiation("n")))
    tab.refresh()
    qtbot.wait(60)


def test_events_out_of_order_make_concessions_by_their_time(desk, tab):
    put(
        desk,
        {"kind": "offer", "party_id": "us", "value": D(21000), "at": "2026-05-04T11:00"},
        {"kind": "offer", "party_id": "us", "value": D(20000), "at": "2026-05-04T10:00"},
    )
    tab.refresh()
    assert [made.size for made in concessions(desk.document, "n").offers] == [None, D(1000)]
    assert heads(tab)[0] == "You: 21,000 EUR, 1,000 EUR towards them"


def test_an_earlier_day_is_said_and_today_is_not(desk, tab):
    put(desk, {"at": "2026-05-03T10:00"}, {"at": "2026-05-04T10:00"}, {"at": "2025-05-04"})
    days = {key: line.line.day for key, line in tab.log.lines.items()}
    assert days["e1"] == ""
    assert days["e0"]
    assert "25" in days["e2"]
    assert datetime(2026, 5, 4).date() == desk.now().date()
