# SPDX-License-Identifier: EUPL-1.2
"""Letting a parent or young person in to their own timeline, and ending that (S0 3.2; docs/decisions/0021).

The link works once, for two weeks; only a hash of its secret is kept. Who comes in gets no role and no right elsewhere.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.entering.accounts import insert_account
from thuislijn.actions.entering.invitations import VALID
from thuislijn.actions.entering.link_secrets import hash_of, new_secret
from thuislijn.actions.entering.signing_in import person_with
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import family_access_of, memberships_of
from thuislijn.store.ages import OWN_VOICE, years_old
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, Purpose
from thuislijn.store.consent_records import is_living_child, records_of, said_no
from thuislijn.store.consent_rules import check_open
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation, HeldBack
from thuislijn.store.users import User
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole

_LONGEST_SECRET = 128
FAMILY = "family"
"""What the log calls the role of somebody who looks at their own timeline."""


def of_the_family(user: User, person: Person, address: str = "") -> Actor:
    """Who acts, under the pseudonym: no name of somebody of the family comes into the steps and the log of a case."""
    return Actor(id=user.pk, name=person.name, role=FAMILY, address=address)


def who_can_be_invited(case: Case) -> tuple[Person, ...]:
    """Parents, and children who are surely twelve: alive, in the file, and not having said no."""
    today = timezone.localdate()
    records = records_of([case])[case.pk]
    found = []
    for person in records.persons:
        own = records.last_words(person.id, Purpose.FILE, today).get(person.id)
        child = is_living_child(person) and person.id not in records.only_mentioned
        old_enough = child and (years_old(person.birth, today) or 0) >= OWN_VOICE
        parent = person.death is None and (person.role.is_parent or person.role is PersonRole.STEP_PARENT)
        if (parent or old_enough) and not (own is not None and said_no(own)):
            found.append(person)
    return tuple(found)


def open_family_invitations(case: Case) -> QuerySet[FamilyInvitation]:
    """The invitations of a case that can still be accepted."""
    waiting = FamilyInvitation.objects.filter(case=case, accepted__isnull=True, withdrawn__isnull=True)
    return waiting.filter(expires__gt=timezone.now())


def invite_family(*, by: Actor, case: Case, person: str, email: str) -> tuple[FamilyInvitation, str]:
    """An invitation for one person of the family, and the secret of its link, which cannot be had again.

    Raises CannotError, and ConsentMissingError where the content of the case is not open.
    """
    email = email.strip().lower()
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        check_open(locked, timezone.localdate())
        _check_person(locked, person)
        _check_address(locked, person, email)
        secret = new_secret()
        invitation = FamilyInvitation(
            secret_hash=hash_of(secret),
            case=locked,
            person=person,
            email=email,
            invited_by=by.id,
            invited_by_name=by.name,
            expires=timezone.now() + VALID,
        )
        invitation.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="family_invitation", target=invitation.pk, case=locked)
    return invitation, secret


def _check_person(case: Case, person: str) -> None:
    if case.anonymous:
        raise CannotError(
            "Dit gezin doet anoniem mee. Een e-mailadres zou zeggen wie het is.",
            "This family takes part anonymously. An e-mail address would tell who it is.",
        )
    if person not in {one.id for one in who_can_be_invited(case)}:
        raise CannotError(
            "Kies een ouder, of een jeugdige van 12 jaar of ouder, die geen nee heeft gezegd.",
            "Choose a parent, or a young person of 12 or older, who did not say no.",
        )
    here = FamilyAccess.objects.filter(case=case, person=person, ended__isnull=True)
    if here.exists() or open_family_invitations(case).filter(person=person).exists():
        raise CannotError(
            "Deze persoon kijkt al mee, of heeft al een uitnodiging.",
            "This person has access already, or has an invitation already.",
        )


def _check_address(case: Case, person: str, email: str) -> None:
    user = person_with(email)
    if user is not None and (user.is_administrator or memberships_of(user).exists()):
        raise CannotError(
            "Dit adres is van iemand die in een leertraject werkt. Vraag een eigen adres van deze persoon.",
            "This address is of somebody who works in a programme. Ask this person for an address of their own.",
        )
    others = FamilyAccess.objects.filter(case=case, user__email__iexact=email, ended__isnull=True)
    waiting = open_family_invitations(case).filter(email__iexact=email)
    if others.exclude(person=person).exists() or waiting.exclude(person=person).exists():
        raise CannotError(
            "Iemand anders van dit gezin gebruikt dit adres. Ieder kijkt met een eigen adres.",
            "Somebody else of this family uses this address. Everybody looks with an address of their own.",
        )


def withdraw_family_invitation(*, by: Actor, invitation: FamilyInvitation) -> None:
    """Takes an invitation back: its link stops working at once. Nothing happens to one that was used."""
    with transaction.atomic():
        locked = FamilyInvitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.accepted is None and locked.withdrawn is None:
            locked.withdrawn, locked.email = timezone.now(), ""
            locked.save(update_fields=["withdrawn", "email"])
            record(by=by, act=Act.DELETE, kind="family_invitation", target=locked.pk, case=locked.case)


def renew_family_invitation(*, by: Actor, invitation: FamilyInvitation) -> tuple[FamilyInvitation, str]:
    """A new link in the place of one that was lost or has expired. Raises as `invite_family` does."""
    email = invitation.email
    with transaction.atomic():
        withdraw_family_invitation(by=by, invitation=invitation)
        return invite_family(by=by, case=invitation.case, person=invitation.person, email=email)


def find_family_invitation(secret: str) -> FamilyInvitation | None:
    """The invitation of a link, if it can still be accepted."""
    if len(secret) > _LONGEST_SECRET:
        return None
    found = FamilyInvitation.objects.filter(secret_hash=hash_of(secret), accepted__isnull=True, withdrawn__isnull=True)
    return found.filter(expires__gt=timezone.now()).select_related("case").first()


def accept_family_invitation(*, by: Actor, invitation: FamilyInvitation, user: User) -> FamilyAccess:
    """Lets `user` in as the person invited; it works once, and the address is forgotten.

    Raises CannotError where it was used, withdrawn or is too old, for anybody but the person invited, and for somebody
    who works in a programme; ConsentMissingError where the content is not open.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=invitation.case_id)  # first, as who ends the case does
        locked = FamilyInvitation.objects.select_for_update().get(pk=invitation.pk)
        if locked.accepted or locked.withdrawn or locked.expires <= timezone.now():
            raise CannotError(
                "Deze uitnodiging is gebruikt, ingetrokken of verlopen. Vraag een nieuwe.",
                "This invitation was used, withdrawn or has expired. Ask for a new one.",
            )
        if user.email.lower() != locked.email.lower():
            raise CannotError(
                "Deze uitnodiging is voor een ander e-mailadres. Meld u aan met het adres waarop u hem kreeg.",
                "This invitation is for another e-mail address. Sign in with the address at which you received it.",
            )
        if user.is_administrator or memberships_of(user).exists():
            raise CannotError(
                "Met dit account werkt u in een leertraject. Gebruik voor uw eigen gezin een ander account.",
                "With this account you work in a programme. Use another account for your own family.",
            )
        check_open(locked.case, timezone.localdate())
        locked.accepted, locked.email = timezone.now(), ""
        locked.save(update_fields=["accepted", "email"])
        access = FamilyAccess(user=user, case=locked.case, person=locked.person)
        access.save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="family_access", target=access.pk, case=locked.case)
    return access


