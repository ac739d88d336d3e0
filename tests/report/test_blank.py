"""Blank sheets: one page each, lines wide enough for a pen, and fields that can be filled in."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from negdesk.model.numbers import NumberStyle
from negdesk.report.blank import KINDS, sheets
from negdesk.report.blank.parts import LEAST_PITCH
from negdesk.report.pdf import PdfCanvas
from tests.report.drawn import outside, overlaps, pieces
from tests.report.prints import blank
from tests.report.reading import fonts, metadata, outline_of, pages, paper, poppler_text, texts_of

PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
MM = 72 / 25.4
FORMS = {"paper": False, "form": True}


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_one_page_with_its_title_and_its_teaching_line(kind, form, size):
    pdf = blank(kind, paper=size, form=form)
    assert pages(pdf) == 1
    assert paper(pdf) == PAPERS[size]
    for said in (texts_of(pdf)[0], poppler_text(pdf)):
        assert KINDS[kind].title in said
        assert KINDS[kind].teaching in said
        assert "page 1 of 1" in said


def test_all_sheets_are_a_page_each_with_bookmarks():
    pdf = blank()
    assert pages(pdf) == len(KINDS) == 6
    found = [(title, page) for _, title, page, _ in outline_of(pdf)]
    assert found == [(kind.title, index) for index, kind in enumerate(KINDS.values())]


def test_private_sheets_say_keep_to_yourself_and_the_one_on_the_table_does_not():
    for kind, sheet in KINDS.items():
        assert ("keep to yourself" in texts_of(blank(kind))[0]) == sheet.private
    assert not KINDS["meeting"].private


@pytest.mark.parametrize("size", PAPERS)
def test_lines_stand_seven_millimetres_apart_at_least(monkeypatch, size):
    found = []
    measure = sheets.pitch_for

    def noted(parts, room):
        pitch = measure(parts, room)
        used = sum(part.fixed + part.lines * pitch for part in parts)
        found.append((pitch, used, room))
        return pitch

    monkeypatch.setattr(sheets, "pitch_for", noted)
    blank(paper=size)
    assert len(found) == len(KINDS)
    for pitch, used, room in found:
        assert pitch >= LEAST_PITCH >= 7 * MM
        assert room * 0.97 <= used <= room + 0.01


@pytest.mark.parametrize("size", PAPERS)
def test_no_words_are_cut_overlap_or_leave_the_page(monkeypatch, size):
    with pieces(monkeypatch) as noted:
        blank(paper=size)
    for page in noted:
        assert not overlaps(page)
        assert not outside(page, *PAPERS[size], 44)
        assert not [piece.text for piece in page if "…" in piece.text]
        assert min(piece.size for piece in page) >= 8


def fields(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            {
                "name": str(field.T),
                "label": str(field.get("/TU", "")),
                "kind": str(field.FT),
                "flags": int(field.get("/Ff", 0)),
                "rect": [float(edge) for edge in field.Rect],
            }
            for field in document.Root.AcroForm.Fields
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_has_named_fields_with_labels_that_do_not_overlap(kind):
    found = fields(blank(kind, form=True))
    assert len(found) > 10
    names = [field["name"] for field in found]
    assert len(set(names)) == len(names)
    assert all("." not in name and name.startswith(kind) for name in names)
    assert all(field["label"].strip() and "{" not in field["label"] for field in found)
    width, height = PAPERS["a4"]
    for index, field in enumerate(found):
        left, low, right, high = field["rect"]
        assert 40 <= left < right <= width - 40
        assert 40 <= low < high <= height
        for other in found[index + 1 :]:
            x1, y1, x2, y2 = other["rect"]
            across = min(right, x2) - max(left, x1)
            down = min(high, y2) - max(low, y1)
            assert across <= 0.1 or down <= 0.1, (field["name"], other["name"])


def test_names_of_all_sheets_together_are_different_too():
    names = [field["name"] for field in fields(blank(form=True))]
    assert len(set(names)) == len(names)


def test_boxes_are_ticks_and_several_lines_are_one_field():
    found = {field["name"]: field for field in fields(blank("debrief", form=True))}
    assert found["debrief_economic_3"]["kind"] == "/Btn"
    assert found["debrief_economic_3"]["label"] == "Economic: 3"
    several, required = 1 << 12, 1 << 1
    assert not any(field["flags"] & required for field in found.values())
    assert found["debrief_lessons"]["flags"] & several
    assert found["debrief_lessons"]["label"] == "Lessons"
    assert not found["debrief_date"]["flags"] & several


def test_a_viewer_takes_the_form_for_a_form_and_what_is_typed_is_kept():
    pdf = blank("walkaway", form=True)
    opened = pypdfium2.PdfDocument(pdf)
    try:
        assert opened.get_formtype() == 1
    finally:
        opened.close()
    with pikepdf.open(BytesIO(pdf)) as document:
        field = next(f for f in document.Root.AcroForm.Fields if str(f.T) == "walkaway_limit")
        field.V = pikepdf.String("26,000 EUR")
        kept = BytesIO()
        document.save(kept)
    with pikepdf.open(BytesIO(kept.getvalue())) as document:
        values = [str(f.get("/V", "")) for f in document.Root.AcroForm.Fields]
    assert "26,000 EUR" in values


def test_a_sheet_for_the_pen_has_no_fields_and_only_embedded_fonts():
    pdf = blank("issues")
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/AcroForm" not in document.Root
    assert b"Helvetica" not in pdf
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_equal_input_gives_equal_bytes(form):
    assert blank(form=form) == blank(form=form)


def test_a_share_is_written_as_the_reader_writes_it():
    assert "100\u202f%" in texts_of(blank("issues", style=NumberStyle(",", ".")))[0]


def test_metadata_names_the_sheet():
    assert "Walkaway" in metadata(blank("walkaway", language="de"))


def test_an_unknown_sheet_is_no_sheet():
    with pytest.raises(KeyError):
        blank("poem")


def test_on_screen_the_axis_takes_numbers_and_both_sides():
    found = {field["name"]: field["label"] for field in fields(blank("issues", form=True))}
    assert found["issues_axis_ours"] == "Ours, on the axis"
    assert found["issues_axis_theirs"] == "Theirs, on the axis"
    assert [found[f"issues_axis_{n}"] for n in range(1, 9)] == [
        f"Number under tick {n}" for n in range(1, 9)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_for_a_pen_runs_through_what_is_typed(monkeypatch, kind):
    drawn, line = [], PdfCanvas.line

    def noted(self, x1, y1, x2, y2, *ink, **how):
        drawn.append((x1, self.height - y1, x2, self.height - y2))
        line(self, x1, y1, x2, y2, *ink, **how)

    monkeypatch.setattr(PdfCanvas, "line", noted)
    typed = [each for each in fields(blank(kind, form=True)) if each["kind"] == "/Tx"]
    across = [(x1, y1, x2) for x1, y1, x2, y2 in drawn if y1 == y2]
    assert across
    for left, low, right, high in (field["rect"] for field in typed):
        for x1, y, x2 in across:
            assert min(right, x2) <= max(left, x1) or not low + 1 < y < high - 1
