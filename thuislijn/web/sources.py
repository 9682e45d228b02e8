# SPDX-License-Identifier: EUPL-1.2
"""Uploading files, following how they are read, and opening them."""

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
    look(by=actor_of(request, case), kind="sources", case=case)
    return render(request, "sources/show.html", {"case": case, "tab": "sources"})


urlpatterns = [path("casus/<uuid:case_id>/bronnen", show, name="sources")]
