# SPDX-License-Identifier: EUPL-1.2
"""Who or what a name means that several have: by the words around it, so that one thing keeps one word.

A person is told by a title ("juf Merel"), a body by a word that says what it is ("Bureau Merel"). Where neither stands
there, a member of the family comes first, then a town, then a body, and then somebody who was only ever met by this
very name: lists of first names know many a house ("Linde"). Two persons of one name stay two: nothing tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from thuislijn.reading.names import lists
from thuislijn.reading.names.entities import Entity
from thuislijn.reading.names.lists import Title
from thuislijn.reading.names.organisations import heads
from thuislijn.reading.names.spans import Kind
from thuislijn.reading.names.words import Words, fold

_YEAR_BEHIND = re.compile(
    r"[ ,]{0,3}[(]?[ ]?(?:geb\.?|geboren|°|\*|\()[^)\d\n]{0,16}(?:\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}"
    r"|\d{1,2} [a-z]{3,9} )?((?:19|20)\d\d)"
)
_MOST_TITLES = 3
_ARTICLES = ("de", "het", "t")


def who_is_meant(everyone: Mapping[int, Entity], words: Words, at: int, behind: int, surname: bool) -> tuple[int, ...]:
    """Those of the entities, by index, that the name in words `at` up to `behind` means; never none.

    `surname`: the name is nothing but a surname.
    """
    candidates = _of_one_kind(everyone, words, at)
    if len(candidates) < 2 or everyone[candidates[0]].kind is not Kind.PERSON:
        return candidates
    year = _YEAR_BEHIND.match(words.text, words[behind - 1].end)
    if year:
        born = [i for i in candidates if everyone[i].birth_year == int(year.group(1))]
        if born:
            return tuple(born)
    families = [i for i in candidates if everyone[i].role == "family"][:1]
    people = [i for i in candidates if everyone[i].role != "family"]
    title = next((title for _, title in titles_before(words, at)), None)
    if title is not None and title.kind == "family" and families:
        return tuple(families)
    if title is not None:
        fitting = [i for i in people if _fits_title(everyone[i], title)]
        if fitting:
            return tuple(fitting)
    if surname and families and len(people) != 1:
        return tuple(families)
    own = [i for i in people if everyone[i].family]
    return tuple(own or people or families)


def _of_one_kind(everyone: Mapping[int, Entity], words: Words, at: int) -> tuple[int, ...]:
    """The candidates that are persons, or those that are places, or those that are bodies."""
    people = tuple(i for i, entity in everyone.items() if entity.kind is Kind.PERSON)
    places = tuple(i for i, entity in everyone.items() if entity.kind is Kind.PLACE)
    bodies = tuple(i for i in everyone if i not in people and i not in places)
    if bodies and named_by_head(words, at, loose=not any(everyone[i].family for i in people)):
        return bodies
    if people and (places or bodies):
        known = any(everyone[i].family for i in people)
        article = words[at].key in _ARTICLES
        titled = not article and bool(titles_before(words, at))
        if known or titled or (not article and any(_is_more_than_a_word(everyone[i], words, at) for i in people)):
            return people
    return places or bodies or people


def _is_more_than_a_word(entity: Entity, words: Words, at: int) -> bool:
    """Whether a person is known by what they do, or by more than the word that stands here."""
    return entity.role not in ("person", "name") or any(
        " " in form and words[at].key in fold(form) for form in entity.forms
    )


def named_by_head(words: Words, at: int, *, loose: bool = True) -> bool:
    """Whether a word that says what it is stands before the name: "gezinshuis", "basisschool".

    Without `loose`, words that may also be about a person ("groep Merel") do not count.
    """
    if at == 0 or words[at].gap.strip(" \"“„'‘’") or not words[at].gap:
        return False
    found = heads().match(words, at - 1)
    return found is not None and found[0] == at and (loose or words[at - 1].key not in lists.around("loose_heads"))


def titles_before(words: Words, at: int) -> list[tuple[int, Title]]:
    """Titles that end just before word `at`, the nearest first, each with the index of its first word."""
    found: list[tuple[int, Title]] = []
    while at > 0 and len(found) < _MOST_TITLES:
        for first in range(max(0, at - 5), at):
            title = lists.titles().match(words, first)
            if title is not None and title[0] == at and _is_title_gap(words, at):
                found.append((first, title[1]))
                at = first
                break
        else:
            break
    return found


def _is_title_gap(words: Words, at: int) -> bool:
    gap = words[at].gap
    return gap in (" ", "\u00a0", "  ", "\n") or (gap in (". ", ".", ".\u00a0") and len(words[at - 1].text) <= 4)


def _fits_title(entity: Entity, title: Title) -> bool:
    if title.role and not (entity.role == title.role or lists.may_be_one(entity.role, title.role)):
        return False
    if title.sex and entity.sex and title.sex != entity.sex:
        return False
    return not (title.kind == "courtesy" and entity.role == "child")
