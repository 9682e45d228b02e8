# SPDX-License-Identifier: EUPL-1.2
"""What a team writes down while it learns from a case: rows that know who wrote them last, and what stood there before.

Learning records are kept apart from the timeline, which others may take over, and from care files (handbook rule 5).
"""

from __future__ import annotations

import uuid

from django.db import models

from thuislijn.store.cases import Case


class LearningRow(models.Model):
    """A row that several people may write at once. `version` counts its changes; `by_name` wrote it last.

    Written through `actions/learning/rows.py` alone, which refuses a change of what somebody else changed in between.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    by = models.UUIDField(null=True, editable=False)
    by_name = models.CharField(max_length=120, editable=False)

    class Meta:
        abstract = True


class RowChange(models.Model):
    """What a learning row was before and after one change: `before` None where it came, `after` None where it went.

    `table` is the name of its model, `row` its id; values as they stand in a backup (`store/portable.py`).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="row_changes")
    table = models.CharField(max_length=40)
    row = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["case", "table", "row"], name="changes_of_a_row"),)


def said_by() -> models.CharField[str, str]:
    """Who said it, in words ('moeder', 'school', 'gezinsvoogd'); empty: the team together."""
    return models.CharField(max_length=160, blank=True)
