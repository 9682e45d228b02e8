# SPDX-License-Identifier: EUPL-1.2
"""Nothing is kept longer than its term; what is deleted goes whole, files too, and leaves a tombstone."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.web.people import World, with_family
from thuislijn.actions.acting import READER
from thuislijn.actions.keeping import retention
from thuislijn.actions.keeping.retention import clean_leftovers, delete_case, due, months_after, run
from thuislijn.actions.logging import look, record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Recognition, SourceState
from thuislijn.store.entries import Change, Entry, Step
from thuislijn.store.files import keep, path_of
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.identities import Identity
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource, ProposalCard
from thuislijn.store.tombstones import Tombstone

TODAY = timezone.localdate()


@pytest.fixture
def full(world: World) -> Case:
    """The case with a family, a read source with its file, a proposal, an answer and a sealed name."""
    case = with_family(world)
    source = CaseSource(
        case=case, key="s1", title="brief", sha256="0" * 64, state=SourceState.READ, text="Sem was ziek"
    )
    source.save()
    keep(case.pk, source.pk, [b"de brief zelf"])
    ProposalCard(source=source, number=1, start=0, end=3, data={}).save()
    FindingAnswer(case=case, finding="f", lens="GAP", answer=Recognition.RECOGNISED, by_name="Tine").save()
    Identity(case=case, kind="person", key="sem", sealed=b"x").save()
    return case


def worked_until(case: Case, day: dt.date) -> None:
    at = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    Case.objects.filter(pk=case.pk).update(worked_on=at)
    LogRow.objects.filter(case=case.pk).update(at=at)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2027, 1, 31), 13, dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 15), 24, dt.date(2028, 12, 15)),
        (dt.date(2026, 11, 30), 1, dt.date(2026, 12, 30)),
    ],
)
def test_a_term_in_months_ends_on_the_same_day_or_the_last_of_the_month(
    day: dt.date, months: int, then: dt.date
) -> None:
    assert months_after(day, months) == then


def test_a_case_is_due_on_the_day_after_its_term_of_rest(world: World, full: Case) -> None:
    worked_until(full, dt.date(2026, 1, 15))
    assert due(world.programme, dt.date(2028, 1, 14)) == ()
    (one,) = due(world.programme, dt.date(2028, 1, 15))
    assert (one.case, one.day) == (full, dt.date(2028, 1, 15))
    assert Case.objects.filter(pk=full.pk).exists(), "a dry run deletes nothing"


def test_looking_is_no_work_and_what_the_reader_does_neither_but_a_change_is(world: World, full: Case) -> None:
    worked_until(full, dt.date(2023, 1, 1))
    look(by=world.actor("tine"), kind="timeline", case=full)
    record(by=READER, act=Act.CREATE, kind="card", case=full)
    assert [one.case for one in due(world.programme, TODAY)] == [full]
    record(by=world.actor("tine"), act=Act.CHANGE, kind="items", case=full)
    assert due(world.programme, TODAY) == ()


@pytest.mark.django_db(transaction=True)
def test_deleting_takes_everything_and_leaves_a_tombstone_and_the_log(world: World, full: Case) -> None:
    source = full.sources.get()
    before = LogRow.objects.filter(case=full.pk).count()
    stone = delete_case(by=world.actor("fatima"), case=full, why="het gezin vroeg erom")
    for model in (Case, CaseSource, ProposalCard, Entry, Step, Change, FindingAnswer, Identity):
        assert not model._default_manager.exists(), model
    assert not path_of(full.pk, source.pk).parent.exists()
    assert (stone.target, stone.counts["sources"], stone.counts["items"]) == (full.pk, 1, 2)
    rows = LogRow.objects.filter(case=full.pk)
    assert rows.count() == before + 1
    last = rows.latest("pk")
    assert (last.act, last.kind, last.why) == (Act.DELETE, "case", "het gezin vroeg erom")
    assert "Zeester" not in str(vars(stone)) + str([vars(row) for row in rows])


@pytest.mark.django_db(transaction=True)
def test_what_fails_halfway_deletes_nothing(world: World, full: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise DatabaseError("the disk is full")

    entries = Entry.objects.filter(case=full).count()
    monkeypatch.setattr(retention, "record", broken)
    with pytest.raises(DatabaseError):
        delete_case(by=world.actor("fatima"), case=full, why="x")
    assert Entry.objects.filter(case=full).count() == entries
    assert path_of(full.pk, full.sources.get().pk).exists()
    assert not Tombstone.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_files_that_a_crash_left_behind_go_with_the_next_run(
    world: World, full: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(full.pk, full.sources.get().pk)
    stranger = path_of(uuid4(), uuid4())
    stranger.parent.mkdir(parents=True)
    with monkeypatch.context() as crash:
        crash.setattr(retention, "forget_case", lambda case: None)
        delete_case(by=world.actor("fatima"), case=full, why="x")
    assert path.exists()
    assert clean_leftovers() == 1
    assert not path.parent.exists()
    assert stranger.parent.exists(), "a folder without a tombstone may belong to a case that a restore brings back"
    assert clean_leftovers() == 0


@pytest.mark.django_db(transaction=True)
def test_a_run_deletes_what_is_due_and_was_seen_and_nothing_else(world: World, full: Case) -> None:
    others = [
        Case(programme=world.programme, team=world.north, pseudonym=name, reference_day=TODAY) for name in ("a", "b")
    ]
    for other in others:
        other.save()
    for case in (full, others[0]):
        worked_until(case, dt.date(2020, 1, 1))
    stones = run(by=world.actor("fatima"), programme=world.programme, on=TODAY, only={full.pk})
    assert [stone.target for stone in stones] == [full.pk]
    assert set(Case.objects.all()) == set(others)
    (second,) = run(by=world.actor("fatima"), programme=world.programme, on=TODAY)
    assert second.target == others[0].pk


def test_a_programme_keeps_to_its_own_cases(world: World, full: Case) -> None:
    worked_until(full, dt.date(2020, 1, 1))
    assert due(world.elsewhere, TODAY) == ()
