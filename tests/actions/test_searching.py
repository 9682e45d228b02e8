# SPDX-License-Identifier: EUPL-1.2
"""The index follows what happens: after any edits it is what it would be if it were made anew."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.people import World, with_family
from thuislijn.actions.keeping.anonymising import anonymise_case
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.actions.searching import LONGEST_ROW, index_source, purge_when_due, rebuild
from thuislijn.actions.sources.files import correct, take_away
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.choices import ConsentForm, Purpose, SourceState
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Entry, Section
from thuislijn.store.searching.asking import understood
from thuislijn.store.searching.finding import matching
from thuislijn.store.searching.opening import open_cases
from thuislijn.store.searching.rows import SearchRow
from thuislijn.store.sources import CaseSource

_WORDS = st.sampled_from(["oma belt", "gezinshuizen", "geen plek", "netwerkpleeggezin", "school", "", "é\fb", "wacht"])
_DEEDS = st.lists(st.tuples(st.sampled_from(["write", "drop", "read", "correct", "away"]), _WORDS), max_size=8)


def rows() -> set[tuple[object, ...]]:
    every = SearchRow.objects.values_list(
        "case", "where", "key", "page", "part", "kind", "first", "last", "text", "stems"
    )
    return set(every)


def found(typed: str) -> int:
    return SearchRow.objects.filter(matching(understood(typed).terms)).count()


def read(world: World, key: str, text: str) -> CaseSource:
    source, _ = CaseSource.objects.update_or_create(
        case=world.case, key=key, defaults={"text": text, "state": SourceState.READ, "sha256": "0", "kind": "pdf"}
    )
    index_source(source)
    return source


def do(world: World, deed: str, words: str) -> None:
    by, case = world.actor("tine"), world.case
    entry = Entry.objects.filter(case=case, key="x1").first()
    source = CaseSource.objects.filter(case=case, key="s1").first()
    seen = entry.version if entry else None
    if deed == "write":
        data = {"kind": "stay", "id": "x1", "title": words or "iets", "when": {"start": "2020-02"}}
        write(by=by, case=case, edits=[Edit(Section.ITEMS, "x1", data, seen)])
    elif deed == "drop" and entry:
        write(by=by, case=case, edits=[Edit(Section.ITEMS, "x1", None, seen)])
    elif deed == "read":
        read(world, "s1", words)
    elif deed == "correct" and source:
        correct(by=by, case=case, source=source, title=words, date="2019-05")
    elif deed == "away" and source:
        take_away(by=by, case=case, source=source, why="dubbel")


@given(deeds=_DEEDS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_edits_the_index_is_what_it_would_be_if_made_anew(world: World, deeds: list[tuple[str, str]]) -> None:
    for deed, words in deeds:
        do(world, deed, words)
    before, asked = rows(), ("gezinshuis", "pleeggezin", '"oma belt"', "scho*", "plek -oma")
    numbers = [found(one) for one in asked]
    rebuild()
    assert rows() == before
    assert [found(one) for one in asked] == numbers


def test_with_a_case_its_rows_go_and_nothing_is_found_of_it(world: World) -> None:
    with_family(world)
    read(world, "s1", "Een gezinshuis.")
    assert found("gezinshuis") == 1
    delete_case(by=world.actor("fatima"), case=world.case, why="klaar")
    assert found("gezinshuis") == 0 and not rows()


def test_what_was_made_anonymous_is_no_longer_found(world: World) -> None:
    with_family(world)
    read(world, "s1", "Een woonwagen.")
    anonymise_case(by=world.actor("fatima"), case=world.case, pseudonym="Gezin Mossel", why="ingetrokken")
    assert found("woonwagen") == 0
    before = rows()
    rebuild()
    assert rows() == before


def test_a_text_without_pages_is_cut_up_and_each_stretch_knows_its_place(world: World) -> None:
    text = "\n\n".join(f"Alinea {n} over het gezinshuis en de school." for n in range(900))
    source = read(world, "s1", text + "\f\fDe laatste bladzijde.")
    stretches = SearchRow.objects.filter(key="s1").order_by("page", "part")
    assert stretches.count() > 3
    assert all(len(row.text) <= LONGEST_ROW for row in stretches)
    assert all(source.text[row.start : row.start + len(row.text)] == row.text for row in stretches)
    assert stretches.reverse()[0].page == 3


def test_a_date_puts_a_row_in_its_period(world: World) -> None:
    source = read(world, "s1", "Een gezinshuis.")
    correct(by=world.actor("tine"), case=world.case, source=source, title="brief", date="2019-05")
    row = SearchRow.objects.get(key="s1")
    assert (row.first, row.last) == (dt.date(2019, 5, 1).toordinal(), dt.date(2019, 5, 31).toordinal())


def test_whether_a_case_is_searched_follows_every_change_at_once_although_verdicts_are_kept(world: World) -> None:
    case = with_family(world)
    children = Entry.objects.filter(case=case, section=Section.PERSONS, data__role="child")

    def searched(**changed: object) -> bool:
        for name, value in changed.items():
            setattr(case, name, value)
        case.save()
        first, again = open_cases([case]), open_cases([case])
        assert first == again, "the second time from what was kept"
        return bool(first)

    assert searched() and not searched(anonymous=False)
    for child in children:
        Entry.objects.filter(pk=child.pk).update(data={**child.data, "birth": "2001-01-01"})
        said = {"about": child.key, "by": child.key, "purpose": Purpose.FILE, "form": ConsentForm.WRITTEN}
        Consent(case=case, given=dt.date(2020, 1, 1), recorded_by="Tine", **said).save()
    consents = Consent.objects.filter(case=case)
    assert searched() and not searched(closed=timezone.now()) and searched(closed=None)
    consents.update(withdrawn=timezone.now())
    assert not searched()
    consents.update(withdrawn=None, until=dt.date(2020, 12, 31))
    assert not searched()
    consents.update(until=None)
    assert searched()
    for child in children:
        Entry.objects.filter(pk=child.pk).update(data={**child.data, "birth": "2016-01-01"})
    assert not searched(), "now their parents have to be asked"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes out by itself what went")
def test_nothing_of_a_word_that_was_changed_stays_in_the_file_of_the_index(world: World) -> None:
    def in_the_file(word: str) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_words_data WHERE instr(block, %s)", [word.encode()])
            return bool(cursor.fetchone()[0])

    do(world, "write", "xylofoon")
    do(world, "write", "trommel")
    assert found("xylofoon") == 0 and in_the_file("xylofoon"), "a mark says that it went, and it is still there"
    assert purge_when_due()
    assert not in_the_file("xylofoon") and found("trommel") == 1
    assert not purge_when_due(), "nothing changed since"
    do(world, "drop", "")
    assert purge_when_due() and not in_the_file("trommel")
