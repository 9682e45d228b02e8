# SPDX-License-Identifier: EUPL-1.2
"""What a team says of the questions, the notice of acute danger that somebody read, and thresholds of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import hold
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Recognition
from thuislijn.store.findings import Acknowledgement, FindingAnswer, ThresholdSetting


def answer(
    *, by: Actor, case: Case, finding: str, lens: str, recognition: Recognition, note: str = "", said_by: str = ""
) -> FindingAnswer:
    """Keeps an answer beside the earlier ones; `said_by` is who in the team said so, in words.

    Who adds words to their own newest answer of today, which had none yet, completes it; the same answer pressed twice
    is one answer.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        last = FindingAnswer.objects.filter(case=case, finding=finding).order_by("-at").first()
        same = last is not None and last.by == by.id and last.answer == recognition and _is_of_today(last)
        if last is not None and same and (not (note or said_by) or (last.note, last.said_by) == (note, said_by)):
            return last
        if last is not None and same and not (last.note or last.said_by):
            last.note, last.said_by = note, said_by
            last.save(update_fields=["note", "said_by"])
            record(by=by, act=Act.CHANGE, kind="answer", target=lens, case=case)
            return last
        given = FindingAnswer(
            case=case,
            finding=finding,
            lens=lens,
            answer=recognition,
            note=note,
            said_by=said_by,
            by=by.id,
            by_name=by.name,
        )
        given.save()
        record(by=by, act=Act.CREATE, kind="answer", target=lens, case=case)
    return given


def _is_of_today(given: FindingAnswer) -> bool:
    return timezone.localdate(given.at) == timezone.localdate()


def acknowledge(*, by: Actor, case: Case, findings: Iterable[str]) -> None:
    """Records that this person read the notice that these findings gave. Only somebody signed in can have done so."""
    if by.id is None:
        raise ValueError("nobody read the notice")
    with transaction.atomic():
        for finding in findings:
            Acknowledgement(case=case, finding=finding, by=by.id, by_name=by.name).save()
        record(by=by, act=Act.CREATE, kind="danger_read", target=case.pk, case=case)


def set_thresholds(*, by: Actor, case: Case, lens: str, values: Mapping[str, float | None]) -> None:
    """Sets thresholds of a lens for this case; None goes back to the default. Each change is a row of the log."""
    with transaction.atomic():
        hold(case.pk)
        present = {row.name: row for row in ThresholdSetting.objects.select_for_update().filter(case=case, lens=lens)}
        for name, value in values.items():
            row = present.get(name)
            before = row.value if row else None
            if value == before:
                continue
            if value is None and row is not None:
                row.delete()
            elif value is not None:
                ThresholdSetting.objects.update_or_create(case=case, lens=lens, name=name, defaults={"value": value})
            told = f"{name}: {_shown(before)} -> {_shown(value)}"
            record(by=by, act=Act.CHANGE, kind="threshold", target=lens, case=case, why=told)


def _shown(value: float | None) -> str:
    return "standaard" if value is None else f"{value:g}"
