# SPDX-License-Identifier: EUPL-1.2
"""Recording consents, taking them back, and what opens and closes a case (Jeugdwet 7.3; handbook section 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.ages import OWN_VOICE, oldest
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act, CaseStatus, ConsentForm, Purpose, Without
from thuislijn.store.consent_records import Records, is_in_force, records_of, said_no
from thuislijn.store.consent_rules import Whose, closes, needs_in, no_closes, whose_consent
from thuislijn.store.consents import Consent, Informed, OnlyMentioned
from thuislijn.store.identities import Identity
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentData:
    """What somebody said: `giver` about `about` (keys of persons). `refused`: they were asked and said no.

    `organisations` with whom may be shared, for that purpose alone. `without`: why this word does without another.
    """

    about: str
    giver: str
    purpose: Purpose
    form: ConsentForm
    given: dt.date
    until: dt.date | None = None
    refused: bool = False
    without: Without | None = None
    organisations: str = ""


def record_consent(*, by: Actor, case: Case, data: ConsentData) -> Consent:
    """Records a consent or a refusal. A no of somebody whose word on the file is asked, after a yes, closes the case.

    Raises CannotError for what the law or the calendar does not allow.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        records = records_of([locked])[locked.pk]
        _check(records, data)
        earlier = records.last_words(data.about, data.purpose, data.given).get(data.giver)
        consent = Consent(
            case=locked,
            about=data.about,
            by=data.giver,
            purpose=data.purpose,
            form=data.form,
            given=data.given,
            until=None if data.refused else data.until,
            refused=data.refused,
            without=data.without.value if data.without and not data.refused else "",
            organisations=data.organisations if data.purpose is Purpose.SHARING else "",
            recorded_by=by.name,
        )
        consent.save(force_insert=True)
        kind = "refusal" if data.refused else "consent"
        record(by=by, act=Act.CREATE, kind=kind, target=consent.pk, case=locked, why=data.purpose.value)
        takes_back = data.refused and earlier is not None and is_in_force(earlier, data.given)
        if takes_back and closes(records, consent, timezone.localdate()):
            _close(by, locked, "refusal")
    case.closed = locked.closed
    return consent


def record_consents(*, by: Actor, case: Case, said: Iterable[ConsentData]) -> None:
    """What one person says about several children at once: all of it or nothing. Raises CannotError."""
    with transaction.atomic():
        for data in said:
            record_consent(by=by, case=case, data=data)


def _check(records: Records, data: ConsentData) -> None:
    person, giver = records.person(data.about), records.person(data.giver)
    today = timezone.localdate()
    if person is None or giver is None:
        raise CannotError("Kies iemand uit dit gezin.", "Choose somebody of this family.")
    if data.given > today:
        raise CannotError("De dag van de toestemming ligt in de toekomst.", "The day of the consent is in the future.")
    if data.until is not None and data.until < data.given:
        raise CannotError("Het einde ligt vóór de dag zelf.", "The end comes before the day itself.")
    if data.giver != data.about and data.giver not in records.deciders(data.about, data.given):
        raise CannotError(
            "Deze persoon beslist op die dag niet voor de ander. Leg eerst vast wie het gezag heeft.",
            "This person does not decide for the other on that day. First record who has custody.",
        )
    if data.purpose is Purpose.SHARING and not data.organisations.strip() and not data.refused:
        raise CannotError("Noem de organisaties waarmee gedeeld mag worden.", "Name the organisations to share with.")
    _check_without(person, data)
    last = records.last_words(data.about, data.purpose, dt.date.max).get(data.giver)
    if last is not None and (data.given < last.given or (last.withdrawn and data.given < _day(last.withdrawn))):
        raise CannotError(
            "Er staat al een latere toestemming, weigering of intrekking van deze persoon. Die gaat voor.",
            "There is a later consent, refusal or withdrawal of this person already. That one counts.",
        )


def _check_without(person: Person, data: ConsentData) -> None:
    if data.without is None or data.refused:
        return
    own = data.giver == data.about
    if own is not data.without.by_the_young_person:
        raise CannotError(
            "Deze reden past niet bij degene die toestemming geeft.",
            "This reason does not fit the one who consents.",
        )
    is_child = person.role is PersonRole.CHILD
    fits = is_child and (whose_consent(person, data.given) is Whose.BOTH if own else _has_own_voice(person, data.given))
    if not fits:
        raise CannotError(
            "Deze reden geldt niet op deze leeftijd.",
            "This reason does not apply at this age.",
        )


def _has_own_voice(person: Person, on: dt.date) -> bool:
    years = oldest(person.birth, on)
    return years is None or years >= OWN_VOICE


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def withdraw_consent(*, by: Actor, case: Case, consent: UUID, why: str = "") -> Consent:
    """Takes a consent back as of now. For looking at the file that closes the content at once, for everybody, where the
    word of this person is asked today (`consent_rules.closes`).

    Raises CannotError where it is no consent of this case that is in force or still to end.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        found = Consent.objects.filter(case=locked, pk=consent).first()
        if found is None or said_no(found):
            raise CannotError("Deze toestemming is al ingetrokken.", "This consent was withdrawn already.")
        found.withdrawn = timezone.now()
        found.save(update_fields=["withdrawn"])
        record(by=by, act=Act.CHANGE, kind="withdrawal", target=found.pk, case=locked, why=why or found.purpose)
        if closes(records_of([locked])[locked.pk], found, timezone.localdate()):
            _close(by, locked, "withdrawal")
    case.closed = locked.closed
    return found


def say_no(*, by: Actor, case: Case, person: str) -> None:
    """`person` (a key) says no to all of it. Where their word on the file is asked that closes the content, also where
    they gave no consent before; else their own conversations, recordings and sharing end. Raises CannotError."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.anonymous:  # what they said would tell who they are
            _close(by, locked, "refusal")
        elif locked.closed is None:
            record_consent(by=by, case=locked, data=_no_of(person, Purpose.FILE))
            if no_closes(records_of([locked])[locked.pk], person, timezone.localdate()):
                _close(by, locked, "refusal")
            else:
                ends = (Purpose.INTERVIEW, Purpose.RECORDING, Purpose.SHARING)
                record_consents(by=by, case=locked, said=[_no_of(person, purpose) for purpose in ends])
    case.closed = locked.closed


