# SPDX-License-Identifier: EUPL-1.2
"""A Dutch text becomes proposals: dated cards first, undated ones second, each with its sentence.

`read_text` is the door to this room for one text. A proposal never is a fact on a timeline: a person reviews it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thuislijn.reading.dutch.passages import sentences
from thuislijn.reading.dutch.tokens import Span, tokenise
from thuislijn.reading.messages.frames import frames, month_of_writing
from thuislijn.reading.people.people_found import known_people, likely_names, read_genders, read_people
from thuislijn.reading.people.persons_nl import People
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.story.lifelines import with_age_heads
from thuislijn.reading.story.narrative import Narrator
from thuislijn.reading.story.scenes import Prepared
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.points import Point
from thuislijn.timeline.moment import Age, Day, Ending, Moment, Period
from thuislijn.timeline.vocabulary import Modality

_WIDEST_ORDER = 6 * 366  # a date known by the order of telling alone is no card where it spans more days than this


@dataclass(frozen=True, slots=True)
class Proposal:
    """One suggestion: where it stands, what it may be, and when.

    Spans are characters in the text, end exclusive. `when` is in days; `when_age` holds the same bounds in years of the
    person `whose` (start, end), given wherever they are known. `type` and `kind` are codes of the lexicon, None and
    empty for a date without a suggestion; `codes` are the codes for the timeline. `explanation` is one Dutch sentence
    on how the date was found. `document` and `page` are filled in by who reads documents.
    """

    sentence: Span
    trigger: Span | None
    time: Span | None
    time_words: str
    when: Period
    when_age: tuple[tuple[float | None, float | None] | None, tuple[float | None, float | None] | None] = (None, None)
    whose: str = ""
    type: str | None = None
    kind: str = ""
    aspect: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    persons: tuple[str, ...] = ()
    subject: str = ""
    modality: Modality = Modality.ACTUAL
    explanation: str = ""
    note: str = ""
    quote: str = ""
    document: str = ""
    page: int = 0

    @property
    def is_dated(self) -> bool:
        """Whether it is a card of the first class."""
        return self.when.is_dated or self.when_age != (None, None)


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person of the text: key as used in proposals, name as written, birth where told."""

    key: str
    name: str
    birth: Moment = Moment.UNKNOWN


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text gave. `reference_day` is the day it was written, as found or as told by the caller."""

    proposals: tuple[Proposal, ...]
    persons: tuple[PersonFound, ...] = ()
    main_person: str = ""
    reference_day: Day | None = None
    notes: tuple[str, ...] = field(default=())


def read_text(
    text: str,
    reference_day: Day | dt.date | None = None,
    births: Mapping[str, Moment] | None = None,
    known_names: Iterable[str] = (),
) -> Reading:
    """Proposals of one text.

    `reference_day` is the day it was written where the caller knows better than its head; `births` are known births by
    first name; `known_names` first names of this family. Never fails on any text.
    """
    reference = reference_day.toordinal() if isinstance(reference_day, dt.date) else reference_day
    parts = sentences(text)
    tokens = [tokenise(text, *part.span) for part in parts]
    times = [find_times(t, part.opens_line) for t, part in zip(tokens, parts, strict=True)]
    times = with_age_heads(text, parts, tokens, times)
    reference, framed = frames(text, parts, tokens, times, reference)
    told_day = reference
    if reference is None and (month := month_of_writing(text, parts, tokens, times)) is not None:
        reference, framed = frames(text, parts, tokens, times, month)
    given = {
        name: (moment.earliest, moment.latest)
        for name, moment in (births or {}).items()
        if moment.earliest is not None and moment.latest is not None
    }
    people = known_people(given, known_names)
    read_people(text, reference, people)
    if not people.main:
        for name in likely_names(tokens)[:1]:
            people.know(name.lower(), name)
    read_genders(text, tokens, people)
    ready = [Prepared(*each) for each in zip(parts, tokens, times, strict=True)]
    drafts: list[Draft] = []
    for attempt in range(2):
        people.focus = people.main
        known_before = dict(people.births)
        narrator = Narrator(text, people, drafts)
        for index, prepared in enumerate(ready):
            narrator.read(index, prepared, framed[index])
        drafts = narrator.finish()
        if attempt == 0 and not narrator.unresolved and known_before == people.births:
            break
    found = tuple(_proposal(text, draft) for draft in drafts)
    return Reading(found, _persons(people), people.main, told_day, tuple(p.note for p in found if p.note))


def _persons(people: People) -> tuple[PersonFound, ...]:
    return tuple(
        PersonFound(key, label, Moment.between(*people.births[key]) if key in people.births else Moment.UNKNOWN)
        for key, label in people.names.items()
    )


def _proposal(text: str, draft: Draft) -> Proposal:
    cue, time = draft.cue, draft.time
    words = time.words if time else (draft.until.words if draft.until else "")
    start, end = draft.start, draft.end
    if draft.order_only and start is not None and _too_wide(start):
        start = Point(None, None, start.who)
    return Proposal(
        sentence=(draft.sentence.start, draft.sentence.end),
        trigger=cue.span if cue else None,
        time=time.span if time else (draft.until.span if draft.until else None),
        time_words=words,
        when=_period(draft, start, end, words),
        when_age=(start.ages if start else None, end.ages if end else None),
        whose=(start.who if start else "") or (end.who if end else "") or draft.whose,
        type=cue.type if cue else None,
        kind=cue.kind if cue else "",
        aspect=cue.aspect if cue else "",
        codes=tuple(sorted(cue.codes.items())) if cue else (),
        persons=draft.persons,
        subject=draft.subject,
        modality=draft.modality,
        explanation=_explanation(draft, words),
        note=draft.note,
        quote=text[draft.sentence.start : draft.sentence.end],
    )


def _too_wide(point: Point) -> bool:
    if point.days is not None and None not in point.days:
        return (point.days[1] or 0) - (point.days[0] or 0) > _WIDEST_ORDER
    return point.ages is not None and None not in point.ages and (point.ages[1] or 0) - (point.ages[0] or 0) > 6


def _moment(point: Point | None, words: str, draft: Draft) -> Moment:
    if point is None:
        return Moment.UNKNOWN
    age = None
    if draft.told_as_age and point.ages is not None and point.ages[0] is not None and point.ages[1] is not None:
        age = Age(point.who or draft.whose, point.ages[0], point.ages[1])
    low, high = point.days if point.days is not None else (None, None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Moment(low, high, words, age)


def _period(draft: Draft, start: Point | None, end: Point | None, words: str) -> Period:
    begin = _moment(start, words, draft)
    if draft.point and end is None:
        return Period(begin, begin, Ending.POINT)
    if end is not None:
        finish = _moment(end, draft.until.words if draft.until else "", draft)
        return Period(begin, finish, Ending.DATED)
    return Period(begin, Moment.UNKNOWN, Ending.ONGOING if draft.ongoing else Ending.UNKNOWN)


def _explanation(draft: Draft, words: str) -> str:
    """How the date was found, in one Dutch sentence."""
    if draft.note:
        return f"Zonder datum: {draft.note}."
    if draft.order_only:
        return "Geplaatst naar de volgorde van het verhaal."
    if not words:
        return ""
    if draft.anchor_words and draft.anchor_words != words:
        return f"'{words}' gerekend vanaf '{draft.anchor_words}'."
    if draft.told_as_age:
        return f"'{words}' is een leeftijd" + (f" van {draft.whose}." if draft.whose else ".")
    return f"'{words}' zoals het er staat."
