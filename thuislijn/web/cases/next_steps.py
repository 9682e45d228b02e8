# SPDX-License-Identifier: EUPL-1.2
"""What is to be done next in a case, as a plain list: the first thing on it holds up the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from thuislijn.store.ages import OWN_VOICE, years_old
from thuislijn.store.choices import CaseStatus
from thuislijn.store.consent_records import Records
from thuislijn.store.consent_rules import ConsentState, noes_apart
from thuislijn.store.learning.plans import PlanAction
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Evaluation
from thuislijn.timeline.vocabulary import Modality
from thuislijn.timeline.words import day_text, moment_text
from thuislijn.web.cases.rows import NextStep, Row
from thuislijn.web.page.language import say, spoken
from thuislijn.web.plans.due import due_in

_EVALUATE_AFTER = dt.timedelta(days=183)
_NO_IS_NEWS = dt.timedelta(days=28)
"""How long a no that closes nothing stands on the list: long enough for a conversation about it."""
_MOST_DUE = 4

# For one and for more, each in Dutch and English.
_Counted = tuple[tuple[str, str], tuple[str, str]]
_TO_READ: _Counted = (
    ("Nog 1 bron te lezen.", "1 source still to be read."),
    ("Nog {n} bronnen te lezen.", "{n} sources still to be read."),
)
_FAILED: _Counted = (
    ("Van 1 bron is het lezen mislukt.", "Reading failed for 1 source."),
    ("Van {n} bronnen is het lezen mislukt.", "Reading failed for {n} sources."),
)
_PROPOSALS: _Counted = (
    ("Kijk 1 voorstel na.", "Review 1 proposal."),
    ("Kijk {n} voorstellen na.", "Review {n} proposals."),
)
_ITEMS: _Counted = (
    ("Kijk 1 gegeven op de tijdlijn na.", "Review 1 item on the timeline."),
    ("Kijk {n} gegevens op de tijdlijn na.", "Review {n} items on the timeline."),
)
_QUESTIONS: _Counted = (
    ("Beantwoord 1 vraag.", "Answer 1 question."),
    ("Beantwoord {n} vragen.", "Answer {n} questions."),
)
_THOUGHT_OF: _Counted = (
    ("Bespreek 1 actie van de bijeenkomst met het gezin.", "Discuss 1 action of the meeting with the family."),
    ("Bespreek {n} acties van de bijeenkomst met het gezin.", "Discuss {n} actions of the meeting with the family."),
)


def next_steps(row: Row, records: Records, on: dt.date) -> list[NextStep]:
    """What waits in a case, in the order of the work."""
    return [*_consent(row, records, on), *_work(row, on), *_meeting(row, on)]


def first_step(row: Row, on: dt.date) -> NextStep | None:
    """The first of them that a row itself tells; what is due in plans stands above the list of cases."""
    working = _reading(row) if row.is_open else iter(())
    return next(chain(_asking(row), working, _meeting(row, on)), None)


def _work(row: Row, on: dt.date) -> Iterator[NextStep]:
    """What waits in the content, where that is open."""
    if row.is_open:
        yield from _reading(row)
        yield from _evaluations(row, on)
        yield from _due(row, on)
        if thought_of := PlanAction.objects.filter(case=row.case, adopted=False).count():
            yield NextStep(_counted(thought_of, _THOUGHT_OF), "plan")


def _due(row: Row, on: dt.date) -> Iterator[NextStep]:
    """What of the plan and of placements is due, the longest waiting first."""
    waiting = due_in([row.case], on)
    for due in waiting[:_MOST_DUE]:
        yield NextStep(due.text, due.to)
    if len(waiting) > _MOST_DUE:
        left = say("Nog {n} andere dingen zijn aan de beurt.", "{n} more are due.", n=len(waiting) - _MOST_DUE)
        yield NextStep(left, "plan")


def _asking(row: Row) -> Iterator[NextStep]:
    """Whom to ask before the content opens."""
    if row.consent is ConsentState.WITHDRAWN and row.case.closed is not None:
        text = say(
            "De inhoud is gesloten. Kies: verwijderen, anoniem maken, of opnieuw toestemming vragen.",
            "The content is closed. Choose: delete, make anonymous, or ask for consent again.",
        )
        yield NextStep(text, "consent", urgent=True)
    elif not row.is_open and not row.whose:  # nobody is entered who could be asked
        text = say(
            "Vul in wie er bij het gezin horen, of registreer de casus als anoniem.",
            "Enter who belongs to the family, or register the case as anonymous.",
        )
        yield NextStep(text, "consent", urgent=True)
    elif not row.is_open:
        names = ", ".join(row.whose)
        yield NextStep(
            say("Vraag toestemming: {names}.", "Ask for consent: {names}.", names=names), "consent", urgent=True
        )


def _consent(row: Row, records: Records, on: dt.date) -> Iterator[NextStep]:
    yield from _asking(row)
    for said in noes_apart(records, on):
        teller = records.person(said.by)
        if teller is not None and on - _NO_IS_NEWS <= said.given:
            told = say("{who} zei nee. Neem contact op.", "{who} said no. Get in touch.", who=teller.name)
            yield NextStep(told, "consent", urgent=True)
    for soon in row.soon:
        day = day_text(soon.day.toordinal(), spoken())
        if soon.age:
            text = say(
                "{who} wordt {age} op {day}. Vraag dan opnieuw om toestemming.",
                "{who} turns {age} on {day}. Ask for consent again then.",
                who=soon.about.name,
                age=soon.age,
                day=day,
            )
        else:
            who = soon.about.name
            text = say(
                "Een toestemming over {who} eindigt op {day}.", "A consent about {who} ends on {day}.", who=who, day=day
            )
        yield NextStep(text, "consent")
    for name in _to_inform(records, on):
        yield NextStep(say("Vertel {who} wat er gebeurt.", "Tell {who} what happens.", who=name), "consent")


def _to_inform(records: Records, on: dt.date) -> list[str]:
    """Children under 12 who were not told yet."""
    if records.case.anonymous or records.case.closed is not None:
        return []
    told = {one.about for one in records.informed}
    young = [c for c in records.children if (years := years_old(c.birth, on)) is not None and years < OWN_VOICE]
    return [child.name for child in young if child.id not in told]


def _reading(row: Row) -> Iterator[NextStep]:
    reading = row.reading
    if not reading.sources and not row.questions:  # a timeline that came in by a file may have none
        yield NextStep(say("Voeg de bronnen toe.", "Add the sources."), "sources")
    if reading.to_read:
        yield NextStep(_counted(reading.to_read, _TO_READ), "sources")
    if reading.failed:
        yield NextStep(_counted(reading.failed, _FAILED), "sources")
    if reading.to_review:
        yield NextStep(_counted(reading.to_review, _PROPOSALS), "review")
    if reading.unreviewed:
        yield NextStep(_counted(reading.unreviewed, _ITEMS), "table", query="?alleen=open")
    if row.questions:
        yield NextStep(_counted(row.questions, _QUESTIONS), "questions")


def _counted(number: int, words: _Counted) -> str:
    one, more = words
    return say(*one) if number == 1 else say(*more, n=number)


def _evaluations(row: Row, on: dt.date) -> Iterator[NextStep]:
    """Evaluations that were planned on the timeline, and whose day has come."""
    planned = (
        item
        for item in timeline_of(row.case).items
        if isinstance(item, Evaluation)
        and item.modality is Modality.HYPOTHETICAL
        and item.when.start.latest is not None
    )
    for item in planned:
        if (item.when.start.latest or 0) <= on.toordinal():
            when = moment_text(item.when.start, spoken())
            text = say(
                "Een evaluatie was gepland ({when}). Is die er geweest?",
                "An evaluation was planned ({when}). Did it take place?",
                when=when,
            )
            yield NextStep(text, "table")


def _meeting(row: Row, on: dt.date) -> Iterator[NextStep]:
    case = row.case
    if case.closed is not None:
        return  # nothing is to be discussed
    if case.status == CaseStatus.FINISHED:
        if row.worked.date() + _EVALUATE_AFTER <= on:
            text = say(
                "De casus is een half jaar rond. Kijk terug: wat is er van het plan gekomen?",
                "The case was finished half a year ago. Look back: what came of the plan?",
            )
            yield NextStep(text, "looking_back" if row.is_open else "case_edit")
    elif row.meeting is None:
        yield NextStep(say("Plan een bijeenkomst.", "Plan a meeting."), "case_meetings")
    elif row.meeting < on:
        day = day_text(row.meeting.toordinal(), spoken())
        text = say(
            "De bijeenkomst van {day} is geweest. Plan de volgende.",
            "The meeting of {day} is over. Plan the next.",
            day=day,
        )
        yield NextStep(text, "case_meetings")
    else:
        day = day_text(row.meeting.toordinal(), spoken())
        text = say("Bereid de bijeenkomst van {day} voor.", "Prepare the meeting of {day}.", day=day)
        yield NextStep(text, "case_meetings")
