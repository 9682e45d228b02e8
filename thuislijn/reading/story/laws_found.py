# SPDX-License-Identifier: EUPL-1.2
"""By which law help is paid, where a sentence says so."""

from __future__ import annotations

import re

from thuislijn.timeline.vocabulary import FundingLaw

_LAWS: tuple[tuple[FundingLaw, re.Pattern[str]], ...] = (
    (FundingLaw.WLZ, re.compile(r"\b(?:Wlz|WLZ|Wet langdurige zorg|CIZ)\b")),
    (FundingLaw.WMO, re.compile(r"\b(?:Wmo|WMO|Wet maatschappelijke ondersteuning)\b")),
    (FundingLaw.ZVW, re.compile(r"\b(?:Zvw|ZVW|Zorgverzekeringswet|zorgverzekeraar|basisverzekering)\b")),
    (FundingLaw.PARTICIPATION, re.compile(r"\bParticipatiewet\b")),
    (FundingLaw.JEUGDWET, re.compile(r"\b(?:Jeugdwet|jeugdhulpbeschikking|verleningsbeschikking)\b")),
)


def law_in(text: str) -> FundingLaw:
    """The one law that a text names; unknown where it names none, or several."""
    named = [law for law, words in _LAWS if words.search(text)]
    return named[0] if len(named) == 1 else FundingLaw.UNKNOWN
