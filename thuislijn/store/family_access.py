# SPDX-License-Identifier: EUPL-1.2
"""A parent or young person who looks at their own timeline, by invitation (rule 4 of the handbook; S0 3.2)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.users import User


class FamilyInvitation(models.Model):
    """A link that lets one person of a family in. Only a hash of its secret is kept.

    `person` is their key on the timeline. The address is forgotten once the link is used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="family_invitations")
    person = models.CharField(max_length=64)
    email = models.EmailField(blank=True)
    invited_by = models.UUIDField(null=True)
    invited_by_name = models.CharField(max_length=120)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)


class FamilyAccess(models.Model):
    """Somebody of the family who may see their own timeline. Ended: they see nothing any more. It is no role: it gives
    no right of `store/access.py` on anything else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="family_access")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="family_access")
    person = models.CharField(max_length=64)
    started = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)


class SharedWords(models.Model):
    """Somebody of the family lets the others of the family read what they told of an item (docs/decisions/0021).

    `person` and `item` are keys of the timeline. No row: only the team reads it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=64)
    item = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "person", "item"], name="shared_once"),
        ]


class HeldBack(models.Model):
    """An item that the facilitator keeps off the screens of the family, to be told in a conversation first."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "item"], name="held_back_once"),
        ]
