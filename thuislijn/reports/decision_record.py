# SPDX-License-Identifier: EUPL-1.2
"""The decision before a placement on paper: one page where the texts allow, with what is open (S0 6.1, S2 4.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from thuislijn.lenses.finding import Text
from thuislijn.reports.decision_questions import Heard, LookedAgain, OpenPoint, RecordOnPaper, missing_in
from thuislijn.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    runs,
)
from thuislijn.reports.learning_foot import running_foot
from thuislijn.timeline.vocabulary import Answer, Language
from thuislijn.timeline.words import day_text, moment_text

_TITLE = Text("Nee, tenzij: besluit over {child}", "No, unless: decision about {child}")
_SUBTITLE = Text("{family}, {state}, {day}", "{family}, {state}, {day}")
_FACTS = Text("Feiten", "Facts")
_JUDGEMENT = Text("Oordeel", "Judgement")
_DECISION = Text("Besluit", "Decision")
_BY = Text("Besloten door {who}", "Decided by {who}")
_EMPTY = Text("niet ingevuld", "not filled in")
_HEARD = Text("Wie gehoord is", "Who was heard")
_NETWORK = Text("Wie uit het netwerk gevraagd is", "Who from the network was asked")
_OPTIONS = Text("Wat anders kon", "What else could be done")
_CHECK = Text("Tegenspraak", "Counter-argument")
_BROUGHT = Text(" (door {who})", " (by {who})")
_SCIENTIST = Text("Gedragswetenschapper", "Behavioural scientist")
_PLACE = Text("De plek", "The place")
_AGAINST = Text("Wat ertegen pleit", "What speaks against it")
_HOME = Text("Weer thuis", "Home again")
_RUNG = Text("Gedacht aan", "Thought of")
_LIGHTER = Text("Waarom niet lichter", "Why not lighter")
_NEAR = Text("Dicht bij huis", "Near home")
_SIBLINGS = Text("Broers en zussen samen", "Brothers and sisters together")
_SCHOOL = Text("Eigen school", "Own school")
_RETURN = Text("Plan", "Plan")
_EVALUATE = Text("Samen terugkijken", "Looking back together")
_OPEN_BEFORE = Text("Nog open: wat en wie", "Still open: what and who")
_OPEN_AFTER = Text("Nog open: wat er kan en komt", "Still open: what can be and will be")
_ALL_HEARD = Text(
    "Zijn zij zelf gehoord, kinderen zoals het bij hun leeftijd past: {names}?",
    "Were they heard in person, children in a way that fits their age: {names}?",
)
_SEVERAL = 3  # people of whom is asked in one question
_BEFORE = ("facts", "judgement", "heard", "network")
_AGAIN = Text("Na de plaatsing", "After the placement")
_STILL = Text("nog nodig: {answer}", "still needed: {answer}")
_TO_COME = Text("komt nog", "still to come")
_CLOSER = Text("Dichter bij thuis: {text}", "Closer to home: {text}")


def decision_record(record: RecordOnPaper, language: Language) -> Document:
    """The record as a document tree of one section."""
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
        running=running_foot(record.family, dt.date.fromordinal(record.day), language),
        language=language,
        sections=(Section(blocks),),
    )


def _decided(record: RecordOnPaper, language: Language) -> str:
    return day_text(record.day, language) if record.decided_on is None else moment_text(record.decided_on, language)


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
    everybody = (*record.heard, *record.to_hear)
    silent = [one.label for one in everybody if one.heard is Answer.UNKNOWN and not one.words]
    told = (one for one in everybody if one.label not in silent)
    heard = tuple(_voice(one, language) for one in told)
    if silent:
        unknown = Run(f"{Answer.UNKNOWN.label(language)}: ", strong=True)
        heard = (*heard, runs(unknown, ", ".join(silent)))
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
    lines = tuple(
        runs(
            Run(one.what, strong=True),
            Run(f" ({one.kind.label(language)})", quiet=True),
            f", {one.status.label(language)}",
            f": {one.why}" if one.why else "",
        )
        for one in record.alternatives
    )
    yield SideBySide(((_OPTIONS.in_(language), _listed(lines, language)),))


def _points(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    counter = record.counter_argument
    if counter and record.counter_by:
        counter += _BROUGHT.in_(language).format(who=record.counter_by)
    scientist = ": ".join(filter(None, (record.behavioural_scientist, record.scientist_says)))
    evaluate = "" if record.evaluate_on is None else moment_text(record.evaluate_on, language)
    place = [
        (_RUNG, "" if record.rung is None else record.rung.label(language)),
        (_LIGHTER, record.least_invasive),
        (_NEAR, _answered(record.near_home, record.near_home_words, language)),
    ]
    if record.has_siblings:
        place.append((_SIBLINGS, _answered(record.siblings, record.siblings_words, language)))
    if record.goes_to_school:
        place.append((_SCHOOL, _answered(record.own_school, record.own_school_words, language)))
    yield SideBySide(
        (
            (_CHECK.in_(language), (_told(((_AGAINST, counter), (_SCIENTIST, scientist)), language),)),
            (_PLACE.in_(language), (_told(place, language),)),
            (_HOME.in_(language), (_told(((_RETURN, record.return_plan), (_EVALUATE, evaluate)), language),)),
        )
    )


def _told(points: Iterable[tuple[Text, str]], language: Language) -> Block:
    """Each point with what the record says of it, also where that is nothing."""
    empty = Run(_EMPTY.in_(language), quiet=True)
    return Bullets(tuple(runs(Run(f"{title.in_(language)}: ", strong=True), text or empty) for title, text in points))


def _answered(answer: Answer, words: str, language: Language) -> str:
    return f"{answer.label(language)} – {words}" if words else answer.label(language)


def _again(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    if record.evaluations:
        yield Heading(3, _AGAIN.in_(language))
        yield Bullets(tuple(_look(one, language) for one in record.evaluations))


def _look(one: LookedAgain, language: Language) -> Runs:
    day = Run(moment_text(one.due if one.done is None else one.done, language), strong=True)
    if one.done is None:
        return runs(day, f", {_TO_COME.in_(language)}")
    still = _STILL.in_(language).format(answer=one.still_needed.label(language))
    closer = f" {_CLOSER.in_(language).format(text=one.toward_home)}" if one.toward_home else ""
    return runs(day, f", {still}.", f" {one.words}" if one.words else "", closer)


def _open(record: RecordOnPaper, language: Language) -> Iterator[Block]:
    """What is open, in two columns: about what happened and who was asked, and about what would come of it."""
    points = _as_one(missing_in(record))
    groups = [
        (title, tuple(runs(point.question.in_(language)) for point in points if (point.block in _BEFORE) is before))
        for title, before in ((_OPEN_BEFORE, True), (_OPEN_AFTER, False))
    ]
    columns = tuple((title.in_(language), (Bullets(lines),)) for title, lines in groups if lines)
    if columns:
        yield SideBySide(columns)


def _as_one(points: tuple[OpenPoint, ...]) -> list[OpenPoint]:
    """The same points, with one question for all of whom nobody knows whether they were heard: a page is soon full."""
    unheard = [point for point in points if point.heard]
    if len(unheard) < _SEVERAL:
        return list(points)
    names = ", ".join(point.heard for point in unheard)
    asked = OpenPoint("heard", Text(_ALL_HEARD.nl.format(names=names), _ALL_HEARD.en.format(names=names)))
    return [asked if point is unheard[0] else point for point in points if point not in unheard[1:]]
