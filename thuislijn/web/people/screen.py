# SPDX-License-Identifier: EUPL-1.2
"""The family, its network, and the professionals around it: each drawn and as a list that can be changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.network import keep_entry, keep_tie, remove_entry, remove_tie
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import ConflictError
from thuislijn.drawing.ecogram import Around, draw_ecogram
from thuislijn.drawing.genogram import draw_genogram
from thuislijn.lenses.coverage import gaps
from thuislijn.store.access import NotVisibleError, Right, case_for, content_for
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.store.timelines import timeline_of, value_of
from thuislijn.timeline.items import Involvement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, Closeness, PersonRole, Role, Tie
from thuislijn.timeline.words import period_text
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say, spoken
from thuislijn.web.people.called import as_called, words_for
from thuislijn.web.people.forms import FORMS, EntryForm, PersonForm, TieForm

_LEADING = (Role.COORDINATOR, Role.CONTACT_PERSON, Role.GUARDIAN)
"""Roles in which a gap is shown: somebody should have it all the time (S0 6.3)."""
_SHORTEST_GAP = 28  # days


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role with everybody who had it, and the stretches in which nobody is on record."""

    role: Role
    held: tuple[tuple[Involvement, str, str], ...]  # item, who, when
    bare: tuple[str, ...]


@require_GET
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id)
    look(by=actor_of(request, case), kind="people", case=case)
    timeline = as_called(timeline_of(case), words_for(case))
    ties = list(NetworkTie.objects.filter(case=case).order_by("closeness", "label"))
    times = Counter(NetworkAsking.objects.filter(case=case).values_list("tie_id", flat=True))
    keys = _keys(case)
    context = {
        "case": case,
        "tab": "people",
        "timeline": timeline,
        "genogram": SafeString(draw_genogram(timeline, spoken())),
        "ecogram": SafeString(draw_ecogram([_around(tie) for tie in ties], spoken())),
        "ties": [(tie, _around(tie), _name(timeline, tie.of), times[tie.pk]) for tie in ties],
        "relations": [
            (keys[Section.RELATIONS][n], _name(timeline, relation.of), relation.kind, _name(timeline, relation.to))
            for n, relation in enumerate(timeline.relations)
        ],
        "roles": _roles(timeline),
        "may_edit": may(request, case, Right.EDIT_CASE),
    }
    return render(request, "people/show.html", context)


@require_http_methods(["GET", "POST"])
def entry(request: SignedIn, case_id: UUID, section: str, key: str = "") -> HttpResponse:
    """A person, relation or organisation: a new one without a key, else the one that stands there."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    if section not in FORMS:
        raise NotVisibleError("section", section)
    kind = Section(section)
    row = Entry.objects.filter(case=case, section=kind, key=key).first() if key else None
    if key and row is None:
        raise NotVisibleError(section, key)
    value = value_of(kind, row.data) if row is not None else None
    look(by=actor_of(request, case), kind="people", case=case)
    form = FORMS[section](
        request.POST or None,
        timeline=as_called(timeline_of(case), words_for(case)),
        value=value,
        seen=row.version if row else None,
    )
    if request.method == "POST" and form.is_valid() and _may_keep(request, case, form):
        try:
            keep_entry(
                by=actor_of(request, case),
                case=case,
                section=kind,
                data=form.as_data(row.data if row is not None else {}),
                key=key or None,
                seen=form.cleaned_data["seen"] if key else None,
            )
            messages.success(request, say("Bewaard.", "Saved."))
            return redirect("people", case.pk)
        except ConflictError:
            form.add_error(
                None,
                say(
                    "Iemand anders heeft dit intussen veranderd. Open het in een nieuw tabblad, vergelijk, en "
                    "bewaar dan.",
                    "Somebody else changed this in between. Open it in a new tab, compare, and then save.",
                ),
            )
            again = request.POST.copy()
            again["seen"] = str(row.version if row else "")
            form.data = again
    context = {
        "case": case,
        "tab": "people",
        "form": form,
        "section": section,
        "key": key,
        "heading": form.heading(bool(key)),
    }
    return render(request, "people/entry.html", context, status=422 if form.errors else 200)


def _may_keep(request: SignedIn, case: Case, form: EntryForm) -> bool:
    """Whether what was typed leaves the consents as they are, or is typed by somebody who manages them.

    Who is a child and when it was born tells whose consent the case needs; where it is anonymous that is nobody's.
    """
    may_tell = case.anonymous or may(request, case, Right.MANAGE_CASE)
    if may_tell or not isinstance(form, PersonForm) or not form.changes_a_child:
        return True
    told = say(
        "Wie een kind is en wanneer het geboren is, bepaalt wie toestemming geeft. Vraag de facilitator of onderzoeker "
        "dit te veranderen.",
        "Who is a child and when it was born decides who consents. Ask the facilitator or researcher to change this.",
    )
    form.add_error(None, told)
    return False


@require_POST
def entry_remove(request: SignedIn, case_id: UUID, section: str, key: str) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    if section not in FORMS:
        raise NotVisibleError("section", section)
    child = timeline_of(case).person(key) if section == Section.PERSONS else None
    if child is not None and child.role is PersonRole.CHILD and not case.anonymous:
        case_for(request.user, case_id, Right.MANAGE_CASE)
    try:
        remove_entry(by=actor_of(request, case), case=case, section=Section(section), key=key)
        messages.success(request, say("Weggehaald.", "Removed."))
    except CannotError as error:
        messages.warning(request, say(error.nl, error.en))
    return redirect("people", case.pk)


@require_http_methods(["GET", "POST"])
def tie(request: SignedIn, case_id: UUID, tie_id: UUID | None = None) -> HttpResponse:
    """Somebody from the network: who they are, whether they were asked, what they offered and what came of it."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    present = NetworkTie.objects.filter(case=case, pk=tie_id).first() if tie_id else None
    if tie_id and present is None:
        raise NotVisibleError("network", str(tie_id))
    look(by=actor_of(request, case), kind="people", case=case)
    timeline = as_called(timeline_of(case), words_for(case))
    form = TieForm(request.POST or None, timeline=timeline, tie=present)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            keep_tie(by=actor_of(request, case), case=case, values=form.values(), tie=tie_id, seen=seen)
            messages.success(request, say("Bewaard.", "Saved."))
            return redirect("people", case.pk)
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
    askings = NetworkAsking.objects.filter(case=case, tie=present).order_by("created") if present else ()
    times = [(one, Answer(one.asked), Answer(one.offered)) for one in askings]
    context = {"case": case, "tab": "people", "form": form, "tie": present, "askings": times}
    return render(request, "people/tie.html", context, status=422 if form.errors else 200)


