# SPDX-License-Identifier: EUPL-1.2
"""What the panel beside the timeline costs the server: its tabs, and a note, in a meeting about a large family.

Through the whole application, but without a network.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.browser import application
from bench.drawing import generated
from bench.measuring import Row

ITEMS = 600
NOTES = 200
ROUNDS = 20
AIM = 100.0  # ms
TABS = (("meeting", "bijeenkomst/bij"), ("rethinking", "omdenken/bij"), ("questions", "open-vragen"))


def measure() -> Iterator[Row]:
    """Opening each tab, and saving a note, with many notes in the meeting."""
    with tempfile.TemporaryDirectory() as folder:
        application.prepare(Path(folder))
        (name, session), cases = application.fill({ITEMS: generated(ITEMS)})
        from django.test import Client

        client = Client()
        client.cookies[name] = session
        path = f"/casus/{cases[ITEMS]}"
        notes = _meeting(cases[ITEMS])
        for tab, rest in TABS:
            spent = [_spent(client, f"{path}/{rest}?over=items:i0") for _ in range(ROUNDS + 1)]
            yield Row(f"panel, tab {tab}, {ITEMS} items", statistics.median(spent[1:]), "ms", at_most=AIM)
        spent = [_spent(client, notes, {"text": "niemand vroeg moeder", "about": "i0"}) for _ in range(ROUNDS + 1)]
        yield Row("panel, saving a note", statistics.median(spent[1:]), "ms", at_most=AIM)


def _spent(client: object, path: str, data: dict[str, str] | None = None) -> float:
    from django.test import Client

    assert isinstance(client, Client)
    start = time.perf_counter()
    part = {"X-Fragment": "1"}
    answer = client.get(path, headers=part) if data is None else client.post(path, data, headers=part)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} was answered {answer.status_code}")
    return 1000 * (time.perf_counter() - start)


def _meeting(case_id: str) -> str:
    """Begins a meeting with many notes in it; the address of a new one."""
    from django.utils import timezone

    from thuislijn.actions.acting import Actor
    from thuislijn.actions.learning.meetings import MeetingData, begin_meeting, plan_meeting, put_on_agenda
    from thuislijn.actions.learning.observing import InView, note
    from thuislijn.store.cases import Case
    from thuislijn.store.users import User

    case, tine = Case.objects.get(pk=case_id), User.objects.get(email="tine@example.org")
    by = Actor(id=tine.pk, name=tine.name)
    meeting = plan_meeting(by=by, team=case.team, data=MeetingData(starts=timezone.now()))
    put_on_agenda(by=by, meeting=meeting, case=case)
    begin_meeting(by=by, meeting=meeting)
    for number in range(NOTES):
        view = InView(section="items", key=f"i{number}")
        note(by=by, meeting=meeting, case=case, text=f"gezien bij {number}", view=view)
    return f"/bijeenkomst/{meeting.pk}/casus/{case.pk}/notities/nieuw"
