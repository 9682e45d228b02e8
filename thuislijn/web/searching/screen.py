# SPDX-License-Identifier: EUPL-1.2
"""Searching over all sources and items that somebody may see: some of each case, or all of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from thuislijn.actions.searching import searched
from thuislijn.store.access import NotVisibleError, cases_for, content_for, is_only_family
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.searching.asking import Asked, understood
from thuislijn.store.searching.finding import Hits, Within, first_rows, hits_of, rows_in, visible_open
from thuislijn.store.searching.guessing import guess
from thuislijn.store.searching.marking import Bit, snippet
from thuislijn.store.searching.rows import SearchRow, Where
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import as_source, value_of
from thuislijn.timeline.words import moment_text, period_text
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say, spoken
from thuislijn.web.questions.danger import unread
from thuislijn.web.searching.form import SearchForm
from thuislijn.web.timeline.item_words import kind_words

_OF_A_CASE = 5  # hits that are shown of each case, where several are searched
_CASES, _HITS = 8, 20  # on a page


@dataclass(frozen=True, slots=True)
class Found:
    """One hit as it is shown."""

    kind: str
    title: tuple[Bit, ...]
    when: str
    bits: tuple[Bit, ...]
    address: str


def show(request: SignedIn) -> HttpResponse:
    user = request.user
    if is_only_family(user):
        raise NotVisibleError("search", "")
    visible = cases_for(user).order_by("pseudonym", "pk")
    form = SearchForm(request.GET, cases=visible)
    asked = understood(request.GET.get("q", ""))
    context: dict[str, object] = {"form": form, "asked": asked, "typed": request.GET.get("q", "").replace("\0", "")}
    if not form.is_valid():
        return render(request, "searching/show.html", context)
    within = form.within()
    one = content_for(user, within.case) if within.case is not None else None
    if not asked.wanted:
        return render(request, "searching/show.html", {**context, "one": one})
    hits = hits_of(user, asked, within)
    form.add_formats(_formats(hits))
    kept = request.GET.copy()
    kept.pop("blad", None)
    page, shown, results = _all_of(one, hits, request, asked, within) if one else _some(hits, request, asked, within)
    searched(by=actor_of(request, one), shown=shown, within=one)
    context |= {
        "one": one,
        "page": page,
        "results": results,
        "number": sum(hit.number for hit in hits),
        "of_cases": len(hits),
        "kept": kept.urlencode(),
        "guess": guess(visible_open(user, within), asked) if not hits else "",
    }
    return render(request, "searching/show.html", context)


_Results = tuple[Page[Any], list[Hits], list[tuple[Hits, list[Found]]]]
"""A page, the cases on it, and for each what is found; nothing of a case whose notice of danger is unread."""


def _all_of(case: Case, hits: list[Hits], request: SignedIn, asked: Asked, within: Within) -> _Results:
    """One case: everything that is found in it, in pages."""
    rows = rows_in(case, asked, within) if hits else SearchRow.objects.none()
    page = Paginator(rows, _HITS).get_page(request.GET.get("blad"))
    found = found_in({} if unread(request.user, case) else {case.pk: list(page)}, asked)
    return page, hits, [(hit, found.get(case.pk, [])) for hit in hits]


def _some(hits: list[Hits], request: SignedIn, asked: Asked, within: Within) -> _Results:
    """All cases, in pages: the first of what is found in each."""
    page = Paginator(hits, _CASES).get_page(request.GET.get("blad"))
    shown = list(page)
    open_to_me = [hit.case.pk for hit in shown if not unread(request.user, hit.case)]
    found = found_in(first_rows(open_to_me, asked, within, _OF_A_CASE), asked)
    return page, shown, [(hit, found.get(hit.case.pk, [])) for hit in shown]


def _formats(hits: Iterable[Hits]) -> list[str]:
    sources = CaseSource.objects.filter(case__in=[hit.case.pk for hit in hits])
    return list(sources.order_by("kind").values_list("kind", flat=True).distinct())


def found_in(rows: Mapping[UUID, Sequence[SearchRow]], asked: Asked) -> dict[UUID, list[Found]]:
    """The rows of each case as they are shown: one look in the sources and one in the items for all cases."""
    keys = {row.key for some in rows.values() for row in some}
    sources = CaseSource.objects.filter(case__in=rows, key__in=keys).defer("text")
    items = Entry.objects.filter(case__in=rows, section=Section.ITEMS, key__in=keys)
    source_of = {(one.case_id, one.key): one for one in sources}
    item_of = {(one.case_id, one.key): one for one in items}
    found: dict[UUID, list[Found]] = {case: [] for case in rows}
    for case, some in rows.items():
        for row in some:
            place = (case, row.key)
            if row.where == Where.SOURCE and place in source_of:
                found[case].append(_page(row, source_of[place], asked))
            elif row.where == Where.ITEM and place in item_of:
                found[case].append(_item(row, item_of[place], asked))
    return found


def _page(row: SearchRow, source: CaseSource, asked: Asked) -> Found:
    piece = snippet(row.text, asked.wanted)
    moment = as_source(source).date
    where = f"?van={row.start + piece.start}&tot={row.start + piece.end}" if piece.end else f"?plaats={row.start}"
    kind = say("Bron", "Source")
    return Found(
        kind=say("{kind}, bladzijde {n}", "{kind}, page {n}", kind=kind, n=row.page) if source.pages > 1 else kind,
        title=snippet(source.title or source.key, asked.wanted).bits,
        when=moment_text(moment, spoken()) if moment.is_known else "",
        bits=piece.bits,
        address=reverse("source", args=[row.case_id, source.pk]) + where,
    )


def _item(row: SearchRow, entry: Entry, asked: Asked) -> Found:
    title, _, rest = row.text.partition("\n")
    when = value_of(Section.ITEMS, entry.data).when
    return Found(
        kind=kind_words(row.kind),
        title=snippet(title, asked.wanted).bits,
        when=period_text(when, spoken()) if when.is_dated else "",
        bits=snippet(rest, asked.wanted).bits,
        address=reverse("item", args=[row.case_id, entry.key]),
    )


urlpatterns = [path("zoeken", show, name="search")]
