# SPDX-License-Identifier: EUPL-1.2
"""The short forms of the explanation: a factor, a link, a voice."""

from __future__ import annotations

from typing import Any

from django import forms

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind
from thuislijn.store.learning.explanations import ExplanationFactor, Voice
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Perspective
from thuislijn.web.explanation.page import PERSPECTIVES, factors_of, perspective_of
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.row_forms import VOICES, RowForm

_LONGEST_CHOICE = 90


class FactorForm(RowForm):
    """What a factor says and where it stands. Its items are picked beside it (`item_picker.py`)."""

    kind, must = "factor", "text"

    def add_fields(self) -> None:
        hint = (
            "Wat gebeurt er, wie doet wat? Zo dat het gezin zich erin herkent, en zonder verwijt.",
            "What happens, who does what? So that the family recognises itself, and without blame.",
        )
        self.text("text", "Wat speelt er?", "What is going on?", rows=3, hint=hint)
        self.pick("group", FactorGroup, "Bij wie of wat", "With whom or what")
        self.pick("part", FactorPart, "Wat het doet", "What it does")

    def watched_by(self, address: str) -> None:
        """Lets somebody watch along while the text is typed."""
        self.fields["text"].widget.attrs["data-watch"] = address


class QuickForm(forms.Form):
    """One line in a place of the board."""

    group = forms.ChoiceField()
    part = forms.ChoiceField()
    text = forms.CharField(max_length=400)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["group"] = forms.ChoiceField(choices=term_choices(FactorGroup))
        self.fields["part"] = forms.ChoiceField(choices=term_choices(FactorPart))

    @property
    def place(self) -> str:
        """The place of the board for which something was typed: 'child-started'."""
        return f"{self.data.get('group', '')}-{self.data.get('part', '')}"

    @property
    def typed(self) -> str:
        return str(self.data.get("text", ""))


class _OtherFactor(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: ExplanationFactor) -> str:
        return obj.text if len(obj.text) <= _LONGEST_CHOICE else f"{obj.text[: _LONGEST_CHOICE - 1]}…"


class LinkForm(forms.Form):
    """What this factor does to another one."""

    kind = forms.ChoiceField()
    target = forms.ModelChoiceField(queryset=ExplanationFactor.objects.none())
    words = forms.CharField(required=False, max_length=160)

    def __init__(self, data: Any = None, *, case: Case, source: ExplanationFactor) -> None:
        super().__init__(data, label_suffix="", auto_id="link-%s")
        self.fields["kind"] = forms.ChoiceField(choices=term_choices(LinkKind), label=say("Deze factor", "This factor"))
        others = factors_of(case).exclude(pk=source.pk)
        target = _OtherFactor(queryset=others, empty_label="-", label=say("welke andere", "which other"))
        target.error_messages["required"] = say("Kies waarop dit werkt.", "Choose what this works on.")
        self.fields["target"] = target
        self.fields["words"].label = say("Hoe dan, in een paar woorden", "How so, in a few words")


class VoiceForm(RowForm):
    """Who is asked how they see it: somebody of the timeline, or anybody else by what they are to the family."""

    kind, must = "voice", "label"

    def __init__(self, data: Any = None, *, row: Voice, timeline: Timeline) -> None:
        self.timeline = timeline
        super().__init__(data, row=row)

    def add_fields(self) -> None:
        hint = ("Een schuilnaam of een rol, geen echte naam.", "A pseudonym or a role, no real name.")
        self.line("label", "Wie", "Who", people=True, hint=hint)
        self.fields["label"].widget.attrs["list"] = VOICES
        choices = [("", say("volgt uit wie het is", "follows from who it is")), *term_choices(PERSPECTIVES)]
        side = forms.ChoiceField(choices=choices)
        self.add("perspective", "Van welke kant", "From which side", side)

    def values(self) -> dict[str, Any]:
        """The fields of the row; who stands on the timeline by this name is tied to it, with the side that follows."""
        typed = super().values()
        named = {person.name.casefold(): person for person in self.timeline.persons}
        person = named.get(str(typed["label"]).casefold())
        side = typed.get("perspective") or (perspective_of(person.role) if person else Perspective.PROFESSIONAL)
        return {"label": typed["label"], "perspective": Perspective(side), "person": person.id if person else ""}
