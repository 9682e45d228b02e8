# SPDX-License-Identifier: EUPL-1.2
"""Whole texts become dated proposals: chains, ends of stays, journals, letters, and texts nobody foresaw."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.reading_score import GOLD, score
from thuislijn.reading.proposals import Proposal, read_text
from thuislijn.timeline.moment import Ending, Moment
from thuislijn.timeline.vocabulary import Modality


def told(text: str, kind: str) -> Proposal:
    """The one proposal of a kind."""
    found = [p for p in read_text(text).proposals if p.kind == kind]
    assert len(found) == 1, [(p.type, p.kind, p.quote) for p in read_text(text).proposals]
    return found[0]


def span(moment: Moment) -> tuple[str, str]:
    assert moment.earliest is not None and moment.latest is not None
    return dt.date.fromordinal(moment.earliest).isoformat(), dt.date.fromordinal(moment.latest).isoformat()


def test_a_chain_of_times_is_counted_from_what_was_told_before() -> None:
    text = "In maart 2018 werd Ties uit huis geplaatst in een leefgroep. Een half jaar later kreeg hij speltherapie."
    therapy = told(text, "speltherapie")
    low, high = span(therapy.when.start)
    assert "2018-08" < low < high < "2018-11"
    assert therapy.explanation == "'Een half jaar later' gerekend vanaf 'In maart 2018'."


def test_a_stay_ends_where_the_next_begins() -> None:
    text = "In 2015 ging Ties naar een pleeggezin. In mei 2017 verhuisde hij naar een gezinshuis."
    stay = told(text, "pleeggezin")
    assert stay.when.ending is Ending.DATED
    assert span(stay.when.end) == ("2017-05-01", "2017-05-31")


def test_tot_zijn_vierde_thuis_begins_at_birth_and_ends_at_that_age() -> None:
    stay = told("Ties (2008) heeft tot zijn vierde jaar thuis gewoond.", "thuis")
    assert list(stay.when_age) == [(0.0, 0.25), (4, 5)]
    assert span(stay.when.end) == ("2012-01-01", "2013-12-30")


def test_an_earlier_stay_is_counted_back_from_the_later() -> None:
    text = "Ties kwam op zijn zesde in een gezinshuis, daarvoor woonde hij twee jaar op een behandelgroep."
    assert told(text, "behandelgroep").when_age == ((4.0, 5.0), (6, 7))


def test_an_extension_moves_the_end_of_the_measure() -> None:
    text = "Op 4 mei 2020 is Ties onder toezicht gesteld. De maatregel is nadien verlengd, laatstelijk tot 4 mei 2022."
    assert span(told(text, "OTS").when.end) == ("2022-05-04", "2022-05-04")


def test_the_head_of_a_letter_says_what_last_month_is() -> None:
    text = "Urk, 9 november 2021\n\nGeachte mevrouw,\n\nVorige maand is mijn broer aangehouden."
    assert span(told(text, "aanhouding").when.start) == ("2021-10-01", "2021-10-31")


def test_each_entry_of_a_journal_has_its_own_day() -> None:
    text = "02-03-2021 huisbezoek. Vader is gisteren opgepakt.\n09-03-2021 Ties is geschorst na een vechtpartij."
    assert span(told(text, "aanhouding").when.start) == ("2021-03-01", "2021-03-01")
    assert span(told(text, "schorsing").when.start) == ("2021-03-09", "2021-03-09")


def test_the_caller_may_know_better_when_a_text_was_written() -> None:
    found = read_text("Sinds twee weken krijgt Ties speltherapie.", reference_day=dt.date(2020, 6, 30)).proposals
    assert span(found[0].when.start) == ("2020-06-12", "2020-06-20")


def test_births_from_the_caller_date_the_ages() -> None:
    born = Moment.on(dt.date(2009, 4, 1))
    found = read_text("Toen Ties vijf was, overleed zijn opa.", births={"Ties": born}).proposals
    assert span(found[0].when.start) == ("2014-04-01", "2015-03-31")


def test_the_age_of_a_brother_is_not_the_age_of_the_child() -> None:
    text = "Ties (2008) woont bij zijn oma. Zijn broer werd op zijn zestiende opgepakt."
    arrest = told(text, "aanhouding")
    assert arrest.whose == "broer"
    assert not arrest.when.start.is_known


def test_what_lies_after_the_day_of_writing_is_a_plan() -> None:
    text = "Datum: 1 maart 2021\n\nOp 12 april 2021 wordt Ties in een gezinshuis geplaatst."
    assert told(text, "gezinshuis").modality is Modality.HYPOTHETICAL


def test_an_impossible_date_is_undated_with_a_note() -> None:
    reading = read_text("Op 31 februari 2019 werd Ties in een pleeggezin geplaatst.")
    (stay,) = (p for p in reading.proposals if p.kind == "pleeggezin")
    assert not stay.when.is_dated
    assert stay.note == "31 februari 2019 bestaat niet"
    assert reading.notes == (stay.note,)


def test_a_time_without_a_known_kind_is_still_a_card() -> None:
    (card,) = read_text("In het najaar van 2016 was alles anders.").proposals
    assert card.type is None
    assert span(card.when.start) == ("2016-09-01", "2016-12-21")


# The own annotated texts. Those of `dev` were written to learn from; those of `heldout` and `fresh` were left alone.
# `fresh` is what a paper meets that nobody had in mind: it shows how much is still missed.
# The limits lie a little below what was measured, so that a change that costs quality is seen.
@pytest.mark.parametrize(
    ("folder", "recall", "precision", "starts", "ends", "cards", "trapped"),
    [
        ("dev", 0.97, 0.945, 0.95, 0.83, 0.93, 0.02),
        ("heldout", 0.89, 0.88, 0.82, 0.50, 0.90, 0.10),
        ("fresh", 0.73, 0.87, 0.67, 0.40, 0.80, 0.08),
    ],
)
def test_the_own_annotated_texts_are_read_well(
    folder: str, recall: float, precision: float, starts: float, ends: float, cards: float, trapped: float
) -> None:
    share = {name: right / whole for name, (right, whole) in score(GOLD / folder).items()}
    assert share["recall"] >= recall, share
    assert share["precision"] >= precision, share
    assert share["starts"] >= starts, share
    assert share["ends"] >= ends, share
    assert share["cards"] >= cards, share
    assert share["trapped"] <= trapped, share


PIECES = """
toen hij vijf was op haar 12de sinds 6 jaar een jaar later van 12 t/m 14 maart 2020 31 februari tussen en tot zijn
vierde geplaatst in een pleeggezin OTS niet geen ( ) , . : ; - ’19 2018-2019 (2009) Sam (10) Datum: is geboren op na de
scheiding daarvoor twee jaar vorige maand afgelopen schooljaar groep 4 q 3 week 60 12/13 0000-00-00 als indien
"""


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=60).map(" ".join)))
@example("İstanbul op 3 mei 2019 \ud800 'a")
@example("op 1-1-0001 en 31-12-9999, 99 jaar geleden, 999 jaar later, 500 weken later")
@example("van zijn tot tussen en")
def test_no_text_breaks_the_reader_and_every_span_lies_inside(text: str) -> None:
    for proposal in read_text(text, reference_day=dt.date(2020, 1, 1)).proposals:
        for part in (proposal.sentence, proposal.trigger, proposal.time):
            assert part is None or 0 <= part[0] <= part[1] <= len(text)
        for moment in (proposal.when.start, proposal.when.end):
            assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest
        for bounds in proposal.when_age:
            assert bounds is None or bounds[0] is None or bounds[1] is None or bounds[0] <= bounds[1]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "12-",
        "toen hij ",
        "(",
        "twee jaar later ",
        "van 12 t/m ",
        "Jan (2009) ",
        "geplaatst ",
        "en ",
        "- x\n",
        "Jan Piet ",
    ],
)
def test_no_repetition_keeps_the_reader_from_its_end(piece: str) -> None:
    """Work that grows with the square of the length would not come back within minutes."""
    text = piece * (40_000 // len(piece))
    found = read_text(text).proposals
    assert all(0 <= p.sentence[0] < p.sentence[1] <= len(text) for p in found)
