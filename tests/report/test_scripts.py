"""FAULTS 79: Hebrew, Arabic, Devanagari and Thai on paper, shaped, in order and read back."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QRawFont, QTextLayout

from negdesk import resources
from negdesk.report import fonts, glyphs, shaping, system_fonts
from negdesk.report import text as texts
from negdesk.report.brief import printed
from negdesk.report.fonts import face
from negdesk.report.layout import Sheet
from negdesk.report.paper_font import PaperFont
from negdesk.report.pdf import PdfCanvas
from negdesk.report.text import clip, flow, printable, unprintable, wrap
from tests.report.reading import flat, poppler_text, text_of
from tests.report.rows import NID, NOW, empty
from tests.yardstick import at_most

FILES = system_fonts.files
DEJAVU = resources.path("fonts", "DejaVuSans.ttf")
WORDS = {
    "Hebr": "המחיר הסופי כולל אחריות ומשלוח עד הבית",
    "Arab": "السعر النهائي يشمل الضمان والتسليم الأول لا أكثر",
    "Deva": "अंतिम मूल्य में वारंटी शामिल है क्षत्रिय कर्म हिन्दी",
    "Thai": "น้ำที่กำ ญี่ปุ่น ปู่ย่า ราคารวมการรับประกัน",
}
SHAPED = ["Deva", "Thai"]
TURNED = ["Hebr", "Arab"]


def forget():
    kept = (fonts.face, fonts._system_widths, fonts._pieces, fonts._advances)
    for cache in (*kept, texts._wrap, texts._clip):
        cache.cache_clear()


@pytest.fixture(autouse=True)
def afresh():
    """Forget which character is in which font, before and after."""
    forget()
    yield
    forget()


@pytest.fixture
def system(monkeypatch):
    FILES.cache_clear()
    monkeypatch.setattr(system_fonts, "files", FILES)

    def needs(script):
        if not any(fonts._system_widths(path) for path in system_fonts.fonts_of(script)):
            pytest.skip(f"this computer has no font for {script}")

    return needs


def page(*lines):
    canvas = PdfCanvas()
    for at, line in enumerate(lines):
        canvas.text(40, 60 + 30 * at, line, size=14)
    return canvas.finished()


@pytest.mark.parametrize("script", TURNED)
def test_hebrew_and_arabic_print_on_every_computer(script):
    found = printed(empty(title=WORDS[script], goal=WORDS[script]), NID, now=NOW)
    assert found.unprintable == ""
    assert "□" not in text_of(found.pdf)


@pytest.mark.parametrize("script", SHAPED)
def test_without_a_font_the_others_are_listed(script):
    assert set(unprintable(WORDS[script])) == set(WORDS[script]) - {" "}


@pytest.mark.parametrize("script", WORDS)
def test_with_a_font_all_of_them_print(script, system):
    system(script)
    found = printed(empty(title=WORDS[script], goal=WORDS[script]), NID, now=NOW)
    assert found.unprintable == ""
    assert "□" not in text_of(found.pdf)


@pytest.mark.parametrize("script", WORDS)
def test_a_line_is_read_back_as_typed(script, system):
    if script in SHAPED:
        system(script)
    pdf = page(WORDS[script])
    assert text_of(pdf).strip() == WORDS[script]
    assert flat(WORDS[script]) in flat(poppler_text(pdf))


@pytest.mark.parametrize("script", WORDS)
def test_every_word_is_read_back_from_a_brief(script, system):
    if script in SHAPED:
        system(script)
    pdf = printed(empty(title=WORDS[script]), NID, now=NOW).pdf
    assert [word for word in WORDS[script].split() if word not in text_of(pdf)] == []


def test_two_directions_on_one_line_are_read_back():
    for text in ("abc שלום def", "سعر 12,500 – لا", "סכום 12,500", "שלום (עולם)", "مرحبا שלום"):
        assert text_of(page(text)).strip() == text


def test_what_is_drawn_in_between_is_marked_where_no_font_has_it():
    canvas = PdfCanvas()
    canvas.text(40, 60, "שלום ກ", size=12)
    assert canvas.missing == {"ກ"}


def qt_glyphs(path: Path, text: str) -> tuple[Counter[int], float]:
    """Return the glyphs that Qt's own text engine draws, and how wide the text is."""
    loaded = QRawFont(str(path), 100, QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(text)
    layout.setRawFont(loaded)
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    found = Counter(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())
    return found, line.horizontalAdvance()


@pytest.mark.parametrize("script", WORDS)
def test_letters_take_the_shapes_that_they_have_on_screen(script, system, qapp):
    path = DEJAVU if script in TURNED else None
    if path is None:
        system(script)
        path = system_fonts.fonts_of(script)[0]
    font = PaperFont("compared", str(path))
    for word in WORDS[script].split():
        ours = glyphs.shaped(font, word, script, script in TURNED)
        theirs, wide = qt_glyphs(path, word)
        assert Counter(glyph.number for glyph in ours) == theirs
        assert sum(glyph.advance for glyph in ours) / 10 == pytest.approx(wide, abs=0.5)


def test_arabic_letters_join():
    alone = sum(face().width(letter, 10) for letter in "سلم")
    assert face().width("سلم", 10) < alone
    assert len(face().pieces("لا")[0].text) == 2  # the ligature, and a place for its second letter


def test_a_joiner_that_the_author_typed_is_kept_where_it_shapes_and_nowhere_else():
    assert printable("می\u200cخواهم") == "می\u200cخواهم"
    assert printable("ab\u200c\u200dc") == "abc"
    assert face().width("می\u200cخ", 10) != face().width("میخ", 10)
    assert unprintable("می\u200cخواهم") == ""


@pytest.mark.parametrize("script", WORDS)
def test_lines_are_no_wider_than_their_place_and_keep_every_letter(script, system):
    if script in SHAPED:
        system(script)
    text = (WORDS[script] + " 12,500 EUR (final) ") * 20
    for width in (31.0, 77.0, 200.0):
        lines = flow(text, width, 9)
        assert max(face().width(line, 9) for line in lines) <= width + 0.1
        assert flat("".join(lines).replace("\u200f", "")) == flat(text)


@pytest.mark.parametrize("script", TURNED)
def test_a_line_within_a_paragraph_keeps_its_direction(script):
    lines = wrap(WORDS[script] + " USD 12,500 EUR", 90, 10, most=9).lines
    last = [piece.text for piece in face().pieces(lines[-1])]
    assert lines[-1].endswith("EUR")
    assert lines[-1][0] == "\u200f" or not lines[-1][0].isascii()
    assert "\u200f" not in "".join(last)
    assert "\u200f" not in text_of(page(lines[-1]))


@pytest.mark.parametrize("script", TURNED)
def test_a_paragraph_from_the_right_begins_at_its_right_side(script):
    sheet = Sheet(PdfCanvas(), 1.0, 200)
    placed = []

    def put(x, y, text, **look):
        if text.strip():
            placed.append((x, look["anchor"]))

    sheet.canvas.text = put
    sheet.text(WORDS[script] * 3, 200, most=3).draw(40, 60)
    sheet.text(WORDS[script][:10], 200, most=3).draw(40, 60)
    assert placed == [(240, "end")] * 3 + [(40, "start")]


def test_no_line_breaks_between_a_letter_and_its_marks(system):
    system("Thai")
    lines = flow("ที่นี้ญี่ปุ่น" * 20, 40, 10)
    assert len(lines) > 5
    assert not [line for line in lines if shaping.unicodedata.category(line[0])[0] == "M"]


def test_thai_breaks_between_syllables_where_the_letters_tell(system):
    system("Thai")
    lines = flow("ราคาไม่เกินเงินของเรา" * 6, 60, 10)
    assert len(lines) > 3
    assert all(line[0] in "รเไ" for line in lines)


def test_what_is_cut_ends_in_an_ellipsis_at_its_own_end():
    found = clip(WORDS["Arab"], 60, 10)
    assert found.cut
    assert face().width(found.lines[0], 10) <= 60.1
    assert flat(poppler_text(page(found.lines[0]))).strip("\u202b\u202c").endswith("…")


def test_a_heap_of_marks_keeps_the_first_few():
    assert len(printable("ש" + "\u05b8" * 100)) <= 4
    assert len(printable("س" + "\u064e" * 100)) <= 4


def test_the_same_input_gives_the_same_bytes_whatever_was_printed_before():
    first = page(WORDS["Arab"], WORDS["Hebr"])
    page("لا إله", "שָׁלוֹם", WORDS["Hebr"][::-1])
    assert page(WORDS["Arab"], WORDS["Hebr"]) == first


def test_nothing_of_another_print_is_in_the_fonts():
    page("قنبلة")
    other = page("سلام")
    assert "ق" not in text_of(other)
    assert len(other) < len(page("سلام قنبلة"))


def test_a_long_note_in_arabic_does_not_stall():
    letters = random.Random(79).choices(WORDS["Arab"] + "()12,.", k=60_000)
    with at_most(3000):
        flow("".join(letters), 400, 9)
    with at_most(200):
        wrap("سلام " * 200_000, 200, 8)


def test_latin_stays_on_the_way_without_shaping(monkeypatch):
    monkeypatch.setattr(shaping, "pieces", None)
    monkeypatch.setattr(shaping, "advances", None)
    page("Plain Ελλάδα Київ → ☐ 12,500 €")
    assert wrap("Plain Ελλάδα Київ", 30, 10).lines


def test_a_bold_font_is_asked_before_the_regular_one(monkeypatch):
    here = tuple(Path(name) for name in ("NotoSansThai-Bold.ttf", "NotoSansThai-Regular.ttf"))
    monkeypatch.setattr(system_fonts, "files", lambda: here)
    assert system_fonts.fonts_of("Thai", bold=True) == list(here)
    assert system_fonts.fonts_of("Thai") == [here[1]]
    assert system_fonts.fonts_of("Deva") == []
