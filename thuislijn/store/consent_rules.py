# SPDX-License-Identifier: EUPL-1.2
"""Which consents a case needs before its content opens (Jeugdwet 7.3; handbook section 3; S0 3.2).

Under 12 the parents with custody or the guardian decide; from 12 to 15 the young person and they; from 16 the young
person alone. The age is that on the day asked for, so that a birthday asks for a fresh consent by itself. Where the
date of birth is not exact, everybody is asked who would have to be asked on some reading of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from thuislijn.store.ages import ASKED_ANEW, GROWN_UP, OWN_DECISION, OWN_VOICE, birthday, oldest, years_old
from thuislijn.store.cases import Case
from thuislijn.store.choices import Purpose, Without
from thuislijn.store.consent_records import Records, is_in_force, records_of, said_no
from thuislijn.store.consents import Consent
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole, Term

SOON = dt.timedelta(weeks=6)
"""How long before a birthday or the end of a consent it is shown that somebody has to be asked."""


class Whose(StrEnum):
    """Whose consent is needed for what concerns one person."""

    PARENTS = "parents"
    BOTH = "both"
    OWN = "own"


class ConsentState(Term):
    """How a case stands with its consents, as the lists show it."""

    COMPLETE = "complete", "compleet", "complete"
    MISSING = "missing", "ontbreekt", "missing"
    WITHDRAWN = "withdrawn", "ingetrokken of geweigerd", "withdrawn or refused"
    ANONYMOUS = "anonymous", "anoniem", "anonymous"


class ConsentMissingError(Exception):
    """Content of this case cannot be opened: consents are missing or withdrawn. `needs` says which."""

    def __init__(self, case: Case, needs: tuple[Need, ...]) -> None:
        super().__init__(f"consent missing in {case.pk}")
        self.case, self.needs = case, needs


@dataclass(frozen=True, slots=True)
class Need:
    """A consent that is needed and not there: `about` whom, and whose it must be (`own` or one of the `parents`).

    `by` is the key of who has to be asked; empty where nobody was entered who decides for the child.
    `since_birthday`: the age just reached, where an earlier consent does not hold any more for that reason.
    `no`: the person was asked and refused, or took a consent back.
    """

    about: Person
    whose: Whose
    since_birthday: int | None = None
    by: str = ""
    no: bool = False


@dataclass(frozen=True, slots=True)
class Soon:
    """Somebody has to be asked before long: `about` turns `age`, or a consent of `by` ends; the last day is `day`."""

    about: Person
    day: dt.date
    age: int | None = None
    by: str = ""


def whose_consent(person: Person, on: dt.date) -> Whose:
    """Whose consent is needed for a member of the family; where the age is not known, every word that might count."""
    if person.role is not PersonRole.CHILD:
        return Whose.OWN
    least, most = years_old(person.birth, on), oldest(person.birth, on)
    if least is not None and least >= OWN_DECISION:
        return Whose.OWN
    return Whose.PARENTS if most is not None and most < OWN_VOICE else Whose.BOTH


def needs_of(case: Case, purpose: Purpose, on: dt.date) -> tuple[Need, ...]:
    """The consents for a purpose that are still missing on a day; a case without children needs somebody first."""
    return () if case.anonymous else needs_in(records_of([case])[case.pk], purpose, on)


def needs_in(records: Records, purpose: Purpose, on: dt.date) -> tuple[Need, ...]:
    """As `needs_of`, over what was fetched: for every child, and for every adult who said no about themselves.

    To looking at the file only those can say no whose word is asked; to sharing everybody, for their words go along.
    """
    if records.case.anonymous:
        return ()
    found = [need for child in records.children for need in needs_about(records, child, purpose, on)]
    for person in records.persons:
        own = records.last_words(person.id, purpose, on).get(person.id)
        if person.role is PersonRole.CHILD or own is None or not said_no(own):
            continue
        if purpose is not Purpose.FILE or person.id in asked_in(records, on):
            found.append(Need(person, Whose.OWN, by=person.id, no=True))
    return tuple(found)


def asked_in(records: Records, on: dt.date) -> frozenset[str]:
    """Keys of everybody whose word about looking at the file is asked on a day: who would be, had nobody spoken yet."""
    nobody = replace(records, consents=())
    needs = [need for child in records.children for need in needs_about(nobody, child, Purpose.FILE, on)]
    return frozenset(need.by for need in needs if need.by)


def closes(records: Records, consent: Consent, on: dt.date) -> bool:
    """Whether the content closes when this consent is taken back, or a no stands in its place: its word is asked, and
    nothing does without it."""
    if consent.purpose != Purpose.FILE:
        return False
    child = next((one for one in records.children if one.id == consent.about), None)
    if records.case.anonymous or child is None:
        own = consent.by == consent.about and consent.by in asked_in(records, on)
        return records.case.anonymous or own
    others = tuple(c for c in records.consents if (c.about, c.by) != (consent.about, consent.by))
    needs = needs_about(replace(records, consents=others), child, Purpose.FILE, on)
    return any(need.by in (consent.by, "") for need in needs)  # who decides may not be recorded: then a no counts


def no_closes(records: Records, person: str, on: dt.date) -> bool:
    """Whether the content closes when `person` (a key) says no to all of it on a day."""
    return closes(records, Consent(about=person, by=person, purpose=Purpose.FILE, given=on, refused=True), on)


def noes_apart(records: Records, on: dt.date) -> tuple[Consent, ...]:
    """The noes to looking at the file that close nothing, of persons about themselves: their own telling ended."""
    words = (records.last_words(one.id, Purpose.FILE, on).get(one.id) for one in records.persons)
    return tuple(said for said in words if said is not None and said_no(said) and not closes(records, said, on))


def needs_about(records: Records, person: Person, purpose: Purpose, on: dt.date) -> tuple[Need, ...]:
    """Whose consent is missing for what concerns this one person: before an interview or a recording, for instance."""
    whose = whose_consent(person, on)
    words = records.last_words(person.id, purpose, on)
    own = words.get(person.id)
    deciders = records.deciders(person.id, on, grown_up=(years_old(person.birth, on) or 0) >= GROWN_UP)
    has_own = own is not None and is_in_force(own, on) and _still_right(person, own, on)
    without_parents = has_own and own is not None and _without(own) in (Without.SERIOUS_HARM, Without.PERSISTS)
    agreed = {by for by in deciders if by in words and is_in_force(words[by], on)}
    without_own = bool(agreed) and all(_without(words[by]) is Without.UNABLE for by in agreed)
    needs = []
    if whose is not Whose.PARENTS and not has_own and not without_own:
        no = own is not None and said_no(own)
        needs.append(Need(person, Whose.OWN, _asked_anew(person, words, on), person.id, no))
    if (whose is not Whose.OWN and not without_parents) or without_own:
        missing = [by for by in deciders or ("",) if by not in agreed]
        needs += [Need(person, Whose.PARENTS, by=by, no=by in words and said_no(words[by])) for by in missing]
    return tuple(needs)


def _without(consent: Consent) -> Without | None:
    return Without(consent.without) if consent.without else None


def _still_right(person: Person, consent: Consent, on: dt.date) -> bool:
    """A young person's own consent holds until the next age at which the law asks anew."""
    then, now = years_old(person.birth, consent.given), years_old(person.birth, on)
    if person.role is not PersonRole.CHILD or then is None or now is None:
        return True
    return not any(then < age <= now for age in ASKED_ANEW)


