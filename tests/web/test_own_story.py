# SPDX-License-Identifier: EUPL-1.2
"""A parent or young person at their own story: reading, telling, choosing, stopping."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import FAMILY_PART, MILA, World, with_family, with_the_family
from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.explanation import add_factor, add_voice
from thuislijn.actions.learning.plans import keep_action, keep_goal, keep_plan
from thuislijn.actions.logging import record
from thuislijn.actions.own_story import OwnEvent, tell
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, ConsentForm, Purpose
from thuislijn.store.consents import Consent, Custody
from thuislijn.store.entries import Entry
from thuislijn.store.family_access import FamilyAccess, SharedWords
from thuislijn.store.learning.choices import FactorGroup, FactorPart
from thuislijn.store.learning.explanations import FactorView
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.users import User
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole, Perspective
from thuislijn.web.entering.second_factor import TRUSTED

SEM = Person(id="sem", name="jeugdige 1", role=PersonRole.CHILD)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def mila(world: World) -> Client:
    with_family(world)
    return world.client("mila")


def at(name: str, world: World, *more: object) -> str:
    return reverse(name, args=[world.case.pk, *more])


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def as_sem(world: World) -> Client:
    """A browser of the young person."""
    user = User(email="sem@example.org", name="jeugdige 1")
    user.set_password("een lang wachtwoord van niks")
    user.save()
    FamilyAccess(user=user, case=world.case, person="sem").save()
    client = Client()
    client.force_login(user)
    session = client.session
    session[TRUSTED] = True
    session.save()
    return client


def test_she_lands_on_her_own_story_by_year(world: World, mila: Client) -> None:
    page = mila.get(reverse("home"), follow=True)
    assert page.redirect_chain[-1][0] == at("own_story", world)
    shown = page.content.decode()
    assert "Uw verhaal" in shown and "Bij oma" in shown and 'id="j2021"' in shown and "<svg" in shown
    assert "Over u" in shown and "Leertrajecten" not in shown and "Casussen" not in shown


def test_she_tells_in_her_own_words_and_nothing_of_a_script_runs(world: World, mila: Client) -> None:
    typed = {
        "what": f"ik belde {SCRIPT}",
        "when": "juni 2020",
        "about": [MILA, "sem"],
        "kind": "concern",
        "more": SCRIPT,
    }
    assert mila.post(at("own_add", world), typed).status_code == 302
    shown = text(mila, at("own_story", world))
    assert "Door u verteld" in shown and SCRIPT not in shown and "&lt;script&gt;" in shown
    assert "ik belde" in text(world.client("tine"), at("table", world)) and "ouder: moeder" in text(
        world.client("tine"), at("table", world)
    )
    wrong = mila.post(at("own_add", world), {"what": "", "when": "ooit misschien", "more": "bewaar dit"})
    assert wrong.status_code == 422 and "bewaar dit" in wrong.content.decode()
    assert mila.post(at("own_add", world), {"what": "x", "about": ["vreemd"]}).status_code == 422
    assert mila.post(at("own_add", world), {"what": "x" * 5000}).status_code == 422


def test_she_disputes_and_the_team_sees_whose_word_it_is(world: World, mila: Client) -> None:
    address = at("own_words", world, "i1")
    assert mila.post(address, {"text": "niemand vroeg het", "differs": "on", "before": ""}).status_code == 302
    shown = text(mila, at("own_story", world))
    assert "niemand vroeg het" in shown and "ziet het anders" in shown and "Alleen u en het team" in shown
    sides = text(world.client("tine"), at("accounts", world) + "?kant=parent:moeder")
    assert "niemand vroeg het" in sides and "moeder (ouder)" in sides
    stale = mila.post(address, {"text": "later anders", "before": "iets ouds"})
    page = stale.content.decode()
    assert stale.status_code == 422 and "niemand vroeg het" in page and "later anders" in page
    assert mila.post(at("own_share", world, "i1"), {"delen": "1"}).status_code == 302
    assert SharedWords.objects.filter(person=MILA, item="i1").exists()
    assert mila.post(at("own_take_back", world, "i1")).status_code == 302
    assert "niemand vroeg het" not in text(mila, at("own_story", world))


def test_a_young_person_is_spoken_to_as_one_and_keeps_what_is_told_in_confidence(world: World, mila: Client) -> None:
    sem = as_sem(world)
    shown = text(sem, at("own_story", world))
    assert "Jouw verhaal" in shown and "Uw verhaal" not in shown
    sem.post(at("own_add", world), {"what": "ik wilde bij oma blijven", "about": ["sem"]})
    assert "bij oma blijven" in text(sem, at("own_story", world))
    key = Entry.objects.get(case=world.case, data__title="ik wilde bij oma blijven").key
    assert "bij oma blijven" not in text(mila, at("own_story", world))
    assert mila.get(at("own_words", world, key)).status_code == 404
    assert mila.post(at("own_share", world, key), {"delen": "1"}).status_code == 404
    assert "het gezin zelf (2)" not in text(mila, at("own_log", world))
    sem.post(at("own_share", world, key), {"delen": "1"})
    assert "bij oma blijven" in text(mila, at("own_story", world))


def test_another_family_does_not_exist_for_her(world: World, mila: Client) -> None:
    other = Case(
        programme=world.programme,
        team=world.north,
        pseudonym="Gezin X",
        anonymous=True,
        reference_day=dt.date(2026, 6, 1),
    )
    other.save()
    for name in ("own_story", "own_add", "own_log", "own_consent", "own_plan", "own_explanation", "own_meetings"):
        assert mila.get(reverse(name, args=[other.pk])).status_code == 404
    tell(by=Actor(id=None, name="x"), case=other, person=SEM, told=OwnEvent(what="van een ander"))
    key = Entry.objects.get(case=other).key
    assert mila.get(at("own_words", world, key)).status_code == 404
    assert mila.post(at("own_take_back", world, key)).status_code == 302
    assert Entry.objects.filter(case=other, key=key).exists()
    assert mila.post(at("own_reading", world), {"letters": "150", "terug": "//evil"})["Location"].endswith(
        at("own_story", world)
    )


def test_she_reads_large_and_dark_and_in_english(world: World, mila: Client) -> None:
    mila.post(at("own_reading", world), {"letters": "150"})
    mila.post(at("own_reading", world), {"contrast": "1", "letters": "9000"})
    shown = text(mila, at("own_story", world))
    assert "own-letters-150" in shown and "own-contrast" in shown
    mila.post(reverse("language"), {"language": "en"})
    assert "Your story" in text(mila, at("own_story", world))


def test_she_takes_her_consent_back_and_all_closes_at_once(world: World, mila: Client) -> None:
    Case.objects.filter(pk=world.case.pk).update(anonymous=False)
    day = dt.date(2026, 1, 9)
    told = {"about": "sem", "by": MILA, "purpose": Purpose.FILE, "form": ConsentForm.WRITTEN, "given": day}
    consent = Consent(case=world.case, recorded_by="Fatima", **told)
    consent.save()
    other = Consent(case=world.case, recorded_by="Fatima", **{**told, "by": "sem"})
    other.save()
    assert mila.get(at("own_withdraw", world, other.pk)).status_code == 404
    assert "Dit gebeurt er meteen" in text(mila, at("own_withdraw", world, consent.pk))
    page = mila.post(at("own_withdraw", world, consent.pk), follow=True).content.decode()
    assert "gesloten sinds" in page and "Hoe gaat het verder?" in page
    assert "nu gesloten" in text(mila, at("own_story", world)) and "bij oma" not in text(mila, at("own_story", world))
    assert "nu gesloten" in mila.post(at("own_add", world), {"what": "x"}).content.decode()
    assert world.client("tine").get(at("timeline", world)).status_code == 302
    assert "legde vast dat een toestemming is ingetrokken" in text(mila, at("own_log", world))


def test_saying_no_closes_also_where_no_consent_was_recorded(world: World, mila: Client) -> None:
    assert mila.post(at("own_no", world), follow=True).status_code == 200
    assert Case.objects.get(pk=world.case.pk).closed is not None


def test_a_step_parent_who_says_no_ends_their_own_part_and_leaves_the_file_to_who_decides(
    world: World, mila: Client
) -> None:
    case = Case.objects.get(pk=world.case.pk)
    Case.objects.filter(pk=case.pk).update(anonymous=False)
    day = dt.date(2026, 1, 9)
    Custody(case=case, child="sem", holder="oma").save()
    Custody(case=case, child="noor", holder="oma").save()
    for about, by in (("sem", "sem"), ("sem", "oma"), ("noor", "oma")):
        said = {"about": about, "by": by, "purpose": Purpose.FILE, "form": ConsentForm.WRITTEN, "given": day}
        Consent(case=case, recorded_by="Fatima", **said).save()
    mila.post(at("own_add", world), {"what": "ik belde zelf"})
    assert "alles meteen dicht" not in text(mila, at("own_consent", world))
    before = text(mila, at("own_no", world))
    assert "gaat dicht voor iedereen" in before and "Alles over dit gezin" not in before and "woorden" in before
    page = mila.post(at("own_no", world), {"woorden": "1"}, follow=True).content.decode()
    assert "U zei nee op" in page and "gesloten sinds" not in page
    assert Case.objects.get(pk=case.pk).closed is None
    assert not Entry.objects.filter(case=case, data__title="ik belde zelf").exists()
    refused = Consent.objects.filter(case=case, by=MILA, refused=True).values_list("purpose", flat=True)
    assert set(refused) == {purpose.value for purpose in Purpose}
    assert text(mila, at("own_story", world)), "the file is open to her still"
    told = world.client("fatima")
    assert "Moeder zei nee op" in text(told, at("consent", world))
    assert "moeder zei nee. Neem contact op." in text(told, reverse("case", args=[case.pk]))


def test_leaving_works_at_once_and_so_does_deleting_the_account(world: World, mila: Client) -> None:
    assert mila.post(at("own_leave", world)).status_code == 302
    assert mila.get(at("own_story", world)).status_code == 404
    sem = as_sem(world)
    assert sem.post(at("own_leave", world), {"account": "1"}).status_code == 302
    assert not User.objects.filter(email="sem@example.org").exists()
    assert sem.get(at("own_story", world)).status_code == 302


def test_she_reads_who_looked_without_names(world: World, mila: Client) -> None:
    record(by=world.actor("rens"), act=Act.READ, kind="timeline", case=world.case)
    shown = text(mila, at("own_log", world))
    assert "nderzoeker bekeek de tijdlijn" in shown and "Rens" not in shown
    assert "U bekeek wie er keek." in text(mila, at("own_log", world)), "nobody is called the family to themselves"


def test_her_part_of_a_meeting_shows_her_story_and_what_was_agreed(world: World, mila: Client) -> None:
    with_the_family(world)
    assert "hoe het nu gaat" in text(mila, at("own_meetings", world))
    shown = text(mila, at("own_meeting", world, FAMILY_PART))
    assert "Bij oma" in shown and "Wat is afgesproken" in shown
    assert as_sem(world).get(at("own_meeting", world, FAMILY_PART)).status_code == 404
    began = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
    Meeting.objects.update(state="held", began=began, ended=began + dt.timedelta(minutes=50))
    assert "13.00 - 13.50" in text(mila, at("own_meetings", world)), "as it went, not as it was planned"


def test_she_reads_the_plan_but_no_proposal_of_the_team(world: World, mila: Client) -> None:
    by = world.actor("tine")
    goal = keep_goal(by=by, case=world.case, values={"text": "samen eten", "whose": "moeder"})
    keep_action(by=by, case=world.case, values={"goal": goal, "what": "oma kookt", "who": "oma"})
    keep_action(by=by, case=world.case, values={"what": "DENKT", "adopted": False})
    shown = text(mila, at("own_plan", world))
    assert "Samen eten" in shown and "Oma kookt" in shown and "DENKT" not in shown


def test_the_plan_says_what_is_a_proposal_and_where_it_goes_waits_until_agreed(world: World, mila: Client) -> None:
    by, tine = world.actor("tine"), world.client("tine")
    kept = keep_plan(by=by, case=world.case, values={"perspective": "Sem blijft bij oma"})
    keep_goal(by=by, case=world.case, values={"text": "samen eten", "whose": "moeder"})
    assert "voorstel<" not in text(mila, at("own_plan", world)), "these are her own words"
    goal = keep_goal(by=by, case=world.case, values={"text": "naar een cursus", "whose": "gezinsvoogd"})
    shown, copy = text(mila, at("own_plan", world)), at("plan_paper", world) + "?vorm=html&audience=family"
    assert "Sem blijft" not in shown and "nog niet afgesproken" in shown and "voorstel<" in shown
    assert "Sem blijft" not in text(tine, copy) and "Een voorstel, nog niet afgesproken." in text(tine, copy)
    assert "Het gezin leest dit pas" in text(tine, at("plan", world))
    keep_plan(by=by, case=world.case, values={"perspective_since": dt.date(2026, 5, 1)}, seen=kept.version)
    keep_action(by=by, case=world.case, values={"goal": goal, "what": "moeder kiest een avond"})
    shown = text(mila, at("own_plan", world))
    assert "Sem blijft" in shown and "1 mei 2026" in shown and "voorstel<" not in shown


def test_she_says_how_she_sees_the_explanation_once_she_is_asked(world: World, mila: Client) -> None:
    by, case = world.actor("tine"), world.case
    factor = add_factor(
        by=by, case=case, group=FactorGroup.PARENTS, part=FactorPart.STARTED, text="de schulden begonnen"
    )
    address = at("own_explanation", world)
    assert "schulden" not in text(mila, address)
    assert mila.post(address, {"factor": str(factor.pk), "view": "agrees"}).status_code == 404
    add_voice(by=by, case=case, label="moeder", perspective=Perspective.PARENT, person=MILA)
    assert "schulden" in text(mila, address)
    said = {"factor": str(factor.pk), "view": "differs", "words": "het begon bij de ziekte", "seen": ""}
    assert mila.post(address, said).status_code == 302
    view = FactorView.objects.get()
    assert (view.view, view.words, view.voice.person) == ("differs", "het begon bij de ziekte", MILA)
    stale = mila.post(address, {**said, "words": "toch niet"})
    assert stale.status_code == 422 and "toch niet" in stale.content.decode()
    for wrong in ("", "x", "00000000-0000-4000-8000-000000000000"):
        assert mila.post(address, {"factor": wrong, "view": "agrees"}).status_code == 404
    assert mila.post(address, {"factor": str(factor.pk), "view": "vreemd"}).status_code == 422


def test_the_table_says_who_else_told_something_and_that_it_was_otherwise_for_them(world: World, mila: Client) -> None:
    mila.post(at("own_words", world, "i1"), {"text": "niemand vroeg het", "differs": "on", "before": ""})
    shown = text(world.client("tine"), at("table", world) + "?alleen=betwist")
    assert "ook: ouder: moeder" in shown and "betwist" in shown and "Bij oma" not in shown.split("<tbody>")[0]


def test_the_team_reads_her_words_and_cannot_put_others_in_her_mouth(world: World, mila: Client) -> None:
    mila.post(at("own_words", world, "i1"), {"text": "niemand vroeg het", "before": ""})
    tine, address = world.client("tine"), reverse("item", args=[world.case.pk, "i1"])
    page = text(tine, address)
    assert "Alleen deze persoon verandert ze" in page
    seen = Entry.objects.get(case=world.case, key="i1").version
    typed = {
        "title": "bij oma en opa",
        "start": "01-03-2021",
        "ending": "dated",
        "end": "01-09-2021",
        "seen": seen,
        "place": "network",
        "perspective": "file",
        "standing": "unknown",
        "effect": "unknown",
        "modality": "actual",
        "purpose": "unknown",
        "end_reason": "unknown",
        "reason": "unknown",
        "law": "unknown",
        **dict.fromkeys(("specialised", "voluntary", "goes_well"), "unknown"),
        "said-0-by": "parent",
        "said-0-who": MILA,
        "said-0-text": "alles ging goed",
        "said-0-standing": "agreed",
    }
    answer = tine.post(address, typed)
    kept = Entry.objects.get(case=world.case, key="i1").data
    assert (answer.status_code, kept["title"]) == (302, "bij oma en opa")
    assert [one["text"] for one in kept["statements"]] == ["niemand vroeg het"]


def test_what_she_told_is_not_the_teams_to_change_move_or_take_away(world: World, mila: Client) -> None:
    mila.post(at("own_add", world), {"what": "ik belde zelf", "when": "juni 2020", "kind": "concern"})
    mila.post(at("own_words", world, "i1"), {"text": "niemand vroeg het", "before": ""})
    own = Entry.objects.get(data__title="ik belde zelf")
    tine, json = world.client("tine"), {"Accept": "application/json"}
    page = text(tine, at("item", world, own.key))
    assert "Alleen moeder verandert ze of haalt ze weg" in page and at("item_remove", world, own.key) not in page
    for key in (own.key, "i1"):
        refused = tine.post(at("item_remove", world, key), headers=json)
        assert refused.status_code == 422 and "eigen woorden van moeder" in refused.json()["said"]
    moved = tine.post(at("item_shift", world, own.key), {"dagen": "3", "kant": "beide"}, headers=json)
    assert moved.status_code == 422
    assert Entry.objects.get(key=own.key).version == own.version
    FamilyAccess.objects.update(ended=timezone.now())
    assert tine.post(at("item_remove", world, own.key), headers=json).status_code == 200, "she asks for it now"


def test_the_team_puts_its_own_word_beside_hers(world: World, mila: Client) -> None:
    mila.post(at("own_add", world), {"what": "ik belde zelf", "when": "juni 2020", "kind": "concern"})
    own = Entry.objects.get(data__title="ik belde zelf")
    beside = {
        "said-0-by": "professional",
        "said-0-text": "bij ons is geen telefoontje bekend",
        "said-0-standing": "disputed",
    }
    plain = {"modality": "actual", "effect": "unknown", "standing": "disputed", "is_over": "unknown"}
    forged = {"title": "zij belde niet", "start": "2019", "event_kind": "strength"}
    answer = world.client("tine").post(at("item", world, own.key), {**plain, **beside, **forged, "seen": own.version})
    kept = Entry.objects.get(key=own.key).data
    assert answer.status_code == 302
    assert {name: kept[name] for name in ("title", "when", "event_kind", "account")} == {
        name: own.data[name] for name in ("title", "when", "event_kind", "account")
    }
    assert [one["text"] for one in kept["statements"]] == ["bij ons is geen telefoontje bekend"]