def open_family_account(
    *, by: Actor, invitation: FamilyInvitation, name: str, password: str, language: str
) -> FamilyAccess:
    """The account of somebody of the family who was invited, and their access. Raises CannotError."""
    with transaction.atomic():
        user = insert_account(email=invitation.email, name=name, password=password, language=language)
        as_user = Actor(id=user.pk, name=by.name, role=FAMILY, address=by.address)
        record(by=as_user, act=Act.CREATE, kind="account", target=user.pk)
        return accept_family_invitation(by=as_user, invitation=invitation, user=user)


def end_access(*, by: Actor, access: FamilyAccess) -> None:
    """From this moment on the person sees nothing of it. Nothing happens where it was ended already."""
    with transaction.atomic():
        locked = FamilyAccess.objects.select_for_update().get(pk=access.pk)
        if locked.ended is None:
            locked.ended = timezone.now()
            locked.save(update_fields=["ended"])
            record(by=by, act=Act.DELETE, kind="family_access", target=locked.pk, case=locked.case)


def delete_own_account(*, by: Actor, user: User) -> None:
    """Deletes the account of somebody of a family, with their access and their ways to sign in; what they told stays
    with the case, under the pseudonym. Raises CannotError for who works in a programme or administers."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if locked.is_administrator or locked.memberships.exists():
            raise CannotError(
                "Wie in een leertraject werkt of werkte, kan dit account niet zelf verwijderen. Vraag de beheerder.",
                "Who works or worked in a programme cannot delete this account. Ask the administrator.",
            )
        for access in family_access_of(locked):
            end_access(by=by, access=access)
        record(by=by, act=Act.DELETE, kind="account", target=locked.pk)
        locked.delete()


def forget_accounts(*, by: Actor, case: Case) -> None:
    """Deletes the accounts of those of the family who have nothing but this case, before it goes or becomes anonymous:
    an address would tell who it was about."""
    for access in FamilyAccess.objects.filter(case=case).select_related("user"):
        user = access.user
        elsewhere = FamilyAccess.objects.filter(user=user).exclude(case=case).exists()
        if not (elsewhere or user.is_administrator or user.memberships.exists()):
            record(by=by, act=Act.DELETE, kind="account", target=user.pk, why="case")
            user.delete()


def hold_back(*, by: Actor, case: Case, item: str, hold: bool) -> None:
    """Keeps an item off the screens of the family, or lets it be seen again."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        present = HeldBack.objects.filter(case=case, item=item)
        if hold == present.exists():
            return
        if hold:
            HeldBack(case=case, item=item, by_name=by.name).save(force_insert=True)
        else:
            present.delete()
        record(by=by, act=Act.CREATE if hold else Act.DELETE, kind="held_back", target=item, case=case)
