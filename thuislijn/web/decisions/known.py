# SPDX-License-Identifier: EUPL-1.2
"""What the timeline and the network already tell about an intended placement: suggestions that a person takes over.

Nothing is filled in by itself: what is known may be old, or about another moment.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation

from thuislijn.lenses.placements import Residence, course
from thuislijn.store.ages import years_old
from thuislijn.store.network import NetworkTie
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Decision, Help, Involvement, Item, Schooling
from thuislijn.timeline.moment import Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, HelpState, PersonRole, Role, SchoolState
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import say, spoken

_AROUND = (PersonRole.GRANDPARENT, PersonRole.RELATIVE, PersonRole.NETWORK, PersonRole.STEP_PARENT)
_UNDER_WAY = (HelpState.ASKED, HelpState.WAITING, HelpState.RUNNING, HelpState.ON_HOLD)
_AT_SCHOOL = (SchoolState.ATTENDING, SchoolState.PARTIAL, SchoolState.ALTERNATIVE)


@dataclass(frozen=True, slots=True)
class Known:
    """Something to take over. `what` is the table it goes to ('record' for a field of the record itself), `block` the
    part of the page, `values` the fields; `item` is the entry of the timeline it comes from, empty where from none.
    `other` is its text in the other language: a colleague may have taken it over in that."""

    what: str
    block: str
    text: str
    values: Mapping[str, Any]
    item: str = ""
    other: str = ""

    @property
    def key(self) -> str:
        """The same for the same thing to take over, whenever it is looked for."""
        told = repr((self.what, self.block, self.item, sorted((k, str(v)) for k, v in self.values.items())))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def fact(self) -> str:
        """Its line among the facts of a record, which says on paper too where it came from."""
        return f"{self.text} [{say('tijdlijn', 'timeline')}]"

    @property
    def as_facts(self) -> frozenset[str]:
        """How its line may read in either language of whoever took it over."""
        texts = [text for text in (self.text, self.other) if text]
        return frozenset(line for text in texts for line in (text, f"{text} [tijdlijn]", f"{text} [timeline]"))


@dataclass(frozen=True, slots=True)
class FactLine:
    """A part of the facts of a record: what was taken over as `known`, or what people wrote themselves."""

    text: str
    known: Known | None = None


def fact_lines(facts: str, known: Iterable[Known]) -> list[FactLine]:
    """The facts line by line where they were taken over; what people wrote in between stays together."""
    taken = {line: one for one in known for line in one.as_facts}
    found: list[FactLine] = []
    for line in facts.splitlines():
        one = taken.get(line.strip())
        if one is None and found and found[-1].known is None:
            found[-1] = FactLine(f"{found[-1].text}\n{line}")
        else:
            found.append(FactLine(line, one))
    return found


def known_about(timeline: Timeline, child: str, ties: Iterable[NetworkTie], plan: str = "") -> tuple[Known, ...]:
    """All that can be taken over in a record about a child; `plan` is the perspective in the plan of the family."""
    found = (
        *_in_both(lambda: _facts(timeline, child)),
        *_people(timeline, child),
        *_network(timeline, ties),
        *_alternatives(timeline, child),
        *_scientist(timeline),
        *_place(timeline, child),
        *_return(plan),
    )
    return tuple({one.key: one for one in found}.values())


def _in_both(facts: Callable[[], Iterator[Known]]) -> Iterator[Known]:
    """The facts in the reader's language, each with its text in the other one."""
    with translation.override("nl" if spoken() == "en" else "en"):
        other = [one.text for one in facts()]
    for one, text in zip(facts(), other, strict=True):
        yield replace(one, other=text)


def to_hear(timeline: Timeline, child: str, on: dt.date) -> list[tuple[Person, int | None]]:
    """Who has a word in it: the child and its brothers and sisters, with their ages, and its parents (S2 3.2.1)."""
    own = timeline.person(child)
    children = [*([own] if own else []), *timeline.siblings_of(child)]
    living = [person for person in (*children, *timeline.parents_of(child)) if person.death is None]
    return [(p, years_old(p.birth, on) if p.role is PersonRole.CHILD else None) for p in living if not p.unborn]


def home_now(timeline: Timeline, child: str) -> Residence | None:
    """Where a child lives now, as far as is recorded: the last place, unless it ended."""
    places = course(timeline, child).residences
    last = places[-1] if places else None
    return last if last is not None and last.when.ending is not Ending.DATED else None


