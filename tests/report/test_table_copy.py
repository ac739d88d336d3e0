"""The table copy: a page for the other side's eyes, with none of our secrets in its bytes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal as D
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from negdesk.model import redacted as redacting
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.redacted import COPY, redacted
from negdesk.model.rows import (
    ALL_ROWS,
    TABLES,
    Issue,
    Negotiation,
    Option,
    Package,
    Party,
    Row,
    Term,
)
from negdesk.report import table_copy as module
from negdesk.report.order import file_name
from negdesk.report.table_copy import printed
from tests.report.prints import brief, table_copy
from tests.report.reading import flat, metadata, pages, paper, poppler_text, sizes, texts_of
from tests.report.rows import NID, NOW, Build, car, empty, monster

STYLES = [NumberStyle(), NumberStyle(",", "."), NumberStyle(",", "\u202f"), NumberStyle(".", "’")]
# Each table is filled once for every kind of row that the program tells apart.
KINDS = {
    "issue": ("number", "choice", "group"),
    "package": ("opening", "offer", "fallback", "target", "agreement"),
}


class Cage:
    """A negotiation with a bird of its own in every private field of every table."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.numbers: list[D] = []
        self.offered: list[D] = []
        self.rows: list[Row] = []
        for cls in ALL_ROWS:
            self.rows += list(self._of(cls.TABLE))

    @property
    def document(self) -> Document:
        return Document(self.rows)

    def _of(self, table):
        for kind in KINDS.get(table, ("",)):
            values = {name: self._value(field) for name, field in FIELDS[table].items()}
            values = {name: value for name, value in values.items() if value is not None}
            values |= {"kind": kind} if kind else {}
            suffix = kind or "x"
            row_id = NID if table == "negotiation" else self._text(f"{table}-{suffix}-id")
            if table != "negotiation":
                values["negotiation_id"] = NID
            if table == "term":
                yield from self._terms()
            else:
                yield TABLES[table](id=row_id, **values)

    def _terms(self):
        """Yield a term of each package for the first issue; that of the opening may be shown."""
        issue = next(row for row in self.rows if isinstance(row, Issue))
        for package in self.rows:
            if isinstance(package, Package):
                number = self._number()
                if package.kind == "opening":
                    self.numbers.remove(number)
                    self.offered.append(number)
                yield Term(
                    id=self._text("term-id"),
                    negotiation_id=NID,
                    package_id=package.id,
                    issue_id=issue.id,
                    number=number,
                )

    def _value(self, field):
        if field.safe:
            return {"side": "them", "kind": "number"}.get(field.name, f"Seen {field.name}")
        if field.kind in (Kind.LINE, Kind.NOTE):
            return self._text(field.key.replace(".", "-").replace("_", "-"))
        if field.kind in (Kind.AMOUNT, Kind.SHARE):
            return self._number()
        if field.kind is Kind.COUNT:
            return int(self._number())
        if field.kind in (Kind.DATE, Kind.MOMENT):
            number = len(self.texts)
            self.texts += [f"{1700 + number}-03-07", f"7 March {1700 + number}"]
            return f"{1700 + number}-03-07"
        return None

    def _text(self, name: str) -> str:
        bird = f"Canary{len(self.texts)}-{name}"
        self.texts.append(bird)
        return bird

    def _number(self) -> D:
        bird = D(918_273_000 + 137 * (len(self.numbers) + len(self.offered))) + D("0.64")
        self.numbers.append(bird)
        return bird


def said_numbers(number: D) -> Iterator[str]:
    """Yield a number in all the ways in which it might be written."""
    yield f"{number:f}"
    yield f"{int(number)}"
    yield f"{number:f}".replace(".", ",")
    for style in STYLES:
        yield show(number, style)
        yield show(D(int(number)), style)


