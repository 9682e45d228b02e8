# SPDX-License-Identifier: EUPL-1.2
"""The case report and the exchange file."""

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
    look(by=actor_of(request, case), kind="prints", case=case)
    return render(request, "prints/show.html", {"case": case, "tab": "prints"})


urlpatterns = [path("casus/<uuid:case_id>/afdrukken", show, name="prints")]
