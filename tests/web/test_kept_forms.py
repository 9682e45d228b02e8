# SPDX-License-Identifier: EUPL-1.2
"""A form sent after the session ended: nothing typed is lost, nobody else sees it, nothing is sent by itself."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.coming import Clock, clock, give_password, with_app
from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.web.entering.kept_forms import FOR

__all__ = ["clock"]
TITLE = "zo <b>was</b> het\nen niet anders"


@pytest.fixture
def case(world: World) -> Case:
    with_app(world.people["tine"])
    with_app(world.people["fatima"])
    return with_family(world)


def browser(world: World, name: str, **options: Any) -> Client:
    """A browser in which somebody is signed in and has looked at a page, so that it knows who was here."""
    client = world.client(name)
    if options:
        checking = Client(**options)
        checking.cookies = client.cookies
        client = checking
    client.get("/")
    return client


def end_sessions() -> None:
    Session.objects.all().delete()


def item(title: str = TITLE) -> dict[str, Any]:
    chosen = {"ending": "point", "is_over": "unknown", "standing": "unknown", "effect": "unknown"}
    meant = {"modality": "actual", "perspective": "parent"}
    return {"title": title, "event_kind": "other", "start": "3-5-2021", "persons": ["sem", "noor"], **chosen, **meant}


def send(client: Client, case: Case, fields: Any = None, **headers: str) -> Any:
    headers = {"Referer": f"http://testserver/casus/{case.pk}/tabel", **headers}
    path = reverse("item_new", args=[case.pk, "event"])
    return client.post(path, item() if fields is None else fields, headers=headers)


def sign_in(client: Client, clock: Clock, name: str, to: str) -> Any:
    give_password(client, f"{name}@example.org", next=to)
    clock.later()
    return client.post(reverse("second_factor"), {"code": clock.code(), "next": to})


def test_what_was_typed_is_shown_after_signing_in_and_sent_by_a_press(world: World, case: Case, clock: Clock) -> None:
    tine = browser(world, "tine")
    end_sessions()
    answer = send(tine, case)
    assert answer["Location"] == "/aanmelden?next=/verder"
    assert sign_in(tine, clock, "tine", "/verder")["Location"] == "/verder"
    page = tine.get("/verder").content.decode()
    assert "zo &lt;b&gt;was&lt;/b&gt; het" in page and "sem, noor" in page and "3-5-2021" in page
    kept = {name: list(values) for name, values in tine.get("/verder").context["kept"].fields}
    assert kept["title"] == [TITLE] and kept["persons"] == ["sem", "noor"]
    sent = tine.post("/verder", kept)
    assert (sent.status_code, sent["Location"]) == (307, reverse("item_new", args=[case.pk, "event"]))
    done = tine.post(sent["Location"], kept)
    assert done.status_code == 302, done.context["form"].errors
    assert tine.get("/verder").status_code == 302, "it is sent once"


def test_an_hour_of_rest_loses_nothing_either(world: World, case: Case, clock: Clock) -> None:
    tine = browser(world, "tine")
    clock.later(2 * 60 * 60)
    assert send(tine, case)["Location"] == "/aanmelden?next=/verder"
    sign_in(tine, clock, "tine", "/verder")
    assert "niet anders" in tine.get("/verder").content.decode()


def test_what_is_kept_is_sealed_and_nobody_else_sees_it(world: World, case: Case, clock: Clock) -> None:
    tine = browser(world, "tine")
    end_sessions()
    send(tine, case)
    (row,) = Session.objects.all()
    assert "niet anders" not in json.dumps(row.get_decoded())
    sign_in(tine, clock, "fatima", "/verder")
    assert tine.get("/verder").status_code == 302
    assert all("kept_form" not in session.get_decoded() for session in Session.objects.all())


def test_it_is_kept_for_an_hour(world: World, case: Case, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    tine = browser(world, "tine")
    end_sessions()
    send(tine, case)
    sign_in(tine, clock, "tine", "/verder")
    later = timezone.now() + FOR + dt.timedelta(minutes=1)
    monkeypatch.setattr("thuislijn.web.entering.kept_forms.timezone.now", lambda: later)
    assert tine.get("/verder").status_code == 302


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({"title": ""}, {}),
        ({"password": "geheim geheim", "title": "x"}, {}),
        ({"title": "x" * 300_000}, {}),
        (item(), {"Origin": "https://kwaad.example"}),
        (item(), {"Origin": "null"}),
        (item(), {"Referer": "https://kwaad.example/x"}),
        (item(), {"Accept": "application/json"}),
        (item(), {"Sec-Fetch-Mode": "cors"}),
    ],
)
def test_what_is_empty_secret_huge_foreign_or_of_a_script_is_not_kept(
    world: World, case: Case, fields: dict[str, Any], headers: dict[str, str]
) -> None:
    tine = browser(world, "tine")
    end_sessions()
    assert "verder" not in send(tine, case, fields, **headers)["Location"]
    assert not Session.objects.exists()


def test_nothing_is_kept_for_a_browser_in_which_nobody_was(world: World, case: Case) -> None:
    stranger = Client()
    assert "verder" not in send(stranger, case)["Location"]
    stranger.cookies["vorige"] = "verzonnen:abc:def"
    assert "verder" not in send(stranger, case)["Location"]
    assert not Session.objects.exists()


def test_a_page_from_before_signing_in_again_is_sent_once_more(world: World, case: Case) -> None:
    tine = browser(world, "tine", enforce_csrf_checks=True)
    ours = {"Origin": "http://testserver"}
    assert send(tine, case, **ours)["Location"] == "/verder"
    assert "niet anders" in tine.get("/verder").content.decode()
    said = send(tine, case, **ours, Accept="application/json")
    assert said.status_code == 403 and "Laad deze pagina opnieuw" in said.json()["said"]


def test_a_form_of_another_site_is_refused_and_forgotten(world: World, case: Case) -> None:
    tine = browser(world, "tine", enforce_csrf_checks=True)
    for headers in ({"Origin": "https://kwaad.example"}, {"Referer": "https://kwaad.example/x"}):
        assert send(tine, case, **headers).status_code == 403
    assert tine.get("/verder").status_code == 302
    assert "kwaad" not in tine.get("/verder", follow=True).content.decode()


def test_it_can_be_thrown_away(world: World, case: Case) -> None:
    tine = browser(world, "tine", enforce_csrf_checks=True)
    send(tine, case, Origin="http://testserver")
    token = tine.get("/verder").context["csrf_token"]
    assert tine.post("/verder", {"kept_form_away": "1"}).status_code == 403, "a press on the page itself, or nothing"
    away = tine.post("/verder", {"kept_form_away": "1", "csrfmiddlewaretoken": str(token)})
    assert away["Location"] == f"/casus/{case.pk}/tabel"
    assert tine.get("/verder").status_code == 302


def test_thrown_away_leads_back_to_our_own_pages_only(world: World, case: Case) -> None:
    tine = browser(world, "tine", enforce_csrf_checks=True)
    send(tine, case, Origin="http://testserver", Referer="http://testserver//kwaad.example/x")
    token = tine.get("/verder").context["csrf_token"]
    away = tine.post("/verder", {"kept_form_away": "1", "csrfmiddlewaretoken": str(token)})
    assert away["Location"] == "/"