def encoded(text: str) -> Iterator[bytes]:
    """Yield a text in every encoding in which a PDF might hold it."""
    for encoding in ("utf-8", "utf-16-be", "utf-16-le", "latin-1"):
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        yield "".join(f"\\{byte:03o}" for byte in raw).encode()
        # Only what is no plain letter may be escaped.
        yield "".join(chr(b) if 32 < b < 127 else f"\\{b:03o}" for b in raw).encode()


def unpacked(pdf: bytes) -> bytes:
    """Return all that a file holds, its streams decompressed and its strings decoded."""
    found = [pdf]
    with pikepdf.open(BytesIO(pdf)) as document:
        found += [str(dict(document.attachments)).encode(), document.Root.unparse(resolved=False)]
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                found += [thing.read_bytes(), thing.read_raw_bytes()]
            found.append(repr(thing).encode("utf-8", "replace"))
        found += [str(value).encode() for value in document.docinfo.values()]
        if "/Metadata" in document.Root:
            found.append(document.Root.Metadata.read_bytes())
    return b"\n".join(found)


def traces(pdf: bytes, name: str, texts: list[str], numbers: list[D]) -> set[str]:
    """Return which of the texts and numbers a PDF or its name holds, in any disguise."""
    raw = unpacked(pdf)
    words = flat(name + metadata(pdf) + "".join(texts_of(pdf)) + poppler_text(pdf))
    wanted = [(text, text) for text in texts]
    wanted += [(said, f"{number}") for number in numbers for said in set(said_numbers(number))]
    found = set()
    for said, bird in wanted:
        if flat(said) in words or any(needle in raw for needle in encoded(said)):
            found.add(bird)
    return found


@pytest.mark.parametrize("offers", [False, True], ids=["without", "with our opening"])
@pytest.mark.parametrize("style", STYLES[:2], ids=["dot", "comma"])
def test_66_no_private_field_of_any_table_leaves_a_trace(offers, style):
    cage = Cage()
    pdf = table_copy(cage.document, NID, offers=offers, style=style)
    secrets = cage.numbers if offers else cage.numbers + cage.offered
    name = file_name("table_copy", cage.document.negotiation(NID).title)
    assert traces(pdf, name, cage.texts, secrets) == set()
    assert "Seentitle" in flat(texts_of(pdf)[0])


def test_66_the_search_finds_what_the_brief_says_openly():
    cage = Cage()
    pdf = brief(cage.document, NID, now=NOW)
    head = cage.document.negotiation(NID)
    assert str(head.limit) in traces(pdf, "", cage.texts, cage.numbers)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be"])
def test_66_the_search_finds_a_secret_in_metadata_and_attachments(encoding):
    bird, out = "Canary-in-the-metadata", BytesIO()
    with pikepdf.open(BytesIO(table_copy(car(), NID))) as document:
        if encoding == "utf-8":
            document.attachments["a"] = pikepdf.AttachedFileSpec(document, bird.encode())
        else:
            document.docinfo["/Subject"] = pikepdf.String(bird + "ž")
        document.save(out)
    assert traces(out.getvalue(), "", [bird], []) == {bird}


def test_the_cage_has_a_bird_for_every_private_field():
    held = [str(row) for row in Cage().rows]
    for table, fields in FIELDS.items():
        for name, field in fields.items():
            if field.kind in (Kind.LINE, Kind.NOTE) and not field.safe:
                assert any(f"{name}='Canary" in row for row in held), (table, name)


def test_the_copy_has_only_what_is_safe_under_other_ids():
    cage = Cage()
    copy = redacted(cage.document, NID)
    rows = copy.rows(COPY)
    assert {type(row) for row in rows} == {Negotiation, Issue}
    for row in rows:
        default = type(row)(**{name: getattr(row, name) for name in _structure(row)})
        for name, field in FIELDS[row.TABLE].items():
            if not field.safe and field.kind not in (Kind.REF, Kind.COUNT):
                assert getattr(row, name) == getattr(default, name), (row.TABLE, name)
    assert not {row.id for row in rows} & {row.id for row in cage.rows}


