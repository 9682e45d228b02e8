# SPDX-License-Identifier: EUPL-1.2
"""Five places before nine, two of them ended in a crisis, and then almost eight good years (S1 3.2.5).

The report gives ages only; the day of birth is a nominal zero.
"""

from tests.lenses.real_cases.telling import aged, at, from_to, going_on, open_end
from thuislijn.lenses.sketch import adult, child, family, when
from thuislijn.timeline.items import Event, Help, Item, Stay
from thuislijn.timeline.sources import Account, Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    Answer,
    EventKind,
    HelpKind,
    Marker,
    PersonRole,
    Perspective,
    PlaceType,
    Standing,
    StayEnd,
    StayPurpose,
)

BORN = "2000-01-01"


def events() -> list[Item]:
    return [
        Event(
            id="verwaarlozing",
            title="Mandy wordt thuis verwaarloosd",
            event_kind=EventKind.CONCERN,
            persons=("mandy",),
            markers=(Marker.NEGLECT,),
            when=open_end(aged("mandy", 0, 3)),
        ),
        Event(id="amk", title="AMK-melding", event_kind=EventKind.REPORT, when=at(aged("mandy", 0, 3))),
        Event(
            id="misbruik",
            title="misbruik door haar vader, als ze heel klein is",
            event_kind=EventKind.CONCERN,
            persons=("mandy", "vader"),
            markers=(Marker.SEXUAL_ABUSE,),
            standing=Standing.DISPUTED,
            statements=(
                Statement(
                    account=Account(perspective=Perspective.PARENT, who="moeder"),
                    text="Moeder zegt dat het niet zo is.",
                    standing=Standing.DISPUTED,
                ),
            ),
            when=open_end(aged("mandy", 0, 3)),
        ),
        Event(id="veroordeeld", title="vader is ervoor veroordeeld", event_kind=EventKind.JUSTICE, persons=("vader",)),
        Help(
            id="ggz",
            title="aanmelding bij de GGZ",
            help_kind=HelpKind.CHILD_THERAPY,
            persons=("mandy",),
            waiting_from=aged("mandy", 5),
        ),
        Event(
            id="gedrag",
            title="haar gedrag wordt moeilijker",
            event_kind=EventKind.BEHAVIOUR,
            persons=("mandy",),
            when=at(aged("mandy", 7)),
        ),
        Event(
            id="crisis_een",
            title="crisis in het pleeggezin",
            event_kind=EventKind.INCIDENT,
            persons=("mandy",),
            when=at(aged("mandy", 7)),
        ),
        Event(
            id="crisis_twee",
            title="opnieuw een crisis",
            event_kind=EventKind.INCIDENT,
            persons=("mandy",),
            when=at(aged("mandy", 8)),
        ),
    ]


def places() -> list[Item]:
    def stay(id: str, place: PlaceType, first: int, last: int, **more: object) -> Stay:
        period = from_to(aged("mandy", first), aged("mandy", last))
        return Stay(id=id, title=id, persons=("mandy",), place=place, when=period, **more)  # type: ignore[arg-type]

    return [
        Stay(
            id="thuis",
            title="thuis",
            persons=("mandy",),
            place=PlaceType.HOME,
            when=from_to(when(BORN).start, aged("mandy", 4)),
        ),
        stay("pleeggezin", PlaceType.FOSTER_FAMILY, 4, 7, end_reason=StayEnd.CRISIS),
        stay("behandelgroep", PlaceType.TREATMENT_GROUP, 7, 8),
        Stay(
            id="plus",
            title="pleeggezin plus",
            persons=("mandy",),
            place=PlaceType.FOSTER_FAMILY,
            specialised=Answer.YES,
            end_reason=StayEnd.CRISIS,
            when=from_to(when("[2008-01-01..2008-09-30]").start, when("[2008-01-01..2008-10-31]").start),
        ),
        Stay(
            id="crisisgroep",
            title="crisisgroep",
            persons=("mandy",),
            place=PlaceType.RESIDENTIAL_GROUP,
            purpose=StayPurpose.CRISIS,
            when=when("[2008-01-01..2008-10-31]/[2008-04-01..2008-10-31]"),
        ),
        Stay(
            id="gezinshuis",
            title="gezinshuis",
            persons=("mandy",),
            place=PlaceType.FAMILY_HOME,
            goes_well=Answer.YES,
            when=going_on(when("[2008-04-01..2008-10-31]").start),
        ),
    ]


def timeline() -> Timeline:
    return family(
        *events(),
        *places(),
        children=(child("mandy", BORN),),
        adults=(adult("moeder", PersonRole.MOTHER), adult("vader", PersonRole.FATHER)),
        until="2016-03-31",
    )
