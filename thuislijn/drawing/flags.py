# SPDX-License-Identifier: EUPL-1.2
"""Labels of points: flags on leaders, in rows above the points; a burst fans out like a tent.

A flag hangs to the right or to the left of its leader. Its text may lie across the leader of another flag only above
the end of that leader. These rules order the flags of a chain partially; a flag's row is the longest path below it.
Heavier flags are tried first, so weight decides who loses, and nothing else does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

GAP = 4.0
"""Between a leader and its text, px."""
PAD = 6.0
"""Between two texts, px."""
_COLUMN = 28.0
_PATIENCE = 2  # flags refused in one column before the others in it are no longer tried


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


@dataclass(slots=True, eq=False)
class _Pole:
    """A flag under arrangement, with those that must hang higher (`over`) and lower (`under`)."""

    x: float
    reach: float  # from the leader to the far end of the text, with padding
    index: int
    text: int
    left: bool = False
    row: int = 0
    over: list[_Pole] = field(default_factory=list)
    under: list[_Pole] = field(default_factory=list)


_Undo = dict[_Pole, tuple[bool, int, list[_Pole], list[_Pole]]]


@dataclass(frozen=True, slots=True)
class _Room:
    left: float
    right: float
    rows: int
    longest: float

    def holds(self, pole: _Pole, left: bool) -> bool:
        if left:
            return pole.x - pole.reach + PAD >= self.left
        return pole.x + pole.reach - PAD <= self.right


def plan_flags(wishes: Sequence[Wish], left: float, right: float, rows: int) -> list[Flag]:
    """The flags that fit between `left` and `right` in at most `rows` rows, in order of place."""
    if rows <= 0:
        return []
    accepted: list[_Pole] = []
    refused: dict[int, int] = {}
    longest = max((wide for wish in wishes for wide in wish.widths), default=0) + GAP + PAD
    room = _Room(left, right, rows, longest)
    order = sorted(range(len(wishes)), key=lambda i: (-wishes[i].weight, wishes[i].x, i))
    for index in order:
        wish = wishes[index]
        column = int(wish.x // _COLUMN)
        if refused.get(column, 0) < _PATIENCE and not _insert(accepted, wish, index, room):
            refused[column] = refused.get(column, 0) + 1
    for pole in sorted(accepted, key=lambda pole: pole.row):
        # What was taken down from under a flag leaves a gap that it can sink into.
        pole.row = 1 + max((other.row for other in pole.under), default=-1)
    return [Flag(pole.index, pole.text, pole.row, pole.left) for pole in accepted]


def _insert(accepted: list[_Pole], wish: Wish, index: int, room: _Room) -> bool:
    at = bisect_left(accepted, (wish.x, index), key=_place)
    for text, wide in enumerate(wish.widths):
        pole = _Pole(wish.x, wide + GAP + PAD, index, text)
        near = _near(accepted, at, pole, room.longest)
        for side in (False, True):
            if room.holds(pole, side) and _hang(pole, side, near, room.rows):
                accepted.insert(at, pole)
                return True
        if _pitch_tent(accepted, at, pole, room):
            accepted.insert(at, pole)
            return True
    return False


def _near(accepted: list[_Pole], at: int, pole: _Pole, longest: float) -> list[_Pole]:
    """The flags close enough to touch this one."""
    near: list[_Pole] = []
    for i in range(at - 1, -1, -1):
        apart = pole.x - accepted[i].x
        if apart >= pole.reach + longest:
            break
        if apart < pole.reach + accepted[i].reach:
            near.append(accepted[i])
    for i in range(at, len(accepted)):
        apart = accepted[i].x - pole.x
        if apart >= pole.reach + longest:
            break
        if apart < pole.reach + accepted[i].reach:
            near.append(accepted[i])
    return near


def _hang(pole: _Pole, left: bool, near: list[_Pole], rows: int, undo: _Undo | None = None) -> bool:
    """Hangs a new flag to one side, raising those that must stay above it; False, and no change, if that fails."""
    over: list[_Pole] = []
    under: list[_Pole] = []
    for other in near:
        after = (other.x, other.index) > (pole.x, pole.index)
        one, two = (pole, other) if after else (other, pole)
        sides = (left, other.left) if after else (other.left, left)
        rule = _rule(two.x - one.x, one, two, *sides)
        if rule is None:
            return False
        if rule:
            (under if (rule > 0) == after else over).append(other)
    row = 1 + max((other.row for other in under), default=-1)
    if row >= rows:
        return False
    raised = _raised(over, row + 1, rows, under)
    if raised is None:
        return False
    if undo is not None:
        _remember(undo, [pole, *raised, *over, *under])
    for other, higher in raised.items():
        other.row = higher
    pole.left, pole.row, pole.over, pole.under = left, row, over, under
    for other in over:
        other.under.append(pole)
    for other in under:
        other.over.append(pole)
    return True


def _raised(over: list[_Pole], least: int, rows: int, under: list[_Pole]) -> dict[_Pole, int] | None:
    """New rows of all that must move up; None where one would leave the last row or come to hang above itself."""
    raised: dict[_Pole, int] = {}
    stack = [(other, least) for other in over]
    while stack:
        other, row = stack.pop()
        if raised.get(other, other.row) >= row:
            continue
        if row >= rows or other in under:
            return None
        raised[other] = row
        stack.extend((higher, row + 1) for higher in other.over)
    return raised


def _pitch_tent(accepted: list[_Pole], at: int, pole: _Pole, room: _Room) -> bool:
    """Parts the burst around a new flag: what lies before hangs left, what lies after hangs right."""
    low = high = at
    edge = pole.x
    while low > 0 and edge - accepted[low - 1].x < accepted[low - 1].reach and high - low <= 2 * room.rows:
        low -= 1
        edge = accepted[low].x
    edge = pole.x
    reach = pole.reach
    while high < len(accepted) and accepted[high].x - edge < reach and high - low <= 2 * room.rows:
        edge, reach = accepted[high].x, accepted[high].reach
        high += 1
    if high - low + 1 > 2 * room.rows or high == low:
        return False  # a tent has two sides of that many rows
    burst = [*accepted[low:at], pole, *accepted[at:high]]
    for part in dict.fromkeys((at - low, at - low + 1, (len(burst) + 1) // 2)):
        if _rehung(burst, part, accepted, (low, high), room):
            return True
    return False


def _rehung(burst: list[_Pole], part: int, accepted: list[_Pole], taken: tuple[int, int], room: _Room) -> bool:
    """Takes a burst down and hangs it anew, the first `part` flags left and the others right; undone if that fails."""
    if not all(room.holds(pole, i < part) for i, pole in enumerate(burst)):
        return False
    low, high = taken
    undo: _Undo = {}
    for pole in accepted[low:high]:
        _remember(undo, [pole, *pole.over, *pole.under])
        _take_down(pole)
    hung = [*accepted[:low], *accepted[high:]]
    # Each side from its outer flag inwards: the rows then grow towards the middle of the tent.
    for i in [*range(part), *range(len(burst) - 1, part - 1, -1)]:
        pole = burst[i]
        at = bisect_left(hung, (pole.x, pole.index), key=_place)
        if not _hang(pole, i < part, _near(hung, at, pole, room.longest), room.rows, undo):
            for other, (side, row, over, under) in undo.items():
                other.left, other.row, other.over, other.under = side, row, over, under
            return False
        hung.insert(at, pole)
    return True


def _place(pole: _Pole) -> tuple[float, int]:
    return pole.x, pole.index


def _remember(undo: _Undo, poles: list[_Pole]) -> None:
    for pole in poles:
        if pole not in undo:
            undo[pole] = (pole.left, pole.row, list(pole.over), list(pole.under))


def _take_down(pole: _Pole) -> None:
    for other in pole.over:
        other.under.remove(pole)
    for other in pole.under:
        other.over.remove(pole)
    pole.over, pole.under = [], []


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
