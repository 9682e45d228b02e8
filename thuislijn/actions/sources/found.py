# SPDX-License-Identifier: EUPL-1.2
"""What one document gives for a case: its text under pseudonyms, and a card for each thing that it tells.

Pure: a document and what is known of the family come in, plain data go out. Real names stay in three places of the
result (`original`, `persons`, `pseudonyms`), which are sealed by whoever keeps them.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thuislijn.actions.keys import NAMES, ORGANISATIONS, PERSONS, SOURCES, rekeyed
from thuislijn.actions.kinds import lesson_for, retyped
from thuislijn.reading.documents.documents import DateHint, Document, HintSource, Page, digest, id_of
from thuislijn.reading.family.whole_file import read_file
from thuislijn.reading.names.names_nl import Replacement, pseudonymise
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.timelines import known_in_timeline, pseudonymise_timeline, pseudonyms_for
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.exchange import encode, from_data, to_data
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole

STEP = 100
"""Between the numbers of two cards, so that the halves of a split card find a place."""

_NUMBER = re.compile(r"^bron \d+")
_COUNTED = re.compile(r" \d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a family before a document is read.

    `persons` have their keys as ids and what they are called on the timeline as pseudonym; a name that nobody knows is
    empty. `organisations` likewise. `number`: the how manieth source this is; `key`: its key; `sent`: the day of the
    mail that it came with. `lessons` are (words, suggested, corrected).
    """

    persons: tuple[Person, ...] = ()
    relations: tuple[Relation, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    reference_day: int
    pseudonyms: str = ""
    key: str
    number: int = 1
    sent: dt.date | None = None
    lessons: tuple[tuple[str, str, str], ...] = ()


def made_of(document: Document, known: Known) -> dict[str, Any]:
    """Everything that the document gives, as plain data: see `reading.py`, which writes it down."""
    timeline, met = _in_keys(_read(document, known), document, known)
    pseudonyms = pseudonyms_for(timeline, before=seeded(known), texts=[document.text])
    hidden_text, done = pseudonymise(document.text, pseudonyms)
    hidden = _with_own_ids(timeline, pseudonymise_timeline(timeline, pseudonyms))
    place = Mapped(done)
    text = paged(hidden_text, [place(page.start) for page in document.pages[1:]])
    people = {p.id: ("persons", p.id, encode(p)) for p in hidden.persons}
    bodies = {o.id: ("organisations", o.id, encode(o)) for o in hidden.organisations}
    cards = [_card(encode(item), text, place, {**people, **bodies}, known) for item in hidden.items if item.evidence]
    cards.sort(key=lambda card: (card["start"], card["end"]))
    (source,) = hidden.sources
    return {
        "text": text,
        "original": document.text,
        "replaced": [[one.start, one.end, one.new_start, one.new_end] for one in done],
        "pages": len(document.pages),
        "kind": document.kind,
        "title": _NUMBER.sub(f"bron {known.number}", source.title)[:200],
        "date": to_edtf(source.date) if source.date.is_known else "",
        "author": timeline.sources[0].author,
        "cards": [{**card, "number": (n + 1) * STEP} for n, card in enumerate(cards)],
        "persons": [encode(p) for p in met],
        "organisations": [encode(o) for o in timeline.organisations],
        "shown": {p.id: p.name for p in hidden.persons} | {o.id: o.name for o in hidden.organisations},
        "pseudonyms": pseudonyms.to_json(),
    }


# -- reading ----------------------------------------------------------------------------------------------------------


def _read(document: Document, known: Known) -> Timeline:
    """The timeline of this document alone. Whoever has no known name stands in it under a word no text holds."""
    persons = [person if person.name else replace(person, name=_stand_in(person)) for person in known.persons]
    documents = [document]
    if known.sent is not None:
        mail = _mail_on(known.sent)
        documents = [mail, replace(document, path=f"{mail.path}/{document.path.rpartition('/')[2]}")]
    found = read_file(documents, persons=persons, relations=known.relations, reference_day=known.reference_day)
    return found.timeline


def _stand_in(person: Person) -> str:
    """For a child its key; a grown-up is called as on the timeline ('oma', 'moeder'), as texts do."""
    if person.role is PersonRole.CHILD:
        return person.id
    return _COUNTED.sub("", person.pseudonym) or person.role.label("nl")


def _mail_on(day: dt.date) -> Document:
    """A mail that says nothing, so that what came with it can be dated by it."""
    sha = digest(str(day).encode())
    hint = DateHint(day, str(day), HintSource.MAIL)
    return Document(
        id=id_of(sha),
        path="mail",
        kind="eml",
        title="mail",
        sha256=sha,
        text=".",
        pages=(Page(1, 0, 1),),
        hints=(hint,),
    )


def _in_keys(timeline: Timeline, document: Document, known: Known) -> tuple[Timeline, list[Person]]:
    """The timeline in keys of the case, this document its only source, and the persons whom the text was first to
    tell of or to name."""
    old = {person.id: person for person in known.persons}
    keys = {(SOURCES, document.id): known.key}
    people: dict[str, Person] = dict(old)
    met = []
    for person in timeline.persons:
        if person.id in old:
            people[person.id] = _better_known(old[person.id], person)
            if people[person.id].name != old[person.id].name:
                met.append(people[person.id])
            continue
        same = _unnamed(person, [p for p in people.values() if not p.name])
        key = same.id if same is not None else _new_key("p")
        keys[PERSONS, person.id] = key
        people[key] = replace(same, name=person.name) if same is not None else replace(person, id=key)
        met.append(people[key])
    bodies = {body.name.casefold(): body for body in known.organisations}
    for body in timeline.organisations:
        held = bodies.get(body.name.casefold())
        keys[ORGANISATIONS, body.id] = held.id if held is not None else _new_key("o")
    own = [source for source in timeline.sources if source.id == document.id]
    named = tuple(p if p.name else replace(p, name=p.pseudonym or p.role.label("nl")) for p in people.values())
    moved = replace(timeline, persons=(), relations=(), sources=tuple(own), missing=(), contradictions=())
    data = rekeyed(to_data(moved), keys)
    for body_data in data.get("organisations", []):
        body_data["id"] = keys[ORGANISATIONS, body_data["id"]]
    data["sources"][0]["id"] = known.key
    data["items"] = [item for item in data.get("items", []) if _cites(item, known.key)]
    return replace(from_data(data), persons=named).resolved(), met


def _better_known(old: Person, told: Person) -> Person:
    """A person with the birth and the name that this text was the first to tell."""
    name = told.name if not old.name and told.name != _stand_in(old) else old.name
    return replace(old, name=name, birth=old.birth if old.birth.is_known else told.birth)


def _cites(item: dict[str, Any], key: str) -> bool:
    return any(passage["source"] == key for passage in item.get("evidence", []))


def _unnamed(person: Person, unnamed: Sequence[Person]) -> Person | None:
    """The child of the case, known without a name, that a child of the text must be: because the team calls it so, by
    its birth, or as the only one."""
    if person.role is not PersonRole.CHILD:
        return None
    children = [p for p in unnamed if p.role is PersonRole.CHILD]
    called = [p for p in children if p.pseudonym.casefold() == person.name.casefold()]
    if len(called) == 1:
        return called[0]
    if person.birth.is_known:
        fitting = [p for p in children if not p.birth.is_known or p.birth.narrowed(person.birth) is not None]
        return fitting[0] if len(fitting) == 1 else None
    return children[0] if len(children) == 1 else None


def _new_key(letter: str) -> str:
    return f"{letter}{uuid.uuid4().hex[:12]}"


# -- pseudonyms -------------------------------------------------------------------------------------------------------


def seeded(known: Known) -> Pseudonyms:
    """The pseudonyms of the case so far, and those under which its persons stand on the timeline: a text calls
    nobody otherwise than the timeline does, and nobody new gets a number that is taken."""
    before = Pseudonyms.from_json(known.pseudonyms) if known.pseudonyms else Pseudonyms()
    had = {entity.key for entity in before.entities}
    named = tuple(p if p.name else replace(p, name=p.pseudonym or p.role.label("nl")) for p in known.persons)
    plain = Timeline(id="", title="", reference_day=known.reference_day, persons=named)
    names = known_in_timeline(plain)
    names = replace(names, persons=tuple(replace(person, pseudonym="") for person in names.persons))
    start = before.knowing(names)
    shown = {person.id: person.pseudonym for person in known.persons if person.pseudonym}
    entities = tuple(
        _called(entity, shown[entity.key]) if entity.key in shown and entity.key not in had else entity
        for entity in start.entities
    )
    return replace(start, entities=entities)


def _called(entity: Any, name: str) -> Any:
    """The entity with the number or the label under which its pseudonym is `name`."""
    number = re.search(r"(\d+)$", name)
    numbered = replace(entity, number=int(number[1]) if number else 1, label="")
    return numbered if numbered.pseudonym("nl") == name else replace(entity, label=name)


def _with_own_ids(before: Timeline, after: Timeline) -> Timeline:
    """The hidden timeline with its ids as they were: they hold no names, though letters in them may look like one."""
    pairs: list[tuple[str, Any, Any]] = []
    for part in (PERSONS, ORGANISATIONS, SOURCES):
        pairs += [(part, *pair) for pair in zip(getattr(before, part), getattr(after, part), strict=True)]
    keys = {(part, new.id): old.id for part, old, new in pairs if old.id != new.id}
    if not keys:
        return after
    data = rekeyed(to_data(after), keys)
    for part in (PERSONS, ORGANISATIONS, SOURCES):
        for value in data.get(part, []):
            value["id"] = keys.get((part, value["id"]), value["id"])
    return from_data(data)


class Mapped:
    """Places in a text before pseudonyms came into it -> places in the text after."""

    def __init__(self, done: Iterable[Replacement | Sequence[int]]) -> None:
        self._done = [_four(one) for one in done]

    def __call__(self, place: int, end: bool = False) -> int:
        """Where a place lies now; inside a name its beginning, or its end for the `end` of a stretch."""
        shift = 0
        for start, stop, new_start, new_stop in self._done:
            if place <= start and not (end and place > start):
                break
            if place < stop:
                return new_stop if end else new_start
            shift = new_stop - stop
        return place + shift

    def back(self) -> Mapped:
        """The way back: from the text after to the text before."""
        return Mapped([[c, d, a, b] for a, b, c, d in self._done])


def _four(one: Replacement | Sequence[int]) -> tuple[int, int, int, int]:
    if isinstance(one, Replacement):
        return one.start, one.end, one.new_start, one.new_end
    first, second, third, fourth = one
    return first, second, third, fourth


def paged(text: str, starts: Iterable[int]) -> str:
    """The text with a form feed in the place of the line end before each page."""
    letters = list(text)
    for start in starts:
        if 0 < start <= len(letters) and letters[start - 1] == "\n":
            letters[start - 1] = "\f"
    return "".join(letters)


# -- cards ------------------------------------------------------------------------------------------------------------


def _card(
    item: dict[str, Any], text: str, place: Mapped, parties: dict[str, tuple[str, str, Any]], known: Known
) -> dict[str, Any]:
    explanation = item.pop("note", "")
    item.pop("id", None)
    item.pop("reviewed", None)  # left out, it says that a person looked: nobody sees this item before one has
    passages = [_moved(p, text, place) for p in item.get("evidence", []) if p["source"] == known.key]
    item["evidence"] = passages
    for statement in item.get("statements", []):
        statement["evidence"] = [_moved(p, text, place) for p in statement.get("evidence", [])]
    first = passages[0]
    lesson = lesson_for(item, text[first["start"] : first["end"]], known.lessons)
    if lesson is not None:
        item = retyped(item, lesson[2])
        explanation = f"{explanation} Eerder zo verbeterd bij '{lesson[0]}'.".strip()
    return {
        "start": first["start"],
        "end": first["end"],
        "page": first.get("page", 0),
        "data": item,
        "needs": [parties[key] for key in _parties(item) if key in parties],
        "explanation": explanation,
    }


def _moved(passage: dict[str, Any], text: str, place: Mapped) -> dict[str, Any]:
    start, end = place(passage.get("start", 0)), place(passage.get("end", 0), end=True)
    return {**passage, "start": start, "end": end, "quote": text[start:end].replace("\f", "\n")}


def _parties(data: Any, field: str = "") -> list[str]:
    """Keys of all persons and organisations that an item names, each once."""
    if isinstance(data, dict):
        found = [key for name, value in data.items() for key in _parties(value, name)]
    elif isinstance(data, list):
        found = [key for value in data for key in _parties(value, field)]
    else:
        party = isinstance(data, str) and not {PERSONS, ORGANISATIONS}.isdisjoint(NAMES.get(field, ()))
        found = [data] if party else []
    return list(dict.fromkeys(found))
