"""A shown page that inputs are put on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from negdesk.model.rows import Negotiation
from negdesk.ui.inputs.make import make_input


@pytest.fixture
def head(desk):
    return desk.document.negotiations[0]


@pytest.fixture
def page(qtbot):
    """A shown page that inputs are put on, so that the focus moves between them."""
    made = QWidget()
    QVBoxLayout(made).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def place(desk, head, page):
    """Put an input for a field of the sample's negotiation on the page."""

    def put(key, **more):
        made = make_input(desk, key, **more)
        page.layout().addWidget(made)
        made.set_row(head)
        desk.session.changed.connect(
            lambda edit, _who: made.set_row(desk.document.find(Negotiation, head.id))
        )
        return made

    return put
