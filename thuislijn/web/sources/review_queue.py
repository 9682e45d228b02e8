# SPDX-License-Identifier: EUPL-1.2
"""In which order cards are reviewed: source by source in order of their dates, and down each text."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState
from thuislijn.store.interviews import check_source, closed_in
from thuislijn.store.sources import CaseSource, ProposalCard
from thuislijn.web.sources.rows import date_of


def card_of(case: Case, card_id: UUID) -> ProposalCard:
    """The card of this case. Raises NotVisibleError, SourceClosedError."""
    found = ProposalCard.objects.filter(pk=card_id, source__case=case).select_related("source").first()
    if found is None:
        raise NotVisibleError("card", str(card_id))
    found.source.case = case
    check_source(found.source, case, timezone.localdate())
    return found


def first_open(case: Case, source: str = "") -> ProposalCard | None:
    """The first card that waits, of the source with that id where one is given and has any."""
    waiting = _waiting(case)
    if source:
        try:
            own = waiting.filter(source_id=UUID(source)).order_by("number").first()
        except ValueError:
            own = None
        if own is not None:
            return own
    order = _order(case)
    rank = {source.pk: place for place, source in enumerate(order)}
    ids = set(waiting.values_list("source_id", flat=True).distinct())
    for pk in sorted(ids, key=lambda pk: rank.get(pk, len(rank))):
        return waiting.filter(source_id=pk).order_by("number").first()
    return None


def next_open(case: Case, card: ProposalCard) -> ProposalCard | None:
    """The card that waits after this one: further down its text, in a later source, or one that was passed over."""
    return beside(case, card, onward=True)


def beside(case: Case, card: ProposalCard, *, onward: bool) -> ProposalCard | None:
    """The card that waits beside this one, going round at the end; itself where it is the only one."""
    waiting = _waiting(case)
    here = waiting.filter(source_id=card.source_id)
    near = here.filter(number__gt=card.number) if onward else here.filter(number__lt=card.number)
    found = near.order_by("number" if onward else "-number").first()
    if found is not None:
        return found
    ids = set(waiting.values_list("source_id", flat=True).distinct())
    if not ids:
        return None
    order = [source.pk for source in _order(case)]
    at = order.index(card.source_id) if card.source_id in order else 0
    round_trip = [*order[at + 1 :], *order[: at + 1]] if onward else [*order[:at][::-1], *order[at:][::-1]]
    there = next((pk for pk in round_trip if pk in ids), None)
    return waiting.filter(source_id=there).order_by("number" if onward else "-number").first()


def _waiting(case: Case) -> QuerySet[ProposalCard]:
    """Cards that wait, without those of an interview that is closed."""
    waiting = ProposalCard.objects.filter(source__case=case, state=CardState.OPEN).select_related("source")
    closed = closed_in(case, timezone.localdate())
    return waiting.exclude(source__in=list(closed)) if closed else waiting


def _order(case: Case) -> list[CaseSource]:
    sources = list(case.sources.only("pk", "date", "uploaded", "key").order_by("uploaded", "key"))
    return sorted(sources, key=lambda source: date_of(source).middle or 9_999_999)
