# SPDX-License-Identifier: EUPL-1.2
"""The eldest of three; home until five, a foster family with one brother, a group, a family home (S1 3.2.4).

The report gives ages only; the day of birth is a nominal zero.
"""

from tests.lenses.real_cases.telling import aged, from_to, going_on, open_end
from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Event, Item, Stay
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, EventKind, LifeEvent, Marker, PersonRole, PlaceType

BORN = "2006-01-01"


def family_matters() -> list[Item]:
    return [
        Event(
            id="zwakbegaafd",
            title="moeder is zwakbegaafd",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.INTELLECTUAL_DISABILITY,),
            when=when(f"[..{BORN}]/.."),
        ),
        Event(
            id="depressie",
            title="moeder is lang depressief",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.DEPRESSION,),
            when=open_end(Moment.between(None, when("2010-12-31").start.latest)),
        ),
        Event(
            id="vader_weg",
            title="vader is er niet",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("vader",),
        ),
        Event(
            id="nieuwe_partner",
            title="moeder krijgt een relatie waarin geweld is",
            event_kind=EventKind.LIFE_EVENT,
            life_event=LifeEvent.NEW_PARTNER,
            persons=("moeder",),
            markers=(Marker.DOMESTIC_VIOLENCE,),
            when=open_end(aged("paul", 0, 4)),
        ),
        Event(
            id="zorgt",
            title="Paul zorgt voor de kleintjes en laat niemand voor hemzelf zorgen",
            event_kind=EventKind.BEHAVIOUR,
            persons=("paul",),
            when=open_end(aged("paul", 2, 5)),
        ),
    ]


def places() -> list[Item]:
    after = Moment.between(when("2011-01-01").start.earliest, when("2016-12-31").start.latest)
    return [
        Stay(
            id="thuis",
            title="thuis",
            persons=("paul",),
            place=PlaceType.HOME,
            when=from_to(when(BORN).start, aged("paul", 5)),
        ),
        Stay(
            id="pleeggezin",
            title="pleeggezin, samen met een broertje",
            persons=("paul", "broertje"),
            place=PlaceType.FOSTER_FAMILY,
            goes_well=Answer.NO,
            when=open_end(aged("paul", 5)),
        ),
        Stay(
            id="groep",
            title="behandelgroep",
            persons=("paul",),
            place=PlaceType.TREATMENT_GROUP,
            when=from_to(after, after),
        ),
        Stay(
            id="gezinshuis",
            title="gezinshuis",
            persons=("paul",),
            place=PlaceType.FAMILY_HOME,
            when=going_on(after),
        ),
    ]


def timeline() -> Timeline:
    return family(
        *family_matters(),
        *places(),
        children=(
            child("paul", BORN),
            child("broertje", "[2006-10-01..2010-12-31]"),
            child("jongste", "[2006-10-01..2010-12-31]"),
        ),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
        until="2016-12-31",
    )
