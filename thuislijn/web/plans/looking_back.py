# SPDX-License-Identifier: EUPL-1.2
"""Looking back when a case is discussed again: what was agreed, what happened since, and what came of it (S0 6.2)."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.learning.plans import keep_look_back
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.lenses.catalogue import LENSES, named
from thuislijn.reports.document import Document
from thuislijn.reports.looking_back import LookBackOnPaper, LookedBack, looking_back
from thuislijn.store.access import NotVisibleError, Right, content_for, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience, CaseStatus
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.plans import LookBack
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.words import day_text, period_text
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.days import moment_in
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.opening import OPEN, Slots
from thuislijn.web.page.row_forms import RowForm, voices_of
from thuislijn.web.plans.forms import SettleForm
from thuislijn.web.plans.looking_back_since import (
    Agreed,
    Answered,
    News,
    actions_by_state,
    agreed_at,
    answered_since,
    questions_left,
    questions_settled,
    since,
)
from thuislijn.web.plans.page import meetings_of
from thuislijn.web.prints.for_family import keys_read, look_back_copy
from thuislijn.web.prints.papers import paper


class LookedForm(RowForm):
    """What people see when they look back: what goes better, what is stuck, and what is next."""

    kind = "looked"

    def add_fields(self) -> None:
        self.text("better", "Wat gaat er beter?", "What goes better?")
        self.text("stuck", "Wat zit er vast, en hoe komt dat?", "What is stuck, and how does that come about?")
        self.text("next_step", "Wat doen we nu?", "What do we do next?")
        self.line("with_whom", "Met wie keken we terug?", "With whom did we look back?", people=True)
        self.day("done", "Wanneer was dat?", "When was that?")
        if self.fields["done"].initial is None:
            self.fields["done"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not any(typed.get(name) for name in ("better", "stuck", "next_step")) and not self.errors:
            raise forms.ValidationError(
                say("Schrijf minstens één ding op dat u ziet.", "Write down at least one thing that you see.")
            )
        return typed


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="looking_back", case=case)
    return _page(request, case)


@require_POST
def keep(request: SignedIn, case_id: UUID, row_id: UUID | None = None) -> HttpResponse:
    """Writes what was seen when people looked back: on a planned day, or just now."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    form = LookedForm(request.POST, row=_row(case, row_id))
    if form.is_valid():
        try:
            row = _written(request, case, form)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
        else:
            return redirect(f"{reverse('looking_back', args=[case.pk])}#r-{row.pk.hex[:8]}")
    return _page(request, case, form, status=422)


@require_GET
def on_paper(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.TAKE_OUT)

    def made(whom: Audience) -> Document:
        family = whom is Audience.FAMILY
        page = _on_paper(case, family)
        return looking_back(look_back_copy(page) if family else page, spoken())

    return paper(request, case, made, "looking_back", reverse("looking_back", args=[case.pk]))


def _row(case: Case, row_id: UUID | None) -> LookBack:
    """The look back to write in: a new one of the last meeting without an id, or where somebody took it away."""
    present = LookBack.objects.filter(case=case, pk=row_id).first() if row_id else None
    if present is not None:
        return present
    gone = RowChange.objects.filter(case=case, table="LookBack", after__isnull=True)
    if row_id is not None and not gone.filter(row=row_id).exists():
        raise NotVisibleError("look_back", str(row_id))
    return LookBack(case=case, day=timezone.localdate(), meeting=next(iter(meetings_of(case)), None))


def _written(request: SignedIn, case: Case, form: RowForm) -> LookBack:
    values, row = form.values(), form.row
    assert isinstance(row, LookBack)
    if form.is_new:
        values = {**values, "day": values["done"] or timezone.localdate()}
    return keep_look_back(by=actor_of(request, case), case=case, values=values, look_back=row, seen=form.seen)


def _moment(meeting: Meeting) -> dt.datetime:
    """From when on things are new: the end of the meeting, or its beginning while it runs."""
    return meeting.ended or meeting.began or meeting.starts


def _last_before_now(case: Case) -> tuple[list[Meeting], Meeting | None]:
    """The meetings of a case, and the last of them at which it was discussed before today's sitting."""
    found = meetings_of(case)
    held = [meeting for meeting in found if meeting.ended is not None or meeting.state == "held"]
    return found, next(iter(held), None)


