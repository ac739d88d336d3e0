"""The commands that print: negdesk workbook, negdesk blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.cli import main
from tests.report.reading import pages, paper, texts_of


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "w.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", "Family car"]) == 0
    return path


def test_the_workbook_is_printed(workbook, tmp_path):
    path = tmp_path / "book.pdf"
    assert main(["workbook", str(workbook), "1", "--to", str(path)]) == 0
    texts = texts_of(path.read_bytes())
    assert len(texts) > 2
    assert "Family car" in texts[0]
    assert f"page 1 of {len(texts)}" in texts[0]


def test_paper_and_grey_are_chosen(workbook, tmp_path):
    colour, grey = tmp_path / "colour.pdf", tmp_path / "grey.pdf"
    common = ["workbook", str(workbook), "1", "--paper", "letter", "--to"]
    assert main([*common, str(colour)]) == 0
    assert main([*common, str(grey), "--grey"]) == 0
    assert paper(grey.read_bytes()) == (612.0, 792.0)
    assert colour.read_bytes() != grey.read_bytes()


def test_it_is_never_written_over_a_workbook(workbook, tmp_path, capsys):
    before = workbook.read_bytes()
    link = tmp_path / "link.pdf"
    link.symlink_to(workbook)
    for target in (workbook, link):
        assert main(["workbook", str(workbook), "1", "--to", str(target)]) == 1
        assert main(["blank", "--to", str(target)]) == 1
        assert "is a workbook" in capsys.readouterr().err
    assert workbook.read_bytes() == before


@pytest.mark.parametrize(("words", "count"), [([], 6), (["all"], 6), (["walkaway", "--form"], 1)])
def test_blank_sheets_are_printed(words, count, tmp_path):
    path = tmp_path / "blank.pdf"
    assert main(["blank", *words, "--to", str(path)]) == 0
    assert pages(path.read_bytes()) == count


def test_an_unknown_sheet_is_a_sentence_that_names_the_known_ones(tmp_path, capsys):
    path = tmp_path / "blank.pdf"
    assert main(["blank", "poem", "--to", str(path)]) == 1
    said = capsys.readouterr().err
    assert "poem" in said
    assert "walkaway" in said
    assert not path.exists()
