# SPDX-License-Identifier: EUPL-1.2
"""What a team wrote down while it learnt, as a paper to take along: pdf, docx or html."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from thuislijn.actions.logging import record
from thuislijn.reports.apart import PrintingError, printed_document
from thuislijn.reports.document import Document
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


def paper(request: SignedIn, case: Case, document: Document, what: str, back: str) -> HttpResponse:
    """The document as a download in the form that `?vorm=` asks for (pdf unless said otherwise).

    `what` is its word in the log, `back` the page that says so where it cannot be made. The caller has asked
    `content_for` with the right to take out.
    """
    kind = request.GET.get("vorm", "pdf")
    kind = kind if kind in TYPES else "pdf"
    try:
        content = printed_document(kind, document)
    except PrintingError as error:
        messages.error(request, say(error.nl, error.en))
        return redirect(back)
    record(by=actor_of(request, case), act=Act.PRINT, kind=what, target=case.pk, case=case)
    return download(content, kind, f"{what}-{case.pk.hex[:8]}")


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep, named after what it is and the day; it can run nothing."""
    filename = f"thuislijn-{name}-{timezone.localdate():%Y%m%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"', "Content-Security-Policy": "sandbox"}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)
