# SPDX-License-Identifier: EUPL-1.2
"""Appointments as a calendar file: what was put in comes out of it, whatever the words are (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from thuislijn.reports.calendar_file import Appointment, calendar_file

MADE = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
SUMMER = dt.timezone(dt.timedelta(hours=2))
MEETING = Appointment(
    uid="7@thuislijn",
    starts=dt.datetime(2026, 7, 3, 13, 30, tzinfo=SUMMER),
    minutes=180,
    title="Leerbijeenkomst Team Noord",
    place="Gemeentehuis; kamer 2, begane grond",
    made=MADE,
)


def read(content: bytes) -> dict[str, str]:
    """The properties of the one event, unfolded and unescaped, as a calendar reads them."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    found = {}
    for line in lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]:
        name, _, value = line.partition(":")
        found[name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    return found


def test_a_calendar_reads_when_where_and_what() -> None:
    told = read(calendar_file([MEETING]))
    assert told["DTSTART"] == "20260703T113000Z" and told["DTEND"] == "20260703T143000Z"
    assert told["SUMMARY"] == "Leerbijeenkomst Team Noord"
    assert told["LOCATION"] == "Gemeentehuis; kamer 2, begane grond"
    assert told["STATUS"] == "CONFIRMED" and told["UID"] == "7@thuislijn"


def test_what_is_called_off_is_taken_from_the_calendar() -> None:
    content = calendar_file([replace(MEETING, cancelled=True, sequence=2)])
    assert b"METHOD:CANCEL\r\n" in content
    told = read(content)
    assert (told["STATUS"], told["SEQUENCE"], told["UID"]) == ("CANCELLED", "2", "7@thuislijn")


def test_a_day_lasts_the_whole_day() -> None:
    told = read(calendar_file([replace(MEETING, starts=dt.date(2026, 12, 31))]))
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20261231", "20270101")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=300))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    content = calendar_file([replace(MEETING, title=words, text=words)])
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "no line is longer than 75 bytes"
    for piece in content.split(b"\r\n"):
        piece.decode()  # no character is cut in two
    told = read(content)
    assert told["SUMMARY"] == words and told.get("DESCRIPTION", "") == words


@given(st.text())
def test_no_words_can_add_a_line_of_their_own(words: str) -> None:
    names = {line.partition(b":")[0] for line in calendar_file([replace(MEETING, title=words)]).split(b"\r\n")}
    known = {"BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND"}
    known |= {"SUMMARY", "LOCATION", "STATUS", "END", ""}
    assert {name.decode() for name in names if not name.startswith(b" ")} <= known
