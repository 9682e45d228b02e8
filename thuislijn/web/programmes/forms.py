# SPDX-License-Identifier: EUPL-1.2
"""The forms about a programme: its data, its teams, and who is invited into it."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from thuislijn.actions.programmes import ProgrammeData
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.programmes import Programme, Team
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import SeenForm

_SHORTEST_TERM, _LONGEST_TERM = 1, 240


class ProgrammeForm(SeenForm):
    """The data of a programme."""

    name = forms.CharField(max_length=160)
    region = forms.CharField(max_length=160)
    municipalities = forms.CharField(max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    first_day = DayField()
    last_day = DayField(required=False)
    learning_questions = forms.CharField(max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    retention_months = forms.IntegerField(min_value=_SHORTEST_TERM, max_value=_LONGEST_TERM, initial=24)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "name": say("Naam van het leertraject", "Name of the programme"),
            "region": say("Regio", "Region"),
            "municipalities": say("Gemeenten", "Municipalities"),
            "first_day": say("Eerste dag", "First day"),
            "last_day": say("Laatste dag", "Last day"),
            "learning_questions": say("Leervragen", "Learning questions"),
            "retention_months": say("Bewaartermijn in maanden", "Retention term in months"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["municipalities"].help_text = say("Een op elke regel.", "One on each line.")
        self.fields["retention_months"].widget.attrs["class"] = "tl-input--short"
        self.fields["retention_months"].help_text = say(
            "Zo lang na het laatste werk aan een casus wordt de inhoud bewaard. Daarna staat de casus klaar om te "
            "verwijderen.",
            "For so long after the last work on a case its content is kept. After that the case is ready for deletion.",
        )

    def clean(self) -> dict[str, Any] | None:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error(
                "last_day", say("De laatste dag ligt vóór de eerste.", "The last day comes before the first.")
            )
        return self.cleaned_data

    def data_typed(self) -> ProgrammeData:
        """What a valid form says."""
        typed = {name: self.cleaned_data[name] for name in ProgrammeForm.base_fields if name != "seen"}
        names = [one.strip() for one in re.split(r"[\n,;]", typed.pop("municipalities"))]
        return ProgrammeData(**typed, municipalities=tuple(dict.fromkeys(filter(None, names))))

    @staticmethod
    def of(programme: Programme) -> dict[str, Any]:
        """The data of a programme as the form shows them."""
        shown = {name: getattr(programme, name) for name in ProgrammeForm.base_fields if name != "seen"}
        return {**shown, "municipalities": "\n".join(programme.municipalities)}


class FirstFacilitatorForm(ProgrammeForm):
    """A programme that the administrator sets up for somebody else."""

    facilitator_name = forms.CharField(max_length=120)
    facilitator_email = forms.EmailField(max_length=254)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["facilitator_name"].label = say("Naam van de eerste facilitator", "Name of the first facilitator")
        self.fields["facilitator_email"].label = say("E-mailadres van die facilitator", "E-mail of that facilitator")
        self.fields["facilitator_email"].help_text = say(
            "Deze persoon krijgt een uitnodiging. U ziet daarna niets van het leertraject.",
            "This person gets an invitation. After that you see nothing of the programme.",
        )


class TeamForm(forms.Form):
    """A team and its municipality."""

    name = forms.CharField(max_length=160)
    municipality = forms.CharField(max_length=120, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].label = say("Naam van het team", "Name of the team")
        self.fields["municipality"].label = say("Gemeente", "Municipality")


class RoleForm(forms.Form):
    """What a member does, in which team, and for which organisation they work."""

    role = forms.ChoiceField()
    team = forms.ModelChoiceField(queryset=Team.objects.none(), required=False)
    organisation = forms.CharField(max_length=160, required=False)

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        role, team = self.fields["role"], self.fields["team"]
        assert isinstance(role, forms.ChoiceField)
        assert isinstance(team, forms.ModelChoiceField)
        role.choices = term_choices(ProgrammeRole)
        team.queryset = Team.objects.filter(programme=programme).order_by("name")
        team.empty_label = say("geen team", "no team")
        role.label, team.label = say("Rol", "Role"), say("Team", "Team")
        team.help_text = say(
            "Nodig voor teamleden en ervaringsdeskundigen: zij zien alleen de casussen van hun team.",
            "Needed for team members and lived-experience experts: they see the cases of their own team only.",
        )
        self.fields["organisation"].label = say("Organisatie", "Organisation")

    def clean(self) -> dict[str, Any] | None:
        role, team = self.cleaned_data.get("role"), self.cleaned_data.get("team")
        if role and ProgrammeRole(role).works_in_a_team and team is None and "team" not in self.errors:
            self.add_error("team", say("Kies een team: deze rol werkt in één team.", "Choose a team for this role."))
        return self.cleaned_data


class InviteForm(RoleForm):
    """Who is invited, in which role."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(max_length=254)
    field_order = ("name", "email", "role", "team", "organisation")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].label = say("Naam", "Name")
        self.fields["email"].label = say("E-mailadres", "E-mail address")
