# SPDX-License-Identifier: EUPL-1.2
"""One item of the timeline as a team writes it. The words of those of the family who read along stay theirs: a team
puts its own beside them, or asks, and neither changes them nor takes them away (handbook rule 4)."""

from __future__ import annotations

from typing import Any

from thuislijn.actions.acting import Actor
from thuislijn.actions.own_story import is_own_entry
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.access import readers_of
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import encode
from thuislijn.timeline.items import Item

_OF_THE_TELLER = ("title", "when", "persons", "event_kind", "account")
"""What somebody tells with an item of their own. What it meant, and what was done, the team may add."""


class TheirWordsError(CannotError):
    """`who` of the family told this, reads along, and is the only one to change it."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"Hier staan eigen woorden van {who}. Alleen {who} verandert ze of haalt ze weg. Ziet het team het anders? "
            f"Zet dat ernaast, bij ‘Wie zegt wat’, of vraag het aan {who}.",
            f"Here stand {who}'s own words. Only {who} changes or removes them. Does the team see it differently? "
            f"Put that beside it, under ‘Who says what’, or ask {who}.",
        )


def write_item(*, by: Actor, case: Case, key: str, before: Item | None, after: Item | None, seen: int | None) -> int:
    """Writes one item as one step, and returns the new revision of the case: `before` as it stood at version `seen`
    (None: a new one), `after` None takes it off the timeline.

    Raises TheirWordsError, and ConflictError and ExchangeError as `actions/timeline.py` does.
    """
    data = _data(after)
    theirs = their_words(case, before, after) if before is not None else None
    if theirs is not None:
        raise theirs
    return write(by=by, case=case, edits=[Edit(Section.ITEMS, key, data, seen)])


def their_words(case: Case, before: Item, after: Item | None) -> TheirWordsError | None:
    """Why an item may not become `after`: somebody who reads along would lose words of their own; None where nobody
    would."""
    was, now = _data(before), _data(after) or {}
    timeline = timeline_of(case)
    for key in sorted(readers_of(case)):
        person = timeline.person(key)
        if person is None:
            continue
        told = is_own_entry(was, person) and any(was.get(name) != now.get(name) for name in _OF_THE_TELLER)
        if told or _said(was, key) != _said(now, key):
            return TheirWordsError(person.name)
    return None


def _data(item: Item | None) -> Any:
    return encode(item) if item is not None else None


def _said(data: dict[str, Any], key: str) -> list[Any]:
    return [one for one in data.get("statements", []) if one.get("account", {}).get("who") == key]
