# SPDX-License-Identifier: EUPL-1.2
"""Accounts: how they come to be, what somebody changes of their own, and what the administrator does."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.invitations import accept
from thuislijn.actions.entering.links import FOR_THE_FIRST_PASSWORD, demonstration_link, password_link
from thuislijn.actions.entering.signing_in import as_person, person_with
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import family_access_of
from thuislijn.store.choices import Act
from thuislijn.store.programmes import Invitation, Membership
from thuislijn.store.users import User

COMMAND_LINE = Actor(id=None, name="thuislijn", role="command line")
"""Whoever types commands on the machine of the installation."""


def open_account(*, by: Actor, invitation: Invitation, name: str, password: str | None, language: str) -> User:
    """The account of somebody who was invited, and their first membership; `password` None: they sign in through
    their organisation. Raises CannotError where the invitation was used, or the address has an account by now."""
    with transaction.atomic():
        # Locked, so that a form that was sent twice opens one account.
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        user = insert_account(email=locked.email, name=name, password=password, language=language)
        as_user = as_person(by, user)
        record(by=as_user, act=Act.CREATE, kind="account", target=user.pk, programme=locked.programme_id)
        accept(by=as_user, invitation=locked, user=user)
    return user


def insert_account(*, email: str, name: str, password: str | None, language: str) -> User:
    """A new account; the caller writes the row of the log that says how it came. Raises CannotError where the address
    has one."""
    if person_with(email) is not None:
        raise CannotError(
            "Bij dit e-mailadres hoort al een account. Meld u daarmee aan en open de uitnodiging dan opnieuw.",
            "This e-mail address has an account already. Sign in with it and open the invitation again.",
        )
    user = User(email=email.lower(), name=name.strip(), language=language)
    user.set_password(password)
    _insert(user)
    return user


def _insert(user: User) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:  # two invitations to one address, accepted at the same moment
        raise CannotError(
            "Bij dit e-mailadres is zojuist een account gemaakt. Meld u daarmee aan.",
            "An account was made for this e-mail address just now. Sign in with it.",
        ) from error


def open_account_of_organisation(*, by: Actor, email: str, language: str) -> User | None:
    """The account of somebody whom their organisation vouches for, with all that they were invited to; None without
    an open invitation. They have no password: the organisation's provider lets them in."""
    waiting = Invitation.objects.filter(
        email__iexact=email, accepted__isnull=True, withdrawn__isnull=True, expires__gt=timezone.now()
    )
    with transaction.atomic():
        invitations = list(waiting.order_by("created"))
        if not invitations:
            return None
        first, *others = invitations
        user = open_account(by=by, invitation=first, name=first.name, password=None, language=language)
        for invitation in others:
            accept(by=as_person(by, user), invitation=invitation, user=user)
    return user


def rename(*, by: Actor, user: User, name: str) -> None:
    """The name that others see; rows of the log keep the one of then."""
    if user.name == name:
        return
    with transaction.atomic():
        user.name = name
        user.save(update_fields=["name"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why="name")


def choose_language(*, by: Actor, user: User, language: str) -> None:
    """The language in which somebody reads from now on."""
    if user.language == language:
        return
    with transaction.atomic():
        user.language = language
        user.save(update_fields=["language"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why="language")


def change_password(*, by: Actor, user: User, password: str) -> None:
    """A new password; every session ends, also the one that asks (the screen begins it anew)."""
    with transaction.atomic():
        user.set_password(password)
        user.sessions_ended += 1
        user.save(update_fields=["password", "sessions_ended"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why="password")


def end_sessions(*, by: Actor, user: User) -> None:
    """Signs somebody out everywhere."""
    with transaction.atomic():
        user.sessions_ended += 1
        user.save(update_fields=["sessions_ended"])
        record(by=by, act=Act.SIGN_OUT, kind="sign_in", target=user.pk, why="everywhere")


def deactivate(*, by: Actor, user: User, why: str) -> None:
    """From now on somebody cannot sign in, and is signed out. Raises CannotError for oneself."""
    if by.id == user.pk:
        raise CannotError(
            "Uw eigen account kunt u niet uitzetten. Vraag een andere beheerder.",
            "You cannot switch off your own account. Ask another administrator.",
        )
    with transaction.atomic():
        user.is_active = False
        user.sessions_ended += 1
        user.save(update_fields=["is_active", "sessions_ended"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why=f"off: {why}")


def reactivate(*, by: Actor, user: User, why: str) -> None:
    """Somebody may sign in again."""
    with transaction.atomic():
        user.is_active = True
        user.save(update_fields=["is_active"])
        record(by=by, act=Act.CHANGE, kind="account", target=user.pk, why=f"on: {why}")


def first_administrator(email: str, name: str = "") -> str:
    """Makes an administrator of the installation, from the command line, or lets one choose a new password.

    Gives the path of a link that works once, for three days; put the installation's own address before it. Raises
    CannotError where the address is of somebody who takes part in a programme or reads the own story: the administrator
    sees no content.
    """
    email = email.strip().lower()
    with transaction.atomic():
        user = person_with(email)
        if user is None:
            user = User(email=email, name=name.strip() or email, is_administrator=True)
            user.set_unusable_password()
            _check_address(user)
            user.save(force_insert=True)
            record(by=COMMAND_LINE, act=Act.CREATE, kind="account", target=user.pk, why="administrator")
        elif not user.is_administrator:
            if Membership.objects.filter(user=user, ended__isnull=True).exists():
                raise CannotError(
                    f"{email} doet mee in een leertraject en kan daarom geen beheerder zijn. Neem een ander adres.",
                    f"{email} takes part in a programme and can therefore be no administrator. Use another address.",
                )
            if family_access_of(user).exists():
                raise CannotError(
                    f"Met {email} leest iemand het eigen verhaal. Neem voor de beheerder een ander adres.",
                    f"With {email} somebody reads their own story. Use another address for the administrator.",
                )
            user.is_administrator = True
            user.save(update_fields=["is_administrator"])
            record(by=COMMAND_LINE, act=Act.CHANGE, kind="account", target=user.pk, why="administrator")
        secret = password_link(by=COMMAND_LINE, user=user, why="command line", valid=FOR_THE_FIRST_PASSWORD)
    return reverse("password_link", args=[secret])


def _check_address(user: User) -> None:
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise CannotError(
            f"{user.email} is geen e-mailadres.",
            f"{user.email} is no e-mail address.",
        ) from error


def demo_link(user: User) -> str:
    """The path of a link that signs somebody in once, with both factors; only in the demonstration (CannotError)."""
    return reverse("demo_link", args=[demonstration_link(user=user)])
