# SPDX-License-Identifier: EUPL-1.2
"""Writing on a rethinking card. Each answer is the card again, open at what comes next; nothing typed is lost."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.learning.rethinking import (
    OnCard,
    Said,
    add_option,
    bring_back,
    change_answer,
    change_option,
    change_person,
    note_person,
    open_card,
    put_aside,
    say_on,
    take_away,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingState, Prompt
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole, Perspective
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import seen_version
from thuislijn.web.rethinking.forms import AnswerForm, OptionForm, PersonForm
from thuislijn.web.rethinking.hints import hints_of, name_of, options_of, people_of
from thuislijn.web.rethinking.panel import Card, Editing, RowForm, Shown, panel, remember_voice, step_of
from thuislijn.web.rethinking.subjects import Subject, subject_named, subject_of_card
from thuislijn.web.rethinking.words import OPTIONS, PEOPLE

_TABLES: dict[str, type[CardAnswer] | type[CardPerson] | type[CardOption]] = {
    "antwoord": CardAnswer,
    "iemand": CardPerson,
    "weg": CardOption,
}
"""What stands on a card, as an address names it."""


@require_POST
def say_so(request: SignedIn, case_id: UUID, prompt: str) -> HttpResponse:
    """Keeps an answer and goes on; an empty one goes on and keeps nothing. `stay`: once more the same prompt."""
    case, subject = _about(request, case_id)
    asked = _prompt(prompt)
    form = AnswerForm(request.POST, prompt=asked, name=f"card-{asked}")
    if not form.is_valid():
        return panel(request, case, subject, Shown(asked, typed=form), status=422)
    said = form.said()
    remember_voice(request, case, said.said_by, said.perspective.value if said.perspective else "")
    if not said.is_empty:
        card = _card(request, case, subject)
        say_on(by=actor_of(request, case), card=card, prompt=asked, said=_with_side(said, timeline_of(case)))
    return _on(request, case, subject, asked, stay="stay" in request.POST)


@require_POST
def lay_aside(request: SignedIn, case_id: UUID, prompt: str) -> HttpResponse:
    """Lays a prompt aside and goes on; `back`: takes it back."""
    case, subject = _about(request, case_id)
    asked, back = _prompt(prompt), "back" in request.POST
    put_aside(by=actor_of(request, case), card=_card(request, case, subject), prompt=asked, aside=not back)
    return _on(request, case, subject, asked, stay=back)


@require_POST
def add_somebody(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Somebody around the decision; an empty form goes on and keeps nothing."""
    case, subject = _about(request, case_id)
    if not request.POST.get("label", "").strip():
        return _on(request, case, subject, PEOPLE, stay=False)
    form = PersonForm(request.POST, name=f"card-{PEOPLE}")
    if not form.is_valid():
        return panel(request, case, subject, Shown(PEOPLE, typed=form), status=422)
    person = _key_of(timeline_of(case), form.cleaned_data["label"])
    note_person(by=actor_of(request, case), card=_card(request, case, subject), around=form.around(person))
    return _on(request, case, subject, PEOPLE, stay=True)


