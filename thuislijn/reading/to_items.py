# SPDX-License-Identifier: EUPL-1.2
"""A fact that was read becomes an item of the timeline: not reviewed, with every passage it was told in.

What stands as fact in a source becomes an item; so does what a source suspects, marked as suspected. What is denied,
planned, advised or said in general stays among the proposals of its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from thuislijn.reading.merging import Fact
from thuislijn.reading.organisations_found import organisations_in
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.items import (
    Contact,
    Diagnosis,
    Event,
    Help,
    Item,
    Measure,
    Question,
    Schooling,
    Stay,
)
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.sources import Account, Passage
from thuislijn.timeline.vocabulary import (
    ContactForm,
    DiagnosisStatus,
    EventKind,
    HelpAim,
    HelpKind,
    HelpState,
    LifeEvent,
    Marker,
    MeasureKind,
    Modality,
    PersonRole,
    Perspective,
    PlaceType,
    SchoolState,
    StayPurpose,
)

People: TypeAlias = Mapping[str, Person]

KEPT = (Modality.ACTUAL, Modality.SUSPECTED)

_TITLE = 72  # characters of a sentence that serve as a title
_SHORT = 26
_HEAD = 3  # characters before which a date opens its sentence
_BRIEF = 31  # days: what is told of one month and without an end is drawn as a point
_SYSTEM = frozenset(
    {HelpKind.FAMILY_SUPPORT, HelpKind.FAMILY_TREATMENT, HelpKind.SYSTEMIC_THERAPY, HelpKind.CRISIS_HELP}
)
_ACTIONS = frozenset({"raadsonderzoek", "gezag", "maatregel_verlengd", "kinderbeschermingsmaatregel"})


def to_item(fact: Fact, id: str, people: People) -> Item:
    """The item for one fact; `people` are the members of the family by id."""
    shared: dict[str, Any] = {
        "id": id,
        "when": fact.proposal.when,
        "persons": fact.persons,
        "organisations": tuple(body.id for body in named_in(fact)),
        "evidence": tuple(_passages(fact)),
        "account": Account(perspective=Perspective.FILE),
        "modality": fact.proposal.modality,
        "reviewed": False,
        "note": fact.proposal.explanation or fact.proposal.note,
    }
    return _BUILDERS.get(fact.proposal.type or "", _date_only)(fact, shared, people)


def named_in(fact: Fact) -> tuple[Organisation, ...]:
    """The organisations that the tellings of a fact name."""
    return organisations_in("\n".join(dict.fromkeys(telling.proposal.quote for telling in fact.tellings)))


def _passages(fact: Fact) -> list[Passage]:
    found = {}
    for telling in fact.tellings:
        p = telling.proposal
        start, end = p.sentence
        found[p.document, start] = Passage(source=p.document, page=p.page, start=start, end=end, quote=p.quote)
    return list(found.values())


def _code(fact: Fact, name: str) -> str:
    return dict(fact.proposal.codes).get(name, "")


def _sentence(fact: Fact) -> str:
    """The sentence as a title, cut at a word; a date at its head is left out, as the entry has it already."""
    p = fact.proposal
    quote = p.quote
    if (
        p.time is not None
        and 0 <= p.time[0] - p.sentence[0] <= _HEAD
        and len(quote) > p.time[1] - p.sentence[0] + _HEAD
    ):
        quote = quote[p.time[1] - p.sentence[0] :].lstrip(" \t\n.,:;|–-")
    words = " ".join(quote.split()) or p.time_words
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _point(fact: Fact, shared: dict[str, Any]) -> dict[str, Any]:
    """The same fields for something that happens at one moment: only its start counts."""
    when: Period = fact.proposal.when
    return {**shared, "when": Period.at(when.start) if when.start.is_known else when}


def _children(fact: Fact, people: People) -> tuple[str, ...]:
    return tuple(id for id in fact.persons if id in people and people[id].role is PersonRole.CHILD)


def _stay(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    place = PlaceType(_code(fact, "plek") or "unknown")
    purpose = StayPurpose(_code(fact, "doel") or "unknown")
    title = place.label("nl") if place is not PlaceType.UNKNOWN else _sentence(fact)
    if fact.proposal.kind.startswith("crisis"):
        purpose = StayPurpose.CRISIS
        title = f"crisisplek ({title})" if place is not PlaceType.UNKNOWN else "crisisplek"
    children = _children(fact, people)
    adults = tuple(id for id in fact.persons if id not in children)
    if not children and fact.persons:
        return _event(fact, shared, EventKind.CIRCUMSTANCE)  # where an adult lives is no stay of a child
    shared = {**shared, "persons": children, "title": title}
    return Stay(**shared, place=place, purpose=purpose, with_whom=adults)


def _help(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    kind = HelpKind(_code(fact, "hulp") or "other")
    title = kind.label("nl") if kind is not HelpKind.OTHER else _sentence(fact)
    when: Period = fact.proposal.when
    match fact.proposal.kind:
        case "hulpvraag":
            return Question(**_point(fact, {**shared, "title": _sentence(fact)}), asker=next(iter(fact.persons), ""))
        case "wachtlijst" | "aanmelding":
            waiting = {**shared, "when": Period(), "title": _sentence(fact)}
            return Help(**waiting, help_kind=kind, state=HelpState.WAITING, waiting_from=when.start)
        case "hulp_geweigerd":
            return _event(fact, _point(fact, shared), EventKind.ACTION)
    if fact.proposal.aspect == "einde" and when.ending is not Ending.DATED:
        when = Period.during(Moment.UNKNOWN, when.start)
    state = {Ending.ONGOING: HelpState.RUNNING, Ending.DATED: HelpState.ENDED}.get(when.ending, HelpState.UNKNOWN)
    return Help(**{**shared, "when": when, "title": title}, help_kind=kind, state=state, aim=_aim(fact, kind, people))


def _aim(fact: Fact, kind: HelpKind, people: People) -> HelpAim:
    if kind in _SYSTEM:
        return HelpAim.FAMILY
    if kind is HelpKind.PARENT_TREATMENT:
        return HelpAim.PARENT
    found = {people[id].role for id in fact.persons if id in people}
    if found == {PersonRole.CHILD}:
        return HelpAim.CHILD
    return HelpAim.PARENT if found and all(role.is_parent for role in found) else HelpAim.UNKNOWN


def _measure(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    kind = MeasureKind(_code(fact, "maatregel") or "other")
    if kind is MeasureKind.OTHER or fact.proposal.kind in _ACTIONS or fact.proposal.aspect == "verlenging":
        return _event(fact, _point(fact, shared), EventKind.ACTION)
    persons = _children(fact, people) if kind is not MeasureKind.EXCLUSION_ORDER else fact.persons
    return Measure(**{**shared, "persons": persons, "title": kind.label("nl")}, measure_kind=kind)


def _report(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _point(fact, shared), EventKind.REPORT)


def _diagnosis(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    marker = Marker(_code(fact, "teken") or "other")
    title = marker.label("nl") if marker is not Marker.OTHER else _sentence(fact)
    suspected = fact.proposal.modality is Modality.SUSPECTED
    status = DiagnosisStatus.HYPOTHESIS if suspected else DiagnosisStatus.ESTABLISHED
    return Diagnosis(**{**_point(fact, shared), "title": title}, markers=(marker,), status=status)


def _life_event(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    life = LifeEvent(_code(fact, "gebeurtenis") or "other")
    title = life.label("nl") if life is not LifeEvent.OTHER else _sentence(fact)
    if life is LifeEvent.BIRTH:
        shared = {**shared, "persons": _born_then(fact, people) or fact.persons}
    return Event(**{**_point(fact, shared), "title": title}, event_kind=EventKind.LIFE_EVENT, life_event=life)


def _born_then(fact: Fact, people: People) -> tuple[str, ...]:
    """Of the children in a sentence with several births, the one who was born on that day."""
    day = fact.proposal.when.start
    return tuple(
        id for id in fact.persons if id in people and day.is_exact and people[id].birth.earliest == day.earliest
    )


def _school(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    state = SchoolState(_code(fact, "school") or "unknown")
    title = state.label("nl") if state is not SchoolState.UNKNOWN else _sentence(fact)
    if state is SchoolState.UNKNOWN or fact.proposal.aspect == "punt":
        return _event(fact, _point(fact, shared), EventKind.OTHER)
    return Schooling(**{**shared, "persons": _children(fact, people) or fact.persons, "title": title}, state=state)


def _safety(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _brief(fact, shared), EventKind.CONCERN, _code(fact, "teken"))


def _behaviour(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _brief(fact, shared), EventKind.BEHAVIOUR, _code(fact, "teken"))


def _justice(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _brief(fact, shared), EventKind.JUSTICE)


def _brief(fact: Fact, shared: dict[str, Any]) -> dict[str, Any]:
    """A point in time, unless the source says how long it went on or since when in the wide."""
    when: Period = fact.proposal.when
    sharp = when.start.width is not None and when.start.width <= _BRIEF
    return _point(fact, shared) if sharp and when.ending is Ending.UNKNOWN else shared


def _contact(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    form = ContactForm(_code(fact, "vorm") or "unknown")
    if form is ContactForm.PROFESSIONAL:
        return _event(fact, _point(fact, shared), EventKind.ACTION)
    children = _children(fact, people)
    others = tuple(id for id in fact.persons if id not in children)
    title = _sentence(fact)
    return Contact(**{**shared, "persons": children, "title": title}, form=form, with_whom=others)


def _date_only(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _point(fact, shared), EventKind.OTHER)


def _event(fact: Fact, shared: dict[str, Any], kind: EventKind, marker: str = "") -> Event:
    title = _sentence(fact)
    markers = (Marker(marker),) if marker else ()
    return Event(**{**shared, "title": title}, event_kind=kind, markers=markers, short=_short(fact, kind))


def _short(fact: Fact, kind: EventKind) -> str:
    """The words that gave the kind away, for a crowded drawing."""
    trigger = fact.proposal.trigger
    if trigger is None:
        return ""
    start = trigger[0] - fact.proposal.sentence[0]
    words = fact.proposal.quote[max(0, start) : start + trigger[1] - trigger[0]]
    return " ".join(words.split())[:_SHORT] or kind.label("nl")


_BUILDERS: dict[str, Callable[[Fact, dict[str, Any], People], Item]] = {
    "verblijf": _stay,
    "hulp": _help,
    "maatregel": _measure,
    "melding": _report,
    "diagnose": _diagnosis,
    "levensgebeurtenis": _life_event,
    "school": _school,
    "veiligheid": _safety,
    "gedrag": _behaviour,
    "justitie": _justice,
    "contact": _contact,
}
