# SPDX-License-Identifier: EUPL-1.2
"""Links that let one person do one thing once: choose a new password, or sign in to the demonstration.

Only a hash of a link's secret is kept. Opening the link shows a page with a button; only the button uses it up, so that
a preview in somebody's mail does not.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.link_secrets import hash_of, new_secret
from thuislijn.actions.entering.signing_in import FOR_AN_ADDRESS, WINDOW, as_person
from thuislijn.actions.entering.taking_over import BY_ADMINISTRATOR, PASSWORD, check_not_both
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.store.users import OneTimeLink, User

FOR_A_PASSWORD = dt.timedelta(hours=1)
FOR_THE_FIRST_PASSWORD = dt.timedelta(days=3)
FOR_THE_DEMONSTRATION = dt.timedelta(days=1)
_FORGOTTEN = "forgotten"
_MOST_BY_MAIL = 3
_LONGEST_SECRET = 128


def password_link(*, by: Actor, user: User, why: str, valid: dt.timedelta = FOR_A_PASSWORD) -> str:
    """The secret of a link with which somebody chooses a new password; using one uses up the others.

    Raises CannotError where an administrator makes it for somebody whose second factor was reset lately.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if why == BY_ADMINISTRATOR:
            check_not_both(locked, PASSWORD)
        secret = _make(locked, OneTimeLink.PASSWORD, valid)
        record(by=by, act=Act.CREATE, kind=PASSWORD, target=locked.pk, why=why)
    return secret


def forgotten(*, by: Actor, user: User | None, target: str) -> str | None:
    """The secret of a link for somebody who forgot their password; None where no link may be sent.

    That is: for an unknown address, for somebody who cannot sign in, for one who signs in through an organisation
    only, and after too many in a quarter of an hour. A row of the log for each, so that all take as long; but none
    for who asks without end.
    """
    asked = LogRow.objects.filter(at__gt=timezone.now() - WINDOW, kind=PASSWORD, why=_FORGOTTEN)
    if by.address and asked.filter(address=by.address).count() >= FOR_AN_ADDRESS:
        return None
    if user is None or not user.is_active or not user.has_usable_password() or _had_many(user):
        record(by=by, act=Act.REFUSED, kind=PASSWORD, target=target, why=_FORGOTTEN)
        return None
    return password_link(by=by, user=user, why=_FORGOTTEN)


def _had_many(user: User) -> bool:
    asked = LogRow.objects.filter(at__gt=timezone.now() - WINDOW, kind=PASSWORD, why=_FORGOTTEN)
    return asked.filter(act=Act.CREATE, target=str(user.pk)).count() >= _MOST_BY_MAIL


def demonstration_link(*, user: User) -> str:
    """The secret of a link that signs somebody in once. Raises CannotError outside the demonstration."""
    if not settings.DEMO:
        raise CannotError(
            "Links om zonder wachtwoord binnen te komen zijn er alleen in de demonstratie.",
            "Links to come in without a password exist only in the demonstration.",
        )
    with transaction.atomic():
        secret = _make(user, OneTimeLink.SIGN_IN, FOR_THE_DEMONSTRATION)
        record(by=Actor(id=None, name="thuislijn"), act=Act.CREATE, kind="sign_in_link", target=user.pk)
    return secret


def _make(user: User, purpose: str, valid: dt.timedelta) -> str:
    secret = new_secret()
    link = OneTimeLink(secret_hash=hash_of(secret), user=user, purpose=purpose, expires=timezone.now() + valid)
    link.save(force_insert=True)
    return secret


def find_link(secret: str, purpose: str) -> OneTimeLink | None:
    """The link with this secret, if it can still be used by somebody who may sign in."""
    if len(secret) > _LONGEST_SECRET or (purpose == OneTimeLink.SIGN_IN and not settings.DEMO):
        return None
    found = OneTimeLink.objects.filter(
        secret_hash=hash_of(secret),
        purpose=purpose,
        used__isnull=True,
        expires__gt=timezone.now(),
        user__is_active=True,
    )
    return found.select_related("user").first()


def sign_in_by_link(*, by: Actor, link: OneTimeLink) -> User | None:
    """Uses the link up. None where it was used by now."""
    with transaction.atomic():
        if not _use(link):
            return None
        record(by=as_person(by, link.user), act=Act.SIGN_IN, kind="sign_in", target=link.user_id, why="link")
    return link.user


def choose_password_by_link(*, by: Actor, link: OneTimeLink, password: str) -> bool:
    """Uses the link up: its owner has this password from now on, and all their sessions end. False: it was used."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=link.user_id)
        if not _use(link):
            return False
        user.set_password(password)
        user.sessions_ended += 1
        user.save(update_fields=["password", "sessions_ended"])
        others = OneTimeLink.objects.filter(user=user, purpose=OneTimeLink.PASSWORD, used__isnull=True)
        others.update(used=timezone.now())
        record(by=as_person(by, user), act=Act.CHANGE, kind="account", target=user.pk, why="password by link")
    return True


def _use(link: OneTimeLink) -> bool:
    """Marks the link as used; only one of many who try at the same moment gets True."""
    still = OneTimeLink.objects.filter(pk=link.pk, used__isnull=True, expires__gt=timezone.now())
    return still.update(used=timezone.now()) == 1
