# SPDX-License-Identifier: EUPL-1.2
"""Where a source comes from: a paper of the file, or what somebody told; and whose consent an interview waits for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thuislijn.actions.logging import look
from thuislijn.actions.sources.files import Told, set_told
from thuislijn.store.access import Right, content_for
from thuislijn.store.choices import Origin
from thuislijn.store.consent_records import Records, records_of
from thuislijn.store.interviews import closed_in
from thuislijn.store.sources import CaseSource
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.sources.interview_words import closed_words
from thuislijn.web.sources.rows import source_of


class ToldForm(forms.Form):
    """What a source is, and with whom an interview or a recording was."""

    origin = forms.ChoiceField(required=False)
    respondent = forms.ChoiceField(required=False)

    def __init__(self, data: Any = None, *, records: Records, source: CaseSource | None = None) -> None:
        super().__init__(data)
        origin = forms.ChoiceField(choices=term_choices(Origin), required=False, initial=Origin.FILE.value)
        origin.label = say("Wat is het?", "What is it?")
        people = [("", "-"), *((person.id, person.name) for person in records.persons)]
        respondent = forms.ChoiceField(choices=people, required=False)
        respondent.label = say("Met wie was het gesprek?", "With whom was the interview?")
        self.fields["origin"], self.fields["respondent"] = origin, respondent
        if source is not None:
            origin.required = True
            origin.initial, respondent.initial = source.origin, source.respondent
            why = forms.CharField(min_length=5, max_length=300)
            why.label = say("Waarom verandert u dit?", "Why do you change this?")
            why.help_text = say("Dit komt in het logboek.", "This goes in the log.")
            self.fields["why"] = why

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told = cleaned.get("origin") or Origin.FILE
        if told != Origin.FILE and not cleaned.get("respondent") and "respondent" not in self.errors:
            self.add_error("respondent", say("Kies met wie het gesprek was.", "Choose with whom the interview was."))
        return cleaned

    def told(self) -> Told:
        """What a valid form says."""
        origin = Origin(self.cleaned_data.get("origin") or Origin.FILE)
        return Told(origin, self.cleaned_data["respondent"] if origin is not Origin.FILE else "")


@require_http_methods(["GET", "POST"])
def told(request: SignedIn, case_id: UUID, source_id: UUID) -> HttpResponse:
    """Puts right where a source comes from. What is closed for want of consent is only changed by who manages that."""
    case = content_for(request.user, case_id, Right.EDIT_CASE)
    one = source_of(case, source_id, closed_too=True)
    if one.pk in closed_in(case, timezone.localdate()):
        content_for(request.user, case_id, Right.MANAGE_CASE)
    form = ToldForm(request.POST or None, records=records_of([case])[case.pk], source=one)
    if request.method == "POST" and form.is_valid():
        set_told(by=actor_of(request, case), case=case, source=one, told=form.told(), why=form.cleaned_data["why"])
        lacking = closed_words(case).get(one.pk)
        if lacking:
            messages.warning(request, say("Deze bron is nu gesloten.", "This source is closed now.") + f" {lacking}")
            return redirect("sources", case.pk)
        messages.success(request, say("Bewaard.", "Saved."))
        return redirect("source", case.pk, one.pk)
    look(by=actor_of(request, case), kind="source", case=case, target=one.pk)
    context = {
        "case": case,
        "tab": "sources",
        "heading": say("Wat is dit voor bron?", "What kind of source is this?"),
        "text": one.title,
        "consequences": [
            say(
                "Een gesprek is alleen te openen zolang wie het vertelde daarmee instemt; een opname ook zolang die "
                "mag.",
                "An interview can be opened only while whoever told it agrees; a recording only while recording is "
                "agreed to as well.",
            )
        ],
        "form": form,
        "back": reverse("sources", args=[case.pk]),
    }
    return render(request, "page/confirm.html", context, status=422 if form.errors else 200)


urlpatterns = [
    path("casus/<uuid:case_id>/bronnen/<uuid:source_id>/soort", told, name="source_told"),
]
