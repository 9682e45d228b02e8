# SPDX-License-Identifier: EUPL-1.2
"""Weighing options side by side, doing nothing for now among them, on the short and the long term; and safety on paper
(S2 3.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.learning.safety import NOT_NOW, add_option, change_option, remove_option, start_weighing
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.reports.document import Document
from thuislijn.reports.safety import PaperLine, PaperOption, PaperPart, PaperWeighing, safety_paper
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.safety import WeighedOption
from thuislijn.store.timelines import timeline_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.days import day_in
from thuislijn.web.page.fragments import answered
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.row_forms import voices_of
from thuislijn.web.page.stamps import changed_meanwhile, seen_version
from thuislijn.web.prints.papers import paper
from thuislijn.web.questions.looking import looked_at
from thuislijn.web.safety.forms import OccasionForm, OptionForm
from thuislijn.web.safety.page import Line, Part, Weighing, chosen_words, option_of, parts_of, weighings_of


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Another occasion; doing nothing for now stands there as its first option."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    look(by=actor_of(request, case), kind="safety", case=case)
    form = OccasionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        occasion = form.cleaned_data["occasion"]
        first = start_weighing(by=actor_of(request, case), case=case, occasion=occasion, not_now=say(*NOT_NOW))
        return redirect("weighing", case.pk, first.pk)
    context = {"case": case, "tab": "safety", "form": form}
    return answered(request, "safety", "occasion", context, 422 if form.errors else 200)


@require_GET
def weighing(request: SignedIn, case_id: UUID, option_id: UUID) -> HttpResponse:
    """The options of one occasion side by side; the address names any of them."""
    case = content_for(request.user, case_id)
    option = option_of(case, option_id)
    look(by=actor_of(request, case), kind="safety", case=case)
    context = {
        "case": case,
        "tab": "safety",
        "weighing": next(one for one in weighings_of(case) if one.occasion == option.occasion),
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return answered(request, "safety", "weighing", context)


@require_http_methods(["GET", "POST"])
def option_new(request: SignedIn, case_id: UUID, option_id: UUID) -> HttpResponse:
    """Another option beside the one that the address names."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    beside = option_of(case, option_id)
    look(by=actor_of(request, case), kind="safety", case=case)
    form = OptionForm(request.POST or None, row=WeighedOption(case=case, occasion=beside.occasion))
    if request.method == "POST" and form.is_valid():
        kept = add_option(by=actor_of(request, case), case=case, occasion=beside.occasion, said=form.said())
        return redirect("weighing", case.pk, kept.pk)
    return _form(request, case, form, beside)


@require_http_methods(["GET", "POST"])
def option(request: SignedIn, case_id: UUID, option_id: UUID) -> HttpResponse:
    """One option: what it gives and takes."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = option_of(case, option_id)
    look(by=actor_of(request, case), kind="safety", case=case)
    form = OptionForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            change_option(by=actor_of(request, case), option=row, seen=form.seen or 0, said=form.said())
            return redirect("weighing", case.pk, row.pk)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    return _form(request, case, form, row)


def _form(request: SignedIn, case: Case, form: OptionForm, beside: WeighedOption) -> HttpResponse:
    context: dict[str, Any] = {
        "case": case,
        "tab": "safety",
        "form": form,
        "beside_option": beside,
        "people": voices_of(timeline_of(case)),
    }
    return answered(request, "safety", "option", context, 422 if form.errors else 200)


@require_POST
def option_remove(request: SignedIn, case_id: UUID, option_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    row = option_of(case, option_id)
    try:
        remove_option(by=actor_of(request, case), option=row, seen=seen_version(request))
        messages.success(request, say("Weggehaald.", "Removed."))
    except CannotError as error:
        messages.warning(request, say(error.nl, error.en))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    left = WeighedOption.objects.filter(case=case, occasion=row.occasion).order_by("created").first()
    return redirect("weighing", case.pk, left.pk) if left is not None else redirect("safety", case.pk)


@require_GET
def printed(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Safety as a paper: signs of acute danger first, then the four parts, then the options side by side."""
    case = content_for(request.user, case_id, Right.TAKE_OUT)

    def made(whom: Audience) -> Document:
        family = whom is Audience.FAMILY  # docs/decisions/0021
        danger = () if family else looked_at(case).questions.danger
        return safety_paper(
            family=case.pseudonym,
            day=timezone.localdate(),
            language=spoken(),
            danger=tuple(one.question.in_(spoken()) for one in danger),
            parts=tuple(_paper_part(part, family) for part in parts_of(case)),
            weighings=() if family else tuple(_paper_weighing(one) for one in weighings_of(case)),
        )

    return paper(request, case, made, "safety", reverse("safety", args=[case.pk]))


def _paper_part(part: Part, family: bool) -> PaperPart:
    """A part on paper; for the family only what was agreed with somebody, without what it rests on."""
    told = (one for one in (*part.running, *part.ended) if one.row.agreed_with or not family)
    if family:
        told = (replace(one, items=(), factors=()) for one in told)
    lines = tuple(PaperLine(one.row.text, tuple(_notes(one)), _ended(one)) for one in told)
    return PaperPart(part.heading, lines, part.nothing, ranked=part.part is SafetyPart.CONCERN)


def _notes(line: Line) -> list[str]:
    row = line.row
    told = []
    if row.who or row.due:
        due = say("tot {day}", "until {day}", day=day_in(row.due, row.case)) if row.due else ""
        told.append(", ".join(filter(None, (row.who, due))))
    agreed = ", ".join(row.agreed_with) or say("nog niemand", "nobody yet")
    told.append(say("Afgesproken met: {who}", "Agreed with: {who}", who=agreed))
    if line.items:
        items = "; ".join(f"{one.title} ({one.when})" for one in line.items)
        told.append(say("Van de tijdlijn: {items}", "From the timeline: {items}", items=items))
    if line.factors:
        told.append(say("Verklaring: {f}", "Explanation: {f}", f="; ".join(one.text for one in line.factors)))
    return told


def _ended(line: Line) -> str:
    if line.row.ended is None:
        return ""
    day = day_in(line.row.ended, line.row.case)
    return f"{day}. {line.row.came_of_it}".strip() if line.row.came_of_it else day


def _paper_weighing(weighing: Weighing) -> PaperWeighing:
    rows = weighing.rows
    verdict = say("Gekozen, en waarom", "Chosen, and why")
    return PaperWeighing(
        weighing.occasion,
        (*(name for name, _ in rows), verdict),
        tuple(
            PaperOption(
                option.what,
                (
                    *(said[number] for _, said in rows),
                    ". ".join(filter(None, (chosen_words(option), option.why))),
                ),
            )
            for number, option in enumerate(weighing.options)
        ),
    )


urlpatterns = [
    path("casus/<uuid:case_id>/veiligheid/afwegen", new, name="weighing_new"),
    path("casus/<uuid:case_id>/veiligheid/afwegen/<uuid:option_id>", weighing, name="weighing"),
    path("casus/<uuid:case_id>/veiligheid/afwegen/<uuid:option_id>/erbij", option_new, name="option_new"),
    path("casus/<uuid:case_id>/veiligheid/optie/<uuid:option_id>", option, name="option"),
    path("casus/<uuid:case_id>/veiligheid/optie/<uuid:option_id>/weg", option_remove, name="option_remove"),
    path("casus/<uuid:case_id>/veiligheid/afdrukken", printed, name="safety_print"),
]
