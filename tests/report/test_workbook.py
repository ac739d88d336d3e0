"""The preparation workbook: everything in it, in order, on pages that a person finds."""

from __future__ import annotations

import ast
import getpass
import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal as D
from itertools import pairwise
from pathlib import Path

import pytest

import negdesk.report
from negdesk.exchange import templates
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Assumption,
    Belief,
    Contingency,
    Dependency,
    Execution,
    Feeling,
    Issue,
    LimitChange,
    Negotiation,
    Option,
    Outcome,
    Package,
    Party,
    Question,
    Reply,
    Term,
    Trigger,
)
from negdesk.report.workbook import Cancelled, printed
from negdesk.report.workbook.book import CHAPTERS
from tests.report.drawn import outside, overlaps, pieces
from tests.report.prints import workbook
from tests.report.reading import (
    flat,
    fonts,
    metadata,
    outline_of,
    pages,
    paper,
    poppler_text,
    texts_of,
)
from tests.report.rows import NID, NOW, Build, car, empty, monster
from tests.yardstick import at_most

PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
TITLES = [chapter.title for chapter in CHAPTERS]
# What a person types while preparing, and so finds on paper. The template is not shown.
PREPARED = {
    Negotiation: {
        "title", "purpose", "place", "industry", "culture", "timing", "context", "goal",
        "opening_line", "limit_reason", "outsider", "second_eyes", "notes",
    },
    Option: {"label"},
    Belief: {"note"},
    LimitChange: {"reason"},
    Package: {"title", "equivalent_group"},
}  # fmt: skip
WHOLE = (Party, Alternative, Outcome, Adjustment, Trigger, Execution, Issue, Assumption,
         Question, Reply, Feeling, Contingency)  # fmt: skip


def pdf_of(document, **options):
    return workbook(document, NID, **{"now": NOW, **options})


def said(document, **options):
    return "\n".join(texts_of(pdf_of(document, **options)))


def sample():
    ids = iter(f"id{number:05}" for number in range(10_000))
    rows = templates.sample_rows(lambda: next(ids), NOW)
    return Document(rows), rows[0].id


def small_monster():
    """The monster with its megabytes cut to some thousand letters each: hundreds of pages."""
    rows = []
    for row in monster().rows(NID):
        texts = {
            name: getattr(row, name)[:4000]
            for name, of in FIELDS[row.TABLE].items()
            if of.kind in (Kind.LINE, Kind.NOTE)
        }
        rows.append(replace(row, **texts))
    return Document(rows)


def written(rows):
    """Return every text a person typed, with where it stands."""
    for row in rows:
        names = PREPARED.get(type(row))
        if names is None and type(row) not in WHOLE:
            continue
        for name, of in FIELDS[row.TABLE].items():
            text = getattr(row, name)
            typed = of.kind in (Kind.LINE, Kind.NOTE) and (names is None or name in names)
            if typed and text:
                yield f"{row.TABLE}.{name}", text


@pytest.mark.parametrize("size", PAPERS)
def test_every_text_of_the_sample_is_found_exactly_as_typed(size):
    document, nid = sample()
    pdf = workbook(document, nid, paper=size, now=NOW)
    read, other = flat("".join(body(pdf))), flat(poppler_text(pdf))
    found = list(written(document.rows(nid)))
    assert len(found) > 60
    for place, text in found:
        for words in text.split("\n"):
            assert flat(words) in read, place
    for place, text in found:
        # Poppler reads columns side by side: single lines are whole.
        assert flat(text)[:12] in other, place


def body(pdf):
    """Return the pages without their heads and feet, so that texts flow on."""
    for text in texts_of(pdf):
        lines = text.split("\n")
        yield "\n".join(line for line in lines if not re.match(r"page \d+ of|negdesk, pr", line))


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("make", [car, empty])
def test_its_pages_have_the_size_asked_for_and_are_counted(make, size):
    found = printed(make(), NID, paper=size, now=NOW)
    assert paper(found.pdf) == PAPERS[size]
    assert pages(found.pdf) == found.pages
    for number, text in enumerate(texts_of(found.pdf), start=1):
        assert f"page {number} of {found.pages}" in text
        assert "PRIVATE: our side only" in text
        assert "13 May 2026, 21:30" in text


