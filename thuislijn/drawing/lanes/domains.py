# SPDX-License-Identifier: EUPL-1.2
"""The section of the life domains: nine small lanes for each child, with who carries each of them when (S1 3.3.1).

A carrier is told by a letter, by its ground (plain, dark, hatched) and by its colour, so that it can be told in grey.
What nobody recorded is a dotted line: not recorded is not the same as carried by nobody.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import MARGIN, Frame
from thuislijn.drawing.spans import Span, span_of
from thuislijn.drawing.svg import n, tidy, uncovered
from thuislijn.drawing.text import NAME as STRIP
from thuislijn.drawing.text import SMALL, SMALL_BOLD, shortened, width
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import DomainCare
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain, Modality

NAME = "domains"
"""The section as `View.folded` knows it."""

_HEAD, _ROW, _BAR, _GAP = 18.0, 15.0, 12.0, 3.0
_TOUCHING = 7.0  # px of overlap that is not seen as one
_HATCHED = (Carrier.NETWORK, Carrier.SCHOOL)
_DARK = (Carrier.CARE,)
_LETTERS: dict[Carrier, tuple[str, str]] = {
    Carrier.FAMILY: ("G", "F"),
    Carrier.YOUNG_PERSON: ("J", "Y"),
    Carrier.NETWORK: ("N", "N"),
    Carrier.SCHOOL: ("S", "S"),
    Carrier.CARE: ("Z", "C"),
}


def letter_of(carrier: Carrier, language: str) -> str:
    """The letter by which a carrier is told in the drawing and its legend."""
    return _LETTERS[carrier][language == "en"]


def domains_section(frame: Frame, y: float) -> float:
    """Draws the section for every child that is shown; returns the y below."""
    persons = carried_for(frame.timeline, frame.view.persons)
    folded = frame.folded(NAME)
    if not persons:
        return y
    fits = width(frame.word(NAME), STRIP) <= frame.left - MARGIN - 8
    y = frame.strip(y, frame.word(NAME if fits else "domains_short"), folded=folded)
    if folded:
        return y
    for person in persons:
        own = [item for item in _facts(frame.timeline) if person.id in item.persons]
        lane = partial(_of_one, frame, person=person, items=own)
        y = frame.kept((NAME, person.id), [person, *own], y, lane)
    return y + 4


def carried_for(timeline: Timeline, persons: tuple[str, ...] = ()) -> list[Person]:
    """Whose life domains are shown: the children, and whoever else they are recorded of."""
    recorded = {id for item in _facts(timeline) for id in item.persons}
    others = [one for one in timeline.persons if one.id in recorded and one not in timeline.children]
    return [one for one in (*timeline.children, *others) if not persons or one.id in persons]


def _facts(timeline: Timeline) -> list[DomainCare]:
    return [one for one in timeline.facts(DomainCare) if one.modality is Modality.ACTUAL]


def _of_one(frame: Frame, y: float, person: Person, items: list[DomainCare]) -> float:
    frame.sheet.body.append(marks.line("grid2", frame.left, y + 1, frame.right, y + 1))
    frame.gutter(y + _HEAD / 2 + 2, person.name, bold=True)
    y += _HEAD
    for domain in LifeDomain:
        y = _lane(frame, y, domain, person, [item for item in items if item.domain is domain])
    return y


def _lane(frame: Frame, y: float, domain: LifeDomain, person: Person, items: list[DomainCare]) -> float:
    """One domain: those who carry it at once lie under each other."""
    frame.lane += 1
    spanned = [(span, item) for item in items if (span := _span(frame, item)) is not None]
    rows = _rows(frame, sorted(spanned, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)))
    frame.gutter(y + _ROW / 2, _name(frame, domain))
    _unknown(frame, y + _ROW / 2, person, [span for span, _ in spanned])
    for number, row in enumerate(rows):
        for span, item in row:
            _bar(frame, y + number * (_BAR + 1) + (_ROW - _BAR) / 2, span, item, person)
    return y + max(1, len(rows)) * (_BAR + 1) + _GAP


def _name(frame: Frame, domain: LifeDomain) -> str:
    """The name of a domain, or its first half where the gutter is too narrow: 'ontwikkeling'."""
    name = domain.label(frame.language)
    room = frame.left - 12 - MARGIN / 2
    return name if width(name, SMALL) <= room else name.partition(" en ")[0].partition(" and ")[0]


def _rows(frame: Frame, spanned: list[tuple[Span, DomainCare]]) -> list[list[tuple[Span, DomainCare]]]:
    """As few rows as hold all bars. Months that touch overlap by some days: what is too little to see makes no row."""
    rows: list[list[tuple[Span, DomainCare]]] = []
    for span, item in spanned:
        x = frame.scale.x(span.start)
        row = next((one for one in rows if frame.scale.x(one[-1][0].end) - x <= _TOUCHING), None)
        if row is None:
            rows.append(row := [])
        elif row[-1][0].end > span.start:
            last, before = row[-1]
            row[-1] = (replace(last, end=max(last.start, span.start)), before)
        row.append((span, item))
    return rows


def _span(frame: Frame, item: DomainCare) -> Span | None:
    """The stretch of an item where it touches the days shown."""
    span = span_of(item.when, frame.timeline.reference_day)
    shown = span is not None and span.end >= frame.scale.first and span.start <= frame.scale.last
    return span if shown else None


def _unknown(frame: Frame, y: float, person: Person, spans: list[Span]) -> None:
    """A dotted line wherever nobody recorded who carries this, during the life of the child."""
    scale = frame.scale
    born = person.birth.earliest if person.birth.earliest is not None else scale.first
    first, last = max(born, scale.first), min(frame.timeline.reference_day, scale.last)
    if first >= last:
        return
    word = frame.word("not_recorded")
    for start, end in uncovered(first, last, [(span.start, span.end) for span in spans]):
        a, b = scale.x(start), scale.x(end)
        if b - a < 2:
            continue
        room = width(word, SMALL) + 12
        if b - a > room * 1.6:
            text = frame.sheet.text(a + 8, y + 3.8, word, SMALL, colour="cg")
            frame.sheet.body.append(f'<path class="c-none" d="M{n(a)} {n(y)}h5M{n(a + room)} {n(y)}H{n(b)}"/>{text}')
        else:
            frame.sheet.body.append(f'<path class="c-none" d="M{n(a)} {n(y)}H{n(b)}"/>')


def _bar(frame: Frame, y: float, span: Span, item: DomainCare, person: Person) -> None:
    scale = frame.scale
    x0, x1 = max(scale.x(span.start), frame.left), min(scale.x(span.end), frame.right)
    x1 = max(x1, x0 + 3)
    css = f"c-{item.carrier.value}" + (" est" if span.estimated else "")
    parts = [marks.bar(css, x0, x1, y, _BAR, frame.ends(span))]
    name, letter = item.carrier.label(frame.language), letter_of(item.carrier, frame.language)
    text = name if width(name, SMALL) + 10 <= x1 - x0 else letter if x1 - x0 >= 13 else ""
    taken = width(text, SMALL_BOLD if text == letter else SMALL) + 8 if text else 0.0
    if item.carrier in _HATCHED and x1 - x0 > taken + 4:
        parts.append(_hatch(item.carrier, x0 + taken, x1, y))
    if text:
        style = SMALL_BOLD if text == letter else SMALL
        shown = shortened(tidy(text), x1 - x0 - 4, style)
        parts.append(frame.sheet.text(x0 + 4, y + 9.6, shown, style, colour="cw" if item.carrier in _DARK else ""))
    entry = Entry(item, span, 1.0, disputed=False)
    frame.sheet.body.append(frame.group(entry, "".join(parts), tidy(person.name)))


def _hatch(carrier: Carrier, x0: float, x1: float, y: float) -> str:
    """Oblique lines for the network, upright ones for school; no text lies on them."""
    step = 5.0
    if carrier is Carrier.SCHOOL:
        count = int((x1 - x0) / step)
        d = "".join(f"M{n(x0 + step / 2 + k * step)} {n(y + 1)}v{n(_BAR - 2)}" for k in range(count))
    else:
        lean = _BAR - 2
        count = int((x1 - x0 - lean) / step)
        d = "".join(f"M{n(x0 + k * step)} {n(y + _BAR - 1)}l{n(lean)} {n(-lean)}" for k in range(max(0, count)))
    return f'<path class="c-lines" d="{d}"/>' if d else ""
