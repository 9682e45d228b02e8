# SPDX-License-Identifier: EUPL-1.2
"""What finds words: on SQLite a full-text table that follows the rows by triggers, on PostgreSQL two columns that it
makes itself. No extension is needed: stems and parts of compounds are made in `store/searching/`."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_GONE = "INSERT INTO search_words (search_words, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);"
_NEW = "INSERT INTO search_words (rowid, words, stems) VALUES (new.id, new.words, new.stems);"
SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
       words, stems, content='store_searchrow', content_rowid='id', tokenize='ascii')""",
    f"CREATE TRIGGER search_row_comes AFTER INSERT ON store_searchrow BEGIN {_NEW} END",
    f"CREATE TRIGGER search_row_goes AFTER DELETE ON store_searchrow BEGIN {_GONE} END",
    f"CREATE TRIGGER search_row_changes AFTER UPDATE OF words, stems ON store_searchrow BEGIN {_GONE} {_NEW} END",
    "INSERT INTO search_words (search_words) VALUES ('rebuild')",
)
POSTGRESQL = tuple(
    statement
    for column, made in (
        ("words", "to_tsvector('simple', words)"),
        ("stems", "strip(to_tsvector('simple', stems))"),
    )
    for statement in (
        f"ALTER TABLE store_searchrow ADD COLUMN found_{column} tsvector GENERATED ALWAYS AS ({made}) STORED",
        f"CREATE INDEX search_{column} ON store_searchrow USING gin (found_{column}) WITH (fastupdate = off)",
    )
)
DROP_SQLITE = (
    "DROP TRIGGER search_row_comes",
    "DROP TRIGGER search_row_goes",
    "DROP TRIGGER search_row_changes",
    "DROP TABLE search_words",
)
DROP_POSTGRESQL = tuple(f"ALTER TABLE store_searchrow DROP COLUMN found_{column}" for column in ("words", "stems"))


def add(apps: StateApps | None, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def take_away(apps: StateApps | None, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP_POSTGRESQL if editor.connection.vendor == "postgresql" else DROP_SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0002_log_stays")]
    operations: ClassVar = [migrations.RunPython(add, take_away)]
