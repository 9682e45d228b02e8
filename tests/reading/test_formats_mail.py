# SPDX-License-Identifier: EUPL-1.2
"""Mails: dated by their head, read in plain words, with everything that hangs on them."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest
from PIL import Image

from tests.reading import made_files as made
from thuislijn.reading.documents.mail_head import decoded, people, sent_at
from thuislijn.reading.documents.packed_rtf import unpacked

# The first example of MS-OXRTFCP (4.1.1).
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def test_a_mail_has_a_head_that_people_can_read() -> None:
    read = made.document(made.mail(Cc="Opa <opa@thuis.invalid>").as_bytes(), "bericht.eml")
    assert read.text.split("\n\n")[0].split("\n") == [
        "Van: Ans de Boer <a.deboer@school.invalid>",
        "Aan: Team Jeugd <jeugd@gemeente.invalid>; Kim Smit <kim@gi.invalid>",
        "Cc: Opa <opa@thuis.invalid>",
        "Datum: 12 maart 2019 23:30",
        "Onderwerp: Zorgen over Jorn",
    ]
    assert read.sender == "Ans de Boer <a.deboer@school.invalid>"
    assert len(read.recipients) == 3
    assert read.subject == "Zorgen over Jorn"


def test_the_day_is_the_one_on_the_writers_own_clock() -> None:
    # Half past eleven at night in the Netherlands is already tomorrow nowhere, and still yesterday in New York.
    assert made.document(made.mail().as_bytes(), "a.eml").written() == dt.date(2019, 3, 12)
    far = made.mail(Date="Tue, 12 Mar 2019 18:30:00 -0500")
    assert made.document(far.as_bytes(), "a.eml").written() == dt.date(2019, 3, 12)


@pytest.mark.parametrize(
    "words", ["", "gisteren", "Tue, 31 Feb 2019 10:00:00 +0100", "Thu, 01 Jan 1970 00:00:00 +0000"]
)
def test_a_date_that_cannot_be_is_none(words: str) -> None:
    assert sent_at(words) is None


def test_encoded_names_are_read_and_broken_ones_left() -> None:
    assert decoded("=?utf-8?q?Zo=C3=AB_de_Wit?=") == "Zoë de Wit"
    assert decoded("=?onbekend?q?Zo=C3=AB?=") == "=?onbekend?q?Zo=C3=AB?="
    assert people(['"=?utf-8?q?Wit=2C_Zo=C3=AB?=" <zoe@thuis.invalid>', "opa@thuis.invalid"]) == (
        "Wit, Zoë <zoe@thuis.invalid>",
        "opa@thuis.invalid",
    )


def test_plain_words_go_before_html_and_html_before_nothing() -> None:
    both = made.mail("De platte tekst over Jorn.")
    both.add_alternative("<p>De opgemaakte tekst</p>", subtype="html")
    assert made.document(both.as_bytes(), "a.eml").text.endswith("De platte tekst over Jorn.")
    only = made.mail(" ")
    only.add_alternative("<p>De <b>opgemaakte</b> tekst</p>", subtype="html")
    assert made.document(only.as_bytes(), "a.eml").text.endswith("\n\nDe opgemaakte tekst")


def test_lines_that_go_on_are_put_together() -> None:
    flowed = made.mail("Jorn ging op 3 mei \nnaar zijn opa.\n-- \nAns")
    flowed.set_param("format", "flowed")
    assert made.document(flowed.as_bytes(), "a.eml").text.endswith("Jorn ging op 3 mei naar zijn opa.\n--\nAns")


def test_a_mail_in_the_wrong_encoding_is_read_all_the_same() -> None:
    raw = (
        b"From: a@b.invalid\r\nDate: Tue, 12 Mar 2019 10:00:00 +0100\r\nContent-Type: text/plain; charset=us-ascii\r\n"
    )
    raw += b"Content-Transfer-Encoding: 8bit\r\n\r\n" + "Zoë is geïndiceerd.".encode("cp1252")
    assert made.document(raw, "a.eml").text.endswith("Zoë is geïndiceerd.")


def test_attachments_are_documents_under_their_mail() -> None:
    inner = made.attach(made.mail("De doorgestuurde mail."), "verzuim.txt", b"Jorn was in mei negen dagen afwezig.")
    mail = made.attach(made.mail(), "brief.docx", made.letter_docx(("Een brief met eigen woorden over Jorn.",)))
    mail = made.attach(mail, "brief.docx", made.letter_docx(("Een tweede brief, ook met eigen woorden.",)))
    mail.add_attachment(inner)
    read = made.document(mail.as_bytes(), "post/bericht.eml")
    assert [one.path for one in read.walk()] == [
        "post/bericht.eml",
        "post/bericht.eml/brief.docx",
        "post/bericht.eml/brief (2).docx",
        "post/bericht.eml/Zorgen over Jorn.eml",
        "post/bericht.eml/Zorgen over Jorn.eml/verzuim.txt",
    ]


def test_a_name_of_an_attachment_leads_nowhere() -> None:
    mail = made.attach(made.mail(), "../../etc/passwd.txt", b"Gewoon een tekst.")
    (attachment,) = made.document(mail.as_bytes(), "a.eml").attachments
    assert attachment.path == "a.eml/_.._etc_passwd.txt"


def test_a_logo_is_no_page_of_the_file() -> None:
    logo = made.picture(Image.new("L", (200, 80), 255), "PNG")
    mail = made.mail()
    mail.add_attachment(logo, maintype="image", subtype="png", filename="logo.png")
    read, gathering = made.opened(mail.as_bytes(), "a.eml")
    assert read is not None
    assert read.attachments == ()
    assert gathering.problems == []


def test_a_sealed_mail_is_refused_and_a_signed_one_read() -> None:
    sealed = (
        b"From: a@b.invalid\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA"
    )
    assert made.codes(sealed, "a.eml") == ["encrypted_mail"]
    signed = EmailMessage()
    signed["From"], signed["Date"] = "a@b.invalid", "Tue, 12 Mar 2019 10:00:00 +0100"
    signed.set_content("Een ondertekende mail.")
    signed.add_attachment(b"....", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    read, gathering = made.opened(signed.as_bytes(), "a.eml")
    assert read is not None
    assert gathering.problems == []


def test_words_pasted_from_a_mail_are_plain_text() -> None:
    pasted = b"Van: Ans\nAan: Kim\nVerzonden: dinsdag 12 maart\nOnderwerp: Jorn\n\nHij is thuis."
    assert made.document(pasted, "a.txt").kind == "txt"


# --- Outlook ------------------------------------------------------------------------------------------------------

TEXT = {made.SUBJECT: "Zorgen over Jorn", made.BODY: "Hij slaapt slecht.\r\nGroet, Ans"}
HEAD = {made.HEADERS: "From: =?utf-8?q?Zo=C3=AB?= <zoe@school.invalid>\r\nDate: Tue, 12 Mar 2019 23:30:00 +0100\r\n"}


def test_an_outlook_message_gives_head_and_text() -> None:
    read = made.document(made.msg(made.message_storage(TEXT | HEAD)), "bericht.msg")
    assert read.kind == "msg"
    assert read.written() == dt.date(2019, 3, 12)
    assert read.text == (
        "Van: Zoë <zoe@school.invalid>\nDatum: 12 maart 2019 23:30\nOnderwerp: Zorgen over Jorn\n\n"
        "Hij slaapt slecht.\nGroet, Ans"
    )


def test_without_the_headers_of_servers_outlooks_own_words_do() -> None:
    sender = {made.SENDER_NAME: "Ans de Boer", made.SENDER_ADDRESS: "/O=SCHOOL/CN=ANS"}
    universal = dt.datetime(2019, 3, 12, 23, 30, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
    ticks = int(universal.total_seconds()) * 10_000_000
    storage = made.message_storage(TEXT | sender, {made.SUBMITTED: ticks})
    storage["__recip_version1.0_#00000000"] = made.recipient("Kim Smit", "kim@gi.invalid", 2)
    read = made.document(made.msg(storage), "bericht.msg")
    assert read.sender == "Ans de Boer"
    assert read.recipients == ("Kim Smit <kim@gi.invalid>",)
    assert read.written() == dt.date(2019, 3, 13), "half past eleven in universal time is past midnight in Amsterdam"


@pytest.mark.parametrize(
    "binary",
    [{made.HTML: b"<p>Hij slaapt <b>slecht</b>.</p>"}, {made.PACKED_RTF: PACKED}],
    ids=["html", "rich text"],
)
def test_a_message_without_plain_text_is_read_from_its_other_forms(binary: dict[int, bytes]) -> None:
    read = made.document(made.msg(made.message_storage({made.SUBJECT: "Jorn"}, binary=binary)), "a.msg")
    assert read.text[read.body_start :] in ("Hij slaapt slecht.", "hello world")


def test_packed_rich_text_is_unpacked() -> None:
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_files_and_messages_inside_an_outlook_message_are_read() -> None:
    letter = made.attached("brief.txt", b"Een brief over Jorn die bijgevoegd is.")
    text = {made.SUBJECT: "Eerder", made.BODY: "Het eerdere bericht.", made.SENDER_NAME: "Wit, Zoë"}
    inner = made.message_storage(text, attachments=[letter], embedded=True)
    storage = made.message_storage(TEXT, attachments=[made.attached("Eerder", method=5, inner=inner)])
    _, second, third = made.document(made.msg(storage), "a.msg").walk()
    assert (second.path, second.kind) == ("a.msg/Eerder.eml", "eml")
    assert second.text.split("\n") == ["Van: Wit, Zoë", "Onderwerp: Eerder", "", "Het eerdere bericht."]
    assert third.path == "a.msg/Eerder.eml/brief.txt"
    again = made.document(made.msg(storage), "a.msg").attachments[0]
    assert again.id == second.id


def test_an_attachment_that_is_only_pointed_to_is_named() -> None:
    storage = made.message_storage(TEXT, attachments=[made.attached("rapport.docx", method=7)])
    read, gathering = made.opened(made.msg(storage), "a.msg")
    assert read is not None
    (problem,) = gathering.problems
    assert problem.code == "attachment_lost"
    assert "rapport.docx" in problem.nl
    assert not problem.refused