@require_POST
def add_way(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Another way that there was; an empty form goes on and keeps nothing."""
    case, subject = _about(request, case_id)
    if not (request.POST.get("what", "").strip() or request.POST.get("why_not", "").strip()):
        return _on(request, case, subject, OPTIONS, stay=False)
    form = OptionForm(request.POST, name=f"card-{OPTIONS}")
    if not form.is_valid():
        return panel(request, case, subject, Shown(OPTIONS, typed=form), status=422)
    add_option(by=actor_of(request, case), card=_card(request, case, subject), option=form.option())
    return _on(request, case, subject, OPTIONS, stay=True)


@require_POST
def take_over(request: SignedIn, case_id: UUID, step: str) -> HttpResponse:
    """Takes over what the timeline says: one thing (`hint`: its place among the suggestions), or all of them.

    The suggestions are made anew, so that nothing can be passed off as what the file says.
    """
    case, subject = _about(request, case_id)
    by, timeline, wanted = actor_of(request, case), timeline_of(case), request.POST.get("hint", "")
    stands = Card(case, subject)
    if step == PEOPLE:
        known = {one.label.casefold() for one in stands.people}
        for one in people_of(timeline, subject):
            if wanted in ("", one.label) and one.label.casefold() not in known:
                note_person(by=by, card=_card(request, case, subject), around=one)
    elif step == OPTIONS:
        known = {one.what.casefold() for one in stands.options}
        for way in options_of(timeline, subject):
            if wanted in ("", way.what) and way.what.casefold() not in known:
                add_option(by=by, card=_card(request, case, subject), option=way)
    else:
        asked = _prompt(step)
        known = {one.text for one in stands.rows(asked) if isinstance(one, CardAnswer)}
        for hint in hints_of(timeline, subject).get(asked, ()):
            if wanted in ("", hint.key) and hint.whole not in known:
                said = Said(text=hint.whole, said_by=say("tijdlijn", "timeline"), perspective=Perspective.FILE)
                say_on(by=by, card=_card(request, case, subject), prompt=asked, said=said)
    return _on(request, case, subject, step, stay=True)


@require_http_methods(["GET", "POST"])
def change(request: SignedIn, case_id: UUID, table: str, row: UUID) -> HttpResponse:
    """Puts an answer, a person or a way in other words."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    gone = _taken_away(case, table, row) if request.method == "POST" else None
    if gone is not None:
        return _typed_too_late(request, case, *gone)
    stands = _row(case, table, row)
    subject, step = subject_of_card(stands.card), _step(stands)
    form = _form_of(stands, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        look(by=actor_of(request, case), kind="rethinking_card", case=case, target=subject.key)
        return panel(request, case, subject, Shown(step, Editing(row, form)))
    if not form.is_valid():
        return panel(request, case, subject, Shown(step, Editing(row, form)), status=422)
    try:
        _write(request, case, stands, form)
    except ChangedMeanwhileError as error:
        return _overtaken(request, case, subject, step, form, row, error)
    return _on(request, case, subject, step, stay=True)


@require_POST
def remove(request: SignedIn, case_id: UUID, table: str, row: UUID) -> HttpResponse:
    """Takes it off the card; it can be brought back."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    stands = _row(case, table, row)
    subject, step = subject_of_card(stands.card), _step(stands)
    try:
        take_away(by=actor_of(request, case), row=stands, seen=seen_version(request))
    except ChangedMeanwhileError as error:
        return _overtaken(request, case, subject, step, _form_of(stands), row, error)
    return _on(request, case, subject, step, stay=True)


@require_POST
def back(request: SignedIn, case_id: UUID, table: str, row: UUID) -> HttpResponse:
    """Brings back what was taken off a card."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    if table not in _TABLES:
        raise NotVisibleError("card", table)
    with suppress(ChangedMeanwhileError):  # somebody else brought it back already: it stands there, as was wished
        bring_back(by=actor_of(request, case), case=case, table=_TABLES[table].__name__, row=row)
    stands = _row(case, table, row)
    return _on(request, case, subject_of_card(stands.card), _step(stands), stay=True)


# -- what these share --------------------------------------------------------------------------------------


def _about(request: SignedIn, case_id: UUID) -> tuple[Case, Subject]:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    return case, subject_named(case, request.GET.get("over", ""))


def _card(request: SignedIn, case: Case, subject: Subject) -> RethinkingCard:
    meeting = Meeting.objects.filter(agenda__case=case, state=MeetingState.RUNNING).order_by("-starts").first()
    by = actor_of(request, case)
    return open_card(by=by, case=case, section=subject.section, key=subject.key, meeting=meeting)


def _prompt(text: str) -> Prompt:
    try:
        return Prompt(text)
    except ValueError:
        raise NotVisibleError("prompt", text) from None


def _row(case: Case, table: str, row: UUID) -> OnCard:
    model = _TABLES.get(table)
    found = model._default_manager.filter(case=case, pk=row).select_related("card", "case").first() if model else None
    if found is None:
        raise NotVisibleError("card", str(row))
    found.card.case = case  # known already
    return found


def _step(row: OnCard) -> str:
    if isinstance(row, CardAnswer):
        return row.prompt
    return PEOPLE if isinstance(row, CardPerson) else OPTIONS


def _form_of(row: OnCard, data: object = None) -> RowForm:
    if isinstance(row, CardAnswer):
        return AnswerForm.of(row, data)
    return PersonForm.of(row, data) if isinstance(row, CardPerson) else OptionForm.of(row, data)


def _write(request: SignedIn, case: Case, row: OnCard, form: RowForm) -> None:
    by, seen = actor_of(request, case), form.cleaned_data["seen"] or 0
    if isinstance(row, CardAnswer) and isinstance(form, AnswerForm):
        said = _with_side(form.said(), timeline_of(case))
        if not said.is_empty:
            change_answer(by=by, answer=row, seen=seen, said=said)
    elif isinstance(row, CardPerson) and isinstance(form, PersonForm):
        around = form.around(_key_of(timeline_of(case), form.cleaned_data["label"]))
        change_person(by=by, person=row, seen=seen, around=around)
    elif isinstance(row, CardOption) and isinstance(form, OptionForm):
        change_option(by=by, option=row, seen=seen, to=form.option())


def _overtaken(
    request: SignedIn,
    case: Case,
    subject: Subject,
    step: str,
    form: RowForm,
    row: UUID,
    error: ChangedMeanwhileError,
) -> HttpResponse:
    """The form with what was typed, beside what stands there now; keeping it again is then a choice."""
    now = error.row
    if not isinstance(now, CardAnswer | CardPerson | CardOption):
        return _typed_too_late(request, case, subject, step)
    if form.is_bound:
        typed = request.POST.copy()
        typed["seen"] = str(now.version)
        form.data = typed
    else:
        form = _form_of(now)
    return panel(request, case, subject, Shown(step, Editing(row, form, now)), status=409)


def _taken_away(case: Case, table: str, row: UUID) -> tuple[Subject, str] | None:
    """Where something stood that somebody took off a card; None where it stands there, or never did."""
    model = _TABLES.get(table)
    if model is None or model._default_manager.filter(case=case, pk=row).exists():
        return None
    gone = RowChange.objects.filter(case=case, table=model.__name__, row=row, after__isnull=True).last()
    if gone is None or gone.before is None:
        return None
    card = RethinkingCard.objects.filter(case=case, pk=gone.before["card_id"]).first()
    return (subject_of_card(card), step_of(gone)) if card is not None else None


def _typed_too_late(request: SignedIn, case: Case, subject: Subject, step: str) -> HttpResponse:
    """Somebody else took it away while it was being changed: what was typed stands in the form of a new one."""
    told = say(
        "Iemand anders haalde dit intussen weg. Wat u typte staat hieronder nog, en kan opnieuw bewaard worden.",
        "Somebody else took this away in between. What you typed is still below, and can be kept anew.",
    )
    form: RowForm
    name = f"card-{step}"
    if step == PEOPLE:
        form = PersonForm(request.POST, name=name)
    elif step == OPTIONS:
        form = OptionForm(request.POST, name=name)
    else:
        form = AnswerForm(request.POST, prompt=_prompt(step), name=name)
    return panel(request, case, subject, Shown(step, typed=form, said=told), status=409)


def _on(request: SignedIn, case: Case, subject: Subject, step: str, *, stay: bool) -> HttpResponse:
    """The card again: open at this step, or at the next that is left."""
    if is_fragment(request):
        return panel(request, case, subject, Shown(step if stay else Card(case, subject).after(step)))
    to = step if stay else Card(case, subject).after(step)
    if not to:
        messages.success(request, say("Alle vragen zijn langs geweest.", "All questions have come by."))
    asked = urlencode({"over": subject.over, "stap": to})
    return HttpResponseRedirect(f"{reverse('card_beside', args=[case.pk])}?{asked}#stap-{to}")


def _key_of(timeline: Timeline, label: str) -> str:
    """The key of the person on the timeline who is called so; empty where nobody is."""
    wanted = label.strip().casefold()
    return next((one.id for one in timeline.persons if name_of(timeline, one.id).casefold() == wanted), "")


_SIDES = {
    PersonRole.CHILD: Perspective.YOUNG_PERSON,
    PersonRole.GRANDPARENT: Perspective.NETWORK,
    PersonRole.RELATIVE: Perspective.NETWORK,
    PersonRole.NETWORK: Perspective.NETWORK,
    PersonRole.STEP_PARENT: Perspective.PARENT,
    PersonRole.FOSTER_PARENT: Perspective.PARENT,
    PersonRole.PROFESSIONAL: Perspective.PROFESSIONAL,
}


def _with_side(said: Said, timeline: Timeline) -> Said:
    """The same, with the side of who says it where that is somebody of the family and nobody chose a side."""
    person = timeline.person(_key_of(timeline, said.said_by)) if said.said_by else None
    if said.perspective is not None or person is None:
        return said
    side = Perspective.PARENT if person.role.is_parent else _SIDES.get(person.role)
    return Said(text=said.text, fit=said.fit, said_by=said.said_by, perspective=side)


_HERE = "casus/<uuid:case_id>/omdenken"

urlpatterns = [
    path(f"{_HERE}/zeg/<slug:prompt>", say_so, name="card_say"),
    path(f"{_HERE}/opzij/<slug:prompt>", lay_aside, name="card_aside"),
    path(f"{_HERE}/iemand", add_somebody, name="card_person_new"),
    path(f"{_HERE}/weg", add_way, name="card_option_new"),
    path(f"{_HERE}/overnemen/<slug:step>", take_over, name="card_take_over"),
    path(f"{_HERE}/<slug:table>/<uuid:row>", change, name="card_row"),
    path(f"{_HERE}/<slug:table>/<uuid:row>/weghalen", remove, name="card_row_remove"),
    path(f"{_HERE}/<slug:table>/<uuid:row>/terug", back, name="card_row_back"),
]
