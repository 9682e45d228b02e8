# SPDX-License-Identifier: EUPL-1.2
"""The short forms of safety: a line of one of the four parts, and an option that is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from thuislijn.actions.learning.safety import LineSaid, OptionSaid
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.rows import LearningRow
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, PersonRole
from thuislijn.web.explanation.page import factors_of
from thuislijn.web.page.forms import DayField
from thuislijn.web.page.language import say
from thuislijn.web.page.row_forms import RowForm

_MOST_PEOPLE = 20

TEXTS: dict[SafetyPart, tuple[tuple[str, str], tuple[str, str]]] = {
    SafetyPart.CONCERN: (
        ("Wie doet wat, tegen wie, en wat is het gevolg?", "Who does what, to whom, and with which effect?"),
        (
            "Eén zorg, zo dat je het voor je ziet. Bijvoorbeeld: vader schreeuwt 's avonds tegen moeder; jeugdige 1 "
            "kruipt dan onder het bed.",
            "One concern, so that you can picture it. For instance: father shouts at mother in the evening; child 1 "
            "then hides under the bed.",
        ),
    ),
    SafetyPart.IMMEDIATE: (
        ("Wat spreken we nu af?", "What do we agree for now?"),
        ("Klein en vandaag te doen. Wie doet wat als het spannend wordt?", "Small, and possible today. Who does what?"),
    ),
    SafetyPart.DRIVER: (
        ("Wat drijft het aan?", "What drives it?"),
        ("Waardoor gebeurt het steeds weer?", "What makes it happen again and again?"),
    ),
    SafetyPart.RECOVERY: (
        ("Wat helpt om te herstellen?", "What helps to recover?"),
        ("Voor wie? Wat is er dan weer gewoon?", "For whom? What is ordinary again by then?"),
    ),
}
"""What each part asks, with a hint."""


class LineForm(RowForm):
    """A line of one part. Its items are picked beside it (`item_picker.py`)."""

    kind, must = "line", "text"

    def __init__(self, data: Any = None, *, row: SafetyLine, timeline: Timeline) -> None:
        self.timeline = timeline
        self.part = SafetyPart(row.part)
        super().__init__(data, row=row)

    def add_fields(self) -> None:
        label, hint = TEXTS[self.part]
        self.text("text", *label, rows=3, hint=hint)
        if self.part is SafetyPart.IMMEDIATE:
            self.line("who", "Wie doet dit", "Who does this", people=True)
            self.fields["due"] = DayField(
                required=False, label=say("Tot wanneer", "Until when"), initial=self._now("due")
            )
        self._agreed()
        factors = [(str(one.pk), one.text) for one in factors_of(self.row.case)]
        if factors and self.part is SafetyPart.DRIVER:
            self.fields["factors"] = forms.MultipleChoiceField(
                required=False,
                choices=factors,
                initial=self._now("factors"),
                widget=forms.CheckboxSelectMultiple,
                label=say("Hoort bij deze factoren van de verklaring", "Belongs to these factors of the explanation"),
            )

    def _agreed(self) -> None:
        """The people of the family to tick, and a line for others."""
        present = list(self._now("agreed_with"))
        family = [person.name for person in self.timeline.persons if person.role is not PersonRole.PROFESSIONAL]
        label = say("Met wie afgesproken", "Agreed with whom")
        if family:
            self.fields["agreed_with"] = forms.MultipleChoiceField(
                required=False,
                choices=[(name, name) for name in dict.fromkeys(family)],
                initial=[name for name in present if name in family],
                widget=forms.CheckboxSelectMultiple,
                label=label,
            )
        self.fields["agreed_others"] = forms.CharField(
            required=False,
            max_length=400,
            initial=", ".join(name for name in present if name not in family),
            label=say("Met wie nog meer", "With whom else") if family else label,
            help_text=say("Met komma's ertussen.", "With commas."),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def _now(self, name: str) -> Any:
        return getattr(self.row, name)

    def said(self, items: Sequence[str]) -> LineSaid:
        """What was typed. Call after `is_valid`; fields that this part does not show stay as they were."""
        typed = self.cleaned_data
        others = (name.strip() for name in typed["agreed_others"].split(","))
        people = [*typed.get("agreed_with", []), *others]
        return LineSaid(
            text=typed["text"],
            who=typed.get("who", self._now("who")),
            due=typed.get("due", self._now("due")),
            agreed_with=list(dict.fromkeys(name for name in people if name))[:_MOST_PEOPLE],
            items=list(items),
            factors=typed.get("factors", self._now("factors")),
        )

    def _changed(self, now: LearningRow) -> str:
        assert isinstance(now, SafetyLine)
        return say(
            "{who} heeft dit intussen veranderd. Daar staat nu: {text} (afgesproken met: {agreed}). Wat u typte staat "
            "hieronder nog. Bewaar nog eens om uw tekst te houden.",
            "{who} changed this in between. It now says: {text} (agreed with: {agreed}). What you typed is still "
            "below. Save again to keep your text.",
            who=now.by_name,
            text=now.text,
            agreed=", ".join(now.agreed_with) or "-",
        )

    def watched_by(self, address: str) -> None:
        """Lets somebody watch along while the text is typed."""
        self.fields["text"].widget.attrs["data-watch"] = address


class OccasionForm(forms.Form):
    """What there is to choose about."""

    occasion = forms.CharField(max_length=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["occasion"].label = say("Waarover gaat de keuze?", "What is the choice about?")
        self.fields["occasion"].help_text = say(
            "Bijvoorbeeld: waar jeugdige 1 de komende maand slaapt.", "For instance: where child 1 sleeps next month."
        )


class OptionForm(RowForm):
    """An option: what it gives and takes, soon and later, and who says so."""

    kind, must = "option", "what"

    def add_fields(self) -> None:
        self.line("what", "Welke optie", "Which option")
        if self._stays_waiting():
            self.fields["what"].help_text = say(
                "Wachten met open ogen: wie kijkt er mee, en tot wanneer?",
                "Waiting with open eyes: who keeps watch, and until when?",
            )
        else:
            others = [kind for kind in AlternativeKind if kind is not AlternativeKind.WAITING]
            self.pick("kind", others, "Soort", "Kind")
        self.text("short_gain", "Wat levert het op, de komende weken?", "What does it give, in the coming weeks?")
        self.text("short_harm", "Wat kost of schaadt het, de komende weken?", "What does it cost or harm by then?")
        self.text("long_gain", "Wat levert het op, over een jaar en later?", "What does it give, in a year and later?")
        self.text("long_harm", "Wat kost of schaadt het, over een jaar en later?", "What does it cost or harm then?")
        for name in ("short_gain", "short_harm", "long_gain", "long_harm"):
            self.fields[name].widget.attrs["data-watch"] = "1"
        self.line("said_by", "Wie zegt dit", "Who says so", people=True)
        self.pick("chosen", Answer, "Gekozen?", "Chosen?", radio=True)
        decided = {Answer.YES: say("ja", "yes"), Answer.NO: say("nee", "no")}
        undecided = say("nog niet besloten", "not decided yet")
        self.fields["chosen"].widget.choices = [(answer.value, decided.get(answer, undecided)) for answer in Answer]
        self.text("why", "Waarom wel of niet", "Why, or why not")

    def _stays_waiting(self) -> bool:
        return isinstance(self.row, WeighedOption) and self.row.kind == AlternativeKind.WAITING

    def said(self) -> OptionSaid:
        """What was typed. Call after `is_valid`."""
        typed = self.values()
        kind = AlternativeKind(typed.pop("kind", AlternativeKind.WAITING))
        return OptionSaid(**{**typed, "kind": kind, "chosen": Answer(typed["chosen"])})
