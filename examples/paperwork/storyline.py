# SPDX-License-Identifier: EUPL-1.2
"""The storyline of the large family: its facts, who wrote in which years, and how Dutch files tell a date."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from examples.paperwork.phrases import MONTHS, PRONOUNS

SEASONS = {3: "het voorjaar", 4: "het voorjaar", 5: "het voorjaar", 6: "de zomer", 7: "de zomer", 8: "de zomer",
           9: "het najaar", 10: "het najaar", 11: "het najaar"}  # fmt: skip
AGES = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
        "dertien", "veertien", "vijftien", "zestien", "zeventien")  # fmt: skip
# Words for the time since the fact before, with the days between which they are true.
LATER = (("Enkele weken later", 14, 35), ("Drie maanden later", 80, 100), ("Een half jaar later", 165, 200),
         ("Ruim een jaar later", 370, 460), ("Twee jaar later", 700, 760))  # fmt: skip
CHILDREN = {"romano": "hij", "daisy": "zij", "finn": "hij"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened. `told` begins with its verb, so that a date can stand before it."""

    start: dt.date
    to_the_day: bool
    who: tuple[str, ...]
    told: str
    note: str


@dataclass(frozen=True, slots=True)
class Phase:
    """Years in which one person kept the file, and what was talked about."""

    start: dt.date
    end: dt.date
    worker: str
    role: str
    organisation: str
    schools: Mapping[str, str]
    themes: Mapping[str, tuple[str, ...]]
    at_home: str


@dataclass(frozen=True, slots=True)
class Story:
    births: Mapping[str, dt.date]
    facts: tuple[Fact, ...]
    phases: tuple[Phase, ...]

    def phase(self, day: dt.date) -> Phase:
        return next(phase for phase in self.phases if phase.start <= day <= phase.end)

    def before(self, day: dt.date, who: str) -> tuple[Fact, ...]:
        """What had happened to somebody by a day, in order; everything for the whole family ("gezin")."""
        return tuple(f for f in self.facts if f.start < day and f.told and (who not in CHILDREN or who in f.who))

    def values(self, day: dt.date, who: str) -> dict[str, str]:
        """What fills the slots of a sentence about somebody on a day."""
        phase = self.phase(day)
        child = who if who in CHILDREN else phase.at_home
        school = phase.schools.get(child) or "de opvang"
        names = {"kind": child.capitalize(), "worker": phase.worker, "organisatie": phase.organisation}
        return names | {"school": school} | PRONOUNS[CHILDREN[child]]


def read_story(folder: Path) -> Story:
    """The story from family.toml and phases.toml."""
    family = tomllib.loads((folder / "family.toml").read_text(encoding="utf-8"))
    phases = tomllib.loads((folder / "phases.toml").read_text(encoding="utf-8"))
    births = {p["id"]: dt.date.fromisoformat(p["birth"]) for p in family["person"] if p["id"] in CHILDREN}
    facts = sorted((fact(row) for row in family["fact"]), key=lambda fact: fact.start)
    return Story(births, tuple(facts), tuple(phase(row) for row in phases["phase"]))


def fact(row: dict[str, object]) -> Fact:
    first = str(row["when"]).partition("/")[0]
    whole = first if len(first) == len("2000-01-01") else f"{first}-01"
    who = row["who"]
    assert isinstance(who, list)
    told, note = str(row.get("told", "")), str(row.get("note", ""))
    return Fact(dt.date.fromisoformat(whole), whole == first, tuple(who), told, note)


def phase(row: dict[str, object]) -> Phase:
    start, end, schools, themes = row["from"], row["to"], row["schools"], row["themes"]
    assert isinstance(start, dt.date) and isinstance(end, dt.date)
    assert isinstance(schools, dict) and isinstance(themes, dict)
    pools = {who: tuple(names) for who, names in themes.items()}
    return Phase(
        start, end, str(row["worker"]), str(row["role"]), str(row["organisation"]), schools, pools, str(row["at_home"])
    )


def written(day: dt.date) -> str:
    """A day as a letter writes it: 3 juli 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def age(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def told(fact: Fact, earlier: Fact | None, child: tuple[str, dt.date], rng: random.Random) -> str:
    """A fact as a report tells it: exact, by month, by season, by the age of a child, or after the one before."""
    day, (name, birth) = fact.start, child
    ways = [f"In {MONTHS[day.month - 1]} {day.year}", f"In {MONTHS[day.month - 1]} van dat jaar"]
    ways = ways if earlier and earlier.start.year == day.year else ways[:1]
    if fact.to_the_day:
        ways.append(f"Op {written(day)}")
        if day.month in SEASONS:
            ways.append(f"In {SEASONS[day.month]} van {day.year}")
        elif day.month < 3:
            ways.append(f"Begin {day.year}")
        years = age(birth, day)
        if 2 <= years < len(AGES):
            ways.append(f"Toen {name.capitalize()} {AGES[years]} was,")
        gap = (day - earlier.start).days if earlier and earlier.to_the_day else 0
        ways.extend(words for words, least, most in LATER if least <= gap <= most)
    return f"{rng.choice(ways)} {fact.told}."
