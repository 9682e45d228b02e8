# SPDX-License-Identifier: EUPL-1.2
"""The timeline on the wall, live."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.actions.logging import look
from thuislijn.store.access import content_for
from thuislijn.web.acting import SignedIn, actor_of


def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="timeline", case=case)
    return render(request, "timeline/show.html", {"case": case, "tab": "timeline"})


urlpatterns = [path("casus/<uuid:case_id>/tijdlijn", show, name="timeline")]
