# SPDX-License-Identifier: EUPL-1.2
"""What the lanes of a story looked like when they were drawn last, so that an edit draws only the lane it changes.

A memory never changes what is drawn: a lane is taken from it only where everything that it is drawn from is equal. The
caller keeps it from one revision of a timeline to the next, and lets go of it with the timeline.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from thuislijn.drawing.entries import Known
from thuislijn.drawing.svg import Layers

_GROUNDS = 3  # views whose lanes are kept: of two people who zoom, and the whole story


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane as it was drawn: from these entries, at this height, with what was put on the sheet."""

    entries: tuple[object, ...]
    start: tuple[float, int]  # its y, and the number of the lane before it
    end: tuple[float, int]
    drawn: Layers
    count: int
    seen: frozenset[str]


@dataclass(eq=False, slots=True)
class Memory:
    """Entries, and lanes by the ground they stand on: everything but entries and height that a lane is drawn from."""

    entries: Known = field(default_factory=dict)
    _grounds: OrderedDict[Hashable, dict[Hashable, Lane]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def lanes(self, ground: Hashable) -> dict[Hashable, Lane]:
        """The lanes on this ground, to be read and filled; those of the ground not used for longest are let go."""
        with self._lock:
            lanes = self._grounds.setdefault(ground, {})
            self._grounds.move_to_end(ground)
            while len(self._grounds) > _GROUNDS:
                self._grounds.popitem(last=False)
        return lanes
