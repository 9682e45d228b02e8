# SPDX-License-Identifier: EUPL-1.2
"""E-mail as servers pass it on: head, text (plain where there is any, else HTML), attachments."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Attachment, Extracted, Format, PageText, Setting
from thuislijn.reading.documents.formats.html import text_of
from thuislijn.reading.documents.formats.txt import decode
from thuislijn.reading.documents.mail_head import MailHead, decoded, people, sent_at
from thuislijn.reading.documents.sentences import Refusal

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.M)
# A letter may open with 'From: ... Subject: ...' when somebody pasted a mail into it; these only a server writes.
_BY_MACHINE = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"date"})
_BY_HAND = frozenset({b"from", b"to", b"subject", b"cc"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
_FLOWED = re.compile(r"(?m)(?<!^--) \r?\n(?!>)")

Part = Message  # of the standard library: a mail, or a part of one


@dataclass(slots=True)
class _Found:
    """What has been gathered from the parts of a mail."""

    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


def recognise(data: bytes) -> bool:
    """Whether the bytes open with the headers of a mail."""
    start = data[:16_384].lstrip(b"\xef\xbb\xbf\r\n")
    if start.startswith(b"From "):  # the line that a mailbox file puts before a mail
        start = start.partition(b"\n")[2]
    if not _HEADER.match(start):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    return bool(names & _BY_HAND) and bool(names & _BY_MACHINE)


def read(data: bytes, setting: Setting) -> Extracted:
    """Head, text and attachments of a mail."""
    mail = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
    if mail.get_content_type() in _SEALED and "signed-data" not in str(mail.get("Content-Type", "")):
        raise Refusal("encrypted_mail")
    found = _Found()
    _gather(mail, found)
    words = decoded(mail.get("Date"))
    head = MailHead(
        sender=", ".join(people(mail.get_all("From", []))),
        to=people(mail.get_all("To", [])),
        cc=people(mail.get_all("Cc", [])),
        subject=decoded(mail.get("Subject")),
        sent=sent_at(words),
        words=words,
    )
    return Extracted(
        pages=(PageText(clean("\n\n".join(found.texts))),),
        title=head.subject,
        author=head.sender,
        hints=head.hints,
        sender=head.sender,
        recipients=head.to + head.cc,
        subject=head.subject,
        head=head.lines(),
        attachments=tuple(found.attachments),
    )


def _gather(part: Part, found: _Found) -> None:
    """Puts the text and the attachments of a part and of the parts in it where they belong."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        found.attachments.append(_forwarded(part))
    elif kind == "multipart/alternative":
        _gather_alternative(part, found)
    elif part.is_multipart():
        for inner in _parts(part):
            _gather(inner, found)
    elif kind in _SIGNATURES:
        return
    elif kind in ("text/plain", "text/html") and not _is_attached(part):
        text = _text(part)
        if text.strip():
            found.texts.append(text)
    else:
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            found.attachments.append(Attachment(_name(part, found), data, inline=_is_inline(part)))


def _gather_alternative(part: Part, found: _Found) -> None:
    """Of the same text in several forms the plain one, or the other when the plain one is empty."""
    forms: list[_Found] = []
    for inner in _parts(part):
        if inner.get_content_type() != "text/calendar":
            forms.append(_Found())
            _gather(inner, forms[-1])
    said = next((form.texts for form in forms if form.texts), [])
    found.texts.extend(said)
    for form in forms:
        found.attachments.extend(form.attachments)


def _parts(part: Part) -> Iterator[Part]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (inner for inner in payload if isinstance(inner, Message))


def _forwarded(part: Part) -> Attachment:
    """A mail inside the mail, as a file of its own."""
    inner = next(_parts(part), part)
    try:
        data = inner.as_bytes()
    except (LookupError, ValueError, AttributeError, TypeError):
        data = str(inner.get_payload()).encode("utf-8", "replace")  # its own headers cannot be written back
    subject = re.sub(r"[^\w .,-]", "", decoded(inner.get("Subject")))[:80].strip(" .")
    return Attachment(f"{subject or 'bericht'}.eml", data)


def _text(part: Part) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decode(data)  # labelled wrongly, or not at all
    if part.get_content_type() == "text/html":
        return text_of(text)
    # Lines that end in a space go on (RFC 3676).
    return _FLOWED.sub(" ", text) if str(part.get_param("format")).lower() == "flowed" else text


def _is_attached(part: Part) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _is_inline(part: Part) -> bool:
    return part.get_content_disposition() == "inline" or "Content-ID" in part


def _name(part: Part, found: _Found) -> str:
    name = decoded(part.get_filename() or "")
    return name or f"bijlage {len(found.attachments) + 1}{mimetypes.guess_extension(part.get_content_type()) or ''}"


FORMAT = Format(kind="eml", extensions=("eml", "mht", "mhtml"), recognise=recognise, read=read)
