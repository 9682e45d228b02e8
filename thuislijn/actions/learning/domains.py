# SPDX-License-Identifier: EUPL-1.2
"""Recording who carries the life domains of a child, all nine in one go (S1 3.3.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from thuislijn.actions.acting import Actor
from thuislijn.actions.timeline import Edit, new_key, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import encode
from thuislijn.timeline.items import DomainCare
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.sources import Account
from thuislijn.timeline.vocabulary import Carrier, LifeDomain

Pair = tuple[LifeDomain, Carrier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody fills in: as from `since`, these pairs `begin` and those items `end`.

    `until` known: the ones that begin ended then; `ongoing`: they still go on; neither: it is not known how long.
    `end` maps the key of an item to the version that was seen.
    """

    since: Moment
    begin: Collection[Pair] = ()
    end: Mapping[str, int] | None = None
    until: Moment = Moment.UNKNOWN
    ongoing: bool = True
    account: Account = Account()


def carry(*, by: Actor, case: Case, child: str, change: Change) -> int:
    """Writes who carries what from a moment on, as one step; returns how many items that wrote.

    What ends where it began is taken away: it was a mistake. Raises ConflictError where an item changed since it was
    seen; then nothing is written.
    """
    edits = [*_begun(child, change), *_ended(case, change)]
    if edits:
        write(by=by, case=case, edits=edits)
    return len(edits)


def _begun(child: str, change: Change) -> list[Edit]:
    when = Period(change.since)
    if change.until.is_known:
        when = Period.during(change.since, change.until)
    elif change.ongoing:
        when = Period.since(change.since)
    found = []
    for domain, carrier in sorted(set(change.begin)):
        key = new_key(Section.ITEMS)
        item = DomainCare(
            id=key,
            title=f"{domain.nl}: {carrier.nl}",
            when=when,
            persons=(child,),
            domain=domain,
            carrier=carrier,
            account=change.account,
        )
        found.append(Edit(Section.ITEMS, key, encode(item)))
    return found


def _ended(case: Case, change: Change) -> list[Edit]:
    wanted = dict(change.end or {})
    timeline = timeline_of(case)
    found = []
    for entry in Entry.objects.filter(case=case, section=Section.ITEMS, key__in=wanted):
        item = timeline.item(entry.key)
        seen = wanted[entry.key]
        if not isinstance(item, DomainCare) or item.when.ending is Ending.POINT:
            continue
        same = change.since.earliest is not None and item.when.start.earliest == change.since.earliest
        ended = replace(item, when=Period.during(item.when.start, change.since))
        found.append(Edit(Section.ITEMS, entry.key, None if same else encode(ended), seen))
    return found
