# SPDX-License-Identifier: EUPL-1.2
"""What every lane needs: the timeline, the scale, the sheet, and the columns of the page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from thuislijn.drawing.cast import Cast
from thuislijn.drawing.describe import sentence
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.marks import Ends, contested, line, rect, torn_tick, unreviewed_point
from thuislijn.drawing.memory import Lane
from thuislijn.drawing.scale import Level, Scale
from thuislijn.drawing.spans import Span
from thuislijn.drawing.svg import Cut, Fixed, Sheet, escaped, item_group, n, tidy
from thuislijn.drawing.text import NAME, SMALL, SMALL_BOLD, Style, shortened, width
from thuislijn.drawing.view import View
from thuislijn.drawing.words import word
from thuislijn.timeline.items import Item, Measure, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language, MeasureKind

STRIP_HEIGHT = 20.0
MARGIN = 14.0
_MUCH = 150  # elements

_MEASURES: dict[MeasureKind, tuple[str, str]] = {
    MeasureKind.SUPERVISION: ("OTS", "OTS"),
    MeasureKind.PROVISIONAL_SUPERVISION: ("VOTS", "VOTS"),
    MeasureKind.GUARDIANSHIP: ("voogdij", "guardianship"),
    MeasureKind.PLACEMENT_ORDER: ("MUHP", "MUHP"),
    MeasureKind.EXCLUSION_ORDER: ("huisverbod", "exclusion order"),
    MeasureKind.PROBATION: ("reclassering", "probation"),
}


@dataclass(slots=True)
class Frame:
    """The state of one drawing while it is laid out. `seen` gathers what the legend must explain, `lane` counts the
    lanes, `cuts` lie below the head, below every section and wherever else a page may part the drawing."""

    timeline: Timeline
    view: View
    scale: Scale
    cast: Cast
    sheet: Sheet = field(default_factory=Sheet)
    seen: set[str] = field(default_factory=set)
    drawn: int = 0
    lane: int = 0
    cuts: list[Cut] = field(default_factory=list)
    group_label: str = ""
    lanes: dict[Hashable, Lane] | None = None  # as they were drawn last on the same ground

    @property
    def language(self) -> Language:
        return self.view.language

    @property
    def left(self) -> float:
        return self.scale.left

    @property
    def right(self) -> float:
        return self.scale.right

    @property
    def breadth(self) -> tuple[float, float]:
        """From where to where the heads of sections reach: beyond the edges of a drawing that can be shifted."""
        wide = self.view.width
        return (0.0, wide) if self.view.link is None else (-wide, 2.0 * wide)

    def word(self, key: str) -> str:
        return word(key, self.view.language)

    def folded(self, *names: str) -> bool:
        return any(name in self.view.folded for name in names)

    def named(self, label: str, lanes: Callable[[float], float], y: float) -> float:
        """Draws lanes from `y` as one group with a name for screen readers; returns the y below them."""
        body = self.sheet.body
        self.group_label = f'<g role="graphics-object" aria-label="{escaped(label)}">'
        body.append(self.group_label)
        below = lanes(y)
        if body[-1] is self.group_label:
            body.pop()
        else:
            body.append("</g>")
        return below

    def may_part(self, y: float) -> None:
        """Says that nothing stands across this height: a page may take what lies above apart from what lies below.

        Only what is much is parted, so that a browser need not lay out all of it before it shows the first of it.
        """
        body = self.sheet.body
        since = self.cuts[-1].body if self.cuts else 0
        if self.view.link is None or len(body) - since < _MUCH:
            return
        body.append("</g>")
        self.cuts.append(self.sheet.cut(y))
        body.append(self.group_label)

    def kept(self, name: Hashable, entries: Sequence[object], y: float, draw: Callable[[float], float]) -> float:
        """Draws a lane from `y`, or takes it from memory where nothing that it is drawn from differs; the y below."""
        if self.lanes is None:
            return draw(y)
        known = self.lanes.get(name)
        if known is None or known.start != (y, self.lane) or known.entries != tuple(entries):
            known = self.lanes[name] = self._drawn(tuple(entries), y, draw)
        else:
            self.sheet.put(known.drawn)
            self.drawn += known.count
        self.seen |= known.seen
        y, self.lane = known.end
        return y

    def _drawn(self, entries: tuple[object, ...], y: float, draw: Callable[[float], float]) -> Lane:
        start, count, seen = (y, self.lane), self.drawn, self.seen
        sizes = [len(layer) for layer in self.sheet.layers]
        self.seen = set()
        below = draw(y)
        drawn = self.sheet.since(sizes)
        lane = Lane(entries, start, (below, self.lane), drawn, self.drawn - count, frozenset(self.seen))
        self.seen = seen
        return lane

    # -------------------------------------------------------------------------------------------- the gutter

    def gutter(self, y: float, text: str, bold: bool = False, inset: float = 12.0, colour: str = "cg") -> None:
        """A name of a lane, right-aligned in the gutter with its middle at `y`; shortened where it is too long."""
        style = SMALL_BOLD if bold else SMALL
        edge = self.left - inset
        shown = shortened(tidy(text), edge - MARGIN / 2, style)
        self.sheet.body.append(Fixed(self.sheet.text(edge, y + 3.8, shown, style, "end", "" if bold else colour)))

    def strip(self, y: float, name: str, note: str = "", folded: bool = False) -> float:
        """The head of a section over the full width, with a note where the name leaves room; returns where its lanes
        begin."""
        sheet, (low, high) = self.sheet, self.breadth
        sheet.strips.append(rect("strip", low, y, high, y + STRIP_HEIGHT))
        sheet.strips.append(line("edge", low, y, high, y))
        if folded:
            sheet.strips.append(Fixed(f'<path class="ink" d="M4 {n(y + 6)}l5 4l-5 4Z"/>'))
        room = self.left - MARGIN - 8
        if width(tidy(name), NAME) + 8 + width(note, SMALL) > room:
            note = ""  # a name tells children apart, the year of birth does not
        shown = shortened(tidy(name), room, NAME)
        sheet.strips.append(Fixed(sheet.text(MARGIN, y + 15, shown, NAME)))
        if note:
            sheet.strips.append(Fixed(sheet.text(MARGIN + width(shown, NAME) + 8, y + 15, note, SMALL, colour="cg")))
        return y + STRIP_HEIGHT

    # ---------------------------------------------------------------------------------------------- texts

    def texts(self, item: Item) -> tuple[str, ...]:
        """The titles of an item from full to short."""
        title, short = tidy(item.title), tidy(item.short) or self._usual_short(item)
        if not title or title == short:
            return (short,) if short else ()
        return (title, short) if short and len(short) < len(title) else (title,)

    def _usual_short(self, item: Item) -> str:
        if isinstance(item, Measure):
            pair = _MEASURES.get(item.measure_kind)
            return "" if pair is None else pair[self.language == "en"]
        return item.place.label(self.language) if isinstance(item, Stay) else ""

    def flag_texts(self, texts: tuple[str, ...], level: Level, style: Style) -> tuple[str, ...]:
        """The texts that a flag may carry, best first; the whole life prefers the short one."""
        most = (150.0, 210.0, 300.0, 340.0)[level]
        if level is Level.LIFE:
            texts = texts[::-1]
        whole = [text for text in texts if width(text, style) <= most]
        cut = [shown for text in texts if text not in whole and (shown := shortened(text, most, style))]
        return (*whole, *cut)

    # ---------------------------------------------------------------------------------------------- items

    def group(self, entry: Entry, inner: str, person: str = "") -> str:
        """The SVG group of an item, named by its sentence."""
        item = entry.item
        self.drawn += 1
        span = entry.span or entry.dated
        said = sentence(item, span, self.timeline, entry.disputed, self.language, person)
        return item_group(item.id, said, inner, self.view.link, self._days(span), item.id in self.view.lit)

    def _days(self, span: Span | None) -> str:
        """For a page that works with the marks: the number of the lane, and the days that can be dragged: 's' a start,
        'e' an end, 'p' both in one."""
        if self.view.link is None:
            return ""
        lane = f' data-l="{self.lane}"'
        if span is None or span.point:
            return lane if span is None else f'{lane} data-p="{span.start}"'
        start = "" if span.fades_in else f' data-s="{span.start}"'
        return lane + start if span.fades_out or span.ongoing else f'{lane}{start} data-e="{span.end}"'

    def point_signs(self, entry: Entry, x: float, y: float, tick: bool = False) -> str:
        """What a point carries beside its mark: not reviewed, disputed, and the stretch its date may lie in."""
        signs = ""
        if not entry.item.reviewed:
            self.seen.add("unreviewed")
            signs += torn_tick(x, y) if tick else unreviewed_point(x, y)
        if entry.disputed:
            self.seen.add("disputed")
            signs += contested(x, y + 9)
        return signs

    def ends(self, span: Span) -> Ends:
        """How a stretch begins and ends within the days shown."""
        scale = self.scale
        return Ends(
            cut_left=span.start < scale.first,
            cut_right=span.end > scale.last,
            arrow=span.ongoing and span.end <= scale.last,
            fade_left=span.fades_in and span.start >= scale.first,
            fade_right=span.fades_out and span.end <= scale.last,
        )

    def reach(self, span: Span, least: float = 3.0) -> tuple[float, float]:
        """Where a stretch is drawn from and to, within the plot and at least `least` px wide."""
        x0 = min(max(self.scale.x(span.start), self.left), self.right)
        x1 = max(min(self.scale.x(span.end), self.right), self.left)
        if x1 - x0 < least:
            x1 = min(x0 + least, self.right)
            x0 = x1 - least if x1 - x0 < least else x0
        return x0, x1
