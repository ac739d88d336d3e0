"""FAULTS 74–79 in the preparation workbook: whatever stands in a field prints as it was typed."""

from __future__ import annotations

import time
from decimal import Decimal as D

import pytest

from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Assumption,
    Belief,
    Contingency,
    Execution,
    Feeling,
    Issue,
    LimitChange,
    Option,
    Outcome,
    Package,
    Party,
    Question,
    Reply,
    Term,
    Trigger,
)
from negdesk.report.text import unprintable
from negdesk.report.workbook import printed
from tests.report.prints import workbook
from tests.report.reading import flat, pages, poppler_text, texts_of
from tests.report.rows import NID, NOW, Build, empty
from tests.yardstick import at_most

TRICKY = (
    "x<y and z>w",
    "AT&T",
    "<b>bold",
    "</para>",
    "&#0;",
    "<img src=http://127.0.0.1:1>",
    '<img src="/etc/hostname">',
    "<font color=red>",
    "<onDraw name=a>",
    "%s {0} {title} \\n (a) [b]",
)
ROWS = (
    Party, Alternative, Outcome, Adjustment, Trigger, Execution, Issue, Option, Belief, Assumption,
    Question, Reply, Feeling, Package, Contingency, LimitChange,
)  # fmt: skip
# The name of a template is not shown, nor what belongs to the debrief.
ELSEWHERE = {"template", "no_deal_reason", "priorities_learned", "never_raised"}


def texts_in(table):
    return [
        name
        for name, of in FIELDS[table].items()
        if of.kind in (Kind.LINE, Kind.NOTE) and name not in ELSEWHERE
    ]


def filled(say):
    """Return a negotiation with every text field of the preparation filled by say(place)."""
    head = {name: say(f"negotiation.{name}") for name in texts_in("negotiation")}
    build = Build(**{**head, "limit": D(1), "opening": D(2)})
    links = {}
    for cls in ROWS:
        values = {name: say(f"{cls.TABLE}.{name}") for name in texts_in(cls.TABLE)}
        if cls is Outcome:
            values["alternative_id"] = links[Alternative]
        if cls is Option:
            values["issue_id"] = links[Issue]
        if cls is Belief:
            values |= {"low": D(1), "likely": D(2), "high": D(3)}
        if cls is Issue:
            values |= {"kind": "choice"}
        links[cls] = build.add(cls, **values)
    number = build.add(Issue, title="n", unit=say("issue.unit"), limit=D(4), opening=D(5))
    build.add(Term, package_id=links[Package], issue_id=number, number=D(3))
    return build.document


@pytest.mark.parametrize("text", TRICKY)
def test_74_what_looks_like_markup_prints_as_typed_in_every_field(text):
    places = []

    def say(place):
        places.append(place)
        return f"q{len(places)}q {text}"

    document = filled(say)
    found = flat("".join(texts_of(workbook(document, NID, now=NOW))))
    for number, place in enumerate(places, start=1):
        assert flat(f"q{number}q {text}") in found, place


def test_74_poppler_reads_the_same():
    document = empty(title="x<y and z>w", goal="AT&T <b>bold</b> &#0;", unit="</para>", limit=D(3))
    said = poppler_text(workbook(document, NID, now=NOW))
    assert "x<y and z>w" in said
    assert "AT&T <b>bold</b> &#0;" in said


@pytest.mark.parametrize("text", ["a\x00b\x1bc\x85d\u2028e\ufefff\ufffeg", "a\x7fb"])
def test_75_controls_never_reach_the_page(text):
    said = "".join(texts_of(workbook(filled(lambda place: text), NID, now=NOW)))
    assert not set(said) & set("\x00\x1b\x85\u2028\ufeff\x7f")


def test_76_a_lone_surrogate_is_replaced():
    said = "".join(texts_of(workbook(filled(lambda place: "a\ud800b"), NID, now=NOW)))
    assert "a\ufffdb" in said


def test_77_marks_of_direction_cannot_turn_a_price_around():
    document = filled(lambda place: "\u202e000,62\u202c pay")
    said = "".join(texts_of(workbook(document, NID, now=NOW)))
    assert "000,62 pay" in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    "text",
    ["q" + "\u0301" * 1000, "x" * 10_000, "word " * 2000, "\n" * 10_000, "\u200b" * 10_000],
    ids=["zalgo", "one word", "many words", "line breaks", "zero width"],
)
def test_78_long_text_in_every_field_flows_and_is_quick(text):
    document = filled(lambda place: text)
    with at_most(500):
        pdf = workbook(document, NID, now=NOW)
    assert pages(pdf) < 1000


@pytest.mark.parametrize("text", ["word and ", "x"], ids=["words", "one word"])
def test_78_time_grows_with_the_length_of_a_note_and_not_with_its_square(text):
    def taken(length):
        note = (text * length)[:length]
        start = time.process_time()
        workbook(empty(title="t", notes=note), NID, now=NOW)
        return time.process_time() - start

    taken(1000)
    assert taken(800_000) < 16 * taken(100_000)


@pytest.mark.parametrize(
    "text",
    ["漢字かな한글", "ภาษาไทย", "हिन्दी", "👩🏽‍🚀🇩🇪", "ລາວ"],
    ids=["cjk", "thai", "devanagari", "emoji", "lao"],
)
def test_79_scripts_without_a_font_are_listed_never_boxed_in_silence(text):
    found = printed(filled(lambda place: text), NID, now=NOW)
    assert found.unprintable == unprintable(text)
    assert found.unprintable
    for said in texts_of(found.pdf):
        assert ("stands for" in said) == ("□" in said.partition("□ stands")[0])


@pytest.mark.parametrize("text", ["שלום 26,000", "مرحبا بالعالم"], ids=["hebrew", "arabic"])
def test_79_hebrew_and_arabic_print_right_on_every_computer(text):
    found = printed(filled(lambda place: text), NID, now=NOW)
    assert not found.unprintable
    assert text in "".join(texts_of(found.pdf))


def test_79_latin_greek_and_cyrillic_print_right():
    text = "Ærøskøbing Łódź Đorđe İstanbul Ελλάδα Київ Ђорђе ſẞ"
    found = printed(filled(lambda place: text), NID, now=NOW)
    assert not found.unprintable
    assert text in "".join(texts_of(found.pdf))


def test_a_row_that_points_at_nothing_is_printed_all_the_same():
    build = Build(title="t", limit=D(1))
    build.add(Term, package_id="gone", issue_id="gone", number=D(1))
    build.add(Package, title="bare")
    build.add(Question, text="q?", assumption_id="gone", issue_id="gone")
    build.add(Option, issue_id="gone", label="lost")
    build.add(Issue, title="looped", parent_id="id00005")
    build.add(Alternative, title="a", party_id="gone")
    build.add(Outcome, alternative_id="gone", label="o")
    build.add(Belief, issue_id="gone", likely=D(1))
    said = "".join(texts_of(workbook(build.document, NID, now=NOW)))
    for words in ("bare", "q?", "looped"):
        assert words in said
