# SPDX-License-Identifier: EUPL-1.2
"""When and by whom a case was last worked on: read from the log, so that no screen has to remember to keep it."""

from __future__ import annotations

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery

from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow

_WORK = (Act.CREATE, Act.CHANGE, Act.DELETE)


def with_last_work(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with `last_at` and `last_by`: the last thing that a person made, changed or took away in them.

    Looking, searching and printing are no work. What the reader did by itself has no actor and does not count.
    """
    rows = LogRow.objects.filter(case=OuterRef("pk"), act__in=_WORK, actor__isnull=False).order_by("-at")
    return cases.annotate(last_at=Subquery(rows.values("at")[:1]), last_by=Subquery(rows.values("actor_name")[:1]))


def last_worked(case: Case) -> dt.datetime:
    """When a case of `with_last_work` was last worked on; when it was opened, where nobody did anything since."""
    at = getattr(case, "last_at", None)
    return max(case.worked_on, at) if isinstance(at, dt.datetime) else case.worked_on
