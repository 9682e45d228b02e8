# SPDX-License-Identifier: EUPL-1.2
"""Appointments as a file that every calendar takes: iCalendar (RFC 5545), of which only this much is needed.

Times are written in UTC, so that no table of time zones has to go along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_LINE = 75  # bytes, without the line break (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One entry of a calendar. `uid` stays the same when it changes, `sequence` then goes up; `made` is when the file
    is made. `starts` a day: it lasts that whole day, whatever `minutes` says; a moment has to know its time zone."""

    uid: str
    starts: dt.datetime | dt.date
    title: str
    made: dt.datetime
    minutes: int = 0
    place: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar_file(appointments: Iterable[Appointment]) -> bytes:
    """The appointments as one .ics file. Where one is called off the whole file says so to the calendar."""
    found = list(appointments)
    method = "CANCEL" if any(one.cancelled for one in found) else "PUBLISH"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Thuislijn//NL", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    for one in found:
        lines += _event(one)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(one: Appointment) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_escaped(one.uid)}", f"DTSTAMP:{_utc(one.made)}", f"SEQUENCE:{one.sequence}"]
    if isinstance(one.starts, dt.datetime):
        ends = one.starts + dt.timedelta(minutes=one.minutes)
        lines += [f"DTSTART:{_utc(one.starts)}", f"DTEND:{_utc(ends)}"]
    else:
        lines += [f"DTSTART;VALUE=DATE:{one.starts:%Y%m%d}", f"DTEND;VALUE=DATE:{one.starts + dt.timedelta(1):%Y%m%d}"]
    lines.append(f"SUMMARY:{_escaped(one.title)}")
    lines += [f"{name}:{_escaped(text)}" for name, text in (("LOCATION", one.place), ("DESCRIPTION", one.text)) if text]
    lines.append(f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}")
    return [*lines, "END:VEVENT"]


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11): without what would end it, begin another line, or stand for nothing."""
    told = "".join(c for c in text if c in "\n\t" or (c >= " " and c != "\x7f" and not "\ud800" <= c <= "\udfff"))
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        told = told.replace(plain, written)
    return told


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, never cut within a character; each next piece begins with a space."""
    pieces, piece = [], b""
    for character in line:
        coded = character.encode()
        if len(piece) + len(coded) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += coded
    return b"\r\n".join([*pieces, piece])
