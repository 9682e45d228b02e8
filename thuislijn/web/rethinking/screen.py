# SPDX-License-Identifier: EUPL-1.2
"""Rethinking cards of a case: every moment with how far its card is, one card to read, and all of them on paper."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.reports.rethinking import Asked, CardOnPaper
from thuislijn.store.access import NotVisibleError, Right, content_for, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.learning.decisions import DecisionRecord
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.timelines import timeline_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.prints.papers import paper
from thuislijn.web.rethinking import across, writing
from thuislijn.web.rethinking.overview import by_kind_of_way, moments_of
from thuislijn.web.rethinking.panel import Shown, panel
from thuislijn.web.rethinking.papers import paper_of, printed_card
from thuislijn.web.rethinking.subjects import further, subject_named
from thuislijn.web.rethinking.words import OPTIONS, PEOPLE, STEPS, Part, all_steps


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Every turning point and decision with its card, and the ways that were missing."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="cards", case=case)
    rows = moments_of(case)
    context = {
        **_may(request, case),
        "rows": rows,
        "with_card": sum(bool(row.done) for row in rows),
        "kinds": by_kind_of_way(rows),
        "further": further(timeline_of(case), [row.subject for row in rows]),
    }
    return render(request, "rethinking/list.html", context)


@require_GET
def beside(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The card of one moment to work on. `?over=` names the moment; without one the moments to choose from.

    `?stap=`: the step to open.
    """
    case = content_for(request.user, case_id)
    over = request.GET.get("over", "")
    if not over:
        if not is_fragment(request):
            return redirect("cards", case.pk)
        rows = moments_of(case)
        others = further(timeline_of(case), [row.subject for row in rows])
        return render(request, "rethinking/choose.html", {"case": case, "rows": rows, "further": others})
    subject = subject_named(case, over)
    look(by=actor_of(request, case), kind="rethinking_card", case=case, target=subject.key)
    step = request.GET.get("stap")
    return panel(request, case, subject, Shown(step if step in all_steps() or step == "" else None))


@require_GET
def read(request: SignedIn, case_id: UUID, card_id: UUID) -> HttpResponse:
    """One card to read, with everybody's words."""
    case = content_for(request.user, case_id)
    card = RethinkingCard.objects.filter(case=case, pk=card_id).first()
    if card is None:
        raise NotVisibleError("card", str(card_id))
    card.case = case
    look(by=actor_of(request, case), kind="rethinking_card", case=case, target=card.about)
    shown = printed_card(card)
    over = f"{card.about_section}:{card.about}"
    then = dt.date.fromordinal(shown.day).isoformat() if shown.day else ""
    record = DecisionRecord.objects.filter(case=case, item=card.about).order_by("created").first()
    context = {
        "card": card,
        "shown": shown,
        "over": over,
        "then": then,
        "parts": _read_parts(shown),
        "record": record,
    }
    return render(request, "rethinking/read.html", {**_may(request, case), **context})


@require_GET
def on_paper(request: SignedIn, case_id: UUID) -> HttpResponse:
    """All cards of the case on paper; `?kaart=` one of them, `?vorm=` in which form."""
    case = content_for(request.user, case_id, Right.TAKE_OUT)
    one = request.GET.get("kaart", "")
    return paper(request, case, lambda _: paper_of(case, one), "rethinking", reverse("cards", args=[case.pk]))


def _read_parts(shown: CardOnPaper) -> list[tuple[Part, list[tuple[str, Asked | None]]]]:
    """The steps of a card on which something stands, part by part."""
    stands = {PEOPLE: bool(shown.people), OPTIONS: bool(shown.ways)}
    parts = [
        (part, [(str(step), shown.prompt(step)) for step in steps if stands.get(step) or shown.prompt(step)])
        for part, steps in STEPS
    ]
    return [(part, steps) for part, steps in parts if steps]


def _may(request: SignedIn, case: Case) -> dict[str, object]:
    rights = rights_of(roles_with(request.user, case))
    return {
        "case": case,
        "tab": "cards",
        "may_edit": Right.EDIT_CASE in rights,
        "may_take_out": Right.TAKE_OUT in rights,
    }


urlpatterns = [
    path("casus/<uuid:case_id>/omdenken", show, name="cards"),
    path("casus/<uuid:case_id>/omdenken/bij", beside, name="card_beside"),
    path("casus/<uuid:case_id>/omdenken/papier", on_paper, name="cards_paper"),
    path("casus/<uuid:case_id>/omdenken/kaart/<uuid:card_id>", read, name="rethinking_card"),
    *across.urlpatterns,
    *writing.urlpatterns,
]
