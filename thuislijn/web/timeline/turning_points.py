# SPDX-License-Identifier: EUPL-1.2
"""Turning points (schakelmomenten): a moment after which the course changed, made from an item or apart from one.

The answers are those of an item (`web/timeline/items.py`): JSON for the panel when all is well, else the form again.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.timeline import ConflictError, Edit, new_key, write
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of, value_of
from thuislijn.timeline.exchange import encode
from thuislijn.timeline.items import TurningPoint
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import wants_json
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import seen_version
from thuislijn.web.timeline.item_forms import MomentField


class TurningForm(forms.Form):
    """What changed, when, for whom, and why the team sees it as a turning point."""

    def __init__(self, data: Any = None, *, timeline: Timeline, old: TurningPoint | None, seen: int | None) -> None:
        super().__init__(data, label_suffix="")
        title = forms.CharField(max_length=300, label=say("Wat veranderde er", "What changed"))
        when = MomentField(timeline, old.when if old else Moment.UNKNOWN, label=say("Wanneer", "When"))
        when.required = True
        short = forms.CharField(required=False, max_length=80)
        short.label = say("Korte naam voor de tekening", "Short name for the drawing")
        people = [(person.id, person.name) for person in timeline.persons]
        persons = forms.MultipleChoiceField(required=False, choices=people, widget=forms.CheckboxSelectMultiple)
        persons.label = say("Over wie", "About whom")
        note = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
        note.label = say("Waarom dit een schakelmoment is", "Why this is a turning point")
        self.fields |= {"title": title, "when": when, "persons": persons, "short": short, "note": note}
        self.fields["item"] = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)
        if old is not None:
            self.initial = {"title": old.title, "short": old.short, "note": old.note, "persons": list(old.persons)}

    def as_point(self, key: str, old: TurningPoint | None, timeline: Timeline) -> TurningPoint:
        """The turning point as typed; it stands on the item it was made from."""
        said = self.cleaned_data
        items = old.items if old else ((said["item"],) if timeline.item(said["item"]) else ())
        return TurningPoint(
            id=key,
            title=said["title"],
            when=said["when"],
            persons=tuple(said["persons"]),
            items=items,
            short=said["short"],
            note=said["note"],
        )


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A new turning point; `?item=` fills in what and when from an item."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    timeline = timeline_of(case)
    if request.method == "POST":
        form = TurningForm(request.POST, timeline=timeline, old=None, seen=None)
        return _save(request, case, form, new_key(Section.TURNING_POINTS), None)
    form = TurningForm(timeline=timeline, old=None, seen=None)
    item = timeline.item(request.GET.get("item", "")[:64])
    if item is not None:
        start = item.when.start if item.when.start.is_known else item.when.end
        form.fields["when"] = MomentField(timeline, start, label=form.fields["when"].label)
        form.initial = {"title": item.title, "short": item.short, "item": item.id, "persons": list(item.persons)}
    return _page(request, case, form, "")


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    entry, point = _point(case, key)
    if request.method == "POST":
        form = TurningForm(request.POST, timeline=timeline_of(case), old=point, seen=entry.version)
        return _save(request, case, form, key, point)
    look(by=actor_of(request, case), kind="turning_point", case=case, target=key)
    return _page(request, case, TurningForm(timeline=timeline_of(case), old=point, seen=entry.version), key)


@require_POST
def remove(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    """Takes a turning point off the timeline; what it stood on stays, and it can be undone."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    entry, point = _point(case, key)
    try:
        edits = [Edit(Section.TURNING_POINTS, key, None, seen_version(request))]
        revision = write(by=actor_of(request, case), case=case, edits=edits)
    except ConflictError:
        form = TurningForm(timeline=timeline_of(case), old=point, seen=entry.version)
        return _page(request, case, form, key, 409, now=point)
    return _saved(
        request, case, revision, key, say("Weggehaald; u kunt het ongedaan maken.", "Taken off; you can undo.")
    )


def _point(case: Case, key: str) -> tuple[Entry, TurningPoint]:
    entry = Entry.objects.filter(case=case, section=Section.TURNING_POINTS, key=key).first()
    if entry is None:
        raise NotVisibleError("turning_point", key)
    point = value_of(Section.TURNING_POINTS, entry.data)
    assert isinstance(point, TurningPoint)
    return entry, point


def _save(request: SignedIn, case: Case, form: TurningForm, key: str, old: TurningPoint | None) -> HttpResponse:
    shown = key if old else ""
    if not form.is_valid():
        return _page(request, case, form, shown, 422)
    data = encode(form.as_point(key, old, timeline_of(case)))
    try:
        edits = [Edit(Section.TURNING_POINTS, key, data, form.cleaned_data["seen"] if old else None)]
        revision = write(by=actor_of(request, case), case=case, edits=edits)
    except ConflictError as error:
        entry = error.entries[0]
        now = value_of(Section.TURNING_POINTS, entry.data) if entry else None
        typed = request.POST.copy()
        typed["seen"] = str(entry.version) if entry else ""
        form.data = typed
        return _page(request, case, form, shown, 409, now=now, gone=entry is None)
    return _saved(request, case, revision, key, say("Bewaard.", "Saved."))


def _saved(request: SignedIn, case: Case, revision: int, key: str, told: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"revision": revision, "key": key, "said": told})
    messages.success(request, told)
    return redirect("timeline", case.pk)


def _page(request: SignedIn, case: Case, form: TurningForm, key: str, status: int = 200, **more: Any) -> HttpResponse:
    part = bool(request.GET.get("deel")) or wants_json(request)
    context = {"case": case, "tab": "timeline", "form": form, "key": key, **more}
    return render(request, "timeline/turning_form.html" if part else "timeline/turning.html", context, status=status)


urlpatterns = [
    path("casus/<uuid:case_id>/schakelmoment/nieuw", new, name="turning_new"),
    path("casus/<uuid:case_id>/schakelmoment/<slug:key>", edit, name="turning_point"),
    path("casus/<uuid:case_id>/schakelmoment/<slug:key>/weg", remove, name="turning_remove"),
]
