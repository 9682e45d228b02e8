# SPDX-License-Identifier: EUPL-1.2
"""What cannot be so in a timeline that is otherwise well formed: each as one sentence that a person understands.

Nothing is repaired or thrown away. A contradiction between sources belongs in a file; what is reported here is what
no reading of the dates allows, references that lead nowhere, and people who cannot be told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thuislijn.timeline.exchange import Problem
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Contact, Decision, Help, Item, Stay
from thuislijn.timeline.moment import Certainty, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline


def check(timeline: Timeline) -> tuple[Problem, ...]:
    """Everything in the timeline that cannot be so, in the order of the file."""
    return (
        *_same_ids(timeline),
        *_people(timeline),
        *_relations(timeline),
        *(problem for n, item in enumerate(timeline.items) for problem in _item(timeline, item, f"items[{n}]")),
        *_turning_points(timeline),
    )


def _same_ids(timeline: Timeline) -> Iterator[Problem]:
    groups = {
        "persons": [person.id for person in timeline.persons],
        "organisations": [organisation.id for organisation in timeline.organisations],
        "sources": [source.id for source in timeline.sources],
        "items": [item.id for item in timeline.items],
        "turning_points": [point.id for point in timeline.turning_points],
    }
    for group, ids in groups.items():
        for id, times in Counter(ids).items():
            if times > 1:
                yield Problem(
                    group,
                    f"het kenmerk {id!r} komt {times} keer voor; geef elk een eigen kenmerk",
                    f"the id {id!r} is used {times} times; give each its own",
                )


def _people(timeline: Timeline) -> Iterator[Problem]:
    for n, person in enumerate(timeline.persons):
        if person.death and person.death.before(person.birth) is Certainty.CERTAIN:
            yield Problem(
                f"persons[{n}]",
                f"{person.name} overlijdt vóór de geboorte; kijk de twee datums na",
                f"{person.name} dies before being born; check the two dates",
            )
    names = Counter(person.name.casefold() for person in timeline.persons if person.name)
    for name, times in names.items():
        twins = [person for person in timeline.persons if person.name.casefold() == name]
        if times > 1 and not _told_apart(twins):
            yield Problem(
                "persons",
                f"{times} personen heten {twins[0].name!r}; geef elk een geboortedatum of een andere rol",
                f"{times} persons are called {twins[0].name!r}; give each a date of birth or another role",
            )


def _told_apart(people: list[Person]) -> bool:
    return len({(person.role, person.birth.earliest) for person in people}) == len(people)


def _relations(timeline: Timeline) -> Iterator[Problem]:
    for n, relation in enumerate(timeline.relations):
        for id in (relation.of, relation.to):
            if timeline.person(id) is None:
                yield _nobody(f"relations[{n}]", id)


def _item(timeline: Timeline, item: Item, path: str) -> Iterator[Problem]:
    for id in (*item.persons, *_other_people(item)):
        if timeline.person(id) is None:
            yield _nobody(path, id)
    for id in item.organisations:
        if timeline.organisation(id) is None:
            yield Problem(path, f"de organisatie {id!r} staat niet in de lijst", f"organisation {id!r} is not listed")
    for id in sorted({passage.source for passage in item.evidence}):
        if timeline.source(id) is None:
            yield Problem(path, f"de bron {id!r} staat niet in de lijst", f"source {id!r} is not listed")
    yield from _links(timeline, item, path)
    yield from _dates(timeline, item, path)


def _other_people(item: Item) -> tuple[str, ...]:
    if isinstance(item, Stay | Contact):
        return item.with_whom
    return (*item.heard, *item.not_heard) if isinstance(item, Decision) else ()


def _links(timeline: Timeline, item: Item, path: str) -> Iterator[Problem]:
    for name in ("about", "of", "answered_by", "replaces"):
        id = getattr(item, name, "")
        if name == "about" and item.kind == "question":
            continue  # there it is the subject in words
        if id and timeline.item(id) is None:
            yield Problem(
                f"{path}.{name}", f"het gegeven {id!r} bestaat niet in deze tijdlijn", f"there is no item {id!r} here"
            )


def _dates(timeline: Timeline, item: Item, path: str) -> Iterator[Problem]:
    if _backwards(item.when):
        yield Problem(
            f"{path}.when",
            f"{item.title!r} eindigt voordat het begint; kijk de twee datums na",
            f"{item.title!r} ends before it starts; check the two dates",
        )
    if isinstance(item, Help) and item.when.start.before(item.asked) is Certainty.CERTAIN:
        yield Problem(
            f"{path}.asked",
            f"{item.title!r} begint voordat erom gevraagd is; kijk de datums na",
            f"{item.title!r} starts before it was asked for; check the dates",
        )
    if isinstance(item, Stay):
        for id in item.persons:
            person = timeline.person(id)
            if person and _ended(item.when).before(person.birth) is Certainty.CERTAIN:
                yield Problem(
                    f"{path}.when",
                    f"{person.name} woont daar vóór de geboorte; kijk de datums na",
                    f"{person.name} lives there before being born; check the dates",
                )


def _ended(period: Period) -> Moment:
    return period.end if period.ending is Ending.DATED else period.start


def _backwards(period: Period) -> bool:
    return period.ending is Ending.DATED and period.end.before(period.start) is Certainty.CERTAIN


def _turning_points(timeline: Timeline) -> Iterator[Problem]:
    for n, point in enumerate(timeline.turning_points):
        for id in point.items:
            if timeline.item(id) is None:
                yield Problem(
                    f"turning_points[{n}]", f"het gegeven {id!r} bestaat niet", f"there is no item {id!r} here"
                )


def _nobody(path: str, id: str) -> Problem:
    return Problem(path, f"de persoon {id!r} staat niet in de lijst", f"person {id!r} is not listed")
