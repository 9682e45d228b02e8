# SPDX-License-Identifier: EUPL-1.2
"""The log of a case as its family reads it: by day, in plain words, with role and organisation instead of names.

A family may know who looked into its file, and professionals need not stand in a print by name: role and organisation
tell what it asks (docs/decisions/0016). People of the same role and organisation are numbered, so that one can be told
from another, and asked after by number.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from thuislijn.actions.family_access import FAMILY
from thuislijn.store.cases import Case
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership
from thuislijn.timeline.words import day_text
from thuislijn.web.logbook.words import done, reason, role_of
from thuislijn.web.page.language import say, spoken


@dataclass(frozen=True, slots=True)
class Told:
    """Something that one person did on a day, so many times."""

    who: str
    done: str
    why: str
    times: int

    @property
    def sentence(self) -> str:
        """'Onderzoeker van Hogeschool Duin bekeek de tijdlijn (3 keer).'"""
        often = say(" ({n} keer)", " ({n} times)", n=self.times) if self.times > 1 else ""
        why = say(". Reden: {why}", ". Reason: {why}", why=self.why.rstrip(".")) if self.why else ""
        return f"{self.who[:1].upper()}{self.who[1:]} {self.done}{often}{why}."


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day."""

    day: str
    told: tuple[Told, ...]


_TOLD_IN_PERSON = frozenset(
    {
        *("danger_read", "safety", "safety_line", "weighed_option", "held_back"),
        *("decisions", "decision_record", "considered_alternative", "decision_evaluation"),
        *("heard_person", "explored_person"),
    }
)
"""Kinds of which the word alone tells what has to be told in a conversation (docs/decisions/0021)."""


def days_of(rows: QuerySet[LogRow], *, you: str = "") -> list[Day]:
    """The rows by day, the oldest first; what one person did more than once on a day is told once. `you` is what the
    reader is called on their own screen: read with nobody beside them, so that worries, danger and placements are
    called work in the file there."""
    found = list(rows.order_by("at", "pk"))
    names = _names(found)
    if you:
        names |= {party: you for party in names if party[1] == FAMILY}
    by_day: dict[dt.date, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for row in found:
        by_day[timezone.localtime(row.at).date()][names[_party(row)], *_told(row, bool(you))] += 1
    return [
        Day(day_text(day.toordinal(), spoken()), tuple(Told(*told, times) for told, times in counted.items()))
        for day, counted in by_day.items()
    ]


def _told(row: LogRow, on_own_screen: bool) -> tuple[str, str]:
    if on_own_screen and row.kind.partition(",")[0] in _TOLD_IN_PERSON:
        return say("werkte in het dossier", "worked in the file"), ""
    return done(row), reason(row)


def _party(row: LogRow) -> tuple[UUID | None, str]:
    return row.actor, row.actor_role


def _names(rows: Iterable[LogRow]) -> dict[tuple[UUID | None, str], str]:
    """What each who acted is called: role and organisation, numbered where several would be called the same."""
    parties = {_party(row): row for row in rows}
    organisations = _organisations(parties.values())
    called: dict[tuple[UUID | None, str], str] = {}
    shared: dict[str, list[tuple[UUID | None, str]]] = defaultdict(list)
    for party, row in parties.items():
        role = _role(row)
        body = organisations.get((row.actor, row.programme), "")
        called[party] = say("{role} van {body}", "{role} of {body}", role=role, body=body) if body else role
        shared[called[party]].append(party)
    for name, same in shared.items():
        if len(same) > 1:
            called |= {party: f"{name} ({number})" for number, party in enumerate(same, 1)}
    return called


def _role(row: LogRow) -> str:
    if not row.actor_name:
        return say("iemand die niet was aangemeld", "somebody not signed in")
    if not row.actor_role:
        return say("iemand zonder rol in deze casus", "somebody without a role in this case")
    return role_of(row)


def _organisations(rows: Iterable[LogRow]) -> dict[tuple[UUID | None, UUID | None], str]:
    """(person, programme) -> the organisation they worked for there, by their last membership."""
    people = {row.actor for row in rows if row.actor is not None}
    found = Membership.objects.filter(user__in=people).exclude(organisation="").order_by("started")
    return {(user, of): body for user, of, body in found.values_list("user_id", "programme_id", "organisation")}


def family_text(case: Case, days: Iterable[Day]) -> str:
    """The log as a text, with a sentence about what it is at its head."""
    head = say(
        "Wie keek of werkte in uw dossier: {name}", "Who looked or worked in your file: {name}", name=case.pseudonym
    )
    lines = [head, "", introduction(), ""]
    for day in days:
        lines += [day.day, *(f"- {told.sentence}" for told in day.told), ""]
    return "\r\n".join(lines)


def introduction() -> str:
    """What the family should know before it reads."""
    return say(
        "Elke regel is iets wat iemand bekeek of deed. Namen van medewerkers staan er niet in, wel hun rol en "
        "organisatie. Wilt u weten wie het was, vraag het de facilitator.",
        "Each line is something that somebody looked at or did. It holds no names of staff, but their role and "
        "organisation. If you want to know who it was, ask the facilitator.",
    )
