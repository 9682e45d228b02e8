# SPDX-License-Identifier: EUPL-1.2
"""A decision record as its page shows it: each part with what is known already, what is open, and its short form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from thuislijn.actions.learning.decisions import RecordLine
from thuislijn.reports.decision_questions import (
    Considered,
    Explored,
    Heard,
    LookedAgain,
    OpenPoint,
    RecordOnPaper,
    missing_in,
)
from thuislijn.store.access import Right, rights_of, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import (
    ConsideredAlternative,
    DecisionEvaluation,
    DecisionRecord,
    ExploredPerson,
    HeardPerson,
)
from thuislijn.store.learning.explanations import ExplanationFactor
from thuislijn.store.learning.plans import FamilyPlan
from thuislijn.store.network import NetworkTie
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Analysis, Schooling
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LADDER, AlternativeKind, AlternativeStatus, Answer, PlaceType
from thuislijn.web.decisions.forms import LINES, PARTS, StartForm
from thuislijn.web.decisions.known import Known, fact_lines, home_now, known_about, to_hear
from thuislijn.web.page.acting import SignedIn, may
from thuislijn.web.page.days import moment_in
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.opening import OPEN, Slot, Slots
from thuislijn.web.page.row_forms import RowForm, voices_of

TABLES: dict[str, type[RecordLine]] = {
    "alternatief": ConsideredAlternative,
    "gehoord": HeardPerson,
    "netwerk": ExploredPerson,
    "evaluatie": DecisionEvaluation,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row under the record with its form; `term` is its state as a word of a closed list."""

    row: RecordLine
    form: Slot
    term: AlternativeStatus | Answer

    @property
    def kind(self) -> AlternativeKind | None:
        """Of an option: which kind it is."""
        return AlternativeKind(self.row.kind) if isinstance(self.row, ConsideredAlternative) else None


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder, and whether the child lives there now or may come to."""

    place: PlaceType
    now: bool
    thought_of: bool

    @property
    def style(self) -> str:
        return self.place.value.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Summary:
    """A record in the list: for whom, what is thought of, and how many questions are open."""

    record: DecisionRecord
    child: str
    rung: PlaceType | None
    state: RecordState
    open: int
    due: bool

    @property
    def style(self) -> str:
        return self.rung.value.replace("_", "-") if self.rung is not None else ""

    @property
    def mark(self) -> str:
        return {"weighing": "busy", "not_placed": "done", "placed": "off"}[self.record.state]


def child_name(timeline: Timeline, key: str) -> str:
    """What the child is called, also where it is no longer on the timeline."""
    person = timeline.person(key)
    return person.name if person is not None else say("een kind", "a child")


def plain(case: Case, record: DecisionRecord) -> RecordOnPaper:
    """The record in plain values, with those who ought to be heard and are not on it yet."""
    timeline, today = timeline_of(case), timezone.localdate()
    ages = {person.id: (person.name, age) for person, age in to_hear(timeline, record.child, today)}
    heard = list(record.heard.order_by("created"))
    noted = {row.person for row in heard} | {row.label for row in heard}
    children = {child.id for child in timeline.children}
    return RecordOnPaper(
        family=case.pseudonym,
        day=today.toordinal(),
        child=child_name(timeline, record.child),
        state=RecordState(record.state).label(spoken()),
        placed=record.state == RecordState.PLACED,
        decided_on=moment_in(record.day, case),
        rung=PlaceType(record.rung) if record.rung else None,
        near_home=Answer(record.near_home),
        siblings=Answer(record.siblings),
        own_school=Answer(record.own_school),
        evaluate_on=moment_in(record.evaluate_on, case),
        alternatives=tuple(
            Considered(AlternativeKind(row.kind), row.what, AlternativeStatus(row.status), row.why)
            for row in record.alternatives.order_by("created")
        ),
        heard=tuple(
            Heard(row.label, Answer(row.heard), row.words, row.person in children, ages.get(row.person, ("", None))[1])
            for row in heard
        ),
        explored=tuple(
            Explored(row.label, Answer(row.asked), row.words) for row in record.explored.order_by("created")
        ),
        evaluations=tuple(_looked(case, row) for row in record.evaluations.order_by("due")),
        to_hear=tuple(
            Heard(name, Answer.UNKNOWN, "", key in children, age)
            for key, (name, age) in ages.items()
            if key not in noted and name not in noted
        ),
        explained=_explained(case, timeline),
        has_siblings=bool(timeline.siblings_of(record.child)),
        goes_to_school=bool(timeline.facts(Schooling, record.child)) or _of_school_age(timeline, record.child, today),
        **{name: str(getattr(record, name)) for name in _TEXTS},
    )


_TEXTS = (
    "least_invasive",
    "facts",
    "judgement",
    "decision",
    "decided_by",
    "counter_argument",
    "counter_by",
    "behavioural_scientist",
    "scientist_says",
    "near_home_words",
    "siblings_words",
    "own_school_words",
    "return_plan",
)
_SCHOOL_FROM = 4  # years


def _looked(case: Case, row: DecisionEvaluation) -> LookedAgain:
    return LookedAgain(
        due=moment_in(row.due, case),
        done=moment_in(row.done, case),
        with_whom=row.with_whom,
        still_needed=Answer(row.still_needed),
        words=row.words,
        toward_home=row.toward_home,
    )


def _of_school_age(timeline: Timeline, child: str, on: dt.date) -> bool:
    ages = [age for person, age in to_hear(timeline, child, on) if person.id == child]
    return not ages or ages[0] is None or ages[0] >= _SCHOOL_FROM


def _explained(case: Case, timeline: Timeline) -> Answer:
    """Whether there is a shared explanation: made here, or told in the file as shared with the family."""
    shared = any(item.shared_with_family is Answer.YES for item in timeline.facts(Analysis))
    return Answer.YES if shared or ExplanationFactor.objects.filter(case=case).exists() else Answer.UNKNOWN


def known_of(case: Case, record: DecisionRecord) -> tuple[Known, ...]:
    """What the timeline, the network and the plan tell about this child, taken over or not."""
    ties = NetworkTie.objects.filter(case=case).order_by("closeness", "label")
    perspective = FamilyPlan.objects.filter(case=case).values_list("perspective", flat=True).first() or ""
    return known_about(timeline_of(case), record.child, ties, perspective)


def left_to_take(record: DecisionRecord, known: Iterable[Known]) -> list[Known]:
    """What is known and does not stand in the record yet."""
    people = {key for row in record.heard.all() for key in (row.person, row.label)}
    ties_taken = {key for row in record.explored.all() for key in (row.tie, row.label)}
    options = {row.what for row in record.alternatives.all()}
    taken = {
        "gehoord": lambda one: one.values["person"] in people or one.values["label"] in people,
        "netwerk": lambda one: one.values.get("tie", "") in ties_taken or one.values["label"] in ties_taken,
        "alternatief": lambda one: one.values["what"] in options,
        "record": lambda one: all(_stands(record, name, one) for name in one.values),
    }
    return [one for one in known if not taken[one.what](one)]


def _stands(record: DecisionRecord, name: str, one: Known) -> bool:
    now = str(getattr(record, name))
    return any(text in now for text in (one.text, one.other) if text) if name == "facts" else bool(now)


def list_context(request: SignedIn, case: Case, form: StartForm | None = None) -> dict[str, object]:
    """What the list of records shows."""
    timeline, today = timeline_of(case), timezone.localdate()
    records = list(DecisionRecord.objects.filter(case=case).order_by("-created"))
    return {
        "case": case,
        "tab": "decisions",
        "records": [_summary(case, record, timeline, today) for record in records],
        "form": form or StartForm(timeline=timeline),
        "has_children": bool(timeline.children),
        "may_edit": may(request, case, Right.EDIT_CASE),
    }


def _summary(case: Case, record: DecisionRecord, timeline: Timeline, today: dt.date) -> Summary:
    due = record.state == RecordState.PLACED and record.evaluations.filter(done=None, due__lte=today).exists()
    return Summary(
        record,
        child_name(timeline, record.child),
        PlaceType(record.rung) if record.rung else None,
        RecordState(record.state),
        len(missing_in(plain(case, record))),
        due,
    )


def record_context(
    request: SignedIn, case: Case, record: DecisionRecord, bound: RowForm | None = None
) -> dict[str, object]:
    """What `decisions/part.html` shows of one record; `bound` is a form that was refused."""
    slots, timeline = Slots(request.GET.get(OPEN, ""), bound), timeline_of(case)
    paper = plain(case, record)
    missing, all_known = missing_in(paper), known_of(case, record)
    known = left_to_take(record, all_known)
    rights = rights_of(roles_with(request.user, case))
    home = home_now(timeline, record.child)
    parts = {name: slots.put(form, record) for name, form in PARTS.items()}
    found: dict[str, object] = {
        "case": case,
        "tab": "decisions",
        "record": record,
        "told": paper,
        "child": paper.child,
        "state": RecordState(record.state),
        "missing": [(point.block, point.question.in_(spoken())) for point in missing],
        "asks": _by_block(missing),
        "known": {
            block: [one for one in known if one.block == block] for block in dict.fromkeys(k.block for k in known)
        },
        "facts": fact_lines(record.facts, all_known),
        "parts": parts,
        "lines": {what: _lines(slots, record, what) for what in TABLES},
        "new": {what: slots.put(LINES[what], TABLES[what](case=case, record=record)) for what in TABLES},
        "ladder": [
            Rung(place, home is not None and home.last.place is place, record.rung == place.value) for place in LADDER
        ],
        "came_of_it": timeline.item(record.item) if record.item else None,
        "voices": voices_of(timeline),
        "today": timezone.localdate(),
        "here": reverse("decision", args=[case.pk, record.pk]),
        "may_edit": Right.EDIT_CASE in rights,
        "may_take": Right.TAKE_OUT in rights,
    }
    return {**found, "homeless": slots.homeless}


def _by_block(missing: Iterable[OpenPoint]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for point in missing:
        found.setdefault(point.block, []).append(point.question.in_(spoken()))
    return found


def _lines(slots: Slots, record: DecisionRecord, what: str) -> list[Line]:
    order = "due" if what == "evaluatie" else "created"
    rows = TABLES[what]._default_manager.filter(case=record.case_id, record=record).order_by(order)
    return [Line(row, slots.put(LINES[what], row), _term(row)) for row in rows]


def _term(row: RecordLine) -> AlternativeStatus | Answer:
    if isinstance(row, ConsideredAlternative):
        return AlternativeStatus(row.status)
    if isinstance(row, HeardPerson):
        return Answer(row.heard)
    if isinstance(row, ExploredPerson):
        return Answer(row.asked)
    assert isinstance(row, DecisionEvaluation)
    return Answer(row.still_needed)
