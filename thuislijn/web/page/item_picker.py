# SPDX-License-Identifier: EUPL-1.2
"""Picking items of the timeline in a form: what is tied already, and what a search finds; works without a script.

The button that searches shows the form again with all that was typed in it; nothing is kept by that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from thuislijn.timeline.items import Item
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import spoken

SEARCH = "zoek"
"""The name of the button that searches, and so of a post that keeps nothing."""
_MOST = 120  # items in the list at once; the search finds the others


@dataclass(frozen=True, slots=True)
class Choice:
    """An item as the list shows it."""

    key: str
    title: str
    when: str
    tied: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """The list of a form: tied items first, then those found, in order of time. `more` were left out; `searched`:
    somebody just asked for it."""

    choices: tuple[Choice, ...]
    asked: str
    more: int
    searched: bool

    @property
    def tied(self) -> int:
        """How many are ticked."""
        return sum(one.tied for one in self.choices)


def tied_items(timeline: Timeline, keys: Iterable[str]) -> list[Choice]:
    """The items with these keys that are on the timeline (still)."""
    found = (timeline.item(key) for key in dict.fromkeys(keys))
    return [_choice(item, True) for item in found if item is not None]


def picker(timeline: Timeline, tied: Iterable[str], data: QueryDict | None = None) -> Picker:
    """The list with what is tied, or with what was ticked in a form that was posted."""
    chosen = picked(timeline, data) if data is not None else list(tied)
    asked = data.get("find", "").strip()[:100] if data is not None else ""
    keys = set(chosen)
    others = [_choice(item, False) for item in timeline.in_order if item.id not in keys]
    words = asked.casefold().split()
    found = [one for one in others if all(word in f"{one.title} {one.when}".casefold() for word in words)]
    searched = data is not None and SEARCH in data
    return Picker((*tied_items(timeline, chosen), *found[:_MOST]), asked, max(0, len(found) - _MOST), searched)


def picked(timeline: Timeline, data: QueryDict) -> list[str]:
    """The keys that were ticked and are on the timeline."""
    return [key for key in dict.fromkeys(data.getlist("items")) if timeline.item(key) is not None]


def _choice(item: Item, tied: bool) -> Choice:
    return Choice(item.id, item.title, period_text(item.when, spoken()), tied)
