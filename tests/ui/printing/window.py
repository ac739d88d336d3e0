"""The print window in the tests: settled pages and what it says."""

from __future__ import annotations

from tests.report.reading import texts_of


def settled(qtbot, printing):
    qtbot.waitUntil(lambda: printing.ready and not printing._soon.isActive(), timeout=10_000)
    return printing.pdf


def said(printing):
    return "\n".join(texts_of(printing.pdf))
