# SPDX-License-Identifier: EUPL-1.2
"""One family, one plan: a page that a family could put on the fridge, written line by line (S0 6.3, S2 3.3)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.plans import (
    adopt_action,
    keep_action,
    keep_goal,
    keep_look_back,
    keep_plan,
    move_goal,
    remove_action,
    remove_goal,
    remove_look_back,
    settle_action,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.plans import FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.store.learning.rows import LearningRow, RowChange
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say
from thuislijn.web.page.ordering import is_up, moved
from thuislijn.web.page.row_forms import RowForm
from thuislijn.web.page.stamps import seen_version
from thuislijn.web.plans import papers, team
from thuislijn.web.plans.forms import (
    ActionForm,
    AlternativeForm,
    DateForm,
    GoalForm,
    PerspectiveForm,
    SettleForm,
    WhoForm,
)
from thuislijn.web.plans.page import meetings_of, plan_context

_TABLES: dict[str, type[LearningRow]] = {
    "wie": FamilyPlan,
    "perspectief": FamilyPlan,
    "doel": Goal,
    "actie": PlanAction,
    "afloop": PlanAction,
    "datum": LookBack,
}
"""What can be written here, by its word in the address."""
_BACK = ("plan", "looking_back")


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="plan", case=case)
    return _page(request, case)


@require_POST
def keep(request: SignedIn, case_id: UUID, what: str, row_id: UUID | None = None) -> HttpResponse:
    """Writes one short form; refused, the whole page comes back with what was typed in its place."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = _row(case, what, row_id)
    if row is None:
        return _gone(request, case)
    return _kept(request, case, _form(case, what, row, request.POST))


