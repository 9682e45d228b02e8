# SPDX-License-Identifier: EUPL-1.2
"""Going through the proposals of the reader: the passage lit, the card beside it, one key for each decision.

Every decision is one POST. A browser without script is sent on to the next card; the script of the page asks for JSON
and gets the next card as HTML, and the text only where it is not on the screen already.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.sources import reviewing as decide
from thuislijn.actions.sources.lessons import forget as forget_lesson
from thuislijn.actions.sources.reviewing import Decided, DecidedError, Why
from thuislijn.actions.timeline import ConflictError, NothingToUndoError
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState
from thuislijn.store.sources import Lesson, ProposalCard
from thuislijn.timeline.exchange import ExchangeError
from thuislijn.web.cases.counts import reading_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import wants_json
from thuislijn.web.page.language import say, spoken
from thuislijn.web.sources.review_forms import CorrectForm
from thuislijn.web.sources.review_page import correct_form, page_context, part_of
from thuislijn.web.sources.review_queue import beside, card_of, first_open, next_open
from thuislijn.web.sources.review_words import code_words


@require_GET
def review(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The first card that waits; `?bron=`: of that source."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    card = first_open(case, request.GET.get("bron", ""))
    if card is not None:
        return redirect("review_card", case.pk, card.pk)
    look(by=actor_of(request, case), kind="reviewing", case=case)
    lessons = Lesson.objects.count()
    reading = reading_of([case])[case.pk]
    context = {"case": case, "tab": "sources", "lessons": lessons, "reading": reading}
    return render(request, "sources/review_done.html", context)


@require_GET
def card(request: SignedIn, case_id: UUID, card_id: UUID) -> HttpResponse:
    """One card beside its text; a request that accepts JSON gets the card alone."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = card_of(case, card_id)
    look(by=actor_of(request, case), kind="reviewing", case=case, target=one.source_id)
    if wants_json(request):
        return JsonResponse(part_of(request, case, one))
    return render(request, "sources/reviewing.html", page_context(request, case, one))


@require_GET
def step(request: SignedIn, case_id: UUID, card_id: UUID, way: str) -> HttpResponse:
    """The next or the previous card that waits, without deciding about this one."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = beside(case, card_of(case, card_id), onward=way != "terug")
    if one is None:
        return _go_on(request, case, None)
    if wants_json(request):
        return JsonResponse(part_of(request, case, one))
    return redirect("review_card", case.pk, one.pk)


@require_POST
def decision(request: SignedIn, case_id: UUID, card_id: UUID) -> HttpResponse:
    """Accept, correct, merge, split or reject, as the button that was pressed says."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = card_of(case, card_id)
    version = request.POST.get("version", "")
    seen: dict[str, Any] = {
        "by": actor_of(request, case),
        "case": case,
        "card_id": one.pk,
        "version": int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
    }
    try:
        match request.POST.get("act"):
            case "accept":
                return _done(request, case, one, decide.accept(**seen), say("Overgenomen.", "Accepted."))
            case "correct":
                return _correct(request, case, one, seen)
            case "merge":
                merged = decide.merge(**seen, item=_plain(request.POST.get("item", ""))[:64])
                return _done(request, case, one, merged, say("Samengevoegd.", "Merged."))
            case "split":
                return _split(request, case, one, seen)
            case "reject":
                return _reject(request, case, one, seen)
            case _:
                return _told(request, case, one, 422, say("Kies wat u wilt doen.", "Choose what you want to do."))
    except DecidedError as error:
        return _too_late(request, case, error.card)
    except ExchangeError as error:
        return _told(request, case, one, 422, " ".join(p.sentence(spoken()) for p in error.problems))


def _correct(request: SignedIn, case: Case, one: ProposalCard, seen: dict[str, Any]) -> HttpResponse:
    form = correct_form(case, one, request.POST)
    if form is None or not form.is_valid():
        return _typed_wrong(request, case, one, form)
    decided = decide.accept(**seen, data=form.as_data(), words=form.cleaned_data["words"])
    return _done(request, case, one, decided, say("Verbeterd overgenomen.", "Accepted with corrections."))


def _typed_wrong(request: SignedIn, case: Case, one: ProposalCard, form: CorrectForm | None) -> HttpResponse:
    """The card again with everything that was typed in it."""
    if wants_json(request):
        return JsonResponse(part_of(request, case, one, form=form), status=422)
    return render(request, "sources/reviewing.html", page_context(request, case, one, form=form), status=422)


def _split(request: SignedIn, case: Case, one: ProposalCard, seen: dict[str, Any]) -> HttpResponse:
    titles = [title for part in request.POST.getlist("part") if (title := _plain(part)[:300])]
    per_person = request.POST.get("per") == "person"
    try:
        halves = decide.split(**seen, titles=() if per_person else titles)
    except ValueError:
        nothing = say("Schrijf op waarin u het splitst: minstens twee.", "Write what you split it into: at least two.")
        return _told(request, case, one, 422, nothing)
    return _go_on(request, case, halves[0], say("Gesplitst.", "Split."))


