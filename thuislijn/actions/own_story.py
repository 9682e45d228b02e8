# SPDX-License-Identifier: EUPL-1.2
"""What somebody of the family tells on their own timeline, in their own words (handbook rule 4).

Their words stand beside those of others and never in their place: as an item of their own, or as a statement with an
item. Only they change or take back their words; what others wrote in between is never lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, new_key, write, write_for_good
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry, Section
from thuislijn.store.family_access import SharedWords
from thuislijn.store.own_timeline import account_of
from thuislijn.timeline.exchange import encode
from thuislijn.timeline.family import Person
from thuislijn.timeline.items import Event
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.sources import Statement
from thuislijn.timeline.vocabulary import EventKind, Perspective, Standing

LONGEST_TITLE, LONGEST_TEXT = 200, 4000
_TAKEN_BACK = "(door wie het vertelde weer weggehaald)"


class OwnWordsChangedError(Exception):
    """The words were changed in between, in another window for instance: nothing was written. `text` stands now."""

    def __init__(self, text: str) -> None:
        super().__init__("own words changed in between")
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEvent:
    """Something that somebody of the family adds: `what` in a few words, `more` as long as they like.

    `about` are keys of persons; `kind`: something that happened, that went well, or that was hard.
    """

    what: str
    when: Moment = Moment.UNKNOWN
    about: tuple[str, ...] = ()
    more: str = ""
    kind: EventKind = EventKind.OTHER


def tell(*, by: Actor, case: Case, person: Person, told: OwnEvent, share: bool = False) -> str:
    """Adds an event as `person` tells it, and gives its key. `share`: the others of the family may read it.

    Raises CannotError where nothing was told.
    """
    if not told.what.strip():
        raise CannotError("Schrijf op wat er gebeurde.", "Write down what happened.")
    key = new_key(Section.ITEMS)
    with transaction.atomic():
        write(by=by, case=case, edits=[Edit(Section.ITEMS, key, _event(key, person, told))])
        share_words(by=by, case=case, person=person, item=key, share=share)
    return key


def _event(key: str, person: Person, told: OwnEvent) -> dict[str, Any]:
    account, more = account_of(person), told.more.strip()[:LONGEST_TEXT]
    said = (Statement(account=account, text=more, standing=Standing.UNKNOWN),) if more else ()
    event = Event(
        id=key,
        title=told.what.strip()[:LONGEST_TITLE],
        when=Period.at(told.when) if told.when.is_known else Period(),
        persons=told.about,
        event_kind=told.kind,
        account=account,
        statements=said,
    )
    data = encode(event)
    assert isinstance(data, dict)
    return data


def change_told(*, by: Actor, case: Case, person: Person, item: str, told: OwnEvent, seen: int) -> None:
    """Changes what `person` told in an item of their own, as it stood at version `seen`; what others said of it stays.

    Raises OwnWordsChangedError with the present title, and CannotError for an item that is not theirs.
    """
    if not told.what.strip():
        raise CannotError("Schrijf op wat er gebeurde.", "Write down what happened.")
    with transaction.atomic():
        entry = _locked(case, item)
        if not is_own_entry(entry.data, person):
            raise CannotError("Dit is niet door u verteld.", "This was not told by you.")
        if entry.version != seen:
            raise OwnWordsChangedError(str(entry.data.get("title", "")))
        fresh = _event(item, person, told)
        others = [one for one in entry.data.get("statements", []) if not _is_by(one, person)]
        data = {**entry.data, **fresh, "statements": [*fresh.get("statements", []), *others]}
        for name in ("when", "persons", "event_kind"):
            if name not in fresh:
                data.pop(name, None)
        _rewrite(by, case, entry, data)


def say_of(*, by: Actor, case: Case, person: Person, item: str, text: str, differs: bool, before: str = "") -> None:
    """Puts what `person` says of an item beside it, or in the place of what they said before (`before`, as seen).

    `differs`: it was otherwise for them, and the item is disputed. Raises OwnWordsChangedError and CannotError.
    """
    if not text.strip():
        raise CannotError("Schrijf op hoe het voor u was.", "Write down how it was for you.")
    standing = Standing.DISPUTED if differs else Standing.UNKNOWN
    with transaction.atomic():
        entry = _locked(case, item)
        present = own_words(entry.data, person)
        if present != before and present != text.strip():
            raise OwnWordsChangedError(present)
        said = encode(Statement(account=account_of(person), text=text.strip()[:LONGEST_TEXT], standing=standing))
        others = [one for one in entry.data.get("statements", []) if not _is_by(one, person)]
        _rewrite(by, case, entry, {**entry.data, "statements": [*others, said]})


def take_back(*, by: Actor, case: Case, person: Person, item: str) -> None:
    """Takes back all that `person` said of an item, for good: it goes out of earlier versions too. An item of their own
    goes, unless others said something of it too: then it stays without what they told. Raises CannotError where they
    said nothing there."""
    with transaction.atomic():
        entry = _locked(case, item)
        if not is_own_entry(entry.data, person) and not own_words(entry.data, person):
            raise CannotError("Hier staat niets van u.", "Nothing of yours stands here.")
        edit = Edit(Section.ITEMS, item, _without(entry.data, person, item), entry.version)
        write_for_good(by=by, case=case, edits=[edit], clean=lambda data: _without(data, person, item))
        share_words(by=by, case=case, person=person, item=item, share=False)


def _without(data: Any, person: Person, item: str) -> Any:
    """An item as it was at some time, without what `person` said of it; None where nothing of it is left. What is no
    form of this item is given as it is."""
    if not isinstance(data, dict) or data.get("id") != item:
        return data
    others = [one for one in data.get("statements", []) if not _is_by(one, person)]
    if not is_own_entry(data, person):
        return _with_statements(data, others)
    if not others:
        return None
    # Others answered, and their words need something to stand beside.
    kept = {name: data[name] for name in ("when", "persons") if name in data}
    account = {"perspective": Perspective.RESEARCHER.value}
    return {"kind": "event", "id": item, "title": _TAKEN_BACK, **kept, "account": account, "statements": others}


def _with_statements(data: dict[str, Any], statements: list[Any]) -> dict[str, Any]:
    bare = {name: value for name, value in data.items() if name != "statements"}
    return {**bare, "statements": statements} if statements else bare


def share_words(*, by: Actor, case: Case, person: Person, item: str, share: bool) -> None:
    """Lets the others of the family read what `person` told of an item, or only the team."""
    with transaction.atomic():
        present = SharedWords.objects.filter(case=case, person=person.id, item=item)
        if share == present.exists():
            return
        if share:
            SharedWords(case=case, person=person.id, item=item).save(force_insert=True)
        else:
            present.delete()
        record(by=by, act=Act.CREATE if share else Act.DELETE, kind="shared_words", target=item, case=case)


def own_items(case: Case, person: Person) -> tuple[str, ...]:
    """Keys of the items that this person put on the timeline or said something of."""
    rows = Entry.objects.filter(case=case, section=Section.ITEMS).order_by("pk").values_list("key", "data")
    return tuple(key for key, data in rows if is_own_entry(data, person) or own_words(data, person))


def own_words(data: dict[str, Any], person: Person) -> str:
    """What somebody said of an item in the exchange form; empty where nothing."""
    return next((str(one.get("text", "")) for one in data.get("statements", []) if _is_by(one, person)), "")


def is_own_entry(data: dict[str, Any], person: Person) -> bool:
    """Whether an item in the exchange form was put there by this person. What the team wrote down of a conversation
    with them rests on a source, or is more than an event: that is taken back with the consent to the conversation."""
    return data.get("kind") == Event.kind and not data.get("evidence") and _is_by(data, person)


def _is_by(said: dict[str, Any], person: Person) -> bool:
    return bool(said.get("account", {}).get("who") == person.id)


def _locked(case: Case, item: str) -> Entry:
    """The entry, with the case locked: whoever writes at the same moment waits, so that nobody's words get lost."""
    Case.objects.select_for_update().get(pk=case.pk)
    entry = Entry.objects.filter(case=case, section=Section.ITEMS, key=item).first()
    if entry is None:
        raise CannotError("Dit staat niet meer op de tijdlijn.", "This is not on the timeline any more.")
    return entry


def _rewrite(by: Actor, case: Case, entry: Entry, data: dict[str, Any]) -> None:
    data = _with_statements(data, data.get("statements", []))
    if data != entry.data:
        write(by=by, case=case, edits=[Edit(Section.ITEMS, entry.key, data, entry.version)])
