# SPDX-License-Identifier: EUPL-1.2
"""Two brothers, a divorce, no school, five months without help, a year in a group and back (S0 4.3)."""

from thuislijn.lenses.sketch import adult, child, family, organisation, when
from thuislijn.timeline.items import Diagnosis, Event, Help, Item, Measure, Schooling, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    EventKind,
    HelpKind,
    LifeEvent,
    Marker,
    MeasureKind,
    OrganisationKind,
    PersonRole,
    PlaceType,
    SchoolState,
    StayEnd,
)

BOTH = ("ruud", "raymond")
AFTER_THE_DIVORCE = "[2017-01-01..2019-03-31]"


def background() -> list[Item]:
    return [
        Event(
            id="depressie",
            title="moeder heeft een depressie",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder",),
            markers=(Marker.DEPRESSION,),
            when=when("[..2017-12-31]/"),
        ),
        Event(
            id="geweld",
            title="geweld tegen moeder, de kinderen zien het",
            event_kind=EventKind.CIRCUMSTANCE,
            persons=("moeder", *BOTH),
            markers=(Marker.DOMESTIC_VIOLENCE,),
            when=when("[..2017-12-31]/"),
        ),
        Event(
            id="scheiding",
            title="ouders gaan uit elkaar",
            event_kind=EventKind.LIFE_EVENT,
            life_event=LifeEvent.DIVORCE,
            persons=("moeder", "vader", *BOTH),
            when=when("2017"),
        ),
    ]


def problems() -> list[Item]:
    return [
        *(
            Diagnosis(
                id=f"ptss_{who}",
                title="PTSS",
                persons=(who,),
                markers=(Marker.TRAUMA,),
                when=when(AFTER_THE_DIVORCE),
            )
            for who in ("moeder", *BOTH)
        ),
        *(
            Diagnosis(
                id=f"autisme_{who}",
                title="autisme",
                persons=(who,),
                markers=(Marker.AUTISM,),
                when=when(AFTER_THE_DIVORCE),
            )
            for who in BOTH
        ),
        Event(
            id="gedrag",
            title="Ruud is onhoudbaar op school en gaat thuis over grenzen van zijn broer",
            event_kind=EventKind.BEHAVIOUR,
            persons=("ruud",),
            markers=(Marker.AGGRESSION,),
            when=when(AFTER_THE_DIVORCE),
        ),
        *(
            Schooling(
                id=f"geen_school_{who}",
                title="gaat niet meer naar school",
                persons=(who,),
                state=SchoolState.REFUSING,
                when=when("2019-04/[2020-03-01..2021-07-31]") if who == "ruud" else when("2019-04/"),
            )
            for who in BOTH
        ),
        Schooling(
            id="opnieuw",
            title="gaat opnieuw niet naar school",
            persons=("ruud",),
            state=SchoolState.REFUSING,
            when=when("[2022-07-15..2022-10-31]/"),
        ),
    ]


def care() -> list[Item]:
    return [
        Help(
            id="ambulant",
            title="ambulante hulp thuis",
            help_kind=HelpKind.FAMILY_SUPPORT,
            when=when("[2017-01-01..2019-03-31]/[2019-04-01..2019-10-31]"),
        ),
        Event(
            id="raad",
            title="onderzoek door de Raad",
            event_kind=EventKind.ACTION,
            organisations=("raad",),
            persons=BOTH,
            when=when("2019-07"),
        ),
        Measure(id="ots", title="OTS", measure_kind=MeasureKind.SUPERVISION, persons=BOTH, when=when("2019-10/")),
        Help(id="hulp_2020", title="hulp komt weer op gang", when=when("2020-03/")),
        Stay(id="thuis", title="thuis", persons=("ruud",), place=PlaceType.HOME, when=when("2009/2021-07")),
        Stay(
            id="groep",
            title="behandelgroep",
            persons=("ruud",),
            place=PlaceType.TREATMENT_GROUP,
            end_reason=StayEnd.RETURN,
            when=when("2021-07/2022-07"),
        ),
        Event(
            id="weinig",
            title="terwijl Ruud weg is, wordt er vrijwel niets gedaan om het thuis anders te maken",
            event_kind=EventKind.OTHER,
            when=when("2021-07/2022-07"),
        ),
        Stay(id="weer_thuis", title="weer thuis", persons=("ruud",), place=PlaceType.HOME, when=when("2022-07/..")),
        Stay(id="thuis_raymond", title="thuis", persons=("raymond",), place=PlaceType.HOME, when=when("2010/..")),
    ]


def timeline() -> Timeline:
    return family(
        *background(),
        *problems(),
        *care(),
        children=(child("ruud", "2009"), child("raymond", "2010")),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
        organisations=(organisation("raad", OrganisationKind.CHILD_PROTECTION_COUNCIL),),
        until="2022-12-31",
    )
