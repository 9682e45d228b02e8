# SPDX-License-Identifier: EUPL-1.2
"""Which of the nine life domains (S1 ch. 1) an entry belongs to, where its kind leaves no doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from thuislijn.timeline.items import Diagnosis, Event, Help, Item, Schooling, Stay
from thuislijn.timeline.vocabulary import EventKind, HelpKind, LifeEvent, Marker
from thuislijn.timeline.vocabulary import LifeDomain as Domain

_OF_HELP: Mapping[HelpKind, Domain] = {
    HelpKind.ADVICE: Domain.UPBRINGING,
    HelpKind.FAMILY_SUPPORT: Domain.UPBRINGING,
    HelpKind.FAMILY_TREATMENT: Domain.UPBRINGING,
    HelpKind.SYSTEMIC_THERAPY: Domain.UPBRINGING,
    HelpKind.CHILD_THERAPY: Domain.HEALTH,
    HelpKind.PLAY_THERAPY: Domain.HEALTH,
    HelpKind.TRAUMA_TREATMENT: Domain.HEALTH,
    HelpKind.DIAGNOSTICS: Domain.HEALTH,
    HelpKind.PSYCHIATRY: Domain.HEALTH,
    HelpKind.PARENT_TREATMENT: Domain.HEALTH,
    HelpKind.ADDICTION_CARE: Domain.HEALTH,
    HelpKind.SCHOOL_SUPPORT: Domain.DAYTIME,
    HelpKind.DEBT_HELP: Domain.INCOME,
    HelpKind.HOUSING_HELP: Domain.HOUSING,
    HelpKind.NETWORK_HELP: Domain.SOCIAL,
}
_OF_LIFE_EVENT: Mapping[LifeEvent, Domain] = {
    LifeEvent.MOVE: Domain.HOUSING,
    LifeEvent.JOB_LOSS: Domain.INCOME,
    LifeEvent.MONEY_LOSS: Domain.INCOME,
    LifeEvent.EVICTION: Domain.HOUSING,
    LifeEvent.ILLNESS: Domain.HEALTH,
}
_OF_MARKER: Mapping[Marker, Domain] = {
    Marker.ABUSE: Domain.SAFETY,
    Marker.DOMESTIC_VIOLENCE: Domain.SAFETY,
    Marker.SEXUAL_ABUSE: Domain.SAFETY,
    Marker.NEGLECT: Domain.SAFETY,
    Marker.ACUTE_DANGER: Domain.SAFETY,
    Marker.WEAPON: Domain.SAFETY,
    Marker.ADDICTION: Domain.HEALTH,
    Marker.DEBTS: Domain.INCOME,
    Marker.HOMELESSNESS: Domain.HOUSING,
}


def with_domains(item: Item) -> Item:
    """The item with the domains that follow from its kind; as it is where they were told or do not follow."""
    found = () if item.domains else tuple(dict.fromkeys(_domains(item)))
    return replace(item, domains=found) if found else item


def _domains(item: Item) -> list[Domain]:
    if isinstance(item, Stay):
        return [Domain.HOUSING]
    if isinstance(item, Schooling):
        return [Domain.DAYTIME]
    if isinstance(item, Diagnosis):
        return [Domain.HEALTH]
    if isinstance(item, Help):
        return [_OF_HELP[item.help_kind]] if item.help_kind in _OF_HELP else []
    if not isinstance(item, Event):
        return []
    if item.life_event is not None and item.life_event in _OF_LIFE_EVENT:
        return [_OF_LIFE_EVENT[item.life_event]]
    marked = [_OF_MARKER[marker] for marker in item.markers if marker in _OF_MARKER]
    return marked if item.event_kind in (EventKind.CONCERN, EventKind.JUSTICE, EventKind.CIRCUMSTANCE) else []
