# SPDX-License-Identifier: EUPL-1.2
"""The letter that says that something waits, and how somebody puts it off."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.web.people import World
from tests.web.test_safe_settings import GOOD
from thuislijn.actions.reminding import Kind
from thuislijn.store.users import User
from thuislijn.web.entering.letters import send_reminder
from thuislijn.web.environment import EnvironmentRefusedError, read_environment
from thuislijn.web.installation import beside_reading

WITH_MAIL = {"THUISLIJN_MAIL_URL": "smtps://mail.regio.nl", "THUISLIJN_MAIL_FROM": "t@regio.nl"}


def test_the_letter_has_numbers_and_kinds_in_the_readers_language_and_nothing_else(settings: Settings) -> None:
    settings.ALLOWED_HOSTS, settings.DEMO = ["thuislijn.regio.nl"], False
    waiting = Counter({Kind.ACTION: 2, Kind.MEETING: 1})
    for language in ("nl", "en"):
        send_reminder(User(email="tine@example.org", name="Tine de Vries", language=language), waiting)
    dutch, english = mail.outbox
    assert "- 2 afspraken uit een plan\n- 1 bijeenkomst om voor te bereiden\n" in dutch.body
    assert "- 2 actions of a plan\n- 1 meeting to prepare\n" in english.body
    for letter in (dutch, english):
        assert letter.to == ["tine@example.org"] and "https://thuislijn.regio.nl/\n" in letter.body
        assert "Tine" not in f"{letter.subject}{letter.body}"


def test_every_kind_has_its_words(settings: Settings) -> None:
    for kind in Kind:
        send_reminder(User(email="tine@example.org", language="en"), Counter({kind: 1}))
        assert "- 1 " in mail.outbox[-1].body, kind


def test_somebody_puts_letters_off_and_on(world: World, settings: Settings) -> None:
    settings.SENDS_REMINDERS = True
    tine = world.client("tine")
    assert "Stuur mij een brief" in page(tine)
    for sent, wanted in ({}, False), ({"reminders": "on"}, True):
        tine.post("/mijn-gegevens", {"name": "Tine", "language": "nl", **sent})
        assert User.objects.get(email="tine@example.org").reminders is wanted
        assert ("checked" in page(tine).partition('name="reminders"')[2].partition(">")[0]) is wanted
    assert "Stuur mij een brief" not in page(world.client("mila")), "nothing ever waits for the family"


def test_where_no_reminders_are_sent_nobody_is_asked_and_the_choice_stays(world: World) -> None:
    tine = world.client("tine")
    assert "Stuur mij een brief" not in page(tine)
    tine.post("/mijn-gegevens", {"name": "Tine", "language": "en"})
    assert User.objects.get(email="tine@example.org").reminders


def page(client: Client) -> str:
    return client.get("/mijn-gegevens").content.decode()


def test_reminders_need_a_mail_server_and_can_be_switched_off() -> None:
    assert not read_environment(GOOD).reminds
    assert read_environment({**GOOD, **WITH_MAIL}).reminds
    assert not read_environment({**GOOD, **WITH_MAIL, "THUISLIJN_REMINDERS": "0"}).reminds
    with pytest.raises(EnvironmentRefusedError, match="THUISLIJN_REMINDERS"):
        read_environment({**GOOD, **WITH_MAIL, "THUISLIJN_REMINDERS": "nee"})


def test_a_reader_gives_a_sign_of_life_and_goes_on_after_a_failure_later_without_mail(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.DOCUMENTS = tmp_path
    clock = 0.0
    tried: list[float] = []
    answers: Iterator[bool | Exception] = iter([True, False, RuntimeError("database weg"), True])
    stop = threading.Event()

    def pass_time(seconds: float) -> bool:
        nonlocal clock
        clock += seconds
        if clock > 3600:
            stop.set()
        return stop.is_set()

    def remind(*_: object, **__: object) -> bool:
        tried.append(clock)
        answer = next(answers, True)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(stop, "wait", pass_time)
    monkeypatch.setattr("time.monotonic", lambda: clock)
    monkeypatch.setattr(beside_reading, "remind", remind)
    monkeypatch.setattr(beside_reading, "close_old_connections", lambda: None)
    assert beside_reading.last_sign() is None
    beside_reading.go_round(stop)
    sign = beside_reading.last_sign()
    assert tried == [] and sign is not None and abs((timezone.now() - sign).total_seconds()) < 60

    settings.SENDS_REMINDERS, clock = True, 0.0
    stop.clear()
    beside_reading.go_round(stop)
    assert tried[:4] == [0, 60, 60 + 900, 60 + 1800]
