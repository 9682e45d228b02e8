# SPDX-License-Identifier: EUPL-1.2
"""The form of one item, made from its class: every field of the timeline can be read and changed here.

What the form does not show (passages, alternatives) stays as it was.
"""

from __future__ import annotations

import typing
from collections.abc import Collection
from typing import Any

from django import forms

from thuislijn.timeline.exchange import encode
from thuislijn.timeline.items import ITEM_CLASSES, Event, Item, Question
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, Perspective, Standing, Term
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.moments import UnclearMomentError, read_moment, typed
from thuislijn.web.timeline.item_words import FIRST, LABELS, MEANING, fields_of

CLASSES: dict[str, type[Item]] = {kind.kind: kind for kind in ITEM_CLASSES}
_LONG = {"meaning", "response", "no_response", "note", "goal"}
_POINTS = (Event.kind, Question.kind, "decision", "diagnosis", "evaluation", "analysis", "plan")
_MOST_SAID = 12


class MomentField(forms.CharField):
    """A moment in figures or words; cleans to a `Moment`. What is left as it stood keeps its bounds and words."""

    def __init__(self, timeline: Timeline, old: Moment = Moment.UNKNOWN, **options: Any) -> None:
        super().__init__(required=False, max_length=120, initial=typed(old), **options)
        self.timeline, self.old = timeline, old

    def clean(self, value: object) -> Any:
        text = super().clean(value)
        if text == typed(self.old):
            return self.old
        try:
            return read_moment(text, self.timeline)
        except UnclearMomentError as error:
            raise forms.ValidationError(str(error)) from error


class Ends(Term):
    """How a period ends, as a person says it."""

    POINT = "point", "gebeurde op dat moment", "happened at that moment"
    DATED = "dated", "eindigde op:", "ended on:"
    ONGOING = "ongoing", "loopt nog", "still going on"
    UNKNOWN = "unknown", "einde onbekend", "end unknown"


