"""Whatever is done in whatever order: memory equals the file, and undoing all is the start."""

import tempfile
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from negdesk.model.actions import add, delete, duplicate, move, set_field
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import PARTS, Issue, Negotiation
from negdesk.session import Session
from negdesk.store.check import check
from negdesk.workbook import Workbook
from tests.store.rows import car

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 1, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)


def values(described):
    """Return what an input may give a field, references left out."""
    if described.kind in (Kind.LINE, Kind.NOTE):
        return TEXT
    if described.kind in (Kind.AMOUNT, Kind.SHARE):
        low = described.lowest if described.lowest is not None else Decimal(-1000)
        high = described.highest if described.highest is not None else Decimal(1000)
        return st.none() | st.decimals(low, high, places=2)
    if described.kind is Kind.CHOICE:
        return st.sampled_from([choice for choice, _ in described.choices])
    if described.kind is Kind.FLAG:
        return st.booleans()
    if described.kind is Kind.DATE:
        return st.just("") | st.dates(date(1, 1, 1)).map(date.isoformat)
    if described.kind is Kind.MOMENT:
        return st.just("") | MOMENTS
    return st.integers(0, 99)


class Bench(RuleBasedStateMachine):
    """A session and the hands of a restless user."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "w.negdesk"
        self.numbers = count()
        self.session = Session(Workbook.create(self.path))

    @initialize()
    def begin(self):
        self.session.apply(add("add", *car()))
        self.session.undo_stack.clear()
        self.start = self.memory()

    @property
    def document(self):
        return self.session.document

    def new_id(self):
        return f"id{next(self.numbers)}"

    def memory(self):
        heads = self.document.negotiations
        return {(r.TABLE, r.id): r for head in heads for r in self.document.rows(head.id)}

    def pick(self, data, rows):
        return data.draw(st.sampled_from(sorted(rows, key=lambda row: (row.TABLE, row.id))))

    def target(self, data, row, described):
        """Return a row that a reference may lead to, and that makes no circle, or None."""
        found = [
            other.id
            for other in self.memory().values()
            if described.target == other.TABLE and other.scope == row.scope
        ]
        if described.key == "issue.parent_id":
            found = [one for one in found if not self.leads_to(one, row.id)]
        return data.draw(st.sampled_from([None, *sorted(found)]))

    def leads_to(self, issue_id, root):
        while issue_id is not None:
            if issue_id == root:
                return True
            parent = self.document.find(Issue, issue_id)
            issue_id = parent.parent_id if parent else None
        return False

    def filled(self, data, row):
        described = data.draw(st.sampled_from(list(FIELDS[row.TABLE].values())))
        if described.kind is Kind.REF:
            return described.name, self.target(data, row, described)
        return described.name, data.draw(values(described))

    @rule()
    def add_negotiation(self):
        self.session.apply(add("add", Negotiation(id=self.new_id())))

    @precondition(lambda self: self.document.negotiations)
    @rule(data=st.data(), cls=st.sampled_from(PARTS))
    def add_row(self, data, cls):
        head = self.pick(data, self.document.negotiations)
        row = cls(id=self.new_id(), negotiation_id=head.id)
        row = row.with_(
            **{
                name: self.target(data, row, described)
                for name, described in FIELDS[cls.TABLE].items()
                if described.kind is Kind.REF
            }
        )
        self.session.apply(add("add", row))

    @precondition(lambda self: self.document.negotiations)
    @rule(data=st.data(), key=st.sampled_from([None, "a", "b"]))
    def set_value(self, data, key):
        row = self.pick(data, self.memory().values())
        name, value = self.filled(data, row)
        merge_key = key and f"{key}.{row.id}.{name}"
        self.session.apply(set_field(row, name, value, merge_key))

    @precondition(lambda self: self.document.negotiations)
    @rule(data=st.data(), some=st.integers(1, 3))
    def delete_rows(self, data, some):
        rows = [self.pick(data, self.memory().values()) for _ in range(some)]
        self.session.apply(delete(self.document, "delete", *rows))

    @precondition(lambda self: len(self.memory()) > len(self.document.negotiations))
    @rule(data=st.data(), to=st.integers(0, 3))
    def move_row(self, data, to):
        parts = [row for row in self.memory().values() if not isinstance(row, Negotiation)]
        self.session.apply(move(self.document, self.pick(data, parts), to, "move"))

    @precondition(lambda self: self.document.negotiations)
    @rule(data=st.data())
    def copy_negotiation(self, data):
        head = self.pick(data, self.document.negotiations)
        self.session.apply(duplicate(self.document, head.id, self.new_id, "2026-05-14T17:00"))

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            self.session.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            self.session.redo()

    @rule()
    def close_and_reopen(self):
        before = self.memory()
        self.session.close()
        self.session = Session(Workbook.open(self.path))
        for head in self.document.negotiations:
            self.session.workbook.load(head.id)
        assert self.memory() == before
        assert self.session.workbook.file.problems == []
        self.start = before

    @invariant()
    def memory_equals_the_file(self):
        file = self.session.workbook.file
        heads = file.negotiations()
        kept = [*heads, *(part for head in heads for part in file.parts(head.id))]
        assert {(row.TABLE, row.id): row for row in kept} == self.memory()

    def teardown(self):
        if hasattr(self, "start"):
            while self.session.undo_stack.canUndo():
                self.session.undo()
            assert self.memory() == self.start
            self.memory_equals_the_file()
        self.session.close()
        if self.path.exists():
            assert check(self.path) == []
        self.folder.cleanup()


TestBench = Bench.TestCase
TestBench.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
