# SPDX-License-Identifier: EUPL-1.2
"""Why an interview or a recording is closed, and what has to be done about it, in plain words."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.choices import Purpose
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.interviews import Lacking, closed_in
from thuislijn.web.page.language import say
from thuislijn.web.page.needs import need_words


def lacking_words(records: Records, lacking: Lacking) -> str:
    """What has to be done before an interview or a recording may be opened."""
    if lacking.whom:
        return say("Leg eerst vast met wie het gesprek was.", "First record with whom the interview was.")
    purposes = {purpose for purpose, _ in lacking.needs}
    if len(purposes) > 1:
        missing = say(
            "Toestemming voor het gesprek en de opname ontbreekt.",
            "Consent for the interview and the recording is missing.",
        )
    elif Purpose.RECORDING in purposes:
        missing = say("Toestemming voor de opname ontbreekt.", "Consent for the recording is missing.")
    else:
        missing = say("Toestemming voor het gesprek ontbreekt.", "Consent for the interview is missing.")
    asked = dict.fromkeys(need_words(records, need) for _, need in lacking.needs)
    return " ".join((missing, *asked))


def closed_words(case: Case) -> dict[UUID, str]:
    """The sources of a case that are closed, by their id, with what has to be done about it."""
    closed = closed_in(case, timezone.localdate())
    if not closed:
        return {}
    records = records_of([case])[case.pk]
    return {key: lacking_words(records, lacking) for key, lacking in closed.items()}
