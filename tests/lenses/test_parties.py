# SPDX-License-Identifier: EUPL-1.2
"""Organisations around a family, and how many at once."""

from __future__ import annotations

from thuislijn.lenses.known import known
from thuislijn.lenses.parties import most_at_once, presences
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Diagnosis, Event, Help, Involvement, Measure, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import DiagnosisStatus, Marker, PlaceType

ALWAYS = (1, 800_000)


def test_three_organisations_through_help_a_measure_and_a_role_are_three_at_once() -> None:
    timeline = family(
        Help(id="h", title="hulp", organisations=("wijkteam",), when=when("2020-01-06/2020-06-30")),
        Measure(id="m", title="OTS", organisations=("gi",), when=when("2020-03-02/..")),
        Involvement(id="r", title="leerkracht", organisations=("school",), when=when("2019-09-02/2020-07-03")),
        Involvement(id="v", title="voogd", organisations=("gi",), vacant=True, when=when("2020-03-02/2020-04-01")),
    )
    crowd = most_at_once(presences(timeline), ALWAYS, for_certain=True)
    assert (crowd.count, crowd.day) == (3, when("2020-03-02").start.earliest)
    assert {item.id for item in crowd.items} == {"h", "m", "r"}
    before = (1, (crowd.day or 0) - 1)
    assert most_at_once(presences(timeline), before, for_certain=True).count == 2


def test_one_organisation_in_two_entries_is_one_and_a_stay_at_home_is_none() -> None:
    timeline = family(
        Help(id="a", title="hulp", organisations=("wijkteam",), when=when("2020-01-06/2020-06-30")),
        Help(id="b", title="meer hulp", organisations=("wijkteam",), when=when("2020-01-06/2020-06-30")),
        Stay(id="s", title="thuis", organisations=("x",), persons=("noa",), place=PlaceType.HOME, when=when("2010/..")),
    )
    assert most_at_once(presences(timeline), ALWAYS, for_certain=True).count == 1


def test_an_organisation_with_vague_dates_is_there_perhaps_and_not_for_certain() -> None:
    timeline = family(
        Help(id="a", title="hulp", organisations=("wijkteam",), when=when("2020-01-06/2020-06-30")),
        Help(id="b", title="therapie", organisations=("ggz",), when=when("2020/2020")),
    )
    assert most_at_once(presences(timeline), ALWAYS, for_certain=True).count == 1
    assert most_at_once(presences(timeline), ALWAYS, for_certain=False).count == 2
    assert most_at_once((), ALWAYS, for_certain=True).count == 0


def test_a_marker_is_known_by_a_day_and_a_withdrawn_diagnosis_never_was_one() -> None:
    event = Event(id="e", title="geweld", persons=("noa",), markers=(Marker.DOMESTIC_VIOLENCE,), when=when("2018"))
    fallen = Diagnosis(
        id="d", title="ADHD", markers=(Marker.ADHD,), status=DiagnosisStatus.WITHDRAWN, when=when("2015")
    )
    (one,) = known(family(event, fallen))
    assert one.of_any({"noa"})
    assert not one.of_any({"moeder"})
    days = ("2019-01-01", "2018-06-01", "2017-12-31")
    assert [one.by(when(day).start) for day in days] == [Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.EXCLUDED]
    undated = Event(id="u", title="geweld", markers=(Marker.DOMESTIC_VIOLENCE,))
    assert [one.by(when("2019").start) for one in known(family(undated))] == [Certainty.UNKNOWN]
