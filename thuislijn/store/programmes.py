# SPDX-License-Identifier: EUPL-1.2
"""A programme (leertraject): one region, one period, its teams and the people in them (S0 ch. 2, S1 ch. 1-2, S3)."""

from __future__ import annotations

import uuid

from django.db import models

from thuislijn.store.choices import ProgrammeRole, choices
from thuislijn.store.users import User


class Programme(models.Model):
    """One action-learning project. `retention_months`: how long content is kept after a case was last worked on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    region = models.CharField(max_length=160)
    municipalities = models.JSONField(default=list)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    learning_questions = models.TextField(blank=True)
    retention_months = models.PositiveSmallIntegerField(default=24)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """An implementation team (uitvoeringsteam), mostly one per municipality, of about six people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=160)
    municipality = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody in a role of a programme; roles that work in a team name it. Ended: they see nothing any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=choices(ProgrammeRole))
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships")
    organisation = models.CharField(max_length=160, blank=True)
    started = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)


class Invitation(models.Model):
    """A link sent by e-mail that makes somebody a member. Only a hash of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="invitations")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True)
    role = models.CharField(max_length=20, choices=choices(ProgrammeRole))
    email = models.EmailField()
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)
