# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn draw`: a timeline as SVG, PDF or PNG."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator

from thuislijn.cli.files import day, keep_inputs, kind_of, load_timeline, printable, write_whole
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, CommandError, Speaker
from thuislijn.drawing.view import Living, Magnified, View
from thuislijn.reports.showing import as_pdf, as_png, as_svg, for_readers, look
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text

_PIXELS_PER_MONTH = {"jaar": 8.0, "year": 8.0, "maand": 90.0, "month": 90.0, "week": 480.0}
_DAYS_PER_MONTH = 30.44
_NARROWEST, _WIDEST = 480, 60_000  # px; wider pictures are more than any program opens
_LONGEST = 150  # years; no file of a living family tells of more
_MAGNIFY = re.compile(r"(\S+?)\.\.([^:]+)(?::(\d+(?:\.\d+)?))?")


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Draws the file and says where the picture is."""
    kind = kind_of(options.out, ("svg", "pdf", "png"))
    keep_inputs(options.out, options.family, options.settings)
    timeline = for_readers(load_timeline(options.family, speaker.language), speaker.language, options.identified)
    brackets = () if options.no_lenses else look(timeline, load_settings(options.settings)).brackets(speaker.language)
    first, last = _range(options, timeline)
    view = View(
        first=first,
        last=last,
        width=_width(options, timeline, first, last),
        language=speaker.language,
        living=_living(options),
        magnified=_magnified(options.magnify, timeline) if options.magnify else None,
        brackets=brackets,
    )
    writers: dict[str, Callable[[Timeline, View, bool], str | bytes]] = {"svg": as_svg, "pdf": as_pdf, "png": as_png}
    write_whole(options.out, printable(options.out, lambda: writers[kind](timeline, view, options.page)))
    speaker.say(f"De tekening staat in {options.out}.", f"The drawing is in {options.out}.")
    return OK


def _range(options: argparse.Namespace, timeline: Timeline) -> tuple[Day | None, Day | None]:
    """The days asked for. Raises CommandError where they are the wrong way round, endless or empty."""
    first = day(options.first) if options.first else None
    last = day(options.last) if options.last else None
    if first is not None and last is not None and last < first:
        raise CommandError(
            f"--to ({options.last}) ligt voor --from ({options.first}); draai ze om.",
            f"--to ({options.last}) lies before --from ({options.first}); swap them.",
        )
    if first is not None and last is not None and last - first > _LONGEST * 366:
        raise CommandError(
            f"Van {options.first} tot {options.last} is te lang om te tekenen; kies hooguit {_LONGEST} jaar.",
            f"From {options.first} to {options.last} is too long to draw; choose {_LONGEST} years at most.",
        )
    if (first is not None or last is not None) and not _tells_of(timeline, first, last):
        raise CommandError(
            f"In die tijd staat er niets op de tijdlijn.{_told(timeline, 'nl')}",
            f"The timeline holds nothing in that time.{_told(timeline, 'en')}",
        )
    return first, last


def _known_days(timeline: Timeline) -> Iterator[tuple[Day, Day]]:
    """The days on which anything on the timeline may have been, births included."""
    for item in timeline.items:
        days = item.when.possible_days(timeline.reference_day) if item.when.is_dated else None
        if days:
            yield days
    for child in timeline.children:
        if child.birth.earliest is not None and child.birth.latest is not None:
            yield child.birth.earliest, child.birth.latest


def _tells_of(timeline: Timeline, first: Day | None, last: Day | None) -> bool:
    return any(
        (first is None or high >= first) and (last is None or low <= last) for low, high in _known_days(timeline)
    )


def _told(timeline: Timeline, language: Language) -> str:
    """From when to when the timeline tells, so that the next try is right."""
    known = list(_known_days(timeline))
    if not known:
        return " Er heeft nog niets een datum." if language == "nl" else " Nothing in it has a date yet."
    low = day_text(min(low for low, _ in known), language)
    high = day_text(max(high for _, high in known), language)
    if language == "nl":
        return f" Zij vertelt van {low} tot {high}; kies een tijd daarbinnen."
    return f" It tells from {low} to {high}; choose a time within that."


def _living(options: argparse.Namespace) -> Living:
    if options.flat:
        return Living.FLAT
    return Living.STAIRCASE if options.staircase else Living.AUTO


def _width(options: argparse.Namespace, timeline: Timeline, first: Day | None, last: Day | None) -> int:
    """The width asked for, or the one at which a month is as wide as the zoom asks."""
    if not options.zoom:
        return _whole_width(options.width)
    try:
        scale = _PIXELS_PER_MONTH.get(options.zoom) or float(options.zoom)
    except ValueError:
        scale = 0
    if not 1 <= scale <= 2000:
        raise CommandError(
            f"--zoom {options.zoom}: kies jaar, maand, week of een getal van 1 tot 2000.",
            f"--zoom {options.zoom}: choose year, month, week or a number from 1 to 2000.",
        )
    starts = [item.when.start.earliest for item in timeline.items if item.when.start.earliest is not None]
    begin = first if first is not None else min(starts, default=timeline.reference_day)
    end = last if last is not None else timeline.reference_day
    wanted = round((end - begin) / _DAYS_PER_MONTH * scale) + 180
    if wanted > _WIDEST:
        raise CommandError(
            "Zo wordt de tekening te breed om te openen; geef met --from en --to een kortere tijd.",
            "The drawing would be too wide to open; give a shorter time with --from and --to.",
        )
    return max(_NARROWEST, wanted)


def _whole_width(text: str) -> int:
    width = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_WIDEST)) else 0
    if not _NARROWEST <= width <= _WIDEST:
        raise CommandError(
            f"--width {text}: kies een heel getal van {_NARROWEST} tot {_WIDEST}.",
            f"--width {text}: choose a whole number from {_NARROWEST} to {_WIDEST}.",
        )
    return width


def _magnified(text: str, timeline: Timeline) -> Magnified:
    found = _MAGNIFY.fullmatch(text)
    if not found:
        raise CommandError(
            f"--magnify {text}: schrijf VAN..TOT of VAN..TOT:KEER, zoals 2021-04-01..2021-08-01:9.",
            f"--magnify {text}: write FROM..TO or FROM..TO:TIMES, such as 2021-04-01..2021-08-01:9.",
        )
    first, last = day(found[1]), day(found[2])
    if first <= last and not _tells_of(timeline, first, last):
        raise CommandError(
            f"--magnify {text}: in die tijd staat er niets op de tijdlijn.{_told(timeline, 'nl')}",
            f"--magnify {text}: the timeline holds nothing in that time.{_told(timeline, 'en')}",
        )
    try:
        return Magnified(first=first, last=last, factor=float(found[3] or 8))
    except ValueError as error:
        raise CommandError(
            f"--magnify {text}: de eerste dag komt voor de laatste, en de vergroting ligt tussen 1 en 1000.",
            f"--magnify {text}: the first day comes before the last, and the factor lies between 1 and 1000.",
        ) from error
