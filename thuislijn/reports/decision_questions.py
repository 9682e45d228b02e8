# SPDX-License-Identifier: EUPL-1.2
"""What a decision record before a placement does not answer yet, as open questions ('no, unless').

Sources: S0 6.1 (least invasive, near home, a plan on day one, a look back), S2 3.2.1 (facts checked, more than one
person, all alternatives named, family involved, counter-arguments), S2 4.1 (which steps, which questions). A question
never blocks: a record can be decided with all of them open, and then shows that they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.vocabulary import AlternativeKind, AlternativeStatus, Answer, PlaceType

OWN_VOICE = 12
"""From this age a child is heard as a matter of course; a younger one in a way that fits (Jeugdwet 7.3; S2 3.2.1)."""

TO_CONSIDER = tuple(kind for kind in AlternativeKind if kind is not AlternativeKind.OTHER)
"""The options that every record names, if only to say why not (S2 3.2.1)."""


@dataclass(frozen=True, slots=True)
class Considered:
    """An option beside the placement, and why it is or is not enough."""

    kind: AlternativeKind
    what: str
    status: AlternativeStatus
    why: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who has a word in it. `age` in whole years for a child whose birth is known, else None."""

    label: str
    heard: Answer
    words: str
    is_child: bool = False
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Explored:
    """Somebody from the network: asked or not, and what they said."""

    label: str
    asked: Answer
    words: str


