# SPDX-License-Identifier: EUPL-1.2
"""The findings as questions: answered by the team, danger first, own thresholds; and the sides of the story."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.lenses.catalogue import LENSES
from thuislijn.lenses.finding import Finding, Lens, Text
from thuislijn.lenses.literature import reports_of
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Section
from thuislijn.store.findings import FindingAnswer, limits_of
from thuislijn.store.log import LogRow
from thuislijn.timeline.moment import Certainty, Moment, Period
from thuislijn.web.cases.counts import open_questions_of
from thuislijn.web.questions.evidence import finding_key


@pytest.fixture
def case(world: World) -> Case:
    """A family with a waiting list without help in between, so that there is something to ask."""
    case = with_family(world)
    waiting = {
        "kind": "help",
        "id": "w1",
        "title": "wachtlijst systeemtherapie",
        "persons": ["sem"],
        "help_kind": "systemic_therapy",
        "state": "waiting",
        "waiting_from": "2025-01-10",
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "w1", waiting)])
    return case


@pytest.fixture
def tine(world: World) -> Client:
    return world.client("tine")


def screen(client: Client, case: Case) -> Any:
    return client.get(reverse("questions", args=[case.pk]))


def all_questions(client: Client, case: Case) -> list[Any]:
    return [one for section in screen(client, case).context["sections"] for one in section.questions]


def first_question(client: Client, case: Case) -> Any:
    return all_questions(client, case)[0]


def test_a_question_shows_its_sum_its_evidence_and_its_source(tine: Client, case: Case) -> None:
    page = screen(tine, case)
    assert page.context["total"] >= 1
    one = first_question(tine, case)
    text = page.content.decode()
    assert one.arithmetic and "Waar dit op rust" in text and "tijdlijn?toon=" in text
    assert all(report.name in text for report in one.reports)
    assert one.lens.source not in text  # no reader knows our codes


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: str(lens.name))
def test_each_lens_names_its_reports_and_sections_in_full(lens: Lens) -> None:
    codes = re.findall(r"S[0-4]\b", lens.source)
    sections = re.findall(r"\d(?:\.\d)+|bijlage \d", lens.source)
    reports = reports_of(lens.source, "nl")
    assert len([report for report in reports if "Meldcode" not in report.name]) == len(set(codes))
    told = " ".join(" ".join((report.name, *report.sections)) for report in reports)
    assert not re.search(r"\bS[0-4]\b", told) and all(section in told for section in sections)


def test_answers_stand_beside_each_other_and_the_newest_counts(world: World, case: Case) -> None:
    tine, fatima = world.client("tine"), world.client("fatima")
    (before,) = open_questions_of([case]).values()
    one = first_question(tine, case)
    path = reverse("answer", args=[case.pk, one.key])
    tine.post(path, {"answer": "recognised", f"said-{one.key}": "moeder", f"note-{one.key}": "Niemand belde terug."})
    fatima.post(path, {"answer": "dont_know"})
    text = screen(tine, case).content.decode()
    assert "Niemand belde terug." in text and "weten we niet" in text and "Fatima" in text
    assert open_questions_of([case]) == {case.pk: before - 1}
    assert FindingAnswer.objects.filter(case=case).count() == 2


def test_one_press_answers_and_the_next_question_stands_open(tine: Client, case: Case) -> None:
    first, second = all_questions(tine, case)[:2]
    answered = tine.post(reverse("answer", args=[case.pk, first.key]), {"answer": "recognised"})
    assert answered["Location"].endswith(f"?na={first.key}#v-{first.key}")
    page = tine.get(answered["Location"])
    assert page.context["current"] == second.key
    assert f'name="note-{first.key}"' in page.content.decode()


def test_words_typed_after_the_answer_complete_it_and_pressing_twice_is_one_answer(tine: Client, case: Case) -> None:
    one = first_question(tine, case)
    for _ in range(2):
        tine.post(reverse("answer", args=[case.pk, one.key]), {"answer": "recognised"})
    words = {f"said-{one.key}": "vader", f"note-{one.key}": "Eerst dit.\r\nDan dat."}
    tine.post(reverse("answer_notes", args=[case.pk]), words)
    (given,) = FindingAnswer.objects.filter(case=case)
    assert (given.answer, given.said_by, given.note) == ("recognised", "vader", "Eerst dit.\nDan dat.")


def test_another_person_adds_words_beside_the_answer_and_changes_nothing_of_it(world: World, case: Case) -> None:
    tine, fatima = world.client("tine"), world.client("fatima")
    one = first_question(tine, case)
    tine.post(reverse("answer", args=[case.pk, one.key]), {"answer": "recognised"})
    fatima.post(reverse("answer_notes", args=[case.pk]), {f"note-{one.key}": "Moeder ziet het zo."})
    said = list(FindingAnswer.objects.filter(case=case).order_by("at").values_list("answer", "note", "by_name"))
    assert said == [("recognised", "", "Tine"), ("recognised", "Moeder ziet het zo.", "Fatima")]


def test_whatever_button_is_pressed_words_of_other_questions_are_kept(tine: Client, case: Case) -> None:
    first, second = all_questions(tine, case)[:2]
    tine.post(reverse("answer", args=[case.pk, first.key]), {"answer": "dont_know"})
    both = {"answer": "recognised", f"note-{first.key}": "Dat zoeken we na."}
    tine.post(reverse("answer", args=[case.pk, second.key]), both)
    kept = dict(FindingAnswer.objects.filter(case=case).values_list("finding", "note"))
    assert kept == {first.key: "Dat zoeken we na.", second.key: ""}


def test_words_without_an_answer_make_none_up(tine: Client, case: Case) -> None:
    one = first_question(tine, case)
    gone_on = tine.post(reverse("answer_notes", args=[case.pk]), {f"note-{one.key}": "Zomaar.", "na": "x\r\ny"})
    assert gone_on.status_code == 302 and not FindingAnswer.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"answer": "zeker waar"}, {"answer": ""}])
def test_no_answer_is_made_up(tine: Client, case: Case, typed: dict[str, str]) -> None:
    one = first_question(tine, case)
    tine.post(reverse("answer", args=[case.pk, one.key]), typed)
    assert not FindingAnswer.objects.exists()


def test_a_finding_that_is_not_there_cannot_be_answered(tine: Client, case: Case) -> None:
    assert tine.post(reverse("answer", args=[case.pk, "f" * 32]), {"answer": "recognised"}).status_code == 404


@pytest.fixture
def danger(world: World, case: Case) -> Case:
    """The family, with a sign of acute danger a few days before the reference day."""
    sign = {
        "kind": "event",
        "id": "d1",
        "title": "dreigt met een mes",
        "event_kind": "incident",
        "markers": ["weapon"],
        "when": {"on": "2026-05-20"},
        "persons": ["sem"],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "d1", sign)])
    return case


def test_danger_comes_before_everything_until_each_has_read_it(world: World, danger: Case) -> None:
    tine, eva = world.client("tine"), world.client("eva")
    page = screen(tine, danger).content.decode()
    assert "0800-2000" in page and "wachtlijst" not in page
    tine.post(reverse("danger_read", args=[danger.pk]))
    assert "Herkent het team dit?" in screen(tine, danger).content.decode()
    assert "Herkent het team dit?" not in screen(eva, danger).content.decode()
    assert LogRow.objects.filter(kind="danger_read", actor_name="Tine", act=Act.CREATE).exists()


@pytest.mark.parametrize("name", ["case", "timeline", "table", "accounts", "people", "prints", "sources", "review"])
def test_danger_comes_before_each_page_and_leads_on_to_it(world: World, danger: Case, name: str) -> None:
    tine, path = world.client("tine"), reverse(name, args=[danger.pk]) + "?zo=ja"
    page = tine.get(path, headers={"Accept": "text/html,*/*"})
    assert "0800-2000" in page.content.decode() and page.context["next"] == path
    gone_on = tine.post(reverse("danger_read", args=[danger.pk]), {"next": path})
    assert gone_on["Location"] == path
    after = tine.get(path)
    assert after.status_code == 302 or "0800-2000" not in after.content.decode()


def test_nothing_is_printed_before_the_notice(world: World, danger: Case) -> None:
    asked = {"kind": "json", "audience": "team"}
    answer = world.client("tine").post(reverse("print_make", args=[danger.pk]), asked)
    assert b"0800-2000" in answer.content and answer.context["next"] == reverse("prints", args=[danger.pk])
    assert not LogRow.objects.filter(act=Act.EXPORT).exists()


def test_a_search_shows_nothing_of_the_case_before_the_notice(world: World, danger: Case) -> None:
    tine, path = world.client("tine"), reverse("search") + "?q=gezinsbegeleiding"
    before = tine.get(path).content.decode()
    assert "Lees eerst de melding" in before
    assert "<mark>" not in before
    tine.post(reverse("danger_read", args=[danger.pk]))
    assert "<mark>" in tine.get(path).content.decode()


def test_a_page_that_is_open_goes_on_and_loses_nothing(world: World, danger: Case) -> None:
    tine = world.client("tine")
    changes = reverse("timeline_changes", args=[danger.pk])
    assert "revision" in tine.get(changes, headers={"Accept": "application/json"}).json()
    drawing = tine.get(reverse("timeline_drawing", args=[danger.pk]), headers={"Accept": "*/*"})
    assert b"0800-2000" not in drawing.content
    added = tine.post(reverse("quick_add", args=[danger.pk]), {"regel": "sem netwerk 14-6-2021 tot 5-7-2021 oma"})
    assert added.status_code in (302, 422) and b"0800-2000" not in added.content


def test_the_notice_is_for_those_who_see_the_case_and_about_an_open_one(world: World, danger: Case) -> None:
    path = reverse("timeline", args=[danger.pk])
    assert world.client("otto").get(path).status_code == 404
    assert world.client("fatima").get(reverse("case_edit", args=[danger.pk])).status_code == 200
    Case.objects.filter(pk=danger.pk).update(anonymous=False)
    closed = world.client("tine").get(path)
    assert closed["Location"] == reverse("consent", args=[danger.pk])


def test_the_notice_leads_to_no_other_site(world: World, danger: Case) -> None:
    gone_on = world.client("tine").post(reverse("danger_read", args=[danger.pk]), {"next": "https://example.org/"})
    assert gone_on["Location"] == "/"


def test_a_threshold_is_the_cases_own_within_bounds_and_logged(tine: Client, case: Case) -> None:
    lens = first_question(tine, case).lens
    path = reverse("thresholds", args=[case.pk, lens.name])
    name = lens.thresholds[0].name
    assert tine.post(path, {name: "-3"}).status_code == 422
    assert tine.post(path, {name: "12"}).status_code == 302
    assert limits_of(case)[lens.name][name] == 12
    row = LogRow.objects.filter(kind="threshold").latest("pk")
    assert (row.act, row.why) == (Act.CHANGE, f"{name}: standaard -> 12")
    tine.post(path, {name: ""})
    assert limits_of(case) == {}


def test_the_sides_of_the_story_stand_in_columns_and_silence_is_shown(world: World, tine: Client, case: Case) -> None:
    told = {
        "kind": "event",
        "id": "s1",
        "title": "Sem gaat naar oma",
        "when": {"on": "2021-03-01"},
        "standing": "disputed",
        "statements": [
            {
                "account": {"perspective": "parent", "who": "moeder"},
                "text": "Ik vroeg er zelf om.",
                "standing": "disputed",
            },
            {"account": {"perspective": "young_person", "who": "sem"}, "text": "Niemand vroeg mij iets."},
        ],
    }
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "s1", told)])
    path = reverse("accounts", args=[case.pk])
    page = tine.get(path, {"kant": ["parent:moeder", "young_person:sem"]}).content.decode()
    assert "Ik vroeg er zelf om." in page and "Niemand vroeg mij iets." in page and "ziet het anders" in page
    only = tine.get(path, {"kant": ["parent:moeder"], "alleen": "betwist"}).content.decode()
    assert "Ik vroeg er zelf om." in only and "Niemand vroeg mij iets." not in only
    good = tine.get(path, {"alleen": "goed"}).content.decode()
    assert "Ik vroeg er zelf om." not in good


def test_two_stretches_without_help_that_rest_on_nothing_are_two_questions() -> None:
    def gap(start: str, lens: str = "GAP") -> Finding:
        said = Text("niets vastgelegd", "nothing recorded")
        when = Period.during(Moment.on(dt.date.fromisoformat(start).toordinal()), Moment.on(738_000))
        return Finding(
            lens=lens, certainty=Certainty.CERTAIN, when=when, persons=("sem",), arithmetic=said, question=said
        )

    assert finding_key(gap("2018-02-03")) != finding_key(gap("2019-06-01"))
    assert finding_key(gap("2018-02-03")) == finding_key(gap("2018-02-09")), "a day put right keeps its answer"
    assert finding_key(gap("2018-02-03", "NO_QUESTION")) == finding_key(gap("2019-06-01", "NO_QUESTION"))
