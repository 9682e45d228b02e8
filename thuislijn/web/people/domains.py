# SPDX-License-Identifier: EUPL-1.2
"""The life domains of a child: who carries each of the nine on a day, what a move changed, and filling that in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from thuislijn.actions.learning.domains import Change, Pair, carry
from thuislijn.actions.logging import look
from thuislijn.actions.timeline import ConflictError
from thuislijn.drawing.draw import cast_of, lay_out
from thuislijn.drawing.lanes.domains import NAME, carried_for, letter_of
from thuislijn.drawing.view import Fonts, View
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.entries import Entry, Section
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.domains import Carried, Shift, carried_on, shifts
from thuislijn.timeline.family import Person
from thuislijn.timeline.moment import Day, Moment
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain
from thuislijn.timeline.words import day_text
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.moments import UnclearMomentError, read_moment, typed
from thuislijn.web.timeline.asking import Asked, asked_of
from thuislijn.web.timeline.item_forms import MomentField
from thuislijn.web.timeline.page import Ways, ways_of

_WIDEST = 1240  # px: what the page has room for


class GridForm(forms.Form):
    """Since when what is ticked was so, and whether it still is. The ticks themselves are in the table."""

    def __init__(self, data: QueryDict | None = None, *, timeline: Timeline, since: Moment) -> None:
        super().__init__(data, label_suffix="")
        start = MomentField(timeline, label=say("Zo was het sinds", "It was so since"))
        start.initial = typed(since)
        start.required = True
        end = MomentField(timeline, label=say("Tot (leeg: nog steeds)", "Until (empty: still)"))
        vague = forms.BooleanField(required=False)
        vague.label = say("Einde niet bekend", "End not known")
        self.fields |= {"since": start, "until": end, "vague": vague}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if isinstance(since, Moment) and not since.is_known and "since" not in self.errors:
            self.add_error("since", say("Schrijf op sinds wanneer.", "Write down since when."))
        late = isinstance(since, Moment) and isinstance(until, Moment) and _before(until, since)
        if late:
            self.add_error("until", say("Het einde ligt voor het begin.", "The end lies before the start."))
        return cleaned


def _before(one: Moment, other: Moment) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


@dataclass(frozen=True, slots=True)
class Cell:
    """A box of the grid. `item` and `version`: what carries it now, empty where nothing does."""

    code: str
    carrier: Carrier
    ticked: bool
    certain: bool
    item: str
    version: int


@dataclass(frozen=True, slots=True)
class Row:
    """One domain on the day that is looked at."""

    domain: LifeDomain
    cells: tuple[Cell, ...]

    @property
    def unknown(self) -> bool:
        return not any(cell.item for cell in self.cells)


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    look(by=actor_of(request, case), kind="domains", case=case)
    timeline = timeline_of(case)
    people = carried_for(timeline)
    wanted = request.POST.get("kind") or request.GET.get("kind", "")
    child = next((one for one in people if one.id == wanted), people[0] if people else None)
    day, unclear = _day(request.GET.get("dag", ""), timeline)
    form = GridForm(request.POST or None, timeline=timeline, since=Moment.on(day))
    conflict = False
    if request.method == "POST" and child is not None and form.is_valid():
        try:
            return _written(request, case, child, form)
        except ConflictError:
            conflict = True
            timeline = timeline_of(case)
    rows = _rows(case, timeline, child, day, request.POST or None) if child is not None else []
    asked = asked_of(request, timeline)
    context = {
        "case": case,
        "tab": "domains",
        "people": people,
        "child": child,
        "day": day,
        "typed_day": _dutch(day),
        "told_day": day_text(day, spoken()),
        "unclear": unclear,
        "rows": rows,
        "unknown": sum(row.unknown for row in rows),
        "carriers": [(one, letter_of(one, spoken())) for one in Carrier],
        "shifts": [_shown(one) for one in shifts(timeline, child.id)] if child is not None else [],
        "form": form,
        "conflict": conflict,
        "may_edit": may(request, case, Right.EDIT_CASE),
        **_picture(timeline, asked, child),
    }
    return render(request, "people/domains.html", context, status=422 if form.errors or conflict else 200)


def _dutch(day: Day) -> str:
    return f"{dt.date.fromordinal(day):%d-%m-%Y}"


def _day(text: str, timeline: Timeline) -> tuple[Day, str]:
    """The day that is looked at, and what was typed where that is none; usually the reference day."""
    try:
        middle = read_moment(text[:40], timeline).middle
    except UnclearMomentError as error:
        return timeline.reference_day, str(error)
    return (middle if middle is not None else timeline.reference_day), ""


def _rows(case: Case, timeline: Timeline, child: Person, day: Day, data: QueryDict | None) -> list[Row]:
    """The grid on a day; where a form could not be kept, ticked as it was typed."""
    carried = carried_on(timeline, child.id, day)
    keys = [one.item for those in carried.values() for one in those]
    entries = Entry.objects.filter(case=case, section=Section.ITEMS, key__in=keys)
    versions = dict(entries.values_list("key", "version"))
    chosen = set(data.getlist("draagt")) if data is not None else None

    def cell(domain: LifeDomain, carrier: Carrier) -> Cell:
        code = f"{domain}.{carrier}"
        held = next((one for one in carried[domain] if one.carrier is carrier), None)
        ticked = code in chosen if chosen is not None else held is not None
        item = held.item if held is not None else ""
        return Cell(code, carrier, ticked, held is None or held.certain, item, versions.get(item, 0))

    return [Row(domain, tuple(cell(domain, carrier) for carrier in Carrier)) for domain in LifeDomain]


def _written(request: SignedIn, case: Case, child: Person, form: GridForm) -> HttpResponse:
    ticked, held = _ticked(request.POST.getlist("draagt")), _held(request.POST.getlist("stond"))
    cleaned = form.cleaned_data
    change = Change(
        since=cleaned["since"],
        begin=[pair for pair in ticked if pair not in held],
        end={item: version for pair, (item, version) in held.items() if pair not in ticked},
        until=cleaned["until"],
        ongoing=not cleaned["vague"],
    )
    count = carry(by=actor_of(request, case), case=case, child=child.id, change=change)
    said = say("{n} gegevens bewaard.", "{n} items saved.", n=count) if count else say("Niets veranderd.", "No change.")
    messages.success(request, said)
    middle = cleaned["since"].middle
    day = _dutch(middle) if middle is not None else ""
    return redirect(f"{reverse('domains', args=[case.pk])}?kind={child.id}&dag={day}#grid")


def _ticked(codes: list[str]) -> set[Pair]:
    return {pair for code in codes[:100] if (pair := _pair(code)) is not None}


def _held(lines: list[str]) -> dict[Pair, tuple[str, int]]:
    """What stood there when the form was opened: 'domain.carrier=key:version'."""
    found = {}
    for line in lines[:100]:
        code, _, rest = line.partition("=")
        key, _, version = rest.rpartition(":")
        pair = _pair(code)
        if pair is not None and key and version.isascii() and version.isdigit() and len(version) < 10:
            found[pair] = (key, int(version))
    return found


def _pair(code: str) -> Pair | None:
    domain, _, carrier = code.partition(".")
    try:
        return LifeDomain(domain), Carrier(carrier)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class ShownShift:
    """A move as the page shows it."""

    title: str
    place: str
    shift: Shift
    rows: tuple[tuple[LifeDomain, tuple[Carried, ...], tuple[Carried, ...], bool], ...]


def _shown(shift: Shift) -> ShownShift:
    rows = tuple(
        (domain, before, after, {one.carrier for one in before} != {one.carrier for one in after})
        for domain, before, after in shift.rows
    )
    return ShownShift(shift.stay.title, shift.stay.place.label(spoken()), shift, rows)


def _picture(timeline: Timeline, asked: Asked, child: Person | None) -> dict[str, object]:
    """The nine lanes with the axis of the timeline, over the stretch that the address asks for."""
    if child is None:
        return {}
    view = View(
        first=asked.first,
        last=asked.last,
        width=min(max(asked.width - 80, 720), _WIDEST),
        language=spoken(),
        persons=(child.id,),
        domains=True,
        legend=False,
        fonts=Fonts.REFER,
        link="item/",
        link_points="schakelmoment/",
    )
    laid = lay_out(timeline, view, only=frozenset({NAME}))
    svg = (
        f'<svg class="tld dom-drawn" width="{laid.width:g}" height="{laid.height:g}" role="group" lang="{spoken()}" '
        f'viewBox="0 0 {laid.width:g} {laid.height:g}" aria-label="{escape(laid.description)}">{laid.content}</svg>'
    )
    return {"drawing": SafeString(svg), "ways": _ways(timeline, asked, view)}


def _ways(timeline: Timeline, asked: Asked, view: View) -> Ways:
    return ways_of(asked, cast_of(timeline, view)[1], flat=False)


urlpatterns = [path("casus/<uuid:case_id>/levensgebieden", show, name="domains")]
