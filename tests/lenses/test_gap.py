# SPDX-License-Identifier: EUPL-1.2
"""GAP: a stretch without recorded help."""

from thuislijn.lenses import gap
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Event, Help, Measure
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, MeasureKind


def ask(timeline: Timeline, **limits: float) -> list[Certainty]:
    return [finding.certainty for finding in gap.look(timeline, {"weeks": 8, **limits})]


def test_five_months_without_help_after_a_supervision_order_are_asked_about() -> None:
    findings = list(gap.look(gap.example(), {"weeks": 8}))
    assert [finding.certainty for finding in findings] == [Certainty.CERTAIN]
    assert findings[0].items == ("ots",)
    assert "4 tot 6 maanden" in findings[0].arithmetic.nl


def test_a_summer_of_seven_weeks_is_not() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2020-01-06/2020-07-03")),
        Help(id="b", title="begeleiding", when=when("2020-08-21/2021-01-01")),
        until="2021-01-01",
    )
    assert ask(timeline) == []
    assert ask(timeline, weeks=6) == [Certainty.CERTAIN]


def test_vague_dates_make_it_possible_only() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2019-01/2020")),
        Measure(id="m", title="OTS", measure_kind=MeasureKind.SUPERVISION, when=when("2020-06-01/..")),
        Help(id="b", title="begeleiding", when=when("2020-11-01/2021-01-01")),
        until="2021-01-01",
    )
    assert ask(timeline) == [Certainty.POSSIBLE]


def test_without_any_help_on_record_the_answer_is_unknown() -> None:
    timeline = family(
        Event(id="r", title="melding", event_kind=EventKind.REPORT, when=when("2020-01-10")),
        until="2021-01-01",
    )
    assert ask(timeline) == [Certainty.UNKNOWN]
