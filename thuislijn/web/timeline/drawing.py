# SPDX-License-Identifier: EUPL-1.2
"""The drawing as this screen shows it: filtered, laid out, and in the parts that the page shifts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thuislijn.drawing.lanes.domains import NAME as DOMAINS
from thuislijn.drawing.live import Live, Part, draw_live
from thuislijn.drawing.memory import Memory
from thuislijn.drawing.overview import HEIGHT, draw_overview
from thuislijn.drawing.scale import Scale
from thuislijn.drawing.view import Bracket
from thuislijn.reports.showing import brackets_in
from thuislijn.store.cases import Case
from thuislijn.store.findings import Thresholds
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language
from thuislijn.web.page.language import say
from thuislijn.web.questions.looking import settings_from
from thuislijn.web.timeline.asking import Asked
from thuislijn.web.timeline.filtering import Filtered, filtered

_IN_SIGHT = 800  # px of a drawing that most windows show at once


@dataclass(frozen=True, slots=True)
class _Marked:
    """Reckons the brackets of a timeline; equal ones are reckoned once for each timeline (`Timeline.once`)."""

    thresholds: Thresholds
    language: Language

    def __call__(self, timeline: Timeline) -> tuple[Bracket, ...]:
        return brackets_in(timeline, settings_from(self.thresholds), self.language)


def etag_of(case: Case, asked: Asked, language: Language, thresholds: Thresholds, more: str = "") -> str:
    """A mark that changes when, and only when, the drawing may look different."""
    parts = (case.pk, case.revision, case.reference_day, case.pseudonym, asked.query(), asked.width, language)
    return '"' + hashlib.sha256(repr((*parts, thresholds, more)).encode()).hexdigest()[:32] + '"'


class Body(NamedTuple):
    """A part of the drawing: its height in px, what shifts, its names with the link that folds it, and whether it lies
    so low that a page can show itself before it."""

    height: str
    shifting: SafeString
    staying: SafeString
    later: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing with what the page says about it. `size` is how much larger than laid out it is shown."""

    asked: Asked
    live: Live
    kept: Filtered
    brackets: tuple[Bracket, ...]
    size: float

    @property
    def scale(self) -> Scale:
        return self.live.scale

    @property
    def head(self) -> SafeString:
        return self._part(self.live.head.top, self.live.head.height, self.live.head.shifting)

    @property
    def head_names(self) -> SafeString:
        return self._names(self.live.head.top, self.live.head.height, self.live.head.staying)

    @property
    def bodies(self) -> list[Body]:
        """The parts of the drawing under its head."""
        return [
            Body(
                f"{part.height * self.size:g}",
                self._part(part.top, part.height, part.shifting),
                self._names(part.top, part.height, part.staying + (self._fold(part) if part.name else "")),
                part.top * self.size > _IN_SIGHT,
            )
            for part in self.live.body
        ]

    @property
    def legend(self) -> SafeString:
        """Every sign of this drawing with its meaning."""
        width, height = self.live.width, self.live.legend_height + 4
        return _svg("tlv-legend", (width * self.size, height * self.size), (0, 0, width, height), self.live.legend)

    @property
    def days(self) -> str:
        """The scale in figures for the page: first and last day, left and right px, the magnified stretch, px a day."""
        s = self.scale
        return f"{s.first} {s.last} {s.left:.1f} {s.right:.1f} {s.a} {s.b} {s.outside:.6f} {s.inside:.6f}"

    def _part(self, top: float, height: float, content: str) -> SafeString:
        wide = self.live.width
        return _svg("tlv-shift", (wide * self.size, height * self.size), (0, top, wide, height), content)

    def _names(self, top: float, height: float, content: str) -> SafeString:
        """The names over an opaque ground, so that what shifts disappears under them."""
        wide = self.scale.left + 1
        ground = f'<rect class="paper" x="0" y="{top:.1f}" width="{wide:.1f}" height="{height:.1f}"/>'
        return _svg("tlv-names", (wide * self.size, height * self.size), (0, top, wide, height), ground + content)

    def _fold(self, part: Part) -> str:
        """The head of a section as a link that folds it away or opens it."""
        folded, name = self.asked.folded, part.name
        is_folded = (name in folded) != (name == DOMAINS)
        other = replace(self.asked, folded=folded - {name} if name in folded else folded | {name})
        unfold = say("{name} uitklappen", "Unfold {name}", name=part.label)
        fold = say("{name} inklappen", "Fold {name}", name=part.label)
        return format_html(
            '<a class="tlv-fold" href="?{}" data-fold="{}" aria-expanded="{}"><title>{}</title>'
            '<rect class="tlv-hit" x="0" y="{}" width="{}" height="20"/></a>',
            other.query(),
            name,
            "false" if is_folded else "true",
            unfold if is_folded else fold,
            f"{part.top:.1f}",
            f"{self.scale.left:.1f}",
        )


