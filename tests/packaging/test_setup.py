"""Promises of the set-up scripts, kept without a network and without making an environment."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import checks
import environment
import launch
import libraries
import python_version
from environment import DEVELOPMENT_LOCK, ROOT, RUN_TIME_LOCK, SetupError

LOCK_LINE = re.compile(
    r"#.*|[a-z0-9-]+==[\w.]+( ; [a-z_]+ [=!<>]+ '[\w.]+')? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
)


def locked(lock: str) -> dict[str, str]:
    """Each locked package with all that the lock says of it."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9-]+)==(.*?)(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    return dict(found)


def checkout(folder: Path) -> Path:
    """A folder that looks like a checkout with an environment, filled from both locks."""
    for name in (RUN_TIME_LOCK, DEVELOPMENT_LOCK, "pyproject.toml", ".venv/pyvenv.cfg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    python = environment.venv_python(folder)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    note_all_filled(folder)
    return folder


def note_all_filled(root: Path) -> None:
    for lock in (RUN_TIME_LOCK, DEVELOPMENT_LOCK):
        environment.stamp(root, lock).write_text(environment.digest(root, lock), encoding="ascii")


@pytest.mark.parametrize(("version", "said"), [((3, 9, 2), "3.9"), ((3, 10, 13), "3.10")])
def test_an_old_python_is_told_which_one_is_needed(version: tuple[int, ...], said: str) -> None:
    assert (
        python_version.complaint(version) == f"negdesk needs Python 3.11 or newer; this is {said}"
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 0), (4, 0, 0)])
def test_a_new_enough_python_is_told_nothing(version: tuple[int, ...]) -> None:
    assert python_version.complaint(version) == ""


def test_an_old_python_stops_with_the_sentence() -> None:
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.8"):
        python_version.require((3, 8, 18))


@pytest.mark.parametrize("name", ["start.py", "test.py", "python_version.py"])
def test_the_first_files_can_be_read_by_an_old_python(name: str) -> None:
    tree = ast.parse((ROOT / "packaging" / name).read_text("utf-8"), feature_version=(3, 6))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports for alias in node.names}
    assert names <= {"sys", "python_version"}


def test_a_python_without_venv_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(environment, "is_usable", lambda _: False)
    with pytest.raises(SetupError, match="python3-venv"):
        environment.bring_up_to_date(tmp_path, RUN_TIME_LOCK, tmp_path / "log")
    assert not (tmp_path / ".venv").exists()


def test_a_failed_set_up_leaves_no_half_made_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> None:
        (tmp_path / ".venv").mkdir()
        raise SetupError("no network")

    monkeypatch.setattr(environment, "make", unreachable)
    with pytest.raises(SetupError, match="no network"):
        environment.bring_up_to_date(tmp_path, RUN_TIME_LOCK, tmp_path / "log")
    assert not (tmp_path / ".venv").exists()


