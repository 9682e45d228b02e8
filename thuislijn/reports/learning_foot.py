# SPDX-License-Identifier: EUPL-1.2
"""What stands at the foot of every page of a paper that was made while learning."""

from __future__ import annotations

import datetime as dt

from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text

_FOOT = {
    "nl": "Gemaakt om van te leren, geen behandelplan. Met schuilnamen. {family}, {day}",
    "en": "Made to learn from, not a treatment plan. With pseudonyms. {family}, {day}",
}


def running_foot(family: str, day: dt.date, language: Language) -> str:
    """The foot, with the pseudonym of the family and the day on which the paper was made."""
    return _FOOT[language].format(family=family, day=day_text(day.toordinal(), language))
