# SPDX-License-Identifier: EUPL-1.2
"""Names in Dutch files: persons, places, institutions, schools and numbers that lead to a person.

Our own layer reads with lists and rules and starts at once. `thorough=True` adds `deduce`, when it is installed.

    known = KnownNames(persons=(known_person("Mila de Boer", "child", birth_year=2010),))
    spans = find_names(text, known)
    pseudonyms = Pseudonyms.of(known).extended(spans)
    hidden, replaced = pseudonymise(text, pseudonyms)
    pseudonyms.doubtful()       # words for a person to judge

What stays readable on purpose: dates and ages (a timeline lives by them), countries and languages, bodies that
everybody has to do with (Raad voor de Kinderbescherming, rechtbank, Veilig Thuis without its region), abbreviations of
the field, methods and medicines (docs/decisions/0006). Pseudonyms are no anonymity: who knows the
story still knows the family.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from thuislijn.reading.names import lists
from thuislijn.reading.names.assigning import DoubtfulWord
from thuislijn.reading.names.contexts import find_by_context
from thuislijn.reading.names.entities import Entity, may_be_called
from thuislijn.reading.names.known import NOBODY, KnownNames, KnownOrganisation, KnownPerson, known_person
from thuislijn.reading.names.matching import Matcher
from thuislijn.reading.names.meant import titles_before
from thuislijn.reading.names.misspelt import Misspellings
from thuislijn.reading.names.numbers import find_numbers
from thuislijn.reading.names.organisations import find_organisations
from thuislijn.reading.names.persons import find_persons
from thuislijn.reading.names.places import find_places
from thuislijn.reading.names.pseudonyms import BadPseudonymsError, Pseudonyms
from thuislijn.reading.names.replacing import Replacement, Replacer, pseudonymise
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan, combine
from thuislijn.reading.names.thorough import DeduceMissingError, find_thoroughly
from thuislijn.reading.names.words import Words, clean, fold, read_words

__all__ = [
    "find_names",
    "pseudonymise",
    "NameSpan",
    "Kind",
    "Certainty",
    "KnownNames",
    "KnownPerson",
    "KnownOrganisation",
    "known_person",
    "NOBODY",
    "Pseudonyms",
    "DoubtfulWord",
    "Replacement",
    "Replacer",
    "BadPseudonymsError",
    "DeduceMissingError",
]


def find_names(
    text: str, known: KnownNames = NOBODY, thorough: bool = False, *, birth_dates: bool = False
) -> tuple[NameSpan, ...]:
    """Spans of names in a text, in order and never overlapping.

    `known`: names known beforehand; they are looked for first and outrank the rest. `thorough` adds deduce and raises
    DeduceMissingError where it is not installed. `birth_dates` marks dates of birth too.
    """
    cleaned = clean(text)
    words = read_words(cleaned.text)
    numbers = list(find_numbers(cleaned.text, birth_dates=birth_dates))
    others = [*find_organisations(words), *find_places(words)]
    sure = [*numbers, *others, *find_persons(words, combine([*numbers, *others]))]
    found = [*sure, *_where_nothing_is(sure, find_by_context(words))]
    own = list(_known_spans(words, known))
    kept = combine(_joined(own, found, _prepared(known)[0].entities))
    if thorough:
        # Only what touches nothing of ours: its spans run on over titles and small words.
        taken = {at for span in kept for at in range(span.start, span.end)}
        more = [span for span in find_thoroughly(cleaned.text) if taken.isdisjoint(range(span.start, span.end))]
        kept = combine([*kept, *more])
    judged = frozenset(fold(word) for word in known.ordinary)
    named = (span for span in kept if fold(span.surface) not in judged)
    return tuple(_in_original(span, text, cleaned.original(span.start, span.end)) for span in named)


def _where_nothing_is(sure: Iterable[NameSpan], more: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Spans of `more` that touch no name already found, or hold it whole ("De Esdoorn", where Esdoorn was found)."""
    taken = {at: span for span in sure for at in range(span.start, span.end)}
    for span in more:
        touched = {taken[at] for at in range(span.start, span.end) if at in taken}
        if all(
            other.kind is not Kind.NUMBER
            and span.start <= other.start
            and other.end <= span.end
            and not (other.sure and other.kind is Kind.PERSON)
            for other in touched
        ):
            yield span


def _in_original(span: NameSpan, text: str, place: tuple[int, int]) -> NameSpan:
    start, end = place
    return replace(span, start=start, end=end, surface=text[start:end])


@lru_cache(maxsize=16)
def _prepared(known: KnownNames) -> tuple[Matcher, Misspellings]:
    entities = Pseudonyms.of(known).entities
    return Matcher(entities), Misspellings(entities)


def _known_spans(words: Words, known: KnownNames) -> Iterator[NameSpan]:
    matcher, misspellings = _prepared(known)
    for match in matcher.find(words, titles_decide=True):
        meant = [matcher.entities[index] for index in match.candidates]
        start, end = words[match.at].start, words[match.behind - 1].end - match.genitive
        sure = not match.initial and len(meant) == 1
        certainty = Certainty.SURE if sure else Certainty.DOUBTFUL
        key = "|".join(entity.key for entity in meant)
        role = _narrower(meant[0].role, words, match.at)
        yield NameSpan(start, end, meant[0].kind, words.text[start:end], certainty, key, role, known=True)
    yield from misspellings.find(words)


def _narrower(role: str, words: Words, at: int) -> str:
    """The role of a known person, or a narrower one that the title before the name tells ("tante" for a relative)."""
    title = next((title for _, title in titles_before(words, at)), None)
    told = lists.roles().get(title.role) if title is not None else None
    return title.role if title is not None and told is not None and told.wider == role else role


def _joined(own: list[NameSpan], found: Iterable[NameSpan], entities: tuple[Entity, ...]) -> Iterator[NameSpan]:
    """Known names and the rest, where a longer name that holds a known one is read as a whole.

    "Mila de Boer" is Mila when only her first name is known; "Jan Pietersen" is not Jan de Boer.
    """
    possessive = {(span.start, span.end + 1) for span in own}
    starts = sorted((s.start, s.end) for s in own)
    by_place = {(s.start, s.end): s for s in own}
    for span in found:
        if (span.start, span.end) in possessive:  # "Ruuds"
            continue
        length = span.end - span.start
        near = starts[bisect_left(starts, (span.start, 0)) : bisect_left(starts, (span.end, 0))]
        within = [by_place[place] for place in near if place[1] <= span.end and place[1] - place[0] < length]
        if span.kind is not Kind.PERSON or not within:
            yield span
            continue
        first = within[0]
        meant = [entity for entity in entities if entity.key in first.key.split("|")]
        if len(within) > 1 or any(may_be_called(entity, span.surface) for entity in meant):
            yield replace(span, key=first.key, role=first.role, certainty=first.certainty, known=True)
        else:
            yield replace(span, certainty=Certainty.DOUBTFUL, known=True)
    yield from own
