# SPDX-License-Identifier: EUPL-1.2
"""Help that was really given: to whom it was directed, how heavy it was, when it ran, how long somebody waited."""

from __future__ import annotations

import pytest

from thuislijn.lenses.given import family_directed, given, heaviness, silences, spans
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.waiting import waiting
from thuislijn.timeline.items import Help, Stay
from thuislijn.timeline.moment import Ending, Period
from thuislijn.timeline.vocabulary import (
    Answer,
    HelpAim,
    HelpKind,
    HelpState,
    IntakeResult,
    Intensity,
    Modality,
    PlaceType,
)


def help_with(**fields: object) -> Help:
    return Help(**{"id": "h", "title": "hulp", "when": when("2020-01-06/2020-06-30"), **fields})  # type: ignore[arg-type]


def test_only_help_that_ran_as_a_fact_was_given() -> None:
    timeline = family(
        help_with(id="ran"),
        help_with(id="waited", state=HelpState.WAITING),
        help_with(id="undated", when=when("/")),
        help_with(id="denied", modality=Modality.NEGATED),
    )
    assert [help.id for help in given(timeline)] == ["ran"]
    (span,) = spans(timeline)
    assert span.certain == span.possible
    assert span.meets((span.possible[1], span.possible[1] + 9))
    assert not span.meets((span.possible[1] + 1, span.possible[1] + 9))


@pytest.mark.parametrize(
    ("help", "says"),
    [
        (help_with(help_kind=HelpKind.FAMILY_TREATMENT), Answer.YES),
        (help_with(help_kind=HelpKind.CHILD_THERAPY, aim=HelpAim.RELATION), Answer.YES),
        (help_with(help_kind=HelpKind.FAMILY_SUPPORT, aim=HelpAim.CHILD), Answer.NO),
        (help_with(help_kind=HelpKind.PSYCHIATRY, persons=("moeder",)), Answer.YES),
        (help_with(help_kind=HelpKind.PSYCHIATRY, persons=("noa",)), Answer.NO),
        (help_with(help_kind=HelpKind.FOSTER_SUPPORT), Answer.NO),
        (help_with(), Answer.UNKNOWN),
    ],
)
def test_help_is_directed_at_the_family_by_its_aim_its_kind_or_its_persons(help: Help, says: Answer) -> None:
    assert family_directed(family(help), help) is says


def test_how_heavy_help_was_is_taken_from_its_kind_only_where_that_leaves_no_doubt() -> None:
    assert heaviness(help_with(intensity=Intensity.MEDIUM, help_kind=HelpKind.ADVICE)) == 2
    assert heaviness(help_with(help_kind=HelpKind.ADVICE)) == 1
    assert heaviness(help_with(help_kind=HelpKind.CRISIS_HELP)) == 3
    assert heaviness(help_with(help_kind=HelpKind.FAMILY_SUPPORT)) is None


def test_a_silence_ends_where_help_or_care_begins() -> None:
    timeline = family(
        help_with(),
        Stay(id="s", title="groep", persons=("noa",), place=PlaceType.TREATMENT_GROUP, when=when("2020-09-01/..")),
        until="2021-01-01",
    )
    (gap,) = silences(timeline, when("2020-01-06").start.earliest or 0)
    assert gap.certain == gap.possible
    assert gap.duration.least == 62


def test_a_wait_runs_from_registration_to_the_start_a_refusal_or_today() -> None:
    since = when("2020-01-06").start
    assert waiting(help_with()) is None
    assert waiting(help_with(waiting_from=since, when=when("2020-05-04/.."))) == when("2020-01-06/2020-05-04")
    refused = help_with(
        asked=since, when=Period(), intake=when("2020-03-02").start, intake_result=IntakeResult.REJECTED
    )
    assert waiting(refused) == when("2020-01-06/2020-03-02")
    still = waiting(help_with(waiting_from=since, when=Period(), state=HelpState.WAITING))
    assert still is not None
    assert still.ending is Ending.ONGOING
    untold = waiting(help_with(waiting_from=since, when=Period()))
    assert untold is not None
    assert untold.ending is Ending.UNKNOWN
