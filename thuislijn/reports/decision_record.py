# SPDX-License-Identifier: EUPL-1.2
"""The decision before a placement on paper: one page where the texts allow, with what is open (S0 6.1, S2 4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from thuislijn.lenses.finding import Text
from thuislijn.reports.decision_questions import Heard, LookedAgain, RecordOnPaper, missing_in
from thuislijn.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Notice,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    Table,
    cell,
    runs,
)
from thuislijn.timeline.vocabulary import Answer, Language
from thuislijn.timeline.words import day_text

_TITLE = Text("Nee, tenzij: besluit over {child}", "No, unless: decision about {child}")
_SUBTITLE = Text("{family}, {state}, {day}", "{family}, {state}, {day}")
_FOOT = Text(
    "Gemaakt om van te leren, geen behandelplan. Met schuilnamen. {family}, {day}",
    "Made to learn from, not a treatment plan. With pseudonyms. {family}, {day}",
)
_FACTS = Text("Feiten", "Facts")
_JUDGEMENT = Text("Oordeel", "Judgement")
_DECISION = Text("Besluit", "Decision")
_BY = Text("Besloten door {who}", "Decided by {who}")
_EMPTY = Text("niet ingevuld", "not filled in")
_HEARD = Text("Wie gehoord is", "Who was heard")
_NETWORK = Text("Wie uit het netwerk gevraagd is", "Who of the network was asked")
_OPTIONS = Text("Wat anders kon", "What else could be done")
_OPTION_COLUMNS = (
    (Text("Mogelijkheid", "Option"), 3.0),
    (Text("Hoe ver", "How far"), 1.1),
    (Text("Waarom wel of niet", "Why, or why not"), 3.6),
)
_CHECK = Text("Tegenspraak", "Counter-argument")
_BROUGHT = Text(" (door {who})", " (by {who})")
_SCIENTIST = Text("Gedragswetenschapper", "Behavioural scientist")
_PLACE = Text("De plek", "The place")
_POINT = Text("Punt", "Point")
_SAID = Text("Wat er staat", "What it says")
_RUNG = Text("Aan welke plek wordt gedacht", "Place thought of")
_LIGHTER = Text("Waarom niet lichter", "Why not lighter")
_NEAR = Text("Dicht bij huis", "Near home")
_SIBLINGS = Text("Broers en zussen samen", "Brothers and sisters together")
_SCHOOL = Text("Eigen school", "Own school")
_RETURN = Text("Plan om weer thuis te wonen", "Plan to live at home again")
_EVALUATE = Text("Samen terugkijken op", "Looking back together on")
_OPEN = Text("Wat nog open staat", "What is still open")
_AGAIN = Text("Na de plaatsing", "After the placement")
_STILL = Text("nog nodig: {answer}", "still needed: {answer}")
_TO_COME = Text("komt nog", "still to come")
_CLOSER = Text("Dichter bij thuis: {text}", "Closer to home: {text}")


def decision_record(record: RecordOnPaper, language: Language) -> Document:
    """The record as a document tree of one section."""
    day = day_text(record.day, language)
    blocks = (
        *_three(record, language),
        *_voices(record, language),
        *_options(record, language),
        *_points(record, language),
        *_again(record, language),
        *_open(record, language),
    )
    return Document(
        title=_TITLE.in_(language).format(child=record.child),
        subtitle=_SUBTITLE.in_(language).format(
            family=record.family, state=record.state, day=_decided(record, language)
        ),
        running=_FOOT.in_(language).format(family=record.family, day=day),
        language=language,
        sections=(Section(blocks),),
    )


def _decided(record: RecordOnPaper, language: Language) -> str:
    return day_text(record.day if record.decided_on is None else record.decided_on, language)


def _three(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    """Facts, judgement and decision apart, so that nobody takes the one for the other."""
    decision = [*_text(record.decision, language)]
    if record.decided_by:
        decision.append(Paragraph(runs(_BY.in_(language).format(who=record.decided_by)), "quiet"))
    yield SideBySide(
        (
            (_FACTS.in_(language), _text(record.facts, language)),
            (_JUDGEMENT.in_(language), _text(record.judgement, language)),
            (_DECISION.in_(language), tuple(decision)),
        )
    )


def _text(text: str, language: Language) -> tuple[Block, ...]:
    if not text:
        return (Paragraph(runs(_EMPTY.in_(language)), "quiet"),)
    return tuple(Paragraph(runs(line)) for line in text.splitlines() if line.strip())


def _voices(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    heard = tuple(_voice(one, language) for one in (*record.heard, *record.to_hear))
    asked = tuple(
        runs(Run(one.label, strong=True), f", {one.asked.label(language)}", f": {one.words}" if one.words else "")
        for one in record.explored
    )
    yield SideBySide(
        (
            (_HEARD.in_(language), _listed(heard, language)),
            (_NETWORK.in_(language), _listed(asked, language)),
        )
    )


def _voice(one: Heard, language: Language) -> Runs:
    said = f": \u2018{one.words}\u2019" if one.words else ""
    return runs(Run(one.label, strong=True), f", {one.heard.label(language)}", said)


def _listed(lines: tuple[Runs, ...], language: Language) -> tuple[Block, ...]:
    return (Bullets(lines),) if lines else _text("", language)


def _options(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    yield Heading(3, _OPTIONS.in_(language))
    if not record.alternatives:
        yield from _text("", language)
        return
    columns = tuple(Column(title.in_(language), share) for title, share in _OPTION_COLUMNS)
    rows = tuple(
        (
            cell(runs(Run(one.what), Run(f" ({one.kind.label(language)})", quiet=True))),
            cell(one.status.label(language)),
            cell(one.why),
        )
        for one in record.alternatives
    )
    yield Table("", columns, rows)


def _points(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    counter = record.counter_argument
    if counter and record.counter_by:
        counter += _BROUGHT.in_(language).format(who=record.counter_by)
    scientist = ": ".join(filter(None, (record.behavioural_scientist, record.scientist_says)))
    evaluate = "" if record.evaluate_on is None else day_text(record.evaluate_on, language)
    rows: list[tuple[Text, str]] = [
        (_CHECK, counter),
        (_SCIENTIST, scientist),
        (_RUNG, "" if record.rung is None else record.rung.label(language)),
        (_LIGHTER, record.least_invasive),
        (_NEAR, _answered(record.near_home, record.near_home_words, language)),
        (_SIBLINGS, _answered(record.siblings, record.siblings_words, language) if record.has_siblings else "-"),
        (_SCHOOL, _answered(record.own_school, record.own_school_words, language) if record.goes_to_school else "-"),
        (_RETURN, record.return_plan),
        (_EVALUATE, evaluate),
    ]
    yield Heading(3, _PLACE.in_(language))
    columns = (Column(_POINT.in_(language), 2.2), Column(_SAID.in_(language), 6.0))
    yield Table("", columns, tuple((cell(title.in_(language)), _said(text, language)) for title, text in rows))


def _answered(answer: Answer, words: str, language: Language) -> str:
    return f"{answer.label(language)}. {words}" if words else answer.label(language)


def _said(text: str, language: Language) -> Cell:
    return cell(text) if text else cell(runs(Run(_EMPTY.in_(language), quiet=True)))


def _again(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    if record.evaluations:
        yield Heading(3, _AGAIN.in_(language))
        yield Bullets(tuple(_look(one, language) for one in record.evaluations))


def _look(one: LookedAgain, language: Language) -> Runs:
    day = Run(day_text(one.due if one.done is None else one.done, language), strong=True)
    if one.done is None:
        return runs(day, f", {_TO_COME.in_(language)}")
    still = _STILL.in_(language).format(answer=one.still_needed.label(language))
    closer = f" {_CLOSER.in_(language).format(text=one.toward_home)}" if one.toward_home else ""
    return runs(day, f", {still}.", f" {one.words}" if one.words else "", closer)


def _open(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    points = missing_in(record)
    if points:
        lines = tuple(runs(point.question.in_(language)) for point in points)
        yield Notice(_OPEN.in_(language), (Bullets(lines),), "quiet")
