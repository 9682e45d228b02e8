# SPDX-License-Identifier: EUPL-1.2
"""Places by their own names: what kind of place 'de Meerkoet' is, once any paper says 'gezinshuis De Meerkoet'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from thuislijn.reading.dutch.cues_nl import find_cues
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.story.place_details import NAMED, NO_NAME, bare

_ARTICLE = re.compile(r"^(?:de|het|den|'t) ", re.I)
_PLACE = "plek"
_OURS = re.compile(r"\b(?:bij|naar) ons\b")
_GOES = re.compile(
    r"\b(?:ging(?:en)?|gaat|kwam(?:en)?|verhuisde|verhuisd|woon(?:t|de|den)?|wonen|(?:over)?geplaatst|terecht)\b", re.I
)
_HEAD = 200  # characters at its head in which a paper says whose it is

Places = Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]
"""Per name without its article: the kind of the lexicon, and the codes."""


def places_in(texts: Iterable[str]) -> Places:
    """The places that any text names together with their kind; where texts differ, the kind told most often."""
    told: dict[str, Counter[tuple[str, tuple[tuple[str, str], ...]]]] = {}
    for text in texts:
        for match in NAMED.finditer(text):
            name = plain_name(match["name"])
            if len(name) < 4 or name in NO_NAME:
                continue
            for cue in find_cues(tokenise(match.group()))[:1]:
                if cue.type == "verblijf" and _PLACE in cue.codes:
                    codes = tuple(sorted(cue.codes.items()))
                    told.setdefault(name, Counter())[(cue.kind, codes)] += 1
    return {name: kinds.most_common(1)[0][0] for name, kinds in told.items()}


def plain_name(name: str) -> str:
    """A name to compare by: without article and case."""
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def with_place(proposal: Proposal, places: Places, head: str) -> Proposal:
    """A stay somewhere with the kind of the place that its sentence names, or that the paper comes from: 'bij ons'.

    `head` is the beginning of the paper.
    """
    goes_there = proposal.type is None and proposal.when.start.is_known and _GOES.search(proposal.quote)
    somewhere = proposal.type == "verblijf" and dict(proposal.codes).get(_PLACE, "unknown") == "unknown"
    if not (goes_there or somewhere):
        return proposal
    where = head[:_HEAD].casefold() if _OURS.search(proposal.quote) else proposal.quote.casefold()
    led = r"\b(?:naar|bij|op|in) (?:de |het |den )?" if goes_there else r"\b"
    names = [name for name in places if re.search(rf"{led}{re.escape(name)}\b", where)]
    if len(names) != 1:
        return proposal
    kind, codes = places[names[0]]
    others = tuple(code for code in bare(proposal.codes) if code[0] != _PLACE)
    return replace(
        proposal, type="verblijf", kind=kind, codes=tuple(sorted({*codes, *others, ("naam", names[0].title())}))
    )
