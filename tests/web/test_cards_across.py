# SPDX-License-Identifier: EUPL-1.2
"""Rethinking across cases: not available apart from not weighed, each number to its cards, and no family to be seen
by who may see none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.learning.rethinking import Option, Said, add_option, open_card, say_on
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.rethinking import CardOption
from thuislijn.store.programmes import Team
from thuislijn.timeline.vocabulary import AlternativeKind, Answer
from thuislijn.web.rethinking.overview import OptionState, state_of

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("weighed", "available", "state"),
    [
        (N, N, OptionState.NOT_AVAILABLE),
        (Y, N, OptionState.NOT_AVAILABLE),
        (U, N, OptionState.NOT_AVAILABLE),
        (N, Y, OptionState.NOT_WEIGHED),
        (N, U, OptionState.NOT_WEIGHED),
        (Y, Y, OptionState.WEIGHED),
        (Y, U, OptionState.UNKNOWN),
        (U, Y, OptionState.UNKNOWN),
        (U, U, OptionState.UNKNOWN),
    ],
)
def test_a_way_counts_once_and_unknown_is_never_taken_for_no(
    weighed: Answer, available: Answer, state: OptionState
) -> None:
    assert state_of(CardOption(weighed=weighed, available=available)) is state


def rethought(world: World, team: Team, name: str, fits: tuple[Fit, ...] = (Fit.NO,)) -> Case:
    day = dt.date(2026, 1, 1)
    case = Case(programme=world.programme, team=team, pseudonym=name, anonymous=True, reference_day=day)
    case.save()
    with_family(World(world.people, world.programme, world.elsewhere, world.north, world.south, case))
    by = world.actor("fatima")
    card = open_card(by=by, case=case, section="turning_points", key="t1")
    for fit in fits:
        say_on(by=by, card=card, prompt=Prompt.FITTED, said=Said(fit=fit, said_by=fit.nl))
    add_option(by=by, card=card, option=Option(what=f"oma van {name}", kind=AlternativeKind.NETWORK, weighed=N))
    add_option(by=by, card=card, option=Option(what="hulp thuis", kind=AlternativeKind.HELP_AT_HOME, available=N))
    return case


def across(world: World, who: str) -> Any:
    return world.client(who).get(reverse("cards_across", args=[world.programme.pk]))


def counts(page: Any, kind: AlternativeKind) -> dict[OptionState, int]:
    return next(dict(row.counts) for row in page.context["kinds"] if row.kind is kind)


def test_a_facilitator_sees_all_cases_and_a_team_its_own(world: World) -> None:
    rethought(world, world.north, "Gezin Krab", (Fit.NO, Fit.YES))
    rethought(world, world.south, "Gezin Kwal")
    everything = across(world, "fatima")
    assert counts(everything, AlternativeKind.NETWORK)[OptionState.NOT_WEIGHED] == 2
    assert counts(everything, AlternativeKind.HELP_AT_HOME)[OptionState.NOT_AVAILABLE] == 2
    (moments,) = everything.context["moments"]
    assert (moments.cards, moments.cases, moments.differ) == (2, 2, 1)
    assert dict(moments.fits) == {Fit.YES: 1, Fit.PARTLY: 0, Fit.NO: 2, Fit.UNKNOWN: 0}
    own = across(world, "tine")
    assert counts(own, AlternativeKind.NETWORK)[OptionState.NOT_WEIGHED] == 1
    text = own.content.decode()
    assert "Gezin Krab" in text and "Gezin Kwal" not in text
    card = everything.context["rows"][0].card
    assert reverse("rethinking_card", args=[card.case_id, card.pk]) in everything.content.decode()


def test_a_closed_case_counts_nowhere(world: World) -> None:
    case = rethought(world, world.north, "Gezin Krab")
    case.anonymous = False
    case.save()
    page = across(world, "fatima")
    assert not page.context["cards"] and "oma van" not in page.content.decode()


def test_the_project_group_gets_numbers_of_three_cases_or_more_and_no_family(world: World) -> None:
    for name in ("Gezin Krab", "Gezin Kwal"):
        rethought(world, world.north, name)
    few = across(world, "paul")
    assert not few.context["kinds"] and not few.context["moments"] and few.context["cards"] is None
    rethought(world, world.south, "Gezin Zeepaard")
    enough = across(world, "paul")
    text = enough.content.decode()
    assert counts(enough, AlternativeKind.NETWORK)[OptionState.NOT_WEIGHED] == 3
    assert "Gezin" not in text and "oma van" not in text and "/casus/" not in text
