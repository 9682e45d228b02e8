# SPDX-License-Identifier: EUPL-1.2
"""The log: who did or saw what, of a case, for its family, of a programme, and of the installation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from thuislijn.actions.logging import look
from thuislijn.actions.taking_out import For, handed_over
from thuislijn.store.access import Right, case_for, check_administrator, programme_for
from thuislijn.store.choices import Act, Audience
from thuislijn.store.log import LogRow
from thuislijn.web.logbook.family_log import days_of, family_text, introduction
from thuislijn.web.logbook.words import done, reason, role_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.forms import DayField
from thuislijn.web.page.language import say

ON_A_PAGE = 50
_OF_THE_INSTALLATION = (
    "account",
    "backup",
    "installation_log",
    "invitation",
    "programme",
    "recovery_codes",
    "restored",
    "second_factor",
    "sign_in",
    "sign_in_link",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the log as a screen shows it."""

    at: dt.datetime
    name: str
    role: str
    done: str
    why: str
    address: str


class LogFilterForm(forms.Form):
    """Which part of a log is shown; a wrong value counts as none."""

    person = forms.ChoiceField(required=False)
    first = DayField(required=False)
    last = DayField(required=False)

    def __init__(self, *args: Any, rows: QuerySet[LogRow], **options: Any) -> None:
        super().__init__(*args, **options)
        people = dict(rows.exclude(actor=None).order_by("actor_name").values_list("actor", "actor_name").distinct())
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [("", say("iedereen", "everybody")), *((str(key), name) for key, name in people.items())]
        person.label = say("Wie", "Who")
        self.fields["first"].label = say("Vanaf", "From")
        self.fields["last"].label = say("Tot en met", "Until")

    def chosen(self, rows: QuerySet[LogRow]) -> QuerySet[LogRow]:
        """The rows that the form asks for."""
        self.is_valid()
        typed = self.cleaned_data
        if typed.get("person"):
            rows = rows.filter(actor=typed["person"])
        return within(rows, typed.get("first"), typed.get("last"))


def within(rows: QuerySet[LogRow], first: dt.date | None, last: dt.date | None) -> QuerySet[LogRow]:
    """The rows from the first to the last day, both inclusive, as the days are counted here."""
    if first is not None:
        rows = rows.filter(at__gte=_midnight(first))
    if last is not None and last < dt.date.max:
        rows = rows.filter(at__lt=_midnight(last + dt.timedelta(days=1)))
    return rows


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _shown(request: HttpRequest, rows: QuerySet[LogRow]) -> dict[str, object]:
    """A page of lines, the newest first, and the form that chose them."""
    form = LogFilterForm(request.GET or None, rows=rows)
    chosen = form.chosen(rows) if form.is_bound else rows
    page = Paginator(chosen.order_by("-at", "-pk"), ON_A_PAGE).get_page(request.GET.get("blad"))
    lines = [_line(row) for row in page.object_list]
    kept = request.GET.copy()
    kept.pop("blad", None)
    return {"form": form, "page": page, "lines": lines, "kept": kept.urlencode()}


def _line(row: LogRow) -> Line:
    name = row.actor_name or say("iemand die niet was aangemeld", "somebody not signed in")
    return Line(row.at, name, role_of(row) if row.actor_name else "", done(row), reason(row), row.address)


def show(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = case_for(request.user, case_id)
    look(by=actor_of(request, case), kind="case_log", case=case)
    shown = _shown(request, LogRow.objects.filter(case=case.pk))
    for_family = may(request, case, Right.MANAGE_CASE)
    return render(request, "logbook/show.html", {**shown, "case": case, "tab": "case_log", "for_family": for_family})


def _period(request: HttpRequest) -> tuple[dt.date | None, dt.date | None]:
    found = []
    for name in ("first", "last"):
        try:
            found.append(DayField(required=False).clean(request.GET.get(name, "")))
        except forms.ValidationError:
            found.append(None)
    return found[0], found[1]


def family(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The log as the family reads it, to print."""
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    look(by=actor_of(request, case), kind="family_log", case=case)
    days = days_of(within(LogRow.objects.filter(case=case.pk), *_period(request)))
    found = {
        "case": case,
        "tab": "case_log",
        "days": days,
        "introduction": introduction(),
        "question": request.GET.urlencode(),
    }
    return render(request, "logbook/family.html", found)


def family_file(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The same as a plain text to take along."""
    case = case_for(request.user, case_id, Right.MANAGE_CASE)
    by = actor_of(request, case)
    handed_over(by=by, case=case, act=Act.EXPORT, kind="family_log", whom=For(Audience.FAMILY))
    text = family_text(case, days_of(within(LogRow.objects.filter(case=case.pk), *_period(request))))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="logboek.txt"'
    return response


def of_programme(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """What was done with the programme itself; what was done in a case stands in the log of that case."""
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    look(by=actor_of(request, programme), kind="programme_log", programme=programme)
    own = Q(case=None) | Q(kind="case", act__in=(Act.CREATE, Act.DELETE))
    shown = _shown(request, LogRow.objects.filter(own, programme=programme.pk))
    return render(request, "logbook/programme.html", {**shown, "programme": programme})


def of_installation(request: SignedIn) -> HttpResponse:
    """Signing in, refusals, accounts and invitations: nothing that tells of a case."""
    check_administrator(request.user)
    by = actor_of(request)
    look(by=by, kind="installation_log")
    acts = Q(act__in=(Act.SIGN_IN, Act.SIGN_OUT, Act.REFUSED))
    rows = LogRow.objects.filter(acts | Q(case=None, kind__in=_OF_THE_INSTALLATION))
    return render(request, "logbook/installation.html", {**_shown(request, rows), "addresses": True})


urlpatterns = [
    path("casus/<uuid:case_id>/logboek", show, name="case_log"),
    path("casus/<uuid:case_id>/logboek/gezin", family, name="family_log"),
    path("casus/<uuid:case_id>/logboek/gezin.txt", family_file, name="family_log_file"),
    path("leertraject/<uuid:programme_id>/logboek", of_programme, name="programme_log"),
    path("beheer/logboek", of_installation, name="installation_log"),
]
