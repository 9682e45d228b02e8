# SPDX-License-Identifier: EUPL-1.2
"""The section of one child: name, birth year and ages; living, contact, measure, school, help, diagnoses."""

from __future__ import annotations

import datetime as dt
from functools import partial

from thuislijn.drawing.axis import age_ruler
from thuislijn.drawing.cast import Part
from thuislijn.drawing.frame import Frame
from thuislijn.drawing.lanes.bars import Rows
from thuislijn.drawing.lanes.kinds import diagnosis_lane, lane_of
from thuislijn.drawing.lanes.living import flat_lane, living_lane
from thuislijn.drawing.svg import tidy
from thuislijn.drawing.view import Living

FLAT_FROM = 4
"""Children from which on stays are drawn flat, unless the view says otherwise."""

_LANES = (
    ("contact", Rows(bar=12, pitch=15, most=3)),
    ("measures", Rows(most=3)),
    ("school", Rows(single=True, most=1)),
    ("help", Rows()),
    ("circumstances", Rows(most=4)),
)


def child_section(frame: Frame, y: float, part: Part) -> float:
    """Draws a child's head and lanes; returns the y below."""
    name, note, id = _head(frame, part)
    head = y
    folded = frame.folded("children", f"child:{id}")
    y = frame.strip(y, name, note, folded)
    if part.person is not None:
        age_ruler(frame, head, part.person)
    if folded:
        return y
    stays = part.lane("living")
    if stays and not frame.folded("living"):
        lane = flat_lane if is_flat(frame) else living_lane
        y = frame.kept(("living", id), stays, y, partial(lane, frame, stays=stays, person=name))
    else:
        y += 4
    for key, rows in _LANES:
        entries = part.lane(key)
        if entries and not frame.folded(key):
            frame.may_part(y)
            draw = partial(lane_of, frame, key=key, entries=entries, rows=rows, person=name)
            y = frame.kept((key, id), entries, y + 2, draw)
    diagnoses = part.lane("diagnoses")
    if diagnoses and not frame.folded("diagnoses"):
        draw = partial(diagnosis_lane, frame, entries=diagnoses, person=name)
        y = frame.kept(("diagnoses", id), diagnoses, y + 2, draw)
    return y + 4


def is_flat(frame: Frame) -> bool:
    """Whether stays are drawn as flat bars."""
    living = frame.view.living
    if living is Living.AUTO:
        return len(frame.cast.children) >= FLAT_FROM
    return living is Living.FLAT


def _head(frame: Frame, part: Part) -> tuple[str, str, str]:
    person = part.person
    if person is None:
        return frame.word("unknown_child"), "", ""
    birth = person.birth.middle
    note = "" if birth is None else str(dt.date.fromordinal(birth).year)
    if note and (person.birth.width or 0) > 366:
        note = f"±{note}"
    return tidy(person.name), note, person.id
