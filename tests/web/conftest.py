# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.web.people import NOBODY, World, build_world


@pytest.fixture
def world(db: None) -> World:
    """The cast with its two programmes and one open case."""
    return build_world()


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The cast with something behind every address, made once for a module. What a test writes goes with that test;
    its module calls `forget()` where it wrote to the timeline, for that is kept in memory too."""
    from tests.web.test_every_address import furnish  # the table is a test itself

    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        world = build_world()
        furnish(world)
    yield world
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture(scope="module")
def signed_in(standing: World, django_db_blocker: DjangoDbBlocker) -> Callable[[str], Client]:
    """A new browser of somebody of `standing`, who signed in once for the whole module."""
    sessions: dict[str, str] = {}

    def come_in(name: str) -> Client:
        client = Client()
        if name != NOBODY:
            client.cookies[settings.SESSION_COOKIE_NAME] = sessions[name]
        return client

    with django_db_blocker.unblock():
        for name in standing.people:
            sessions[name] = standing.client(name).cookies[settings.SESSION_COOKIE_NAME].value
    return come_in