def _structure(row):
    return ("id",) if isinstance(row, Negotiation) else ("id", "negotiation_id", "position")


def test_only_opening_packages_are_ever_in_the_copy_and_only_when_wanted():
    document = Cage().document
    assert redacted(document, NID).all(Package, COPY) == []
    (package,) = redacted(document, NID, offers=True).all(Package, COPY)
    assert package.title == ""
    assert len(redacted(document, NID, offers=True).all(Term, COPY)) == 1


def test_an_option_that_no_opening_package_names_is_not_in_the_copy():
    build = Build(title="t")
    issue = build.add(Issue, title="Tyres", kind="choice")
    named = build.add(Option, issue_id=issue, label="included")
    build.add(Option, issue_id=issue, label="we would go without")
    package = build.add(Package, kind="opening")
    build.add(Term, package_id=package, issue_id=issue, option_id=named)
    assert redacted(build.document, NID).all(Option, COPY) == []
    said = texts_of(table_copy(build.document, NID, offers=True))[0]
    assert "included" in said
    assert "go without" not in said


def test_the_module_knows_nothing_that_could_read_a_private_row():
    for of in (module, redacting):
        tree = ast.parse(Path(of.__file__).read_text(encoding="utf-8"))
        loaded = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {name for name in loaded if name and re.search(r"analysis|facts|brief", name)}


def test_it_says_what_when_where_and_what_there_is_to_settle():
    said = texts_of(table_copy(car(), NID))[0]
    for words in ("Family car", "14 May 2026, 17:00", "Hafenstraße", "Price, EUR", "Winter tyres"):
        assert words in said
    assert "To be settled" in said
    assert "Agreed" in said


def test_nobody_behind_the_table_is_named():
    build = Build(title="t")
    build.add(Party, name="The real decider", side="them")
    assert "decider" not in texts_of(table_copy(build.document, NID))[0]


def test_our_opening_stands_beside_the_issues_only_when_wanted():
    cage = Cage()
    (offered,) = (show(number, NumberStyle()) for number in cage.offered)
    assert offered in texts_of(table_copy(cage.document, NID, offers=True))[0]
    assert offered not in texts_of(table_copy(cage.document, NID))[0]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("offers", [False, True])
def test_it_is_one_page_for_any_content(size, offers):
    for document in (empty(), car(), monster(), _many(300), Cage().document):
        pdf = table_copy(document, NID, paper=size, offers=offers)
        assert pages(pdf) == 1
        assert min(sizes(pdf)) >= 8
    assert paper(pdf) == {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}[size]


def _many(count):
    build = Build(title="t")
    for number in range(count):
        build.add(Issue, title=f"Issue {number}")
    return build.document


def test_what_does_not_fit_is_counted():
    said = texts_of(table_copy(_many(300), NID))[0]
    shown = len(re.findall(r"Issue \d+", said))
    assert f"and {300 - shown} more" in said
    assert shown > 20


@pytest.mark.parametrize("size", [6, 7, 8])
def test_what_does_not_fit_is_counted_in_issues_and_no_group_stands_last(size):
    build = Build(title="t")
    for group in range(20):
        above = build.add(Issue, title=f"Part {group}.", kind="group")
        for number in range(size):
            build.add(Issue, title=f"Issue {group}-{number}", parent_id=above)
    said = texts_of(table_copy(build.document, NID))[0]
    shown = re.findall(r"Issue \d+-\d+", said)
    assert f"and {20 * size - len(shown)} more" in said
    named = re.findall(r"Part (\d+)\.", said)
    assert shown[-1].startswith(f"Issue {named[-1]}-")


def test_equal_input_gives_equal_bytes():
    assert table_copy(car(), NID) == table_copy(car(), NID)


def test_letters_without_a_font_are_listed():
    assert printed(empty(title="漢"), NID).unprintable == "漢"
