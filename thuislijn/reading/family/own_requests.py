# SPDX-License-Identifier: EUPL-1.2
"""A letter in which one of the family asks for help is a question of its day: 'Ik vraag hulp, nummer vier keer.'"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.message_read import MessageRead
from thuislijn.reading.family.tellers_nl import account_of
from thuislijn.timeline.items import Item, Question
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.sources import Passage

_HELP = r"(?:hulp|ondersteuning|begeleiding|behandeling|therapie)"
_ASKS = re.compile(
    rf"\b(?:ik|wij|we) (?:vraag|vragen|verzoek|verzoeken|zoek|zoeken)"
    rf"(?: (?:u|je|jullie|nu|dus|daarom|nogmaals|opnieuw|dringend|weer))* (?:om )?{_HELP}\b"
    rf"|\bkeer dat (?:ik|wij|we)(?: (?:u|je|jullie))? om {_HELP} (?:vraag|vragen)\b",
    re.I,
)


def own_requests(items: Iterable[Item], read: Iterable[MessageRead], family: FamilyFound) -> Iterator[Question]:
    """A question for each letter or mail of somebody of the family that asks for help, where no item tells it."""
    asked = {(item.asker, item.when.start) for item in items if isinstance(item, Question)}
    for number, one in enumerate(read, 1):
        match = _ASKS.search(one.text) if one.writer and one.written.is_bounded else None
        if match is None or (one.writer, one.written) in asked:
            continue
        start, end = (one.message.start + place for place in match.span())
        page = one.document.page_at(start).number if len(one.document.pages) > 1 else 0
        quote = one.document.text[start:end]
        yield Question(
            id=f"q{number}",
            title="vraag om hulp",
            when=Period.at(Moment(one.written.earliest, one.written.latest)),
            persons=tuple(id for id in family.resolve((one.reading.main_person,), "") if id in family.children()),
            asker=one.writer,
            account=account_of(quote, one.writer, family),
            evidence=(Passage(source=one.document.id, page=page, start=start, end=end, quote=quote),),
            reviewed=False,
        )
