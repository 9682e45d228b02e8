# SPDX-License-Identifier: EUPL-1.2
"""Rethinking across the cases of a programme: which moments, and which ways were missing.

Who sees cases gets those they may see, each number leading to the cards. Who sees none (the project group) gets
numbers alone, and only of enough cases together.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import Right, cases_for, programme_for, rights_of, roles_in
from thuislijn.store.cases import Case
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.rethinking.overview import (
    FEWEST_CASES,
    OptionState,
    by_kind_of_moment,
    by_kind_of_way,
    moments_with_cards,
    open_cases,
)


@require_GET
def across(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id)
    look(by=actor_of(request, programme), kind="cards_across", programme=programme)
    sees = Right.SEE_CASE in rights_of(roles_in(request.user, programme))
    cases = cases_for(request.user).filter(programme=programme) if sees else Case.objects.filter(programme=programme)
    looked_at = open_cases(cases, timezone.localdate())
    rows = moments_with_cards(looked_at)
    with_cards = len({row.case.pk for row in rows})
    enough = sees or with_cards >= FEWEST_CASES
    context = {
        "programme": programme,
        "sees": sees,
        "enough": enough,
        "fewest": FEWEST_CASES,
        "cases": len(looked_at),
        "with_cards": with_cards if enough else None,
        "cards": len(rows) if enough else None,
        "moments": by_kind_of_moment(rows) if enough else [],
        "kinds": by_kind_of_way(rows) if enough else [],
        "states": list(OptionState),
        "rows": rows if sees else [],
    }
    return render(request, "rethinking/across.html", context)


urlpatterns = [path("leertraject/<uuid:programme_id>/omdenken", across, name="cards_across")]
"""Brought into the application by `web/rethinking/screen.py`."""
