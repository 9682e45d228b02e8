# SPDX-License-Identifier: EUPL-1.2
"""The first page: the programmes and cases that somebody works on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.store.access import cases_for, programmes_for
from thuislijn.web.acting import SignedIn


def show(request: SignedIn) -> HttpResponse:
    user = request.user
    return render(request, "home/show.html", {"programmes": programmes_for(user), "cases": cases_for(user)})


urlpatterns = [path("", show, name="home")]