@require_POST
def tie_remove(request: SignedIn, case_id: UUID, tie_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    remove_tie(by=actor_of(request, case), case=case, tie=tie_id)
    messages.success(request, say("Weggehaald.", "Removed."))
    return redirect("people", case.pk)


def _keys(case: Case) -> dict[str, list[str]]:
    """The keys of the entries of each section, in the order in which the timeline holds them."""
    found: dict[str, list[str]] = defaultdict(list)
    for section, key in Entry.objects.filter(case=case).order_by("pk").values_list("section", "key"):
        found[section].append(key)
    return found


def _around(tie: NetworkTie) -> Around:
    return Around(
        tie.label, Closeness(tie.closeness), Tie(tie.tie), asked=Answer(tie.asked), offered=Answer(tie.offered)
    )


def _name(timeline: Timeline, id: str) -> str:
    person = timeline.person(id)
    return person.name if person is not None else ""


def _roles(timeline: Timeline) -> list[RoleHeld]:
    """Every role on record with who had it when; the three that should never be empty first, with their gaps."""
    by_role: dict[Role, list[Involvement]] = defaultdict(list)
    for item in timeline.facts(Involvement):
        by_role[item.role].append(item)
    order = [*_LEADING, *(role for role in Role if role not in _LEADING)]
    return [_held(timeline, role, by_role[role]) for role in order if by_role[role]]


def _held(timeline: Timeline, role: Role, items: list[Involvement]) -> RoleHeld:
    held = tuple((item, _who(timeline, item), period_text(item.when, spoken())) for item in items)
    starts = [item.when.start.earliest for item in items if item.when.start.earliest is not None]
    bare: tuple[str, ...] = ()
    if role in _LEADING and starts:
        window = (min(starts), timeline.reference_day)
        periods = [item.when for item in items if not item.vacant]
        found = gaps(periods, window, timeline.reference_day) if window[0] < window[1] else ()
        bare = tuple(period_text(gap.period, spoken()) for gap in found if gap.duration.least >= _SHORTEST_GAP)
    return RoleHeld(role, held, bare)


def _who(timeline: Timeline, item: Involvement) -> str:
    if item.vacant:
        return say("niemand", "nobody")
    bodies = [body.name for id in item.organisations if (body := timeline.organisation(id))]
    return ", ".join([part for part in (item.worker or item.title, *bodies) if part])


urlpatterns = [
    path("casus/<uuid:case_id>/gezin", show, name="people"),
    path("casus/<uuid:case_id>/gezin/netwerk/nieuw", tie, name="tie_new"),
    path("casus/<uuid:case_id>/gezin/netwerk/<uuid:tie_id>", tie, name="tie"),
    path("casus/<uuid:case_id>/gezin/netwerk/<uuid:tie_id>/weg", tie_remove, name="tie_remove"),
    path("casus/<uuid:case_id>/gezin/<slug:section>/nieuw", entry, name="entry_new"),
    path("casus/<uuid:case_id>/gezin/<slug:section>/<slug:key>", entry, name="entry"),
    path("casus/<uuid:case_id>/gezin/<slug:section>/<slug:key>/weg", entry_remove, name="entry_remove"),
]
