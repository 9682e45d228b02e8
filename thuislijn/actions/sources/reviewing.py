# SPDX-License-Identifier: EUPL-1.2
"""A person decides about the proposals of the reader: each is decided once, and each decision can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.kinds import code_of
from thuislijn.actions.logging import record
from thuislijn.actions.sources.lessons import learn, telling_words, unlearn
from thuislijn.actions.sources.matching import merged
from thuislijn.actions.timeline import ConflictError, Edit, NothingToUndoError, new_key, write
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, CardState
from thuislijn.store.entries import Entry, Section, Step
from thuislijn.store.sources import ProposalCard
from thuislijn.timeline.vocabulary import PersonRole, Term


class Why(Term):
    """Why a proposal is rejected; the first ones have a key of their own."""

    KNOWN = "known", "dit staat al op de tijdlijn", "this is on the timeline already"
    NO_FACT = "no_fact", "geen feit, maar een plan, mening of voorwaarde", "no fact but a plan, opinion or condition"
    OTHERS = "others", "gaat niet over dit gezin", "is not about this family"
    MISREAD = "misread", "verkeerd gelezen", "misread"
    MINOR = "minor", "niet van belang voor het verhaal", "of no importance to the story"
    OTHER = "other", "iets anders", "something else"


class DecidedError(Exception):
    """Somebody else decided about this card in between: nothing was written. `card` is as it stands now."""

    def __init__(self, card: ProposalCard) -> None:
        super().__init__("decided in between")
        self.card = card


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: the card, the revision of the case, and the children who were left out because they
    are not in the case yet, so that nobody has been asked for their consent."""

    card: ProposalCard
    revision: int
    left_out: tuple[str, ...] = ()


def accept(
    *, by: Actor, case: Case, card_id: UUID, version: int, data: dict[str, Any] | None = None, words: str = ""
) -> Decided:
    """The proposal becomes an item, with its passage as evidence and reviewed; `data` is the item as corrected.

    `words` are those that show what it is, where the correction says it is something else; None given: the likeliest.
    Raises DecidedError, NotVisibleError, ExchangeError.
    """
    with transaction.atomic():
        locked, card = _open(case, card_id, version)
        wanted = dict(data if data is not None else card.data)
        key = card.item or new_key(Section.ITEMS)
        companions, absent, names = _companions(locked, card, wanted)
        wanted = _without_persons({**wanted, "id": key, "reviewed": True}, absent)
        entry = Entry.objects.filter(case=locked, section=Section.ITEMS, key=key).first()
        item = Edit(Section.ITEMS, key, wanted, entry.version if entry is not None else None)
        revision = write(by=by, case=locked, edits=[*companions, item])
        state = CardState.ACCEPTED if data is None or data == card.data else CardState.CORRECTED
        card.item, card.step = key, revision
        if state is CardState.CORRECTED:
            passage = card.data.get("evidence", [{}])[0].get("quote", "")
            suggested, corrected = code_of(card.data), code_of(wanted)
            card.taught = learn(words=words or telling_words(passage), suggested=suggested, corrected=corrected)
        _decide(by, locked, card, state)
    case.revision = revision
    return Decided(card, revision, names)


def merge(*, by: Actor, case: Case, card_id: UUID, version: int, item: str) -> Decided:
    """The proposal is another telling of an item: its passages are added to it, and what the item did not know yet.

    Raises DecidedError, NotVisibleError (also where the item is gone).
    """
    with transaction.atomic():
        locked, card = _open(case, card_id, version)
        entry = Entry.objects.filter(case=locked, section=Section.ITEMS, key=item).first()
        if entry is None:
            raise NotVisibleError("item", item)
        companions, absent, names = _companions(locked, card, card.data)
        data = merged(entry.data, _without_persons(card.data, absent))
        revision = write(by=by, case=locked, edits=[*companions, Edit(Section.ITEMS, item, data, entry.version)])
        card.item, card.step = item, revision
        _decide(by, locked, card, CardState.MERGED)
    case.revision = revision
    return Decided(card, revision, names)


def reject(*, by: Actor, case: Case, card_id: UUID, version: int, why: Why, note: str = "") -> Decided:
    """The proposal is set aside, with the reason. Raises DecidedError, NotVisibleError."""
    with transaction.atomic():
        locked, card = _open(case, card_id, version)
        card.reason = f"{why.value}: {note}"[:300] if note else why.value
        _decide(by, locked, card, CardState.REJECTED, why=why.value)
    return Decided(card, locked.revision)


def split(
    *, by: Actor, case: Case, card_id: UUID, version: int, titles: Sequence[str] = ()
) -> tuple[ProposalCard, ...]:
    """The proposal tells several things: it makes place for one card for each title; without titles, one for each
    person. Raises DecidedError, NotVisibleError, and ValueError where nothing is to be split."""
    with transaction.atomic():
        locked, card = _open(case, card_id, version)
        if titles:
            parts = [{**card.data, "title": title} for title in titles]
        else:
            parts = [{**card.data, "persons": [person]} for person in card.data.get("persons", [])]
        if not 2 <= len(parts) <= 9:
            raise ValueError("nothing to split")
        taken = set(card.source.cards.values_list("number", flat=True))
        numbers = [n for n in range(card.number + 1, card.number + 100) if n not in taken][: len(parts)]
        halves = [
            ProposalCard(
                source=card.source,
                number=number,
                page=card.page,
                start=card.start,
                end=card.end,
                data=part,
                needs=card.needs,
                explanation=card.explanation,
                origin=card,
            )
            for number, part in zip(numbers, parts, strict=True)
        ]
        ProposalCard.objects.bulk_create(halves)
        _decide(by, locked, card, CardState.SPLIT)
    return tuple(halves)


