# SPDX-License-Identifier: EUPL-1.2
"""The names behind the pseudonyms of a case: kept sealed, the same over all its sources, and judged by people.

What a text is called by in the clear follows from this list alone. Each text is kept sealed beside its pseudonymised
form, so that a judgement ("this is no name", "this is one") can be carried through everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.searching import index_source
from thuislijn.actions.sources.found import Mapped, paged
from thuislijn.actions.timeline import Edit, write_for_good
from thuislijn.reading.names.names_nl import pseudonymise
from thuislijn.reading.names.pseudonyms import Pseudonyms
from thuislijn.reading.names.replacing import Replacer
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import fold
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry, Section
from thuislijn.store.identities import LIST, ORGANISATION, PERSON, TEXT, Identity
from thuislijn.store.sealing import seal, unseal
from thuislijn.store.sources import CaseSource, ProposalCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import decode, encode
from thuislijn.timeline.family import Organisation, Person

_THE_LIST = "names"
_SHORTEST_NAME, _LONGEST_NAME = 2, 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of which the machine cannot say whether it is a name: it is hidden as `shown` until somebody judges."""

    word: str
    key: str
    shown: str


@dataclass(frozen=True, slots=True)
class NameList:
    """Everybody that the sources of a case named: `persons` with their names, and the pseudonyms of everything.

    `shown` is what persons and organisations are called; `sealed` the list as it was found, by which a change in
    between is seen.
    """

    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    shown: dict[str, str] | None = None
    pseudonyms: str = ""
    sealed: bytes = b""


def sealed_names(case: Case, kind: str, key: str, names: dict[str, Any]) -> None:
    """Keeps (or replaces) the sealed names of one person, organisation, source or text."""
    Identity.objects.update_or_create(
        case=case, kind=kind, key=key, defaults={"sealed": seal(json.dumps(names, ensure_ascii=False).encode())}
    )


def opened_names(case: Case, kind: str, key: str) -> dict[str, Any]:
    """What was sealed for one; empty where nothing was. Raises SealBrokenError."""
    row = Identity.objects.filter(case=case, kind=kind, key=key).first()
    found: dict[str, Any] = json.loads(unseal(bytes(row.sealed))) if row is not None else {}
    return found


def name_list(case: Case) -> NameList:
    """The list of a case as it stands: what its sources told, over what is on the timeline now."""
    row = Identity.objects.filter(case=case, kind=LIST, key=_THE_LIST).first()
    kept = json.loads(unseal(bytes(row.sealed))) if row is not None else {}
    timeline = timeline_of(case)
    names = {
        r.key: json.loads(unseal(bytes(r.sealed))) for r in case.identities.filter(kind__in=(PERSON, ORGANISATION))
    }
    persons = {p.id: p for p in (decode(Person, one) for one in kept.get("persons", []))}
    bodies = {o.id: o for o in (decode(Organisation, one) for one in kept.get("organisations", []))}
    shown: dict[str, str] = dict(kept.get("shown", {}))
    for person in timeline.persons:
        told = persons[person.id].name if person.id in persons else ""
        name = str(names.get(person.id, {}).get("name") or told)
        persons[person.id] = replace(person, name=name, pseudonym=person.name, note="")
        shown[person.id] = person.name
    for body in timeline.organisations:
        name = str(names.get(body.id, {}).get("name") or (bodies[body.id].name if body.id in bodies else body.name))
        bodies[body.id] = replace(body, name=name)
        shown[body.id] = body.name
    every = tuple(replace(p, pseudonym=shown.get(p.id, p.pseudonym)) for p in persons.values())
    sealed = bytes(row.sealed) if row is not None else b""
    return NameList(every, tuple(bodies.values()), shown, kept.get("pseudonyms", ""), sealed)


