# SPDX-License-Identifier: EUPL-1.2
"""Forms as this application shows them: our own markup, dates as dd-mm-jjjj, terms as choices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django import forms
from django.forms.renderers import TemplatesSetting

from thuislijn.actions.refusing import CannotError
from thuislijn.timeline.vocabulary import Term
from thuislijn.web.page.form_look import DressedField
from thuislijn.web.page.language import say, spoken


class Renderer(TemplatesSetting):
    """Draws forms with the templates in `templates/page/forms/`."""

    form_template_name = "page/forms/div.html"
    field_template_name = "page/forms/field.html"
    bound_field_class = DressedField


class DayField(forms.DateField):
    """A day, typed as dd-mm-jjjj: `<input type=date>` follows the browser's language and not the page's."""

    def __init__(self, **options: object) -> None:
        # As data, not as attributes of the class: the sentence is in the language of the one who reads it.
        widget = forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"],
            widget=widget,
            **options,  # type: ignore[arg-type]
        )

    def to_python(self, value: str | dt.datetime | dt.date | None) -> dt.date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                say(
                    "Dit is geen bestaande dag. Schrijf dag, maand en jaar, zoals 03-07-2021.",
                    "This is not an existing day. Write day, month and year, such as 03-07-2021.",
                )
            ) from error


def term_choices(terms: Iterable[Term], empty: bool = False) -> list[tuple[str, str]]:
    """Choices of a select for terms, in the reader's language."""
    found = [(term.value, term.label(spoken())) for term in terms]
    return [("", "-"), *found] if empty else found


def went_through(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether what the form asks for was done; where it cannot be, the form says why."""
    try:
        act()
    except CannotError as error:
        form.add_error(None, say(error.nl, error.en))
        return False
    return True
