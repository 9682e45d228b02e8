# SPDX-License-Identifier: EUPL-1.2
"""What the family does together with the team: the parts of meetings they are asked to, the plan, the explanation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from thuislijn.actions.learning.explanation import tell_view
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError
from thuislijn.store.learning.choices import ActionState, FactorGroup, FactorPart, MeetingState, View
from thuislijn.store.learning.explanations import ExplanationFactor, FactorView, Voice
from thuislijn.store.learning.planned import Part, family_parts
from thuislijn.store.learning.plans import BY_DAY, FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.store.own_timeline import seen_by, told_of
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import Answer
from thuislijn.web.family.page import Own, own_of, own_screen, show
from thuislijn.web.family.telling import years_of
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.stamps import seen_version
from thuislijn.web.plans.proposals import is_agreed, proposed_goals

_LONGEST = 2000
Words = tuple[str, str]
_PARTS: dict[FactorPart, Words] = {
    FactorPart.STARTED: ("Waardoor het begon", "What started it"),
    FactorPart.KEEPS_GOING: ("Waardoor het doorgaat", "What keeps it going"),
    FactorPart.MAKES_WORSE: ("Wat het moeilijker maakt", "What makes it harder"),
    FactorPart.GOES_WELL: ("Wat al goed gaat", "What already goes well"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """An action of the plan in plain words."""

    action: PlanAction
    state: str
    done: bool


def _deeds(own: Own, **only: object) -> list[Deed]:
    found = PlanAction.objects.filter(case=own.case, adopted=True, **only).order_by(*BY_DAY)
    return [
        Deed(one, ActionState(one.state).label(spoken()), one.state == ActionState.KEPT)
        for one in found.select_related("goal")
    ]


@require_GET
@own_screen
def meetings(request: SignedIn, case_id: UUID) -> HttpResponse:
    own = own_of(request, case_id)
    look(by=own.actor, kind="own_meeting", case=own.case)
    now = timezone.now()
    parts = family_parts(own.case, own.person.id)
    values = {
        "coming": [part for part in parts if part.item.meeting.state != MeetingState.HELD and part.ends >= now],
        "past": [part for part in parts[::-1] if part.item.meeting.state == MeetingState.HELD or part.ends < now],
    }
    return show(request, own, "family/meetings.html", "own_meetings", values)


@require_GET
@own_screen
def meeting(request: SignedIn, case_id: UUID, part_id: UUID) -> HttpResponse:
    """The part of a meeting that is theirs: when and where, what it is about, the story, and what was agreed."""
    own = own_of(request, case_id)
    part = _part(own, part_id)
    look(by=own.actor, kind="own_meeting", case=own.case, target=part_id)
    told = told_of(own.case)
    timeline = seen_by(timeline_of(own.case), own.person.id, told, timezone.localdate())
    values = {
        "part": part,
        "running": part.item.meeting.state == MeetingState.RUNNING,
        "agreed": _deeds(own, meeting=part.item.meeting),
        "years": years_of(timeline, own.person, told, own.young),
    }
    return show(request, own, "family/meeting.html", "own_meetings", values)


def _part(own: Own, part_id: UUID) -> Part:
    for part in family_parts(own.case, own.person.id):
        if part.item.pk == part_id:
            return part
    raise NotVisibleError("meeting", str(part_id))


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A goal with what is done for it; `proposed`: the family did not say it, and nothing is done for it yet."""

    goal: Goal
    reached: bool
    proposed: bool
    deeds: list[Deed]


@require_GET
@own_screen
def plan(request: SignedIn, case_id: UUID) -> HttpResponse:
    own = own_of(request, case_id)
    look(by=own.actor, kind="own_plan", case=own.case)
    goals = list(Goal.objects.filter(case=own.case).order_by("place", "created"))
    deeds, found = _deeds(own), FamilyPlan.objects.filter(case=own.case).first()
    proposed = proposed_goals(own.case, goals, [one.action for one in deeds])
    values = {
        "plan": found,
        "agreed": is_agreed(found),
        "goals": [
            PlanGoal(
                goal,
                Answer(goal.reached) is Answer.YES,
                goal.pk in proposed,
                [one for one in deeds if one.action.goal_id == goal.pk],
            )
            for goal in goals
        ],
        "loose": [one for one in deeds if one.action.goal_id is None],
        "look_backs": list(LookBack.objects.filter(case=own.case, done=None).order_by("day")),
    }
    return show(request, own, "family/plan.html", "own_plan", values)


