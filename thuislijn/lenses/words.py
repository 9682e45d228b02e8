# SPDX-License-Identifier: EUPL-1.2
"""Days and durations as people say them, for the sentences of findings."""

from __future__ import annotations

from collections.abc import Iterable

from thuislijn.lenses.finding import Text
from thuislijn.timeline.moment import Day, Duration, Moment
from thuislijn.timeline.words import day_text, moment_text

WEEKS = Text("weken", "weeks")
MONTHS = Text("maanden", "months")
YEARS = Text("jaar", "years")


def day_words(day: Day) -> Text:
    """A day: '3 juli 2021' and '3 July 2021'."""
    return Text(day_text(day, "nl"), day_text(day, "en"))


def moment_words(moment: Moment) -> Text:
    """A moment as exactly as its bounds allow: a day, a month, a year, or 'between ... and ...'."""
    if not moment.is_known:
        return Text("onbekend wanneer", "unknown when")
    return Text(moment_text(moment, "nl"), moment_text(moment, "en"))


def length_words(days: int) -> Text:
    """A number of days in the unit people would use: days, weeks (to 13), months (to two years), years."""
    if days < 14:
        return Text(f"{days} {'dag' if days == 1 else 'dagen'}", f"{days} {'day' if days == 1 else 'days'}")
    if days < 7 * 14:
        return Text(f"{days // 7} weken", f"{days // 7} weeks")
    if days < 730:
        return Text(f"{round(days / 30.44)} maanden", f"{round(days / 30.44)} months")
    years = f"{days / 365.25:.1f}".removesuffix(".0")
    return Text(f"{years.replace('.', ',')} jaar", f"{years} years")


def duration_words(duration: Duration) -> Text:
    """A duration with its bounds: '5 maanden', '4 tot 6 maanden', 'minstens 4 maanden', 'hooguit 2 weken'."""
    least = length_words(duration.least)
    if duration.most is None:
        return Text(f"minstens {least.nl}", f"at least {least.en}")
    most = length_words(duration.most)
    if least == most:
        return least
    if duration.least == 0:
        return Text(f"hooguit {most.nl}", f"at most {most.en}")
    if least.nl.split()[-1] == most.nl.split()[-1]:
        return Text(f"{least.nl.split()[0]} tot {most.nl}", f"{least.en.split()[0]} to {most.en}")
    return Text(f"{least.nl} tot {most.nl}", f"{least.en} to {most.en}")


def span_words(days: tuple[Day, Day]) -> Text:
    """A stretch of days: '3 juli 2021 tot 12 mei 2022'."""
    first, last = day_words(days[0]), day_words(days[1])
    return Text(f"{first.nl} tot {last.nl}", f"{first.en} to {last.en}")


def number_words(number: float) -> Text:
    """A number with at most one decimal, as each language writes it: '2,5' and '2.5'."""
    text = f"{number:.1f}".removesuffix(".0")
    return Text(text.replace(".", ","), text)


def sentence(text: Text) -> Text:
    """The text with a capital at its beginning."""
    return Text(text.nl[:1].upper() + text.nl[1:], text.en[:1].upper() + text.en[1:])


def title_words(titles: Iterable[str]) -> str:
    """Titles of entries in quotation marks, in their own words in both languages: '"a", "b"'."""
    return ", ".join(f"“{title}”" for title in titles)
