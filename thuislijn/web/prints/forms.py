# SPDX-License-Identifier: EUPL-1.2
"""The forms by which something is printed or taken along: what, for whom, and with names or without."""

from __future__ import annotations

from django import forms

from thuislijn.actions.taking_out import For, NotSharedError
from thuislijn.store.choices import Audience
from thuislijn.store.consent_records import Records
from thuislijn.timeline.vocabulary import Term
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.needs import need_words

ORGANISATIONS = "organisations"
"""Id of the list of organisations on the page, which the field suggests."""


class Kind(Term):
    """What can be printed or taken along."""

    PDF = "pdf", "Casusverslag om te printen (PDF, tekening op A3)", "Case report to print (PDF, drawing on A3)"
    PDF_A4 = "pdf-a4", "Casusverslag helemaal op A4 (PDF)", "Case report all on A4 (PDF)"
    DOCX = "docx", "Casusverslag voor Word (docx)", "Case report for Word (docx)"
    HTML = "html", "Casusverslag om te lezen (HTML)", "Case report to read (HTML)"
    DRAWING_PDF = "drawing-pdf", "De tekening op A3 (PDF)", "The drawing on A3 (PDF)"
    DRAWING_SVG = "drawing-svg", "De tekening (SVG)", "The drawing (SVG)"
    JSON = "json", "De tijdlijn als gegevens (JSON)", "The timeline as data (JSON)"


class Ending(Term):
    """In which form a paper or a calendar is taken along: the ending of the file's name."""

    PDF = "pdf", "Om te printen (PDF)", "To print (PDF)"
    DOCX = "docx", "Voor Word (docx)", "For Word (docx)"
    HTML = "html", "Om te lezen (HTML)", "To read (HTML)"
    ICS = "ics", "Voor een agenda (ics)", "For a calendar (ics)"


class ForWhomForm(forms.Form):
    """For whom something of a case is; an organisation outside the team is named."""

    audience = forms.ChoiceField()
    organisation = forms.CharField(required=False, max_length=100)

    def __init__(self, data: object = None, *, first: Audience) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        audience = forms.ChoiceField(choices=term_choices(Audience), widget=forms.RadioSelect, initial=first.value)
        audience.label = say("Voor wie is het?", "For whom is it?")
        self.fields["audience"] = audience
        organisation = self.fields["organisation"]
        organisation.label = say("Welke organisatie?", "Which organisation?")
        organisation.help_text = say(
            "Alleen bij een organisatie buiten het team.", "Only for an organisation outside the team."
        )
        organisation.widget.attrs |= {"list": ORGANISATIONS, "autocomplete": "off"}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
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


class PaperForm(ForWhomForm):
    """For whom a paper or a calendar is, and in which form; where there is one form only nobody is asked."""

    def __init__(self, data: object = None, *, endings: tuple[Ending, ...]) -> None:
        super().__init__(data, first=Audience.ORGANISATION)
        vorm = forms.ChoiceField(choices=term_choices(endings), widget=forms.RadioSelect, initial=endings[0].value)
        vorm.label = say("In welke vorm?", "In which form?")
        if len(endings) == 1:
            vorm.widget = forms.HiddenInput()
        self.fields["vorm"] = vorm


class TakeForm(ForWhomForm):
    """What to make of the timeline, for whom, and whether with names."""

    named = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=160)

    def __init__(self, data: object = None, *, may_name: bool) -> None:
        super().__init__(data, first=Audience.TEAM)
        self.fields["audience"].help_text = say(
            "Voor het gezin blijft weg wat het op het eigen scherm ook niet ziet, en de vragen van de lenzen.",
            "The copy for the family leaves out what is not on its own screen, and the questions of the lenses.",
        )
        kinds = forms.ChoiceField(choices=term_choices(Kind), widget=forms.RadioSelect, initial=Kind.PDF)
        kinds.label = say("Wat wilt u maken?", "What do you want to make?")
        self.fields["kind"] = kinds
        self.order_fields(["kind"])
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
        cleaned = super().clean()
        if cleaned.get("named") and not str(cleaned.get("reason") or "").strip():
            self.add_error(
                "reason", say("Schrijf op waarom de namen nodig zijn.", "Write down why the names are needed.")
            )
        return cleaned