def _reject(request: SignedIn, case: Case, one: ProposalCard, seen: dict[str, Any]) -> HttpResponse:
    try:
        why = Why(request.POST.get("why", ""))
    except ValueError:
        return _told(request, case, one, 422, say("Kies waarom u het afwijst.", "Choose why you reject it."))
    note = _plain(request.POST.get("note", "")) if why is Why.OTHER else ""
    return _done(request, case, one, decide.reject(**seen, why=why, note=note), say("Afgewezen.", "Rejected."))


@require_POST
def undo(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Takes the last decision of this person back and shows its card again."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    try:
        one = decide.undo(by=actor_of(request, case), case=case)
    except NothingToUndoError:
        return _told(request, case, None, 422, say("Er is niets terug te nemen.", "There is nothing to take back."))
    except ConflictError:
        gone_on = say(
            "Iemand is hiermee verdergegaan; verander het op de tijdlijn.",
            "Somebody went on with this; change it on the timeline.",
        )
        return _told(request, case, None, 409, gone_on)
    return _go_on(request, case, one, say("Teruggenomen.", "Taken back."))


@require_GET
def lessons(request: SignedIn, case_id: UUID) -> HttpResponse:
    """What corrections taught this installation."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    rows = [
        {"lesson": one, "suggested": code_words(one.suggested), "corrected": code_words(one.corrected)}
        for one in Lesson.objects.order_by("words", "pk")
    ]
    return render(request, "sources/lessons.html", {"case": case, "tab": "sources", "rows": rows})


@require_POST
def lesson_forget(request: SignedIn, case_id: UUID, lesson_id: int) -> HttpResponse:
    """Takes a lesson off the list."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    lesson = Lesson.objects.filter(pk=lesson_id).first()
    if lesson is None:
        raise NotVisibleError("lesson", str(lesson_id))
    forget_lesson(by=actor_of(request, case), lesson=lesson)
    messages.success(request, say("De les is vergeten.", "The lesson is forgotten."))
    return redirect("lessons", case.pk)


# -- answers ----------------------------------------------------------------------------------------------------------


def _plain(typed: str) -> str:
    """What was typed without the zero bytes that a database refuses."""
    return typed.replace("\0", "").strip()


def _done(request: SignedIn, case: Case, one: ProposalCard, decided: Decided, told: str) -> HttpResponse:
    if decided.left_out:
        told += " " + say(
            "Zonder {names}: dit kind staat nog niet in de casus. Voeg het eerst toe bij Toestemming.",
            "Without {names}: this child is not in the case yet. Add it first under Consent.",
            names=", ".join(decided.left_out),
        )
    return _go_on(request, case, next_open(case, one), told, warn=bool(decided.left_out))


def _go_on(
    request: SignedIn, case: Case, one: ProposalCard | None, told: str = "", status: int = 200, warn: bool = False
) -> HttpResponse:
    """On to a card, or to the page that says that all was reviewed."""
    if wants_json(request):
        if one is None:
            return JsonResponse({"done": reverse("review", args=[case.pk]), "said": told}, status=status)
        return JsonResponse({**part_of(request, case, one), "said": told, "warn": warn}, status=status)
    if told:
        (messages.warning if warn or status >= 400 else messages.success)(request, told)
    return redirect("review", case.pk) if one is None else redirect("review_card", case.pk, one.pk)


def _told(request: SignedIn, case: Case, one: ProposalCard | None, status: int, sentence: str) -> HttpResponse:
    """Nothing was decided, and why."""
    if wants_json(request):
        return JsonResponse({"said": sentence, "warn": True}, status=status)
    messages.warning(request, sentence)
    return redirect("review", case.pk) if one is None else redirect("review_card", case.pk, one.pk)


def _too_late(request: SignedIn, case: Case, one: ProposalCard) -> HttpResponse:
    if one.state == CardState.OPEN:
        told = say("Dit voorstel is intussen veranderd. Kijk nog eens.", "This proposal has changed. Look again.")
        return _go_on(request, case, one, told, status=409, warn=True)
    told = say(
        "{who} heeft dit voorstel intussen al bekeken: {state}. Uw besluit is niet bewaard.",
        "{who} has already reviewed this proposal: {state}. Your decision was not saved.",
        who=one.decided_by,
        state=CardState(one.state).label(spoken()),
    )
    return _go_on(request, case, next_open(case, one), told, status=409, warn=True)


urlpatterns = [
    path("casus/<uuid:case_id>/nakijken", review, name="review"),
    path("casus/<uuid:case_id>/nakijken/terug", undo, name="review_undo"),
    path("casus/<uuid:case_id>/nakijken/<uuid:card_id>", card, name="review_card"),
    path("casus/<uuid:case_id>/nakijken/<uuid:card_id>/besluit", decision, name="review_decide"),
    path("casus/<uuid:case_id>/nakijken/<uuid:card_id>/naar/<slug:way>", step, name="review_step"),
    path("casus/<uuid:case_id>/lessen", lessons, name="lessons"),
    path("casus/<uuid:case_id>/lessen/<int:lesson_id>/vergeet", lesson_forget, name="lesson_forget"),
]