def _page(request: SignedIn, case: Case, bound: RowForm | None = None, status: int = 200) -> HttpResponse:
    slots, today = Slots(request.GET.get(OPEN, ""), bound), timezone.localdate()
    meetings, last = _last_before_now(case)
    agreed = agreed_at(case, [meeting for meeting in meetings if meeting.state == "held"])
    rights = rights_of(roles_with(request.user, case))
    looks = list(LookBack.objects.filter(case=case).order_by("-day"))
    news = since(case, _moment(last)) if last else []
    context = {
        "case": case,
        "tab": "looking_back",
        "status": CaseStatus(case.status),
        "times": len(agreed),
        "last": last,
        "agreed": agreed,
        "news": [(item, how) for item, how in news if how is not News.ADDED],
        "added": [item for item, how in news if how is News.ADDED],
        "answered": _in_words(answered_since(case, _moment(last))) if last else [],
        "settled": questions_settled(case, timezone.localtime(_moment(last)).date()) if last else [],
        "left": questions_left(case),
        "groups": [
            (state, [(action, slots.put(SettleForm, action)) for action in actions])
            for state, actions in actions_by_state(case)
        ],
        "looks": [
            (each, slots.put(LookedForm, each, opened=due), due)
            for each in looks
            for due in [each.done is None and each.day <= today]
            if each.done is not None or each.day <= today or (bound is not None and bound.row.pk == each.pk)
        ],
        "coming": [each for each in reversed(looks) if each.done is None and each.day > today],
        "new": slots.put(LookedForm, _row(case, None)),
        "here": reverse("looking_back", args=[case.pk]),
        "voices": voices_of(timeline_of(case)),
        "may_edit": Right.EDIT_CASE in rights,
        "may_take": Right.TAKE_OUT in rights,
        "fragment": is_fragment(request),
    }
    template = "plans/looking_back_part.html" if is_fragment(request) else "plans/looking_back.html"
    return render(request, template, context, status=status)


def _in_words(answers: list[Answered]) -> list[tuple[str, Answered]]:
    """Each answer under the title of its lens; a lens that is gone is called by its code."""
    known = {lens.name for lens in LENSES}
    return [(named(one.lens).title.in_(spoken()) if one.lens in known else one.lens, one) for one in answers]


def _on_paper(case: Case, family: bool) -> LookBackOnPaper:
    meetings, last = _last_before_now(case)
    news = [(i, how) for i, how in since(case, _moment(last)) if how is not News.ADDED] if last else []
    if family:
        read = keys_read(case, timezone.localdate())
        news = [(item, how) for item, how in news if item.id in read]
    answers = _in_words(answered_since(case, _moment(last))) if last else []
    settled = questions_settled(case, timezone.localtime(_moment(last)).date()) if last else []
    language = spoken()
    return LookBackOnPaper(
        family=case.pseudonym,
        day=timezone.localdate().toordinal(),
        agreed=tuple(_agreed_words(one, family) for one in agreed_at(case, [m for m in meetings if m.state == "held"])),
        since=tuple((period_text(i.when, language), i.title, how.label(language)) for i, how in news),
        actions=tuple(
            (action.what, action.who, state.label(language), action.why)
            for state, actions in actions_by_state(case)
            for action in actions
        ),
        answered=(
            *((row.text, row.answer) for row in settled),
            *((f"{title}:", f"{one.answer.label(language)}. {one.note}".strip()) for title, one in answers),
        ),
        left=tuple(row.text for row in questions_left(case)),
        looks=tuple(
            LookedBack(moment_in(back.done, case), back.with_whom, back.better, back.stuck, back.next_step)
            for back in LookBack.objects.filter(case=case, done__isnull=False).order_by("-done")
            if back.done is not None
        ),
    )


def _agreed_words(agreed: Agreed, family: bool) -> tuple[str, tuple[str, ...]]:
    """What a meeting came to in words; for the family what was taken over in its plan."""
    day = timezone.localtime(agreed.meeting.starts).date()
    title = say("Bijeenkomst van {day}", "Meeting of {day}", day=day_text(day.toordinal(), spoken()))
    known = [action for action in agreed.actions if action.adopted or not family]
    actions = [f"{action.what} ({action.who})" if action.who else action.what for action in known]
    if family:
        return title, tuple(actions)
    asked = [say("Vraag: {text}", "Question: {text}", text=row.text) for row in agreed.questions]
    cards = [say("Omgedacht: {title}", "Rethought: {title}", title=card.title) for card in agreed.cards]
    return title, (*actions, *asked, *cards)


_HERE = "casus/<uuid:case_id>/terugkijken"
urlpatterns = [
    path(_HERE, show, name="looking_back"),
    path(f"{_HERE}/papier", on_paper, name="looking_back_paper"),
    path(f"{_HERE}/bewaren", keep, name="looking_back_new"),
    path(f"{_HERE}/<uuid:row_id>", keep, name="looking_back_keep"),
]
