# SPDX-License-Identifier: EUPL-1.2
"""Labels of points: flags on leaders, in rows above the points; a burst fans out like a tent.

A flag hangs to the right or to the left of its leader. Its text may lie across the leader of another flag only above
the end of that leader. These rules order the flags of a chain partially; a flag's row is the longest path below it.
Heavier flags are tried first, so weight decides who loses, and nothing else does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

GAP = 4.0
"""Between a leader and its text, px."""
PAD = 6.0
"""Between two texts, px."""
_COLUMN = 28.0
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A point that wants a flag: its place, the widths of its texts from best to shortest, and its weight."""

    x: float
    widths: tuple[float, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Flag:
    """Where the flag of wish `index` hangs: row 0 is nearest to the points; `text` numbers the chosen width."""

    index: int
    text: int
    row: int
    left: bool


@dataclass(slots=True)
class _Pole:
    """A flag under arrangement."""

    x: float
    reach: float  # from the leader to the far end of the text, with padding
    index: int
    text: int
    left: bool = False
    row: int = 0


def plan_flags(wishes: Sequence[Wish], left: float, right: float, rows: int) -> list[Flag]:
    """The flags that fit between `left` and `right` in at most `rows` rows, in order of place."""
    if rows <= 0:
        return []
    accepted: list[_Pole] = []
    refused: dict[int, int] = {}
    longest = max((wide for wish in wishes for wide in wish.widths), default=0) + GAP + PAD
    order = sorted(range(len(wishes)), key=lambda i: (-wishes[i].weight, wishes[i].x, i))
    for index in order:
        wish = wishes[index]
        column = int(wish.x // _COLUMN)
        if refused.get(column, 0) >= _PATIENCE:
            continue
        if not _insert(accepted, wish, index, (left, right, rows, longest)):
            refused[column] = refused.get(column, 0) + 1
    return [Flag(pole.index, pole.text, pole.row, pole.left) for pole in accepted]


def _insert(accepted: list[_Pole], wish: Wish, index: int, room: tuple[float, float, int, float]) -> bool:
    left, right, rows, longest = room
    at = bisect_left(accepted, (wish.x, index), key=lambda pole: (pole.x, pole.index))
    for text, wide in enumerate(wish.widths):
        pole = _Pole(wish.x, wide + GAP + PAD, index, text)
        low, high = _chain(accepted, at, pole, longest)
        chain = [*accepted[low:at], pole, *accepted[at:high]]
        if _arrange(chain, at - low, left, right, rows):
            accepted.insert(at, pole)
            return True
    return False


def _chain(accepted: list[_Pole], at: int, pole: _Pole, longest: float) -> tuple[int, int]:
    """The stretch of flags around `at` that can influence each other through a chain of neighbours."""
    low, edge, reach = at, pole.x, pole.reach
    for i in range(at - 1, -1, -1):
        apart = edge - accepted[i].x
        if apart >= reach + longest:
            break
        if apart < reach + accepted[i].reach:
            low, edge, reach = i, accepted[i].x, max(accepted[i].reach, reach)
    high, edge, reach = at, pole.x, pole.reach
    for i in range(at, len(accepted)):
        apart = accepted[i].x - edge
        if apart >= reach + longest:
            break
        if apart < reach + accepted[i].reach:
            high, edge, reach = i + 1, accepted[i].x, max(accepted[i].reach, reach)
    return low, high


def _arrange(chain: list[_Pole], new: int, left: float, right: float, rows: int) -> bool:
    """Finds sides and rows for a chain with one new flag; on success they are set, else nothing changes."""
    sides = [pole.left for pole in chain]
    for attempt in _attempts(chain, sides, new):
        if not _inside(chain, attempt, left, right):
            continue
        found = _rows(chain, attempt, rows)
        if found is not None:
            for pole, side, row in zip(chain, attempt, found, strict=True):
                pole.left, pole.row = side, row
            return True
    return False


def _attempts(chain: list[_Pole], sides: list[bool], new: int) -> list[list[bool]]:
    """Sides to try: the new flag right, then left, then its burst parted into a tent around it or at its middle."""
    right, left = list(sides), list(sides)
    right[new], left[new] = False, True
    low = high = new
    while low > 0 and chain[low].x - chain[low - 1].x < chain[low - 1].reach:
        low -= 1
    while high + 1 < len(chain) and chain[high + 1].x - chain[high].x < chain[high].reach:
        high += 1
    tries = [right, left]
    for part in (new, new + 1, (low + high + 1) // 2):
        tent = list(sides)
        tent[low : high + 1] = [i < part for i in range(low, high + 1)]
        if tent not in tries:
            tries.append(tent)
    return tries


def _inside(chain: list[_Pole], sides: list[bool], left: float, right: float) -> bool:
    return all(
        pole.x - pole.reach + PAD >= left if side else pole.x + pole.reach - PAD <= right
        for pole, side in zip(chain, sides, strict=True)
    )


def _rows(chain: list[_Pole], sides: list[bool], rows: int) -> list[int] | None:
    """The lowest rows that keep every rule; None where a rule contradicts another or the rows do not suffice."""
    above: list[list[int]] = [[] for _ in chain]
    for j, one in enumerate(chain):
        for k in range(j + 1, len(chain)):
            other = chain[k]
            apart = other.x - one.x
            if apart >= one.reach + other.reach:
                continue
            rule = _rule(apart, one, other, sides[j], sides[k])
            if rule is None:
                return None
            if rule > 0:
                above[j].append(k)
            elif rule < 0:
                above[k].append(j)
    found = [-1] * len(chain)
    for start in range(len(chain)):
        if not _climb(start, above, found, rows):
            return None
    return found


def _rule(apart: float, one: _Pole, other: _Pole, one_left: bool, other_left: bool) -> int | None:
    """1: `one` (to the left) must hang higher; -1: `other` must; 0: neither; None: they cannot both be."""
    spans = not one_left and apart < one.reach
    spanned = other_left and apart < other.reach
    if not one_left and other_left:
        if apart < 0.5:
            return 0
        if spans and spanned:
            return None
        return 1 if spans else -1 if spanned or apart < one.reach + other.reach else 0
    if spans:
        return 1
    return -1 if spanned else 0


def _climb(start: int, above: list[list[int]], found: list[int], rows: int) -> bool:
    """Sets the row of `start` and of all below it; False on a circle or above the last row."""
    stack = [start]
    open_now: set[int] = set()
    while stack:
        here = stack[-1]
        if found[here] >= 0:
            stack.pop()
            continue
        waiting = [k for k in above[here] if found[k] < 0]
        if waiting:
            if here in open_now:
                return False
            open_now.add(here)
            stack.extend(waiting)
            continue
        row = 1 + max((found[k] for k in above[here]), default=-1)
        if row >= rows:
            return False
        found[here] = row
        stack.pop()
    return True