def undo(*, by: Actor, case: Case) -> ProposalCard:
    """Takes back the last decision of this person in the case, and what it did to the timeline.

    Raises NothingToUndoError, and ConflictError where somebody has gone on with what came of it.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        card = (
            ProposalCard.objects.filter(source__case=locked, decided_by_id=by.id)
            .exclude(state=CardState.OPEN)
            .select_related("source", "taught")
            .order_by("-decided", "-version")
            .first()
        )
        if card is None:
            raise NothingToUndoError
        if card.state == CardState.SPLIT:
            if card.halves.exclude(state=CardState.OPEN).exists():
                raise ConflictError(())
            card.halves.all().delete()
        elif card.step is not None:
            _take_off(by, locked, card)
        if card.taught is not None:
            unlearn(lesson=card.taught)
        if card.state == CardState.MERGED:
            card.item = ""
        card.taught, card.step, card.reason, card.decided_by_id = None, None, "", None
        card.state, card.decided, card.decided_by = CardState.OPEN, None, ""
        card.version += 1
        card.save()
        record(by=by, act=Act.CHANGE, kind="card", target=card.pk, case=locked, why="teruggenomen")
    case.revision = locked.revision
    return card


def _take_off(by: Actor, case: Case, card: ProposalCard) -> None:
    """Puts the item back as it was before the decision; persons who came with it stay, others may stand on them."""
    step = Step.objects.filter(case=case, revision=card.step or 0).first()
    changes = list(step.changes.filter(section=Section.ITEMS)) if step is not None else []
    rows = {entry.key: entry for entry in Entry.objects.filter(case=case, key__in=[c.key for c in changes])}
    edits = []
    for change in changes:
        row = rows.get(change.key)
        now = row.data if row is not None else None
        if now == change.before:
            continue  # taken back on the timeline already
        if now != change.after:
            raise ConflictError((row,))
        edits.append(Edit(Section.ITEMS, change.key, change.before, row.version if row is not None else None))
    if edits and step is not None:
        write(by=by, case=case, edits=edits, undoes=step.revision)
        step.undone = True
        step.save(update_fields=["undone"])


def _open(case: Case, card_id: UUID, version: int) -> tuple[Case, ProposalCard]:
    """The case and the card, both locked. Raises DecidedError unless the card is still as the person saw it."""
    locked = Case.objects.select_for_update().get(pk=case.pk)
    card = (
        ProposalCard.objects.select_for_update(of=("self",))
        .filter(pk=card_id, source__case=locked)
        .select_related("source")
        .first()
    )
    if card is None:
        raise NotVisibleError("card", str(card_id))
    if card.state != CardState.OPEN or card.version != version:
        raise DecidedError(card)
    return locked, card


def _decide(by: Actor, case: Case, card: ProposalCard, state: CardState, why: str = "") -> None:
    card.state, card.decided, card.decided_by, card.decided_by_id = state, timezone.now(), by.name, by.id
    card.version += 1
    card.save()
    record(by=by, act=Act.CHANGE, kind="card", target=card.pk, case=case, why=why or state.value)


def _companions(case: Case, card: ProposalCard, data: dict[str, Any]) -> tuple[list[Edit], set[str], tuple[str, ...]]:
    """The persons and organisations that come along, the keys of those who cannot, and what these are called.

    A child whom nobody entered is left out unless the case is anonymous: entering a child asks for its consent, and
    that is not done by the way.
    """
    named = {str(one[1]): (Section(one[0]), one[2]) for one in card.needs}
    held = set(Entry.objects.filter(case=case, key__in=list(named)).values_list("key", flat=True))
    used = _strings(data)
    edits, absent, names = [], set(), []
    for key, (section, value) in named.items():
        if key in held or key not in used:
            continue
        if section is Section.PERSONS and value.get("role") == PersonRole.CHILD and not case.anonymous:
            absent.add(key)
            names.append(str(value.get("name", "")))
        else:
            edits.append(Edit(section, key, value))
    return edits, absent, tuple(names)


def _strings(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set().union(*(_strings(value) for value in data.values()))
    if isinstance(data, list):
        return set().union(*(_strings(value) for value in data))
    return {data} if isinstance(data, str) else set()


def _without_persons(data: Any, absent: set[str]) -> Any:
    """The data without these keys, in lists and in fields; an age of somebody who is absent keeps its days."""
    if not absent:
        return data
    if isinstance(data, list):
        return [_without_persons(part, absent) for part in data if not (isinstance(part, str) and part in absent)]
    if isinstance(data, dict):
        return {
            name: _without_persons(value, absent)
            for name, value in data.items()
            if not (isinstance(value, str) and value in absent)
            and not (name == "age" and isinstance(value, dict) and value.get("of") in absent)
        }
    return data
