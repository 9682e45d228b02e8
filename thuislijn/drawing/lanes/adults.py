# SPDX-License-Identifier: EUPL-1.2
"""The section of the parents and other adults: their circumstances and the help they had."""

from __future__ import annotations

from functools import partial

from thuislijn.drawing.cast import Part
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.bars import Rows, bar_lane
from thuislijn.drawing.lanes.kinds import item_bar
from thuislijn.drawing.svg import tidy
from thuislijn.timeline.vocabulary import PersonRole

_ROWS = Rows(most=4)


def adults_section(frame: Frame, y: float) -> float:
    """Draws the section where there is anything in it; returns the y below."""
    adults = frame.cast.adults
    if not adults:
        return y
    only_parents = all(part.person is not None and _is_parent(part) for part in adults)
    folded = frame.folded("parents")
    y = frame.strip(y, frame.word("parents" if only_parents else "adults"), folded=folded)
    if folded:
        return y
    y += 4
    for part in adults:
        assert part.person is not None
        entries = part.lane("bars")
        y = frame.kept(("bars", part.person.id), entries, y, partial(_lane, frame, part=part, entries=entries))
    return y + 3


def _lane(frame: Frame, y: float, part: Part, entries: list[Entry]) -> float:
    name = _name(frame, part)
    frame.gutter(y + _ROWS.bar / 2, name)
    return bar_lane(frame, y, [item_bar(frame, entry) for entry in entries], _ROWS, name) + 1


def _is_parent(part: Part) -> bool:
    assert part.person is not None
    return part.person.role.is_parent or part.person.role is PersonRole.STEP_PARENT


def _name(frame: Frame, part: Part) -> str:
    """The role where only one person has it, else the name."""
    person = part.person
    assert person is not None
    alone = sum(other.role is person.role for other in frame.timeline.persons) == 1
    return person.role.label(frame.language) if alone and _is_parent(part) else tidy(person.name)
