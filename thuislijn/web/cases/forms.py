# SPDX-License-Identifier: EUPL-1.2
"""The forms about a case itself: its data, and the reasons that are asked before it goes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from thuislijn.actions.cases import CaseData
from thuislijn.store.cases import Case
from thuislijn.store.choices import BroughtInBy, CaseStatus
from thuislijn.store.programmes import Programme, Team
from thuislijn.web.cases.pseudonyms import check_pseudonym
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.rough_days import RoughDayField
from thuislijn.web.page.stamps import SeenForm


class CaseForm(SeenForm):
    """The data of a case."""

    pseudonym = forms.CharField(max_length=80, validators=[check_pseudonym])
    team = forms.ModelChoiceField(queryset=Team.objects.none())
    municipality = forms.CharField(max_length=120, required=False)
    brought_in_by = forms.ChoiceField()
    status = forms.ChoiceField()
    known_since = RoughDayField(required=False)
    reference_day = DayField()

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "pseudonym": say("Pseudoniem van het gezin", "Pseudonym of the family"),
            "team": say("Team", "Team"),
            "municipality": say("Gemeente", "Municipality"),
            "brought_in_by": say("Ingebracht door", "Brought in by"),
            "status": say("Status", "Status"),
            "known_since": say("Bekend bij jeugdhulp sinds", "Known to youth help since"),
            "reference_day": say("Peildatum", "Reference day"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        helps = {
            "pseudonym": say(
                "Een verzonnen naam, zoals Gezin Zeester. Zo heet het gezin op elk scherm en in elke afdruk.",
                "An invented name, such as Family Starfish. The family is called so on every screen and print.",
            ),
            "known_since": say("Een dag, maand of jaar: 03-07-2014, 07-2014 of 2014.", "A day, month or year."),
            "reference_day": say(
                "Tot welke dag de tijdlijn vertelt. Wat dan nog loopt, loopt nog.",
                "Up to which day the timeline tells. What still goes on that day is shown as going on.",
            ),
        }
        for name, text in helps.items():
            self.fields[name].help_text = text
        team = self.fields["team"]
        assert isinstance(team, forms.ModelChoiceField)
        team.queryset = Team.objects.filter(programme=programme).order_by("name")
        team.empty_label = say("Kies een team", "Choose a team")
        for name, terms in (("brought_in_by", BroughtInBy), ("status", CaseStatus)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = term_choices(terms)

    def data_typed(self) -> CaseData:
        """What a valid form says."""
        typed = self.cleaned_data
        return CaseData(
            pseudonym=typed["pseudonym"],
            team=typed["team"],
            municipality=typed["municipality"],
            brought_in_by=BroughtInBy(typed["brought_in_by"]),
            status=CaseStatus(typed["status"]),
            known_since=typed["known_since"],
            reference_day=typed["reference_day"],
        )

    @staticmethod
    def of(case: Case) -> dict[str, Any]:
        """The data of a case as the form shows them."""
        names = [name for name in CaseForm.base_fields if name != "seen"]
        return {**{name: getattr(case, name) for name in names}, "team": case.team_id}

    @staticmethod
    def new(programme: Programme, today: dt.date) -> dict[str, Any]:
        """What stands in the form of a case that is opened today."""
        teams = list(Team.objects.filter(programme=programme)[:2])
        only = teams[0].pk if len(teams) == 1 else None
        return {
            "reference_day": today,
            "status": CaseStatus.RUNNING.value,
            "brought_in_by": BroughtInBy.YOUTH_CONSULTANT.value,
            "team": only,
        }


class WhyForm(forms.Form):
    """A reason, which goes into the log."""

    why = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].label = say("Reden", "Reason")
        self.fields["why"].help_text = say(
            "Komt in het logboek, dat ook het gezin kan lezen. Noem geen namen.",
            "Goes into the log, which the family can read too. Name nobody.",
        )


class DeleteForm(WhyForm):
    """A reason, and the pseudonym typed over, so that nobody deletes the case beside the one they meant."""

    typed = forms.CharField(max_length=80)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case
        self.fields["typed"].label = say("Typ het pseudoniem over: {name}", "Type the pseudonym: {name}", name=case)
        self.fields["typed"].widget.attrs["autocomplete"] = "off"

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if typed.casefold() != self.case.pseudonym.strip().casefold():
            raise forms.ValidationError(
                say("Dit is niet het pseudoniem van deze casus.", "This is not the pseudonym of this case.")
            )
        return typed


class AnonymiseForm(DeleteForm):
    """Also a new pseudonym: the old one is known to people who know the family."""

    pseudonym = forms.CharField(max_length=80, validators=[check_pseudonym])
    field_order = ("pseudonym", "why", "typed")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pseudonym"].label = say("Nieuw pseudoniem", "New pseudonym")
        self.fields["typed"].label = say(
            "Typ het oude pseudoniem over: {name}", "Type the old pseudonym: {name}", name=self.case
        )

    def clean_pseudonym(self) -> str:
        new = str(self.cleaned_data["pseudonym"])
        same = Case.objects.filter(programme=self.case.programme, pseudonym__iexact=new)
        if same.exists():
            raise forms.ValidationError(
                say("Dit pseudoniem bestaat al. Kies een ander.", "This pseudonym exists already.")
            )
        return new
