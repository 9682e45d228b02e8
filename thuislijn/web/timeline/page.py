# SPDX-License-Identifier: EUPL-1.2
"""What stands around the drawing: the ways to another view as plain links, the filter as a form, chips to undo it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thuislijn.drawing.lanes.domains import NAME as DOMAINS
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.view import Living
from thuislijn.drawing.words import word
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LifeDomain, Perspective, Term
from thuislijn.timeline.words import day_text
from thuislijn.web.page.language import say, spoken
from thuislijn.web.timeline.asking import LANES, SIZES, Asked, fields_of
from thuislijn.web.timeline.filtering import EVERYTHING, Certain, Filter, Filtered, Reviewed

_NEAREST, _FARTHEST = 14, 120 * 366  # days that a drawing shows at least and at most


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that is in force, and the address without it."""

    words: str
    query: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick in the filter."""

    name: str
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices of one kind under one heading; `chosen` says how many are in force."""

    heading: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> int:
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Ways:
    """The queries of the toolbar's links. `something_is_folded`: more than the life domains, which begin so."""

    whole: str
    nearer: str
    farther: str
    earlier: str
    later: str
    other_living: str
    flat: bool
    sizes: tuple[tuple[int, str, bool], ...]
    unfold: str
    something_is_folded: bool
    plain: str


def ways_of(asked: Asked, scale: Scale, flat: bool) -> Ways:
    """The links from this view to the next ones; `flat` says how stays are drawn now."""
    first, last = scale.first, scale.last
    days = last - first
    return Ways(
        whole=_to(asked, None, None),
        nearer=_to(asked, first + days // 4, last - days // 4),
        farther=_to(asked, first - days // 2, last + days // 2),
        earlier=_to(asked, first - days // 2, last - days // 2),
        later=_to(asked, first + days // 2, last + days // 2),
        other_living=replace(asked, living=Living.STAIRCASE if flat else Living.FLAT).query(),
        flat=flat,
        sizes=tuple((size, replace(asked, size=size).query(), size == asked.size) for size in SIZES),
        unfold=replace(asked, folded=asked.folded & {DOMAINS}).query(),
        something_is_folded=bool(asked.folded - {DOMAINS}),
        plain=replace(asked, magnified=None).query(),
    )


def _to(asked: Asked, first: Day | None, last: Day | None) -> str:
    if first is None or last is None:
        return replace(asked, first=None, last=None, magnified=None).query()
    middle, half = (first + last) // 2, min(max(last - first, _NEAREST), _FARTHEST) // 2
    return replace(asked, first=max(1, middle - half), last=middle + half).query()


def groups_of(timeline: Timeline, asked: Asked) -> tuple[Group, ...]:
    """The filter as boxes to tick. A kind with fewer than two choices is left out: there is nothing to choose."""
    wanted = asked.filter
    chosen = {name: set(values) for name, values in fields_of(wanted)}
    lists: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("persoon", say("Over wie", "About whom"), [(p.id, p.name) for p in timeline.persons]),
        ("domein", say("Levensgebied", "Life domain"), _labelled(LifeDomain)),
        ("kant", say("Wie het zegt", "Who says so"), _labelled(Perspective)),
        ("zeker", say("Hoe zeker", "How certain"), _labelled(Certain)),
        ("nagekeken", say("Nagekeken", "Reviewed"), _labelled(Reviewed)),
        ("bron", say("Bron", "Source"), [(source.id, source.title) for source in timeline.sources]),
    ]
    return tuple(
        Group(heading, tuple(Choice(name, value, words, value in chosen[name]) for value, words in options))
        for name, heading, options in lists
        if len(options) > 1
    )


def _labelled(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.value, term.label(spoken())) for term in terms]


def lanes_of(asked: Asked) -> tuple[Choice, ...]:
    """The lanes, ticked where they are left out."""
    words = {"brackets": say("vragen van lenzen", "questions of lenses"), "lead": say("regie", "lead")}
    return tuple(Choice("vouw", name, words.get(name) or word(name, spoken()), name in asked.folded) for name in LANES)


def chips_of(timeline: Timeline, asked: Asked) -> tuple[Chip, ...]:
    """Every choice in force and what is magnified, each with the address without it."""
    wanted = asked.filter
    chips: list[Chip] = []

    def without(words: str, smaller: Filter) -> None:
        chips.append(Chip(words, asked.with_filter(smaller).query()))

    if wanted.reference_day is not None:
        day = day_text(wanted.reference_day, spoken())
        without(say("zoals het stond op {day}", "as it stood on {day}", day=day), replace(wanted, reference_day=None))
    if asked.magnified is not None:
        stretch = " - ".join(day_text(day, spoken()) for day in asked.magnified)
        said = say("uitvergroot: {stretch}", "magnified: {stretch}", stretch=stretch)
        chips.append(Chip(said, replace(asked, magnified=None).query()))
    for id in wanted.persons:
        person = timeline.person(id)
        without(person.name if person else id, replace(wanted, persons=_less(wanted.persons, id)))
    for domain in wanted.domains:
        without(domain.label(spoken()), replace(wanted, domains=_less(wanted.domains, domain)))
    for account in wanted.accounts:
        said = say("volgens {who}", "according to {who}", who=account.label(spoken()))
        without(said, replace(wanted, accounts=_less(wanted.accounts, account)))
    for certain in wanted.certain:
        without(certain.label(spoken()), replace(wanted, certain=_less(wanted.certain, certain)))
    for reviewed in wanted.reviewed:
        without(reviewed.label(spoken()), replace(wanted, reviewed=_less(wanted.reviewed, reviewed)))
    for id in wanted.sources:
        source = timeline.source(id)
        without(source.title if source else id, replace(wanted, sources=_less(wanted.sources, id)))
    return tuple(chips)


def _less(values: tuple[str, ...], one: str) -> tuple:  # type: ignore[type-arg]
    return tuple(value for value in values if value != one)


def hidden_words(kept: Filtered) -> str:
    """How many items the filter and the reference day leave out, in one sentence; '' where that is none."""
    parts = []
    if kept.hidden:
        parts.append(
            say("1 gegeven past niet bij deze keuze", "1 item does not fit this choice")
            if kept.hidden == 1
            else say("{n} gegevens passen niet bij deze keuze", "{n} items do not fit this choice", n=kept.hidden)
        )
    if kept.later:
        parts.append(
            say("1 is van na de peildatum", "1 is from after the reference date")
            if kept.later == 1
            else say("{n} zijn van na de peildatum", "{n} are from after the reference date", n=kept.later)
        )
    if not parts:
        return ""
    return say("Niet getekend: ", "Not drawn: ") + say("; ", "; ").join(parts) + "."


def hidden_fields(asked: Asked, but: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """What a form of this view has to carry along: everything in its address but the fields it shows itself."""
    from urllib.parse import parse_qsl

    return tuple((name, value) for name, value in parse_qsl(asked.query()) if name not in but)


def cleared(asked: Asked) -> str:
    """The query of this view without any filter."""
    return asked.with_filter(EVERYTHING).query()
