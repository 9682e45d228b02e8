# SPDX-License-Identifier: EUPL-1.2
"""Gives each field of a form the classes of NL Design System, so that no form has to name them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

from thuislijn.web.page.language import say

_CLASSES: tuple[tuple[type[forms.Widget], str, bool], ...] = (
    # (widget, its class, whether that class has a variant for a wrong value); the first that fits counts.
    (forms.CheckboxSelectMultiple, "utrecht-checkbox", False),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input", False),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input", False),
    (forms.Select, "utrecht-select utrecht-select--html-select", True),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea", True),
    (forms.FileInput, "", False),
    (forms.DateInput, "utrecht-textbox utrecht-textbox--html-input tl-input--date", True),
    (Input, "utrecht-textbox utrecht-textbox--html-input", True),
)


class DressedField(BoundField):
    """A field with our classes; a date says how it is typed. For `Renderer.bound_field_class`."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if isinstance(field.widget, forms.DateInput) and not self.help_text:
            self.help_text = say("Dag, maand, jaar: dd-mm-jjjj", "Day, month, year: dd-mm-yyyy")

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes that Django gives, with our classes before those that the form itself asks for."""
        built = super().build_widget_attrs(attrs, widget)
        worn = widget or self.field.widget
        # A browser marks an empty required field as wrong before anybody typed, and complains in its own language.
        # A radio button may not say that it is required: its group says so in words.
        if built.pop("required", False) and not isinstance(worn, forms.RadioSelect):
            built["aria-required"] = "true"
        for kind, classes, has_invalid in _CLASSES:
            if isinstance(worn, kind):
                wrong = f"{classes.split()[0]}--invalid" if has_invalid and self.errors else ""
                own = str(worn.attrs.get("class", ""))
                built["class"] = " ".join(filter(None, (classes, wrong, own)))
                break
        return built
