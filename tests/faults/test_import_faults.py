"""FAULTS 100 and 103: JSON that is hostile, newer, or stops halfway."""

from __future__ import annotations

import codecs
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from negdesk.cli import main
from negdesk.exchange import files, json_text
from negdesk.exchange.interchange import Imported, InterchangeError, read
from negdesk.model.edits import Change
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.yardstick import at_most


def numbered() -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"new{next(counter)}"


def take(text: str) -> Imported:
    return read(text, numbered())


def refusal(text: str) -> str:
    with at_most(50), pytest.raises(InterchangeError) as caught:
        take(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
    return str(caught.value)


def limit(number: str) -> str:
    return f'{{"negdesk": 1, "negotiation": {{"limit": {number}}}}}'


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e400", "1e99999999999999999999", "9" * 5000]
)
def test_a_number_without_an_end_is_refused_by_its_path(number: str) -> None:
    assert refusal(limit(number)).startswith("negotiation.limit: ")


@pytest.mark.parametrize(
    "number", ["NaN", "inf", "1e400", "1e99999999999999999999", "9" * 5000, "1_000", "٣", "0x1", ""]
)
def test_text_that_is_no_number_is_refused_by_its_path(number: str) -> None:
    assert refusal(limit(json.dumps(number))).startswith("negotiation.limit: ")


@pytest.mark.parametrize("number", ["1e-400", "0." + "3" * 5000, "1." + "0" * 40 + "1"])
def test_a_number_too_fine_to_keep_exactly_is_refused_not_rounded(number: str) -> None:
    assert "too fine" in refusal(limit(number))
    assert "too fine" in refusal(limit(f'"{number}"'))


def test_minus_zero_is_kept_as_zero() -> None:
    assert str(take(limit("-0.0")).negotiation.limit) == "0"


def test_a_key_that_stands_twice_is_refused_by_its_path() -> None:
    head = '"negotiation": {"title": "a", "title": "b"}'
    assert refusal(f'{{"negdesk": 1, {head}}}') == "negotiation.title: it stands there twice."
    both = '{"negdesk": 1, "negotiation": {}, "negotiation": {}}'
    assert refusal(both) == "negotiation: it stands there twice."
    row = '{"negdesk": 1, "negotiation": {}, "parties": [{"name": "a", "name": "b"}]}'
    assert refusal(row) == "parties[0].name: it stands there twice."


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_of_100_000_levels_is_refused_not_a_crash(opening: str) -> None:
    assert "too deeply" in refusal(opening * 100_000)
    assert "too deeply" in refusal('{"negdesk": 1, "negotiation": ' + opening * 100_000)


def test_a_tree_of_issues_too_deep_to_show_is_refused() -> None:
    issues = [{"id": str(n), "parent_id": str(n - 1) if n else None} for n in range(5000)]
    text = json.dumps({"negdesk": 1, "negotiation": {}, "issues": issues})
    assert "more than 100 levels" in refusal(text)


def test_a_file_that_is_no_json_or_cut_off_is_refused_with_the_place() -> None:
    assert "line 1, column 1" in refusal("PK\x03\x04 zip")
    assert "line 1, column 1" in refusal("")
    assert "line 1, column" in refusal('{"negdesk": 1, "negotiation": {"title": "abc')


@pytest.mark.parametrize("text", ["[]", "3", "null", '"negdesk"', "{}", '{"title": "x"}'])
def test_json_from_elsewhere_is_refused(text: str) -> None:
    assert "is not a negotiation from negdesk" in refusal(text)


def test_a_file_past_the_size_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SIZE_LIMIT", 100)
    monkeypatch.setattr(json_text, "SIZE_LIMIT", 100)
    path = tmp_path / "big.json"
    path.write_text(" " * 101)
    with pytest.raises(InterchangeError, match="too large"):
        files.read_text(path)
    assert "too large" in refusal(" " * 101)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_does_no_harm(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = tmp_path / "bom.json"
    text = '{"negdesk": 1, "negotiation": {"title": "Žluťoučký"}}'
    path.write_bytes(mark + text.encode(encoding))
    assert take(files.read_text(path)).negotiation.title == "Žluťoučký"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.json"
    path.write_bytes(b'{"negdesk": "\xff\xfe\xfa"}')
    with pytest.raises(InterchangeError, match="not text"):
        files.read_text(path)


def test_text_comes_in_as_typed_without_what_breaks_a_file() -> None:
    typed = "<b>x<y and z>w</b> AT&T &#0; C++ 'q' \"p\" \u202e\u0301"
    data = {"negdesk": 1, "negotiation": {"title": typed, "notes": "a\x00b\ud800\r\nc"}}
    head = take(json.dumps(data)).negotiation
    assert head.title == typed
    assert head.notes == "ab\ufffd\nc"


def test_a_million_unknown_fields_give_a_short_list_of_warnings() -> None:
    head = {f"field{n}": n for n in range(100_000)}
    imported = take(json.dumps({"negdesk": 1, "negotiation": head}))
    assert len(imported.warnings) == 21
    assert imported.warnings[-1] == "99980 more warnings."


def test_names_in_a_file_cannot_draw_on_the_terminal() -> None:
    data = {"negdesk": 1, "negotiation": {"\x1b[2J\n" + "x" * 1000: 1}}
    (warning,) = take(json.dumps(data)).warnings
    assert "\x1b" not in warning
    assert "\n" not in warning
    assert len(warning) < 200


@pytest.mark.parametrize(
    ("stop", "status"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device"), 1)]
)
def test_an_import_that_stops_halfway_has_changed_nothing(
    stop: BaseException, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, given = tmp_path / "a.negdesk", tmp_path / "in.json"
    assert main(["new", str(path), "--title", "Kept"]) == 0
    parties = [{"name": str(number)} for number in range(20)]
    given.write_text(json.dumps({"negdesk": 1, "negotiation": {}, "parties": parties}))
    write, left = WorkbookFile._write, iter(range(10))

    def half(self: WorkbookFile, change: Change) -> None:
        if next(left, None) is None:
            raise stop
        write(self, change)

    monkeypatch.setattr(WorkbookFile, "_write", half)
    assert main(["import", str(path), str(given)]) == status
    workbook = Workbook.open(path)
    try:
        (row,) = workbook.document.negotiations
        assert row.title == "Kept"
        assert workbook.file.parts(row.id) == []
        orphans = workbook.file._connection.execute("SELECT count(*) FROM party").fetchone()
        assert orphans == (0,)
    finally:
        workbook.close()
