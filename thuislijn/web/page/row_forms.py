# SPDX-License-Identifier: EUPL-1.2
"""Short forms for one learning row: what was seen goes along, and what somebody else changed meanwhile is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.db import models
from django.http import QueryDict

from thuislijn.store.learning.rows import LearningRow
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PersonRole, Term
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say

VOICES = "voices"
"""The id of the list of people on a page, which fields that ask for somebody offer while typing."""
_LONGEST_TEXT = 8000


def column(row: LearningRow, name: str) -> models.Field[Any, Any]:
    """The column of a row that is called so."""
    return cast("models.Field[Any, Any]", row._meta.get_field(name))


def held(row: LearningRow, name: str) -> Any:
    """What a row holds under that name; of another row its key."""
    return column(row, name).value_from_object(row)


class RowForm(forms.Form):
    """Fields of one row, new or present. `kind` makes the ids of its fields its own on a page with many forms.

    Only `must` has to be filled in; everything else may stay empty.
    """

    kind: ClassVar[str]
    must: ClassVar[str] = ""

    def __init__(self, data: Any = None, *, row: LearningRow) -> None:
        self.row, self.is_new = row, row._state.adding
        super().__init__(data, label_suffix="", auto_id=f"{self.key}-%s")
        self.add_fields()
        seen = None if self.is_new else row.version
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)

    @classmethod
    def key_of(cls, row: LearningRow) -> str:
        """What tells the form of this row apart from the others on the page, before there is one."""
        return f"{cls.kind}-new" if row._state.adding else f"{cls.kind}-{row.pk.hex[:8]}"

    @property
    def key(self) -> str:
        return self.key_of(self.row)

    def begin_here(self) -> None:
        """Puts the cursor in the first field of the page that opens: somebody asked for this form."""
        self.visible_fields()[0].field.widget.attrs["autofocus"] = True

    def add_fields(self) -> None:
        raise NotImplementedError

    def add(self, name: str, nl: str, en: str, field: forms.Field) -> None:
        """A field of the row under its own name, with what stands there now."""
        field.label, field.required = say(nl, en), name == self.must
        field.initial = held(self.row, name)
        self.fields[name] = field

    def line(self, name: str, nl: str, en: str, *, people: bool = False, hint: tuple[str, str] = ("", "")) -> None:
        """One line of text; `people` offers those of the page while typing."""
        longest = cast("models.CharField[str, str]", self.row._meta.get_field(name)).max_length
        attrs = {"list": VOICES, "autocomplete": "off"} if people else {"autocomplete": "off"}
        widget = forms.TextInput(attrs=attrs)
        self.add(name, nl, en, forms.CharField(max_length=longest, widget=widget, help_text=say(*hint)))

    def text(self, name: str, nl: str, en: str, rows: int = 2, hint: tuple[str, str] = ("", "")) -> None:
        """Text of more lines."""
        longest = getattr(self.row._meta.get_field(name), "max_length", None) or _LONGEST_TEXT
        widget = forms.Textarea(attrs={"rows": rows})
        self.add(name, nl, en, forms.CharField(max_length=longest, widget=widget, help_text=say(*hint)))

    def pick(self, name: str, terms: Iterable[Term], nl: str, en: str, *, radio: bool = False) -> None:
        """One of a closed list."""
        widget: forms.Widget = forms.RadioSelect() if radio else forms.Select()
        self.add(name, nl, en, forms.ChoiceField(choices=term_choices(terms), widget=widget))
        self.fields[name].required = not column(self.row, name).blank

    def day(self, name: str, nl: str, en: str) -> None:
        """A day; it has to be there where the row cannot do without."""
        self.add(name, nl, en, DayField())
        self.fields[name].required = not column(self.row, name).null

    def values(self) -> dict[str, Any]:
        """What was typed, as fields of the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def seen(self) -> int | None:
        """The version that was on the screen; None for a new row."""
        return cast("int | None", self.cleaned_data.get("seen"))

    def overtaken(self, now: LearningRow | None) -> None:
        """Somebody else changed the row meanwhile: says what it says now, and lets what was typed through next time."""
        again = cast("QueryDict", self.data).copy()
        again["seen"] = str(now.version) if now is not None else ""
        self.add_error(None, self._gone() if now is None else self._changed(now))
        self.data = again

    def _gone(self) -> str:
        return say(
            "Iemand anders heeft dit intussen weggehaald. Wat u typte staat hieronder nog. Bewaar nog eens om het weer "
            "toe te voegen.",
            "Somebody else removed this in between. What you typed is still below. Save again to add it once more.",
        )

    def _changed(self, now: LearningRow) -> str:
        told = "; ".join(
            f"{self.fields[name].label}: {_shown(self.fields[name], value) or '-'}"
            for name in self.fields
            if name != "seen" and (value := held(now, name)) != self._typed(name)
        )
        return say(
            "{who} heeft dit intussen veranderd. Daar staat nu: {told}. Wat u typte staat hieronder nog. Bewaar nog "
            "eens om uw tekst te houden.",
            "{who} changed this in between. It now says: {told}. What you typed is still below. Save again to keep "
            "your text.",
            who=now.by_name,
            told=told or "-",
        )

    def _typed(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        return value.pk if isinstance(value, models.Model) else value


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[Any, Any]]", field.choices)
        return next((str(words) for code, words in choices if str(code) == str(value or "")), "")
    return str(field.widget.format_value(field.prepare_value(value)) or "")


def voices_of(timeline: Timeline) -> list[str]:
    """The people of a family by their pseudonym, those of its network, and the usual professionals around it."""
    own = [person.name for person in timeline.persons if person.role is not PersonRole.PROFESSIONAL]
    others = [
        say("jeugdconsulent", "youth consultant"),
        say("jeugdbeschermer", "youth protection worker"),
        say("gezinsbegeleider", "family worker"),
        say("gedragswetenschapper", "behavioural scientist"),
        say("mentor van school", "tutor at school"),
    ]
    return list(dict.fromkeys([*own, *others]))
