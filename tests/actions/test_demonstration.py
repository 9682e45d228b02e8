# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: a region whose teams met twice, so that a newcomer sees the method and not empty forms."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from thuislijn.cli.demo_application import FAMILIES, _worked_on
from thuislijn.cli.people import load_people
from thuislijn.store.cases import Case
from thuislijn.store.consent_rules import check_open
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Change
from thuislijn.store.family_access import FamilyAccess, SharedWords
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.learning.choices import ActionState, MeetingRole, MeetingState
from thuislijn.store.learning.decisions import DecisionRecord
from thuislijn.store.learning.explanations import ExplanationFactor, ExplanationVersion, FactorView
from thuislijn.store.learning.meetings import AgreedNote, Attendance, Meeting, ObserverNote
from thuislijn.store.learning.plans import LookBack, PlanAction
from thuislijn.store.learning.rethinking import CardAnswer, RethinkingCard
from thuislijn.store.learning.safety import SafetyLine
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Team
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.installation.demonstration import DemoFamily, build

_TODAY = dt.date(2026, 11, 22)


def _unread(folder: Path) -> Timeline:
    """The family with its people alone, as if nothing had been read: what was learnt needs no papers."""
    known = load_people(folder / "family.toml")
    day = known.reference_day or _TODAY.toordinal()
    return Timeline(id="demo", title="", reference_day=day, persons=known.persons, relations=known.relations)


@pytest.mark.django_db(transaction=True)
def test_a_newcomer_finds_two_meetings_with_all_that_came_of_them(repository: Path) -> None:
    families = []
    for name, pseudonym, team, by_name in FAMILIES:
        folder = repository / "examples" / name
        timeline, learning = _worked_on(folder, _unread(folder), _TODAY)
        families.append(
            DemoFamily(pseudonym=pseudonym, team=team, timeline=timeline, by_name=by_name, learning=learning)
        )
    build(families=families, today=_TODAY)

    assert Meeting.objects.filter(state=MeetingState.HELD.value).count() == 6
    assert Meeting.objects.filter(state=MeetingState.PLANNED.value).count() == 3
    assert (Team.objects.count(), Case.objects.count()) == (3, 8)
    for case in Case.objects.all():
        held = Meeting.objects.filter(agenda__case=case, state=MeetingState.HELD.value).order_by("starts")
        assert len(held) == 2, case.pseudonym
        assert RethinkingCard.objects.filter(case=case).count() >= 2, case.pseudonym
        for table in (CardAnswer, ExplanationFactor, FactorView):
            assert table._default_manager.filter(case=case).exists(), f"{case}: {table.__name__}"
        versions = ExplanationVersion.objects.filter(case=case).order_by("number")
        assert [row.at.date() for row in versions] == [row.starts.date() for row in held], case.pseudonym
        outcomes = PlanAction.objects.filter(case=case).exclude(state=ActionState.OPEN.value)
        assert len({row.state for row in outcomes}) >= 2, f"{case.pseudonym}: what came of the plan"
        assert LookBack.objects.filter(case=case, done__isnull=False).exists(), case.pseudonym
        check_open(case, _TODAY)
    assert SafetyLine.objects.exists()
    assert DecisionRecord.objects.count() >= 2
    assert AgreedNote.objects.filter(made_of__in=ObserverNote.objects.all()).exists()
    assert FamilyAccess.objects.get().user.email == "mila@example.org"
    assert Attendance.objects.get(role=MeetingRole.PARENT).meeting.state == MeetingState.PLANNED
    since = Change.objects.filter(step__at__gt=Meeting.objects.earliest("starts").starts)
    assert {change.step.by_name for change in since} == {"moeder"}, "the team had the timeline before it met"
    assert SharedWords.objects.exists()
    assert {row.answer for row in FindingAnswer.objects.all()} >= {"recognised"}
    midnight = dt.datetime.combine(_TODAY, dt.time(), tzinfo=dt.UTC)
    assert not LogRow.objects.filter(at__gte=midnight).exists()
    assert not PlanAction.objects.filter(settled__gte=_TODAY).exists()
    assert not Consent.objects.filter(given__gte=_TODAY).exists()


def test_no_name_of_a_child_is_left_in_what_was_learnt(repository: Path) -> None:
    for name, _, _, _ in FAMILIES:
        folder = repository / "examples" / name
        _, learning = _worked_on(folder, _unread(folder), _TODAY)
        told = tomllib.loads((folder / "family.toml").read_text(encoding="utf-8"))
        first_names = {person["name"].split()[0] for person in told["person"] if person["role"] == "child"}
        assert not [word for word in first_names if learning is not None and word in str(learning)]
