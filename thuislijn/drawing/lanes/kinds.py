# SPDX-License-Identifier: EUPL-1.2
"""How each kind of item looks as a bar, and the lanes made of such bars."""

from __future__ import annotations

from functools import partial

from thuislijn.drawing import marks
from thuislijn.drawing.entries import Entry
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.bars import Bar, Look, Rows, bar_lane, make_bar
from thuislijn.drawing.spans import Span
from thuislijn.drawing.svg import n, tidy
from thuislijn.timeline.items import Contact, Diagnosis, Event, Help, Measure, Schooling
from thuislijn.timeline.vocabulary import (
    Answer,
    DiagnosisStatus,
    EventKind,
    HelpKind,
    HelpState,
    Intensity,
    SchoolState,
)

HELP = Look("help", legend="help")
LIGHT = Look("light", legend="light_help")
MEASURE = Look("meas", "cw", bold=True, legend="measures")
SCHOOL = Look("sch", legend="school")
PART_SCHOOL = Look("part", legend="partial_school")
ABSENT = Look("absent est", "cr", "cr", legend="not_at_school")
CIRCUMSTANCE = Look("circ", legend="circumstances")
STRENGTH = Look("good", legend="strengths")
CONTACT = Look("good", legend="contact")
NO_CONTACT = Look("absent est", "cr", "cr", legend="no_contact")
DIAGNOSIS = Look("diag", legend="diagnoses")

_LIGHT_KINDS = (HelpKind.ADVICE, HelpKind.SOCIAL_WORK, HelpKind.AFTERCARE)
_PARTLY = (SchoolState.PARTIAL, SchoolState.ALTERNATIVE, SchoolState.EXEMPT)


def look_of(entry: Entry) -> Look:
    """The look of an entry in a lane of bars."""
    item = entry.item
    if isinstance(item, Help):
        light = item.intensity is Intensity.LIGHT
        return LIGHT if light or (item.intensity is Intensity.UNKNOWN and item.help_kind in _LIGHT_KINDS) else HELP
    if isinstance(item, Measure):
        return MEASURE
    if isinstance(item, Schooling):
        if item.state.without_education:
            return ABSENT
        return PART_SCHOOL if item.state in _PARTLY else SCHOOL
    if isinstance(item, Contact):
        return NO_CONTACT if item.happened is Answer.NO else CONTACT
    if isinstance(item, Diagnosis):
        return DIAGNOSIS
    strength = isinstance(item, Event) and item.event_kind is EventKind.STRENGTH
    return STRENGTH if strength else CIRCUMSTANCE


def item_bar(frame: Frame, entry: Entry) -> Bar:
    """The bar of any entry, with what only its kind needs."""
    bar = make_bar(frame, entry, look_of(entry))
    item = entry.item
    if isinstance(item, Help):
        bar.refused = item.state in (HelpState.REJECTED, HelpState.WITHDRAWN) and entry.span is None
        if entry.span is None and entry.waits is not None and not bar.refused:
            bar.texts = tuple(f"{text}: {frame.word('waiting')}" for text in bar.texts) + bar.texts[-1:]
    elif isinstance(item, Schooling) and not bar.texts:
        bar.texts = (tidy(item.school_type) or item.state.label(frame.language),)
    return bar


def lane_of(frame: Frame, y: float, key: str, entries: list[Entry], rows: Rows, person: str = "") -> float:
    """A named lane of bars with its name in the gutter; returns the y below it."""
    frame.gutter(y + rows.bar / 2, frame.word(key))
    return bar_lane(frame, y, [item_bar(frame, entry) for entry in entries], rows, person)


def diagnosis_lane(frame: Frame, y: float, entries: list[Entry], person: str) -> float:
    """Diagnoses as squares with their names beside them: filled when established, open as a working hypothesis."""
    rows = Rows(bar=12, pitch=15, most=4)
    frame.gutter(y + rows.bar / 2, frame.word("diagnoses"))
    bars: list[Bar] = []
    for entry in entries:
        item, span = entry.item, entry.span
        if span is None or not isinstance(item, Diagnosis) or not frame.scale.shows(span.start):
            continue
        bar = make_bar(frame, entry, DIAGNOSIS)
        bar.span = Span(span.start, span.start, True, span.estimated)
        bar.x0 = min(max(bar.x0 - 4, frame.left), frame.right - 8)
        bar.x1 = bar.x0 + 8
        bar.sign = partial(diagnosis_sign, item)
        bars.append(bar)
    return bar_lane(frame, y, bars, rows, person)


def diagnosis_sign(item: Diagnosis, x: float, y: float) -> str:
    """The square of a diagnosis around its middle."""
    if item.status is DiagnosisStatus.HYPOTHESIS:
        return f'<rect class="diag est" x="{n(x - 4)}" y="{n(y - 4)}" width="8" height="8"/>'
    square = f'<rect class="diag" x="{n(x - 4)}" y="{n(y - 4)}" width="8" height="8"/>'
    if item.status is DiagnosisStatus.WITHDRAWN:
        return square + f'<path class="stroke" d="M{n(x - 6)} {n(y + 6)}L{n(x + 6)} {n(y - 6)}"/>'
    return square + marks.rect("ink", x - 2, y - 2, x + 2, y + 2)
