# SPDX-License-Identifier: EUPL-1.2
"""Forms that know what stood there when they were opened, so that nobody overwrites somebody else in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms

from thuislijn.web.page.acting import SignedIn
from thuislijn.web.page.language import say


def stamp(shown: Mapping[str, Any]) -> str:
    """A mark of what a form shows: another value, another mark."""
    told = sorted((name, str(value or "")) for name, value in shown.items())
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:32]


def seen_version(request: SignedIn) -> int:
    """The version of the row that was on the screen; 0, which no row has, for anything else."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def changed_meanwhile() -> str:
    """What a button says that did nothing, because somebody else changed the row."""
    return say(
        "Iemand anders heeft dit intussen veranderd. Kijk eerst wat er nu staat.",
        "Somebody else changed this in between. Look first at what it says now.",
    )


class SeenForm(forms.Form):
    """Carries the mark of what it showed when it was opened."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def overtaken(self, now: Mapping[str, Any]) -> bool:
        """Whether somebody else changed what was shown. Then it says what stands there now, keeps what was typed, and
        lets it through when it is sent once more."""
        typed = self.cleaned_data.get("seen") or ""
        if not typed or typed == stamp(now):
            return False
        told = "; ".join(
            f"{field.label}: {_shown(field, now[name]) or '-'}"
            for name, field in self.fields.items()
            if name in now and _shown(field, now[name]) != _shown(field, self.cleaned_data.get(name))
        )
        self.add_error(
            None,
            say(
                "Iemand anders heeft dit zojuist gewijzigd. Waar het afwijkt van wat u typte, staat er nu: {told}. "
                "Bewaar nog eens om uw versie te houden.",
                "Somebody else just changed this. Where it differs from what you typed it now says: {told}. Save again "
                "to keep your version.",
                told=told or "-",
            ),
        )
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "seen": stamp(now)}
        return True


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the form shows it: a day as it is typed, a choice by its words."""
    prepared = field.prepare_value(value)
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        options = cast("Iterable[tuple[Any, Any]]", field.choices)
        return next((str(words) for code, words in options if prepared and str(code) == str(prepared)), "")
    return str(field.widget.format_value(prepared) or "")
