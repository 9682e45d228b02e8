# SPDX-License-Identifier: EUPL-1.2
"""Interviews and recordings: added and opened only while whoever told them agrees, and closed by themselves alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.web.people import CARD, SOURCE, World, with_sources
from tests.web.test_consents import agree_all, named
from thuislijn.actions.searching import index_source
from thuislijn.actions.sources.files import Told, add, set_told
from thuislijn.actions.sources.reading import claim
from thuislijn.actions.taking_out import For, taken_out
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import Audience, ConsentForm, Origin, Purpose, SourceState
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Section
from thuislijn.store.interviews import SourceClosedError
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource
from thuislijn.timeline.exchange import dump
from thuislijn.web.cases.counts import reading_of


@pytest.fixture
def case(world: World) -> Case:
    """A family by name whose file is open, with one source that was read."""
    named(world)
    agree_all(world)
    with_sources(world)
    return Case.objects.get(pk=world.case.pk)


def agree(case: Case, purpose: Purpose, who: str = "moeder", about: str = "", **more: Any) -> Consent:
    fixed = {"form": ConsentForm.WRITTEN, "given": timezone.localdate(), "recorded_by": "Tine"}
    consent = Consent(case=case, about=about or who, by=who, purpose=purpose, **fixed, **more)
    consent.save()
    return consent


def upload(world: World, **told: str) -> Any:
    file = SimpleUploadedFile("gesprek.txt", b"Moeder vertelt dat het goed gaat.")
    path = reverse("sources", args=[world.case.pk])
    return world.client("tine").post(path, {"files": file, **told}, headers={"Accept": "application/json"})


def make_interview(world: World, case: Case, origin: Origin = Origin.INTERVIEW, whom: str = "moeder") -> CaseSource:
    """Says of the source that was read that it is what somebody told."""
    source = CaseSource.objects.get(pk=SOURCE)
    set_told(by=world.actor("tine"), case=case, source=source, told=Told(origin, whom), why="het is een gesprek")
    return CaseSource.objects.get(pk=SOURCE)


def test_an_interview_is_added_once_the_one_who_told_it_agreed(world: World, case: Case) -> None:
    told = {"origin": "interview", "respondent": "moeder"}
    refused = upload(world, **told)
    assert refused.status_code == 422
    assert "Toestemming voor het gesprek ontbreekt. Vraag moeder om toestemming." in refused.json()["said"]
    agree(case, Purpose.INTERVIEW)
    assert upload(world, **told).status_code == 201
    added = CaseSource.objects.exclude(pk=SOURCE).get()
    assert (added.origin, added.respondent) == ("interview", "moeder")


def test_a_recording_asks_for_both(world: World, case: Case) -> None:
    told = {"origin": "recording", "respondent": "moeder"}
    both = upload(world, **told).json()["said"]
    assert both == "Toestemming voor het gesprek en de opname ontbreekt. Vraag moeder om toestemming."
    agree(case, Purpose.INTERVIEW)
    assert "voor de opname" in upload(world, **told).json()["said"]
    agree(case, Purpose.RECORDING)
    assert upload(world, **told).status_code == 201


def test_a_child_of_fourteen_is_asked_with_its_mother(world: World, case: Case) -> None:
    agree(case, Purpose.INTERVIEW, "sem")
    assert (
        "Vraag moeder om toestemming voor jeugdige 1."
        in upload(world, origin="interview", respondent="sem").json()["said"]
    )
    agree(case, Purpose.INTERVIEW, "moeder", about="sem")
    assert upload(world, origin="interview", respondent="sem").status_code == 201


@pytest.mark.parametrize(
    "told", [{"origin": "interview"}, {"origin": "interview", "respondent": "x"}, {"origin": "zo"}]
)
def test_what_is_half_said_adds_nothing(world: World, case: Case, told: dict[str, str]) -> None:
    assert upload(world, **told).status_code == 422
    assert CaseSource.objects.count() == 1


def test_withdrawing_closes_that_source_and_nothing_else(world: World, case: Case) -> None:
    consent = agree(case, Purpose.INTERVIEW)
    item = {
        "kind": "event",
        "id": "i7",
        "title": "verhuisd",
        "evidence": [{"source": "s5", "quote": "ging jeugdige 1"}],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "i7", item)])
    make_interview(world, case)
    tine, here = world.client("tine"), [case.pk]
    closing = [
        reverse("source", args=[*here, SOURCE]),
        reverse("review_card", args=[*here, CARD]),
    ]
    assert [tine.get(path).status_code for path in closing] == [200, 200]

    world.client("fatima").post(reverse("consent_withdraw", args=[*here, consent.pk]), {"why": "liever niet"})

    for path in closing:
        refused = tine.get(path)
        assert (refused.status_code, refused["Location"]) == (302, reverse("sources", args=here)), path
        assert LogRow.objects.latest("pk").kind == "interview"
    assert tine.post(reverse("review_decide", args=[*here, CARD]), {"act": "accept", "version": "1"}).status_code == 302
    assert CaseSource.objects.get(pk=SOURCE).cards.get().state == "open"
    page = tine.get(reverse("sources", args=here)).content.decode()
    assert "gesloten" in page and "moeder heeft nee gezegd of de toestemming ingetrokken." in page
    assert reading_of([case])[case.pk].to_review == 0
    assert "ging jeugdige 1" not in tine.get(reverse("item", args=[*here, "i7"])).content.decode()
    out = dump(taken_out(by=world.actor("tine"), case=case, kind="json", whom=For(Audience.TEAM)))
    assert "verhuisd" in out and "ging jeugdige 1" not in out
    assert tine.get(reverse("timeline", args=here)).status_code == 200
    assert tine.get(reverse("source_remove", args=[*here, SOURCE])).status_code == 200


def test_nothing_of_a_closed_interview_is_found_or_guessed(world: World, case: Case) -> None:
    tine, search = world.client("tine"), reverse("search")
    index_source(CaseSource.objects.get(pk=SOURCE))
    assert tine.get(search, {"q": "wonen"}).context["number"] == 1
    make_interview(world, case)
    assert tine.get(search, {"q": "wonen"}).context["number"] == 0
    assert tine.get(search, {"q": "wonnen"}).context["guess"] == ""


def test_who_manages_consent_puts_a_closed_one_right(world: World, case: Case) -> None:
    make_interview(world, case)
    path = reverse("source_told", args=[case.pk, SOURCE])
    told = {"origin": "file", "respondent": "", "why": "het is toch een brief"}
    assert world.client("tine").get(path).status_code == 403
    assert world.client("fatima").post(path, told).status_code == 302
    assert CaseSource.objects.get(pk=SOURCE).origin == "file"
    assert LogRow.objects.filter(kind="source_told", why="het is toch een brief").exists()


def test_saying_that_it_is_an_interview_closes_it_at_once_and_says_why(world: World, case: Case) -> None:
    tine, path = world.client("tine"), reverse("source_told", args=[case.pk, SOURCE])
    without = tine.post(path, {"origin": "interview", "respondent": "", "why": "gesprek met moeder"})
    assert without.status_code == 422 and "gesprek met moeder" in without.content.decode()
    told = {"origin": "interview", "respondent": "moeder", "why": "gesprek met moeder"}
    page = tine.post(path, told, follow=True).content.decode()
    assert "Deze bron is nu gesloten." in page and "Verslag van een gesprek met moeder" in page


def test_the_reader_leaves_a_closed_interview_alone_and_reads_the_next(world: World, case: Case) -> None:
    closed = make_interview(world, case)
    CaseSource.objects.filter(pk=closed.pk).update(state=SourceState.WAITING)
    add(by=world.actor("tine"), case=case, name="brief.txt", content=[b"een brief"])
    taken = claim()
    assert taken is not None and taken.pk != closed.pk


def test_a_copy_of_an_interview_is_closed_with_it(world: World, case: Case) -> None:
    first = make_interview(world, case)
    copy = CaseSource(case=case, key="s6", title="brief", state="copy", same_as=first)
    copy.save()
    path = reverse("source_original", args=[case.pk, copy.pk])
    assert world.client("fatima").get(path)["Location"] == reverse("sources", args=[case.pk])


def test_an_anonymous_family_is_asked_nothing(world: World) -> None:
    with_sources(world)
    told = Told(Origin.RECORDING, "moeder")
    add(by=world.actor("tine"), case=world.case, name="gesprek.txt", content=[b"zo ging het"], told=told)
    Case.objects.filter(pk=world.case.pk).update(anonymous=False)
    case = Case.objects.get(pk=world.case.pk)
    with pytest.raises(SourceClosedError):
        add(by=world.actor("tine"), case=case, name="gesprek2.txt", content=[b"zo ging het ook"], told=told)
