# SPDX-License-Identifier: EUPL-1.2
"""A proposal while the text is still being read, and how the times of a cue become its bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.story.linking import Link
from thuislijn.reading.time_nl.points import Point, shifted
from thuislijn.reading.time_nl.resolve import Context, resolve
from thuislijn.reading.time_nl.values import (
    Absolute,
    AtAge,
    FromAnchor,
    Impossible,
    Length,
    Role,
    TimeExpression,
    Value,
    Yearless,
)
from thuislijn.timeline.vocabulary import Modality

_BIRTHDAY = 0.1  # years that a birthday may be off
_DAYS_AFTER = 45  # 'na de zomer' is within this many days of its end


@dataclass
class Draft:
    """What the reader makes of one cue (or of a time without a cue), filled in while the story goes on."""

    sentence: Sentence
    index: int
    cue: Cue | None
    modality: Modality
    subject: str = ""
    about_child: bool = True
    persons: tuple[str, ...] = ()
    start: Point | None = None
    end: Point | None = None
    time: TimeExpression | None = None
    until: TimeExpression | None = None
    lasted: Length | None = None
    told_as_age: bool = False
    whose: str = ""
    ongoing: bool = False
    point: bool = False
    extension: bool = False
    order_only: bool = False  # dated by the order of telling alone
    anchor_words: str = ""
    note: str = ""

    @property
    def type(self) -> str | None:
        return self.cue.type if self.cue else None

    @property
    def kind(self) -> str:
        return self.cue.kind if self.cue else ""

    @property
    def actual(self) -> bool:
        return self.modality is Modality.ACTUAL

    @property
    def end_told(self) -> bool:
        """Whether the text itself tells the end, by a date, a range or a length."""
        ranged = self.time is not None and self.time.role is Role.RANGE
        return self.until is not None or self.lasted is not None or ranged

    @property
    def extends(self) -> bool:
        """Whether it tells that a measure was extended, once or many times."""
        return self.cue is not None and (self.cue.aspect == "verlenging" or self.extension)

    @property
    def told(self) -> str:
        """The words by which it dates itself, for the explanation of what counts from it."""
        return self.time.words if self.time is not None and self.time.words else self.anchor_words

    @property
    def told_point(self) -> Point | None:
        """The start, or the end where the words tell only that: 'tot 2011 woonde hij thuis'."""
        only_end = self.time is None and self.until is not None and self.end is not None
        return self.end if only_end else self.start or self.end

    @property
    def is_stay(self) -> bool:
        """Whether it tells where somebody lived (and not that a stay ended)."""
        return self.cue is not None and self.cue.type == "verblijf" and self.cue.aspect != "einde"


def date_draft(draft: Draft, link: Link, context: Context, who: str) -> None:
    """Gives a draft its start, end and length from the times linked to its cue."""
    if link.length is not None and isinstance(link.length.value, FromAnchor):
        draft.lasted = link.length.value.length
    if link.start is not None and isinstance(link.start.value, FromAnchor) and link.start.value.lasting:
        draft.lasted = link.start.value.length
    first = link.start.value if link.start is not None else None
    if draft.lasted is None and isinstance(first, FromAnchor) and first.sign == 0:
        draft.lasted = first.length  # 'de eerste week'
    if link.start is not None:
        _set_start(draft, link.start, context, who)
    if link.end is not None and link.end.value is not None:
        own = draft.start if _counts_on(link.end.value) else None
        if isinstance(link.end.value, Yearless) and draft.start is not None and draft.start.days is not None:
            low, high = draft.start.days
            if low is not None and high is not None:
                context = replace(context, calendar=(low, high))  # 'vanaf januari 2019 ... tot de zomer'
        if isinstance(link.end.value, Yearless):
            context = replace(context, undecided=True)
        found = shifted(own, link.end.value.length, 1) if own else _noted(draft, link.end.value, context, who)  # type: ignore[union-attr,arg-type]
        if found is not None and not _ends_before(found, draft.start):
            draft.end = found
            draft.until = link.end
            draft.told_as_age = draft.told_as_age or isinstance(link.end.value, AtAge)
            draft.whose = who or draft.whose
    _use_length(draft, link)
    if (
        link.also is not None
        and draft.start is not None
        and draft.start.ages is None
        and isinstance(link.also.value, AtAge)
    ):
        draft.start = replace(draft.start, ages=(link.also.value.least, link.also.value.most))


def _counts_on(value: Value) -> bool:
    """'na zes weken gestopt': counted from when it began."""
    return isinstance(value, FromAnchor) and value.length is not None and value.words is None and value.sign > 0


def _ends_before(end: Point, start: Point | None) -> bool:
    return bool(
        start
        and start.days
        and end.days
        and start.days[0] is not None
        and end.days[1] is not None
        and end.days[1] < start.days[0]
    )


def _noted(draft: Draft, value: Value, context: Context, who: str) -> Point | None:
    """The resolved value; an impossible date leaves a note instead."""
    if isinstance(value, Impossible):
        draft.note = value.note
    return resolve(value, context, who)


def _set_start(draft: Draft, time: TimeExpression, context: Context, who: str) -> None:
    draft.time = time
    if time.value is None or (draft.extends and isinstance(time.value, FromAnchor) and time.value.length is None):
        return
    draft.told_as_age = isinstance(time.value, AtAge)
    draft.whose = who
    found = _noted(draft, time.value, context, who)
    if found is None:
        return
    if isinstance(time.value, AtAge) and _to_come(found, context) and time.words.lower().startswith("toen"):
        found = Point(None, found.ages)  # 'toen ik 19 was' told in a letter: the age of somebody else than the child
    if time.role is Role.BEFORE:
        if isinstance(time.value, FromAnchor) and time.value.length is None:
            # Stays follow upon each other: the one before ends where the next begins.
            draft.end = context.anchor if draft.is_stay and time.value.words is None and context.anchor else found
        elif not isinstance(time.value, AtAge) or time.value.least >= 0:
            draft.end = found
        else:
            draft.start = found
    elif time.role is Role.AFTER and not isinstance(time.value, FromAnchor):
        draft.start = after(found, time.value)
    elif time.role is Role.DURING and isinstance(time.value, FromAnchor) and time.value.length is None:
        draft.start = found
        if context.anchor_end is not None and time.value.words is not None:
            draft.end = context.anchor_end
    else:
        draft.start = found
    if time.role is Role.RANGE and time.until is not None:
        draft.end = resolve(time.until, context, who)
    draft.ongoing = time.role is Role.SINCE


def _to_come(point: Point, context: Context) -> bool:
    return context.reference is not None and point.days is not None and (point.days[0] or 0) > context.reference


def after(point: Point, value: Value) -> Point:
    """'na de zomer': shortly after its end; the people who write it seldom wait for the last day of a season."""
    days: tuple[int | None, int] | None = None
    if point.days is not None and point.days[1] is not None and point.days[0] is not None:
        width = point.days[1] - point.days[0]
        early = width // 3 if isinstance(value, Yearless | Absolute) and width > 20 else 0
        days = (point.days[1] - early, point.days[1] + max(_DAYS_AFTER, width // 3))
    ages = None
    if point.ages is not None and point.ages[1] is not None:
        ages = (point.ages[1] - 1 if point.ages[1] >= 1 else point.ages[1], point.ages[1] + 1)
    if isinstance(value, AtAge) and value.most - value.least <= _BIRTHDAY and days is not None and point.days:
        days = (point.days[0], days[1])  # 'na zijn tiende verjaardag'
    return Point(days, ages, point.who)


def _use_length(draft: Draft, link: Link) -> None:
    """A length gives the end where the start is known, and the start where the end is."""
    if draft.lasted is None or draft.cue is None or draft.cue.aspect == "einde":
        return
    if draft.start is not None and draft.end is None:
        if draft.start.bounded or draft.is_stay:
            draft.end = shifted(draft.start, draft.lasted, 1)
    elif draft.end is not None and draft.start is None and link.start is None and draft.is_stay:
        draft.start = shifted(draft.end, draft.lasted, -1)
    elif draft.end is not None and draft.start is None and link.start is not None and link.start.role is Role.BEFORE:
        anchor = draft.end
        if anchor.days and anchor.days[0] is None and link.start.value is not None:
            return
        draft.start = shifted(anchor, draft.lasted, -1)
