# SPDX-License-Identifier: EUPL-1.2
"""Consent: by whom, for whom, for what, until when, and when it was withdrawn (Jeugdwet 7.3; S0 3.2, S1 2.2)."""

from __future__ import annotations

import uuid

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, Purpose, choices


class Consent(models.Model):
    """One consent or refusal of one person. `about` and `by` are keys of persons in the case's timeline.

    `refused`: the person was asked and said no. `without`: why the young person's own consent does without the
    parents' or the other way round (handbook section 3), empty where that does not apply.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consents")
    about = models.CharField(max_length=64)
    by = models.CharField(max_length=64)
    purpose = models.CharField(max_length=12, choices=choices(Purpose))
    organisations = models.TextField(blank=True)
    form = models.CharField(max_length=10, choices=choices(ConsentForm))
    given = models.DateField()
    until = models.DateField(null=True, blank=True)
    refused = models.BooleanField(default=False)
    without = models.CharField(max_length=200, blank=True)
    withdrawn = models.DateTimeField(null=True)
    recorded = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=120)
