# SPDX-License-Identifier: EUPL-1.2
"""What somebody of the family sees of their own timeline (docs/decisions/0021).

What was looked over and stands in the file, what they told themselves, and what others of the family chose to share.
Left out: what another told in confidence, what is somebody else's own (a treatment, a diagnosis), suspicions, reports
and violence, which are told in a conversation and not by a screen, and all that the team thinks of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Q

from thuislijn.store.ages import OWN_VOICE, oldest
from thuislijn.store.cases import Case
from thuislijn.store.choices import Origin
from thuislijn.store.family_access import HeldBack, SharedWords
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Decision, Diagnosis, DomainCare, Event, Help, Item
from thuislijn.timeline.sources import Account, Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    Effect,
    EventKind,
    HelpAim,
    HelpKind,
    Marker,
    Modality,
    PersonRole,
    Perspective,
    Standing,
    Term,
)

_NOBODY = "*"
"""The key of no person: nothing is told by them, about them or in their care."""
_TOLD_BY_PEOPLE = (Perspective.PARENT, Perspective.YOUNG_PERSON, Perspective.NETWORK)
_TOLD_FACE_TO_FACE = frozenset(
    {
        *(Marker.ABUSE, Marker.SEXUAL_ABUSE, Marker.NEGLECT, Marker.DOMESTIC_VIOLENCE, Marker.ACUTE_DANGER),
        *(Marker.SELF_HARM, Marker.WEAPON),
    }
)
_OWN_TREATMENT = frozenset(
    {
        *(HelpKind.CHILD_THERAPY, HelpKind.PLAY_THERAPY, HelpKind.TRAUMA_TREATMENT, HelpKind.DIAGNOSTICS),
        *(HelpKind.PSYCHIATRY, HelpKind.PARENT_TREATMENT, HelpKind.ADDICTION_CARE),
    }
)


class Hidden(Term):
    """Why somebody of the family does not see an item."""

    NOT_REVIEWED = "not_reviewed", "nog niet nagekeken", "not reviewed yet"
    HELD_BACK = "held_back", "eerst in gesprek vertellen", "to be told in a conversation first"
    OF_THE_TEAM = "of_the_team", "wat het team bijhoudt", "what the team keeps"
    IN_PERSON = "in_person", "melding, vermoeden of geweld", "report, suspicion or violence"
    IN_CONFIDENCE = "in_confidence", "door een ander in vertrouwen verteld", "told in confidence by another"
    SOMEBODY_ELSES = "somebody_elses", "van iemand anders alleen", "somebody else's alone"


@dataclass(frozen=True, slots=True)
class Told:
    """What is needed beside the timeline: `held` are items kept back, `shared` pairs of a person and an item,
    `respondents` source -> whose telling it is (empty: nobody said whose)."""

    held: frozenset[str] = frozenset()
    shared: frozenset[tuple[str, str]] = frozenset()
    respondents: Mapping[str, str] = field(default_factory=dict)


def told_of(case: Case) -> Told:
    """What was held back and shared in a case, and whose telling its sources are."""
    return Told(
        held=frozenset(HeldBack.objects.filter(case=case).values_list("item", flat=True)),
        shared=frozenset(SharedWords.objects.filter(case=case).values_list("person", "item")),
        respondents=_respondents(case),
    )


def _respondents(case: Case) -> dict[str, str]:
    """The sources that are somebody's own telling; a copy is of whoever told what it is a copy of."""
    told = CaseSource.objects.filter(case=case).filter(
        ~Q(origin=Origin.FILE) | (Q(same_as__isnull=False) & ~Q(same_as__origin=Origin.FILE))
    )
    rows = told.values_list("key", "origin", "respondent", "same_as__respondent")
    return {key: own if origin != Origin.FILE else (first or "") for key, origin, own, first in rows}


def own_timeline(case: Case, reader: str, on: dt.date) -> Timeline:
    """The timeline of a case as the person `reader` (a key of it) sees it on a day."""
    return seen_by(timeline_of(case), reader, told_of(case), on)


def family_timeline(case: Case, on: dt.date) -> Timeline:
    """What every member of the family may read on a day: a copy for the family passes from hand to hand."""
    return own_timeline(case, _NOBODY, on)


def perspective_of(person: Person) -> Perspective:
    """From whose point of view somebody of the family tells."""
    if person.role is PersonRole.CHILD:
        return Perspective.YOUNG_PERSON
    parent = person.role.is_parent or person.role in (PersonRole.STEP_PARENT, PersonRole.FOSTER_PARENT)
    return Perspective.PARENT if parent else Perspective.NETWORK


def account_of(person: Person) -> Account:
    """How somebody of the family is named as the one who tells."""
    return Account(perspective=perspective_of(person), who=person.id)


