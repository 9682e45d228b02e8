# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: what an invented team learnt of a family in two meetings, by the same acts as in real life."""

from __future__ import annotations

from thuislijn.actions.demonstration.plan import settle_actions, tell_plan, tell_records, tell_safety
from thuislijn.actions.demonstration.rethinking import answer_questions, tell_cards, tell_explanation, tell_notes
from thuislijn.actions.demonstration.story import Learning
from thuislijn.actions.demonstration.timeline import tell_network, tell_timeline


def prepare(story: Learning) -> None:
    """Puts in what a team added to the timeline and the network of a family before it first met."""
    tell_timeline(story)
    tell_network(story)


def tell(story: Learning, number: int) -> None:
    """Puts in what a team wrote down of a family in its meeting of that number, in the order in which it came about."""
    tell_cards(story, number)
    tell_explanation(story, number)
    tell_notes(story, number)
    tell_safety(story, number)
    tell_plan(story, number)
    tell_records(story, number)


def settle(story: Learning) -> None:
    """Puts in what came later of the actions and questions so far, each on its own day."""
    settle_actions(story)
    answer_questions(story)
