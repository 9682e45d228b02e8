# SPDX-License-Identifier: EUPL-1.2
"""Sentences from authored fragments.

In a fragment "{a|b}" is a choice, "<kind>" is filled in, and a first "[2014-]" says from which year it is true.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

CHOICE = re.compile(r"\{([^{}]*)\}")
SLOT = re.compile(r"<(\w+)>")
FROM_YEAR = re.compile(r"\[(\d{4})-\] ")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
TRIES = 12

COLLEAGUES = (
    "Marijke", "Hans B.", "mw. Dolman", "Sjors", "mw. El Amrani", "Petra V.", "dhr. Kramer", "Anneke", "mw. Visser",
    "Bart", "Yvonne", "dhr. Oudshoorn", "Samira", "mw. Prins", "Thea", "dhr. Slagter", "Loes", "Ilse", "mw. Tuinstra",
)  # fmt: skip
FRIENDS = (
    "Jeffrey", "Bilal", "Tygo", "Ashley", "Mats", "Soufiane", "Lisa", "Bram", "Kevin", "Zoë", "Danny", "Milan",
    "Naomi", "Jordi", "Esra", "Sem",
)  # fmt: skip
CHOICES = {
    "collega": COLLEAGUES,
    "vriend": FRIENDS,
    "getal": ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    "cijfer": ("vijf", "zes", "zes min", "zeven", "acht", "acht plus"),
    "rang": ("derde", "vierde", "vijfde", "zesde"),
}
# Between which hours the notes of a pool are set; other notes are written in office hours.
OFFICE_HOURS = range(8, 18)
HOURS = {
    "ochtend": range(6, 9), "school": range(9, 15), "middag": range(14, 18), "contact": range(16, 20),
    "avond": range(18, 22), "nacht": (23, 0, 1, 2, 3, 4), "pleegdag": range(10, 17), "pleegavond": (20, 21, 22),
    "weglopen": (21, 22, 23, 1, 2, 3, 6), "woede": range(15, 22),
}  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# How each child is spoken of; "zijn" stands for the possessive.
PRONOUNS = {
    "hij": {"hij": "hij", "Hij": "Hij", "hem": "hem", "zijn": "zijn"},
    "zij": {"hij": "zij", "Hij": "Zij", "hem": "haar", "zijn": "haar"},
}


class Phrases:
    """Draws sentences from pools of templates: every template of a pool once before any comes again."""

    def __init__(self, rng: random.Random, *sources: Path) -> None:
        self.rng = rng
        self.pools: dict[str, dict[str, list[str]]] = {
            source.stem: tomllib.loads(source.read_text(encoding="utf-8")) for source in sources
        }
        self.decks: dict[tuple[str, str], list[str]] = {}
        self.seen: Counter[str] = Counter()
        self.last = ""
        self.hours: Sequence[int] = OFFICE_HOURS

    def draw(self, source: str, pool: str, values: Mapping[str, str], day: dt.date, avoid: Set[str]) -> str:
        """One line of a pool, written on a day: true in that year, and the freshest of a few tries.

        Templates in `avoid` come last; `last` holds the one that was taken.
        """
        best: tuple[int, str, str] | None = None
        self.hours = HOURS.get(pool, OFFICE_HOURS)
        for _ in range(TRIES):
            template = self.template(source, pool)
            since = FROM_YEAR.match(template)
            if since and day.year < int(since[1]):
                continue
            text = self.expand(template[since.end() if since else 0 :], values, day)
            worn = max(self.seen[sentence] for sentence in SENTENCE.split(text)) + 99 * (template in avoid)
            if best is None or worn < best[0]:
                best = (worn, text, template)
            if worn == 0:
                break
        assert best is not None, f"{source}.{pool} has nothing for {day.year}"
        self.seen.update(SENTENCE.split(best[1]))
        self.last = best[2]
        return best[1]

    def template(self, source: str, pool: str) -> str:
        """The next template of a pool; a pool is shuffled again when it has been gone through."""
        deck = self.decks.setdefault((source, pool), [])
        if not deck:
            deck.extend(self.pools[source][pool])
            self.rng.shuffle(deck)
        return deck.pop()

    def expand(self, template: str, values: Mapping[str, str], day: dt.date) -> str:
        """A template with its choices made, from the inside out, and its slots filled."""
        while CHOICE.search(template):
            template = CHOICE.sub(lambda found: self.rng.choice(found[1].split("|")), template)
        return SLOT.sub(lambda found: values.get(found[1]) or self.detail(found[1], day), template)

    def detail(self, slot: str, day: dt.date) -> str:
        """The small things that differ from note to note: an hour, a sum, a colleague, a day soon after."""
        if slot in CHOICES:
            return self.rng.choice(CHOICES[slot])
        match slot:
            case "klok":
                return f"{self.rng.choice(self.hours)}.{self.rng.choice(('00', '10', '15', '20', '30', '45'))} uur"
            case "bedrag":
                return str(self.rng.randint(12, 240) * 5)
            case "klein":
                return str(self.rng.randint(4, 40))
            case "dag":
                return working_day(day + dt.timedelta(days=self.rng.randint(3, 24)))
            case "toen":
                return working_day(day - dt.timedelta(days=self.rng.randint(5, 24)))
        raise KeyError(f"no fragment may ask for <{slot}>")


def working_day(day: dt.date) -> str:
    """A day without its year, the Monday after where it falls in a weekend: dinsdag 3 mei."""
    day += dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
