# SPDX-License-Identifier: EUPL-1.2
"""The plan and the look back on paper: plain words, nothing left out, nothing that was never filled in made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thuislijn.reports.family_plan import PlannedAction, PlannedGoal, PlanOnPaper, family_plan
from thuislijn.reports.html import to_html
from thuislijn.reports.looking_back import LookBackOnPaper, LookedBack, looking_back
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import Answer

COOKING = PlannedAction(
    "samen koken op zondag", "moeder", "gezin", Moment.on(739_600), "vastgelopen", "geen tijd op zondag"
)
PLAN = PlanOnPaper(
    family="Gezin Zeester",
    day=739_600,
    perspective="Jeugdige 1 woont na de zomer weer thuis.",
    perspective_since=Moment.on(739_500),
    contact_person="Marga",
    coordinator="",
    mentor="oom Jaap",
    mentor_chosen=Answer.YES,
    made_with="moeder en jeugdige 1",
    goals=(PlannedGoal("Samen eten zonder ruzie.", "moeder", False, (COOKING,)),),
    others=(replace(COOKING, what="fiets maken", who="", due=None, why=""),),
    dates=((Moment.on(739_700), "moeder en oma"),),
)
LOOK = LookBackOnPaper(
    family="Gezin Zeester",
    day=739_600,
    agreed=(("Bijeenkomst van 3 mei 2026", ("oma vragen",)),),
    since=(("juni 2026", "bij oma", "begon"),),
    actions=(("samen koken", "moeder", "vastgelopen", "geen tijd"),),
    answered=(("Wie was regisseur?", "Niemand."),),
    left=("Waarom is oma niet gevraagd?",),
    looks=(LookedBack(Moment.on(739_600), "moeder", "Meer rust.", "", "Oma komt op maandag."),),
)


def test_the_plan_reads_in_the_order_of_the_family() -> None:
    page = to_html(family_plan(PLAN, "nl"))
    told = ["weer thuis", "Marga", "Samen eten zonder ruzie.", "samen koken op zondag", "geen tijd", "moeder en oma"]
    assert [page.index(text) for text in told] == sorted(page.index(text) for text in told)
    assert "(zelf gekozen)" in page


def test_what_nobody_filled_in_is_said_and_not_left_out() -> None:
    page = to_html(family_plan(replace(PLAN, perspective="", goals=(), others=()), "nl"))
    assert "nog niemand" in page and "nog niet afgesproken" in page and "nog geen doelen" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_foot_of_both_papers_says_that_they_are_no_treatment_plan(language: str) -> None:
    words = {"nl": "geen behandelplan", "en": "not a treatment plan"}[language]
    assert words in family_plan(PLAN, language).running  # type: ignore[arg-type]
    assert words in looking_back(LOOK, language).running  # type: ignore[arg-type]


def test_the_look_back_tells_what_was_agreed_what_came_and_what_is_open() -> None:
    page = to_html(looking_back(LOOK, "nl"))
    for text in ("oma vragen", "begon", "vastgelopen", "geen tijd", "Niemand.", "Waarom is oma", "Oma komt op maandag"):
        assert text in page


def test_a_case_that_was_at_no_meeting_says_so() -> None:
    page = to_html(looking_back(LookBackOnPaper("Gezin Zeester", 739_600, (), (), (), (), (), ()), "nl"))
    assert "nog op geen bijeenkomst" in page
