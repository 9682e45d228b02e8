# SPDX-License-Identifier: EUPL-1.2
"""What somebody of a family sees of their own timeline, and what never reaches their screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from thuislijn.store.own_timeline import Hidden, Told, hidden_from, seen_by
from thuislijn.timeline.exchange import from_data
from thuislijn.timeline.timeline import Timeline

TODAY = dt.date(2026, 6, 1)
PERSONS = [
    {"id": "moeder", "name": "moeder", "role": "mother", "note": "drinkt volgens de buren"},
    {"id": "vader", "name": "vader", "role": "father"},
    {"id": "sem", "name": "jeugdige 1", "role": "child", "birth": "2012-05-04"},
    {"id": "noor", "name": "jeugdige 2", "role": "child", "birth": "2018"},
]


def family(*items: dict[str, Any], **more: Any) -> Timeline:
    told = [{"id": f"i{number}", "title": "iets", "kind": "event", **item} for number, item in enumerate(items)]
    data = {"format": "thuislijn-timeline", "version": 1, "id": "x", "title": "Gezin Zeester"}
    return from_data({**data, "reference_day": "2026-06-01", "persons": PERSONS, "items": told, **more})


def why(item: dict[str, Any], reader: str = "moeder", **told: Any) -> Hidden | None:
    return hidden_from(family(item), reader, Told(**told), TODAY).get("i0")


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"persons": ["sem"]},
        {"persons": ["moeder"]},
        {"kind": "stay", "persons": ["sem"], "place": "foster_family"},
        {"kind": "help", "persons": ["vader", "moeder"], "help_kind": "family_support"},
        {"kind": "diagnosis", "persons": ["noor"]},
        {"persons": ["sem"], "account": {"perspective": "professional"}},
        {"persons": ["moeder"], "account": {"perspective": "parent", "who": "moeder"}, "markers": ["abuse"]},
    ],
)
def test_a_mother_reads_what_stands_in_the_file_of_her_family_and_what_she_told_herself(item: dict[str, Any]) -> None:
    assert why(item) is None


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"reviewed": False}, Hidden.NOT_REVIEWED),
        ({"modality": "suspected"}, Hidden.IN_PERSON),
        ({"event_kind": "report"}, Hidden.IN_PERSON),
        ({"persons": ["sem"], "markers": ["sexual_abuse"]}, Hidden.IN_PERSON),
        ({"account": {"perspective": "young_person", "who": "sem"}, "persons": ["sem"]}, Hidden.IN_CONFIDENCE),
        ({"account": {"perspective": "young_person"}, "persons": ["sem"]}, Hidden.IN_CONFIDENCE),
        ({"account": {"perspective": "file", "who": "sem"}, "persons": ["moeder"]}, Hidden.IN_CONFIDENCE),
        ({"account": {"perspective": "researcher"}}, Hidden.IN_CONFIDENCE),
        ({"persons": ["vader"]}, Hidden.SOMEBODY_ELSES),
        ({"kind": "diagnosis", "persons": ["sem"]}, Hidden.SOMEBODY_ELSES),
        ({"kind": "help", "persons": ["sem"], "help_kind": "trauma_treatment"}, Hidden.SOMEBODY_ELSES),
        ({"kind": "help", "persons": ["sem", "moeder"], "aim": "child"}, Hidden.SOMEBODY_ELSES),
        ({"kind": "domain_care", "domain": "health", "carrier": "care", "persons": ["sem"]}, Hidden.OF_THE_TEAM),
    ],
)
def test_she_does_not_read_what_is_told_in_confidence_or_is_somebody_elses(
    item: dict[str, Any], reason: Hidden
) -> None:
    assert why(item) is reason


def test_what_a_child_told_in_an_interview_stays_between_it_and_the_team_until_it_shares() -> None:
    item = {"persons": ["sem"], "evidence": [{"source": "s1"}]}
    assert why(item, respondents={"s1": "sem"}) is Hidden.IN_CONFIDENCE
    assert why(item, respondents={"s1": ""}) is Hidden.IN_CONFIDENCE
    assert why(item, respondents={"s1": "sem"}, shared=frozenset({("sem", "i0")})) is None
    assert why(item, respondents={"s1": "moeder"}) is None
    assert why(item, reader="sem", respondents={"s1": "sem"}) is None


def test_what_is_held_back_is_held_from_everybody_but_who_told_it() -> None:
    told = {"account": {"perspective": "parent", "who": "moeder"}}
    assert why({}, held=frozenset({"i0"})) is Hidden.HELD_BACK
    assert why(told, held=frozenset({"i0"})) is None


def test_a_child_reads_no_treatment_of_its_mother_and_no_diagnosis_of_its_sister() -> None:
    assert why({"persons": ["moeder"]}, reader="sem") is Hidden.SOMEBODY_ELSES
    assert why({"kind": "diagnosis", "persons": ["noor"]}, reader="sem") is Hidden.SOMEBODY_ELSES
    assert why({"kind": "diagnosis", "persons": ["sem"]}, reader="sem") is None


def test_nothing_that_the_team_thinks_goes_along() -> None:
    item = {
        "persons": ["sem"],
        "meaning": "DENKT",
        "response": "DENKT",
        "note": "DENKT",
        "markers": ["adhd"],
        "standing": "disputed",
        "evidence": [{"source": "s9", "quote": "DENKT"}],
        "statements": [
            {"account": {"perspective": "young_person", "who": "sem"}, "text": "DENKT"},
            {"account": {"perspective": "professional"}, "text": "DENKT"},
            {"account": {"perspective": "parent", "who": "moeder"}, "text": "van mij"},
        ],
    }
    hidden = {"account": {"perspective": "young_person", "who": "sem"}, "title": "DENKT"}
    points = [{"id": "t1", "title": "DENKT", "when": "2020", "items": ["i0", "i1"], "note": "DENKT"}]
    seen = seen_by(family(item, hidden, turning_points=points), "moeder", Told(), TODAY)
    assert "DENKT" not in repr(seen) and "drinkt" not in repr(seen) and "adhd" not in repr(seen)
    assert [one.text for one in seen.items[0].statements] == ["van mij"]
    shared = Told(shared=frozenset({("sem", "i0"), ("sem", "i1")}))
    assert len(seen_by(family(item, hidden), "moeder", shared, TODAY).items) == 2


def test_a_turning_point_is_seen_with_all_it_stands_on() -> None:
    points = [
        {"id": "t1", "title": "naar oma", "when": "2020", "items": ["i0"]},
        {"id": "t2", "title": "x", "when": ""},
    ]
    timeline = family({}, turning_points=points)
    assert [point.id for point in seen_by(timeline, "moeder", Told(), TODAY).turning_points] == ["t1"]
    unread = replace(timeline, items=(replace(timeline.items[0], reviewed=False),))
    assert seen_by(unread, "moeder", Told(), TODAY).turning_points == ()
