"""Opens every tab at some scale and font in a process of its own, and prints what is cut off."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from negdesk.ui import immortal

immortal.protect()
_MOMENTS = 30


def cut_off(page: QWidget) -> list[str]:
    """Return the words of labels and buttons that have less room than they need."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        text = widget.text()
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        need, have = widget.minimumSizeHint(), widget.size()
        # A sign on a button may do without some of the air around it.
        air = 4 if len(text) == 1 else 1
        if text and not wraps and have.width() < need.width() - air:
            found.append(f"{type(widget).__name__}: {text}")
        if text and have.height() < need.height() - 1 and not wraps:
            found.append(f"{type(widget).__name__} low: {text}")
    return found


def main(home: Path, width: int, height: int, font: float) -> None:
    """Print the cut words of every tab, by the key of the tab."""
    from negdesk.app import application, make_window
    from negdesk.ui.places import Places
    from negdesk.ui.tabs import kinds

    app = application()
    bigger = app.font()
    bigger.setPointSizeF(bigger.pointSizeF() * font)
    app.setFont(bigger)
    window = make_window(app, Places(home / "data", home / "config", home / "logs"))
    window.resize(width, height)
    window.show()
    window.open_sample()
    app.processEvents()
    assert window.desk is not None
    assert window.view is not None
    scope = window.desk.session.document.negotiations[0].id
    found: dict[str, list[str]] = {}
    for kind in kinds():
        window.view.choose(scope, kind.key)
        tab = window.view.preparation.tab
        assert tab is not None
        # Some of it is worked out beside the window and comes a moment later.
        QTest.qWait(200)
        for _ in range(_MOMENTS):
            cut = cut_off(tab.page)
            if not cut:
                break
            QTest.qWait(100)
        if tab.page.width() > tab.viewport().width():
            cut.append(f"page {tab.page.width()} > {tab.viewport().width()}")
        found[kind.key] = cut
    print(json.dumps(found))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
