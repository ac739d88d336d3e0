"""File / Import: negotiations, domains with their profiles, tables of issues."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from negdesk.model.rows import Issue
from negdesk.ui.import_commands import WhichProfilesDialog
from tests.ui.windows import banner_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ITEX = Path(__file__).parents[1] / "data" / "itex_cypress"


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "domain"
    found.mkdir()
    for path in ITEX.glob("*.xml"):
        shutil.copy(path, found / path.name)
    return found


def domain_of(folder):
    return next(path for path in folder.glob("*.xml") if "domain" in path.name.lower())


def test_a_domain_asks_which_profile_is_ours_and_comes_in(qtbot, sample_window, folder):
    before = len(sample_window.desk.document.negotiations)
    sample_window.imports.take(domain_of(folder))
    dialog = sample_window.findChild(WhichProfilesDialog)
    assert dialog.ours.count() == 2
    dialog.ours.setCurrentIndex(1)
    dialog.theirs.setCurrentIndex(0)
    dialog.accept()
    document = sample_window.desk.document
    assert len(document.negotiations) == before + 1
    scope = sample_window.view.negotiation_id
    assert len(document.all(Issue, scope)) == 4
    sample_window.desk.session.undo()
    assert len(document.negotiations) == before


def test_a_domain_that_is_not_chosen_for_changes_nothing(sample_window, folder):
    before = len(sample_window.desk.document.negotiations)
    sample_window.imports.take(domain_of(folder))
    sample_window.findChild(WhichProfilesDialog).reject()
    assert len(sample_window.desk.document.negotiations) == before


def test_a_domain_without_profiles_says_so(sample_window, folder):
    for path in folder.glob("*.xml"):
        if path != domain_of(folder):
            path.unlink()
    sample_window.imports.take(domain_of(folder))
    assert "needs two profiles, ours and theirs" in banner_of(sample_window, "import").text


def test_the_issues_go_to_a_spreadsheet_and_come_back_changed(sample_window, tmp_path):
    view = sample_window.view
    path = tmp_path / "issues.csv"
    sample_window.files.write_to(path, sample_window.files._table)
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("Delivery", "Delivery day", 1), encoding="utf-8")
    steps = view.desk.session.undo_stack.count()
    sample_window.imports.take(path)
    titles = [row.title for row in view.desk.document.all(Issue, view.negotiation_id)]
    assert "Delivery day" in titles
    assert view.desk.session.undo_stack.count() == steps + 1


def test_a_table_that_cannot_be_read_changes_nothing_and_says_why(sample_window, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("nothing,here\n1,2\n", encoding="utf-8")
    steps = sample_window.desk.session.undo_stack.count()
    sample_window.imports.take(path)
    assert sample_window.desk.session.undo_stack.count() == steps
    assert "names no column “issue”" in banner_of(sample_window, "import").text
