"""The issue table as CSV: out for any spreadsheet, back from whichever saved it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.exchange.csv_text import MOST_ROWS, TableError
from negdesk.exchange.issue_table import HEADERS, dump, read_path, said_path
from negdesk.exchange.issue_table_edit import merged, new_negotiation
from negdesk.exchange.issue_table_reader import read
from negdesk.model.document import Document
from negdesk.model.numbers import keep
from negdesk.model.rows import Issue, Negotiation, Option
from negdesk.model.text import clean_line
from tests.exchange.numbered import numbered
from tests.yardstick import at_most

FORMULAS = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "'=1", "''=1", "＝1", "=1\r\n"]
ODD = ["", " ", "007", "'x", 'a "b" c', "a,b;c\td", "x;=1+1", "two\nlines", "<b> & </b>", "žlutá"]


def document(*rows: Any) -> Document:
    return Document([Negotiation(id="n", title="Deal"), *rows])


def issue(name: str, place: int = 0, **values: Any) -> Issue:
    return Issue(id=name, negotiation_id="n", position=place, **{"title": name, **values})


def option(name: str, of: str, place: int = 0, **values: Any) -> Option:
    row = {"label": name, "issue_id": of, **values}
    return Option(id=name, negotiation_id="n", position=place, **row)


def sample() -> Document:
    return document(
        issue("Delivery", 0, kind="group"),
        issue("Days", 1, parent_id="Delivery", unit="days", better="lower", weight=Decimal("0.3"),
              opening=Decimal(10), limit=Decimal(30), lowest=Decimal(5), highest=Decimal(40),
              step=Decimal(5), their_low=Decimal("-1.5"), trade_for="price",
              interest="Season\nstart"),
        issue("Packing", 2, parent_id="Delivery", kind="choice", must_have=True),
        option("Box", "Packing", 0, score=Decimal("66.6666666667"), amount=Decimal("-3")),
        option("Bag", "Packing", 1, their_score=Decimal(100), acceptable=False),
        issue("Price", 3, weight=Decimal("0.7"), target=Decimal("123456789012345.0000000001")),
        issue("Empty choice", 4, kind="choice"),
        issue("Empty group", 5, kind="group", weight=Decimal(1)),
    )  # fmt: skip


def taken(data: bytes) -> Document:
    head = Negotiation(id="n", title="Deal")
    edit = new_negotiation(read(data), head, numbered(), "import")
    made = document()
    for change in edit.changes[1:]:
        made = Document([*made.rows("n"), change.row])
    return made


def table(*lines: str, end: str = "\r\n") -> bytes:
    return end.join(lines).encode()


def problems(*lines: str) -> str:
    with pytest.raises(TableError) as caught:
        read(table(*lines))
    return " ".join(caught.value.problems)


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# out


def test_there_is_a_row_for_each_option_and_each_number() -> None:
    rows = cells(dump(sample(), "n"))
    assert tuple(rows[0]) == HEADERS
    assert [(row["group"], row["issue"], row["option"]) for row in rows] == [
        ("Delivery", "Days", ""),
        ("Delivery", "Packing", "Box"),
        ("Delivery", "Packing", "Bag"),
        ("", "Price", ""),
        ("", "Empty choice", ""),
        ("", "Empty group", ""),
    ]


def test_numbers_are_plain_and_exact() -> None:
    days, box, _, price, *_ = cells(dump(sample(), "n"))
    assert price["target"] == "123456789012345.0000000001"
    assert (days["our weight"], days["their low"], box["amount"]) == ("0.3", "-1.5", "-3")
    tiny = document(issue("Tiny", weight=Decimal("1E-10"), opening=Decimal("1E+3")))
    assert cells(dump(tiny, "n"))[0]["our weight"] == "0.0000000001"
    assert cells(dump(tiny, "n"))[0]["opening"] == "1000"


def test_the_mark_that_excel_wants_is_there_only_when_asked_for() -> None:
    assert dump(sample(), "n", mark=True) == b"\xef\xbb\xbf" + dump(sample(), "n")


def test_lines_end_as_the_standard_has_it_and_text_is_quoted() -> None:
    text = dump(document(issue("a;=1")), "n").decode()
    assert text.count("\r\n") == 2
    assert '"a;=1"' in text


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_text_begins_as_a_formula(text: str) -> None:
    rows = (issue("i", title=text, interest=text, kind="choice"), option("o", "i", label=text))
    (row,) = cells(dump(document(*rows), "n"))
    for name in ("issue", "interest", "option"):
        assert row[name].startswith("'")


# and back


def test_a_table_read_back_is_the_same_table() -> None:
    written = dump(sample(), "n")
    assert dump(taken(written), "n") == written


@pytest.mark.parametrize("text", [*FORMULAS, *ODD])
def test_text_reads_back_as_it_was(text: str) -> None:
    line = clean_line(text)
    group = issue("g", 0, title=line, kind="group")
    rows = (
        group,
        issue("i", 1, title=line, parent_id="g", kind="choice", interest=text.replace("\r", "")),
        option("o", "i", label=line),
    )
    before = document(*rows)
    after = taken(dump(before, "n"))
    assert dump(after, "n") == dump(before, "n")
    assert [row.title for row in after.all(Issue, "n")] == [line, line]
    assert after.all(Issue, "n")[1].interest == text.replace("\r", "")
    assert after.all(Option, "n")[0].label == line


@given(st.lists(st.text(alphabet=st.sampled_from("a/\\ -'=")), min_size=1, max_size=4))
def test_any_path_of_groups_reads_back(titles: list[str]) -> None:
    assert read_path(said_path(tuple(titles))) == tuple(titles)


TITLE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8)
NUMBER = st.none() | st.decimals(-(10**9), 10**9, places=4).map(keep)


@given(st.lists(st.tuples(TITLE, TITLE, NUMBER, st.booleans()), max_size=6))
def test_any_table_reads_back(drawn: list[tuple[str, str, Decimal | None, bool]]) -> None:
    rows: list[Any] = []
    for place, (title, label, number, choice) in enumerate(drawn):
        title, label = clean_line(title), clean_line(label)
        kind = "choice" if choice else "number"
        rows.append(issue(f"i{place}", place, title=title, kind=kind, opening=number))
        if choice:
            rows.append(option(f"o{place}", f"i{place}", place, label=label, amount=number))
    if rows:
        written = dump(document(*rows), "n")
        assert dump(taken(written), "n") == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_common_way_of_saving_is_read(encoding: str, delimiter: str, end: str) -> None:
    lines = ("issue,kind,option,our score", "Größe,choice,groß,1.5", "Größe,choice,klein,2")
    text = end.join(lines).replace(",", delimiter) + end
    (line,) = read(text.encode(encoding)).lines
    assert line.values == {"title": "Größe", "kind": "choice"}
    assert [(row["label"], row["score"]) for row in line.options] == [
        ("groß", Decimal("1.5")),
        ("klein", Decimal(2)),
    ]


def test_the_first_line_may_name_the_delimiter() -> None:
    (line,) = read(table("sep=;", "issue;unit", "Price;a,b,c")).lines
    assert (line.row, line.values["unit"]) == (3, "a,b,c")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("12,5", "12.5"),
        ("1.234", "1.234"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("−5", "-5"),
    ],
)
def test_a_comma_is_a_decimal_mark_where_it_can_be_nothing_else(said: str, value: str) -> None:
    (line,) = read(table("issue;opening", f"Price;{said}")).lines
    assert line.values["opening"] == Decimal(value)


def test_a_number_that_could_be_read_in_two_ways_is_refused() -> None:
    assert "Row 2: “1,234” does not fit" in problems("issue;opening", "Price;1,234")


def test_short_rows_are_filled_and_empty_rows_skipped() -> None:
    found = read(table("issue,unit,opening", "Price", "", ",,", "Days,d"))
    assert [(line.row, line.values["unit"]) for line in found.lines] == [(2, ""), (5, "d")]


def test_a_long_field_is_read_and_the_limit_of_the_process_is_put_back() -> None:
    before = csv.field_size_limit()
    (line,) = read(table("issue,interest", f"Price,{'x' * 200_000}")).lines
    assert len(line.values["interest"]) == 200_000
    assert csv.field_size_limit() == before


def test_headers_may_be_written_as_people_write_them() -> None:
    (line,) = read(table("Issue,Our_Weight,GROUP PATH,Colour", "Price,3,Money,red")).lines
    assert (line.path, line.values["weight"]) == (("Money",), 3)
    assert read(table("issue,colour", "Price,red")).notes == (
        "Columns that are not known here were left out: colour.",
    )


# what is refused, by its row


def test_each_wrong_cell_is_named_with_its_row() -> None:
    said = problems("issue,opening,kind,must have", "A,x,number,yes", "B,1,tree,no", "C,1,,maybe")
    assert "Row 2: “x” does not fit in “opening”." in said
    assert "Row 3: “tree” does not fit in “kind”." in said
    assert "Row 4: “maybe” does not fit in “must have”." in said


@pytest.mark.parametrize("value", ["nan", "inf", "1e400", "-5", "101"])
def test_scores_are_numbers_from_0_to_100(value: str) -> None:
    assert "Row 2" in problems("issue,option,our score", f"A,b,{value}")


def test_a_row_with_more_cells_than_columns_is_named() -> None:
    assert problems("issue,unit", "A,b,c") == "Row 2 has 3 cells; there are 2 columns."


def test_an_unclosed_quote_names_the_row_where_it_opens() -> None:
    assert "Row 3" in problems("issue,unit", "A,b", '"C,d', "E,f")


def test_a_nul_names_its_row() -> None:
    assert "Row 2" in problems("issue,unit", "A\0,b")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "empty"),
        (("", ",,", "  "), "empty"),
        (("issue,unit",), "headers and no rows"),
        (("issue,unit,Unit", "a,b,c"), "called “unit”"),
        (("name,price", "a,1"), "no column “issue”"),
    ],
)
def test_a_file_without_a_table_is_refused_in_words(lines: tuple[str, ...], said: str) -> None:
    assert said in problems(*lines)


def test_rows_that_contradict_each_other_are_named() -> None:
    said = problems("issue,our weight,option", "A,1,x", "A,2,y")
    assert said == "Row 3: “our weight” is another than in row 2 for this issue."
    assert "only a choice" in problems("issue,kind,option", "A,number,x")
    assert "stands in row 2 already" in problems("number,issue,kind", "1,A,number", "1,A,number")


def test_what_is_left_empty_below_belongs_to_the_issue_above() -> None:
    (line,) = read(table("issue,our weight,option", "A,1,x", ",,y", "A,,z")).lines
    assert [row["label"] for row in line.options] == ["x", "y", "z"]


def test_a_million_rows_are_refused_within_seconds() -> None:
    data = b"issue,unit\n" + b"Price,EUR\n" * 1_000_000
    with at_most(100), pytest.raises(TableError, match=str(MOST_ROWS)):
        read(data)


def test_many_problems_are_counted_not_listed() -> None:
    said = problems("issue,opening", *["A,x"] * 500)
    assert said.count("Row") == 10
    assert said.endswith("490 more.")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TableError, match="not text"):
        read(b"\xff\xfe\x00\xd8\x00\xd8")


# into a negotiation


def into(known: Document, data: bytes) -> tuple[Document, list[str], int]:
    edit, notes = merged(known, "n", read(data), numbered(), "import")
    known.apply(edit)
    return known, notes, len(edit.changes)


def test_a_table_brought_back_unchanged_changes_nothing() -> None:
    known = sample()
    assert into(known, dump(known, "n"))[1:] == ([], 0)


def test_what_is_known_is_brought_up_to_date_and_the_rest_added() -> None:
    lines = ("group,issue,kind,our weight,option,our score", "Delivery,Packing,,5,Box,50",
             "Delivery,Packing,,5,Crate,70", "Money / Terms,Discount,number,2,,")  # fmt: skip
    known, notes, _ = into(sample(), table(*lines))
    rows = {row.title: row for row in known.all(Issue, "n")}
    assert rows["Packing"].weight == 5
    assert rows["Packing"].must_have
    scores = {row.label: row.score for row in known.all(Option, "n")}
    assert scores == {"Box": 50, "Bag": None, "Crate": 70}
    assert rows["Discount"].parent_id == rows["Terms"].id
    assert rows["Terms"].parent_id == rows["Money"].id
    assert rows["Terms"].kind == "group"
    assert "left as they are" in notes[0]


def test_columns_that_are_not_there_leave_fields_as_they_are() -> None:
    known, *_ = into(sample(), table("group,issue,unit", "Delivery,Days,weeks"))
    days = known.find(Issue, "Days")
    assert days is not None
    assert (days.unit, days.weight, days.kind) == ("weeks", Decimal("0.3"), "number")


def test_issues_of_one_name_are_met_in_their_order() -> None:
    twins = [
        issue("a", 0, title="Same", opening=Decimal(1)),
        issue("b", 1, title="Same", opening=Decimal(2)),
    ]
    known, _, changed = into(document(*twins), table("issue,opening", "Same,1", "Same,3"))
    assert [row.opening for row in known.all(Issue, "n")] == [1, 3]
    assert changed == 1