def _no_of(person: str, purpose: Purpose) -> ConsentData:
    return ConsentData(
        about=person,
        giver=person,
        purpose=purpose,
        form=ConsentForm.DIGITAL,
        given=timezone.localdate(),
        refused=True,
    )


def close_case(*, by: Actor, case: Case, why: str) -> None:
    """Closes the content because the family asks so, where no recorded consent says it."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        _close(by, locked, why)
    case.closed = locked.closed


def _close(by: Actor, case: Case, why: str) -> None:
    if case.closed is None:
        case.closed = timezone.now()
        case.save(update_fields=["closed"])
        record(by=by, act=Act.CHANGE, kind="closing", target=case.pk, case=case, why=why)


def reopen_case(*, by: Actor, case: Case, why: str) -> None:
    """Opens a case that was closed, once everybody who decides has consented anew. Raises CannotError."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.closed is None:
            return
        records = records_of([locked])[locked.pk]
        missing = needs_in(records, Purpose.FILE, timezone.localdate())
        if missing or not (records.children or locked.anonymous):
            raise CannotError(
                "Er ontbreken nog toestemmingen. Leg die eerst opnieuw vast.",
                "Consents are still missing. Record them anew first.",
            )
        locked.closed, locked.status = None, CaseStatus.REOPENED
        locked.save(update_fields=["closed", "status"])
        record(by=by, act=Act.CHANGE, kind="reopening", target=case.pk, case=locked, why=why)
    case.closed, case.status = None, locked.status


def register_anonymous(*, by: Actor, case: Case, why: str) -> None:
    """Lets a family take part without any name being known here, so that no consent is recorded (S0 3.2).

    It is no way around a no: raises CannotError where somebody refused or withdrew, or where names or files are kept.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        words = records_of([locked])[locked.pk].consents
        if locked.closed or any(said_no(c) and c.purpose == Purpose.FILE for c in words):
            raise CannotError(
                "Iemand heeft nee gezegd. Die casus kan niet alsnog anoniem meedoen; u kunt hem wel anoniem maken.",
                "Somebody said no. This case cannot take part anonymously after all; you can make it anonymous.",
            )
        if Identity.objects.filter(case=locked).exists() or locked.sources.exists():
            raise CannotError(
                "Van deze casus zijn namen of bronnen bewaard. Maak hem eerst anoniem: dan gaan die weg.",
                "Names or sources of this case are kept. Make it anonymous first: then they go.",
            )
        locked.anonymous, locked.anonymous_why = True, why[:300]
        locked.save(update_fields=["anonymous", "anonymous_why"])
        record(by=by, act=Act.CHANGE, kind="anonymous", target=case.pk, case=locked, why=why)
    case.anonymous, case.anonymous_why = True, locked.anonymous_why


def take_part_by_name(*, by: Actor, case: Case, why: str) -> None:
    """A case that was anonymous asks for consents from now on, and is closed until they are there."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        locked.anonymous, locked.anonymous_why = False, ""
        locked.save(update_fields=["anonymous", "anonymous_why"])
        record(by=by, act=Act.CHANGE, kind="by_name", target=case.pk, case=locked, why=why)
    case.anonymous, case.anonymous_why = False, ""


def inform(*, by: Actor, case: Case, about: str, day: dt.date) -> None:
    """Records that a child was told what happens, in words that fit. Raises CannotError."""
    if day > timezone.localdate():
        raise CannotError("Deze dag ligt in de toekomst.", "This day is in the future.")
    with transaction.atomic():
        _child(case, about)
        Informed(case=case, about=about, day=day, recorded_by=by.name).save(force_insert=True)
        record(by=by, act=Act.CREATE, kind="informed", target=about, case=case)


def only_mention(*, by: Actor, case: Case, about: str, why: str) -> None:
    """Records that the file is not about this child, so that it is asked no consent; an empty reason takes it back.

    Raises CannotError.
    """
    with transaction.atomic():
        _child(case, about)
        OnlyMentioned.objects.filter(case=case, about=about).delete()
        if why:
            OnlyMentioned(case=case, about=about, why=why[:300], recorded_by=by.name).save(force_insert=True)
        act = Act.CREATE if why else Act.DELETE
        record(by=by, act=act, kind="only_mentioned", target=about, case=case, why=why)


def _child(case: Case, key: str) -> Person:
    person = records_of([case])[case.pk].person(key)
    if person is None or person.role is not PersonRole.CHILD:
        raise CannotError("Kies een kind uit dit gezin.", "Choose a child of this family.")
    return person
