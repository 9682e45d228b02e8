# SPDX-License-Identifier: EUPL-1.2
"""What each of those involved says of the same events, side by side."""

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
    look(by=actor_of(request, case), kind="accounts", case=case)
    return render(request, "accounts/show.html", {"case": case, "tab": "accounts"})


urlpatterns = [path("casus/<uuid:case_id>/kanten", show, name="accounts")]
