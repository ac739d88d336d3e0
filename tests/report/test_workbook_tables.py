"""Tables of the workbook: a number stands on one line, a group with what it holds."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.rows import Issue, Option, Package, Term
from tests.report.drawn import pieces
from tests.report.prints import workbook
from tests.report.reading import flat, texts_of
from tests.report.rows import NID, NOW, Build

PAPERS = ["a4", "letter"]


def tree(groups, each, **numbers):
    """Return issues in groups, the first one of them the headline."""
    build = Build(
        title="Hub", unit="EUR", better="lower", limit=D(18_400_000), target=D(15_900_000),
        opening=D(14_500_000),
    )  # fmt: skip
    for group in range(groups):
        above = build.add(Issue, title=f"Part {group}.", kind="group")
        for number in range(each):
            build.add(
                Issue, parent_id=above, title=f"Clause {group}-{number}: response time",
                unit="hours", headline=group == number == 0, weight=D(number + 1),
                their_weight=D(2), **numbers,
            )  # fmt: skip
    return build


@pytest.mark.parametrize("size", PAPERS)
def test_no_number_of_the_issue_table_is_ever_broken(monkeypatch, size):
    build = tree(3, 4, opening=D(500_000), limit=D(1_000_000), their_likely=D(16_200_000))
    with pieces(monkeypatch) as pages:
        workbook(build.document, NID, now=NOW, paper=size)
    written = [piece.text for page in pages for piece in page]
    for number in ("14,500,000", "18,400,000", "1,000,000", "16,200,000"):
        assert number in written


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("each", range(3, 12))
def test_a_group_of_the_issue_table_stands_with_its_first_issue(monkeypatch, size, each):
    build = tree(9, each, limit=D(8))
    with pieces(monkeypatch) as pages:
        workbook(build.document, NID, now=NOW, paper=size)
    tables = [page for page in pages if any(piece.text == "Theirs" for piece in page)]
    assert len(tables) > 1
    for page in tables:
        foot = max(piece.bottom for piece in page)
        last = max(piece.bottom for piece in page if piece.bottom < foot - 20)
        row = [piece.text for piece in page if piece.bottom > last - 2 and piece.bottom < foot - 20]
        assert not any(text.startswith("Part") for text in row)


def packages(**rows):
    build = tree(2, 3, **rows)
    issues = [row for row in build.rows if isinstance(row, Issue) and row.kind == "number"]
    loose = build.add(Issue, title="Loose end", unit="weeks")
    package = build.add(Package, title="A", kind="offer")
    for issue in (*issues, build.rows[-2]):
        build.add(Term, package_id=package, issue_id=issue.id, number=D(4))
    assert build.document.find(Issue, loose) is not None
    return build


def test_packages_side_by_side_name_a_group_once_and_then_its_issues():
    text = flat("".join(texts_of(workbook(packages().document, NID, now=NOW))))
    _, beside = text.rsplit(flat("Side by side"), 1)
    assert beside.count(flat("Part 1.")) == 1
    assert flat("Part 1. Clause 1-0: response time 4 hours Clause 1-1") in beside
    assert flat("In no group Loose end 4 weeks") in beside


def test_points_that_nobody_can_guess_are_not_said_to_be_zero():
    build = Build(title="t", unit="EUR", better="lower")
    tyres = build.add(Issue, title="Tyres", kind="choice", weight=D(1))
    option = build.add(Option, issue_id=tyres, label="in", score=D(100), their_score=D(40))
    package = build.add(Package, title="A")
    build.add(Term, package_id=package, issue_id=tyres, option_id=option)
    text = flat("".join(texts_of(workbook(build.document, NID, now=NOW))))
    assert flat("Our points 100.0") in text
    assert flat("Their points") not in text
    assert flat("Estimate what matters to them") in text


@pytest.mark.parametrize("size", PAPERS)
def test_the_labels_of_an_issue_deep_in_the_tree_stand_on_one_line(monkeypatch, size):
    build = Build(title="t")
    above = None
    for level in range(4):
        above = build.add(Issue, parent_id=above, title=f"Level {level}", kind="group")
    build.add(Issue, parent_id=above, title="Clause", trade_for="volume", limit=D(3))
    with pieces(monkeypatch) as pages:
        workbook(build.document, NID, now=NOW, paper=size)
    assert any(piece.text == "Give only in return for" for page in pages for piece in page)


def test_without_a_limit_nothing_says_at_least():
    text = flat("".join(texts_of(workbook(Build(title="t").document, NID, now=NOW))))
    assert flat("Minimum terms Walkaway limit no limit yet") in text


def test_a_long_title_has_the_head_of_a_page_but_for_its_sections(monkeypatch):
    title = "Outsourcing of the logistics hub in Hamburg, contract 2026 to 2031"
    with pieces(monkeypatch) as pages:
        workbook(Build(title=title).document, NID, now=NOW)
    assert title in [piece.text for piece in pages[1]]
