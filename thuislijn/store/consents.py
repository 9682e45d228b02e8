# SPDX-License-Identifier: EUPL-1.2
"""Consent: by whom, for whom, for what, until when, and when it was withdrawn (Jeugdwet 7.3; S0 3.2, S1 2.2)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, CustodyKind, Purpose, Without, choices


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
    without = models.CharField(max_length=14, blank=True, choices=choices(Without))
    withdrawn = models.DateTimeField(null=True)
    recorded = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=120)


class Custody(models.Model):
    """Who decides for a child: `holder` over `child`, both keys of persons. Where there is a guardian, the guardian
    decides and not the parents. A day that is None: no bound on that side."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="custody")
    child = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=choices(CustodyKind), default=CustodyKind.PARENT.value)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "child", "holder", "kind"], name="one_custody_per_holder"),
        ]


class Informed(models.Model):
    """A child under 12 was told what happens, in words that fit (handbook section 3): it decides nothing, it is due."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="informed")
    about = models.CharField(max_length=64)
    day = models.DateField()
    recorded = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=120)


class OnlyMentioned(models.Model):
    """A child that stands on the timeline while the file is not about it, such as a foster brother: asks no consent."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="only_mentioned")
    about = models.CharField(max_length=64)
    why = models.CharField(max_length=300)
    recorded = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "about"], name="one_mention_per_person"),
        ]
