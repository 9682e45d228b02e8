# SPDX-License-Identifier: EUPL-1.2
"""The queue and the process in which a file is read: a file that does harm, a reader that dies, two readers at once."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import threading
import time

import pytest
from django.db import connection, connections
from django.utils import timezone

from tests.web.people import World, build_world, with_family
from thuislijn.actions.sources import files as sources
from thuislijn.actions.sources import reading
from thuislijn.actions.sources.reading import claim, work_once
from thuislijn.actions.sources.reading_apart import Bounds, ReadingApart
from thuislijn.store.choices import SourceState
from thuislijn.store.identities import Identity
from thuislijn.store.sources import CaseSource, ProposalCard

TEXT = "Op 3 mei 2021 ging Joris, geboren 4 mei 2012, bij zijn oma wonen. Op 5 juni 2021 kwam er hulp."


@pytest.fixture(autouse=True)
def nothing_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for missing papers starts a process more, and is tried in `test_reading.py`."""
    monkeypatch.setattr(reading, "_look_for_missing", lambda case, bounds: None)


def dropped(world: World, text: str = TEXT) -> CaseSource:
    return sources.add(by=world.actor("tine"), case=world.case, name="brief.txt", content=[text.encode()])


def again(source: CaseSource) -> CaseSource:
    source.refresh_from_db()
    return source


def test_a_file_is_read_in_a_process_without_keys(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with_family(world)
    source = dropped(world)
    handed: list[dict[str, str]] = []
    start = ReadingApart.__enter__

    def entered(self: ReadingApart) -> ReadingApart:
        apart = start(self)
        with open(f"/proc/{apart.pid}/environ", "rb") as environ:  # noqa: PTH123
            handed.append(dict(pair.split("=", 1) for pair in environ.read().decode().split("\0") if "=" in pair))
        return apart

    monkeypatch.setattr(ReadingApart, "__enter__", entered)
    assert work_once()
    assert again(source).state == SourceState.READ and source.cards.count() > 1
    assert handed and not [name for name in handed[0] if name.startswith(("THUISLIJN", "DATABASE", "DJANGO"))]


def test_a_file_that_takes_too_long_fails_and_the_next_is_read(world: World) -> None:
    with_family(world)
    slow = dropped(world)
    assert work_once(Bounds(silence_s=0, total_s=0))
    assert again(slow).state == SourceState.FAILED and "tijd of geheugen" in slow.problem_nl


def test_a_silent_file_is_tried_once_more_because_the_machine_may_have_been_too_busy(world: World) -> None:
    with_family(world)
    silent = dropped(world)
    assert work_once(Bounds(silence_s=0)) and again(silent).state == SourceState.WAITING
    assert work_once(Bounds(silence_s=0)) and again(silent).state == SourceState.FAILED


def test_a_file_that_takes_too_much_memory_fails(world: World) -> None:
    with_family(world)
    source = dropped(world)
    assert work_once(Bounds(memory_mb=30))
    assert again(source).state == SourceState.FAILED


def test_the_process_ends_with_its_reader(world: World) -> None:
    with ReadingApart() as apart:
        pid = apart.pid
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_whenever_the_process_is_killed_nothing_is_half_and_the_file_can_be_read_again(world: World) -> None:
    """The process is killed after a random time; then the source failed with nothing of it written, or was read."""
    with_family(world)
    chance = random.Random(7)
    for _ in range(3):
        source = dropped(world, f"{TEXT} {chance.random()}")
        killed = threading.Event()

        def kill_soon(pid: int, after: float, killed: threading.Event = killed) -> None:
            time.sleep(after)
            killed.set()
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                return

        after = chance.uniform(0.0, 0.9)
        start = ReadingApart.__enter__

        def entered(self: ReadingApart, start: object = start, after: float = after) -> ReadingApart:
            apart: ReadingApart = start(self)  # type: ignore[operator]
            threading.Thread(target=kill_soon, args=(apart.pid, after), daemon=True).start()
            return apart

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ReadingApart, "__enter__", entered)
            work_once()
        again(source)
        if source.state == SourceState.FAILED:
            assert not source.text and not source.cards.exists()
            assert not Identity.objects.filter(key=source.key, kind="text").exists()
            sources.try_again(by=world.actor("tine"), case=world.case, source=source)
            assert work_once()
            again(source)
        assert source.state == SourceState.READ and source.text and source.cards.exists()


def test_a_reader_that_dies_leaves_its_source_to_another_and_cannot_write_when_it_wakes(
    world: World, read_here: None
) -> None:
    with_family(world)
    source = dropped(world)
    first = claim()
    assert first is not None and claim() is None, "while it lives nobody else takes it"
    CaseSource.objects.filter(pk=source.pk).update(claimed=timezone.now() - dt.timedelta(minutes=10))
    second = claim()
    assert second is not None and second.pk == first.pk and second.attempts == 2
    with pytest.raises(reading._LostError):
        reading._read(first, None)
    assert again(source).state == SourceState.READING and not source.text
    reading._read(second, None)
    assert again(source).state == SourceState.READ


def test_a_reader_that_must_stop_puts_back_what_it_was_reading(world: World) -> None:
    with_family(world)
    source = dropped(world)
    stop = threading.Event()
    stop.set()
    assert not work_once(stop=stop)
    source = again(source)
    assert source.state == SourceState.WAITING and source.attempts == 0 and source.claimed is None
    assert work_once() and again(source).state == SourceState.READ


def test_a_file_that_fells_its_reader_three_times_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with_family(world)
    source, after = dropped(world), dropped(world, "Op 4 mei 2021 kwam er hulp.")

    def fell(source: CaseSource, bounds: object, stop: object) -> None:
        raise RuntimeError("out of order")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "_read", fell)
        for _ in range(3):
            assert work_once()
    assert again(source).state == SourceState.FAILED and "3 keer" in source.problem_nl
    assert again(after).state == SourceState.WAITING


def test_what_was_taken_away_while_it_was_read_leaves_nothing(
    world: World, read_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_family(world)
    source = dropped(world)
    known = reading._known

    def gone(one: CaseSource) -> object:
        found = known(one)
        sources.take_away(by=world.actor("tine"), case=world.case, source=CaseSource.objects.get(pk=one.pk), why="weg")
        return found

    monkeypatch.setattr(reading, "_known", gone)
    assert work_once()
    assert not CaseSource.objects.filter(pk=source.pk).exists()
    assert not ProposalCard.objects.exists() and not Identity.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_four_readers_at_once_never_take_the_same_file_nor_two_of_one_case(transactional_db: None) -> None:
    world = build_world()
    for number in range(3):
        dropped(world, f"{TEXT} {number}")
    taken: list[object] = []
    ready = threading.Barrier(4)

    def take() -> None:
        ready.wait()
        try:
            source = claim()
            taken.append(None if source is None else source.pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(taken) == 4
    assert sum(one is not None for one in taken) == 1, f"on {connection.vendor}"
