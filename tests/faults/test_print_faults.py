"""FAULTS 74–79, 90, 91, 106 on paper: kept as typed, cut with a mark, one page, in time."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import (
    Alternative,
    Belief,
    Execution,
    Feeling,
    Issue,
    Negotiation,
    Option,
    Package,
    Party,
    Question,
    Reply,
    Term,
    Trigger,
)
from negdesk.report.brief import printed
from negdesk.report.text import unprintable
from tests.report.prints import brief
from tests.report.reading import flat, pages, poppler_text, sizes, text_of
from tests.report.rows import NID, NOW, Build, car, empty, monster
from tests.yardstick import at_most

TRICKY = (
    "x<y and z>w",
    "AT&T",
    "<b>bold",
    "</para>",
    "&#0;",
    "&amp;",
    "<img src=http://127.0.0.1:1>",
    '<img src="/etc/hostname">',
    "<font color=red>",
    "<onDraw name=a>",
    "%s {0} {title} \\n (a) [b]",
)
# What of each row stands on the brief.
PRINTED = {
    Negotiation: ("title", "unit", "place", "goal", "opening_line", "limit_reason", "outsider"),
    Party: ("name", "decision_process"),
    Alternative: ("title",),
    Trigger: ("condition", "response"),
    Execution: ("words", "who", "signal", "pause", "pressure", "counter", "next_contact"),
    Issue: ("title", "trade_for"),
    Question: ("text",),
    Reply: ("they_say", "we_say"),
    Feeling: ("trigger", "sign", "response"),
    Package: ("title",),
}
PLACES = [(cls, name) for cls, names in PRINTED.items() for name in names]


def with_text(cls, name, text):
    head = {"title": "t", "limit": D(1), "opening": D(1)}
    if cls is Negotiation:
        return Build(**{**head, name: text}).document
    build = Build(**head)
    more = {"selected": True, "likely": D(1), "feasibility": D(1)} if cls is Alternative else {}
    more |= {"authority": "decides"} if cls is Party else {}
    build.add(cls, **{**more, name: text})
    return build.document


@pytest.mark.parametrize("text", TRICKY)
def test_74_what_looks_like_markup_prints_as_typed_in_every_place(text):
    for cls, name in PLACES:
        pdf = brief(with_text(cls, name, text), NID, now=NOW)
        assert flat(text) in flat(text_of(pdf)), (cls, name)


def test_74_poppler_reads_the_same():
    build = Build(title="x<y and z>w", limit=D(1), goal="AT&T <b>bold</b> &#0;")
    pdf = brief(build.document, NID, now=NOW)
    said = poppler_text(pdf)
    assert "x<y and z>w" in said
    assert "AT&T <b>bold</b> &#0;" in said


def test_74_an_option_label_prints_as_typed():
    build = Build(title="t", limit=D(1))
    issue = build.add(Issue, title="Tyres", kind="choice")
    option = build.add(Option, issue_id=issue, label="x<y")
    package = build.add(Package, title="A")
    build.add(Term, package_id=package, issue_id=issue, option_id=option)
    assert "Tyres: x<y" in text_of(brief(build.document, NID, now=NOW))


@pytest.mark.parametrize("text", ["a\x00b\x1bc\x85d\u2028e\ufefff\ufffeg", "a\x7fb"])
def test_75_controls_never_reach_the_page(text):
    for cls, name in PLACES:
        said = text_of(brief(with_text(cls, name, text), NID, now=NOW))
        assert not set(said) & set("\x00\x1b\x85\u2028\ufeff\x7f"), (cls, name)


def test_76_a_lone_surrogate_is_replaced():
    said = text_of(brief(empty(title="a\ud800b"), NID, now=NOW))
    assert "\ufffd" in said


def test_77_marks_of_direction_cannot_turn_a_price_around():
    said = text_of(brief(empty(title="\u202e000,62\u202c pay", limit=D(26000)), NID, now=NOW))
    assert "000,62 pay" in said
    assert "26,000" in said


@pytest.mark.parametrize(
    "text",
    ["q" + "\u0301" * 100_000, "x" * 10_000, "word " * 200_000, "\n" * 1_000_000, "\u200b" * 10**6],
    ids=["zalgo", "one word", "a megabyte", "line breaks", "zero width"],
)
def test_78_long_text_in_every_field_is_cut_and_quick(text):
    head = {
        name: text
        for name, field in FIELDS["negotiation"].items()
        if field.kind in (Kind.LINE, Kind.NOTE) and name != "id"
    }
    build = Build(**{**head, "limit": D(1)})
    for cls, name in PLACES:
        if cls is not Negotiation:
            build.add(cls, **{name: text})
    with at_most(100):
        pdf = brief(build.document, NID, now=NOW)
    assert pages(pdf) == 1


@pytest.mark.parametrize(
    "text",
    ["漢字かな한글", "ภาษาไทย", "हिन्दी", "👩🏽‍🚀🇩🇪", "ລາວ"],
    ids=["cjk", "thai", "devanagari", "emoji", "lao"],
)
def test_79_scripts_without_a_font_are_listed_never_boxed_in_silence(text):
    found = printed(empty(title=text), NID, now=NOW)
    assert found.unprintable == unprintable(text)
    assert found.unprintable
    assert "stands for" in text_of(found.pdf)


@pytest.mark.parametrize("text", ["שלום 26,000", "مرحبا بالعالم"], ids=["hebrew", "arabic"])
def test_79_hebrew_and_arabic_print_right_on_every_computer(text):
    found = printed(empty(title=text), NID, now=NOW)
    assert not found.unprintable
    assert all(word in text_of(found.pdf) for word in text.split())


def test_79_latin_greek_and_cyrillic_print_right():
    text = "Ærøskøbing Łódź Đorđe İstanbul Ελλάδα Київ Ђорђе ſẞ"
    found = printed(empty(title=text), NID, now=NOW)
    assert not found.unprintable
    assert text in text_of(found.pdf)


@pytest.mark.parametrize(
    "numbers",
    [
        {"limit": D(20), "target": D(30), "opening": D(10), "better": "lower"},
        {"limit": D(20), "target": D(10), "opening": D(30), "better": "lower"},
        {"limit": D(5), "target": D(5), "opening": D(5), "better": "higher"},
        {"limit": None, "target": None, "opening": None},
        {"limit": D(0)},
        {"limit": D("-0.0000000001"), "target": D(10) ** 14, "better": "higher"},
    ],
)
def test_90_any_order_of_our_numbers_is_drawn(numbers):
    assert pages(brief(car(**numbers), NID, now=NOW)) == 1


@pytest.mark.parametrize(
    ("low", "likely", "high"),
    [(1, 2, 3), (26000, 26000, 26000), (30000, 40000, 50000), (1, 10**9, 10**14), (0, 0, 0)],
)
def test_91_any_zone_is_drawn(low, likely, high):
    build = Build(title="t", better="lower", limit=D(26000), opening=D(20000), unit="EUR")
    build.add(Belief, at="2026-01-01", low=D(low), likely=D(likely), high=D(high))
    said = text_of(brief(build.document, NID, now=NOW))
    words = "No zone: " if likely > 26000 else "Zone"
    assert words in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_106_too_much_fits_by_rule_and_says_what_is_left_out(paper):
    found = printed(monster(), NID, paper=paper, now=NOW)
    assert pages(found.pdf) == 1
    assert min(sizes(found.pdf)) >= 8
    said = text_of(found.pdf)
    assert "more in the workbook" in said
    assert f"{found.shortened} texts shortened" in said
    assert found.shortened > 10
    assert "123,456,789,012,345.1234567891" in said


def test_106_the_monster_stalls_nobody():
    document = monster()
    with at_most(100):
        brief(document, NID, now=NOW)
