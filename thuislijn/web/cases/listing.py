# SPDX-License-Identifier: EUPL-1.2
"""Cases in a list: how each stands, and the form by which the list is filtered and put in order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.choices import CaseStatus
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consent_rules import ConsentState, Need, soon_in, state_in
from thuislijn.store.learning.planned import meeting_days
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.work import last_worked, with_last_work
from thuislijn.timeline.vocabulary import Term
from thuislijn.web.cases.counts import Reading, open_questions_of, reading_of
from thuislijn.web.cases.next_steps import first_step
from thuislijn.web.cases.rows import Row
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say

_FAR = dt.date.max


class Order(Term):
    """By what a list of cases is put in order."""

    MEETING = "meeting", "eerstvolgende bijeenkomst", "next meeting"
    NAME = "name", "pseudoniem", "pseudonym"
    TEAM = "team", "team", "team"
    WORKED = "worked", "laatst aan gewerkt", "last worked on"
    REVIEW = "review", "meeste na te kijken", "most to review"
    QUESTIONS = "questions", "meeste open vragen", "most open questions"
    CONSENT = "consent", "toestemming ontbreekt eerst", "consent missing first"


class FilterForm(forms.Form):
    """What of a list is shown, and in which order; a wrong value counts as none."""

    q = forms.CharField(max_length=80, required=False)
    programme = forms.ChoiceField(required=False)
    team = forms.ChoiceField(required=False)
    consent = forms.ChoiceField(required=False)
    status = forms.ChoiceField(required=False)
    order = forms.ChoiceField(required=False)

    def __init__(
        self, *args: object, programmes: Iterable[Programme], teams: Iterable[Team], **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        everything = ("", say("alle", "all"))
        words = {
            "q": say("Naam of gemeente", "Name or municipality"),
            "programme": say("Leertraject", "Programme"),
            "team": say("Team", "Team"),
            "consent": say("Toestemming", "Consent"),
            "status": say("Status", "Status"),
            "order": say("Op volgorde van", "In order of"),
        }
        choices = {
            "programme": [everything, *((str(p.pk), p.name) for p in programmes)],
            "team": [everything, *((str(t.pk), t.name) for t in teams)],
            "consent": [everything, *term_choices(ConsentState)],
            "status": [everything, *term_choices(CaseStatus)],
            "order": term_choices(Order),
        }
        for name, label in words.items():
            self.fields[name].label = label
        for name, options_of in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options_of
        if len(choices["programme"]) < 3:
            del self.fields["programme"]

    def chosen(self, name: str) -> str:
        """The value of a field, empty where nothing valid was chosen."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


def rows_of(cases: Iterable[Case], on: dt.date) -> list[Row]:
    """A row for each case of a queryset that went through `with_last_work`."""
    found = list(cases)
    records, reading, days = records_of(found), reading_of(found), meeting_days(found, on)
    rows = [_row(records[case.pk], reading[case.pk], on) for case in found]
    return [replace(row, meeting=days.get(row.case.pk)) for row in rows]


def _row(records: Records, reading: Reading, on: dt.date) -> Row:
    case = records.case
    consent, needs = state_in(records, on)
    by = str(getattr(case, "last_by", None) or "")
    return Row(case, consent, whose(records, needs), soon_in(records, on), reading, last_worked(case), by)


def whose(records: Records, needs: Iterable[Need]) -> tuple[str, ...]:
    """Names of those who have to be asked, each once; those who have custody where nobody was entered."""
    unnamed = say("wie het gezag heeft", "who has custody")
    found = [person.name if (person := records.person(need.by)) else unnamed for need in needs]
    return tuple(dict.fromkeys(found))


def chosen_rows(cases: QuerySet[Case], form: FilterForm, on: dt.date) -> list[Row]:
    """The rows that the form asks for, in its order; questions are counted only where the order needs them."""
    if text := form.chosen("q"):
        cases = cases.filter(Q(pseudonym__icontains=text) | Q(municipality__icontains=text))
    for name in ("programme", "team", "status"):
        if name in form.fields and (value := form.chosen(name)):
            cases = cases.filter(**{name: value})
    rows = rows_of(with_last_work(cases.order_by("pseudonym", "pk")), on)
    if state := form.chosen("consent"):
        rows = [row for row in rows if row.consent == state]
    order = Order(form.chosen("order") or Order.MEETING)
    if order is Order.QUESTIONS:
        rows = counted(rows)
    return _in_order(rows, order, on)


def _in_order(rows: list[Row], order: Order, on: dt.date) -> list[Row]:
    """Stable: rows that are equal stay in order of their pseudonym."""
    name = {row.case.pk: row.case.pseudonym.casefold() for row in rows}
    rows = sorted(rows, key=lambda row: name[row.case.pk])
    if order is Order.TEAM:
        return sorted(rows, key=lambda row: row.case.team.name.casefold())
    if order is Order.WORKED:
        return sorted(rows, key=lambda row: row.worked, reverse=True)
    if order is Order.REVIEW:
        return sorted(rows, key=lambda row: -row.reading.waiting)
    if order is Order.QUESTIONS:
        return sorted(rows, key=lambda row: -(row.questions or 0))
    if order is Order.CONSENT:
        return sorted(rows, key=lambda row: (row.is_open, not row.soon))
    if order is Order.MEETING:
        return sorted(rows, key=lambda row: _meeting(row.meeting, on))
    return rows


def _meeting(day: dt.date | None, on: dt.date) -> tuple[bool, dt.date]:
    """Meetings that come before those that were, and before cases without one."""
    return (day is None or day < on, day or _FAR)


def counted(rows: Sequence[Row]) -> list[Row]:
    """The rows with the number of open questions of each case whose content is open, and what is to be done first."""
    number = open_questions_of([row.case for row in rows if row.is_open and row.questions is None])
    found = [replace(row, questions=number.get(row.case.pk, row.questions)) for row in rows]
    on = timezone.localdate()
    return [replace(row, first=first_step(row, on)) for row in found]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a programme is, in numbers alone. `waiting`: proposals and items that somebody still has to look at."""

    cases: int
    by_status: tuple[tuple[CaseStatus, int], ...]
    by_consent: tuple[tuple[ConsentState, int], ...]
    sources: int
    read: int
    proposals: int
    reviewed: int
    waiting: int
    meetings: int


def progress_of(rows: Sequence[Row], on: dt.date) -> Progress:
    """The numbers over all cases of a programme. `meetings`: cases with a meeting still to come."""
    status = Counter(CaseStatus(row.case.status) for row in rows)
    consent = Counter(row.consent for row in rows)
    return Progress(
        cases=len(rows),
        by_status=tuple((state, status[state]) for state in CaseStatus if status[state]),
        by_consent=tuple((state, consent[state]) for state in ConsentState if consent[state]),
        sources=sum(row.reading.sources for row in rows),
        read=sum(row.reading.read for row in rows),
        proposals=sum(row.reading.proposals for row in rows),
        reviewed=sum(row.reading.proposals - row.reading.to_review for row in rows),
        waiting=sum(row.reading.waiting for row in rows),
        meetings=sum(row.meeting is not None and row.meeting >= on for row in rows),
    )
