# SPDX-License-Identifier: EUPL-1.2
"""Twenty people at once, five on each of four timelines of 150 items, for a minute: on PostgreSQL, with two workers and
the load itself on the same cores, over real HTTP.

Each has the timeline open (which asks what is new every two seconds) and, with a second and a half of thought in
between, looks at the page, the drawing, the table and the questions, opens items, saves them and adds lines.
Afterwards everything that was answered as saved is looked for.
"""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from bench.measuring import Row
from tests import postgresql
from tests.crash.visiting import Site, Visitor, disagreements, site, wait_until_up

PEOPLE, CASES, ITEMS = 20, 4, 150
SECONDS = float(os.environ.get("THUISLIJN_CROWD_SECONDS", "60"))
_THOUGHT = 1.5
_POLL = 2.0
_MIX = (("page", 2), ("drawing", 5), ("form", 3), ("save", 4), ("line", 2), ("questions", 2), ("table", 2))


@dataclass
class _Person:
    """Somebody at work: how long each kind of request took, what was answered as saved, and what went wrong."""

    site: Site
    number: int
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    saved: list[tuple[int, str, str]] = field(default_factory=list)
    conflicts: int = 0
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.case = self.site.cases[self.number % len(self.site.cases)]
        self.visitor = Visitor(self.site.port, self.site.people[self.number][1])
        self.chance = random.Random(self.number)

    def work(self, until: float) -> None:
        """Until that moment."""
        time.sleep(self.chance.uniform(0, _POLL))
        acts = [name for name, weight in _MIX for _ in range(weight)]
        poll, act = time.monotonic(), time.monotonic()
        while (now := time.monotonic()) < until:
            if now >= poll:
                self._timed("what is new", "get", "tijdlijn/wijzigingen?na=0")
                poll = now + _POLL
            elif now >= act:
                getattr(self, f"_{self.chance.choice(acts)}")()
                act = time.monotonic() + self.chance.expovariate(1 / _THOUGHT)
            time.sleep(max(0.0, min(poll, act) - time.monotonic()))

    def _timed(self, kind: str, way: str, path: str, *more: object, fine: tuple[int, ...] = (200,)) -> object:
        start = time.perf_counter()
        try:
            answer = getattr(self.visitor, way)(f"/casus/{self.case}/{path}", *more)
        except OSError as error:
            self.wrong.append(f"{kind}: {error}")
            return None
        self.took[kind].append((time.perf_counter() - start) * 1000)
        if answer.status not in fine:
            self.wrong.append(f"{kind}: {answer.status}")
        return answer

    def _page(self) -> None:
        self._timed("timeline page", "get", "tijdlijn")

    def _drawing(self) -> None:
        self._timed("drawing", "get", f"tijdlijn/tekening?breed={self.chance.choice((1265, 1440, 1880))}")

    def _questions(self) -> None:
        self._timed("questions", "get", "vragen")

    def _table(self) -> None:
        self._timed("table", "get", "tabel")

    def _form(self) -> None:
        self._timed("item form", "get", f"item/i{self.chance.randrange(ITEMS)}?deel=1")

    def _save(self) -> None:
        key = f"i{self.chance.randrange(ITEMS)}"
        opened = self._timed("item form", "get", f"item/{key}?deel=1")
        if opened is None:
            return
        title = f"van {self.number} nummer {len(self.saved)}"
        fields = {**opened.fields(), "title": title}  # type: ignore[attr-defined]
        answer = self._timed("save", "post", f"item/{key}", fields, fine=(200, 409))
        if answer is not None and answer.status == 200:  # type: ignore[attr-defined]
            self.saved.append((answer.json()["revision"], key, title))  # type: ignore[attr-defined]
        else:
            self.conflicts += 1

    def _line(self) -> None:
        day = f"{self.chance.randint(1, 28)}-{self.chance.randint(1, 12)}-2021"
        answer = self._timed(
            "quick add", "post", "snel", {"regel": f"jeugdige 1 netwerk {day} tot 5-7-2022 opa en oma"}, fine=(200, 422)
        )
        if answer is not None and answer.status == 200:  # type: ignore[attr-defined]
            told = answer.json()  # type: ignore[attr-defined]
            self.saved.append((told["revision"], told["key"], ""))


def measure() -> Iterator[Row]:
    """One minute of it."""
    with (
        tempfile.TemporaryDirectory(prefix="thuislijn-crowd-") as folder,
        postgresql.running(safe=True) as address,
        site(Path(folder), address, people=PEOPLE, cases=CASES, items=ITEMS) as running,
    ):
        wait_until_up(running.port)
        before, spent = _memory(running), _processor_seconds(running)
        crowd = [_Person(running, number) for number in range(PEOPLE)]
        until = time.monotonic() + SECONDS
        threads = [threading.Thread(target=person.work, args=(until,)) for person in crowd]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        after, spent = _memory(running), _processor_seconds(running) - spent
        state = running.state()
    yield from _times(crowd)
    wrong = [told for person in crowd for told in person.wrong]
    for told in sorted(set(wrong))[:5]:
        print(f"    {told}")
    yield Row("errors", len(wrong), "", at_most=0)
    yield Row("saved", sum(len(person.saved) for person in crowd), "")
    yield Row("refused because somebody else was first", sum(person.conflicts for person in crowd), "")
    yield Row("answered as saved and lost", _lost(crowd, state), "", at_most=0)
    for told in disagreements(state)[:5]:
        print(f"    {told}")
    yield Row("rows that contradict each other", len(disagreements(state)), "", at_most=0)
    asked = sum(len(took) for person in crowd for took in person.took.values())
    yield Row("processor time of the workers, a request", spent / asked * 1000, "ms")
    yield Row("of two cores the workers used", spent / SECONDS / 2 * 100, "%")
    yield Row("largest worker, at the start", before, "MB")
    yield Row("largest worker, afterwards", after, "MB", at_most=200)


def _times(crowd: list[_Person]) -> Iterator[Row]:
    kinds = sorted({kind for person in crowd for kind in person.took})
    everything: list[float] = []
    for kind in kinds:
        took = [one for person in crowd for one in person.took[kind]]
        everything += took
        yield from _half_and_most(f"{kind} ({len(took)})", took)
    yield from _half_and_most(f"all requests ({len(everything)})", everything)


def _half_and_most(what: str, took: list[float]) -> Iterator[Row]:
    marks = quantiles(took, n=20) if len(took) > 1 else [*took] * 19
    yield Row(f"{what}, p50", marks[9], "ms")
    yield Row(f"{what}, p95", marks[18], "ms", at_most=300)


def _memory(running: Site) -> float:
    """Resident megabytes of the largest worker."""
    return max(
        int(line.split()[1]) / 1000
        for pid in running.processes()["workers"]
        for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )


def _processor_seconds(running: Site) -> float:
    """What the workers have used of a processor: unlike the clock, the same on a machine that is busy with more."""
    ticks = 0
    for pid in running.processes()["workers"]:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _lost(crowd: list[_Person], state: dict[str, list[list[object]]]) -> int:
    """How many edits were answered as saved without a step of that person that holds them."""
    steps = {(case, revision): by for case, revision, by in state["steps"]}
    changes = {(case, revision, key): after for case, revision, _, key, after in state["changes"]}
    lost = 0
    for person in crowd:
        for revision, key, title in person.saved:
            after = changes.get((person.case, revision, key))
            own = steps.get((person.case, revision)) == person.site.people[person.number][0]
            held = isinstance(after, dict) and (not title or after.get("title") == title)
            lost += not (own and held)
    return lost
