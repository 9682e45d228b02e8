# SPDX-License-Identifier: EUPL-1.2
"""Who hides behind a pseudonym: kept apart from all other content, and sealed with a key that no database holds."""

from __future__ import annotations

import json
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.sealing import unseal

PERSON, ORGANISATION, SOURCE, TEXT, LIST = "person", "organisation", "source", "text", "list"
"""Kinds of identities: who or what has a pseudonym, the file behind a source, a text with its names as they were read,
and the list of all names of a case."""


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


def names_of(case: Case, kind: str) -> dict[str, dict[str, str]]:
    """The names kept for a case: key -> what was sealed ('name', 'pseudonym'...). Only for those who gave a reason.

    Raises SealBrokenError.
    """
    rows = Identity.objects.filter(case=case, kind=kind)
    return {row.key: json.loads(unseal(bytes(row.sealed))) for row in rows}
