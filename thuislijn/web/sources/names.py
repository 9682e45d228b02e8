# SPDX-License-Identifier: EUPL-1.2
"""Names: words to be judged and files as they came in, for those who may see them and each time with a reason; and a
name that was not hidden, which everybody who reads it can have hidden."""

from __future__ import annotations

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.sources.files import open_original
from thuislijn.actions.sources.names import doubts_of, hide, judge
from thuislijn.store.access import Right, content_for
from thuislijn.store.sealing import SealBrokenError
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say
from thuislijn.web.sources.review_forms import ReasonForm
from thuislijn.web.sources.rows import source_of

_NO_RENDERING = "default-src 'none'; sandbox"
_HARMLESS = re.compile(r"[^\w .,()+\-]", re.UNICODE)


@require_http_methods(["GET", "POST"])
def words(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The words of which a person has to say whether they are names."""
    case = content_for(request.user, case_id, Right.SEE_NAMES)
    if request.method == "POST":
        word, verdict = request.POST.get("word", "")[:200], request.POST.get("is")
        if verdict not in ("name", "word"):
            return redirect("words", case.pk)
        changed = judge(by=actor_of(request, case), case=case, word=word, is_name=verdict == "name")
        if changed:
            messages.success(
                request,
                say(
                    "‘{word}’ is weer leesbaar in {n} teksten.",
                    "‘{word}’ is readable again in {n} texts.",
                    word=word,
                    n=changed,
                ),
            )
        return redirect("words", case.pk)
    look(by=actor_of(request, case), kind="words to judge", case=case)
    return render(request, "sources/words.html", {"case": case, "tab": "sources", "doubts": doubts_of(case)})


@require_POST
def hide_name(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponse:
    """A name that somebody saw in a text is hidden everywhere. Whoever reads the text may say so."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = source_of(case, source_id)
    changed = hide(by=actor_of(request, case), case=case, word=request.POST.get("word", ""))
    if changed:
        messages.success(request, say("De naam is nu overal verborgen.", "The name is hidden everywhere now."))
    else:
        messages.warning(
            request,
            say(
                "Dit woord staat zo in geen enkele tekst. Neem het precies over.",
                "No text holds this word as you wrote it. Copy it exactly.",
            ),
        )
    seen = _id(request.POST.get("card", ""))
    card = one.cards.filter(pk=seen).first() if seen is not None else None
    return redirect("review_card", case.pk, card.pk) if card is not None else redirect("source", case.pk, one.pk)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def original(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponseBase:
    """The file as it came in, to be kept and never to be shown in the page: it may hold anything."""
    case = content_for(request.user, case_id, Right.SEE_NAMES)
    one = source_of(case, source_id)
    form = ReasonForm(request.POST or None, label=say("Waarom opent u het origineel?", "Why do you open the original?"))
    if request.method == "POST" and form.is_valid():
        try:
            name, content = open_original(
                by=actor_of(request, case), case=case, source=one, why=form.cleaned_data["why"]
            )
        except (FileNotFoundError, SealBrokenError):
            messages.error(
                request,
                say(
                    "Het bestand is niet te openen in de opslag. Waarschuw de beheerder.",
                    "The file cannot be opened in the store. Tell the administrator.",
                ),
            )
            return redirect("source", case.pk, one.pk)
        response = StreamingHttpResponse(content, content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, _HARMLESS.sub("_", name)) or "attachment"
        response["Content-Security-Policy"] = _NO_RENDERING
        response["X-Content-Type-Options"] = "nosniff"
        return response
    context = {
        "case": case,
        "heading": say("Het origineel openen", "Open the original"),
        "text": one.title,
        "consequences": [
            say("In dit bestand staan echte namen.", "This file holds real names."),
            say(
                "Het komt op uw computer; haal het daar weg als u het gezien hebt.",
                "It is saved on your computer; remove it there when you have seen it.",
            ),
            say("Dat u het opende en waarom staat in het logboek.", "That you opened it and why goes in the log."),
        ],
        "form": form,
        "action": say("Openen", "Open"),
        "back": f"../{one.pk}",
    }
    return render(request, "page/confirm.html", context, status=422 if form.errors else 200)


urlpatterns = [
    path("casus/<uuid:case_id>/woorden", words, name="words"),
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>/verberg", hide_name, name="hide_name"),
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>/origineel", original, name="source_original"),
]
