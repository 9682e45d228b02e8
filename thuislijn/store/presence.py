# SPDX-License-Identifier: EUPL-1.2
"""Who has the timeline of a case open at this moment. It says nothing once they have left; the log says who looked."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.users import User

GONE_AFTER = dt.timedelta(seconds=25)
"""A page tells every few seconds that it is open; who was not heard of for so long has left."""


class Presence(models.Model):
    """Somebody with the timeline open; `item` is the key of what they have open beside it, or empty."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    seen = models.DateTimeField()
    item = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "user"], name="one_presence_per_person"),
        ]


def present_in(case: Case) -> list[Presence]:
    """Those who have the timeline open now, by name."""
    since = timezone.now() - GONE_AFTER
    return list(Presence.objects.filter(case=case, seen__gte=since).select_related("user").order_by("user__name"))
