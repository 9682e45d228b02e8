# SPDX-License-Identifier: EUPL-1.2
"""The forms of a meeting: when it is, how a case stands on its agenda, and who is asked to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from thuislijn.actions.learning.attending import GuestData
from thuislijn.actions.learning.meetings import AgendaData, MeetingData
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingRole
from thuislijn.store.learning.meetings import AgendaItem, Meeting
from thuislijn.store.programmes import Team
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.stamps import SeenForm

FAMILY_ROLES = tuple(role for role in MeetingRole if role.of_the_family)
OTHER_ROLES = tuple(role for role in MeetingRole if not role.of_the_family)
_SHORT = {"class": "tl-input--short"}
_FIRST_HOUR, _MINUTES = dt.time(13, 30), 180


class MeetingForm(SeenForm):
    """When and where a team meets, and what for."""

    day = DayField()
    time = forms.TimeField(input_formats=["%H:%M", "%H.%M", "%H"])
    minutes = forms.IntegerField(min_value=5, max_value=24 * 60)
    place = forms.CharField(max_length=200, required=False)
    title = forms.CharField(max_length=160, required=False)
    goal = forms.CharField(max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, team: Team, **options: Any) -> None:
        super().__init__(*args, **options)
        self.team = team
        self.fields["time"].widget = forms.TextInput(attrs={**_SHORT, "inputmode": "numeric", "autocomplete": "off"})
        self.fields["minutes"].widget = forms.NumberInput(attrs=_SHORT)
        labels = {
            "day": say("Dag", "Day"),
            "time": say("Begint om", "Starts at"),
            "minutes": say("Hoeveel minuten", "How many minutes"),
            "place": say("Plaats", "Place"),
            "title": say("Titel", "Title"),
            "goal": say("Wat we willen bereiken", "What we want to reach"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["time"].help_text = say("Uren en minuten, zoals 13:30.", "Hours and minutes, such as 13:30.")
        self.fields["title"].help_text = say(
            "Gaat mee in ieders agenda. Noem hier geen gezin.", "Goes into everybody's calendar. Name no family here."
        )
        told = say("Schrijf uren en minuten, zoals 13:30.", "Write hours and minutes, such as 13:30.")
        self.fields["time"].error_messages["invalid"] = told

    def clean(self) -> dict[str, Any]:
        """What goes into calendars names no family of the team."""
        typed = super().clean() or self.cleaned_data
        names = Case.objects.filter(team=self.team).values_list("pseudonym", flat=True)
        for field in ("title", "place"):
            text = str(typed.get(field) or "").casefold()
            if any(name.casefold() in text for name in names):
                told = say(
                    "Dit gaat mee in agenda's buiten Thuislijn. Noem hier geen gezin; zet de casus op de agenda.",
                    "This goes into calendars outside Thuislijn. Name no family here; put the case on the agenda.",
                )
                self.add_error(field, told)
        return typed

    def data_typed(self) -> MeetingData:
        """What a valid form says."""
        typed = self.cleaned_data
        return MeetingData(
            starts=timezone.make_aware(dt.datetime.combine(typed["day"], typed["time"])),
            minutes=typed["minutes"],
            title=typed["title"],
            place=typed["place"],
            goal=typed["goal"],
        )

    @staticmethod
    def of(meeting: Meeting | None) -> dict[str, Any]:
        """A meeting as the form shows it; None: what stands in the form of a new one."""
        if meeting is None:
            return {"time": f"{_FIRST_HOUR:%H:%M}", "minutes": _MINUTES}
        starts = timezone.localtime(meeting.starts)
        shown = {"day": starts.date(), "time": f"{starts:%H:%M}", "minutes": meeting.minutes, "place": meeting.place}
        return {**shown, "title": meeting.title, "goal": meeting.goal}


class AgendaForm(forms.Form):
    """How a case stands on the agenda; `case` is chosen only where it is put there."""

    case = forms.ModelChoiceField(queryset=Case.objects.none())
    minutes = forms.IntegerField(min_value=5, max_value=600, initial=90, widget=forms.NumberInput(attrs=_SHORT))
    lead = forms.CharField(max_length=120, required=False)
    aim = forms.CharField(max_length=300, required=False)
    family_part = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, cases: Any = None, item: AgendaItem | None = None) -> None:
        initial = {name: getattr(item, name) for name in ("minutes", "lead", "aim", "family_part")} if item else None
        super().__init__(data, initial=initial, label_suffix="")
        labels = {
            "case": say("Casus", "Case"),
            "minutes": say("Minuten", "Minutes"),
            "lead": say("Wie het dossier doorneemt", "Who goes through the file"),
            "aim": say("Wat we willen weten", "What we want to know"),
            "family_part": say("Het gezin mag bij dit deel zijn", "The family may be there for this part"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["aim"].help_text = say(
            "Het gezin leest dit als het bij dit deel mag zijn.", "The family reads this if it may be there."
        )
        field = self.fields["case"]
        assert isinstance(field, forms.ModelChoiceField)
        if item is None:
            field.queryset = cases
        else:
            del self.fields["case"]

    def data_typed(self) -> AgendaData:
        """What a valid form says."""
        names = ("minutes", "lead", "aim", "family_part")
        return AgendaData(**{name: self.cleaned_data[name] for name in names})


class GuestForm(forms.Form):
    """Somebody from outside who is asked to the whole meeting."""

    name = forms.CharField(max_length=120)
    organisation = forms.CharField(max_length=160, required=False)
    email = forms.EmailField(required=False)
    role = forms.ChoiceField()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", prefix="gast")
        labels = {
            "name": say("Naam", "Name"),
            "organisation": say("Organisatie", "Organisation"),
            "email": say("E-mailadres", "E-mail address"),
            "role": say("Rol in de bijeenkomst", "Role in the meeting"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["role"] = forms.ChoiceField(
            choices=term_choices(OTHER_ROLES), initial=MeetingRole.GUEST.value, label=labels["role"]
        )

    def data_typed(self) -> GuestData:
        """What a valid form says."""
        typed = self.cleaned_data
        role = MeetingRole(typed["role"])
        return GuestData(name=typed["name"], organisation=typed["organisation"], email=typed["email"], role=role)


class FamilyForm(forms.Form):
    """Somebody of the family who is asked to the part about their own case."""

    person = forms.ChoiceField()
    role = forms.ChoiceField()
    email = forms.EmailField(required=False)

    def __init__(self, data: Any = None, *, timeline: Timeline) -> None:
        super().__init__(data, label_suffix="")
        people = [(person.id, person.name) for person in timeline.persons]
        self.fields["person"] = forms.ChoiceField(choices=people, label=say("Wie", "Who"))
        roles = term_choices(FAMILY_ROLES)
        self.fields["role"] = forms.ChoiceField(choices=roles, label=say("Komt als", "Comes as"))
        self.fields["email"].label = say("E-mailadres voor de uitnodiging", "E-mail address for the invitation")
        self.fields["email"].help_text = say(
            "Alleen als u de uitnodiging per e-mail wilt sturen.", "Only if you want to send the invitation by e-mail."
        )
