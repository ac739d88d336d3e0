"""The tables of a workbook and how they came to be.

To add a field: give it to its row in `model/rows.py`, describe it in `model/fields.py`,
then add a migration below (earlier ones never change) and the shape it leads to in
`SHAPES`; the test of this module prints it. `sqlite_utils` is imported only where a
schema is made or moved, because that takes 80 ms.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import TABLES, columns

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA_VERSION = 3

# What `shape` answers for each schema that we ever released.
SHAPES = {
    1: "fe658df50f6f646b37a4905ec00ae8fa31d5626ccb2e07cf9d6c50da6cb045c2",
    2: "fc8e68a64222a620f6b4d02b859971a1f19e830db8fef7e142a368873939ea28",
    3: "b9972ffb93fe2349e83c44d94eb1f414cd671bfcb8be8320e23afdc11205eac8",
}

# Frozen: what a workbook of version 1 is. `name` is text, `name#` a decimal number (text or
# NULL), `name%` a whole number, `name>table` a reference.
VERSION_1 = """
negotiation: title template purpose stage stakes unit better meeting_at place deadline industry
    relationship culture timing context goal opening_line limit# limit_reason target# opening#
    limit_points# hours_planned# hours_spent# outsider second_eyes notes created_at
party: negotiation_id>negotiation position% name side authority decision_process consent_signals
    refusal_signals interests constraints pressures creates_value captures_value relationship_goal
    rapport style culture
alternative: negotiation_id>negotiation position% party_id>party title category low# likely# high#
    feasibility# cost# evidence next_step next_step_by selected%
outcome: negotiation_id>negotiation position% alternative_id>alternative label probability# value#
adjustment: negotiation_id>negotiation position% label amount# reason
trigger: negotiation_id>negotiation position% kind condition response
execution: negotiation_id>negotiation position% who words signal pause call_before cool_off
    next_contact pressure counter
issue: negotiation_id>negotiation position% parent_id>issue title kind unit better headline%
    must_have% opening# target# limit# their_opening# their_low# their_likely# their_high# lowest#
    highest# step# weight# their_weight# interest their_interest stream periods# discount#
    trade_for
option: negotiation_id>negotiation position% issue_id>issue label score# their_score# acceptable%
dependency: negotiation_id>negotiation position% option_id>option kind other_option_id>option
belief: negotiation_id>negotiation position% issue_id>issue at low# likely# high# reason note
assumption: negotiation_id>negotiation position% about text probability# evidence outcome learned
question: negotiation_id>negotiation position% kind text assumption_id>assumption issue_id>issue
    status heard interest
reply: negotiation_id>negotiation position% they_say we_say kind
feeling: negotiation_id>negotiation position% whose trigger sign meaning response
package: negotiation_id>negotiation position% title kind equivalent_group
term: negotiation_id>negotiation position% package_id>package issue_id>issue option_id>option
    number#
event: negotiation_id>negotiation position% at party_id>party kind package_id>package value# text
    heard interest
seal: negotiation_id>negotiation position% at hash content
limit_change: negotiation_id>negotiation position% at old# new# reason
deviation: negotiation_id>negotiation position% topic expected actual why keep
lesson: negotiation_id>negotiation position% text topic reusable%
rating: negotiation_id>negotiation position% dimension before# after# note
"""

# Frozen: what version 2 adds. A table that version 1 has gets columns; another is new.
VERSION_2 = """
negotiation: weighting target_points# their_limit_points# agreed_value# no_deal_reason
    their_limit_learned# priorities_learned never_raised debriefed_at
issue: locked% their_locked%
option: amount#
contingency: negotiation_id>negotiation position% issue_id>issue condition consequence otherwise
    probability# their_probability# value_if# value_else# their_value_if# their_value_else#
    observable enforceable
