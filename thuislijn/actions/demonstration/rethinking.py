# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: what a team wrote down during a meeting: cards, shared explanation, notes and questions."""

from __future__ import annotations

import datetime as dt

from thuislijn.actions.demonstration.clock import clock_at
from thuislijn.actions.demonstration.story import Learning, Told
from thuislijn.actions.learning.explanation import add_factor, add_voice, link_factors, tell_view
from thuislijn.actions.learning.explanation_versions import keep_version
from thuislijn.actions.learning.observing import AgreedData, InView, agree, note, open_notes
from thuislijn.actions.learning.open_questions import OpenQuestionData, ask, change_question
from thuislijn.actions.learning.rethinking import (
    Around,
    Option,
    Said,
    add_option,
    note_person,
    open_card,
    put_aside,
    say_on,
)
from thuislijn.store.learning.choices import (
    FactorGroup,
    FactorPart,
    Fit,
    LinkKind,
    Prompt,
    View,
)
from thuislijn.store.learning.meetings import ObserverNote
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Perspective


def tell_cards(story: Learning, number: int) -> None:
    for row in story.written_in("card", number):
        section, key = story.places[row["about"]]
        card = open_card(by=story.by, case=story.case, section=section, key=key, meeting=story.meeting(row))
        for one in row.get("person", ()):
            around = Around(
                label=story.label(one),
                person=story.person(one.get("person", "")),
                took_part=Answer(one.get("took_part", "unknown")),
                heard=Answer(one.get("heard", "unknown")),
            )
            note_person(by=story.by, card=card, around=around)
        for one in row.get("answer", ()):
            said = Said(
                text=one.get("text", ""),
                fit=Fit(one["fit"]) if "fit" in one else None,
                said_by=one.get("said_by", ""),
                perspective=Perspective(one["perspective"]) if "perspective" in one else None,
            )
            say_on(by=story.by, card=card, prompt=Prompt(one["prompt"]), said=said)
        for one in row.get("option", ()):
            option = Option(
                what=one["what"],
                kind=AlternativeKind(one.get("kind", "other")),
                weighed=Answer(one.get("weighed", "unknown")),
                available=Answer(one.get("available", "unknown")),
                why_not=one.get("why_not", ""),
                said_by=one.get("said_by", ""),
            )
            add_option(by=story.by, card=card, option=option)
        for prompt in row.get("put_aside", ()):
            put_aside(by=story.by, card=card, prompt=Prompt(prompt), aside=True)


def tell_explanation(story: Learning, number: int) -> None:
    by, case = story.by, story.case
    for row in story.written_in("factor", number):
        story.factors[row["key"]] = add_factor(
            by=by,
            case=case,
            group=FactorGroup(row["group"]),
            part=FactorPart(row["part"]),
            text=row["text"],
            items=story.items(row.get("items", ())),
        )
    if number == 1:
        for row in story.rows("voice"):
            person = story.person(row.get("person", ""))
            perspective = Perspective(row["perspective"])
            story.voices[row["key"]] = add_voice(
                by=by, case=case, label=story.label(row), perspective=perspective, person=person
            )
    for row in story.rows("link"):
        ends = story.factors.get(row["from"]), story.factors.get(row["to"])
        newest = max(_number(story, row[end]) for end in ("from", "to"))
        if ends[0] is not None and ends[1] is not None and newest == number:
            kind = LinkKind(row.get("kind", "feeds"))
            link_factors(by=by, source=ends[0], target=ends[1], kind=kind, words=row.get("words", ""))
    for row in story.written_in("view", number):
        tell_view(
            by=by,
            factor=story.factors[row["factor"]],
            voice=story.voices[row["voice"]],
            view=View(row["view"]),
            words=row.get("words", ""),
        )
    for row in story.written_in("version", number):
        keep_version(by=by, case=case, note=row.get("note", ""))


def _number(story: Learning, factor: str) -> int:
    """The meeting in which a factor was put on the board."""
    return next(int(row.get("meeting", 1)) for row in story.rows("factor") if row["key"] == factor)


def _in_view(story: Learning, row: Told) -> InView:
    section, key = story.places[row["about"]]
    return InView(section=section, key=key)


def tell_notes(story: Learning, number: int) -> None:
    meeting = story.meetings[number - 1]
    kept: dict[str, list[ObserverNote]] = {}
    for row in story.written_in("note", number):
        at = meeting.starts + dt.timedelta(minutes=row.get("minute", 30))
        view = _in_view(story, row) if "about" in row else None
        by = story.observers[row["by"]]
        made = note(by=by, meeting=meeting, case=story.case, text=row["text"], view=view, at=at)
        kept.setdefault(row.get("about", ""), []).append(made)
    agreed = story.written_in("agreed", number)
    if agreed:
        for observer in story.observers.values():
            open_notes(by=observer, meeting=meeting, case=story.case)
    for row in agreed:
        data = AgreedData(
            text=row["text"],
            differs=row.get("differs", ""),
            view=_in_view(story, row) if "about" in row else InView(),
        )
        made_of = [ObserverNote.objects.get(pk=one.pk) for one in kept.get(row.get("about", ""), ())]
        agree(by=story.by, meeting=meeting, case=story.case, data=data, made_of=made_of)
    for row in story.written_in("question", number):
        data_of = OpenQuestionData(text=row["text"], who=row.get("who", ""), due=story.day({"weeks": 4, **row}))
        question = ask(by=story.by, case=story.case, data=data_of, meeting=meeting)
        if "answer" in row:
            story.answered.append((row, question))


def answer_questions(story: Learning) -> None:
    """What the team took along and found out since, each written down on its own day."""
    for told, question in story.answered:
        row = {"weeks": 3, **told}
        with clock_at(story.noon(row)):
            data = OpenQuestionData(
                text=row["text"],
                who=row.get("who", ""),
                due=question.due,
                answer=row["answer"],
                answered=story.day(row),
            )
            change_question(by=story.by, row=question, data=data, seen=question.version)
    story.answered.clear()
