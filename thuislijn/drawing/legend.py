# SPDX-License-Identifier: EUPL-1.2
"""The legend: only what this drawing shows, in rows under the lanes."""

from __future__ import annotations

from collections.abc import Callable

from thuislijn.drawing import marks
from thuislijn.drawing.frame import MARGIN, Frame
from thuislijn.drawing.svg import n, tidy
from thuislijn.drawing.text import SMALL, shortened, width
from thuislijn.drawing.view import Tone
from thuislijn.timeline.vocabulary import LADDER, PlaceType

_ROW = 18.0
_SWATCH = 16.0
_GAP = 18.0

_Sign = Callable[[float, float], str]


def _box(css: str) -> _Sign:
    return lambda x, y: f'<rect class="{css}" x="{n(x)}" y="{n(y - 5)}" width="{n(_SWATCH)}" height="10" rx="2"/>'


def _waiting(x: float, y: float) -> str:
    return marks.rect("wait", x, y - 5, x + _SWATCH, y + 5) + marks.hatch(x, x + _SWATCH, y - 5, 10)


def _fade(x: float, y: float) -> str:
    return marks.bar("help", x, x + _SWATCH, y - 5, 10, marks.Ends(fade_right=True))


def _perforated(x: float, y: float) -> str:
    return _box("help")(x, y) + marks.perforation(x, y - 5, 10)


def _hold(x: float, y: float) -> str:
    return (
        _box("help")(x, y)
        + marks.rect("hold", x + 4, y - 4.4, x + 12, y + 4.4)
        + "".join(marks.line("holdend", at, y - 4, at, y + 4) for at in (x + 4, x + 12))
    )


def _centred(sign: Callable[[float, float], str]) -> _Sign:
    return lambda x, y: sign(x + _SWATCH / 2, y)


_SIGNS: tuple[tuple[str, str, _Sign], ...] = (
    ("contact", "contact", _box("good")),
    ("no_contact", "no_contact", _box("absent est")),
    ("help", "help", _box("help")),
    ("light_help", "light_help", _box("light")),
    ("waiting", "waiting", _waiting),
    ("hold", "hold", _hold),
    ("broken_off", "broken_off", _centred(marks.cross)),
    ("partial_school", "partial_school", _box("part")),
    ("not_at_school", "not_at_school", _box("absent est")),
    ("strengths", "strength", _box("good")),
    ("vacant", "vacant", _box("absent est")),
    ("lead_gap", "lead_gap", _box("gap est")),
    ("evaluation", "evaluation", _centred(marks.open_tick)),
    ("estimated", "estimated", _box("circ est")),
    ("end_unknown", "end_unknown", _fade),
    ("disputed", "disputed", _centred(marks.contested)),
    ("unreviewed", "unreviewed", _perforated),
)


def draw_legend(frame: Frame, y: float) -> float:
    """Draws the legend from `y` and returns the y below it; nothing where nothing needs explaining."""
    signs = _wanted(frame)
    if not signs:
        return y
    x, y = MARGIN, y + 12
    for text, sign in signs:
        shown = shortened(text, frame.view.width - 2 * MARGIN - _SWATCH - 6, SMALL)
        wide = _SWATCH + 6 + width(shown, SMALL)
        if x > MARGIN and x + wide > frame.view.width - MARGIN:
            x, y = MARGIN, y + _ROW
        frame.sheet.body.append(sign(x, y))
        frame.sheet.body.append(frame.sheet.text(x + _SWATCH + 6, y + 3.8, shown, SMALL, colour="cg"))
        x += wide + _GAP
    return y + _ROW - 6


def _wanted(frame: Frame) -> list[tuple[str, _Sign]]:
    signs = [
        (place.label(frame.language), _box(f"p-{place.value}"))
        for place in (*LADDER, PlaceType.INDEPENDENT, PlaceType.UNKNOWN)
        if place in frame.cast.rungs
    ]
    signs.extend((frame.word(key), sign) for seen, key, sign in _SIGNS if seen in frame.seen)
    shown = [b for b in frame.view.brackets if b.end >= frame.scale.first and b.start <= frame.scale.last]
    for tone in Tone:
        names = sorted({tidy(b.label) for b in shown if b.tone is tone})
        if names:
            signs.append((", ".join(names[:3]), _bracket(tone)))
    return signs


def _bracket(tone: Tone) -> _Sign:
    line, band = ("hot", "bandh") if tone is Tone.HOT else ("quiet", "bandq")
    return lambda x, y: (
        marks.rect(band, x, y - 5, x + _SWATCH, y + 6) + marks.line(line, x, y - 4.5, x + _SWATCH, y - 4.5)
    )
