# SPDX-License-Identifier: EUPL-1.2
"""The reports that lenses rest on, by their full name and section: a reader of a question knows no codes (S0 to S4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thuislijn.lenses.finding import Text
from thuislijn.timeline.vocabulary import Language

_REPORTS: dict[str, Text] = {
    "S0": Text(
        "Actieleren in Gooi en Vechtstreek, onderzoeksrapport (2022)",
        "Action learning in Gooi en Vechtstreek, research report (2022)",
    ),
    "S1": Text(
        "Actieleren en omdenken in Flevoland, Windesheim, onderzoeksrapport (2016-2017)",
        "Action learning and rethinking in Flevoland, Windesheim, research report (2016-2017)",
    ),
    "S2": Text(
        "Verwey-Jonker Instituut, onderzoek naar het voorkomen van uithuisplaatsing (2025)",
        "Verwey-Jonker Instituut, a study of how out-of-home placement is prevented (2025)",
    ),
    "S3": Text(
        "Memo bij de start van het actieleren in Gooi en Vechtstreek (2022)",
        "Memo at the start of action learning in Gooi en Vechtstreek (2022)",
    ),
    "S4": Text(
        "Nederlands Jeugdinstituut, onderzoek naar functies en expertise in de jeugdzorg (2020)",
        "Nederlands Jeugdinstituut, a study of functions and expertise in youth care (2020)",
    ),
}

_SECTIONS: dict[str, Text] = {
    "S0 4.1": Text("achtergrond van de gezinnen", "background of the families"),
    "S0 4.2": Text("de tijdlijn", "the timeline"),
    "S0 4.3": Text("systeemgericht werken", "working with the whole family system"),
    "S0 4.4": Text("blijven volgen hoe het gaat", "keeping track of how it goes"),
    "S0 4.5": Text("één gezin, één plan", "one family, one plan"),
    "S0 6.1": Text("aanbevelingen: systeemgericht werken", "recommendations: the whole family system"),
    "S0 6.2": Text("aanbevelingen: blijven volgen hoe het gaat", "recommendations: keeping track of how it goes"),
    "S1 2.2": Text("hoe gegevens verzameld zijn", "how data were gathered"),
    "S1 3.2.1": Text("vroeg signaleren", "noticing early"),
    "S1 3.2.2": Text("met het hele gezin werken, thuis", "working with the whole family, at home"),
    "S1 3.2.3": Text("onduidelijke hulpvraag bij aanmelding", "unclear question for help on referral"),
    "S1 3.2.4": Text("de rol van ouders bij instroom", "the part of parents on entering care"),
    "S1 3.2.5": Text("vastgelopen pleegzorg", "foster care that broke down"),
    "S1 3.2.6": Text("veel wisselende woonplekken", "many changes of place"),
    "S1 3.3.1": Text("de rol van ouders en pleegouders tijdens verblijf", "the part of (foster) parents during a stay"),
    "S1 3.3.2": Text("hulpvraag en passende behandeling", "question for help and fitting treatment"),
    "S1 3.3.3": Text("diagnoses", "diagnoses"),
    "S1 3.3.4": Text("continuïteit", "continuity"),
    "S1 3.3.7": Text("samenwerken met de gezinsvoogd", "working with the family guardian"),
    "S1 3.3.8": Text("praktische zaken", "practical matters"),
    "S1 4.2": Text("na het omdenken", "after rethinking"),
    "S1 4.3.3": Text("de vragen van het omdenken", "the questions of rethinking"),
    "S1 6.3": Text("aanbevelingen", "recommendations"),
    "S1 6.3.1": Text("aanbevelingen over goede jeugdhulp", "recommendations on good youth help"),
    "S1 bijlage 2": Text("achtergrond van de casussen", "background of the cases"),
    "S2 3.1": Text("grondige analyse van de situatie", "a thorough analysis of the situation"),
    "S2 3.3": Text("gezinsgericht en over domeinen heen samenwerken", "working together around the family"),
    "S2 4.1": Text("afspraken met partners", "agreements with partners"),
}

_SECTION, _APPENDIX = Text("paragraaf", "section"), Text("bijlage", "appendix")
_CODE = re.compile(r"S[0-4]\b")


@dataclass(frozen=True, slots=True)
class Report:
    """A report that a question rests on: its name, and its sections as "4.3, working with ..."; none: the whole."""

    name: str
    sections: tuple[str, ...] = ()


def reports_of(source: str, language: Language) -> tuple[Report, ...]:
    """The reports that a lens names in its short form ("S0 4.3, 4.4; S4"), in a language.

    What is no code of ours, such as the reporting code, is a name already.
    """
    found: dict[str, list[str]] = {}
    code = ""
    for part in (part.strip() for part in re.split(r"[,;]", source)):
        begins = _CODE.match(part)
        code = begins.group() if begins else code
        section = part[len(code) :].strip() if begins else part
        if not begins and f"{code} {section}" not in _SECTIONS:
            found[section] = []  # not one of the reports
            continue
        known = found.setdefault(code, [])
        if section:
            known.append(section)
    return tuple(_report(code, sections, language) for code, sections in found.items())


def _report(code: str, sections: list[str], language: Language) -> Report:
    if code not in _REPORTS:
        return Report(code)
    return Report(_REPORTS[code].in_(language), tuple(_section(code, number, language) for number in sections))


def _section(code: str, number: str, language: Language) -> str:
    title = _SECTIONS[f"{code} {number}"].in_(language)
    if number.startswith("bijlage"):
        return f"{_APPENDIX.in_(language)} {number[-1]}: {title}"
    return f"{_SECTION.in_(language)} {number}: {title}"
