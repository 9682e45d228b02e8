# SPDX-License-Identifier: EUPL-1.2
"""What leaves the installation on paper or as a file: for whom, each time one row in the log, names only with a reason.

To the own team and to the family it goes at once; to an organisation outside the team nothing goes unless everybody
whose word the ages ask for agreed to share with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Audience
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import Need
from thuislijn.store.identities import ORGANISATION, PERSON, names_of
from thuislijn.store.interviews import closed_keys
from thuislijn.store.own_timeline import family_timeline
from thuislijn.store.sharing import needs_to_share
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import from_data, to_data
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.timeline import Timeline

FOR_WHOM = "|"
"""Parts the three things that a row of the log tells about what was taken out: for whom, which organisation, why."""

NamedT = TypeVar("NamedT", Person, Organisation)

_TELLING = re.compile(r"\d|\s[A-Z]$")  # 'jeugdige 2', 'school A': nothing else is called so


class NotSharedError(Exception):
    """Consent to share with this organisation is missing. `needs` says whose."""

    def __init__(self, needs: tuple[Need, ...]) -> None:
        super().__init__("no consent to share")
        self.needs = needs


@dataclass(frozen=True, slots=True)
class For:
    """For whom something is made: an organisation outside the team is named."""

    audience: Audience
    organisation: str = ""


def taken_out(*, by: Actor, case: Case, kind: str, whom: For, why: str = "") -> Timeline:
    """The timeline as it leaves, with pseudonyms; with real names where `why` gives a reason. `kind`: what is made.
    For the family it holds what each of them may read (docs/decisions/0021).

    Raises NotSharedError, CannotError for names of an anonymous family, SealBrokenError where names cannot be opened.
    """
    if why and case.anonymous:
        raise CannotError(
            "Deze casus is anoniem: hij gaat alleen met schuilnamen mee.",
            "This case is anonymous: it leaves with pseudonyms only.",
        )
    family = whom.audience is Audience.FAMILY
    timeline = family_timeline(case, timezone.localdate()) if family else _without_closed(case, timeline_of(case))
    if why:
        timeline = _with_names(case, timeline)
    act = Act.EXPORT if kind == "json" else Act.PRINT
    handed_over(by=by, case=case, act=act, kind=f"{kind}, met namen" if why else kind, whom=whom, why=why)
    return timeline


def handed_over(*, by: Actor, case: Case, act: Act, kind: str, whom: For, why: str = "") -> None:
    """Logs that something of a case leaves: `kind` is its word in the log, `why` the reason for names in it.

    Raises NotSharedError, and logs that, where somebody has not agreed to sharing with this organisation.
    """
    if whom.audience is Audience.ORGANISATION:
        needs = needs_to_share(records_of([case])[case.pk], whom.organisation, timezone.localdate())
        if needs:
            record(by=by, act=Act.REFUSED, kind="sharing", target=case.pk, case=case, why=_told(whom, ""))
            raise NotSharedError(needs)
    record(by=by, act=act, kind=kind, target=case.pk, case=case, why=_told(whom, why))


def _told(whom: For, why: str) -> str:
    """What the log keeps: for whom (`web/logbook/words.py` reads it), the organisation, and the reason for names."""
    return FOR_WHOM.join((whom.audience.value, whom.organisation, why))


def _without_closed(case: Case, timeline: Timeline) -> Timeline:
    """The timeline without words of interviews for which consent is missing; what people made of them stays."""
    closed = closed_keys([case.pk], timezone.localdate())
    return from_data(_unquoted(to_data(timeline), closed)) if closed else timeline


def _unquoted(data: Any, closed: Collection[str]) -> Any:
    if isinstance(data, list):
        return [_unquoted(part, closed) for part in data]
    if not isinstance(data, dict):
        return data
    silent = data.get("source") in closed
    return {name: _unquoted(value, closed) for name, value in data.items() if not (silent and name == "quote")}


def _with_names(case: Case, timeline: Timeline) -> Timeline:
    people, bodies = names_of(case, PERSON), names_of(case, ORGANISATION)
    words = {
        kept["pseudonym"]: kept["name"]
        for kept in (*people.values(), *bodies.values())
        if _TELLING.search(kept.get("pseudonym", ""))
    }
    told = _in_words(timeline, words) if words else timeline
    return replace(
        told,
        persons=tuple(_named(person, people) for person in told.persons),
        organisations=tuple(_named(body, bodies) for body in told.organisations),
    )


def _named(value: NamedT, names: dict[str, dict[str, str]]) -> NamedT:
    return replace(value, name=names[value.id]["name"]) if value.id in names else value


def _in_words(timeline: Timeline, words: dict[str, str]) -> Timeline:
    """The timeline with names for pseudonyms in all its texts; a bare 'moeder' stays what it is."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b")

    def told(data: object) -> object:
        if isinstance(data, dict):
            return {key: told(value) for key, value in data.items()}
        if isinstance(data, list):
            return [told(value) for value in data]
        return pattern.sub(lambda found: words[found[1]], data) if isinstance(data, str) else data

    return from_data(told(to_data(timeline)))
