# SPDX-License-Identifier: EUPL-1.2
"""The marks of the drawing as SVG: bars with their ends, hatches, crosses, and the signs of points."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.drawing.svg import n

ARROW = 6.0
"""How far the arrow of something that goes on reaches beyond its bar, px."""
_R = 2.0
_FADE = 21.0
_STEP = 6.0


@dataclass(slots=True)
class Ends:
    """How a bar begins and ends: cut by the edge of the drawing, going on (arrow), or fading into the unknown."""

    cut_left: bool = False
    cut_right: bool = False
    arrow: bool = False
    fade_left: bool = False
    fade_right: bool = False


PLAIN = Ends()


def bar(css: str, x0: float, x1: float, y: float, h: float, ends: Ends = PLAIN) -> str:
    """A bar from `x0` to `x1`; an arrow reaches `ARROW` px further, a fade takes the last px of the bar itself."""
    if ends.fade_left or ends.fade_right:
        return _faded(css, x0, x1, y, h, ends)
    if ends.cut_left and ends.cut_right:
        # Its two edges enclose no fill by themselves.
        edges = f"M{n(x0)} {n(y)}H{n(x1)}M{n(x0)} {n(y + h)}H{n(x1)}"
        return _rect(f"{css} ns", x0, y, x1 - x0, h) + f'<path class="{css}" d="{edges}"/>'
    if ends is PLAIN or not (ends.cut_left or ends.cut_right or ends.arrow):
        r = min(_R, (x1 - x0) / 2)
        return f'<rect class="{css}" x="{n(x0)}" y="{n(y)}" width="{n(x1 - x0)}" height="{n(h)}" rx="{n(r)}"/>'
    return f'<path class="{css}" d="{_outline(x0, x1, y, h, ends)}"/>'


def _outline(x0: float, x1: float, y: float, h: float, ends: Ends) -> str:
    """A cut end is left open, so that it gets no outline; a fill closes it by itself."""
    bottom = n(y + h)
    r = min(_R, (x1 - x0) / 2)
    right = _right_end(x1, y, h, r, ends)
    if ends.cut_left:
        return f"M{n(x0)} {n(y)}{right}H{n(x0)}"
    left = f"H{n(x0 + r)}Q{n(x0)} {bottom} {n(x0)} {n(y + h - r)}V{n(y + r)}Q{n(x0)} {n(y)} {n(x0 + r)} {n(y)}"
    if ends.cut_right:
        return f"M{n(x1)} {bottom}{left}H{n(x1)}"
    return f"M{n(x0 + r)} {n(y)}{right}{left}Z"


def _right_end(x1: float, y: float, h: float, r: float, ends: Ends) -> str:
    bottom = n(y + h)
    if ends.arrow:
        return f"H{n(x1)}L{n(x1 + ARROW)} {n(y + h / 2)}L{n(x1)} {bottom}"
    if ends.cut_right:
        return f"H{n(x1)}V{bottom}"
    return f"H{n(x1 - r)}Q{n(x1)} {n(y)} {n(x1)} {n(y + r)}V{n(y + h - r)}Q{n(x1)} {bottom} {n(x1 - r)} {bottom}"


def _faded(css: str, x0: float, x1: float, y: float, h: float, ends: Ends) -> str:
    fade = min(_FADE, (x1 - x0) / 2)
    step = fade / 3
    parts = []
    solid0, solid1 = x0 + (fade if ends.fade_left else 0), x1 - (fade if ends.fade_right else 0)
    edges = Ends(
        cut_left=ends.cut_left or ends.fade_left, cut_right=ends.cut_right or ends.fade_right, arrow=ends.arrow
    )
    parts.append(f'<path class="{css}" d="{_outline(solid0, solid1, y, h, edges)}"/>')
    for k in range(3):
        if ends.fade_right:
            parts.append(_rect(f"{css} f{k + 1}", solid1 + k * step, y, step, h))
        if ends.fade_left:
            parts.append(_rect(f"{css} f{k + 1}", solid0 - (k + 1) * step, y, step, h))
    return "".join(parts)


def _rect(css: str, x: float, y: float, w: float, h: float) -> str:
    return f'<rect class="{css}" x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"/>'


def rect(css: str, x0: float, y0: float, x1: float, y1: float) -> str:
    """A plain rectangle between two corners."""
    return _rect(css, x0, y0, x1 - x0, y1 - y0)


def line(css: str, x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line; a path, because its dashes then look alike everywhere."""
    if x0 == x1:
        return f'<path class="{css}" d="M{n(x0)} {n(y0)}V{n(y1)}"/>'
    return f'<path class="{css}" d="M{n(x0)} {n(y0)}H{n(x1)}"/>'


