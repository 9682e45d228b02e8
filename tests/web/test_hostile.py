# SPDX-License-Identifier: EUPL-1.2
"""Every address met with malice: requests of other sites, ids of another case, forms without end, a case that goes
while somebody works in it, and what a spreadsheet or Word would take for a command."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.reading import made_files as made
from tests.web.people import NOBODY, World, with_family
from tests.web.test_every_address import ADDRESSES, furnish, path_of
from tests.web.test_items import filled
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry
from thuislijn.store.log import LogRow
from thuislijn.store.models import Change, Consent, NetworkTie, ProposalCard
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import forget
from thuislijn.web.entering.second_factor import TRUSTED

TOKEN = "t" * 32
_IN_A_CASE = ("item", "source", "card", "tie", "finding", "consent")


def guarded(world: World, name: str) -> Client:
    """A browser that checks forged requests, in which this person is signed in with both factors."""
    client = Client(enforce_csrf_checks=True)
    if name != NOBODY:
        client.force_login(world.people[name])
        session = client.session
        session[TRUSTED] = True
        session.save()
    return client


def content() -> list[Any]:
    """Everything in the database that a forged request could have changed."""
    tables = (Entry, Change, Consent, NetworkTie, ProposalCard, CaseSource, Case)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_no_form_is_heard_without_its_token_or_from_another_site(world: World) -> None:
    furnish(world)
    before, rows = content(), LogRow.objects.count()
    heard: list[str] = []
    clients = {who: guarded(world, who) for who in {address.may[0] for address in ADDRESSES.values()}}
    for name, address in ADDRESSES.items():
        client, path = clients[address.may[0]], path_of(name, world)
        client.cookies.pop("csrftoken", None)
        if client.post(path).status_code != 403:
            heard.append(f"{name}: without a token")
        client.cookies["csrftoken"] = TOKEN
        forged = {"csrfmiddlewaretoken": TOKEN}
        if client.post(path, forged, headers={"Origin": "https://elders.example"}).status_code != 403:
            heard.append(f"{name}: from another site")
    assert heard == []
    assert content() == before and LogRow.objects.count() == rows


def test_the_token_itself_is_enough_from_ones_own_site(world: World) -> None:
    with_family(world)
    client = guarded(world, "tine")
    client.cookies["csrftoken"] = TOKEN
    path = reverse("item_remove", args=[world.case.pk, "i1"])
    own = client.post(path, {"csrfmiddlewaretoken": TOKEN}, headers={"Origin": "http://testserver"})
    assert own.status_code == 302 and not Entry.objects.filter(key="i1").exists()


def test_after_a_case_was_deleted_no_form_about_it_is_an_error(world: World) -> None:
    furnish(world)
    about = ("case", *_IN_A_CASE)
    paths = {name: path_of(name, world) for name, address in ADDRESSES.items() if address.about in about}
    delete_case(by=world.actor("fatima"), case=world.case, why="het gezin wil dit")
    forget()
    client = world.client("fatima")
    answers = {name: client.post(path, {"why": "x"}).status_code for name, path in paths.items()}
    assert {name: status for name, status in answers.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize("name", ["item", "quick_add", "answer", "review_decide", "consent_new", "bring_in", "sign_in"])
def test_a_form_without_end_is_refused_in_a_sentence(world: World, name: str) -> None:
    furnish(world)
    client, path, before = world.client("fatima"), path_of(name, world), content()
    for huge in ({f"veld{n}": "x" for n in range(2500)}, {"title": "x" * (6 * 1024 * 1024)}):
        with transaction.atomic():
            answer = client.post(path, huge)
        assert answer.status_code == 400
        assert "te groot" in answer.content.decode()
    assert content() == before


@pytest.mark.parametrize("size", [301, 4001, 200_000])
def test_text_longer_than_its_field_changes_nothing_and_comes_back(world: World, size: int) -> None:
    with_family(world)
    path = reverse("item", args=[world.case.pk, "i1"])
    before = content()
    answer = world.client("tine").post(path, {"title": "z" * size, "start": "2021", "seen": "1"})
    assert answer.status_code == 422 and "z" * size in answer.content.decode()
    assert content() == before


_COMMANDS = '=HYPERLINK("http://elders.example","klik") DDEAUTO c:\\\\x\\\\y.exe {INCLUDETEXT "c:\\\\geheim"}'


def test_no_title_becomes_a_command_in_what_is_taken_along(world: World) -> None:
    case = with_family(world)
    tine = world.client("tine")
    path = reverse("item", args=[case.pk, "i1"])
    assert tine.post(path, filled(tine, path) | {"title": _COMMANDS}).status_code == 302
    docx = tine.post(reverse("print_make", args=[case.pk]), {"kind": "docx", "audience": "team"})
    with zipfile.ZipFile(io.BytesIO(docx.content)) as opened:
        parts = {name: opened.read(name).decode("utf-8", "replace") for name in opened.namelist() if ".xml" in name}
    assert "DDEAUTO" in parts["word/document.xml"], "the title stands there as text"
    for name, part in parts.items():
        for field in ("instrText", "fldSimple"):
            told = [one.split("<")[0] for one in part.split(field)[1:]]
            assert not any("DDEAUTO" in one or "HYPERLINK" in one or "INCLUDETEXT" in one for one in told), name
        assert "elders.example" not in part or name == "word/document.xml", "no link leads there"
    log = world.client("fatima").get(reverse("family_log_file", args=[case.pk]))
    assert log["Content-Type"].startswith("text/plain") and log["X-Content-Type-Options"] == "nosniff"


def test_a_part_of_a_document_that_is_named_after_another_place_is_written_nowhere(tmp_path: Path) -> None:
    nasty = {"../../weg.txt": "x", "/etc/weg.txt": "x", "word/../../weg.txt": "x", "C:\\weg.txt": "x"}
    folder = tmp_path / "diep" / "dieper"
    folder.mkdir(parents=True)
    parts = {**made.parts_of(made.letter_docx()), **nasty}
    found = made.read_all(folder, {"brief.docx": made.zipped(parts)})
    assert found.documents and not list(tmp_path.rglob("weg.txt"))
    assert not Path("/etc/weg.txt").exists()
