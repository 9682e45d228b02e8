# SPDX-License-Identifier: EUPL-1.2
"""People who sign in, and the links by which they come in once."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    """Finds people by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody with a sign-in. What they may see follows from their memberships (`store/access.py`).

    `is_administrator`: of the installation; sees no content of any case. `sessions_ended`: how often all their sessions
    were ended at once; a session holds on to the number it began with. `reminders`: whether they want a letter when
    something waits for them; `reminded` is the day of the last one, `reminders_seen_to` the last day dealt with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="nl", choices=[("nl", "Nederlands"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    sessions_ended = models.PositiveIntegerField(default=0)
    reminders = models.BooleanField(default=True)
    reminded = models.DateField(null=True, editable=False)
    reminders_seen_to = models.DateField(null=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must carry to go on: it changes with the password, and when all sessions are ended."""
        mark = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("thuislijn.session", mark, algorithm="sha256").hexdigest()


class OneTimeLink(models.Model):
    """A link that lets one person in once: to sign in (the demonstration) or to choose a new password.

    Only a hash of its secret is kept.
    """

    SIGN_IN, PASSWORD = "sign_in", "password"

    secret_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=10, choices=[(SIGN_IN, SIGN_IN), (PASSWORD, PASSWORD)])
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
