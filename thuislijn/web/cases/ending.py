# SPDX-License-Identifier: EUPL-1.2
"""Deleting a case, or making it anonymous: each behind a page that says exactly what goes and what stays."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from thuislijn.actions.keeping.anonymising import anonymise_case
from thuislijn.actions.keeping.retention import contents, delete_case
from thuislijn.store.access import Right, case_for
from thuislijn.store.cases import Case
from thuislijn.web.cases.forms import AnonymiseForm, DeleteForm
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say


def delete(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    form = DeleteForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        delete_case(by=actor_of(request, case), case=case, why=form.cleaned_data["why"])
        messages.success(request, say("De casus is verwijderd.", "The case was deleted."))
        return redirect("home")
    found = {
        "case": case,
        "heading": say("{name} verwijderen?", "Delete {name}?", name=case),
        "text": say("Dit kan niet worden teruggedraaid.", "This cannot be undone."),
        "goes": what_goes(case),
        "stays": [_log_stays(), _stone_stays(), _copies_stay()],
        "form": form,
        "action": say("Casus verwijderen", "Delete case"),
        "back": reverse("consent", args=[case.pk]),
        "danger": True,
    }
    return render(request, "cases/ending.html", found, status=422 if form.is_bound else 200)


def anonymise(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    form = AnonymiseForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        by = actor_of(request, case)
        changed = anonymise_case(by=by, case=case, pseudonym=typed["pseudonym"], why=typed["why"])
        messages.success(
            request,
            say(
                "De casus is anoniem; in {n} teksten zijn namen vervangen. Lees nu titels en aantekeningen na: alleen "
                "u ziet of iemand te herkennen is.",
                "The case is anonymous; names were replaced in {n} texts. Now read over titles and notes: only you see "
                "who can be recognised.",
                n=changed,
            ),
        )
        return redirect("case", case.pk)
    found = {
        "case": case,
        "heading": say("{name} anoniem maken?", "Make {name} anonymous?", name=case),
        "text": say(
            "De casus gaat daarna weer open, als casus van een gezin dat niemand hier kent. Terug kan niet.",
            "After that the case opens again, as that of a family nobody here knows. There is no way back.",
        ),
        "goes": _what_anonymising_takes(case),
        "stays": [
            say(
                "de tijdlijn, met maanden in plaats van dagen en geboortejaren in plaats van geboortedagen",
                "the timeline, with months instead of days and years of birth instead of days of birth",
            ),
            say("de antwoorden en aantekeningen van het team", "the answers and notes of the team"),
            _log_stays(),
            _copies_stay(),
        ],
        "warning": say(
            "In titels, uitspraken en antwoorden vervangt het programma de namen die van deze casus bewaard zijn en "
            "wat het als naam herkent. Het vindt geen bijnamen, geen namen die ook een gewoon woord zijn, en niet wie "
            "aan het verhaal te herkennen is. Lees alles daarna na en haal weg wat te veel zegt.",
            "In titles, statements and answers the program replaces the names that are kept of this case and what it "
            "takes for a name. It finds no nicknames, no names that are everyday words too, and not who can be "
            "recognised by the story. Read everything over afterwards, and take away what tells too much.",
        ),
        "form": form,
        "action": say("Anoniem maken", "Make anonymous"),
        "back": reverse("consent", args=[case.pk]),
        "danger": True,
    }
    return render(request, "cases/ending.html", found, status=422 if form.is_bound else 200)


def what_goes(case: Case) -> list[str]:
    """In plain words and numbers, what a deletion takes."""
    number = contents(case)
    return [
        say(
            "{n} bronnen: de bestanden zelf en alles wat eruit is gelezen",
            "{n} sources: the files themselves and all that was read from them",
            n=number["sources"],
        ),
        say(
            "de tijdlijn: {n} gebeurtenissen en perioden, {p} personen, {t} schakelmomenten",
            "the timeline: {n} events and periods, {p} persons, {t} turning points",
            n=number["items"],
            p=number["persons"],
            t=number["turning_points"],
        ),
        say(
            "{n} voorstellen, {c} eerdere versies en {a} antwoorden op vragen",
            "{n} proposals, {c} earlier versions and {a} answers to questions",
            n=number["proposals"],
            c=number["changes"],
            a=number["answers"],
        ),
        say(
            "{n} verzegelde namen en {c} toestemmingen",
            "{n} sealed names and {c} consents",
            n=number["names"],
            c=number["consents"],
        ),
        _accounts(),
    ]


def _what_anonymising_takes(case: Case) -> list[str]:
    number = contents(case)
    return [
        say(
            "{n} verzegelde namen, {c} toestemmingen en de gegevens over gezag",
            "{n} sealed names, {c} consents and what is known of custody",
            n=number["names"],
            c=number["consents"],
        ),
        say(
            "de bestanden en teksten van {n} bronnen; zij heten daarna bron 1, bron 2 enzovoort",
            "files and texts of {n} sources; after that they are called source 1, source 2 and so on",
            n=number["sources"],
        ),
        say(
            "{n} voorstellen en {c} eerdere versies; terugdraaien kan dan niet meer",
            "{n} proposals and {c} earlier versions; what was done cannot be undone any more",
            n=number["proposals"],
            c=number["changes"],
        ),
        _accounts(),
        say(
            "de gemeente, aanhalingen uit bronnen, plaatsnamen, aantekeningen bij gebeurtenissen en hoe mensen in het "
            "netwerk heten",
            "the municipality, quotes from sources, names of places, notes with events and what people in the network "
            "are called",
        ),
    ]


def _accounts() -> str:
    return say(
        "de accounts van wie van het gezin alleen hier meekijkt",
        "the accounts of those of the family who read along here alone",
    )


def _log_stays() -> str:
    return say(
        "het logboek: wie wat wanneer deed, zonder inhoud",
        "the log: who did what and when, without content",
    )


def _stone_stays() -> str:
    return say(
        "een grafsteen: dat er een casus was, wanneer en waarom die wegging, en hoeveel erin stond",
        "a tombstone: that there was a case, when and why it went, and how much stood in it",
    )


def _copies_stay() -> str:
    return say(
        "wat iemand eerder afdrukte of meenam, en reservekopieën tot die verlopen: daar komt dit programma niet bij",
        "what somebody printed or took along before, and backups until they expire: this program cannot reach those",
    )


urlpatterns = [
    path("casus/<uuid:case_id>/verwijderen", delete, name="case_delete"),
    path("casus/<uuid:case_id>/anonimiseren", anonymise, name="case_anonymise"),
]
