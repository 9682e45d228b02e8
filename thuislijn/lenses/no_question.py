# SPDX-License-Identifier: EUPL-1.2
"""A child went to live in a care home or treatment group and the file does not say with which question, or whose.

**Looks at** stays in a family home, group, clinic or secure care, and at stays for treatment or observation; at
questions for help about the child in the year before up to four weeks after the start; and at goals. **Raised** as
unknown where neither question nor goal is on record for such a stay, as possible where the dates leave open whether a
question belongs to it. Raised too where the asker was not the child and no help for the asker is recorded during the
stay: certain where help for others is on record, unknown where no help is.
**Why** a question older than a year is seldom the question of this stay; four weeks, because in a crisis it is written
down afterwards.
**Sources:** S1 3.2.3: in nearly half of the files the first question could not be found; 4.3.3 (whose is it?).
**False alarm:** everybody knew the question and nobody typed it in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import family_directed, given, is_for
from thuislijn.lenses.judging import MONTH, coincides, counted, follows_within
from thuislijn.lenses.placements import Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words
from thuislijn.timeline.items import Help, Plan, Question, Stay
from thuislijn.timeline.moment import Certainty, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, PlaceType, StayPurpose

_CARE = (
    *(PlaceType.FAMILY_HOME, PlaceType.RESIDENTIAL_GROUP, PlaceType.TREATMENT_GROUP),
    *(PlaceType.CLINIC, PlaceType.SECURE),
)
_FOR_A_REASON = (StayPurpose.TREATMENT, StayPurpose.OBSERVATION)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        stays = [one for one in course.residences if one.away and _asks_for_a_question(one)]
        if not stays:
            continue
        questions = [question for question in timeline.facts(Question) if is_for(question, course.child)]
        missing: dict[Certainty, list[Residence]] = {}
        for stay in stays:
            its_own = [question for question in questions if _belongs(question, stay, limits).holds]
            if any(_belongs(question, stay, limits) is Certainty.CERTAIN for question in its_own):
                yield from _of_another(timeline, stay, its_own)
            elif not _has_goal(timeline, stay):
                missing.setdefault(Certainty.POSSIBLE if its_own else Certainty.UNKNOWN, []).append(stay)
        for certainty, without in missing.items():
            yield _not_found(course.child, certainty, without, len(stays))


def _asks_for_a_question(residence: Residence) -> bool:
    return residence.first.place in _CARE or residence.first.purpose in _FOR_A_REASON


def _belongs(question: Question, residence: Residence, limits: Mapping[str, float]) -> Certainty:
    """Whether this is the question of the stay; where a date is missing altogether it is taken to be."""
    asked, start = question.when.start, residence.when.start
    if question.answered_by in residence.ids or not asked.is_known or not start.is_known:
        return Certainty.CERTAIN
    before, after = round(limits["months"] * MONTH), round(limits["weeks"] * 7)
    found = follows_within(start.plus(-before, -before), asked, before + after)
    return Certainty.POSSIBLE if found is Certainty.UNKNOWN else found


def _has_goal(timeline: Timeline, residence: Residence) -> bool:
    """Whether what had to change is on record after all: as the goal of help in the stay, or as a plan for it."""
    if any(plan.about in residence.ids for plan in timeline.facts(Plan)):
        return True
    goals = [help for help in timeline.facts(Help) if help.goal and is_for(help, residence.child)]
    return any(coincides(help.when, residence.when, timeline.reference_day) is not Certainty.EXCLUDED for help in goals)


def _not_found(child: str, certainty: Certainty, without: list[Residence], number: int) -> Finding:
    noun = counted(number, Text("verblijf in zorg", "stay in care"), Text("verblijven in zorg", "stays in care"))
    first = moment_words(without[0].when.start)
    perhaps = Text("", "")
    if certainty is Certainty.POSSIBLE:
        perhaps = Text(" uit die tijd, zo lijkt het", " of that time, it seems")
    return Finding(
        lens="NO_QUESTION",
        certainty=certainty,
        when=Period.at(without[0].when.start),
        persons=(child,),
        arithmetic=Text(
            f"{noun.nl}, waarvan {len(without)} zonder hulpvraag op papier{perhaps.nl} (eerste: {first.nl}).",
            f"{noun.en}, of which {len(without)} without a question on record{perhaps.en} (first: {first.en}).",
        ),
        question=Text(
            "Wat was de hulpvraag, van wie was die, en wat moest er veranderen?",
            "What was the question for help, whose was it, and what had to change?",
        ),
        items=tuple(id for residence in without for id in residence.ids),
        weight=2,
    )


def _of_another(timeline: Timeline, residence: Residence, questions: list[Question]) -> Iterator[Finding]:
    """The question was somebody else's, and the one who asked it is not known to have got help."""
    askers = {question.asker for question in questions}
    if residence.child in askers or not any(timeline.person(asker) for asker in askers):
        return
    parents = {parent.id for parent in timeline.parents}
    during = [h for h in given(timeline) if coincides(h.when, residence.when, timeline.reference_day).holds]
    if any(_reached(timeline, help, askers, parents) for help in during):
        return
    yield _whose(residence.child, residence.first, questions, during)


def _reached(timeline: Timeline, help: Help, askers: set[str], parents: set[str]) -> bool:
    if askers.intersection(help.persons):
        return True
    return bool(askers & parents) and family_directed(timeline, help) is not Answer.NO


def _whose(child: str, stay: Stay, questions: list[Question], during: list[Help]) -> Finding:
    at = moment_words(stay.when.start)
    helps = counted(len(during), Text("vorm van hulp", "form of help"), Text("vormen van hulp", "forms of help"))
    return Finding(
        lens="NO_QUESTION",
        certainty=Certainty.CERTAIN if during else Certainty.UNKNOWN,
        when=stay.when,
        persons=(child,),
        arithmetic=Text(
            f"De hulpvraag bij dit verblijf ({at.nl}) kwam niet van de jeugdige; tijdens het verblijf: {helps.nl},"
            " niet voor wie het vroeg.",
            f"The question behind this stay ({at.en}) was not the young person's; during the stay: {helps.en},"
            " not for the one who asked.",
        ),
        question=Text(
            "Wat had degene die de vraag stelde nodig, en wat wilde het kind zelf?",
            "What did the one who asked need, and what did the child itself want?",
        ),
        items=(*(question.id for question in questions), stay.id, *(help.id for help in during)),
        weight=2,
    )


def example() -> Timeline:
    """Noa moves to a residential group; the file opens with the admission and not with a question."""
    return family(
        Stay(id="home", title="thuis", place=PlaceType.HOME, persons=("noa",), when=when("2010-05-04/2021-02-01")),
        Stay(
            id="group",
            title="leefgroep",
            place=PlaceType.RESIDENTIAL_GROUP,
            persons=("noa",),
            when=when("2021-02-01/2022-06-30"),
        ),
    )


LENS = Lens(
    name="NO_QUESTION",
    title=Text("Hulpvraag of vrager onbekend", "Question for help, or who asks it, unknown"),
    theme=Theme.SHARED_COURSE,
    source="S1 3.2.3, 4.3.3",
    thresholds=(
        Threshold(
            "months",
            12,
            Text("maanden vóór het verblijf", "months before the stay"),
            Text("een oudere vraag is zelden de vraag van dit verblijf", "an older one seldom is this stay's question"),
        ),
        Threshold(
            "weeks",
            4,
            Text("weken na het begin", "weeks after the start"),
            Text(
                "na een crisis wordt de vraag later opgeschreven", "after a crisis the question is written down later"
            ),
        ),
    ),
    look=look,
    example=example,
)