def keep_list(case: Case, made: dict[str, Any], before: NameList) -> bool:
    """Keeps the list with what a source added. False, and nothing is kept, where it changed since `before` was read.

    Call it with the case locked.
    """
    row = Identity.objects.filter(case=case, kind=LIST, key=_THE_LIST).first()
    if (bytes(row.sealed) if row is not None else b"") != before.sealed:
        return False
    persons = {p.id: encode(replace(p, pseudonym="")) for p in before.persons if p.name}
    persons |= {p["id"]: p for p in made["persons"]}
    bodies = {o.id: encode(o) for o in before.organisations} | {o["id"]: o for o in made["organisations"]}
    shown = {**(before.shown or {}), **made["shown"]}
    for kind, found in ((PERSON, made["persons"]), (ORGANISATION, made["organisations"])):
        for one in found:
            if one["name"] != shown.get(one["id"], ""):
                sealed_names(case, kind, one["id"], {"name": one["name"], "pseudonym": shown.get(one["id"], "")})
    kept = {
        "persons": list(persons.values()),
        "organisations": list(bodies.values()),
        "shown": shown,
        "pseudonyms": made["pseudonyms"],
    }
    sealed_names(case, LIST, _THE_LIST, kept)
    return True


# -- judging ----------------------------------------------------------------------------------------------------------


def doubts_of(case: Case) -> tuple[Doubt, ...]:
    """The words of a case that wait for a judgement. Only for those who may see names."""
    pseudonyms = pseudonyms_of(case)
    called = {entity.key: entity.pseudonym("nl") for entity in pseudonyms.entities}
    return tuple(
        Doubt(one.surface, one.key, " of ".join(called.get(key, "?") for key in one.key.split("|")))
        for one in pseudonyms.doubts
    )


def number_of_doubts(case: Case) -> int:
    """How many words wait for a judgement."""
    return len(pseudonyms_of(case).doubts)


def pseudonyms_of(case: Case) -> Pseudonyms:
    """The pseudonyms of a case so far."""
    text = opened_names(case, LIST, _THE_LIST).get("pseudonyms", "")
    return Pseudonyms.from_json(text) if text else Pseudonyms()


