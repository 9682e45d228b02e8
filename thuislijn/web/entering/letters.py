# SPDX-License-Identifier: EUPL-1.2
"""The few letters that the application sends, in plain text and in both languages. No name of a case is in them.

Where no mail server is set, nothing is sent, and the screen shows the link to whoever made it.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse

from thuislijn.actions.reminding import Kind
from thuislijn.store.users import User

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in both languages; Dutch comes first."""

    subject: str
    nl: str
    en: str


def sends_mail() -> bool:
    """Whether a mail server is set."""
    return bool(settings.SENDS_MAIL)


def send_password_link(request: HttpRequest, user: User, secret: str) -> bool:
    """Sends somebody the link with which they choose a new password; False where no mail server is set."""
    link = request.build_absolute_uri(reverse("password_link", args=[secret]))
    return _send(
        user.email,
        Letter(
            "Een nieuw wachtwoord voor Thuislijn / A new password for Thuislijn",
            f"Beste {user.name},\n\nMet deze link kiest u een nieuw wachtwoord. Hij werkt één keer, een uur lang:\n"
            f"{link}\n\nVroeg u hier niet om? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het was.",
            f"Dear {user.name},\n\nWith this link you choose a new password. It works once, for an hour:\n"
            f"{link}\n\nYou did not ask for this? Then there is nothing to do: your password stays as it was.",
        ),
    )


def tell_of_change(user: User, nl: str, en: str) -> bool:
    """Tells somebody that the way in to their account was changed."""
    return _send(
        user.email,
        Letter(
            "Uw account bij Thuislijn / Your account at Thuislijn",
            f"Beste {user.name},\n\n{nl}\n\nDeed u dit niet zelf en weet u er niet van? Bel dan uw facilitator of de "
            "beheerder.",
            f"Dear {user.name},\n\n{en}\n\nDid you not do this, and do you not know of it? Call your facilitator or "
            "the administrator.",
        ),
    )


_WAITING: dict[Kind, tuple[tuple[str, str], tuple[str, str]]] = {
    Kind.ACTION: (("afspraak uit een plan", "afspraken uit een plan"), ("action of a plan", "actions of a plan")),
    Kind.LOOK_BACK: (
        ("keer terugkijken op een plan", "keer terugkijken op een plan"),
        ("look back at a plan", "looks back at a plan"),
    ),
    Kind.PLACEMENT: (
        ("keer terugkijken op een plaatsing", "keer terugkijken op een plaatsing"),
        ("look back at a placement", "looks back at a placement"),
    ),
    Kind.QUESTION: (
        ("vraag die u zou uitzoeken", "vragen die u zou uitzoeken"),
        ("question that you would find out", "questions that you would find out"),
    ),
    Kind.MEETING: (
        ("bijeenkomst om voor te bereiden", "bijeenkomsten om voor te bereiden"),
        ("meeting to prepare", "meetings to prepare"),
    ),
    Kind.CONSENT: (
        ("toestemming om opnieuw te vragen", "toestemmingen om opnieuw te vragen"),
        ("consent to ask anew", "consents to ask anew"),
    ),
}


def send_reminder(user: User, waiting: Counter[Kind]) -> None:
    """Tells somebody in their own language how much of what waits for them: no name, no case, no content. It waits for
    the mail server, and raises OSError where that does not take the letter."""
    dutch = user.language != "en"
    lines = [
        f"- {waiting[kind]} {(nl if dutch else en)[waiting[kind] != 1]}"
        for kind, (nl, en) in _WAITING.items()
        if waiting[kind]
    ]
    listed, address = "\n".join(lines), f"{own_address()}/"
    subject = "Er wacht iets op u in Thuislijn" if dutch else "Something waits for you in Thuislijn"
    body = (
        f"Hallo,\n\nIn Thuislijn wacht op u:\n\n{listed}\n\nMeld u aan om te zien wat het is:\n{address}\n\n"
        "Liever geen brieven? Zet ze uit bij 'Mijn gegevens'.\n"
        if dutch
        else f"Hello,\n\nIn Thuislijn there waits for you:\n\n{listed}\n\nSign in to see what it is:\n{address}\n\n"
        "Rather no letters? Switch them off under 'My account'.\n"
    )
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email]).send()


def own_address() -> str:
    """Where people reach this installation, for letters and links that no request asked for; without a slash."""
    return f"{'http' if settings.DEMO else 'https'}://{settings.ALLOWED_HOSTS[0]}"


def _send(to: str, letter: Letter) -> bool:
    if not sends_mail():
        return False
    body = f"{letter.nl}\n\n--\nEnglish below\n--\n\n{letter.en}\n"
    message = EmailMessage(letter.subject, body, settings.DEFAULT_FROM_EMAIL, [to])
    # Beside the request: whoever asks for a link cannot tell by the time it takes whether an address is known.
    threading.Thread(target=_deliver, args=[message]).start()
    return True


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as error:  # smtplib's errors are OSErrors too
        logger.error("A letter was not taken by the mail server: %s", type(error).__name__)