def _svg(css: str, size: tuple[float, float], box: tuple[float, float, float, float], content: str) -> SafeString:
    """The content comes from the drawing, which escapes every text itself."""
    numbers = " ".join(f"{value:g}" for value in (round(value, 1) for value in box))
    width, height = (f"{value:g}" for value in (round(value, 1) for value in size))
    return SafeString(f'<svg class="{css}" width="{width}" height="{height}" viewBox="{numbers}">{content}</svg>')


@dataclass(frozen=True, slots=True)
class _Whole:
    """Draws the whole story as everybody opens it, once for each timeline and width (`Timeline.once`)."""

    asked: Asked
    language: Language
    thresholds: Thresholds
    memory: Memory = field(compare=False)

    def __call__(self, timeline: Timeline) -> tuple[Drawn, Strip]:
        drawn = _draw(timeline, self.asked, self.language, self.thresholds, self.memory)
        return drawn, strip_of(drawn)


def draw_asked(
    timeline: Timeline,
    asked: Asked,
    language: Language,
    thresholds: Thresholds,
    memory: Memory,
    lit: frozenset[str] = frozenset(),
) -> tuple[Drawn, Strip | None]:
    """The drawing that somebody asks for, with its strip where that is at hand; `lit` are items to be marked.

    `memory` holds what was drawn of the same case before.
    """
    if asked.is_whole:
        return timeline.once(_Whole(asked, language, thresholds, memory))
    return _draw(timeline, asked, language, thresholds, memory, lit), None


def _draw(
    timeline: Timeline,
    asked: Asked,
    language: Language,
    thresholds: Thresholds,
    memory: Memory,
    lit: frozenset[str] = frozenset(),
) -> Drawn:
    kept = filtered(timeline, asked.filter)
    brackets = timeline.once(_Marked(thresholds, language))
    until = asked.filter.reference_day
    if until is not None:
        brackets = tuple(bracket for bracket in brackets if bracket.start <= until)
    live = draw_live(kept.timeline, asked.view(language, brackets, lit), memory)
    return Drawn(asked, live, kept, brackets, asked.size / 100)


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole story in a strip: its SVG, and for the page its first and last day and its width in px."""

    svg: SafeString
    days: str


def strip_of(drawn: Drawn) -> Strip:
    """The strip as wide as the window, with the window of what is drawn above it and links to the turning points."""
    width = drawn.asked.width
    whole = draw_overview(drawn.kept.timeline, width, drawn.asked.filter.persons, drawn.brackets)
    scale, middle = whole.scale, HEIGHT / 3
    points = format_html_join(
        "",
        '<a class="tlv-turn" href="?{}" data-day="{}"><title>{} {}: {}</title><path class="red" d="{}"/></a>',
        (
            (_around(drawn.asked, day), day, say("Schakelmoment", "Turning point"), number, point.title, path)
            for number, point, x in whole.points
            if (day := point.when.middle) is not None and (path := f"M{x:.1f} {middle - 6:.1f}l6 6-6 6-6-6Z")
        ),
    )
    left, right = scale.x(drawn.scale.first), scale.x(drawn.scale.last)
    size = f'width="{max(right - left, 3):.1f}" height="{HEIGHT - 2:g}"'
    window = f'<rect class="tlv-window" x="{left:.1f}" y="1" {size}/>'
    svg = _svg("tlv-whole", (width, HEIGHT), (0, 0, width, HEIGHT), whole.content + window + points)
    return Strip(svg, f"{scale.first} {scale.last} {width}")


def _around(asked: Asked, day: Day) -> str:
    """The query of the year around a day."""
    return replace(asked, first=max(1, day - 183), last=day + 183).query()