def test_a_failed_update_keeps_the_environment_but_not_its_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> None:
        raise SetupError("no network")

    root = checkout(tmp_path)
    monkeypatch.setattr(environment, "is_usable", lambda _: True)
    monkeypatch.setattr(environment, "run", unreachable)
    with pytest.raises(SetupError, match="no network"):
        environment.bring_up_to_date(root, RUN_TIME_LOCK, tmp_path / "log")
    assert environment.venv_python(root).exists()
    assert not environment.is_ready(root, RUN_TIME_LOCK)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for click==8.5.1",
            "connect to the network",
        ),
        ("ERROR: No matching distribution found for pillow==13.0.0", "no ready-built pillow==13"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was locked"),
        ("created successfully because ensurepip is not\navailable.", "python3-venv"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_a_failure_is_said_in_one_sentence(said: str, sentence: str) -> None:
    answer = environment.failure(said)
    assert sentence in answer
    assert answer.endswith(".")
    assert "\n" not in answer


def test_a_filled_environment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout(tmp_path)
    monkeypatch.setattr(environment, "bring_up_to_date", lambda *_: pytest.fail("filled again"))
    assert environment.prepare(root, [RUN_TIME_LOCK]) == environment.venv_python(root)


def test_the_development_environment_serves_the_run_time_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout(tmp_path)
    environment.stamp(root, RUN_TIME_LOCK).unlink()
    monkeypatch.setattr(environment, "bring_up_to_date", lambda *_: pytest.fail("filled again"))
    environment.prepare(root, [RUN_TIME_LOCK, DEVELOPMENT_LOCK])


@pytest.mark.parametrize("changed", [RUN_TIME_LOCK, "pyproject.toml", ".venv/pyvenv.cfg"])
def test_a_change_makes_the_environment_out_of_date(tmp_path: Path, changed: str) -> None:
    root = checkout(tmp_path)
    assert environment.is_ready(root, RUN_TIME_LOCK)
    (root / changed).write_text("changed", encoding="utf-8")
    assert not environment.is_ready(root, RUN_TIME_LOCK)


def test_a_moved_checkout_is_set_up_again(tmp_path: Path) -> None:
    root = checkout(tmp_path / "before")
    moved = root.rename(tmp_path / "after")
    assert not environment.is_ready(moved, RUN_TIME_LOCK)


def test_an_environment_without_its_python_is_out_of_date(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    environment.venv_python(root).unlink()
    assert not environment.is_ready(root, RUN_TIME_LOCK)


@pytest.mark.parametrize("lock", [RUN_TIME_LOCK, DEVELOPMENT_LOCK])
def test_a_lock_holds_only_versions_and_hashes(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LOCK_LINE.fullmatch(line)] == []
    assert all("--hash" in said for said in locked(lock).values())
    assert len(locked(lock)) > 10


def test_the_development_lock_contains_the_run_time_lock() -> None:
    development = locked(DEVELOPMENT_LOCK).items()
    assert [item for item in locked(RUN_TIME_LOCK).items() if item not in development] == []


def test_the_locks_hold_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[<>=!~\[ ]", one)[0].lower().replace("_", "-") for one in wanted}

    assert names(project["dependencies"]) <= locked(RUN_TIME_LOCK).keys()
    assert names(project["optional-dependencies"]["dev"]) <= locked(DEVELOPMENT_LOCK).keys()


def test_qt_comes_without_the_web_engine() -> None:
    assert not {"pyside6", "pyside6-addons", "numpy"} & locked(DEVELOPMENT_LOCK).keys()


def test_missing_libraries_are_read_from_ldd() -> None:
    said = (
        "/app/libqxcb.so:\n"
        "\tlinux-vdso.so.1 (0x00007ffd)\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n"
        "/app/libQt6Gui.so.6:\n"
        "\tlibEGL.so.1 => not found\n"
        "\tlibxcb-cursor.so.0 => not found\n"
    )
    assert libraries.missing_in(said) == {"libxcb-cursor.so.0", "libEGL.so.1"}


def test_missing_libraries_become_exact_debian_packages() -> None:
    sonames = ["libxkbcommon-x11.so.0", "libEGL.so.1", "libgthread-2.0.so.0", "libglib-2.0.so.0"]
    wanted = ["libegl1", "libglib2.0-0", "libxkbcommon-x11-0"]
    assert libraries.debian_packages(sonames) == wanted


def test_an_unknown_library_keeps_its_own_name() -> None:
    assert libraries.debian_packages(["libnew.so.7"]) == ["libnew.so.7"]


def test_where_nothing_may_be_installed_the_packages_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "apt_get", list)
    monkeypatch.setattr(libraries, "missing", lambda _: ["libEGL.so.1"])
    monkeypatch.setattr("shutil.which", lambda name: name == "apt-get")
    assert libraries.ensure(Path()).endswith("sudo apt-get install libegl1")


def test_a_red_hat_system_is_told_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name == "dnf")
    assert libraries.advice(["libEGL.so.1"]).endswith("sudo dnf install 'libEGL.so.1()(64bit)'")


def test_a_missing_library_stops_only_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(launch, "site_packages", lambda _: tmp_path)
    monkeypatch.setattr(libraries, "ensure", lambda _: "install libegl1")
    with pytest.raises(SetupError, match="libegl1"):
        launch.check_libraries(windowed=True)
    launch.check_libraries(windowed=False)
    assert "libegl1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("platform", "variables", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_opens_where_it_can_be_seen(
    platform: str, variables: dict[str, str], seen: bool
) -> None:
    assert launch.has_display(platform, variables) is seen


def test_the_sample_never_writes_over_a_workbook(tmp_path: Path) -> None:
    first = launch.free_workbook(tmp_path)
    assert first.parent == tmp_path
    first.write_text("somebody's work", encoding="utf-8")
    second = launch.free_workbook(tmp_path)
    assert second != first
    assert not second.exists()
    second.parent.rmdir()


def test_arguments_pass_on_to_pytest_and_every_check_runs() -> None:
    commands = checks.commands(["-k", "zone"])
    assert list(commands) == ["format", "lint", "types", "imports", "tests"]
    assert commands["tests"][:2] == ["-m", "pytest"]
    assert commands["tests"][-2:] == ["-k", "zone"]


def test_the_benchmarks_run_alone_and_in_order() -> None:
    commands = checks.commands(["--bench", "-k", "brief"])
    assert list(commands) == ["benchmarks"]
    assert commands["benchmarks"][-3:] == ["tests/benchmarks", "-k", "brief"]
    assert "no:randomly" in commands["benchmarks"]


def test_the_closing_line_tells_what_failed() -> None:
    assert checks.summary({"types": 0, "tests": 1}) == "types ok | tests FAILED"
