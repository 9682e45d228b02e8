# SPDX-License-Identifier: EUPL-1.2
"""Who is named where in one sentence, as the people of the whole family: names, 'moeder', 'zijn zus', 'de jongens'."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.people.persons_nl import ADULTS, CHILDREN_WORDS, ROLES, SIBLINGS

_LEADS = word_set(
    """
    van bij met door naar aan tegen voor op richting tussen over betreffende inzake omtrent namens volgens rond
    rondom zonder naast om uit onder achter jegens
    """
)
_BETWEEN = word_set(
    """
    de het een zijn haar hun mijn onze beide alle twee drie vier vijf zes oudste jongste middelste minderjarige eigen
    kinderen jongens meisjes jonge nieuwe ook ons dit deze die andere
    """
)
_WRITERS = word_set("ik mij me mijn")
_TITLES = word_set("mevrouw mevr mw meneer dhr heer")
_PATIENTS = word_set("patiënt patiënte cliënt")
_SIRS = word_set("meneer dhr heer")
_LISTED = word_set(", en & of")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named: tokens first to last, ids (none where nobody can say who), the preposition that leads them."""

    first: int
    last: int
    ids: tuple[str, ...]
    child: bool
    led_by: str = ""
    relative: str = ""  # the word where it is 'zijn zus' and whose relative it is has to be asked

    @property
    def free(self) -> bool:
        """Whether it can be a subject or an object, and is not led by a preposition."""
        return not self.led_by


def named_people(tokens: Tokens, family: FamilyFound, child: str, writer: str) -> tuple[Named, ...]:
    """Everybody named in a sentence, in order of place.

    `child` is the id of whom its text is about, mostly a child; `writer` of the family member who wrote it, or ''.
    """
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        one = _at(tokens, at, family, child, writer)
        if one is None:
            at += 1
            continue
        found.append(_led(one, tokens, found))
        at = one.last + 1
    return tuple(found)


def _at(tokens: Tokens, at: int, family: FamilyFound, child: str, writer: str) -> Named | None:
    word, raw = tokens.words[at], tokens.raw[at]
    if word in _WRITERS:
        return None if word == "mijn" or not writer else Named(at, at, (writer,), writer in family.children())
    if raw[:1].isupper() and (id := family.first_named(word) or family.first_named(word.rstrip("s'"))):
        return Named(at, _name_end(tokens, at), (id,), id in family.children())
    if word in _TITLES:
        last = _name_end(tokens, at)
        if last > at:
            return Named(at, last, family.titled(word, " ".join(tokens.words[at + 1 : last + 1])), False)
        # 'mevrouw' alone is the mother in papers about a family; 'de mevrouw van de video' is somebody at work
        at_work = at + 1 < len(tokens) and tokens.words[at + 1] == "van"
        ids = () if at_work else family.resolve(("vader" if word in _SIRS else "moeder",), "")
        return Named(at, at, ids, False)
    if word not in ROLES and word not in CHILDREN_WORDS:
        return None
    return _role(tokens, at, family, child, writer)


def _role(tokens: Tokens, at: int, family: FamilyFound, child: str, writer: str) -> Named:
    word = tokens.words[at]
    after = at + 1
    if after < len(tokens) and tokens.raw[after][:1].isupper() and (id := family.first_named(tokens.words[after])):
        return Named(at, _name_end(tokens, after), (id,), id in family.children())  # 'zijn broer Sem'
    if word in _PATIENTS and child and child not in family.children():
        return Named(at, at, (child,), False)  # in a letter about the mother she is the patient
    young = word in SIBLINGS or word in CHILDREN_WORDS or word not in ADULTS
    ids = family.resolve((word,), family.first_name(child), writer)
    return Named(at, at, ids, young, relative=word if word in SIBLINGS else "")


def _name_end(tokens: Tokens, at: int) -> int:
    """The last token of a name that begins here: 'Sem van Dongen', 'mevrouw De Wit'."""
    last = at
    for place in range(at + 1, min(len(tokens), at + 5)):
        if tokens.raw[place][:1].isupper() and tokens.raw[place][:1].isalpha():
            last = place
        elif tokens.words[place] not in ("van", "de", "der", "den", "ten", "ter", "el", "."):
            break
    return last


def _led(one: Named, tokens: Tokens, before: list[Named]) -> Named:
    """With the preposition right before it, or that of the list it continues: 'voor Sem en zijn zus'."""
    at = one.first - 1
    while at >= 0 and tokens.words[at] in _BETWEEN:
        at -= 1
    if at < 0:
        return one
    word = tokens.words[at]
    if word in _LISTED and before and before[-1].last == at - 1:
        same = before[-1].child == one.child or not before[-1].led_by
        return _with_lead(one, before[-1].led_by) if same and before[-1].led_by else one
    return _with_lead(one, word) if word in _LEADS else one


def _with_lead(one: Named, word: str) -> Named:
    return replace(one, led_by=word)
