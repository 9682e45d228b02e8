# SPDX-License-Identifier: EUPL-1.2
"""What only the whole story tells: how late a 'daarna' can be, and when a stay ended because the next began."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.people.persons_nl import SEVERAL
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.time_nl.points import Point, shifted

# Stays that do not end the one before: respite beside it, many places told as one.
_BESIDE = frozenset(("logeren", "wisselend", "plaatsing_beëindigd"))


_UNNAMED = frozenset(("toekenning", "hulp", "verblijf_elders"))  # names no stay or help of its own


_NEAR_STAYS = 40  # further on in a text another stay does not say when this one ended; keeps long files linear
_NEAR_DRAFTS = 60


def bound_by_order(drafts: Sequence[Draft]) -> None:
    """Gives a start that is only 'after something' the start of the next dated thing told as its latest."""
    for place, draft in enumerate(drafts):
        if draft.start is None or draft.start.bounded:
            continue
        for later in drafts[place + 1 : place + _NEAR_DRAFTS]:
            if (
                later.actual
                and later.start is not None
                and later.start.bounded
                and not later.order_only
                and _not_before(later.start, draft.start)
            ):
                draft.start = draft.start.until(later.start)
                break
    for draft in drafts:
        if (
            draft.is_stay
            and draft.lasted is not None
            and draft.start is not None
            and draft.start.bounded
            and (draft.end is None or not draft.end.bounded)
        ):
            draft.end = shifted(draft.start, draft.lasted, 1)


def begins_before(start: Point, end: Point) -> bool:
    """Whether something that began at `start` began before `end`."""
    return (_compare(start, end) or 0) > 0


def last_placement(drafts: Sequence[Draft]) -> Draft | None:
    """The last dated stay or placement told."""
    for draft in reversed(drafts):
        if (
            draft.actual
            and (draft.start is not None or draft.until is not None)
            and (draft.is_stay or draft.kind == "uithuisplaatsing")
        ):
            return draft
    return None


def close_earlier(draft: Draft, drafts: Sequence[Draft], decided_here: bool) -> None:
    """An extension moves the end of the measure it extends; the end of a stay or help closes the one told before."""
    cue = draft.cue
    if cue is None or not draft.actual:
        return
    if (
        cue.type == "maatregel"
        and draft.end is not None
        and (draft.start is None or cue.aspect == "verlenging")
        and not decided_here
    ):
        for earlier in reversed(drafts):
            same = earlier.kind == cue.kind or cue.aspect == "verlenging"
            if earlier.type == "maatregel" and earlier.actual and same and earlier.start is not None:
                earlier.end = draft.end
                break
    if draft.start is None and draft.end is not None and cue.kind in _UNNAMED:
        _pass_on(draft, draft.end, drafts)
    if cue.aspect == "einde" and draft.start is not None:
        for earlier in reversed(drafts):
            if earlier.type == cue.type and earlier.actual and earlier.cue and earlier.cue.aspect != "einde":
                if earlier.end is None and earlier.start is not None:
                    earlier.end = draft.start
                break


def _pass_on(draft: Draft, end: Point, drafts: Sequence[Draft]) -> None:
    """'Daar bleef hij tot mei', 'De toekenning eindigt in juni': the end of what was told before it."""
    for earlier in reversed(drafts):
        if earlier.type == draft.type and earlier.actual and earlier.start is not None:
            if earlier.end is None and begins_before(earlier.start, end):
                earlier.end, earlier.until = end, draft.until
            return


def _not_before(later: Point, first: Point) -> bool:
    if later.days and first.days and later.days[0] is not None and first.days[0] is not None:
        return later.days[0] >= first.days[0]
    if later.ages and first.ages and later.ages[0] is not None and first.ages[0] is not None:
        return later.ages[0] >= first.ages[0]
    return False


def end_stays(drafts: Sequence[Draft]) -> None:
    """A stay without an end of its own ends when the next stay of the same child begins."""
    stays = [
        d for d in drafts if d.is_stay and d.actual and d.about_child and d.start is not None and d.kind not in _BESIDE
    ]
    for place, stay in enumerate(stays):
        if stay.end is not None:
            continue
        following = _next(stay, place, stays)
        if following is not None and following.start is not None:
            stay.end = following.start
            stay.ongoing = False
    for stay in stays:
        if stay.end is None and stay.kind not in _BESIDE:
            _ended_by_placement(stay, drafts)


def _next(stay: Draft, place: int, stays: Sequence[Draft]) -> Draft | None:
    """The next stay in time; of those that may begin at the same time, the next in the telling."""
    best: Draft | None = None
    low = max(0, place - _NEAR_STAYS)
    for other_place, other in enumerate(stays[low : place + _NEAR_STAYS], start=low):
        if other is stay or other.start is None or stay.start is None or not same_child(stay, other):
            continue
        if stay.ongoing and other.lasted is not None:
            continue  # 'woont sinds 2019 bij pleegouders' still, though three weeks were spent elsewhere
        if other.index == stay.index and (other.kind == stay.kind or other.time is None or other.time is stay.time):
            continue
        order = _compare(stay.start, other.start)
        if order is None or order < 0 or (order == 0 and other_place <= place):
            continue
        if best is None or (_compare(other.start, best.start) or 0) > 0:  # type: ignore[arg-type]
            best = other
    return best


def same_child(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be about the same child; one that names nobody can be about any."""
    return (
        one.subject == other.subject
        or not one.subject
        or not other.subject
        or one.subject in SEVERAL
        or other.subject in SEVERAL
    )


def _compare(one: Point, other: Point) -> int | None:
    """1 where `other` begins later, -1 earlier, 0 the same; None where the scales do not meet."""
    for mine, theirs in ((one.days, other.days), (one.ages, other.ages)):
        if mine and theirs and mine[0] is not None and theirs[0] is not None:
            first, second = mine[0], theirs[0]
            return (second > first) - (second < first)
    return None


def _ended_by_placement(stay: Draft, drafts: Sequence[Draft]) -> None:
    """A stay at home ends with the placement out of home told after it."""
    if stay.cue is None or stay.cue.codes.get("plek") != "home" or stay.start is None:
        return
    for later in drafts:
        if (
            later.kind == "uithuisplaatsing"
            and later.actual
            and later.start is not None
            and (_compare(stay.start, later.start) or 0) > 0
        ):
            stay.end = later.start
            return
