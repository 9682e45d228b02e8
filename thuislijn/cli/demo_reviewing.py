# SPDX-License-Identifier: EUPL-1.2
"""What a team made of a read timeline, for the demonstration: the facts that stand beside an example, and clear lines.

In real life a person decides of each proposal; here the truth beside the example (`family.toml`) decides. And the years
of the examples move up, so that the meetings of the demonstration lie shortly after what the files tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from thuislijn.timeline.edtf_text import period_from_edtf
from thuislijn.timeline.exchange import from_data, to_data
from thuislijn.timeline.items import Event, Help, Involvement, Item, Measure, Question, Schooling, Stay
from thuislijn.timeline.moment import Day, Ending, Moment
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    LADDER,
    EventKind,
    HelpState,
    LifeEvent,
    MeasureKind,
    Modality,
    Perspective,
    PlaceType,
    SchoolState,
)

_CLASSES: dict[str, type[Item]] = {
    "event": Event,
    "help": Help,
    "stay": Stay,
    "measure": Measure,
    "school": Schooling,
    "question": Question,
    "involvement": Involvement,
}
_PLAIN_EVENTS = {EventKind.ACTION, EventKind.REPORT, EventKind.INCIDENT, EventKind.STRENGTH, EventKind.HANDOVER}
_LONGEST = 60  # characters of a title that can stay as it was read
_NEAR = 120  # days between what was read and the fact, at most
_WORDS: tuple[tuple[str, LifeEvent], ...] = (
    ("geboorte", LifeEvent.BIRTH),
    ("overlijd", LifeEvent.DEATH),
    ("scheid", LifeEvent.DIVORCE),
    ("verhui", LifeEvent.MOVE),
    ("woning", LifeEvent.MOVE),
    ("failliss", LifeEvent.JOB_LOSS),
    ("terugval", LifeEvent.ILLNESS),
    ("operatie", LifeEvent.ILLNESS),
    ("detentie", LifeEvent.DETENTION),
)
_KINDS: tuple[tuple[str, EventKind], ...] = (("melding", EventKind.REPORT), ("zorgen", EventKind.CONCERN))
_STATES: tuple[tuple[str, HelpState], ...] = (
    ("afgewezen", HelpState.REJECTED),
    ("aangehouden", HelpState.WAITING),
    ("wachten op", HelpState.WAITING),
)
_YEAR = re.compile(r"\b(19|20)(\d\d)\b")
_LEAP_DAY = re.compile(r"\b(\d{4})-02-29\b")


def reviewed(timeline: Timeline, facts: Iterable[Mapping[str, Any]]) -> Timeline:
    """The timeline with the facts as its lines, on the passages that were read for them; `who` are ids of persons.

    Of what no fact tells, short dated lines stay, such as visits and calls; the rest is left out, and so is what was
    only planned or suspected. Turning points are for the team to choose.
    """
    left = [item for item in timeline.items if item.modality is Modality.ACTUAL]
    kept: list[Item] = []
    for number, fact in enumerate(facts):
        told = _item(f"feit-{number}", fact)
        found = min((i for i in left if type(i) is type(told)), key=lambda i: _apart(i, told), default=None)
        if found is None or _apart(found, told) > _NEAR:
            kept.append(told)
            continue
        left.remove(found)
        kept.append(_corrected(found, told))
    kept += [replace(item, reviewed=True) for item in left if _is_plain(item, kept)]
    ids = {item.id for item in kept}
    pairs = tuple(pair for pair in timeline.contradictions if set(pair) <= ids)
    return replace(timeline, items=tuple(kept), turning_points=(), contradictions=pairs)


def with_lines(timeline: Timeline, rows: Iterable[Mapping[str, Any]]) -> Timeline:
    """The timeline with what the team itself put there: items of the exchange format, that need no id."""
    data = to_data(timeline)
    data["items"] = [*data.get("items", []), *({"id": f"team-{n}", **row} for n, row in enumerate(rows))]
    return from_data(data)


def tidied(timeline: Timeline, *, lines: Mapping[str, Mapping[str, Any]], left_out: Iterable[str]) -> Timeline:
    """The timeline without what a team left out (lines, papers that are missing, people), the rest as it put it right.

    An organisation of which only the kind is known ('school') goes where no line tells of it. `lines`: title as it was
    read -> fields of the exchange format; an empty one takes away what was read.
    """
    out, data = set(left_out), to_data(timeline)
    for section, name in (("items", "title"), ("missing", "what"), ("persons", "name")):
        data[section] = [row for row in data.get(section, []) if row.get(name) not in out]
    for item in data["items"]:
        for name, value in lines.get(item["title"], {}).items():
            item[name] = value
            if value == "":
                del item[name]
    named = {id for item in data["items"] for id in item.get("organisations", ())}
    data["organisations"] = [
        row for row in data.get("organisations", []) if row["id"] in named or not row["name"][0].islower()
    ]
    ids = {item["id"] for item in data["items"]}
    data["contradictions"] = [pair for pair in data.get("contradictions", []) if set(pair) <= ids]
    return from_data(data)


def _item(id: str, fact: Mapping[str, Any]) -> Item:
    """A fact as an item of its own."""
    text = str(fact["what"])
    when = period_from_edtf(str(fact["when"]))
    common: dict[str, Any] = {
        "id": id,
        "title": text[:1].upper() + text[1:],
        "when": when,
        "persons": tuple(fact.get("who", ())),
        "account": Account(perspective=Perspective.FILE),
    }
    lower = text.casefold()
    match fact["kind"]:
        case "stay":
            own = PlaceType.INDEPENDENT if "begeleid wonen" in lower else PlaceType.UNKNOWN
            return Stay(**common, place=LADDER[fact["rung"]] if "rung" in fact else own)
        case "help":
            ended = when.ending not in (Ending.ONGOING, Ending.UNKNOWN)
            said = next((state for word, state in _STATES if word in lower), None)
            since = when.start if said is HelpState.WAITING else Moment.UNKNOWN
            return Help(**common, state=said or (HelpState.ENDED if ended else HelpState.RUNNING), waiting_from=since)
        case "school":
            state = SchoolState.ABSENT if "niet" in lower else SchoolState.PARTIAL if "halve" in lower else None
            return Schooling(**common, state=state or SchoolState.ATTENDING)
        case "measure":
            return Measure(**common, measure_kind=_measure(lower))
        case "question":
            return Question(**common, asker=next(iter(fact.get("who", ())), ""))
        case "involvement":
            return Involvement(**common)
    life = next((event for word, event in _WORDS if word in lower), None)
    kind = EventKind.LIFE_EVENT if life else next((kind for word, kind in _KINDS if word in lower), EventKind.OTHER)
    return Event(**common, event_kind=kind, life_event=life)


def _measure(lower: str) -> MeasureKind:
    if "gesloten" in lower:
        return MeasureKind.SECURE_ORDER
    if "machtiging" in lower:
        return MeasureKind.PLACEMENT_ORDER
    if "voogdij" in lower:
        return MeasureKind.GUARDIANSHIP
    return MeasureKind.SUPERVISION if "toezicht" in lower else MeasureKind.OTHER


def _apart(item: Item, told: Item) -> int:
    """Days between the starts of two items; far too many where they are not about the same people."""
    here, there = item.when.start.middle, told.when.start.middle
    if here is None or there is None or (item.persons and told.persons and not set(item.persons) & set(told.persons)):
        return 10**6
    return abs(here - there)


def _corrected(found: Item, told: Item) -> Item:
    """What was read, in the words and with the days of the fact."""
    better: dict[str, Any] = {"title": told.title, "when": told.when, "persons": told.persons, "reviewed": True}
    better["short"] = ""  # it was taken from the words of the passage, and the title no longer is
    if isinstance(told, Stay) and told.place is not PlaceType.UNKNOWN:
        better["place"] = told.place
    if isinstance(told, Schooling | Help):
        better["state"] = told.state
    if isinstance(told, Help) and told.state is HelpState.WAITING:
        better["waiting_from"] = told.waiting_from
    if isinstance(told, Measure):
        better["measure_kind"] = told.measure_kind
    if isinstance(told, Event) and told.event_kind is not EventKind.OTHER:
        better |= {"event_kind": told.event_kind, "life_event": told.life_event}
    return replace(found, **better)


def _is_plain(item: Item, kept: list[Item]) -> bool:
    """Whether a line that no fact tells can stay as it was read."""
    if not isinstance(item, Event) or item.event_kind not in _PLAIN_EVENTS or not item.when.start.is_exact:
        return False
    whole = len(item.title) <= _LONGEST and not item.title.startswith("…") and not item.title.endswith("…")
    return whole and all(_apart(item, other) > 1 for other in kept)


def years_up_to(reference_day: Day, today: dt.date) -> int:
    """By how many years a family moves, so that its file ends in the year before `today`, eleven weeks ago at least."""
    latest = today - dt.timedelta(weeks=11)
    there = dt.date.fromordinal(reference_day)
    return latest.year - there.year - ((there.month, there.day) > (latest.month, latest.day))


def moved(text: str, years: int) -> str:
    """The text with every year that it names moved up; 29 February of a year without one becomes the 28th."""

    def leap(found: re.Match[str]) -> str:
        year = int(found[1])
        return found[0] if year % 4 == 0 else f"{year}-02-28"

    return _LEAP_DAY.sub(leap, _YEAR.sub(lambda found: str(int(found[0]) + years), text))


def moved_up(timeline: Timeline, years: int) -> Timeline:
    """The whole story some years later: days, words and quotes alike."""
    return from_data(_moved(to_data(timeline), years))


def _moved(data: Any, years: int) -> Any:
    if isinstance(data, dict):
        return {name: _moved(value, years) for name, value in data.items()}
    if isinstance(data, list):
        return [_moved(value, years) for value in data]
    return moved(data, years) if isinstance(data, str) else data


_WHO = {"agreed_with", "asked_by", "label", "made_with", "mentor", "said_by", "who", "whose", "with_whom"}
"""Fields that hold people and no sentences: a pseudonym begins with a small letter there."""


def under_pseudonyms(told: Any, names: Mapping[str, str], name: str = "") -> Any:
    """What was learnt with pseudonyms for first names (`names`), with a capital where a sentence begins."""
    if isinstance(told, dict):
        return {key: under_pseudonyms(value, names, key) for key, value in told.items()}
    if isinstance(told, list):
        return [under_pseudonyms(value, names, name) for value in told]
    if not isinstance(told, str):
        return told
    for first, pseudonym in names.items():
        if name not in _WHO:
            told = re.sub(rf"(^|[.!?:] '?){re.escape(first)}\b", rf"\1{pseudonym.capitalize()}", told)
        told = re.sub(rf"\b{re.escape(first)}\b", pseudonym, told)
    return told
