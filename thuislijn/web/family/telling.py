# SPDX-License-Identifier: EUPL-1.2
"""The timeline as the family reads it: by year, in plain words, with what each of them said beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString

from thuislijn.drawing.draw import lay_out
from thuislijn.drawing.view import Fonts, View
from thuislijn.store.own_timeline import Told
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import (
    Analysis,
    Contact,
    Decision,
    Diagnosis,
    Evaluation,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Plan,
    Question,
    Schooling,
    Stay,
    TurningPoint,
)
from thuislijn.timeline.moment import Period
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import EventKind, HelpState, MeasureKind, Perspective, PlaceType, Standing
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import say, spoken

DRAWN_WIDE = 1280
Words = tuple[str, str]

_KINDS: dict[type[Item], Words] = {
    Stay: ("Waar iemand woonde", "Where somebody lived"),
    Help: ("Hulp", "Help"),
    Measure: ("Besluit van de rechter", "Decided by the court"),
    Schooling: ("School", "School"),
    Involvement: ("Wie erbij kwam", "Who joined"),
    Question: ("Vraag om hulp", "A question for help"),
    Diagnosis: ("Diagnose", "Diagnosis"),
    Decision: ("Besluit", "Decision"),
    Contact: ("Contact", "Contact"),
    Evaluation: ("Terugkijken", "Looking back"),
    Analysis: ("Wat er speelt", "What is going on"),
    Plan: ("Afspraak of plan", "Agreement or plan"),
}
_EVENTS: dict[EventKind, Words] = {
    EventKind.STRENGTH: ("Wat goed ging", "What went well"),
    EventKind.CONCERN: ("Wat moeilijk was", "What was hard"),
    EventKind.ACTION: ("Wat er gedaan is", "What was done"),
}
_EXPLAINED: dict[MeasureKind, Words] = {
    MeasureKind.SUPERVISION: (
        "Ondertoezichtstelling (OTS): een gezinsvoogd kijkt mee. De ouders houden het gezag.",
        "Supervision order (OTS): a guardian watches along. The parents keep custody.",
    ),
    MeasureKind.PROVISIONAL_SUPERVISION: (
        "Voorlopige ondertoezichtstelling: een gezinsvoogd kijkt mee, voor ten hoogste drie maanden.",
        "Provisional supervision: a guardian watches along, for three months at most.",
    ),
    MeasureKind.GUARDIANSHIP: (
        "Voogdij: iemand anders dan de ouders beslist over het kind.",
        "Guardianship: somebody other than the parents decides about the child.",
    ),
    MeasureKind.PLACEMENT_ORDER: (
        "Machtiging uithuisplaatsing: de rechter vindt goed dat een kind een tijd ergens anders woont.",
        "Placement order: the court allows that a child lives elsewhere for a while.",
    ),
    MeasureKind.EXCLUSION_ORDER: (
        "Huisverbod: iemand mag een tijd niet in huis komen.",
        "Exclusion order: somebody may not enter the home for a while.",
    ),
    MeasureKind.PROBATION: (
        "Jeugdreclassering: begeleiding na een strafbaar feit.",
        "Youth probation: guidance after an offence.",
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of an item. `own`: the reader; `disputed`: it was otherwise for them."""

    who: str
    text: str
    own: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One item in plain words. `told_by`: who tells it, empty where it comes from the file; `own`: the reader tells
    it; `shared`: others of the family may read what the reader said here."""

    key: str
    title: str
    kind: str
    when: str
    about: str
    detail: str
    told_by: str
    own: bool
    said: tuple[Said, ...]
    shared: bool
    turning: TurningPoint | None

    @property
    def has_own(self) -> bool:
        return self.own or any(one.own for one in self.said)


@dataclass(frozen=True, slots=True)
class Year:
    """What began in one year; `year` empty where it is not known when."""

    year: str
    lines: tuple[Line, ...]


def years_of(timeline: Timeline, reader: Person, told: Told, young: bool) -> list[Year]:
    """The items by the year in which they most likely began, those without a date last."""
    points = {point.items[0]: point for point in timeline.turning_points if point.items}
    you = say("jou", "you") if young else say("u", "you")
    ordered = sorted(timeline.items, key=order)
    return [
        Year(year, tuple(_line(item, timeline, reader, told, you, points.get(item.id)) for item in items))
        for year, items in groupby(ordered, key=lambda item: _year(item.when))
    ]


def line_of(timeline: Timeline, key: str, reader: Person, told: Told, young: bool) -> Line | None:
    """One item that the reader sees; None for what they do not see."""
    for year in years_of(timeline, reader, told, young):
        for line in year.lines:
            if line.key == key:
                return line
    return None


def _year(when: Period) -> str:
    day = when.start.middle if when.start.is_known else when.end.middle
    return "" if day is None else str(dt.date.fromordinal(day).year)


def _line(item: Item, timeline: Timeline, reader: Person, told: Told, you: str, turning: TurningPoint | None) -> Line:
    names = [you if id == reader.id else who.name for id in item.persons if (who := timeline.person(id)) is not None]
    own = item.account.who == reader.id
    teller = "" if own else _teller(item.account, timeline)
    said = tuple(
        Said(
            who=_teller(one.account, timeline) or say("het dossier", "the file"),
            text=one.text,
            own=one.account.who == reader.id,
            disputed=one.standing is Standing.DISPUTED,
        )
        for one in item.statements
    )
    return Line(
        key=item.id,
        title=item.title,
        kind=_kind(item),
        when=period_text(item.when, spoken()) if item.when.is_dated else "",
        about=_joined(names),
        detail=_detail(item),
        told_by=teller,
        own=own,
        said=said,
        shared=(reader.id, item.id) in told.shared,
        turning=turning,
    )


def _teller(account: Account, timeline: Timeline) -> str:
    """Who tells; empty for the file itself."""
    known = timeline.person(account.who) or timeline.organisation(account.who)
    if known is not None:
        return known.name
    return "" if account.perspective is Perspective.FILE else account.perspective.label(spoken())


def _kind(item: Item) -> str:
    if isinstance(item, Event):
        return say(*_EVENTS.get(item.event_kind, ("Gebeurtenis", "Event")))
    return say(*_KINDS.get(type(item), ("Gebeurtenis", "Event")))


def _detail(item: Item) -> str:
    """What a short title leaves open, in one plain sentence."""
    if isinstance(item, Measure):
        return say(*_EXPLAINED[item.measure_kind]) if item.measure_kind in _EXPLAINED else ""
    if isinstance(item, Stay) and item.place is not PlaceType.UNKNOWN:
        return say("Soort plek: {place}.", "Kind of place: {place}.", place=item.place.label(spoken()))
    if isinstance(item, Help) and item.state in _STATES:
        return say(*_STATES[item.state])
    return ""


_STATES: dict[HelpState, Words] = {
    HelpState.ASKED: ("Deze hulp is gevraagd.", "This help was asked for."),
    HelpState.WAITING: ("Voor deze hulp was er een wachttijd.", "There was a wait for this help."),
    HelpState.REJECTED: ("Deze hulp is niet gekomen.", "This help did not come."),
    HelpState.WITHDRAWN: ("Deze vraag is weer ingetrokken.", "This request was withdrawn."),
    HelpState.ON_HOLD: ("Deze hulp staat stil.", "This help is on hold."),
}


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {say('en', 'and')} {names[-1]}"


def drawn(timeline: Timeline) -> SafeString | None:
    """The timeline as a picture of which every mark leads to its place in the list; None where it would be empty."""
    if not any(item.when.is_dated for item in timeline.items):
        return None
    view = View(
        width=DRAWN_WIDE, language=spoken(), legend=False, fonts=Fonts.REFER, link="#", link_points="#", id="own"
    )
    laid = lay_out(timeline, view)
    return SafeString(
        f'<svg class="tld own-drawn" viewBox="0 0 {laid.width:g} {laid.height:g}" role="group" '
        f'aria-label="{escape(laid.description)}" lang="{spoken()}">{laid.content}</svg>'
    )
