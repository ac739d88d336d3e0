from __future__ import annotations

import json
from uuid import uuid4

import pytest

from negdesk.cli import main
from negdesk.commands.record import record_lines, track_record
from negdesk.model.actions import add
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Negotiation
from negdesk.workbook import Workbook
from tests.report.reading import flat, texts_of
from tests.ui.debrief.debriefed import ended


@pytest.fixture
def path(tmp_path):
    return tmp_path / f"{uuid4().hex}.negdesk"


def made(path, count):
    workbook = Workbook.create(path)
    rows = [row for number in range(count) for row in ended(number)]
    workbook.apply(add("past", Negotiation(id="now", title="Now", stage="preparing"), *rows))
    workbook.close()
    return path


def plain(text):
    return text.replace("\u202f", " ")


def test_the_record_counts_what_has_ended_and_loads_nothing(path):
    workbook = Workbook.open(made(path, 12), read_only=True)
    found = track_record(workbook)
    loaded = [
        row.id for row in workbook.document.negotiations if workbook.document.is_loaded(row.id)
    ]
    workbook.close()
    assert len(found.debriefs) == 12
    assert [one.when for one in found.debriefs] == sorted(one.when for one in found.debriefs)
    assert loaded == []


def test_the_record_is_told_in_sentences_and_lines(path, capsys):
    assert main(["record", str(made(path, 12))]) == 0
    said = capsys.readouterr().out
    assert "12 negotiations have ended: 9 with a deal, 3 without." in said
    assert "Brier score" in said
    assert "estimates of the other side's limit were 4 % too hopeful" in plain(said)
    assert "2020-03-01  agreed" in said


def test_the_record_as_json_has_the_same_numbers(path, capsys):
    assert main(["record", str(made(path, 12)), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["negotiations"], data["agreed"], data["no_deal"]) == (12, 9, 3)
    assert data["resolved"] == 24
    assert 0 <= data["brier"] <= 1
    assert len(data["debriefs"]) == 12


def test_a_workbook_where_nothing_has_ended_says_so(path, capsys):
    assert main(["record", str(made(path, 0))]) == 0
    said = capsys.readouterr().out
    assert said == "No negotiation has ended yet. The record grows with each debrief.\n"


def test_a_record_without_a_deal_has_no_share_in_its_line(path):
    workbook = Workbook.open(made(path, 4), read_only=True)
    lines = list(record_lines(track_record(workbook), NumberStyle()))
    workbook.close()
    assert [line for line in lines if "no deal" in line] == ["2023-03-04  no deal           Deal 3"]


def test_the_debrief_is_printed_for_one_negotiation(path, tmp_path, capsys):
    target = tmp_path / "debrief.pdf"
    assert main(["debrief", str(made(path, 2)), "Deal 1", "--to", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in capsys.readouterr().out


def test_a_debrief_is_never_written_over_the_workbook(path, capsys):
    before = made(path, 1).read_bytes()
    assert main(["debrief", str(path), "Deal 0", "--to", str(path)]) == 1
    assert path.read_bytes() == before
    assert capsys.readouterr().err


def test_the_record_is_printed(path, tmp_path, capsys):
    target = tmp_path / "record.pdf"
    assert main(["record", str(made(path, 12)), "--to", str(target)]) == 0
    text = flat("\n".join(texts_of(target.read_bytes())))
    assert "Trackrecord" in text
    assert "0isperfect" in text
    assert all(f"Deal{number}" in text for number in range(12))
    assert capsys.readouterr().out == f"Wrote {target}.\n"


def test_the_record_of_a_workbook_where_nothing_has_ended_is_a_page_that_says_so(path, tmp_path):
    target = tmp_path / "record.pdf"
    assert main(["record", str(made(path, 0)), "--to", str(target)]) == 0
    (page,) = texts_of(target.read_bytes())
    assert "No negotiation has ended yet" in page


@pytest.mark.parametrize("option", ["--grey", "--paper letter", "--password-file x"])
def test_options_of_paper_need_a_place_for_it(option, path, capsys):
    assert main(["record", str(made(path, 1)), *option.split()]) == 1
    said = capsys.readouterr()
    assert said.err == f"{option.split()[0]} belongs to a PDF: say where with --to.\n"
    assert said.out == ""


def test_json_and_a_pdf_are_not_made_at_once(path, tmp_path, capsys):
    target = tmp_path / "record.pdf"
    assert main(["record", str(made(path, 1)), "--json", "--to", str(target)]) == 1
    assert "choose one" in capsys.readouterr().err
    assert not target.exists()