def hatch(x0: float, x1: float, y: float, h: float) -> str:
    """Oblique lines cut off at the rectangle by arithmetic: not every renderer clips or repeats patterns alike."""
    parts = []
    k = x0 - h + _STEP / 2
    while k < x1:
        a, b = max(k, x0), min(k + h, x1)
        if b - a > 0.4:
            parts.append(f"M{n(a)} {n(y + h - (a - k))}L{n(b)} {n(y + h - (b - k))}")
        k += _STEP
    return f'<path class="hatch" d="{"".join(parts)}"/>' if parts else ""


def cross(x: float, y: float, r: float = 3.6) -> str:
    """The red cross of something broken off."""
    d = n(2 * r)
    return f'<path class="cross" d="M{n(x - r)} {n(y - r)}l{d} {d}M{n(x - r)} {n(y + r)}l{d} -{d}"/>'


def dot(x: float, y: float, r: float = 3.4, css: str = "ink") -> str:
    return f'<circle class="{css}" cx="{n(x)}" cy="{n(y)}" r="{n(r)}"/>'


def ring(x: float, y: float) -> str:
    """A question for help."""
    return dot(x, y, 4.6, "ring")


def triangle(x: float, y: float) -> str:
    """A report."""
    return f'<path class="red" d="{triangle_path(x, y)}"/>'


def triangle_path(x: float, y: float) -> str:
    return f"M{n(x)} {n(y - 5)}L{n(x + 5)} {n(y + 4.5)}H{n(x - 5)}Z"


def plus(x: float, y: float) -> str:
    """A strength."""
    return f'<path class="green" d="{plus_path(x, y)}"/>'


def plus_path(x: float, y: float) -> str:
    return f"M{n(x - 1.7)} {n(y - 5)}h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3Z"


def diamond(x: float, y: float, r: float = 9.0) -> str:
    """A turning point."""
    return f'<path class="red" d="M{n(x)} {n(y - r)}L{n(x + r)} {n(y)}L{n(x)} {n(y + r)}L{n(x - r)} {n(y)}Z"/>'


def tick(x: float, y: float, wide: bool = False) -> str:
    """An action; a decision is a wider tick."""
    w = tick_width(wide)
    return f'<rect class="tick" x="{n(x - w / 2)}" y="{n(y - 5)}" width="{n(w)}" height="10"/>'


def tick_width(wide: bool) -> float:
    return 5.0 if wide else 3.4


def open_tick(x: float, y: float) -> str:
    """A plan or evaluation."""
    return f'<rect class="otick" x="{n(x - 2.2)}" y="{n(y - 4.4)}" width="4.4" height="8.8"/>'


def contested(x: float, y: float) -> str:
    """The mark of an entry that those concerned do not agree about: an unequal sign on a plate."""
    return (
        f'<circle class="plate" cx="{n(x)}" cy="{n(y)}" r="5"/><path class="stroke" '
        f'd="M{n(x - 2.6)} {n(y - 1.3)}h5.2M{n(x - 2.6)} {n(y + 1.3)}h5.2M{n(x - 1.6)} {n(y + 3)}l3.2 -6"/>'
    )


def perforation(x: float, y: float, h: float) -> str:
    """The edge of an entry that nobody has reviewed yet, like paper not yet torn off."""
    count = max(2, round(h / 4.6))
    pitch = h / count
    arcs = "".join(f"M{n(x)} {n(y + pitch * (k + 0.5) - 1.5)}a1.5 1.5 0 0 1 0 3Z" for k in range(count))
    return f'<path class="perf" d="{arcs}"/>'


def unreviewed_point(x: float, y: float) -> str:
    """The dotted circle around a point that nobody has reviewed yet."""
    return f'<circle class="unrev" cx="{n(x)}" cy="{n(y)}" r="7"/>'


def torn_tick(x: float, y: float) -> str:
    """The notches in a tick that nobody has reviewed yet; a circle around it would fill a barcode."""
    return f'<path class="perf" d="M{n(x - 3)} {n(y - 2.6)}h6v1.5h-6ZM{n(x - 3)} {n(y + 1.1)}h6v1.5h-6Z"/>'
