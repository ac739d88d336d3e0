"""FAULTS 26 and 27: folders of sync programs, and the second copies they make."""

import pytest

from negdesk.store.synced import second_copies, service_of
from tests.store.rows import closed

FOLDERS = {
    "Dropbox/Deals": "Dropbox",
    "Dropbox (Personal)": "Dropbox",
    "OneDrive": "OneDrive",
    "OneDrive - Contoso Ltd/2026": "OneDrive",
    "Library/Mobile Documents/com~apple~CloudDocs": "iCloud",
    "iCloudDrive": "iCloud",
    "Nextcloud": "Nextcloud",
    "Library/CloudStorage/GoogleDrive-a@b.example/My Drive": "Google Drive",
    "Documents": "",
    "my dropbox papers": "",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_row_26_the_folder_of_a_sync_program_is_known_by_its_name(tmp_path, folder):
    assert service_of(tmp_path / folder / "w.negdesk") == FOLDERS[folder]


@pytest.mark.parametrize(
    ("mark", "service"), [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud")]
)
def test_row_26_or_by_what_the_program_leaves_there(tmp_path, mark, service):
    (tmp_path / mark).touch()
    assert service_of(tmp_path / "deep" / "down" / "w.negdesk") == service


COPIES = [
    "Car (Ann's conflicted copy 2026-05-04).negdesk",
    "Car (conflicted copy 2026-05-04 143200).negdesk",
    "Car (In Konflikt stehende Kopie von Ann 2026-05-04).negdesk",
    "Car.sync-conflict-20260504-143200-ABCDEF7.negdesk",
    "Car_conflict-20260504-143200.negdesk",
]


@pytest.mark.parametrize("name", COPIES)
def test_row_27_a_second_copy_is_known_by_its_name(tmp_path, name):
    path = closed(tmp_path / "Car.negdesk")
    (tmp_path / name).touch()
    assert second_copies(path) == [tmp_path / name]


def test_row_27_the_name_of_a_computer_is_onedrives_way(tmp_path):
    (tmp_path / "OneDrive").mkdir()
    for folder in (tmp_path, tmp_path / "OneDrive"):
        (folder / "Car-LAPTOP-7.negdesk").touch()
    assert second_copies(tmp_path / "Car.negdesk") == []
    there = tmp_path / "OneDrive"
    assert second_copies(there / "Car.negdesk") == [there / "Car-LAPTOP-7.negdesk"]


def test_row_27_other_workbooks_are_no_copies(tmp_path):
    for name in ("Car 2.negdesk", "Carpet.negdesk", "Conflict.negdesk", "Car conflict.pdf"):
        (tmp_path / name).touch()
    assert second_copies(tmp_path / "Car.negdesk") == []
    assert second_copies(tmp_path / "gone" / "Car.negdesk") == []
