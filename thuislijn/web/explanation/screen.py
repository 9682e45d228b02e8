# SPDX-License-Identifier: EUPL-1.2
"""The shared explanation on one screen: a board of factors, how everybody sees them, and the diagram.

How a team uses it: somebody says what they think goes on; it is typed where it belongs, in the words of the family.
Each factor is tied to what stands on the timeline, and to other factors. Then all are asked: do you see this so?
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.explanation import (
    add_factor,
    change_factor,
    link_factors,
    move_factor,
    remove_factor,
    remove_link,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.drawing.explanation import draw_explanation
from thuislijn.store.access import NotVisibleError, Right, content_for, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind
from thuislijn.store.learning.explanations import ExplanationFactor, ExplanationVersion, FactorLink
from thuislijn.store.timelines import timeline_of
from thuislijn.web.explanation.forms import FactorForm, LinkForm, QuickForm
from thuislijn.web.explanation.page import Explanation, factor_of
from thuislijn.web.explanation.views import Told, keep_told, told_of, typed_over
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.fragments import answered
from thuislijn.web.page.item_picker import SEARCH, picked, picker
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.ordering import is_up, moved, ordering
from thuislijn.web.page.row_forms import voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version
from thuislijn.web.watching.screen import hints_on


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="explanation", case=case)
    return _board(request, case, QuickForm())


def _board(request: SignedIn, case: Case, form: QuickForm, status: int = 200) -> HttpResponse:
    explanation = Explanation(case)
    rights = rights_of(roles_with(request.user, case))
    context = {
        **_frame(request, case),
        "explanation": explanation,
        "form": form,
        "diagram": SafeString(draw_explanation(explanation.drawn(), spoken()).svg),
        "versions": ExplanationVersion.objects.filter(case=case).order_by("-number"),
        "may_take": Right.TAKE_OUT in rights,
        "may_manage": Right.MANAGE_PROGRAMME in rights,
        **ordering(request),
        **_kept_hints(request, case, explanation.factors),
    }
    return answered(request, "explanation", "board", context, status)


def _frame(request: SignedIn, case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "tab": "explanation",
        "may_edit": may(request, case, Right.EDIT_CASE),
        "people": voices_of(timeline_of(case)),
    }


def _kept_hints(request: SignedIn, case: Case, factors: list[ExplanationFactor]) -> dict[str, Any]:
    """The hints for the factor that was just kept without a script to watch along (`?gekeken=`)."""
    wanted = request.GET.get("gekeken", "")
    row = next((one for one in factors if wanted and str(one.pk) == wanted), None)
    return {"hinted": row, "hints": hints_on(request, case, row.text)} if row is not None else {}


def _back(request: SignedIn, case: Case, factor: ExplanationFactor) -> HttpResponse:
    """To the board, at this factor; with its hints where nobody saw them while typing."""
    told = "" if request.POST.get("watched") else f"?gekeken={factor.pk}"
    return redirect(f"{reverse('explanation', args=[case.pk])}{told}#f-{factor.pk}")


@require_POST
def add(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A line typed in a place of the board becomes a factor."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    form = QuickForm(request.POST)
    if not form.is_valid():
        return _board(request, case, form, status=422)
    said = form.cleaned_data
    factor = add_factor(
        by=actor_of(request, case),
        case=case,
        group=FactorGroup(said["group"]),
        part=FactorPart(said["part"]),
        text=said["text"],
    )
    return _back(request, case, factor)


@require_http_methods(["GET", "POST"])
def factor(request: SignedIn, case_id: UUID, factor_id: UUID) -> HttpResponse:
    """One factor: what it says, where it stands, and what it rests on."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = factor_of(case, factor_id)
    look(by=actor_of(request, case), kind="explanation", case=case)
    timeline = timeline_of(case)
    searching = request.method == "POST" and SEARCH in request.POST
    form = FactorForm(request.POST or None, row=row)
    if request.method == "POST" and not searching and form.is_valid():
        said = form.values()
        try:
            kept = change_factor(
                by=actor_of(request, case),
                factor=row,
                seen=form.seen or 0,
                text=said["text"],
                group=FactorGroup(said["group"]),
                part=FactorPart(said["part"]),
                items=picked(timeline, request.POST),
            )
            messages.success(request, say("Bewaard.", "Saved."))
            return _back(request, case, kept)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    choices = picker(timeline, row.items, request.POST if request.method == "POST" else None)
    return _factor(request, case, row, form=form, picker=choices, status=422 if form.errors and not searching else 200)


