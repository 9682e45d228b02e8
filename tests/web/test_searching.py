# SPDX-License-Identifier: EUPL-1.2
"""Searching: in what somebody may see and nowhere else, whatever they type."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client

from tests.web.people import AT_WORK, IN_THE_CASE, World, with_family
from thuislijn.actions.searching import index_source
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import SourceState
from thuislijn.store.entries import Section
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource


def add_source(case: Case, key: str, text: str, title: str = "verslag", date: str = "2020-05-01") -> CaseSource:
    source = CaseSource(
        case=case, key=key, title=title, date=date, kind="pdf", text=text, sha256="0", state=SourceState.READ, pages=2
    )
    source.save()
    index_source(source)
    return source


def other_case(world: World, name: str = "Gezin Kwal", *, anonymous: bool = True) -> Case:
    case = Case(
        programme=world.programme,
        team=world.south,
        pseudonym=name,
        anonymous=anonymous,
        reference_day=dt.date(2026, 6, 1),
    )
    case.save()
    return case


def text_of(client: Client, **asked: str) -> str:
    response = client.get("/zoeken", asked)
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode().split("<main", 1)[1])))


@pytest.fixture
def filled(world: World) -> World:
    """The family, with a letter of two pages."""
    with_family(world)
    add_source(
        world.case, "s1", "Jeugdige 1 woont in een netwerkpleeggezin.\fEr zijn drie gezinshuizen gebeld. Oma belde ook."
    )
    return world


def test_a_word_finds_its_other_forms_and_the_compounds_it_is_in(filled: World) -> None:
    tine = filled.client("tine")
    assert "in een netwerkpleeggezin" in text_of(tine, q="pleeggezinnen")
    assert "drie gezinshuizen gebeld" in text_of(tine, q="gezinshuis")
    assert b"<mark>gezinshuizen</mark>" in tine.get("/zoeken", {"q": "gezinshuis"}).content


def test_an_item_is_found_by_its_words_and_by_what_it_is(filled: World) -> None:
    tine = filled.client("tine")
    assert "bij oma" in text_of(tine, q="oma", soort="item")
    assert "bij oma" in text_of(tine, q="netwerk", soort="item:stay")
    assert "Niets gevonden" in text_of(tine, q="netwerk", soort="item:help")


def test_a_hit_leads_to_the_words_in_the_source(filled: World) -> None:
    tine = filled.client("tine")
    source = CaseSource.objects.get(key="s1")
    start = source.text.index("gezinshuizen")
    address = f"/casus/{filled.case.pk}/bronnen/{source.pk}?van={start}&tot={start + 12}"
    assert address in unescape(tine.get("/zoeken", {"q": "gezinshuis"}).content.decode())
    assert tine.get(address).status_code == 200


def test_only_those_who_see_the_case_find_anything_in_it(filled: World) -> None:
    assert filled.client("mila").get("/zoeken", {"q": "gezinshuis"}).status_code == 404, "she has her own story"
    for person in AT_WORK:
        text = text_of(filled.client(person), q="gezinshuis")
        assert ("drie gezinshuizen" in text) == (person in IN_THE_CASE), person
        assert ("Zeester" in text) == (person in IN_THE_CASE), person


def test_no_number_word_or_guess_of_another_case_shows(filled: World) -> None:
    add_source(other_case(filled), "s2", "Een woonwagen en een gezinshuis.")
    tine, fatima = filled.client("tine"), filled.client("fatima")
    assert "Niets gevonden" in text_of(tine, q="woonwagen")
    assert "woonwagen" not in text_of(tine, q="woonwaggen").replace("woonwaggen", "")
    assert "1 keer gevonden, in 1 van uw casussen" in text_of(tine, q="gezinshuis")
    assert "2 keer gevonden, in 2 van uw casussen" in text_of(fatima, q="gezinshuis")
    assert "Bedoelde u woonwagen" in text_of(fatima, q="woonwaggen")


def test_a_case_without_its_consents_or_closed_is_not_searched(filled: World) -> None:
    fatima = filled.client("fatima")
    closed = other_case(filled, "Gezin Krab", anonymous=False)
    add_source(closed, "s3", "Ook hier een gezinshuis en een woonwagen.")
    in_the_choice_only = text_of(fatima, q="gezinshuis").count("Krab") == 1
    assert in_the_choice_only
    assert "Bedoelde u" not in text_of(fatima, q="woonwaggen")
    assert fatima.get("/zoeken", {"q": "gezinshuis", "casus": str(closed.pk)}).status_code != 200


def test_within_one_case_all_hits_stand_in_pages(filled: World) -> None:
    add_source(filled.case, "s4", "\f".join(f"Bladzijde {n} over schuldhulp." for n in range(45)))
    tine = filled.client("tine")
    assert "45 keer gevonden" in text_of(tine, q="schulden", casus=str(filled.case.pk))
    assert "Alle 45 in Gezin Zeester" in text_of(tine, q="schulden")
    assert "blad 3 van 3" in text_of(tine, q="schulden", casus=str(filled.case.pk), blad="3")


def test_another_one_s_case_and_nonsense_for_a_case_do_not_exist(filled: World) -> None:
    zuhal = filled.client("zuhal")
    for case in (str(filled.case.pk), "onzin", "%00", "'; DROP TABLE"):
        assert zuhal.get("/zoeken", {"q": "oma", "casus": case}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"drie gezinshuizen"', True),
        ('"drie gezinshuis"', False),
        ('"zijn drie', True),
        ("gezinsh*", True),
        ("gezinshuis -oma", False),
        ("gezinshuis -opa", True),
        ("gezinshuis oma", True),
        ("gezinshuis opa", False),
        ("het gezinshuis van de", True),
    ],
)
def test_exact_words_beginnings_and_words_that_may_not_be_there(filled: World, asked: str, found: bool) -> None:
    assert ("drie" in text_of(filled.client("tine"), q=asked, soort="source").split("gevonden", 1)[-1]) == found


def test_a_period_leaves_out_what_lies_outside_or_has_no_date(filled: World) -> None:
    add_source(filled.case, "s5", "Nog een gezinshuis.", date="")
    tine = filled.client("tine")
    assert "2 keer gevonden" in text_of(tine, q="gezinshuis")
    assert "1 keer gevonden" in text_of(tine, q="gezinshuis", van="01-01-2020", tot="31-12-2020")
    assert "Niets gevonden" in text_of(tine, q="gezinshuis", van="02-05-2020")
    assert "geen bestaande dag" in text_of(tine, q="gezinshuis", van="31-02-2020")


@pytest.mark.parametrize(
    "asked",
    [
        '"', '""', "*", "-", "- -", "-oma", "de het een", "AND OR NOT", 'NEAR("a" "b", 2)', "words : x", "stems:oma",
        "^oma",
        "(((((", "'; DROP TABLE store_searchrow; --", "%", "\\", "a\0b", "\0", "🏠 👨‍👩‍👧", "oma🏠", "\u202eoma", "é́́́",
        "ا ب ت", "x" * 10_000, "oma " * 2_500, '"' * 999, "-" * 999, "oma*" * 99, ":* & | ! <-> '", "{a b} : c",
        "1e5 0x1F -1.5",
        "<script>alert(1)</script>", "$1 %s {0}",
    ],
)  # fmt: skip
def test_whatever_is_typed_there_is_a_page(filled: World, asked: str) -> None:
    tine = filled.client("tine")
    for more in ({}, {"casus": str(filled.case.pk)}, {"soort": asked[:200], "van": asked[:50], "blad": asked[:20]}):
        response = tine.get("/zoeken", {"q": asked, **more})
        assert response.status_code == 200
        assert b"<script>alert" not in response.content


def test_a_script_in_a_document_stays_text(filled: World) -> None:
    add_source(filled.case, "s6", "<script>alert('gezinshuis')</script>", title="<img src=x onerror=alert(1)>")
    html = filled.client("tine").get("/zoeken", {"q": "gezinshuis"}).content.decode()
    assert "<script>alert" not in html and "<img src=x" not in html


def test_the_log_tells_where_was_searched_and_not_for_what(filled: World) -> None:
    filled.client("tine").get("/zoeken", {"q": "gezinshuis"})
    everywhere, in_case = LogRow.objects.filter(act="search").order_by("pk")
    assert (everywhere.case, everywhere.target) == (None, "1")
    assert (in_case.case, in_case.target, in_case.actor_name) == (filled.case.pk, "1", "Tine")
    assert not any("gezinshuis" in str(vars(row)) for row in LogRow.objects.all())


def test_what_was_changed_and_taken_away_is_no_longer_found(filled: World) -> None:
    tine = filled.client("tine")
    version = filled.case.entries.get(key="i1").version
    edit = Edit(Section.ITEMS, "i1", {"kind": "stay", "id": "i1", "title": "bij tante"}, version)
    write(by=filled.actor("tine"), case=filled.case, edits=[edit])
    assert "Niets gevonden" in text_of(tine, q="oma", soort="item")
    assert "bij tante" in text_of(tine, q="tantes", soort="item")
    write(by=filled.actor("tine"), case=filled.case, edits=[Edit(Section.ITEMS, "i1", None, filled.case.revision)])
    assert "Niets gevonden" in text_of(tine, q="tantes")


def test_both_languages_and_the_box_in_the_head(filled: World) -> None:
    tine = filled.client("tine")
    tine.post("/taal", {"language": "en", "next": "/"})
    html = tine.get("/zoeken", {"q": "oma"}).content.decode()
    assert "found, in 1 of your cases" in html and 'action="/zoeken"' in html
