# SPDX-License-Identifier: EUPL-1.2
"""Notes of observers: each writes for themselves, opens them, compares, and together they agree (S0 3.2)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.learning.observing import InView, agree, change_agreed, change_note, note, open_notes
from thuislijn.actions.learning.observing import remove_agreed as take_agreed_away
from thuislijn.actions.learning.observing import remove_note as take_note_away
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, Right
from thuislijn.store.cases import Case
from thuislijn.store.learning.meetings import AgreedNote, Meeting, ObserverNote
from thuislijn.store.learning.notes import own_notes, waiting_observers
from thuislijn.web.meetings.access import discussed
from thuislijn.web.meetings.beside import part_of_case
from thuislijn.web.meetings.note_forms import AgreedForm, NoteForm, not_the_writer
from thuislijn.web.meetings.notes_shown import about_of, agreed_notes, shown_notes
from thuislijn.web.meetings.words import day_of, title_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import changed_meanwhile, seen_version


@require_GET
def compare(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """The notes that this person may read side by side, in order of time, and what was agreed on."""
    meeting, case, _ = discussed(request, meeting_id, case_id)
    look(by=actor_of(request, case), kind="notes", case=case, target=meeting.pk)
    return _compared(request, meeting, case)


def _compared(
    request: SignedIn, meeting: Meeting, case: Case, form: AgreedForm | None = None, status: int = 200
) -> HttpResponse:
    notes = shown_notes(request.user.pk, meeting, case)
    chosen = set(request.POST.getlist("note")) if form is not None else set()
    own = own_notes(request.user.pk, meeting, case)
    context = {
        "case": case,
        "tab": "case",
        "meeting": meeting,
        "title": title_of(meeting),
        "day": day_of(meeting),
        "notes": notes,
        "columns": list(dict.fromkeys((one.column, one.row.by_name) for one in notes)),
        "chosen": chosen,
        "closed": own.filter(opened__isnull=True).count(),
        "waiting": [name for name in waiting_observers(meeting, case) if name != request.user.name],
        "agreed": agreed_notes(meeting, case),
        "form": form or AgreedForm(row=AgreedNote()),
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return render(request, "meetings/compare.html", context, status=status)


@require_POST
def new(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Keeps a note; the hand stays where it was."""
    meeting, case, _ = discussed(request, meeting_id, case_id, Right.EDIT_CASE)
    form = NoteForm(request.POST, row=ObserverNote())
    if not form.is_valid():
        return part_of_case(request, case.pk, form, 422)
    if not form.is_of(request.user.pk):
        return not_the_writer()
    by, text = actor_of(request, case), form.cleaned_data["text"]
    note(by=by, meeting=meeting, case=case, text=text, view=form.in_view(), at=form.sent(), id=form.once)
    return _back(request, meeting, case)


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, meeting_id: UUID, case_id: UUID, note_id: UUID) -> HttpResponse:
    """An own note in other words; another's note does not exist here."""
    right = Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE
    meeting, case, _ = discussed(request, meeting_id, case_id, right)
    row = _own(request, meeting, case, note_id)
    form = NoteForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            change_note(by=actor_of(request, case), row=row, text=form.cleaned_data["text"], seen=form.seen or 0)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
            return _note_page(request, meeting, case, row, form, 409)
        return _back(request, meeting, case)
    return _note_page(request, meeting, case, row, form, 422 if form.is_bound else 200)


def _note_page(
    request: SignedIn, meeting: Meeting, case: Case, row: ObserverNote, form: NoteForm, status: int
) -> HttpResponse:
    look(by=actor_of(request, case), kind="notes", case=case, target=meeting.pk)
    context = {"case": case, "tab": "case", "meeting": meeting, "row": row, "form": form}
    context["about"] = about_of(case, row.about_section, row.about, row.window)
    name = "meetings/note_part.html" if is_fragment(request) else "meetings/note.html"
    return render(request, name, context, status=status)


@require_POST
def remove(request: SignedIn, meeting_id: UUID, case_id: UUID, note_id: UUID) -> HttpResponse:
    meeting, case, _ = discussed(request, meeting_id, case_id, Right.EDIT_CASE)
    row = _own(request, meeting, case, note_id)
    try:
        take_note_away(by=actor_of(request, case), row=row, seen=seen_version(request))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return _back(request, meeting, case)


