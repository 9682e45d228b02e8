# SPDX-License-Identifier: EUPL-1.2
"""What the screens of safety show: the lines of each part, and the options of each occasion side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.explanations import ExplanationFactor
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import AlternativeKind, Answer
from thuislijn.web.explanation.page import factors_of
from thuislijn.web.page.item_picker import Choice, tied_items
from thuislijn.web.page.language import say

HEADINGS: dict[SafetyPart, tuple[tuple[str, str], tuple[str, str]]] = {
    SafetyPart.CONCERN: (
        ("Grootste zorgen", "Greatest concerns"),
        ("Nog geen zorg opgeschreven.", "No concern written down yet."),
    ),
    SafetyPart.IMMEDIATE: (
        ("Afspraken voor nu", "Agreements for now"),
        ("Nog niets afgesproken.", "Nothing agreed yet."),
    ),
    SafetyPart.DRIVER: (("Wat het aandrijft", "What drives it"), ("Nog niet uitgezocht.", "Not found out yet.")),
    SafetyPart.RECOVERY: (("Herstel", "Recovery"), ("Nog niets opgeschreven.", "Nothing written down yet.")),
}
"""The heading of each part, and what to say where it is empty."""

ROWS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("short_gain", ("Komende weken: levert op", "Coming weeks: gives")),
    ("short_harm", ("Komende weken: kost of schaadt", "Coming weeks: costs or harms")),
    ("long_gain", ("Later: levert op", "Later: gives")),
    ("long_harm", ("Later: kost of schaadt", "Later: costs or harms")),
    ("said_by", ("Wie zegt dit", "Who says so")),
)
"""The rows of the table of options, without the last one: whether it was chosen, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what it points to."""

    row: SafetyLine
    items: tuple[Choice, ...]
    factors: tuple[ExplanationFactor, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one part: those that hold now, and those that ended."""

    part: SafetyPart
    running: tuple[Line, ...]
    ended: tuple[Line, ...]

    @property
    def heading(self) -> str:
        return say(*HEADINGS[self.part][0])

    @property
    def nothing(self) -> str:
        return say(*HEADINGS[self.part][1])


@dataclass(frozen=True, slots=True)
class Weighing:
    """The options of one occasion; doing nothing for now stands first, and always there."""

    occasion: str
    options: tuple[WeighedOption, ...]

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """What is said of each option, row by row."""
        return [(say(*words), [str(getattr(option, name)) for option in self.options]) for name, words in ROWS]

    @property
    def verdicts(self) -> list[tuple[WeighedOption, str]]:
        """Of each option whether it was chosen."""
        return [(option, chosen_words(option)) for option in self.options]


def chosen_words(option: WeighedOption) -> str:
    """'gekozen', 'niet gekozen' or 'nog niet besloten'."""
    return {
        Answer.YES: say("gekozen", "chosen"),
        Answer.NO: say("niet gekozen", "not chosen"),
    }.get(Answer(option.chosen), say("nog niet besloten", "not decided yet"))


def parts_of(case: Case) -> list[Part]:
    """The four parts in the order in which they are worked on."""
    timeline = timeline_of(case)
    factors = {str(one.pk): one for one in factors_of(case)}
    running: dict[str, list[Line]] = defaultdict(list)
    ended: dict[str, list[Line]] = defaultdict(list)
    for row in SafetyLine.objects.filter(case=case).order_by("place", "created"):
        into = running if row.ended is None else ended
        tied = tuple(tied_items(timeline, row.items))
        pointed = tuple(factors[key] for key in row.factors if key in factors)
        into[row.part].append(Line(row, tied, pointed, first=not into[row.part]))
    return [Part(part, tuple(running[part]), tuple(ended[part])) for part in SafetyPart]


def weighings_of(case: Case) -> list[Weighing]:
    """Every occasion that was weighed, the newest first."""
    options: dict[str, list[WeighedOption]] = {}
    for option in WeighedOption.objects.filter(case=case).order_by("created"):
        options.setdefault(option.occasion, []).append(option)
    found = [
        Weighing(occasion, tuple(sorted(rows, key=lambda row: row.kind != AlternativeKind.WAITING)))
        for occasion, rows in options.items()
    ]
    return found[::-1]


def line_of(case: Case, line_id: UUID) -> SafetyLine:
    """A line of this case. Raises NotVisibleError."""
    found = SafetyLine.objects.filter(case=case, pk=line_id).first()
    if found is None:
        raise NotVisibleError("safety_line", str(line_id))
    return found


def option_of(case: Case, option_id: UUID) -> WeighedOption:
    """An option of this case. Raises NotVisibleError."""
    found = WeighedOption.objects.filter(case=case, pk=option_id).first()
    if found is None:
        raise NotVisibleError("weighed_option", str(option_id))
    return found
