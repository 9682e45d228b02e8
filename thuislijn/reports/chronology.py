# SPDX-License-Identifier: EUPL-1.2
"""The tables of the case report: the chronology, the sources, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thuislijn.reports.case_text import Words
from thuislijn.reports.document import Block, Bullets, Cell, Column, Heading, Paragraph, Run, Runs, Table, cell, runs
from thuislijn.timeline.items import Item
from thuislijn.timeline.sources import Account, Source
from thuislijn.timeline.timeline import Timeline, source_ids
from thuislijn.timeline.vocabulary import Effect, Language, Modality, Standing
from thuislijn.timeline.words import moment_text, period_text

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def told_by(timeline: Timeline, account: Account, language: Language) -> str:
    """Who says so: a name where it is known, else the point of view."""
    person, organisation = timeline.person(account.who), timeline.organisation(account.who)
    known = person.name if person else organisation.name if organisation else account.who
    return known or account.perspective.label(language)


def tail(note: str) -> str:
    """A note behind a colon; nothing for an empty one."""
    return f": {note}" if note else ""


def chronology(timeline: Timeline, text: Words) -> Iterator[Block]:
    """Every entry in order of time; those without a date in a table of their own."""
    dated = [item for item in timeline.in_order if item.when.is_dated]
    undated = [item for item in timeline.in_order if not item.when.is_dated]
    yield Heading(2, text.chronology, "chronology")
    if dated:
        yield from _table(timeline, dated, text.chronology_caption, text)
    else:
        yield Paragraph(runs(text.nothing_dated))
    if undated:
        yield Heading(3, text.undated)
        yield from _table(timeline, undated, text.undated_caption, text)


def _table(timeline: Timeline, items: Sequence[Item], caption: str, text: Words) -> Iterator[Block]:
    """The table; a column that nobody filled in for any entry becomes one sentence instead."""
    mixed = any(item.reviewed for item in timeline.items)  # where nothing was reviewed, the first page says so once
    columns = [
        (Column(text.column_when, 1.5), [_when_cell(item, text) for item in items]),
        (Column(text.column_what, 3.2), [_what_cell(timeline, item, text, mixed) for item in items]),
        (Column(text.column_who, 1.3), [_who_cell(timeline, item) for item in items]),
        (Column(text.column_source, 1.7), [_source_cell(timeline, item, text) for item in items]),
        (Column(text.column_meaning, 1.6), [_meaning_cell(item, text) for item in items]),
        (Column(text.column_response, 1.6), [_response_cell(item, text) for item in items]),
    ]
    filled = [(column, cells) for column, cells in columns if any(cell.lines for cell in cells)]
    silent = [column.title.lower() for column, cells in columns if not any(cell.lines for cell in cells)]
    if silent:
        yield Paragraph(runs(Run(text.nowhere.format(what="; ".join(silent)), quiet=True)))
    rows = tuple(zip(*(cells for _, cells in filled), strict=True))
    yield Table(caption, tuple(column for column, _ in filled), rows)


def _when_cell(item: Item, text: Words) -> Cell:
    """The date as it is known, and the words of the source where they say it otherwise."""
    start = item.when.start
    told = "" if start.is_exact and _YEAR.search(start.words) else start.words
    return cell(period_text(item.when, text.language), f"“{told}”" if told else "")


def _what_cell(timeline: Timeline, item: Item, text: Words, mark_unreviewed: bool) -> Cell:
    marks = [
        text.disputed if item.standing is Standing.DISPUTED else "",
        "" if item.modality is Modality.ACTUAL else item.modality.label(text.language),
        text.to_review if mark_unreviewed and not item.reviewed else "",
    ]
    marked = ", ".join(mark for mark in marks if mark)
    return cell(
        item.title,
        runs(Run(marked, quiet=True)) if marked else "",
        *_statement_lines(timeline, item, text),
    )


def _who_cell(timeline: Timeline, item: Item) -> Cell:
    people = [person.name for id in item.persons if (person := timeline.person(id))]
    around = [organisation.name for id in item.organisations if (organisation := timeline.organisation(id))]
    return cell(", ".join(people), runs(Run(", ".join(around), quiet=True)) if around else "")


def _source_cell(timeline: Timeline, item: Item, text: Words) -> Cell:
    teller = "" if item.account == Account() else told_by(timeline, item.account, text.language)
    return cell("; ".join(_source_lines(timeline, item)), runs(Run(teller, quiet=True)) if teller else "")


def _meaning_cell(item: Item, text: Words) -> Cell:
    effect = "" if item.effect is Effect.UNKNOWN else item.effect.label(text.language)
    return cell(item.meaning, runs(Run(effect, quiet=True)) if effect else "")


def _response_cell(item: Item, text: Words) -> Cell:
    return cell(item.response, text.why_not.format(reason=item.no_response) if item.no_response else "")


def _statement_lines(timeline: Timeline, item: Item, text: Words) -> Iterator[Runs]:
    for statement in item.statements:
        teller = told_by(timeline, statement.account, text.language)
        yield runs(Run(f"{teller}: ", strong=True), f"“{statement.text}”")


def _source_lines(timeline: Timeline, item: Item) -> Iterator[str]:
    for passage in {(p.source, p.page): p for p in item.evidence}.values():
        source = timeline.source(passage.source)
        if source:
            yield f"{source.title}, p. {passage.page}" if passage.page and source.pages > 1 else source.title


def sources(timeline: Timeline, text: Words) -> Iterator[Block]:
    """The documents, and how many entries come from each."""
    if not timeline.sources:
        return
    yield Heading(2, text.sources, "sources")
    used: dict[str, int] = {}
    for item in timeline.items:
        for id in source_ids(item):
            used[id] = used.get(id, 0) + 1
    columns = (
        Column(text.column_source, 3),
        Column(text.column_date, 1.4),
        Column(text.column_author, 1.5),
        Column(text.column_pages, 0.8),
        Column(text.column_used, 1),
    )
    ordered = sorted(timeline.sources, key=lambda source: (source.date.middle or 9_999_999, source.title))
    rows = tuple(_source_row(timeline, source, used.get(source.id, 0), text) for source in ordered)
    yield Table(text.sources_caption, columns, rows)


def _source_row(timeline: Timeline, source: Source, times: int, text: Words) -> tuple[Cell, ...]:
    original = timeline.source(source.same_as)
    return (
        cell(source.title, runs(Run(text.copy_of.format(title=original.title), quiet=True)) if original else ""),
        cell(moment_text(source.date, text.language)),
        cell(source.author),
        cell(str(source.pages or "")),
        cell(str(times)),
    )


def missing(timeline: Timeline, text: Words) -> Iterator[Block]:
    """What the file does not hold: named documents, contradictions, entries without a date or a source."""
    lines: list[Runs] = [runs(Run(missing.what, strong=True), tail(missing.note)) for missing in timeline.missing]
    for one, other in timeline.contradictions:
        a, b = timeline.item(one), timeline.item(other)
        if a and b:
            lines.append(runs(text.contradiction.format(one=_brief(a, text), other=_brief(b, text))))
    heard = {passage.source for item in timeline.items for passage in item.evidence}
    silent = [source.title for source in timeline.sources if not source.same_as and source.id not in heard]
    if silent:
        lines.append(runs(text.silent.format(titles="; ".join(silent))))
    bare = sum(not item.evidence for item in timeline.items)
    if bare:
        lines.append(runs(text.bare.format(n=bare)))
    yield Heading(2, text.missing, "missing")
    yield Bullets(tuple(lines)) if lines else Paragraph(runs(text.nothing_missing))


def _brief(item: Item, text: Words) -> str:
    return f"{item.title} ({period_text(item.when, text.language)})"
