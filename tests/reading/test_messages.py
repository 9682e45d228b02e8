# SPDX-License-Identifier: EUPL-1.2
"""A mail with the mails quoted under it is several messages, each with its own day and writer; who tells a sentence."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reading.documents.documents import DateHint, Document, HintSource, Page
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.tellers_nl import account_of, writer_of
from thuislijn.reading.messages.messages import Message, messages, plain_layout
from thuislijn.reading.proposals import read_text
from thuislijn.timeline.family import Person
from thuislijn.timeline.sources import Account
from thuislijn.timeline.vocabulary import PersonRole, Perspective

MAIL = """Dag Petra,

Sem was er vandaag niet.

Op 3 mei 2019 om 10:12 schreef Petra Jansen <petra@post.invalid>:
> Dag juf,
>
> Sem komt morgen weer.
"""

FAMILY = FamilyFound.of(
    [
        Person(id="sem", name="Sem Jansen", role=PersonRole.CHILD),
        Person(id="petra", name="Petra Jansen", role=PersonRole.MOTHER),
        Person(id="oma", name="oma", role=PersonRole.GRANDPARENT),
    ]
)


def mail(text: str, sender: str = "Juf Ans <ans@school.invalid>") -> Document:
    hint = DateHint(dt.date(2019, 5, 6), "Mon, 06 May 2019", HintSource.MAIL)
    return Document(
        id="m",
        path="m.eml",
        kind="eml",
        title="m",
        sha256="m",
        text=text,
        pages=(Page(1, 0, len(text)),),
        hints=(hint,),
        sender=sender,
    )


def test_a_quoted_mail_has_its_own_day_and_writer() -> None:
    found = messages(mail(MAIL), plain_layout(MAIL))
    days = [one.day and dt.date.fromordinal(one.day).isoformat() for one in found]
    assert days == ["2019-05-06", "2019-05-03"]
    assert [one.writer for one in found] == ["Juf Ans", "Petra Jansen"]
    assert "Sem komt morgen weer" in MAIL[found[1].start : found[1].end]
    assert "Sem komt" not in MAIL[found[0].start : found[0].end]


def test_a_forwarded_mail_is_a_message_of_its_own() -> None:
    text = "Zie hieronder.\n\nVan: Petra Jansen\nVerzonden: 2 april 2019\nAan: school\n\nSem is ziek.\n"
    found = messages(mail(text), text)
    assert [one.writer for one in found] == ["Juf Ans", "Petra Jansen"]
    assert text[found[1].start : found[1].end].strip() == "Sem is ziek."


@given(st.text(alphabet=st.sampled_from("> \nVan:OpschreefDatum 3mei2019,<@"), max_size=200))
def test_messages_never_overlap_and_hold_only_the_text(text: str) -> None:
    plain = plain_layout(text)
    assert len(plain) == len(text)
    ends = 0
    for one in messages(mail(text), plain):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("Ik ben moe. Ik wil dat het stopt. Mijn zoon ook.\n\nGroetjes,\nPetra Jansen\n", "petra"),
        ("Ik ben moe. Ik wil hulp. Mijn kleinzoon ook.\n\nVeel liefs van oma\n", "oma"),
        ("Verteld door Sem Jansen\n\nIk was klein. Ik was bang. Mijn moeder ook.\n", "sem"),
        ("Sem was er niet.\n\nMet vriendelijke groet,\nPetra Jansen\n", ""),  # no story in the first person
        ("Ik zag Sem. Ik sprak moeder. Ik belde.\n\nMet vriendelijke groet,\nK. Bos, gezinscoach\n", ""),
    ],
)
def test_a_story_is_of_the_one_who_signs_it(text: str, writer: str) -> None:
    assert writer_of(Message(0, len(text)), text, FAMILY) == writer


@pytest.mark.parametrize(
    ("sentence", "writer", "account"),
    [
        ("Moeder vertelt dat Sem slecht slaapt.", "", Account(perspective=Perspective.PARENT, who="petra")),
        ("Volgens oma is Sem vrolijk.", "", Account(perspective=Perspective.NETWORK, who="oma")),
        (
            "De leerkracht meldt dat Sem vaak te laat is.",
            "",
            Account(perspective=Perspective.PROFESSIONAL, who="de leerkracht"),
        ),
        ("Sem slaapt slecht.", "petra", Account(perspective=Perspective.PARENT, who="petra")),
        ("Sem slaapt slecht.", "", Account()),
    ],
)
def test_a_sentence_is_told_by_whom_it_quotes_else_by_the_writer(sentence: str, writer: str, account: Account) -> None:
    assert account_of(sentence, writer, FAMILY) == account


@pytest.mark.parametrize(
    "head",
    [
        "Datum melding: 6 maart 2021\nDatum rapport: 14 mei 2021",
        "Datum rapport: 14 mei 2021\nDatum melding: 6 maart 2021",
        "Meldingsdatum: 6 maart 2021\nAfgerond: 14 mei 2021",
        "Datum: 14 mei 2021\nEvaluatiedatum: 14 november 2021",
    ],
)
def test_a_paper_with_several_dates_in_its_head_was_written_on_the_last_that_is_no_plan(head: str) -> None:
    reading = read_text(f"Rapport\nNaam: Ties\n{head}\n\nOp 3 april is Ties geschorst.")
    assert reading.reference_day == dt.date(2021, 5, 14).toordinal()
    (suspended,) = (p for p in reading.proposals if p.kind == "schorsing")
    assert suspended.when.start.earliest == dt.date(2021, 4, 3).toordinal()
