# SPDX-License-Identifier: EUPL-1.2
"""Whatever is wrong with a file is said in one sentence, and nothing of it is ever a stack trace or a full memory."""

from __future__ import annotations

import io
import os
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.reading import made_files as made
from thuislijn.reading.documents.content import Limits, Setting
from thuislijn.reading.documents.formats.catalogue import FORMATS
from thuislijn.reading.documents.sentences import REFUSED, REMARKS

VALID = {
    "brief.pdf": made.pdf(made.LETTER, made.LETTER),
    "brief.docx": made.letter_docx(),
    "brief.odt": made.odt("".join(f"<text:p>{line}</text:p>" for line in made.LETTER)),
    "brief.rtf": made.rtf(r"\par ".join(made.LETTER)),
    "bericht.eml": made.attach(made.mail(), "brief.docx", made.letter_docx()).as_bytes(),
    "bericht.msg": made.msg(made.message_storage({made.SUBJECT: "Jorn", made.BODY: "Hij is thuis."})),
    "brief.html": ("<html><body>" + "".join(f"<p>{line}</p>" for line in made.LETTER)).encode(),
    "brief.txt": "\n".join(made.LETTER).encode(),
}


@pytest.mark.parametrize("name", VALID)
def test_an_empty_file_is_said_to_be_empty(name: str) -> None:
    assert made.codes(b"", name) == ["empty"]


