# SPDX-License-Identifier: EUPL-1.2
"""Consent before content: who agreed to what, what is still missing and why, and what opens and closes a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from thuislijn.actions.acting import Actor
from thuislijn.actions.consents import (
    close_case,
    record_consents,
    register_anonymous,
    reopen_case,
    take_part_by_name,
    withdraw_consent,
)
from thuislijn.actions.logging import look
from thuislijn.store.access import NotVisibleError, Right, case_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import Purpose
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consent_rules import ConsentState, Need, closes, needs_about, noes_apart, soon_in, state_in
from thuislijn.store.consents import Consent, OnlyMentioned
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.web.cases.forms import WhyForm
from thuislijn.web.consents import family
from thuislijn.web.consents.forms import YES, SaidForm
from thuislijn.web.consents.words import cards_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.forms import went_through
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.needs import need_words
from thuislijn.web.people.called import called, words_for


def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="consents", case=case)
    today = timezone.localdate()
    records = _records(case)
    state, needs = state_in(records, today)
    mentioned = dict(OnlyMentioned.objects.filter(case=case).values_list("about", "why"))
    found = {
        "case": case,
        "tab": "consent",
        "state": state,
        "needs": [_asked(case, records, need) for need in needs],
        "has_children": bool(records.children),
        "soon": soon_in(records, today),
        "noes": [(records.person(one.by), one.withdrawn or one.given) for one in noes_apart(records, today)],
        "cards": cards_of(records, today, mentioned),
        "is_open": state in (ConsentState.COMPLETE, ConsentState.ANONYMOUS),
        "may_reopen": case.closed is not None and not needs and bool(records.children or case.anonymous),
        "may_manage": may(request, case, Right.MANAGE_CASE),
    }
    return render(request, "consents/show.html", found)


def _records(case: Case) -> Records:
    """The records of a case, with its people under the word that its team uses for them."""
    records = records_of([case])[case.pk]
    return replace(records, persons=called(records.persons, words_for(case)))


def _asked(case: Case, records: Records, need: Need) -> tuple[str, str]:
    """What is missing, and where it is recorded."""
    if not need.by:
        return need_words(records, need), reverse("custody", args=[case.pk, need.about.id])
    about = reverse("consent_new", args=[case.pk, need.about.id])
    return need_words(records, need), f"{about}?{urlencode({'giver': need.by})}"


def new(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    records = _records(case)
    about = records.person(key)
    if about is None:
        raise NotVisibleError("person", key)
    look(by=actor_of(request, case), kind="consents", case=case)
    today = timezone.localdate()
    purpose = Purpose.FILE if about.role is PersonRole.CHILD else Purpose.INTERVIEW
    first = {
        "giver": _first_asked(records, about),
        "purpose": purpose.value,
        "answer": YES,
        "given": today,
        **request.GET.dict(),
    }
    form = SaidForm(request.POST or None, records=records, about=about, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        by, was_open = actor_of(request, case), case.closed is None
        if went_through(form, lambda: record_consents(by=by, case=case, said=form.data_typed())):
            messages.success(request, say("Vastgelegd.", "Recorded."))
            if was_open and case.closed is not None:
                messages.warning(request, _closed_sentence())
            return redirect("consent", case.pk)
    found = {"case": case, "tab": "consent", "about": about, "form": form}
    return render(request, "consents/new.html", found, status=422 if form.is_bound else 200)


def _first_asked(records: Records, about: Person) -> str:
    """Whose word is missing about a child; else the person's own."""
    needs = needs_about(records, about, Purpose.FILE, timezone.localdate()) if about.role is PersonRole.CHILD else ()
    return next((need.by for need in needs if need.by and not need.no), about.id)


def _closed_sentence() -> str:
    return say(
        "De inhoud van deze casus is nu gesloten, voor iedereen.",
        "The content of this case is closed now, for everybody.",
    )


