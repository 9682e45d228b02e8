# SPDX-License-Identifier: EUPL-1.2
"""Safety, slowly: the three greatest concerns, agreements for now, what drives it, and recovery (S2 3.2, box 3.1).

How a team uses it: first who worries about what, until three lines remain that everybody can picture. Then what is
agreed for today, with whom. Only then what drives it, and options side by side (`weighing.py`).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.learning.safety import (
    ThreeAlreadyError,
    add_line,
    change_line,
    end_line,
    raise_line,
    remove_line,
    running_lines,
    take_up_again,
)
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, content_for, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.safety import SafetyLine
from thuislijn.store.timelines import timeline_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import answered
from thuislijn.web.page.item_picker import SEARCH, picked, picker
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.row_forms import voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version
from thuislijn.web.questions.looking import looked_at
from thuislijn.web.safety.forms import LineForm
from thuislijn.web.safety.page import line_of, parts_of, weighings_of
from thuislijn.web.watching.screen import hints_on

_LONGEST = 4000


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="safety", case=case)
    rights = rights_of(roles_with(request.user, case))
    hinted = _named(case, request.GET.get("gekeken", ""))
    context = {
        "case": case,
        "tab": "safety",
        "danger": [one.question.in_(spoken()) for one in looked_at(case).questions.danger],
        "parts": parts_of(case),
        "weighings": weighings_of(case),
        "may_edit": Right.EDIT_CASE in rights,
        "may_take": Right.TAKE_OUT in rights,
        "hinted": hinted,
        "hints": hints_on(request, case, hinted.text) if hinted is not None else None,
    }
    return answered(request, "safety", "part", context)


def _named(case: Case, text: str) -> SafetyLine | None:
    """The line of this case whose id somebody sent along; None for anything else."""
    try:
        return SafetyLine.objects.filter(case=case, pk=UUID(text)).first()
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, case_id: UUID, part: str) -> HttpResponse:
    """A line of a part. Where three concerns run, a fourth asks which one goes and what came of it."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    if part not in {one.value for one in SafetyPart}:
        raise NotVisibleError("safety_part", part)
    look(by=actor_of(request, case), kind="safety", case=case)
    searching = request.method == "POST" and SEARCH in request.POST
    form = LineForm(request.POST or None, row=SafetyLine(case=case, part=part), timeline=timeline_of(case))
    if request.method == "POST" and not searching and form.is_valid():
        leaves, seen = _leaves(request, case)
        try:
            kept = add_line(
                by=actor_of(request, case),
                case=case,
                part=SafetyPart(part),
                said=form.said(picked(timeline_of(case), request.POST)),
                instead_of=leaves,
                seen=seen,
                came_of_it=_typed(request, "came_of_it"),
            )
            return _back(request, case, kept)
        except ThreeAlreadyError as error:
            form.add_error(None, say(error.nl, error.en))
        except ChangedMeanwhileError:
            form.add_error(None, changed_meanwhile())
    return _form(request, case, form, searching)


def _leaves(request: SignedIn, case: Case) -> tuple[SafetyLine | None, int | None]:
    """The concern that goes, with the version that was seen ('id:version')."""
    key, _, version = request.POST.get("leaves", "").partition(":")
    row = _named(case, key)
    if row is not None and (row.ended is not None or row.part != SafetyPart.CONCERN):
        row = None
    return row, int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0


@require_http_methods(["GET", "POST"])
def line(request: SignedIn, case_id: UUID, line_id: UUID) -> HttpResponse:
    """One line: what it says and what it rests on."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = line_of(case, line_id)
    look(by=actor_of(request, case), kind="safety", case=case)
    searching = request.method == "POST" and SEARCH in request.POST
    form = LineForm(request.POST or None, row=row, timeline=timeline_of(case))
    if request.method == "POST" and not searching and form.is_valid():
        said = form.said(picked(timeline_of(case), request.POST))
        try:
            kept = change_line(by=actor_of(request, case), line=row, seen=form.seen or 0, said=said)
            return _back(request, case, kept)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    return _form(request, case, form, searching)


def _form(request: SignedIn, case: Case, form: LineForm, searching: bool) -> HttpResponse:
    form.watched_by(reverse("watch", args=[case.pk]))
    if form.is_new and request.method == "GET":
        form.begin_here()
    row = form.row
    assert isinstance(row, SafetyLine)
    full = form.is_new and form.part is SafetyPart.CONCERN and len(running_lines(case, form.part)) >= 3
    context: dict[str, Any] = {
        "case": case,
        "tab": "safety",
        "form": form,
        "line": None if form.is_new else row,
        "part_of": form.part,
        "leaving": running_lines(case, form.part) if full else [],
        "leaves": request.POST.get("leaves", ""),
        "came_of_it": _typed(request, "came_of_it"),
        "picker": picker(timeline_of(case), row.items, request.POST if request.method == "POST" else None),
        "people": voices_of(timeline_of(case)),
    }
    return answered(request, "safety", "line", context, 422 if form.errors and not searching else 200)


def _typed(request: SignedIn, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:_LONGEST]


def _back(request: SignedIn, case: Case, row: SafetyLine) -> HttpResponse:
    """To the page, at this line; with its hints where nobody saw them while typing."""
    told = "" if request.POST.get("watched") else f"?gekeken={row.pk}"
    return redirect(f"{reverse('safety', args=[case.pk])}{told}#l-{row.pk}")


@require_POST
def act(request: SignedIn, case_id: UUID, line_id: UUID) -> HttpResponse:
    """Moves a line up, ends it with what came of it, takes it up again, or takes it away (`act`)."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = line_of(case, line_id)
    seen = seen_version(request)
    by = actor_of(request, case)
    try:
        match request.POST.get("act", ""):
            case "up":
                raise_line(by=by, line=row, seen=seen)
            case "end":
                end_line(by=by, line=row, seen=seen, came_of_it=_typed(request, "came_of_it"))
            case "again":
                take_up_again(by=by, line=row, seen=seen)
            case "remove":
                remove_line(by=by, line=row, seen=seen)
    except ThreeAlreadyError as error:
        messages.warning(request, say(error.nl, error.en))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return redirect(f"{reverse('safety', args=[case.pk])}#l-{row.pk}")


urlpatterns = [
    path("casus/<uuid:case_id>/veiligheid", show, name="safety"),
    path("casus/<uuid:case_id>/veiligheid/nieuw/<slug:part>", new, name="safety_new"),
    path("casus/<uuid:case_id>/veiligheid/regel/<uuid:line_id>", line, name="safety_line"),
    path("casus/<uuid:case_id>/veiligheid/regel/<uuid:line_id>/doe", act, name="safety_act"),
]