@dataclass(frozen=True, slots=True)
class Seen:
    """A factor of the explanation, and how the reader sees it; None: not told yet. `typed` stands in the form again
    where it could not be kept, with `problem`."""

    factor: ExplanationFactor
    view: FactorView | None
    typed: str = ""
    chosen: str = ""
    problem: str = ""

    @property
    def choice(self) -> str:
        """What is chosen in the form: what was typed, else what was said before."""
        return self.chosen or (self.view.view if self.view is not None else "")

    @property
    def words(self) -> str:
        return self.typed or (self.view.words if self.view is not None else "")

    @property
    def version(self) -> str:
        return str(self.view.version) if self.view is not None else ""


@require_http_methods(["GET", "POST"])
@own_screen
def explanation(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The shared explanation, for whom the team asked: what is on the board, and beside it how they see it."""
    own = own_of(request, case_id)
    voice = Voice.objects.filter(case=own.case, person=own.person.id).order_by("created").first()
    again: Seen | None = None
    if request.method == "POST":
        if voice is None:
            raise NotVisibleError("explanation", "")
        again = _viewed(request, own, voice)
        if again is None:
            messages.success(request, own.to("Bewaard.", "Bewaard.", "Saved."))
            return redirect(f"{reverse('own_explanation', args=[own.case.pk])}#f{request.POST.get('factor', '')}")
    look(by=own.actor, kind="own_explanation", case=own.case)
    values = {"voice": voice, "groups": _groups(own, voice, again) if voice is not None else []}
    return show(request, own, "family/explanation.html", "own_explanation", values, 422 if again else 200)


def _groups(own: Own, voice: Voice, again: Seen | None) -> list[tuple[str, list[Seen]]]:
    """The factors by what they do, in the order of the board; what already goes well comes first."""
    views = {view.factor_id: view for view in FactorView.objects.filter(voice=voice)}
    parts, sides = [FactorPart.GOES_WELL, *FactorPart], list(FactorGroup)
    factors = sorted(
        ExplanationFactor.objects.filter(case=own.case),
        key=lambda one: (parts.index(FactorPart(one.part)), sides.index(FactorGroup(one.group)), one.place),
    )
    return [
        (
            say(*_PARTS[FactorPart(part)]),
            [again if again and again.factor == one else Seen(one, views.get(one.pk)) for one in ones],
        )
        for part, ones in groupby(factors, key=lambda one: one.part)
    ]


def _viewed(request: SignedIn, own: Own, voice: Voice) -> Seen | None:
    """Keeps how they see one factor; what could not be kept comes back to be shown again."""
    factor = _factor(own, request.POST.get("factor", ""))
    words = request.POST.get("words", "").strip()[:_LONGEST]
    chosen = request.POST.get("view", "")
    if chosen not in {one.value for one in View}:
        view = FactorView.objects.filter(factor=factor, voice=voice).first()
        return Seen(factor, view, words, chosen, say("Kies een van de twee.", "Choose one of the two."))
    try:
        tell_view(
            by=own.actor, factor=factor, voice=voice, view=View(chosen), words=words, seen=seen_version(request) or None
        )
    except ChangedMeanwhileError as error:
        present = error.row if isinstance(error.row, FactorView) else None
        told = say(
            "Dit is intussen veranderd. Er staat nu: “{text}”. Bewaar opnieuw als u uw tekst wilt.",
            "This changed in between. It says now: “{text}”. Save again if you want your text.",
            text=present.words if present else "-",
        )
        return Seen(factor, present, words, chosen, told)
    return None


def _factor(own: Own, text: str) -> ExplanationFactor:
    try:
        wanted = UUID(text)
    except ValueError as error:
        raise NotVisibleError("explanation", text) from error
    factor = ExplanationFactor.objects.filter(case=own.case, pk=wanted).first()
    if factor is None:
        raise NotVisibleError("explanation", text)
    return factor


_HERE = "mijn-verhaal/<uuid:case_id>"
urlpatterns = [
    path(f"{_HERE}/bijeenkomsten", meetings, name="own_meetings"),
    path(f"{_HERE}/bijeenkomst/<uuid:part_id>", meeting, name="own_meeting"),
    path(f"{_HERE}/plan", plan, name="own_plan"),
    path(f"{_HERE}/verklaring", explanation, name="own_explanation"),
]
