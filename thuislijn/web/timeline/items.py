# SPDX-License-Identifier: EUPL-1.2
"""One item of the timeline: its form, as a page of its own or in the panel beside the drawing.

A request that accepts JSON (the panel) gets {"revision", "key"} when all is well, and the form again as HTML when
something is the matter: 422 for what was typed, 409 where somebody else changed the item in between.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.items import TheirWordsError, their_words, write_item
from thuislijn.actions.logging import look
from thuislijn.actions.timeline import ConflictError, NothingToUndoError, new_key, redo, undo
from thuislijn.reading.one_line import read_line
from thuislijn.store.access import NotVisibleError, Right, content_for, readers_of
from thuislijn.store.cases import Case
from thuislijn.store.entries import Change, Entry, Section, Step
from thuislijn.store.interviews import closed_keys
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import ExchangeError, decode
from thuislijn.timeline.items import Item
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.fragments import wants_json
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.stamps import changed_meanwhile
from thuislijn.web.timeline.item_forms import CLASSES, ItemForm
from thuislijn.web.timeline.item_words import kind_words
from thuislijn.web.timeline.shifting import shifted

_LONGEST_LINE = 300
_BACK_TO = ("timeline", "table", "accounts")
"""The screens that show items: where a form may lead back to."""


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    """An item to be read and changed. `?deel=1`: the form alone, for the panel."""
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    if request.method == "POST" and (taken := _taken_off(case, key)):
        form = ItemForm(request.POST, kind=type(decode(Item, taken.before)), timeline=timeline_of(case))
        return _page(request, case, form, key, status=409, by=taken.step.by_name, gone=True)
    entry, item = _item(case, key)
    if request.method == "GET":
        look(by=actor_of(request, case), kind="item", case=case, target=key)
        form = ItemForm(kind=type(item), timeline=timeline_of(case), item=item, seen=entry.version)
        form.leave_to(readers_of(case))
        return _page(request, case, form, key)
    form = ItemForm(request.POST, kind=type(item), timeline=timeline_of(case), item=item, seen=entry.version)
    form.leave_to(readers_of(case))
    return _save(request, case, form, key)


@require_http_methods(["GET", "POST"])
def new(request: SignedIn, case_id: UUID, kind: str) -> HttpResponse:
    """A new item of a kind; `?wie=` and `?wanneer=` fill in who and when."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    if kind not in CLASSES:
        raise NotVisibleError("kind", kind)
    timeline = timeline_of(case)
    if request.method == "POST":
        return _save(request, case, ItemForm(request.POST, kind=CLASSES[kind], timeline=timeline), None)
    form = ItemForm(kind=CLASSES[kind], timeline=timeline)
    form.initial = {"persons": request.GET.getlist("wie"), "start": request.GET.get("wanneer", "")}
    return _page(request, case, form, None)


def _save(request: SignedIn, case: Case, form: ItemForm, key: str | None) -> HttpResponse:
    if not form.is_valid():
        return _page(request, case, form, key, status=422)
    place = key or new_key(Section.ITEMS)
    try:
        item = decode(Item, form.as_data(place))
        seen = form.cleaned_data["seen"] if key else None
        by, before = actor_of(request, case), form.item if key else None
        revision = write_item(by=by, case=case, key=place, before=before, after=item, seen=seen)
    except ExchangeError as error:
        for problem in error.problems:
            form.add_error(None, problem.sentence(spoken()))
        return _page(request, case, form, key, status=422)
    except TheirWordsError as error:
        form.add_error(None, say(error.nl, error.en))
        return _page(request, case, form, key, status=422)
    except ConflictError as error:
        return _conflict(request, case, form, key, error)
    return _saved(request, case, revision, place, say("Bewaard.", "Saved."))


def _conflict(request: SignedIn, case: Case, form: ItemForm, key: str | None, error: ConflictError) -> HttpResponse:
    """The form with what was typed, beside what somebody else wrote in between; saving again is then a choice."""
    (entry,) = error.entries
    step = Step.objects.filter(case=case).order_by("-revision")
    last = step.filter(revision=entry.version).first() if entry else step.first()
    theirs = None
    if entry is not None:
        item = decode(Item, entry.data)
        theirs = ItemForm(kind=type(item), timeline=timeline_of(case), item=item)
        again = request.POST.copy()
        again["seen"] = str(entry.version)
        form.data = again
    return _page(request, case, form, key, status=409, theirs=theirs, by=last.by_name if last else "", gone=not entry)


