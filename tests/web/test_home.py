# SPDX-License-Identifier: EUPL-1.2
"""The first page: what somebody works on, and nothing of what is not theirs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.people import World, meet, with_family, with_sources
from thuislijn.actions.logging import record
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, CaseStatus, Recognition
from thuislijn.store.entries import Entry, Section
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.timelines import value_of
from thuislijn.timeline.exchange import encode
from thuislijn.web.cases.counts import open_questions_of
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

TODAY = timezone.localdate()


def another(world: World, pseudonym: str, **more: object) -> Case:
    case = Case(programme=world.programme, team=world.north, pseudonym=pseudonym, reference_day=TODAY, **more)
    case.save()
    return case


def text(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("name", ["paul", "anna"])
def test_who_sees_progress_sees_numbers_and_no_case(world: World, name: str) -> None:
    with_family(world)
    with_sources(world)
    for address in ("/", f"/leertraject/{world.programme.pk}/"):
        page = text(world.client(name), address)
        assert "Zeester" not in page and str(world.case.pk) not in page
        assert "1 van 1 gelezen" in page


def test_the_administrator_sees_nothing_of_a_programme(world: World) -> None:
    page = text(world.client("bram"))
    assert "Duinrand" not in page and "Zeester" not in page
    assert "Nieuw leertraject" in page


def test_who_left_and_who_comes_from_elsewhere_see_nothing(world: World) -> None:
    for name in ("vera", "otto"):
        page = text(world.client(name))
        assert "Duinrand" not in page and "Zeester" not in page


def test_a_list_says_how_each_case_stands(world: World) -> None:
    with_family(world)
    with_sources(world)
    page = text(world.client("tine"))
    assert "Gezin Zeester" in page and "anoniem" in page
    assert re.search(r'data-label="Bronnen gelezen">1 van 1<', page)
    for column in ("Wat nu", "Toestemming", "Gelezen", "Na te kijken", "Open vragen", "Bijeenkomst"):
        assert f">{column}</th>" in page
    assert "Tine" in page


def test_a_case_without_consent_shows_no_number_of_its_content(world: World) -> None:
    case = with_family(world)
    Case.objects.filter(pk=case.pk).update(anonymous=False)
    (row,) = world.client("tine").get("/").context["page"].object_list
    assert row.questions is None and not row.is_open
    assert "wie het gezag heeft" in row.whose


def test_answered_questions_are_open_no_more(world: World) -> None:
    case = with_family(world)
    found = asked(looked_at(case))
    assert open_questions_of([case]) == {case.pk: len(found)}
    answer = {"case": case, "lens": found[0].lens, "answer": Recognition.RECOGNISED, "by_name": "Tine"}
    FindingAnswer(finding=finding_key(found[0]), **answer).save()
    FindingAnswer(finding="iets wat er niet meer is", **answer).save()
    assert open_questions_of([case]) == {case.pk: len(found) - 1}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", ["Aal", "Gezin Zeester", "Baars"]),
        ("order=name", ["Aal", "Baars", "Gezin Zeester"]),
        ("order=consent", ["Aal", "Baars", "Gezin Zeester"]),
        ("q=baa", ["Baars"]),
        ("status=finished", ["Baars"]),
        ("consent=anonymous", ["Gezin Zeester"]),
        ("consent=missing&order=name", ["Aal", "Baars"]),
        ("order=worked", ["Baars", "Aal", "Gezin Zeester"]),
        ("order=../../etc&team=x&status=%00&blad=-4", ["Aal", "Gezin Zeester", "Baars"]),
        ("q=" + "a" * 5000, ["Aal", "Gezin Zeester", "Baars"]),
    ],
)
def test_the_list_is_filtered_and_put_in_order(world: World, question: str, names: list[str]) -> None:
    meet(world, another(world, "Aal"), TODAY + dt.timedelta(days=2))
    last = another(world, "Baars", status=CaseStatus.FINISHED)
    meet(world, last, TODAY - dt.timedelta(days=30))
    Case.objects.filter(pk=world.case.pk).update(worked_on=timezone.now() - dt.timedelta(days=9))
    record(by=world.actor("tine"), act=Act.CHANGE, kind="case", case=last)
    if question in ("", "order=../../etc&team=x&status=%00&blad=-4") or question.startswith("q=aaa"):
        meet(world, world.case, TODAY + dt.timedelta(days=5))
    rows = world.client("tine").get(f"/?{question}").context["page"].object_list
    assert [row.case.pseudonym for row in rows] == names


def test_fifty_cases_are_a_page(world: World) -> None:
    for number in range(55):
        another(world, f"Gezin {number:02}")
    client = world.client("fatima")
    first, second = (client.get(f"/?order=name&blad={n}").context["page"] for n in (1, 2))
    assert (len(first.object_list), len(second.object_list)) == (50, 6)
    assert "order=name&amp;blad=2" in text(client, "/?order=name")


def test_a_name_with_a_script_is_shown_as_text(world: World) -> None:
    another(world, "<script>alert(1)</script>", municipality="<b>x")
    page = text(world.client("tine"))
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_list_of_many_cases_asks_the_database_no_more_than_one_of_few(
    world: World, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        another(world, f"Gezin {number:02}")
    client = world.client("fatima")
    with django_assert_max_num_queries(44):  # type: ignore[operator]
        client.get("/")


def test_items_that_nobody_looked_at_wait_too(world: World) -> None:
    case = with_family(world)

    def waiting() -> int:
        (row,) = world.client("tine").get("/").context["page"].object_list
        assert row.reading.to_review == 0
        return int(row.reading.waiting)

    def save(reviewed: bool) -> None:
        entry = Entry.objects.get(case=case, key="i1")
        data = encode(replace(value_of(Section.ITEMS, entry.data), reviewed=reviewed))
        write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "i1", data, entry.version)])

    assert waiting() == 0
    save(reviewed=False)
    assert waiting() == 1
    assert "<dt>Na te kijken</dt><dd>1" in text(world.client("paul"))
    page = text(world.client("tine"), f"/casus/{case.pk}/")
    assert "Kijk 1 gegeven op de tijdlijn na." in page and "tabel?alleen=open" in page
    save(reviewed=True)
    assert waiting() == 0


@pytest.mark.parametrize(("name", "searches"), [("tine", True), ("eva", True), ("paul", False), ("bram", False)])
def test_only_who_sees_cases_is_offered_to_search(world: World, name: str, searches: bool) -> None:
    assert ('role="search"' in text(world.client(name))) is searches
