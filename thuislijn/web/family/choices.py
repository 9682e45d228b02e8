# SPDX-License-Identifier: EUPL-1.2
"""Who looked at somebody's story, and what they agreed to: to read, and to take back by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from thuislijn.actions.consents import say_no, withdraw_consent
from thuislijn.actions.family_access import FAMILY
from thuislijn.actions.logging import look
from thuislijn.actions.own_story import own_items, take_back
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError
from thuislijn.store.choices import Purpose
from thuislijn.store.consent_records import Records, is_in_force, records_of
from thuislijn.store.consent_rules import closes, no_closes, noes_apart
from thuislijn.store.consents import Consent
from thuislijn.store.log import LogRow
from thuislijn.web.family.page import Own, own_of, own_screen, show
from thuislijn.web.logbook.family_log import days_of, introduction
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.language import say

_DAYS = 60  # on the page; the whole log can be had from the facilitator


@dataclass(frozen=True, slots=True)
class Given:
    """A consent that the reader gave and that holds: about whom, for what, since when."""

    consent: Consent
    about: str
    what: str


@require_GET
@own_screen
def log(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Who looked, also while the content is closed: the log holds none."""
    own = own_of(request, case_id, closed_too=True)
    look(by=own.actor, kind="own_log", case=own.case)
    days = days_of(_rows(own), you=own.to("u", "jij", "you"))[::-1]
    values = {"days": days[:_DAYS], "older": len(days) > _DAYS, "introduction": introduction()}
    return show(request, own, "family/log.html", "own_log", values)


def _rows(own: Own) -> QuerySet[LogRow]:
    """The log without what others of the family did: that somebody told something is in confidence too."""
    others = Q(actor_role=FAMILY) & ~Q(actor=own.actor.id)
    return LogRow.objects.filter(case=own.case.pk).exclude(others)


@require_GET
@own_screen
def choices(request: SignedIn, case_id: UUID) -> HttpResponse:
    own = own_of(request, case_id, closed_too=True)
    look(by=own.actor, kind="own_consents", case=own.case)
    records, today = records_of([own.case])[own.case.pk], timezone.localdate()
    values = {
        "given": _given(own),
        "closed": own.case.closed,
        "whole": no_closes(records, own.person.id, today),
        "said_no": next((one for one in noes_apart(records, today) if one.by == own.person.id), None),
    }
    return show(request, own, "family/choices.html", "own_consent", values)


def _given(own: Own) -> list[Given]:
    records, today = records_of([own.case])[own.case.pk], timezone.localdate()
    return [
        Given(one, _about(own, records, one.about), _what(Purpose(one.purpose)))
        for one in records.consents
        if one.by == own.person.id and is_in_force(one, today) and _counts(records, one)
    ]


def _counts(records: Records, one: Consent) -> bool:
    """Whether this is the last word for its purpose: who said yes twice takes it back once."""
    if one.purpose == Purpose.SHARING:  # each names organisations of its own
        return True
    return records.last_words(one.about, Purpose(one.purpose), dt.date.max).get(one.by) == one


def _about(own: Own, records: Records, key: str) -> str:
    if key == own.person.id:
        return own.to("uzelf", "jezelf", "yourself")
    person = records.person(key)
    return person.name if person is not None else "-"


def _what(purpose: Purpose) -> str:
    words = {
        Purpose.FILE: ("Het team mag het dossier bekijken", "The team may look at the file"),
        Purpose.INTERVIEW: ("Het team mag een gesprek voeren", "The team may have a conversation"),
        Purpose.RECORDING: ("Een gesprek mag worden opgenomen", "A conversation may be recorded"),
        Purpose.SHARING: (
            "Het team mag delen met genoemde organisaties",
            "The team may share with named organisations",
        ),
    }
    return say(*words[purpose])


@require_http_methods(["GET", "POST"])
@own_screen
def withdraw(request: SignedIn, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Asks first, with what follows; then takes the consent back at once."""
    own = own_of(request, case_id, closed_too=True)
    found = next((one for one in _given(own) if one.consent.pk == consent_id), None)
    if found is None:
        raise NotVisibleError("consent", str(consent_id))
    if request.method == "POST":
        try:
            withdraw_consent(by=own.actor, case=own.case, consent=consent_id)
        except CannotError as error:
            messages.error(request, own.cannot(error))
        else:
            messages.success(
                request, own.to("Uw toestemming is ingetrokken.", "Je toestemming is ingetrokken.", "Taken back.")
            )
        return redirect("own_consent", own.case.pk)
    whole = closes(records_of([own.case])[own.case.pk], found.consent, timezone.localdate())
    return show(request, own, "family/withdraw.html", "own_consent", {"given": found, "whole": whole})


@require_http_methods(["GET", "POST"])
@own_screen
def no(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Says no to all of it, also for whom no consent was recorded; what closes by it is said before."""
    own = own_of(request, case_id, closed_too=True)
    whole = no_closes(records_of([own.case])[own.case.pk], own.person.id, timezone.localdate())
    if request.method == "POST":
        try:
            say_no(by=own.actor, case=own.case, person=own.person.id)
            if not whole and request.POST.get("woorden"):
                for item in own_items(own.case, own.person):
                    take_back(by=own.actor, case=own.case, person=own.person, item=item)
        except CannotError as error:
            messages.error(request, own.cannot(error))
        return redirect("own_consent", own.case.pk)
    told = len(own_items(own.case, own.person)) if not whole else 0
    return show(request, own, "family/withdraw.html", "own_consent", {"given": None, "whole": whole, "told": told})


_HERE = "mijn-verhaal/<uuid:case_id>"
urlpatterns = [
    path(f"{_HERE}/wie-keek", log, name="own_log"),
    path(f"{_HERE}/keuzes", choices, name="own_consent"),
    path(f"{_HERE}/keuzes/<uuid:consent_id>/intrekken", withdraw, name="own_withdraw"),
    path(f"{_HERE}/keuzes/nee", no, name="own_no"),
]
