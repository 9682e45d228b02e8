# SPDX-License-Identifier: EUPL-1.2
"""Searching over all sources that somebody may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.web.acting import SignedIn


def show(request: SignedIn) -> HttpResponse:
    return render(request, "searching/show.html", {"asked": request.GET.get("q", "")})


urlpatterns = [path("zoeken", show, name="search")]
