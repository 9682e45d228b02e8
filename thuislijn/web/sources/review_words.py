# SPDX-License-Identifier: EUPL-1.2
"""A proposal in words: what it is, when, who, and who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from thuislijn.actions.kinds import all_codes, code_of, term_of
from thuislijn.actions.sources.matching import Match, as_item, matches
from thuislijn.store.sources import ProposalCard
from thuislijn.timeline.exchange import decode
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Modality, PersonRole, Perspective
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import say, spoken
from thuislijn.web.timeline.item_words import kind_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a name and a value; `quiet` is said beside it, smaller."""

    name: str
    value: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An item that may tell the same, in words; `number` is its key on the keyboard."""

    number: int
    key: str
    title: str
    kind: str
    when: str
    likely: bool


def code_words(code: str) -> str:
    """'Verblijf: pleeggezin'."""
    kind = kind_words(code.partition("/")[0])
    term = term_of(code)
    return f"{kind}: {term.label(spoken())}" if term is not None else kind


def code_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All that an item can be, in groups, for a select."""
    groups = []
    for kind, codes in all_codes():
        named = [(code, term.label(spoken()) if (term := term_of(code)) else kind_words(kind)) for code in codes]
        groups.append((kind_words(kind), named))
    return groups


def facts_of(item: Item, data: dict[str, Any], people: dict[str, str]) -> list[Fact]:
    """The lines of a card, those left out that say nothing."""
    when = item.when
    told = when_text(item)
    words = " … ".join(dict.fromkeys(w for w in (when.start.words, when.end.words) if w and not _says_as_much(w, told)))
    facts = [
        Fact(say("Soort", "Kind"), code_words(code_of(data))),
        Fact(
            say("Wanneer", "When"), when_text(item), say("er staat: ‘{w}’", "it says: ‘{w}’", w=words) if words else ""
        ),
        Fact(say("Wie", "Who"), _names(item.persons, people) or say("niemand genoemd", "nobody named")),
    ]
    together = getattr(item, "with_whom", ())
    if together:
        facts.append(Fact(say("Bij of met", "With"), _names(together, people)))
    for name, nl, en in (("place_name", "Plek", "Place"), ("municipality", "Gemeente", "Municipality")):
        if getattr(item, name, ""):
            facts.append(Fact(say(nl, en), str(getattr(item, name))))
    if item.organisations:
        facts.append(Fact(say("Organisaties", "Organisations"), _names(item.organisations, people)))
    account = item.account
    if account.perspective is not Perspective.FILE:
        who = people.get(account.who, account.who)
        facts.append(Fact(say("Wie zegt dit", "Who says so"), who or account.perspective.label(spoken())))
    if item.modality is not Modality.ACTUAL:
        facts.append(Fact(say("Zo staat het er", "As it is told"), item.modality.label(spoken())))
    return facts


def _says_as_much(words: str, told: str) -> bool:
    """Whether the words of the source add nothing to the date: 'op 8 november 2011', 'maart 2012'."""
    return told in words or re.sub(r"^(?:op|in|van|vanaf|sinds|tot|per|d\.?d\.?) ", "", words.casefold()) in told


def explanation_of(card: ProposalCard) -> str:
    """How the date was found, where that is more than that it stands there."""
    return re.sub(r"^'[^']*' zoals het er staat\. ?", "", card.explanation)


def when_text(item: Item) -> str:
    """The time of an item in words."""
    if not item.when.is_dated:
        return say("zonder datum", "without a date")
    if item.when.ending is Ending.UNKNOWN:
        return period_text(item.when, spoken()).replace(say(", einde onbekend", ", end unknown"), "")
    return period_text(item.when, spoken())


def _names(ids: tuple[str, ...], people: dict[str, str]) -> str:
    return ", ".join(people.get(id, id) for id in ids)


def people_of(card: ProposalCard, timeline: Timeline) -> dict[str, str]:
    """What the persons and organisations of a card are called, those who are not on the timeline yet included."""
    names = {str(one[1]): str(one[2].get("name", "")) for one in card.needs}
    names |= {person.id: person.name for person in timeline.persons}
    return names | {body.id: body.name for body in timeline.organisations}


def persons_to_choose(card: ProposalCard, timeline: Timeline, anonymous: bool) -> list[tuple[str, str]]:
    """The persons that a card can be about: those on the timeline, and those whom it brings along."""
    found = [(person.id, person.name) for person in timeline.persons]
    held = {key for key, _ in found}
    for section, key, value in card.needs:
        child = value.get("role") == PersonRole.CHILD
        if section == "persons" and key not in held and (anonymous or not child):
            found.append((key, say("{name} (nieuw)", "{name} (new)", name=value.get("name", ""))))
    return found


def unasked_children(card: ProposalCard, timeline: Timeline, anonymous: bool) -> list[str]:
    """Children that a card names and that nobody entered in the case, so that their consent was never asked."""
    if anonymous:
        return []
    held = {person.id for person in timeline.persons}
    return [
        str(value.get("name", ""))
        for section, key, value in card.needs
        if section == "persons" and key not in held and value.get("role") == PersonRole.CHILD
    ]


def item_of(card: ProposalCard, timeline: Timeline) -> Item | None:
    """The item that the card suggests, its ages turned into days with the births of those it brings along too."""
    more = tuple(
        decode(Person, value) for section, key, value in card.needs if section == "persons" and not timeline.person(key)
    )
    known = Timeline(id="", title="", reference_day=timeline.reference_day, persons=(*timeline.persons, *more))
    return as_item(known, card.data)


def likenesses(card: ProposalCard, timeline: Timeline) -> list[Likeness]:
    """The items of the timeline that may tell the same, the likeliest first."""
    return [_likeness(number, match) for number, match in enumerate(matches(timeline, card.data), 1)]


def _likeness(number: int, match: Match) -> Likeness:
    item = match.item
    return Likeness(number, item.id, item.title, kind_words(item.kind), when_text(item), match.likely)
