# SPDX-License-Identifier: EUPL-1.2
"""The decision record before a placement ('nee, tenzij'): facts, judgement and decision apart.

Sources: S0 6.1, S2 3.2.1 and 4.1.
"""

from __future__ import annotations

from django.db import models

from thuislijn.store.choices import choices
from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.rows import LearningRow
from thuislijn.timeline.vocabulary import AlternativeKind, AlternativeStatus, Answer, PlaceType


class DecisionRecord(LearningRow):
    """One page about one intended placement. It asks and never blocks: every field may stay empty.

    `child` is a key of the timeline, `rung` the place type that is thought of. `item` is the stay or decision on the
    timeline that came of it, once there is one.
    """

    child = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=choices(RecordState), default=RecordState.WEIGHING.value)
    day = models.DateField(null=True, blank=True)
    rung = models.CharField(max_length=20, blank=True, choices=choices(PlaceType))
    least_invasive = models.TextField(blank=True)
    facts = models.TextField(blank=True)
    judgement = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    decided_by = models.CharField(max_length=300, blank=True)
    counter_argument = models.TextField(blank=True)
    counter_by = models.CharField(max_length=160, blank=True)
    behavioural_scientist = models.CharField(max_length=160, blank=True)
    scientist_says = models.TextField(blank=True)
    near_home = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    near_home_words = models.CharField(max_length=300, blank=True)
    siblings = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    siblings_words = models.CharField(max_length=300, blank=True)
    own_school = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    own_school_words = models.CharField(max_length=300, blank=True)
    return_plan = models.TextField(blank=True)
    evaluate_on = models.DateField(null=True, blank=True)
    item = models.CharField(max_length=64, blank=True)


class ConsideredAlternative(LearningRow):
    """An option beside the placement, and why (not)."""

    record = models.ForeignKey(DecisionRecord, on_delete=models.CASCADE, related_name="alternatives")
    kind = models.CharField(max_length=20, choices=choices(AlternativeKind), default=AlternativeKind.OTHER.value)
    what = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=choices(AlternativeStatus), default=AlternativeStatus.NAMED.value)
    why = models.TextField(blank=True)


class HeardPerson(LearningRow):
    """Somebody who has to be heard before the decision, in their own words. `person` is a key of the timeline."""

    record = models.ForeignKey(DecisionRecord, on_delete=models.CASCADE, related_name="heard")
    person = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=160)
    heard = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    words = models.TextField(blank=True)


class ExploredPerson(LearningRow):
    """Somebody from the network: asked or not, and what they said. `tie` is the id of their row in the network."""

    record = models.ForeignKey(DecisionRecord, on_delete=models.CASCADE, related_name="explored")
    tie = models.UUIDField(null=True, blank=True)
    label = models.CharField(max_length=160)
    asked = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    words = models.TextField(blank=True)


class DecisionEvaluation(LearningRow):
    """A look back after a placement: shortly after, and then each year."""

    record = models.ForeignKey(DecisionRecord, on_delete=models.CASCADE, related_name="evaluations")
    due = models.DateField()
    done = models.DateField(null=True, blank=True)
    with_whom = models.CharField(max_length=300, blank=True)
    still_needed = models.CharField(max_length=8, choices=choices(Answer), default=Answer.UNKNOWN.value)
    words = models.TextField(blank=True)
    toward_home = models.TextField(blank=True)
