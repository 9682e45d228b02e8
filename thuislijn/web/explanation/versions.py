# SPDX-License-Identifier: EUPL-1.2
"""Versions of the explanation: kept on a day that the team chooses, compared side by side, and taken along on paper."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.learning.explanation_versions import explanation_data, keep_version
from thuislijn.actions.logging import look
from thuislijn.drawing.explanation import Seen
from thuislijn.reports.document import Document
from thuislijn.reports.explanation import PaperFactor, PaperLink, PaperView, explanation_paper
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience
from thuislijn.store.learning.choices import LinkKind
from thuislijn.store.learning.explanations import ExplanationVersion
from thuislijn.timeline.words import day_text
from thuislijn.web.explanation.compare import Data, Side, compared
from thuislijn.web.explanation.page import Explanation, Row, seen_words
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import answered
from thuislijn.web.page.language import say, spoken
from thuislijn.web.prints.for_family import keys_read
from thuislijn.web.prints.papers import paper

_NOW = "nu"
_LONGEST_NOTE = 300


@require_POST
def keep(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    note = request.POST.get("note", "").replace("\0", "").strip()[:_LONGEST_NOTE]
    kept = keep_version(by=actor_of(request, case), case=case, note=note)
    messages.success(request, say("Bewaard als versie {n}.", "Kept as version {n}.", n=kept.number))
    return redirect(f"{reverse('explanation', args=[case.pk])}#versies")


@require_GET
def compare(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Two versions side by side: the last one and today, unless the address says which (`van`, `tot`)."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="explanation", case=case)
    kept = list(ExplanationVersion.objects.filter(case=case).order_by("number"))
    first = _chosen(case, kept, request.GET.get("van", ""), kept[-1] if kept else None)
    second = _chosen(case, kept, request.GET.get("tot", ""), None)
    context = {
        "case": case,
        "tab": "explanation",
        "comparison": compared(*first, *second),
        "choices": [*((str(one.number), _words(one)) for one in kept), (_NOW, say("nu", "now"))],
    }
    return answered(request, "explanation", "compare", context)


def _chosen(
    case: Case, kept: list[ExplanationVersion], wanted: str, otherwise: ExplanationVersion | None
) -> tuple[Side, Data]:
    """The version that was asked for, else `otherwise`; None is the explanation as it stands now."""
    found = next((one for one in kept if str(one.number) == wanted), None if wanted == _NOW else otherwise)
    if found is None:
        return Side(_NOW, say("Nu", "Now"), say("Nu", "Now")), explanation_data(case)
    short = say("Versie {n}", "Version {n}", n=found.number)
    return Side(str(found.number), _words(found), short), found.data


def _words(version: ExplanationVersion) -> str:
    day = day_text(timezone.localtime(version.at).date().toordinal(), spoken())
    note = f": {version.note[:60]}" if version.note else ""
    return say("Versie {n}, {day}{note}", "Version {n}, {day}{note}", n=version.number, day=day, note=note)


@require_GET
def printed(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The explanation as a paper: the diagram on one sheet, the factors with what they rest on, and the matrix."""
    case = content_for(request.user, case_id, Right.TAKE_OUT)

    def made(whom: Audience) -> Document:
        return _on_paper(case, whom is Audience.FAMILY)

    return paper(request, case, made, "explanation", reverse("explanation", args=[case.pk]))


def _on_paper(case: Case, family: bool) -> Document:
    """The paper; for the family without who sees it how, and of the timeline what each of them may read."""
    explanation, today = Explanation(case), timezone.localdate()
    read = keys_read(case, today) if family else None
    drawn = explanation.drawn()
    if family:
        drawn = replace(drawn, voices=(), factors=tuple(replace(one, items=0, seen=()) for one in drawn.factors))
    return explanation_paper(
        family=case.pseudonym,
        day=today,
        language=spoken(),
        drawn=drawn,
        with_views=not family,
        factors=tuple(_factor(row, read) for row in explanation.rows),
        links=tuple(
            PaperLink(one.row.source.text, LinkKind(one.row.kind).label(spoken()), one.row.target.text, one.row.words)
            for one in explanation.links
        ),
    )


def _factor(row: Row, read: frozenset[str] | None) -> PaperFactor:
    """A factor on paper; `read` are the items that may stand there and nobody's view does, None: all of it."""
    marks = row.marks if read is None else ()
    group, part = row.place.split(", ", 1)
    return PaperFactor(
        text=row.factor.text,
        group=group,
        part=part,
        items=tuple((one.title, one.when) for one in row.items if read is None or one.key in read),
        views=tuple(
            PaperView(mark.voice.label, seen_words(mark.seen), mark.words, mark.seen is not Seen.NOT_ASKED)
            for mark in marks
        ),
    )


urlpatterns = [
    path("casus/<uuid:case_id>/verklaring/bewaar", keep, name="explanation_keep"),
    path("casus/<uuid:case_id>/verklaring/vergelijk", compare, name="explanation_compare"),
    path("casus/<uuid:case_id>/verklaring/afdrukken", printed, name="explanation_print"),
]
