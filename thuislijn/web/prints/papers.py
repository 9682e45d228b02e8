# SPDX-License-Identifier: EUPL-1.2
"""What leaves a case while a team learns: a paper in PDF or Word, days for a calendar. Always for somebody.

For the team itself at one click; for the family without what it does not see on its own screen, and after somebody
read what no program can leave out (`for_family.py`); for an organisation once everybody agreed to sharing with it. Each
is one row in the log that says for whom (`actions/taking_out.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from thuislijn.actions.logging import look
from thuislijn.actions.taking_out import NotSharedError, handed_over
from thuislijn.reports.apart import PrintingError, printed_document
from thuislijn.reports.document import Document
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Audience
from thuislijn.store.consent_records import records_of
from thuislijn.store.sharing import sharing_in
from thuislijn.web.logbook.words import THINGS
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say
from thuislijn.web.page.needs import need_words
from thuislijn.web.prints.for_family import READ, TO_READ
from thuislijn.web.prints.forms import Ending, PaperForm

PAPERS = (Ending.PDF, Ending.DOCX, Ending.HTML)
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}


def paper(request: SignedIn, case: Case, make: Callable[[Audience], Document], what: str, back: str) -> HttpResponse:
    """The document that `make` makes for whom `?audience=` says, as a download in the form that `?vorm=` asks for (pdf
    unless said otherwise); see `given`. For the family it leaves out what `for_family.py` says."""
    return given(request, case, what, PAPERS, lambda ending, whom: printed_document(ending, make(whom)), back)


def given(
    request: SignedIn,
    case: Case,
    what: str,
    endings: tuple[Ending, ...],
    make: Callable[[Ending, Audience], bytes],
    back: str,
) -> HttpResponse:
    """What `make` makes as a download: for the team where the address names nobody else.

    `what` is its word in the log, the first of `endings` what is made unless `?vorm=` asks for another. An empty
    `?audience=` asks for whom it is. `back`: the page it is on, which says so where it cannot be made. The caller has
    asked `content_for` with the right to take out.
    """
    asked = request.GET.get("audience", Audience.TEAM)
    if not asked:
        return _ask(request, case, what, PaperForm(endings=endings), back)
    vorm = request.GET.get("vorm", endings[0])
    form = PaperForm(
        {
            "audience": asked,
            "organisation": request.GET.get("organisation", ""),
            "vorm": vorm if vorm in endings else endings[0],
        },
        endings=endings,
    )
    if not form.is_valid():
        return _ask(request, case, what, form, back, 422)
    ending = Ending(form.cleaned_data["vorm"])
    audience = form.whom().audience
    if audience is Audience.FAMILY and what in TO_READ and not request.GET.get(READ):
        return _read_first(request, case, what, ending, back)
    try:
        content = make(ending, audience)  # before the log is written: what could not be made did not leave
    except PrintingError as error:
        messages.error(request, say(error.nl, error.en))
        return redirect(back)
    act = Act.EXPORT if ending is Ending.ICS else Act.PRINT
    try:
        handed_over(by=actor_of(request, case), case=case, act=act, kind=what, whom=form.whom())
    except NotSharedError as error:
        form.refuse(records_of([case])[case.pk], error)
        return _ask(request, case, what, form, back, 422)
    return download(content, ending, f"{what}-{case.pk.hex[:8]}")


def download(content: bytes, ending: str, name: str) -> HttpResponse:
    """A file to keep, named after what it is and the day; it can run nothing."""
    filename = f"thuislijn-{name}-{timezone.localdate():%Y%m%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"', "Content-Security-Policy": "sandbox"}
    return HttpResponse(content, content_type=_TYPES[ending], headers=headers)


def shared_with(case: Case) -> list[tuple[str, list[str]]]:
    """Each organisation that somebody was asked about, with what has still to be done before it may have something."""
    if case.anonymous:
        return []
    records = records_of([case])[case.pk]
    found = sharing_in(records, timezone.localdate())
    return [(one.organisation, [need_words(records, need) for need in one.needs]) for one in found]


def _read_first(request: SignedIn, case: Case, what: str, ending: Ending, back: str) -> HttpResponse:
    """What the copy for the family leaves out and may still tell, before it is made."""
    look(by=actor_of(request, case), kind="prints", case=case)
    context = {
        "case": case,
        "tab": "prints",
        "what": say(*THINGS[what]),
        "copy": TO_READ[what],
        "ending": ending,
        "read": READ,
        "back": back,
        "along": request.GET.get("kaart", ""),
    }
    return render(request, "prints/for_family.html", context)


def _ask(request: SignedIn, case: Case, what: str, form: PaperForm, back: str, status: int = 200) -> HttpResponse:
    look(by=actor_of(request, case), kind="prints", case=case)
    context = {
        "case": case,
        "tab": "prints",
        "form": form,
        "what": say(*THINGS[what]),
        "back": back,
        "shared": shared_with(case),
        "along": request.GET.get("kaart", ""),
    }
    return render(request, "prints/for_whom.html", context, status=status)
