# SPDX-License-Identifier: EUPL-1.2
"""What anonymising takes from the records of learning: earlier wordings, notes of observers, and who said what."""

from __future__ import annotations

from django.db.models import DateField, F
from django.db.models.functions import TruncMonth

from thuislijn.store.cases import Case
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation, HeldBack, SharedWords
from thuislijn.store.learning.decisions import ExploredPerson, HeardPerson
from thuislijn.store.learning.explanations import ExplanationVersion, FactorView, Voice
from thuislijn.store.learning.meetings import AgendaItem, Attendance, ObserverNote
from thuislijn.store.learning.rethinking import CardPerson
from thuislijn.store.learning.rows import LearningRow, RowChange

_WHOLE = (RowChange, ExplanationVersion, ObserverNote, FamilyAccess, FamilyInvitation, HeldBack, SharedWords)
_WHO = {
    "agreed_with",
    "asked_by",
    "asked_when",
    "behavioural_scientist",
    "contact_person",
    "coordinator",
    "counter_by",
    "decided_by",
    "made_with",
    "mentor",
    "said_by",
    "who",
    "whose",
    "with_whom",
}
"""Columns that say who somebody is, or on which day they were asked. What was said stays: it is the lesson."""
_NAMED = (CardPerson, HeardPerson, ExploredPerson, Voice)
_OWN_WORDS = (HeardPerson, ExploredPerson, FactorView)


def anonymise_learning(case: Case) -> None:
    """Empties who said, did or agreed to something, makes the first of its month of a day, and takes earlier wordings
    and observers' notes away whole."""
    for table in _WHOLE:
        table._default_manager.filter(case=case).delete()
    Attendance.objects.filter(part__case=case).delete()
    AgendaItem.objects.filter(case=case).update(lead="", aim="")
    for kind in LearningRow.__subclasses__():
        emptied: dict[str, object] = {
            field.name: [] if field.get_internal_type() == "JSONField" else ""
            for field in kind._meta.concrete_fields
            if field.name in _WHO
        }
        days = [field.name for field in kind._meta.concrete_fields if type(field) is DateField]
        emptied |= {name: TruncMonth(name) for name in days}
        if kind in _NAMED:
            emptied["label"] = "iemand"
        if kind in _OWN_WORDS:
            emptied["words"] = ""
        if emptied:
            kind._default_manager.filter(case=case).update(version=F("version") + 1, **emptied)
