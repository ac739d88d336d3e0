"""Plain text to issues: a list, an outline by indentation, or a table from a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as own
from decimal import Decimal
from typing import Any, TypeVar

from negdesk.i18n import tr, trn
from negdesk.model.fields import FIELDS, FieldError, Kind, check, field
from negdesk.model.numbers import NumberError, NumberStyle, parse
from negdesk.model.rows import Issue, Option, Row
from negdesk.model.text import clean

L = TypeVar("L")

MOST = 500
_LONGEST = 1_000_000
_BULLET = re.compile(r"([-*•‣◦–]|\d{1,3}[.)])\s+")
# A number, thousands and millions as 5k and 5m, and the unit behind it.
_TAIL = re.compile(r"(.*\d(?:[kKmM]\b)?)\s*([^\d\s.,'’)][^\d]*)", re.DOTALL)
_IN_PLACES = (
    "unit", "opening", "target", "limit", "their_low", "their_likely", "their_high", "weight",
)  # fmt: skip
_ALSO = {
    "title": ("issues", "title", "name", "term", "topic"),
    "their_opening": ("their opening",),
    "their_low": ("their low", "low"),
    "their_likely": ("their likely", "likely"),
    "their_high": ("their high", "high"),
    "lowest": ("lowest", "from"),
    "highest": ("highest", "to"),
    "options": ("options", "option"),
}


@dataclass
class Pasted:
    """Issues and options that came in, parents first, and what was left out, in sentences."""

    rows: list[Row] = own(default_factory=list)
    left_out: list[str] = own(default_factory=list)


def read(text: str, style: NumberStyle, new_id: Callable[[], str]) -> Pasted:
    """Return the issues in a text; without any there is nothing to paste."""
    pasted = Pasted()
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
        pasted.left_out.append(tr("The text is very long: its end was left out."))
    text = clean(text)
    lines = [line for line in text.split("\n") if line.strip()]
    if any("\t" in line.strip() for line in lines):
        pasted.rows += _Table(style, new_id, pasted).rows(text)
    else:
        pasted.rows += _outline(_first(lines, pasted), new_id)
    return pasted


def _first(lines: list[L], pasted: Pasted) -> list[L]:
    """Return as many lines as are taken at once, and say when there are more."""
    if len(lines) > MOST:
        said = tr("Only the first {count} issues were taken.")
        pasted.left_out.append(said.format(count=MOST))
    return lines[:MOST]


def _outline(lines: list[str], new_id: Callable[[], str]) -> Iterator[Row]:
    """Yield an issue a line: what stands deeper than the line above goes below that one."""
    depths = [_width(line) for line in lines]
    if len(lines) > 1 and depths[0] == depths[1] and _headings().get(_folded(lines[0])) == "title":
        lines, depths = lines[1:], depths[1:]
    above: list[tuple[int, str]] = []
    for number, (line, depth) in enumerate(zip(lines, depths, strict=True)):
        while above and above[-1][0] >= depth:
            above.pop()
        group = depths[number + 1 : number + 2] > [depth]
        row = Issue(
            id=new_id(),
            negotiation_id="",
            position=number,
            parent_id=above[-1][1] if above else None,
            title=check(field(Issue, "title"), _BULLET.sub("", line.strip(), count=1).strip()),
            kind="group" if group else "number",
        )
        above.append((depth, row.id))
        yield row


def _width(line: str) -> int:
    """Return how far a line is indented; two spaces are as much as a tab."""
    start = line[: len(line) - len(line.lstrip())]
    return sum(2 if char == "\t" else 1 for char in start) // 2


class _Table:
    """The reading of one table: which column is which field, and what could not be read."""

    def __init__(self, style: NumberStyle, new_id: Callable[[], str], pasted: Pasted) -> None:
        self._style = style
        self._new_id = new_id
        self._pasted = pasted
        self._bad: list[str] = []

    def rows(self, text: str) -> Iterator[Row]:
        """Yield an issue a line, each followed by its options."""
        lines = [line for line in _cells(text) if any(line)]
        names = _header(lines[0]) if lines else None
        lines = _first(lines if names is None else lines[1:], self._pasted)
        names = names if names is not None else self._by_place(lines)
        for position, line in enumerate(lines):
            yield from self._line(dict(zip(names, line, strict=False)), position)
        if self._bad:
            said = trn(
                "{count} cell could not be read and was left out: {cells}.",
                "{count} cells could not be read and were left out: {cells}.",
                len(self._bad),
            )
            cells = ", ".join(f"“{cell[:20]}”" for cell in self._bad[:3])
            said = said.format(count=len(self._bad), cells=cells)
            self._pasted.left_out.append(said)

    def _line(self, cells: dict[str, str], position: int) -> Iterator[Row]:
        values: dict[str, Any] = {}
        for name, cell in cells.items():
            if name in FIELDS["issue"] and cell:
                values.update(self._value(name, cell, has_unit=bool(cells.get("unit"))))
        labels = [part.strip() for part in re.split(r"[;|\n]", cells.get("options", ""))]
        labels = [label for label in labels if label]
        if labels:
            values["kind"] = "choice"
        issue = Issue(id=self._new_id(), negotiation_id="", position=position, **values)
        yield issue
        for place, label in enumerate(labels):
            said = check(field(Option, "label"), label)
            yield Option(
                id=self._new_id(), negotiation_id="", position=place, issue_id=issue.id, label=said
            )

    def _value(self, name: str, cell: str, *, has_unit: bool) -> dict[str, Any]:
        """Return what a cell says: a field, and a unit that stands behind its number."""
        described = field(Issue, name)
        try:
            if described.kind is Kind.AMOUNT:
                number, unit = self._number(cell)
                found: dict[str, Any] = {name: check(described, number)}
                if unit and not has_unit and "weight" not in name:
                    found["unit"] = check(field(Issue, "unit"), unit)
                return found
            if described.kind is Kind.SHARE:
                share = parse(cell, self._style).value
                return {name: check(described, share if "%" in cell else share / 100)}
            if described.kind in (Kind.FLAG, Kind.CHOICE):
                return _chosen(name, cell)
            return {name: check(described, cell)}
        except (NumberError, FieldError):
            self._bad.append(cell)
            return {}

    def _number(self, cell: str) -> tuple[Decimal, str]:
        """Return a number and the unit behind it: "5 %" of a field in percent is 5."""
        head, unit = cell, ""
        tail = _TAIL.fullmatch(cell.strip())
        if tail and tail[2].lower() not in ("k", "m"):
            head, unit = tail[1], tail[2].strip()
        return parse(head, self._style).value, unit

    def _by_place(self, lines: list[list[str]]) -> list[str]:
        """Return the fields of columns without a heading: unit only where words stand."""
        second = [line[1] for line in lines if len(line) > 1 and line[1]]
        words = any(not any(char.isdigit() for char in cell) for cell in second)
        return ["title", *(_IN_PLACES if words else _IN_PLACES[1:])]


def _cells(text: str) -> list[list[str]]:
    try:
        lines = list(csv.reader(io.StringIO(text, newline="\n"), dialect="excel-tab"))
    except csv.Error:
        # A cell longer than csv takes: without quotes then.
        lines = [line.split("\t") for line in text.split("\n")]
    return [[cell.strip() for cell in line] for line in lines]


def _header(cells: list[str]) -> list[str] | None:
    """Return the field of each column, or None if these are no headings."""
    names = [_headings().get(_folded(cell), "") for cell in cells]
    if any(char.isdigit() for cell in cells for char in cell):
        return None
    if "title" not in names and "" in names and sum(map(bool, names)) > 1:
        # "Topic" may head the titles too, beside two columns that are known.
        names[names.index("")] = "title"
    return names if "title" in names else None


def _headings() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, described in FIELDS["issue"].items():
        if described.kind not in (Kind.REF, Kind.COUNT):
            found[_folded(described.said_label)] = found[_folded(name)] = name
    for name, words in _ALSO.items():
        found.update((_folded(said), name) for word in words for said in (word, tr(word)))
    return found


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[_,:]", " ", text.casefold()).split())


def _chosen(name: str, cell: str) -> dict[str, Any]:
    """Return a choice, or a yes or no, by its words; FieldError for other words."""
    described = field(Issue, name)
    if described.kind is Kind.FLAG:
        return {name: _folded(cell) in ("x", "1", "yes", "true", "✓", _folded(tr("Yes")))}
    for value, _ in described.choices:
        if _folded(cell) in (value, _folded(described.said_choice(value))):
            return {name: value}
    raise FieldError(cell)
