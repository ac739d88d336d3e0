"""The brief: one page, readable, true, whatever the workbook holds."""

from __future__ import annotations

import ast
import getpass
import re
from datetime import datetime
from decimal import Decimal as D
from itertools import pairwise
from pathlib import Path

import pytest

import negdesk.report
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import (
    Alternative,
    Issue,
    Option,
    Package,
    Party,
    Question,
    Reply,
    Term,
    Trigger,
)
from negdesk.report.brief import printed
from negdesk.report.fit import plans
from tests.report.prints import brief
from tests.report.reading import flat, fonts, metadata, pages, paper, sizes, text_of
from tests.report.rows import NID, NOW, Build, car, empty, monster

PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}


def pdf_of(document, **options):
    return brief(document, NID, **{"now": NOW, **options})


def read(document, **options):
    return text_of(pdf_of(document, **options))


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("make", [car, empty, monster])
def test_it_is_one_page_of_the_paper_asked_for(make, size):
    pdf = pdf_of(make(), paper=size)
    assert pages(pdf) == 1
    assert paper(pdf) == PAPERS[size]


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("make", [car, empty, monster])
def test_no_text_is_smaller_than_eight_points(make, size):
    assert min(sizes(pdf_of(make(), paper=size))) >= 8


@pytest.mark.parametrize("make", [car, empty, monster])
def test_equal_input_gives_equal_bytes(make):
    assert pdf_of(make()) == pdf_of(make())


@pytest.mark.parametrize("make", [car, empty, monster])
def test_all_fonts_are_embedded_and_helvetica_is_nowhere(make):
    pdf = pdf_of(make())
    assert b"Helvetica" not in pdf
    found = fonts(pdf)
    assert found
    assert all(found.values()), found


def test_metadata_says_the_title_and_nothing_private():
    pdf = pdf_of(car(), language="de")
    said = metadata(pdf)
    assert "Brief: Family car" in said
    assert "negdesk" in said
    assert "de" in said
    for private in ("26000", "26,000", "22,000", "Süd", getpass.getuser()):
        assert private not in said
    assert "/Metadata" not in said


def test_everything_of_the_sample_is_on_the_page():
    said = " ".join(read(car()).split())
    for words in (
        "Family car",
        "Autohaus Nord, Herr Brandt",
        "Thursday 14 May, 17:00",
        "showroom, Hafenstraße",
        "PRIVATE: our side only",
        "version 1, sealed 13 May 2026, 20:10",
        "WALKAWAY: pay no more than",
        "26,000 EUR",
        "Delivery: at most 6 weeks · Winter tyres: included",
        "buy from Autohaus Süd",
        "worth 25,400 EUR",
        "if that fails: keep the old car one more year",
        "22,000 EUR",
        "“We have two written offers. What can you do so that we buy here today?”",
        "the branch manager signs above 3,000 off",
        "Zone 24,500 – 26,000",
        "chance that a deal exists",
        "last, and only for a signature today",
        "put them down together",
        "What would make this month a good one for you?",
        "tests: a quota bonus until 31 May",
        "“My manager will never agree.”",
        "“Thank you. At this price we pass. If it changes by Saturday, call me.”",
        "a fee that was not on the first quote",
        "talking faster",
        "Someone watching would say",
        "Notes",
        "page 1 of 1",
    ):
        assert words in said, words
    assert "DRAFT" not in said
    assert "more in the workbook" not in said
    assert "shortened" not in said


def test_the_limit_is_in_the_largest_type_by_far():
    found = sorted(sizes(pdf_of(car())))
    assert found[-1] >= 40
    assert found[-1] > 2 * found[-2]


def test_a_seller_is_told_the_least_and_a_buyer_the_most():
    assert "accept no less than" in read(empty(better="higher", limit=D(5)))
    assert "pay no more than" in read(empty(better="lower", limit=D(5)))
    days = read(empty(better="lower", limit=D(5), unit="person-days"))
    assert "accept no more than" in days


def test_without_a_limit_it_says_so_kindly():
    said = read(empty(title="x"))
    assert "no limit yet" in said
    assert "If not, we…" in said


def test_a_draft_lists_all_that_is_missing():
    said = flat(read(empty()))
    assert "DRAFT" in said
    for words in ("atitle", "yourwalkawaylimit", "atriggerpoint", "anestimateoftheirlimit"):
        assert words in said
    assert "moreintheworkbook" not in said


def test_sections_appear_only_when_there_is_something_in_them():
    said = read(empty(title="A"))
    for heading in ("Issues", "Packages", "Ask", "If they say", "Walking away", "Keep steady"):
        assert heading not in said
    assert "Where a deal can lie" not in said


def test_numbers_are_written_as_the_reader_writes_them():
    german = NumberStyle(decimal=",", group=".")
    said = read(car(limit=D("26000.5")), style=german)
    assert "26.000,5\u00a0EUR" in said.replace(" EUR", "\u00a0EUR")
    assert "26,000" not in said.replace("above 26,000", "")


