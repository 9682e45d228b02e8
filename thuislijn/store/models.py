# SPDX-License-Identifier: EUPL-1.2
"""All tables, gathered where Django looks for them. Each idea has a file of its own."""

from __future__ import annotations

from thuislijn.store.cases import Case
from thuislijn.store.consents import Consent, Custody, Informed, OnlyMentioned
from thuislijn.store.entries import Change, Entry, Step
from thuislijn.store.family_access import FamilyAccess, FamilyInvitation, HeldBack, SharedWords
from thuislijn.store.findings import Acknowledgement, FindingAnswer, ThresholdSetting
from thuislijn.store.identities import Identity
from thuislijn.store.learning.decisions import (
    ConsideredAlternative,
    DecisionEvaluation,
    DecisionRecord,
    ExploredPerson,
    HeardPerson,
)
from thuislijn.store.learning.explanations import (
    ContainerWord,
    ExplanationFactor,
    ExplanationVersion,
    FactorLink,
    FactorView,
    Voice,
)
from thuislijn.store.learning.meetings import (
    AgendaItem,
    AgreedNote,
    Attendance,
    Meeting,
    ObserverNote,
    OpenQuestion,
    Preparation,
)
from thuislijn.store.learning.plans import FamilyPlan, Goal, LookBack, PlanAction
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.store.log import LogRow
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.store.presence import Presence
from thuislijn.store.programmes import Invitation, Membership, Programme, Team
from thuislijn.store.searching.rows import SearchRow
from thuislijn.store.sources import CaseSource, Lesson, ProposalCard
from thuislijn.store.tombstones import Tombstone
from thuislijn.store.users import OneTimeLink, User

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "AgreedNote",
    "Attendance",
    "CardAnswer",
    "CardOption",
    "CardPerson",
    "Case",
    "CaseSource",
    "Change",
    "Consent",
    "ConsideredAlternative",
    "ContainerWord",
    "Custody",
    "DecisionEvaluation",
    "DecisionRecord",
    "Entry",
    "ExplanationFactor",
    "ExplanationVersion",
    "ExploredPerson",
    "FactorLink",
    "FactorView",
    "FamilyAccess",
    "FamilyInvitation",
    "FamilyPlan",
    "FindingAnswer",
    "Goal",
    "HeardPerson",
    "HeldBack",
    "Identity",
    "Informed",
    "Invitation",
    "Lesson",
    "LogRow",
    "LookBack",
    "Meeting",
    "Membership",
    "NetworkAsking",
    "NetworkTie",
    "ObserverNote",
    "OneTimeLink",
    "OnlyMentioned",
    "OpenQuestion",
    "PlanAction",
    "Preparation",
    "Presence",
    "Programme",
    "ProposalCard",
    "RethinkingCard",
    "RowChange",
    "SafetyLine",
    "SearchRow",
    "SharedWords",
    "Step",
    "Team",
    "ThresholdSetting",
    "Tombstone",
    "User",
    "Voice",
    "WeighedOption",
]
