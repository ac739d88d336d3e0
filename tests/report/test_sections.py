"""The sections of the brief: chosen, ordered, and kept with the workbook."""

from __future__ import annotations

import shutil
from itertools import permutations

import pytest

from negdesk.cli import main
from negdesk.report.brief import printed
from negdesk.report.order import KEPT_SECTIONS, SECTIONS, kept_sections, read_sections
from negdesk.store.workbook_file import WorkbookFile
from tests.report.prints import brief
from tests.report.reading import pages, sizes, text_of
from tests.report.rows import NID, NOW, car, monster

HEADS = {
    "limit": "WALKAWAY",
    "opening": "Who decides",
    "zopa": "Where a deal can lie",
    "issues": "give only in return for",
    "packages": "put them down together",
    "questions": "Ask",
    "replies": "If they say… we say",
    "steady": "Keep steady",
    "leaving": "Walking away",
}


def test_there_is_a_word_to_look_for_for_every_section():
    assert list(HEADS) == list(SECTIONS)


def test_without_a_choice_the_brief_has_all_sections_in_their_usual_order():
    usual = brief(car(), NID, now=NOW)
    assert brief(car(), NID, now=NOW, sections=list(SECTIONS)) == usual
    assert brief(car(), NID, now=NOW, sections=()) == usual


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_alone_is_the_only_one(key):
    said = text_of(brief(car(), NID, now=NOW, sections=[key]))
    assert [name for name, head in HEADS.items() if head in said] == [key]
    assert "Family car" in said
    assert "PRIVATE" in said


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_that_is_left_out_leaves_nothing_behind(key):
    chosen = [name for name in SECTIONS if name != key]
    said = text_of(brief(car(), NID, now=NOW, sections=chosen))
    assert HEADS[key] not in said
    assert "more in the workbook" not in said


@pytest.mark.parametrize("order", list(permutations(["limit", "issues", "leaving"])))
def test_sections_stand_in_the_order_chosen(order):
    said = text_of(brief(car(), NID, now=NOW, sections=order))
    places = [said.index(HEADS[key]) for key in order]
    assert places == sorted(places)


@pytest.mark.parametrize("order", [list(SECTIONS)[::-1], ["steady", "limit", "questions"]])
def test_106_any_order_fits_one_page_whatever_the_content(order):
    found = printed(monster(), NID, now=NOW, sections=order)
    assert pages(found.pdf) == 1
    assert min(sizes(found.pdf)) >= 8


def test_a_choice_is_read_as_it_was_kept():
    assert read_sections(kept_sections(["zopa", "limit"])) == ("zopa", "limit")
    assert kept_sections(SECTIONS) == ""
    assert read_sections("") == ()


def test_what_a_later_version_kept_is_passed_over():
    assert read_sections("zopa, hologram,zopa,,limit") == ("zopa", "limit")


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "w.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", "Family car"]) == 0
    return path


def keep(path, value):
    file = WorkbookFile.open(path)
    file.keep_setting(KEPT_SECTIONS, value)
    file.close()


def test_the_choice_goes_with_the_workbook_wherever_it_is_copied(workbook, tmp_path):
    keep(workbook, "leaving")
    keep(workbook, "issues,zopa")
    copy = tmp_path / "copy.negdesk"
    shutil.copy(workbook, copy)
    file = WorkbookFile.open(copy, read_only=True)
    assert file.setting(KEPT_SECTIONS) == "issues,zopa"
    assert file.setting("unheard of") == ""
    file.close()


def test_the_command_prints_the_sections_that_the_workbook_keeps(workbook, tmp_path):
    keep(workbook, "leaving")
    target = tmp_path / "x.pdf"
    assert main(["brief", str(workbook), "1", "--to", str(target)]) == 0
    assert "WALKAWAY" not in text_of(target.read_bytes())


def test_the_command_prints_the_sections_it_is_given(workbook, tmp_path):
    keep(workbook, "leaving")
    target = tmp_path / "x.pdf"
    command = ["brief", str(workbook), "1", "--to", str(target), "--sections", "limit, issues"]
    assert main(command) == 0
    assert "WALKAWAY" in text_of(target.read_bytes())


def test_an_unknown_section_is_a_sentence_that_names_the_known_ones(workbook, tmp_path, capsys):
    target = tmp_path / "x.pdf"
    command = ["brief", str(workbook), "1", "--to", str(target), "--sections", "limit,poem"]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "poem" in said
    assert "zopa" in said
    assert not target.exists()


def test_the_command_prints_the_table_copy(workbook, tmp_path):
    target = tmp_path / "x.pdf"
    assert main(["brief", str(workbook), "1", "--to", str(target), "--table-copy"]) == 0
    said = text_of(target.read_bytes())
    assert "To be settled" in said
    assert "WALKAWAY" not in said


def test_our_opening_is_refused_on_the_private_brief(workbook, tmp_path, capsys):
    target = tmp_path / "x.pdf"
    assert main(["brief", str(workbook), "1", "--to", str(target), "--with-opening"]) == 1
    assert "--table-copy" in capsys.readouterr().err