def test_all_tabs_of_prepare_stand_in_order_also_when_nothing_is_there():
    for document in (car(), empty()):
        tops = [title for level, title, *_ in outline_of(pdf_of(document)) if level == 0]
        assert tops == TITLES


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("make", [car, empty, lambda: deep(30)])
def test_contents_and_bookmarks_lead_to_the_pages_where_the_headings_stand(make, size):
    pdf = pdf_of(make(), paper=size)
    texts, height = texts_of(pdf), PAPERS[size][1]
    listed = re.findall(r"^(.+?) (\d+)$", flat_lines(texts), re.M)
    contents = dict(listed)
    entries = outline_of(pdf)
    assert len(entries) > len(TITLES)
    for _, title, page, top in entries:
        assert title in texts[page]
        assert 0 <= top <= height
        if sum(title == other for _, other, *_ in entries) == 1:
            assert int(contents[title]) == page + 1, title


def flat_lines(texts):
    return "\n".join(texts)


def test_every_line_of_the_contents_can_be_clicked():
    import pikepdf

    with pikepdf.open(__import__("io").BytesIO(pdf_of(car()))) as document:
        first = document.pages[0]
        links = [link for link in first.Annots if link.Subtype == "/Link"]
        assert len(links) == len(outline_of(pdf_of(car())))


def deep(count):
    build = Build(title="Deep", limit=D(1), unit="EUR")
    parent = None
    for index in range(count):
        parent = build.add(
            Issue,
            title=f"group {index}",
            kind="group" if index < count - 1 else "number",
            parent_id=parent,
        )
    for index in range(count):
        build.add(Question, text=f"question {index}?")
    return build.document


def grouped():
    build = Build(title="Long tree", limit=D(1), unit="EUR")
    for group in range(4):
        above = build.add(Issue, title=f"Group {group}", kind="group")
        for index in range(9):
            build.add(
                Issue,
                title=f"Term {group}-{index}",
                parent_id=above,
                opening=D(index),
                interest="because it matters to all of us " * 6,
            )
    return build.document


def test_an_outline_numbers_its_issues_and_names_a_group_again_on_a_new_page():
    texts = texts_of(pdf_of(grouped()))
    read = "\n".join(texts)
    for group in range(4):
        assert f"{group + 1}\nGroup {group}" in read or f"{group + 1} Group {group}" in read
        assert f"{group + 1}.9" in read
    for number, (before, text) in enumerate(pairwise(texts), start=2):
        if "because it matters" in before and "because it matters" in text:
            places = [text.find(word) for word in ("Group", "Term") if word in text]
            assert text.find("Group") == min(places), number
    assert "(continued)" in read


@pytest.mark.parametrize("count", range(14, 30))
def test_a_short_issue_is_never_parted(count):
    build = Build(title="Many", limit=D(1), unit="EUR")
    for index in range(count):
        build.add(
            Issue, title=f"Term {index}", interest=f"begins {index};", trade_for=f"ends {index};"
        )
    texts = texts_of(pdf_of(build.document))
    for index in range(count):
        assert any(f"begins {index};" in text and f"ends {index};" in text for text in texts)
    assert not any("(continued)" in text for text in texts)


def test_a_table_repeats_its_head_on_the_next_page():
    build = Build(title="t", limit=D(1))
    for index in range(90):
        build.add(Assumption, text=f"assumption {index}", evidence="seen", probability=D("0.5"))
    texts = texts_of(pdf_of(build.document))
    holding = [text for text in texts if "assumption 1" in text or "assumption 8" in text]
    assert len(holding) > 1
    for text in texts[1:]:
        if re.search(r"assumption \d", text):
            assert "Probability" in text
            assert "Evidence" in text


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("count", range(0, 60, 3))
def test_no_heading_stands_alone_at_the_foot_of_a_page(monkeypatch, size, count):
    build = Build(title="t", limit=D(1), notes="line\n" * count)
    for index in range(9):
        build.add(Alternative, title=f"way {index}", likely=D(index), feasibility=D(1))
        build.add(Question, text=f"question {index}?")
        build.add(Reply, they_say=f"they {index}", we_say=f"we {index}")
        build.add(Issue, title=f"issue {index}", limit=D(index), interest="why")
    with pieces(monkeypatch) as noted:
        pdf_of(build.document, paper=size)
    for page in noted:
        text = [piece for piece in page if piece.bottom < PAPERS[size][1] - 50]
        lowest = max(text, key=lambda piece: piece.bottom)
        assert lowest.size < 11, lowest.text


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize(
    "make", [car, empty, grouped, small_monster, lambda: deep(40)],
    ids=["car", "empty", "grouped", "monster", "deep"],
)  # fmt: skip
def test_nothing_stands_on_anything_else_or_runs_over_the_edge(monkeypatch, make, size):
    with pieces(monkeypatch) as noted:
        pdf_of(make(), paper=size)
    width, height = PAPERS[size]
    for number, page in enumerate(noted, start=1):
        assert not overlaps(page), number
        assert not outside(page, width, height, 54), number


