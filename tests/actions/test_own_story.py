# SPDX-License-Identifier: EUPL-1.2
"""Own words stand beside those of others, are changed by their owner alone, and are never lost to another's."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import MILA, World, with_family
from thuislijn.actions.acting import Actor
from thuislijn.actions.own_story import (
    OwnEvent,
    OwnWordsChangedError,
    change_told,
    say_of,
    share_words,
    take_back,
    tell,
)
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, undo, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Change, Entry, Section
from thuislijn.store.family_access import SharedWords
from thuislijn.store.log import LogRow
from thuislijn.store.own_timeline import Told, seen_by
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import EventKind, PersonRole, Perspective, Standing
from thuislijn.web.timeline.table import row_of

MOTHER = Person(id=MILA, name="moeder", role=PersonRole.MOTHER)
SEM = Person(id="sem", name="jeugdige 1", role=PersonRole.CHILD)
BY = Actor(id=None, name="moeder", role="family")


@pytest.fixture
def case(world: World) -> Case:
    return with_family(world)


def item(case: Case, key: str) -> Item:
    found = timeline_of(Case.objects.get(pk=case.pk)).item(key)
    assert found is not None
    return found


def test_what_she_tells_stands_there_as_hers(case: Case) -> None:
    told = OwnEvent(what="ik belde zelf", when=Moment.in_month(2020, 6), about=(MILA, "sem"), more="na drie nachten")
    key = tell(by=BY, case=case, person=MOTHER, told=told)
    kept = item(case, key)
    assert (kept.account.perspective, kept.account.who) == (Perspective.PARENT, MILA)
    assert kept.statements[0].text == "na drie nachten" and kept.persons == (MILA, "sem")
    assert row_of(kept, timeline_of(case)).said_by.endswith(": moeder")
    assert not SharedWords.objects.exists()
    with pytest.raises(CannotError):
        tell(by=BY, case=case, person=MOTHER, told=OwnEvent(what="  "))


def test_what_she_says_of_an_item_disputes_it_and_loses_nobody_elses_words(world: World, case: Case) -> None:
    say_of(by=BY, case=case, person=SEM, item="i1", text="het was fijn bij oma", differs=False)
    say_of(by=BY, case=case, person=MOTHER, item="i1", text="niemand vroeg het mij", differs=True)
    said = {one.account.who: (one.text, one.standing) for one in item(case, "i1").statements}
    assert said == {
        "sem": ("het was fijn bij oma", Standing.UNKNOWN),
        MILA: ("niemand vroeg het mij", Standing.DISPUTED),
    }
    say_of(by=BY, case=case, person=MOTHER, item="i1", text="later wel", differs=False, before="niemand vroeg het mij")
    with pytest.raises(OwnWordsChangedError) as changed:
        say_of(by=BY, case=case, person=MOTHER, item="i1", text="nooit", differs=True, before="niemand vroeg het mij")
    assert changed.value.text == "later wel"
    assert [one.text for one in item(case, "i1").statements] == ["het was fijn bij oma", "later wel"]
    assert "later wel" not in repr(list(LogRow.objects.values()))


def test_a_change_of_the_team_in_between_does_not_take_her_words(world: World, case: Case) -> None:
    entry = Entry.objects.get(case=case, key="i1")
    say_of(by=BY, case=case, person=MOTHER, item="i1", text="zo was het", differs=False)
    present = Entry.objects.get(case=case, key="i1")
    assert present.version > entry.version
    title = Edit(Section.ITEMS, "i1", {**present.data, "title": "bij oma en opa"}, present.version)
    write(by=world.actor("tine"), case=case, edits=[title])
    say_of(by=BY, case=case, person=MOTHER, item="i1", text="zo was het echt", differs=False, before="zo was het")
    assert item(case, "i1").title == "bij oma en opa" and item(case, "i1").statements[0].text == "zo was het echt"


def test_only_she_changes_what_she_told(case: Case) -> None:
    key = tell(by=BY, case=case, person=MOTHER, told=OwnEvent(what="ik belde", more="drie keer"))
    say_of(by=BY, case=case, person=SEM, item=key, text="dat weet ik nog", differs=False)
    seen = Entry.objects.get(case=case, key=key).version
    better = OwnEvent(what="ik belde zelf", when=Moment.in_year(2020), kind=EventKind.STRENGTH)
    with pytest.raises(CannotError):
        change_told(by=BY, case=case, person=SEM, item=key, told=better, seen=seen)
    change_told(by=BY, case=case, person=MOTHER, item=key, told=better, seen=seen)
    kept = item(case, key)
    assert kept.title == "ik belde zelf" and [one.account.who for one in kept.statements] == ["sem"]
    with pytest.raises(OwnWordsChangedError):
        change_told(by=BY, case=case, person=MOTHER, item=key, told=OwnEvent(what="toch niet"), seen=seen)


def test_taking_back_takes_her_words_and_leaves_those_of_others(case: Case) -> None:
    key = tell(by=BY, case=case, person=MOTHER, told=OwnEvent(what="ik belde"), share=True)
    say_of(by=BY, case=case, person=SEM, item=key, text="dat weet ik nog", differs=False)
    take_back(by=BY, case=case, person=MOTHER, item=key)
    left = item(case, key)
    assert "belde" not in left.title and [one.text for one in left.statements] == ["dat weet ik nog"]
    assert not SharedWords.objects.exists()
    take_back(by=BY, case=case, person=SEM, item=key)
    with pytest.raises(CannotError):
        take_back(by=BY, case=case, person=MOTHER, item="i1")
    alone = tell(by=BY, case=case, person=MOTHER, told=OwnEvent(what="iets anders"))
    take_back(by=BY, case=case, person=MOTHER, item=alone)
    assert not Entry.objects.filter(case=case, key=alone).exists()


def test_words_that_she_took_back_stand_in_no_earlier_version(case: Case) -> None:
    key = tell(by=BY, case=case, person=MOTHER, told=OwnEvent(what="ik belde", more="wel drie keer"))
    version = Entry.objects.get(case=case, key=key).version
    change_told(by=BY, case=case, person=MOTHER, item=key, told=OwnEvent(what="ik schreef"), seen=version)
    say_of(by=BY, case=case, person=SEM, item=key, text="dat weet ik nog", differs=False)
    say_of(by=BY, case=case, person=MOTHER, item="i1", text="zo ging het niet", differs=True)
    take_back(by=BY, case=case, person=MOTHER, item=key)
    take_back(by=BY, case=case, person=MOTHER, item="i1")
    kept = str(list(Change.objects.filter(step__case=case).values_list("before", "after")))
    assert not [word for word in ("belde", "drie keer", "schreef", "zo ging het") if word in kept]
    assert "dat weet ik nog" in kept
    take_back(by=BY, case=case, person=SEM, item=key)
    assert "dat weet ik nog" not in str(list(Change.objects.filter(step__case=case).values_list("before", "after")))


def test_she_cannot_take_away_what_the_team_wrote_down_of_a_conversation_with_her(world: World, case: Case) -> None:
    data = {"kind": "event", "id": "i9", "title": "gesprek", "account": {"perspective": "parent", "who": MILA}}
    passage = {"source": "s1", "start": 0, "end": 4, "quote": "toen"}
    edit = Edit(Section.ITEMS, "i9", {**data, "evidence": [passage]})
    write(by=world.actor("tine"), case=case, edits=[edit])
    with pytest.raises(CannotError):
        take_back(by=BY, case=case, person=MOTHER, item="i9")


def test_sharing_is_hers_to_choose_and_to_end(case: Case) -> None:
    key = tell(by=BY, case=case, person=SEM, told=OwnEvent(what="ik wilde naar oma", about=("sem",)))
    timeline, day = timeline_of(case), dt.date(2026, 6, 1)
    assert seen_by(timeline, MILA, Told(), day).item(key) is None
    share_words(by=BY, case=case, person=SEM, item=key, share=True)
    share_words(by=BY, case=case, person=SEM, item=key, share=True)
    assert SharedWords.objects.count() == 1
    share_words(by=BY, case=case, person=SEM, item=key, share=False)
    assert not SharedWords.objects.exists()


def test_undo_of_the_team_does_not_reach_her_step(world: World, case: Case) -> None:
    tell(
        by=Actor(id=world.people["mila"].pk, name="moeder", role="family"),
        case=case,
        person=MOTHER,
        told=OwnEvent(what="x"),
    )
    undo(by=world.actor("tine"), case=case)
    assert any(one.account.who == MILA for one in timeline_of(Case.objects.get(pk=case.pk)).items)
