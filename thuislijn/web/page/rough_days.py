# SPDX-License-Identifier: EUPL-1.2
"""A field for a day, a month or a year, whichever is known: kept as EDTF text."""

from __future__ import annotations

import datetime as dt
import re

from django import forms

from thuislijn.timeline.edtf_text import EdtfError, from_edtf, to_edtf
from thuislijn.timeline.moment import Moment
from thuislijn.web.page.language import say

_SHAPES = re.compile(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])?(\d{4})")
_EARLIEST, _LATEST = 1880, 2120


class RoughDayField(forms.CharField):
    """'03-07-2021', '07-2021' or '2021'; its value is EDTF text, empty where nothing was typed."""

    def __init__(self, **options: object) -> None:
        widget = forms.TextInput(attrs={"class": "tl-input--date", "autocomplete": "off"})
        super().__init__(max_length=40, widget=widget, **options)  # type: ignore[arg-type]

    def clean(self, value: object) -> str:
        text = " ".join(str(super().clean(value)).split())
        if not text:
            return ""
        try:
            return to_edtf(_moment(text))
        except ValueError as error:
            raise forms.ValidationError(
                say(
                    "Dit is geen dag, maand of jaar. Schrijf 03-07-2021, 07-2021 of 2021.",
                    "This is no day, month or year. Write 03-07-2021, 07-2021 or 2021.",
                )
            ) from error

    def prepare_value(self, value: object) -> object:
        """EDTF text as it is typed; what was typed wrong stays as it is."""
        return shown(value) if isinstance(value, str) else value


def _moment(text: str) -> Moment:
    found = _SHAPES.fullmatch(text)
    if not found:
        return from_edtf(text)
    day, month, year = (int(part) if part else None for part in found.groups())
    if year is None or not _EARLIEST <= year <= _LATEST:
        raise EdtfError(text)
    if month is None:
        return Moment.in_year(year)
    if day is None:
        dt.date(year, month, 1)
        return Moment.in_month(year, month)
    return Moment.on(dt.date(year, month, day))


def shown(edtf: str) -> str:
    """EDTF text of a day, month or year as somebody types it: '03-07-2021', '07-2021', '2021'."""
    return "-".join(reversed(edtf.split("-"))) if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else edtf