def seen_by(timeline: Timeline, reader: str, told: Told, on: dt.date) -> Timeline:
    """The part of a timeline that `reader` sees on a day, without anything that only the team writes."""
    rules = _Rules(timeline, reader, told, on)
    items = tuple(rules.bared(item) for item in timeline.items if rules.hides(item) is None)
    kept = {item.id for item in items}
    points = tuple(
        replace(point, note="") for point in timeline.turning_points if point.items and kept.issuperset(point.items)
    )
    named = {id for item in items for id in item.persons} | {reader}
    bodies = {id for item in items for id in item.organisations}
    return Timeline(
        id=timeline.id,
        title=timeline.title,
        reference_day=timeline.reference_day,
        observed=timeline.observed,
        persons=tuple(
            replace(one, note="")
            for one in timeline.persons
            if one.id in named or one.role is PersonRole.CHILD or one.role.is_parent
        ),
        organisations=tuple(body for body in timeline.organisations if body.id in bodies),
        items=items,
        turning_points=points,
    )


def hidden_from(timeline: Timeline, reader: str, told: Told, on: dt.date) -> dict[str, Hidden]:
    """The items that `reader` does not see on a day, each with why."""
    rules = _Rules(timeline, reader, told, on)
    return {item.id: why for item in timeline.items if (why := rules.hides(item)) is not None}


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of decision 0021 for one reader on one day."""

    timeline: Timeline
    reader: str
    told: Told
    on: dt.date

    def hides(self, item: Item) -> Hidden | None:
        """Why the reader does not see an item; None where they do."""
        if item.account.who == self.reader:
            return None
        if not item.reviewed:
            return Hidden.NOT_REVIEWED
        if item.id in self.told.held:
            return Hidden.HELD_BACK
        if isinstance(item, DomainCare):
            return Hidden.OF_THE_TEAM
        if item.modality is not Modality.ACTUAL or not _TOLD_FACE_TO_FACE.isdisjoint(item.markers):
            return Hidden.IN_PERSON
        if isinstance(item, Event) and item.event_kind in (EventKind.REPORT, EventKind.JUSTICE):
            return Hidden.IN_PERSON
        if not self._may_read(item.account, item) or not self._open_sources(item):
            return Hidden.IN_CONFIDENCE
        return None if self._concerns(item) else Hidden.SOMEBODY_ELSES

    def bared(self, item: Item) -> Item:
        """The item without what the team thinks of it and what others said in confidence."""
        said = tuple(one for one in item.statements if self._says_openly(one, item))
        own = any(one.account.who == self.reader and one.standing is Standing.DISPUTED for one in said)
        bare = replace(
            item,
            statements=tuple(replace(one, evidence=()) for one in said),
            evidence=(),
            standing=Standing.DISPUTED if own else Standing.UNKNOWN,
            meaning="",
            effect=Effect.UNKNOWN,
            response="",
            no_response="",
            markers=(),
            note="",
        )
        return replace(bare, alternatives=(), heard=(), not_heard=()) if isinstance(bare, Decision) else bare

    def _may_read(self, account: Account, item: Item) -> bool:
        """Whether the reader may read what this teller says of an item: the file and professionals yes, people of the
        family and its network only where they share it, and nobody the notes of a researcher."""
        if account.who == self.reader or (account.who, item.id) in self.told.shared:
            return True
        by_a_person = account.perspective in _TOLD_BY_PEOPLE or self.timeline.person(account.who) is not None
        return not by_a_person and account.perspective is not Perspective.RESEARCHER

    def _says_openly(self, said: Statement, item: Item) -> bool:
        if said.account.who != self.reader and said.account.perspective is Perspective.PROFESSIONAL:
            return False
        return self._may_read(said.account, item) and all(self._is_open(p.source, item) for p in said.evidence)

    def _open_sources(self, item: Item) -> bool:
        return all(self._is_open(passage.source, item) for passage in item.evidence)

    def _is_open(self, source: str, item: Item) -> bool:
        """Whether a source is no telling of another, or that other shares what it says here."""
        respondent = self.told.respondents.get(source) if source in self.told.respondents else self.reader
        return respondent == self.reader or (respondent or "", item.id) in self.told.shared

    def _concerns(self, item: Item) -> bool:
        """Whether an item is about the reader, about the family, or about what parents and children share."""
        if not item.persons:
            return True
        others = [self.timeline.person(id) for id in item.persons if id != self.reader]
        if _is_personal(item):
            return all(self._is_in_my_care(other) for other in others)
        about_me = self.reader in item.persons
        return about_me or any(other is not None and other.role is PersonRole.CHILD for other in others)

    def _is_in_my_care(self, other: Person | None) -> bool:
        """Whether the reader is a parent and the other a child that is surely under twelve."""
        reader = self.timeline.person(self.reader)
        if other is None or reader is None or not reader.role.is_parent or other.role is not PersonRole.CHILD:
            return False
        most = oldest(other.birth, self.on)
        return most is not None and most < OWN_VOICE


def _is_personal(item: Item) -> bool:
    """What is of somebody's own body and mind."""
    if isinstance(item, Diagnosis):
        return True
    return isinstance(item, Help) and (item.help_kind in _OWN_TREATMENT or item.aim in (HelpAim.CHILD, HelpAim.PARENT))
