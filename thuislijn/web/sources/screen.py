# SPDX-License-Identifier: EUPL-1.2
"""Uploading files, following how they are read, looking at their text, and putting them right."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.sources.files import (
    LARGEST_MB,
    RefusedFileError,
    Told,
    add,
    correct,
    plain_name,
    take_away,
    try_again,
)
from thuislijn.actions.sources.names import number_of_doubts
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.interviews import SourceClosedError
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.web.cases.counts import reading_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.fragments import wants_json
from thuislijn.web.page.language import say
from thuislijn.web.sources import told as source_told
from thuislijn.web.sources.interview_words import closed_words, lacking_words
from thuislijn.web.sources.names import urlpatterns as of_names
from thuislijn.web.sources.passages import Span, window
from thuislijn.web.sources.review_forms import ReasonForm, TitleForm
from thuislijn.web.sources.rows import date_of, missing_of, reader_is_away, rows_of, source_of
from thuislijn.web.sources.told import ToldForm


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The list of sources; files come in by POST, one or many at once."""
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    if request.method == "POST":
        return _receive(request, case)
    look(by=actor_of(request, case), kind="sources", case=case)
    by_arrival = request.GET.get("op") == "binnenkomst"
    rows = rows_of(case, by_arrival)
    context = {
        "case": case,
        "tab": "sources",
        "rows": rows,
        "by_arrival": by_arrival,
        "may_edit": may(request, case, Right.EDIT_CASE),
        "missing": missing_of(case),
        "reading": reading_of([case])[case.pk],
        "doubts": number_of_doubts(case) if may(request, case, Right.SEE_NAMES) else 0,
        "reader_is_away": reader_is_away(case),
        "largest": LARGEST_MB,
        "told": ToldForm(records=records_of([case])[case.pk]) if may(request, case, Right.EDIT_CASE) else None,
    }
    return render(request, "sources/show.html", context)


def _receive(request: SignedIn, case: Case) -> HttpResponse:
    records = records_of([case])[case.pk]
    form = ToldForm(request.POST, records=records)
    files = request.FILES.getlist("files")
    taken, refused = [], list[tuple[str, str]]()
    for number, file in enumerate(files, 1):
        name = _which(number, len(files), file)
        if not form.is_valid():
            refused.append((name, " ".join(str(error) for errors in form.errors.values() for error in errors)))
            continue
        try:
            taken.append(_take(request, case, file, form.told()))
        except RefusedFileError as error:
            refused.append((name, say(error.nl, error.en)))
        except SourceClosedError as error:
            refused.append((name, lacking_words(records, error.lacking)))
    if wants_json(request):
        said = " ".join(sentence for _, sentence in refused) or (
            "" if taken else say("Er kwam geen bestand mee.", "No file arrived.")
        )
        copies = sum(source.same_as_id is not None for source in taken)
        return JsonResponse({"taken": len(taken), "copies": copies, "said": said}, status=201 if taken else 422)
    for which, sentence in refused:
        messages.error(request, f"{which}: {sentence}" if len(files) > 1 else sentence)
    if taken:
        one = say("1 bestand toegevoegd.", "1 file added.")
        more = say("{n} bestanden toegevoegd.", "{n} files added.", n=len(taken))
        messages.success(request, one if len(taken) == 1 else more)
    elif not refused:
        messages.warning(request, say("Kies eerst een of meer bestanden.", "First choose one or more files."))
    return redirect("sources", case.pk)


def _which(number: int, of: int, file: UploadedFile[Any]) -> str:
    """Which of the chosen files, without its name: a message lies in a cookie or a session until it is read, and a name
    of a file names people."""
    kind = PurePath(plain_name(file.name or "")).suffix[:6]
    told = say("Bestand {n} van de {of}", "File {n} of {of}", n=number, of=of)
    return f"{told} ({kind})" if kind else told


def _take(request: SignedIn, case: Case, file: UploadedFile[Any], told: Told) -> CaseSource:
    return add(by=actor_of(request, case), case=case, name=file.name or "", content=file.chunks(), told=told)


