# SPDX-License-Identifier: EUPL-1.2
"""Diagnoses that were made and later fell: 'De diagnose ADHD wordt niet bevestigd en vervalt.'

Such a sentence denies a diagnosis, so it gives no entry of its own; it tells the end of one that earlier papers made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from thuislijn.reading.dutch.tokens import Span
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.message_read import MessageRead
from thuislijn.timeline.items import Diagnosis, Item
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.sources import Passage
from thuislijn.timeline.vocabulary import DiagnosisStatus, Marker

_NAMES: tuple[tuple[Marker, str], ...] = (
    (Marker.ADHD, r"ADHD|ADD"),
    (Marker.AUTISM, r"autisme|autismespectrumstoornis|ASS|PDD-NOS"),
    (Marker.ATTACHMENT, r"(?:reactieve )?hechtingsstoornis"),
    (Marker.INTELLECTUAL_DISABILITY, r"LVB|(?:licht(?:e)? )?verstandelijke beperking"),
    (Marker.DEPRESSION, r"depressie"),
    (Marker.TRAUMA, r"PTSS"),
)
_ANY = "|".join(rf"(?P<m{n}>{names})" for n, (_, names) in enumerate(_NAMES))
_GONE = r"(?:niet (?:\w+ )?bevestigd|vervalt|vervallen|vervielen|verviel|ingetrokken|verworpen|losgelaten)"
_FELL = (
    re.compile(rf"\b[Dd]e diagnoses? (?i:{_ANY})\b[^.;\n]{{0,50}}?\b{_GONE}\b"),
    re.compile(rf"\b(?:vervalt|vervallen|vervielen|verviel) de diagnoses? (?i:{_ANY})\b"),
    re.compile(rf"\b(?:bleek|blijkt)\b[^.;\n]{{0,30}} geen (?i:{_ANY})\b"),
)


@dataclass(frozen=True, slots=True)
class Fallen:
    """A diagnosis that a text tells to have fallen, and where it does."""

    marker: Marker
    span: Span


def fallen_in(text: str) -> Iterator[Fallen]:
    """The diagnoses that a text tells to have been withdrawn, not confirmed or dropped."""
    for pattern in _FELL:
        for match in pattern.finditer(text):
            marker = next(_NAMES[n][0] for n in range(len(_NAMES)) if match[f"m{n}"])
            yield Fallen(marker, match.span())


def with_fallen(items: Iterable[Item], read: Iterable[MessageRead], family: FamilyFound) -> tuple[Item, ...]:
    """The items with the latest diagnosis of that content ended, for the child of whom a text tells that it fell."""
    known = list(items)
    for one in read:
        for fallen in fallen_in(one.text):
            at = _when(one, fallen.span)
            old = _made_before(known, fallen.marker, _children(one, fallen.span, family), at)
            if old is not None:
                known[known.index(old)] = replace(
                    old,
                    status=DiagnosisStatus.WITHDRAWN,
                    when=Period.during(old.when.start, at),
                    evidence=(*old.evidence, _passage(one, fallen.span)),
                )
    return tuple(known)


def _made_before(items: Sequence[Item], marker: Marker, children: tuple[str, ...], at: Moment) -> Diagnosis | None:
    found = [
        item
        for item in items
        if isinstance(item, Diagnosis)
        and marker in item.markers
        and item.status is DiagnosisStatus.ESTABLISHED
        and set(item.persons) & set(children)
        and item.when.start.is_bounded
        and (item.when.start.latest or 0) < (at.earliest or 0)
    ]
    return max(found, key=lambda item: item.when.start.latest or 0, default=None)


def _when(one: MessageRead, span: Span) -> Moment:
    """When it fell: by a time in its own sentence, else the day on which it was written."""
    told = [
        proposal.when.start
        for proposal in one.reading.proposals
        if proposal.sentence[0] <= span[0] < proposal.sentence[1] and proposal.when.start.is_bounded
    ]
    return min(told, key=lambda moment: moment.width or 0, default=one.written)


def _children(one: MessageRead, span: Span, family: FamilyFound) -> tuple[str, ...]:
    low, high = one.text.rfind(".", 0, span[0]) + 1, one.text.find(".", span[1])
    sentence = one.text[low : high if high > 0 else len(one.text)]
    children = family.children()
    named = tuple(id for id in children if re.search(rf"\b{re.escape(family.first_name(id))}\b", sentence))
    main = tuple(id for id in family.resolve((one.reading.main_person,), "") if id in children)
    return named or main or (children if len(children) == 1 else ())


def _passage(one: MessageRead, span: Span) -> Passage:
    start, end = (one.message.start + place for place in span)
    page = one.document.page_at(start).number if len(one.document.pages) > 1 else 0
    return Passage(source=one.document.id, page=page, start=start, end=end, quote=one.document.text[start:end])
