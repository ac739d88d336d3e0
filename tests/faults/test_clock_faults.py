"""FAULTS 12: clocks that are set back, set forward or far from today."""

import random
from datetime import datetime, timedelta

import pytest

from negdesk.store.backup import back_up, backups, thin
from tests.store.rows import NOW, retitle, title_in, workbook


def test_moments_before_1970_and_far_away_open_like_any_other(tmp_path):
    for moment in (datetime(1901, 1, 1), datetime(9999, 12, 31)):
        book = workbook(tmp_path / f"{moment.year}.negdesk")
        made = back_up(book.file, tmp_path / "backups", moment)
        book.close()
        assert title_in(made) == "Car"


@pytest.fixture
def book(tmp_path):
    made = workbook(tmp_path / "w.negdesk")
    yield made
    made.close()


LEAPS = {
    "set back": [NOW, NOW - timedelta(days=4000)],
    "set forward": [NOW, NOW + timedelta(days=4000)],
    "forward and back again": [NOW, NOW + timedelta(days=400), NOW + timedelta(hours=1)],
    "before 1970": [NOW, datetime(1901, 1, 1)],
    "an hour twice, at the end of summer": [
        datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 2, 10),
    ],
}  # fmt: skip


@pytest.mark.parametrize("leap", LEAPS)
def test_row_12_whatever_the_clock_does_the_newest_backup_is_the_last_one_made(
    book, tmp_path, leap
):
    folder = tmp_path / "backups"
    for number, moment in enumerate(LEAPS[leap]):
        retitle(book, f"title {number}")
        made = back_up(book.file, folder, moment)
        kept = backups(folder, book.file.path)
        assert kept[-1] == made
        assert title_in(kept[-1]) == f"title {number}"


@pytest.mark.parametrize("seed", range(5))
def test_row_12_thinning_by_a_clock_gone_mad_never_takes_the_newest(book, tmp_path, seed):
    folder = tmp_path / "backups"
    chance = random.Random(seed)

    def some_time():
        return datetime(1901, 1, 1) + timedelta(days=chance.randrange(80_000))

    made = [back_up(book.file, folder, some_time()) for _ in range(8)]
    for _ in range(20):
        thin(folder, book.file.path, some_time())
        kept = backups(folder, book.file.path)
        assert kept[-1] == made[-1]
        assert [path for path in made if path in kept] == kept
