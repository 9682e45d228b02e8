# SPDX-License-Identifier: EUPL-1.2
"""The family on the screen of consents: its members, who decides for whom, who was told, who is only mentioned."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from thuislijn.actions.consents import inform, only_mention
from thuislijn.actions.family import add_member, change_member, set_custody
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import ConflictError
from thuislijn.store.access import NotVisibleError, Right, case_for
from thuislijn.store.cases import Case
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.consents import OnlyMentioned
from thuislijn.store.entries import Entry, Section
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.web.cases.forms import WhyForm
from thuislijn.web.consents.forms import CustodyForm, MemberForm, ToldForm
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say, spoken


def _page(request: SignedIn, case: Case, found: dict[str, object], bound: bool) -> HttpResponse:
    shown = {**found, "case": case, "tab": "consent", "back": reverse("consent", args=[case.pk])}
    return render(request, "consents/reason.html", shown, status=422 if bound else 200)


def member_new(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    form = MemberForm(request.POST or None, initial={"role": PersonRole.CHILD.value})
    if request.method == "POST" and form.is_valid():
        try:
            key = add_member(by=actor_of(request, case), case=case, data=form.data_typed())
        except CannotError as error:
            form.add_error("pseudonym", say(error.nl, error.en))
        else:
            is_child = form.cleaned_data["role"] == PersonRole.CHILD
            has_adults = any(p.role is not PersonRole.CHILD for p in records_of([case])[case.pk].persons)
            return redirect("custody", case.pk, key) if is_child and has_adults else redirect("consent", case.pk)
    found = {
        "heading": say("Iemand van het gezin toevoegen", "Add somebody from the family"),
        "form": form,
        "action": say("Toevoegen", "Add"),
        "text": say(
            "Komt er een kind bij, dan gaat de inhoud pas weer open als ook daarvoor toestemming is.",
            "When a child is added, the content opens again once there is consent for it too.",
        ),
    }
    return _page(request, case, found, form.is_bound)


def member_edit(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    person = _person(records_of([case])[case.pk], key)
    look(by=actor_of(request, case), kind="consents", case=case)
    version = Entry.objects.get(case=case, section=Section.PERSONS, key=key).version
    form = MemberForm(request.POST or None, initial=MemberForm.of(person, version))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            change_member(by=actor_of(request, case), case=case, key=key, data=form.data_typed(), seen=seen)
        except CannotError as error:
            form.add_error("pseudonym", say(error.nl, error.en))
        except ConflictError:
            form.add_error(None, _in_between(person))
            form.data = {**{name: form.data.get(name, "") for name in form.fields}, "seen": str(version)}
        else:
            messages.success(request, say("Gewijzigd.", "Changed."))
            return redirect("consent", case.pk)
    found = {"heading": person.name, "form": form}
    return _page(request, case, found, form.is_bound)


def _in_between(person: Person) -> str:
    now = MemberForm.of(person, 0)
    return say(
        "Iemand anders heeft dit net gewijzigd. Er staat nu: {name}, {role}, geboren {birth}. Bewaar nog eens om er te "
        "zetten wat hieronder staat.",
        "Somebody else just changed this. It now says: {name}, {role}, born {birth}. Save again to put what is below.",
        name=now["pseudonym"],
        role=person.role.label(spoken()),
        birth=now["birth"] or "-",
    )


def _person(records: Records, key: str) -> Person:
    person = records.person(key)
    if person is None:
        raise NotVisibleError("person", key)
    return person


def _child(records: Records, key: str) -> Person:
    person = _person(records, key)
    if person.role is not PersonRole.CHILD:
        raise NotVisibleError("child", key)
    return person


def custody(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    records = records_of([case])[case.pk]
    child = _child(records, key)
    look(by=actor_of(request, case), kind="consents", case=case)
    form = CustodyForm(request.POST or None, records=records, initial=CustodyForm.of(records, key))
    if request.method == "POST" and form.is_valid():
        try:
            set_custody(by=actor_of(request, case), case=case, child=key, data=form.data_typed())
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
        else:
            messages.success(request, say("Vastgelegd.", "Recorded."))
            return redirect("consent", case.pk)
    found = {"heading": say("Wie beslist voor {who}?", "Who decides for {who}?", who=child.name), "form": form}
    return _page(request, case, found, form.is_bound)


def told(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    child = _child(records_of([case])[case.pk], key)
    form = ToldForm(request.POST or None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            inform(by=actor_of(request, case), case=case, about=key, day=form.cleaned_data["day"])
        except CannotError as error:
            form.add_error("day", say(error.nl, error.en))
        else:
            return redirect("consent", case.pk)
    found = {
        "heading": say("Wanneer is {who} verteld wat er gebeurt?", "When was {who} told what happens?", who=child.name),
        "text": say(
            "In woorden die passen: wie er meekijken, waarvoor, en dat het mag stoppen.",
            "In words that fit: who looks along, what for, and that it may stop.",
        ),
        "form": form,
        "action": say("Vastleggen", "Record"),
    }
    return _page(request, case, found, form.is_bound)


def mentioned(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    child = _child(records_of([case])[case.pk], key)
    by = actor_of(request, case)
    if request.method == "POST" and OnlyMentioned.objects.filter(case=case, about=key).exists():
        only_mention(by=by, case=case, about=key, why="")
        return redirect("consent", case.pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        only_mention(by=by, case=case, about=key, why=form.cleaned_data["why"])
        return redirect("consent", case.pk)
    found = {
        "heading": say("Gaat het dossier niet over {who}?", "Is the file not about {who}?", who=child.name),
        "text": say(
            "Een pleegbroer of vriendin die alleen genoemd wordt, hoeft niet om toestemming gevraagd te worden.",
            "A foster brother or friend who is only mentioned need not be asked for consent.",
        ),
        "form": form,
        "action": say("Alleen genoemd", "Only mentioned"),
    }
    return _page(request, case, found, form.is_bound)


_HERE = "casus/<uuid:case_id>/toestemming/"
urlpatterns = [
    path(f"{_HERE}gezinslid", member_new, name="family_member_new"),
    path(f"{_HERE}gezinslid/<str:key>", member_edit, name="family_member"),
    path(f"{_HERE}gezag/<str:key>", custody, name="custody"),
    path(f"{_HERE}verteld/<str:key>", told, name="child_told"),
    path(f"{_HERE}genoemd/<str:key>", mentioned, name="only_mentioned"),
]
