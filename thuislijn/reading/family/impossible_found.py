# SPDX-License-Identifier: EUPL-1.2
"""What a file tells that cannot be so: a date that no calendar has, an end before its start, a death before the birth,
two births under one name. Each is one sentence with the document and the words; nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thuislijn.reading.documents.documents import Problem
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.message_read import MessageRead
from thuislijn.reading.proposals import Proposal
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute, Impossible
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import LifeEvent
from thuislijn.timeline.words import moment_text

_SHOWN = 90  # characters of a sentence that are enough to find it again


def problems_in(read: Iterable[MessageRead], family: FamilyFound, items: Sequence[Item]) -> tuple[Problem, ...]:
    """Everything in a file that cannot be so, in the order of its documents."""
    messages = list(read)
    paths = {one.document.id: one.document.path for one in messages}
    found = [problem for one in messages for problem in _dates(one)]
    found += _deaths(family, items, paths)
    found += _namesakes(family, items, paths)
    return tuple({(one.path, one.nl): one for one in found}.values())


def _dates(read: MessageRead) -> Iterator[Problem]:
    path = read.document.path
    for proposal in read.reading.proposals:
        # The words of a time alone can be another time than they are in their sentence.
        for expression in find_times(tokenise(proposal.quote)) if _is_suspect(proposal) else ():
            words = " ".join(expression.words.split())
            if isinstance(expression.value, Impossible) or isinstance(expression.until, Impossible):
                yield Problem(
                    path,
                    "impossible_date",
                    f"{path}: {words!r} bestaat niet in de kalender ({_part(proposal)}); wat daar staat heeft nu geen "
                    "datum. Kijk de bron na en vul de datum in.",
                    f"{path}: {words!r} is not in the calendar ({_part(proposal)}); what stands there now has no date. "
                    "Check the source and fill in the date.",
                    refused=False,
                )
            elif _runs_back(expression.value, expression.until):
                yield Problem(
                    path,
                    "end_before_start",
                    f"{path}: {words!r} eindigt voordat het begint ({_part(proposal)}); kijk de twee datums na.",
                    f"{path}: {words!r} ends before it begins ({_part(proposal)}); check the two dates.",
                    refused=False,
                )


def _is_suspect(proposal: Proposal) -> bool:
    return bool(proposal.note) or " tot " in proposal.time_words or "-" in proposal.time_words


def _runs_back(value: object, until: object) -> bool:
    return isinstance(value, Absolute) and isinstance(until, Absolute) and until.last < value.first


def _part(proposal: Proposal) -> str:
    quote = " ".join(proposal.quote.split())
    return f"“{quote[:_SHOWN]}…”" if len(quote) > _SHOWN else f"“{quote}”"


def _deaths(family: FamilyFound, items: Iterable[Item], paths: Mapping[str, str]) -> Iterator[Problem]:
    for item in items:
        if not isinstance(item, Event) or item.life_event is not LifeEvent.DEATH or len(item.persons) != 1:
            continue
        person = family.persons[item.persons[0]]
        if item.when.start.before(person.birth) is Certainty.CERTAIN:
            path = _path(item, paths)
            died, born = (moment_text(moment, "nl") for moment in (item.when.start, person.birth))
            died_en, born_en = (moment_text(moment, "en") for moment in (item.when.start, person.birth))
            yield Problem(
                path,
                "death_before_birth",
                f"{path}: {person.name} overlijdt volgens dit stuk ({died}) vóór de geboorte ({born}); kijk de twee "
                "datums na.",
                f"{path}: by this paper {person.name} dies ({died_en}) before being born ({born_en}); check the two "
                "dates.",
                refused=False,
            )


def _namesakes(family: FamilyFound, items: Iterable[Item], paths: Mapping[str, str]) -> Iterator[Problem]:
    """Two births under one name: a slip of the pen, or two people."""
    told: dict[str, Event] = {}
    for item in items:
        born = isinstance(item, Event) and item.life_event is LifeEvent.BIRTH and item.when.start.is_exact
        if not isinstance(item, Event) or not born or len(item.persons) != 1:
            continue
        first = told.setdefault(item.persons[0], item)
        if first.when.start.narrowed(item.when.start) is None:
            name, (path, other) = family.persons[item.persons[0]].name, (_path(item, paths), _path(first, paths))
            here, there = (moment_text(one.when.start, "nl") for one in (item, first))
            here_en, there_en = (moment_text(one.when.start, "en") for one in (item, first))
            yield Problem(
                path,
                "two_of_one_name",
                f"{path}: {name} is hier geboren op {here}, en in {other} op {there}; kijk na of dit twee mensen met "
                "één naam zijn, of een verschrijving.",
                f"{path}: here {name} was born on {here_en}, and in {other} on {there_en}; check whether these are "
                "two people of one name, or a slip of the pen.",
                refused=False,
            )


def _path(item: Item, paths: Mapping[str, str]) -> str:
    return paths.get(item.evidence[0].source, "") if item.evidence else ""