def judge(*, by: Actor, case: Case, word: str, is_name: bool) -> int:
    """Somebody says whether a word is a name. What is none becomes readable in every text of the case.

    Returns the number of texts that changed. A word that waits for no judgement any more changes nothing.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        kept = opened_names(locked, LIST, _THE_LIST)
        before = Pseudonyms.from_json(kept["pseudonyms"]) if kept.get("pseudonyms") else Pseudonyms()
        doubts = [one for one in before.doubts if fold(one.surface) == fold(word)]
        if not doubts:
            return 0
        after = before.without(word) if not is_name else before
        after = replace(after, doubts=tuple(one for one in after.doubts if fold(one.surface) != fold(word)))
        sealed_names(locked, LIST, _THE_LIST, {**kept, "pseudonyms": after.to_json()})
        changed = 0
        if not is_name:
            freed = {
                entity.pseudonym("nl"): doubt.surface
                for doubt in doubts
                for entity in before.entities
                if entity.key == doubt.key and [fold(form) for form in entity.forms] == [fold(doubt.surface)]
            }
            changed = rehide(by=by, case=locked, pseudonyms=after, words=[word], freed=freed)
        record(by=by, act=Act.CHANGE, kind="name" if is_name else "no name", target=doubts[0].key, case=locked)
    case.revision = locked.revision
    return changed


def hide(*, by: Actor, case: Case, word: str) -> int:
    """Somebody saw a name that was not hidden: from now on it is one, in every text of the case.

    Returns the number of texts that changed; none where no text shows it. What stands behind a pseudonym is not even
    compared, so that nobody learns it by trying.
    """
    word = " ".join(word.replace("\0", "").split())[:_LONGEST_NAME]
    if sum(letter.isalpha() for letter in word) < _SHORTEST_NAME:
        return 0
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if not any(word.casefold() in text.casefold() for text in locked.sources.values_list("text", flat=True)):
            return 0
        kept = opened_names(locked, LIST, _THE_LIST)
        before = Pseudonyms.from_json(kept["pseudonyms"]) if kept.get("pseudonyms") else Pseudonyms()
        span = NameSpan(0, len(word), Kind.PERSON, word, Certainty.SURE, f"person:{fold(word)}")
        after = replace(before, ordinary=before.ordinary - {fold(word)}).extended([span])
        changed = rehide(by=by, case=locked, pseudonyms=after, words=[word])
        if changed:  # a word that no text holds teaches nothing, and may be a slip of the keyboard
            sealed_names(locked, LIST, _THE_LIST, {**kept, "pseudonyms": after.to_json()})
            record(by=by, act=Act.CHANGE, kind="name hidden", target=case.pk, case=locked)
    case.revision = locked.revision
    return changed


def rehide(
    *,
    by: Actor,
    case: Case,
    pseudonyms: Pseudonyms,
    words: Iterable[str],
    freed: dict[str, str] | None = None,
    apart_from: CaseSource | None = None,
) -> int:
    """Carries a change of the list through every text that holds one of `words`: the text, its cards, the timeline.

    `freed`: pseudonyms that are none any more -> the word they stood for. Returns how many texts changed.
    """
    looked_for = [word.casefold() for word in words]
    shifts: dict[str, tuple[Callable[[int, bool], int], str]] = {}
    replacer = Replacer(pseudonyms)
    for source in case.sources.exclude(text=""):
        if apart_from is not None and source.pk == apart_from.pk:
            continue
        sealed = opened_names(case, TEXT, source.key)
        original = str(sealed.get("text", ""))
        if not any(word in original.casefold() for word in looked_for):
            continue
        hidden, done = pseudonymise(original, pseudonyms)
        back, onward = Mapped(sealed["replaced"]).back(), Mapped(done)
        text = paged(hidden, [onward(back(at + 1)) for at, letter in enumerate(source.text) if letter == "\f"])
        if text == source.text:
            continue
        source.text = text
        source.save(update_fields=["text"])
        index_source(source)
        replaced = [[one.start, one.end, one.new_start, one.new_end] for one in done]
        sealed_names(case, TEXT, source.key, {**sealed, "replaced": replaced})
        shifts[source.key] = (_shift(back, onward), text)
    if shifts:
        _carry(by, case, shifts, _reworder(replacer, freed or {}))
    return len(shifts)


def _shift(back: Mapped, onward: Mapped) -> Callable[[int, bool], int]:
    return lambda place, end: onward(back(place, end), end)


def _reworder(replacer: Replacer, freed: dict[str, str]) -> Callable[[str], str]:
    forms = {form: word for old, word in freed.items() for form in (old, old[:1].upper() + old[1:])}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms)) if forms else None

    def reword(text: str) -> str:
        plain = pattern.sub(lambda found: forms[found.group()], text) if pattern is not None else text
        return replacer(plain)[0]

    return reword


_SAID = frozenset({"title", "short", "note", "text", "meaning", "response", "no_response", "place_name", "what", "who"})


def _carry(
    by: Actor,
    case: Case,
    shifts: dict[str, tuple[Callable[[int, bool], int], str]],
    reword: Callable[[str], str],
) -> None:
    """Brings cards and timeline along with texts that changed."""

    def moved(value: Any, field: str = "") -> Any:
        if isinstance(value, list):
            return [moved(part, field) for part in value]
        if isinstance(value, dict):
            if value.get("source") in shifts and "quote" in value:
                shift, text = shifts[value["source"]]
                start, end = shift(value.get("start", 0), False), shift(value.get("end", 0), True)
                return {**value, "start": start, "end": end, "quote": text[start:end].replace("\f", "\n")}
            return {name: moved(part, name) for name, part in value.items()}
        return reword(value) if isinstance(value, str) and field in _SAID else value

    for card in ProposalCard.objects.filter(source__case=case, source__key__in=shifts).select_related("source"):
        shift, _ = shifts[card.source.key]
        card.start, card.end = shift(card.start, False), shift(card.end, True)
        card.data, card.needs = moved(card.data), moved(card.needs)
        card.save(update_fields=["start", "end", "data", "needs"])
    edits = []
    for entry in Entry.objects.filter(case=case):
        if entry.section in (Section.ITEMS, Section.MISSING) and _cites(entry.data, shifts):
            new = moved(entry.data)
            if new != entry.data:
                edits.append(Edit(section=Section(entry.section), key=entry.key, data=new, seen=entry.version))
    write_for_good(by=by, case=case, edits=edits, clean=lambda data: moved(data) if _cites(data, shifts) else data)


def _cites(data: Any, keys: Container[object]) -> bool:
    if isinstance(data, dict):
        return data.get("source") in keys or any(_cites(part, keys) for part in data.values())
    return isinstance(data, list) and any(_cites(part, keys) for part in data)
