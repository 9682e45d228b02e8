# SPDX-License-Identifier: EUPL-1.2
"""Short dates, lengths of time and the fixed words of the drawing, in Dutch and English."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from thuislijn.timeline.moment import Day, Duration
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import day_text

SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

_UNITS: dict[Language, tuple[str, str, str, str, str]] = {
    "nl": ("dag", "dgn", "wk", "mnd", "jr"),
    "en": ("day", "days", "wk", "mo", "yr"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "about": ("ca. ", "c. "),
    "actions": ("acties, besluiten", "actions, decisions"),
    "actions_only": ("acties", "actions"),
    "axis": ("tijdas", "time axis"),
    "born": ("geb.", "born"),
    "brackets": ("vragen van lenzen", "questions of lenses"),
    "broken_off": ("afgebroken", "broken off"),
    "children": ("Kinderen", "Children"),
    "circumstances": ("omstandigheden", "circumstances"),
    "contact": ("contact", "contact"),
    "diagnoses": ("diagnose", "diagnosis"),
    "died": ("overleden", "died"),
    "disputed": ("betwist", "disputed"),
    "domains": ("Levensgebieden", "Life domains"),
    "domains_short": ("Gebieden", "Domains"),
    "end_unknown": ("einde onbekend", "end unknown"),
    "start_unknown": ("begin onbekend", "start unknown"),
    "estimated": ("datum geschat", "date estimated"),
    "evaluation": ("plan, evaluatie", "plan, evaluation"),
    "events": ("gebeurtenissen", "events"),
    "event": ("gebeurtenis", "event"),
    "expected": ("verwacht", "expected"),
    "family": ("Gezin", "Family"),
    "help": ("hulp", "help"),
    "hold": ("in de wacht", "on hold"),
    "hypothesis": ("werkhypothese", "working hypothesis"),
    "lead": ("regie", "lead"),
    "lead_gap": ("regie niet vastgelegd", "lead not recorded"),
    "legend": ("legenda", "legend"),
    "light_help": ("lichte hulp", "light help"),
    "living": ("wonen", "living"),
    "measures": ("maatregel", "measure"),
    "no_contact": ("geen contact", "no contact"),
    "nobody": ("niemand", "nobody"),
    "nothing": ("In deze tijd staat niets met een datum.", "Nothing with a date lies in this time."),
    "not_recorded": ("niet vastgelegd", "not recorded"),
    "not_at_school": ("niet naar school", "not at school"),
    "off_ladder": ("zelfstandig", "independent"),
    "ongoing": ("loopt nog", "ongoing"),
    "organisations_1": ("aantal organisaties", "organisations involved"),
    "organisations_2": ("tegelijk betrokken", "at the same time"),
    "organisations": ("organisaties", "organisations"),
    "parents": ("Ouders", "Parents"),
    "adults": ("Ouders en anderen", "Parents and others"),
    "partial_school": ("deels naar school", "partly at school"),
    "people": ("Betrokkenen", "People involved"),
    "question": ("hulpvraag", "question"),
    "questions": ("hulpvragen en meldingen", "questions and reports"),
    "reference": ("peildatum", "reference date"),
    "report": ("melding", "report"),
    "school": ("school", "school"),
    "strength": ("wat goed gaat", "what goes well"),
    "strengths": ("wat goed gaat", "what goes well"),
    "turning_point": ("schakelmoment", "turning point"),
    "turning_points": ("schakelmomenten", "turning points"),
    "unknown_child": ("niet bekend welk kind", "not known which child"),
    "unknown_place": ("onbekende plek", "unknown place"),
    "unreviewed": ("nog niet nagekeken", "not yet reviewed"),
    "vacant": ("niemand in deze rol", "nobody in this role"),
    "waiting": ("wachten", "waiting"),
    "week": ("wk", "wk"),
    "years": ("jr", "yr"),
}


def word(key: str, language: Language) -> str:
    """A fixed word of the drawing. Raises KeyError for a key that does not exist."""
    return _WORDS[key][0 if language == "nl" else 1]


@lru_cache(maxsize=8192)
def short_date(day: Day, language: Language) -> str:
    """A day without its year, as '14 apr'."""
    date = dt.date.fromordinal(day)
    return f"{date.day} {SHORT_MONTHS[language][date.month - 1]}"


@lru_cache(maxsize=4096)
def duration_text(days: int, language: Language, weeks_below: int = 92) -> str:
    """A length of time: '5 dgn', '7 wk', '9 mnd', '4 jr 1 mnd'; in weeks while under `weeks_below` days."""
    day, dagen, wk, mnd, jr = _UNITS[language]
    if days < 14:
        return f"{days} {day if days == 1 else dagen}"
    if days < weeks_below:
        return f"{round(days / 7)} {wk}"
    months = max(1, round(days / 30.4375))
    if months < 24:
        return f"{months} {mnd}"
    years, rest = divmod(months, 12)
    return f"{years} {jr} {rest} {mnd}" if rest else f"{years} {jr}"


def about(duration: Duration, drawn: int, language: Language) -> str:
    """The length that is drawn, with 'ca.' where its bounds lie more than a tenth (and a week) apart."""
    text = duration_text(drawn, language)
    loose = duration.most is None or duration.most - duration.least > max(7, drawn // 10)
    return word("about", language) + text if loose else text


def crowd_sentence(count: int, first: Day, last: Day, unreviewed: int, language: Language) -> str:
    """Several items that are drawn as one: how many, from when to when, and how to see them apart."""
    since, until = day_text(first, language), day_text(last, language)
    if language == "nl":
        parts = [f"{count} gegevens dicht bij elkaar", f"{since} tot en met {until}"]
        parts.append(f"{unreviewed} nog niet nagekeken" if unreviewed else "")
        ending = "zoom in om ze los te zien"
    else:
        parts = [f"{count} entries close together", f"{since} to {until}"]
        parts.append(f"{unreviewed} not yet reviewed" if unreviewed else "")
        ending = "zoom in to see them apart"
    return "; ".join([*(part for part in parts if part), ending]) + "."


def undrawn_text(undated: int, unfactual: int, domains: int, language: Language) -> str:
    """One sentence on what the table holds and the drawing does not; '' where that is nothing."""
    if language == "nl":
        parts = [
            f"{undated} {'gegeven' if undated == 1 else 'gegevens'} zonder datum" if undated else "",
            f"{unfactual} {'gegeven dat' if unfactual == 1 else 'gegevens die'} niet als feit "
            f"{'is' if unfactual == 1 else 'zijn'} vermeld"
            if unfactual
            else "",
            f"{domains} over levensgebieden" if domains else "",
        ]
        joint, ending = " en ", ("staat" if undated + unfactual + domains == 1 else "staan") + " in de tabel"
    else:
        parts = [
            f"{undated} {'entry' if undated == 1 else 'entries'} without a date" if undated else "",
            f"{unfactual} {'entry' if unfactual == 1 else 'entries'} not stated as fact" if unfactual else "",
            f"{domains} on life domains" if domains else "",
        ]
        joint, ending = " and ", ("is" if undated + unfactual + domains == 1 else "are") + " listed in the table"
    said = [part for part in parts if part]
    if not said:
        return ""
    listed = said[0] if len(said) == 1 else ", ".join(said[:-1]) + joint + said[-1]
    return f"{listed} {ending}"
