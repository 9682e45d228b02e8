# SPDX-License-Identifier: EUPL-1.2
"""Consent before content, on the screens: what is said in plain words, what opens, what closes."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.consents import Consent, Custody, Informed, OnlyMentioned
from thuislijn.store.entries import Entry, Section
from thuislijn.store.log import LogRow
from thuislijn.timeline.exchange import decode
from thuislijn.timeline.family import Person

TODAY = timezone.localdate()
SHOWN = f"{TODAY:%d-%m-%Y}"


def named(world: World) -> Case:
    """The case with its family, no longer anonymous, its mother with custody of both children."""
    case = with_family(world)
    Case.objects.filter(pk=case.pk).update(anonymous=False)
    for child in ("sem", "noor"):
        Custody(case=case, child=child, holder="moeder").save()
    return Case.objects.get(pk=case.pk)


def here(world: World, rest: str = "toestemming") -> str:
    return f"/casus/{world.case.pk}/{rest}"


def page(world: World, name: str = "fatima", rest: str = "toestemming") -> str:
    return world.client(name).get(here(world, rest)).content.decode()


def said(**more: Any) -> dict[str, Any]:
    return {
        "giver": "moeder",
        "purpose": "file",
        "answer": "yes",
        "form": "written",
        "given": SHOWN,
        "until": "",
        "organisations": "",
        "without": "",
        **more,
    }


def agree_all(world: World) -> None:
    client = world.client("fatima")
    for about, giver in (("sem", "sem"), ("sem", "moeder"), ("noor", "moeder"), ("noor", "noor")):
        client.post(here(world, f"toestemming/over/{about}"), said(giver=giver))


def is_open(world: World) -> bool:
    return world.client("tine").get(here(world, "tijdlijn")).status_code == 200


def test_the_screen_says_who_is_asked_and_why(world: World) -> None:
    named(world)
    text = page(world)
    assert "De inhoud is nog niet open" in text
    assert "Vraag moeder om toestemming voor jeugdige 2." in text
    assert "Beslist: moeder." in text


def test_recording_all_consents_opens_the_case(world: World) -> None:
    named(world)
    assert not is_open(world)
    agree_all(world)
    assert is_open(world)
    assert "Alle toestemmingen zijn er" in page(world)


def test_one_form_says_the_same_about_every_child_that_the_mother_decides_for(world: World) -> None:
    named(world)
    world.client("fatima").post(here(world, "toestemming/over/sem"), said(also=["noor"]))
    assert sorted(Consent.objects.values_list("about", "by")) == [("noor", "moeder"), ("sem", "moeder")]


def test_what_is_missing_leads_to_the_form_with_who_is_to_be_asked(world: World) -> None:
    named(world)
    where = here(world, "toestemming/over/noor") + "?giver=moeder"
    assert f'href="{where}"' in page(world) and f'href="{where}"' not in page(world, "tine")
    form = world.client("fatima").get(where).context["form"]
    assert form.initial["giver"] == "moeder" and form.initial["purpose"] == "file"


def test_what_most_answers_do_without_is_folded_until_something_stands_in_it(world: World) -> None:
    named(world)
    where, client = here(world, "toestemming/over/sem"), world.client("fatima")
    assert "<details open" not in client.get(where).content.decode().replace(' class="tl-details"', "")
    wrong = client.post(where, said(purpose="sharing"))  # names no organisation
    assert wrong.status_code == 422
    assert '<details class="tl-details" open>' in wrong.content.decode()


def test_on_his_sixteenth_birthday_earlier_words_are_shown_as_counting_no_more(world: World) -> None:
    named(world)
    agree_all(world)
    Consent.objects.filter(about="sem").update(given=TODAY - dt.timedelta(days=1))
    born = (
        TODAY.replace(year=TODAY.year - 16) if (TODAY.month, TODAY.day) != (2, 29) else dt.date(TODAY.year - 16, 3, 1)
    )
    entry = Entry.objects.get(case=world.case, key="sem")
    typed = {"pseudonym": "jeugdige 1", "role": "child", "birth": f"{born:%d-%m-%Y}", "seen": entry.version}
    world.client("fatima").post(here(world, "toestemming/gezinslid/sem"), typed)
    text = page(world)
    assert "is 16 geworden" in text and "jeugdige 1: toestemming van vóór een verjaardag" in text
    assert "moeder: toestemming, nu niet nodig" in text
    world.client("fatima").post(here(world, "toestemming/over/sem"), said(giver="sem"))
    assert is_open(world) and "vóór een verjaardag" not in page(world)


def test_about_an_adult_nobody_is_asked_for_the_file_of_the_children(world: World) -> None:
    named(world)
    form = world.client("fatima").get(here(world, "toestemming/over/moeder")).context["form"]
    assert "file" not in dict(form.fields["purpose"].choices)
    text = page(world)
    assert "Moeder beslist mee over het dossier van" in text


def test_a_team_member_reads_what_is_missing_and_can_change_nothing(world: World) -> None:
    named(world)
    text = page(world, "tine")
    assert "De inhoud is nog niet open" in text and "vastleggen" not in text
    assert world.client("tine").post(here(world, "toestemming/over/sem"), said()).status_code == 403
    assert not Consent.objects.exists()


def test_a_boy_who_turns_sixteen_in_twelve_days_is_announced(world: World) -> None:
    named(world)
    turns = TODAY + dt.timedelta(days=12)
    born = turns.replace(year=turns.year - 16) if (turns.month, turns.day) != (2, 29) else dt.date(2012, 2, 29)
    client = world.client("fatima")
    entry = Entry.objects.get(case=world.case, key="sem")
    typed = {"pseudonym": "jeugdige 1", "role": "child", "birth": f"{born:%d-%m-%Y}", "seen": entry.version}
    assert client.post(here(world, "toestemming/gezinslid/sem"), typed).status_code == 302
    for text in (page(world), page(world, rest=""), world.client("tine").get("/").content.decode()):
        assert "ordt 16 op" in text


def test_withdrawing_closes_at_once_and_offers_what_can_be_done(world: World) -> None:
    named(world)
    agree_all(world)
    tine = world.client("tine")
    assert tine.get(here(world, "tijdlijn")).status_code == 200
    consent = Consent.objects.filter(about="noor", by="moeder").get()
    address = here(world, f"toestemming/{consent.pk}/intrekken")
    client = world.client("fatima")
    assert "gaat meteen dicht" in client.get(address).content.decode()
    assert is_open(world)
    client.post(address, {"why": ""})
    assert tine.get(here(world, "tijdlijn")).status_code == 302
    text = page(world)
    assert "De inhoud is gesloten" in text and "Anoniem maken" in text and "Verwijderen" in text
    assert client.post(here(world, "heropenen"), {"why": "toch"}).status_code == 422
    client.post(here(world, "toestemming/over/noor"), said())
    assert client.post(here(world, "heropenen"), {"why": "moeder doet weer mee"}).status_code == 302
    assert is_open(world)
    assert LogRow.objects.filter(kind="reopening", why="moeder doet weer mee").exists()


def test_sharing_names_its_organisations_and_can_be_withdrawn_alone(world: World) -> None:
    named(world)
    agree_all(world)
    client = world.client("fatima")
    address = here(world, "toestemming/over/sem")
    assert client.post(address, said(purpose="sharing", organisations="")).status_code == 422
    client.post(address, said(purpose="sharing", organisations="GI Noord"))
    assert "GI Noord" in page(world)
    consent = Consent.objects.get(purpose="sharing")
    client.post(here(world, f"toestemming/{consent.pk}/intrekken"), {"why": "liever niet"})
    assert is_open(world)


@pytest.mark.parametrize(
    "wrong",
    [
        {"giver": "iemand"},
        {"giver": "noor"},
        {"purpose": "alles"},
        {"answer": "misschien"},
        {"form": ""},
        {"given": "31-02-2026"},
        {"given": "01-01-3026"},
        {"until": "01-01-2001"},
        {"without": "omdat"},
        {"without": "unable", "giver": "sem"},
        {"organisations": "x" * 3000},
    ],
)
def test_what_cannot_be_recorded_comes_back_with_what_was_typed(world: World, wrong: dict[str, str]) -> None:
    named(world)
    response = world.client("fatima").post(
        here(world, "toestemming/over/sem"), said(**{"organisations": "Onthoud mij", **wrong})
    )
    assert response.status_code == 422
    assert "Onthoud mij" in response.content.decode() or "organisations" in wrong
    assert not Consent.objects.exists()


def test_ids_of_others_do_not_exist(world: World) -> None:
    named(world)
    other = Case(programme=world.programme, team=world.south, pseudonym="Gezin Krab", reference_day=TODAY)
    other.save()
    told = {"purpose": "file", "form": "written", "given": TODAY, "recorded_by": "Rens"}
    consent = Consent(case=other, about="x", by="x", **told)
    consent.save()
    client = world.client("fatima")
    for rest in (
        f"toestemming/{consent.pk}/intrekken",
        f"toestemming/{uuid4()}/intrekken",
        "toestemming/over/niemand",
        "toestemming/gezinslid/niemand",
        "toestemming/gezag/niemand",
        "toestemming/gezag/moeder",
        "toestemming/verteld/moeder",
        "toestemming/genoemd/moeder",
        "toestemming/over/%3Cscript%3E",
        "toestemming/over/%00",
        "toestemming/over/" + "x" * 2000,
    ):
        assert client.get(here(world, rest)).status_code == 404, rest
        assert client.post(here(world, rest), {**said(), "why": "x"}).status_code == 404, rest
    consent.refresh_from_db()
    assert consent.withdrawn is None


def test_a_member_of_the_family_is_entered_and_asked_who_decides(world: World) -> None:
    Case.objects.filter(pk=world.case.pk).update(anonymous=False)
    client = world.client("fatima")
    client.post(here(world, "toestemming/gezinslid"), {"pseudonym": "moeder", "role": "mother", "birth": ""})
    added = client.post(
        here(world, "toestemming/gezinslid"), {"pseudonym": "jeugdige 1", "role": "child", "birth": "2017"}
    )
    child = Entry.objects.get(section=Section.PERSONS, data__role="child")
    assert added["Location"] == here(world, f"toestemming/gezag/{child.key}")
    mother = Entry.objects.get(section=Section.PERSONS, data__role="mother")
    client.post(added["Location"], {"parents": [mother.key], "guardian": "", "since": "", "until": ""})
    client.post(here(world, f"toestemming/over/{child.key}"), said(giver=mother.key))
    assert is_open(world)
    person = decode(Person, child.data)
    assert person.birth.earliest == dt.date(2017, 1, 1).toordinal()


def test_two_who_change_one_member_see_both_versions_and_lose_nothing(world: World) -> None:
    named(world)
    seen = Entry.objects.get(case=world.case, key="noor").version
    typed = {"pseudonym": "jeugdige 2", "role": "child", "birth": "2014", "seen": seen}
    address = here(world, "toestemming/gezinslid/noor")
    assert world.client("fatima").post(address, typed).status_code == 302
    rens = world.client("rens")
    late = rens.post(address, {**typed, "birth": "05-2016"})
    text = late.content.decode()
    assert late.status_code == 422
    assert "05-2016" in text and "geboren 2014" in text
    again = {**typed, "birth": "05-2016", "seen": late.context["form"]["seen"].value()}
    assert rens.post(address, again).status_code == 302
    assert Entry.objects.get(case=world.case, key="noor").data["birth"] == "2016-05"


def test_a_guardian_takes_the_place_of_the_parents(world: World) -> None:
    named(world)
    client = world.client("fatima")
    client.post(here(world, "toestemming/gezinslid"), {"pseudonym": "voogd", "role": "professional", "birth": ""})
    guardian = Entry.objects.get(data__name="voogd").key
    custody = {"parents": ["moeder"], "guardian": guardian, "since": "01-01-2024", "until": ""}
    client.post(here(world, "toestemming/gezag/noor"), custody)
    assert "Vraag voogd om toestemming voor jeugdige 2." in page(world)
    forged = client.post(here(world, "toestemming/gezag/noor"), {"parents": ["sem"]})
    assert forged.status_code == 422


def test_a_child_under_twelve_is_told(world: World) -> None:
    named(world)
    client = world.client("fatima")
    client.post(here(world, "toestemming/verteld/noor"), {"day": SHOWN})
    assert Informed.objects.get().about == "noor"
    assert "verteld op" in page(world)


def test_a_child_that_is_only_mentioned_is_not_asked(world: World) -> None:
    named(world)
    client = world.client("fatima")
    address = here(world, "toestemming/genoemd/noor")
    assert client.post(address, {"why": ""}).status_code == 422
    client.post(address, {"why": "pleegzus"})
    assert OnlyMentioned.objects.get().why == "pleegzus"
    assert "jeugdige 2 om" not in page(world)
    client.post(address)
    assert not OnlyMentioned.objects.exists()


def test_an_anonymous_case_needs_a_reason_and_says_what_it_means(world: World) -> None:
    Case.objects.filter(pk=world.case.pk).update(anonymous=False)
    client = world.client("fatima")
    assert "zonder dat iemand hier weet wie het is" in client.get(here(world, "anoniem")).content.decode()
    assert client.post(here(world, "anoniem"), {"why": ""}).status_code == 422
    client.post(here(world, "anoniem"), {"why": "het gezin wil dat zo"})
    assert is_open(world)
    assert "het gezin wil dat zo" in page(world)
    client.post(here(world, "op-naam"), {"why": "het gezin wil toch meelezen"})
    assert not is_open(world)
    client.post(here(world, "anoniem"), {"why": "toch niet"})
    client.post(here(world, "sluiten"), {"why": "het gezin stopt"})
    assert not is_open(world)


def test_scripts_in_names_and_reasons_stay_text(world: World) -> None:
    named(world)
    client = world.client("fatima")
    evil = "<script>alert(1)</script>"
    client.post(here(world, "toestemming/gezinslid"), {"pseudonym": evil, "role": "mother", "birth": ""})
    client.post(here(world, "toestemming/over/sem"), said(purpose="sharing", organisations=evil))
    client.post(here(world, "toestemming/genoemd/noor"), {"why": evil})
    for rest in ("toestemming", "toestemming/gezag/sem", "logboek", "logboek/gezin", ""):
        assert "<script>alert" not in page(world, rest=rest)
    assert evil[:20].replace("<", "&lt;").replace(">", "&gt;") in page(world)


def test_braces_in_a_name_are_no_command(world: World) -> None:
    named(world)
    typed = {"pseudonym": "{who.__class__}", "role": "child", "birth": "2019"}
    world.client("fatima").post(here(world, "toestemming/gezinslid"), typed)
    assert "{who.__class__}" in page(world)


def test_the_screen_speaks_english_too(world: World) -> None:
    named(world)
    world.people["fatima"].language = "en"
    world.people["fatima"].save()
    text = page(world)
    assert "The content is not open yet" in text and "De inhoud" not in text


def test_only_who_manages_consent_says_on_the_family_screen_who_is_a_child_and_since_when(world: World) -> None:
    named(world)
    agree_all(world)
    tine, fatima = world.client("tine"), world.client("fatima")
    sem, new = here(world, "gezin/persons/sem"), here(world, "gezin/persons/nieuw")
    as_is = {f.html_name: f.value() or "" for f in tine.get(sem).context["form"]}
    as_is.pop("unborn")
    for path, typed in (
        (sem, {**as_is, "birth": "04-05-2018"}),
        (sem, {**as_is, "role": "grandparent"}),
        (new, {"name": "jeugdige 9", "role": "child"}),
    ):
        refused = tine.post(path, typed)
        assert refused.status_code == 422 and "Vraag de facilitator" in refused.content.decode()
    assert tine.post(here(world, "gezin/persons/noor/weg")).status_code == 403
    assert is_open(world)
    assert tine.post(sem, {**as_is, "note": "houdt van vissen"}).status_code == 302
    assert tine.post(new, {"name": "oma", "role": "grandparent"}).status_code == 302
    assert fatima.post(new, {"name": "jeugdige 9", "role": "child"}).status_code == 302
    assert not is_open(world)


def test_who_decides_alone_is_not_said_to_be_decided_for(world: World) -> None:
    named(world)
    version = Entry.objects.get(case=world.case, key="sem").version
    born = {"pseudonym": "jeugdige 1", "role": "child", "birth": "2005", "seen": version}
    before = page(world).count("Beslist: moeder.")
    assert world.client("fatima").post(here(world, "toestemming/gezinslid/sem"), born).status_code == 302
    assert "Jeugdige 1 is volwassen en beslist zelf." in page(world)
    assert page(world).count("Beslist: moeder.") == before - 1


def test_an_age_between_two_birthdays_is_no_doubt_where_both_fall_under_one_rule(world: World) -> None:
    case = named(world)
    born = {"id": "sem", "name": "jeugdige 1", "role": "child"}
    told = []
    for years in (14, 12):
        entry = Entry.objects.get(case=case, key="sem")
        birth = {**born, "birth": str(TODAY.year - years)}
        write(by=world.actor("tine"), case=case, edits=[Edit(Section.PERSONS, "sem", birth, entry.version)])
        told.append("De leeftijd is niet precies bekend" in page(world))
    assert told == [False, dt.date(TODAY.year, 12, 31) > TODAY]
