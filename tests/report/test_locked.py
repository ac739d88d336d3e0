"""FAULTS 72: a password on a PDF means AES-256, and no way around it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from negdesk.cli import main
from negdesk.report.locked import BadPassword, locked
from tests.report.prints import brief
from tests.report.reading import metadata, text_of
from tests.report.rows import NID, NOW, car

PASSWORD = "Grüße, 漢 & co"


@pytest.fixture(scope="module")
def pdf():
    return brief(car(), NID, now=NOW)


def test_72_qpdf_reports_revision_6_with_aes_256(pdf):
    with pikepdf.open(BytesIO(locked(pdf, PASSWORD)), password=PASSWORD) as document:
        found = document.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        method = pikepdf.models.EncryptionMethod.aesv3
        assert found.stream_method == found.string_method == found.file_method == method


@pytest.mark.parametrize("guess", ["", "Grüße", PASSWORD + " ", "negdesk"])
def test_72_the_empty_password_and_any_other_are_refused(pdf, guess):
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(locked(pdf, PASSWORD)), password=guess)


def test_72_another_reader_refuses_too_and_reads_it_with_the_password(pdf):
    data = locked(pdf, PASSWORD)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(data)
    document = pypdfium2.PdfDocument(data, password=PASSWORD)
    assert len(document) == 1
    document.close()


def test_72_the_user_is_not_the_owner_and_no_two_files_share_an_owner(pdf):
    found = []
    for _ in range(2):
        with pikepdf.open(BytesIO(locked(pdf, PASSWORD)), password=PASSWORD) as document:
            assert document.user_password_matched
            assert not document.owner_password_matched
            found.append(bytes(document.trailer.Encrypt.O))
    assert found[0] != found[1]


def test_72_neither_words_nor_metadata_can_be_read_without_it(pdf):
    data = locked(pdf, PASSWORD)
    for secret in ("Family car", "26,000"):
        for encoding in ("utf-8", "utf-16-be"):
            assert secret.encode(encoding) not in data


def test_with_the_password_the_pages_and_the_title_are_the_same(pdf):
    out = BytesIO()
    with pikepdf.open(BytesIO(locked(pdf, PASSWORD)), password=PASSWORD) as document:
        document.save(out)
    assert text_of(out.getvalue()) == text_of(pdf)
    assert "Brief: Family car" in metadata(out.getvalue())


@pytest.mark.parametrize("password", ["", "a\nb", "a\ud800", "x" * 128, "ä" * 64])
def test_a_password_that_cannot_lock_is_a_sentence(pdf, password):
    with pytest.raises(BadPassword) as raised:
        locked(pdf, password)
    assert str(raised.value).endswith(".")


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "w.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", "Family car"]) == 0
    return path


@pytest.mark.parametrize("kind", ["brief", "workbook", "debrief", "blank"])
def test_every_printing_command_takes_a_password_from_a_file(kind, workbook, tmp_path):
    secret, target = tmp_path / "secret", tmp_path / "x.pdf"
    secret.write_bytes("\ufeffgeheim\r\nrest\n".encode())
    what = [] if kind == "blank" else [str(workbook), "1"]
    command = [kind, *what, "--to", str(target), "--password-file", str(secret)]
    assert main(command) == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    pikepdf.open(target, password="geheim").close()


@pytest.mark.parametrize("content", [b"", b"\nsecond", b"\xff\xfe\x00", b"x" * 5000])
def test_a_file_without_a_password_prints_nothing(content, workbook, tmp_path, capsys):
    secret, target = tmp_path / "secret", tmp_path / "x.pdf"
    secret.write_bytes(content)
    command = ["brief", str(workbook), "1", "--to", str(target), "--password-file", str(secret)]
    assert main(command) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not target.exists()


def test_the_password_never_appears_in_what_is_said(workbook, tmp_path, capsys):
    secret, target = tmp_path / "secret", tmp_path / "x.pdf"
    secret.write_text("geheim" * 40)
    command = ["brief", str(workbook), "1", "--to", str(target), "--password-file", str(secret)]
    assert main(command) == 1
    said = capsys.readouterr()
    assert "geheim" not in said.out + said.err
