# SPDX-License-Identifier: EUPL-1.2
"""The case report: drawing, accounts side by side, what went well, chronology, questions, sources and what is missing.

It prints what the timeline holds and asks; it concludes nothing (handbook rules 1 to 5; S0 3.2 and chapter 4 for the
order and for 'according to parents' beside 'according to professionals').
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thuislijn.lenses.finding import Finding, Settings
from thuislijn.lenses.grouping import Group, Questions
from thuislijn.reports.case_text import Words, words
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    Table,
    Tone,
    cell,
    runs,
)
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.sources import Account, Source
from thuislijn.timeline.timeline import Timeline, source_ids
from thuislijn.timeline.vocabulary import Effect, EventKind, Language, Perspective, Standing
from thuislijn.timeline.words import day_text, moment_text, period_text

_FAMILY_SIDE = (Perspective.PARENT, Perspective.YOUNG_PERSON, Perspective.NETWORK)


def case_report(
    timeline: Timeline,
    questions: Questions,
    drawing: Figure | None,
    language: Language,
    settings: Settings,
    identified: bool = False,
) -> Document:
    """The report on one timeline as a document tree.

    `questions` are its findings in groups, found with `settings`; `drawing` is the picture for the A3 page, None to
    leave it out; `identified` only sets what the first page says: the caller hands in the timeline as it is to be read.
    """
    text = words(language)
    first: list[Block] = [
        *_danger(questions, language),
        _about(timeline, text, identified),
        *_missing_notice(timeline, text),
    ]
    sections = [Section(tuple(first))]
    if drawing is not None:
        sections.append(Section((Heading(2, text.timeline, "timeline"), drawing), "a3-landscape"))
    body = (
        *_turning_points(timeline, text),
        *_accounts(timeline, text),
        *_strengths(timeline, questions, text, settings),
        *_questions(timeline, questions, text, settings),
        *_chronology(timeline, text),
        *_sources(timeline, text),
        *_missing(timeline, text),
    )
    return Document(
        title=timeline.title,
        subtitle=text.subtitle.format(day=day_text(timeline.reference_day, language)),
        running=text.running.format(title=timeline.title, day=day_text(timeline.reference_day, language)),
        language=language,
        sections=(*sections, Section(body)),
    )


def _danger(questions: Questions, language: Language) -> Iterator[Block]:
    """The reminder of the reporting code stands before everything else."""
    for finding in questions.danger:
        lines = (Paragraph(runs(finding.arithmetic.in_(language))), Paragraph(runs(finding.question.in_(language))))
        yield Notice(words(language).danger, lines, "danger")


def _about(timeline: Timeline, text: Words, identified: bool) -> Block:
    unreviewed = sum(not item.reviewed for item in timeline.items)
    lines = [
        runs(text.identified if identified else text.pseudonymised),
        runs(text.no_verdict),
        runs(text.not_recorded),
    ]
    if unreviewed:
        lines.append(runs(Run(text.unreviewed.format(n=unreviewed, all=len(timeline.items)), strong=True)))
    return Notice(text.about, (Bullets(tuple(lines)),), "quiet")


def _missing_notice(timeline: Timeline, text: Words) -> Iterator[Block]:
    if timeline.description:
        yield Paragraph(runs(timeline.description))
    counts = text.counts.format(
        children=len(timeline.children), items=len(timeline.items), sources=sum(not s.same_as for s in timeline.sources)
    )
    yield Paragraph(runs(Run(counts, quiet=True)))


def _turning_points(timeline: Timeline, text: Words) -> Iterator[Block]:
    if not timeline.turning_points:
        return
    yield Heading(2, text.turning_points, "turning-points")
    yield Bullets(
        tuple(
            runs(
                Run(f"{n}. {point.title}", strong=True),
                f", {moment_text(point.when, text.language)}",
                _tail(point.note),
            )
            for n, point in enumerate(timeline.turning_points, 1)
        )
    )


def _tail(note: str) -> str:
    return f": {note}" if note else ""


# ------------------------------------------------------------------------------------------------- accounts


def _accounts(timeline: Timeline, text: Words) -> Iterator[Block]:
    """Family and professionals side by side: their own entries, and what they say of the entries of others."""
    family, professionals = [], []
    for item in timeline.in_order:
        tellings = [(item.account, "", item.standing is Standing.DISPUTED)]
        tellings += [(s.account, s.text, s.standing is Standing.DISPUTED) for s in item.statements]
        for account, said, disputed in tellings:
            line = _telling(timeline, item, account, said, disputed, text)
            if account.perspective in _FAMILY_SIDE:
                family.append(line)
            elif account.perspective is Perspective.PROFESSIONAL:
                professionals.append(line)
    if not family and not professionals:
        return
    yield Heading(2, text.accounts, "accounts")
    yield Paragraph(runs(text.accounts_note))
    yield SideBySide(
        (
            (text.family_side, (Bullets(tuple(family)) if family else Paragraph(runs(text.nobody_asked)),)),
            (
                text.professional_side,
                (Bullets(tuple(professionals)) if professionals else Paragraph(runs(text.nothing)),),
            ),
        )
    )


def _telling(timeline: Timeline, item: Item, account: Account, said: str, disputed: bool, text: Words) -> Runs:
    when = Run(f"{period_text(item.when, text.language)} ", quiet=True)
    who = Run(f" ({_who(timeline, account, text.language)})", quiet=True)
    mark = Run(f" {text.disputed}", emphasis=True) if disputed else ""
    if said:
        return runs(when, Run(item.title, strong=True), f": “{said}”", who, mark)
    return runs(when, Run(item.title, strong=True), _tail(item.meaning), who, mark)


def _who(timeline: Timeline, account: Account, language: Language) -> str:
    person, organisation = timeline.person(account.who), timeline.organisation(account.who)
    known = person.name if person else organisation.name if organisation else account.who
    return known or account.perspective.label(language)


# ------------------------------------------------------------------------------------------- strengths, questions


def _strengths(timeline: Timeline, questions: Questions, text: Words, settings: Settings) -> Iterator[Block]:
    noted = [
        item
        for item in timeline.in_order
        if (isinstance(item, Event) and item.event_kind is EventKind.STRENGTH) or item.effect is Effect.GOOD
    ]
    if not noted and not questions.strengths:
        return
    yield Heading(2, text.strengths, "strengths")
    if noted:
        yield Bullets(
            tuple(
                runs(Run(f"{period_text(item.when, text.language)} ", quiet=True), item.title, _tail(item.meaning))
                for item in noted
            )
        )
    for finding in questions.strengths:
        yield _finding(timeline, finding, text, settings, "good")


def _questions(timeline: Timeline, questions: Questions, text: Words, settings: Settings) -> Iterator[Block]:
    yield Heading(2, text.questions, "questions")
    yield Paragraph(runs(text.questions_note if questions.groups else text.no_questions))
    for number, group in enumerate(questions.groups, 1):
        yield Heading(3, f"{number}. {group.heading.in_(text.language)}")
        yield from (_finding(timeline, finding, text, settings, "plain") for finding in _distinct(group))


def _distinct(group: Group) -> tuple[Finding, ...]:
    """The findings of a group without those that say the very same about the very same stretch."""
    return tuple(dict.fromkeys(group.findings))


def _finding(timeline: Timeline, finding: Finding, text: Words, settings: Settings, tone: Tone) -> Block:
    blocks: list[Block] = [Paragraph(runs(finding.question.in_(text.language)))]
    blocks.append(
        Paragraph(
            runs(
                Run(f"{finding.arithmetic.in_(text.language)} ", quiet=True),
                Run(f"{text.certainty[finding.certainty]} ", quiet=True),
                Run(text.rule(finding.lens, settings), quiet=True),
            )
        )
    )
    evidence = [item for id in finding.items if (item := timeline.item(id))]
    if evidence:
        blocks.append(Bullets(tuple(_evidence(timeline, item, text) for item in evidence[:6])))
        if len(evidence) > 6:
            blocks.append(Paragraph(runs(Run(text.more.format(n=len(evidence) - 6), quiet=True))))
    return Card(text.lens_title(finding.lens), tuple(blocks), tone)


def _evidence(timeline: Timeline, item: Item, text: Words) -> Runs:
    named = ", ".join(source.title for id in source_ids(item) if (source := timeline.source(id)))
    return runs(
        f"{period_text(item.when, text.language)}: {item.title}", Run(f" ({named})", quiet=True) if named else ""
    )


# ------------------------------------------------------------------------------------------------ chronology


def _chronology(timeline: Timeline, text: Words) -> Iterator[Block]:
    dated = [item for item in timeline.in_order if item.when.is_dated]
    undated = [item for item in timeline.in_order if not item.when.is_dated]
    yield Heading(2, text.chronology, "chronology")
    if dated:
        yield _table(timeline, dated, text.chronology_caption, text)
    else:
        yield Paragraph(runs(text.nothing_dated))
    if undated:
        yield Heading(3, text.undated)
        yield _table(timeline, undated, text.undated_caption, text)


def _table(timeline: Timeline, items: Iterable[Item], caption: str, text: Words) -> Table:
    columns = (
        Column(text.column_when, 1.5),
        Column(text.column_what, 3),
        Column(text.column_who, 1.3),
        Column(text.column_source, 1.5),
        Column(text.column_meaning, 1.6),
        Column(text.column_response, 1.6),
    )
    return Table(caption, columns, tuple(_row(timeline, item, text) for item in items))


def _row(timeline: Timeline, item: Item, text: Words) -> tuple[Cell, ...]:
    told = item.when.start.words
    marks = [
        text.disputed if item.standing is Standing.DISPUTED else "",
        "" if item.modality.value == "actual" else item.modality.label(text.language),
        "" if item.reviewed else text.to_review,
    ]
    people = [person.name for id in item.persons if (person := timeline.person(id))]
    around = [organisation.name for id in item.organisations if (organisation := timeline.organisation(id))]
    effect = "" if item.effect is Effect.UNKNOWN else item.effect.label(text.language)
    return (
        cell(period_text(item.when, text.language), runs(Run(f"“{told}”", quiet=True)) if told else ""),
        cell(
            item.title,
            *(runs(Run(mark, emphasis=True)) for mark in marks if mark),
            *(_statement_line(timeline, item, text)),
        ),
        cell(", ".join(people), runs(Run(", ".join(around), quiet=True)) if around else ""),
        cell(*_source_lines(timeline, item), runs(Run(_who(timeline, item.account, text.language), quiet=True))),
        cell(item.meaning, effect),
        cell(item.response, text.why_not.format(reason=item.no_response) if item.no_response else ""),
    )


def _statement_line(timeline: Timeline, item: Item, text: Words) -> Iterator[Runs]:
    for statement in item.statements:
        who = _who(timeline, statement.account, text.language)
        yield runs(Run(f"{who}: ", strong=True), f"“{statement.text}”")


def _source_lines(timeline: Timeline, item: Item) -> Iterator[str]:
    for passage in {(p.source, p.page): p for p in item.evidence}.values():
        source = timeline.source(passage.source)
        if source:
            yield f"{source.title}, p. {passage.page}" if passage.page and source.pages > 1 else source.title


# -------------------------------------------------------------------------------------------------- sources


def _sources(timeline: Timeline, text: Words) -> Iterator[Block]:
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


def _missing(timeline: Timeline, text: Words) -> Iterator[Block]:
    """What the file does not hold: named documents, contradictions, entries without a date or a source."""
    lines: list[Runs] = [runs(Run(missing.what, strong=True), _tail(missing.note)) for missing in timeline.missing]
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
