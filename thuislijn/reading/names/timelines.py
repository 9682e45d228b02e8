# SPDX-License-Identifier: EUPL-1.2
"""A whole timeline under pseudonyms: every name in titles, quotes, notes, organisations, file names and ids."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from thuislijn.reading.names import lists
from thuislijn.reading.names.contexts import find_by_addresses, find_in_headers
from thuislijn.reading.names.dictionary import is_ordinary
from thuislijn.reading.names.file_names import neutral_sources, new_titles
from thuislijn.reading.names.known import KnownNames, KnownOrganisation, KnownPerson, known_person
from thuislijn.reading.names.names_nl import find_names
from thuislijn.reading.names.places import place_keys
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.replacing import Replacer
from thuislijn.reading.names.spans import Kind, NameSpan
from thuislijn.reading.names.told_roles import with_told_roles
from thuislijn.reading.names.words import Word, clean, fold, read_words
from thuislijn.timeline.family import Organisation, Person
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import OrganisationKind, PersonRole

_ROLES = {
    PersonRole.CHILD: "child",
    PersonRole.MOTHER: "mother",
    PersonRole.FATHER: "father",
    PersonRole.PARENT: "parent",
    PersonRole.STEP_PARENT: "stepparent",
    PersonRole.FOSTER_PARENT: "foster_parent",
    PersonRole.GRANDPARENT: "grandparent",
    PersonRole.RELATIVE: "relative",
    PersonRole.NETWORK: "network_person",
    PersonRole.PROFESSIONAL: "professional",
    PersonRole.OTHER: "person",
}
# Bodies that are told apart by their place alone: the place in their name gets a pseudonym, they keep theirs.
_PUBLIC_BODIES = frozenset(
    {
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.COURT,
        OrganisationKind.CHILD_PROTECTION_COUNCIL,
        OrganisationKind.VEILIG_THUIS,
        OrganisationKind.POLICE,
    }
)
# Checksums and codes of official lists are no text; an EDTF date is none either.
_NO_TEXT = frozenset({"sha256", "form_code", "referrer_code", "end_code", "code", "schema"})
_FILE_FIELDS = frozenset({"file"})
_CITING = frozenset({"note", "what"})  # texts that cite papers by their title
_DIGEST = re.compile(r"[0-9a-f]{12,}(?:-\d+)?")

T = TypeVar("T")


def known_in_timeline(timeline: Timeline) -> KnownNames:
    """The names that a timeline itself tells: its persons, organisations and municipalities."""
    persons = tuple(_known_person(person) for person in timeline.persons)
    organisations = tuple(
        known for organisation in timeline.organisations if (known := _known_organisation(organisation)) is not None
    )
    towns = [timeline.municipality, *(organisation.municipality for organisation in timeline.organisations)]
    towns += [str(getattr(item, "municipality", "")) for item in timeline.items]
    return KnownNames(persons=persons, organisations=organisations, places=tuple(t for t in dict.fromkeys(towns) if t))


def pseudonyms_for(
    timeline: Timeline,
    known: KnownNames | None = None,
    *,
    before: Pseudonyms | None = None,
    language: str = "nl",
    thorough: bool = False,
    birth_dates: bool = False,
    texts: Iterable[str] = (),
) -> Pseudonyms:
    """Pseudonyms for all names in a timeline: those it knows (and `known`, where given), and those found in its words.

    `before`: the pseudonyms of the same family from an earlier time; they stay what they were. `texts`: the documents
    themselves, where they are at hand: a name in a telling place of one of them is a name in every other.
    """
    names = known_in_timeline(timeline)
    if known is not None:
        names = KnownNames(
            persons=(*names.persons, *known.persons),
            organisations=(*names.organisations, *known.organisations),
            places=(*names.places, *known.places),
            ordinary=known.ordinary,
        )
    everything = tuple(dict.fromkeys((*_without_titles(timeline), *texts)))
    spans = [span for text in everything for span in find_names(text, names, thorough)]
    for header in dict.fromkeys(_headers(timeline)):
        spans += find_in_headers(header, find_names(header, names))
    spans = _settled(spans, find_by_addresses(everything))
    start = before or Pseudonyms(language=language, birth_dates=birth_dates)
    return start.knowing(with_told_roles(names, spans, everything)).extended(spans)


def _without_titles(timeline: Timeline) -> Iterator[str]:
    """All texts, and the notes on missing papers without the titles they cite: "genoemd in X" makes no place of X."""
    titles = sorted({source.title for source in timeline.sources if len(source.title) > 3}, key=len, reverse=True)
    yield from _texts(replace(timeline, missing=()))
    for text in _texts(timeline.missing):
        for title in titles:
            text = text.replace(title, " ")
        yield text


def _settled(spans: list[NameSpan], of_addresses: Iterable[NameSpan]) -> list[NameSpan]:
    """What is a place in one text is that place in every other, also where it was taken for a house or body.

    `of_addresses`: what the domain of an address names. Towns have one too ("@rietwoude.nl"), and are no body by that.
    """
    places = {fold(span.surface): span for span in spans if span.kind is Kind.PLACE}
    settled = [
        places[fold(span.surface)]
        if span.kind is Kind.INSTITUTION and not span.sure and fold(span.surface) in places
        else span
        for span in spans
    ]
    return [*settled, *(span for span in of_addresses if fold(span.surface) not in places)]


def _headers(timeline: Timeline) -> Iterator[str]:
    """Texts that name somebody or something and are no sentence: writers, workers, places to live, bodies."""
    yield from (source.author for source in timeline.sources)
    yield from (item.account.who for item in timeline.items)
    for item in timeline.items:
        yield from (str(getattr(item, field, "")) for field in ("worker", "place_name"))


def pseudonymise_timeline(timeline: Timeline, pseudonyms: Pseudonyms) -> Timeline:
    """The same timeline with a pseudonym wherever a name stood; ids that hold a name are replaced as well.

    Days, codes and the places of passages in their documents stay as they are: they belong to the text as it was read.
    """
    replacer = Replacer(pseudonyms)
    sources = neutral_sources(timeline, replacer)
    titles = new_titles(timeline.sources, sources)
    changed = replace(timeline, sources=sources) if titles else timeline
    return _Hider(replacer, _new_ids(timeline, replacer), titles).hide(changed)


class _Hider:
    """Walks frozen values and rebuilds only the branches that hold a name."""

    def __init__(self, replacer: Replacer, ids: dict[str, str], titles: Mapping[str, str]) -> None:
        self._replacer = replacer
        self._ids = ids
        self._titles = titles
        self._done: dict[tuple[str, bool], str] = {}

    def hide(self, value: T, field: str = "") -> T:
        hidden: Any = value
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            hidden = self._text(value, field)
        elif isinstance(value, tuple):
            parts = tuple(self.hide(part, field) for part in value)
            hidden = parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
        elif is_dataclass(value) and not isinstance(value, type):
            hidden = self._value(value)
        return hidden  # type: ignore[no-any-return]

    def _value(self, value: Any) -> Any:
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = self.hide(old, field.name)
            if new is not old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value

    def _text(self, text: str, field: str) -> str:
        if not text or field in _NO_TEXT:
            return text
        if text in self._ids:
            return self._ids[text]
        if _DIGEST.fullmatch(text):
            return text
        key = (text, field in _FILE_FIELDS)
        if key not in self._done:
            cited = text
            for title in self._titles if field in _CITING else ():
                cited = cited.replace(title, self._titles[title])
            hidden, _ = self._replacer(cited, file_name=key[1])
            self._done[key] = text if hidden == text else hidden
        return self._done[key]


def _texts(value: Any, field: str = "") -> Iterator[str]:
    """Every stretch of text in a value."""
    if isinstance(value, str):
        if not isinstance(value, Enum) and value and field not in _NO_TEXT:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, field)
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            if entry.name != "id":
                yield from _texts(getattr(value, entry.name), entry.name)


def _new_ids(timeline: Timeline, replacer: Replacer) -> dict[str, str]:
    """Ids that hold a name -> ids that hold its pseudonym, all different."""
    groups = (timeline.persons, timeline.organisations, timeline.items, timeline.turning_points, timeline.sources)
    ids = [timeline.id, *(entry.id for group in groups for entry in group)]
    taken = set(ids)
    new: dict[str, str] = {}
    for id in dict.fromkeys(ids):
        hidden, replaced = replacer(id, file_name=True)
        if not replaced or hidden == id or _DIGEST.fullmatch(id):
            continue
        plain = re.sub(r"[^a-z0-9]+", "-", fold(hidden)).strip("-") or "id"
        candidate, number = plain, 2
        while candidate in taken:
            candidate, number = f"{plain}-{number}", number + 1
        taken.add(candidate)
        new[id] = candidate
    return new


def _known_person(person: Person) -> KnownPerson:
    role = _ROLES.get(person.role, "person")
    year = _year(person.birth)
    words = read_words(person.name).items
    if all(w.key in lists.role_words() or w.key in _SMALL_WORDS or w.text.isdecimal() for w in words):
        return KnownPerson(role=role, key=person.id, birth_year=year, pseudonym=person.pseudonym)
    return known_person(clean(person.name).text, role, key=person.id, birth_year=year, pseudonym=person.pseudonym)


_SMALL_WORDS = frozenset({"de", "het", "van", "en", "een", "baby", "ongeboren", "kind", "unborn", "the", "a"})


def _year(birth: Moment) -> int | None:
    if birth.earliest is None or birth.latest is None:
        return None
    first, last = (dt.date.fromordinal(day).year for day in (birth.earliest, birth.latest))
    return first if first == last else None


def _known_organisation(organisation: Organisation) -> KnownOrganisation | None:
    """The organisation, when its name names it: 'wijkteam' and 'Rechtbank Amsterdam' stay readable."""
    name = clean(organisation.name).text
    if organisation.kind in _PUBLIC_BODIES and not organisation.pseudonym:
        return None
    plain = all(_is_plain(word) for word in read_words(name).items)
    if plain and not organisation.pseudonym:
        return None
    inner = [span.surface for span in find_names(name) if span.kind in (Kind.INSTITUTION, Kind.SCHOOL)]
    kind = Kind.SCHOOL if organisation.kind is OrganisationKind.SCHOOL else Kind.INSTITUTION
    forms = tuple(dict.fromkeys([name, *inner]))
    return KnownOrganisation(names=forms, kind=kind, key=organisation.id, pseudonym=organisation.pseudonym)


def _is_plain(word: Word) -> bool:
    """Whether the word tells a kind of organisation or a place, and no name."""
    if len(word.text) < 2 or word.key in lists.not_names() or word.key in place_keys():
        return True
    return is_ordinary(word.text) and not word.capital
