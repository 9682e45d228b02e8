# SPDX-License-Identifier: EUPL-1.2
"""What the caller asks of a drawing: stretch, width, language, form; all values immutable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thuislijn.timeline.moment import Day
from thuislijn.timeline.vocabulary import Language


class Living(StrEnum):
    """How stays are drawn."""

    AUTO = "auto"  # a staircase, flat bars from four children on
    STAIRCASE = "staircase"
    FLAT = "flat"


class Fonts(StrEnum):
    """Whether the SVG carries its fonts."""

    EMBED = "embed"  # as data in the file: for an SVG that stands alone
    REFER = "refer"  # by name only: the page around it brings them (`faces.css`)


class Tone(StrEnum):
    """How loud a bracket is."""

    QUIET = "quiet"  # grey-brown, for what was not there, such as 'uit beeld'
    HOT = "hot"  # orange, for what came all at once, such as 'snelkookpan'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A stretch that a lens points at, first and last day inclusive.

    `label` is its name ('uit beeld'); the drawing adds how long it lasted. `detail` is a longer text for where there
    is room ('snelkookpan: 17 acties, 8 partijen'). `certain` False draws it dashed: it holds on some readings of the
    dates only. `band` shades the stretch through all lanes.
    """

    start: Day
    end: Day
    label: str
    tone: Tone = Tone.QUIET
    certain: bool = True
    detail: str = ""
    band: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnified:
    """One stretch of the axis drawn `factor` times as wide as the rest; first and last day inclusive."""

    first: Day
    last: Day
    factor: float

    def __post_init__(self) -> None:
        if self.last < self.first or not 1 < self.factor <= 1000:
            raise ValueError("a magnified stretch needs first <= last and a factor above 1, at most 1000")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What to draw of a timeline, and how.

    `first` and `last` None: from the start of the story to the reference day. `width` in px, at least 360. `persons`
    empty: everybody, else only what concerns these ids (and what concerns nobody in particular). `folded` holds names
    of sections ('family', 'parents', 'people', 'brackets', 'child:ID', or 'children' for all) and of lanes within
    them ('events', 'questions', 'strengths', 'actions', 'circumstances', 'living', 'contact', 'measures', 'school',
    'help', 'diagnoses', 'lead', 'organisations'). `domains` puts the life domains below all others, as a section of
    that name. `id` keeps the ids of several drawings on one page apart. With `link` every mark is a link to that
    address followed by the id of its item, and says which of its days can be moved; a
    turning point is a link to `link_points` and its id; items that cannot be told apart share a link to `link_days`, in
    which {first} and {last} stand for the days (ISO 8601) to draw. Marks in `lit` have the class 'lit'.
    """

    first: Day | None = None
    last: Day | None = None
    width: int = 1600
    language: Language = "nl"
    living: Living = Living.AUTO
    magnified: Magnified | None = None
    folded: frozenset[str] = frozenset()
    persons: tuple[str, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    legend: bool = True
    domains: bool = False
    fonts: Fonts = Fonts.EMBED
    id: str = "tl"
    link: str | None = None
    link_points: str = ""
    link_days: str = ""
    lit: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.width < 360:
            raise ValueError("a drawing is at least 360 px wide")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("the last day of a drawing cannot lie before the first")
