# SPDX-License-Identifier: EUPL-1.2
"""Who does what a sentence tells: 'Finn sloeg Bram' at school is what Finn does, and no danger that Finn is in. And
whose past it tells: 'zij heeft als kind in een tehuis gewoond' is no stay of the child whom the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from thuislijn.reading.family.merging import Fact
from thuislijn.reading.people.persons_nl import ADULTS, SIBLINGS
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole

_ACTIVE = re.compile(
    r"(?:slo(?:eg|egen)|sla(?:at|an)|schopte?n?|schopt|scho(?:ld|lden)|scheldt|beet|bijt|duwde?|duwt|krabde?|krabt"
    r"|kneep|knijpt|spuugde?|spuugt|gooide|gooit|vocht|vecht|bedreigde?|bedreigt|dreigde|dreigt)\b",
    re.I,
)
_BETWEEN = r"(?: (?:daarna|toen|ook|weer|vervolgens|gisteren|vandaag|vanochtend))?\s*$"
_CHILDHOOD = re.compile(
    r"\b(?:[Zz]ij|ze|[Hh]ij|[Mm]oeder|[Vv]ader|[Oo]ma|[Oo]pa|[Mm]evrouw|[Mm]eneer) (?:zelf )?(?:\w+ )?"
    r"(?:als (?:kind|meisje|jongen|peuter|kleuter)\b|in (?:haar|zijn) (?:eigen )?jeugd\b)"
    r"|\b(?:[Mm]oeder|[Vv]ader|[Oo]ma|[Oo]pa|[Mm]evrouw)\b[^'‘„\"]{0,60}: ?['‘„\"][Ii]k (?:heb|woonde|zat|ben)\b"
)
_WORD = re.compile(r"[^\W\d_]+")


def child_does_it_elsewhere(fact: Fact, people: Mapping[str, Person]) -> bool:
    """Whether a child of the family does it, to somebody whom the sentence does not tell to be of the family."""
    p = fact.proposal
    if p.trigger is None:
        return False
    at = p.trigger[0] - p.sentence[0]
    if not _ACTIVE.match(p.quote[max(0, at) :]):
        return False
    children = [one.name.split()[0] for one in people.values() if one.role is PersonRole.CHILD and one.name.split()]
    lead = " ".join(p.quote[:at].split())
    doer = next((name for name in children if re.search(rf"\b{re.escape(name)}{_BETWEEN}", lead)), "")
    of_family = {one.name.split()[0].casefold() for one in people.values() if one.name.split()}
    words = {word.casefold() for word in _WORD.findall(p.quote)} - {doer.casefold()}
    return bool(doer) and words.isdisjoint(ADULTS | SIBLINGS | of_family | {"mij", "me", "ons", "hem", "haar"})


def childhood_of_a_grown_up(fact: Fact) -> bool:
    """Whether a sentence tells where a grown-up lived as a child."""
    return bool(_CHILDHOOD.search(" ".join(fact.proposal.quote.split())))
