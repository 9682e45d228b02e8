# SPDX-License-Identifier: EUPL-1.2
"""Writing about safety: at most three concerns at a time, agreements, what drives it, recovery, and options weighed
side by side (S2 box 3.1, 3.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.order import move_row
from thuislijn.actions.learning.rows import remove_row, write_row
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.timeline.vocabulary import AlternativeKind, Answer

LINE, OPTION = "safety_line", "weighed_option"
"""The words of these rows in the log."""
MOST_CONCERNS = 3
NOT_NOW = ("Nu niets doen, deskundig", "Doing nothing for now, expertly")
"""The option that is always weighed along (S2 3.2): waiting with open eyes, and saying for whom and until when."""


class ThreeAlreadyError(CannotError):
    """Three concerns run: one goes first, with what came of it."""

    def __init__(self) -> None:
        super().__init__(
            "Er staan al drie zorgen. Kies welke eraf gaat, en schrijf op wat ervan kwam.",
            "There are three concerns already. Choose which one goes, and write what came of it.",
        )


@dataclass(frozen=True, slots=True)
class LineSaid:
    """What a line says. `items` are keys of the timeline, `factors` ids of factors of the explanation."""

    text: str
    who: str = ""
    due: dt.date | None = None
    agreed_with: Sequence[str] = ()
    items: Sequence[str] = ()
    factors: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OptionSaid:
    """What is said of an option: what it gives and takes, on the short and the long term, and who says so."""

    what: str
    kind: AlternativeKind = AlternativeKind.OTHER
    short_gain: str = ""
    short_harm: str = ""
    long_gain: str = ""
    long_harm: str = ""
    said_by: str = ""
    chosen: Answer = Answer.UNKNOWN
    why: str = ""


def add_line(
    *,
    by: Actor,
    case: Case,
    part: SafetyPart,
    said: LineSaid,
    instead_of: SafetyLine | None = None,
    seen: int | None = None,
    came_of_it: str = "",
) -> SafetyLine:
    """Adds a line, last in its part. `instead_of` (as seen at version `seen`) ends first: so a fourth concern comes.

    Raises ThreeAlreadyError, ChangedMeanwhileError.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        if instead_of is not None and seen is not None:
            end_line(by=by, line=instead_of, seen=seen, came_of_it=came_of_it)
        running = SafetyLine.objects.filter(case=case, part=part, ended__isnull=True)
        if part is SafetyPart.CONCERN and running.count() >= MOST_CONCERNS:
            raise ThreeAlreadyError
        row = SafetyLine(case=case, part=part, place=(running.aggregate(last=Max("place"))["last"] or 0) + 1)
        _say(row, said)
        return write_row(by=by, row=row, kind=LINE)


def change_line(*, by: Actor, line: SafetyLine, seen: int, said: LineSaid) -> SafetyLine:
    """Says a line otherwise. Raises ChangedMeanwhileError."""
    _say(line, said)
    return write_row(by=by, row=line, kind=LINE, seen=seen)


def _say(row: SafetyLine, said: LineSaid) -> None:
    row.text, row.who, row.due = said.text, said.who, said.due
    row.agreed_with, row.items, row.factors = list(said.agreed_with), list(said.items), list(said.factors)


def raise_line(*, by: Actor, line: SafetyLine, seen: int) -> None:
    """Moves a running line one place up within its part. Raises ChangedMeanwhileError."""
    running = SafetyLine.objects.filter(case=line.case, part=line.part, ended__isnull=True)
    move_row(by=by, row=line, among=running, kind=LINE, seen=seen)


def end_line(*, by: Actor, line: SafetyLine, seen: int, came_of_it: str = "", ended: dt.date | None = None) -> None:
    """A line no longer holds, from today unless said otherwise; it stays to be read. Raises ChangedMeanwhileError."""
    line.ended, line.came_of_it = ended or timezone.localdate(), came_of_it
    write_row(by=by, row=line, kind=LINE, seen=seen)


def take_up_again(*, by: Actor, line: SafetyLine, seen: int) -> None:
    """An ended line holds again, last in its part. Raises ThreeAlreadyError, ChangedMeanwhileError."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=line.case_id)
        running = running_lines(line.case, SafetyPart(line.part))
        if line.part == SafetyPart.CONCERN and len(running) >= MOST_CONCERNS:
            raise ThreeAlreadyError
        line.ended, line.place = None, max((one.place for one in running), default=0) + 1
        write_row(by=by, row=line, kind=LINE, seen=seen)


def remove_line(*, by: Actor, line: SafetyLine, seen: int) -> None:
    """Takes away a line that was never meant; one that was is ended. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=line, kind=LINE, seen=seen)


def running_lines(case: Case, part: SafetyPart) -> list[SafetyLine]:
    """The lines of a part that hold now, in their order."""
    return list(SafetyLine.objects.filter(case=case, part=part, ended__isnull=True).order_by("place", "created"))


def start_weighing(*, by: Actor, case: Case, occasion: str, not_now: str = NOT_NOW[0]) -> WeighedOption:
    """Begins to weigh an occasion: doing nothing for now, expertly, is its first option. Returns that option; where the
    occasion is weighed already, the option that stands there."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        options = WeighedOption.objects.filter(case=case, occasion=occasion)
        present = options.filter(kind=AlternativeKind.WAITING).first()
        if present is not None:
            return present
        row = WeighedOption(case=case, occasion=occasion, kind=AlternativeKind.WAITING, what=not_now)
        return write_row(by=by, row=row, kind=OPTION)


def add_option(*, by: Actor, case: Case, occasion: str, said: OptionSaid) -> WeighedOption:
    """Puts another option beside those of an occasion; doing nothing for now comes along by itself."""
    with transaction.atomic():
        if said.kind is not AlternativeKind.WAITING:
            start_weighing(by=by, case=case, occasion=occasion)
        return write_row(by=by, row=_option(WeighedOption(case=case, occasion=occasion), said), kind=OPTION)


def change_option(*, by: Actor, option: WeighedOption, seen: int, said: OptionSaid) -> WeighedOption:
    """Says an option otherwise. Raises ChangedMeanwhileError."""
    return write_row(by=by, row=_option(option, said), kind=OPTION, seen=seen)


def _option(row: WeighedOption, said: OptionSaid) -> WeighedOption:
    values: dict[str, Any] = {name: getattr(said, name) for name in OptionSaid.__slots__}
    for name, value in values.items():
        setattr(row, name, value)
    return row


def remove_option(*, by: Actor, option: WeighedOption, seen: int) -> None:
    """Takes an option away. Raises ChangedMeanwhileError, and CannotError for doing nothing while others stand."""
    others = WeighedOption.objects.filter(case=option.case, occasion=option.occasion).exclude(pk=option.pk)
    if option.kind == AlternativeKind.WAITING and others.exclude(kind=AlternativeKind.WAITING).exists():
        raise CannotError(
            "Nu niets doen wordt altijd meegewogen. Haal eerst de andere opties weg.",
            "Doing nothing for now is always weighed along. Remove the other options first.",
        )
    remove_row(by=by, row=option, kind=OPTION, seen=seen)