def test_more_issues_than_fit_are_counted_truly():
    build = Build(title="t", limit=D(1), unit="EUR")
    for index in range(40):
        build.add(Issue, title=f"issue number {index:02}", weight=D(index), limit=D(index))
    said = read(build.document)
    shown = len(set(re.findall(r"issue number \d\d", said)))
    (more,) = re.findall(r"(\d+) more in the workbook", said)
    assert shown + int(more) == 40
    assert shown == 8
    assert "issue number 39" in said


@pytest.mark.parametrize("size", PAPERS)
def test_every_count_of_what_is_left_out_is_true(size):
    build = Build(title="t", limit=D(1), limit_reason="because " * 60, goal="goal " * 80)
    for index in range(9):
        build.add(Question, text=f"asked{index} " + "and on " * 30)
        build.add(Reply, they_say=f"theysay{index} " + "and on " * 30, we_say="so " * 50)
        build.add(Trigger, condition=f"when{index}", response="leave")
        build.add(Party, name=f"party{index}", authority="decides", decision_process="asks " * 40)
        build.add(Issue, title=f"term{index}", limit=D(index), trade_for="other " * 30)
    said = read(build.document, paper=size)
    shown = {
        word: len(set(re.findall(word + r"\d", said))) for word in ("asked", "theysay", "when")
    }
    assert 0 < shown["asked"] <= 5
    assert 0 < shown["theysay"] <= 3
    counts = [int(number) for number in re.findall(r"(\d+) more in the workbook", said)]
    for word, number in shown.items():
        assert 9 - number in counts, (word, number, counts)


def test_a_section_without_room_is_named_with_its_count():
    said = read(monster())
    assert "Keep steady: 12 more in the workbook" in " ".join(said.split())


def test_texts_that_are_cut_end_in_an_ellipsis_and_are_counted():
    build = Build(title="t " * 300, limit=D(1))
    found = printed(build.document, NID, now=NOW)
    assert found.shortened == 1
    said = text_of(found.pdf)
    assert "…" in said
    assert "1 text shortened" in said


def test_plans_only_ever_take_away_and_the_type_never_drops_below_its_least():
    found = plans()
    for before, after in pairwise(found):
        assert after.scale <= before.scale
        for name in ("notes", "must", "issues", "questions", "replies", "lines", "feelings"):
            assert getattr(after, name) <= getattr(before, name)
    assert min(plan.scale for plan in found) * 10 >= 8


def test_a_package_says_its_terms_without_guessing():
    build = Build(title="t", unit="EUR")
    price = build.add(Issue, title="Price", headline=True)
    trade = build.add(Issue, title="Trade-in", unit="EUR")
    weeks = build.add(Issue, title="Delivery", unit="weeks")
    tyres = build.add(Issue, title="Tyres", kind="choice")
    option = build.add(Option, issue_id=tyres, label="included")
    package = build.add(Package, title="A")
    for issue, number in ((price, 24000), (trade, 3700), (weeks, 6)):
        build.add(Term, package_id=package, issue_id=issue, number=D(number))
    build.add(Term, package_id=package, issue_id=tyres, option_id=option)
    said = read(build.document).replace("\u00a0", " ")
    assert "24,000 EUR · Trade-in 3,700 EUR · 6 weeks · Tyres: included" in said


def test_an_alternative_not_chosen_is_not_called_our_batna():
    build = Build(title="t", limit=D(1))
    build.add(Alternative, title="wait a year", likely=D(3), feasibility=D(1))
    said = read(build.document)
    assert "have not chosen yet" in said
    assert "Best so far: wait a year" in said


def test_the_moment_of_printing_is_the_one_given():
    assert "13 May 2026, 21:30" in read(empty())
    assert pdf_of(empty()) != pdf_of(empty(), now=datetime(2030, 1, 1))


def test_grey_print_has_no_colour():
    pdf = pdf_of(car(), grey=True)
    assert pages(pdf) == 1
    assert pdf != pdf_of(car())


def test_what_no_font_can_draw_is_listed_and_marked_on_the_page():
    document = empty(goal="Miete 家 ภาษ → ☐ Žluťoučký Ωμέγα Щука")
    assert printed(document, NID, now=NOW).unprintable == "".join(sorted("家ภาษ"))
    said = read(document)
    assert "□" in said
    assert "□ stands for 4 letters" in said
    assert "→ ☐ Žluťoučký Ωμέγα Щука" in " ".join(said.split())
    assert printed(car(), NID, now=NOW).unprintable == ""


def test_markup_classes_of_reportlab_are_banned_from_the_report():
    """Text is drawn, never parsed: that is why nothing needs to be escaped."""
    for path in Path(negdesk.report.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Import):
                modules = [name.name for name in node.names]
            assert not any("platypus" in name or "paragraph" in name for name in modules), path