@dataclass(frozen=True, slots=True)
class LookedAgain:
    """A look back after the placement; `done` None: still to come."""

    due: Moment
    done: Moment | None
    with_whom: str
    still_needed: Answer
    words: str
    toward_home: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOnPaper:
    """A decision record in plain values; empty texts were not filled in.

    `to_hear` are the people who ought to be heard and of whom the record says nothing yet. `explained` is whether a
    shared explanation is there. `has_siblings` and `goes_to_school` say whether those questions are of use here.
    """

    family: str
    day: Day
    child: str
    state: str
    placed: bool
    decided_on: Moment | None = None
    rung: PlaceType | None = None
    least_invasive: str = ""
    facts: str = ""
    judgement: str = ""
    decision: str = ""
    decided_by: str = ""
    counter_argument: str = ""
    counter_by: str = ""
    behavioural_scientist: str = ""
    scientist_says: str = ""
    near_home: Answer = Answer.UNKNOWN
    near_home_words: str = ""
    siblings: Answer = Answer.UNKNOWN
    siblings_words: str = ""
    own_school: Answer = Answer.UNKNOWN
    own_school_words: str = ""
    return_plan: str = ""
    evaluate_on: Moment | None = None
    alternatives: tuple[Considered, ...] = ()
    heard: tuple[Heard, ...] = ()
    explored: tuple[Explored, ...] = ()
    evaluations: tuple[LookedAgain, ...] = ()
    to_hear: tuple[Heard, ...] = ()
    explained: Answer = Answer.UNKNOWN
    has_siblings: bool = True
    goes_to_school: bool = True


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question that the record does not answer; `block` is the part of the page where the answer goes. `heard`: it
    asks whether this person was heard, which a paper asks of several in one."""

    block: str
    question: Text
    heard: str = ""


def missing_in(record: RecordOnPaper) -> tuple[OpenPoint, ...]:
    """The questions that are open, in the order of the page."""
    parts = (_ground, _voices, _network, _options, _check, _place, _course)
    return tuple(point for part in parts for point in part(record))


def _ground(record: RecordOnPaper) -> Iterator[OpenPoint]:
    if not record.facts:
        yield _ask(
            "facts",
            "Wat is er feitelijk gebeurd, wanneer, en wie zag het?",
            "What actually happened, when, and who saw it?",
        )
    if record.explained is not Answer.YES:
        yield _ask(
            "facts",
            "Is er een verklaring van hoe het zo kwam, die het gezin deelt?",
            "Is there an explanation of how it came about that the family shares?",
        )
    if not record.judgement:
        yield _ask(
            "judgement",
            "Wat maken wij van de feiten, en wat weten we niet zeker?",
            "What do we make of the facts, and what are we not sure of?",
        )


def _voices(record: RecordOnPaper) -> Iterator[OpenPoint]:
    for one in (*record.to_hear, *record.heard):
        if one.heard is Answer.UNKNOWN:
            yield _heard_yet(one)
        elif one.heard is Answer.NO:
            yield _ask(
                "heard",
                f"Waarom is {one.label} niet gehoord, en wie brengt dat perspectief in?",
                f"Why was {one.label} not heard, and who brings their view in?",
            )
        elif not one.words:
            yield _ask(
                "heard", f"Wat zei {one.label} in eigen woorden?", f"What did {one.label} say in their own words?"
            )


def _heard_yet(one: Heard) -> OpenPoint:
    asked = Text(f"Is {one.label} zelf gehoord?", f"Was {one.label} heard in person?")
    if one.is_child and one.age is not None and one.age < OWN_VOICE:
        asked = Text(
            f"Is {one.label} gehoord, op een manier die bij de leeftijd past?",
            f"Was {one.label} heard, in a way that fits their age?",
        )
    return OpenPoint("heard", asked, one.label)


def _network(record: RecordOnPaper) -> Iterator[OpenPoint]:
    if not record.explored:
        yield _ask(
            "network",
            "Wie staan er om het gezin heen, en wie van hen is gevraagd?",
            "Who is around the family, and which of them was asked?",
        )
    for one in record.explored:
        if one.asked is Answer.UNKNOWN:
            yield _ask("network", f"Is {one.label} gevraagd?", f"Was {one.label} asked?")
        elif one.asked is Answer.NO and not one.words:
            yield _ask("network", f"Waarom is {one.label} niet gevraagd?", f"Why was {one.label} not asked?")
        elif one.asked is Answer.YES and not one.words:
            yield _ask("network", f"Wat zei {one.label}?", f"What did {one.label} say?")


def _options(record: RecordOnPaper) -> Iterator[OpenPoint]:
    named = {one.kind for one in record.alternatives}
    left = [kind for kind in TO_CONSIDER if kind not in named]
    if left:
        nl, en = (", ".join(kind.label(language) for kind in left) for language in ("nl", "en"))
        yield _ask("alternatives", f"Nog niet besproken: {nl}. Kan dat?", f"Not discussed yet: {en}. Would that do?")
    for one in record.alternatives:
        if not one.why and one.status is not AlternativeStatus.CHOSEN:
            yield _ask(
                "alternatives",
                f"Waarom is dit wel of niet genoeg: {one.what}?",
                f"Why is this enough, or not: {one.what}?",
            )


def _check(record: RecordOnPaper) -> Iterator[OpenPoint]:
    if not record.counter_argument:
        yield _ask(
            "check",
            "Wat pleit er tegen, en wie heeft dat uitgezocht?",
            "What speaks against it, and who looked into that?",
        )
    elif not record.counter_by:
        yield _ask("check", "Wie bracht het tegenargument in?", "Who put the counter-argument?")
    if not record.behavioural_scientist:
        yield _ask(
            "check",
            "Welke gedragswetenschapper denkt mee?",
            "Which behavioural scientist thinks along?",
        )
    elif not record.scientist_says:
        yield _ask("check", "Wat vindt de gedragswetenschapper?", "What does the behavioural scientist think?")


def _place(record: RecordOnPaper) -> Iterator[OpenPoint]:
    rung = record.rung
    if rung is None or rung is PlaceType.UNKNOWN:
        yield _ask("place", "Aan welke plek wordt gedacht?", "Which kind of place is thought of?")
    elif rung.away_from_home and not record.least_invasive:
        yield _ask(
            "place",
            "Waarom kan het niet op een lichtere trede, dichter bij thuis?",
            "Why would a lighter rung, closer to home, not do?",
        )
    if record.near_home is Answer.UNKNOWN:
        yield _ask("place", "Is de plek dicht bij huis?", "Is the place near home?")
    if record.has_siblings and record.siblings is Answer.UNKNOWN:
        yield _ask("place", "Blijven broers en zussen bij elkaar?", "Do brothers and sisters stay together?")
    if record.goes_to_school and record.own_school is Answer.UNKNOWN:
        yield _ask("place", "Blijft het kind op de eigen school?", "Does the child stay at their own school?")


def _course(record: RecordOnPaper) -> Iterator[OpenPoint]:
    if not record.return_plan:
        yield _ask(
            "return",
            "Wat is er nodig om weer thuis te wonen, en wie doet wat vanaf dag één?",
            "What does it take to live at home again, and who does what from day one?",
        )
    if record.evaluate_on is None and not record.evaluations:
        yield _ask("return", "Wanneer kijken we samen terug?", "When do we look back together?")
    if record.decision and not record.decided_by:
        yield _ask(
            "decision", "Wie nam het besluit, en was dat meer dan één mens?", "Who decided, and was it more than one?"
        )


def _ask(block: str, nl: str, en: str) -> OpenPoint:
    return OpenPoint(block, Text(nl, en))
