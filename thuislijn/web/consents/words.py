# SPDX-License-Identifier: EUPL-1.2
"""What is needed of whom and why, in plain words, for each person of a family (Jeugdwet 7.3; handbook section 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from thuislijn.store.ages import GROWN_UP, OWN_DECISION, OWN_VOICE, oldest, years_old
from thuislijn.store.choices import ConsentForm, CustodyKind, Purpose, Without
from thuislijn.store.consent_records import Records, is_in_force, is_living_child
from thuislijn.store.consent_rules import Whose, asked_in, closes, needs_about, whose_consent
from thuislijn.store.consents import Consent
from thuislijn.store.sharing import organisations_of, sharing_in, words_about
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.timeline.words import day_text, moment_text
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.needs import need_words


@dataclass(frozen=True, slots=True)
class Said:
    """One consent or refusal as the screen shows it: who, how it stands, and whether it can still be withdrawn."""

    consent: Consent
    by: str
    purpose: Purpose
    state: str
    mark: str
    details: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the family on the screen of consents."""

    person: Person
    role: PersonRole
    age: str
    why: str
    custody: str
    needs: tuple[str, ...]
    said: tuple[Said, ...]
    earlier: tuple[Said, ...]
    informed: str
    to_inform: bool
    is_child: bool
    decides_alone: bool
    only_mentioned: str


def cards_of(records: Records, on: dt.date, mentioned: dict[str, str]) -> list[Card]:
    """A card for each person, children first. `mentioned`: key of a child the file is not about -> why."""
    order = sorted(records.persons, key=lambda person: person.role is not PersonRole.CHILD)
    return [_card(records, person, on, mentioned.get(person.id, "")) for person in order]


def _card(records: Records, person: Person, on: dt.date, mentioned: str) -> Card:
    child = is_living_child(person)
    asked = child and not mentioned
    needs = needs_about(records, person, Purpose.FILE, on) if asked else ()
    last = {id(c) for c in _last_words(records, person)}
    about = [c for c in records.consents if c.about == person.id]
    told = [one.day for one in records.informed if one.about == person.id]
    young = asked and (years := years_old(person.birth, on)) is not None and years < OWN_VOICE
    return Card(
        person=person,
        role=person.role,
        age=_age(person, on),
        why=_why(records, person, on) if asked or not child else "",
        custody=_custody(records, person, on) if child else "",
        needs=tuple(need_words(records, need) for need in needs),
        said=tuple(_said(records, c, on) for c in about if id(c) in last),
        earlier=tuple(_said(records, c, on) for c in about if id(c) not in last),
        informed=day_text(told[-1].toordinal(), spoken()) if told else "",
        to_inform=young and not told,
        is_child=person.role is PersonRole.CHILD,
        decides_alone=whose_consent(person, on) is Whose.OWN,
        only_mentioned=mentioned,
    )


def _last_words(records: Records, person: Person) -> Iterator[Consent]:
    """What counts of all that was said about somebody; for sharing that is so for each organisation apart."""
    for purpose in Purpose:
        yield from records.last_words(person.id, purpose, dt.date.max).values()
    for one in sharing_in(records, dt.date.max):
        words = words_about(records, one.organisation)
        yield from words.last_words(person.id, Purpose.SHARING, dt.date.max).values()


def _age(person: Person, on: dt.date) -> str:
    least, most = years_old(person.birth, on), oldest(person.birth, on)
    if person.unborn:
        return say("nog niet geboren", "not yet born")
    if not person.birth.is_known:
        return ""
    born = say("geboren {when}", "born {when}", when=moment_text(person.birth, spoken()))
    if least is None or most is None or least < 0:
        return born
    years = str(most) if least == most else say("{a} of {b}", "{a} or {b}", a=least, b=most)
    return say("{born}, {n} jaar", "{born}, {n} years old", born=born, n=years)


def _why(records: Records, person: Person, on: dt.date) -> str:
    return _why_child(person, on) if person.role is PersonRole.CHILD else _why_adult(records, person, on)


