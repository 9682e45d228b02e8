# SPDX-License-Identifier: EUPL-1.2
"""Help: the keys, what each role may do, the rules of privacy; and the style guide for those who build on this."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.generic import TemplateView

from thuislijn.store.access import RIGHTS, Right
from thuislijn.store.choices import ProgrammeRole
from thuislijn.web.page.language import say


def _words(right: Right) -> str:
    return {
        Right.SEE_PROGRESS: say("voortgang en aantallen zien", "see progress and numbers"),
        Right.SEE_CASE: say("casussen zien, onder pseudoniem", "see cases, under pseudonyms"),
        Right.EDIT_CASE: say("bronnen, tijdlijn en antwoorden bewerken", "edit sources, timeline and answers"),
        Right.TAKE_OUT: say("afdrukken en meenemen", "print and take along"),
        Right.MANAGE_CASE: say("toestemming vastleggen, casus verwijderen", "record consent, delete a case"),
        Right.SEE_NAMES: say("namen en originelen openen, met reden", "open names and originals, with a reason"),
        Right.MANAGE_PROGRAMME: say("teams maken en mensen uitnodigen", "make teams and invite people"),
    }[right]


def _whose(role: ProgrammeRole) -> str:
    """Which cases the rights of a role are about."""
    if Right.SEE_CASE not in RIGHTS[role]:
        return say("geen casussen", "no cases")
    return (
        say("van het eigen team", "of the own team")
        if role.works_in_a_team
        else say("van het hele traject", "of the whole programme")
    )


def show(request: HttpRequest) -> HttpResponse:
    order = tuple(Right)
    roles = [
        (role, _whose(role), [_words(right) for right in sorted(RIGHTS[role], key=order.index)])
        for role in ProgrammeRole
    ]
    return render(request, "page/help.html", {"roles": roles})


urlpatterns = [
    path("hulp", login_not_required(show), name="help"),
    path("stijlgids", TemplateView.as_view(template_name="page/style_guide.html"), name="style_guide"),
]