def test_nothing_of_the_sample_is_cut():
    document, nid = sample()
    for size in PAPERS:
        read = "".join(texts_of(workbook(document, nid, paper=size, now=NOW)))
        typed = sum(text.count("…") for _, text in written(document.rows(nid)))
        assert read.count("…") <= typed + 4  # "If they say… we say…", twice: contents, heading


@pytest.mark.parametrize("make", [car, empty, small_monster])
def test_equal_input_gives_equal_bytes(make):
    assert pdf_of(make()) == pdf_of(make())


def test_another_moment_gives_other_bytes():
    assert pdf_of(empty()) != pdf_of(empty(), now=datetime(2030, 1, 1))


@pytest.mark.parametrize("make", [car, empty])
def test_all_fonts_are_embedded_and_helvetica_is_nowhere(make):
    pdf = pdf_of(make())
    assert b"Helvetica" not in pdf
    assert all(fonts(pdf).values())


def test_metadata_says_the_title_and_nothing_private():
    found = metadata(pdf_of(car(), language="de"))
    assert "Preparation: Family car" in found
    assert "de" in found
    for private in ("26000", "26,000", "22,000", "Süd", getpass.getuser()):
        assert private not in found


def test_grey_print_has_no_colour():
    import pikepdf

    with pikepdf.open(__import__("io").BytesIO(pdf_of(car(), grey=True))) as document:
        for page in document.pages:
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) in ("rg", "RG"):
                    red, green, blue = (float(part) for part in step.operands)
                    assert red == green == blue


def test_numbers_are_written_as_the_reader_writes_them_and_keep_every_digit():
    german = NumberStyle(decimal=",", group=".")
    read = said(car(limit=D("26000.5"), target=D("123456789012345.1234567891")), style=german)
    assert "26.000,5" in read
    assert flat("123.456.789.012.345,1234567891") in flat(read)


def test_alternatives_are_ranked_with_the_chain_and_the_batna_marked():
    read = " ".join(said(car()).split())
    assert "Our BATNA" in read
    assert read.index("buy from Autohaus Süd") < read.index("keep the old car one more year")
    assert "25,900 EUR" in read  # 0.8 · 25,400 + 0.2 · 27,900
    assert "20 %" in read.replace("\u202f", " ")


def test_the_bridge_leads_from_the_batna_to_the_limit_and_warns():
    build = Build(title="t", unit="EUR", better="lower", limit=D(30000))
    build.add(Alternative, title="wait", likely=D(25000), feasibility=D(1), selected=True)
    build.add(Adjustment, label="Switching", amount=D(-300), reason="new plates")
    build.add(Adjustment, label="Risk", amount=D(500), reason="unknown engine")
    read = " ".join(said(build.document).split())
    assert "−300 EUR" in read
    assert "+500 EUR" in read
    assert "24,800 EUR" in read
    assert "worse than the bridge" in read


def test_an_issue_says_its_options_dependencies_and_what_it_is_worth_today():
    build = Build(title="t", unit="EUR", limit=D(1))
    rent = build.add(
        Issue, title="Rent", unit="EUR", target=D(100), stream="recurring", periods=D(12)
    )
    plan = build.add(Issue, title="Plan", kind="choice", must_have=True)
    one = build.add(Option, issue_id=plan, label="one year", score=D(40), their_score=D(70))
    two = build.add(Option, issue_id=plan, label="two years", score=D(90), acceptable=False)
    build.add(Dependency, option_id=one, kind="excludes", other_option_id=two)
    build.add(Term, issue_id=rent)
    read = " ".join(said(build.document).split())
    assert "excludes two years" in read
    assert "1,200 EUR today" in read
    assert "must have" in read


