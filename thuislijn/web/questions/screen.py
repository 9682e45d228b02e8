# SPDX-License-Identifier: EUPL-1.2
"""The findings of the lenses as questions, and what the team says of them: recognised, not recognised, don't know.

Signs of acute danger come first, here as on every page of a case (`danger.py`).
"""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.questions import acknowledge, answer, set_thresholds
from thuislijn.lenses.allowed import allowed
from thuislijn.lenses.catalogue import LENSES, named
from thuislijn.lenses.finding import Finding, Lens
from thuislijn.lenses.grouping import Group
from thuislijn.store.access import NotVisibleError, Right, content_for, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.findings import FindingAnswer, limits_of
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.entering.sessions import safe_next
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say, spoken
from thuislijn.web.questions.danger import unread
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import looked_at
from thuislijn.web.questions.shown_findings import Shown, shown

_LONGEST_NOTE = 4000


class AnswerForm(forms.Form):
    """Recognised or not, why, and who in the team said so."""

    answer = forms.ChoiceField()
    said_by = forms.CharField(required=False, max_length=160)
    note = forms.CharField(required=False, max_length=_LONGEST_NOTE)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["answer"] = forms.ChoiceField(choices=term_choices(Recognition))


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="questions", case=case)
    questions = looked_at(case).questions
    timeline = looked_at(case).timeline
    answers = _answers(case)
    groups = [_group(group, timeline, answers) for group in questions.groups]
    everything = [finding for _, findings in groups for finding in findings]
    context = {
        "case": case,
        "tab": "questions",
        "groups": groups,
        "strengths": [shown(finding, timeline, answers) for finding in questions.strengths],
        "danger": [shown(finding, timeline, {}) for finding in questions.danger],
        "total": len(everything),
        "answered": sum(bool(finding.answers) for finding in everything),
        "recognitions": list(Recognition),
        "may_edit": Right.EDIT_CASE in rights_of(roles_with(request.user, case)),
    }
    return render(request, "questions/show.html", context)


@require_POST
def say_so(request: SignedIn, case_id: UUID, finding: str) -> HttpResponse:
    """Keeps the team's answer to one question."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    found = _finding(case, finding)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        told = say(
            "Kies herkend, niet herkend of weten we niet. Er is niets bewaard.",
            "Choose recognised, not recognised or don't know. Nothing was saved.",
        )
        messages.warning(request, told)
        return _back(case, finding)
    given = answer(
        by=actor_of(request, case),
        case=case,
        finding=finding,
        lens=found.lens,
        recognition=Recognition(form.cleaned_data["answer"]),
        note=form.cleaned_data["note"].strip(),
        said_by=form.cleaned_data["said_by"].strip(),
    )
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"answer": given.answer})
    return _back(case, finding)


@require_POST
def danger_read(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The notice was read by this person, who goes on to where they were going; new signs give a new notice."""
    case = content_for(request.user, case_id)
    keys = [finding_key(finding) for finding in unread(request.user, case)]
    if keys:
        acknowledge(by=actor_of(request, case), case=case, findings=keys)
    return HttpResponseRedirect(safe_next(request)) if request.POST.get("next") else redirect("questions", case.pk)


@require_http_methods(["GET", "POST"])
def thresholds(request: SignedIn, case_id: UUID, lens: str) -> HttpResponse:
    """The thresholds of one lens in this case: each with its reason, its bounds and its default."""
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    if lens not in {one.name for one in LENSES}:
        raise NotVisibleError("lens", lens)
    look(by=actor_of(request, case), kind="questions", case=case)
    form = ThresholdsForm(request.POST or None, lens=named(lens), own=limits_of(case).get(lens, {}))
    if request.method == "POST" and form.is_valid():
        set_thresholds(by=actor_of(request, case), case=case, lens=lens, values=form.cleaned_data)
        messages.success(
            request,
            say("Grenzen bewaard voor deze casus.", "Thresholds saved for this case."),
        )
        return redirect("questions", case.pk)
    context = {"case": case, "tab": "questions", "form": form, "lens": named(lens), "title": named(lens).title}
    return render(request, "questions/thresholds.html", context, status=422 if form.errors else 200)


class ThresholdsForm(forms.Form):
    """One field for each threshold; an empty one goes back to the default."""

    def __init__(self, data: object, *, lens: Lens, own: dict[str, float]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.lens = lens
        for threshold in lens.thresholds:
            may = allowed(lens.name, threshold)
            field = forms.FloatField(required=False, min_value=may.least, max_value=may.most, localize=True)
            field.initial = own.get(threshold.name)
            field.label = threshold.unit.in_(spoken()).capitalize()
            field.help_text = say(
                "Standaard {default}: {why} Het mag {may} zijn; leeg is weer de standaard.",
                "By default {default}: {why} It may be {may}; empty is the default again.",
                default=f"{threshold.default:g}",
                why=threshold.why.in_(spoken()).rstrip(".") + ".",
                may=may.words.in_(spoken()),
            )
            self.fields[threshold.name] = field

    def clean(self) -> dict[str, float | None]:
        cleaned = super().clean() or {}
        for threshold in self.lens.thresholds:
            may, value = allowed(self.lens.name, threshold), cleaned.get(threshold.name)
            if value is not None and not may.takes(value):
                told = say("Schrijf {may}.", "Write {may}.", may=may.words.in_(spoken()))
                self.add_error(threshold.name, told)
        return cleaned


def _answers(case: Case) -> dict[str, list[FindingAnswer]]:
    found: dict[str, list[FindingAnswer]] = defaultdict(list)
    for given in FindingAnswer.objects.filter(case=case).order_by("-at"):
        found[given.finding].append(given)
    return found


def _group(group: Group, timeline: Timeline, answers: dict[str, list[FindingAnswer]]) -> tuple[str, list[Shown]]:
    return group.heading.in_(spoken()), [shown(finding, timeline, answers) for finding in group.findings]


def _finding(case: Case, key: str) -> Finding:
    for finding in looked_at(case).findings:
        if finding_key(finding) == key:
            return finding
    raise NotVisibleError("finding", key)


def _back(case: Case, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('questions', args=[case.pk])}#v-{key}")


urlpatterns = [
    path("casus/<uuid:case_id>/vragen", show, name="questions"),
    path("casus/<uuid:case_id>/vragen/gelezen", danger_read, name="danger_read"),
    path("casus/<uuid:case_id>/vragen/grenzen/<slug:lens>", thresholds, name="thresholds"),
    path("casus/<uuid:case_id>/vragen/<slug:finding>/antwoord", say_so, name="answer"),
]