def _factor(request: SignedIn, case: Case, row: ExplanationFactor, status: int = 200, **own: Any) -> HttpResponse:
    explanation = Explanation(case)
    form = own.get("form") or FactorForm(row=row)
    form.watched_by(reverse("watch", args=[case.pk]))
    context = {
        **_frame(request, case),
        "factor": row,
        "explanation": explanation,
        "form": form,
        "picker": own.get("picker") or picker(timeline_of(case), row.items),
        "told": own.get("told") or told_of(explanation, [(row, voice) for voice in explanation.voices]),
        "link_form": own.get("link_form") or LinkForm(case=case, source=row),
        "links": explanation.links_of(row),
    }
    return answered(request, "explanation", "factor", context, status)


@require_POST
def views(request: SignedIn, case_id: UUID, factor_id: UUID) -> HttpResponse:
    """How everybody sees one factor."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = factor_of(case, factor_id)
    explanation = Explanation(case)
    present = told_of(explanation, [(row, voice) for voice in explanation.voices])
    told: list[Told] = keep_told(actor_of(request, case), present, typed_over(present, request.POST))
    if any(one.now for one in told):
        return _factor(request, case, row, told=told, status=422)
    messages.success(request, say("Bewaard.", "Saved."))
    return redirect(f"{reverse('explanation', args=[case.pk])}#f-{row.pk}")


@require_POST
def link(request: SignedIn, case_id: UUID, factor_id: UUID) -> HttpResponse:
    """This factor feeds or eases another."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = factor_of(case, factor_id)
    form = LinkForm(request.POST, case=case, source=row)
    if form.is_valid():
        said = form.cleaned_data
        try:
            link_factors(
                by=actor_of(request, case),
                source=row,
                target=said["target"],
                kind=LinkKind(said["kind"]),
                words=said["words"],
            )
            return redirect("factor", case.pk, row.pk)
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
    return _factor(request, case, row, link_form=form, status=422)


@require_POST
def unlink(request: SignedIn, case_id: UUID, link_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = FactorLink.objects.filter(case=case, pk=link_id).select_related("source").first()
    if row is None:
        raise NotVisibleError("factor_link", str(link_id))
    _gone(request, lambda: remove_link(by=actor_of(request, case), link=row, seen=seen_version(request)))
    return redirect("factor", case.pk, row.source_id)


@require_POST
def remove(request: SignedIn, case_id: UUID, factor_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = factor_of(case, factor_id)
    _gone(request, lambda: remove_factor(by=actor_of(request, case), factor=row, seen=seen_version(request)))
    return redirect("explanation", case.pk)


@require_POST
def move(request: SignedIn, case_id: UUID, factor_id: UUID, way: str) -> HttpResponse:
    """One place up or down within its place of the board."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row, up = factor_of(case, factor_id), is_up(way)
    try:
        move_factor(by=actor_of(request, case), factor=row, seen=seen_version(request), up=up)
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return moved(reverse("explanation", args=[case.pk]), row, way)


def _gone(request: SignedIn, removing: Any) -> None:
    """Takes a row away, and says so; or says that somebody else changed it and that it stands there still."""
    try:
        removing()
        messages.success(request, say("Weggehaald.", "Removed."))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())


urlpatterns = [
    path("casus/<uuid:case_id>/verklaring", show, name="explanation"),
    path("casus/<uuid:case_id>/verklaring/erbij", add, name="factor_add"),
    path("casus/<uuid:case_id>/verklaring/factor/<uuid:factor_id>", factor, name="factor"),
    path("casus/<uuid:case_id>/verklaring/factor/<uuid:factor_id>/gezien", views, name="factor_views"),
    path("casus/<uuid:case_id>/verklaring/factor/<uuid:factor_id>/verband", link, name="factor_link"),
    path("casus/<uuid:case_id>/verklaring/factor/<uuid:factor_id>/weg", remove, name="factor_remove"),
    path("casus/<uuid:case_id>/verklaring/factor/<uuid:factor_id>/plaats/<slug:way>", move, name="factor_move"),
    path("casus/<uuid:case_id>/verklaring/verband/<uuid:link_id>/weg", unlink, name="factor_unlink"),
]
