# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: what a parent who was let in told of their own story."""

from __future__ import annotations

from collections.abc import Iterable

from thuislijn.actions.acting import Actor
from thuislijn.actions.demonstration.story import Told
from thuislijn.actions.own_story import OwnEvent, say_of, share_words, tell
from thuislijn.store.cases import Case
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import period_from_edtf
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import EventKind


def tell_own_words(by: Actor, case: Case, person: Person, rows: Iterable[Told]) -> None:
    """Each row stands beside the line whose title it is `about`, or is something new that went well, from `when`."""
    lines = {item.title: item.id for item in timeline_of(case).items}
    for row in rows:
        share = bool(row.get("share", False))
        if "about" in row:
            item = lines[row["about"]]
            say_of(by=by, case=case, person=person, item=item, text=row["text"], differs=False)
            share_words(by=by, case=case, person=person, item=item, share=share)
            continue
        event = OwnEvent(
            what=row["text"],
            when=period_from_edtf(row["when"]).start,
            about=(person.id,),
            more=row.get("more", ""),
            kind=EventKind.STRENGTH,
        )
        tell(by=by, case=case, person=person, told=event, share=share)
