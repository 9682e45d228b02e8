# SPDX-License-Identifier: EUPL-1.2
"""The decision before a placement ('no, unless'): one page per child, which asks and never blocks (S0 6.1, S2 4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thuislijn.actions.learning.decisions import (
    RecordLine,
    decide,
    keep_line,
    keep_part,
    remove_line,
    remove_record,
    settle_evaluation,
    start_record,
)
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.logging import look
from thuislijn.reports.decision_record import decision_record
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import DecisionEvaluation, DecisionRecord
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.timelines import timeline_of
from thuislijn.web.decisions.forms import LINES, PARTS, StartForm
from thuislijn.web.decisions.known import Known
from thuislijn.web.decisions.page import TABLES, known_of, left_to_take, list_context, plain, record_context
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.row_forms import RowForm
from thuislijn.web.page.stamps import changed_meanwhile, seen_version
from thuislijn.web.prints.papers import paper

_ANCHORS = {"alternatief": "alternatives", "gehoord": "heard", "netwerk": "network", "evaluatie": "evaluations"}
_ALL = "all:"


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="decisions", case=case)
    return _list(request, case)


@require_POST
def start(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    form = StartForm(request.POST, timeline=timeline_of(case))
    if not form.is_valid():
        return _list(request, case, form, status=422)
    typed = form.cleaned_data
    record = start_record(by=actor_of(request, case), case=case, child=typed["child"], values={"rung": typed["rung"]})
    return redirect("decision", case.pk, record.pk)


@require_GET
def one(request: SignedIn, case_id: UUID, record_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    record = _record(case, record_id)
    look(by=actor_of(request, case), kind="decision_record", case=case, target=record.pk)
    return _page(request, case, record)


@require_POST
def keep(request: SignedIn, case_id: UUID, record_id: UUID, part: str) -> HttpResponse:
    """Saves one part of the page and leaves the others."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    record = _record(case, record_id)
    if part not in PARTS:
        raise NotVisibleError("decision_record", part)
    form = PARTS[part](request.POST, row=record)
    if not form.is_valid():
        return _page(request, case, record, form, status=422)
    by, values, seen = actor_of(request, case), form.values(), form.seen or 0
    try:
        if part == "decision":
            state, day = RecordState(values.pop("state")), values.pop("day") or timezone.localdate()
            if state is RecordState.WEIGHING:
                values["state"], values["day"] = state.value, None
                keep_part(by=by, record=record, values=values, seen=seen)
            else:
                decide(by=by, record=record, state=state, day=day, values=values, seen=seen)
        else:
            keep_part(by=by, record=record, values=values, seen=seen)
    except ChangedMeanwhileError as error:
        form.overtaken(error.row)
        return _page(request, case, _record(case, record_id), form, status=422)
    return _to(case, record, part)


@require_POST
def line(request: SignedIn, case_id: UUID, record_id: UUID, what: str, row_id: UUID | None = None) -> HttpResponse:
    """Saves an alternative, somebody heard, somebody of the network, or a look back after the placement."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    record = _record(case, record_id)
    row = _line(case, record, what, row_id)
    form = LINES[what](request.POST, row=row)
    if form.is_valid():
        by, values, seen = actor_of(request, case), form.values(), form.seen
        try:
            if isinstance(row, DecisionEvaluation) and seen is not None:
                settle_evaluation(by=by, evaluation=row, values=values, seen=seen)
            else:
                keep_line(by=by, line=row, values=values, seen=seen)
            return _to(case, record, _ANCHORS[what])
        except ChangedMeanwhileError as error:
            form.overtaken(error.row)
    return _page(request, case, record, form, status=422)


@require_POST
def line_remove(request: SignedIn, case_id: UUID, record_id: UUID, what: str, row_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    record = _record(case, record_id)
    row = _line(case, record, what, row_id)
    if not row._state.adding:
        try:
            remove_line(by=actor_of(request, case), line=row, seen=seen_version(request))
        except ChangedMeanwhileError:
            messages.warning(request, changed_meanwhile())
    return _to(case, record, _ANCHORS[what])


@require_POST
def take(request: SignedIn, case_id: UUID, record_id: UUID) -> HttpResponse:
    """Takes over one thing that is known already, or all of one part; or takes a fact off that was taken over."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    record = _record(case, record_id)
    by, seen, known = actor_of(request, case), seen_version(request), known_of(case, record)
    asked, drop = request.POST.get("key", ""), request.POST.get("drop", "")
    found = [one for one in left_to_take(record, known) if asked in (one.key, f"{_ALL}{one.block}")]
    fields = _fields(record, [one for one in found if one.what == "record"], drop, known)
    try:
        if fields:
            keep_part(by=by, record=record, values=fields, seen=seen)
        for one in found:
            if one.what != "record":
                keep_line(by=by, line=TABLES[one.what](case=case, record=record), values=one.values)
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
    return _to(case, record, found[0].block if found else "facts")