@pytest.mark.parametrize("name", ["brief.pdf", "brief.docx", "brief.odt", "bericht.msg"])
def test_a_file_cut_off_halfway_is_said_to_be_damaged(name: str) -> None:
    data = VALID[name]
    (code,) = made.codes(data[: len(data) // 2], name)
    assert code in ("damaged", "cut_off", "old_office")


def test_of_a_pdf_without_its_end_the_pages_that_are_left_are_read() -> None:
    read, gathering = made.opened(VALID["brief.pdf"][:-20], "brief.pdf")
    assert read is not None
    assert made.LETTER[1] in read.text
    assert [problem.code for problem in gathering.problems] == ["cut_off"]
    assert not gathering.problems[0].refused


def test_a_page_that_is_missing_from_a_pdf_is_named() -> None:
    read, gathering = made.opened(
        VALID["brief.pdf"].replace(b"/Kids[", b"/Kids[99 0 R ").replace(b"/Count 2", b"/Count 3"), "brief.pdf"
    )
    assert read is not None
    assert len(read.pages) == 3
    (problem,) = gathering.problems
    assert (problem.code, problem.refused) == ("pages_damaged", False)
    assert "gelezen: 1;" in problem.nl


def test_a_password_is_said_to_be_one() -> None:
    assert made.codes(made.encrypted_pdf(), "brief.pdf") == ["encrypted"]
    office = made.msg({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 100})
    assert made.codes(office, "brief.docx") == ["encrypted"]
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x8f\x01garbage",
        "META-INF/manifest.xml": manifest,
    }
    assert made.codes(made.zipped(parts), "brief.odt") == ["encrypted"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (made.msg({"WordDocument": b"x" * 5000}), "brief.doc", "old_office"),
        (made.zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "lijst.xlsx", "spreadsheet"),
        (made.zipped({"ppt/presentation.xml": "<a/>"}), "praatje.pptx", "presentation"),
        (made.zipped({"brief.txt": "Beste"}), "alles.zip", "archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "alles.rar", "archive"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(50), "opname.mp4", "media"),
        (b"ID3\x04" + bytes(60), "gesprek.mp3", "media"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR", "afspraak.ics", "calendar"),
        (bytes(range(256)) * 20, "iets.bin", "unknown"),
        (bytes(range(256)) * 20, "brief.docx", "damaged"),
        (b" \n\t \n", "leeg.txt", "no_text"),
        (made.docx("<w:p/>"), "leeg.docx", "no_text"),
        (made.pdf(()), "leeg.pdf", "no_text"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(data: bytes, name: str, code: str) -> None:
    assert made.codes(data, name) == [code]


@pytest.mark.parametrize(
    ("name", "called"),
    [("brief.docx", "brief.pdf"), ("brief.pdf", "brief.docx"), ("brief.rtf", "brief.odt"), ("brief.txt", "brief.pdf")],
)
def test_a_file_with_the_wrong_name_is_read_as_what_it_is_with_a_remark(name: str, called: str) -> None:
    read, gathering = made.opened(VALID[name], called)
    assert read is not None
    assert read.kind == name.partition(".")[2]
    assert made.LETTER[1] in read.text
    assert [(problem.code, problem.refused) for problem in gathering.problems] == [("mislabelled", False)]


def test_rich_text_called_doc_is_no_mistake() -> None:
    assert made.codes(VALID["brief.rtf"], "brief.doc") == []


# --- files that want to do harm -----------------------------------------------------------------------------------


def bomb(megabytes: int, part: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(part, "w", force_zip64=True) as stream:
            for _ in range(megabytes):
                stream.write(b" " * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    data = bomb(40)
    tracemalloc.start()
    assert made.codes(data, "brief.docx") == ["bomb"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks() -> None:
    data = bytearray(bomb(12))
    # The size it declares, in the list at the end of the file and before the part itself.
    honest, lie = (12_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    data = bytearray(bytes(data).replace(honest, lie))
    (code,) = made.codes(bytes(data), "brief.docx", Setting(Limits(unpacked_mb=5)))
    assert code in ("bomb", "damaged")


def test_more_parts_than_any_document_has_are_refused() -> None:
    parts: dict[str, bytes | str] = {f"word/{n}.xml": "" for n in range(60)}
    data = made.zipped(parts | {"[Content_Types].xml": "<Types/>"})
    assert made.codes(data, "brief.docx", Setting(Limits(archive_entries=50))) == ["bomb"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_in_xml_is_refused(encoding: str) -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}<d>&b;</d>'.encode(encoding)
    parts: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>", "word/document.xml": xml}
    assert made.codes(made.zipped(parts), "brief.docx") == ["doctype"]
    odt: dict[str, bytes | str] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml}
    assert made.codes(made.zipped(odt), "brief.odt") == ["doctype"]


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000
    assert made.codes(made.docx(deep), "brief.docx") == ["too_complex"]


def test_mails_nested_in_mails_are_read_to_a_depth() -> None:
    nested = made.mail("Het begin van alles.", Subject="bericht")
    for level in range(8):
        outer = made.mail(f"Bericht {level} over hetzelfde.", Subject=f"bericht {level}")
        outer.add_attachment(nested)
        nested = outer
    read, gathering = made.opened(nested.as_bytes(), "a.eml", Setting(Limits(mail_depth=3)))
    assert read is not None
    assert len(list(read.walk())) == 4
    (problem,) = gathering.problems
    assert problem.code == "too_deep"
    assert problem.path.startswith("a.eml/bericht 6.eml/bericht 5.eml/bericht 4.eml/")


def test_more_attachments_than_the_limit_are_not_read() -> None:
    mail = made.mail()
    for number in range(5):
        made.attach(mail, f"{number}.txt", f"Bijlage {number} met eigen woorden.".encode())
    read, gathering = made.opened(mail.as_bytes(), "a.eml", Setting(Limits(attachments=3)))
    assert read is not None
    assert len(read.attachments) == 3
    assert [problem.code for problem in gathering.problems] == ["too_many_attachments"]


def test_more_pages_than_the_limit_are_not_read() -> None:
    read, gathering = made.opened(made.pdf(*([made.LETTER] * 5)), "a.pdf", Setting(Limits(pages=2)))
    assert read is not None
    assert len(read.pages) == 2
    assert [problem.code for problem in gathering.problems] == ["too_many_pages"]


def test_a_picture_of_more_points_than_the_limit_is_not_unpacked() -> None:
    data = made.picture(Image.new("1", (4000, 4000), 1), "PNG")
    assert made.codes(data, "kaart.png", Setting(Limits(image_megapixels=10))) == ["image_too_large"]


@pytest.mark.needs("tesseract")
def test_a_damaged_picture_is_said_to_be_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)  # as after printing in the same process
    data = made.picture(made.sheet(made.LETTER), "PNG")
    assert made.codes(data[: len(data) // 2], "foto.png") == ["damaged"]
    assert made.codes(data[:40], "foto.png") == ["damaged"]


def test_every_sentence_names_the_file_in_both_languages() -> None:
    for nl, en in (REFUSED | REMARKS).values():
        assert "{file}" in nl
        assert "{file}" in en
        assert nl.endswith(".")
        assert en.endswith(".")
        assert nl.count(". ") == 0, "one sentence"


# --- anything at all ----------------------------------------------------------------------------------------------

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The marks with which formats begin, so that what follows reaches their parsers. Pictures are left to another test,
# since reading one takes a second.
MARKS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"From: a\nDate: b\n", b"<html>", made.OLE, b"\xff\xfe"]


def ends_well(data: bytes, name: str) -> None:
    read, gathering = made.opened(data, name)
    assert read is not None or gathering.problems or gathering.duplicates
    if read is not None:
        assert all(0 <= page.start <= page.end <= len(read.text) for page in read.pages)
        read.text.encode("utf-8")
    for problem in gathering.problems:
        problem.nl.encode("utf-8")


@QUICK
@given(st.sampled_from(MARKS), st.binary(max_size=400), st.sampled_from(sorted(VALID)))
def test_any_bytes_end_in_a_document_or_a_sentence(mark: bytes, rest: bytes, name: str) -> None:
    ends_well(mark + rest, name)


@QUICK
@given(st.data())
def test_any_damage_to_a_file_ends_in_a_document_or_a_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(VALID)))
    damaged = bytearray(VALID[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        way = data.draw(st.sampled_from(["change", "cut", "add", "take"]))
        if way == "change" and damaged:
            damaged[at] = data.draw(st.integers(0, 255))
        elif way == "cut":
            del damaged[at:]
        elif way == "add":
            damaged[at:at] = data.draw(st.binary(max_size=20))
        else:
            del damaged[at : at + data.draw(st.integers(1, 30))]
    ends_well(bytes(damaged), name)


@QUICK
@given(st.text(alphabet="<>/:w p t tbl sdt ins \"='&;x1", max_size=200))
def test_any_xml_in_a_word_file_ends_in_a_document_or_a_sentence(body: str) -> None:
    ends_well(made.docx(body), "brief.docx")


@QUICK
@given(st.text(alphabet="\\{}'abpfu0189-* \n;|", max_size=200))
def test_any_rich_text_ends_in_a_document_or_a_sentence(body: str) -> None:
    ends_well(b"{\\rtf1" + body.encode(), "brief.rtf")


@given(st.binary(max_size=300))
def test_no_format_raises_when_asked_whether_a_file_is_its_own(data: bytes) -> None:
    for candidate in FORMATS:
        assert candidate.recognise(data) in (True, False)


def test_random_bytes_in_great_number_are_refused_quickly() -> None:
    assert made.codes(os.urandom(2_000_000), "brief.pdf") == ["damaged"]
