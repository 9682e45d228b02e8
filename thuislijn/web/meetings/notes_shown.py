# SPDX-License-Identifier: EUPL-1.2
"""Notes as screens show them: when, about what, and the way back to what was on the screen."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.learning.meetings import AgreedNote, Meeting, ObserverNote
from thuislijn.store.learning.notes import readable_notes
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import moment_text, period_text
from thuislijn.web.page.language import say, spoken

_STRETCH = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class About:
    """What a note is about, in words; `address` leads to it on the timeline."""

    title: str
    when: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note of one observer. `column` tells the observers apart, from 1; `used`: an agreed note was made of it."""

    row: ObserverNote
    about: About
    column: int
    own: bool
    used: bool


def about_of(case: Case, section: str, key: str, window: str = "") -> About:
    """What stood on the screen: an entry of the timeline, or all of it; where it is gone that is said."""
    title, when = entry_words(timeline_of(case), section, key)
    query: dict[str, str] = {}
    if found := _STRETCH.fullmatch(window):
        query |= {"van": found[1], "tot": found[2]}
    if section == Section.ITEMS:
        query["toon"] = key
    address = reverse("timeline", args=[case.pk]) + (f"?{urlencode(query)}" if query else "")
    return About(title, when, address)


def entry_words(timeline: Timeline, section: str, key: str) -> tuple[str, str]:
    """Title of an entry and when it was, in words."""
    if section == Section.TURNING_POINTS:
        point = next((one for one in timeline.turning_points if one.id == key), None)
        if point is not None:
            return point.title, moment_text(point.when, spoken())
    elif section == Section.ITEMS:
        item = timeline.item(key)
        if item is not None:
            return item.title, period_text(item.when, spoken())
    else:
        return say("de hele tijdlijn", "the whole timeline"), ""
    return say("iets wat niet meer op de tijdlijn staat", "something that is no longer on the timeline"), ""


def shown_notes(user: UUID, meeting: Meeting, case: Case) -> list[ShownNote]:
    """The notes that somebody may read, in order of time."""
    rows = list(readable_notes(user, meeting, case).prefetch_related("agreed"))
    observers = list(dict.fromkeys(row.by for row in rows))
    return [
        ShownNote(
            row,
            about_of(case, row.about_section, row.about, row.window),
            1 + observers.index(row.by) % 4,
            row.by == user,
            bool(row.agreed.all()),
        )
        for row in rows
    ]


def agreed_notes(meeting: Meeting, case: Case) -> list[tuple[AgreedNote, About]]:
    """What was agreed on, in order of when it was noted."""
    rows = AgreedNote.objects.filter(meeting=meeting, case=case).prefetch_related("made_of").order_by("created")
    found = [(row, about_of(case, row.about_section, row.about)) for row in rows]
    return sorted(found, key=lambda pair: _first(pair[0]))


def _first(row: AgreedNote) -> dt.datetime:
    return min((note.at for note in row.made_of.all()), default=row.created)
