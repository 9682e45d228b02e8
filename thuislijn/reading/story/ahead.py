# SPDX-License-Identifier: EUPL-1.2
"""What is dated after the day of writing: plans, and the ends of what still runs."""

from __future__ import annotations

from thuislijn.reading.messages.frames import Frame
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.story.linking import Link
from thuislijn.timeline.vocabulary import Modality

_FINISHED_LATER = 30  # days


def ends_ahead(draft: Draft, found: Link, frame: Frame) -> None:
    """'De OTS loopt af op 14 oktober': what runs on the day of writing and ends later."""
    days = draft.start.days if draft.start is not None else None
    ends = draft.cue is not None and draft.cue.aspect == "einde" and draft.type in ("maatregel", "hulp")
    if ends and days is not None and days[0] is not None and frame.reference is not None and days[0] > frame.reference:
        draft.end, draft.until, draft.start, draft.time = draft.start, found.start, None, None


def plan_ahead(draft: Draft, frame: Frame, past: bool) -> None:
    """What is dated after the day of writing cannot have happened yet, unless it is told in the past soon after it.

    'Op 15 november is een melding gedaan' under 14 november: the paper was finished later than its head says.
    """
    days = draft.start.days if draft.start is not None else None
    if (
        draft.actual
        and days is not None
        and days[0] is not None
        and frame.reference is not None
        and days[0] > frame.reference
        and not (past and days[0] <= frame.reference + _FINISHED_LATER)
    ):
        draft.modality = Modality.HYPOTHETICAL
