# SPDX-License-Identifier: EUPL-1.2
"""Acute danger first: who has not read the notice of the reporting code sees nothing else of the case's content.

It stands before every page of a case but those about consent, its data and its log, so that a new screen has it by
itself. What a page that is open fetches or saves goes on, so that nobody loses what they type; the next page is the
notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from thuislijn.actions.logging import look
from thuislijn.lenses.catalogue import DANGER, named
from thuislijn.lenses.finding import Finding
from thuislijn.store.access import cases_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_rules import is_open
from thuislijn.store.findings import Acknowledgement, Thresholds, thresholds_of
from thuislijn.store.timelines import timeline_of
from thuislijn.store.users import User
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.acting import actor_of
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import settings_from
from thuislijn.web.questions.shown_findings import shown

WITHOUT_CONTENT = frozenset(
    {
        *("case_edit", "case_status", "case_delete", "case_anonymise", "case_anonymous", "case_by_name"),
        *("case_close", "case_reopen", "case_log", "family_log", "family_log_file"),
        *("consent", "consent_new", "consent_withdraw", "family_member_new", "family_member", "custody"),
        *("child_told", "only_mentioned", "family_access", "family_withdraw", "family_end", "case_meetings"),
    }
)
"""Names of pages of a case that show nothing of its content: they are reached without the notice."""
_TAKING_OUT = frozenset({"print_make"})
"""Names of addresses that give content away in answer to a form."""


@dataclass(frozen=True, slots=True)
class _Danger:
    """Looks for signs of acute danger alone; once for each timeline and thresholds (`Timeline.once`)."""

    thresholds: Thresholds

    def __call__(self, timeline: Timeline) -> tuple[Finding, ...]:
        lens = named(DANGER)
        return tuple(lens.look(timeline, settings_from(self.thresholds).limits(lens)))


def unread(user: User, case: Case) -> list[Finding]:
    """The signs of acute danger in a case of which this person has not read the notice yet."""
    found = timeline_of(case).once(_Danger(thresholds_of(case)))
    if not found:
        return []
    read = set(Acknowledgement.objects.filter(case=case, by=user.pk).values_list("finding", flat=True))
    return [finding for finding in found if finding_key(finding) not in read]


class DangerFirst:
    """Puts the notice in the place of the page that was asked for, and leads on to that page afterwards."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        case_id, name = kwargs.get("case_id"), request.resolver_match.url_name if request.resolver_match else ""
        if not isinstance(case_id, UUID) or not isinstance(request.user, User) or name in WITHOUT_CONTENT:
            return None
        if not (_is_page(request) or name in _TAKING_OUT):
            return None
        case = cases_for(request.user).filter(pk=case_id).first()
        findings = unread(request.user, case) if case is not None else []
        if case is None or not findings or not is_open(case, timezone.localdate()):
            return None
        look(by=actor_of(request, case), kind="danger_read", case=case)
        timeline = timeline_of(case)
        context = {
            "case": case,
            "tab": "questions",
            "findings": [shown(finding, timeline, {}) for finding in findings],
            "next": reverse("prints", args=[case.pk]) if name in _TAKING_OUT else request.get_full_path(),
        }
        return render(request, "questions/danger.html", context)


def _is_page(request: HttpRequest) -> bool:
    """Whether a person goes to a page, and not a script of one that is open already fetches a part."""
    wanted = request.headers.get("Accept", "text/html")
    return request.method == "GET" and "text/html" in wanted and "deel" not in request.GET
