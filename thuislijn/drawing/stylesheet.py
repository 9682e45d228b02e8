# SPDX-License-Identifier: EUPL-1.2
"""The one style sheet of a drawing. Class selectors only, which every renderer of SVG knows."""

from __future__ import annotations

from functools import lru_cache

from thuislijn.drawing import palette as p
from thuislijn.drawing.faces import SANS_STACK, SERIF_STACK
from thuislijn.drawing.text import STYLES

ROOT = "tld"
"""Class of the drawing itself. Every rule begins with it: in an HTML page the rules would reach the page as well."""


def _rule(selector: str, **declarations: object) -> str:
    body = ";".join(f"{key.replace('_', '-')}:{value}" for key, value in declarations.items())
    return f".{ROOT} .{selector}{{{body}}}"


def _box(selector: str, fill: str, stroke: str, width: float = 1.0) -> str:
    return _rule(selector, fill=fill, stroke=stroke, stroke_width=width)


def _line(selector: str, stroke: str, width: float = 1.0, dashes: str = "") -> str:
    extra = {"stroke_dasharray": dashes} if dashes else {}
    return _rule(selector, fill="none", stroke=stroke, stroke_width=width, **extra)


def _texts() -> list[str]:
    rules = []
    for style in STYLES:
        family, weight = style.face.split("-")
        stack = SANS_STACK if family == "sans" else SERIF_STACK
        rules.append(
            _rule(
                style.name,
                font_family=stack,
                font_weight=weight,
                font_size=f"{style.size:g}px",
                fill=p.INK,
                white_space="pre",
            )
        )
    colours = {"cg": p.GREY, "cw": "#ffffff", "cr": p.RED, "co": p.HOT, "ck": p.WAIT_TEXT, "cb": p.BLUE, "cn": p.GREEN}
    rules.extend(_rule(name, fill=colour) for name, colour in colours.items())
    return rules


def _boxes() -> list[str]:
    return [
        _rule("paper", fill=p.PAPER),
        _rule("strip", fill=p.STRIP),
        _rule("bandq", fill=p.BAND_QUIET),
        _rule("bandh", fill=p.BAND_HOT),
        _rule("mag", fill=p.MAGNIFIED),
        _box("help", p.HELP, p.HELP_EDGE),
        _rule("hold", fill="#fbf3de"),
        _line("holdend", p.HELP_EDGE, 1, "2 2"),
        _box("light", p.HELP_LIGHT, p.HELP_EDGE),
        _box("wait", p.PAPER, p.HELP_EDGE),
        _box("meas", p.MEASURE, p.MEASURE),
        _box("sch", p.SCHOOL, p.SCHOOL_EDGE),
        _box("part", p.SCHOOL_PART, p.SCHOOL_EDGE),
        _box("absent", "#ffffff", p.RED, 1.3),
        _box("circ", p.CIRCUMSTANCE, p.CIRCUMSTANCE_EDGE),
        _box("good", p.GREEN_FILL, p.GREEN),
        _box("lead", p.LEAD, "#5f584c"),
        _box("gap", p.PAPER, p.CIRCUMSTANCE_EDGE),
        _box("org", p.ORGANISATION, p.ORGANISATION_EDGE),
        _rule("sil", fill=p.SILHOUETTE),
        _box("diag", "#ffffff", p.INK, 1.4),
        _rule("ink", fill=p.INK),
        _rule("red", fill=p.RED),
        _rule("green", fill=p.GREEN),
        _box("ring", p.PAPER, p.BLUE, 2),
        _box("tick", "#3a352e", p.PAPER, 0.6),
        _box("otick", p.PAPER, "#3a352e", 1.2),
        _box("plate", p.PAPER, p.INK, 1),
        _rule("perf", fill=p.PAPER),
        *(_box(f"c-{carrier.value}", *colours) for carrier, colours in p.CARRIERS.items()),
    ]


def _lines() -> list[str]:
    return [
        _line("grid", p.GRID),
        _line("grid2", p.BASELINE),
        _line("base", p.BASELINE, 1.4),
        _line("edge", p.STRIP_EDGE, 1.4),
        _line("axis", p.RAIL, 1.2),
        _line("rung", p.RAIL, 1, "1 4"),
        _line("rail", p.RAIL, 1.4),
        _line("turn", p.RED, 1.1, "1.5 3"),
        _line("ref", p.INK, 1.4),
        _line("lead-line", "#8d877b"),
        _line("dash", p.CIRCUMSTANCE_EDGE, 1.2, "3 2.5"),
        _line("span", "#3a352e", 1.2),
        _line("unsure", "#3a352e", 1.2, "2 2.5"),
        *(_rule(name, fill="none", stroke_linecap="round") for name in ("dots", "rings", "holes")),
        _rule("dots", stroke=p.INK, stroke_width=6.6),
        _rule("dots.big", stroke_width=8.4),
        _rule("rings", stroke=p.BLUE, stroke_width=11.2),
        _rule("holes", stroke=p.PAPER, stroke_width=7.2),
        _rule("hit", fill="none", pointer_events="all"),
        _line("unrev", "#7d7567", 0.9, "1.5 1.6"),
        _line("hatch", p.HELP_EDGE, 1.2),
        _line("cross", p.RED, 2.4),
        _line("quiet", p.QUIET, 3.2),
        _line("hot", p.HOT, 3.2),
        _line("quiet-p", p.QUIET, 3.2, "6 3"),
        _line("hot-p", p.HOT, 3.2, "6 3"),
        _line("magline", "#3a6f91", 1.8),
        _line("sline", "#8d8473", 1.2),
        _line("stroke", p.INK, 1.2),
        _line("gstroke", p.GREEN, 1.4),
        _line("c-none", p.CIRCUMSTANCE_EDGE, 1.2, "1 3.5"),
        _line("c-lines", p.INK, 0.7),
        _rule("ns", stroke="none"),
        _rule("est", stroke_dasharray="3.5 2.5"),
        _rule("f1", fill_opacity=0.7, stroke="none"),
        _rule("f2", fill_opacity=0.45, stroke="none"),
        _rule("f3", fill_opacity=0.2, stroke="none"),
    ]


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The rules for texts, boxes and lines."""
    places = [_box(f"p-{place.value}", fill, p.place_edge(place)) for place, fill in p.PLACES.items()]
    tints = [_rule(f"q-{place.value}", fill=p.tinted(fill)) for place, fill in p.PLACES.items()]
    risers = [_line(f"r-{place.value}", p.place_edge(place), 2) for place in p.PLACES]
    return "".join([*_texts(), *_boxes(), *_lines(), *places, *tints, *risers])
