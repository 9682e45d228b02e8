# SPDX-License-Identifier: EUPL-1.2
"""Outlook's own file of a mail: head, text (plain, else HTML, else rich text), attachments, mails inside it.

A mail inside the mail is no file of its own there; it is written out as one in the form that servers use, and read as
that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Attachment, Extracted, Format, PageText, Remark, Setting
from thuislijn.reading.documents.formats import rtf
from thuislijn.reading.documents.formats.html import text_of
from thuislijn.reading.documents.formats.txt import decode
from thuislijn.reading.documents.mail_head import MailHead, decoded, people, sent_at
from thuislijn.reading.documents.packed_rtf import unpacked

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")

# Numbers of properties (MS-OXPROPS).
_SUBJECT, _BODY, _HTML, _RICH_TEXT, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_NAME, _ADDRESS, _SMTP, _RECIPIENT_TYPE = 0x3001, 0x3003, 0x39FE, 0x0C15
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_METHOD, _LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID, _HIDDEN = 0x3705, 0x3707, 0x3704, 0x3701, 0x3712, 0x7FFE
_BY_VALUE, _EMBEDDED = 1, 5
_CC = 2
_TOP_HEADER, _EMBEDDED_HEADER, _PART_HEADER = 32, 24, 8  # bytes before the first property (MS-OXMSG 2.4.1)


def recognise(data: bytes) -> bool:
    """Whether this is a compound file with the properties of a message in it."""
    return data.startswith(OLE) and _PROPERTIES in data


def read(data: bytes, setting: Setting) -> Extracted:
    """Head, text and attachments of an Outlook message."""
    from olefile import OleFileIO  # type: ignore[import-untyped]
    from oxmsg.storage import Storage

    with OleFileIO(BytesIO(data)) as ole:
        mail = Storage.from_ole(ole)
    head = _head(mail, _TOP_HEADER)
    lost: list[str] = []
    attachments = tuple(_attachments(mail, lost))
    return Extracted(
        pages=(PageText(clean(_body(mail, _TOP_HEADER))),),
        title=head.subject,
        author=head.sender,
        hints=head.hints,
        sender=head.sender,
        recipients=head.to + head.cc,
        subject=head.subject,
        head=head.lines(),
        attachments=attachments,
        remarks=tuple(Remark("attachment_lost", {"name": name}) for name in lost),
    )


def _values(storage: Any, header: int) -> Any:
    from oxmsg.properties import Properties

    return Properties(storage, properties_header_offset=header)


def _text(values: Any, number: int) -> str:
    return str(values.str_prop_value(number) or "").rstrip("\0")


def _head(mail: Any, header: int) -> MailHead:
    """From the headers the servers wrote, where the message keeps them, and else from Outlook's own properties."""
    values = _values(mail, header)
    written = HeaderParser().parsestr(_text(values, _HEADERS).lstrip())
    words = decoded(written.get("Date"))
    sent = sent_at(words) or _local(values.date_prop_value(_SUBMITTED) or values.date_prop_value(_DELIVERED))
    name = _text(values, _SENDER_NAME)
    address = _text(values, _SENDER_SMTP) or _text(values, _SENDER_ADDRESS)
    to, cc = _recipients(mail)
    return MailHead(
        sender=", ".join(people(written.get_all("From", []))) or _shown(name, address),
        to=people(written.get_all("To", [])) or to,
        cc=people(written.get_all("Cc", [])) or cc,
        subject=decoded(_text(values, _SUBJECT)),
        sent=sent,
        words=words or (sent.isoformat() if sent else ""),
    )


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    """Outlook keeps universal time; the day that people mean is the one on their own clock."""
    if moment is None:
        return None
    try:
        return moment.astimezone(ZoneInfo("Europe/Amsterdam"))
    except (ZoneInfoNotFoundError, OverflowError):
        return moment


def _recipients(mail: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    to: list[str] = []
    cc: list[str] = []
    for storage in mail.iter_recipient_storages():
        values = _values(storage, _PART_HEADER)
        shown = _shown(_text(values, _NAME), _text(values, _SMTP) or _text(values, _ADDRESS))
        if shown:
            (cc if values.int_prop_value(_RECIPIENT_TYPE) == _CC else to).append(shown)
    return tuple(to), tuple(cc)


def _shown(name: str, address: str) -> str:
    """'Name <address>'; an address inside the own organisation ('/o=...') tells nobody anything."""
    name, address = clean(name), clean(address)
    return f"{name} <{address}>" if name and "@" in address and name != address else name or address


def _body(mail: Any, header: int) -> str:
    values = _values(mail, header)
    body = _text(values, _BODY)
    if body.strip():
        return body
    html = values.binary_prop_value(_HTML)
    if html:
        return text_of(decode(html))
    html = _text(values, _HTML)
    if html.strip():
        return text_of(html)
    packed = values.binary_prop_value(_RICH_TEXT)
    return rtf.plain(unpacked(packed).decode("latin-1")) if packed else ""


def _attachments(mail: Any, lost: list[str]) -> Iterator[Attachment]:
    """The files and mails in a message; what is only pointed to (a file in the cloud) goes by name to `lost`."""
    for number, storage in enumerate(mail.iter_attachment_storages(), 1):
        values = _values(storage, _PART_HEADER)
        name = _text(values, _LONG_NAME) or _text(values, _SHORT_NAME) or _text(values, _NAME)
        name = clean(name) or f"bijlage {number}"
        inline = bool(_text(values, _CONTENT_ID)) or _is_hidden(values)
        method = values.int_prop_value(_METHOD)
        inner = next((sub for sub in storage.storages if sub.name.upper().endswith("_3701000D")), None)
        if method == _EMBEDDED and inner is not None:
            yield Attachment(f"{name.removesuffix('.msg')}.eml", _as_mail(inner))
        elif method in (_BY_VALUE, None):
            data = values.binary_prop_value(_DATA)
            if data:
                yield Attachment(name, data, inline)
        else:
            lost.append(name)


def _is_hidden(values: Any) -> bool:
    return any(item.pid == _HIDDEN and bool(item.value) for item in values)


def _as_mail(storage: Any) -> bytes:
    """A message inside a message, written out as a mail; the same message always gives the same bytes."""
    head = _head(storage, _EMBEDDED_HEADER)
    mail = MIMEMultipart(boundary="=_bericht-in-bericht")
    for name, group in (("From", (head.sender,)), ("To", head.to), ("Cc", head.cc)):
        if any(group):
            mail[name] = ", ".join(formataddr(_parted(person)) for person in group)
    mail["Subject"] = Header(head.subject, "utf-8").encode()
    mail["Date"] = format_datetime(head.sent) if head.sent else head.words
    mail.attach(MIMEText(_body(storage, _EMBEDDED_HEADER), "plain", "utf-8"))
    for attachment in _attachments(storage, []):
        part = MIMEApplication(attachment.data)
        part.add_header("Content-Disposition", "attachment", filename=attachment.name)
        mail.attach(part)
    return mail.as_bytes()


def _parted(person: str) -> tuple[str, str]:
    name, _, address = person.partition(" <")
    return (name, address.rstrip(">")) if address else ("", person) if "@" in person else (person, "")


FORMAT = Format(kind="msg", extensions=("msg",), recognise=recognise, read=read)
