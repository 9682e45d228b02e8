# SPDX-License-Identifier: EUPL-1.2
"""Nine invented families from papers to pseudonymised timeline and report: no name of theirs is readable in either."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from examples.build import EXAMPLES, LARGE
from tests.reading.named_in_examples import FAMILIES, Named, as_read, named, truth
from thuislijn.cli.people import load_people
from thuislijn.lenses.finding import Settings
from thuislijn.reading.family.whole_file import read_file
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.timelines import pseudonymise_timeline, pseudonyms_for
from thuislijn.reports.html import to_html
from thuislijn.reports.showing import case_document, look
from thuislijn.timeline.exchange import dump
from thuislijn.timeline.timeline import Timeline

pytestmark = pytest.mark.needs("wdutch")


@dataclass(frozen=True)
class Shown:
    """A family as a reader sees it."""

    named: Named
    pseudonyms: Pseudonyms
    timeline: Timeline
    texts: tuple[str, ...]
    report: str


@cache
def read(family: str) -> Timeline:
    """The timeline of a family with its names, unreviewed."""
    known = load_people(EXAMPLES / family / "family.toml")
    found = read_file(
        as_read(family),
        title=known.title,
        persons=known.persons,
        relations=known.relations,
        reference_day=known.reference_day,
    )
    return found.timeline


@cache
def shown(family: str, with_papers: bool) -> Shown:
    """Pseudonymised with the papers at hand, or with what the timeline itself tells alone."""
    timeline = read(family)
    texts = tuple(document.text for document in as_read(family)) if with_papers else ()
    pseudonyms = pseudonyms_for(timeline, texts=texts)
    hidden = pseudonymise_timeline(timeline, pseudonyms)
    page = to_html(case_document(look(hidden, Settings()), "nl", identified=False)) if not with_papers else ""
    report = html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.S))
    return Shown(named(family), pseudonyms, hidden, tuple(_strings(json.loads(dump(hidden)))), report)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def readable(text: str, names: Named) -> Iterator[str]:
    """Names of the list that a reader can still see in a text; ordinary words only inside a sentence."""
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match.group()
        before = text[max(0, match.start() - 12) : match.start()].rstrip(" \"“„'‘(>*–-")
        inside = before != "" and before[-1] not in ".:!?\n|•"
        if word.casefold() in names.always or word in names.initials or (inside and word in names.with_capital):
            yield word
    yield from (number for number in names.numbers if number in text)


def leaks(seen: Shown) -> list[str]:
    places = [*dict.fromkeys(seen.texts), *([seen.report] if seen.report else [])]
    return sorted({f"{name} in: {text[:60]}" for text in places for name in readable(text, seen.named)})


@pytest.mark.parametrize("family", FAMILIES)
def test_with_the_papers_at_hand_no_name_is_left(family: str) -> None:
    assert leaks(shown(family, with_papers=True)) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_with_the_timeline_alone_no_name_is_left_either(family: str) -> None:
    assert leaks(shown(family, with_papers=False)) == []


def test_the_lists_of_names_hold_what_the_families_are_known_by() -> None:
    assert {"noorderhoek", "hoogwaarde", "fenna"} <= named("kamphuis").always
    assert {"Esdoorn", "Meerkoet", "Steiger"} <= named("kamphuis").with_capital
    assert "FK" in named("kamphuis").initials
    assert "LvR" in named("idrissi_van_rossum").initials
    assert sum(len(named(family).always) + len(named(family).with_capital) for family in FAMILIES) > 250


@pytest.mark.parametrize("family", FAMILIES)
def test_few_words_are_taken_for_a_name_wrongly_and_few_are_left_to_judge(family: str) -> None:
    seen = shown(family, with_papers=False)
    names = seen.named.always | {name.casefold() for name in seen.named.with_capital}
    known = {word.casefold() for person in truth(family)["person"] for word in re.findall(r"\w+", person["name"])}
    wrong = [
        form
        for entity in seen.pseudonyms.entities
        for form in entity.forms
        if not any(word.casefold() in names | known for word in re.findall(r"[^\W\d_]+", form))
    ]
    assert len(wrong) <= (6 if family == LARGE else 2), wrong
    assert len(seen.pseudonyms.doubtful()) <= (12 if family == LARGE else 5)


def test_a_report_in_english_holds_no_name_either() -> None:
    timeline, names = read("kamphuis"), named("kamphuis")
    told = pseudonymise_timeline(timeline, pseudonyms_for(timeline, language="en"))
    assert not {name for text in _strings(json.loads(dump(told))) for name in readable(text, names)}
    assert any(source.title.startswith("source ") for source in told.sources)


def test_the_check_itself_sees_a_name() -> None:
    names = named("kamphuis")
    assert set(readable("Fenna ging naar De Esdoorn, zie diagnostiek FK.", names)) == {"Fenna", "Esdoorn", "FK"}
    assert not set(readable("De esdoorn in de tuin is van een jeugdige.", names))
