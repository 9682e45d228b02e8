# SPDX-License-Identifier: EUPL-1.2
"""The retention term of a programme: what would go today, and letting it go."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from thuislijn.actions.keeping.retention import contents, run, terms
from thuislijn.actions.logging import look
from thuislijn.store.access import Right, programme_for
from thuislijn.store.tombstones import Tombstone
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say

_SHOWN_STONES = 50


class RunForm(forms.Form):
    """The number of cases typed over, and which ones they were when the page was shown."""

    number = forms.IntegerField(min_value=0)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40_000, required=False)

    def __init__(self, *args: Any, number: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.due = number
        self.fields["number"].label = say("Typ het aantal casussen over", "Type the number of cases")
        self.fields["number"].widget.attrs |= {"class": "tl-input--short", "autocomplete": "off"}

    def clean_number(self) -> int:
        number = int(self.cleaned_data["number"])
        if number != self.due:
            raise forms.ValidationError(
                say(
                    "Dit is niet het aantal dat nu aan de beurt is. Kijk de lijst nog eens na.",
                    "This is not the number that is due now. Look at the list again.",
                )
            )
        return number


def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    today = timezone.localdate()
    every = terms(programme)
    now = [one for one in every if one.day <= today]
    listed = " ".join(one.case.pk.hex for one in now)
    form = RunForm(request.POST or None, number=len(now), initial={"seen": listed})
    by = actor_of(request, programme)
    if request.method == "POST" and form.is_valid():
        seen = set(form.cleaned_data["seen"].split())
        only = {one.case.pk for one in now if one.case.pk.hex in seen}
        gone = run(by=by, programme=programme, on=today, only=only)
        messages.success(request, say("{n} casussen verwijderd.", "{n} cases deleted.", n=len(gone)))
        return redirect("retention", programme.pk)
    look(by=by, kind="retention", programme=programme)
    found = {
        "programme": programme,
        "due": [(one, contents(one.case)) for one in now],
        "later": [one for one in every if one.day > today],
        "stones": Tombstone.objects.filter(programme=programme.pk).order_by("-at")[:_SHOWN_STONES],
        "form": form,
    }
    return render(request, "programmes/retention.html", found, status=422 if form.is_bound else 200)


urlpatterns = [path("leertraject/<uuid:programme_id>/bewaartermijn", show, name="retention")]
