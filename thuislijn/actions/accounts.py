# SPDX-License-Identifier: EUPL-1.2
"""What somebody changes of their own account, and what the administrator of the installation does for them."""

from __future__ import annotations

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.users import User


def choose_language(*, by: Actor, user: User, language: str) -> None:
    """The language in which somebody reads from now on."""
    if user.language == language:
        return
    with transaction.atomic():
        user.language = language
        user.save(update_fields=["language"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why="language")
