# SPDX-License-Identifier: EUPL-1.2
"""What is read of the invented families, held against the truth beside them: who, when, and the questions it raises.

Scanned papers are read here with their text, because recognising it is tested elsewhere and takes most of the time.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examples.build import EXAMPLES, LARGE, small_families
from examples.large_family import documents as large_documents
from examples.paperwork.authored import Document, read_texts
from examples.paperwork.folder import write_folder
from thuislijn.lenses.catalogue import DANGER, look_at
from thuislijn.reading.documents.folder import read_folder
from thuislijn.reading.family.whole_file import read_file
from thuislijn.timeline.check import check
from thuislijn.timeline.items import Decision, Event, Help, Involvement, Item, Measure, Question, Schooling, Stay
from thuislijn.timeline.moment import Certainty, Day, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole

# Per family, measured and set just below: of the expected lenses how many are found, certain or possible; how many are
# raised at all, also with what is not recorded; and how many of the facts stand on the right people at the right time.
LEAST = {
    "idrissi_van_rossum": (1, 2, 4),
    "kamphuis": (6, 8, 16),
    "kowalska": (1, 1, 7),
    "lammers": (8, 8, 11),
    "martina": (0, 0, 5),
    "oosting": (5, 5, 8),
    "terpstra": (4, 5, 5),
    "verschuren": (7, 11, 8),
}
# What two papers of a family tell with different dates, of what its truth lists: both stand, and are marked.
DISPUTED = {"idrissi_van_rossum": "scheiding", "terpstra": "geboorte", "verschuren": "overlijden"}
_CLASSES: dict[str, tuple[type[Item], ...]] = {
    "stay": (Stay, Decision),
    "help": (Help,),
    "measure": (Measure, Decision, Event),
    "school": (Schooling, Event),
    "event": (Item,),
    "question": (Question, Help, Event),
    "involvement": (Involvement, Event, Measure),
}
_SLACK = 31  # days that a paper may tell a fact beside the day that is true
_VAGUEST = 400  # days: what is known less exactly than to about a year is not found


def truth(family: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / family / "family.toml").read_text(encoding="utf-8"))


def read(papers: tuple[Document, ...], folder: Path) -> Timeline:
    write_folder(tuple(replace(paper, scan=False) for paper in papers), folder)
    opened = read_folder(folder)
    return read_file(opened.everything(), opened.duplicates).timeline


def days_of(when: str) -> tuple[Day, Day]:
    """The first and last day of the start of a truth in EDTF, with the slack."""
    parts = [int(part) for part in when.split("/")[0].rstrip("~").split("-")]
    first = dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    month = parts[1] if len(parts) > 1 else 12
    last = first if len(parts) > 2 else dt.date(parts[0], month, calendar.monthrange(parts[0], month)[1])
    return first.toordinal() - _SLACK, last.toordinal() + _SLACK


def same_people(timeline: Timeline, known: dict[str, Any]) -> dict[str, str]:
    """Ids of the truth with those of the timeline: by first name, parents also by their role."""
    found = {}
    for person in known["person"]:
        for other in timeline.persons:
            same_name = other.name.split()[0].casefold() == person["name"].split()[0].casefold()
            if same_name or (other.role.value == person["role"] and other.role.is_parent):
                found[person["id"]] = other.id
    return found


def is_found(timeline: Timeline, fact: dict[str, Any], ids: dict[str, str]) -> bool:
    """Whether an item of the right kind and time is of the people of the fact, and of no other child."""
    low, high = days_of(fact["when"])
    who = {ids[id] for id in fact["who"] if id in ids}
    children = {person.id for person in timeline.children}
    for item in timeline.items:
        if not isinstance(item, _CLASSES[fact["kind"]]) or not any(fits(m, low, high) for m in moments(item)):
            continue
        there = {*item.persons, *(item.with_whom if isinstance(item, Stay) else ())}
        of_family = not there and len(who) > 1
        if of_family or ((who & children or who) <= there and not (there & children) - who):
            return True
    return False


def moments(item: Item) -> tuple[Moment, ...]:
    return (item.when.start, item.waiting_from) if isinstance(item, Help) else (item.when.start,)


def fits(moment: Moment, low: Day, high: Day) -> bool:
    if moment.earliest is None or moment.latest is None or moment.latest - moment.earliest > _VAGUEST:
        return False
    return moment.earliest <= high and moment.latest >= low


@pytest.mark.needs("pango")
@pytest.mark.parametrize("family", small_families())
def test_what_is_read_of_a_family_agrees_with_the_truth_beside_it(family: str, tmp_path: Path) -> None:
    known = truth(family)
    timeline = read(read_texts(EXAMPLES / family), tmp_path)
    assert [problem.nl for problem in check(timeline)] == []

    ids = same_people(timeline, known)
    children = {person["id"] for person in known["person"] if person["role"] == "child"}
    assert children <= ids.keys(), "a child of the family is not known by its name"
    assert all(timeline.person(ids[id]).role is PersonRole.CHILD for id in children)  # type: ignore[union-attr]

    raised = {finding.lens for finding in look_at(timeline)}
    found = {finding.lens for finding in look_at(timeline) if finding.certainty.holds}
    certain = {finding.lens for finding in look_at(timeline) if finding.certainty is Certainty.CERTAIN}
    lenses = known["lenses"]
    assert certain & set(lenses["not_expected"]) == set()
    assert DANGER not in found or DANGER in lenses["expected"] + lenses["possible"]

    pairs = [tuple(timeline.item(id) for id in pair) for pair in timeline.contradictions]
    assert family not in DISPUTED or DISPUTED[family] in {one.title for pair in pairs for one in pair if one}
    assert all(a and b and a.evidence[0].source != b.evidence[0].source for a, b in pairs)

    expected = set(lenses["expected"])
    facts = sum(is_found(timeline, fact, ids) for fact in known["fact"])
    measured = (len(expected & found), len(expected & raised), facts)
    assert all(one >= least for one, least in zip(measured, LEAST[family], strict=True)), measured


@pytest.mark.needs("pango")
def test_a_part_of_the_large_family_gives_a_sound_timeline_and_no_notice_of_danger(tmp_path: Path) -> None:
    timeline = read(tuple(large_documents()[::15]), tmp_path)
    assert len(timeline.items) > 20
    assert [problem.nl for problem in check(timeline)] == []
    assert DANGER not in {finding.lens for finding in look_at(timeline)}
    assert {"Romano", "Daisy", "Finn"} <= {person.name.split()[0] for person in timeline.persons}


def test_every_small_family_is_measured() -> None:
    assert set(LEAST) == set(small_families())
    assert (EXAMPLES / LARGE / "family.toml").exists()
