# SPDX-License-Identifier: EUPL-1.2
"""What is left of something that was deleted: that it was there, when and why it went, and nothing of its content."""

from __future__ import annotations

from django.db import models


class Tombstone(models.Model):
    """`kind` and `target` of what was deleted, with counts of what went along ({'items': 60, 'sources': 12})."""

    kind = models.CharField(max_length=20)
    target = models.UUIDField(unique=True)
    programme = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=300)
    counts = models.JSONField(default=dict)
