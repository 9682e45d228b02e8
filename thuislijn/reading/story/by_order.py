# SPDX-License-Identifier: EUPL-1.2
"""When something happened that is told without any time, as far as the order of the telling says it."""

from __future__ import annotations

from thuislijn.reading.dutch.tense_nl import is_past
from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.story.scenes import Scene
from thuislijn.reading.time_nl.points import Point
from thuislijn.reading.time_nl.values import Role

_MOVED = word_set(
    """
    geplaatst geplaats ging gingen gegaan kwam kwamen gekomen komt komen verhuisd verhuisde verhuist terecht
    overgeplaatst gebracht gezeten gewoond zat verbleef woonde teruggeplaatst opgenomen belandde gaat gaan
    teruggegaan doorgeplaatst ondergebracht weggehaald
    """
)
_NOW = word_set("nu thans momenteel verblijft woont wonen")
# Words that take a sentence out of the course of the story.
_ASIDE = word_set(
    """
    altijd vroeger jarenlang eerder eerdere destijds inmiddels nu thans tegenwoordig nooit achteraf later ooit jaren
    sindsdien uiteindelijk onlangs recent vorig vorige volgens als blijkt vertelt zegt geeft
    """
)
_FOUND = word_set("vastgesteld gesteld stelde kreeg kregen bleek raakte raakten gediagnosticeerd geconstateerd")
_NEAR = 2  # sentences over which a date still holds for what is told next
_WIDE = (27, 400)  # days: a month to a year; a sharper date is that of one event, a vaguer one tells too little
_YEARS_WIDE = 2.0


def place_stay(draft: Draft, scene: Scene, last: Draft) -> None:
    """A stay told without any time, in a story that goes on: not before what was told last."""
    if last.start is None:
        return
    if (
        (last.kind == "uithuisplaatsing" and draft.index - last.index <= 1)
        or (last.order_only and last.index == draft.index)
        or (last.is_stay and last.index == draft.index and last.time is None)
    ):
        draft.start = last.start
        return
    words = set(scene.tokens.words)
    moved = not _MOVED.isdisjoint(words) or (draft.cue is not None and draft.cue.aspect == "begin")
    if moved and not (words & _NOW and _MOVED.isdisjoint(words - {"komt", "komen", "gaat", "gaan"})):
        at_once = not last.is_stay and (same := _same_time(draft, scene, last)) is not None
        draft.start = same if at_once else last.start.from_here()
        draft.order_only = True


def place_event(draft: Draft, scene: Scene, last: Draft | None, clause: int, begun: int) -> None:
    """Something told right after a dated thing, in the past: of the same month, year or age. `begun`: the sentence
    that opened this paragraph.
    """
    if last is None or last.index < begun or draft.is_stay or not is_past(scene.tokens, scene.mood.clauses, clause):
        return
    if draft.type == "diagnose" and _FOUND.isdisjoint(scene.tokens.words):
        return
    draft.start = _same_time(draft, scene, last)
    draft.order_only = draft.start is not None


def _same_time(draft: Draft, scene: Scene, last: Draft) -> Point | None:
    """The time of what was told last, where that holds for what follows."""
    near = 1 <= draft.index - last.index <= _NEAR
    told = last.time is not None and last.time.role in (Role.AT, Role.DURING, Role.AFTER) and not last.ongoing
    if not near or not told or last.start is None or not _ASIDE.isdisjoint(scene.tokens.words):
        return None
    days, ages = last.start.days, last.start.ages
    if days is not None and days[0] is not None and days[1] is not None:
        return last.start if _WIDE[0] <= days[1] - days[0] <= _WIDE[1] or _a_year(ages) else None
    return last.start if _a_year(ages) else None


def _a_year(ages: tuple[float | None, float | None] | None) -> bool:
    return ages is not None and ages[0] is not None and ages[1] is not None and 0.4 <= ages[1] - ages[0] <= _YEARS_WIDE
