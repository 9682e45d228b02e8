# SPDX-License-Identifier: EUPL-1.2
"""What all the tellings of a stay say of its place together."""

from __future__ import annotations

import re

from thuislijn.reading.family.merging import Fact
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.story.place_details import DISTANCE, NAME, TOWN, PlaceDetails, place_details

_REACH = 110  # characters behind the words for a place in which its name and town are looked for


def where_told(fact: Fact) -> PlaceDetails:
    """What the tellings say of a place, each the first time that one does."""
    told = [PlaceDetails(*_codes_of_place(one.proposal)) for one in fact.tellings]
    told += [place_details(_near_trigger(one.proposal)) for one in fact.tellings if one.proposal.trigger is not None]
    return PlaceDetails(
        next((one.name for one in told if one.name), ""),
        next((one.town for one in told if one.town), ""),
        next((one.distance for one in told if one.distance is not None), None),
    )


def _codes_of_place(proposal: Proposal) -> tuple[str, str, float | None]:
    codes = dict(proposal.codes)
    return codes.get(NAME, ""), codes.get(TOWN, ""), float(codes[DISTANCE]) if DISTANCE in codes else None


def _near_trigger(proposal: Proposal) -> str:
    """The words from the trigger on: what stands before it may be about another place."""
    assert proposal.trigger is not None
    low = max(0, proposal.trigger[0] - proposal.sentence[0])
    return re.split(r"[;]| waarna | daarna ", " ".join(proposal.quote[low : low + _REACH].split()))[0]
