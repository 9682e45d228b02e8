# SPDX-License-Identifier: EUPL-1.2
"""What a decision record leaves open is asked, in both languages; what it answers is asked no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thuislijn.reports.decision_questions import (
    TO_CONSIDER,
    Considered,
    Explored,
    Heard,
    LookedAgain,
    RecordOnPaper,
    missing_in,
)
from thuislijn.reports.decision_record import decision_record
from thuislijn.reports.html import to_html
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import AlternativeKind, AlternativeStatus, Answer, PlaceType

EMPTY = RecordOnPaper(
    family="Gezin Zeester",
    day=739_600,
    child="jeugdige 1",
    state="in overweging",
    placed=False,
    to_hear=(Heard("jeugdige 1", Answer.UNKNOWN, "", True, 13), Heard("jeugdige 2", Answer.UNKNOWN, "", True, 7)),
)
FULL = replace(
    EMPTY,
    to_hear=(),
    facts="Jeugdige 1 liep twee keer weg.",
    judgement="Hij zocht rust.",
    explained=Answer.YES,
    heard=(Heard("jeugdige 1", Answer.YES, "Ik wil bij oma.", True, 13), Heard("moeder", Answer.YES, "Ik ben moe.")),
    explored=(Explored("oma", Answer.YES, "drie nachten"),),
    alternatives=tuple(
        Considered(kind, kind.nl, AlternativeStatus.EXPLORED, "niet genoeg in de avond") for kind in TO_CONSIDER
    ),
    counter_argument="De ruzie gaat over er niet bij horen.",
    counter_by="ervaringsdeskundige",
    behavioural_scientist="gedragswetenschapper",
    scientist_says="eerst hulp thuis",
    rung=PlaceType.NETWORK,
    least_invasive="Lichter is thuis, daar is nu geen rust.",
    near_home=Answer.YES,
    siblings=Answer.NO,
    own_school=Answer.YES,
    return_plan="Elk weekend thuis.",
    evaluate_on=Moment.on(739_650),
    decision="Zes weken bij oma.",
    decided_by="moeder, jeugdige 1 en de jeugdbeschermer",
)


def asked(record: RecordOnPaper, language: str = "nl") -> list[str]:
    return [getattr(point.question, language) for point in missing_in(record)]


def test_a_record_with_every_answer_leaves_nothing_open() -> None:
    assert missing_in(FULL) == ()


def test_an_empty_record_asks_in_every_part_of_the_page() -> None:
    blocks = {point.block for point in missing_in(EMPTY)}
    assert blocks == {"facts", "judgement", "heard", "network", "alternatives", "check", "place", "return"}


@pytest.mark.parametrize(
    ("change", "block"),
    [
        ({"facts": ""}, "facts"),
        ({"explained": Answer.UNKNOWN}, "facts"),
        ({"judgement": ""}, "judgement"),
        ({"heard": (Heard("vader", Answer.UNKNOWN, ""),)}, "heard"),
        ({"heard": (Heard("vader", Answer.NO, ""),)}, "heard"),
        ({"heard": (Heard("vader", Answer.YES, ""),)}, "heard"),
        ({"explored": ()}, "network"),
        ({"explored": (Explored("oma", Answer.NO, ""),)}, "network"),
        ({"alternatives": FULL.alternatives[1:]}, "alternatives"),
        ({"counter_argument": ""}, "check"),
        ({"counter_by": ""}, "check"),
        ({"behavioural_scientist": ""}, "check"),
        ({"scientist_says": ""}, "check"),
        ({"rung": None}, "place"),
        ({"least_invasive": ""}, "place"),
        ({"near_home": Answer.UNKNOWN}, "place"),
        ({"siblings": Answer.UNKNOWN}, "place"),
        ({"own_school": Answer.UNKNOWN}, "place"),
        ({"return_plan": ""}, "return"),
        ({"evaluate_on": None}, "return"),
        ({"decided_by": ""}, "decision"),
    ],
)
def test_each_gap_asks_one_question_in_both_languages(change: dict[str, object], block: str) -> None:
    (point,) = missing_in(replace(FULL, **change))  # type: ignore[arg-type]
    assert point.block == block
    assert point.question.nl.endswith("?") and point.question.en.endswith("?")
    assert point.question.nl != point.question.en


def test_a_child_under_twelve_is_heard_in_a_way_that_fits() -> None:
    questions = asked(EMPTY)
    assert "Is jeugdige 1 zelf gehoord?" in questions
    assert "Is jeugdige 2 gehoord, op een manier die bij de leeftijd past?" in questions


def test_a_no_to_near_home_is_an_answer_and_no_gap() -> None:
    assert asked(replace(FULL, near_home=Answer.NO)) == []


def test_an_only_child_is_not_asked_about_brothers_and_sisters() -> None:
    assert asked(replace(FULL, siblings=Answer.UNKNOWN, has_siblings=False)) == []


def test_an_option_that_was_named_is_asked_no_more_and_needs_its_reason() -> None:
    only = (Considered(AlternativeKind.NETWORK, "bij oma", AlternativeStatus.NAMED, ""),)
    first, second = asked(replace(FULL, alternatives=only))
    assert "netwerk" not in first and "hulp thuis" in first
    assert second == "Waarom is dit wel of niet genoeg: bij oma?"


def test_the_paper_keeps_facts_judgement_and_decision_apart_and_shows_what_is_open() -> None:
    page = to_html(decision_record(replace(FULL, evaluate_on=None), "nl"))
    columns = [page.index(f"<h3>{title}</h3>") for title in ("Feiten", "Oordeel", "Besluit")]
    assert columns == sorted(columns)
    assert "Wanneer kijken we samen terug?" in page
    assert "geen behandelplan" in page


def test_the_paper_in_english_tells_of_the_look_back() -> None:
    done = LookedAgain(
        Moment.on(739_650), Moment.on(739_651), "mother", Answer.NO, "He sleeps well.", "Weekends at home."
    )
    page = to_html(decision_record(replace(FULL, evaluations=(done,), placed=True), "en"))
    assert "After the placement" in page and "still needed: no" in page


def test_what_people_typed_is_never_markup() -> None:
    page = to_html(decision_record(replace(FULL, facts="<script>alert(1)</script>"), "nl"))
    assert "<script" not in page


def test_of_several_nobody_knows_it_is_asked_in_one_line_so_that_the_page_holds_it() -> None:
    unheard = tuple(Heard(f"jeugdige {n}", Answer.UNKNOWN, "", True, 9 + n) for n in range(2, 6))
    page = to_html(decision_record(replace(FULL, to_hear=unheard), "nl"))
    names = "jeugdige 2, jeugdige 3, jeugdige 4, jeugdige 5"
    assert f"<strong>onbekend:</strong> {names}" in page and f"leeftijd past: {names}?" in page
    assert "jeugdige 3 zelf gehoord" not in page
    two = to_html(decision_record(replace(FULL, to_hear=unheard[:2]), "nl"))
    assert "Is jeugdige 3 zelf gehoord?" in two
