# SPDX-License-Identifier: EUPL-1.2
"""The family as a genogram: who descends from whom, half-siblings and step-parents, on rows of one generation each.

A mother or grandmother is a circle, a father or grandfather a square, whose word tells neither a rounded square; a line
through a symbol means died, a dashed line not by birth. Everything is set in attributes and not in a style sheet, so
that a page with a strict policy shows it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.drawing.faces import SANS_STACK
from thuislijn.drawing.palette import GREY, INK, PAPER
from thuislijn.drawing.svg import escaped, n, tidy
from thuislijn.drawing.text import SMALL, TEXT, shortened
from thuislijn.timeline.family import Person
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language, PersonRole, RelationKind
from thuislijn.timeline.words import moment_text

_STEP = 132.0  # px between two people of a row
_ROW = 128.0
_SIZE = 38.0
_MARGIN = 24.0
_LABEL = 118.0
_NAMED = 35.0  # from a symbol to below the two lines of its name

_WOMEN = frozenset({"oma", "grootmoeder", "tante", "stiefmoeder", "pleegmoeder", "grandmother", "aunt", "stepmother"})
_MEN = frozenset({"opa", "grootvader", "oom", "stiefvader", "pleegvader", "grandfather", "uncle", "stepfather"})
"""First words of what people are called that tell a symbol where the role does not."""

_BY_BIRTH = (RelationKind.PARENT,)
_RAISING = (RelationKind.PARENT, RelationKind.ADOPTIVE_PARENT)
_OTHERWISE = (
    *(RelationKind.ADOPTIVE_PARENT, RelationKind.STEP_PARENT, RelationKind.FOSTER_PARENT, RelationKind.GRANDPARENT),
    *(RelationKind.RELATIVE, RelationKind.FRIEND),
)


@dataclass(frozen=True, slots=True)
class _Union:
    """One or two parents with the children they have together."""

    parents: tuple[str, ...]
    children: tuple[Person, ...]


@dataclass(slots=True)
class _Places:
    """Where everybody stands: the centre of each symbol, in px."""

    x: dict[str, float]
    y: dict[str, float]

    def put(self, id: str, x: float, y: float) -> None:
        self.x[id], self.y[id] = x, y


def draw_genogram(timeline: Timeline, language: Language, id: str = "geno") -> str:
    """The genogram as an SVG element for a page; the empty text where nobody of the family is known."""
    unions = _unions(timeline)
    if not unions and not timeline.parents:
        return ""
    places = _Places({}, {})
    below = _place(timeline, unions, places)
    right = max(places.x.values()) + _STEP / 2
    lines = [*_lines_of_unions(unions, places), *_other_lines(timeline, places)]
    symbols = [_symbol(person, places, language) for person in timeline.persons if person.id in places.x]
    width, height = right + _MARGIN, below + _SIZE + 44
    nl = language == "nl"
    title = "Genogram van het gezin" if nl else "Genogram of the family"
    told = ", ".join(tidy(person.name) for person in timeline.persons if person.id in places.x)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(width)} {n(height)}" width="{n(width)}" '
        f'height="{n(height)}" role="img" aria-labelledby="{id}-t {id}-d" lang="{language}" '
        f'font-family="{escaped(SANS_STACK)}"><title id="{id}-t">{title}</title>'
        f'<desc id="{id}-d">{escaped(told)}</desc>' + "".join((*lines, *symbols)) + "</svg>"
    )


def _unions(timeline: Timeline) -> list[_Union]:
    """Children under the parents they are known to have, in order of the eldest child."""
    found: dict[tuple[str, ...], list[Person]] = {}
    for child in timeline.children:
        parents = tuple(sorted(parent.id for parent in timeline.parents_of(child.id)))
        found.setdefault(parents, []).append(child)
    return [_Union(parents, tuple(children)) for parents, children in found.items()]


# -- where ------------------------------------------------------------------------------------------------------------


def _place(timeline: Timeline, unions: list[_Union], places: _Places) -> float:
    """Puts everybody on their row and returns the y of the lowest one."""
    middle = _MARGIN + _SIZE / 2 + _ROW
    x = _MARGIN + _STEP / 2
    centres: dict[tuple[str, ...], float] = {}
    for union in unions:
        for child in union.children:
            places.put(child.id, x, middle + _ROW)
            x += _STEP
        xs = [places.x[child.id] for child in union.children]
        centres[union.parents] = sum(xs) / len(xs)
    _place_adults(timeline, unions, centres, places, middle)
    others = [person for person in timeline.persons if person.id not in places.x and person.role in _AROUND]
    above = [person for person in others if person.role is PersonRole.GRANDPARENT]
    lower = [person for person in others if person.role is not PersonRole.GRANDPARENT]
    for row, y in ((above, middle - _ROW), (lower, middle + 2 * _ROW)):
        last = _MARGIN - _STEP / 2
        for person in sorted(row, key=lambda one: _near(one, timeline, places)):
            last = max(last + _STEP, _near(person, timeline, places))
            places.put(person.id, last, y)
    if not above:
        places.y = {key: y - _ROW for key, y in places.y.items()}
    return max(places.y.values())


def _near(person: Person, timeline: Timeline, places: _Places) -> float:
    """Over or under those a person is related to, as far as they have a place."""
    pairs = ((r.of, r.to) for r in timeline.relations if person.id in (r.of, r.to))
    others = [places.x[other] for pair in pairs for other in pair if other in places.x]
    return sum(others) / len(others) if others else 0.0


_AROUND = (PersonRole.GRANDPARENT, PersonRole.FOSTER_PARENT, PersonRole.RELATIVE, PersonRole.NETWORK, PersonRole.OTHER)


def _place_adults(
    timeline: Timeline, unions: list[_Union], centres: dict[tuple[str, ...], float], places: _Places, y: float
) -> None:
    """Parents over the middle of their children, each pair side by side as far as one row allows."""
    order: list[str] = []
    for union in sorted(unions, key=lambda one: centres[one.parents]):
        new = [parent for parent in union.parents if parent not in order]
        if order and len(union.parents) == 2 and len(new) == 1 and union.parents[0] in order:
            at = order.index(next(p for p in union.parents if p in order))
            order.insert(at + 1, new[0])
        else:
            order.extend(new)
    order.extend(parent.id for parent in timeline.parents if parent.id not in order)
    last = -_STEP
    for id in order:
        own = [centres[union.parents] for union in unions if id in union.parents]
        sides = [_side(id, union, order) for union in unions if id in union.parents]
        wanted = own[0] + sides[0] * _STEP / 2 if own else last + _STEP
        place = max(wanted, last + _STEP, _MARGIN + _STEP / 2)
        places.put(id, place, y)
        last = place


def _side(id: str, union: _Union, order: list[str]) -> float:
    """Left (-1) or right (1) of the other parent; 0 for one who stands alone."""
    if len(union.parents) == 1:
        return 0.0
    first = min(union.parents, key=order.index)
    return -1.0 if id == first else 1.0


# -- lines ------------------------------------------------------------------------------------------------------------


def _line(x1: float, y1: float, x2: float, y2: float, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<path d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}" stroke="{INK}" stroke-width="1.2" fill="none"{dashes}/>'


def _bow(left: float, right: float, y: float) -> str:
    """A dashed bow over those who stand between two people of one row."""
    high = y - min(34.0, 12 + (right - left) / 16)
    return (
        f'<path d="M{n(left)} {n(y)}C{n(left)} {n(high)} {n(right)} {n(high)} {n(right)} {n(y)}" stroke="{INK}" '
        'stroke-width="1.2" fill="none" stroke-dasharray="4 4"/>'
    )


def _lines_of_unions(unions: list[_Union], places: _Places) -> Iterator[str]:
    for number, union in enumerate(unions):
        parents = [parent for parent in union.parents if parent in places.x]
        if not parents:
            continue
        xs = [places.x[parent] for parent in parents]
        top = places.y[parents[0]]
        drop = (min(xs) + max(xs)) / 2
        rail = top + _ROW / 2 + 10 - number % 3 * 9  # rails of several unions do not run into each other
        if len(parents) > 1:
            yield _line(min(xs) + _SIZE / 2, top, max(xs) - _SIZE / 2, top)
        start = top if len(parents) > 1 else top + _SIZE / 2 + _NAMED
        yield _line(drop, start, drop, rail)
        spots = [places.x[child.id] for child in union.children]
        yield _line(min([*spots, drop]), rail, max([*spots, drop]), rail)
        for child in union.children:
            yield _line(places.x[child.id], rail, places.x[child.id], places.y[child.id] - _SIZE / 2)


def _other_lines(timeline: Timeline, places: _Places) -> Iterator[str]:
    """Relations not by birth, dashed; grandparents with the parent they are a parent of, in full."""
    drawn = {(parent, child.id) for union in _unions(timeline) for parent in union.parents for child in union.children}
    for relation in timeline.relations:
        pair = (relation.of, relation.to)
        if pair in drawn or relation.of not in places.x or relation.to not in places.x:
            continue
        if relation.kind is RelationKind.PARTNER and places.y[relation.of] == places.y[relation.to]:
            left, right = sorted((places.x[relation.of], places.x[relation.to]))
            yield _bow(left, right, places.y[relation.of] - _SIZE / 2)
        elif relation.kind in (*_BY_BIRTH, *_OTHERWISE):
            upper, lower = sorted(pair, key=lambda id: places.y[id])
            first, last = places.y[upper] + _SIZE / 2 + _NAMED, places.y[lower] - _SIZE / 2
            yield _line(places.x[upper], first, places.x[lower], last, dashed=relation.kind not in _BY_BIRTH)


# -- symbols ----------------------------------------------------------------------------------------------------------


def _symbol(person: Person, places: _Places, language: Language) -> str:
    x, y = places.x[person.id], places.y[person.id]
    half = _SIZE / 2
    edge = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.6"' + (' stroke-dasharray="4 3"' if person.unborn else "")
    box = f'x="{n(x - half)}" y="{n(y - half)}" width="{n(_SIZE)}" height="{n(_SIZE)}"'
    word = tidy(person.name).casefold().partition(" ")[0]
    if person.role is PersonRole.MOTHER or word in _WOMEN:
        shape = f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(half)}" {edge}/>'
    elif person.role is PersonRole.FATHER or word in _MEN:
        shape = f"<rect {box} {edge}/>"
    else:
        shape = f'<rect {box} rx="10" {edge}/>'
    if person.death is not None:
        shape += _line(x - half, y - half, x + half, y + half)
    name = shortened(tidy(person.name), _LABEL, TEXT)
    born = shortened(moment_text(person.birth, language), _LABEL, SMALL) if person.birth.is_known else ""
    return (
        f"<g>{shape}"
        f'<text x="{n(x)}" y="{n(y + half + 16)}" text-anchor="middle" font-size="12" font-weight="600" fill="{INK}">'
        f"{escaped(name)}</text>"
        f'<text x="{n(x)}" y="{n(y + half + 31)}" text-anchor="middle" font-size="11" fill="{GREY}">'
        f"{escaped(born)}</text></g>"
    )
