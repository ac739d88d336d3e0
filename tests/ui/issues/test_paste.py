"""Pasted text: lists, outlines and tables become issues, and nothing is dropped in silence."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.exchange.json_text import InterchangeError
from negdesk.model import tree
from negdesk.model.actions import add
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, check
from negdesk.model.numbers import NumberStyle
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue, Negotiation, Option, columns
from negdesk.ui.issues import clipboard
from negdesk.ui.issues.pasted_text import MOST, read

STYLE = NumberStyle()
GERMAN = NumberStyle(",", ".")


def pasted(text, style=STYLE):
    numbers = count(1)
    return read(text, style, lambda: f"i{next(numbers)}")


def issues(text, style=STYLE):
    return [row for row in pasted(text, style).rows if isinstance(row, Issue)]


def lines(rows):
    outline = Outline(rows)
    return ["." * (outline.depth(each) - 1) + outline.rows[each].title for each in outline.walk()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Price\nDelivery\r\nWarranty\r", ["Price", "Delivery", "Warranty"]),
        ("Money\n\tPrice\n\t\tDeposit\nTime\n", ["Money", ".Price", "..Deposit", "Time"]),
        ("Money\n  Price\n    Deposit\n  Terms", ["Money", ".Price", "..Deposit", ".Terms"]),
        ("    Money\n      Price", ["Money", ".Price"]),
        ("\t\tDeep\nShallow", ["Deep", "Shallow"]),
        ("- Price\n- Delivery\n  * by ship", ["Price", "Delivery", ".by ship"]),
        ("1. Price\n2) Delivery\n3.5 % rebate", ["Price", "Delivery", "3.5 % rebate"]),
        ("Issue\nPrice\nDelivery", ["Price", "Delivery"]),
        ("Price\n\n \n\nPrice", ["Price", "Price"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_list_or_an_indented_outline_becomes_a_tree(text, expected):
    assert lines(issues(text)) == expected


def test_what_has_others_below_it_is_a_group():
    assert [row.kind for row in issues("Money\n\tPrice")] == ["group", "number"]


def test_a_table_with_headings_in_any_case_and_order():
    found = issues(
        "LIMIT\tissue\tUnit\ttheir limit, likely\tWeight\tMust have\n"
        "58,000\tPrice\tEUR\t61k\t40\tyes\n"
        "\tDelivery\tdays\t\t\t\n"
    )
    price, delivery = found
    assert (price.title, price.limit, price.their_likely) == (
        "Price", Decimal(58000), Decimal(61000),
    )  # fmt: skip
    assert (price.unit, price.weight, price.must_have) == ("EUR", Decimal(40), True)
    assert (delivery.title, delivery.limit, delivery.unit) == ("Delivery", None, "days")


def test_titles_under_another_heading_are_still_titles():
    assert [row.title for row in issues("What\tTarget\tLimit\nPrice\t9\t5")] == ["Price"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Price\tEUR\t70\t65\t58", ("EUR", 70, 65, 58)),
        ("Price\t70\t65\t58", ("", 70, 65, 58)),
        ("Price\t70 EUR\t65\t58", ("EUR", 70, 65, 58)),
    ],
)
def test_without_headings_unit_opening_target_and_limit_go_by_place(line, expected):
    (row,) = issues(line)
    assert (row.unit, row.opening, row.target, row.limit) == expected


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("65,000", 65000, ""),
        ("58k", 58000, ""),
        ("5 %", 5, "%"),
        ("12 months", 12, "months"),
        ("5kg", 5, "kg"),
        ("€ 1,250.50", Decimal("1250.50"), ""),
        ("1,250.50 €", Decimal("1250.50"), "€"),
        ("(5)", -5, ""),
        ("−5", -5, ""),
    ],
)
def test_a_number_is_read_with_the_unit_behind_it(cell, value, unit):
    (row,) = issues(f"Issue\tTarget\nPrice\t{cell}")
    assert (row.target, row.unit) == (value, unit)


def test_numbers_are_read_in_the_style_of_the_reader():
    text = "Issue\tTarget\tLimit\nPreis\t1.250,50\t1,5"
    assert [(row.target, row.limit) for row in issues(text, GERMAN)] == [
        (Decimal("1250.50"), Decimal("1.5"))
    ]


def test_options_come_along_and_make_a_choice():
    found = pasted("Issue\tOptions\nDelivery\tat once; in May | later\nPrice\t\n").rows
    assert [type(row) for row in found] == [Issue, Option, Option, Option, Issue]
    assert found[0].kind == "choice"
    assert [row.label for row in found[1:4]] == ["at once", "in May", "later"]
    assert {row.issue_id for row in found[1:4]} == {found[0].id}


def test_a_cell_that_cannot_be_read_is_named_and_the_rest_is_kept():
    found = pasted("Issue\tTarget\tLimit\tKind\nPrice\tsoon\t5\tthing\nTime\tnan\t1e400\tChoice")
    assert [(row.target, row.limit) for row in found.rows] == [(None, Decimal(5)), (None, None)]
    assert found.rows[1].kind == "choice"
    (sentence,) = found.left_out
    assert sentence.startswith("4 cells could not be read")
    assert "“soon”" in sentence


def test_cells_of_a_spreadsheet_may_hold_quotes_and_new_lines():
    (row,) = issues('Issue\tLimit\n"two\nlines ""quoted"""\t5')
    assert row.title == 'two lines "quoted"'


