# SPDX-License-Identifier: EUPL-1.2
"""A parent or child asked for help and none is recorded as having begun.

**Looks at** questions for help that somebody of the family asked, help that was asked for and never began, and the
start of help for the same person: of the kind that was asked for, or of any kind where no kind was named. A question
that names nobody is of the one who asked and the children; a foster parent's lasts as long as the child lives there.
A stay in care counts as help; help on hold does not. **Raised** when nothing began within the threshold, or when the
family asked several times before anything began; what is asked twice in two weeks is one question. Possible at most
where some other help was already running, or is on hold and may have run. Unknown where the file records no help that
ran at all.
**Why** twelve weeks covers an intake and a short wait; three questions show that asking once was not enough.
**Sources:** S0 4.5: most parents sought help early; S1 3.2.1: four of five young people waited long before anyone saw.
**False alarm:** an answer by advice or by the network that was not recorded; a question withdrawn; one question
registered by several organisations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thuislijn.lenses.bounds import at_most_possible
from thuislijn.lenses.coverage import told
from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import given, spans
from thuislijn.lenses.judging import coincides, follows_within, strongest, took_place, weakest
from thuislijn.lenses.placements import course, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import WEEKS, duration_words, moment_words, title_words
from thuislijn.timeline.items import Help, Item, Question
from thuislijn.timeline.moment import Certainty, Moment, Period, between
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, HelpKind, HelpState, PersonRole

_ONE_QUESTION = 14  # days within which asking again is the same question
_NOT = {Certainty.CERTAIN: Certainty.EXCLUDED, Certainty.EXCLUDED: Certainty.CERTAIN}


@dataclass(frozen=True, slots=True)
class _Answer:
    """Something that began after a question and may have answered it."""

    at: Moment
    title: str


@dataclass(frozen=True, slots=True)
class _Request:
    item: Item
    at: Moment
    wanted: HelpKind
    answers: tuple[_Answer, ...]  # the earliest first
    other_help: bool  # whether something was running already when it was asked, or may have run before its hold

    @property
    def first(self) -> _Answer | None:
        return self.answers[0] if self.answers else None


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    groups: dict[tuple[tuple[str, ...], HelpKind, _Answer | None], list[_Request]] = {}
    for request in _requests(timeline):
        groups.setdefault((request.item.persons, request.wanted, request.first), []).append(request)
    for requests in groups.values():
        certainty = _judge(timeline, requests, limits)
        if certainty is not Certainty.EXCLUDED:
            yield _finding(timeline, requests, certainty)


def _requests(timeline: Timeline) -> Iterator[_Request]:
    family_ids = {person.id for person in timeline.persons if person.role is not PersonRole.PROFESSIONAL}
    for question in timeline.facts(Question):
        asked = question.asker in family_ids and question.withdrawn is not Answer.YES
        if asked and question.when.start.is_bounded and not _answered(timeline, question):
            yield from _request(timeline, question, question.when.start, question.wanted)
    for help in timeline.facts(Help):
        if help.state is HelpState.ASKED and help.asked.is_bounded and not help.when.start.is_known:
            yield from _request(timeline, help, help.asked, help.help_kind)


def _answered(timeline: Timeline, question: Question) -> bool:
    """Whether the entry says what answered it; help that never began is no answer."""
    answer = timeline.item(question.answered_by)
    return bool(question.answered_by) and not (isinstance(answer, Help) and not took_place(answer))


def _request(timeline: Timeline, item: Item, at: Moment, wanted: HelpKind) -> Iterator[_Request]:
    answers: list[_Answer] = []
    running = False
    concerned = _concerned(timeline, item)
    until = _cared_for_until(timeline, item, at)
    for span in spans(timeline):
        help = span.help
        over = span.possible[1] < (at.earliest or 0)
        if over or (wanted is not HelpKind.OTHER and wanted is not help.help_kind) or help.id == item.id:
            continue
        if help.persons and concerned and concerned.isdisjoint(help.persons):
            continue
        later = at.before(help.when.start).holds or help.when.start == at
        if help.state is HelpState.ON_HOLD and not help.on_hold.start.is_known:
            running = True
        elif later:
            answers.append(_Answer(help.when.start, help.title))
        else:
            if wanted is not HelpKind.OTHER:
                return  # what is asked for is there already
            running = True
    for one in courses(timeline):
        if not concerned or one.child in concerned:
            answers += [_Answer(left.at, left.to.first.title) for left in one.departures if at.before(left.at).holds]
    answers = [one for one in answers if until.before(one.at) is not Certainty.CERTAIN]
    yield _Request(item, at, wanted, tuple(sorted(answers, key=lambda one: one.at.middle or 0)), running)


def _concerned(timeline: Timeline, item: Item) -> frozenset[str]:
    """For whom help answers the question; empty: for anybody, as where nobody was named and nobody is known to ask."""
    if item.persons or not (isinstance(item, Question) and item.asker):
        return frozenset(item.persons)
    children = {child.id for child in timeline.children}
    return frozenset({item.asker} if item.asker in children else {item.asker, *children})


def _cared_for_until(timeline: Timeline, item: Item, at: Moment) -> Moment:
    """When the child left the foster parent who asked: help that begins later is for somebody else. Else unknown."""
    asker = timeline.person(item.asker) if isinstance(item, Question) else None
    if asker is None or asker.role is not PersonRole.FOSTER_PARENT:
        return Moment.UNKNOWN
    for child in item.persons:
        for residence in course(timeline, child).residences:
            if residence.away and coincides(Period.at(at), residence.when, timeline.reference_day).holds:
                return residence.when.end
    return Moment.UNKNOWN


def _judge(timeline: Timeline, requests: list[_Request], limits: Mapping[str, float]) -> Certainty:
    certainty = strongest(
        [*(_alone(timeline, one, limits["weeks"] * 7) for one in requests), _repeated(requests, limits)]
    )
    if certainty is Certainty.EXCLUDED:
        return certainty
    if not given(timeline):
        return Certainty.UNKNOWN
    return at_most_possible(certainty) if any(one.other_help for one in requests) else certainty


def _alone(timeline: Timeline, request: _Request, days: float) -> Certainty:
    """Whether nothing began in time after this one request, and the file goes on long enough to tell."""
    in_time = strongest(follows_within(request.at, one.at, days) for one in request.answers)
    passed = between(request.at, Moment.on(told(timeline)[1])).reaches(days)
    return weakest((_NOT.get(in_time, in_time), passed))


def _repeated(requests: list[_Request], limits: Mapping[str, float]) -> Certainty:
    apart: list[_Request] = []
    for request in requests:
        if not apart or (request.at.middle or 0) > (apart[-1].at.middle or 0) + _ONE_QUESTION:
            apart.append(request)
    if len(apart) < limits["requests"]:
        return Certainty.EXCLUDED
    first = apart[-1].first
    return Certainty.CERTAIN if first is None else apart[-1].at.before(first.at)


def _finding(timeline: Timeline, requests: list[_Request], certainty: Certainty) -> Finding:
    asked, first, times = moment_words(requests[0].at), requests[0].first, len(requests)
    if first is None:
        sequel = Text("een begin van passende hulp is niet vastgelegd", "no start of fitting help is recorded")
        until = Moment.on(told(timeline)[1])
    else:
        length, start = duration_words(between(requests[0].at, first.at)), moment_words(first.at)
        title = title_words([first.title])
        sequel = Text(f"{title} begon {length.nl} later ({start.nl})", f"{title} began {length.en} later ({start.en})")
        until = first.at
    often = Text("", "") if times == 1 else Text(f"{times} keer ", f"{times} times ")
    return Finding(
        lens="ASKED_NOT_HELPED",
        certainty=certainty,
        when=Period.during(requests[0].at, until),
        persons=requests[0].item.persons,
        arithmetic=Text(
            f"Er is {often.nl}om hulp gevraagd (eerste keer: {asked.nl}); {sequel.nl}.",
            f"Help was asked for {often.en}(the first time: {asked.en}); {sequel.en}.",
        ),
        question=Text(
            "Wat gebeurde er met deze vraag? Wie antwoordde het gezin, en waarmee was het toen geholpen geweest?",
            "What became of this question? Who answered the family, and what would have helped them then?",
        ),
        items=tuple(request.item.id for request in requests),
        weight=3 if times > 2 else 2,
    )


def example() -> Timeline:
    """Noa's mother asks three times in a year; support begins after the third time."""
    return family(
        *(
            Question(id=f"q{n}", title="moeder vraagt hulp", asker="moeder", persons=("noa",), when=when(day))
            for n, day in enumerate(("2017-02-06", "2017-06-12", "2017-11-20"), start=1)
        ),
        Help(id="support", title="gezinsbegeleiding", persons=("noa",), when=when("2018-01-15/2018-12-14")),
        until="2019-01-01",
    )


LENS = Lens(
    name="ASKED_NOT_HELPED",
    title=Text("Gezin vraagt hulp, er komt niets", "The family asks for help and nothing comes"),
    theme=Theme.KEEP_FOLLOWING,
    source="S0 4.5; S1 3.2.1; S2",
    thresholds=(
        Threshold(
            "weeks", 12, WEEKS, Text("genoeg voor een intake en een korte wachttijd", "enough for intake and a wait")
        ),
        Threshold(
            "requests",
            3,
            Text("vragen voordat er iets begon", "questions before anything began"),
            Text("drie keer vragen laat zien dat een keer niet genoeg was", "asking thrice shows once was not enough"),
        ),
    ),
    look=look,
    example=example,
)