event: whose strength# trigger meaning reply_id>reply
"""

# Frozen: what version 3 adds. How a workbook is printed is no part of any negotiation, so this
# table is none of the model's: a row a choice, its name in `id`.
VERSION_3 = """
setting: value
"""


def migrations() -> Migrations:
    """Return all steps from nothing to the newest schema, in order."""
    from sqlite_utils import Migrations

    steps = Migrations("negdesk")

    @steps(name="1")
    def version_1(db: Database) -> None:
        create(db, VERSION_1)

    @steps(name="2")
    def version_2(db: Database) -> None:
        create(db, VERSION_2)
        db.execute("UPDATE negotiation SET weighting = 'shares'")

    @steps(name="3")
    def version_3(db: Database) -> None:
        create(db, VERSION_3)

    return steps


def migrate(connection: sqlite3.Connection, steps: Migrations | None = None) -> None:
    """Bring a file to the newest schema: wholly, or not at all."""
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    with db.atomic():
        (steps or migrations()).apply(db)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def create(db: Database, layout: str) -> None:
    """Create the tables of a layout, strict, or the columns that known tables lack.

    There is an index under every reference: else every deleted parent would make SQLite
    read the whole table.
    """
    for line in re.sub(r"\n +", " ", layout.strip()).splitlines():
        name, words = line.split(":")
        columns = [_Column.read(word) for word in words.split()]
        if name in db.table_names():
            _add_columns(db, name, columns)
        else:
            _create_table(db, name, columns)
        for column in columns:
            if column.target:
                db.table(name).create_index([column.name])


@dataclass(frozen=True, slots=True)
class _Column:
    """One word of a layout: the type, the default of a required column, what it points at."""

    name: str
    type: type
    default: Any
    target: str

    @classmethod
    def read(cls, word: str) -> _Column:
        name, mark, target = re.fullmatch(r"(\w+)([#%>]?)(\w*)", word).groups()  # type: ignore[union-attr]
        default = {"": "", "%": 0}.get(mark)
        return cls(name, int if mark == "%" else str, default, target)


def _create_table(db: Database, name: str, columns: list[_Column]) -> None:
    defaults = {column.name: column.default for column in columns if column.default is not None}
    db.create_table(
        name,
        {"id": str, **{column.name: column.type for column in columns}},
        pk="id",
        foreign_keys=[(column.name, column.target, "id") for column in columns if column.target],
        not_null={"id", *defaults, *({"negotiation_id"} & {column.name for column in columns})},
        defaults=defaults,
        strict=True,
    )


def _add_columns(db: Database, name: str, columns: list[_Column]) -> None:
    # Not by add_column: a reference would make it write the whole table anew.
    for column in columns:
        kind = "INTEGER" if column.type is int else "TEXT"
        rest = f" REFERENCES [{column.target}]([id])" if column.target else ""
        if column.default is not None:
            rest = f" NOT NULL DEFAULT {column.default!r}"
        db.execute(f"ALTER TABLE [{name}] ADD COLUMN [{column.name}] {kind}{rest}")


def layout() -> str:
    """Return the layout that the model asks for."""
    return "\n".join(f"{table}: {' '.join(_words(table))}" for table in TABLES)


def _words(table: str) -> list[str]:
    words = []
    for name in columns(TABLES[table])[1:]:
        kind = Kind.REF if name == "negotiation_id" else FIELDS[table][name].kind
        target = "negotiation" if name == "negotiation_id" else FIELDS[table][name].target
        if kind is Kind.REF:
            words.append(f"{name}>{target}")
        elif kind in (Kind.AMOUNT, Kind.SHARE):
            words.append(f"{name}#")
        elif kind in (Kind.FLAG, Kind.COUNT):
            words.append(f"{name}%")
        else:
            words.append(name)
    return words


def shape(connection: sqlite3.Connection) -> str:
    """Return a digest of every table and index of a file, blind to spacing and quotes."""
    objects = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '-') FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name"
    )
    plain = "\n".join(re.sub(r"[\s\"'`\[\]]+", "", "|".join(words)) for words in objects)
    return hashlib.sha256(plain.lower().encode("utf-8", "replace")).hexdigest()


def intruders(connection: sqlite3.Connection) -> int:
    """Return how many triggers and views a file has; a workbook has none."""
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    )
    return int(found.fetchone()[0])
