# SPDX-License-Identifier: EUPL-1.2
"""A boy of seventeen who lives in a group and spends every weekend with his parents (S1 3.2.3). No dates."""

from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Contact, Diagnosis, Event, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import ContactForm, EventKind, Marker, PersonRole, PlaceType


def timeline() -> Timeline:
    return family(
        Event(
            id="woede",
            title="telkens weer woede",
            event_kind=EventKind.BEHAVIOUR,
            persons=("emiel",),
            markers=(Marker.AGGRESSION,),
        ),
        Stay(id="groep", title="groep", persons=("emiel",), place=PlaceType.RESIDENTIAL_GROUP, when=when("/..")),
        Diagnosis(id="autisme", title="autisme", persons=("emiel",), markers=(Marker.AUTISM,)),
        Contact(
            id="weekenden",
            title="elk weekend bij zijn ouders, en ook als de groep te vol is",
            persons=("emiel",),
            with_whom=("moeder", "vader"),
            form=ContactForm.WEEKEND,
            times_per_month=4.3,
            nights_per_month=8.6,
            when=when("/.."),
        ),
        Event(
            id="bellen",
            title="loopt het thuis vast, dan vragen zijn ouders of hij eerder terug kan",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("emiel", "moeder", "vader"),
            when=when("/.."),
        ),
        children=(child("emiel", "1999-07-01"),),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
        until="2016-12-31",
    )
