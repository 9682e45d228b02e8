# SPDX-License-Identifier: EUPL-1.2
"""What each of those involved says of the same events, side by side (handbook rule 4; S0 4.3 to 4.5).

Every account is a column of its own; where somebody was not asked the column is empty, and that is a finding too.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import content_for
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Effect, EventKind, Perspective, Standing
from thuislijn.timeline.words import period_text
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say, spoken

MOST_COLUMNS = 4
_ORDER = [*(p for p in Perspective if p is not Perspective.FILE), Perspective.FILE]


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who tells: a point of view, and who it is where that is known. `code` stands in the address."""

    account: Account
    name: str

    @property
    def code(self) -> str:
        return f"{self.account.perspective}:{self.account.who}"


@dataclass(frozen=True, slots=True)
class Said:
    """What one teller says of an item; `text` empty where they said nothing or were not asked."""

    teller: Teller
    text: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Row:
    """One item with what the chosen tellers say of it, in the order of the columns."""

    item: Item
    when: str
    said: tuple[Said, ...]


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="accounts", case=case)
    timeline = timeline_of(case)
    tellers = tellers_in(timeline)
    wanted = request.GET.getlist("kant")
    chosen = [teller for teller in tellers if teller.code in wanted][:MOST_COLUMNS] or tellers[:2]
    only = request.GET.get("alleen", "")
    rows = [row for item in timeline.in_order if _fits(item, only) if (row := _row(item, chosen, only))]
    context = {
        "case": case,
        "tab": "accounts",
        "tellers": tellers,
        "chosen": chosen,
        "rows": rows,
        "only": only,
        "most": MOST_COLUMNS,
        "disputed": sum(item.standing is Standing.DISPUTED for item in timeline.items),
    }
    return render(request, "timeline/accounts.html", context)


def tellers_in(timeline: Timeline) -> list[Teller]:
    """Everybody who tells something on this timeline, family first and the file last."""
    found: dict[Account, None] = {}
    for item in timeline.in_order:
        found[item.account] = None
        found |= {statement.account: None for statement in item.statements}
    ordered = sorted(found, key=lambda account: (_ORDER.index(account.perspective), account.who))
    return [Teller(account, _name(account, timeline)) for account in ordered]


def _name(account: Account, timeline: Timeline) -> str:
    known = timeline.person(account.who) or timeline.organisation(account.who)
    who = known.name if known else account.who
    point_of_view = account.perspective.label(spoken())
    return f"{who} ({point_of_view})" if who and who.lower() != point_of_view else point_of_view


def _fits(item: Item, only: str) -> bool:
    match only:
        case "betwist":
            return item.standing is Standing.DISPUTED or any(s.standing is Standing.DISPUTED for s in item.statements)
        case "goed":
            strength = isinstance(item, Event) and item.event_kind is EventKind.STRENGTH
            return strength or item.effect is Effect.GOOD
        case _:
            return True


def _row(item: Item, chosen: list[Teller], only: str) -> Row | None:
    """The row of an item; None where none of the chosen says anything of it, unless it was asked for."""
    said = tuple(_said(item, teller) for teller in chosen)
    if not any(one.text for one in said) and not only:
        return None
    return Row(item, period_text(item.when, spoken()) if item.when.is_dated else "", said)


def _said(item: Item, teller: Teller) -> Said:
    texts = [statement.text for statement in item.statements if statement.account == teller.account]
    standing = next((s.standing for s in item.statements if s.account == teller.account), Standing.UNKNOWN)
    if item.account == teller.account:
        own = item.title + (f". {item.meaning}" if item.meaning else "")
        texts.insert(0, own)
    if not texts and standing is Standing.UNKNOWN:
        return Said(teller, "", standing)
    return Said(teller, " ".join(texts) or say("(zonder woorden)", "(without words)"), standing)


urlpatterns = [path("casus/<uuid:case_id>/kanten", show, name="accounts")]
