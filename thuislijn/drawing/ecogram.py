# SPDX-License-Identifier: EUPL-1.2
"""The network around a family as an ecogram: rings of closeness, lines that say how the contact is, who was asked.

Set in attributes and not in a style sheet, so that a page with a strict policy shows it as it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from thuislijn.drawing.faces import SANS_STACK
from thuislijn.drawing.palette import GREEN, GREY, INK, PAPER, RED, STRIP_EDGE
from thuislijn.drawing.svg import escaped, n, tidy
from thuislijn.drawing.text import TEXT, shortened
from thuislijn.timeline.vocabulary import Answer, Closeness, Language, Tie

_RINGS: dict[Closeness, float] = {
    Closeness.INNER: 105.0,
    Closeness.NEAR: 170.0,
    Closeness.OUTER: 235.0,
    Closeness.UNKNOWN: 275.0,
}
_CENTRE = 44.0
_DOT = 9.0
_LABEL = 170.0
_LINE = 17.0  # px between two labels under each other
_HALF = 275.0 + _DOT


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the family, as the ecogram shows them."""

    label: str
    closeness: Closeness = Closeness.UNKNOWN
    tie: Tie = Tie.UNKNOWN
    asked: Answer = Answer.UNKNOWN
    offered: Answer = Answer.UNKNOWN


@dataclass(slots=True)
class _Spot:
    who: Around
    x: float
    y: float
    label_y: float

    @property
    def on_the_right(self) -> bool:
        return self.x >= 0


def draw_ecogram(network: Sequence[Around], language: Language, id: str = "eco") -> str:
    """The ecogram as an SVG element for a page; the empty text where nobody is around the family."""
    if not network:
        return ""
    spots = _spots(network)
    bottom = max(_HALF, *(spot.label_y for spot in spots)) + 20
    top = min(-_HALF, *(spot.label_y for spot in spots)) - 20
    wide = _HALF + _LABEL + 30
    family = "gezin" if language == "nl" else "family"
    title = "Ecogram: het netwerk van het gezin" if language == "nl" else "Ecogram: the network of the family"
    told = "; ".join(_told(spot.who, language) for spot in spots)
    rings = "".join(
        f'<circle r="{n(radius)}" fill="none" stroke="{STRIP_EDGE}"'
        + (' stroke-dasharray="2 5"/>' if ring is Closeness.UNKNOWN else "/>")
        for ring, radius in _RINGS.items()
        if any(spot.who.closeness is ring for spot in spots) or ring is not Closeness.UNKNOWN
    )
    centre = (
        f'<circle r="{n(_CENTRE)}" fill="{PAPER}" stroke="{INK}" stroke-width="1.6"/>'
        f'<text y="4" text-anchor="middle" font-size="14" font-weight="600" fill="{INK}">{family}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{n(-wide)} {n(top)} {n(2 * wide)} {n(bottom - top)}" '
        f'width="{n(2 * wide)}" height="{n(bottom - top)}" role="img" aria-labelledby="{id}-t {id}-d" '
        f'lang="{language}" font-family="{escaped(SANS_STACK)}"><title id="{id}-t">{title}</title>'
        f'<desc id="{id}-d">{escaped(told)}</desc>'
        + rings
        + "".join(_tie(spot) for spot in spots)
        + centre
        + "".join(_person(spot) for spot in spots)
        + "</svg>"
    )


def _told(who: Around, language: Language) -> str:
    return f"{tidy(who.label)}: {who.closeness.label(language)}, {who.tie.label(language)}"


def _spots(network: Sequence[Around]) -> list[_Spot]:
    """Everybody at an angle of their own, the closest first from the top; labels of one side pushed apart."""
    ordered = sorted(network, key=lambda who: list(_RINGS).index(who.closeness))
    spots = []
    for number, who in enumerate(ordered):
        angle = -math.pi / 2 + 2 * math.pi * (number + 0.5) / len(ordered)
        radius = _RINGS[who.closeness]
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        spots.append(_Spot(who, x, y, y + 4))
    for side in (True, False):
        _push_apart([spot for spot in spots if spot.on_the_right is side])
    return spots


