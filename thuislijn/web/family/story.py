# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own story: the timeline of their family as a list that reads on a phone, with the drawing above it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.family_access import delete_own_account, end_access
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError, family_access_of, is_only_family
from thuislijn.store.own_timeline import seen_by, told_of
from thuislijn.store.timelines import timeline_of
from thuislijn.web.family import choices, together, words
from thuislijn.web.family.page import CONTRAST, SIZE, SIZES, Own, own_of, own_screen, show
from thuislijn.web.family.telling import drawn, years_of
from thuislijn.web.page.acting import SignedIn

_LONG = 365 * 24 * 3600


@require_GET
def families(request: SignedIn) -> HttpResponse:
    """The families that somebody belongs to; with one, that one at once."""
    found = list(family_access_of(request.user).order_by("started"))
    if not found:
        raise NotVisibleError("own_story", "")
    if len(found) == 1:
        return redirect("own_story", found[0].case_id)
    return render(request, "family/families.html", {"families": found})


@require_GET
@own_screen
def story(request: SignedIn, case_id: UUID) -> HttpResponse:
    own = own_of(request, case_id)
    look(by=own.actor, kind="own_story", case=own.case)
    told = told_of(own.case)
    timeline = seen_by(timeline_of(own.case), own.person.id, told, timezone.localdate())
    values = {"years": years_of(timeline, own.person, told, own.young), "drawing": drawn(timeline)}
    return show(request, own, "family/story.html", "own_story", values)


@require_POST
@own_screen
def reading(request: SignedIn, case_id: UUID) -> HttpResponse:
    """How large and how dark somebody reads, kept in their browser."""
    own = own_of(request, case_id, closed_too=True)
    back = request.POST.get("terug", "")
    response = redirect(back if back in _TABS else "own_story", own.case.pk)
    size = request.POST.get("letters", "")
    chosen = {SIZE: size} if size in SIZES else {}
    if "contrast" in request.POST:
        chosen[CONTRAST] = "1" if request.POST["contrast"] == "1" else "0"
    for name, value in chosen.items():
        response.set_cookie(name, value, max_age=_LONG, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


_TABS = ("own_story", "own_meetings", "own_plan", "own_explanation", "own_log", "own_consent")


@require_http_methods(["GET", "POST"])
@own_screen
def leave(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Stops reading along: this family alone, or the whole account."""
    own = own_of(request, case_id, closed_too=True)
    if request.method == "POST":
        return _left(request, own)
    values = {"may_delete": is_only_family(request.user)}
    return show(request, own, "family/leave.html", "own_consent", values)


def _left(request: SignedIn, own: Own) -> HttpResponse:
    if "account" not in request.POST:
        end_access(by=own.actor, access=own.access)
        return redirect("home")
    try:
        delete_own_account(by=own.actor, user=request.user)
    except CannotError as error:
        messages.error(request, own.cannot(error))
        return redirect("own_leave", own.case.pk)
    logout(request)
    messages.success(
        request,
        own.to("Uw account is verwijderd.", "Je account is verwijderd.", "Your account was deleted."),
    )
    return redirect(reverse("sign_in"))


HERE = "mijn-verhaal/<uuid:case_id>"
urlpatterns = [
    path("mijn-verhaal", families, name="own_stories"),
    path(HERE, story, name="own_story"),
    path(f"{HERE}/lezen", reading, name="own_reading"),
    path(f"{HERE}/stoppen", leave, name="own_leave"),
    *words.urlpatterns,
    *choices.urlpatterns,
    *together.urlpatterns,
]
