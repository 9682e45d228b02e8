# SPDX-License-Identifier: EUPL-1.2
"""The log: who did or saw what, when, why and from where, in the manner of NEN 7513. It is only ever added to.

Rows hold plain ids and the acting person as they were then, so that they outlive what they tell of; they hold no
content. Triggers in the database refuse to change or delete a row (`migrations/0002_log_stays.py`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.choices import Act, choices


class LogRow(models.Model):
    """One act. `kind` and `target` say of what (a screen, an item, a source); ids are hex or keys, never names."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    act = models.CharField(max_length=10, choices=choices(Act))
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120, blank=True)
    actor_role = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    target = models.CharField(max_length=80, blank=True)
    case = models.UUIDField(null=True)
    programme = models.UUIDField(null=True)
    why = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "at"], name="log_of_a_case"),
            models.Index(fields=["actor", "at"], name="log_of_a_person"),
            models.Index(fields=["programme", "at"], name="log_of_a_programme"),
        ]
