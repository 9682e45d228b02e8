# SPDX-License-Identifier: EUPL-1.2
"""Own words: adding what happened, saying how it was, sharing it or not, and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.own_story import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    OwnEvent,
    OwnWordsChangedError,
    change_told,
    is_own_entry,
    say_of,
    share_words,
    take_back,
    tell,
)
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError
from thuislijn.store.entries import Entry, Section
from thuislijn.store.own_timeline import seen_by, told_of
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Event, Item
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, Standing
from thuislijn.web.family.page import Own, own_of, own_screen, show
from thuislijn.web.family.telling import line_of
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.timeline.item_forms import MomentField

_FELT = (EventKind.OTHER, EventKind.STRENGTH, EventKind.CONCERN)


def _share_field(own: Own) -> forms.BooleanField:
    field = forms.BooleanField(required=False)
    field.label = own.to(
        "Anderen van mijn gezin mogen dit ook lezen",
        "Anderen van mijn gezin mogen dit ook lezen",
        "Others in my family may read this too",
    )
    field.help_text = own.to(
        "Laat u dit leeg, dan lezen alleen u en het team het.",
        "Laat je dit leeg, dan lezen alleen jij en het team het.",
        "Leave this empty, and only you and the team read it.",
    )
    return field


class TellForm(forms.Form):
    """Something that happened, as the one who was there tells it. Only what happened is needed."""

    def __init__(
        self, data: Any = None, *, own: Own, timeline: Timeline, item: Item | None = None, seen: int | None = None
    ) -> None:
        super().__init__(data, label_suffix="")
        self.own = own
        said = item.statements if item is not None else ()
        mine = next((one.text for one in said if one.account.who == own.person.id), "")
        what = forms.CharField(max_length=LONGEST_TITLE, initial=item.title if item else "")
        what.label = own.to("Wat gebeurde er?", "Wat gebeurde er?", "What happened?")
        what.help_text = own.to("In een paar woorden.", "In een paar woorden.", "In a few words.")
        self.fields["what"] = what
        when = MomentField(timeline, item.when.start) if item is not None else MomentField(timeline)
        when.label = own.to("Wanneer was dat?", "Wanneer was dat?", "When was that?")
        when.help_text = own.to(
            "Zo precies als u het weet: 14-6-2021, juni 2021, zomer 2019 of gewoon 2018. Leeg mag ook.",
            "Zo precies als je het weet: 14-6-2021, juni 2021, zomer 2019 of gewoon 2018. Leeg mag ook.",
            "As exactly as you know: 14-6-2021, 06-2021 or just 2018. Empty is fine.",
        )
        self.fields["when"] = when
        self.fields["about"] = self._about(timeline, item)
        kind = forms.ChoiceField(choices=self._kinds(), widget=forms.RadioSelect, required=False)
        kind.initial = item.event_kind if isinstance(item, Event) else EventKind.OTHER
        kind.label = own.to("Hoe was dat?", "Hoe was dat?", "How was it?")
        self.fields["kind"] = kind
        more = forms.CharField(required=False, max_length=LONGEST_TEXT, initial=mine)
        more.widget = forms.Textarea(attrs={"rows": 4})
        more.label = own.to(
            "Wilt u er meer over vertellen?", "Wil je er meer over vertellen?", "Tell more, if you like"
        )
        self.fields["more"] = more
        if item is None:
            self.fields["share"] = _share_field(own)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)

    def _about(self, timeline: Timeline, item: Item | None) -> forms.Field:
        me = self.own.person.id
        names = [(one.id, one.name) for one in timeline.persons if one.id != me]
        self_first = [(me, self.own.to("mijzelf", "mijzelf", "myself")), *names]
        about = forms.MultipleChoiceField(choices=self_first, required=False, widget=forms.CheckboxSelectMultiple)
        about.initial = list(item.persons) if item is not None else []
        about.label = self.own.to("Over wie gaat het?", "Over wie gaat het?", "Who is it about?")
        return about

    def _kinds(self) -> list[tuple[str, str]]:
        to = self.own.to
        words = (
            to("gewoon iets wat gebeurde", "gewoon iets wat gebeurde", "just something that happened"),
            to("iets wat goed ging", "iets wat goed ging", "something that went well"),
            to("iets wat moeilijk was", "iets wat moeilijk was", "something that was hard"),
        )
        return [(kind.value, text) for kind, text in zip(_FELT, words, strict=True)]

    def told(self) -> OwnEvent:
        typed = self.cleaned_data
        return OwnEvent(
            what=typed["what"],
            when=typed["when"],
            about=tuple(typed["about"]),
            more=typed["more"],
            kind=EventKind(typed["kind"] or EventKind.OTHER),
        )


class SayForm(forms.Form):
    """How something was for the one who reads it. `before`: what they had said of it when the form was opened."""

    def __init__(self, data: Any = None, *, own: Own, item: Item) -> None:
        super().__init__(data, label_suffix="")
        mine = next((one for one in item.statements if one.account.who == own.person.id), None)
        text = forms.CharField(max_length=LONGEST_TEXT, initial=mine.text if mine else "")
        text.widget = forms.Textarea(attrs={"rows": 5})
        text.label = own.to("Hoe was het voor u?", "Hoe was het voor jou?", "How was it for you?")
        text.help_text = own.to(
            "Uw woorden komen naast het verhaal te staan, als uw woorden. Veranderen of weghalen kan altijd.",
            "Jouw woorden komen naast het verhaal te staan, als jouw woorden. Veranderen of weghalen kan altijd.",
            "Your words are put beside the story, as yours. You can always change them or take them away.",
        )
        self.fields["text"] = text
        differs = forms.BooleanField(required=False, initial=mine is not None and mine.standing is Standing.DISPUTED)
        differs.label = own.to(
            "Het klopt niet zoals het er staat", "Het klopt niet zoals het er staat", "It is not right as it stands"
        )
        self.fields["differs"] = differs
        if mine is None:
            self.fields["share"] = _share_field(own)
        before = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
        before.initial = mine.text if mine else ""
        self.fields["before"] = before


@require_http_methods(["GET", "POST"])
@own_screen
def add(request: SignedIn, case_id: UUID) -> HttpResponse:
    own = own_of(request, case_id)
    timeline = own.timeline()
    look(by=own.actor, kind="own_story", case=own.case)
    form = TellForm(request.POST or None, own=own, timeline=timeline)
    if request.method == "POST" and form.is_valid():
        told, share = form.told(), form.cleaned_data["share"]
        try:
            key = tell(by=own.actor, case=own.case, person=own.person, told=told, share=share)
        except CannotError as error:
            form.add_error("what", own.cannot(error))
        else:
            messages.success(request, own.to("Het staat erbij.", "Het staat erbij.", "It has been added."))
            return redirect(_back(own, key))
    return show(request, own, "family/tell.html", "own_story", {"form": form}, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@own_screen
def about(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    """What somebody says of one item: changing what they told, or saying how it was for them."""
    own = own_of(request, case_id)
    told = told_of(own.case)
    timeline = seen_by(timeline_of(own.case), own.person.id, told, timezone.localdate())
    item, line = timeline.item(key), line_of(timeline, key, own.person, told, own.young)
    entry = Entry.objects.filter(case=own.case, section=Section.ITEMS, key=key).first()
    if item is None or line is None or entry is None:
        raise NotVisibleError("item", key)
    look(by=own.actor, kind="own_story", case=own.case)
    own_item = is_own_entry(entry.data, own.person)
    typed = request.POST or None
    form = (
        TellForm(typed, own=own, timeline=timeline, item=item, seen=entry.version)
        if own_item
        else SayForm(typed, own=own, item=item)
    )
    if request.method == "POST" and form.is_valid() and _kept(own, key, form):
        messages.success(request, own.to("Bewaard.", "Bewaard.", "Saved."))
        return redirect(_back(own, key))
    values = {"form": form, "line": line, "own_item": own_item}
    return show(request, own, "family/about.html", "own_story", values, 422 if form.errors else 200)


def _kept(own: Own, key: str, form: TellForm | SayForm) -> bool:
    """Whether the words were written. Where they changed in between, the form stays with both texts."""
    by, case, person = own.actor, own.case, own.person
    try:
        if isinstance(form, TellForm):
            seen = form.cleaned_data["seen"] or 0
            change_told(by=by, case=case, person=person, item=key, told=form.told(), seen=seen)
            return True
        typed = form.cleaned_data
        before = typed["before"].replace("\r\n", "\n")
        text = typed["text"].replace("\r\n", "\n")
        say_of(by=by, case=case, person=person, item=key, text=text, differs=typed["differs"], before=before)
        if "share" in typed:
            share_words(by=by, case=case, person=person, item=key, share=typed["share"])
    except OwnWordsChangedError as error:
        said = own.to(
            "U heeft dit intussen ergens anders veranderd. Er staat nu: “{text}”. Uw nieuwe tekst staat hieronder; "
            "bewaar opnieuw als u die wilt.",
            "Je hebt dit intussen ergens anders veranderd. Er staat nu: “{text}”. Je nieuwe tekst staat hieronder; "
            "bewaar opnieuw als je die wilt.",
            "This was changed elsewhere in between. It says now: “{text}”. Your new text is below; save again if you "
            "want that.",
        )
        form.add_error(None, said.format(text=error.text))
        _see_anew(own, key, form, error.text)
        return False
    except CannotError as error:
        form.add_error(None, own.cannot(error))
        return False
    return True


def _see_anew(own: Own, key: str, form: TellForm | SayForm, present: str) -> None:
    """Lets the form know what stands there now, so that saving once more writes."""
    again = {name: form.data.get(name, "") for name in form.fields if name != "about"}
    if "about" in form.fields:
        again["about"] = form.cleaned_data.get("about", [])
    again["before"] = present
    version = Entry.objects.filter(case=own.case, section=Section.ITEMS, key=key).values_list("version", flat=True)
    again["seen"] = str(version.first() or "")
    form.data = again


@require_POST
@own_screen
def withdraw(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    own = own_of(request, case_id)
    try:
        take_back(by=own.actor, case=own.case, person=own.person, item=key)
    except CannotError as error:
        messages.warning(request, own.cannot(error))
    else:
        messages.success(request, own.to("Uw woorden zijn weg.", "Jouw woorden zijn weg.", "Your words are gone."))
    return redirect("own_story", own.case.pk)


@require_POST
@own_screen
def sharing(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    own = own_of(request, case_id)
    line = line_of(own.timeline(), key, own.person, told_of(own.case), own.young)
    if line is None or not line.has_own:
        raise NotVisibleError("item", key)
    share = request.POST.get("delen") == "1"
    share_words(by=own.actor, case=own.case, person=own.person, item=key, share=share)
    shared = own.to(
        "Anderen van uw gezin kunnen dit nu lezen.",
        "Anderen van je gezin kunnen dit nu lezen.",
        "Others of your family can read this now.",
    )
    private = own.to(
        "Alleen u en het team lezen dit nu.",
        "Alleen jij en het team lezen dit nu.",
        "Only you and the team read this now.",
    )
    messages.success(request, shared if share else private)
    return redirect(_back(own, key))


def _back(own: Own, key: str) -> str:
    return f"{reverse('own_story', args=[own.case.pk])}#{key}"


_HERE = "mijn-verhaal/<uuid:case_id>"
urlpatterns = [
    path(f"{_HERE}/erbij", add, name="own_add"),
    path(f"{_HERE}/over/<slug:key>", about, name="own_words"),
    path(f"{_HERE}/over/<slug:key>/terug", withdraw, name="own_take_back"),
    path(f"{_HERE}/over/<slug:key>/delen", sharing, name="own_share"),
]
