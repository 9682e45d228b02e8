# SPDX-License-Identifier: EUPL-1.2
"""Signing in: counting what was refused, and a log row for whoever comes in, goes, or is turned away.

The limits count rows of the log itself. They are checked after a password was tried and while the person's row is
locked, so that many attempts at the same moment learn no more than few. The answer is the same for an address that
exists and for one that does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.store.users import User

WINDOW = dt.timedelta(minutes=15)
FOR_A_PERSON = 5
FOR_AN_ADDRESS = 30
DOORS = ("sign_in", "second_factor", "one_time_link", "invitation", "organisation")
WRONG, LIMIT = "wrong", "limit"


class Answer(Enum):
    """What became of an attempt."""

    COME_IN = auto()
    WRONG = auto()
    TOO_MANY = auto()


def person_with(email: str) -> User | None:
    """Whose address this is."""
    return User.objects.filter(email__iexact=email.strip()).first() if email.strip() else None


def mark_of(email: str) -> str:
    """What the log calls the one who was tried: their id, or for an unknown address a hash that tells nobody what was
    typed (people type passwords there by mistake)."""
    user = person_with(email)
    hidden = salted_hmac("thuislijn.sign_in", email.strip().lower(), algorithm="sha256").hexdigest()
    return f"email:{hidden[:32]}" if user is None else str(user.pk)


def too_many(*, kind: str, target: str, address: str) -> bool:
    """Whether the limit of refusals was reached, for the one who was tried or from this address.

    An address that guesses at one door has fewer guesses left at the others.
    """
    refused = LogRow.objects.filter(at__gt=timezone.now() - WINDOW, act=Act.REFUSED, kind__in=DOORS, why=WRONG)
    if target and refused.filter(kind=kind, target=target).count() >= FOR_A_PERSON:
        return True
    return bool(address) and refused.filter(address=address).count() >= FOR_AN_ADDRESS


def judge(
    *,
    by: Actor,
    kind: str,
    target: str,
    right: Callable[[], bool],
    user: User | None = None,
    way: str = "",
) -> Answer:
    """Lets somebody in for whom `right` holds, unless there were too many refusals.

    `kind`: one of DOORS; `user`: the person who is tried, if there is one; `right` is asked while they are locked, so
    that a code is good for one. Every refusal is a row of the log, and so is coming in, `way` saying how; an empty
    `way` leaves that row to the caller.
    """
    with transaction.atomic():
        if user is not None:
            User.objects.select_for_update().filter(pk=user.pk).first()
        if too_many(kind=kind, target=target, address=by.address):
            _record_limit(by, kind, target)
            return Answer.TOO_MANY
        if not right():
            record(by=by, act=Act.REFUSED, kind=kind, target=target, why=WRONG)
            return Answer.WRONG
        if way:
            record(by=as_person(by, user), act=Act.SIGN_IN, kind=kind, target=target, why=way)
    return Answer.COME_IN


def as_person(by: Actor, user: User | None) -> Actor:
    """The actor at an address, now that it is known who it is."""
    if user is None:
        return by
    role = by.role or ("administrator" if user.is_administrator else "")
    return replace(by, id=user.pk, name=user.name, role=role)


def _record_limit(by: Actor, kind: str, target: str) -> None:
    """One row for each time that the limit holds: nobody fills the log, under many names neither."""
    since = timezone.now() - WINDOW
    held = LogRow.objects.filter(at__gt=since, act=Act.REFUSED, kind=kind, address=by.address[:64], why=LIMIT)
    if not (held if too_many(kind=kind, target="", address=by.address) else held.filter(target=target[:80])).exists():
        record(by=by, act=Act.REFUSED, kind=kind, target=target, why=LIMIT)


def signed_out(*, by: Actor, why: str = "") -> None:
    """Somebody left, or their session came to its end (`why`)."""
    record(by=by, act=Act.SIGN_OUT, kind="sign_in", target=by.id or "", why=why)
