# SPDX-License-Identifier: EUPL-1.2
"""The short forms of a rethinking card: an answer, somebody around the decision, another way that there was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from thuislijn.actions.learning.rethinking import Around, Option, Said
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Perspective
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say

LONGEST, LONGEST_VOICE = 8000, 160
VOICES = "card-voices"
"""The id of the list of voices that a field 'who says this' offers."""


def _voice() -> forms.CharField:
    widget = forms.TextInput(attrs={"list": VOICES, "autocomplete": "off"})
    field = forms.CharField(required=False, max_length=LONGEST_VOICE, widget=widget)
    field.label = say("Wie zegt dit", "Who says this")
    return field


def _words(label: str, rows: int, longest: int = LONGEST) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "data-watch": "1"})
    field = forms.CharField(required=False, max_length=longest, widget=widget)
    field.label = label
    return field


def _answer(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=term_choices(Answer), initial=Answer.UNKNOWN.value)


class _Seen(forms.Form):
    """A form of a row that exists knows which version was seen."""

    def __init__(self, data: Any = None, *, name: str, seen: int | None = None, **initial: Any) -> None:
        super().__init__(data, auto_id=f"{name}-%s", initial={**initial, "seen": seen}, label_suffix="")
        self.name = name
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AnswerForm(_Seen):
    """An answer to one prompt; `fit` only where it asks whether the decision fitted.

    There are seventeen on a card, so the template writes its fields out itself (`templates/rethinking/fields.html`):
    widgets, each a template of its own, took half of the time that opening a card took. `first`: typing begins here.
    """

    first = False

    def __init__(self, data: Any = None, *, prompt: Prompt, name: str, **given: Any) -> None:
        super().__init__(data, name=name, **given)
        self.prompt = prompt
        if prompt is Prompt.FITTED:
            self.fields["fit"] = forms.ChoiceField(required=False, choices=term_choices(Fit))
        self.fields["text"] = forms.CharField(required=False, max_length=LONGEST)
        self.fields["said_by"] = forms.CharField(required=False, max_length=LONGEST_VOICE)
        self.fields["perspective"] = forms.ChoiceField(required=False, choices=term_choices(Perspective, empty=True))

    @classmethod
    def of(cls, answer: CardAnswer, data: Any = None) -> AnswerForm:
        """The form of an answer that stands on the card."""
        given = {"text": answer.text, "fit": answer.fit, "said_by": answer.said_by, "perspective": answer.perspective}
        return cls(data, prompt=Prompt(answer.prompt), name=f"a{answer.pk.hex[:8]}", seen=answer.version, **given)

    @property
    def shown(self) -> Mapping[str, Any]:
        """What stands in the fields: as typed, or as it was when the form was made."""
        return self.data if self.is_bound else self.initial

    @property
    def fits(self) -> list[tuple[str, str]]:
        """The choices of whether it fitted; none where the prompt does not ask that."""
        return term_choices(Fit) if self.prompt is Prompt.FITTED else []

    @property
    def sides(self) -> list[tuple[str, str]]:
        return term_choices(Perspective, empty=True)

    def said(self) -> Said:
        """What was typed; only of a valid form."""
        typed = self.cleaned_data
        return Said(
            text=typed["text"],
            fit=Fit(typed["fit"]) if typed.get("fit") else None,
            said_by=typed["said_by"],
            perspective=Perspective(typed["perspective"]) if typed["perspective"] else None,
        )


class PersonForm(_Seen):
    """Somebody around the decision."""

    def __init__(self, data: Any = None, *, name: str, **given: Any) -> None:
        super().__init__(data, name=name, **given)
        label = _voice()
        label.label, label.required = say("Wie", "Who"), True
        self.fields["label"] = label
        self.fields["took_part"] = _answer(say("Besliste mee", "Took part"))
        self.fields["heard"] = _answer(say("Gehoord", "Heard"))

    @classmethod
    def of(cls, person: CardPerson, data: Any = None) -> PersonForm:
        given = {"label": person.label, "took_part": person.took_part, "heard": person.heard}
        return cls(data, name=f"p{person.pk.hex[:8]}", seen=person.version, **given)

    def around(self, person: str = "") -> Around:
        """What was typed; only of a valid form. `person`: their key, where they stand on the timeline."""
        typed = self.cleaned_data
        return Around(
            label=typed["label"].strip(),
            person=person,
            took_part=Answer(typed["took_part"] or Answer.UNKNOWN),
            heard=Answer(typed["heard"] or Answer.UNKNOWN),
        )


class OptionForm(_Seen):
    """Another way that was possible, or would have been."""

    def __init__(self, data: Any = None, *, name: str, **given: Any) -> None:
        super().__init__(data, name=name, **given)
        what = _words(say("Wat had er ook gekund", "What else was possible"), 2, 300)
        what.required = True
        self.fields["what"] = what
        self.fields["kind"] = forms.ChoiceField(
            label=say("Soort", "Kind"), choices=term_choices(AlternativeKind), initial=AlternativeKind.OTHER.value
        )
        self.fields["kind"].required = False
        self.fields["weighed"] = _answer(say("Overwogen", "Weighed"))
        self.fields["available"] = _answer(say("Te krijgen", "Available"))
        self.fields["why_not"] = _words(say("Waarom niet", "Why not"), 2)
        self.fields["said_by"] = _voice()

    @classmethod
    def of(cls, option: CardOption, data: Any = None) -> OptionForm:
        names = ("what", "kind", "weighed", "available", "why_not", "said_by")
        given = {name: getattr(option, name) for name in names}
        return cls(data, name=f"o{option.pk.hex[:8]}", seen=option.version, **given)

    def option(self) -> Option:
        """What was typed; only of a valid form."""
        typed = self.cleaned_data
        return Option(
            what=" ".join(typed["what"].split()),
            kind=AlternativeKind(typed["kind"] or AlternativeKind.OTHER),
            weighed=Answer(typed["weighed"] or Answer.UNKNOWN),
            available=Answer(typed["available"] or Answer.UNKNOWN),
            why_not=typed["why_not"].strip(),
            said_by=typed["said_by"].strip(),
        )
