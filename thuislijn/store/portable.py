# SPDX-License-Identifier: EUPL-1.2
"""Rows as plain values that stand in JSON and fit any database: for a backup."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection, models, transaction

_OF_DJANGO = frozenset({"auth", "contenttypes", "sessions", "messages"})
"""Apps whose tables are made anew by every installation, and sessions: after a restore everybody signs in again."""
_OF_THE_MOMENT = frozenset({"store.presence"})
_AT_ONCE = 500

Model = type[models.Model]


def tables(apps: Apps) -> list[Model]:
    """The tables that make up an installation, in alphabetical order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in _OF_DJANGO
        and model._meta.label_lower not in _OF_THE_MOMENT
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def columns(model: Model) -> list[str]:
    """The columns of a table as a row holds them."""
    return [field.attname for field in model._meta.concrete_fields]


def rows(model: Model) -> Iterator[list[Any]]:
    """All rows of a table in order of their key, as plain values."""
    fields = model._meta.concrete_fields
    found = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in found.iterator(chunk_size=_AT_ONCE):
        yield [_plain(value, field) for value, field in zip(row, fields, strict=True)]


def plain_row(row: models.Model) -> dict[str, Any]:
    """One row as plain values: column -> value."""
    return {field.attname: _plain(getattr(row, field.attname), field) for field in row._meta.concrete_fields}


def value_from(field: models.Field[Any, Any], value: Any) -> Any:
    """A plain value as the field takes it."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def _plain(value: Any, field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.JSONField):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if isinstance(value, UUID) else value


@contextmanager
def snapshot() -> Iterator[None]:
    """Within it everything read is of one moment, while others go on writing. Nothing can be written."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        # Not `atomic`, which takes the lock of a writer here. A reader of a WAL sees the moment of its first look.
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT count(*) FROM django_migrations").fetchone()
            yield
        finally:
            cursor.execute("ROLLBACK")
