# SPDX-License-Identifier: EUPL-1.2
"""Given a few sentences of a story, what is told last is dated by what was told before it, or by the day of writing."""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.reading.proposals import Proposal, read_text


def last(text: str) -> Proposal:
    """The last proposal of a kind in a text."""
    return [p for p in read_text(text).proposals if p.type][-1]


def days(day: int | None) -> str:
    assert day is not None
    return dt.date.fromordinal(day).isoformat()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In oktober 2016 overleed opa. Vlak voor kerst overleed oma.", "2016-11-23", "2016-12-23"),
        ("In mei 2014 overleed opa. In november van het jaar erop overleed oma.", "2015-11-01", "2015-11-30"),
        ("Op 14/15 mei 2014 overleed opa.", "2014-05-14", "2014-05-15"),
        ("Op de derde van mei 2014 overleed opa.", "2014-05-03", "2014-05-03"),
        ("De laatste week van mei 2014 overleed opa.", "2014-05-20", "2014-05-31"),
        (
            "In mei 2014 kwam hij in een pleeggezin. Daar bleef hij tot maart 2015. "
            "Aansluitend ging hij naar een gezinshuis.",
            "2015-03-01",
            "2015-03-31",
        ),
    ],
)
def test_a_time_leans_on_what_was_told_before_it(text: str, earliest: str, latest: str) -> None:
    found = last(text).when.start
    assert (days(found.earliest), days(found.latest)) == (earliest, latest)


def test_a_month_of_writing_dates_last_year_but_is_no_day_of_writing() -> None:
    reading = read_text("Vorig jaar april is hij overgeplaatst naar een leefgroep.\nDit schreef ik in mei 2024.")
    start = reading.proposals[0].when.start
    assert (days(start.earliest), days(start.latest)) == ("2023-04-01", "2023-04-30")
    assert reading.reference_day is None


def test_a_log_with_days_without_a_year_takes_the_year_of_its_title() -> None:
    reading = read_text(
        "Verslag inzet 14/15 oktober 2023\n14-10, 21.40 uur: melding door politie.\n"
        "15-10, 02.00 uur: zij is naar een crisispleeggezin gebracht.\n"
    )
    starts = {days(p.when.start.earliest) for p in reading.proposals if p.type in ("melding", "verblijf")}
    assert starts == {"2023-10-14", "2023-10-15"}


def test_who_speaks_at_the_head_of_a_line_is_no_help() -> None:
    found = read_text("- Wijkcoach: er is deze zomer politie aan de deur geweest.\n- Mentor: Sam mist geen les.\n")
    assert not [p for p in found.proposals if p.type == "hulp"]


def test_a_child_that_is_admitted_is_no_parent_in_treatment() -> None:
    found = read_text("Daan is geboren in 2015. In mei 2017 werd Daan vier dagen opgenomen in het ziekenhuis.")
    assert "opname_ouder" not in {p.kind for p in found.proposals}


def test_the_birth_of_another_child_does_not_date_the_ages_of_this_one() -> None:
    found = read_text("Noah is een jongen. Onze dochter Liv kwam in september 2021. Op zijn zesde ging Noah naar oma.")
    assert found.proposals[-1].when.start.earliest is None