def _fields(record: DecisionRecord, found: list[Known], drop: str, known: Iterable[Known]) -> dict[str, Any]:
    """What these things to take over make of the fields of the record; a fact comes below those that stand there."""
    values = {name: value for one in found for name, value in one.values.items() if name != "facts"}
    left_out = {line for one in known if one.key == drop for line in one.as_facts}
    stood = record.facts.rstrip().splitlines()
    facts = [line for line in stood if line.strip() not in left_out]
    facts += [one.fact for one in found if "facts" in one.values]
    return values if facts == stood else {**values, "facts": "\n".join(facts)}


@require_POST
def remove(request: SignedIn, case_id: UUID, record_id: UUID) -> HttpResponse:
    """Takes a record away that was begun by mistake; what stood in it stays among the changes."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    record = _record(case, record_id)
    try:
        remove_record(by=actor_of(request, case), record=record, seen=seen_version(request))
    except ChangedMeanwhileError:
        messages.warning(request, changed_meanwhile())
        return redirect("decision", case.pk, record.pk)
    messages.success(request, say("Weggehaald.", "Removed."))
    return redirect("decisions", case.pk)


@require_GET
def on_paper(request: SignedIn, case_id: UUID, record_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.TAKE_OUT)
    record = _record(case, record_id)
    document = decision_record(plain(case, record), spoken())
    return paper(request, case, lambda _: document, "decision_record", reverse("decision", args=[case.pk, record.pk]))


def _record(case: Case, record_id: UUID) -> DecisionRecord:
    record = DecisionRecord.objects.filter(case=case, pk=record_id).first()
    if record is None:
        raise NotVisibleError("decision_record", str(record_id))
    return record


def _line(case: Case, record: DecisionRecord, what: str, row_id: UUID | None) -> RecordLine:
    """The row under the record; a new one without an id, or where somebody took it away. Raises NotVisibleError."""
    if what not in TABLES:
        raise NotVisibleError("decision_record", what)
    table = TABLES[what]
    row = table._default_manager.filter(case=case, record=record, pk=row_id).first() if row_id else None
    if row is None and row_id is not None:
        gone = RowChange.objects.filter(case=case, table=table.__name__, row=row_id, after__isnull=True)
        if not gone.exists():
            raise NotVisibleError("decision_record", str(row_id))
    return row or table(case=case, record=record)


def _to(case: Case, record: DecisionRecord, block: str) -> HttpResponse:
    return redirect(f"{reverse('decision', args=[case.pk, record.pk])}#b-{block}")


def _list(request: SignedIn, case: Case, form: StartForm | None = None, status: int = 200) -> HttpResponse:
    template = "decisions/list_part.html" if is_fragment(request) else "decisions/list.html"
    context = {**list_context(request, case, form), "fragment": is_fragment(request)}
    return render(request, template, context, status=status)


def _page(
    request: SignedIn, case: Case, record: DecisionRecord, bound: RowForm | None = None, status: int = 200
) -> HttpResponse:
    template = "decisions/part.html" if is_fragment(request) else "decisions/show.html"
    context = {**record_context(request, case, record, bound), "fragment": is_fragment(request)}
    return render(request, template, context, status=status)


_HERE = "casus/<uuid:case_id>/besluit"
_ONE = f"{_HERE}/<uuid:record_id>"
urlpatterns = [
    path(_HERE, show, name="decisions"),
    path(f"{_HERE}/nieuw", start, name="decision_start"),
    path(_ONE, one, name="decision"),
    path(f"{_ONE}/papier", on_paper, name="decision_paper"),
    path(f"{_ONE}/overnemen", take, name="decision_take"),
    path(f"{_ONE}/weg", remove, name="decision_remove"),
    path(f"{_ONE}/deel/<slug:part>", keep, name="decision_keep"),
    path(f"{_ONE}/<slug:what>/nieuw", line, name="decision_line_new"),
    path(f"{_ONE}/<slug:what>/<uuid:row_id>", line, name="decision_line"),
    path(f"{_ONE}/<slug:what>/<uuid:row_id>/weg", line_remove, name="decision_line_remove"),
]
