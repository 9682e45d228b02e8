# SPDX-License-Identifier: EUPL-1.2
"""How one case stands, as the lists and its own first page show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thuislijn.store.cases import Case
from thuislijn.store.choices import CaseStatus
from thuislijn.store.consent_rules import ConsentState, Soon
from thuislijn.web.cases.counts import Reading


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence and the name of the address where it is done, with what it asks of that screen.

    `urgent`: nothing else can go on before it.
    """

    text: str
    to: str
    urgent: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One case as a list shows it. `questions` is None where its content is closed, or nobody counted.

    `meeting` is the day of its next meeting, or of the last one that was; `first` what is to be done before all else,
    as far as the list knows.
    """

    case: Case
    consent: ConsentState
    whose: tuple[str, ...]
    soon: tuple[Soon, ...]
    reading: Reading
    worked: dt.datetime
    worked_by: str
    questions: int | None = None
    meeting: dt.date | None = None
    first: NextStep | None = None

    @property
    def is_open(self) -> bool:
        """Whether content may be opened as far as consent goes."""
        return self.consent in (ConsentState.COMPLETE, ConsentState.ANONYMOUS)

    @property
    def status(self) -> CaseStatus:
        return CaseStatus(self.case.status)
