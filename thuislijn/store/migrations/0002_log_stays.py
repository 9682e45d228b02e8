# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses to change or delete a row of the log."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON store_logrow
       BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
    """CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON store_logrow
       BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION log_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$""",
    """CREATE TRIGGER log_is_not_changed BEFORE UPDATE OR DELETE ON store_logrow
       FOR EACH ROW EXECUTE FUNCTION log_is_only_added_to()""",
    """CREATE TRIGGER log_is_not_deleted BEFORE TRUNCATE ON store_logrow
       FOR EACH STATEMENT EXECUTE FUNCTION log_is_only_added_to()""",
)
DROP_SQLITE = ("DROP TRIGGER log_is_not_changed", "DROP TRIGGER log_is_not_deleted")
DROP_POSTGRESQL = ("DROP FUNCTION log_is_only_added_to CASCADE",)


def protect(apps: StateApps | None, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def unprotect(apps: StateApps | None, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP_POSTGRESQL if editor.connection.vendor == "postgresql" else DROP_SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0001_first")]
    operations: ClassVar = [migrations.RunPython(protect, unprotect)]
