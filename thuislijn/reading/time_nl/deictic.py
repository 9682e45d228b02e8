# SPDX-License-Identifier: EUPL-1.2
"""Days told from the day of writing: 'gisteren', 'dinsdag jl.', 'maandag a.s.', 'onlangs'."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.time_nl.values import Direction, FromNow, Length, Role, ThisUnit, Value, Weekday

Found = tuple[Value, Role, int]
"""A value, what it says about its event, and the index of the token after it."""

DAYS = {
    "vandaag": 0,
    "vanochtend": 0,
    "vanmorgen": 0,
    "vanmiddag": 0,
    "vanavond": 0,
    "vannacht": 0,
    "heden": 0,
    "gisteren": -1,
    "gister": -1,
    "gisteravond": -1,
    "gistermiddag": -1,
    "gisterochtend": -1,
    "gisternacht": -1,
    "eergisteren": -2,
    "morgen": 1,
    "morgenochtend": 1,
    "morgenmiddag": 1,
    "overmorgen": 2,
}
_DAYS_OF_WEEK = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKDAYS = {
    day + part: number
    for number, day in enumerate(_DAYS_OF_WEEK)
    for part in ("", "ochtend", "morgen", "middag", "avond", "nacht")
}
RECENT = word_set(
    """
    onlangs recent recentelijk kortgeleden kort-geleden pas-geleden laatst een-tijdje-geleden een-tijdje-terug
    een-poosje-geleden een-poosje-terug kort-tevoren
    """
)


def weekday_at(words: Sequence[str], at: int) -> Found | None:
    """'dinsdag jl.', 'maandag a.s.'."""
    if words[at] not in WEEKDAYS:
        return None
    nxt = at + 1
    nxt += nxt < len(words) and words[nxt] == "."
    tail = words[nxt] if nxt < len(words) else ""
    if tail in ("jl", "laatstleden", "ll"):
        return Weekday(WEEKDAYS[words[at]], Direction.PAST), Role.AT, nxt + 1
    if tail in ("as", "aanstaande"):
        return Weekday(WEEKDAYS[words[at]], Direction.FUTURE), Role.AT, nxt + 1
    if words[nxt + 1 : nxt + 2] == ("week",) and tail in _WEEKS:
        return ThisUnit("week", _WEEKS[tail], words[at]), Role.AT, nxt + 2  # 'donderdag vorige week'
    opens = at == 0 and nxt < len(words) and words[nxt] in _AFTER_BARE_DAY
    bare = opens or (at > 0 and words[at - 1] in _BEFORE_BARE_DAY)
    return (Weekday(WEEKDAYS[words[at]], Direction.NEAREST), Role.AT, at + 1) if bare else None


_WEEKS = {"vorige": -1, "afgelopen": -1, "deze": 0, "volgende": 1, "komende": 1}


# 'heeft hem maandag gebeld': a day of the last or the coming week. Not 'elke maandag': a habit.
_BEFORE_BARE_DAY = word_set(
    """
    heeft had is was hem haar hen ons mij ik hij zij ze we wij gaat ga gaan ging komt kwam moet mag gisteren
    afgelopen er dat zijn hebben heb worden wordt werd
    """
)


_AFTER_BARE_DAY = word_set(
    "volgt is heeft was had gaat ging komt kwam start begint krijgt moet werd wordt heb hebben zijn"
)


def day_at(words: Sequence[str], at: int) -> Found | None:
    word = words[at]
    if word in DAYS and not (word == "morgen" and at and words[at - 1] in ("goede", "de", "'s")):
        return ThisUnit("day", DAYS[word]), Role.AT, at + 1
    told = next((n for n in (1, 2, 3) if "-".join(words[at : at + n]) in RECENT), 0)
    if word == "laatst" and at and words[at - 1] == "het":
        return None  # 'voor het laatst'
    if told:
        if (
            word in ("recent", "laatst", "recente")
            and at + 1 < len(words)
            and words[at + 1] in ("onderzoek", "e", "incident")
        ):
            return None
        return FromNow(Length(0, 4, "month"), -1), Role.AT, at + told
    if word in ("as", "aanstaande") and at + 1 < len(words) and words[at + 1] in WEEKDAYS:
        return Weekday(WEEKDAYS[words[at + 1]], Direction.FUTURE), Role.AT, at + 2
    if (
        word in ("as", "aanstaande", "as.")
        and at + 2 < len(words)
        and words[at + 1] == "."
        and words[at + 2] in WEEKDAYS
    ):
        return Weekday(WEEKDAYS[words[at + 2]], Direction.FUTURE), Role.AT, at + 3
    return None