def test_a_ragged_table_and_a_cell_without_an_end_are_taken():
    found = issues("Issue\tUnit\tLimit\nPrice\nTime\tdays\t5\tmore\t9\n\t\tlast")
    assert [row.title for row in found] == ["Price", "Time", ""]
    assert [row.title[:2] for row in issues("Issue\tUnit\n" + "W" * 200_000 + "\tEUR")] == ["WW"]
    assert len(issues('Issue\tUnit\n"never closed\tEUR\nPrice\tEUR')) >= 1


def test_text_is_cleaned_as_typed_text_is():
    assert lines(issues("a\x00b\ufeff\n\ud800c\u2028<b>&amp;R&D\u202e")) == [
        "ab", "\ufffdc", "<b>&amp;R&D\u202e",
    ]  # fmt: skip


def test_too_much_is_cut_and_said():
    found = pasted("\n".join(f"Issue {number}" for number in range(MOST + 20)))
    assert len(found.rows) == MOST
    assert found.left_out == [f"Only the first {MOST} issues were taken."]
    found = pasted("W" * 2_000_000)
    assert "end was left out" in found.left_out[0]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\t\n\r;|\"'-.,%() 5kIssueLimit"), max_size=200))
def test_whatever_is_pasted_can_be_kept(text):
    known = set()
    for row in pasted(text).rows:
        for name in columns(type(row)):
            if name in FIELDS[row.TABLE]:
                assert check(FIELDS[row.TABLE][name], getattr(row, name)) == getattr(row, name)
        parent = row.parent_id if isinstance(row, Issue) else row.issue_id
        assert parent is None or parent in known
        known.add(row.id)


@pytest.fixture
def document():
    rows = [
        Negotiation(id="n"),
        Issue(id="g", negotiation_id="n", title="Money", kind="group"),
        Issue(id="p", negotiation_id="n", title="R&D x", parent_id="g", position=1,
              limit=Decimal("1.50"), interest="line\nbreak"),
        Issue(id="c", negotiation_id="n", title="", parent_id="g", position=2, kind="choice"),
        Option(id="o", negotiation_id="n", issue_id="c", label="now", score=Decimal(5)),
    ]  # fmt: skip
    document = Document([rows[0]])
    document.apply(add("x", *rows[1:]))
    return document


def test_issues_come_back_from_the_clipboard_as_they_were(document):
    numbers = count(1)
    data = clipboard.mime(document, "n", ["g", "p"])
    assert data.hasFormat("application/x-negdesk-issues+json")
    assert data.text() == "Money\n\tR&D x\n\t(untitled)"
    assert not data.hasHtml()
    found = clipboard.read(data, STYLE, lambda: f"new{next(numbers)}")
    assert found.left_out == []
    names = [name for name in columns(Issue) if name not in ("id", "negotiation_id", "parent_id")]
    before = document.all(Issue, "n")
    after = [row for row in found.rows if isinstance(row, Issue)]
    for name in names:
        assert [getattr(row, name) for row in after] == [getattr(row, name) for row in before]
    document.apply(tree.paste(document, "n", found.rows, None, 0, lambda: f"x{next(numbers)}"))
    assert len(document.all(Option, "n")) == 2
    assert {row.issue_id for row in document.all(Option, "n")} & {"c"} == {"c"}


def test_ids_count_only_in_their_own_negotiation(document):
    data = clipboard.mime(document, "n", ["p"])
    assert clipboard.ids(data, "n") == ["p"]
    assert clipboard.ids(data, "other") == []


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"negdesk": 9}'])
def test_damage_on_the_clipboard_is_said_in_a_sentence(document, damage):
    data = clipboard.mime(document, "n", ["p"])
    data.setData(clipboard.ISSUES, damage)
    with pytest.raises(InterchangeError):
        clipboard.read(data, STYLE, lambda: "x")
