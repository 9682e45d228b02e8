# SPDX-License-Identifier: EUPL-1.2
"""The second factor: giving a code."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from thuislijn.web.acting import SignedIn
from thuislijn.web.second_factor import without_second_factor


@without_second_factor
def give(request: SignedIn) -> HttpResponse:
    return render(request, "signing_in/code.html")


urlpatterns = [path("aanmelden/code", give, name="second_factor")]
