# SPDX-License-Identifier: EUPL-1.2
"""What in a plan is a proposal still: the plan is the family's own (S0 6.3), so it says where it is not theirs yet."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import PlanSide
from thuislijn.store.learning.plans import FamilyPlan, Goal, PlanAction
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.plans.forms import side_of


def proposed_goals(case: Case, goals: Iterable[Goal], actions: Iterable[PlanAction]) -> frozenset[UUID]:
    """The goals that nobody of the family or its network said, and for which nothing in the plan is done yet."""
    at_work = {action.goal_id for action in actions if action.adopted}
    return frozenset(
        goal.pk
        for goal in goals
        if goal.pk not in at_work and goal.reached != Answer.YES and side_of(case, goal.whose) is PlanSide.PROFESSIONAL
    )


def is_agreed(plan: FamilyPlan | None) -> bool:
    """Whether where it is going was agreed: it says on which day."""
    return plan is not None and bool(plan.perspective) and plan.perspective_since is not None
