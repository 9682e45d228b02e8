# SPDX-License-Identifier: EUPL-1.2
"""A programme: its period, teams and people."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.store.access import programme_for
from thuislijn.web.acting import SignedIn


def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    return render(request, "home/show.html", {"programme": programme})


urlpatterns = [path("leertraject/<uuid:programme_id>/", show, name="programme")]