def _why_adult(records: Records, person: Person, on: dt.date) -> str:
    """Whether this adult decides about the file, or about their own telling alone (`consent_rules.asked_in`)."""
    name = person.name
    if person.role is PersonRole.PROFESSIONAL:
        return say(
            "Voor een gesprek of opname vraagt u {who} zelf om toestemming.",
            "For a conversation or a recording you ask {who} for consent.",
            who=name,
        )
    if person.id in asked_in(records, on):
        children = [
            child.name
            for child in records.children
            if whose_consent(child, on) is not Whose.OWN and person.id in records.deciders(child.id, on)
        ]
        return say(
            "{who} beslist mee over het dossier van {children}; een nee sluit het. Gesprek en opname vraagt u apart.",
            "{who} decides about the file of {children}; a no closes it. Conversations and recordings are asked apart.",
            who=name,
            children=say(" en ", " and ").join(children),
        )
    return say(
        "{who} beslist over een eigen gesprek of opname, niet over het dossier van het gezin.",
        "{who} decides about their own conversation or recording, not about the file of the family.",
        who=name,
    )


def _why_child(person: Person, on: dt.date) -> str:
    name = person.name
    whose = whose_consent(person, on)
    least, most = years_old(person.birth, on), oldest(person.birth, on)
    if whose is Whose.PARENTS:
        return say(
            "Onder de 12 jaar beslissen de ouders met gezag of de voogd. Vertel {who} wel wat er gebeurt.",
            "Under 12 the parents with custody or the guardian decide. Do tell {who} what happens.",
            who=name,
        )
    if whose is Whose.OWN:
        return (
            say("{who} is volwassen en beslist zelf.", "{who} is of age and decides alone.", who=name)
            if (least or 0) >= GROWN_UP
            else say("Vanaf 16 jaar beslist {who} zelf.", "From 16 {who} decides alone.", who=name)
        )
    if least is None or most is None or least < OWN_VOICE or most >= OWN_DECISION:
        return say(
            "De leeftijd is niet precies bekend. Daarom vragen we {who} zelf en wie het gezag heeft.",
            "The age is not known exactly. Therefore we ask {who} and whoever has custody.",
            who=name,
        )
    return say(
        "Van 12 tot en met 15 jaar beslissen {who} en de ouders met gezag of de voogd samen.",
        "From 12 to 15 {who} and the parents with custody or the guardian decide together.",
        who=name,
    )


def _custody(records: Records, person: Person, on: dt.date) -> str:
    kinds = {c.holder: c.kind for c in records.custody if c.child == person.id}
    holders = [(key, records.person(key)) for key in records.deciders(person.id, on)]
    guardian = say("voogd", "guardian")
    names = [
        f"{holder.name} ({guardian})"
        if kinds.get(key) == CustodyKind.GUARDIAN and guardian not in holder.name.lower()
        else holder.name
        for key, holder in holders
        if holder is not None
    ]
    return say(" en ", " and ").join(names)


def _said(records: Records, consent: Consent, on: dt.date) -> Said:
    by = records.person(consent.by)
    state, mark = _state(consent, on)
    if mark == "done":
        state, mark = _counting(records, consent, on) or (state, mark)
    language = spoken()
    details = [day_text(consent.given.toordinal(), language), ConsentForm(consent.form).label(language)]
    if consent.until and not consent.refused:
        until = day_text(consent.until.toordinal(), language)
        details.append(say("tot en met {day}", "until {day}", day=until))
    if consent.organisations:
        details.append(say("met {names}", "with {names}", names=", ".join(organisations_of(consent))))
    if consent.without:
        details.append(Without(consent.without).label(language))
    return Said(
        consent=consent,
        by=by.name if by else say("iemand die er niet meer is", "somebody who is no longer there"),
        purpose=Purpose(consent.purpose),
        state=state,
        mark=mark,
        details=", ".join(details),
        may_withdraw=not consent.refused and consent.withdrawn is None,
    )


def _counting(records: Records, consent: Consent, on: dt.date) -> tuple[str, str] | None:
    """How a consent to looking at the file stands where it opens nothing: that of a mother whose son became 16,
    and his own from before that birthday. None where it counts."""
    about = records.person(consent.about)
    if consent.purpose != Purpose.FILE or records.case.anonymous or about is None or not is_living_child(about):
        return None
    if consent.by in {need.by for need in needs_about(records, about, Purpose.FILE, on)}:
        return say("toestemming van vóór een verjaardag", "consent from before a birthday"), "wait"
    if not closes(records, consent, on):
        return say("toestemming, nu niet nodig", "consent, not needed now"), "off"
    return None


def _state(consent: Consent, on: dt.date) -> tuple[str, str]:
    if consent.refused:
        return say("geweigerd", "refused"), "stop"
    if consent.withdrawn is not None:
        day = day_text(consent.withdrawn.date().toordinal(), spoken())
        return say("ingetrokken op {day}", "withdrawn on {day}", day=day), "stop"
    if is_in_force(consent, on):
        return say("toestemming", "consent"), "done"
    return say("voorbij", "over"), "off"