@require_http_methods(["POST"])
def remove(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    """Takes an item off the timeline; it can be undone."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    entry, item = _item(case, key)
    seen = _number(request.POST.get("gezien") or request.POST.get("seen"))
    try:
        by = actor_of(request, case)
        revision = write_item(by=by, case=case, key=key, before=item, after=None, seen=seen or entry.version)
    except TheirWordsError as error:
        return _told(request, case, 422, say(error.nl, error.en))
    except ConflictError:
        return _told(request, case, 409, changed_meanwhile())
    taken = say(
        "Van de tijdlijn gehaald. Met Ongedaan maken komt het terug.", "Taken off the timeline. Undo brings it back."
    )
    return _saved(request, case, revision, key, taken)


@require_POST
def shift(request: SignedIn, case_id: UUID, key: str) -> HttpResponse:
    """Moves the start, the end or both by days, as dragging and Alt with the arrows do.

    What the person saw is `gezien`, the version of the item, or `stand`, the revision of the drawing that it was in.
    """
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    entry, item = _item(case, key)
    days, seen = _number(request.POST.get("dagen")), _number(request.POST.get("gezien"))
    drawn = _number(request.POST.get("stand"))
    if drawn is not None and entry.version > drawn:
        return _told(request, case, 409, changed_meanwhile())
    moved = shifted(item, request.POST.get("kant", ""), days) if days is not None else None
    if moved is None:
        cannot = say("Deze kant kan niet zo verschuiven.", "This side cannot be moved that way.")
        return _told(request, case, 422, cannot)
    try:
        by, seen = actor_of(request, case), entry.version if seen is None else seen
        revision = write_item(by=by, case=case, key=key, before=item, after=moved, seen=seen)
    except TheirWordsError as error:
        return _told(request, case, 422, say(error.nl, error.en))
    except ConflictError:
        return _told(request, case, 409, changed_meanwhile())
    return _saved(request, case, revision, key, say("Verschoven.", "Moved."))


@require_POST
def take_back(request: SignedIn, case_id: UUID) -> HttpResponse:
    return _back_or_forth(request, case_id, again=False)


@require_POST
def do_again(request: SignedIn, case_id: UUID) -> HttpResponse:
    return _back_or_forth(request, case_id, again=True)


def _back_or_forth(request: SignedIn, case_id: UUID, *, again: bool) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    try:
        revision = (redo if again else undo)(by=actor_of(request, case), case=case)
    except NothingToUndoError:
        nothing = say("Er is niets meer om ongedaan te maken.", "There is nothing left to undo.")
        return _told(
            request, case, 422, say("Er is niets om opnieuw te doen.", "Nothing to redo.") if again else nothing
        )
    except ConflictError:
        return _told(request, case, 409, changed_meanwhile())
    done = say("Opnieuw gedaan.", "Done again.") if again else say("Ongedaan gemaakt.", "Undone.")
    return _saved(request, case, revision, "", done)


@require_POST
def quick_add(request: SignedIn, case_id: UUID) -> HttpResponse:
    """One line of Dutch becomes an item; where it is not clear what or when, its form opens with the line in it."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    typed = request.POST.get("regel", "").strip()[:_LONGEST_LINE]
    if not typed:
        return _told(
            request,
            case,
            422,
            say(
                "Typ wie, wat en wanneer: ruud netwerk 14-6-2021 tot 5-7-2021 opa en oma.",
                "Type who, what and when: ruud netwerk 14-6-2021 tot 5-7-2021 opa en oma.",
            ),
        )
    key = new_key(Section.ITEMS)
    line = read_line(typed, timeline_of(case), key)
    if line.unsure:
        form = ItemForm(kind=type(line.item), timeline=timeline_of(case), item=line.item)
        return _page(request, case, form, None, status=422, unsure=True)
    by = actor_of(request, case)
    revision = write_item(by=by, case=case, key=key, before=None, after=line.item, seen=None)
    told = say("Toegevoegd: {title}.", "Added: {title}.", title=line.item.title)
    return _saved(request, case, revision, key, told)


# -- answers -----------------------------------------------------------------------------------------------


def _item(case: Case, key: str) -> tuple[Entry, Item]:
    entry = Entry.objects.filter(case=case, section=Section.ITEMS, key=key).first()
    item = timeline_of(case).item(key) if entry is not None else None
    if entry is None or item is None:
        raise NotVisibleError("item", key)
    return entry, item


def _taken_off(case: Case, key: str) -> Change | None:
    """How an item went that was on the timeline when its form was opened; None for one that is there or never was."""
    if Entry.objects.filter(case=case, section=Section.ITEMS, key=key).exists():
        return None
    changes = Change.objects.filter(step__case=case, section=Section.ITEMS, key=key).select_related("step")
    return changes.order_by("-step__revision").first()


def _saved(request: SignedIn, case: Case, revision: int, key: str, told: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"revision": revision, "key": key, "said": told})
    messages.success(request, told)
    back = request.POST.get("terug", "")
    return redirect(back if back in _BACK_TO else "table", case.pk)


def _told(request: SignedIn, case: Case, status: int, sentence: str) -> HttpResponse:
    """Nothing was written, and why."""
    if wants_json(request):
        return JsonResponse({"said": sentence}, status=status)
    messages.warning(request, sentence)
    return redirect("table", case.pk)


def _page(
    request: SignedIn, case: Case, form: ItemForm, key: str | None, status: int = 200, **more: Any
) -> HttpResponse:
    part = bool(request.GET.get("deel")) or wants_json(request)
    item = form.item
    closed = closed_keys([case.pk], timezone.localdate()) if item and item.evidence else ()
    passages = [p for p in item.evidence if p.source not in closed] if item else []
    kept = their_words(case, item, None) if item and key else None
    quotes = [{"passage": p, "source": form.timeline.source(p.source)} for p in passages]
    context = {
        "case": case,
        "tab": "timeline",
        "form": form,
        "key": key,
        "item": item,
        "kind": form.kind.kind,
        "kind_words": kind_words(form.kind.kind),
        "quotes": quotes,
        "theirs_to_keep": say(kept.nl, kept.en) if kept else "",
        **more,
    }
    return render(request, "timeline/item_form.html" if part else "timeline/item_page.html", context, status=status)


def _number(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None


urlpatterns = [
    path("casus/<uuid:case_id>/item/nieuw/<slug:kind>", new, name="item_new"),
    path("casus/<uuid:case_id>/item/<slug:key>", edit, name="item"),
    path("casus/<uuid:case_id>/item/<slug:key>/weg", remove, name="item_remove"),
    path("casus/<uuid:case_id>/item/<slug:key>/schuif", shift, name="item_shift"),
    path("casus/<uuid:case_id>/snel", quick_add, name="quick_add"),
    path("casus/<uuid:case_id>/ongedaan", take_back, name="undo"),
    path("casus/<uuid:case_id>/opnieuw", do_again, name="redo"),
]