def _asked_anew(person: Person, words: dict[str, Consent], on: dt.date) -> int | None:
    """The age last reached, if somebody consented before it; None where it is no birthday that asks."""
    years = years_old(person.birth, on)
    if person.role is not PersonRole.CHILD or years is None:
        return None
    reached = max((age for age in ASKED_ANEW if age <= years), default=None)
    earlier = [years_old(person.birth, c.given) for c in words.values() if is_in_force(c, on)]
    return reached if reached and any(then is not None and then < reached for then in earlier) else None


def check_open(case: Case, on: dt.date) -> None:
    """Raises ConsentMissingError unless content of this case may be opened on this day."""
    if case.closed is not None:
        raise ConsentMissingError(case, ())
    if case.anonymous:
        return
    records = records_of([case])[case.pk]
    needs = needs_in(records, Purpose.FILE, on)
    if needs or not records.children:
        raise ConsentMissingError(case, needs)


def is_open(case: Case, on: dt.date) -> bool:
    """Whether `check_open` lets pass."""
    try:
        check_open(case, on)
    except ConsentMissingError:
        return False
    return True


def state_in(records: Records, on: dt.date) -> tuple[ConsentState, tuple[Need, ...]]:
    """How the case stands, with what is missing for looking at the file. What `check_open` refuses is not complete."""
    needs = needs_in(records, Purpose.FILE, on)
    if records.case.closed is not None or any(need.no for need in needs):
        return ConsentState.WITHDRAWN, needs
    if records.case.anonymous:
        return ConsentState.ANONYMOUS, ()
    return (ConsentState.MISSING if needs or not records.children else ConsentState.COMPLETE), needs


def soon_in(records: Records, on: dt.date) -> tuple[Soon, ...]:
    """Who has to be asked within six weeks: birthdays first possible by then, and consents that end."""
    if records.case.anonymous:
        return ()
    found = []
    for child in records.children:
        turning = [(age, birthday(child.birth, age)) for age in ASKED_ANEW]
        found += [Soon(child, day[1], age) for age, day in turning if day and day[0] - SOON <= on < day[1]]
        ending = [c for c in records.last_words(child.id, Purpose.FILE, on).values() if is_in_force(c, on)]
        found += [Soon(child, c.until, by=c.by) for c in ending if c.until is not None and c.until - SOON <= on]
    return tuple(sorted(found, key=lambda soon: soon.day))
