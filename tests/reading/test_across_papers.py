# SPDX-License-Identifier: EUPL-1.2
"""What only several sentences or papers together tell: answers to requests, diagnoses that fell, who did it to whom."""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.lenses.catalogue import DANGER, look_at
from thuislijn.reading.documents.documents import Document, Page
from thuislijn.reading.family.fallen_diagnoses import fallen_in
from thuislijn.reading.family.replies import reply_in
from thuislijn.reading.family.whole_file import read_file
from thuislijn.timeline.items import Diagnosis, Event, Help, Question, Stay
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import DiagnosisStatus, EventKind, FundingLaw, HelpKind, HelpState, Marker

FAMILY = """Gezinsoverzicht

Moeder: Petra Jansen, geboren op 4 mei 1984.
Zoon Sem van Dongen, geboren op 12 maart 2008.

Groningen, 10 januari 2019
"""


def day(year: int, month: int, of: int) -> Day:
    return dt.date(year, month, of).toordinal()


def read(*texts: str) -> Timeline:
    made = (
        Document(
            id=f"d{n}", path=f"{n}.txt", kind="txt", title="", sha256="", text=text, pages=(Page(1, 0, len(text)),)
        )
        for n, text in enumerate((FAMILY, *texts))
    )
    return read_file(made).timeline


HELD = """Aan mevrouw P. Jansen
Datum: 14 februari 2020
Onderwerp: uw aanvraag van 1 november 2019

Geachte mevrouw Jansen,

U heeft voor uw zoon Sem gevraagd om gezinsbegeleiding, vier uur per week. Op 3 december is iemand langs geweest.

Besluit
Wij houden uw aanvraag aan.

Om te bepalen wat nodig is, hebben wij de uitkomst van het onderzoek van Praktijk Zandkasteel nodig.

Met vriendelijke groet,
K. Haverkort
"""


def test_a_request_that_a_letter_puts_on_hold_is_one_entry_with_what_it_waits_for() -> None:
    [help] = read(HELD).facts(Help)
    assert (help.help_kind, help.state, help.persons) == (HelpKind.FAMILY_SUPPORT, HelpState.ON_HOLD, ("sem",))
    assert help.asked == Moment.on(day(2019, 11, 1), help.asked.words)
    assert help.on_hold.start.earliest == day(2020, 2, 14)
    assert help.on_hold_for.startswith("de uitkomst van het onderzoek van Praktijk Zandkasteel")
    assert len(help.evidence) == 3 and help.evidence[-1].quote.strip() == "Wij houden uw aanvraag aan."


def test_what_another_law_refuses_is_under_that_law() -> None:
    text = (
        HELD.replace("gezinsbegeleiding", "zorg vanuit de Wlz")
        .replace("Wij houden uw aanvraag aan.", "Uw zoon komt niet in aanmerking voor zorg vanuit de Wlz.")
        .replace("Om te bepalen wat nodig is, hebben wij", "Er was")
    )
    [help] = read(text).facts(Help)
    assert (help.law, help.state, help.intake.earliest) == (FundingLaw.WLZ, HelpState.REJECTED, day(2020, 2, 14))
    assert {"OTHER_LAW", "REJECTED_AFTER_WAIT"} <= {one.lens for one in look_at(read(text)) if one.certainty.holds}


def test_a_refusal_ends_the_waiting_that_another_letter_told_of() -> None:
    waiting = "Groningen, 3 april 2019\n\nSem is op 2 april 2019 aangemeld bij De Esdoorn.\n"
    refused = (
        "Aan: de huisarts\nDatum: 4 oktober 2019\nBetreft: Sem\n\nGeachte collega,\n\nWij nemen Sem niet in zorg.\n"
    )
    [help] = read(waiting, refused).facts(Help)
    assert (help.state, help.waiting_from.earliest) == (HelpState.REJECTED, day(2019, 4, 2))
    assert help.intake.earliest == day(2019, 10, 4) and {one.source for one in help.evidence} == {"d1", "d2"}


@pytest.mark.parametrize(
    "text",
    [
        "Moeder zegt dat zij wacht. Wij wijzen uw aanvraag af, stond er vroeger.",
        "Geachte mevrouw,\n\nWij hebben uw aanvraag ontvangen en laten u voor 1 mei weten wat wij besluiten.",
    ],
)
def test_what_is_no_letter_or_gives_no_answer_is_no_reply(text: str) -> None:
    assert reply_in(text) is None


def test_a_letter_of_the_mother_that_asks_for_help_is_a_question_of_its_day() -> None:
    text = (
        "Groningen, 5 juni 2020\n\nIk ben Petra Jansen. Ik schrijf zelf. Ik vraag jullie om hulp voor mijn zoon Sem.\n"
    )
    [question] = [one for one in read(text + "\nPetra Jansen\n").facts(Question) if one.when.start.is_known]
    assert (question.asker, question.when.start.earliest) == ("moeder", day(2020, 6, 5))


