# SPDX-License-Identifier: EUPL-1.2
"""Print and take along: the case report, the drawing, and the timeline as a file; and a timeline brought in."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.taking_out import NotSharedError, taken_out
from thuislijn.reports.apart import PrintingError, printed
from thuislijn.store.access import NotAllowedError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience
from thuislijn.store.consent_records import records_of
from thuislijn.store.findings import limits_of
from thuislijn.store.sealing import SealBrokenError
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import ExchangeError, dump, load
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say, spoken
from thuislijn.web.prints.forms import Ending, Kind, TakeForm
from thuislijn.web.prints.papers import download, shared_with

_LARGEST_MB = 20
_LARGEST = _LARGEST_MB * 1024 * 1024
_LARGEST_TO_MATCH = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 256 * 1024
"""Bytes of a timeline that goes along with the page that asks who is who: a form larger than this is refused."""
_MOST_PROBLEMS = 8

_ENDINGS = {Kind.PDF_A4: Ending.PDF.value, Kind.DRAWING_PDF: Ending.PDF.value, Kind.DRAWING_SVG: "svg"}
"""The ending of a file's name, where that is not its kind."""


class BringForm(forms.Form):
    """A timeline as a file, and who in it is in the case already."""

    file = forms.FileField()
    text = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object = None, files: object = None) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        file = self.fields["file"]
        file.label = say("Bestand van Thuislijn (JSON)", "File of Thuislijn (JSON)")
        file.error_messages["required"] = say("Kies een bestand.", "Choose a file.")
        file.required = not (self.is_bound and self.data.get("text"))


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="prints", case=case)
    return _page(request, case, _empty(request, case), BringForm())


@require_POST
def make(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The file that was asked for, as a download; the form again where something is the matter."""
    case = content_for(request.user, case_id, Right.TAKE_OUT)
    if request.POST.get("named") and not may(request, case, Right.SEE_NAMES):
        raise NotAllowedError("names", str(case.pk), Right.SEE_NAMES)
    form = TakeForm(request.POST, may_name=may(request, case, Right.SEE_NAMES))
    if not form.is_valid():
        return _page(request, case, form, BringForm(), status=422)
    kind = Kind(form.cleaned_data["kind"])
    why = form.cleaned_data["reason"].strip() if form.cleaned_data.get("named") else ""
    try:
        timeline = taken_out(by=actor_of(request, case), case=case, kind=kind, whom=form.whom(), why=why)
        content = _content(kind, case, timeline, bool(why), form.whom().audience is Audience.FAMILY)
    except NotSharedError as error:
        form.refuse(records_of([case])[case.pk], error)
        return _page(request, case, form, BringForm(), status=422)
    except CannotError as error:
        form.add_error(None, say(error.nl, error.en))
        return _page(request, case, form, BringForm(), status=422)
    except PrintingError as error:
        form.add_error(None, say(error.nl, error.en))
        return _page(request, case, form, BringForm(), status=503)
    except SealBrokenError:
        form.add_error(
            None,
            say(
                "De namen kunnen niet geopend worden: de sleutel van deze installatie past niet. Zeg het de beheerder.",
                "The names cannot be opened: the key of this installation does not fit. Tell the administrator.",
            ),
        )
        return _page(request, case, form, BringForm(), status=503)
    return download(content, _ENDINGS.get(kind, kind), case.pk.hex[:8])


def _content(kind: Kind, case: Case, timeline: Timeline, named: bool, for_family: bool) -> bytes:
    if kind is Kind.JSON:
        return dump(timeline).encode()
    return printed(kind, timeline, spoken(), named, limits_of(case), for_family)


@require_http_methods(["POST"])
def bring(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A timeline from a file: first who is who, where the case has persons already; then everything in one step."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    form = BringForm(request.POST, request.FILES)
    timeline = _brought(form)
    if timeline is None:
        return _page(request, case, _empty(request, case), form, status=422)
    present = timeline_of(case).persons
    if present and not request.POST.get("matched"):
        text = dump(timeline)
        if len(text.encode()) > _LARGEST_TO_MATCH:
            return _too_large_to_match(request, case, form)
        context = {"case": case, "tab": "prints", "timeline": timeline, "present": present, "text": text}
        return render(request, "prints/match.html", context)
    keys = {person.id for person in present}
    same = {p.id: key for p in timeline.persons if (key := request.POST.get(f"person-{p.id}", "")) in keys}
    taken = import_timeline(by=actor_of(request, case), case=case, timeline=timeline, same_as=same)
    messages.success(
        request,
        say(
            "Toegevoegd: {items} gegevens, {persons} personen en {sources} bronnen. Het stond er allemaal in één stap: "
            "op de tijdlijn kunt u die ongedaan maken.",
            "Added: {items} items, {persons} persons and {sources} sources, in one step: you can undo it on the "
            "timeline.",
            items=taken.items,
            persons=taken.persons,
            sources=taken.sources,
        ),
    )
    return redirect("timeline", case.pk)


def _too_large_to_match(request: SignedIn, case: Case, form: BringForm) -> HttpResponse:
    told = say(
        "Dit bestand is te groot om in te brengen bij mensen die al in de casus staan. Breng het in een lege casus in.",
        "This file is too large to bring in beside people who are in the case already. Bring it into an empty case.",
    )
    form.add_error("file", told)
    return _page(request, case, _empty(request, case), form, status=422)


def _brought(form: BringForm) -> Timeline | None:
    """The timeline in the form's file or text; None with the problems told in the form."""
    if not form.is_valid():
        return None
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if file is not None and file.size > _LARGEST:
        form.add_error(
            "file", say("Dit bestand is groter dan {n} MB.", "This file is larger than {n} MB.", n=_LARGEST_MB)
        )
        return None
    try:
        return load(file.read() if file is not None else text)
    except ExchangeError as error:
        for problem in error.problems[:_MOST_PROBLEMS]:
            form.add_error("file", problem.sentence(spoken()))
    except UnicodeDecodeError:
        form.add_error("file", say("Dit is geen JSON-bestand.", "This is not a JSON file."))
    return None


def _empty(request: SignedIn, case: Case) -> TakeForm:
    return TakeForm(may_name=not case.anonymous and may(request, case, Right.SEE_NAMES))


def _page(request: SignedIn, case: Case, form: TakeForm, bring_form: BringForm, status: int = 200) -> HttpResponse:
    context = {
        "case": case,
        "tab": "prints",
        "shared": shared_with(case),
        "form": form if may(request, case, Right.TAKE_OUT) else None,
        "bring_form": bring_form if may(request, case, Right.EDIT_CASE) else None,
    }
    return render(request, "prints/show.html", context, status=status)


urlpatterns = [
    path("casus/<uuid:case_id>/afdrukken", show, name="prints"),
    path("casus/<uuid:case_id>/afdrukken/maak", make, name="print_make"),
    path("casus/<uuid:case_id>/afdrukken/breng", bring, name="bring_in"),
]