class ItemForm(forms.Form):
    """The form of an item of a kind. `seen` is the version that the person saw; empty for a new item."""

    def __init__(
        self,
        data: Any = None,
        *,
        kind: type[Item],
        timeline: Timeline,
        item: Item | None = None,
        seen: int | None = None,
    ) -> None:
        super().__init__(data, prefix=None, label_suffix="")
        self.kind, self.timeline, self.item = kind, timeline, item
        self._add_time(item.when if item is not None else Period())
        hints = typing.get_type_hints(kind)
        for name in fields_of(kind):
            value = getattr(item, name) if item is not None else kind.__dataclass_fields__[name].default
            field = self._field(name, hints[name], value)
            if field is not None:
                field.label = say(*LABELS[name])
                self.fields[name] = field
        self._add_account(item)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)

    # -- which fields ----------------------------------------------------------------------------------------------

    def _add_time(self, when: Period) -> None:
        starts = MomentField(self.timeline, when.start, label=say("Wanneer, of vanaf wanneer", "When, or since when"))
        starts.help_text = say(
            "14-6-2021, juni 2021, voorjaar 2019, tussen 2018 en 2020, toen jeugdige 1 vijf was",
            "14-6-2021, 06-2021, 2019, between 2018 and 2020",
        )
        self.fields["start"] = starts
        point = self.kind.kind in _POINTS
        first = Ends(when.ending) if self.item is not None else (Ends.POINT if point else Ends.UNKNOWN)
        ends = forms.ChoiceField(choices=term_choices(Ends), initial=first, widget=forms.RadioSelect)
        ends.label = say("Einde", "End")
        self.fields["ending"] = ends
        end = when.end if when.ending is Ending.DATED else Moment.UNKNOWN
        self.fields["end"] = MomentField(self.timeline, end, label=say("Eindigde op", "Ended on"))

    def _field(self, name: str, hint: Any, value: Any) -> forms.Field | None:
        """The field for one attribute, by its type."""
        options = typing.get_args(hint)
        if type(None) in options:
            hint = next(option for option in options if option is not type(None))
            options = ()
        if name in ("persons", "with_whom", "heard", "not_heard"):
            return _several([(p.id, f"{p.name}") for p in self.timeline.persons], value)
        if name == "organisations":
            return _several([(o.id, o.name) for o in self.timeline.organisations], value)
        if options and isinstance(options[0], type) and issubclass(options[0], Term):
            return _several(term_choices(options[0]), [term.value for term in value])
        if hint is Moment:
            return MomentField(self.timeline, value)
        if isinstance(hint, type) and issubclass(hint, Term):
            return self._term(hint, value)
        return self._plain(name, hint, value)

    def _term(self, hint: type[Term], value: Any) -> forms.Field:
        first = value if isinstance(value, Term) else ""
        if hint is Answer:
            return forms.ChoiceField(choices=term_choices(hint), initial=first, widget=forms.RadioSelect)
        return forms.ChoiceField(choices=term_choices(hint, empty=not first), initial=first, required=bool(first))

    def _plain(self, name: str, hint: Any, value: Any) -> forms.Field | None:
        if name == "asker":
            people = [(person.id, person.name) for person in self.timeline.persons]
            return _one([*people, *((body.id, body.name) for body in self.timeline.organisations)], value)
        if name in ("answered_by", "replaces", "of") or (name == "about" and self.kind is not Question):
            return _one([(item.id, item.title) for item in self.timeline.in_order], value)
        if hint is bool:
            return forms.BooleanField(required=False, initial=value)
        if hint in (int, float):
            number = forms.IntegerField if hint is int else forms.FloatField
            return number(required=False, min_value=0, max_value=100_000, initial=value, localize=hint is float)
        if hint is str:
            widget = forms.Textarea(attrs={"rows": 2}) if name in _LONG else forms.TextInput()
            longest = 4000 if name in _LONG else 300
            first = value if isinstance(value, str) else ""
            return forms.CharField(required=name == "title", max_length=longest, widget=widget, initial=first)
        return None

    def _add_account(self, item: Item | None) -> None:
        """Who says so, and what others say of it (handbook rule 4)."""
        account = item.account if item is not None else None
        perspectives = term_choices(Perspective)
        who = forms.CharField(required=False, max_length=160, initial=account.who if account else "")
        who.label = say("Wie precies", "Who exactly")
        says = forms.ChoiceField(choices=perspectives, initial=account.perspective if account else Perspective.FILE)
        says.label = say("Wie zegt dit", "Who says so")
        self.fields["perspective"], self.fields["who"] = says, who
        statements = item.statements if item is not None else ()
        for number in range(min(len(statements) + 1, _MOST_SAID)):
            old = statements[number] if number < len(statements) else None
            said: dict[str, forms.Field] = {
                "by": forms.ChoiceField(
                    choices=[("", "-"), *perspectives],
                    required=False,
                    initial=old.account.perspective if old else "",
                    label=say("Wie nog meer", "Who else"),
                ),
                "who": forms.CharField(
                    required=False, max_length=160, initial=old.account.who if old else "", label=say("Wie", "Who")
                ),
                "text": forms.CharField(
                    required=False,
                    max_length=4000,
                    initial=old.text if old else "",
                    widget=forms.Textarea(attrs={"rows": 2}),
                    label=say("Zegt ervan", "Says of it"),
                ),
                "standing": forms.ChoiceField(
                    choices=term_choices(Standing),
                    required=False,
                    initial=old.standing if old else Standing.UNKNOWN,
                    label=say("Eens of niet", "Agrees or not"),
                ),
            }
            self.fields |= {f"said-{number}-{part}": field for part, field in said.items()}

    def leave_to(self, readers: Collection[str]) -> None:
        """Leaves the words of those of the family who read along to themselves: they stand here, and cannot be changed
        (docs/decisions/0021). `readers` are their keys. What is posted for these fields is not looked at."""
        item = self.item
        if item is None:
            return
        theirs = [
            f"said-{number}-{part}"
            for number, said in enumerate(item.statements[:_MOST_SAID])
            if said.account.who in readers
            for part in ("by", "who", "text", "standing")
        ]
        if item.account.who in readers and isinstance(item, Event) and not item.evidence:
            told = ("title", "start", "ending", "end", "persons", "event_kind", "perspective", "who")
            theirs += [name for name in told if name in self.fields]
        for name in theirs:
            self.fields[name].disabled = True
            if name == "title" or name.endswith("-text"):
                self.fields[name].help_text = say(
                    "Eigen woorden van iemand die meekijkt. Alleen deze persoon verandert ze.",
                    "Own words of somebody who reads along. Only this person changes them.",
                )

    # -- groups for the template -----------------------------------------------------------------------------------

    @property
    def first(self) -> list[forms.BoundField]:
        """What stands in view: what, when, who, and what makes the kind."""
        names = ["title", "start", "ending", "end", *(n for n in fields_of(self.kind) if n in FIRST and n != "title")]
        return [self[name] for name in dict.fromkeys(names) if name in self.fields]

    @property
    def about_meaning(self) -> list[forms.BoundField]:
        """What it meant. Not called `meaning`: in a template that is the field of that name."""
        return [self[name] for name in MEANING]

    @property
    def more(self) -> list[forms.BoundField]:
        shown = {*FIRST, *MEANING}
        return [self[name] for name in fields_of(self.kind) if name in self.fields and name not in shown]

    @property
    def accounts(self) -> list[forms.BoundField]:
        return [self["perspective"], self["who"]]

    @property
    def said(self) -> list[list[forms.BoundField]]:
        """What others say of it, four fields for each, the last ones empty."""
        numbers = sorted({int(name.split("-")[1]) for name in self.fields if name.startswith("said-")})
        return [[self[f"said-{n}-{part}"] for part in ("by", "who", "text", "standing")] for n in numbers]

    # -- what was typed, as data --------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end, ending = cleaned.get("start"), cleaned.get("end"), cleaned.get("ending")
        if start is None or end is None or ending is None:
            return cleaned
        if ending == Ends.DATED and not end.is_known:
            self.add_error("end", say("Schrijf op wanneer het eindigde.", "Write down when it ended."))
        late = start.earliest is not None and end.latest is not None and end.latest < start.earliest
        if ending == Ends.DATED and late:
            self.add_error("end", say("Het einde ligt voor het begin.", "The end lies before the start."))
        return cleaned

    def as_data(self, key: str) -> dict[str, Any]:
        """The item in the exchange form, with what the form does not show as it was. Call after `is_valid`."""
        data = encode(self.item) if self.item is not None else {}
        data |= {"kind": self.kind.kind, "id": key, "when": _encoded_period(self.cleaned_data), "reviewed": True}
        for name in fields_of(self.kind):
            if name in self.cleaned_data:
                value = self.cleaned_data[name]
                data[name] = encode(value) if isinstance(value, Moment) else value
        data["account"] = {"perspective": self.cleaned_data["perspective"], "who": self.cleaned_data["who"]}
        data["statements"] = list(self._statements())
        return {name: value for name, value in data.items() if value not in (None, "", [], {}) or name == "title"}

    def _statements(self) -> typing.Iterator[dict[str, Any]]:
        old = self.item.statements if self.item is not None else ()
        for number in range(len(self.said)):
            by, who, text, standing = (
                self.cleaned_data.get(f"said-{number}-{part}", "") for part in ("by", "who", "text", "standing")
            )
            if not text.strip():
                continue
            kept = encode(old[number]) if number < len(old) else {}
            account = {"perspective": by or Perspective.FILE, "who": who}
            yield kept | {"account": account, "text": text, "standing": standing or Standing.UNKNOWN}
        yield from (encode(said) for said in old[len(self.said) :])  # more than a form has room for


def _several(choices: list[tuple[str, str]], value: Any) -> forms.Field:
    first = [str(part) for part in value] if isinstance(value, tuple | list) else []
    known = {code for code, _ in choices}
    kept = [(code, code) for code in first if code not in known]
    return forms.MultipleChoiceField(
        choices=[*choices, *kept], required=False, initial=first, widget=forms.CheckboxSelectMultiple
    )


def _one(choices: list[tuple[str, str]], value: Any) -> forms.Field:
    first = value if isinstance(value, str) else ""
    kept = [(first, first)] if first and first not in {code for code, _ in choices} else []
    return forms.ChoiceField(choices=[("", "-"), *choices, *kept], required=False, initial=first)


def _encoded_period(cleaned: dict[str, Any]) -> Any:
    start, end = cleaned["start"], cleaned["end"]
    match Ends(cleaned["ending"]):
        case Ends.POINT:
            return encode(Period.at(start))
        case Ends.DATED:
            return encode(Period.during(start, end))
        case Ends.ONGOING:
            return encode(Period.since(start))
        case Ends.UNKNOWN:
            return encode(Period(start)) if start.is_known or start.words else None
