# SPDX-License-Identifier: EUPL-1.2
"""The short form by which a proposal is put right: what, what kind, when, who and who says so."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thuislijn.actions.kinds import code_of, retyped
from thuislijn.timeline.exchange import decode, encode
from thuislijn.timeline.items import Item
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Perspective
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say, spoken
from thuislijn.web.sources.review_words import code_choices
from thuislijn.web.timeline.item_forms import Ends, MomentField


class QuickSelect(forms.Select):
    """A select of many words, put together once for each language: Django draws each option with a template of its
    own, which took half the time of a decision."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = str(value if value is not None else "")
        options = _options(spoken(), tuple((group, tuple(words)) for group, words in self.choices))
        mark = format_html('value="{}"', chosen)
        flat = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", flat, SafeString(options.replace(mark, f"{mark} selected", 1)))


@lru_cache(maxsize=16)
def _options(language: str, groups: tuple[tuple[str, Any], ...]) -> str:
    parts = []
    for group, words in groups:
        inner = format_html_join("", '<option value="{}">{}</option>', words)
        parts.append(format_html('<optgroup label="{}">{}</optgroup>', group, inner))
    return "".join(parts)


class CorrectForm(forms.Form):
    """A proposal as it should be. `as_data` gives the item in the exchange form."""

    def __init__(
        self,
        data: Any = None,
        *,
        proposal: dict[str, Any],
        item: Item,
        persons: list[tuple[str, str]],
        timeline: Timeline,
    ) -> None:
        super().__init__(data, label_suffix="", auto_id="c-%s")
        self.proposal, self.item = proposal, item
        when = item.when
        self.fields["title"] = forms.CharField(max_length=300, initial=item.title, label=say("Wat", "What"))
        code = code_of(proposal)
        self.fields["code"] = forms.ChoiceField(
            choices=_with(code_choices(), code), initial=code, label=say("Soort", "Kind"), widget=QuickSelect
        )
        self.fields["start"] = MomentField(timeline, when.start, label=say("Wanneer, of vanaf", "When, or since"))
        self.fields["ending"] = forms.ChoiceField(
            choices=term_choices(Ends), initial=Ends(when.ending).value, label=say("Einde", "End")
        )
        end = when.end if when.ending is Ending.DATED else Moment.UNKNOWN
        self.fields["end"] = MomentField(timeline, end, label=say("Eindigde op", "Ended on"))
        self.fields["persons"] = forms.MultipleChoiceField(
            choices=persons,
            required=False,
            initial=list(item.persons),
            label=say("Wie", "Who"),
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["perspective"] = forms.ChoiceField(
            choices=term_choices(Perspective),
            initial=item.account.perspective.value,
            label=say("Wie zegt dit", "Who says so"),
        )
        self.fields["words"] = forms.CharField(
            required=False,
            max_length=80,
            label=say("Aan welk woord ziet u de soort?", "Which word shows the kind?"),
            help_text=say(
                "Alleen als u de soort verandert. Thuislijn let er voortaan op. Geen namen.",
                "Only where you change the kind. Thuislijn follows it from now on. No names.",
            ),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end, ending = cleaned.get("start"), cleaned.get("end"), cleaned.get("ending")
        if start is None or end is None or ending != Ends.DATED:
            return cleaned
        if not end.is_known:
            self.add_error("end", say("Schrijf op wanneer het eindigde.", "Write down when it ended."))
        elif start.earliest is not None and end.latest is not None and end.latest < start.earliest:
            self.add_error("end", say("Het einde ligt voor het begin.", "The end lies before the start."))
        return cleaned

    def as_data(self) -> dict[str, Any]:
        """The item as it was put right, in the exchange form and without an id. Call after `is_valid`."""
        cleaned: dict[str, Any] = self.cleaned_data
        kept = retyped(self.proposal, cleaned["code"])
        item = decode(Item, {**kept, "id": "?", "title": cleaned["title"]})
        ending = {Ends.POINT: Ending.POINT, Ends.DATED: Ending.DATED, Ends.ONGOING: Ending.ONGOING}.get(
            Ends(cleaned["ending"]), Ending.UNKNOWN
        )
        start = cleaned["start"]
        end = start if ending is Ending.POINT else cleaned["end"] if ending is Ending.DATED else Moment.UNKNOWN
        account = replace(item.account, perspective=Perspective(cleaned["perspective"]))
        changed = replace(item, when=Period(start, end, ending), persons=tuple(cleaned["persons"]), account=account)
        data: dict[str, Any] = encode(changed)
        data.pop("id")
        return data


def _with(groups: list[tuple[str, list[tuple[str, str]]]], code: str) -> list[Any]:
    """The choices with what the proposal is now, where that is nothing one would choose."""
    if any(code == one for _, codes in groups for one, _ in codes):
        return groups
    return [(say("Nu", "Now"), [(code, say("zoals het nu is", "as it is now"))]), *groups]


class TitleForm(forms.Form):
    """Title and date of a source."""

    def __init__(self, data: Any = None, *, title: str, date: Moment, timeline: Timeline) -> None:
        super().__init__(data, label_suffix="")
        self.fields["title"] = forms.CharField(
            max_length=200,
            initial=title,
            label=say("Titel", "Title"),
            help_text=say(
                "Zonder namen: ook dit staat leesbaar in de casus.", "Without names: this is readable in the case."
            ),
        )
        self.fields["date"] = MomentField(
            timeline,
            date,
            label=say("Wanneer geschreven", "When written"),
            help_text=say("12-6-2021, juni 2021 of 2021", "12-6-2021, 06-2021 or 2021"),
        )


class ReasonForm(forms.Form):
    """A reason, in a person's own words: it goes in the log."""

    def __init__(self, data: Any = None, *, label: str, help_text: str = "") -> None:
        super().__init__(data, label_suffix="")
        self.fields["why"] = forms.CharField(
            min_length=5,
            max_length=300,
            label=label,
            help_text=help_text or say("Dit komt in het logboek.", "This goes in the log."),
            error_messages={
                "required": say("Schrijf op waarom.", "Write down why."),
                "min_length": say("Schrijf in een paar woorden waarom.", "Write in a few words why."),
            },
        )
