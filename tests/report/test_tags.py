"""Tagged PDFs: what a page shows can be heard, in the right order, and all of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from io import BytesIO
from itertools import count

import pikepdf
import pytest

from negdesk.exchange import templates
from negdesk.exchange.sample import past_rows
from negdesk.model.document import Document
from negdesk.model.rows import Assumption
from negdesk.report.aloud import parted
from negdesk.report.locked import locked
from negdesk.report.pdf import PdfCanvas
from negdesk.report.tags import Element
from negdesk.report.text import flow
from tests.report.prints import blank, brief, debrief, table_copy, workbook
from tests.report.reading import flat
from tests.report.rows import NID, NOW, Build, car, empty, monster
from tests.report.test_workbook import written
from tests.report.tree import Read, faults_of, plain


@cache
def sample():
    ids = count()
    rows = templates.sample_rows(lambda: f"s{next(ids):05}", NOW)
    return Document(rows), rows[0].id


@cache
def past():
    ids = count()
    rows = past_rows(lambda: f"p{next(ids):05}")
    return Document(rows), rows[0].id


def long_table():
    build = Build(title="Long", unit="EUR")
    for index in range(90):
        build.add(Assumption, text=f"assumption {index}", evidence="seen " * (index % 40))
    return build.document


PRINTS = {
    "brief": lambda: brief(car(), NID, now=NOW),
    "brief of the sample": lambda: brief(*sample(), now=NOW, paper="letter", grey=True),
    "brief of nothing": lambda: brief(empty(), NID, now=NOW),
    "brief of far too much": lambda: brief(monster(), NID, now=NOW),
    "table copy": lambda: table_copy(car(), NID),
    "table copy with offers": lambda: table_copy(*sample(), offers=True),
    "table copy of nothing": lambda: table_copy(empty(), NID),
    "table copy of far too much": lambda: table_copy(monster(), NID),
    "workbook": lambda: workbook(*sample(), now=NOW),
    "workbook of nothing": lambda: workbook(empty(), NID, now=NOW, paper="letter"),
    "workbook of a long table": lambda: workbook(long_table(), NID, now=NOW),
    "debrief": lambda: debrief(*past(), now=NOW),
    "debrief of what is not over": lambda: debrief(car(), NID, now=NOW),
    "debrief of far too much": lambda: debrief(monster(), NID, now=NOW),
    "blank sheets": blank,
    "blank form": lambda: blank(form=True),
}


@cache
def printed(name):
    return PRINTS[name]()


@pytest.fixture(params=PRINTS)
def read(request):
    return Read(printed(request.param))


def test_every_piece_of_every_page_is_in_a_sound_tree(read):
    assert faults_of(read) == []


def test_the_file_says_that_it_is_tagged_its_language_and_its_title(read):
    root = read.pdf.Root
    assert root.MarkInfo.Marked is True
    assert str(root.Lang) == "en"
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert str(read.pdf.docinfo["/Title"])
    assert all(page.obj.Tabs == "/S" for page in read.pdf.pages)


def test_a_title_comes_first_of_all_headings(read):
    levels = [node.kind for node in read.nodes(r"H\d")]
    assert levels[0] == "H1"


# What stands on every page around the text, and what only the eye needs.
FRAME = re.compile(
    r"negdesk, .*|page \d+ of \d+|PRIVATE: our side only|For everyone at the table"
    r"|keep to yourself|\d+|.* \(continued\)"
)


@pytest.mark.parametrize("name", [name for name in PRINTS if "workbook" not in name])
def test_only_head_and_foot_are_not_read(name):
    odd = [said for said in Read(printed(name)).outside if not FRAME.fullmatch(said.strip())]
    assert odd == []


BRIEF = """\
H1: Family car
P: Autohaus Nord, Herr Brandt · Thursday 14 May, 17:00 · showroom, Hafenstraße
P: PRIVATE: our side only
P: version 1, sealed 13 May 2026, 20:10
H2: WALKAWAY: pay no more than
P: 26,000 EUR
P: and only with
P: Delivery: at most 6 weeks · Winter tyres: included
P: because Autohaus Süd has the same car for 25,400, half an hour further away
H2: If not, we…
P: buy from Autohaus Süd
P: worth 25,400 EUR
P: if that fails: keep the old car one more year
P: walking away is worth 25,900 EUR in all
Lbl: Goal
P: 22,000 EUR
P: signed today, with a car we still like in five years
Lbl: Opening
P: 20,000 EUR
P: “We have two written offers. What can you do so that we buy here today?”
Lbl: Who decides
P: Autohaus Nord (decides): the branch manager signs above 3,000 off
P: Herr Brandt (recommends)
H2: Where a deal can lie
P: 96 % chance that a deal exists
Figure: You can go up to 26,000 EUR. They accept 23,000 at the least"""


def test_the_brief_is_read_in_the_order_of_its_importance():
    said = Read(printed("brief")).lines()
    wanted = BRIEF.splitlines()
    assert said[: len(wanted) - 1] == wanted[:-1]
    assert said[len(wanted) - 1].startswith("Figure: You can go up to 26,000 EUR.")
    headings = [line[4:] for line in said if line.startswith("H2")]
    assert headings[2:] == [
        "Where a deal can lie",
        "Issues",
        "Three offers, equal for us: put them down together",
        "Ask",
        "If they say… we say",
        "Keep steady",
        "Walking away",
        "Notes",
    ]


def test_the_issues_are_a_table_with_heads_for_rows_and_columns():
    read = Read(printed("brief"))
    (table,) = read.nodes("Table")
    rows = [[(cell.kind, read.said(cell)) for cell in row.kids] for row in table.kids]
    assert [said for _, said in rows[0]] == [
        "", "opening", "target", "limit", "theirs, likely", "weight", "give only in return for",
    ]  # fmt: skip
    assert rows[2] == [
        ("TH", "Delivery, weeks"), ("TD", "2"), ("TD", "4"), ("TD", "6"), ("TD", "4"),
        ("TD", "20 %"), ("TD", "1,000 on the price"),
    ]  # fmt: skip
    assert rows[3][-1] == ("TD", "")


def test_the_workbook_is_read_with_every_text_of_every_row():
    document, nid = sample()
    read = Read(printed("workbook"))
    said = flat("".join(read.lines()))
    lost = [where for where, text in written(document.rows(nid)) if flat(plain(text)) not in said]
    assert lost == []


def test_charts_are_read_as_their_sentences():
    reads = [Read(printed(name)) for name in ("workbook", "debrief")]
    said = [node.alt for read in reads for node in read.nodes("Figure")]
    assert any("A deal most likely lies between" in words for words in said)
    assert any("Agreed: 14,200 EUR. Their real limit: 13,900 EUR." in words for words in said)


def test_a_ticked_box_is_heard_as_done_and_an_open_one_as_missing():
    read = Read(printed("workbook"))
    labels = {read.said(item)[:40]: item.kids[0] for item in read.nodes("LI")}
    boxes = [label.kids[0].alt for label in labels.values() if label.kids and label.kind == "Lbl"
             and not isinstance(label.kids[0], tuple)]  # fmt: skip
    assert {"done", "not asked"} <= set(boxes)


def test_a_head_that_stands_again_on_the_next_page_is_read_once():
    read = Read(printed("workbook of a long table"))
    assert len({page for page, _ in read.owner}) > 3
    said = read.lines()
    assert said.count("TH: Evidence") == 1
    assert "Evidence" in read.outside
    for index in range(90):
        assert said.count(f"TH: assumption {index}") == 1


def test_a_text_that_goes_on_to_the_next_page_is_one_paragraph():
    build = Build(title="t", notes="word " * 3000)
    read = Read(workbook(build.document, NID, now=NOW))
    (body,) = [node for node in read.nodes("LBody") if read.said(node).startswith("word word")]
    assert len({page for page, _ in body.kids}) > 1
    assert read.said(body) == ("word " * 3000).strip()


def test_contents_are_links_that_say_where_they_lead():
    read = Read(printed("workbook"))
    links = read.nodes("Link")
    assert read.said(links[0]) == "Situation and people 2"
    notes = [note for page in read.pdf.pages for note in page.obj.get("/Annots", [])]
    assert [str(note.Contents) for note in notes][:2] == [
        "Situation and people",
        "What it is about",
    ]
    assert len(notes) == len(links)


def test_each_field_of_a_form_is_in_the_tree_with_its_label():
    read = Read(printed("blank form"))
    fields = [note for page in read.pdf.pages for note in page.obj.get("/Annots", [])]
    assert len(fields) == sum(node.notes for node in read.nodes("Form")) > 100
    assert all(str(field.TU).strip() for field in fields)


def test_the_table_copy_has_no_words_but_those_on_its_page():
    for name in PRINTS:
        if "table copy" in name:
            assert [node.alt for node in Read(printed(name)).top.walk() if node.alt] == []


@pytest.mark.parametrize("name", ["brief", "workbook", "blank form"])
def test_72_a_password_leaves_the_tags(name):
    read = Read(locked(printed(name), "geheim"), "geheim")
    assert faults_of(read) == []
    assert read.pdf.Root.MarkInfo.Marked is True
    assert read.lines() == Read(printed(name)).lines()


@pytest.mark.parametrize("name", ["brief", "table copy", "workbook", "debrief"])
def test_poppler_reads_the_same_words_in_the_same_order(name, tmp_path):
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not here")
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(name))
    done = subprocess.run(
        ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)], capture_output=True, check=True
    )
    assert done.stderr == b""
    theirs = "".join(re.findall(r'^ +"(.*)"$', done.stdout.decode(), re.MULTILINE))
    read = Read(printed(name))
    assert flat(theirs) == flat(read.said(read.top))


def more_ink(pdf):
    page = pdf.pages[0]
    page.contents_add(b"0 0 m 9 9 l S")


def a_lost_paragraph(pdf):
    top = pdf.Root.StructTreeRoot.K[0]
    del top.K[3]


def a_wrong_way_back(pdf):
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[2] = parents[0]


def a_level_left_out(pdf):
    pdf.Root.StructTreeRoot.K[0].K[0].S = pikepdf.Name.P


def a_figure_without_words(pdf):
    (figure,) = [kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Figure"]
    del figure.Alt


def a_cell_too_few(pdf):
    (table,) = [kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Table"]
    del table.K[-1].K[-1]


BROKEN = [
    more_ink,
    a_lost_paragraph,
    a_wrong_way_back,
    a_level_left_out,
    a_figure_without_words,
    a_cell_too_few,
]


@pytest.mark.parametrize("harm", BROKEN)
def test_the_check_finds_what_is_broken(harm):
    out = BytesIO()
    with pikepdf.open(BytesIO(printed("brief"))) as pdf:
        harm(pdf)
        pdf.save(out)
    assert faults_of(Read(out.getvalue())) != []


@pytest.mark.parametrize("name", ["workbook", "debrief", "blank form"])
def test_equal_input_gives_an_equal_tree(name):
    assert PRINTS[name]() == printed(name)


def test_what_is_drawn_without_a_tag_is_an_artifact_also_between_two_pieces():
    canvas = PdfCanvas()
    with canvas.tag("P"):
        canvas.text(50, 50, "first", size=10)
        canvas.line(50, 60, 90, 60, "ink")
        canvas.text(50, 70, "second", size=10)
    canvas.text(50, 90, "foot", size=10)
    read = Read(canvas.finished())
    assert faults_of(read) == []
    assert read.lines() == ["P: firstsecond"]
    assert len(read.marked[0]) == 2
    assert read.outside == ["foot"]


def test_what_was_made_and_never_drawn_leaves_no_trace():
    canvas = PdfCanvas()
    item = Element("LI", Element("L"))
    Element("LBody", item)
    with canvas.tag("H1"):
        canvas.text(50, 50, "title", size=10)
    with canvas.artifact(), canvas.tag(Element("Lbl", item)):
        canvas.text(50, 70, "seen only", size=10)
    read = Read(canvas.finished())
    assert [node.kind for node in read.top.walk()] == ["Document", "H1"]


@pytest.mark.parametrize("words", ["one two  three", "well-known words", "漢字" * 20, "a\n\nb c d"])
def test_lines_are_joined_as_their_author_wrote_them(words):
    lines = flow(words, 40, 10)
    assert len(lines) > 1
    joined = "".join(line + " " * spaced for line, spaced in parted(lines, words))
    assert joined.split() == words.split()
