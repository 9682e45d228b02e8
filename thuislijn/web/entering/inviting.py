# SPDX-License-Identifier: EUPL-1.2
"""Sending an invitation: by e-mail where the installation has a mail server, else as a link that is shown once."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.urls import reverse

from thuislijn.store.family_access import FamilyInvitation
from thuislijn.store.programmes import Invitation

_log = logging.getLogger(__name__)


def send(request: HttpRequest, invitation: Invitation, secret: str) -> dict[str, object]:
    """Sends the link, and returns what the page says: `sent`, and the `link` itself where it could not be sent."""
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    sent = settings.SENDS_MAIL and _sent(invitation, link)
    return {"invitation": invitation, "sent": sent, "link": "" if sent else link, "programme": invitation.programme}


def _sent(invitation: Invitation, link: str) -> bool:
    subject = "Uitnodiging voor een leertraject in Thuislijn / Invitation to a programme in Thuislijn"
    text = (
        f"Beste {invitation.name},\n\n"
        f"U bent uitgenodigd om mee te doen in een leertraject. Open deze link om uw aanmelding te maken:\n\n{link}\n\n"
        f"De link werkt één keer, tot {invitation.expires:%d-%m-%Y}. Kent u de afzender niet? Doe dan niets.\n\n"
        f"--\n\nYou are invited to take part in a learning programme. Open the link above to sign up.\n"
        f"It works once, until {invitation.expires:%d-%m-%Y}. If you do not know the sender, do nothing.\n"
    )
    return _mailed(subject, text, invitation.email)


def send_to_family(request: HttpRequest, invitation: FamilyInvitation, secret: str) -> dict[str, object]:
    """As `send`, to somebody of a family: the letter names no family, no team and nothing of the case."""
    link = request.build_absolute_uri(reverse("family_invitation", args=[secret]))
    subject = "Uw verhaal lezen in Thuislijn / Reading your story in Thuislijn"
    text = (
        f"Hallo,\n\nU bent uitgenodigd om uw eigen verhaal te lezen en aan te vullen. Open deze link:\n\n{link}\n\n"
        f"De link werkt één keer, tot {invitation.expires:%d-%m-%Y}. Verwacht u dit niet? Doe dan niets.\n\n"
        "--\n\nYou are invited to read your own story and to add to it. Open the link above.\n"
        f"It works once, until {invitation.expires:%d-%m-%Y}. If you do not expect this, do nothing.\n"
    )
    sent = settings.SENDS_MAIL and _mailed(subject, text, invitation.email)
    return {"invitation": invitation, "sent": sent, "link": "" if sent else link, "case": invitation.case}


def _mailed(subject: str, text: str, to: str) -> bool:
    try:
        return send_mail(subject, text, None, [to]) == 1
    except (SMTPException, OSError):
        # No address and no link in the log of the server: whoever reads that is not the one invited.
        _log.warning("the mail server did not take an invitation")
        return False
