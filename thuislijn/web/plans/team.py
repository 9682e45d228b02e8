# SPDX-License-Identifier: EUPL-1.2
"""What came of the plans of a programme, team by team: kept, changed, stuck and why, over the cases one may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import Right, cases_for, programme_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentState, state_in
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.plans import BY_DAY, PlanAction
from thuislijn.web.page.acting import SignedIn, actor_of

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


@require_GET
def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.SEE_CASE)
    look(by=actor_of(request, programme), kind="plans", programme=programme)
    cases = list(cases_for(request.user).filter(programme=programme).order_by("team__name", "pseudonym"))
    records, today = records_of(cases), timezone.localdate()
    seen = [case for case in cases if state_in(records[case.pk], today)[0] in _OPEN and case.closed is None]
    with_plan = _with_plan(seen)
    for one in with_plan:
        look(by=actor_of(request, one.case), kind="plan", case=one.case)
    names = list(dict.fromkeys(case.team.name for case in seen))
    teams = [_team(name, [one for one in with_plan if one.case.team.name == name]) for name in names]
    return render(request, "plans/team.html", {"programme": programme, "teams": teams})


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
