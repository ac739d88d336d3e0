"""What the analysis answers, as JSON and in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negdesk.cli import main


def test_analyse_answers_one_object_of_json_numbers(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["analyse", str(workbook), "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() >= {"batna", "limit", "zone", "issues", "weights", "readiness"}
    assert found["batna"].keys() == {"us", "them"}
    assert found["batna"]["us"].keys() == {"alternative", "worth", "walk_value"}
    assert found["limit"].keys() == {"from_bridge", "stated", "warnings"}
    assert found["zone"].keys() == {
        "exists", "low", "high", "width", "gap", "probability", "midpoint", "their_mean",
        "best_single_offer", "lanes",
    }  # fmt: skip
    titles = [lane["title"] for lane in found["zone"]["lanes"]]
    assert titles == ["Price", "Delivery", "Trade-in", "The whole package"]
    assert found["zone"]["lanes"][0]["their_likely"] == 24500
    assert found["readiness"].keys() == {"ready", "missing"}


def test_analyse_of_an_empty_negotiation_has_nulls_not_zeros(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.negdesk"
    assert main(["new", str(path)]) == 0
    capsys.readouterr()
    assert main(["analyse", str(path), "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (headline,) = found["zone"].pop("lanes")
    assert set(found["zone"].values()) == {None}
    assert headline["limit"] is None
    assert found["limit"]["stated"] is None
    assert main(["analyse", str(path), "1"]) == 0
    assert "not known" in capsys.readouterr().out


def test_analyse_in_words_has_the_four_parts(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["analyse", str(workbook), "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        "BATNA",
        "Limit",
        "Zone",
        "Readiness",
    ]
