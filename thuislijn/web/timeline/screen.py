# SPDX-License-Identifier: EUPL-1.2
"""The timeline on the wall, live: the page, the drawing as a fragment of it, and what others changed meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.actions.presence import stay_present
from thuislijn.drawing.lanes.child import FLAT_FROM
from thuislijn.drawing.memory import Memory
from thuislijn.drawing.view import Living
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.entries import Change, Step
from thuislijn.store.findings import thresholds_of
from thuislijn.store.presence import present_in
from thuislijn.store.timelines import beside, timeline_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import spoken
from thuislijn.web.questions.danger import unread
from thuislijn.web.questions.evidence import evidence_of
from thuislijn.web.timeline.asking import asked_of
from thuislijn.web.timeline.drawing import Drawn, Strip, draw_asked, etag_of, strip_of
from thuislijn.web.timeline.page import (
    chips_of,
    cleared,
    groups_of,
    hidden_fields,
    hidden_words,
    lanes_of,
    ways_of,
)
from thuislijn.web.timeline.words import page_words

_STEPS = 60  # steps that are told apart; more at once are one large change
_FILTER_FIELDS = frozenset({"persoon", "domein", "kant", "zeker", "bron", "nagekeken", "peil", "vouw"})


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The whole page, drawn by the server: it works without JavaScript, by links and forms."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="timeline", case=case)
    drawn, strip = _drawn(request, case)
    asked, timeline = drawn.asked, timeline_of(case)
    context = _fragment(case, drawn) | {
        "strip": strip or strip_of(drawn),
        "waits": True,
        "tab": "timeline",
        "groups": groups_of(timeline, asked),
        "lanes": lanes_of(asked),
        "kept_fields": hidden_fields(asked, _FILTER_FIELDS),
        "may_edit": may(request, case, Right.EDIT_CASE),
        "reference": _typed(asked.filter.reference_day),
        "words": page_words(),
        "addresses": _addresses(case),
    }
    return render(request, "timeline/show.html", context)


@require_GET
def drawing(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The drawing alone, for a page that is open; 304 where nothing that it shows has changed."""
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="timeline", case=case)
    timeline = timeline_of(case)
    asked = asked_of(request, timeline)
    with_strip = "strook" in request.GET
    etag = etag_of(case, asked, spoken(), thresholds_of(case), str(with_strip))
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    drawn, strip = _drawn(request, case)
    context = _fragment(case, drawn)
    if with_strip:
        context["strip"] = strip or strip_of(drawn)
    response = HttpResponse(render_to_string("timeline/drawing.html", context, request))
    response.headers["ETag"] = etag
    return response


@require_GET
def changes(request: SignedIn, case_id: UUID) -> HttpResponse:
    """What happened after revision `na`, and who else is here; `item` says what this person has open, `veilig` at which
    revision no notice of acute danger was unread.

    A page asks this every few seconds, so that it is one look with the page itself and no row of its own in the log.
    """
    case = content_for(request.user, case_id)
    stay_present(user=request.user, case=case, item=request.GET.get("item", "")[:64])
    since = request.GET.get("na", "")
    steps: list[dict[str, Any]] = []
    if since.isascii() and since.isdigit() and len(since) < 10 and int(since) < case.revision:
        steps = _steps(case, int(since), request.user.pk)
    present = [{"name": one.user.name, "item": one.item} for one in present_in(case) if one.user_id != request.user.pk]
    danger = request.GET.get("veilig") != str(case.revision) and bool(unread(request.user, case))
    return JsonResponse({"revision": case.revision, "steps": steps, "present": present, "danger": danger})


def _steps(case: Case, since: int, own: UUID) -> list[dict[str, Any]]:
    """The steps after a revision, newest last; of very many the last ones."""
    steps = list(Step.objects.filter(case=case, revision__gt=since).order_by("-revision")[:_STEPS])[::-1]
    keys: dict[int, list[str]] = {}
    for step, key in Change.objects.filter(step__in=steps).values_list("step_id", "key"):
        keys.setdefault(step, []).append(key)
    return [
        {
            "revision": step.revision,
            "by": step.by_name,
            "at": step.at.isoformat(),
            "keys": keys.get(step.pk, [])[:_STEPS],
            "own": step.by == own,
        }
        for step in steps
    ]


def _typed(day: int | None) -> str:
    return "" if day is None else f"{dt.date.fromordinal(day):%d-%m-%Y}"


def _addresses(case: Case) -> dict[str, str]:
    """Where the page's script sends what people do; `KEY` stands for the key of an item."""
    plain = ("timeline", "timeline_drawing", "timeline_changes", "table", "quick_add", "undo", "redo", "turning_new")
    found = {name: reverse(name, args=[case.pk]) for name in plain}
    return found | {name: reverse(name, args=[case.pk, "KEY"]) for name in ("item", "item_shift", "turning_point")}


def _drawn(request: SignedIn, case: Case) -> tuple[Drawn, Strip | None]:
    timeline = timeline_of(case)
    asked = asked_of(request, timeline)
    thresholds = thresholds_of(case)
    lit = evidence_of(timeline, thresholds, asked.shown) if asked.shown else frozenset()
    return draw_asked(timeline, asked, spoken(), thresholds, beside(case, Memory), lit)


def _fragment(case: Case, drawn: Drawn) -> dict[str, Any]:
    """What the drawing's template needs."""
    asked = drawn.asked
    timeline = drawn.kept.timeline
    flat = asked.living is Living.FLAT or (asked.living is Living.AUTO and len(timeline.children) >= FLAT_FROM)
    return {
        "case": case,
        "drawn": drawn,
        "asked": asked,
        "query": asked.query(),
        "ways": ways_of(asked, drawn.scale, flat),
        "chips": chips_of(timeline_of(case), asked),
        "cleared": cleared(asked),
        "hidden": hidden_words(drawn.kept),
    }


urlpatterns = [
    path("casus/<uuid:case_id>/tijdlijn", show, name="timeline"),
    path("casus/<uuid:case_id>/tijdlijn/tekening", drawing, name="timeline_drawing"),
    path("casus/<uuid:case_id>/tijdlijn/wijzigingen", changes, name="timeline_changes"),
]