@require_GET
def progress(request: SignedIn, case_id: UUID) -> HttpResponse:
    """How far the reading is: a row of HTML for each source, for a page that stays open."""
    case = content_for(request.user, case_id)
    rows = rows_of(case, request.GET.get("op") == "binnenkomst")
    may_edit = may(request, case, Right.EDIT_CASE)
    html = render_to_string("sources/rows.html", {"case": case, "rows": rows, "may_edit": may_edit}, request)
    reading = reading_of([case])[case.pk]
    summary = render_to_string("sources/summary.html", {"case": case, "reading": reading, "rows": rows}, request)
    return JsonResponse({"rows": html, "summary": summary, "busy": reading.to_read > 0})


@require_http_methods(["GET", "POST"])
def source(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponse:
    """The text of a source under pseudonyms, with its title and date to be put right.

    `?van=` and `?tot=` light a passage, `?plaats=` shows the text around a place.
    """
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    one = source_of(case, source_id)
    form = TitleForm(request.POST or None, title=one.title, date=date_of(one), timeline=timeline_of(case))
    if request.method == "POST" and form.is_valid():
        date = form.cleaned_data["date"]
        title = form.cleaned_data["title"]
        correct(by=actor_of(request, case), case=case, source=one, title=title, date=to_edtf(date))
        messages.success(request, say("Bewaard.", "Saved."))
        return redirect("source", case.pk, one.pk)
    look(by=actor_of(request, case), kind="source", case=case, target=one.pk)
    start, end = _number(request.GET.get("van")), _number(request.GET.get("tot"))
    place = _number(request.GET.get("plaats"))
    lit = [Span("lit", start, end)] if end > start else []
    shown = window(one.text, (start or place, end or place), lit, "lit")
    context = {
        "case": case,
        "tab": "sources",
        "source": one,
        "row": next(row for row in rows_of(case) if row.source.pk == one.pk),
        "window": shown,
        "form": form,
        "may_edit": may(request, case, Right.EDIT_CASE),
        "may_see_names": may(request, case, Right.SEE_NAMES),
    }
    return render(request, "sources/source.html", context, status=422 if form.errors else 200)


@require_POST
def again(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponse:
    """Puts a file that was not read back in the queue."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    try_again(by=actor_of(request, case), case=case, source=source_of(case, source_id))
    return redirect("sources", case.pk)


@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponse:
    """Takes a source away, after saying what goes with it and asking why; also one that is closed."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = source_of(case, source_id, closed_too=True)
    form = ReasonForm(request.POST or None, label=say("Waarom haalt u dit weg?", "Why do you remove this?"))
    if request.method == "POST" and form.is_valid():
        bare = take_away(by=actor_of(request, case), case=case, source=one, why=form.cleaned_data["why"])
        told = say("De bron is weggehaald.", "The source was removed.")
        if bare:
            told += " " + say(
                "{n} gegevens op de tijdlijn verloren een vindplaats.", "{n} items lost a passage.", n=bare
            )
        messages.success(request, told)
        return redirect("sources", case.pk)
    context = {
        "case": case,
        "heading": say("Deze bron weghalen?", "Remove this source?"),
        "text": one.title,
        "consequences": [
            say("Het bestand en de tekst worden gewist.", "The file and the text are erased."),
            say("Voorstellen die nog openstaan verdwijnen.", "Proposals that are still open disappear."),
            say(
                "Wat er al van op de tijdlijn staat blijft, zonder deze vindplaats.",
                "What is on the timeline already stays, without this passage.",
            ),
        ],
        "form": form,
        "action": say("Weghalen", "Remove"),
        "back": f"../{one.pk}" if one.text and one.pk not in closed_words(case) else "../../bronnen",
        "danger": True,
    }
    return render(request, "page/confirm.html", context, status=422 if form.errors else 200)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


urlpatterns = [
    path("casus/<uuid:case_id>/bronnen", show, name="sources"),
    path("casus/<uuid:case_id>/bronnen/stand", progress, name="sources_progress"),
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>", source, name="source"),
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>/opnieuw", again, name="source_again"),
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>/weg", remove, name="source_remove"),
    *of_names,
    *source_told.urlpatterns,
]
