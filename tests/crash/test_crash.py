# SPDX-License-Identifier: EUPL-1.2
"""Web workers, their server and the reader are killed at random moments while people upload, review, edit and answer:
what was answered as saved is there, and nothing is half. THUISLIJN_CRASH_SECONDS=300 does it for as long."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import re
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.visiting import Site, Visitor, disagreements, site, wait_until_up

SECONDS = float(os.environ.get("THUISLIJN_CRASH_SECONDS", "4"))


@dataclass
class _Work:
    """What was answered as saved: edits (revision, key, title), digests of files, cards decided, notes of answers."""

    site: Site
    stop: threading.Event
    edits: list[tuple[int, str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    broken: int = 0
    odd: list[str] = field(default_factory=list)

    @property
    def case(self) -> str:
        return f"/casus/{self.site.cases[0]}"

    def keep_on(self, number: int, act: Callable[[Visitor, int], None]) -> threading.Thread:
        """Somebody who does one thing again and again, whatever happens to the server."""

        def doing() -> None:
            visitor, count = Visitor(self.site.port, self.site.people[number][1]), 0
            while not self.stop.is_set():
                count += 1
                try:
                    act(visitor, count)
                except OSError:  # killed under our hands: whether it was kept is not known
                    self.broken += 1
                    time.sleep(0.05)

        thread = threading.Thread(target=doing)
        thread.start()
        return thread

    def edit(self, visitor: Visitor, count: int) -> None:
        key, title = f"i{count % 10}", f"titel {visitor.session[:6]} {count}"
        fields = visitor.get(f"{self.case}/item/{key}?deel=1").fields()
        answer = visitor.post(f"{self.case}/item/{key}", {**fields, "title": title})
        if answer.status == 200:
            self.edits.append((answer.json()["revision"], key, title))
        elif answer.status != 409:
            self.odd.append(f"edit: {answer.status}")

    def upload(self, visitor: Visitor, count: int) -> None:
        content = f"Op {count % 27 + 1} mei 2021 ging Joris bij zijn oma wonen. Brief {count}. ".encode() * 40
        answer = visitor.upload(f"{self.case}/bronnen", "files", f"brief {count}.txt", content)
        if answer.status == 201:
            self.files.append(hashlib.sha256(content).hexdigest())
        else:
            self.odd.append(f"upload: {answer.status}")
        time.sleep(0.2)

    def review(self, visitor: Visitor, count: int) -> None:
        where = visitor.get(f"{self.case}/nakijken").to  # the first card that waits
        if where:
            fields = {"act": "accept", "version": visitor.get(where).fields().get("version", "")}
            answer = visitor.post(f"{where}/besluit", fields)
            if answer.status == 200:
                self.cards.append(where.rpartition("/")[2].replace("-", ""))
            elif answer.status not in (409, 404):
                self.odd.append(f"review: {answer.status}")
        time.sleep(0.05)

    def answer(self, visitor: Visitor, count: int) -> None:
        asked = re.findall(r"/vragen/([\w-]+)/antwoord", visitor.get(f"{self.case}/vragen").text)
        for finding in asked[count % max(1, len(asked)) :][:1]:
            note = f"antwoord {count}"
            answer = visitor.post(
                f"{self.case}/vragen/{finding}/antwoord", {"answer": "recognised", f"note-{finding}": note}
            )
            if answer.status == 200:
                self.notes.append(note)
            elif answer.status != 404:  # an edit took the question away
                self.odd.append(f"answer: {answer.status}")
        time.sleep(0.05)


def kill_at_random(running: Site, until: float, chance: random.Random) -> int:
    """Kills one process after another, mostly a web worker; how many."""
    killed = 0
    while time.monotonic() < until:
        time.sleep(chance.uniform(0.3, 1.1))
        kind = chance.choice(["workers", "workers", "workers", "readers", "server"])
        for pid in running.processes()[kind][:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
    return killed


def test_whatever_is_killed_nothing_that_was_saved_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    with site(tmp_path, people=5, cases=1, items=10) as running:
        wait_until_up(running.port)
        work = _Work(running, threading.Event())
        acts = (work.edit, work.edit, work.upload, work.review, work.answer)
        people = [work.keep_on(number, act) for number, act in enumerate(acts)]
        until = time.monotonic() + 30
        while not (work.cards and work.notes) and time.monotonic() < until:
            time.sleep(0.2)
        killed = kill_at_random(running, time.monotonic() + SECONDS, random.Random(5))
        time.sleep(1)
        work.stop.set()
        for person in people:
            person.join()
        wait_until_up(running.port)
        assert Visitor(running.port, running.people[0][1]).get(f"{work.case}/tijdlijn").status == 200
    state = running.state()
    assert killed and work.odd == []
    assert len(work.edits) > 5 and work.files and work.cards and work.notes
    assert disagreements(state) == []

    changes = {(revision, key): after for _, revision, _, key, after in state["changes"]}
    for revision, key, title in work.edits:
        assert changes[revision, key]["title"] == title, "answered as saved, and lost"
    assert set(work.files) <= {sha for *_, sha in state["sources"]}
    assert set(work.notes) <= set(state["answers"])
    decided = {card: item for card, _, card_state, item in state["cards"] if card_state == "accepted"}
    items = {key for _, section, key, _, _ in state["entries"] if section == "items"}
    assert all(decided[card] in items for card in work.cards)
