"""The card of equal offers in the tests: settled, read and typed into."""

from __future__ import annotations


def settled(card):
    return not card.finder.working and not card.search.working


def cells(card, row):
    table = card.beside.table
    return [table.item(row, column).text() for column in range(table.columnCount())]


def bold(card, row):
    return card.beside.table.item(row, 0).font().bold()


def type_level(qtbot, made, text):
    made.number.setFocus()
    made.number.selectAll()
    qtbot.keyClicks(made.number, text)
