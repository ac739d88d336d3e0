"""The colours: words can be read, and the two sides told apart by everybody."""

from __future__ import annotations

from itertools import product

import pytest

from negdesk.chart.palette import DARK, GREY, LIGHT, PAPER, strong

PALETTES = {
    "light": LIGHT, "dark": DARK, "paper": PAPER, "grey": GREY,
    "strong light": strong(LIGHT), "strong dark": strong(DARK),
}  # fmt: skip
WORDS = ("ink", "muted", "ours", "theirs", "zone", "warn", "bad")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def linear(code):
    parts = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(code):
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(code), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(code, kind):
    rows = BLIND[kind]
    return [sum(w * c for w, c in zip(row, linear(code), strict=True)) for row in rows]


@pytest.mark.parametrize("name", PALETTES)
def test_words_stand_out_from_every_ground_they_are_written_on(name):
    colours = PALETTES[name]
    for word, ground in product(WORDS, ("surface", "window")):
        assert contrast(colours[word], colours[ground]) >= 4.5, (word, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_our_words_can_be_read_on_the_zone(name):
    colours = PALETTES[name]
    for word in ("ours", "zone", "ink"):
        assert contrast(colours[word], colours["zone_soft"]) >= 4.5, word


@pytest.mark.parametrize("name", ["strong light", "strong dark"])
def test_strong_contrasts_are_strong(name):
    colours = PALETTES[name]
    for word in ("ink", "muted"):
        assert contrast(colours[word], colours["window"]) >= 7
    assert contrast(colours["line"], colours["surface"]) >= 3


@pytest.mark.parametrize(("name", "kind"), list(product(["light", "dark"], BLIND)))
def test_ours_and_theirs_are_told_apart_without_one_kind_of_cone(name, kind):
    colours = PALETTES[name]
    ours, theirs = seen(colours["ours"], kind), seen(colours["theirs"], kind)
    assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) >= 0.1
