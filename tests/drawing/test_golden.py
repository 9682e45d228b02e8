# SPDX-License-Identifier: EUPL-1.2
"""One small drawing kept as a file, so that a change of the picture is seen in review.

After an intended change: `python -m tests.drawing.test_golden`, and look at the file before committing it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.drawing.checking import outside, overlapping
from tests.drawing.demo_family import BRACKETS, DEMO, day
from thuislijn.drawing.draw import draw, lay_out
from thuislijn.drawing.view import Fonts, View
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event, Help, Item, Stay
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, EventKind, Language, PersonRole, PlaceType

GOLDEN = Path(__file__).parent / "golden" / "one_child.svg"


def one_child() -> Timeline:
    """A girl who lived with her grandmother for a year."""

    def during(start: str, end: str) -> Period:
        return Period.during(Moment.on(day(start)), Moment.on(day(end)))

    items: tuple[Item, ...] = (
        Stay(id="s1", title="thuis", when=during("2010-05-01", "2018-03-01"), persons=("k",), place=PlaceType.HOME),
        Stay(
            id="s2", title="bij oma", when=during("2018-03-01", "2019-04-01"), persons=("k",), place=PlaceType.NETWORK
        ),
        Stay(
            id="s3",
            title="thuis",
            when=Period.since(Moment.on(day("2019-04-01"))),
            persons=("k",),
            place=PlaceType.HOME,
        ),
        Help(
            id="h",
            title="speltherapie",
            when=during("2018-06-01", "2018-09-01"),
            waiting_from=Moment.on(day("2018-01-01")),
            broken_off=Answer.YES,
            persons=("k",),
        ),
        Event(id="e", title="oma ziek", when=Period.at(Moment.in_year(2019)), event_kind=EventKind.LIFE_EVENT),
    )
    child = Person(id="k", name="Noor", role=PersonRole.CHILD, birth=Moment.on(day("2010-05-01")))
    return Timeline(id="one", title="Noor", reference_day=day("2020-01-01"), persons=(child,), items=items)


def picture() -> str:
    """The drawing without its style sheet."""
    svg = draw(one_child(), View(width=800, fonts=Fonts.REFER))
    return re.sub(r"<style>.*?</style>\n", "", svg, flags=re.DOTALL)


def test_the_picture_is_the_one_that_was_looked_at() -> None:
    assert picture() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("width", [360, 480, 700, 1200, 2400])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_labels_keep_apart_at_every_width(width: int, language: Language) -> None:
    layout = lay_out(DEMO, View(width=width, language=language, brackets=BRACKETS))
    assert overlapping(layout.labels) == []
    assert outside(layout) == []


if __name__ == "__main__":
    GOLDEN.write_text(picture(), "utf-8")
