# SPDX-License-Identifier: EUPL-1.2
"""Who did or saw what in a case."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.actions.logging import look
from thuislijn.store.access import case_for
from thuislijn.web.acting import SignedIn, actor_of


def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="logbook", case=case)
    return render(request, "logbook/show.html", {"case": case, "tab": "case_log"})


urlpatterns = [path("casus/<uuid:case_id>/logboek", show, name="case_log")]
