# SPDX-License-Identifier: EUPL-1.2
"""A measure from birth, many addresses, a foster family at five, observation, a family home (S1 3.2.1).

The report gives ages only; the day of birth is a nominal zero.
"""

from tests.lenses.real_cases.telling import aged, at, from_to, going_on, open_end
from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Diagnosis, Event, Item, Measure, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    EventKind,
    Marker,
    MeasureKind,
    Modality,
    PersonRole,
    PlaceType,
    StayPurpose,
)

BORN = "2008-01-01"
BEFORE_BIRTH = "[..2007-12-31]/"


def family_matters() -> list[Item]:
    return [
        *(
            Event(
                id=f"ouders_{marker}",
                title=f"beide ouders: {marker.nl}",
                event_kind=EventKind.CIRCUMSTANCE,
                persons=("vader", "moeder"),
                markers=(marker,),
                when=when(BEFORE_BIRTH),
            )
            for marker in (Marker.PSYCHIATRY, Marker.ADDICTION)
        ),
        Event(
            id="voogdij_moeder",
            title="moeder heeft zelf een voogd, vanwege haar verstandelijke beperking",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.INTELLECTUAL_DISABILITY,),
            when=when(BEFORE_BIRTH),
        ),
        Diagnosis(
            id="lvb",
            title="licht verstandelijke beperking",
            persons=("robin",),
            markers=(Marker.INTELLECTUAL_DISABILITY,),
        ),
        Event(
            id="verwaarlozing",
            title="Robin wordt verwaarloosd",
            event_kind=EventKind.CONCERN,
            persons=("robin",),
            markers=(Marker.NEGLECT,),
            when=open_end(aged("robin", 0, 4)),
        ),
        Event(
            id="vermoeden",
            title="misbruik door vader wordt vermoed",
            event_kind=EventKind.CONCERN,
            persons=("robin",),
            markers=(Marker.SEXUAL_ABUSE,),
            modality=Modality.SUSPECTED,
            when=open_end(aged("robin", 0, 5)),
        ),
        Event(
            id="signalen",
            title="steeds meer signalen dat het slecht gaat",
            event_kind=EventKind.CONCERN,
            persons=("robin",),
            when=at(aged("robin", 4, 5)),
        ),
        Event(
            id="gedrag",
            title="moeilijk gedrag in het pleeggezin",
            event_kind=EventKind.BEHAVIOUR,
            persons=("robin",),
            when=at(aged("robin", 5, 6)),
        ),
    ]


def places() -> list[Item]:
    return [
        Measure(
            id="ots",
            title="OTS vanaf de geboorte",
            measure_kind=MeasureKind.SUPERVISION,
            persons=("robin",),
            when=when(f"{BORN}/"),
        ),
        Stay(
            id="rondzwerven",
            title="met moeder van adres naar adres",
            persons=("robin",),
            place=PlaceType.HOME,
            with_whom=("moeder",),
            number_of_places=3,  # "many" is at least three
            when=from_to(when(BORN).start, aged("robin", 5)),
        ),
        Stay(
            id="pleeggezin",
            title="pleeggezin",
            persons=("robin",),
            place=PlaceType.FOSTER_FAMILY,
            when=open_end(aged("robin", 5)),
        ),
        Stay(
            id="observatie",
            title="observatiecentrum, negen maanden",
            persons=("robin",),
            place=PlaceType.TREATMENT_GROUP,
            purpose=StayPurpose.OBSERVATION,
            when=from_to(aged("robin", 5, 6), aged("robin", 5.75, 6.75)),
        ),
        Stay(
            id="gezinshuis",
            title="gezinshuis",
            persons=("robin",),
            place=PlaceType.FAMILY_HOME,
            when=going_on(aged("robin", 5.75, 6.75)),
        ),
    ]


def timeline() -> Timeline:
    return family(
        *family_matters(),
        *places(),
        children=(child("robin", BORN),),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
        until="2016-12-31",
    )
