# SPDX-License-Identifier: EUPL-1.2
"""The facilitator lets somebody of the family in, and sees beforehand what they will read."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import MILA, World, with_family
from thuislijn.actions.consents import ConsentData, record_consent
from thuislijn.actions.family import CustodyData, set_custody
from thuislijn.actions.family_access import invite_family
from thuislijn.store.choices import ConsentForm, Purpose
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation, HeldBack
from thuislijn.store.users import User

PASSWORD = "vier paarden op een dijk"


@pytest.fixture
def by_name(world: World) -> World:
    """The family by name, with all consents; nobody of it reads along yet."""
    case, by, day = with_family(world), world.actor("fatima"), timezone.localdate()
    FamilyAccess.objects.all().delete()
    case.anonymous = False
    case.save()
    for child in ("sem", "noor"):
        set_custody(by=by, case=case, child=child, data=CustodyData(parents=(MILA,)))
        for giver in (child, MILA):
            said = ConsentData(about=child, giver=giver, purpose=Purpose.FILE, form=ConsentForm.WRITTEN, given=day)
            record_consent(by=by, case=case, data=said)
    return world


def link_in(text: str) -> str:
    found = re.search(r"/gezin-uitnodiging/[\w-]+", text)
    assert found is not None
    return found[0]


def test_a_link_leads_to_an_account_with_two_steps_and_then_to_the_own_story(by_name: World) -> None:
    world = by_name
    typed = {"person": MILA, "email": "moeder@example.org"}
    page = world.client("fatima").post(reverse("family_invite", args=[world.case.pk]), typed)
    assert page.status_code == 200
    link = link_in(str(mail.outbox[0].body) if mail.outbox else page.content.decode())
    visitor = Client()
    opened = visitor.get(link).content.decode()
    assert "Maak uw account" in opened and "moeder@example.org" in opened and "Zeester" not in opened
    wrong = visitor.post(link, {"password": PASSWORD, "again": "anders"})
    assert wrong.status_code == 200 and not User.objects.filter(email="moeder@example.org").exists()
    made = visitor.post(link, {"password": PASSWORD, "again": PASSWORD})
    story = reverse("own_story", args=[world.case.pk])
    assert made.status_code == 302 and made["Location"] == f"{reverse('second_factor_set_up')}?next={story}"
    assert visitor.get(story).status_code == 302, "nothing is read before the second step"
    user = User.objects.get(email="moeder@example.org")
    assert user.name == "moeder" and FamilyAccess.objects.get(user=user).person == MILA
    assert Client().get(link).status_code == 404


def test_who_is_signed_in_as_another_is_told_so(by_name: World) -> None:
    world = by_name
    _, secret = invite_family(by=world.actor("fatima"), case=world.case, person=MILA, email="mila@example.org")
    address = reverse("family_invitation", args=[secret])
    assert "ander adres" in world.client("tine").get(address).content.decode()
    assert world.client("tine").post(address).status_code == 200 and not FamilyAccess.objects.exists()
    assert Client().get(address).status_code == 200
    mila = world.client("mila")
    assert mila.post(address)["Location"] == reverse("own_story", args=[world.case.pk])
    assert FamilyAccess.objects.get().user == world.people["mila"]


def test_the_facilitator_sees_what_she_will_see_and_holds_back_more(by_name: World) -> None:
    world = by_name
    fatima = world.client("fatima")
    preview = reverse("family_preview", args=[world.case.pk, MILA])
    assert "2 van 2 gegevens" in fatima.get(preview).content.decode()
    hold = reverse("family_hold", args=[world.case.pk, MILA])
    for _ in range(2):
        assert fatima.post(hold, {"item": "i1", "houd": "1"}).status_code == 302
    assert HeldBack.objects.count() == 1
    shown = fatima.get(preview).content.decode()
    assert "1 van 2 gegevens" in shown and "eerst in gesprek vertellen" in shown
    assert fatima.post(hold, {"item": "vreemd", "houd": "1"}).status_code == 404
    fatima.post(hold, {"item": "i1", "houd": "0"})
    assert not HeldBack.objects.exists()
    assert fatima.get(reverse("family_preview", args=[world.case.pk, "vreemd"])).status_code == 404


def test_an_invitation_is_renewed_and_withdrawn_and_access_ended_here(by_name: World) -> None:
    world = by_name
    fatima, case = world.client("fatima"), world.case
    invitation, _ = invite_family(by=world.actor("fatima"), case=case, person=MILA, email="mila@example.org")
    page = fatima.get(reverse("family_access", args=[case.pk])).content.decode()
    assert "mila@example.org" in page and "uitgenodigd" in page
    assert "mila@example.org" not in world.client("tine").get(reverse("family_access", args=[case.pk])).content.decode()
    again = fatima.post(reverse("family_renew", args=[case.pk, invitation.pk]))
    assert again.status_code == 200
    fresh = FamilyInvitation.objects.get(withdrawn__isnull=True)
    fatima.post(reverse("family_withdraw", args=[case.pk, fresh.pk]))
    assert not FamilyInvitation.objects.filter(withdrawn__isnull=True).exists()
    access = FamilyAccess(user=world.people["mila"], case=case, person=MILA)
    access.save()
    mila = world.client("mila")
    assert mila.get(reverse("own_story", args=[case.pk])).status_code == 200
    fatima.post(reverse("family_end", args=[case.pk, access.pk]))
    assert mila.get(reverse("own_story", args=[case.pk])).status_code == 404


def test_an_anonymous_family_is_not_invited(world: World) -> None:
    with_family(world)
    typed = {"person": MILA, "email": "x@example.org"}
    answer = world.client("fatima").post(reverse("family_invite", args=[world.case.pk]), typed)
    assert answer.status_code == 422 and not FamilyInvitation.objects.exists()
