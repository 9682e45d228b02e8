# SPDX-License-Identifier: EUPL-1.2
"""The colours, and which text is readable on which of them."""

from __future__ import annotations

from functools import lru_cache

from thuislijn.timeline.vocabulary import Carrier, PlaceType

PAPER = "#fdfcf9"
INK = "#1f1d1a"
GREY = "#57524a"
STRIP = "#f3efe6"
STRIP_EDGE = "#cfc8b9"
GRID = "#e6e1d6"
BASELINE = "#efebe2"
RAIL = "#b9b2a3"

RED = "#ad241a"
BLUE = "#1f5f8b"
GREEN = "#2f6a45"
GREEN_FILL = "#dcecdc"

HELP = "#f3dfae"
HELP_LIGHT = "#fdf6e3"
HELP_EDGE = "#8a6414"
WAIT_TEXT = "#7a560c"
MEASURE = "#2e2a26"
SCHOOL = "#dfe3e6"
SCHOOL_PART = "#f0f2f3"
SCHOOL_EDGE = "#6d7a84"
CIRCUMSTANCE = "#ece7dc"
CIRCUMSTANCE_EDGE = "#857d6e"
LEAD = "#d6cfbf"
ORGANISATION = "#c9c1b0"
ORGANISATION_EDGE = "#857d6e"
SILHOUETTE = "#ddd6c8"

BAND_QUIET = "#e9e5dc"
BAND_HOT = "#fbe3d3"
QUIET = "#5c574e"
HOT = "#a33d18"
MAGNIFIED = "#e3edf3"

PLACES: dict[PlaceType, str] = {
    PlaceType.HOME: "#b5dbc9",
    PlaceType.NETWORK: "#74b5b4",
    PlaceType.PART_TIME: "#5796a6",  # between its neighbours: the design names seven of the nine rungs
    PlaceType.FOSTER_FAMILY: "#3a7799",
    PlaceType.FAMILY_HOME: "#4a639b",
    PlaceType.RESIDENTIAL_GROUP: "#5c4b91",
    PlaceType.TREATMENT_GROUP: "#5e3278",
    PlaceType.CLINIC: "#4c205d",  # between its neighbours, as above
    PlaceType.SECURE: "#3a0f43",
    PlaceType.INDEPENDENT: "#eef3ea",
    PlaceType.UNKNOWN: "#ffffff",
}

PLACE_EDGES: dict[PlaceType, str] = {
    PlaceType.HOME: "#4f8f74",
    PlaceType.NETWORK: "#3c7d7c",
    PlaceType.PART_TIME: "#356a78",
    PlaceType.INDEPENDENT: "#5d7a52",
    PlaceType.UNKNOWN: "#857d6e",
}


CARRIERS: dict[Carrier, tuple[str, str]] = {
    Carrier.FAMILY: ("#b5dbc9", "#4f8f74"),
    Carrier.YOUNG_PERSON: ("#ffffff", "#1f1d1a"),
    Carrier.NETWORK: ("#d9ecec", "#3c7d7c"),
    Carrier.SCHOOL: ("#dfe3e6", "#6d7a84"),
    Carrier.CARE: ("#4b3a72", "#33254f"),
}
"""Fill and outline of who carries a life domain; letters and grounds tell them too (`lanes/domains.py`)."""


def place_edge(place: PlaceType) -> str:
    """The outline of a tread: darker than its fill, or the fill itself where that is dark."""
    return PLACE_EDGES.get(place, PLACES[place])


@lru_cache(maxsize=256)
def luminance(colour: str) -> float:
    """Relative luminance of '#rrggbb' (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def text_on(fill: str) -> str:
    """Ink or white, whichever reads better on a fill."""
    return INK if contrast(INK, fill) >= contrast("#ffffff", fill) else "#ffffff"


def tinted(colour: str, share: float = 0.16, ground: str = PAPER) -> str:
    """A pale tint: `share` of the colour on the ground."""
    mixed = (round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)