@require_POST
def propose(request: SignedIn, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Adds an action to the alternative plan of a meeting at which this case was discussed."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = PlanAction(case=case, meeting=_meeting(case, meeting_id), adopted=False)
    return _kept(request, case, AlternativeForm(request.POST, row=row, goals=[]))


@require_POST
def adopt(request: SignedIn, case_id: UUID, row_id: UUID) -> HttpResponse:
    """One press takes an action of a meeting over in the plan."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    action = PlanAction.objects.filter(case=case, pk=row_id).first()
    if action is None:
        return _missing(request, case, PlanAction, row_id)
    goal = next((g for g in Goal.objects.filter(case=case) if str(g.pk) == request.POST.get("goal")), None)
    try:
        adopt_action(by=actor_of(request, case), action=action, goal=goal, seen=seen_version(request))
    except ChangedMeanwhileError:
        return _gone(request, case)
    return _back(request, case, action)


@require_POST
def remove(request: SignedIn, case_id: UUID, what: str, row_id: UUID) -> HttpResponse:
    """Takes a goal, an action or a date away, as it was seen."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    table = _TABLES.get(what)
    if table is None or table is FamilyPlan:
        raise NotVisibleError("plan", what)
    row = table._default_manager.filter(case=case, pk=row_id).first()
    if row is None:
        return _missing(request, case, table, row_id)
    by, seen = actor_of(request, case), seen_version(request)
    try:
        if isinstance(row, Goal):
            remove_goal(by=by, goal=row, seen=seen)
        elif isinstance(row, PlanAction):
            remove_action(by=by, action=row, seen=seen)
        elif isinstance(row, LookBack):
            remove_look_back(by=by, look_back=row, seen=seen)
    except ChangedMeanwhileError:
        return _gone(request, case)
    messages.success(request, say("Weggehaald.", "Removed."))
    return redirect("plan", case.pk)


@require_POST
def move(request: SignedIn, case_id: UUID, row_id: UUID, way: str) -> HttpResponse:
    """A goal goes one place up or down."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    goal, up = Goal.objects.filter(case=case, pk=row_id).first(), is_up(way)
    if goal is None:
        return _missing(request, case, Goal, row_id)
    try:
        move_goal(by=actor_of(request, case), goal=goal, seen=seen_version(request), up=up)
    except ChangedMeanwhileError:
        return _gone(request, case)
    return moved(reverse("plan", args=[case.pk]), goal, way)


def _row(case: Case, what: str, row_id: UUID | None) -> LearningRow | None:
    """The row to write: a new one without an id or where somebody else took it away; None where nothing is left to
    write in. Raises NotVisibleError."""
    table = _TABLES.get(what)
    if table is None or (what == "afloop" and row_id is None):
        raise NotVisibleError("plan", what)
    if table is FamilyPlan:
        return FamilyPlan.objects.filter(case=case).first() or FamilyPlan(case=case)
    row = table._default_manager.filter(case=case, pk=row_id).first() if row_id else None
    if row is None and row_id is not None:
        _was_there(case, table, row_id)
        return None if what == "afloop" else table(case=case)
    return row or table(case=case)


def _was_there(case: Case, table: type[LearningRow], row_id: UUID) -> None:
    """Raises NotVisibleError unless this row of this case was taken away."""
    gone = RowChange.objects.filter(case=case, table=table.__name__, row=row_id, after__isnull=True)
    if not gone.exists():
        raise NotVisibleError("plan", str(row_id))


def _form(case: Case, what: str, row: LearningRow, data: Any) -> RowForm:
    if isinstance(row, FamilyPlan):
        return WhoForm(data, row=row) if what == "wie" else PerspectiveForm(data, row=row)
    if isinstance(row, Goal):
        return GoalForm(data, row=row)
    if isinstance(row, LookBack):
        return DateForm(data, row=row)
    assert isinstance(row, PlanAction)
    if what == "afloop":
        return SettleForm(data, row=row)
    goals = list(Goal.objects.filter(case=case).order_by("place", "created"))
    if row._state.adding:
        row.goal = next((goal for goal in goals if str(goal.pk) == data.get("under")), None)
    return ActionForm(data, row=row, goals=goals)


def _kept(request: SignedIn, case: Case, form: RowForm) -> HttpResponse:
    if form.is_valid():
        try:
            return _back(request, case, _write(actor_of(request, case), case, form))
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    return _page(request, case, form, status=422)


def _write(by: Actor, case: Case, form: RowForm) -> LearningRow:
    row, values, seen = form.row, form.values(), form.seen
    if isinstance(row, FamilyPlan):
        return keep_plan(by=by, case=case, values=values, seen=seen)
    if isinstance(row, Goal):
        if "reached" in values and "reached" in form.changed_data:
            values["reached_when"] = timezone.localdate() if values["reached"] == Answer.YES else None
        return keep_goal(by=by, case=case, values=values, goal=None if form.is_new and seen is None else row, seen=seen)
    if isinstance(row, LookBack):
        return keep_look_back(by=by, case=case, values=values, look_back=row, seen=seen)
    assert isinstance(row, PlanAction)
    if isinstance(form, SettleForm):
        state = ActionState(values["state"])
        return settle_action(
            by=by, action=row, state=state, why=values["why"], on=timezone.localdate(), seen=seen if seen else 0
        )
    return keep_action(by=by, case=case, values=values, action=row, seen=seen)


def _meeting(case: Case, meeting_id: UUID) -> Meeting:
    found = next((meeting for meeting in meetings_of(case) if meeting.pk == meeting_id), None)
    if found is None:
        raise NotVisibleError("meeting", str(meeting_id))
    return found


def _missing(request: SignedIn, case: Case, table: type[LearningRow], row_id: UUID) -> HttpResponse:
    _was_there(case, table, row_id)
    return _gone(request, case)


def _gone(request: SignedIn, case: Case) -> HttpResponse:
    told = say(
        "Iemand anders heeft dit intussen veranderd of weggehaald. Kijk wat er nu staat; er is niets bewaard.",
        "Somebody else changed or removed this in between. See what it says now; nothing was saved.",
    )
    typed = request.POST.get("why", "").strip()
    if typed:
        told += " " + say("U typte: {typed}", "You typed: {typed}", typed=typed)
    messages.warning(request, told)
    return redirect("plan", case.pk)


def _back(request: SignedIn, case: Case, row: LearningRow) -> HttpResponse:
    to = request.POST.get("back", "")
    return redirect(f"{reverse(to if to in _BACK else 'plan', args=[case.pk])}#r-{row.pk.hex[:8]}")


def _page(request: SignedIn, case: Case, bound: RowForm | None = None, status: int = 200) -> HttpResponse:
    template = "plans/part.html" if is_fragment(request) else "plans/show.html"
    return render(request, template, plan_context(request, case, bound), status=status)


_HERE = "casus/<uuid:case_id>/plan"
urlpatterns = [
    path(_HERE, show, name="plan"),
    path(f"{_HERE}/bijeenkomst/<uuid:meeting_id>", propose, name="plan_propose"),
    path(f"{_HERE}/overnemen/<uuid:row_id>", adopt, name="plan_adopt"),
    path(f"{_HERE}/doel/<uuid:row_id>/plaats/<slug:way>", move, name="plan_move"),
    path(f"{_HERE}/<slug:what>/bewaren", keep, name="plan_keep_new"),
    path(f"{_HERE}/<slug:what>/<uuid:row_id>", keep, name="plan_keep"),
    path(f"{_HERE}/<slug:what>/<uuid:row_id>/weg", remove, name="plan_remove"),
    *papers.urlpatterns,
    *team.urlpatterns,
]
