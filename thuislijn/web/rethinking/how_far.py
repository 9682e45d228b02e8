# SPDX-License-Identifier: EUPL-1.2
"""How far a rethinking card is: not made yet, begun, or all questions came by; told wherever a moment stands."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.web.page.language import say
from thuislijn.web.rethinking.words import all_steps


@dataclass(frozen=True, slots=True)
class HowFar:
    """`done`: steps on which something stands; `aside`: those that were laid aside, which counts as looked at."""

    done: int = 0
    aside: int = 0

    @property
    def mark(self) -> str:
        """The manner in which it is shown."""
        if not self.done and not self.aside:
            return "off"
        return "done" if self.done + self.aside >= len(all_steps()) else "busy"

    @property
    def words(self) -> str:
        """'nog geen kaart', 'begonnen: 3 van 14 stappen' or 'alle vragen langs geweest'."""
        if self.mark == "off":
            return say("nog geen kaart", "no card yet")
        if self.mark == "done":
            return say("alle vragen langs geweest", "all questions have come by")
        steps = len(all_steps())
        return say("begonnen: {n} van {total} stappen", "begun: {n} of {total} steps", n=self.done, total=steps)


def how_far(card: RethinkingCard | None) -> HowFar:
    """How far a card is; None: nobody made one."""
    if card is None:
        return HowFar()
    stands = {one.prompt for one in card.answers.all()}
    done = len(stands) + bool(card.options.all()) + bool(card.people.all())
    return HowFar(done, len(set(card.put_aside) - stands))
