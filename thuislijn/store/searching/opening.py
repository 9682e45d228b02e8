# SPDX-License-Identifier: EUPL-1.2
"""Which of many cases are open today: what `consent_rules.check_open` lets pass, without weighing it anew each time.

A verdict is kept under a digest of all that it was drawn from and of the day, so that a consent that is taken back or a
birthday shows at the very next search, in every process.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from threading import Lock
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.consent_records import records_of
from thuislijn.store.consent_rules import ConsentState, state_in
from thuislijn.store.consents import Consent, Custody, OnlyMentioned
from thuislijn.store.entries import Entry, Section

_OPEN = (ConsentState.COMPLETE, ConsentState.ANONYMOUS)
_MOST_KEPT = 5_000

_verdicts: OrderedDict[bytes, bool] = OrderedDict()
_lock = Lock()


def open_cases(cases: Iterable[Case]) -> list[Case]:
    """Those of the cases whose content is open today, in their order."""
    found = list(cases)
    today = timezone.localdate()
    digests = _digests(found)
    known = {case.pk: _verdicts.get(digests[case.pk]) for case in found}
    fresh = [case for case in found if known[case.pk] is None]
    if fresh:
        known |= {pk: state_in(records, today)[0] in _OPEN for pk, records in records_of(fresh).items()}
        # What was written between the two looks must not be kept under the digest of what stood there before.
        _keep({digest: bool(known[pk]) for pk, digest in _digests(fresh).items() if digest == digests[pk]})
    return [case for case in found if known[case.pk]]


def _keep(verdicts: dict[bytes, bool]) -> None:
    with _lock:
        for digest, is_open in verdicts.items():
            _verdicts[digest] = is_open
        while len(_verdicts) > _MOST_KEPT:
            _verdicts.popitem(last=False)


def _digests(cases: list[Case]) -> dict[UUID, bytes]:
    """By case: a digest of the day and of every row that `records_of` draws on and a state depends on."""
    keys = [case.pk for case in cases]
    rows: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    persons = Entry.objects.filter(section=Section.PERSONS).annotate(said=Cast("data", TextField()))
    sources: tuple[QuerySet[Any, tuple[Any, ...]], ...] = (
        persons.values_list("case_id", "pk", "key", "said"),
        Consent.objects.values_list("case_id", *_fields(Consent)),
        Custody.objects.values_list("case_id", *_fields(Custody)),
        OnlyMentioned.objects.values_list("case_id", *_fields(OnlyMentioned)),
    )
    for kind, source in enumerate(sources):
        for case, *row in source.filter(case__in=keys).order_by("pk"):
            rows[case].append((kind, *row))
    today = timezone.localdate()
    told = {case.pk: (today, case.pk, case.anonymous, case.closed, rows[case.pk]) for case in cases}
    return {pk: hashlib.sha256(repr(one).encode()).digest() for pk, one in told.items()}


def _fields(model: type[Consent | Custody | OnlyMentioned]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.attname != "case_id"]
