# SPDX-License-Identifier: EUPL-1.2
"""What came of the plans of a programme: kept, changed, stuck and why, team by team over the cases one may see.

Who sees no case reads how much got stuck, and with whom, where it is of enough families to tell nothing of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import Right, cases_for, programme_for, rights_of, roles_in
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentState, state_in
from thuislijn.store.learning.choices import ActionState, PlanSide
from thuislijn.store.learning.plans import BY_DAY, PlanAction
from thuislijn.store.programmes import Programme
from thuislijn.store.searching.opening import open_cases
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.rethinking.overview import FEWEST_CASES

_OPEN = (ConsentState.COMPLETE, ConsentState.ANONYMOUS)
_ORDER = (ActionState.STUCK, ActionState.CHANGED, ActionState.KEPT, ActionState.OPEN)
"""What stands still comes first: there somebody has to clear something away."""


@dataclass(frozen=True, slots=True)
class OfACase:
    """The actions of one case, in groups by what came of them."""

    case: Case
    groups: tuple[tuple[ActionState, list[PlanAction]], ...]


@dataclass(frozen=True, slots=True)
class OfATeam:
    """The cases of one team that have a plan, with the number of actions in each state."""

    name: str
    counts: tuple[tuple[ActionState, int], ...]
    cases: list[OfACase]


@dataclass(frozen=True, slots=True)
class InNumbers:
    """The actions in one state over many families, without a word of them.

    `sides` is how many are of whom; empty where one of these is of too few families. `told`: how many say how it came.
    """

    state: ActionState
    actions: int
    families: int
    told: int
    sides: tuple[tuple[PlanSide, int], ...]


@require_GET
def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    look(by=actor_of(request, programme), kind="plans", programme=programme)
    if Right.SEE_CASE not in rights_of(roles_in(request.user, programme)):
        return _numbers(request, programme)
    cases = list(cases_for(request.user).filter(programme=programme).order_by("team__name", "pseudonym"))
    records, today = records_of(cases), timezone.localdate()
    seen = [case for case in cases if state_in(records[case.pk], today)[0] in _OPEN and case.closed is None]
    with_plan = _with_plan(seen)
    for one in with_plan:
        look(by=actor_of(request, one.case), kind="plan", case=one.case)
    names = list(dict.fromkeys(case.team.name for case in seen))
    teams = [_team(name, [one for one in with_plan if one.case.team.name == name]) for name in names]
    return render(request, "plans/team.html", {"programme": programme, "teams": teams})


def _numbers(request: SignedIn, programme: Programme) -> HttpResponse:
    cases = [case.pk for case in open_cases(programme.cases.all())]
    actions = list(PlanAction.objects.filter(case__in=cases, adopted=True))
    families = len({action.case_id for action in actions})
    enough = families >= FEWEST_CASES
    rows = [_in_numbers(state, [one for one in actions if one.state == state]) for state in _ORDER] if enough else []
    found = {"programme": programme, "families": families, "fewest": FEWEST_CASES, "sides": list(PlanSide)}
    return render(request, "plans/numbers.html", {**found, "rows": [row for row in rows if row.actions]})


def _in_numbers(state: ActionState, actions: list[PlanAction]) -> InNumbers:
    of_side = {side: [one for one in actions if one.side == side] for side in PlanSide}
    apart = all(not own or _families(own) >= FEWEST_CASES for own in of_side.values())
    return InNumbers(
        state=state,
        actions=len(actions),
        families=_families(actions),
        told=sum(bool(one.why) for one in actions),
        sides=tuple((side, len(own)) for side, own in of_side.items()) if apart else (),
    )


def _families(actions: Iterable[PlanAction]) -> int:
    return len({one.case_id for one in actions})


def _with_plan(cases: list[Case]) -> list[OfACase]:
    actions = list(PlanAction.objects.filter(case__in=cases, adopted=True).order_by(*BY_DAY))
    found = []
    for case in cases:
        own = [action for action in actions if action.case_id == case.pk]
        groups = tuple((state, part) for state in _ORDER if (part := [a for a in own if a.state == state]))
        if groups:
            found.append(OfACase(case, groups))
    return found


def _team(name: str, cases: list[OfACase]) -> OfATeam:
    counts = Counter(dict.fromkeys(_ORDER, 0))
    for one in cases:
        for state, actions in one.groups:
            counts[state] += len(actions)
    return OfATeam(name, tuple((state, counts[state]) for state in _ORDER if counts[state]), cases)


urlpatterns = [path("leertraject/<uuid:programme_id>/plannen", show, name="plans_of_teams")]
