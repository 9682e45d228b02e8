# SPDX-License-Identifier: EUPL-1.2
"""The form by which something is printed or taken along: what, for whom, and with names or without."""

from __future__ import annotations

from django import forms

from thuislijn.actions.taking_out import For, NotSharedError
from thuislijn.store.choices import Audience
from thuislijn.store.consent_records import Records
from thuislijn.timeline.vocabulary import Term
from thuislijn.web.consents.words import need_words
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say

ORGANISATIONS = "organisations"
"""Id of the list of organisations on the page, which the field suggests."""


class Kind(Term):
    """What can be printed or taken along."""

    PDF = "pdf", "Casusverslag om te printen (PDF)", "Case report to print (PDF)"
    DOCX = "docx", "Casusverslag voor Word (docx)", "Case report for Word (docx)"
    HTML = "html", "Casusverslag om te lezen (HTML)", "Case report to read (HTML)"
    DRAWING_PDF = "drawing-pdf", "De tekening op A3 (PDF)", "The drawing on A3 (PDF)"
    DRAWING_SVG = "drawing-svg", "De tekening (SVG)", "The drawing (SVG)"
    JSON = "json", "De tijdlijn als gegevens (JSON)", "The timeline as data (JSON)"


class TakeForm(forms.Form):
    """What to make, for whom, and whether with names."""

    kind = forms.ChoiceField()
    audience = forms.ChoiceField()
    organisation = forms.CharField(required=False, max_length=100)
    named = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=160)

    def __init__(self, data: object = None, *, may_name: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        kinds = forms.ChoiceField(choices=term_choices(Kind), widget=forms.RadioSelect, initial=Kind.PDF)
        kinds.label = say("Wat wilt u maken?", "What do you want to make?")
        self.fields["kind"] = kinds
        audience = forms.ChoiceField(
            choices=term_choices(Audience), widget=forms.RadioSelect, initial=Audience.TEAM.value
        )
        audience.label = say("Voor wie is het?", "For whom is it?")
        self.fields["audience"] = audience
        organisation = self.fields["organisation"]
        organisation.label = say("Welke organisatie?", "Which organisation?")
        organisation.help_text = say(
            "Alleen bij een organisatie buiten het team.", "Only for an organisation outside the team."
        )
        organisation.widget.attrs |= {"list": ORGANISATIONS, "autocomplete": "off"}
        if not may_name:
            del self.fields["named"], self.fields["reason"]
            return
        self.fields["named"].label = say("Met echte namen", "With real names")
        self.fields["named"].help_text = say(
            "Alleen als het niet anders kan. Het komt met uw naam en de reden in het logboek.",
            "Only where there is no other way. It is logged with your name and the reason.",
        )
        self.fields["reason"].label = say("Waarom met namen?", "Why with names?")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("named") and not str(cleaned.get("reason") or "").strip():
            self.add_error(
                "reason", say("Schrijf op waarom de namen nodig zijn.", "Write down why the names are needed.")
            )
        if cleaned.get("audience") == Audience.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", say("Noem de organisatie.", "Name the organisation."))
        return cleaned

    def whom(self) -> For:
        """For whom a valid form says that it is."""
        audience = Audience(self.cleaned_data["audience"])
        named = self.cleaned_data["organisation"] if audience is Audience.ORGANISATION else ""
        return For(audience, " ".join(named.split()))

    def refuse(self, records: Records, error: NotSharedError) -> None:
        """Says whose consent is missing before this organisation may have it."""
        missing = " ".join(dict.fromkeys(need_words(records, need) for need in error.needs))
        told = say(
            "Delen met {who} mag nog niet. {missing}",
            "Sharing with {who} is not allowed yet. {missing}",
            who=self.whom().organisation,
            missing=missing,
        )
        self.add_error("organisation", told)
