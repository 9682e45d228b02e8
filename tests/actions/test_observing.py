# SPDX-License-Identifier: EUPL-1.2
"""Each observer looks alone first; then they compare and agree, and what they did not agree on stays (S0 3.2)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.web.people import CAST, IN_THE_CASE, World, meet
from thuislijn.actions.learning.meetings import begin_meeting, end_meeting
from thuislijn.actions.learning.observing import (
    AgreedData,
    InView,
    agree,
    change_agreed,
    change_note,
    note,
    open_notes,
    remove_agreed,
    remove_note,
)
from thuislijn.actions.learning.open_questions import OpenQuestionData, ask, change_question, remove_question
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.refusing import CannotError
from thuislijn.store.learning.meetings import AgreedNote, Meeting, ObserverNote, OpenQuestion
from thuislijn.store.learning.notes import readable_notes, waiting_observers
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.log import LogRow


@pytest.fixture
def meeting(world: World) -> Meeting:
    found = meet(world, world.case, timezone.localdate())
    begin_meeting(by=world.actor("fatima"), meeting=found)
    return found


def noted(world: World, meeting: Meeting, who: str, text: str, minute: int = 0) -> ObserverNote:
    at = timezone.now() + dt.timedelta(minutes=minute)
    view = InView(section="items", key="i1", window="2021-01-01/2021-12-31")
    return note(by=world.actor(who), meeting=meeting, case=world.case, text=text, view=view, at=at)


def read_by(world: World, meeting: Meeting, who: str) -> list[str]:
    return [row.text for row in readable_notes(world.people[who].pk, meeting, world.case)]


def test_nobody_reads_a_note_before_its_writer_opens_it(world: World, meeting: Meeting) -> None:
    noted(world, meeting, "rens", "niemand vroeg moeder")
    for who in CAST:
        expected = ["niemand vroeg moeder"] if who == "rens" else []
        assert read_by(world, meeting, who) == expected, who
    end_meeting(by=world.actor("fatima"), meeting=meeting)
    assert read_by(world, meeting, "fatima") == [], "nor does the end of the meeting open it"
    assert open_notes(by=world.actor("fatima"), meeting=meeting, case=world.case) == 0
    open_notes(by=world.actor("rens"), meeting=meeting, case=world.case)
    for who in IN_THE_CASE:
        assert read_by(world, meeting, who) == ["niemand vroeg moeder"]


def test_who_keeps_own_notes_closed_does_not_read_those_of_the_others_yet(world: World, meeting: Meeting) -> None:
    noted(world, meeting, "rens", "eerst", 1)
    noted(world, meeting, "fatima", "toen", 2)
    open_notes(by=world.actor("rens"), meeting=meeting, case=world.case)
    assert read_by(world, meeting, "fatima") == ["toen"]
    assert waiting_observers(meeting, world.case) == ["Fatima"]
    open_notes(by=world.actor("fatima"), meeting=meeting, case=world.case)
    assert read_by(world, meeting, "fatima") == ["eerst", "toen"], "in order of time"
    assert waiting_observers(meeting, world.case) == []


def test_what_comes_to_mind_after_comparing_lies_open_at_once(world: World, meeting: Meeting) -> None:
    noted(world, meeting, "rens", "eerst")
    open_notes(by=world.actor("rens"), meeting=meeting, case=world.case)
    assert noted(world, meeting, "rens", "tijdens").opened is None
    open_notes(by=world.actor("rens"), meeting=meeting, case=world.case)
    end_meeting(by=world.actor("fatima"), meeting=meeting)
    assert noted(world, meeting, "rens", "achteraf").opened is not None


def test_another_cannot_touch_a_note_not_even_the_facilitator(world: World, meeting: Meeting) -> None:
    row = noted(world, meeting, "rens", "van mij")
    for change in (
        lambda: change_note(by=world.actor("fatima"), row=row, text="anders", seen=1),
        lambda: remove_note(by=world.actor("fatima"), row=row, seen=1),
    ):
        with pytest.raises(CannotError):
            change()
    kept = ObserverNote.objects.get()
    assert (kept.text, kept.by_name) == ("van mij", "Rens")
    change_note(by=world.actor("rens"), row=kept, text="anders", seen=1)
    remove_note(by=world.actor("rens"), row=kept, seen=2)
    assert RowChange.objects.filter(row=row.pk).count() == 3


def test_an_agreed_note_keeps_what_it_was_made_of_and_what_differs(world: World, meeting: Meeting) -> None:
    mine, theirs = noted(world, meeting, "rens", "alleen"), noted(world, meeting, "fatima", "samen")
    data = AgreedData(text="de wijk besliste", differs="of moeder erbij was", view=InView(section="items", key="i1"))
    by = world.actor("rens")
    with pytest.raises(CannotError):
        agree(by=by, meeting=meeting, case=world.case, data=data, made_of=[mine, theirs])
    assert not AgreedNote.objects.exists(), "of notes that lie closed nothing is made"
    for who in ("rens", "fatima"):
        open_notes(by=world.actor(who), meeting=meeting, case=world.case)
    rows = ObserverNote.objects.all()
    made = agree(by=by, meeting=meeting, case=world.case, data=data, made_of=rows)
    assert {row.text for row in made.made_of.all()} == {"alleen", "samen"} and made.differs == "of moeder erbij was"
    change_agreed(by=world.actor("fatima"), row=made, data=AgreedData(text="de wijk besliste samen"), seen=1)
    late = AgreedNote.objects.get()
    with pytest.raises(ChangedMeanwhileError):
        change_agreed(by=by, row=late, data=AgreedData(text="mijn woorden"), seen=1)
    assert AgreedNote.objects.get().text == "de wijk besliste samen"
    remove_agreed(by=by, row=AgreedNote.objects.get(), seen=2)
    assert ObserverNote.objects.count() == 2, "the notes themselves stay"


def test_the_log_tells_that_somebody_noted_and_never_what(world: World, meeting: Meeting) -> None:
    noted(world, meeting, "rens", "zeer geheim")
    open_notes(by=world.actor("rens"), meeting=meeting, case=world.case)
    rows = LogRow.objects.filter(actor=world.people["rens"].pk)
    assert [(row.act, row.kind) for row in rows] == [("create", "observer_note"), ("change", "notes_opened")]
    assert not any("geheim" in f"{row.why}{row.target}" for row in rows)


def test_a_question_is_taken_along_and_answered_later(world: World, meeting: Meeting) -> None:
    by, due = world.actor("tine"), dt.date(2026, 12, 1)
    row = ask(by=by, case=world.case, meeting=meeting, data=OpenQuestionData(text="is oma gevraagd?", due=due))
    told = OpenQuestionData(text="is oma gevraagd?", due=due, answer="nee", answered=dt.date(2026, 11, 30))
    change_question(by=world.actor("eva"), row=row, data=told, seen=1)
    with pytest.raises(ChangedMeanwhileError):
        remove_question(by=by, row=row, seen=1)
    kept = OpenQuestion.objects.get()
    assert (kept.answer, kept.by_name, kept.meeting) == ("nee", "Eva", meeting)
    remove_question(by=by, row=kept, seen=2)
    assert not OpenQuestion.objects.exists()
