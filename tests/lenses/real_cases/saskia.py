# SPDX-License-Identifier: EUPL-1.2
"""A foster family since two, a death when she is eight, a crisis place until ten, a family home (S1 3.2.4).

The report gives ages only; the day of birth is a nominal zero.
"""

from tests.lenses.real_cases.telling import aged, at, from_to, going_on, open_end
from thuislijn.lenses.sketch import adult, child, family
from thuislijn.timeline.items import Contact, Decision, Event, Item, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    ContactForm,
    DecisionKind,
    EventKind,
    LifeEvent,
    Marker,
    PersonRole,
    PlaceType,
    Reason,
    StayEnd,
    StayPurpose,
)


def events() -> list[Item]:
    return [
        Event(
            id="overlijden",
            title="pleegvader overlijdt onverwacht",
            event_kind=EventKind.LIFE_EVENT,
            life_event=LifeEvent.DEATH,
            persons=("pleegvader", "saskia"),
            when=at(aged("saskia", 8)),
        ),
        Event(
            id="werk",
            title="pleegmoeder moet meer werken; er is niemand thuis voor Saskia",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("pleegmoeder",),
            when=open_end(aged("saskia", 8)),
        ),
        Event(
            id="verdriet",
            title="pleegmoeder rouwt",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("pleegmoeder",),
            markers=(Marker.EXHAUSTION,),
            when=open_end(aged("saskia", 8)),
        ),
        Decision(
            id="besluit",
            title="Saskia gaat naar een crisisplek",
            decision_kind=DecisionKind.PLACEMENT,
            about="crisis",
            reason=Reason.CIRCUMSTANCES,
            persons=("saskia",),
            when=at(aged("saskia", 8)),
        ),
        Contact(
            id="band",
            title="pleegmoeder blijft bij haar betrokken; ze zijn gehecht aan elkaar",
            persons=("saskia",),
            with_whom=("pleegmoeder",),
            form=ContactForm.UNKNOWN,
            when=going_on(aged("saskia", 8)),
        ),
    ]


def places() -> list[Item]:
    return [
        Stay(
            id="pleeggezin",
            title="pleeggezin",
            persons=("saskia",),
            place=PlaceType.FOSTER_FAMILY,
            with_whom=("pleegmoeder", "pleegvader"),
            end_reason=StayEnd.BEREAVEMENT,
            when=from_to(aged("saskia", 2), aged("saskia", 8)),
        ),
        Stay(
            id="crisis",
            title="crisisgezinshuis",
            persons=("saskia",),
            place=PlaceType.FAMILY_HOME,
            purpose=StayPurpose.CRISIS,
            when=from_to(aged("saskia", 8), aged("saskia", 10)),
        ),
        Stay(
            id="gezinshuis",
            title="gezinshuis",
            persons=("saskia",),
            place=PlaceType.FAMILY_HOME,
            when=going_on(aged("saskia", 10)),
        ),
    ]


def timeline() -> Timeline:
    return family(
        *events(),
        *places(),
        children=(child("saskia", "2004-01-01"),),
        adults=(adult("pleegmoeder", PersonRole.FOSTER_PARENT), adult("pleegvader", PersonRole.FOSTER_PARENT)),
        until="2016-12-31",
    )
