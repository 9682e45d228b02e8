# SPDX-License-Identifier: EUPL-1.2
"""A document as an e-mail: .eml with the standard library, .msg as Outlook keeps it."""

from __future__ import annotations

import datetime as dt
import mimetypes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from examples.paperwork.authored import Document, Mail, plain_text
from examples.paperwork.compound import Storage, compound_file

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
Attachments = tuple[tuple[str, bytes], ...]

# MAPI property tags (MS-OXPROPS): number and type in one word.
MESSAGE_CLASS, SUBJECT, BODY = 0x001A001F, 0x0037001F, 0x1000001F
SENDER_NAME, SENDER_ADDRESS = 0x0C1A001F, 0x0C1F001F
DISPLAY_TO, DISPLAY_CC = 0x0E04001F, 0x0E03001F
HEADERS = 0x007D001F
SUBMITTED = 0x00390040
RECIPIENT_TYPE, DISPLAY_NAME, ADDRESS = 0x0C150003, 0x3001001F, 0x3003001F
ATTACH_METHOD, ATTACH_NAME, ATTACH_DATA = 0x37050003, 0x3707001F, 0x37010102


def head_of(document: Document) -> Mail:
    if document.mail is None:
        raise ValueError(f"{document.name}: an e-mail needs a [mail] head")
    return document.mail


def eml_bytes(document: Document, attachments: Attachments) -> bytes:
    """The document as the bytes of an .eml file with its attachments."""
    head = head_of(document)
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = head.sender, head.to
    if head.cc:
        message["Cc"] = head.cc
    message["Subject"] = head.subject
    message["Date"] = format_datetime(head.sent.replace(tzinfo=AMSTERDAM))
    message["Message-ID"] = f"<{document.name}.{head.sent:%Y%m%d%H%M}@voorbeeld.invalid>"
    message.set_content(plain_text(document.body), cte="quoted-printable")
    for name, raw in attachments:
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(raw, maintype=main, subtype=sub, filename=name)
    # The library draws a boundary at random; the same text must give the same file.
    if message.is_multipart():
        message.set_boundary(f"=_{document.name}_{head.sent:%Y%m%d}")
    return message.as_bytes()


def msg_bytes(document: Document, attachments: Attachments) -> bytes:
    """The document as the bytes of an Outlook .msg file with its attachments (MS-OXMSG)."""
    head = head_of(document)
    sent = format_datetime(head.sent.replace(tzinfo=AMSTERDAM))
    text = {
        MESSAGE_CLASS: "IPM.Note",
        SUBJECT: head.subject,
        BODY: plain_text(document.body).replace("\n", "\r\n"),
        SENDER_NAME: head.sender.partition(" <")[0],
        SENDER_ADDRESS: head.sender.partition("<")[2].rstrip(">") or head.sender,
        DISPLAY_TO: head.to,
        DISPLAY_CC: head.cc,
        HEADERS: f"From: {head.sender}\r\nTo: {head.to}\r\nDate: {sent}\r\n",
    }
    counts = (1).to_bytes(4, "little") + len(attachments).to_bytes(4, "little")
    top_head = bytes(8) + counts + counts + bytes(8)
    parts = properties(text, {SUBMITTED: filetime(head.sent)}, top_head)
    parts["__nameid_version1.0"] = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
    recipient = {DISPLAY_NAME: head.to, ADDRESS: head.to}
    parts["__recip_version1.0_#00000000"] = properties(recipient, {RECIPIENT_TYPE: 1}, bytes(8))
    for n, (name, raw) in enumerate(attachments):
        folder = properties({ATTACH_NAME: name}, {ATTACH_METHOD: 1}, bytes(8), {ATTACH_DATA: raw})
        parts[f"__attach_version1.0_#{n:08X}"] = folder
    return compound_file(parts)


def properties(
    text: dict[int, str], fixed: dict[int, int], head: bytes, binary: dict[int, bytes] | None = None
) -> Storage:
    """The streams of one MAPI object: long values each in a stream, short ones in the table itself."""
    storage: Storage = {}
    table = bytearray(head)
    long_values = {tag: value.encode("utf-16-le") for tag, value in text.items() if value} | (binary or {})
    for tag, raw in long_values.items():
        storage[f"__substg1.0_{tag:08X}"] = raw
        # A string's length counts its closing zero, which is not stored (MS-OXMSG 2.4.2.2).
        size = len(raw) + 2 if tag & 0xFFFF == 0x001F else len(raw)
        table += tag.to_bytes(4, "little") + (6).to_bytes(4, "little") + size.to_bytes(8, "little")
    for tag, number in fixed.items():
        table += tag.to_bytes(4, "little") + (6).to_bytes(4, "little") + number.to_bytes(8, "little")
    storage["__properties_version1.0"] = bytes(table)
    return storage


def filetime(moment: dt.datetime) -> int:
    """Hundreds of nanoseconds since 1601 in universal time, as Windows counts."""
    since = moment.replace(tzinfo=AMSTERDAM) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
    return int(since.total_seconds()) * 10_000_000