@require_POST
def open_own(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Lays the own notes beside those of the others."""
    meeting, case, _ = discussed(request, meeting_id, case_id, Right.EDIT_CASE)
    open_notes(by=actor_of(request, case), meeting=meeting, case=case)
    return part_of_case(request, case.pk) if is_fragment(request) else redirect("notes", meeting.pk, case.pk)


@require_POST
def agreed_new(request: SignedIn, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Keeps what the observers agreed on, made of the notes that are ticked."""
    meeting, case, _ = discussed(request, meeting_id, case_id, Right.EDIT_CASE)
    form = AgreedForm(request.POST, row=AgreedNote())
    chosen = set(request.POST.getlist("note"))
    notes = [one.row for one in shown_notes(request.user.pk, meeting, case) if str(one.row.pk) in chosen]
    if not form.is_valid():
        return _compared(request, meeting, case, form, 422)
    abouts = {(one.about_section, one.about) for one in notes}
    section, key = abouts.pop() if len(abouts) == 1 else ("", "")
    data = form.data_typed(InView(section=section, key=key))
    try:
        agree(by=actor_of(request, case), meeting=meeting, case=case, data=data, made_of=notes)
    except CannotError as error:
        form.add_error(None, say(error.nl, error.en))
        return _compared(request, meeting, case, form, 422)
    return redirect("notes", meeting.pk, case.pk)


@require_http_methods(["GET", "POST"])
def agreed_edit(request: SignedIn, meeting_id: UUID, case_id: UUID, note_id: UUID) -> HttpResponse:
    right = Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE
    meeting, case, _ = discussed(request, meeting_id, case_id, right)
    row = _agreed(meeting, case, note_id)
    form = AgreedForm(request.POST or None, row=row)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        data = form.data_typed(InView(section=row.about_section, key=row.about))
        try:
            change_agreed(by=actor_of(request, case), row=row, data=data, seen=form.seen or 0)
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
            status = 409
        else:
            return redirect("notes", meeting.pk, case.pk)
    look(by=actor_of(request, case), kind="notes", case=case, target=meeting.pk)
    context = {"case": case, "tab": "case", "meeting": meeting, "row": row, "form": form, "notes": row.made_of.all()}
    return render(request, "meetings/agreed.html", context, status=status)


@require_POST
def agreed_remove(request: SignedIn, meeting_id: UUID, case_id: UUID, note_id: UUID) -> HttpResponse:
    meeting, case, _ = discussed(request, meeting_id, case_id, Right.EDIT_CASE)
    row = _agreed(meeting, case, note_id)
    try:
        take_agreed_away(by=actor_of(request, case), row=row, seen=seen_version(request))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return redirect("notes", meeting.pk, case.pk)


def _own(request: SignedIn, meeting: Meeting, case: Case, note_id: UUID) -> ObserverNote:
    found = own_notes(request.user.pk, meeting, case).filter(pk=note_id).first()
    if found is None:
        raise NotVisibleError("observer_note", str(note_id))
    return found


def _agreed(meeting: Meeting, case: Case, note_id: UUID) -> AgreedNote:
    found = AgreedNote.objects.filter(meeting=meeting, case=case, pk=note_id).first()
    if found is None:
        raise NotVisibleError("agreed_note", str(note_id))
    return found


def _back(request: SignedIn, meeting: Meeting, case: Case) -> HttpResponse:
    if is_fragment(request):
        return part_of_case(request, case.pk)
    return redirect("notes", meeting.pk, case.pk)


_HERE = "bijeenkomst/<uuid:meeting_id>/casus/<uuid:case_id>"
urlpatterns = [
    path(f"{_HERE}/notities", compare, name="notes"),
    path(f"{_HERE}/notities/nieuw", new, name="note_new"),
    path(f"{_HERE}/notities/openen", open_own, name="notes_open"),
    path(f"{_HERE}/notities/<uuid:note_id>", edit, name="note"),
    path(f"{_HERE}/notities/<uuid:note_id>/weg", remove, name="note_remove"),
    path(f"{_HERE}/samen", agreed_new, name="agreed_new"),
    path(f"{_HERE}/samen/<uuid:note_id>", agreed_edit, name="agreed"),
    path(f"{_HERE}/samen/<uuid:note_id>/weg", agreed_remove, name="agreed_remove"),
]
