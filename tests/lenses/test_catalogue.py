# SPDX-License-Identifier: EUPL-1.2
"""The catalogue: every lens there, explained, shown by an example, and safe to put to any timeline."""

from __future__ import annotations

import inspect
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline.test_exchange import TIMELINES
from thuislijn.lenses.catalogue import DANGER, LENSES, documentation, look_at, named
from thuislijn.lenses.finding import Lens, Settings
from thuislijn.lenses.grouping import MOST_GROUPS, grouped
from thuislijn.lenses.sketch import adult, child, family
from thuislijn.timeline.check import check
from thuislijn.timeline.items import ITEM_CLASSES, Item
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Modality, PersonRole

_NAMES = """
GAP ONOFF BURST LIGHT_FIRST MORE_OF_SAME ASKED_NOT_HELPED WAIT_NO_BRIDGE REJECTED_AFTER_WAIT BLOCKED_BY_PENDING
LATE_SIGNAL HELP_STOPS_AT_MEASURE STAY_WITHOUT_TREATMENT NO_FOLLOW_UP MANY_PLACES CRISIS_CHAIN FOSTER_BREAKDOWN
TOO_LIGHT_PLACE FAR_FROM_HOME ALL_DOMAINS NO_FAMILY_WORK RETURN_UNCHANGED NO_PARENT_CONTACT NO_PERSPECTIVE
NO_EVALUATION LIVING_NOT_TREATMENT NO_ALTERNATIVE_EXPLORED NOT_SCALED_DOWN TURNING_18 SIBLING_UNSEEN SERIAL_SIBLINGS
NO_QUESTION NO_ANALYSIS DIAGNOSIS_REVISED TRAUMA_NO_TREATMENT ONE_SIDED_HELP WORKER_TURNOVER NO_LEAD LIFE_EVENT
SCHOOL_ABSENCE OTHER_LAW
"""
FORTY = _NAMES.split()
SECTIONS = ("**Looks at**", "**Raised**", "**Why**", "**Sources:**", "**False alarm:**")
SCORES = ("risicoscore", "risk score", "risiconiveau", "risk level")

# Fourteen entries of any kind, tied to one cast and one stretch of years, so that they meet each other.
_CAST = st.lists(st.sampled_from(("noa", "finn", "bo", "moeder", "oma")), max_size=2).map(tuple)
_MOMENTS = st.builds(
    lambda low, width: Moment(low, low + width), st.integers(735_000, 738_000), st.sampled_from((0, 0, 30, 365))
)
_PERIODS = st.one_of(
    st.builds(Period.at, _MOMENTS),
    st.builds(Period.since, _MOMENTS),
    st.builds(Period.during, _MOMENTS, _MOMENTS),
    st.builds(Period, _MOMENTS),
    st.just(Period()),
)


def _items_of(kind: type[Item]) -> st.SearchStrategy[Item]:
    inferred: dict[str, Any] = {field.name: ... for field in fields(kind)}
    for field in fields(kind):
        if field.name in ("evidence", "statements", "account"):
            del inferred[field.name]
    fixed = {"persons": _CAST, "when": _PERIODS, "modality": st.just(Modality.ACTUAL)}
    references = {name: st.sampled_from(("", "0", "1", "2")) for name in ("about", "of", "answered_by", "on_hold_for")}
    given_here = {name: one for name, one in (*fixed.items(), *references.items()) if name in inferred}
    return st.builds(kind, **{**inferred, **given_here})


ITEMS = st.sampled_from(ITEM_CLASSES).flatmap(_items_of)

every_lens = pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.name)


def test_the_forty_are_there_in_order_with_strengths_and_danger_beside_them() -> None:
    assert [lens.name for lens in LENSES] == [*FORTY, "STRENGTHS", DANGER]
    assert named("GAP") is LENSES[0]


@every_lens
def test_a_lens_explains_itself(lens: Lens) -> None:
    told = inspect.getdoc(sys.modules[lens.look.__module__]) or ""
    forgotten = [] if lens.name in ("STRENGTHS", DANGER) else [part for part in SECTIONS if part not in told]
    assert forgotten == []
    assert lens.source
    assert lens.title.nl
    assert lens.title.en
    assert all(limit.why.nl and limit.why.en and limit.unit.nl and limit.unit.en for limit in lens.thresholds)


@every_lens
def test_its_example_is_sound_and_raises_the_lens(lens: Lens) -> None:
    example = lens.example()
    assert [problem.nl for problem in check(example)] == []
    assert lens.name in {finding.lens for finding in look_at(example)}
    assert (lens.example.__doc__ or "").strip()


@every_lens
def test_what_it_finds_is_whole(lens: Lens) -> None:
    example = lens.example()
    people = {person.id for person in example.persons}
    for finding in lens.look(example, Settings().limits(lens)):
        assert finding.lens == lens.name
        assert finding.certainty is not Certainty.EXCLUDED
        assert set(finding.persons) <= people
        assert [id for id in finding.items if example.item(id) is None] == []
        assert 1 <= finding.weight <= 3
        for sentence in (*finding.arithmetic, *finding.question):
            assert sentence.strip()[-1] in ".?"
            assert not any(word in sentence.lower() for word in SCORES)


def test_a_family_of_which_nothing_is_known_gets_no_question() -> None:
    empty = Timeline(id="leeg", title="Leeg", reference_day=738_000)
    assert look_at(empty) == ()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(TIMELINES)
def test_no_timeline_however_odd_makes_a_lens_fail(timeline: Timeline) -> None:
    assert all(finding.certainty is not Certainty.EXCLUDED for finding in look_at(timeline.resolved()))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ITEMS, max_size=14))
def test_no_family_however_tangled_makes_a_lens_fail(items: list[Item]) -> None:
    tangled = family(
        *(replace(item, id=str(n)) for n, item in enumerate(items)),
        children=(child("noa", "2008-03-01"), child("finn", "2012"), child("bo")),
        adults=(adult("moeder", PersonRole.MOTHER), adult("oma", PersonRole.GRANDPARENT)),
    )
    found = look_at(tangled)
    assert all(tangled.item(id) is not None for finding in found for id in finding.items)
    assert len(grouped(tangled, found).groups) <= MOST_GROUPS


def test_the_page_about_the_lenses_is_up_to_date(repository: Path) -> None:
    page = (repository / "docs" / "lenses.md").read_text(encoding="utf-8")
    assert page.rstrip() == documentation().rstrip(), "run 'make docs'"
