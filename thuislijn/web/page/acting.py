# SPDX-License-Identifier: EUPL-1.2
"""The person behind a request, as the one who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from thuislijn.actions.acting import Actor
from thuislijn.store.access import Right, rights_of, roles_in, roles_with
from thuislijn.store.cases import Case
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Programme
from thuislijn.store.users import User

if TYPE_CHECKING:

    class SignedIn(HttpRequest):
        """A request of somebody who is signed in, as every view but those of signing in gets it."""

        user: User
else:
    SignedIn = HttpRequest


def actor_of(request: HttpRequest, about: Case | Programme | None = None) -> Actor:
    """Who acts, in the first of their roles towards a case or programme."""
    address = request.META.get("REMOTE_ADDR", "")
    user = request.user
    if not isinstance(user, User):
        return Actor(id=None, name="", address=address)
    roles: tuple[ProgrammeRole, ...] = ()
    if isinstance(about, Case):
        roles = roles_with(user, about)
    elif isinstance(about, Programme):
        roles = roles_in(user, about)
    role = roles[0].value if roles else ("administrator" if user.is_administrator else "")
    return Actor(id=user.pk, name=user.name, role=role, address=address)


def may(request: SignedIn, case: Case, right: Right) -> bool:
    """Whether the person has this right on a case that they were let into: what a page offers hangs on it."""
    return right in rights_of(roles_with(request.user, case))
