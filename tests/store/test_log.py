# SPDX-License-Identifier: EUPL-1.2
"""The log is only ever added to, and the database holds us to it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.people import World
from thuislijn.actions.logging import look, record
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow

log_stays = importlib.import_module("thuislijn.store.migrations.0002_log_stays")


@pytest.fixture
def kept_log(world: World) -> Iterator[LogRow]:
    """A row of the log, with the triggers that guard it as an installation has them."""
    guards, drops = (
        (log_stays.POSTGRESQL, log_stays.DROP_POSTGRESQL)
        if connection.vendor == "postgresql"
        else (log_stays.SQLITE, log_stays.DROP_SQLITE)
    )
    execute(guards)
    yield record(by=world.actor("tine"), act=Act.READ, kind="timeline", case=world.case)
    execute(drops)


def execute(statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_a_row_can_be_neither_changed_nor_deleted(kept_log: LogRow) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        LogRow.objects.filter(pk=kept_log.pk).update(actor_name="iemand anders")
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        LogRow.objects.filter(pk=kept_log.pk).delete()
    assert LogRow.objects.get(pk=kept_log.pk).actor_name == "Tine"


def test_a_row_outlives_the_case_and_the_person_it_tells_of(world: World) -> None:
    record(by=world.actor("tine"), act=Act.READ, kind="timeline", case=world.case)
    world.case.delete()
    world.people["tine"].delete()
    row = LogRow.objects.get(kind="timeline")
    assert (row.actor_name, row.actor_role) == ("Tine", "team_member")


def test_a_screen_that_stays_open_is_one_look(world: World) -> None:
    for _ in range(3):
        look(by=world.actor("tine"), kind="timeline", case=world.case)
    look(by=world.actor("eva"), kind="timeline", case=world.case)
    assert LogRow.objects.filter(kind="timeline").count() == 2
