# SPDX-License-Identifier: EUPL-1.2
"""What a password must be: long, not among the many that everybody tries, and not one's own name.

The rules are Django's; the sentences are ours, because Django's are not all there in Dutch.
"""

from __future__ import annotations

from django.contrib.auth import password_validation as django_rules

from thuislijn.web.page.language import say


class LongEnough(django_rules.MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        return say(
            "Dit wachtwoord is te kort: gebruik minstens {n} tekens.",
            "This password is too short: use at least {n} characters.",
            n=self.min_length,
        )


class NotCommon(django_rules.CommonPasswordValidator):
    """Not among the twenty thousand that are tried first."""

    def get_error_message(self) -> str:
        return say(
            "Dit wachtwoord staat op de lijst die iedereen als eerste probeert. Kies een ander.",
            "This password is on the list that everybody tries first. Choose another.",
        )


class NotTheirName(django_rules.UserAttributeSimilarityValidator):
    """Not much like the name or e-mail address of its owner."""

    def get_error_message(self) -> str:
        return say(
            "Dit wachtwoord lijkt te veel op uw naam of e-mailadres.",
            "This password is too similar to your name or e-mail address.",
        )
