"""A page canvas whose pages can be filled in on screen: text fields and ticks."""

from __future__ import annotations

from typing import Any

from negdesk.report.pdf import PdfCanvas

_TYPED = 10
_INSET = 1.5


class FormCanvas(PdfCanvas):
    """Pages with named fields; the label of each is what a screen reader says of it.

    What is typed stands in the viewer's own Helvetica: an embedded subset could not know
    which letters will be needed.
    """

    def text_field(
        self,
        name: str,
        label: str,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        several_lines: bool = False,
    ) -> None:
        """Put a field for text into a rectangle, without ink of its own."""
        with self.tag("Form"):
            self._form.textfield(
                name=name,
                tooltip=label,
                x=x + _INSET,
                y=self.height - y - height + _INSET,
                width=width - 2 * _INSET,
                height=height - 2 * _INSET,
                fontName="Helvetica",
                fontSize=_TYPED,
                borderWidth=0,
                borderColor=None,
                fillColor=None,
                fieldFlags="multiline" if several_lines else "",
                maxlen=None,
            )

    def tick_field(self, name: str, label: str, x: float, y: float, side: float) -> None:
        """Put a box to tick."""
        with self.tag("Form"):
            self._form.checkbox(
                name=name,
                tooltip=label,
                x=x,
                y=self.height - y - side,
                size=side,
                fieldFlags="",
                buttonStyle="check",
                borderWidth=0,
                borderColor=None,
                fillColor=None,
            )

    @property
    def _form(self) -> Any:
        return self._paper.acroForm
