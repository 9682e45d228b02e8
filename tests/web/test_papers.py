# SPDX-License-Identifier: EUPL-1.2
"""Whatever a team hands over of what it learnt: for itself and the family at once, for others once everybody agreed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.people import World
from tests.web.test_every_address import ADDRESSES, MET, furnish, path_of
from tests.web.test_prints import agree
from thuislijn.actions.learning.plans import keep_action
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Purpose
from thuislijn.store.consents import Custody
from thuislijn.store.entries import Section
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.explanations import ExplanationFactor
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.learning.safety import SafetyLine
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import timeline_of
from thuislijn.web.logbook.words import reason

PAPERS = [name for name in sorted(ADDRESSES) if name.endswith(("_paper", "_print")) or name == "minutes"]
SECRET = "ik durf niet naar huis"
OF_ITS_OWN_SCREEN = ("plan_paper", "minutes")
FILTERED = (*OF_ITS_OWN_SCREEN, "looking_back_paper", "explanation_print", "safety_print")
BRUG = "&audience=organisation&organisation=GGZ%20De%20Brug"


@pytest.fixture
def learnt(world: World) -> World:
    """A family that takes part by name, with something on every paper; nobody was asked about sharing yet."""
    furnish(world)
    case = world.case
    case.anonymous = False
    case.save()
    for child in timeline_of(case).children:
        Custody(case=case, child=child.id, holder="moeder").save()
    everybody_agrees(case, Purpose.FILE)
    return world


def everybody_agrees(case: Case, purpose: Purpose, organisations: str = "") -> None:
    for child in timeline_of(case).children:
        for giver in (child.id, "moeder"):
            agree(case, child.id, giver, purpose, organisations=organisations)


def left(*acts: Act) -> list[LogRow]:
    return list(LogRow.objects.filter(act__in=acts or (Act.PRINT, Act.EXPORT)).order_by("pk"))


def test_there_is_a_paper_of_everything_that_a_team_learns() -> None:
    assert len(PAPERS) == 7


def test_a_team_prints_for_itself_at_one_click_and_the_log_says_so(learnt: World) -> None:
    tine = learnt.client("tine")
    for name in PAPERS:
        assert tine.get(path_of(name, learnt))["Content-Disposition"].startswith("attachment"), name
    assert {row.why for row in left()} == {"team||"} and len(left()) == len(PAPERS)


def test_the_family_gets_its_paper_without_being_asked_about_others(learnt: World) -> None:
    tine = learnt.client("tine")
    for name in PAPERS:
        first = tine.get(f"{path_of(name, learnt)}&audience=family")
        if name not in OF_ITS_OWN_SCREEN:
            assert "Lees dit eerst na" in first.content.decode() and "Content-Disposition" not in first, name
            first = tine.get(f"{path_of(name, learnt)}&audience=family&nagelezen=1")
        assert first["Content-Disposition"].startswith("attachment"), name
    assert {reason(row) for row in left()} == {"voor het gezin zelf"}


def test_the_copy_for_the_family_holds_no_more_than_its_own_screens(learnt: World) -> None:
    by, case, tine = learnt.actor("tine"), learnt.case, learnt.client("tine")
    told = {"perspective": "young_person", "who": "sem"}
    event = {"kind": "event", "id": "geheim", "title": SECRET, "when": {"start": "2021-05"}, "persons": ["sem"]}
    point = {"id": "t9", "title": SECRET, "when": "2021-05", "items": ["geheim"]}
    edits = [Edit(Section.ITEMS, "geheim", {**event, "account": told}), Edit(Section.TURNING_POINTS, "t9", point)]
    write(by=by, case=case, edits=edits)
    keep_action(by=by, case=case, values={"what": "oma kookt", "state": "stuck", "why": SECRET})
    keep_action(by=by, case=case, values={"what": SECRET, "meeting": Meeting.objects.get(pk=MET), "adopted": False})
    RethinkingCard.objects.filter(case=case).update(title=SECRET)
    ExplanationFactor.objects.filter(case=case).update(items=["geheim"])
    SafetyLine(case=case, part=SafetyPart.CONCERN, text=SECRET, version=1).save()
    for name in FILTERED:
        path = path_of(name, learnt)
        assert SECRET in tine.get(path).content.decode(), f"{name}: the team reads it"
        copy = tine.get(f"{path}&audience=family&nagelezen=1").content.decode()
        assert copy.startswith("<!DOCTYPE html>") and SECRET not in copy, name
    report = {"kind": "html", "audience": "team"}
    make = reverse("print_make", args=[case.pk])
    assert SECRET in tine.post(make, report).content.decode()
    copy = tine.post(make, {**report, "audience": "family"}).content.decode()
    assert "exemplaar voor het gezin" in copy and "Bij oma" in copy.replace("bij oma", "Bij oma")
    assert SECRET not in copy and "Vragen bij deze tijdlijn" not in copy


def test_no_paper_goes_outside_before_everybody_agreed_to_share_with_that_organisation(learnt: World) -> None:
    tine = learnt.client("tine")
    for name in PAPERS:
        refused = tine.get(path_of(name, learnt) + BRUG)
        page = refused.content.decode()
        assert refused.status_code == 422 and "Content-Disposition" not in refused, name
        assert "Delen met GGZ De Brug mag nog niet. Vraag" in page and 'value="GGZ De Brug"' in page, name
    assert left() == [] and len(left(Act.REFUSED)) == len(PAPERS)
    everybody_agrees(learnt.case, Purpose.SHARING, "GGZ De Brug")
    for name in PAPERS:
        assert tine.get(path_of(name, learnt) + BRUG).status_code == 200, name
    assert {reason(row) for row in left()} == {"voor GGZ De Brug"}


def test_who_prints_for_others_is_asked_for_whom_first(learnt: World) -> None:
    tine, path = learnt.client("tine"), reverse("cards_paper", args=[learnt.case.pk])
    card = RethinkingCard.objects.filter(case=learnt.case).values_list("pk", flat=True)[0]
    page = tine.get(f"{path}?audience=&kaart={card}").content.decode()
    assert "Voor wie is het?" in page and f'name="kaart" value="{card}"' in page and left() == []
    unnamed = tine.get(f"{path}?audience=organisation&organisation=%20")
    assert unnamed.status_code == 422 and "Noem de organisatie." in unnamed.content.decode()
    assert tine.get(f"{path}?audience=zomaar").status_code == 422 and left() == []


def test_the_days_for_a_calendar_go_the_same_way(learnt: World) -> None:
    tine, path = learnt.client("tine"), reverse("plan_calendar", args=[learnt.case.pk])
    assert tine.get(path).content.startswith(b"BEGIN:VCALENDAR")
    page = tine.get(f"{path}?audience=").content.decode()
    assert "Voor wie is het?" in page and "In welke vorm?" not in page
    assert tine.get(f"{path}?{BRUG}").status_code == 422
    assert [(row.act, reason(row)) for row in left()] == [(Act.EXPORT, "voor het eigen team")]


def test_what_could_not_be_made_did_not_leave(learnt: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    tine = learnt.client("tine")
    assert tine.get(reverse("plan_paper", args=[learnt.case.pk])).status_code == 302
    assert left() == []


def test_every_screen_with_a_paper_offers_it_for_the_team_the_family_and_others(learnt: World) -> None:
    tine = learnt.client("tine")
    for screen in ("plan", "looking_back", "safety", "cards", "explanation", "decision", "meeting"):
        page = tine.get(path_of(screen, learnt)).content.decode()
        for words in ("?vorm=pdf", "?vorm=docx", "?audience=family", '?audience="'):
            assert words in page, f"{screen}: {words}"