def _push_apart(spots: list[_Spot]) -> None:
    """Labels in order of height, none closer than a line to the one above; the whole stays around its middle."""
    spots.sort(key=lambda spot: spot.label_y)
    if not spots:
        return
    before = sum(spot.label_y for spot in spots) / len(spots)
    for above, spot in pairwise(spots):
        spot.label_y = max(spot.label_y, above.label_y + _LINE)
    back = sum(spot.label_y for spot in spots) / len(spots) - before
    for spot in spots:
        spot.label_y -= back


def _tie(spot: _Spot) -> str:
    """The line from the family: thick for support, thin for loose, red waves for tension, broken with a cross."""
    length = math.hypot(spot.x, spot.y)
    dx, dy = spot.x / length, spot.y / length
    x1, y1, x2, y2 = dx * _CENTRE, dy * _CENTRE, spot.x - dx * _DOT, spot.y - dy * _DOT
    line = f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}"
    match spot.who.tie:
        case Tie.STRONG:
            return f'<path d="{line}" stroke="{GREEN}" stroke-width="4"/>'
        case Tie.TENSE:
            return f'<path d="{_zigzag(x1, y1, x2, y2)}" stroke="{RED}" stroke-width="1.6" fill="none"/>'
        case Tie.BROKEN:
            mx, my = (x1 + x2) / 2, (y1 + y2) / 2
            cross = f"M{n(mx - 6)} {n(my - 6)}l12 12m0 -12l-12 12"
            return f'<path d="{line}{cross}" stroke="{INK}" stroke-width="1.4" stroke-dasharray="6 4" fill="none"/>'
        case Tie.WEAK:
            return f'<path d="{line}" stroke="{INK}" stroke-width="1.2"/>'
        case _:
            return f'<path d="{line}" stroke="{GREY}" stroke-width="1" stroke-dasharray="2 4"/>'


def _zigzag(x1: float, y1: float, x2: float, y2: float) -> str:
    length = math.hypot(x2 - x1, y2 - y1)
    across = (-(y2 - y1) / length * 4, (x2 - x1) / length * 4)
    steps = max(3, round(length / 9))
    path = f"M{n(x1)} {n(y1)}"
    for step in range(1, steps):
        side = 1 if step % 2 else -1
        share = step / steps
        path += f"L{n(x1 + (x2 - x1) * share + side * across[0])} {n(y1 + (y2 - y1) * share + side * across[1])}"
    return f"{path}L{n(x2)} {n(y2)}"


def _person(spot: _Spot) -> str:
    """A dot, full where help was offered and ringed where it was asked for, and the name beside it."""
    who = spot.who
    fill = GREEN if who.offered is Answer.YES else PAPER
    ring = (
        f'<circle cx="{n(spot.x)}" cy="{n(spot.y)}" r="{n(_DOT + 4)}" fill="none" stroke="{INK}"/>'
        if who.asked is Answer.YES
        else ""
    )
    side = 1 if spot.on_the_right else -1
    x = spot.x + side * (_DOT + 8)
    edge = side * (_HALF + 12)
    name = shortened(tidy(who.label), _LABEL, TEXT)
    away = abs(spot.label_y - 4 - spot.y) > 3
    lead = (
        f'<path d="M{n(spot.x + side * (_DOT + 4))} {n(spot.y)}L{n(edge - side * 4)} {n(spot.label_y - 4)}" '
        f'stroke="{GREY}" stroke-width=".7"/>'
        if away
        else ""
    )
    at = edge if away else x
    anchor = "start" if side > 0 else "end"
    return (
        f'{lead}<circle cx="{n(spot.x)}" cy="{n(spot.y)}" r="{n(_DOT)}" fill="{fill}" stroke="{INK}"/>'
        f'{ring}<text x="{n(at)}" y="{n(spot.label_y)}" text-anchor="{anchor}" font-size="12" fill="{INK}">'
        f"{escaped(name)}</text>"
    )
