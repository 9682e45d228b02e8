# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: a family comes in, with its people, their consents, and its timeline or its documents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.cases import CaseData, open_case
from thuislijn.actions.consents import ConsentData, record_consent, register_anonymous
from thuislijn.actions.demonstration.clock import clock_at
from thuislijn.actions.demonstration.story import Told
from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.family import CustodyData, MemberData, add_member, set_custody
from thuislijn.actions.sources.files import add
from thuislijn.actions.sources.names import sealed_names
from thuislijn.store.ages import birthday
from thuislijn.store.cases import Case
from thuislijn.store.choices import BroughtInBy, ConsentForm, Purpose
from thuislijn.store.consent_rules import Whose, needs_of, whose_consent
from thuislijn.store.identities import PERSON
from thuislijn.store.programmes import Programme, Team
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.items import Measure
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import MeasureKind, PersonRole

_MEMBERS = (PersonRole.CHILD, PersonRole.MOTHER, PersonRole.FATHER, PersonRole.PARENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFamily:
    """One invented family: its timeline, or the documents themselves, for the reader to read at work.

    `by_name`: takes part with consents, and not anonymously. `team` counts from 0. `learning`: what its team learnt
    (`story.py`); persons in it are ids of the timeline.
    """

    pseudonym: str
    team: int
    timeline: Timeline | None = None
    documents: tuple[tuple[str, bytes], ...] = ()
    members: Timeline | None = None
    by_name: bool = False
    learning: Told | None = None


def come_in(
    by: Actor, programme: Programme, team: Team, family: DemoFamily, day: dt.date
) -> tuple[Case, Mapping[str, str]]:
    """Opens the case of a family that comes in on `day`; the case, and the keys in it of the persons of the family."""
    told = family.timeline or family.members
    data = CaseData(
        pseudonym=family.pseudonym,
        team=team,
        municipality=team.municipality,
        brought_in_by=BroughtInBy.YOUTH_CONSULTANT,
        reference_day=dt.date.fromordinal(told.reference_day) if told else day,
    )
    case = open_case(by=by, programme=programme, data=data)
    same: Mapping[str, str] = {}
    if family.by_name and told is not None:
        same = _consents(by, case, told, day)
    else:
        register_anonymous(by=by, case=case, why="Het gezin doet mee zonder dat hier namen bekend zijn (verzonnen).")
    if family.timeline is not None:
        same = import_timeline(by=by, case=case, timeline=family.timeline, same_as=same).people
    return case, same


def bring_documents(by: Actor, case: Case, family: DemoFamily, keys: Mapping[str, str]) -> None:
    """Hands in the documents of a family, to be read; the names of its people are known, so that they are hidden."""
    for person in family.members.persons if family.members is not None else ():
        if person.id in keys:
            called = next(one.name for one in timeline_of(case).persons if one.id == keys[person.id])
            sealed_names(case, PERSON, keys[person.id], {"name": person.name, "pseudonym": called})
    for name, content in family.documents:
        add(by=by, case=case, name=name, content=[content])


def _consents(by: Actor, case: Case, told: Timeline, day: dt.date) -> dict[str, str]:
    """Enters children and parents under pseudonyms with every consent their ages ask for; ids there -> keys here."""
    keys = _members(by, case, told)
    for child in told.children:
        custody = _custody(by, case, told, child.id, keys)
        set_custody(by=by, case=case, child=keys[child.id], data=custody)
        deciding = (custody.guardian,) if custody.guardian else custody.parents
        whose = whose_consent(child, day)
        givers = [
            *(deciding if whose is not Whose.OWN else ()),
            *((keys[child.id],) if whose is not Whose.PARENTS else ()),
        ]
        for giver in givers:
            consent = ConsentData(
                about=keys[child.id], giver=giver, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=day
            )
            record_consent(by=by, case=case, data=consent)
    return keys


def _members(by: Actor, case: Case, told: Timeline) -> dict[str, str]:
    keys: dict[str, str] = {}
    taken: Counter[PersonRole] = Counter()
    for person in told.persons:
        if person.role not in _MEMBERS:
            continue
        taken[person.role] += 1
        numbered = person.role is PersonRole.CHILD or taken[person.role] > 1
        pseudonym = f"{person.role.nl} {taken[person.role]}" if numbered else person.role.nl
        member = MemberData(pseudonym=pseudonym, role=person.role, birth=to_edtf(person.birth))
        keys[person.id] = add_member(by=by, case=case, data=member)
    return keys


def _custody(by: Actor, case: Case, told: Timeline, child: str, keys: Mapping[str, str]) -> CustodyData:
    """Who decides for a child: a guardian where a court put one there, else its own parents, as far as known."""
    for item in told.items:
        if isinstance(item, Measure) and item.measure_kind is MeasureKind.GUARDIANSHIP and child in item.persons:
            guardian = MemberData(pseudonym="voogd", role=PersonRole.PROFESSIONAL)
            return CustodyData(parents=(), guardian=add_member(by=by, case=case, data=guardian))
    parents = [person.id for person in told.persons if person.role.is_parent and person.id in keys]
    own = {relation.of for relation in told.relations if relation.to == child} & set(parents)
    return CustodyData(parents=tuple(keys[id] for id in parents if not own or id in own))


def ask_anew(by: Actor, case: Case, today: dt.date) -> None:
    """Asks who reached an age since they came in for their own word, on that birthday."""
    for need in needs_of(case, Purpose.FILE, today):
        days = birthday(need.about.birth, need.since_birthday) if need.since_birthday is not None else None
        if days is None:
            continue
        with clock_at(timezone.make_aware(dt.datetime.combine(days[0], dt.time(16)))):
            consent = ConsentData(
                about=need.about.id, giver=need.by, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=days[0]
            )
            record_consent(by=by, case=case, data=consent)
