"""Imports and exports of tables and GENIUS domains from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from negdesk.cli import main

CASE = Path(__file__).parent.parent / "data" / "itex_cypress"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "one.negdesk"
    assert main(["new", str(path), "--title", "Mine"]) == 0
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "case"))


def exported(workbook: Path, name: str, to: Path) -> Any:
    assert main(["export", str(workbook), name, "--to", str(to)]) == 0
    return json.loads(to.read_text(encoding="utf-8"))


def titles(workbook: Path, capsys: Said) -> list[str]:
    capsys.readouterr()
    assert main(["list", str(workbook), "--json"]) == 0
    return [row["title"] for row in json.loads(capsys.readouterr().out)]


def command(workbook: Path, *arguments: str | Path) -> int:
    return main(["import", str(workbook), *map(str, arguments)])


def test_itex_and_cypress_come_in_from_three_files(
    workbook: Path, case: Path, capsys: Said, tmp_path: Path
) -> None:
    files = [case / "domain.xml", case / "itex.xml", case / "cypress.xml"]
    assert command(workbook, *files) == 0
    said = capsys.readouterr()
    assert "“itex and cypress” with 19 entries" in said.out
    assert said.err.count("no reservation value") == 2
    data = exported(workbook, "itex and cypress", tmp_path / "out.json")
    answers = json.loads((case / "answers.json").read_text(encoding="utf-8"))
    assert {row["title"]: float(row["weight"]) for row in data["issues"]} == (
        answers["weights"]["itex"]
    )
    names = {row["id"]: row["title"] for row in data["issues"]}
    for row in data["options"]:
        evaluations = answers["evaluations"][names[row["issue_id"]]]
        largest = max(ours for ours, _ in evaluations.values())
        expected = 100 * evaluations[row["label"]][0] / largest
        assert float(row["score"]) == pytest.approx(expected, abs=1e-9)


def test_a_domain_alone_is_answered_with_the_profiles_beside_it(
    workbook: Path, case: Path, capsys: Said
) -> None:
    capsys.readouterr()
    assert command(workbook, case / "domain.xml") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "cypress.xml, itex.xml" in said
    assert titles(workbook, capsys) == ["Mine"]


def test_a_domain_that_is_refused_leaves_nothing_and_the_other_files_come_in(
    workbook: Path, case: Path, capsys: Said
) -> None:
    hostile = case / "hostile.xml"
    hostile.write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    issues = case / "issues.csv"
    issues.write_text("issue,opening\nPrice,5\n")
    assert command(workbook, case / "domain.xml", hostile, case / "itex.xml", issues) == 1
    assert "hostile.xml declares entities" in capsys.readouterr().err
    assert titles(workbook, capsys) == ["Mine", "issues"]


def test_the_same_domain_twice_is_told(workbook: Path, case: Path, capsys: Said) -> None:
    files = [case / "domain.xml", case / "itex.xml", case / "cypress.xml"]
    assert command(workbook, *files) == 0
    capsys.readouterr()
    assert command(workbook, *files) == 0
    assert "is there twice now" in capsys.readouterr().err


def test_a_table_goes_out_and_comes_back_as_it_was(
    workbook: Path, case: Path, tmp_path: Path, capsys: Said
) -> None:
    assert command(workbook, case / "domain.xml", case / "itex.xml", case / "cypress.xml") == 0
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    assert main(["export", str(workbook), "2", "--to", str(first)]) == 0
    assert command(workbook, first) == 0
    assert titles(workbook, capsys) == ["Mine", "itex and cypress", "first"]
    assert main(["export", str(workbook), "first", "--to", str(second)]) == 0
    assert second.read_bytes() == first.read_bytes()
    assert main(["export", str(workbook), "2", "--to", str(second), "--bom"]) == 0
    assert second.read_bytes() == b"\xef\xbb\xbf" + first.read_bytes()


def test_a_table_is_brought_into_a_negotiation(
    workbook: Path, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "issues.csv"
    file.write_text("issue,kind,option,our score\nColour,choice,red,10\nColour,choice,blue,20\n")
    assert command(workbook, file, "--into", "Mine") == 0
    assert "3 entries of “Mine” changed." in capsys.readouterr().out
    file.write_text("issue,kind,option,our score\nColour,choice,red,15\n")
    assert command(workbook, file, "--into", "mine") == 0
    assert "1 entry of “Mine” changed." in (said := capsys.readouterr()).out
    assert "1 entry that the table does not name was left as it is." in said.err
    data = exported(workbook, "1", tmp_path / "out.json")
    assert [(row["label"], row["score"]) for row in data["options"]] == [
        ("red", "15"),
        ("blue", "20"),
    ]


def test_a_table_with_wrong_rows_leaves_nothing(
    workbook: Path, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "issues.csv"
    file.write_text("issue,opening\nPrice,5\nDays,many\n")
    capsys.readouterr()
    assert command(workbook, file) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file} was not taken in. Row 3: “many” does not fit in “opening”.")
    assert titles(workbook, capsys) == ["Mine"]


def test_into_is_for_tables_and_for_a_negotiation_that_is_there(
    workbook: Path, case: Path, tmp_path: Path, capsys: Said
) -> None:
    assert command(workbook, case / "domain.xml", "--into", "Mine") == 1
    assert "Only a CSV file" in capsys.readouterr().err
    (tmp_path / "a.csv").write_text("issue\nPrice\n")
    assert command(workbook, tmp_path / "a.csv", "--into", "Yours") == 1
    assert "There is no negotiation “Yours”" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gone.xml", "gone.csv"])
def test_a_file_that_is_not_there_is_a_sentence(
    name: str, workbook: Path, tmp_path: Path, capsys: Said
) -> None:
    capsys.readouterr()
    assert command(workbook, tmp_path / name) == 1
    assert "there is no such file" in capsys.readouterr().err
