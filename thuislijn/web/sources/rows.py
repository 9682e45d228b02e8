# SPDX-License-Identifier: EUPL-1.2
"""The sources of a case as rows of a list: what each is, how far it is, and what there is to do about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from thuislijn.actions.acting import READER
from thuislijn.actions.sources.files import oldest_wait
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState, Origin, SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.interviews import check_source
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import EdtfError, from_edtf
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.words import moment_text
from thuislijn.web.page.language import say, spoken
from thuislijn.web.sources.interview_words import closed_words

_LONG_WAIT = dt.timedelta(minutes=2)
_LOOKS = {
    SourceState.WAITING: "wait",
    SourceState.READING: "busy",
    SourceState.READ: "done",
    SourceState.FAILED: "stop",
    SourceState.COPY: "off",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One source in the list. `look`: the class of its status; `cards` and `open_cards` count its proposals.

    `closed`: whose consent it waits for, in words. `told`: that it is an interview or a recording, and with whom.
    """

    source: CaseSource
    title: str
    when: str
    state: SourceState
    look: str
    problem: str
    cards: int
    open_cards: int
    closed: str = ""
    told: str = ""

    @property
    def failed(self) -> bool:
        return self.state is SourceState.FAILED

    @property
    def is_copy(self) -> bool:
        return self.state is SourceState.COPY


def source_of(case: Case, source_id: UUID, *, closed_too: bool = False) -> CaseSource:
    """The source of this case. Raises NotVisibleError, and SourceClosedError unless `closed_too`."""
    source = case.sources.filter(pk=source_id).select_related("same_as", "within").first()
    if source is None:
        raise NotVisibleError("source", str(source_id))
    if not closed_too:
        check_source(source, case, timezone.localdate())
    return source


def date_of(source: CaseSource) -> Moment:
    """When a source was written, as far as known."""
    try:
        return from_edtf(source.date) if source.date else Moment.UNKNOWN
    except EdtfError:
        return Moment.UNKNOWN


def rows_of(case: Case, by_arrival: bool = False) -> list[Row]:
    """All sources of a case: in order of their dates, those without one last, or as they came in."""
    counted = case.sources.select_related("same_as", "within").annotate(
        all_cards=Count("cards", filter=~Q(cards__state=CardState.SPLIT)),
        waiting_cards=Count("cards", filter=Q(cards__state=CardState.OPEN)),
    )
    sources = sorted(counted.defer("text"), key=lambda source: (source.uploaded, source.key))
    if not by_arrival:
        sources.sort(key=lambda source: date_of(source).middle or 9_999_999)
    closed = closed_words(case)
    called = {person.id: person.name for person in timeline_of(case).persons}
    return [_row(source, closed.get(source.pk, ""), called) for source in sources]


def _row(source: Any, closed: str, called: dict[str, str]) -> Row:
    state = SourceState(source.state)
    date = date_of(source)
    problem = source.problem_nl if spoken() == "nl" else source.problem_en
    return Row(
        source=source,
        title=source.title or _untitled(source),
        when=moment_text(date, spoken()) if date.is_known else "",
        state=state,
        look=_LOOKS[state],
        problem=problem,
        cards=source.all_cards,
        open_cards=0 if closed else source.waiting_cards,
        closed=closed,
        told=_told(Origin(source.origin), called.get(source.respondent, "")),
    )


def _told(origin: Origin, respondent: str) -> str:
    if origin is Origin.FILE:
        return ""
    what = origin.label(spoken())
    return say("{what} met {who}", "{what} with {who}", what=what, who=respondent) if respondent else what


def _untitled(source: CaseSource) -> str:
    """A source that was not read has no title: its file's name may hold a name and is not shown."""
    if source.within is not None:
        return say("bijlage bij een e-mail", "attachment of an e-mail")
    return say("nieuw stuk, {kb} kB", "new paper, {kb} kB", kb=max(1, source.size // 1000))


def missing_of(case: Case) -> list[dict[str, Any]]:
    """The papers that the file should hold and does not: what, who says so, and in which source."""
    titles = dict(case.sources.values_list("key", "title"))
    ids = dict(case.sources.values_list("key", "pk"))
    found = []
    for entry in Entry.objects.filter(case=case, section=Section.MISSING).order_by("pk"):
        passages = entry.data.get("mentioned_in", [])
        first = passages[0] if passages else {}
        key = first.get("source", "")
        found.append(
            {
                "what": entry.data.get("what", ""),
                "quote": first.get("quote", ""),
                "title": titles.get(key, ""),
                "source": ids.get(key),
                "start": first.get("start", 0),
                "end": first.get("end", 0),
            }
        )
    return found


def reader_is_away(case: Case) -> bool:
    """Whether something has been waiting so long that nobody seems to read, and nothing was read a moment ago."""
    if LogRow.objects.filter(actor_name=READER.name, kind="source", at__gt=timezone.now() - _LONG_WAIT).exists():
        return False
    if CaseSource.objects.filter(state=SourceState.READING).exists():
        return False
    waited = oldest_wait(case)
    return waited is not None and waited > _LONG_WAIT
