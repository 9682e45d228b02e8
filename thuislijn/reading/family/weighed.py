# SPDX-License-Identifier: EUPL-1.2
"""Stays and help that a sentence weighs or misses, and does not tell of: 'terugkeer naar huis is niet in haar belang',
'hulp aan ouders is er niet geweest'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from thuislijn.reading.proposals import Proposal
from thuislijn.timeline.vocabulary import Modality

_RETURN = re.compile(r"\b(?:terugkeer|thuisplaatsing|terugplaatsing|terug ?naar huis|weer thuis wonen)\b", re.I)
_WEIGHED = re.compile(
    r"\b(?:acht(?:en)?|belang|mogelijk(?:heid|heden)?|perspectief|onderzoek\w*|wens\w*|advies|adviseert|werken aan"
    r"|toewerken|kan|kunnen|zou|zouden|verzoek\w*|wil|willen|besproken|nodig|doel|toekomst|bang)\b",
    re.I,
)
_MISSED = re.compile(
    r"\bhulp\b[^.;]{0,40}\b(?:is|was|zijn|waren)\b[^.;]{0,50}\b(?:niet|nooit) "
    r"(?:geweest|gekomen|geboden|gestart|ingezet)\b"
    r"|\b(?:geen|zonder) (?:\w+ ){0,2}hulp\b",
    re.I,
)


def as_weighed(proposal: Proposal) -> Proposal:
    """The proposal as a plan or a denial where its sentence only weighs or misses it; else as it is."""
    if proposal.modality is not Modality.ACTUAL:
        return proposal
    quote = " ".join(proposal.quote.split())
    home = dict(proposal.codes).get("plek") == "home"
    if proposal.type == "verblijf" and home and _RETURN.search(quote) and _WEIGHED.search(quote):
        return replace(proposal, modality=Modality.HYPOTHETICAL)
    if proposal.type == "hulp" and _MISSED.search(quote):
        return replace(proposal, modality=Modality.NEGATED)
    return proposal
