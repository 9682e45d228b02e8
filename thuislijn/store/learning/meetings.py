# SPDX-License-Identifier: EUPL-1.2
"""Meetings of a team (leerbijeenkomst): who came, which cases, what observers saw (S0 3.2, S1 2.2, S3)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import MeetingRole, MeetingState
from thuislijn.store.learning.rows import LearningRow
from thuislijn.store.programmes import Team
from thuislijn.store.users import User
from thuislijn.timeline.vocabulary import Answer


class Meeting(models.Model):
    """One sitting of a team, at most about three hours (S3). `minutes` is how long it is planned to take.

    `began` and `ended` are when it really did. `version` counts changes of the meeting itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=160, blank=True)
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=180)
    place = models.CharField(max_length=200, blank=True)
    goal = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=choices(MeetingState), default=MeetingState.PLANNED.value)
    began = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title or self.team.name


class AgendaItem(models.Model):
    """A case on the agenda of a meeting. `lead` goes through the file; `family_part`: the family may be there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=90)
    lead = models.CharField(max_length=120, blank=True)
    aim = models.CharField(max_length=300, blank=True)
    family_part = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "case"], name="one_place_on_the_agenda"),
        ]


class Attendance(models.Model):
    """Somebody who is asked to a meeting. Those without a sign-in stand here by name (a guest), or by the `person` of
    the family that they are; then `part` is the part of the agenda they are asked to, and their name is not written.

    `preparation_minutes` is what they say it took them to prepare; None: not told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="attendances")
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=choices(MeetingRole), default=MeetingRole.TEAM_MEMBER.value)
    part = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="guests")
    person = models.CharField(max_length=64, blank=True)
    invited = models.DateTimeField(null=True, blank=True)
    comes = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    present = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    preparation_minutes = models.PositiveSmallIntegerField(null=True, blank=True)


class Preparation(models.Model):
    """Somebody went through a source or a question before a meeting. `what` is 'source' or 'question', `key` its
    key, `said` a digest of what it said then: it counts for later meetings as long as it says the same. Empty where
    that was not kept: then it counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="preparations")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    said = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "case", "user", "what", "key"], name="prepared_once"),
        ]


class ObserverNote(LearningRow):
    """What one observer saw or heard, bound to what was on the screen (S0 3.2).

    Only the observer (`by`) sees it until `opened`: then all observers compare. `about_section` and `about` name the
    entry of the timeline that was in view ('items' or 'turning_points' and its key; both empty: the whole timeline);
    `window` is the stretch of time that was on the screen, as EDTF.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    about_section = models.CharField(max_length=16, blank=True)
    about = models.CharField(max_length=64, blank=True)
    window = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    opened = models.DateTimeField(null=True, blank=True)


class AgreedNote(LearningRow):
    """What the observers agreed on after comparing. `made_of` are the notes it was made from; those stay."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agreed_notes")
    text = models.TextField()
    differs = models.TextField(blank=True)  # what they did not come to agree on, in their own words
    about_section = models.CharField(max_length=16, blank=True)
    about = models.CharField(max_length=64, blank=True)
    made_of = models.ManyToManyField(ObserverNote, related_name="agreed", blank=True)


class OpenQuestion(LearningRow):
    """Something the team wants to know and does not: who finds out, by when, and what the answer was."""

    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    text = models.CharField(max_length=400)
    who = models.CharField(max_length=160, blank=True)
    due = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered = models.DateField(null=True, blank=True)
