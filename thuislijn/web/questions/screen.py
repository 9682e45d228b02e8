# SPDX-License-Identifier: EUPL-1.2
"""The findings of the lenses as questions, and what the team says of them: recognised, not recognised, don't know.

All questions stand in one form, so that whichever button is pressed, no words that were typed get lost. Signs of acute
danger come first, here as on every page of a case (`danger.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.questions import acknowledge, answer
from thuislijn.lenses.finding import Finding
from thuislijn.lenses.grouping import Group
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Recognition
from thuislijn.store.findings import FindingAnswer
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.entering.sessions import safe_next
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.fragments import is_fragment, wants_json
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.row_forms import VOICES, voices_of
from thuislijn.web.questions import thresholds
from thuislijn.web.questions.danger import unread
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import looked_at
from thuislijn.web.questions.shown_findings import Shown, shown

_LONGEST_NOTE = 4000
_NOTE, _SAID = "note-", "said-"
_JUST = "na"
"""The parameter that names the question answered last: its words can be added, and the next one stands open."""


class AnswerForm(forms.Form):
    """Recognised or not, why, and who in the team said so."""

    answer = forms.ChoiceField()
    said_by = forms.CharField(required=False, max_length=160)
    note = forms.CharField(required=False, max_length=_LONGEST_NOTE)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["answer"] = forms.ChoiceField(choices=term_choices(Recognition))


@dataclass(frozen=True, slots=True)
class Section:
    """Questions to be talked about together; `open` counts those without an answer."""

    heading: str
    questions: tuple[Shown, ...]

    @property
    def open(self) -> int:
        return sum(not one.answers for one in self.questions)


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The questions of a case; the first that nobody answered stands open, or the first after `na`."""
    return _page(request, content_for(request.user, case_id), request.GET.get(_JUST, "")[:64])


def _page(request: SignedIn, case: Case, just: str) -> HttpResponse:
    look(by=actor_of(request, case), kind="questions", case=case)
    looked = looked_at(case)
    answers = _answers(case)
    sections = [_section(group, looked.timeline, answers) for group in looked.questions.groups]
    strengths = [shown(finding, looked.timeline, answers) for finding in looked.questions.strengths]
    everything = [one for section in sections for one in section.questions]
    context: dict[str, Any] = {
        "case": case,
        "tab": "questions",
        "sections": sections,
        "strengths": strengths,
        "danger": [shown(finding, looked.timeline, {}) for finding in looked.questions.danger],
        "total": len(everything),
        "answered": sum(bool(one.answers) for one in everything),
        "just": just,
        "current": _current([*everything, *strengths], just),
        "recognitions": list(Recognition),
        "voices": voices_of(looked.timeline),
        "voices_id": VOICES,
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return render(request, "questions/list.html" if is_fragment(request) else "questions/show.html", context)


def _current(questions: list[Shown], just: str) -> str:
    """The key of the question that stands open: the first without an answer after that one, else the first of all."""
    place = next((at for at, one in enumerate(questions) if one.key == just), 0)
    return next((one.key for one in [*questions[place:], *questions[:place]] if not one.answers), "")


@require_POST
def say_so(request: SignedIn, case_id: UUID, finding: str) -> HttpResponse:
    """Keeps the team's answer to one question, and whatever was typed with the others."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    words = _typed(request.POST)
    said_by, note = words.pop(finding, ("", ""))
    found = _finding(case, finding)
    form = AnswerForm({"answer": request.POST.get("answer", ""), "said_by": said_by, "note": note})
    _keep(request, case, words)
    if not form.is_valid():
        told = say(
            "Kies herkend, niet herkend of weten we niet. Er is niets bewaard.",
            "Choose recognised, not recognised or don't know. Nothing was saved.",
        )
        messages.warning(request, told)
        return _back(request, case, finding)
    given = _given(request, case, finding, found.lens, form)
    if wants_json(request):
        return JsonResponse({"answer": given.answer})
    return _back(request, case, finding)


@require_POST
def say_more(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Keeps who says so and why, for each question where that was typed."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    _keep(request, case, _typed(request.POST))
    just = request.POST.get(_JUST, "")
    return _back(request, case, just if just.isalnum() else "")


def _keep(request: SignedIn, case: Case, words: dict[str, tuple[str, str]]) -> None:
    """Words belong to the answer that counts now; a question that nobody answered has no field for them."""
    for key, (said_by, note) in words.items():
        last = FindingAnswer.objects.filter(case=case, finding=key).order_by("-at").first()
        form = AnswerForm({"answer": last.answer if last else "", "said_by": said_by, "note": note})
        if last is not None and form.is_valid():
            _given(request, case, key, last.lens, form)


def _given(request: SignedIn, case: Case, finding: str, lens: str, form: AnswerForm) -> FindingAnswer:
    return answer(
        by=actor_of(request, case),
        case=case,
        finding=finding,
        lens=lens,
        recognition=Recognition(form.cleaned_data["answer"]),
        note=form.cleaned_data["note"],
        said_by=form.cleaned_data["said_by"],
    )


def _typed(posted: QueryDict) -> dict[str, tuple[str, str]]:
    """Key of a question -> who says so and why, where either was typed. A browser counts the end of a line as one."""
    keys = {name[len(_NOTE) :] for name in posted if name.startswith((_NOTE, _SAID))}
    words = {one: posted.get(one, "").replace("\r\n", "\n").strip() for one in posted}
    found = {key: (words.get(_SAID + key, ""), words.get(_NOTE + key, "")) for key in keys}
    return {key: words for key, words in found.items() if any(words)}


@require_POST
def danger_read(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The notice was read by this person, who goes on to where they were going; new signs give a new notice."""
    case = content_for(request.user, case_id)
    keys = [finding_key(finding) for finding in unread(request.user, case)]
    if keys:
        acknowledge(by=actor_of(request, case), case=case, findings=keys)
    return HttpResponseRedirect(safe_next(request)) if request.POST.get("next") else redirect("questions", case.pk)


def _answers(case: Case) -> dict[str, list[FindingAnswer]]:
    found: dict[str, list[FindingAnswer]] = defaultdict(list)
    for given in FindingAnswer.objects.filter(case=case).order_by("-at"):
        found[given.finding].append(given)
    return found


def _section(group: Group, timeline: Timeline, answers: dict[str, list[FindingAnswer]]) -> Section:
    questions = tuple(shown(finding, timeline, answers) for finding in group.findings)
    return Section(group.heading.in_(spoken()), questions)


def _finding(case: Case, key: str) -> Finding:
    for finding in looked_at(case).findings:
        if finding_key(finding) == key:
            return finding
    raise NotVisibleError("finding", key)


def _back(request: SignedIn, case: Case, key: str) -> HttpResponse:
    if is_fragment(request):
        return _page(request, case, key)
    return HttpResponseRedirect(f"{reverse('questions', args=[case.pk])}?{_JUST}={key}#v-{key}")


urlpatterns = [
    path("casus/<uuid:case_id>/vragen", show, name="questions"),
    path("casus/<uuid:case_id>/vragen/gelezen", danger_read, name="danger_read"),
    path("casus/<uuid:case_id>/vragen/toelichting", say_more, name="answer_notes"),
    path("casus/<uuid:case_id>/vragen/<slug:finding>/antwoord", say_so, name="answer"),
    *thresholds.urlpatterns,
]
