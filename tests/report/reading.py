"""Reading our PDFs back: text, sizes, fonts, metadata."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO

import pikepdf
import pypdfium2
import pytest


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        read = page.get_textpage()
        text = str(read.get_text_range())
        read.close()
        page.close()
    finally:
        document.close()
    return text.replace("\r\n", "\n")


def texts_of(pdf: bytes) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    try:
        for page in document:
            read = page.get_textpage()
            found.append(str(read.get_text_range()).replace("\r\n", "\n"))
            read.close()
            page.close()
    finally:
        document.close()
    return found


def outline_of(pdf: bytes) -> list[tuple[int, str, int, float]]:
    """Return the bookmarks: level, title, page from 0, height above the foot of the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for entry in document.get_toc():
            leads = entry.get_dest()
            _, place = leads.get_view()
            found.append((entry.level, entry.get_title(), leads.get_index(), float(place[1])))
        return found
    finally:
        document.close()


def flat(text: str) -> str:
    """Return text without any white space: line breaks are the page's, not the author's."""
    return re.sub(r"\s", "", text)


def poppler_text(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def paper(pdf: bytes) -> tuple[float, float]:
    with pikepdf.open(BytesIO(pdf)) as document:
        box = document.pages[0].mediabox
        return round(float(box[2]), 1), round(float(box[3]), 1)


def sizes(pdf: bytes) -> set[float]:
    """Return every type size that the page sets."""
    with pikepdf.open(BytesIO(pdf)) as document:
        steps = pikepdf.parse_content_stream(document.pages[0])
        return {float(step.operands[1]) for step in steps if str(step.operator) == "Tf"}


def inks(pdf: bytes) -> set[tuple[float, ...]]:
    """Return every colour that the pages fill or draw with."""
    with pikepdf.open(BytesIO(pdf)) as document:
        steps = [step for page in document.pages for step in pikepdf.parse_content_stream(page)]
    found = [step for step in steps if str(step.operator) in ("rg", "RG")]
    return {tuple(float(value) for value in step.operands) for step in found}


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return every font with whether it is embedded."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = {}
        for font in document.pages[0].resources.Font.values():
            embedded = "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor
            found[str(font.BaseFont)] = embedded
        return found


def metadata(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as document:
        info = " ".join(f"{key} {value}" for key, value in document.docinfo.items())
        return info + " " + str(document.Root.get("/Lang", "")) + str(document.Root.keys())
