# SPDX-License-Identifier: EUPL-1.2
"""What stands on a timeline: one class for each kind of item, all with the same sources, account and meaning.

Every field that nobody recorded holds its 'unknown' value, never a guess: not recorded is not the same as not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.sources import Account, Passage, Statement
from thuislijn.timeline.vocabulary import (
    AlternativeKind,
    AlternativeStatus,
    Answer,
    Carrier,
    ContactForm,
    DecisionKind,
    DiagnosisStatus,
    Effect,
    EventKind,
    FundingLaw,
    HelpAim,
    HelpKind,
    HelpState,
    IntakeResult,
    Intensity,
    LifeDomain,
    LifeEvent,
    Marker,
    MeasureKind,
    Modality,
    Outcome,
    PlaceType,
    PlanKind,
    Reason,
    Role,
    SchoolState,
    Standing,
    StayEnd,
    StayPurpose,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every entry has. `persons` are the ids of those it concerns, `organisations` of those who acted."""

    kind: ClassVar[str] = "item"

    id: str
    title: str
    when: Period = Period()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    evidence: tuple[Passage, ...] = ()
    account: Account = Account()
    standing: Standing = Standing.UNKNOWN
    statements: tuple[Statement, ...] = ()
    meaning: str = ""  # what it meant for the child
    effect: Effect = Effect.UNKNOWN
    response: str = ""  # what was done about it
    no_response: str = ""  # why nothing was done about it
    domains: tuple[LifeDomain, ...] = ()
    markers: tuple[Marker, ...] = ()
    modality: Modality = Modality.ACTUAL
    reviewed: bool = True
    short: str = ""  # a shorter title for a crowded drawing
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay(Item):
    """Where the children in `persons` lived. `specialised`: a place with extra support, such as pleeggezin plus."""

    kind: ClassVar[str] = "stay"

    place: PlaceType = PlaceType.UNKNOWN
    purpose: StayPurpose = StayPurpose.UNKNOWN
    place_name: str = ""  # equal names are one place; empty: told apart by the stay itself
    with_whom: tuple[str, ...] = ()  # ids of the adults the child lives with
    municipality: str = ""
    distance_km: float | None = None  # from the home at the start of the stay
    specialised: Answer = Answer.UNKNOWN
    voluntary: Answer = Answer.UNKNOWN
    planned_end: Moment = Moment.UNKNOWN
    end_reason: StayEnd = StayEnd.UNKNOWN
    goes_well: Answer = Answer.UNKNOWN
    reason: Reason = Reason.UNKNOWN  # why the stay began or goes on in this form
    number_of_places: int | None = None  # 'many places' told as one stay: how many at least
    law: FundingLaw = FundingLaw.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Item):
    """An intervention. `when` is the time it ran, undated where it never started; `state` says how far it came."""

    kind: ClassVar[str] = "help"

    help_kind: HelpKind = HelpKind.OTHER
    aim: HelpAim = HelpAim.UNKNOWN
    state: HelpState = HelpState.UNKNOWN
    intensity: Intensity = Intensity.UNKNOWN
    asked: Moment = Moment.UNKNOWN
    waiting_from: Moment = Moment.UNKNOWN  # referral or registration
    intake: Moment = Moment.UNKNOWN
    intake_result: IntakeResult = IntakeResult.UNKNOWN
    on_hold: Period = Period()
    on_hold_for: str = ""  # id of the item it waits for, or words
    goal: str = ""
    outcome: Outcome = Outcome.UNKNOWN
    end_reason: Reason = Reason.UNKNOWN
    broken_off: Answer = Answer.UNKNOWN
    voluntary: Answer = Answer.UNKNOWN  # no: within a legal measure
    law: FundingLaw = FundingLaw.UNKNOWN
    form_code: str = ""  # official code lists, see code_lists/
    referrer_code: str = ""
    end_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Item):
    """A legal measure over the children in `persons`, carried out by `organisations`."""

    kind: ClassVar[str] = "measure"

    measure_kind: MeasureKind = MeasureKind.OTHER
    extensions: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooling(Item):
    """A stretch at school, or without it."""

    kind: ClassVar[str] = "schooling"

    state: SchoolState = SchoolState.UNKNOWN
    school_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Item):
    """A professional or organisation in a role. `worker` tells people in one role apart; `vacant`: nobody held it."""

    kind: ClassVar[str] = "involvement"

    role: Role = Role.OTHER
    worker: str = ""
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    """A question for help: whose it is (`asker`, a person or organisation id) and about what."""

    kind: ClassVar[str] = "question"

    asker: str = ""
    about: str = ""
    wanted: HelpKind = HelpKind.OTHER
    answered_by: str = ""  # id of the help or other item that answered it
    withdrawn: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Item):
    """Something that happened or was so: life events, circumstances, reports, incidents, actions, strengths."""

    kind: ClassVar[str] = "event"

    event_kind: EventKind = EventKind.OTHER
    life_event: LifeEvent | None = None
    is_over: Answer = Answer.UNKNOWN  # of a concern or danger: whether it has passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Item):
    """A diagnosis of the one in `persons`; what it names stands in `markers` and the title."""

    kind: ClassVar[str] = "diagnosis"

    status: DiagnosisStatus = DiagnosisStatus.ESTABLISHED
    replaces: str = ""  # id of an earlier diagnosis that this one revises


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """An option that was weighed, and what came of it."""

    what: str
    kind: AlternativeKind = AlternativeKind.OTHER
    status: AlternativeStatus = AlternativeStatus.NAMED
    person: str = ""  # who of the network, where it is about one
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Item):
    """A decision; `about` is the id of the stay, help or measure it led to. `heard` are those who were heard."""

    kind: ClassVar[str] = "decision"

    decision_kind: DecisionKind = DecisionKind.OTHER
    about: str = ""
    reason: Reason = Reason.UNKNOWN
    alternatives: tuple[Alternative, ...] = ()
    heard: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Item):
    """Contact of the child in `persons` with `with_whom`: once, or in a rhythm during a period.

    `happened` no means that the source says there was none; `nights_per_month` counts nights at home.
    """

    kind: ClassVar[str] = "contact"

    form: ContactForm = ContactForm.UNKNOWN
    with_whom: tuple[str, ...] = ()
    happened: Answer = Answer.YES
    times_per_month: float | None = None
    nights_per_month: float | None = None
    goes_well: Answer = Answer.UNKNOWN
    stopped_for: Reason = Reason.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Item):
    """A look back at `of` (an item id; empty: the whole situation) with the people in `persons`."""

    kind: ClassVar[str] = "evaluation"

    of: str = ""
    result: Outcome = Outcome.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Item):
    """A shared explanatory analysis (verklarende analyse, S0 6.1, S2 3.1), under whatever name it was written."""

    kind: ClassVar[str] = "analysis"

    shared_with_family: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Item):
    """A plan or a decision about perspective; `about` is the item it belongs to, `due` the day to act or look back."""

    kind: ClassVar[str] = "plan"

    plan_kind: PlanKind = PlanKind.OTHER
    about: str = ""
    due: Moment = Moment.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainCare(Item):
    """Who carries one life domain of a child during a period (S1 3.3.1)."""

    kind: ClassVar[str] = "domain_care"

    domain: LifeDomain
    carrier: Carrier


ITEM_CLASSES: tuple[type[Item], ...] = (
    Stay,
    Help,
    Measure,
    Schooling,
    Involvement,
    Question,
    Event,
    Diagnosis,
    Decision,
    Contact,
    Evaluation,
    Analysis,
    Plan,
    DomainCare,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A moment after which the course changed (schakelmoment); `items` are the entries it stands on."""

    id: str
    title: str
    when: Moment
    persons: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    short: str = ""
    note: str = ""
