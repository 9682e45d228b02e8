# SPDX-License-Identifier: EUPL-1.2
"""Small files of every kind, made while the tests run: nothing binary is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from examples.paperwork.compound import Storage, compound_file
from examples.paperwork.post import properties
from thuislijn.reading.documents.content import Setting
from thuislijn.reading.documents.documents import Document
from thuislijn.reading.documents.folder import Reading, read_folder
from thuislijn.reading.documents.opening import Gathering, open_document

LETTER = (
    "Geachte mevrouw Terpstra,",
    "Op 14 maart 2019 spraken wij met u en met Jorn over de hulp die nodig is.",
    "Van 3 februari 2018 tot 19 juni 2018 verbleef Jorn bij zijn grootouders.",
    "De begeleiding duurt zes maanden, vier uur per week.",
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def opened(data: bytes, name: str, setting: Setting | None = None) -> tuple[Document | None, Gathering]:
    """The document in `data` and all that was said about it."""
    gathering = Gathering()
    return open_document(name, data, setting or Setting(), gathering), gathering


def document(data: bytes, name: str) -> Document:
    """The document in `data`, which must be readable."""
    found, gathering = opened(data, name)
    assert found is not None, gathering.problems
    return found


def codes(data: bytes, name: str, setting: Setting | None = None) -> list[str]:
    """The codes of what was said about a file, which must each come with both sentences and name the file."""
    _, gathering = opened(data, name, setting)
    for problem in gathering.problems:
        assert problem.path in problem.nl
        assert problem.path in problem.en
        assert "{" not in problem.nl + problem.en
    return [problem.code for problem in gathering.problems]


def read_all(folder: Path, files: dict[str, bytes]) -> Reading:
    """Write the files into the folder and read it."""
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return read_folder(folder)


# --- PDF ----------------------------------------------------------------------------------------------------------


def pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return bytes(out) + table + end


def pdf(*pages: Sequence[str], rotate: int = 0, extra: Sequence[bytes] = (), on_page: bytes = b"") -> bytes:
    """A PDF with a page for each sequence of lines. Objects in `extra` are numbered from 4."""
    objects = [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>", b""]
    objects += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *extra]
    kids = []
    for lines in pages:
        escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
        shown = "".join(f"({line}) Tj 0 -16 Td\n" for line in escaped).encode("cp1252")
        content = b"BT /F1 11 Tf 60 780 Td\n" + shown + b"ET"
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R%b"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (rotate, len(objects), on_page)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    return pdf_file(objects)


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password; no password opens it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 0/Kids[]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"ab" * 32, b"cd" * 32),
    ]
    return pdf_file(objects, b"/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]")


# --- pictures -----------------------------------------------------------------------------------------------------


def sheet(lines: Sequence[str], degrees: float = 0) -> Image.Image:
    """A sheet of A4 at 150 dpi with these lines on it, laid on the glass plate askew by so many degrees."""
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(24)
    for number, line in enumerate(lines):
        draw.text((130, 160 + 44 * number), line, fill=10, font=font)
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255) if degrees else page


def picture(image: Image.Image, kind: str) -> bytes:
    """The picture as a file of this kind: PNG, JPEG, TIFF, PDF."""
    out = io.BytesIO()
    image.save(out, kind, dpi=(150, 150), resolution=150)
    return out.getvalue()


# --- office -------------------------------------------------------------------------------------------------------


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip file; a part called 'mimetype' is stored as it is, as OpenDocument asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes | str]:
    """What is in a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(body: str, **others: str) -> bytes:
    """A Word file with this XML in its body; `others` are further parts, such as header1='<w:hdr ...>'."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    for name, xml in others.items():
        parts["docProps/core.xml" if name == "core" else f"word/{name}.xml"] = xml
    return zipped(parts)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def letter_docx(lines: Sequence[str] = LETTER) -> bytes:
    return docx("".join(map(paragraph, lines)))


def odt(body: str, styles: str = "", meta: str = "") -> bytes:
    """An OpenDocument text with this XML in its body, in its page style and in its properties."""
    names = ("office", "text", "table", "style", "draw", "meta")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

    def root(name: str, inner: str) -> str:
        return f"<office:{name} {spaces}>{inner}</office:{name}>"

    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": root("document-content", f"<office:body><office:text>{body}</office:text></office:body>"),
            "styles.xml": root("document-styles", f"<office:master-styles>{styles}</office:master-styles>"),
            "meta.xml": root("document-meta", f"<office:meta>{meta}</office:meta>"),
        }
    )


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 " + body + "}").encode("ascii")


# --- post ---------------------------------------------------------------------------------------------------------


def mail(text: str = "\n".join(LETTER), **headers: str) -> EmailMessage:
    """A mail of 12 March 2019; `headers` replace those it has."""
    message = EmailMessage()
    fields = {
        "From": "Ans de Boer <a.deboer@school.invalid>",
        "To": "Team Jeugd <jeugd@gemeente.invalid>, Kim Smit <kim@gi.invalid>",
        "Subject": "Zorgen over Jorn",
        "Date": "Tue, 12 Mar 2019 23:30:00 +0100",
        "Message-ID": "<1@school.invalid>",
    }
    for name, value in (fields | headers).items():
        message[name] = value
    message.set_content(text)
    return message


def attach(message: EmailMessage, name: str, data: bytes) -> EmailMessage:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


SUBJECT, BODY, HEADERS, HTML = 0x0037001F, 0x1000001F, 0x007D001F, 0x10130102
SENDER_NAME, SENDER_ADDRESS, SUBMITTED, PACKED_RTF = 0x0C1A001F, 0x0C1F001F, 0x00390040, 0x10090102
RECIPIENT_TYPE, DISPLAY_NAME, ADDRESS = 0x0C150003, 0x3001001F, 0x3003001F
ATTACH_METHOD, ATTACH_NAME, ATTACH_DATA = 0x37050003, 0x3707001F, 0x37010102
EMBEDDED = "__substg1.0_3701000D"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def message_storage(
    text: dict[int, str],
    fixed: dict[int, int] | None = None,
    binary: dict[int, bytes] | None = None,
    attachments: Sequence[Storage] = (),
    embedded: bool = False,
) -> Storage:
    """The storage of an Outlook message; one inside a message has a shorter head."""
    counts = (0).to_bytes(4, "little") + len(attachments).to_bytes(4, "little")
    storage = properties(text, fixed or {}, bytes(8) + counts * 2 + (b"" if embedded else bytes(8)), binary)
    if not embedded:
        storage["__nameid_version1.0"] = {"__substg1.0_00020102": b""}
    for number, attachment in enumerate(attachments):
        storage[f"__attach_version1.0_#{number:08X}"] = attachment
    return storage


def attached(name: str, data: bytes | None = None, method: int = 1, inner: Storage | None = None) -> Storage:
    """The storage of an attachment: a file, or with `inner` a message."""
    binary = {ATTACH_DATA: data} if data is not None else {}
    storage = properties({ATTACH_NAME: name}, {ATTACH_METHOD: method}, bytes(8), binary)
    if inner is not None:
        storage[EMBEDDED] = inner
    return storage


def recipient(name: str, address: str, sort: int) -> Storage:
    """The storage of an addressee: `sort` 1 for To, 2 for Cc."""
    return properties({DISPLAY_NAME: name, ADDRESS: address}, {RECIPIENT_TYPE: sort}, bytes(8))


def msg(storage: Storage) -> bytes:
    return compound_file(storage)
