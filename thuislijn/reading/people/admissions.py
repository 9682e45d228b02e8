# SPDX-License-Identifier: EUPL-1.2
"""Whose admission it was: a child that is said to be admitted is no parent in treatment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.clauses_nl import Clauses
from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.people.persons_nl import ADULTS, Mention, People, is_child

_HOSPITAL = word_set("ziekenhuis kinderafdeling intensive ic kinderziekenhuis couveuse neonatologie spoedeisende")
_OF_THE_FAMILY = word_set("moeder vader ouders oma opa mama papa stiefvader stiefmoeder ma pa zij")


def admitted(cue: Cue, tokens: Tokens, clauses: Clauses, here: Sequence[Mention], people: People) -> Cue:
    """The cue, as a stay in hospital or clinic where its clause names a child and no parent."""
    if cue.kind != "opname_ouder":
        return cue
    first, after = clauses.bounds(clauses.number[cue.first])
    words = tokens.words[first:after]
    inside = [mention for mention in here if first <= mention.at < after]
    child = any(is_child(mention.key, people) and not mention.after_preposition for mention in inside)
    adult = any(mention.key in ADULTS for mention in inside) or not _OF_THE_FAMILY.isdisjoint(words)
    if not child or adult:
        return cue
    kind = "kliniek" if _HOSPITAL.isdisjoint(tokens.words) else "ziekenhuis"
    return replace(cue, type="verblijf", kind=kind, aspect="toestand", codes={"plek": "clinic"})
