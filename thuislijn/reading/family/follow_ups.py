# SPDX-License-Identifier: EUPL-1.2
"""What the next sentence says of a fact: what it meant for the child, what was done about it, or why nothing was.

Only where the words themselves point back ('hierdoor', 'naar aanleiding hiervan', 'er is geen actie ondernomen'): a
guess at meaning would be an opinion, and the chronology is none (handbook, section 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from thuislijn.reading.documents.documents import Document
from thuislijn.reading.dutch.passages import sentences
from thuislijn.reading.messages.messages import plain_layout
from thuislijn.timeline.items import Diagnosis, Event, Item, Stay

_MEANING = re.compile(
    r"^(?:Hierdoor|Daardoor|Dit betekende|Dat betekende|Het gevolg was|Als gevolg (?:hiervan|daarvan))\b"
)
_NOTHING = re.compile(
    r"^(?:Er (?:is|werd) (?:toen |hierop |daarop |verder )?(?:geen (?:actie|vervolg|hulp|gevolg)|niets|niet)\b"
    r"|Hier(?:op|aan) is geen\b|Daar(?:op|aan) is (?:toen )?geen\b|Er kwam (?:toen )?(?:geen|niets)\b)"
)
_RESPONSE = re.compile(
    r"^(?:Naar aanleiding (?:hier|daar)van|Daarop|Hierop|Om die reden|In reactie (?:hier|daar)op"
    r"|Er (?:is|werd|zijn|werden) (?:toen|daarop|hierop|vervolgens)|Vervolgens (?:is|werd|zijn|werden))\b"
)
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a sentence says of the one before it; one of the three is filled."""

    meaning: str = ""
    response: str = ""
    no_response: str = ""


def follow_up(sentence: str) -> FollowUp | None:
    """What a sentence says of the one before it, or None where its words do not point back."""
    words = " ".join(sentence.split())
    if not words or len(words) > _LONGEST:
        return None
    if _MEANING.match(words):
        return FollowUp(meaning=words)
    if _NOTHING.match(words):
        return FollowUp(no_response=words)
    return FollowUp(response=words) if _RESPONSE.match(words) else None


def with_follow_ups(items: Iterable[Item], documents: Iterable[Document]) -> tuple[Item, ...]:
    """The items with what the next sentence of a source says of them. Only of what happened, and of one item each."""
    after = {document.id: _after(document) for document in documents}
    return tuple(_followed(item, after) for item in items)


def _after(document: Document) -> dict[int, FollowUp]:
    """Per start of a sentence what the sentence behind it says of it."""
    plain = plain_layout(document.text)
    parts = sentences(plain)
    found = {}
    for part, following in pairwise(parts):
        told = follow_up(plain[slice(*following.span)]) if not following.opens_paragraph else None
        if told is not None:
            found[part.start] = told
    return found


def _followed(item: Item, after: Mapping[str, Mapping[int, FollowUp]]) -> Item:
    if not isinstance(item, Event | Diagnosis | Stay):
        return item
    for passage in item.evidence:
        told = after.get(passage.source, {}).get(passage.start)
        if told is not None:
            return replace(item, meaning=told.meaning, response=told.response, no_response=told.no_response)
    return item
