# SPDX-License-Identifier: EUPL-1.2
"""An invented family with two brothers, as rich as a real file: the drawing is judged by eye on it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from thuislijn.drawing.view import Bracket, Tone
from thuislijn.timeline.exchange import load

DEMO = load((Path(__file__).parent / "demo_family.json").read_text("utf-8"))


def day(text: str) -> int:
    """The ordinal of an ISO day."""
    return dt.date.fromisoformat(text).toordinal()


BRACKETS = (
    Bracket(start=day("2013-05-20"), end=day("2014-01-27"), label="uit beeld"),
    Bracket(start=day("2014-02-10"), end=day("2014-11-17"), label="uit beeld"),
    Bracket(start=day("2016-02-15"), end=day("2016-09-12"), label="uit beeld"),
    Bracket(start=day("2016-12-19"), end=day("2017-03-06"), label="uit beeld", certain=False),
    Bracket(start=day("2019-06-03"), end=day("2019-10-28"), label="uit beeld"),
    Bracket(
        start=day("2020-04-20"),
        end=day("2020-06-22"),
        label="snelkookpan",
        tone=Tone.HOT,
        detail="snelkookpan: 12 acties, 7 partijen, 9 weken",
    ),
)
