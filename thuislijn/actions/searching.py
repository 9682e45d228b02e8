# SPDX-License-Identifier: EUPL-1.2
"""Keeping the index of the search up to date, in the transaction of the act that changes a text; and the log of it.

Rows follow their case when it is deleted. What a full-text index of SQLite keeps of words that went is taken out with
`purge`: at once after a text was taken away, by the reader when it rests after an item was changed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection, transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.kinds import code_of, term_of
from thuislijn.actions.logging import record
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.searching.finding import Hits
from thuislijn.store.searching.rows import SearchRow, Where, indexed
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import value_of
from thuislijn.timeline.edtf_text import EdtfError, from_edtf
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Ending, Moment

LONGEST_ROW = 8_000
"""Characters of a page that one row holds: a text without pages is cut up, at a white line where there is one."""

_AT_ONCE = 200
# What people said in an item, by the names of the exchange format; ids, codes and quotes of sources are not searched.
_SAID = ("title", "short", "meaning", "response", "no_response", "note", "place_name", "goal", "wanted", "text")
_NO_WORDS = frozenset({"evidence", "account"})


def searched(*, by: Actor, shown: Collection[Hits], within: Case | None) -> None:
    """Records that somebody searched: where, and how much was found; never the words, which may be names.

    Every case of which something was shown gets a row of its own, so that its log can be shown to the family.
    """
    with transaction.atomic():
        if within is None:
            record(by=by, act=Act.SEARCH, kind="search", target=len(shown))
        elif not shown:
            record(by=by, act=Act.SEARCH, kind="search", target=0, case=within)
        for hits in shown:
            record(by=by, act=Act.SEARCH, kind="search", target=hits.number, case=hits.case)


# -- following what changes -------------------------------------------------------------------------------------------


def index_source(source: CaseSource) -> None:
    """Brings the rows of a source up to date with its text, title and date. A copy is found by its original."""
    gone, _ = SearchRow.objects.filter(case=source.case_id, where=Where.SOURCE, key=source.key).delete()
    SearchRow.objects.bulk_create(_rows_of_source(source), batch_size=_AT_ONCE)
    if gone:
        _later_purge()


def forget_source(source: CaseSource) -> None:
    """Takes a source out of the index, before or after it is deleted."""
    SearchRow.objects.filter(case=source.case_id, where=Where.SOURCE, key=source.key).delete()
    _later_purge()


def index_case_items(case: Case, keys: Collection[str]) -> None:
    """Brings the rows of these items up to date, also of those that are gone."""
    if not keys:
        return
    SearchRow.objects.filter(case=case, where=Where.ITEM, key__in=keys).delete()
    entries = Entry.objects.filter(case=case, section=Section.ITEMS, key__in=keys).order_by("pk")
    SearchRow.objects.bulk_create((_row_of_item(entry) for entry in entries), batch_size=_AT_ONCE)


def index_case(case: Case) -> None:
    """Makes the rows of a case anew: all its sources and items."""
    SearchRow.objects.filter(case=case).delete()
    rows = [row for source in case.sources.order_by("uploaded", "key") for row in _rows_of_source(source)]
    rows += [_row_of_item(entry) for entry in Entry.objects.filter(case=case, section=Section.ITEMS).order_by("pk")]
    SearchRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    _later_purge()


def drop_case(case: Case) -> None:
    """Takes a case out of the index, before it is deleted."""
    SearchRow.objects.filter(case=case).delete()
    _later_purge()


def rebuild() -> int:
    """Makes the whole index anew, each case at once, and returns how many rows there are."""
    for case in Case.objects.order_by("created", "pk"):
        with transaction.atomic():
            index_case(Case.objects.select_for_update().get(pk=case.pk))
    purge()
    return SearchRow.objects.count()


def purge() -> None:
    """Takes out of SQLite's index what it still holds of words that went; PostgreSQL does so by itself (autovacuum)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def purge_when_due() -> bool:
    """Does `purge` where something changed since the last time; returns whether it did. Cheap where nothing did."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        # Every act that changes the index adds a segment to it; a purged index is one segment.
        cursor.execute("SELECT (SELECT min(segid) FROM search_words_idx) < (SELECT max(segid) FROM search_words_idx)")
        due = bool(cursor.fetchone()[0])
    if due:
        purge()
    return due


def _later_purge() -> None:
    if connection.vendor == "sqlite":
        transaction.on_commit(purge)


# -- rows -------------------------------------------------------------------------------------------------------------


def _rows_of_source(source: CaseSource) -> Iterator[SearchRow]:
    if source.state != SourceState.READ:
        return
    first, last = _days_of(source)
    start = 0
    for number, page in enumerate(source.text.split("\f"), 1):
        for part, text in enumerate(_stretches(page)):
            title = source.title if number == 1 and part == 0 else ""
            words, stems = indexed((title, text))
            if words:
                yield SearchRow(
                    case_id=source.case_id,
                    where=Where.SOURCE,
                    key=source.key,
                    page=number,
                    part=part,
                    kind=source.kind,
                    first=first,
                    last=last,
                    start=start,
                    text=text,
                    words=words,
                    stems=stems,
                )
            start += len(text)
        start += 1


def _days_of(source: CaseSource) -> tuple[int | None, int | None]:
    try:
        moment = from_edtf(source.date) if source.date else Moment.UNKNOWN
    except EdtfError:
        return None, None
    return moment.earliest, moment.latest


def _stretches(page: str) -> Iterator[str]:
    """The page in pieces that are not too long, cut at a white line, or else at a space."""
    text = page.replace("\0", " ")
    while len(text) > LONGEST_ROW:
        half = LONGEST_ROW // 2
        cut = max(text.rfind("\n\n", half, LONGEST_ROW), 0) or max(text.rfind(" ", half, LONGEST_ROW), 0) or LONGEST_ROW
        yield text[:cut]
        text = text[cut:]
    yield text


def _row_of_item(entry: Entry) -> SearchRow:
    item: Item = value_of(Section.ITEMS, entry.data)
    said = tuple(dict.fromkeys(_said(entry.data)))
    term = term_of(code_of(entry.data))
    what = term.nl if term is not None and not term.endswith("unknown") else ""
    words, stems = indexed((*said, what))
    first, last = _days(item)
    return SearchRow(
        case_id=entry.case_id,
        where=Where.ITEM,
        key=entry.key,
        kind=item.kind,
        first=first,
        last=last,
        text="\n".join(filter(None, (*said, what))),
        words=words,
        stems=stems,
    )


def _said(data: Any, field: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in _NO_WORDS:
                yield from _said(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value, field)
    elif isinstance(data, str) and field in _SAID and data:
        yield re.sub(r"[\0\f]", " ", data)


def _days(item: Item) -> tuple[int | None, int | None]:
    """The first and the last day that an item may be about; None where that is open."""
    when = item.when
    first = when.start.earliest
    if when.ending is Ending.POINT:
        return first, when.start.latest
    if when.ending is Ending.DATED:
        return first, when.end.latest
    return first, dt.date.max.toordinal() if first is not None else None
