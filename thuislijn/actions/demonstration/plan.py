# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: safety, plan, looking back and decision record of a family."""

from __future__ import annotations

from thuislijn.actions.demonstration.clock import clock_at
from thuislijn.actions.demonstration.story import Learning
from thuislijn.actions.learning.decisions import decide, keep_line, keep_part, start_record
from thuislijn.actions.learning.plans import keep_action, keep_goal, keep_look_back, keep_plan, settle_action
from thuislijn.actions.learning.safety import LineSaid, OptionSaid, add_line
from thuislijn.actions.learning.safety import add_option as weigh
from thuislijn.store.learning.choices import (
    ActionState,
    RecordState,
    SafetyPart,
)
from thuislijn.store.learning.decisions import ConsideredAlternative, ExploredPerson, HeardPerson
from thuislijn.timeline.vocabulary import AlternativeKind, Answer


def tell_safety(story: Learning, number: int) -> None:
    for row in story.written_in("safety", number):
        said = LineSaid(
            text=row["text"],
            who=row.get("who", ""),
            due=story.day(row) if "weeks" in row else None,
            agreed_with=tuple(row.get("agreed_with", ())),
            items=story.items(row.get("items", ())),
        )
        add_line(by=story.by, case=story.case, part=SafetyPart(row["part"]), said=said)
    for row in story.written_in("weighed", number):
        words = {name: row[name] for name in _WEIGHED if name in row}
        option = OptionSaid(
            kind=AlternativeKind(row.get("kind", "other")), chosen=Answer(row.get("chosen", "unknown")), **words
        )
        weigh(by=story.by, case=story.case, occasion=row["occasion"], said=option)


_WEIGHED = ("what", "short_gain", "short_harm", "long_gain", "long_harm", "said_by", "why")


def tell_plan(story: Learning, number: int) -> None:
    by, case, meeting = story.by, story.case, story.meetings[number - 1]
    if number == 1:
        if "plan" in story.told:
            since = {"perspective_since": meeting.starts.date()} if "perspective" in story.told["plan"] else {}
            keep_plan(by=by, case=case, values={**story.told["plan"], **since})
        for row in story.rows("goal"):
            values = {"text": row["text"], "whose": row.get("whose", "")}
            story.goals[row["key"]] = keep_goal(by=by, case=case, values=values)
    for row in story.written_in("action", number):
        values = {name: row[name] for name in ("what", "who", "side", "adopted") if name in row}
        values |= {"goal": story.goals.get(row.get("goal", "")), "meeting": meeting, "due": story.day(row)}
        action = keep_action(by=by, case=case, values=values)
        if "state" in row:
            story.settled.append((row, action))
    if number == len(story.meetings):
        for row in story.rows("look_back"):
            held = "meeting" in row  # else a day to come
            values = {name: row[name] for name in ("with_whom", "better", "stuck", "next_step") if name in row}
            day = story.day({"meeting": number, **row})
            values |= {"day": day, "done": day if held else None, "meeting": story.meeting(row) if held else None}
            keep_look_back(by=by, case=case, values=values)


def settle_actions(story: Learning) -> None:
    """What came of the actions so far, each written down on its own day."""
    for row, action in story.settled:
        with clock_at(story.noon(row)):
            settle_action(
                by=story.by,
                action=action,
                state=ActionState(row["state"]),
                why=row.get("why", ""),
                on=story.day(row),
                seen=action.version,
            )
    story.settled.clear()


def tell_records(story: Learning, number: int) -> None:
    lists = ("alternative", "heard", "explored")
    for row in story.written_in("decision_record", number):
        by = story.by
        plain = {n: v for n, v in row.items() if n not in (*lists, "child", "state", "meeting", "weeks")}
        record = start_record(by=by, case=story.case, child=story.person(row["child"]), values=plain)
        for one in row.get("alternative", ()):
            keep_line(by=by, line=ConsideredAlternative(case=story.case, record=record), values=one)
        for one in row.get("heard", ()):
            values = {**one, "label": story.label(one), "person": story.person(one.get("person", ""))}
            keep_line(by=by, line=HeardPerson(case=story.case, record=record), values=values)
        for one in row.get("explored", ()):
            keep_line(by=by, line=ExploredPerson(case=story.case, record=record), values=one)
        state = RecordState(row.get("state", "weighing"))
        if state is RecordState.WEIGHING:
            keep_part(by=by, record=record, values={"evaluate_on": None}, seen=record.version)
            continue
        decide(by=by, record=record, state=state, day=story.day(row), values={}, seen=record.version)
