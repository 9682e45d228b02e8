# SPDX-License-Identifier: EUPL-1.2
"""The case report: drawing, accounts side by side, what went well, chronology, questions, sources and what is missing.

It prints what the timeline holds and asks; it concludes nothing (docs/rules.md; S0 3.2 and chapter 4 for the
order and for 'according to parents' beside 'according to professionals').
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thuislijn.lenses.finding import Finding, Settings, Text
from thuislijn.lenses.grouping import Questions
from thuislijn.reports.case_text import Words, words
from thuislijn.reports.chronology import chronology, missing, sources, tail, told_by
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Document,
    Figure,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    Tone,
    runs,
)
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.sources import Account
from thuislijn.timeline.timeline import Timeline, source_ids
from thuislijn.timeline.vocabulary import Effect, EventKind, Language, Perspective, Standing
from thuislijn.timeline.words import day_text, moment_text, period_text

_SHOWN = 6  # entries of evidence on a card; the chronology holds them all
_FAMILY_SIDE = (Perspective.PARENT, Perspective.YOUNG_PERSON, Perspective.NETWORK)


def case_report(
    timeline: Timeline,
    questions: Questions,
    drawings: tuple[Figure, ...],
    language: Language,
    settings: Settings,
    identified: bool = False,
    for_family: bool = False,
    paper: Paper = "a3-landscape",
) -> Document:
    """The report on one timeline as a document tree.

    `questions` are its findings in groups, found with `settings`; `drawings` are the pictures, one for each
    sheet of `paper`; `identified` only sets what the first page says: the caller hands in the timeline as it is to
    be read.
    `for_family`: the timeline is what the family may read, and only that is told: no questions, no list of papers.
    """
    text = words(language)
    first: list[Block] = [
        *_danger(timeline, questions, text),
        _about(timeline, text, identified, for_family),
        *_counts(timeline, text),
        *_turning_points(timeline, text),
        *_in_short(questions, text),
    ]
    sections = [Section(tuple(first))]
    sections += [Section((drawing,), paper) for drawing in drawings]
    body = (
        *_accounts(timeline, text),
        *_strengths(timeline, questions, text, settings),
        *(() if for_family else _questions(timeline, questions, text, settings)),
        *chronology(timeline, text),
        *(() if for_family else (*sources(timeline, text), *missing(timeline, text))),
    )
    return Document(
        title=timeline.title,
        subtitle=text.subtitle.format(day=day_text(timeline.reference_day, language)),
        running=text.running.format(title=timeline.title, day=day_text(timeline.reference_day, language)),
        language=language,
        sections=(*sections, Section(body)),
    )


def _danger(timeline: Timeline, questions: Questions, text: Words) -> Iterator[Block]:
    """The reminder of the reporting code stands before everything else, with what it rests on."""
    for finding in questions.danger:
        evidence = tuple(_evidence(timeline, item, text) for id in finding.items if (item := timeline.item(id)))
        lines: list[Block] = [
            Paragraph(runs(finding.question.in_(text.language))),
            Paragraph(runs(f"{finding.arithmetic.in_(text.language)} {text.certainty[finding.certainty]}")),
        ]
        if evidence:
            lines.append(Bullets(evidence))
        yield Notice(text.danger, tuple(lines), "danger")


def _about(timeline: Timeline, text: Words, identified: bool, for_family: bool) -> Block:
    unreviewed = sum(not item.reviewed for item in timeline.items)
    told = (text.for_family,) if for_family else (text.no_verdict, text.not_recorded)
    lines = [runs(line) for line in (text.identified if identified else text.pseudonymised, *told)]
    if unreviewed:
        lines.append(runs(Run(text.unreviewed.format(n=unreviewed, all=len(timeline.items)), strong=True)))
    return Notice(text.about, (Bullets(tuple(lines)),), "quiet")


def _counts(timeline: Timeline, text: Words) -> Iterator[Block]:
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
    lines = (
        runs(Run(point.title, strong=True), f", {moment_text(point.when, text.language)}", tail(point.note))
        for point in timeline.turning_points
    )
    yield Bullets(tuple(lines), numbered=True)


def _in_short(questions: Questions, text: Words) -> Iterator[Block]:
    """The groups of questions as one list on the first page, with what each is about."""
    if not questions.groups:
        return
    yield Heading(2, text.in_short, "in-short")
    lines = []
    for group in questions.groups:
        titles = dict.fromkeys(text.lens_title(finding.lens).lower() for finding in group.findings)
        about = Run(f" {'; '.join(titles)}", quiet=True)
        lines.append(runs(Run(group.heading.in_(text.language), strong=True), about))
    yield Bullets(tuple(lines), numbered=True)


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
    teller = Run(f" ({told_by(timeline, account, text.language)})", quiet=True)
    mark = Run(f" {text.disputed}", emphasis=True) if disputed else ""
    if said:
        return runs(when, Run(item.title, strong=True), f": “{said}”", teller, mark)
    return runs(when, Run(item.title, strong=True), tail(item.meaning), teller, mark)


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
                runs(Run(f"{period_text(item.when, text.language)} ", quiet=True), item.title, tail(item.meaning))
                for item in noted
            )
        )
    yield from (_card(timeline, findings, text, settings, "good") for findings in _by_lens(questions.strengths))


def _questions(timeline: Timeline, questions: Questions, text: Words, settings: Settings) -> Iterator[Block]:
    yield Heading(2, text.questions, "questions")
    yield Paragraph(runs(text.questions_note if questions.groups else text.no_questions))
    for number, group in enumerate(questions.groups, 1):
        yield Heading(3, f"{number}. {group.heading.in_(text.language)}")
        yield from (_card(timeline, findings, text, settings, "plain") for findings in _by_lens(group.findings))


def _by_lens(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings of one lens with one question belong on one card, in the order in which the lenses come up."""
    cards: dict[tuple[str, Text], list[Finding]] = {}
    for finding in findings:
        cards.setdefault((finding.lens, finding.question), []).append(finding)
    return [tuple(dict.fromkeys(card)) for card in cards.values()]


def _card(timeline: Timeline, findings: tuple[Finding, ...], text: Words, settings: Settings, tone: Tone) -> Block:
    """The question once, then for each time it comes up the sum behind it and its evidence, then the threshold."""
    language = text.language
    blocks: list[Block] = [Paragraph(runs(Run(findings[0].question.in_(language), strong=True)))]
    for finding in findings:
        blocks.append(Paragraph(runs(f"{finding.arithmetic.in_(language)} {text.certainty[finding.certainty]}")))
        evidence = [item for id in finding.items if (item := timeline.item(id))]
        lines = [_evidence(timeline, item, text) for item in evidence[:_SHOWN]]
        if len(evidence) > _SHOWN:
            lines.append(runs(Run(text.more.format(n=len(evidence) - _SHOWN), quiet=True)))
        if lines:
            blocks.append(Bullets(tuple(lines)))
    blocks.append(Paragraph(runs(Run(text.rule(findings[0].lens, settings), quiet=True))))
    return Card(text.lens_title(findings[0].lens), tuple(blocks), tone)


def _evidence(timeline: Timeline, item: Item, text: Words) -> Runs:
    named = ", ".join(source.title for id in source_ids(item) if (source := timeline.source(id)))
    return runs(
        f"{period_text(item.when, text.language)}: {item.title}", Run(f" ({named})", quiet=True) if named else ""
    )
