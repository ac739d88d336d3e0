"""Questions and replies from right to left: they begin at the right, and so does their box."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from negdesk.model.rows import Assumption, Question, Reply
from negdesk.report.pdf import PdfCanvas
from tests.report.drawn import outside, overlaps, pieces
from tests.report.prints import brief, workbook
from tests.report.rows import NID, NOW, Build

SHORT = "מה אם ניקח גם את תוכנית השירות?"
LONG = "מה יהפוך את החודש הזה לטוב עבורכם, ומה צריך לקרות כדי שתוכלו לומר שעמדתם ביעד? " * 2
ENGLISH = "Why is it eight weeks?"


@contextmanager
def boxes(monkeypatch):
    """Note the squares of every page that is drawn."""
    pages, draw, turn = [[]], PdfCanvas.rect, PdfCanvas.next_page

    def rect(self, x, y, width, height, **how):
        if abs(width - height) < 0.01 and how.get("stroke") == "muted":
            pages[-1].append((x, y, x + width, y + height))
        draw(self, x, y, width, height, **how)

    def next_page(self):
        pages.append([])
        turn(self)

    with monkeypatch.context() as patched:
        patched.setattr(PdfCanvas, "rect", rect)
        patched.setattr(PdfCanvas, "next_page", next_page)
        yield pages


def asked(*texts):
    build = Build(title="t")
    for text in texts:
        assumption = build.add(Assumption, text="בונוס עד 31 במאי")
        build.add(Question, text=text, assumption_id=assumption)
    return build.document


@pytest.mark.parametrize("make", [brief, workbook])
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_the_box_stands_right_of_a_question_from_right_to_left(monkeypatch, make, text):
    with boxes(monkeypatch) as squares, pieces(monkeypatch) as pages:
        make(asked(text), NID, now=NOW)
    number = next(n for n, page in enumerate(pages) if any("מה" in each.text for each in page))
    lines = [each for each in pages[number] if "מה" in each.text]
    first = min(lines, key=lambda line: line.top)
    (box,) = [box for box in squares[number] if abs(box[3] - first.bottom) < 4]
    assert 2 < box[0] - max(line.right for line in lines) < 12
    assert {round(line.right) for line in lines} == {round(first.right)}


@pytest.mark.parametrize("make", [brief, workbook])
def test_a_question_in_english_beside_it_keeps_its_box_at_the_left(monkeypatch, make):
    with boxes(monkeypatch) as squares, pieces(monkeypatch) as pages:
        make(asked(SHORT, ENGLISH), NID, now=NOW)
    number = next(n for n, page in enumerate(pages) if ENGLISH in [each.text for each in page])
    (line,) = [each for each in pages[number] if each.text == ENGLISH]
    (box,) = [box for box in squares[number] if abs(box[3] - line.bottom) < 4]
    assert 2 < line.left - box[2] < 12


@pytest.mark.parametrize("make", [brief, workbook])
def test_a_reply_from_right_to_left_ends_where_the_page_or_its_column_does(monkeypatch, make):
    build = Build(title="t")
    build.add(Reply, they_say="המחיר הזה רק להיום.", we_say="ואולי היום עוד לא הבשיל.")
    with pieces(monkeypatch) as pages:
        make(build.document, NID, now=NOW)
    lines = [each for page in pages for each in page if "היום" in each.text]
    assert len(lines) == 2
    assert len({round(line.right) for line in lines}) == 1
    assert lines[0].right > 500


@pytest.mark.parametrize("make", [brief, workbook])
def test_nothing_stands_on_anything_else(monkeypatch, make):
    with pieces(monkeypatch) as pages:
        make(asked(SHORT, LONG, ENGLISH, LONG * 3), NID, now=NOW)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page, 595, 842, 38) == []


def test_a_paragraph_of_the_workbook_begins_at_the_right_and_a_lone_line_beside_its_label(
    monkeypatch,
):
    with pieces(monkeypatch) as pages:
        workbook(Build(title="t", goal=LONG * 2, purpose=SHORT).document, NID, now=NOW)
    (alone,) = [each for page in pages for each in page if each.text == SHORT]
    goal = [each for page in pages for each in page if "החודש" in each.text]
    assert len(goal) > 1
    assert len({round(line.right) for line in goal}) == 1
    assert alone.left < 200 < 500 < goal[0].right
