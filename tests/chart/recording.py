"""A canvas that remembers what was drawn, for looking at it without eyes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right - 0.01
            and other.left < self.right - 0.01
            and self.top < other.bottom - 0.01
            and other.top < self.bottom - 0.01
        )


@dataclass
class Recording:
    """Every character is 0.55 wide (0.6 bold); text rises 0.75 and falls 0.2 of its size."""

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)

    def line(self, *args, **kwargs):
        self.calls.append(("line", args, kwargs))

    def rect(self, *args, **kwargs):
        self.calls.append(("rect", args, kwargs))

    def polygon(self, *args, **kwargs):
        self.calls.append(("polygon", args, kwargs))

    def dot(self, *args, **kwargs):
        self.calls.append(("dot", args, kwargs))

    def hatch(self, *args, **kwargs):
        self.calls.append(("hatch", args, kwargs))

    def text(self, *args, **kwargs):
        self.calls.append(("text", args, kwargs))

    def text_width(self, text, size, bold=False):
        return len(text) * size * (0.6 if bold else 0.55)

    def named(self, name):
        return [(args, kwargs) for kind, args, kwargs in self.calls if kind == name]

    @property
    def texts(self):
        return [args[2] for args, _ in self.named("text")]

    @property
    def boxes(self):
        found = []
        for (x, y, text), style in self.named("text"):
            size = style["size"]
            wide = self.text_width(text, size, style.get("bold", False))
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[style.get("anchor", "start")]
            found.append(Box(left, y - size * 0.75, left + wide, y + size * 0.2, text))
        return found
