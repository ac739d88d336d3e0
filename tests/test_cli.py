"""The commands from the outside: what they say, what they leave, how they end."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from negdesk import cli
from negdesk.cli import main
from negdesk.exchange.plain import find
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation

ROOT = Path(__file__).parent.parent
HIDDEN = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
from negdesk.cli import main
sys.exit(main(sys.argv[1:]))
"""
ODD = "<b>Ž & x<y and z>w</b> 😀 \u202e'\"%{title}"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "one.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", "Car"]) == 0
    return path


def interchange(tmp_path: Path, name: str = "in.json", **data: Any) -> Path:
    path = tmp_path / name
    path.write_text(json.dumps({"negdesk": 1, "negotiation": {"title": name}, **data}))
    return path


def listed(path: Path | str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["list", str(path), "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "A fault in negdesk" not in said
    return said.strip()


def hidden(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process where PySide6 cannot be imported."""
    command = [sys.executable, "-W", "error", "-c", HIDDEN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, **more)


# new, list


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


# import, export


def test_every_file_of_an_import_comes_in_and_warnings_are_said(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = interchange(tmp_path, "one.json", alternatives=[{"title": "Wait", "likely": "0.1"}])
    two = interchange(tmp_path, "two.json", dreams=[])
    assert main(["import", str(workbook), str(one), str(two)]) == 0
    assert capsys.readouterr().err.strip() == f"{two}: dreams is not known here and was left out."
    assert {row["title"] for row in listed(workbook, capsys)} == {"Car", "one.json", "two.json"}


def test_a_file_that_is_refused_leaves_nothing_of_itself_and_the_others_come_in(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"title": "a"}] * 50
    bad = interchange(tmp_path, "bad.json", alternatives=[*rows, {"feasibility": "much"}])
    good = interchange(tmp_path, "good.json")
    assert main(["import", str(workbook), str(bad), str(good)]) == 1
    said = sentence(capsys)
    assert 'alternatives[50].feasibility: "much" is not a number.' in said
    assert str(bad) in said
    assert {row["title"] for row in listed(workbook, capsys)} == {"Car", "good.json"}


def test_the_workbook_is_never_opened_as_a_file_to_import(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(workbook)
    capsys.readouterr()
    assert main(["import", str(workbook), str(link)]) == 1
    assert "is the workbook itself" in sentence(capsys)


def test_what_is_exported_comes_in_equal(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, other = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "b.negdesk"
    assert main(["export", str(workbook), "1", "--to", str(first)]) == 0
    assert main(["new", str(other), "--title", "Empty"]) == 0
    assert main(["import", str(other), str(first)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["export", str(other), "Car", "--to", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_same_import_twice_is_noticed(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = interchange(tmp_path, alternatives=[{"title": "Wait"}])
    assert main(["import", str(workbook), str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["import", str(workbook), str(path)]) == 0
    assert "already" in sentence(capsys)


@pytest.mark.parametrize("name", ["gone/out.json", "folder", "kept.json", "one.negdesk"])
def test_a_target_that_cannot_be_written_is_a_sentence_and_kept(
    name: str, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    kept = tmp_path / "kept.json"
    kept.write_text("old")
    kept.chmod(0o444)
    before = workbook.read_bytes()
    capsys.readouterr()
    assert main(["export", str(workbook), "1", "--to", str(tmp_path / name)]) == 1
    assert name in sentence(capsys)
    assert kept.read_text() == "old"
    assert workbook.read_bytes() == before


def test_a_brief_is_never_written_over_a_workbook_under_any_name(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(workbook)
    capsys.readouterr()
    assert main(["brief", str(workbook), "1", "--to", str(link)]) == 1
    assert "is a workbook" in sentence(capsys)
    assert listed(workbook, capsys)


# analyse, brief


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


@pytest.mark.parametrize("paper", [[], ["--paper", "letter"]])
def test_the_brief_is_a_pdf(
    paper: list[str], workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.pdf"
    assert main(["brief", str(workbook), "1", "--to", str(path), *paper]) == 0
    assert path.read_bytes().startswith(b"%PDF-")
    assert str(path) in capsys.readouterr().out


# check, backup, restore


def test_a_sound_workbook_is_said_to_be_sound(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(workbook)]) == 0
    assert "is sound" in capsys.readouterr().out


def test_a_backup_restores_to_an_equal_workbook_and_never_over_another(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, restored = tmp_path / "copy.backup", tmp_path / "restored.negdesk"
    assert main(["backup", str(workbook), "--to", str(copy)]) == 0
    assert main(["restore", str(copy), "--to", str(restored)]) == 0
    assert listed(restored, capsys) == listed(workbook, capsys)
    before = restored.read_bytes()
    capsys.readouterr()
    assert main(["restore", str(copy), "--to", str(restored)]) == 1
    assert restored.name in sentence(capsys)
    assert restored.read_bytes() == before


def test_a_backup_without_a_place_goes_to_the_data_folder_and_says_where(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["backup", str(workbook)]) == 0
    said = capsys.readouterr().out
    assert str(tmp_path / "home") in said
    assert {path.name for path in workbook.parent.iterdir()} == {"home", workbook.name}


def test_a_backup_never_goes_over_the_workbook_itself(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workbook.read_bytes()
    capsys.readouterr()
    assert main(["backup", str(workbook), "--to", str(workbook)]) == 1
    assert workbook.name in sentence(capsys)
    assert workbook.read_bytes() == before


# one command as another


COMMANDS = {
    "list": [],
    "import": ["IN"],
    "export": ["1", "--to", "OUT"],
    "analyse": ["1"],
    "brief": ["1", "--to", "OUT"],
    "workbook": ["1", "--to", "OUT"],
    "check": [],
    "backup": ["--to", "OUT"],
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "content",
    [None, b"", b"%PDF-1.7 not ours", b"SQLite format 3\0" + b"\0" * 84],
    ids=["missing", "empty", "pdf", "sqlite"],
)
def test_a_file_that_is_no_workbook_is_a_sentence_and_untouched(
    name: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.negdesk"
    if content is not None:
        path.write_bytes(content)
    out, given = tmp_path / "out", interchange(tmp_path)
    words = {"IN": str(given), "OUT": str(out)}
    more = [words.get(word, word) for word in COMMANDS[name]]
    assert main([name, str(path), *more]) == 1
    assert path.name in sentence(capsys)
    assert (path.read_bytes() if path.exists() else None) == content
    assert not out.exists()


@pytest.mark.parametrize("name", ["list", "export", "analyse", "brief", "workbook"])
def test_reading_works_while_the_workbook_is_open_elsewhere_and_leaves_it_as_it_was(
    name: str, workbook: Path, tmp_path: Path
) -> None:
    from negdesk.workbook import Workbook

    before = workbook.read_bytes()
    held = Workbook.open(workbook)
    try:
        more = [word.replace("OUT", str(tmp_path / "out")) for word in COMMANDS[name]]
        done = hidden(name, workbook, *more)
    finally:
        held.close()
    assert (done.returncode, done.stderr) == (0, b"")
    assert workbook.read_bytes() == before


def test_an_import_into_a_workbook_open_elsewhere_is_refused(
    workbook: Path, tmp_path: Path
) -> None:
    from negdesk.workbook import Workbook

    held = Workbook.open(workbook)
    try:
        done = hidden("import", workbook, interchange(tmp_path))
    finally:
        held.close()
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert str(workbook).encode() in done.stderr


def test_every_command_works_where_there_is_no_qt(tmp_path: Path) -> None:
    path, out = tmp_path / "a.negdesk", tmp_path / "out"
    given = interchange(tmp_path)
    assert hidden("new", path, "--template", "car_purchase").returncode == 0
    words = {"IN": str(given), "OUT": str(out)}
    for name, more in COMMANDS.items():
        done = hidden(name, path, *[words.get(word, word) for word in more])
        assert (done.returncode, done.stderr) == (0, b""), name
        if name != "backup":
            out.unlink(missing_ok=True)
    restored = hidden("restore", out, "--to", tmp_path / "b.negdesk")
    assert (restored.returncode, restored.stderr) == (0, b"")


def test_quick_commands_load_no_pdf_library() -> None:
    probe = (
        "import sys, negdesk.cli;"
        "print({'reportlab', 'sqlite_utils', 'sqlite3', 'PySide6'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "set()"


# the window


@pytest.mark.parametrize("arguments", [[], ["some.negdesk"], ["--sample"]])
def test_the_window_without_qt_is_one_sentence(arguments: list[str]) -> None:
    done = hidden(*arguments)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Qt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (None, False)),
        (["a.negdesk"], (Path("a.negdesk"), False)),
        (["./list"], (Path("./list"), False)),
        (["--sample"], (None, True)),
    ],
)
def test_what_is_no_command_opens_the_window(
    arguments: list[str],
    expected: tuple[Path | None, bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class App:
        @staticmethod
        def main(path: Path | None, sample: bool = False) -> int:
            assert (path, sample) == expected
            return 7

    monkeypatch.setitem(sys.modules, "negdesk.app", App)
    assert main(arguments) == 7


# usage and faults


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["list"],
        ["import", "a.negdesk"],
        ["export", "a.negdesk", "1"],
        ["brief", "a.negdesk", "1", "--to", "x.pdf", "--paper", "a5"],
        ["restore", "a.backup"],
        ["list", "a.negdesk", "extra"],
        ["a.negdesk", "b.negdesk"],
        ["--no-such"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: negdesk" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["brief", "--help"]])
def test_help_and_version_end_with_0(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    assert "negdesk" in capsys.readouterr().out


def test_a_fault_of_ours_is_a_sentence_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise KeyError("walkaway 22000")

    monkeypatch.setitem(cli._COMMANDS, "list", broken)
    assert main(["list", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("A fault in negdesk, not in your data: KeyError at test_cli.py:")
    assert "22000" not in said


def test_a_reader_that_leaves_early_is_no_fault(workbook: Path) -> None:
    command = [sys.executable, "-c", HIDDEN, "list", str(workbook)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_a_terminal_of_few_letters_stops_nothing(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = interchange(tmp_path, negotiation={"title": "Žluť 😀"})
    assert main(["import", str(workbook), str(path)]) == 0
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    assert main(["list", str(workbook)]) == 0
    assert main(["list", str(workbook), "--json"]) == 0
    assert b"\\u017dlu\\u0165 \\ud83d\\ude00" in out.getvalue()


# NEGOTIATION


ROWS = [
    Negotiation(id="aa10", title="Car"),
    Negotiation(id="ab20", title="Lease"),
    Negotiation(id="bc30", title="lease"),
    Negotiation(id="cd40", title="2"),
    Negotiation(id="7f50", title="Twin"),
    Negotiation(id="8e60", title="Twin"),
    Negotiation(id="9d70", title=""),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("1", "aa10"),
        ("2", "ab20"),
        ("cd", "cd40"),
        ("BC3", "bc30"),
        ("7f", "7f50"),
        ("8", "8e60"),
        ("Car", "aa10"),
        ("car", "aa10"),
        (" Car ", "aa10"),
        ("lease", "bc30"),
        ("Lease", "ab20"),
        ("", "9d70"),
    ],
)
def test_a_negotiation_is_found_by_number_title_or_start_of_its_id(name: str, found: str) -> None:
    assert find(ROWS, name).id == found


@pytest.mark.parametrize("name", ["Twin", "a", "LEASE"])
def test_a_name_that_fits_several_is_answered_with_all_of_them(name: str) -> None:
    with pytest.raises(Condition, match=r"fits more than one: \d \(.*\), \d \(.*\)"):
        find(ROWS, name)


@pytest.mark.parametrize("name", ["0", "99999999999", "²", "Boat", "-1"])
def test_a_name_that_fits_none_says_so(name: str) -> None:
    with pytest.raises(Condition, match="There is no negotiation"):
        find(ROWS, name)
