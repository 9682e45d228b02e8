# SPDX-License-Identifier: EUPL-1.2
"""What a threshold may be set to, by what it counts.

Without bounds a slip of the pen (60 for 6, 0.4 for 4) would silently put a question away or ask it of everyone. Times
end at 23 years: no child of youth help is older (Jeugdwet 1.1), so nothing in a timeline of children lasts longer.
"""

from __future__ import annotations

from typing import NamedTuple

from thuislijn.lenses.finding import Text, Threshold


class Allowed(NamedTuple):
    """From `least` to `most`, both included; `whole` where halves mean nothing."""

    least: float
    most: float
    whole: bool = False

    def takes(self, value: float) -> bool:
        """Whether a threshold may have this value."""
        return self.least <= value <= self.most and (not self.whole or float(value).is_integer())

    @property
    def words(self) -> Text:
        """'een getal van 1 tot en met 1200' and 'a number from 1 to 1200'."""
        whole = Text("heel ", "whole ") if self.whole else Text("", "")
        return Text(
            f"een {whole.nl}getal van {self.least:g} tot en met {self.most:g}",
            f"a {whole.en}number from {self.least:g} to {self.most:g}",
        )


# By the word in the name of a threshold that says what it counts.
_UNITS: dict[str, Allowed] = {
    "days": Allowed(1, 365),
    "weeks": Allowed(1, 1200),
    "months": Allowed(1, 276),
    "years": Allowed(1, 23),
    "percent": Allowed(1, 100),
    "age": Allowed(12, 18),
    "km": Allowed(1, 300),
    "factor": Allowed(1, 20),
    "nights": Allowed(1, 31),
}
# By the whole name: numbers of things.
_COUNTS: dict[str, Allowed] = {
    "organisations": Allowed(2, 20, True),
    "swings": Allowed(1, 10, True),
    "actions": Allowed(1, 50, True),
    "times": Allowed(2, 20, True),
    "times_after_failure": Allowed(2, 20, True),
    "requests": Allowed(2, 20, True),
    "extensions": Allowed(1, 20, True),
    "places": Allowed(2, 30, True),
    "moves": Allowed(1, 20, True),
    "crises": Allowed(1, 20, True),
    "times_planned": Allowed(1, 10),
    "ends": Allowed(1, 20, True),
    "pattern": Allowed(1, 20, True),
    "matters": Allowed(1, 6, True),
    "parts": Allowed(1, 6, True),
    "entries": Allowed(1, 50, True),
    "children": Allowed(2, 15, True),
    "people": Allowed(2, 20, True),
    "handovers": Allowed(1, 20, True),
}
_OF_ONE_LENS: dict[tuple[str, str], Allowed] = {
    ("NO_PERSPECTIVE", "percent"): Allowed(1, 500),  # a stay may last several times as long as was meant
    ("SCHOOL_ABSENCE", "from_age"): Allowed(4, 7),
    ("SCHOOL_ABSENCE", "until_age"): Allowed(16, 23),
}


def allowed(lens: str, threshold: Threshold) -> Allowed:
    """The values that a threshold of a lens may have. Raises KeyError for a name that this file does not know."""
    special = _OF_ONE_LENS.get((lens, threshold.name)) or _COUNTS.get(threshold.name)
    return special or _UNITS[next((word for word in threshold.name.split("_") if word in _UNITS), threshold.name)]
