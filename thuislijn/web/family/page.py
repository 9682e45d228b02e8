# SPDX-License-Identifier: EUPL-1.2
"""The frame of the family's own screens: who looks, what they see of the timeline, and how large they read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.family_access import of_the_family
from thuislijn.store.access import NotVisibleError, own_family_for, own_place_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentMissingError
from thuislijn.store.family_access import FamilyAccess
from thuislijn.store.own_timeline import own_timeline
from thuislijn.timeline.family import Person
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.language import say, spoken

SIZES = ("100", "125", "150")
SIZE, CONTRAST = "letters", "contrast"
"""Cookies: how large somebody reads, and whether in black on white."""


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody of the family at their own screens."""

    access: FamilyAccess
    person: Person
    actor: Actor

    @property
    def case(self) -> Case:
        return self.access.case

    @property
    def young(self) -> bool:
        """Whether they are spoken to as a young person."""
        return self.person.role is PersonRole.CHILD

    def timeline(self) -> Timeline:
        """What they see of the timeline today."""
        return own_timeline(self.case, self.person.id, timezone.localdate())

    def to(self, parent: str, young: str, english: str) -> str:
        """A text to a parent or to a young person, in the reader's language."""
        return english if spoken() == "en" else young if self.young else parent

    def cannot(self, error: Exception) -> str:
        """A CannotError in the reader's language."""
        return str(getattr(error, spoken(), error))


def own_of(request: SignedIn, case_id: UUID, closed_too: bool = False) -> Own:
    """Who looks at this family as a member of it; `closed_too`: also while its content is closed. Raises
    NotVisibleError or ConsentMissingError."""
    access = own_place_for(request.user, case_id) if closed_too else own_family_for(request.user, case_id)
    person = records_of([access.case])[access.case.pk].person(access.person)
    if person is None:
        raise NotVisibleError("person", access.person)
    return Own(access, person, of_the_family(request.user, person, request.META.get("REMOTE_ADDR", "")))


def own_screen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Shows somebody of the family why their content is closed, where it is, in place of the screen."""

    @wraps(view)
    def shown(request: SignedIn, case_id: UUID, **more: object) -> HttpResponse:
        try:
            return view(request, case_id, **more)
        except ConsentMissingError:
            own = own_of(request, case_id, closed_too=True)
            return show(request, own, "family/closed.html", "own_story", {"closed": own.case.closed})

    return shown


def show(
    request: SignedIn, own: Own, template: str, tab: str, values: Mapping[str, object] | None = None, status: int = 200
) -> HttpResponse:
    """One of the family's own screens; `tab` is the name of its address."""
    size = request.COOKIES.get(SIZE, "")
    found = {
        "own": own,
        "case": own.case,
        "young": own.young,
        "tab": tab,
        "tabs": _tabs(own),
        "size": size if size in SIZES else SIZES[0],
        "sizes": SIZES,
        "contrast": request.COOKIES.get(CONTRAST) == "1",
        **(values or {}),
    }
    return render(request, template, found, status=status)


def _tabs(own: Own) -> list[tuple[str, str]]:
    return [
        ("own_story", own.to("Uw verhaal", "Jouw verhaal", "Your story")),
        ("own_meetings", say("Bijeenkomsten", "Meetings")),
        ("own_plan", say("Plan", "Plan")),
        ("own_explanation", say("Verklaring", "Explanation")),
        ("own_log", say("Wie keek", "Who looked")),
        ("own_consent", own.to("Uw keuzes", "Jouw keuzes", "Your choices")),
    ]
