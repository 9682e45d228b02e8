# SPDX-License-Identifier: EUPL-1.2
"""A stay meant for treatment that, by the record, serves as a place to live or to relieve the parents.

**Looks at** stays in a group, clinic or secure care and other stays for treatment; at treatment of the child during
the stay; at nights at home; and at the reason of the stay. **Raised** when no treatment is on record while the child
is at home for the threshold of nights a month without it going badly, or while relief or the lack of another place is
the reason. Possible where nobody recorded how many nights or how they go; unknown where no help of any kind is on
record for this child: then treatment may simply be missing from the file.
**Why** four nights a month: two weekends, more than an occasional visit.
**Sources:** S1 3.2.3: in almost a quarter of the files the question was one of living; 4.2 (keeping the two apart);
S4.
**False alarm:** the weekends are part of the treatment plan; treatment outside the group is recorded elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.given import TREATMENTS, is_for
from thuislijn.lenses.judging import coincides, strongest, took_place, weakest
from thuislijn.lenses.placements import Residence, courses
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import moment_words, number_words
from thuislijn.timeline.items import Contact, Help, Stay
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, ContactForm, HelpKind, PlaceType, Reason, StayPurpose

_GROUPS = (PlaceType.RESIDENTIAL_GROUP, PlaceType.TREATMENT_GROUP, PlaceType.CLINIC, PlaceType.SECURE)
_MEANT_OTHERWISE = (StayPurpose.CRISIS, StayPurpose.RESPITE, StayPurpose.SAFETY)
_LIVING = (Reason.NO_PLACE, Reason.RELIEF)
_NIGHTS_A_WEEKEND = 2


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for course in courses(timeline):
        for residence in course.residences:
            if not (residence.away and _for_treatment(residence.first)):
                continue
            nights = [
                (contact, certainty)
                for contact in timeline.facts(Contact, course.child)
                if (certainty := _at_home(timeline, contact, residence, limits)).holds
            ]
            living = any(stay.reason in _LIVING for stay in residence.stays)
            found = Certainty.CERTAIN if living else strongest(certainty for _, certainty in nights)
            if not found.holds:
                continue
            certainty = weakest([found, _untreated(timeline, residence)])
            if certainty is not Certainty.EXCLUDED:
                yield _finding(residence, [contact for contact, _ in nights], certainty)


def _for_treatment(stay: Stay) -> bool:
    if stay.purpose in _MEANT_OTHERWISE:
        return False
    if stay.place is PlaceType.RESIDENTIAL_GROUP and stay.purpose is StayPurpose.LIVING:
        return False
    return stay.place in _GROUPS or stay.purpose is StayPurpose.TREATMENT


def _at_home(timeline: Timeline, contact: Contact, residence: Residence, limits: Mapping[str, float]) -> Certainty:
    """Whether the child was at home often enough during the stay, and it went well."""
    if contact.happened is Answer.NO or contact.goes_well is Answer.NO or contact.form is not ContactForm.WEEKEND:
        return Certainty.EXCLUDED
    if coincides(contact.when, residence.when, timeline.reference_day) is Certainty.EXCLUDED:
        return Certainty.EXCLUDED
    nights = _nights(contact)
    if nights is not None and nights < limits["nights"]:
        return Certainty.EXCLUDED
    sure = nights is not None and contact.goes_well is Answer.YES
    return Certainty.CERTAIN if sure else Certainty.POSSIBLE


def _nights(contact: Contact) -> float | None:
    if contact.nights_per_month is not None:
        return contact.nights_per_month
    return None if contact.times_per_month is None else contact.times_per_month * _NIGHTS_A_WEEKEND


def _untreated(timeline: Timeline, residence: Residence) -> Certainty:
    """Whether the child had no treatment during the stay, as far as the file tells of help for this child."""
    helped = [help for help in timeline.facts(Help) if is_for(help, residence.child) and took_place(help)]
    treated = [help for help in helped if help.help_kind in TREATMENTS and help.help_kind is not HelpKind.DIAGNOSTICS]
    during = strongest(coincides(help.when, residence.when, timeline.reference_day) for help in treated)
    if during is Certainty.CERTAIN:
        return Certainty.EXCLUDED
    if during is Certainty.EXCLUDED:
        return Certainty.CERTAIN if helped else Certainty.UNKNOWN
    return Certainty.POSSIBLE


def _finding(residence: Residence, nights: list[Contact], certainty: Certainty) -> Finding:
    stay = residence.first
    start = moment_words(stay.when.start)
    told = Text(f"reden: {stay.reason.nl}", f"reason: {stay.reason.en}")
    if nights:
        number = _nights(nights[0])
        if number is None:
            told = Text("weekenden of nachten thuis", "weekends or nights at home")
        else:
            words = number_words(number)
            told = Text(f"{words.nl} nachten per maand thuis", f"{words.en} nights a month at home")
    return Finding(
        lens="LIVING_NOT_TREATMENT",
        certainty=certainty,
        when=residence.when,
        persons=(residence.child,),
        arithmetic=Text(
            f"{stay.place.nl.capitalize()} (begin: {start.nl}); {told.nl}; behandeling van de jeugdige tijdens dit"
            " verblijf: niet gevonden of niet zeker.",
            f"{stay.place.en.capitalize()} (start: {start.en}); {told.en}; treatment of the young person during this"
            " stay: not found or not certain.",
        ),
        question=Text(
            "Gaat het om behandelen of om wonen, en wat is er nodig om thuis te slapen en daar behandeld te worden?",
            "Is this about treatment or about a place to live, and what does it take to sleep and be treated at home?",
        ),
        items=(*residence.ids, *(contact.id for contact in nights)),
        weight=2,
    )


def example() -> Timeline:
    """Noa lives in a treatment group, is at home every weekend, and only had a school coach."""
    return family(
        Stay(
            id="group",
            title="behandelgroep",
            place=PlaceType.TREATMENT_GROUP,
            persons=("noa",),
            when=when("2021-01-10/2022-09-01"),
        ),
        Contact(
            id="weekends",
            title="weekend thuis",
            form=ContactForm.WEEKEND,
            with_whom=("moeder",),
            nights_per_month=8,
            goes_well=Answer.YES,
            persons=("noa",),
            when=when("2021-03-01/2022-09-01"),
        ),
        Help(
            id="coach", title="coach", help_kind=HelpKind.SCHOOL_SUPPORT, persons=("noa",), when=when("2021-09/2022-06")
        ),
    )


LENS = Lens(
    name="LIVING_NOT_TREATMENT",
    title=Text("Woonvraag in plaats van behandelvraag", "A question of living instead of treatment"),
    theme=Theme.FAMILY_SYSTEM,
    source="S1 3.2.3, 4.2, S4",
    thresholds=(
        Threshold(
            "nights",
            4,
            Text("nachten thuis per maand", "nights at home a month"),
            Text("twee weekenden is meer dan een bezoek", "two weekends are more than a visit"),
        ),
    ),
    look=look,
    example=example,
)
