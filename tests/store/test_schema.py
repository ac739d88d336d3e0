"""The schema: frozen steps that lead to what the model asks for."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from negdesk.exchange import interchange
from negdesk.model.rows import ALL_ROWS
from negdesk.store import schema
from negdesk.store.errors import NotAWorkbook
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.store.rows import closed, raises_sentence, tampered

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def migrated():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    yield connection
    connection.close()


def layout_of(connection):
    """Read a layout back from a file, as `schema.layout` writes it."""
    lines = []
    for cls in ALL_ROWS:
        keys = {
            column: target
            for _, _, target, column, *_ in connection.execute(
                f"PRAGMA foreign_key_list('{cls.TABLE}')"
            )
        }
        words = []
        for _, name, kind, required, *_ in connection.execute(f"PRAGMA table_info('{cls.TABLE}')"):
            if name in keys:
                words.append(f"{name}>{keys[name]}")
            elif name != "id":
                mark = "%" if kind == "INTEGER" else "" if required else "#"
                words.append(name + mark)
        lines.append((cls.TABLE, sorted(words)))
    return lines


def layout_of_model():
    lines = (line.split(":") for line in schema.layout().splitlines())
    return [(name, sorted(words.split())) for name, words in lines]


def test_the_migrations_lead_to_what_the_model_asks_for(migrated):
    assert layout_of(migrated) == layout_of_model()


def test_the_newest_shape_is_recorded(migrated):
    assert schema.SHAPES[schema.SCHEMA_VERSION] == schema.shape(migrated)


def test_every_released_version_has_a_shape():
    assert sorted(schema.SHAPES) == list(range(1, schema.SCHEMA_VERSION + 1))


def as_far_as(golden, written):
    """Return of what was written only what the golden text names; lists keep their length."""
    if isinstance(golden, dict):
        return {key: as_far_as(value, written[key]) for key, value in golden.items()}
    if isinstance(golden, list):
        return [as_far_as(*pair) for pair in zip(golden, written, strict=True)]
    return written


def test_released_versions_never_change():
    assert schema.SHAPES[1].startswith("fe658df50f6f646b")
    assert schema.SHAPES[2].startswith("fc8e68a64222a620")
    assert schema.SHAPES[3].startswith("b9972ffb93fe2349")


def test_a_workbook_of_version_1_says_the_same_after_it_was_brought_up_to_date(tmp_path):
    path = tmp_path / "old.negdesk"
    path.write_bytes((DATA / "version_1.negdesk").read_bytes())
    workbook = Workbook.open(path)
    (negotiation,) = workbook.document.negotiations
    workbook.load(negotiation.id)
    written = json.loads(interchange.dump(workbook.document.rows(negotiation.id)))
    workbook.close()
    golden = json.loads((DATA / "version_1.json").read_text(encoding="utf-8"))
    assert written["negotiation"]["weighting"] == "shares"
    assert as_far_as(golden, written) == golden


def test_every_table_is_strict(migrated):
    flags = dict(migrated.execute("SELECT name, strict FROM pragma_table_list"))
    assert all(flags[cls.TABLE] for cls in ALL_ROWS)


def test_every_reference_has_an_index(migrated):
    for cls in ALL_ROWS:
        keys = {row[3] for row in migrated.execute(f"PRAGMA foreign_key_list('{cls.TABLE}')")}
        indexed = {
            migrated.execute(f"PRAGMA index_info('{row[1]}')").fetchone()[2]
            for row in migrated.execute(f"PRAGMA index_list('{cls.TABLE}')")
        }
        assert keys <= indexed


def test_the_shape_tells_an_added_check_apart(migrated):
    before = schema.shape(migrated)
    migrated.execute("ALTER TABLE lesson ADD COLUMN extra TEXT CHECK (extra IS NULL)")
    assert schema.shape(migrated) != before


def test_the_shape_is_blind_to_statistics(migrated):
    before = schema.shape(migrated)
    migrated.execute("ANALYZE")
    assert schema.shape(migrated) == before


@pytest.fixture
def next_version(monkeypatch):
    """Pretend that a later negdesk has one more column, and give its steps."""

    def steps(fail=False):
        first = released()

        @first(name="next")
        def next_version(db: Database) -> None:
            db.conn.execute("ALTER TABLE lesson ADD COLUMN extra TEXT")
            if fail:
                raise sqlite3.DatabaseError("interrupted")

        return first

    released = schema.migrations
    newest = schema.SCHEMA_VERSION + 1
    memory = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(memory, steps())
    monkeypatch.setitem(schema.SHAPES, newest, schema.shape(memory))
    memory.close()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", newest)
    monkeypatch.setattr(schema, "migrations", steps)
    return steps


def test_an_older_workbook_is_brought_up_to_date_after_a_look_at_the_old_one(tmp_path, request):
    path = closed(tmp_path / "old.negdesk")
    request.getfixturevalue("next_version")
    seen = []

    def look(file):
        seen.append(file.connection.execute("PRAGMA user_version").fetchone()[0])

    file = WorkbookFile.open(path, before_migration=look)
    assert seen == [schema.SCHEMA_VERSION - 1]
    assert file.connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    assert [row.title for row in file.negotiations()] == ["Car"]
    file.close()


def test_a_migration_that_breaks_off_leaves_the_old_workbook(tmp_path, request, monkeypatch):
    path = closed(tmp_path / "old.negdesk")
    before = path.read_bytes()
    steps = request.getfixturevalue("next_version")
    with monkeypatch.context() as patched:
        patched.setattr(schema, "migrations", lambda: steps(fail=True))
        with pytest.raises(sqlite3.DatabaseError, match="interrupted"):
            WorkbookFile.open(path)
    assert path.read_bytes() == before
    WorkbookFile.open(path).close()


def test_an_older_workbook_that_cannot_be_written_is_read_and_left_as_it_is(tmp_path, request):
    path = closed(tmp_path / "old.negdesk")
    before = path.read_bytes()
    request.getfixturevalue("next_version")
    file = WorkbookFile.open(path, read_only=True)
    assert [row.title for row in file.negotiations()] == ["Car"]
    assert file.connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    file.close()
    assert path.read_bytes() == before


def test_a_file_that_lacks_a_table_is_not_taken_for_a_workbook(tmp_path):
    path = tampered(closed(tmp_path / "w.negdesk"), "DROP TABLE lesson")
    raises_sentence(lambda: WorkbookFile.open(path), NotAWorkbook)