def _facts(timeline: Timeline, child: str) -> Iterator[Known]:
    home = home_now(timeline, child)
    if home is not None:
        told = say(
            "Woont nu: {place} ({when}).",
            "Lives now: {place} ({when}).",
            place=_place_words(home),
            when=period_text(home.when, spoken()),
        )
        yield Known("record", "facts", told, {"facts": told}, home.last.id)
    persons = {child, *(person.id for person in timeline.parents_of(child))}
    for help in timeline.facts(Help):
        ours = not help.persons or persons & set(help.persons)
        if ours and help.state in _UNDER_WAY and help.when.ending is not Ending.DATED:
            yield _help(timeline, help)


def _help(timeline: Timeline, help: Help) -> Known:
    names = ", ".join(p.name for id in help.persons if (p := timeline.person(id)))
    told = say(
        "Hulp: {title}{who}, {state}{when}.",
        "Help: {title}{who}, {state}{when}.",
        title=help.title,
        who=say(" voor {names}", " for {names}", names=names) if names else "",
        state=help.state.label(spoken()),
        when=f" ({period_text(help.when, spoken())})" if help.when.is_dated else "",
    )
    return Known("record", "facts", told, {"facts": told}, help.id)


def _people(timeline: Timeline, child: str) -> Iterator[Known]:
    for person, _ in to_hear(timeline, child, dt.date.fromordinal(timeline.reference_day)):
        yield Known("gehoord", "heard", person.name, {"person": person.id, "label": person.name})


def _network(timeline: Timeline, ties: Iterable[NetworkTie]) -> Iterator[Known]:
    placed = set()
    for tie in ties:
        placed.add(tie.person)
        said = ". ".join(text.strip().rstrip(".") for text in (tie.offer, tie.came_of_it) if text.strip())
        asked = Answer(tie.asked)
        told = say("{who}, gevraagd: {asked}", "{who}, asked: {asked}", who=tie.label, asked=asked.label(spoken()))
        values = {"tie": tie.pk, "label": tie.label, "asked": asked.value, "words": f"{said}." if said else ""}
        yield Known("netwerk", "network", f"{told}. {said}".strip(" ."), values)
    for person in timeline.persons:
        if person.role in _AROUND and person.id not in placed and person.death is None:
            yield Known("netwerk", "network", person.name, {"label": person.name})


def _alternatives(timeline: Timeline, child: str) -> Iterator[Known]:
    for decision in timeline.facts(Decision):
        if decision.persons and child not in decision.persons:
            continue
        for one in decision.alternatives:
            told = f"{one.what} ({one.status.label(spoken())})"
            if one.why_not:
                told = f"{told}: {one.why_not}"
            values = {"kind": one.kind.value, "what": one.what, "status": one.status.value, "why": one.why_not}
            yield Known("alternatief", "alternatives", told, values, decision.id)


def _scientist(timeline: Timeline) -> Iterator[Known]:
    held = [i for i in timeline.facts(Involvement) if i.role is Role.BEHAVIOURAL_SCIENTIST and not i.vacant]
    for item in held[-1:]:
        bodies = [body.name for id in item.organisations if (body := timeline.organisation(id))]
        name = ", ".join(filter(None, (item.worker or item.title, *bodies)))
        yield Known("record", "check", name, {"behavioural_scientist": name}, item.id)


def _place(timeline: Timeline, child: str) -> Iterator[Known]:
    lives = []
    first: Item | None = None
    for other in timeline.siblings_of(child):
        home = home_now(timeline, other.id)
        if home is not None:
            first = first or home.last
            lives.append(f"{other.name}: {_place_words(home)}")
    if lives and first is not None:
        told = say("Waar de anderen wonen: {all}.", "Where the others live: {all}.", all="; ".join(lives))
        yield Known("record", "place", told, {"siblings_words": told}, first.id)
    for school in timeline.facts(Schooling, child)[-1:]:
        if school.state in _AT_SCHOOL and school.when.ending is not Ending.DATED:
            bodies = [body.name for id in school.organisations if (body := timeline.organisation(id))]
            told = say("Gaat nu naar {school}.", "Goes to {school} now.", school=", ".join(bodies) or school.title)
            yield Known("record", "place", told, {"own_school_words": told}, school.id)


def _return(plan: str) -> Iterator[Known]:
    if plan:
        yield Known("record", "return", plan, {"return_plan": plan})


def _place_words(home: Residence) -> str:
    kind = home.last.place.label(spoken())
    return f"{home.last.place_name} ({kind})" if home.last.place_name else kind