def test_a_diagnosis_that_falls_later_is_the_one_that_was_made() -> None:
    made = "Groningen, 4 november 2016\n\nIn oktober 2016 is bij Sem ADHD vastgesteld.\n"
    fell = "Groningen, 6 april 2018\n\nSem is onderzocht. De diagnose ADHD wordt niet bevestigd en vervalt.\n"
    [diagnosis] = read(made, fell).facts(Diagnosis)
    assert diagnosis.status is DiagnosisStatus.WITHDRAWN and diagnosis.when.end.earliest == day(2018, 4, 6)
    assert "DIAGNOSIS_REVISED" in {one.lens for one in look_at(read(made, fell)) if one.certainty.holds}


def test_only_what_fell_has_fallen() -> None:
    assert [one.marker for one in fallen_in("In mei vervielen de diagnoses ADHD en ODD.")] == [Marker.ADHD]
    assert list(fallen_in("De diagnose ADHD is bevestigd. De afspraak vervalt.")) == []


def test_what_a_child_does_to_others_at_school_is_no_danger_that_it_is_in() -> None:
    text = "Groningen, 5 juni 2020\n\n03-06-2020 School: Sem sloeg Bram toen die zijn plek innam.\n"
    timeline = read(text)
    assert {one.event_kind for one in timeline.facts(Event) if one.when.start.earliest == day(2020, 6, 3)} == {
        EventKind.BEHAVIOUR
    }
    assert DANGER not in {one.lens for one in look_at(timeline)}
    struck = read("Groningen, 5 juni 2020\n\n03-06-2020 Vader sloeg Sem in het gezicht.\n")
    assert DANGER in {one.lens for one in look_at(struck)}


def test_where_the_mother_lived_as_a_child_is_no_stay_of_hers_or_of_her_child() -> None:
    text = "Groningen, 5 juni 2020\n\nVorige week vertelde moeder dat zij als kind in een tehuis heeft gewoond.\n"
    assert read(text).facts(Stay) == ()


def test_a_worker_named_beside_a_birth_is_no_child() -> None:
    text = "5 juni 2009\n\nConsulent Loes heeft u gebeld. In maart 2008 werd Sem geboren. Consulent Loes was er."
    assert [one.name.split()[0] for one in read(text).children] == ["Sem"]


def test_two_accounts_of_one_death_stand_side_by_side_and_are_marked() -> None:
    one = "Groningen, 5 juni 2019\n\nVader is op 14 april 2018 overleden.\n"
    other = "Groningen, 5 juni 2021\n\nVader is op 20 mei 2018 overleden.\n"
    timeline = read(one, other)
    [(a, b)] = timeline.contradictions
    told = [timeline.item(id) for id in (a, b)]
    assert [item.evidence[0].source for item in told if item] == ["d1", "d2"]
    assert [item.when.start.earliest for item in told if item] == [day(2018, 4, 14), day(2018, 5, 20)]


def test_what_two_people_tell_of_one_fact_stays_with_each_of_them() -> None:
    text = "Groningen, 5 juni 2019\n\nVolgens vader is Sem op 3 mei 2019 bij oma gaan wonen.\n"
    own = "Groningen, 6 juni 2019\n\nSem is op 3 mei 2019 bij oma gaan wonen.\n"
    [stay] = [one for one in read(text, own).facts(Stay) if one.when.start.earliest == day(2019, 5, 3)]
    assert stay.account.perspective.value == "file"
    assert [said.account.who for said in stay.statements] == ["vader"]


@pytest.mark.parametrize(
    "line",
    [
        "19-10 14:49 Harold trainer: Sem heeft vanmiddag gescoord",
        "Kun jij Sem op de lijst zetten voor het zorgoverleg?",
        "Duidelijkheid over opvoedperspectief | GI | voor 14 februari 2020",
        "Tim maart 2014, Dennis oktober 2014.",
        "Niet verspreiden zonder toestemming van de meldkamer, 3 maart 2020.",
    ],
)
def test_chats_duties_and_rows_of_names_are_no_events(line: str) -> None:
    found = [item for item in read(f"Groningen, 5 juni 2020\n\n{line}\n").items if item.evidence[0].source != "d0"]
    assert [item for item in found if isinstance(item, Event)] == []


def test_a_court_decision_without_a_day_is_of_its_hearing() -> None:
    text = "Beschikking\n\nDe zitting was op 29 december 2020. Sem is sinds november weer thuis.\n"
    assert read(text).sources[1].date.earliest == day(2020, 12, 29)
