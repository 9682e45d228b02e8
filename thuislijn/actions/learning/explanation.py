# SPDX-License-Identifier: EUPL-1.2
"""Writing the shared explanation: factors, what they do to each other, and how each voice sees them.

Nobody's view is overwritten by another's: a view belongs to one voice, and no view means that nobody asked yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import transaction
from django.db.models import Max, Q

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.order import move_row
from thuislijn.actions.learning.row_parts import write_part
from thuislijn.actions.learning.rows import ChangedMeanwhileError, hold, remove_row, write_row
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind, View
from thuislijn.store.learning.explanations import ExplanationFactor, FactorLink, FactorView, Voice
from thuislijn.timeline.vocabulary import Perspective

FACTOR, LINK, VOICE, VIEW = "explanation_factor", "factor_link", "voice", "factor_view"
"""The words of these rows in the log."""


def add_factor(
    *, by: Actor, case: Case, group: FactorGroup, part: FactorPart, text: str, items: Sequence[str] = ()
) -> ExplanationFactor:
    """Puts a factor on the board, below what stands in its place. `items` are keys of the timeline."""
    place = _last_place(case, group, part)
    row = ExplanationFactor(case=case, group=group, part=part, place=place, text=text, items=list(items))
    return write_row(by=by, row=row, kind=FACTOR)


def change_factor(
    *,
    by: Actor,
    factor: ExplanationFactor,
    seen: int,
    text: str,
    group: FactorGroup,
    part: FactorPart,
    items: Sequence[str],
) -> ExplanationFactor:
    """Says a factor otherwise, moves it, or ties it to other items. Raises ChangedMeanwhileError."""
    values: dict[str, Any] = {"text": text, "items": list(items), "group": group, "part": part}
    if (group, part) != (factor.group, factor.part):
        values["place"] = _last_place(factor.case, group, part)
    return write_part(by=by, row=factor, values=values, kind=FACTOR, seen=seen)


def move_factor(*, by: Actor, factor: ExplanationFactor, seen: int, up: bool) -> None:
    """Moves a factor one place up or down within its place of the board. Raises ChangedMeanwhileError."""
    there = ExplanationFactor.objects.filter(case=factor.case, group=factor.group, part=factor.part)
    move_row(by=by, row=factor, among=there, kind=FACTOR, seen=seen, up=up)


def _last_place(case: Case, group: FactorGroup, part: FactorPart) -> int:
    """The place below what stands in a place of the board."""
    there = ExplanationFactor.objects.filter(case=case, group=group, part=part)
    return int(there.aggregate(last=Max("place"))["last"] or 0) + 1


def remove_factor(*, by: Actor, factor: ExplanationFactor, seen: int) -> None:
    """Takes a factor off the board, with its links and what was said of it, which stay among the changes.

    Raises ChangedMeanwhileError.
    """
    with transaction.atomic():
        for link in FactorLink.objects.filter(Q(source=factor) | Q(target=factor)):
            remove_row(by=by, row=link, kind=LINK, seen=link.version)
        for view in factor.views.all():
            remove_row(by=by, row=view, kind=VIEW, seen=view.version)
        remove_row(by=by, row=factor, kind=FACTOR, seen=seen)


def link_factors(
    *, by: Actor, source: ExplanationFactor, target: ExplanationFactor, kind: LinkKind, words: str = ""
) -> FactorLink:
    """Says that one factor feeds or eases another, in words if wanted. Raises CannotError."""
    if source.pk == target.pk or source.case_id != target.case_id:
        raise CannotError("Kies twee verschillende factoren.", "Choose two different factors.")
    with transaction.atomic():
        hold(source.case_id)
        held = ExplanationFactor.objects.select_for_update().filter(pk__in=[source.pk, target.pk]).order_by("pk")
        if len(held) < 2:
            raise CannotError("Iemand anders haalde deze factor weg.", "Somebody else removed this factor.")
        if FactorLink.objects.filter(source=source, target=target).exists():
            raise CannotError("Dit verband staat er al.", "This link is there already.")
        row = FactorLink(case=source.case, source=source, target=target, kind=kind, words=words)
        return write_row(by=by, row=row, kind=LINK)


def remove_link(*, by: Actor, link: FactorLink, seen: int) -> None:
    """Takes a link away. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=link, kind=LINK, seen=seen)


def add_voice(*, by: Actor, case: Case, label: str, perspective: Perspective, person: str = "") -> Voice:
    """Adds somebody who is asked how they see it; `person` is a key of the timeline, for who stands there."""
    row = Voice(case=case, label=label, perspective=perspective, person=person)
    return write_row(by=by, row=row, kind=VOICE)


def change_voice(
    *, by: Actor, voice: Voice, seen: int, label: str, perspective: Perspective, person: str = ""
) -> Voice:
    """Calls a voice otherwise. Raises ChangedMeanwhileError."""
    voice.label, voice.perspective, voice.person = label, perspective, person
    return write_row(by=by, row=voice, kind=VOICE, seen=seen)


def remove_voice(*, by: Actor, voice: Voice, seen: int) -> None:
    """Takes a voice away, with its views, which stay among the changes. Raises ChangedMeanwhileError."""
    with transaction.atomic():
        for view in voice.views.all():
            remove_row(by=by, row=view, kind=VIEW, seen=view.version)
        remove_row(by=by, row=voice, kind=VOICE, seen=seen)


def tell_view(
    *, by: Actor, factor: ExplanationFactor, voice: Voice, view: View | None, words: str = "", seen: int | None = None
) -> FactorView | None:
    """Keeps how a voice sees a factor; None takes it back to 'not asked yet'. `seen` is None where none stood there.

    Raises ChangedMeanwhileError, and CannotError where factor and voice are of different cases.
    """
    if factor.case_id != voice.case_id:
        raise CannotError("Deze stem hoort bij een andere casus.", "This voice belongs to another case.")
    with transaction.atomic():
        hold(factor.case_id)
        held = ExplanationFactor.objects.select_for_update().filter(pk=factor.pk).first()
        if held is None or Voice.objects.select_for_update().filter(pk=voice.pk).first() is None:
            raise ChangedMeanwhileError(None)
        row = FactorView.objects.filter(factor=factor, voice=voice).first()
        if (row.version if row is not None else None) != seen:
            raise ChangedMeanwhileError(row)
        if view is None:
            if row is not None:
                remove_row(by=by, row=row, kind=VIEW, seen=cast(int, seen))
            return None
        row = row or FactorView(case=factor.case, factor=factor, voice=voice)
        row.view, row.words = view, words
        return write_row(by=by, row=row, kind=VIEW, seen=seen)
