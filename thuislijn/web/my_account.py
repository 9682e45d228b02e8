# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.web.acting import SignedIn


def show(request: SignedIn) -> HttpResponse:
    return render(request, "my_account/show.html")


urlpatterns = [path("mijn-gegevens", show, name="my_account")]
