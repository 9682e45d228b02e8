# SPDX-License-Identifier: EUPL-1.2
"""What is taken away or hidden for good: no earlier version keeps it, no undo brings it back, no account stays."""

from __future__ import annotations

import json

import pytest

from tests.web.people import World, with_family, with_sources
from thuislijn.actions.keeping.anonymising import anonymise_case
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.actions.sources import files as sources
from thuislijn.actions.sources import names
from thuislijn.actions.sources.reading import work_once
from thuislijn.actions.timeline import Edit, undo, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Change, Entry, Section
from thuislijn.store.family_access import FamilyAccess
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.log import LogRow
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.store.sources import CaseSource
from thuislijn.store.users import User

CITED = "Op 3 mei 2021 ging jeugdige 1 bij oma wonen."


def cite(world: World, source: CaseSource, quote: str) -> None:
    """Tine puts something on the timeline that cites a source, and then changes its title."""
    passage = {"source": source.key, "start": 0, "end": len(quote), "quote": quote}
    item = {"kind": "event", "id": "i9", "title": "bezoek", "evidence": [passage]}
    by, case = world.actor("tine"), world.case
    write(by=by, case=case, edits=[Edit(Section.ITEMS, "i9", item)])
    write(by=by, case=case, edits=[Edit(Section.ITEMS, "i9", {**item, "title": "logeren"}, case.revision)])


def earlier_versions(case: Case) -> str:
    return json.dumps(list(Change.objects.filter(step__case=case).values_list("before", "after")), ensure_ascii=False)


def test_a_passage_of_a_source_that_was_taken_away_stands_in_no_earlier_version(world: World) -> None:
    with_family(world)
    source = with_sources(world)
    cite(world, source, CITED)
    sources.take_away(by=world.actor("tine"), case=world.case, source=source, why="van een ander gezin")
    assert CITED not in earlier_versions(world.case)
    undo(by=world.actor("tine"), case=world.case)
    item = Entry.objects.get(case=world.case, key="i9").data
    assert item["title"] == "bezoek", "what Tine did herself can still be taken back"
    assert not item.get("evidence")


@pytest.mark.usefixtures("read_here")
def test_a_name_that_was_hidden_stands_in_no_earlier_version(world: World) -> None:
    with_family(world)
    told = "Op 3 mei 2021 kwam sproetje langs."
    source = sources.add(by=world.actor("tine"), case=world.case, name="brief.txt", content=[told.encode()])
    assert work_once()
    source.refresh_from_db()
    assert "sproetje" in source.text, "a nickname in small letters is not recognised"
    cite(world, source, source.text.strip())
    assert names.hide(by=world.actor("tine"), case=world.case, word="sproetje") == 1
    assert "sproetje" not in earlier_versions(world.case)
    undo(by=world.actor("tine"), case=world.case)
    item = Entry.objects.get(case=world.case, key="i9").data
    assert item["title"] == "bezoek" and "sproetje" not in json.dumps(item)


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("guess", ["Bloemenwaard", "Stichting De Korenschoof", "Joris", "Lelystad"])
def test_nobody_learns_what_is_hidden_by_trying_to_hide_it(world: World, guess: str) -> None:
    with_family(world)
    told = "Joris Veldkamp woont bij zijn oma in Bloemenwaard. Stichting De Korenschoof hielp sproetje."
    source = sources.add(by=world.actor("tine"), case=world.case, name="brief.txt", content=[told.encode()])
    assert work_once()
    source.refresh_from_db()
    before = source.text
    assert "Bloemenwaard" not in before and "Korenschoof" not in before
    assert names.hide(by=world.actor("tine"), case=world.case, word=guess) == 0
    source.refresh_from_db()
    assert source.text == before
    assert names.hide(by=world.actor("tine"), case=world.case, word="sproetje") == 1, "what can be read is hidden"


@pytest.mark.parametrize("ending", ["deleted", "anonymised", "after she stopped"])
def test_no_account_tells_who_the_family_was(world: World, ending: str) -> None:
    with_family(world)
    mother = world.people["mila"].pk
    by = world.actor("fatima")
    if ending == "after she stopped":
        FamilyAccess.objects.filter(user=mother).update(ended="2026-05-01T12:00Z")
    if ending == "anonymised":
        anonymise_case(by=by, case=world.case, pseudonym="Gezin Kokkel", why="gevraagd")
    else:
        delete_case(by=by, case=world.case, why="gevraagd")
    assert not User.objects.filter(pk=mother).exists()
    row = LogRow.objects.get(kind="account", target=str(mother), act="delete")
    assert row.case is None, "the log of an anonymous case does not say whose account it was"


def test_who_reads_along_in_another_family_too_keeps_the_account(world: World) -> None:
    with_family(world)
    other = Case(programme=world.programme, team=world.south, pseudonym="Gezin Zeeduivel", reference_day="2026-06-01")
    other.save()
    FamilyAccess(user=world.people["mila"], case=other, person="tante").save()
    delete_case(by=world.actor("fatima"), case=world.case, why="gevraagd")
    assert FamilyAccess.objects.get(user=world.people["mila"]).case == other


@pytest.mark.parametrize(("when", "rough"), [("2021-03-01", "2021-03"), ("2021-03-01/2021-09-04", "2021-03/2021-09")])
def test_a_card_of_an_anonymous_case_does_not_remember_the_day(world: World, when: str, rough: str) -> None:
    with_family(world)
    card = RethinkingCard(case=world.case, about_section="items", about="i1", title="bij oma", when=when, version=1)
    card.save()
    anonymise_case(by=world.actor("fatima"), case=world.case, pseudonym="Gezin Kokkel", why="gevraagd")
    card.refresh_from_db()
    assert card.when == rough


def test_the_network_of_an_anonymous_case_does_not_remember_the_day_either(world: World) -> None:
    with_family(world)
    tie = NetworkTie(case=world.case, label="oma")
    tie.save()
    asking = NetworkAsking(case=world.case, tie=tie, what="oppassen", asked_when="3 mei 2021", version=1)
    asking.save()
    anonymise_case(by=world.actor("fatima"), case=world.case, pseudonym="Gezin Kokkel", why="gevraagd")
    asking.refresh_from_db()
    assert (asking.asked_when, asking.what) == ("", "oppassen")
