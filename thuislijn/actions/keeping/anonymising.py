# SPDX-License-Identifier: EUPL-1.2
"""Making a case anonymous for good, as far as a machine can: names, files, texts and exact days go, lessons stay.

Names that are kept of the case, or that the reader of names sees, go from all that people typed. A machine does not see
who can be recognised by what a title tells; the screen says that a person has to read it over.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.family_access import forget_accounts
from thuislijn.actions.keeping.anonymising_learning import anonymise_learning
from thuislijn.actions.keeping.hiding_names import Hiding, hiding_of
from thuislijn.actions.logging import record
from thuislijn.actions.searching import index_case
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.files import forget_case
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.store.sources import ProposalCard
from thuislijn.store.timelines import value_of

_DAY = re.compile(r"(\d{4}-\d{2})-\d{2}")
_MONTH_OR_DAY = re.compile(r"(\d{4})-\d{2}(?:-\d{2})?")
_MOMENT = re.compile(r"[\[{]?[\d.,\-~?%X ]*\d{4}-\d{2}[\d.,\-~?%X ]*[\]}]?")
_TOLD_TOO_MUCH = {"words", "quote", "note", "municipality", "place_name"}
_OF_A_LIFE = {"birth", "death"}
"""Days of birth and death become a year, all other days a month."""


def anonymise_case(*, by: Actor, case: Case, pseudonym: str, why: str) -> int:
    """Takes away what leads to the family, and lets the case go on as an anonymous one under a new pseudonym.

    Names, files, texts of sources, proposals, earlier versions and consents go; items stay, with months for days and
    without names. Returns in how many texts a name was found.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        hiding = hiding_of(locked)
        locked.revision += 1
        locked.pseudonym, locked.municipality = pseudonym, ""
        locked.known_since = rough(locked.known_since, "birth")
        locked.anonymous, locked.anonymous_why, locked.closed = True, why[:300], None
        locked.worked_on = timezone.now()
        locked.save()
        ProposalCard.objects.filter(source__case=locked).delete()
        for gone in (
            locked.identities,
            locked.steps,
            locked.consents,
            locked.custody,
            locked.informed,
            locked.only_mentioned,
        ):
            gone.all().delete()
        _empty_sources(locked)
        _roughen(locked, hiding)
        _empty_network(locked)
        forget_accounts(by=by, case=locked)
        anonymise_learning(locked)
        hiding.rows(locked)
        locked.answers.update(said_by="")
        index_case(locked)
        record(by=by, act=Act.CHANGE, kind="anonymised", target=locked.pk, case=locked, why=why)
        transaction.on_commit(partial(forget_case, locked.pk))
    case.refresh_from_db()
    return hiding.changed


def _empty_network(case: Case) -> None:
    for number, tie in enumerate(case.network.order_by("pk"), 1):
        tie.label, tie.asked_by, tie.asked_when = f"iemand uit het netwerk ({number})", "", ""
        tie.version += 1
        tie.save(update_fields=["label", "asked_by", "asked_when", "version"])


def _empty_sources(case: Case) -> None:
    # What was not read yet has nothing to keep, and no file any more to read.
    case.sources.exclude(state__in=(SourceState.READ, SourceState.COPY)).delete()
    for number, source in enumerate(case.sources.order_by("uploaded", "key"), 1):
        source.title, source.text, source.sha256, source.words = f"bron {number}", "", "", ""
        source.problem_nl = source.problem_en = ""
        source.date = _DAY.sub(r"\1", source.date)
        source.save(update_fields=["title", "text", "sha256", "words", "problem_nl", "problem_en", "date"])


def _roughen(case: Case, hiding: Hiding) -> None:
    for entry in Entry.objects.filter(case=case):
        entry.data = hiding.entry(rough(entry.data))
        value_of(Section(entry.section), entry.data)
        entry.version = case.revision
        entry.save(update_fields=["data", "version"])
    for card in RethinkingCard.objects.filter(case=case).exclude(when=""):  # as it stood on the timeline then
        RethinkingCard.objects.filter(pk=card.pk).update(when=_DAY.sub(r"\1", card.when))


def rough(data: Any, field: str = "") -> Any:
    """An entry in the exchange form with months for days, years for births, and without words of the sources."""
    if isinstance(data, dict):
        if "source" in data and "edtf" not in data:
            data = {name: value for name, value in data.items() if name in ("source", "page")}
        return {name: rough(value, _life(field, name)) for name, value in data.items() if name not in _TOLD_TOO_MUCH}
    if isinstance(data, list):
        return [rough(value, field) for value in data]
    if isinstance(data, str) and _MOMENT.fullmatch(data):
        return _MONTH_OR_DAY.sub(r"\1", data) if field in _OF_A_LIFE else _DAY.sub(r"\1", data)
    return data


def _life(field: str, name: str) -> str:
    """A moment with words is one level deeper: what it is part of decides."""
    return field if field in _OF_A_LIFE else name
