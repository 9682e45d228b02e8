# SPDX-License-Identifier: EUPL-1.2
"""Who hides behind a pseudonym: kept apart from all other content, and sealed with a key that no database holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case


class Identity(models.Model):
    """The sealed names of one person, organisation, place or file: `kind` and `key` say which.

    `sealed` is JSON text encrypted by `store/sealing.py`; nothing in the clear can be searched or sorted by.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "kind", "key"], name="one_identity_per_key"),
        ]