def withdraw(request: SignedIn, case_id: UUID, consent_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    consent = Consent.objects.filter(case=case, pk=consent_id).first()
    if consent is None:
        raise NotVisibleError("consent", str(consent_id))
    records = _records(case)
    giver, about = records.person(consent.by), records.person(consent.about)
    purpose = Purpose(consent.purpose)
    whole = closes(records, consent, timezone.localdate())
    consequences = (
        [
            say(
                "De inhoud van deze casus gaat meteen dicht, voor iedereen. Niemand kan iets lezen of afdrukken.",
                "The content of this case closes at once, for everybody. Nothing is read, drawn or printed.",
            ),
            say(
                "Daarna kiest u: de casus verwijderen, anoniem maken, of later opnieuw toestemming vragen.",
                "After that you choose: delete the case, make it anonymous, or ask for consent again later.",
            ),
        ]
        if whole
        else [
            say(
                "Alleen dit vervalt: {what}. De rest van de casus blijft open.",
                "Only this ends: {what}. The rest of the case stays open.",
                what=purpose.label(spoken()),
            ),
            _what_ends(purpose),
        ]
    )
    found = {
        "heading": say(
            "{who} trekt de toestemming in?",
            "{who} withdraws the consent?",
            who=giver.name if giver else say("Deze persoon", "This person"),
        ),
        "text": say(
            "Het gaat om: {what}, over {about}.",
            "It is about: {what}, of {about}.",
            what=purpose.label(spoken()),
            about=about.name if about else "-",
        ),
        "consequences": consequences,
        "action": say("Intrekking vastleggen", "Record the withdrawal"),
    }

    def act(by: Actor, why: str) -> None:
        withdraw_consent(by=by, case=case, consent=consent_id, why=why)
        messages.warning(request, _closed_sentence() if whole else say("De toestemming is ingetrokken.", "Withdrawn."))

    return _with_reason(request, case, found, act, danger=True, must=False)


def _what_ends(purpose: Purpose) -> str:
    if purpose is Purpose.FILE:
        return say(
            "Deze persoon beslist nu niet over het dossier. De intrekking wordt wel bewaard.",
            "This person does not decide about the file now. The withdrawal is kept all the same.",
        )
    if purpose is Purpose.SHARING:
        return say(
            "Deze organisaties krijgen niets meer van de casus. Wat zij al hebben, komt hiermee niet terug.",
            "These organisations get nothing of the case any more. What they have already is not taken back by this.",
        )
    return say(
        "De bronnen die daarvan komen gaan meteen dicht, voor iedereen. Wat het team er zelf van op de tijdlijn zette "
        "blijft staan.",
        "The sources that come of it close at once, for everybody. What the team put on the timeline itself stays.",
    )


def anonymous(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    found = {
        "heading": say("Als anonieme casus registreren?", "Register as an anonymous case?"),
        "text": say(
            "Een gezin kan meedoen zonder dat iemand hier weet wie het is. Dan wordt geen toestemming vastgelegd.",
            "A family can take part without anybody here knowing who it is. No consent is recorded then.",
        ),
        "consequences": [
            say(
                "Er komt geen naam, adres of bestand met namen in deze casus.",
                "No name, address or file with names comes into this case.",
            ),
            say(
                "De inhoud gaat meteen open voor het team.",
                "The content opens to the team at once.",
            ),
            say(
                "Niemand van het gezin is te bereiken om mee te lezen of om iets in te trekken.",
                "Nobody in the family can be reached to read along or to take something back.",
            ),
            say(
                "Wie nee zei, kan niet langs deze weg alsnog meedoen.",
                "Nobody who said no can be brought in this way.",
            ),
        ],
        "action": say("Anoniem registreren", "Register as anonymous"),
    }
    return _with_reason(request, case, found, lambda by, why: register_anonymous(by=by, case=case, why=why))


def by_name(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    found = {
        "heading": say("Niet meer anoniem?", "Anonymous no longer?"),
        "consequences": [
            say(
                "De inhoud gaat dicht tot de toestemmingen er zijn die bij de leeftijden horen.",
                "The content closes until the consents are there that the ages ask for.",
            )
        ],
        "action": say("Toestemming gaan vragen", "Start asking for consent"),
    }
    return _with_reason(request, case, found, lambda by, why: take_part_by_name(by=by, case=case, why=why))


def close(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    found = {
        "heading": say("De inhoud sluiten?", "Close the content?"),
        "text": say(
            "Als het gezin stopt, of als u moet uitzoeken of het nog mag.",
            "When the family stops, or when you have to find out whether it is still allowed.",
        ),
        "consequences": [_closed_sentence()],
        "action": say("Sluiten", "Close"),
    }
    return _with_reason(request, case, found, lambda by, why: close_case(by=by, case=case, why=why), danger=True)


def reopen(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    found = {
        "heading": say("De inhoud weer openen?", "Open the content again?"),
        "text": say(
            "Dat kan als iedereen die beslist opnieuw toestemming gaf.",
            "This is possible once everybody who decides has consented anew.",
        ),
        "consequences": [say("Het team kan weer bij alles.", "The team can reach everything again.")],
        "action": say("Openen", "Open"),
    }
    return _with_reason(request, case, found, lambda by, why: reopen_case(by=by, case=case, why=why))


def _with_reason(
    request: SignedIn,
    case: Case,
    found: Mapping[str, object],
    act: Callable[[Actor, str], None],
    danger: bool = False,
    must: bool = True,
) -> HttpResponse:
    """A page that says what happens and asks why. `must`: nothing is done without a reason; a family that takes a
    consent back owes none."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    form.fields["why"].required = must
    if request.method == "POST" and form.is_valid():
        by, why = actor_of(request, case), form.cleaned_data["why"]
        if went_through(form, lambda: act(by, why)):
            return redirect("consent", case.pk)
    shown = {**found, "case": case, "tab": "consent", "form": form, "danger": danger}
    back = reverse("consent", args=[case.pk])
    return render(request, "consents/reason.html", {**shown, "back": back}, status=422 if form.is_bound else 200)


_HERE = "casus/<uuid:case_id>/"
urlpatterns = [
    path(f"{_HERE}toestemming", show, name="consent"),
    path(f"{_HERE}toestemming/over/<str:key>", new, name="consent_new"),
    path(f"{_HERE}toestemming/<uuid:consent_id>/intrekken", withdraw, name="consent_withdraw"),
    path(f"{_HERE}anoniem", anonymous, name="case_anonymous"),
    path(f"{_HERE}op-naam", by_name, name="case_by_name"),
    path(f"{_HERE}sluiten", close, name="case_close"),
    path(f"{_HERE}heropenen", reopen, name="case_reopen"),
    *family.urlpatterns,
]
