"""The print window: the very bytes, chosen, printed and exported without ever stopping the work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from negdesk.model.actions import set_field
from negdesk.report.order import KEPT_SECTIONS, SECTIONS, file_name
from negdesk.report.prints import made
from negdesk.report.workbook import Cancelled
from negdesk.ui.printing import paper, press
from negdesk.ui.printing.window import PrintWindow
from tests.report.reading import pages, texts_of

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def printing(sample_window, qtbot):
    """The print window on the sample, with the brief in it."""
    sample_window.menus.actions["print"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    qtbot.waitUntil(lambda: found.ready)
    return found


def settled(qtbot, printing):
    qtbot.waitUntil(lambda: printing.ready and not printing._soon.isActive(), timeout=10_000)
    return printing.pdf


def said(printing):
    return "\n".join(texts_of(printing.pdf))


def test_the_keys_of_the_platform_open_it(sample_window, qtbot):
    action = sample_window.menus.actions["print"]
    assert "Ctrl+P" in [keys.toString() for keys in action.shortcuts()]
    action.trigger()
    found = sample_window.view.findChild(PrintWindow)
    assert found.isVisible()
    assert not found.isModal()
    qtbot.waitUntil(lambda: found.ready)
    assert found.windowTitle() == "Print: Family car"


def test_asked_for_twice_it_is_the_same_window(printing, sample_window):
    printing.hide()
    sample_window.menus.actions["print"].trigger()
    assert sample_window.view.findChildren(PrintWindow) == [printing]
    assert printing.isVisible()


def test_it_shows_the_very_bytes_that_are_exported(printing, qtbot, tmp_path, sample_window):
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    assert target.read_bytes() == printing.pdf
    document = printing.preview.document
    assert document.pageCount() == pages(printing.pdf) == 1
    assert document.getAllText(0).text().startswith("Family car")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("brief", "PRIVATE"),
        ("table_copy", "To be settled"),
        ("workbook", "Contents"),
        ("debrief", "Family car"),
        ("record", "Track record"),
        ("blank", "blank sheet"),
    ],
)
def test_every_kind_is_shown(kind, words, printing, qtbot):
    printing.options.choose(kind)
    settled(qtbot, printing)
    assert words in said(printing)
    assert printing.preview.document.pageCount() == pages(printing.pdf)


def test_paper_and_grey_are_chosen(printing, qtbot):
    colour = printing.pdf
    printing.options.paper.setCurrentIndex(printing.options.paper.findData("letter"))
    settled(qtbot, printing)
    assert printing.preview.document.pagePointSize(0).toSize().width() == 612
    printing.options.ink.setCurrentIndex(printing.options.ink.findData("grey"))
    assert settled(qtbot, printing) != colour


def test_a_section_that_is_unticked_goes_and_the_workbook_keeps_that(printing, qtbot, desk):
    item = printing.options.sections.list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    settled(qtbot, printing)
    assert "WALKAWAY" not in said(printing)
    kept = desk.session.workbook.file.setting(KEPT_SECTIONS)
    assert kept == ",".join(list(SECTIONS)[1:])


def test_sections_are_moved_with_the_keys_alone(printing, qtbot):
    sections = printing.options.sections
    sections.list.setFocus()
    sections.list.setCurrentRow(3)
    qtbot.keyClick(sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sections.chosen[:4] == ("limit", "opening", "issues", "zopa")
    assert sections.list.currentRow() == 2
    settled(qtbot, printing)
    assert said(printing).index("give only") < said(printing).index("Where a deal can lie")


def test_the_ends_of_the_list_have_no_way_further(printing):
    sections = printing.options.sections
    sections.list.setCurrentRow(0)
    assert not sections.up.isEnabled()
    before = sections.chosen
    sections.shift(-1)
    assert sections.chosen == before
    sections.list.setCurrentRow(len(SECTIONS) - 1)
    assert not sections.down.isEnabled()


def test_the_last_section_cannot_be_taken_away(printing):
    sections = printing.options.sections
    for row in range(sections.list.count()):
        sections.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert sections.chosen == (list(SECTIONS)[-1],)


def test_the_next_print_of_the_workbook_has_the_sections_it_kept(
    printing, qtbot, sample_window, desk
):
    printing.options.sections.show_chosen(("leaving", "limit"))
    printing.options.sections.shift(1)
    settled(qtbot, printing)
    again = PrintWindow(desk, sample_window.view)
    assert again.options.sections.chosen == ("limit", "leaving")
    assert again.options.sections.list.count() == len(SECTIONS)


def test_a_workbook_that_can_only_be_read_is_printed_and_left_alone(
    window, make_workbook, negotiation, qtbot
):
    path = make_workbook(*negotiation("Boat"))
    path.chmod(0o444)
    before = path.read_bytes()
    window.open(path)
    if not window.workbook.file.read_only:
        pytest.skip("this user may write to anything")
    window.files.print_out()
    found = window.view.findChild(PrintWindow)
    settled(qtbot, found)
    found.options.sections.shift(1)
    assert "Boat" in texts_of(settled(qtbot, found))[0]
    assert path.read_bytes() == before


def test_the_pages_follow_an_edit_in_the_main_window(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "title", "Family van"))
    settled(qtbot, printing)
    assert "Family van" in said(printing)


def test_while_hidden_it_makes_nothing_and_catches_up_when_shown(printing, qtbot, desk):
    printing.hide()
    head = desk.document.negotiation(printing.negotiation_id)
    before = printing.pdf
    desk.apply(set_field(head, "title", "Family van"))
    assert not printing.maker.working
    assert printing.pdf == before
    printing.show()
    settled(qtbot, printing)
    assert "Family van" in said(printing)


def test_letters_without_a_font_are_listed_before_the_export(printing, qtbot, desk):
    assert not printing.remarks.isVisible()
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "goal", "\ue000\ue001 good"))
    settled(qtbot, printing)
    assert printing.remarks.isVisible()
    assert "\ue000 \ue001" in printing.remarks.text()


def test_a_very_long_list_of_letters_is_cut_and_counted(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "title", "".join(chr(0xE000 + i) for i in range(90))))
    settled(qtbot, printing)
    assert "and " in printing.remarks.text()
    assert " more" in printing.remarks.text()


def test_export_of_a_brief_that_lacks_letters_shows_the_list_first(sample_window, qtbot, desk):
    head = desk.document.negotiation(sample_window.view.negotiation_id)
    desk.apply(set_field(head, "goal", "\ue000"))
    sample_window.menus.actions["brief"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert "\ue000" in found.remarks.text()
    assert not sample_window.findChildren(QFileDialog)


def test_the_name_that_is_offered_says_what_it_is(printing, qtbot):
    printing.options.choose("table_copy")
    settled(qtbot, printing)
    dialog = printing.export.ask()
    assert Path(dialog.selectedFiles()[0]).name == "Family car agenda.pdf"
    assert file_name("table_copy", "T") == "T agenda"
    dialog.close()


@pytest.mark.parametrize("problem", ["folder", "gone", "workbook"])
def test_104_what_cannot_be_written_is_asked_about(problem, printing, tmp_path, desk, qtbot):
    target = tmp_path / "x.pdf"
    if problem == "folder":
        target.mkdir()
    elif problem == "gone":
        target = tmp_path / "gone" / "x.pdf"
    else:
        target = desk.session.workbook.file.path
    printing.export.write(target, printing.pdf)
    banner = printing.banners.shown("export")
    assert banner.kind == "warn"
    assert set(banner.buttons) == {"Try again", "Another place…"}
    if problem == "folder":
        target.rmdir()
        banner.buttons["Try again"].click()
        assert target.read_bytes() == printing.pdf
        assert printing.banners.shown("export").text == "Saved as x.pdf."
    else:
        banner.buttons["Another place…"].click()
        (dialog,) = printing.findChildren(QFileDialog)
        dialog.close()


def test_a_password_locks_the_export_and_nothing_else(printing, tmp_path):
    import pikepdf

    printing.password.setText("geheim")
    shown = printing.pdf
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    pikepdf.open(target, password="geheim").close()
    assert printing.pdf == shown
    assert "password" in printing.banners.shown("export").text
    assert "geheim" not in printing.banners.shown("export").text


def test_the_password_is_hidden_until_it_is_wanted(printing):
    echo = QLineEdit.EchoMode
    assert printing.password.echoMode() == echo.Password
    show = printing.findChild(QWidget, "print.show_password")
    assert not show.isVisible()
    printing.password.setText("geheim")
    assert show.isVisible()
    show.click()
    assert printing.password.echoMode() == echo.Normal


def test_a_password_that_cannot_lock_writes_nothing(printing, tmp_path):
    printing.password.setText("x" * 200)
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    assert not target.exists()
    assert "too long" in printing.banners.shown("export").text


@pytest.mark.parametrize("opens", [True, False])
def test_it_is_opened_in_the_viewer_from_where_it_was_exported(
    opens, printing, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or opens)
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf, then_open=True)
    assert [Path(url.toLocalFile()) for url in asked] == [target]
    words = printing.banners.shown("export").text
    assert (str(target) in words) is not opens


def test_105_without_a_printer_it_says_so_and_the_preview_stays(printing, monkeypatch):
    monkeypatch.setattr(paper, "printers", list)
    printing.findChild(QPushButton, "print.print").click()
    banner = printing.banners.shown("print")
    assert "No printer" in banner.text
    assert printing.preview.document.pageCount() == 1
    assert not printing.findChildren(QPrintDialog)


@pytest.fixture
def printer(tmp_path):
    """A printer that prints into a file."""

    def make(order):
        made = paper_printer(order)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    paper_printer = paper.printer_for
    return make


def printed_out(qtbot, printing, printer):
    printing.press.start(printing.pdf, printer)
    qtbot.waitUntil(lambda: not printing.press.running, timeout=20_000)


def test_all_pages_reach_the_printer(printing, qtbot, printer, tmp_path):
    printing.options.choose("blank")
    settled(qtbot, printing)
    printed_out(qtbot, printing, printer(printing.order))
    data = (tmp_path / "printed.pdf").read_bytes()
    assert pages(data) == 6
    assert printing.banners.shown("print").text == "The pages are with the printer."
    assert b"Family" not in data


def test_only_the_wanted_pages_reach_the_printer(printing, qtbot, printer, tmp_path):
    printing.options.choose("blank")
    settled(qtbot, printing)
    to = printer(printing.order)
    to.setFromTo(2, 3)
    printed_out(qtbot, printing, to)
    assert pages((tmp_path / "printed.pdf").read_bytes()) == 2


def test_what_is_printed_is_the_page_not_an_empty_sheet(printing, qtbot, printer, tmp_path):
    import pypdfium2

    printed_out(qtbot, printing, printer(printing.order))
    document = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    shades = document[0].render(scale=0.5).to_pil().convert("L").histogram()
    document.close()
    assert sum(shades[:128]) > 500
    assert sum(shades[250:]) > sum(shades) / 2


def test_the_bands_of_a_page_are_the_page_without_a_seam(printing, printer, tmp_path, qtbot):
    from PIL import ImageChops

    printed_out(qtbot, printing, printer(printing.order))
    shown, printed = (
        picture(data) for data in (printing.pdf, (tmp_path / "printed.pdf").read_bytes())
    )
    # Bands that stood a row too high or low would leave each letter of theirs beside its place.
    far_off = sum(ImageChops.difference(shown, printed).histogram()[128:])
    assert far_off < shown.width * shown.height / 150


def picture(pdf):
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    drawn = document[0].render(scale=150 / 72).to_pil().convert("L").resize((1240, 1754))
    document.close()
    return drawn


def test_105_paper_of_another_size_is_said_and_the_pages_are_fitted(printing, qtbot, printer):
    from PySide6.QtGui import QPageSize

    to = printer(printing.order)
    to.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printed_out(qtbot, printing, to)
    assert "another size" in printing.banners.shown("paper").text
    assert printing.preview.document.pageCount() == 1


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_105_a_printer_that_takes_nothing_is_a_sentence(printing, qtbot, printer, tmp_path):
    to = printer(printing.order)
    to.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    printed_out(qtbot, printing, to)
    assert printing.banners.shown("print").kind == "warn"
    assert printing.preview.document.pageCount() == 1


def test_105_a_print_that_is_stopped_leaves_the_preview(printing, qtbot, printer):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    assert printing.progress.isVisible()
    printing.progress.cancel.click()
    assert not printing.press.running
    assert not printing.progress.isVisible()
    assert "stopped" in printing.banners.shown("print").text
    assert printing.preview.document.pageCount() > 1


def test_105_a_workbook_that_is_closed_while_it_prints_takes_the_print_along(
    printing, qtbot, printer, sample_window
):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    sample_window.show_start()
    qtbot.wait(50)
    assert sample_window.view is None


def test_105_a_dialog_that_is_left_prints_nothing(printing, qtbot, monkeypatch, printer):
    started = []
    monkeypatch.setattr(paper, "printers", lambda: ["One"])
    monkeypatch.setattr(paper, "printer_for", printer)
    monkeypatch.setattr(press.Press, "start", lambda self, *args: started.append(args))
    dialog = printing.press.ask()
    assert not dialog.isHidden()
    dialog.reject()
    assert started == []
    dialog = printing.press.ask()
    dialog.accepted.emit(dialog.printer())
    assert started[0][0] == printing.pdf
    dialog.reject()


def test_a_long_print_shows_its_progress_and_can_be_stopped(printing, qtbot, monkeypatch):
    going = threading.Event()

    def slow(*args, progress, **kwargs):
        done = 0
        while progress(min(done, 99), 100):
            done += 1
            going.set()
            threading.Event().wait(0.01)
        raise Cancelled

    before = printing.pdf
    monkeypatch.setattr("negdesk.report.prints.made", slow)
    printing.options.choose("workbook")
    qtbot.waitUntil(printing.progress.isVisible)
    qtbot.waitUntil(lambda: printing.progress.bar.value() > 10)
    assert going.is_set()
    printing.progress.cancel.click()
    assert not printing.progress.isVisible()
    assert printing.pdf == before
    monkeypatch.setattr("negdesk.report.prints.made", made)
    printing.banners.shown("make").buttons["Make it again"].click()
    settled(qtbot, printing)
    assert printing.preview.document.pageCount() > 2


def test_the_last_choice_wins_over_prints_that_are_still_being_made(printing, qtbot):
    for kind in ("workbook", "blank", "workbook", "table_copy"):
        printing.options.choose(kind)
    settled(qtbot, printing)
    assert "To be settled" in said(printing)


def test_what_is_asked_for_waits_until_the_pages_are_there(printing, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(printing.export, "ask", lambda: asked.append(printing.pdf))
    printing.options.choose("blank")
    printing.when_ready(printing.export.ask)
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert pages(asked[0]) == 6


def test_a_print_that_fails_is_a_sentence_and_the_mistake_is_noted(printing, qtbot, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("a fault")

    monkeypatch.setattr("negdesk.report.prints.made", fail)
    with qtbot.captureExceptions() as raised:
        printing.options.choose("workbook")
        qtbot.waitUntil(lambda: printing.banners.shown("make") is not None)
    assert "safe" in printing.banners.shown("make").text
    assert [str(error[1]) for error in raised] == ["a fault"]


def test_a_negotiation_that_is_deleted_takes_its_print_away(printing, qtbot, sample_window):
    sample_window.view.delete(printing.negotiation_id)
    qtbot.waitUntil(lambda: not printing.isVisible())


def test_the_pages_are_made_larger_and_whole_again(printing):
    view = printing.preview.view
    whole = view.zoomFactor()
    printing.findChild(QWidget, "zoom.larger").click()
    assert view.zoomFactor() == pytest.approx(whole * 1.25)
    printing.findChild(QWidget, "zoom.whole").click()
    assert view.zoomFactor() == pytest.approx(whole)


def test_escape_puts_the_window_away(printing, qtbot):
    qtbot.keyClick(printing, Qt.Key.Key_Escape)
    assert not printing.isVisible()


def test_every_part_that_takes_the_focus_has_a_name(printing):
    for widget in printing.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


def test_blank_sheets_are_chosen_one_by_one_and_as_a_form(printing, qtbot):
    printing.options.choose("blank")
    sheet = printing.options.sheet
    sheet.setCurrentIndex(sheet.findData("walkaway"))
    printing.options.form.setChecked(True)
    settled(qtbot, printing)
    assert pages(printing.pdf) == 1
    assert b"/AcroForm" in printing.pdf


def test_what_is_chosen_shows_only_what_belongs_to_it(printing, qtbot):
    options = printing.options
    options.choose("blank")
    assert options.sheet.isVisible()
    assert not options.sections.isVisible()
    options.choose("table_copy")
    assert options.offers.isVisible()
    assert not options.sheet.isVisible()
    settled(qtbot, printing)


def test_the_track_record_is_printed_from_its_page_as_it_is_filtered(sample_window, qtbot):
    sample_window.view.show_record()
    page = sample_window.view.record_page
    qtbot.waitUntil(lambda: bool(page.debriefs.made) and not page.debriefs.busy)
    box = page.filters.boxes["counterpart"]
    box.setCurrentIndex(1)
    page.print_button.click()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.windowTitle() == "Print: Track record"
    assert box.currentText() in said(found)


def test_the_printed_record_follows_what_is_changed(printing, sample_window, desk, qtbot):
    printing.options.choose("record")
    before = settled(qtbot, printing)
    row = next(row for row in desk.document.negotiations if row.stage == "agreed")
    desk.apply(set_field(row, "title", "A quite different title"))
    qtbot.waitUntil(lambda: printing.pdf != before)
    settled(qtbot, printing)
    assert "A quite different title" in said(printing)


def test_the_key_prints_the_record_where_the_record_is_shown(sample_window, qtbot):
    sample_window.view.show_record()
    action = sample_window.menus.actions["print"]
    assert action.isEnabled()
    action.trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.order.kind == "record"


def test_from_a_negotiation_the_record_is_not_limited_any_more(sample_window, qtbot):
    sample_window.view.show_record()
    page = sample_window.view.record_page
    qtbot.waitUntil(lambda: bool(page.debriefs.made) and not page.debriefs.busy)
    page.filters.boxes["counterpart"].setCurrentIndex(1)
    page.print_button.click()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.options.limited.isVisible()
    assert "Only " in said(found)
    sample_window.view.choose(sample_window.view.any_id)
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, found)
    assert found.order.kind == "brief"
    found.options.choose("record")
    settled(qtbot, found)
    assert not found.options.limited.isVisible()
    assert "Everything that has ended" in said(found)


def test_on_the_debrief_tab_the_key_prints_the_debrief(sample_window, qtbot):
    sample_window.view.choose(sample_window.view.any_id, "debrief")
    sample_window.menus.actions["print"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.order.kind == "debrief"
    sample_window.view.choose(sample_window.view.any_id, "walkaway")
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, found)
    assert found.order.kind == "brief"


def test_what_was_chosen_by_hand_is_there_the_next_time(printing, sample_window, qtbot):
    printing.options.choose("workbook")
    printing.hide()
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, printing)
    assert printing.order.kind == "workbook"


def test_the_window_is_called_by_what_it_prints(printing, qtbot):
    for kind, title in (("blank", "Blank sheets"), ("record", "Track record")):
        printing.options.choose(kind)
        settled(qtbot, printing)
        assert printing.windowTitle() == f"Print: {title}"
    printing.options.choose("brief")
    settled(qtbot, printing)
    assert printing.windowTitle() == "Print: Family car"


def test_a_whole_page_is_seen_without_scrolling_however_large_the_window(printing, qtbot):
    bar = printing.preview.view.verticalScrollBar()
    for size in ((1280, 800), (760, 560), (1024, 600)):
        printing.resize(*size)
        qtbot.waitUntil(lambda: bar.maximum() == 0)
        wide = (
            printing.preview.document.pagePointSize(0).width() * printing.preview.view.zoomFactor()
        )
        assert wide > 150


def test_return_presses_the_button_with_the_focus(printing, qtbot):
    printing.activateWindow()
    qtbot.waitUntil(printing.isActiveWindow)
    down = printing.options.sections.down
    before = printing.order.sections
    down.setFocus()
    QTest.keyClick(down, Qt.Key.Key_Return)
    assert printing.order.sections != before


def test_another_kind_begins_at_its_first_page(printing, qtbot):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    bar = printing.preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    printing.options.choose("blank")
    settled(qtbot, printing)
    assert bar.value() == 0


def test_a_click_on_the_box_of_a_section_takes_it_away(printing, qtbot):
    view = printing.options.sections.list
    box = view.visualItemRect(view.item(1)).topLeft() + QPoint(12, 12)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "opening" not in printing.options.sections.chosen
    settled(qtbot, printing)


def test_while_pages_are_sent_it_says_so_and_not_that_they_are_made(printing, qtbot, printer):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    assert "printer" in printing.progress.words.text()
    printing.progress.cancel.click()
    assert not printing.progress.isVisible()


def test_a_print_never_holds_the_window_up(printing, qtbot, printer):
    printing.options.choose("blank")
    settled(qtbot, printing)
    shares = []
    printing.press.moved.connect(lambda done, total: shares.append((done, total)))
    printed_out(qtbot, printing, printer(printing.order))
    # The window has its turn many times a page.
    assert len(shares) > 10 * pages(printing.pdf)
    assert shares[-1][0] == shares[-1][1]


def test_an_export_that_fails_leaves_the_old_file(printing, tmp_path, monkeypatch):
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    printing.export.write(target, printing.pdf)
    assert target.read_bytes() == b"old"
    assert printing.banners.shown("export").kind == "warn"
    assert [path.name for path in tmp_path.glob(".*.tmp")] == []
