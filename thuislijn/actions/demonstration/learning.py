# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: what an invented team learnt of a family in two meetings, by the same acts as in real life."""

from __future__ import annotations

from thuislijn.actions.demonstration.plan import tell_plan, tell_records, tell_safety
from thuislijn.actions.demonstration.rethinking import tell_cards, tell_explanation, tell_notes
from thuislijn.actions.demonstration.story import Learning
from thuislijn.actions.demonstration.timeline import tell_network, tell_timeline


def tell(story: Learning) -> None:
    """Puts in all that a team learnt of one family, in the order in which it came about."""
    tell_timeline(story)
    tell_network(story)
    for number in range(1, len(story.meetings) + 1):
        tell_cards(story, number)
        tell_explanation(story, number)
        tell_notes(story, number)
    tell_safety(story)
    tell_plan(story)
    tell_records(story)
