# SPDX-License-Identifier: EUPL-1.2
"""Each format gives the words that people see on paper, in an order in which they can be read."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest

from tests.reading import made_files as made
from tests.reading.made_files import W, paragraph
from thuislijn.reading.documents.formats.catalogue import FORMATS

FORM = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/V(Sietse Terpstra)/Rect[170 600 400 620]/DA(/F1 12 Tf 0 g)/F 4>>"
NOTE = b"<</Type/Annot/Subtype/FreeText/Contents(Ontvangen)/Rect[50 500 300 540]/F 4/AP<</N 6 0 R>>>>"
NOTE_SHOWN = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 250 40]/Resources<</Font<</F1 3 0 R>>>>/Length 57>>stream\n"
    b"BT /F1 12 Tf 5 20 Td (Ontvangen 12 maart 2019) Tj ET      \nendstream"
)


def test_every_format_can_be_told_by_its_kind_and_its_extensions() -> None:
    kinds = [one.kind for one in FORMATS]
    extensions = [extension for one in FORMATS for extension in one.extensions]
    assert len(set(kinds)) == len(kinds)
    assert len(set(extensions)) == len(extensions)
    assert kinds[-1] == "txt", "nearly everything is text to the format for plain text, so it is asked last"


# --- PDF ----------------------------------------------------------------------------------------------------------


def test_a_pdf_gives_its_lines_and_a_page_break_is_a_line_end() -> None:
    read = made.document(made.pdf(made.LETTER, ("En verder: café, geïndiceerd.",)), "brief.pdf")
    assert read.kind == "pdf"
    assert read.text == "\n".join([*made.LETTER, "En verder: café, geïndiceerd."])
    assert not read.scanned


def test_what_was_filled_in_or_typed_onto_a_pdf_is_read() -> None:
    data = made.pdf(made.LETTER, extra=(FORM, NOTE, NOTE_SHOWN), on_page=b"/Annots[4 0 R 5 0 R]")
    text = made.document(data, "formulier.pdf").text
    assert "Sietse Terpstra" in text
    assert "Ontvangen 12 maart 2019" in text
    assert text.startswith(made.LETTER[0])


def test_a_file_attached_to_a_pdf_is_a_document_of_its_own() -> None:
    inner = b"Verslag van het huisbezoek op 3 mei 2019."
    embedded = b"<</Type/EmbeddedFile/Length %d>>stream\n%b\nendstream" % (len(inner), inner)
    specification = b"<</Type/Filespec/F(verslag.txt)/UF(verslag.txt)/EF<</F 4 0 R>>>>"
    data = made.pdf(made.LETTER, extra=(embedded, specification))
    data = data.replace(b"/AcroForm<</Fields[]>>", b"/Names<</EmbeddedFiles<</Names[(v) 5 0 R]>>>>")
    (attachment,) = made.document(data, "map.pdf").attachments
    assert attachment.path == "map.pdf/verslag.txt"
    assert attachment.text == inner.decode()


# --- Word ---------------------------------------------------------------------------------------------------------


def test_a_word_file_gives_header_tables_and_footer_in_order() -> None:
    written = docx.Document()
    written.sections[0].header.paragraphs[0].text = "Stichting De Oeverlanden"
    written.sections[0].footer.paragraphs[0].text = "Vertrouwelijk"
    written.core_properties.title = "Evaluatie begeleiding"
    written.core_properties.author = "M. Kuiper"
    written.core_properties.created = dt.datetime(2019, 3, 12, 9, 0)  # noqa: DTZ001  (the library takes no zone)
    written.add_heading("Evaluatie", 1)
    table = written.add_table(2, 2)
    for cell, text in zip(table._cells, ("Datum", "Wat", "3-5-2019", "Huisbezoek.\nMoeder was er ook."), strict=True):
        cell.text = text
    written.add_paragraph("Afspraak: zie schema.")
    out = io.BytesIO()
    written.save(out)
    read = made.document(out.getvalue(), "evaluatie.docx")
    assert read.text.split("\n") == [
        "Stichting De Oeverlanden",
        "Evaluatie",
        "Datum | Wat",
        "3-5-2019 | Huisbezoek.",
        "Moeder was er ook.",
        "Afspraak: zie schema.",
        "Vertrouwelijk",
    ]
    assert (read.title, read.author) == ("Evaluatie begeleiding", "M. Kuiper")
    assert read.hints[0].day == dt.date(2019, 3, 12)


def test_fields_of_a_template_and_tracked_changes_are_read_as_they_stand() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Datum besluit: 3 mei 2019')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>Het kind heet </w:t></w:r>"
        f"<w:sdt><w:sdtContent>{run.format('Jorn')}</w:sdtContent></w:sdt>"
        f"<w:ins>{run.format(' en woont thuis')}</w:ins>"
        "<w:del><w:r><w:delText> en woont bij opa</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run.format('Klik om tekst in te voeren')}</w:sdtContent></w:sdt></w:p>"
    )
    assert (
        made.document(made.docx(body), "brief.docx").text
        == "Datum besluit: 3 mei 2019\nHet kind heet Jorn en woont thuis"
    )


def test_a_text_box_is_read_once_and_ticks_are_kept() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('In het kader: opa belt wekelijks.')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Gewone regel.</w:t><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:p><w:r><w:sym w:char="F0FE"/><w:t> ja </w:t><w:sym w:char="F0A8"/><w:t> nee</w:t></w:r></w:p>'
        "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>"
        "<w:instrText>FORMCHECKBOX</w:instrText><w:t>akkoord</w:t></w:r></w:p>"
    )
    lines = made.document(made.docx(body), "brief.docx").text.split("\n")
    assert lines == ["Gewone regel.", "In het kader: opa belt wekelijks.", "☒ ja ☐ nee", "☒ akkoord"]


def test_notes_and_comments_follow_the_text_of_a_word_file() -> None:
    notes = f"<w:footnotes {W}><w:footnote>{paragraph('Zie het rapport van 2018.')}</w:footnote></w:footnotes>"
    comments = f'<w:comments {W}><w:comment w:author="Ans">{paragraph("Klopt deze datum?")}</w:comment></w:comments>'
    read = made.document(made.docx(paragraph("Tekst."), footnotes=notes, comments=comments), "a.docx")
    assert read.text == "Tekst.\nZie het rapport van 2018.\n[Ans] Klopt deze datum?"


@pytest.mark.parametrize(
    "breaks",
    [
        '<w:p><w:r><w:t>Een.</w:t><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>Twee.</w:t></w:r></w:p>',
        '<w:p><w:r><w:t>Een.</w:t><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Een.</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Twee.</w:t></w:r></w:p>",
    ],
)
def test_a_page_break_of_word_counts_once(breaks: str) -> None:
    read = made.document(made.docx(breaks), "a.docx")
    assert [read.text[page.start : page.end] for page in read.pages] == ["Een.", "Twee."]


# --- OpenDocument, rich text, plain text, HTML --------------------------------------------------------------------


def test_an_opendocument_text_gives_the_same() -> None:
    body = (
        "<text:h>Verslag</text:h><text:p>Op<text:s text:c='2'/>3 mei<text:line-break/>kwam "
        "<text:span>Jorn</text:span> thuis.<text:note><text:note-body><text:p>Volgens moeder.</text:p></text:note-body>"
        "</text:note></text:p><text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        "<table:table><table:table-row><table:table-cell><text:p>Datum</text:p></table:table-cell>"
        "<table:table-cell><text:p>Wat</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><text:soft-page-break/>Nieuwe bladzijde.</text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame></text:p>"
    )
    styles = (
        "<style:master-page><style:header><text:p>Briefhoofd</text:p></style:header>"
        "<style:footer><text:p>Voet</text:p></style:footer></style:master-page>"
    )
    meta = "<meta:creation-date>2019-05-03T10:00:00</meta:creation-date><dc:title>Verslag mei</dc:title>"
    read = made.document(made.odt(body, styles, meta), "verslag.odt")
    first, second = (read.text[page.start : page.end].split("\n") for page in read.pages)
    assert first == ["Briefhoofd", "Verslag", "Op  3 mei", "kwam Jorn thuis.", "Datum | Wat"]
    assert [line for line in second if line] == ["Nieuwe bladzijde.", "In het kader.", "Voet", "Volgens moeder."]
    assert read.title == "Verslag mei"
    assert read.hints[0].day == dt.date(2019, 5, 3)


def test_rich_text_gives_headers_accents_notes_and_pages() -> None:
    body = (
        r"{\header Briefhoofd caf\'e9\par}{\info{\title Verslag}{\author M. Kuiper}{\creatim\yr2019\mo5\dy3\hr10}}"
        r"{\pict\wmetafile8 " + "0f" * 1000 + "}"
        r"Moeder zegt: \u8220?hij is ge\'efndiceerd\u8221?{\footnote Volgens de school.}\par "
        r"Datum\cell Wat\cell\row \page Tweede bladzijde. \u-10179?\u-8704?\par{\footer Voet\par}"
    )
    read = made.document(made.rtf(body), "verslag.rtf")
    first, second = (read.text[page.start : page.end].split("\n") for page in read.pages)
    assert first == ["Briefhoofd café", "Moeder zegt: “hij is geïndiceerd”", "Datum | Wat"]
    assert second[0] == "Tweede bladzijde. 😀"
    assert set(second[1:]) - {""} == {"Volgens de school.", "Voet"}
    assert (read.title, read.author) == ("Verslag", "M. Kuiper")
    assert read.hints[0].day == dt.date(2019, 5, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_encodings_of_dutch_offices(encoding: str) -> None:
    text = "Zoë’s vader – geïndiceerd op 3 mei – kreeg € 12."
    assert made.document(text.encode(encoding), "notitie.txt").text == text


def test_a_place_in_plain_text_is_the_place_in_the_file() -> None:
    text = "\n  Op 3 mei 2019\tkwam Jorn thuis.\n\nuit-\nhuis\n"
    assert made.document(text.replace("\n", "\r\n").encode(), "a.txt").text.replace(" ", "\t") == text.replace(
        " ", "\t"
    )


def test_html_gives_what_a_browser_shows() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Verslag &amp; plan</title><style>p {color: red}</style></head><body>"
        "<script>alert('nee')</script><h1>Verslag</h1><p>Jorn is\n   ge&iuml;ndiceerd.<br>Moeder ook.</p>"
        "<div>Regel een</div><div>Regel twee</div><table><tr><td><p>3-5-2019</p></td><td>Huisbezoek</td></tr>"
        "<tr><td>4-5-2019</td><td></td><td>Belletje</td></tr></table><ul><li>rust</li><li>school</li></ul></body></html>"
    )
    read = made.document(page.encode(), "verslag.html")
    assert read.title == "Verslag & plan"
    assert [line for line in read.text.split("\n") if line] == [
        "Verslag",
        "Jorn is geïndiceerd.",
        "Moeder ook.",
        "Regel een",
        "Regel twee",
        "3-5-2019 | Huisbezoek",
        "4-5-2019 | Belletje",
        "rust",
        "school",
    ]
