"""A new workbook: the title as it was given, and no file replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.cli import main
from tests.commands.running import listed, sentence

ODD = "<b>Ž & x<y and z>w</b> 😀 \u202e'\"%{title}"


@pytest.mark.parametrize(
    "title", [ODD, "", "   ", "-5", "x" * 5000], ids=["odd", "empty", "blank", "minus", "long"]
)
def test_a_title_comes_back_as_it_was_given(
    title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a ?#%25 '😀.negdesk"
    assert main(["new", str(path), f"--title={title}"]) == 0
    (row,) = listed(path, capsys)
    assert (row["number"], row["title"], row["stage"]) == (1, title, "preparing")
    assert main(["list", str(path)]) == 0
    assert (title if title.strip() else "(untitled)") in capsys.readouterr().out


def test_new_never_replaces_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear")
    assert main(["new", str(path)]) == 1
    assert path.name in sentence(capsys)
    assert path.read_text() == "dear"


def test_an_unknown_template_is_answered_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.negdesk"
    assert main(["new", str(path), "--template", "marriage"]) == 1
    assert "car_purchase, salary" in sentence(capsys)
    assert not path.exists()


def test_new_in_a_folder_that_is_not_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "gone" / "a.negdesk")]) == 1
    assert "gone" in sentence(capsys)
