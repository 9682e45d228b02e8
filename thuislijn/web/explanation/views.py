# SPDX-License-Identifier: EUPL-1.2
"""Asking how somebody sees a factor: agrees, sees it differently in their own words, or not asked yet.

One row for each pair of a factor and a voice; the same rows stand on the page of a factor and on that of a voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.http import QueryDict

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.explanation import tell_view
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.drawing.explanation import Seen
from thuislijn.store.learning.choices import View
from thuislijn.store.learning.explanations import ExplanationFactor, FactorView, Voice
from thuislijn.web.explanation.page import Explanation, seen_words
from thuislijn.web.page.language import say

LONGEST = 4000
CHOICES = (Seen.AGREES, Seen.DIFFERS, Seen.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands, or was typed, for one pair. `seen` is the version that was on the screen, empty for none; `now` says
    what somebody else put there meanwhile."""

    key: str
    factor: ExplanationFactor
    voice: Voice
    view: Seen
    words: str
    seen: str
    now: str = ""

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Each choice with its words, and whether it is the one."""
        return [(one.value, seen_words(one), one is self.view) for one in CHOICES]


def told_of(explanation: Explanation, pairs: Iterable[tuple[ExplanationFactor, Voice]]) -> list[Told]:
    """What stands there for each pair."""
    return [_present(explanation.views.get((factor.pk, voice.pk)), factor, voice) for factor, voice in pairs]


def _present(row: FactorView | None, factor: ExplanationFactor, voice: Voice) -> Told:
    key = f"{factor.pk.hex[-8:]}-{voice.pk.hex[-8:]}"
    if row is None:
        return Told(key, factor, voice, Seen.NOT_ASKED, "", "")
    return Told(key, factor, voice, Seen(row.view), row.words, str(row.version))


def typed_over(present: Iterable[Told], data: QueryDict) -> list[Told]:
    """The same pairs with what was posted for them. What was not in the form stays as it stands."""
    found = []
    for one in present:
        view = data.get(f"view-{one.key}", "")
        if view not in {choice.value for choice in CHOICES}:
            found.append(one)
            continue
        words = data.get(f"words-{one.key}", "").replace("\0", "").strip()[:LONGEST]
        seen = Seen(view)
        if words and seen is Seen.NOT_ASKED:
            seen = Seen.DIFFERS  # who said something was asked
        found.append(replace(one, view=seen, words=words, seen=data.get(f"seen-{one.key}", "")[:9]))
    return found


def keep_told(by: Actor, present: list[Told], typed: list[Told]) -> list[Told]:
    """Keeps each pair that was changed. Returns the pairs as they were typed, those that somebody else changed
    meanwhile with what it says now; where that is so, nothing is kept."""
    answers: list[Told] = []
    with transaction.atomic():
        for before, now in zip(present, typed, strict=True):
            changed = (before.view, before.words) != (now.view, now.words)
            answers.append(_kept(by, now) if changed else now)
        if any(one.now for one in answers):
            transaction.set_rollback(True)
    return answers


def _kept(by: Actor, told: Told) -> Told:
    view = None if told.view is Seen.NOT_ASKED else View(told.view.value)
    seen = int(told.seen) if told.seen.isascii() and told.seen.isdigit() else None
    try:
        tell_view(by=by, factor=told.factor, voice=told.voice, view=view, words=told.words, seen=seen)
    except ChangedMeanwhileError as error:
        row = error.row if isinstance(error.row, FactorView) else None
        fresh = _present(row, told.factor, told.voice)
        said = seen_words(fresh.view) + (f": {fresh.words}" if fresh.words else "")
        who = row.by_name if row is not None else say("Iemand", "Somebody")
        note = say(
            "{who} veranderde dit intussen in: {said}.", "{who} changed this meanwhile to: {said}.", who=who, said=said
        )
        return replace(told, seen=fresh.seen, now=note)
    return told
