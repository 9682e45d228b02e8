# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: safety, plan, looking back and decision record of a family."""

from __future__ import annotations

from thuislijn.actions.demonstration.story import Learning
from thuislijn.actions.learning.decisions import decide, keep_line, keep_part, start_record
from thuislijn.actions.learning.plans import keep_action, keep_goal, keep_look_back, keep_plan, settle_action
from thuislijn.actions.learning.safety import LineSaid, OptionSaid, add_line, end_line
from thuislijn.actions.learning.safety import add_option as weigh
from thuislijn.store.learning.choices import (
    ActionState,
    RecordState,
    SafetyPart,
)
from thuislijn.store.learning.decisions import ConsideredAlternative, ExploredPerson, HeardPerson
from thuislijn.timeline.vocabulary import AlternativeKind, Answer


def tell_safety(story: Learning) -> None:
    for row in story.rows("safety"):
        said = LineSaid(
            text=row["text"],
            who=row.get("who", ""),
            due=story.day(row) if "weeks" in row else None,
            agreed_with=tuple(row.get("agreed_with", ())),
            items=story.items(row.get("items", ())),
        )
        line = add_line(by=story.by, case=story.case, part=SafetyPart(row["part"]), said=said)
        if "came_of_it" in row:
            end_line(by=story.by, line=line, seen=line.version, came_of_it=row["came_of_it"], ended=story.day(row))
    for row in story.rows("weighed"):
        words = {name: row[name] for name in _WEIGHED if name in row}
        option = OptionSaid(
            kind=AlternativeKind(row.get("kind", "other")), chosen=Answer(row.get("chosen", "unknown")), **words
        )
        weigh(by=story.by, case=story.case, occasion=row["occasion"], said=option)


_WEIGHED = ("what", "short_gain", "short_harm", "long_gain", "long_harm", "said_by", "why")


def tell_plan(story: Learning) -> None:
    by, case = story.by, story.case
    if "plan" in story.told:
        since = {"perspective_since": story.meetings[0].starts.date()} if "perspective" in story.told["plan"] else {}
        keep_plan(by=by, case=case, values={**story.told["plan"], **since})
    for row in story.rows("goal"):
        values = {"text": row["text"], "whose": row.get("whose", "")}
        story.goals[row["key"]] = keep_goal(by=by, case=case, values=values)
    for row in story.rows("action"):
        values = {name: row[name] for name in ("what", "who", "side", "adopted") if name in row}
        values |= {"goal": story.goals.get(row.get("goal", "")), "meeting": story.meeting(row), "due": story.day(row)}
        action = keep_action(by=by, case=case, values=values)
        state = ActionState(row.get("state", "open"))
        if state is not ActionState.OPEN:
            settle_action(
                by=by, action=action, state=state, why=row.get("why", ""), on=story.day(row), seen=action.version
            )
    for row in story.rows("look_back"):
        held = "meeting" in row
        values = {name: row[name] for name in ("with_whom", "better", "stuck", "next_step") if name in row}
        day = story.day(row) if held else story.day({**row, "meeting": len(story.meetings)})
        values |= {"day": day, "done": day if held else None, "meeting": story.meeting(row) if held else None}
        keep_look_back(by=by, case=case, values=values)


def tell_records(story: Learning) -> None:
    lists = ("alternative", "heard", "explored")
    for row in story.rows("decision_record"):
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
