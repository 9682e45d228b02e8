# SPDX-License-Identifier: EUPL-1.2
"""Papers that go on day by day: journals, reports of a group, a foster mother's diary, a school's register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from examples.paperwork.desk import Desk, Paper
from examples.paperwork.phrases import WEEKDAYS
from examples.paperwork.storyline import CHILDREN, written

DAY = dt.timedelta(days=1)
SHIFTS = ("ochtend", "school", "middag", "contact", "avond", "nacht")
FOSTER_SHIFTS = ("pleegdag", "pleegavond")
AT_HOME = dt.date(2019, 8, 26)  # from this day Romano did not go to school
CLOSED = (dt.date(2020, 3, 16), dt.date(2020, 6, 5))


def journal(desk: Desk, paper: Paper) -> str:
    """Entries every few days, each of the phase in which it falls, with the facts on their own day."""
    lines = [f"# Contactjournaal\nUitdraai van {written(paper.written)}"]
    notes = {f.start: f.note for f in desk.story.facts if f.note}
    for day in journal_days(desk, paper, notes):
        phase = desk.story.phase(day)
        head = f"## {day:%d-%m-%Y} ({phase.worker})"
        lines.append(f"{head}\n{notes[day]}" if day in notes else f"{head}\n{entry(desk, day)}")
    return "\n\n".join(lines)


def journal_days(desk: Desk, paper: Paper, notes: Mapping[dt.date, str]) -> Iterator[dt.date]:
    day = paper.since or paper.written
    following = day
    while day <= paper.written:
        if day in notes or (day >= following and day.weekday() < 5):
            yield day
            following = day + desk.rng.randint(1, 5) * DAY
        day += DAY


def entry(desk: Desk, day: dt.date) -> str:
    phase = desk.story.phase(day)
    born = [w for w in phase.themes if w not in CHILDREN or desk.story.births[w] <= day]
    who = desk.rng.choices(born, weights=[len(phase.themes[w]) for w in born])[0]
    themes = desk.rng.choices(phase.themes[who], k=desk.rng.randint(1, 3))
    if desk.rng.random() < 0.4:
        themes.append("daarna")
    return " ".join(desk.line("journal", theme, who, day) for theme in themes)


def day_report(desk: Desk, paper: Paper) -> str:
    """Some weeks of a group, a heading per day and a line per shift."""
    day = paper.since or paper.written
    lines = [f"# Dagrapportage {paper.who.capitalize()}\nWeek {day:%V} tot en met {paper.written:%V}"]
    while day <= paper.written:
        shifts = sorted(desk.rng.sample(SHIFTS, k=desk.rng.randint(4, 6)), key=SHIFTS.index)
        if day.weekday() >= 5:
            shifts = [shift for shift in shifts if shift != "school"]
        lines.append(f"## {WEEKDAYS[day.weekday()]} {written(day)}")
        lines.extend(f"{shift.capitalize()}: {desk.line('group', shift, paper.who, day)}" for shift in shifts)
        day += DAY
    return "\n\n".join(lines)


def foster_diary(desk: Desk, paper: Paper) -> str:
    """What a foster mother writes down for her worker, a day at a time."""
    day = paper.since or paper.written
    lines = [f"# Dagboek {paper.who.capitalize()}\nbijgehouden voor de pleegzorgbegeleider"]
    while day <= paper.written:
        shifts = FOSTER_SHIFTS if desk.rng.random() < 0.6 else FOSTER_SHIFTS[:1]
        text = " ".join(desk.line("group", shift, paper.who, day) for shift in shifts)
        lines.append(f"## {WEEKDAYS[day.weekday()]} {written(day)}\n{text}")
        day += desk.rng.randint(1, 2) * DAY
    return "\n\n".join(lines)


def absence(desk: Desk, paper: Paper) -> str:
    """Half a year of school days, one row each."""
    day, rows = paper.written - 180 * DAY, ["| Datum | Dag | Stand | Opmerking |"]
    while day <= paper.written:
        if day.weekday() < 5:
            stand = attendance(desk, day)
            remark = desk.line("reports", "verzuim", paper.who, day) if desk.rng.random() < 0.08 else ""
            rows.append(f"| {day:%d-%m-%Y} | {WEEKDAYS[day.weekday()]} | {stand} | {remark} |")
        day += DAY
    return f"# Verzuimregistratie {paper.who.capitalize()}\n\n" + "\n".join(rows)


def attendance(desk: Desk, day: dt.date) -> str:
    """How a school day is marked: holidays and closed schools as they were, otherwise by chance."""
    if (day.month, day.day) >= (7, 13) and (day.month, day.day) <= (8, 23):
        return "vakantie"
    if CLOSED[0] <= day <= CLOSED[1]:
        return "school dicht"
    if day >= AT_HOME:
        return "afwezig zonder bericht"
    return desk.rng.choice(("aanwezig", "aanwezig", "te laat", "ziek gemeld", "afwezig, thuis gebeld"))
