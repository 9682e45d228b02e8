# SPDX-License-Identifier: EUPL-1.2
"""Recording who carries what: nine domains in one step, ending what is no longer so."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World, with_family
from thuislijn.actions.learning.domains import Change, carry
from thuislijn.actions.timeline import ConflictError, Edit, undo, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.domains import carried_on
from thuislijn.timeline.items import DomainCare
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import Carrier, LifeDomain

MARCH, LATER = dt.date(2021, 3, 1), dt.date(2022, 5, 1)
HEALTH, LEISURE = LifeDomain.HEALTH, LifeDomain.LEISURE


def carriers(case: Case, day: dt.date, domain: LifeDomain) -> list[Carrier]:
    timeline = timeline_of(Case.objects.get(pk=case.pk))
    return [one.carrier for one in carried_on(timeline, "sem", day.toordinal())[domain]]


def held(case: Case) -> dict[str, int]:
    return {one.key: one.version for one in Entry.objects.filter(case=case, data__kind="domain_care")}


def test_what_begins_goes_on_until_it_is_said_to_end(world: World) -> None:
    case, by = with_family(world), world.actor("tine")
    begin = [(HEALTH, Carrier.FAMILY), (LEISURE, Carrier.NETWORK), (HEALTH, Carrier.FAMILY)]
    assert carry(by=by, case=case, child="sem", change=Change(since=Moment.on(MARCH), begin=begin)) == 2
    assert carriers(case, LATER, HEALTH) == [Carrier.FAMILY]
    change = Change(since=Moment.on(LATER), begin=[(HEALTH, Carrier.CARE)], end=held(case))
    assert carry(by=by, case=case, child="sem", change=change) == 3
    after = LATER + dt.timedelta(days=1)
    assert carriers(case, after, HEALTH) == [Carrier.CARE] and carriers(case, after, LEISURE) == []
    assert carriers(case, LATER - dt.timedelta(days=1), HEALTH) == [Carrier.FAMILY]
    undo(by=by, case=case)
    assert carriers(case, after, HEALTH) == [Carrier.FAMILY], "one step for all of it"


def test_what_ends_where_it_began_was_a_mistake_and_goes(world: World) -> None:
    case, by = with_family(world), world.actor("tine")
    carry(by=by, case=case, child="sem", change=Change(since=Moment.on(MARCH), begin=[(HEALTH, Carrier.CARE)]))
    carry(by=by, case=case, child="sem", change=Change(since=Moment.on(MARCH), end=held(case)))
    assert held(case) == {}
    assert carry(by=by, case=case, child="sem", change=Change(since=Moment.on(MARCH))) == 0


def test_an_end_that_is_known_or_not_known_is_kept_so(world: World) -> None:
    case, by = with_family(world), world.actor("tine")
    known = Change(since=Moment.on(MARCH), begin=[(HEALTH, Carrier.CARE)], until=Moment.in_year(2021))
    vague = Change(since=Moment.on(MARCH), begin=[(LEISURE, Carrier.CARE)], ongoing=False)
    for change in (known, vague):
        carry(by=by, case=case, child="sem", change=change)
    assert carriers(case, LATER, HEALTH) == [] and carriers(case, LATER, LEISURE) == [Carrier.CARE]


def test_what_somebody_else_changed_is_not_overwritten(world: World) -> None:
    case, by = with_family(world), world.actor("tine")
    carry(by=by, case=case, child="sem", change=Change(since=Moment.on(MARCH), begin=[(HEALTH, Carrier.CARE)]))
    seen = held(case)
    entry = Entry.objects.get(case=case, data__kind="domain_care")
    edit = Edit(Section.ITEMS, entry.key, {**entry.data, "note": "van Rens"}, entry.version)
    write(by=world.actor("rens"), case=case, edits=[edit])
    with pytest.raises(ConflictError):
        change = Change(since=Moment.on(LATER), begin=[(LEISURE, Carrier.CARE)], end=seen)
        carry(by=by, case=case, child="sem", change=change)
    (item,) = timeline_of(Case.objects.get(pk=case.pk)).facts(DomainCare)
    assert item.note == "van Rens" and carriers(case, LATER, LEISURE) == []
