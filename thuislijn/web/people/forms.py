# SPDX-License-Identifier: EUPL-1.2
"""Forms of the family screen: a person, a relation, an organisation, somebody of the network."""

from __future__ import annotations

from typing import Any

from django import forms

from thuislijn.store.network import NetworkTie
from thuislijn.timeline.exchange import encode
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.moment import Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Answer, Closeness, OrganisationKind, PersonRole, RelationKind, Tie
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.moments import UnclearMomentError, read_moment
from thuislijn.web.timeline.item_forms import MomentField


class EntryForm(forms.Form):
    """What the three forms of entries share: the version that was seen, and what the form does not show."""

    def __init__(self, data: Any = None, *, timeline: Timeline, value: Any = None, seen: int | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.timeline, self.value = timeline, value
        self.add_fields()
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)

    def add_fields(self) -> None:
        raise NotImplementedError

    def heading(self, present: bool) -> str:
        raise NotImplementedError

    def as_data(self, before: dict[str, Any]) -> dict[str, Any]:
        """The entry in the exchange form; fields that are not in the form stay as they were."""
        data = dict(before)
        for name, value in self.cleaned_data.items():
            if name != "seen":
                data[name] = encode(value) if isinstance(value, Moment) else value
        return {name: value for name, value in data.items() if value not in (None, "")}

    def add(self, name: str, nl: str, en: str, field: forms.Field) -> None:
        field.label = say(nl, en)
        self.fields[name] = field


class PersonForm(EntryForm):
    """A person under a pseudonym. Real names are never typed here."""

    def heading(self, present: bool) -> str:
        return say("Persoon", "Person") if present else say("Nieuwe persoon", "New person")

    def add_fields(self) -> None:
        person = self.value if isinstance(self.value, Person) else None
        name = forms.CharField(max_length=80, initial=person.name if person else "")
        name.help_text = say(
            "Een schuilnaam of een rol, zoals jeugdige 1 of oma.", "A pseudonym or a role, such as child 1 or grandma."
        )
        self.add("name", "Hoe wij deze persoon noemen", "What we call this person", name)
        role = forms.ChoiceField(choices=term_choices(PersonRole), initial=person.role if person else "")
        self.add("role", "Rol", "Role", role)
        self.add("birth", "Geboren", "Born", MomentField(self.timeline, person.birth if person else Moment.UNKNOWN))
        death = person.death if person and person.death else Moment.UNKNOWN
        self.add("death", "Overleden", "Died", MomentField(self.timeline, death))
        unborn = forms.BooleanField(required=False, initial=person.unborn if person else False)
        self.add("unborn", "Nog niet geboren", "Not born yet", unborn)
        note = forms.CharField(
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=person.note if person else "",
        )
        self.add("note", "Aantekening", "Note", note)

    @property
    def changes_a_child(self) -> bool:
        """Whether somebody becomes a child, is one no more, or is born on another day. Call after `is_valid`."""
        before = self.value if isinstance(self.value, Person) else None
        role, birth = self.cleaned_data["role"], self.cleaned_data["birth"]
        was_child, is_child = before is not None and before.role is PersonRole.CHILD, role == PersonRole.CHILD
        return was_child != is_child or (before is not None and is_child and birth != before.birth)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        birth, death = cleaned.get("birth"), cleaned.get("death")
        if birth and death and birth.earliest and death.latest and death.latest < birth.earliest:
            self.add_error("death", say("Dit ligt voor de geboorte.", "This lies before the birth."))
        return cleaned


