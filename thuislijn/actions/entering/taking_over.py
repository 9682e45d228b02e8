# SPDX-License-Identifier: EUPL-1.2
"""Nobody comes in under another's name: an administrator renews somebody's password or second factor, never both.

Both together would let the administrator, who sees no content, sign in as a facilitator. Who lost both is invited anew
by a facilitator who knows them.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import family_access_of, memberships_of
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.store.users import User

APART = dt.timedelta(days=30)
PASSWORD, SECOND_FACTOR = "password_link", "second_factor"
BY_ADMINISTRATOR = "administrator"
"""Why a link for a new password was made, in the log."""


def check_not_both(user: User, renewing: str) -> None:
    """Raises CannotError where an administrator renewed the other of PASSWORD and SECOND_FACTOR in the last 30 days.

    Somebody with a role, or of a family, who has no second factor yet counts as one whose second factor was renewed.
    """
    since = LogRow.objects.filter(at__gt=timezone.now() - APART, target=str(user.pk))
    if renewing == PASSWORD:
        both = since.filter(act=Act.DELETE, kind=SECOND_FACTOR).exists() or _has_only_a_password(user)
    else:
        both = since.filter(act=Act.CREATE, kind=PASSWORD, why=BY_ADMINISTRATOR).exists()
    if both:
        raise CannotError(
            "Een beheerder vernieuwde van deze persoon de afgelopen 30 dagen al het wachtwoord of de tweede stap. Wie "
            "beide doet, kan zelf onder deze naam naar binnen. Laat een facilitator die de persoon kent een nieuwe "
            "uitnodiging sturen, op een ander e-mailadres.",
            "An administrator renewed this person's password or second step in the last 30 days already. Whoever does "
            "both can come in under this name. Let a facilitator who knows the person send a new invitation, to "
            "another e-mail address.",
        )


def _has_only_a_password(user: User) -> bool:
    sees_something = memberships_of(user).exists() or family_access_of(user).exists()
    return sees_something and not TOTPDevice.objects.filter(user=user, confirmed=True).exists()
