# SPDX-License-Identifier: EUPL-1.2
"""Ends of stays, help and measures in many wordings, and everyday wordings of all kinds.

The minimum is what was measured.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thuislijn.reading.proposals import Proposal, read_text
from thuislijn.timeline.vocabulary import Modality

HERE = Path(__file__).parent
SLACK = 35  # days: 'na een halfjaar' is no month


def rows(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def ends_in(proposal: Proposal, kind: str, month: str) -> bool:
    year, number = (int(part) for part in month.split("-"))
    first = dt.date(year, number, 1).toordinal() - SLACK
    last = dt.date(year, number, calendar.monthrange(year, number)[1]).toordinal() + SLACK
    end, start = proposal.when.end, proposal.when.start
    if proposal.type != kind or end.earliest is None or end.latest is None or start.earliest in (None, end.earliest):
        return False
    return first <= end.earliest and end.latest <= last


def test_the_end_of_a_stay_help_or_measure_is_found_in_many_wordings() -> None:
    missed = []
    for row in rows("ends_told.txt"):
        kind, month, text = (part.strip() for part in row.split("|"))
        if not any(ends_in(p, kind, month) for p in read_text(text.replace("\\n", "\n")).proposals):
            missed.append(text)
    assert len(missed) <= 6, missed


@pytest.mark.parametrize(
    "text",
    [
        "In januari 2019 startte speltherapie. In juli 2019 werd de MST van zijn broer afgerond.",
        "In januari 2019 startte ambulante begeleiding. In juli 2019 stopte vader met drinken.",
        "In januari 2019 kwam Sil in een leefgroep. In juli 2019 rondde hij zijn zwemles af.",
    ],
)
def test_the_end_of_something_else_ends_no_stay_and_no_help(text: str) -> None:
    first = read_text(text).proposals[0]
    assert first.when.end.earliest is None


def test_a_film_is_recorded_and_a_child_is_admitted() -> None:
    text = "Sil werd op 10 januari 2019 opgenomen in een kliniek. Op 4 juli 2019 werd hij ontslagen."
    stay = read_text(text).proposals[0]
    assert (stay.type, stay.modality) == ("verblijf", Modality.ACTUAL)
    assert stay.when.end.earliest == dt.date(2019, 7, 4).toordinal()


def test_everyday_wordings_are_found_as_what_they_are() -> None:
    missed = []
    for row in rows("wordings.txt"):
        kind, text = row.split(": ", 1)
        if kind not in {p.type for p in read_text(text).proposals if p.modality is Modality.ACTUAL}:
            missed.append(text)
    assert len(missed) <= 16, missed
