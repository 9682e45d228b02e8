# SPDX-License-Identifier: EUPL-1.2
"""The thresholds of one lens in one case: what they are by default and why, and what a team sets them to."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from thuislijn.actions.logging import look
from thuislijn.actions.questions import set_thresholds
from thuislijn.lenses.allowed import allowed
from thuislijn.lenses.catalogue import LENSES, named
from thuislijn.lenses.finding import Lens
from thuislijn.store.access import NotVisibleError, Right, content_for
from thuislijn.store.findings import limits_of
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say, spoken


@require_http_methods(["GET", "POST"])
def thresholds(request: SignedIn, case_id: UUID, lens: str) -> HttpResponse:
    """The thresholds of one lens in this case: each with its reason, its bounds and its default."""
    case = content_for(request.user, case_id, Right.EDIT_CASE if request.method == "POST" else Right.SEE_CASE)
    if lens not in {one.name for one in LENSES}:
        raise NotVisibleError("lens", lens)
    look(by=actor_of(request, case), kind="questions", case=case)
    form = ThresholdsForm(request.POST or None, lens=named(lens), own=limits_of(case).get(lens, {}))
    if request.method == "POST" and form.is_valid():
        set_thresholds(by=actor_of(request, case), case=case, lens=lens, values=form.cleaned_data)
        messages.success(
            request,
            say("Grenzen bewaard voor deze casus.", "Thresholds saved for this case."),
        )
        return redirect("questions", case.pk)
    context = {"case": case, "tab": "questions", "form": form, "lens": named(lens), "title": named(lens).title}
    return render(request, "questions/thresholds.html", context, status=422 if form.errors else 200)


class ThresholdsForm(forms.Form):
    """One field for each threshold; an empty one goes back to the default."""

    def __init__(self, data: object, *, lens: Lens, own: dict[str, float]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.lens = lens
        for threshold in lens.thresholds:
            may = allowed(lens.name, threshold)
            field = forms.FloatField(required=False, min_value=may.least, max_value=may.most, localize=True)
            field.initial = own.get(threshold.name)
            field.label = threshold.unit.in_(spoken()).capitalize()
            field.help_text = say(
                "Standaard {default}: {why} Het mag {may} zijn; leeg is weer de standaard.",
                "By default {default}: {why} It may be {may}; empty is the default again.",
                default=f"{threshold.default:g}",
                why=threshold.why.in_(spoken()).rstrip(".") + ".",
                may=may.words.in_(spoken()),
            )
            self.fields[threshold.name] = field

    def clean(self) -> dict[str, float | None]:
        cleaned = super().clean() or {}
        for threshold in self.lens.thresholds:
            may, value = allowed(self.lens.name, threshold), cleaned.get(threshold.name)
            if value is not None and not may.takes(value):
                told = say("Schrijf {may}.", "Write {may}.", may=may.words.in_(spoken()))
                self.add_error(threshold.name, told)
        return cleaned


urlpatterns = [path("casus/<uuid:case_id>/vragen/grenzen/<slug:lens>", thresholds, name="thresholds")]
