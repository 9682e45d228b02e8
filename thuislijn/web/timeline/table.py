# SPDX-License-Identifier: EUPL-1.2
"""The timeline as a table: everything that the drawing shows, to be read, sorted, filtered and changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from thuislijn.actions.logging import look
from thuislijn.store.access import Right, content_for
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Day, Ending, Period
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline, order
from thuislijn.timeline.vocabulary import Standing
from thuislijn.timeline.words import period_text
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import spoken
from thuislijn.web.timeline.item_words import KINDS, kind_words

_PER_PAGE = 50
SORTS = ("wanneer", "soort", "wat", "wie")


@dataclass(frozen=True, slots=True)
class Row:
    """One item as the table shows it."""

    item: Item
    when: str
    kind: str
    persons: str
    organisations: str
    said_by: str
    also_said_by: str
    sources: str

    @property
    def disputed(self) -> bool:
        return _is_disputed(self.item)

    @property
    def has_meaning(self) -> bool:
        return bool(self.item.meaning or self.item.response or self.item.no_response)


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="table", case=case)
    timeline = timeline_of(case)
    chosen = _chosen(request.GET, timeline)
    rows = _sorted([row_of(item, timeline) for item in chosen], request.GET.get("op", ""))
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("blad"))
    kept = request.GET.copy()
    kept.pop("blad", None)
    context = {
        "case": case,
        "tab": "table",
        "page": page,
        "total": len(timeline.items),
        "any_meaning": any(row.has_meaning for row in page),
        "timeline": timeline,
        "years": _years(timeline),
        "kinds": [(kind, kind_words(kind)) for kind in KINDS],
        "asked": request.GET,
        "kept": kept.urlencode(),
        "sort": request.GET.get("op") if request.GET.get("op") in SORTS else "wanneer",
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return render(request, "timeline/table.html", context)


def row_of(item: Item, timeline: Timeline) -> Row:
    """The words for one item in the reader's language."""
    who = (timeline.person(id) for id in item.persons)
    bodies = (timeline.organisation(id) for id in item.organisations)
    sources = (timeline.source(passage.source) for passage in item.evidence)
    also = dict.fromkeys(_teller(one.account, timeline) for one in item.statements if one.account != item.account)
    return Row(
        item=item,
        when=period_text(item.when, spoken()) if item.when.is_dated else "",
        kind=kind_words(item.kind),
        persons=", ".join(person.name for person in who if person),
        organisations=", ".join(body.name for body in bodies if body),
        said_by=_teller(item.account, timeline),
        also_said_by=", ".join(also),
        sources="; ".join(dict.fromkeys(source.title for source in sources if source)),
    )


def _teller(account: Account, timeline: Timeline) -> str:
    """'ouder: moeder', or the point of view alone where nobody is named."""
    known = timeline.person(account.who) or timeline.organisation(account.who)
    name = known.name if known else account.who
    said_by = account.perspective.label(spoken())
    return f"{said_by}: {name}" if name else said_by


def _is_disputed(item: Item) -> bool:
    """Whether it is marked so, or somebody says that it was otherwise."""
    said = item.statements
    return item.standing is Standing.DISPUTED or any(one.standing is Standing.DISPUTED for one in said)


def _chosen(asked: QueryDict, timeline: Timeline) -> list[Item]:
    """The items that fit the filter of the address: kind, person, year, words, not reviewed, disputed."""
    kind, person, year = (asked.get(name, "") for name in ("soort", "wie", "jaar"))
    words = asked.get("zoek", "").lower().split()
    items = [item for item in timeline.in_order if (not kind or item.kind == kind)]
    if person:
        items = [item for item in items if person in item.persons]
    if year:
        day = timeline.reference_day
        items = [item for item in items if year in map(str, _years_of(item.when, day))]
    if asked.get("alleen") == "open":
        items = [item for item in items if not item.reviewed]
    if asked.get("alleen") == "betwist":
        items = [item for item in items if _is_disputed(item)]
    if words:
        items = [item for item in items if all(word in f"{item.title} {item.note}".lower() for word in words)]
    return items


def _years(timeline: Timeline) -> list[int]:
    """The years in which something on the timeline began, happened or ended."""
    found = (_years_of(item.when, timeline.reference_day) for item in timeline.items)
    return sorted({year for years in found for year in (*years[:1], *years[-1:])})


def _years_of(when: Period, reference_day: Day) -> range:
    """The years in which this may have been so, in order; where it is not known whether it ended, those it began in."""
    known = Period.at(when.start) if when.ending is Ending.UNKNOWN else when
    days = known.possible_days(reference_day)
    return range(dt.date.fromordinal(days[0]).year, dt.date.fromordinal(days[1]).year + 1) if days else range(0)


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    match sort:
        case "soort":
            return sorted(rows, key=lambda row: (row.kind, order(row.item)))
        case "wat":
            return sorted(rows, key=lambda row: row.item.title.lower())
        case "wie":
            return sorted(rows, key=lambda row: (row.persons, order(row.item)))
        case _:
            return rows


urlpatterns = [path("casus/<uuid:case_id>/tabel", show, name="table")]