def test_beliefs_over_time_are_drawn_and_listed_with_their_notes():
    build = Build(title="t", unit="EUR", better="lower", limit=D(26000))
    for day, likely in ((1, 25500), (9, 24500)):
        build.add(
            Belief,
            at=f"2026-05-{day:02}T10:00",
            low=D(likely - 1000),
            likely=D(likely),
            high=D(likely + 1000),
            note=f"noted on {day}",
        )
    read = " ".join(said(build.document).split())
    assert "noted on 1 " in read
    assert "9 May 2026, 10:00" in read
    assert "24,500" in read


def test_a_lane_stands_for_every_value_that_has_numbers():
    build = Build(title="t", unit="EUR", limit=D(5), target=D(7))
    build.add(Issue, title="Weeks", unit="weeks", limit=D(4), their_likely=D(6))
    build.add(Issue, title="Bare")
    read = said(build.document)
    assert "Weeks, weeks" in read
    assert "Without numbers yet" in read
    assert "You need at least 4 weeks." in " ".join(read.split())


def test_more_packages_than_stand_side_by_side_follow_below():
    build = Build(title="t", unit="EUR", limit=D(1))
    price = build.add(Issue, title="Price", lowest=D(0), highest=D(100), step=D(10), weight=D(1))
    for index in range(6):
        package = build.add(Package, title=f"Deal {index}", kind="offer")
        build.add(Term, package_id=package, issue_id=price, number=D(1000 + index))
    read = said(build.document)
    for index in range(6):
        assert f"Deal {index}" in read
        assert f"1,00{index}" in read


def test_what_was_heard_and_the_interest_behind_it_stand_with_the_question():
    build = Build(title="t", limit=D(1))
    build.add(Question, text="Why now?", status="asked", heard="the quarter", interest="a bonus")
    read = said(build.document)
    for words in ("Why now?", "the quarter", "a bonus", "Interest behind it"):
        assert words in read


def test_readiness_lists_all_that_the_stakes_ask_for():
    read = " ".join(said(empty(stakes="critical")).split())
    assert "0 of 15 done" in read or re.search(r"0 of \d+ done", read)
    for words in ("your walkaway limit", "three equivalent packages", "DRAFT"):
        assert words in read


def test_long_texts_flow_over_pages_without_losing_a_word():
    words = " ".join(f"word{index}" for index in range(6000))
    pdf = pdf_of(empty(title="t", notes=words))
    assert pages(pdf) > 8
    read = "".join(body(pdf))
    assert set(re.findall(r"word\d+", words)) <= set(re.findall(r"word\d+", flat_words(read)))


def flat_words(text):
    return re.sub(r"[\r\n]+", " ", text)


def test_progress_is_told_to_the_end_and_only_grows():
    told = []
    pdf_of(car(), progress=lambda done, total: told.append((done, total)) or True)
    assert told[0][0] == 0
    assert told[-1] == (100, 100)
    assert told == sorted(told)
    assert len(set(told)) > 12


@pytest.mark.parametrize("stop", [0, 30, 60, 99])
def test_a_print_is_cancelled_when_the_progress_says_so(stop):
    with pytest.raises(Cancelled):
        pdf_of(car(), progress=lambda done, total: done < stop)


def test_a_cancel_stops_even_a_monster_at_once():
    asked = []

    def twice(done, total):
        asked.append(done)
        return len(asked) < 10

    with at_most(500), pytest.raises(Cancelled):
        pdf_of(monster(), progress=twice)


def test_letters_that_no_font_has_are_listed_and_said_on_their_page():
    found = printed(empty(title="t", notes="ภาษา"), NID, now=NOW)
    assert found.unprintable == "".join(sorted(set("ภาษา")))
    telling = [text for text in texts_of(found.pdf) if "□ stands for 3 letters" in text]
    assert len(telling) == 1


def test_markup_classes_of_reportlab_are_banned_from_all_of_the_report():
    for path in Path(negdesk.report.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Import):
                modules = [name.name for name in node.names]
            assert not any("platypus" in name or "paragraph" in name for name in modules), path
