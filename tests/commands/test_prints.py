"""The commands that print: brief, workbook, debrief, record, blank."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from negdesk.cli import main
from tests.commands.running import listed, sentence
from tests.report.reading import inks, pages, paper, texts_of


@pytest.mark.parametrize(
    ("options", "size"), [([], (595, 842)), (["--paper", "letter"], (612, 792))]
)
def test_the_brief_is_a_pdf(
    options: list[str],
    size: tuple[int, int],
    workbook: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "brief.pdf"
    capsys.readouterr()
    assert main(["brief", str(workbook), "1", "--to", str(path), *options]) == 0
    assert tuple(round(edge) for edge in paper(path.read_bytes())) == size
    assert capsys.readouterr().out == f"Wrote {path}.\n"


def test_a_brief_is_never_written_over_a_workbook_under_any_name(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(workbook)
    capsys.readouterr()
    assert main(["brief", str(workbook), "1", "--to", str(link)]) == 1
    assert "is a workbook" in sentence(capsys)
    assert listed(workbook, capsys)


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


PRINTS = {
    "brief": ["brief", "{workbook}", "1"],
    "table copy": ["brief", "{workbook}", "1", "--table-copy"],
    "workbook": ["workbook", "{workbook}", "1"],
    "debrief": ["debrief", "{workbook}", "1"],
    "record": ["record", "{workbook}"],
    "blank": ["blank", "walkaway"],
}
every_print = pytest.mark.parametrize("words", PRINTS.values(), ids=PRINTS.keys())


def run(words, workbook, *more):
    return main([*(word.format(workbook=workbook) for word in words), *map(str, more)])


def chroma(ink):
    return max(ink) - min(ink)


@every_print
def test_every_print_takes_paper_and_a_password(words, workbook, tmp_path, capsys):
    import pikepdf

    secret, target = tmp_path / "secret", tmp_path / "x.pdf"
    secret.write_text("geheim\n")
    options = ("--to", target, "--paper", "letter", "--password-file", secret)
    assert run(words, workbook, *options) == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password="geheim") as document:
        box = [float(edge) for edge in document.pages[0].mediabox]
        assert document.encryption.R == 6
    assert box == [0, 0, 612, 792]
    assert "geheim" not in capsys.readouterr().out


@every_print
def test_every_print_can_be_grey(words, workbook, tmp_path):
    target = tmp_path / "x.pdf"
    assert run(words, workbook, "--to", target) == 0
    assert any(chroma(ink) > 1e-3 for ink in inks(target.read_bytes()))
    assert run(words, workbook, "--to", target, "--grey") == 0
    assert all(chroma(ink) < 1e-3 for ink in inks(target.read_bytes()))


@every_print
@pytest.mark.parametrize("problem", ["folder", "gone", "read-only", "pipe"])
def test_where_it_cannot_be_written_is_a_sentence_and_nothing_changes(
    words, problem, workbook, tmp_path, capsys
):
    target = tmp_path / "x.pdf"
    if problem == "folder":
        target.mkdir()
    elif problem == "gone":
        target = tmp_path / "gone" / "x.pdf"
    elif problem == "read-only":
        target.write_bytes(b"old")
        target.chmod(0o444)
    else:
        os.mkfifo(target)
    before = sorted((path.name, path.lstat().st_mode) for path in tmp_path.iterdir())
    assert run(words, workbook, "--to", target) == 1
    said = capsys.readouterr()
    assert "x.pdf" in said.err
    assert "fault" not in said.err
    assert "Wrote" not in said.out
    assert sorted((path.name, path.lstat().st_mode) for path in tmp_path.iterdir()) == before
    if problem == "read-only":
        assert target.read_bytes() == b"old"


@every_print
@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe\x00"])
def test_a_password_that_cannot_be_had_writes_nothing(words, content, workbook, tmp_path, capsys):
    secret, target = tmp_path / "secret", tmp_path / "x.pdf"
    if content is not None:
        secret.write_bytes(content)
    assert run(words, workbook, "--to", target, "--password-file", secret) == 1
    assert "secret" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("kind", ["brief", "workbook", "debrief", "record"])
def test_a_workbook_that_is_none_is_a_sentence(kind, tmp_path, capsys):
    path = tmp_path / "poem.negdesk"
    path.write_text("roses")
    assert run(PRINTS[kind], path, "--to", tmp_path / "x.pdf") == 1
    assert "not a negdesk workbook" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_paper_of_another_size_is_a_matter_of_usage(workbook, tmp_path, capsys):
    assert run(PRINTS["record"], workbook, "--to", tmp_path / "x.pdf", "--paper", "a5") == 2
    assert "letter" in capsys.readouterr().err


def test_options_of_the_brief_do_not_go_with_the_table_copy(workbook, tmp_path, capsys):
    target = tmp_path / "x.pdf"
    assert run(PRINTS["table copy"], workbook, "--to", target, "--sections", "limit") == 1
    assert run(PRINTS["brief"], workbook, "--to", target, "--with-opening") == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "--sections belongs to the brief, not to --table-copy.",
        "--with-opening belongs to --table-copy.",
    ]
    assert not target.exists()
