# SPDX-License-Identifier: EUPL-1.2
"""Looking in the index: in the cases that somebody may see and whose content is open, and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BooleanField, Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from thuislijn.store.access import cases_for
from thuislijn.store.cases import Case
from thuislijn.store.interviews import closed_keys
from thuislijn.store.searching.asking import Asked, Term
from thuislijn.store.searching.opening import open_cases
from thuislijn.store.searching.rows import SearchRow, Where
from thuislijn.store.users import User

_ORDER = ("where", F("first").asc(nulls_last=True), "key", "page", "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Where to look: in one case, in sources or items, of one kind, between days (what has no date is then out)."""

    case: UUID | None = None
    where: Where | None = None
    kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """How often something was found in one case."""

    case: Case
    number: int


def hits_of(user: User, asked: Asked, within: Within) -> list[Hits]:
    """The cases in which something is found, with how many rows; the one with most first.

    Only cases that somebody may see and whose content is open today; of the others nothing is told.
    """
    if not asked.wanted:
        return []
    rows = _rows(asked, within, _visible(user, within))
    with by_index():
        found = dict(rows.values_list("case_id").annotate(number=Count("pk")))
    hits = [Hits(case, found[case.pk]) for case in open_cases(Case.objects.filter(pk__in=found))]
    return sorted(hits, key=lambda one: (-one.number, one.case.pseudonym.casefold(), one.case.pk.hex))


def first_rows(cases: Collection[UUID], asked: Asked, within: Within, most: int) -> dict[UUID, list[SearchRow]]:
    """What is found first in each of some cases of `hits_of`, at most so many rows of each: one look for all."""
    place = Window(RowNumber(), partition_by=[F("case")], order_by=_ORDER)
    ranked = _rows(asked, within, cases).annotate(place=place).filter(place__lte=most)
    with by_index():
        keys = list(ranked.values_list("pk", flat=True))
    found: dict[UUID, list[SearchRow]] = {case: [] for case in cases}
    for row in SearchRow.objects.filter(pk__in=keys).order_by(*_ORDER).defer("words", "stems"):
        found[row.case_id].append(row)
    return found


def rows_in(case: Case, asked: Asked, within: Within) -> QuerySet[SearchRow]:
    """What is found in a case of `hits_of`, in order: items first, then pages of sources, both by time."""
    rows = _rows(asked, within, [case.pk])
    return rows.order_by(*_ORDER).defer("words", "stems")


def is_found(cases: Collection[UUID], term: Term) -> bool:
    """Whether anything holds in these cases for one term."""
    return _rows(Asked((term,)), Within(), cases).exists()


def visible_open(user: User, within: Within) -> list[UUID]:
    """The cases in which somebody looks."""
    return [case.pk for case in open_cases(Case.objects.filter(pk__in=_visible(user, within)))]


def _visible(user: User, within: Within) -> list[UUID]:
    cases = cases_for(user)
    if within.case is not None:
        cases = cases.filter(pk=within.case)
    return list(cases.values_list("pk", flat=True))


def _rows(asked: Asked, within: Within, cases: Collection[UUID]) -> QuerySet[SearchRow]:
    found = SearchRow.objects.filter(case__in=cases)
    if within.where is not None:
        found = found.filter(where=within.where)
    if within.kind:
        found = found.filter(kind=within.kind)
    if within.since is not None:
        found = found.filter(Q(last__gte=within.since.toordinal()) | Q(last=None, first__isnull=False))
    if within.until is not None:
        found = found.filter(Q(first__lte=within.until.toordinal()) | Q(first=None, last__isnull=False))
    return in_open_sources(found.filter(matching(asked.terms)), cases)


def in_open_sources(rows: QuerySet[SearchRow], cases: Collection[UUID]) -> QuerySet[SearchRow]:
    """The rows without those of interviews for which consent is missing."""
    closed = closed_keys(cases, timezone.localdate())
    return rows.exclude(where=Where.SOURCE, key__in=closed) if closed else rows


# -- the two databases ------------------------------------------------------------------------------------------------


@contextmanager
def by_index() -> Iterator[None]:
    """Has PostgreSQL look in its index, also for a word of most pages.

    It would read through the whole table then, and weigh in no way that every page has to be unpacked for that: ten
    times as long (measured on 5,000 pages).
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def matching(terms: Iterable[Term], any_of: bool = False) -> RawSQL:
    """That all terms hold in a row (or any of them), as a condition of a filter.

    Terms hold nothing but a to z and digits (`words.plain`), so that no sign of a query language can be in them.
    """
    chosen = tuple(terms)
    sql, asked = (_postgresql if connection.vendor == "postgresql" else _sqlite)(chosen, any_of)
    return RawSQL(sql, asked, output_field=BooleanField())


def _sqlite(terms: tuple[Term, ...], any_of: bool) -> tuple[str, list[str]]:
    wanted = (" OR " if any_of else " AND ").join(_fts(term) for term in terms if not term.without)
    without = " OR ".join(_fts(term) for term in terms if term.without)
    asked = f"({wanted}) NOT ({without})" if without else wanted
    # The plus sign keeps SQLite from fetching every row by its id: it then reads the small index of the cases instead.
    return "+store_searchrow.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)", [asked]


def _fts(term: Term) -> str:
    if term.stem:
        return f'stems : "{term.stem}"'
    return f'words : "{" ".join(term.words)}"{" *" if term.starts else ""}'


def _postgresql(terms: tuple[Term, ...], any_of: bool) -> tuple[str, list[str]]:
    by_stem = [_ts(term) for term in terms if term.stem]
    by_word = [_ts(term) for term in terms if not term.stem]
    joint = " | " if any_of else " & "
    held = [(column, joint.join(one)) for column, one in (("stems", by_stem), ("words", by_word)) if one]
    sql = (" OR " if any_of else " AND ").join(f"store_searchrow.found_{column} @@ %s::tsquery" for column, _ in held)
    return sql, [asked for _, asked in held]


def _ts(term: Term) -> str:
    if term.stem:
        asked = f"'{term.stem}'"
    else:
        *first, last = (f"'{word}'" for word in term.words)
        asked = " <-> ".join([*first, last + (":*" if term.starts else "")])
    return f"!({asked})" if term.without else f"({asked})"
