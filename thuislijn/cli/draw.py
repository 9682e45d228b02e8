# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn draw`: a timeline as SVG, PDF or PNG."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from thuislijn.cli.files import day, kind_of, load_timeline, write_whole
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, CommandError, Speaker
from thuislijn.drawing.view import Living, Magnified, View
from thuislijn.reports.showing import as_pdf, as_png, as_svg, for_readers, look
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline

_PIXELS_PER_MONTH = {"jaar": 8.0, "year": 8.0, "maand": 90.0, "month": 90.0, "week": 480.0}
_DAYS_PER_MONTH = 30.44
_WIDEST = 60_000  # px; wider pictures are more than any program opens
_MAGNIFY = re.compile(r"(\S+?)\.\.([^:]+)(?::(\d+(?:\.\d+)?))?")


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Draws the file and says where the picture is."""
    kind = kind_of(options.out, ("svg", "pdf", "png"))
    timeline = for_readers(load_timeline(options.family, speaker.language), speaker.language, options.identified)
    brackets = () if options.no_lenses else look(timeline, load_settings(options.settings)).brackets(speaker.language)
    first, last = _range(options)
    view = View(
        first=first,
        last=last,
        width=_width(options, timeline, first, last),
        language=speaker.language,
        living=_living(options),
        magnified=_magnified(options.magnify) if options.magnify else None,
        brackets=brackets,
    )
    writers: dict[str, Callable[[Timeline, View, bool], str | bytes]] = {"svg": as_svg, "pdf": as_pdf, "png": as_png}
    write_whole(options.out, writers[kind](timeline, view, options.page))
    speaker.say(f"De tekening staat in {options.out}.", f"The drawing is in {options.out}.")
    return OK


def _range(options: argparse.Namespace) -> tuple[Day | None, Day | None]:
    first = day(options.first) if options.first else None
    last = day(options.last) if options.last else None
    if first is not None and last is not None and last < first:
        raise CommandError(
            f"--to ({options.last}) ligt voor --from ({options.first}); draai ze om.",
            f"--to ({options.last}) lies before --from ({options.first}); swap them.",
        )
    return first, last


def _living(options: argparse.Namespace) -> Living:
    if options.flat:
        return Living.FLAT
    return Living.STAIRCASE if options.staircase else Living.AUTO


def _width(options: argparse.Namespace, timeline: Timeline, first: Day | None, last: Day | None) -> int:
    """The width asked for, or the one at which a month is as wide as the zoom asks."""
    if not options.zoom:
        return max(480, min(int(options.width), _WIDEST))
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
    return max(480, wanted)


def _magnified(text: str) -> Magnified:
    found = _MAGNIFY.fullmatch(text)
    if not found:
        raise CommandError(
            f"--magnify {text}: schrijf VAN..TOT of VAN..TOT:KEER, zoals 2021-04-01..2021-08-01:9.",
            f"--magnify {text}: write FROM..TO or FROM..TO:TIMES, such as 2021-04-01..2021-08-01:9.",
        )
    try:
        return Magnified(first=day(found[1]), last=day(found[2]), factor=float(found[3] or 8))
    except ValueError as error:
        raise CommandError(
            f"--magnify {text}: de eerste dag komt voor de laatste, en de vergroting ligt tussen 1 en 1000.",
            f"--magnify {text}: the first day comes before the last, and the factor lies between 1 and 1000.",
        ) from error
