# SPDX-License-Identifier: EUPL-1.2
"""A fact that was read becomes an item of the timeline: not reviewed, with every passage it was told in.

What stands as fact in a source becomes an item; so does what a source suspects, marked as suspected. What is denied,
planned, advised or said in general stays among the proposals of its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from thuislijn.reading.family.doers import child_does_it_elsewhere, childhood_of_a_grown_up
from thuislijn.reading.family.merging import Fact, Told
from thuislijn.reading.family.where_told import where_told
from thuislijn.reading.messages.messages import plain_layout
from thuislijn.reading.people.organisations_found import organisations_in
from thuislijn.reading.story.laws_found import law_in
from thuislijn.reading.story.titles_nl import title_of
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.items import Contact, Decision, Diagnosis, Event, Help, Item, Measure, Question, Schooling, Stay
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.sources import Account, Passage, Statement
from thuislijn.timeline.vocabulary import (
    ContactForm,
    DecisionKind,
    DiagnosisStatus,
    EventKind,
    FundingLaw,
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
BodiesIn: TypeAlias = Callable[[str], tuple[Organisation, ...]]

KEPT = (Modality.ACTUAL, Modality.SUSPECTED)

_SHORT = 26
_BRIEF = 31  # days: what is told of one month and without an end is drawn as a point
_SOMEWHERE = "verblijf_elders"  # 'zij zat bij ons' is too little to say that a child lived there
_LIVES = re.compile(
    r"geplaatst|opgenomen|trok(?:ken)? in\b|ingetrokken|[Ww]oon|[Vv]erbl(?:ijf|eef)|terecht|onder(?:gebracht|dak)"
    r"|opgevangen|\bging(?:en)? (?:ik|hij|zij|ze) naar (?:de )?[A-Z]"
)
_ASKED = re.compile(r"\b(?:heeft|hebben|hebt|heb|is|werd|had|hadden)\b[^.;]{0,90}\b(?:aangevraagd|gevraagd om)\b", re.I)
_GRANTED = re.compile(r"\b(?:toegekend|toegewezen|gestart|begonnen|gekregen|afgesloten|afgerond)\b", re.I)
_PROLONGED = re.compile(r"\bverleng(?:d|t|de|ing)\b", re.I)
_BEGUN = re.compile(r"\b(?:uitgesproken|vanaf|sinds|sedert|laatst(?:elijk)?|onder toezicht gesteld)\b", re.I)
_SYSTEM = frozenset(
    {HelpKind.FAMILY_SUPPORT, HelpKind.FAMILY_TREATMENT, HelpKind.SYSTEMIC_THERAPY, HelpKind.CRISIS_HELP}
)
_ACTIONS = frozenset({"raadsonderzoek", "gezag", "maatregel_verlengd", "kinderbeschermingsmaatregel"})
_CARERS = frozenset({PersonRole.FOSTER_PARENT, PersonRole.GRANDPARENT, PersonRole.RELATIVE, PersonRole.NETWORK})
_PLACED = frozenset(
    {
        *(PlaceType.NETWORK, PlaceType.PART_TIME, PlaceType.FOSTER_FAMILY, PlaceType.FAMILY_HOME),
        *(PlaceType.RESIDENTIAL_GROUP, PlaceType.TREATMENT_GROUP, PlaceType.SECURE),
    }
)


def to_item(fact: Fact, id: str, people: People, bodies: BodiesIn = organisations_in) -> Item:
    """The item for one fact; `people` are the members of the family by id, `bodies` finds the organisations named."""
    shared: dict[str, Any] = {
        "id": id,
        "when": fact.proposal.when,
        "persons": fact.persons,
        "organisations": tuple(body.id for body in named_in(fact, bodies)),
        "evidence": tuple(_passages(fact)),
        "account": _account(fact),
        "statements": tuple(_statements(fact)),
        "modality": fact.proposal.modality,
        "reviewed": False,
        "note": fact.proposal.explanation or fact.proposal.note,
    }
    return _BUILDERS.get(fact.proposal.type or "", _date_only)(fact, shared, people)


def named_in(fact: Fact, bodies: BodiesIn = organisations_in) -> tuple[Organisation, ...]:
    """The organisations that the tellings of a fact name."""
    return bodies("\n".join(dict.fromkeys(telling.proposal.quote for telling in fact.tellings)))


def _passages(fact: Fact) -> list[Passage]:
    return list({(t.proposal.document, t.proposal.sentence[0]): _passage(t) for t in fact.tellings}.values())


def _passage(telling: Told) -> Passage:
    p = telling.proposal
    start, end = p.sentence
    return Passage(source=p.document, page=p.page, start=start, end=end, quote=p.quote)


def _code(fact: Fact, name: str) -> str:
    return dict(fact.proposal.codes).get(name, "")


def _account(fact: Fact) -> Account:
    """Who tells it: the file where it tells it too, else the first who does."""
    accounts = [telling.account for telling in fact.tellings]
    return Account() if Account() in accounts else accounts[0]


def _statements(fact: Fact) -> list[Statement]:
    """What others than the account of the entry say of it, each in the words of one passage (handbook rule 4)."""
    first = _account(fact)
    found: dict[Account, Statement] = {}
    for telling in fact.tellings:
        if telling.account.perspective is not Perspective.FILE and telling.account != first:
            words = " ".join(plain_layout(telling.proposal.quote).split())
            said = Statement(account=telling.account, text=words, evidence=(_passage(telling),))
            found.setdefault(telling.account, said)
    return list(found.values())


def _sentence(fact: Fact) -> str:
    """The sentence of the leading telling as a title."""
    p = fact.proposal
    begin = p.sentence[0]
    time, trigger = (
        (span[0] - begin, span[1] - begin) if span is not None and begin <= span[0] < p.sentence[1] else None
        for span in (p.time, p.trigger)
    )
    return title_of(plain_layout(p.quote), time, trigger or time) or p.time_words


def _point(fact: Fact, shared: dict[str, Any]) -> dict[str, Any]:
    """The same fields for something that happens at one moment: only its start counts."""
    when: Period = fact.proposal.when
    return {**shared, "when": Period.at(when.start) if when.start.is_known else when}


def _children(fact: Fact, people: People) -> tuple[str, ...]:
    """The children a fact concerns; where it names nobody but adults, the child its text is about."""
    named = tuple(id for id in fact.persons if _is(id, people, PersonRole.CHILD))
    return named or tuple(id for id in fact.about if _is(id, people, PersonRole.CHILD))


def _is(id: str, people: People, *roles: PersonRole) -> bool:
    return id in people and people[id].role in roles


def _stretch(fact: Fact) -> Period:
    """When it was; what is only told to have ended, began on a day not known."""
    when: Period = fact.proposal.when
    ended = fact.proposal.aspect == "einde" and when.ending is not Ending.DATED
    return Period.during(Moment.UNKNOWN, when.start) if ended and when.start.is_known else when


def _stay(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    place = PlaceType(_code(fact, "plek") or "unknown")
    purpose = StayPurpose(_code(fact, "doel") or "unknown")
    title = place.label("nl") if place is not PlaceType.UNKNOWN else _sentence(fact)
    if fact.proposal.kind.startswith("crisis"):
        purpose = StayPurpose.CRISIS
        title = f"crisisplek ({title})" if place is not PlaceType.UNKNOWN else "crisisplek"
    adults = [id for id in fact.persons if not _is(id, people, PersonRole.CHILD)]
    if childhood_of_a_grown_up(fact):  # when that was, the sentence does not tell
        return _event(fact, {**shared, "when": Period(), "persons": tuple(adults)}, EventKind.CIRCUMSTANCE)
    of_adults = adults and len(adults) == len(fact.persons) and place not in _PLACED
    nowhere = not _children(fact, people) or (place is PlaceType.UNKNOWN and purpose is StayPurpose.UNKNOWN)
    if of_adults or nowhere or (fact.proposal.kind == _SOMEWHERE and not _LIVES.search(fact.proposal.quote)):
        return _event(fact, _brief(fact, shared), EventKind.CIRCUMSTANCE)  # no stay of a child that one can be sure of
    carers = [id for id in adults if _is(id, people, *_CARERS) or place is PlaceType.HOME]
    shared = {**shared, "when": _stretch(fact), "persons": _children(fact, people), "title": title}
    where = where_told(fact)
    return Stay(
        **shared,
        place=place,
        purpose=purpose,
        with_whom=tuple(carers),
        place_name=where.name if place.away_from_home else "",
        municipality=where.town if place.away_from_home else "",
        distance_km=where.distance if place.away_from_home else None,
    )


def _help(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    kind = _help_kind(fact)
    title = kind.label("nl") if kind is not HelpKind.OTHER else _sentence(fact)
    when: Period = fact.proposal.when
    match fact.proposal.kind:
        case "hulpvraag":
            return Question(**_point(fact, {**shared, "title": _sentence(fact)}), asker=next(iter(fact.persons), ""))
        case "wachtlijst" | "aanmelding":
            waiting = {**shared, "when": Period(), "title": _sentence(fact), "persons": fact.persons or fact.about}
            return Help(**waiting, help_kind=kind, state=HelpState.WAITING, waiting_from=when.start, law=_law(fact))
        case "hulp_geweigerd":
            return _event(fact, _point(fact, shared), EventKind.ACTION)
    if _ASKED.search(fact.proposal.quote) and not _GRANTED.search(fact.proposal.quote):
        asked = {**shared, "when": Period(), "title": title, "persons": fact.persons or fact.about}
        return Help(**asked, help_kind=kind, state=HelpState.ASKED, asked=when.start, law=_law(fact))
    when = _stretch(fact)
    state = {Ending.ONGOING: HelpState.RUNNING, Ending.DATED: HelpState.ENDED}.get(when.ending, HelpState.UNKNOWN)
    aim = _aim(fact, kind, people)
    return Help(**{**shared, "when": when, "title": title}, help_kind=kind, state=state, aim=aim, law=_law(fact))


def _help_kind(fact: Fact) -> HelpKind:
    """By the code of the lexicon; 'gezinscoach' and 'gezinstherapie' are never for the child alone."""
    kind = HelpKind(_code(fact, "hulp") or "other")
    of_family = kind is HelpKind.CHILD_THERAPY and re.search(r"\bgezins\w+", fact.proposal.quote, re.I)
    return HelpKind.FAMILY_SUPPORT if of_family else kind


def _law(fact: Fact) -> FundingLaw:
    return law_in("\n".join(one.proposal.quote for one in fact.tellings))


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
    if fact.proposal.kind == "uithuisplaatsing":
        placed = {**_point(fact, shared), "persons": _children(fact, people), "title": "uithuisplaatsing"}
        return Decision(**placed, decision_kind=DecisionKind.PLACEMENT)
    prolonged = fact.proposal.aspect == "verlenging" or _only_prolongs(fact)
    if kind is MeasureKind.OTHER or fact.proposal.kind in _ACTIONS or prolonged:
        return _event(fact, _point(fact, shared), EventKind.ACTION)
    persons = _children(fact, people) if kind is not MeasureKind.EXCLUSION_ORDER else fact.persons
    return Measure(
        **{**shared, "when": _stretch(fact), "persons": persons, "title": kind.label("nl")}, measure_kind=kind
    )


def _only_prolongs(fact: Fact) -> bool:
    """'03-06-2021 OTS verlengd met een jaar' is a step in a measure that ran, and not another one."""
    quote = fact.proposal.quote
    return bool(_PROLONGED.search(quote)) and not _BEGUN.search(quote)


def _report(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _point(fact, shared), EventKind.REPORT)


def _diagnosis(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    marker = Marker(_code(fact, "teken") or "other")
    title = marker.label("nl") if marker is not Marker.OTHER else _sentence(fact)
    suspected = fact.proposal.modality is Modality.SUSPECTED
    status = DiagnosisStatus.HYPOTHESIS if suspected else DiagnosisStatus.ESTABLISHED
    # Foster parents and relatives stand in such a sentence as those who saw it, not as those who have it.
    persons = fact.persons if any(not _is(id, people, *_CARERS) for id in fact.persons) else fact.about
    return Diagnosis(**{**_point(fact, shared), "title": title, "persons": persons}, markers=(marker,), status=status)


def _life_event(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    life = LifeEvent(_code(fact, "gebeurtenis") or "other")
    title = life.label("nl") if life is not LifeEvent.OTHER else _sentence(fact)
    return Event(**{**_point(fact, shared), "title": title}, event_kind=EventKind.LIFE_EVENT, life_event=life)


def _school(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    state = SchoolState(_code(fact, "school") or "unknown")
    title = state.label("nl") if state is not SchoolState.UNKNOWN else _sentence(fact)
    if state is SchoolState.UNKNOWN or fact.proposal.aspect == "punt":
        return _event(fact, _point(fact, shared), EventKind.OTHER)
    return Schooling(**{**shared, "persons": _children(fact, people), "title": title}, state=state)


def _safety(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    if child_does_it_elsewhere(fact, people):
        return _event(fact, _brief(fact, shared), EventKind.BEHAVIOUR, Marker.AGGRESSION.value)
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
    others = tuple(id for id in fact.persons if not _is(id, people, PersonRole.CHILD))
    title = _sentence(fact)
    return Contact(**{**shared, "persons": children, "title": title}, form=form, with_whom=others)


def _date_only(fact: Fact, shared: dict[str, Any], people: People) -> Item:
    return _event(fact, _point(fact, shared), EventKind.OTHER)


def _event(fact: Fact, shared: dict[str, Any], kind: EventKind, marker: str = "") -> Event:
    markers = (Marker(marker),) if marker else ()
    return Event(**{**shared, "title": _sentence(fact)}, event_kind=kind, markers=markers, short=_short(fact, kind))


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
