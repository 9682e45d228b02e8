# SPDX-License-Identifier: EUPL-1.2
"""All tables, gathered where Django looks for them. Each idea has a file of its own."""

from __future__ import annotations

from thuislijn.store.cases import Case
from thuislijn.store.consents import Consent, Custody, Informed, OnlyMentioned
from thuislijn.store.entries import Change, Entry, Step
from thuislijn.store.findings import Acknowledgement, FindingAnswer, ThresholdSetting
from thuislijn.store.identities import Identity
from thuislijn.store.log import LogRow
from thuislijn.store.network import NetworkTie
from thuislijn.store.presence import Presence
from thuislijn.store.programmes import Invitation, Membership, Programme, Team
from thuislijn.store.searching.rows import SearchRow
from thuislijn.store.sources import CaseSource, Lesson, ProposalCard
from thuislijn.store.tombstones import Tombstone
from thuislijn.store.users import OneTimeLink, User

__all__ = [
    "Acknowledgement",
    "Case",
    "CaseSource",
    "Change",
    "Consent",
    "Custody",
    "Entry",
    "FindingAnswer",
    "Identity",
    "Informed",
    "Invitation",
    "Lesson",
    "LogRow",
    "Membership",
    "NetworkTie",
    "OnlyMentioned",
    "OneTimeLink",
    "Presence",
    "Programme",
    "ProposalCard",
    "SearchRow",
    "Step",
    "Team",
    "ThresholdSetting",
    "Tombstone",
    "User",
]