class RelationForm(EntryForm):
    """How one person is related to another."""

    def heading(self, present: bool) -> str:
        return say("Relatie", "Relation") if present else say("Nieuwe relatie", "New relation")

    def add_fields(self) -> None:
        relation = self.value if isinstance(self.value, Relation) else None
        persons = [(person.id, person.name) for person in self.timeline.persons]
        of = forms.ChoiceField(choices=persons, initial=relation.of if relation else "")
        self.add("of", "Wie", "Who", of)
        kind = forms.ChoiceField(choices=term_choices(RelationKind), initial=relation.kind if relation else "")
        self.add("kind", "Is", "Is", kind)
        to = forms.ChoiceField(choices=persons, initial=relation.to if relation else "")
        self.add("to", "Van wie", "Of whom", to)
        when = relation.when if relation else Period()
        self.add("start", "Sinds", "Since", MomentField(self.timeline, when.start))
        end = when.end if when.ending is Ending.DATED else Moment.UNKNOWN
        self.add("end", "Tot", "Until", MomentField(self.timeline, end))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("of") and cleaned.get("of") == cleaned.get("to"):
            self.add_error("to", say("Kies twee verschillende mensen.", "Choose two different people."))
        return cleaned

    def as_data(self, before: dict[str, Any]) -> dict[str, Any]:
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        data = {name: self.cleaned_data[name] for name in ("of", "kind", "to")}
        if end.is_known:
            data["when"] = encode(Period.during(start, end))
        elif start.is_known:
            data["when"] = encode(Period(start))
        return data


class OrganisationForm(EntryForm):
    """An organisation, a team of it, or a school, under a pseudonym."""

    def heading(self, present: bool) -> str:
        return say("Organisatie", "Organisation") if present else say("Nieuwe organisatie", "New organisation")

    def add_fields(self) -> None:
        body = self.value if isinstance(self.value, Organisation) else None
        name = forms.CharField(max_length=120, initial=body.name if body else "")
        self.add("name", "Hoe wij deze organisatie noemen", "What we call this organisation", name)
        kind = forms.ChoiceField(choices=term_choices(OrganisationKind), initial=body.kind if body else "")
        self.add("kind", "Soort", "Kind", kind)


FORMS: dict[str, type[EntryForm]] = {
    "persons": PersonForm,
    "relations": RelationForm,
    "organisations": OrganisationForm,
}


class TieForm(forms.Form):
    """Somebody from the network."""

    def __init__(self, data: Any = None, *, timeline: Timeline, tie: NetworkTie | None) -> None:
        super().__init__(data, label_suffix="")
        self.timeline = timeline
        persons = [(person.id, person.name) for person in timeline.persons]

        def add(name: str, nl: str, en: str, field: forms.Field) -> None:
            field.label = say(nl, en)
            field.initial = getattr(tie, name) if tie is not None else field.initial
            self.fields[name] = field

        add("label", "Wie (schuilnaam of rol)", "Who (pseudonym or role)", forms.CharField(max_length=80))
        person = forms.ChoiceField(choices=[("", "-"), *persons], required=False)
        add("person", "Staat al op de tijdlijn als", "Is on the timeline as", person)
        add("of", "Dicht bij wie", "Close to whom", forms.ChoiceField(choices=[("", "-"), *persons], required=False))
        for name, terms, nl, en in (
            ("closeness", Closeness, "Hoe dichtbij", "How close"),
            ("tie", Tie, "Hoe het contact is", "How the contact is"),
            ("asked", Answer, "Is om hulp gevraagd?", "Was asked for help?"),
        ):
            add(
                name,
                nl,
                en,
                forms.ChoiceField(choices=term_choices(terms), initial="unknown", widget=forms.RadioSelect),
            )
        add("asked_by", "Door wie gevraagd", "Asked by whom", forms.CharField(required=False, max_length=160))
        add("asked_when", "Wanneer gevraagd", "When asked", forms.CharField(required=False, max_length=40))
        offered = forms.ChoiceField(choices=term_choices(Answer), initial="unknown", widget=forms.RadioSelect)
        add("offered", "Bood hulp aan?", "Offered help?", offered)
        add("offer", "Wat werd aangeboden", "What was offered", forms.CharField(required=False, max_length=300))
        came = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
        add("came_of_it", "Wat kwam ervan", "What came of it", came)
        self.fields["seen"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=tie.version if tie is not None else None
        )

    def clean_asked_when(self) -> str:
        text = str(self.cleaned_data["asked_when"])
        try:
            read_moment(text, self.timeline)
        except UnclearMomentError as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def values(self) -> dict[str, Any]:
        """What was typed, as fields of the table."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
