"""FAULTS 79: Chinese, Japanese and Korean print with a font of the computer, where it has one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from negdesk import resources
from negdesk.report import fonts, system_fonts
from negdesk.report import text as texts
from negdesk.report.brief import printed
from negdesk.report.text import unprintable, wrap
from tests.report.reading import flat, poppler_text, text_of
from tests.report.rows import NID, NOW, empty

FILES = system_fonts.files


@pytest.fixture
def afresh():
    """Forget which character is in which font, before and after."""
    forget()
    yield
    forget()


def forget():
    shaped = fonts._pieces, fonts._advances
    for kept in (fonts.face, fonts._system_widths, *shaped, texts._wrap, texts._clip):
        kept.cache_clear()


@pytest.fixture
def system(afresh, monkeypatch):
    FILES.cache_clear()
    monkeypatch.setattr(system_fonts, "files", FILES)
    if not system_fonts.fonts_of(system_fonts.ALONE):
        pytest.skip("this computer has no font for these scripts")


@pytest.mark.parametrize(
    "text", ["漢字かなカナ", "价格与交货", "가격과 배송", "價格、交貨。（含稅）"]
)
def test_79_chinese_japanese_and_korean_are_read_back_as_typed(text, system):
    if any(not fonts._system_widths(FILES()[0]).get(ord(char)) for char in set(text) - {" "}):
        pytest.skip("the font of this computer has not all of these")
    found = printed(empty(title="Haus " + text, goal=text), NID, now=NOW)
    assert found.unprintable == ""
    assert text in text_of(found.pdf)
    assert flat(text) in flat(poppler_text(found.pdf))
    assert "stands for" not in text_of(found.pdf)


def test_79_the_same_input_still_gives_the_same_bytes(system):
    document = empty(title="漢字")
    assert printed(document, NID, now=NOW) == printed(document, NID, now=NOW)


@pytest.mark.parametrize("text", ["ລາວ", "ܫܠܡܐ", "👩🏽‍🚀"])
def test_79_what_nobody_shapes_here_is_listed_whatever_fonts_there_are(text, system):
    assert unprintable(text)


def test_without_such_a_font_they_are_listed(afresh):
    assert unprintable("漢") == "漢"


def test_a_file_that_is_no_font_is_passed_over(afresh, monkeypatch, tmp_path):
    broken = tmp_path / "msyh.ttc"
    broken.write_bytes(b"ttcf no font at all")
    gone = tmp_path / "malgun.ttf"
    monkeypatch.setattr(system_fonts, "files", lambda: (broken, gone))
    assert unprintable("漢") == "漢"


def test_fonts_are_found_by_their_names_in_all_folders_the_preferred_first(monkeypatch, tmp_path):
    for name in ("a/MALGUN.TTF", "b/c/simsun.ttc", "b/other.ttf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(resources.path("fonts", "Roboto-Regular.ttf"), tmp_path / name)
    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path / "a", tmp_path / "b"))
    FILES.cache_clear()
    assert [path.name for path in FILES()] == ["simsun.ttc", "MALGUN.TTF"]
    FILES.cache_clear()


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_system_has_its_folders(platform, monkeypatch):
    monkeypatch.setattr("sys.platform", platform)
    assert all(isinstance(folder, Path) for folder in system_fonts.folders())


def test_lines_break_between_characters_that_stand_alone(system):
    found = wrap("Wort 漢字漢字漢字漢字漢字", 60, 10, most=9)
    assert found.lines[0].startswith("Wort 漢")
    assert "".join(found.lines).replace(" ", "") == "Wort漢字漢字漢字漢字漢字"


def test_no_line_begins_with_a_full_stop(system):
    lines = wrap("漢字。" * 30, 65, 10, most=40).lines
    assert len(lines) > 5
    assert not [line for line in lines if line[0] in "。、"]
