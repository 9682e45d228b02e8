# SPDX-License-Identifier: EUPL-1.2
"""The forms about consent: what somebody said, who belongs to the family, and who decides for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from thuislijn.actions.consents import ConsentData
from thuislijn.actions.family import CustodyData, MemberData
from thuislijn.store.choices import ConsentForm, CustodyKind, Purpose, Without
from thuislijn.store.consent_records import Records
from thuislijn.store.consent_rules import Whose, whose_consent
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole
from thuislijn.web.cases.pseudonyms import check_pseudonym
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.rough_days import RoughDayField

YES, NO = "yes", "no"


class SaidForm(forms.Form):
    """What somebody said about one person, for one purpose; `also`: the other children about whom they say the same.

    About an adult nobody is asked for the file: it is about the children.
    """

    giver = forms.ChoiceField()
    purpose = forms.ChoiceField()
    answer = forms.ChoiceField(widget=forms.RadioSelect)
    also = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    form = forms.ChoiceField()
    given = DayField()
    until = DayField(required=False)
    organisations = forms.CharField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    without = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, records: Records, about: Person, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.about = about
        deciders = [p for key in records.deciders(about.id, today) if (p := records.person(key)) is not None]
        self._choose("giver", [(p.id, p.name) for p in {p.id: p for p in (about, *deciders)}.values()])
        is_child = about.role is PersonRole.CHILD
        self._choose("purpose", [one for one in term_choices(Purpose) if is_child or one[0] != Purpose.FILE])
        others = [p for p in records.children if p.id != about.id and self._shares_a_decider(records, p, today)]
        self._choose("also", [(p.id, p.name) for p in others])
        self._choose("answer", [(YES, say("geeft toestemming", "consents")), (NO, say("zegt nee", "says no"))])
        self._choose("form", term_choices(ConsentForm))
        self._choose("without", term_choices(Without, empty=True))
        labels = {
            "giver": say("Wie zegt dit?", "Who says so?"),
            "purpose": say("Waarvoor?", "For what?"),
            "answer": say("Antwoord", "Answer"),
            "also": say("Zegt deze persoon hetzelfde over", "This person says the same about"),
            "form": say("Hoe?", "How?"),
            "given": say("Op welke dag?", "On which day?"),
            "until": say("Geldt tot en met", "Holds until"),
            "organisations": say("Met welke organisaties?", "With which organisations?"),
            "without": say("Waarom is dit ene antwoord genoeg?", "Why does this one answer suffice?"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["organisations"].help_text = say(
            "Alleen bij delen. Een op elke regel.", "For sharing only. One on each line."
        )
        self.fields["without"].help_text = say(
            "Alleen als de jongere van 12 tot en met 15 en wie het gezag heeft niet allebei worden gevraagd.",
            "Only where the young person of 12 to 15 and those with custody are not both asked.",
        )
        if not is_child or whose_consent(about, today) is Whose.PARENTS:
            del self.fields["without"]
        if not others:
            del self.fields["also"]
        self.fields["giver"].widget.attrs["autofocus"] = True  # somebody asked for this form

    @property
    def seldom(self) -> list[forms.BoundField]:
        """Fields that most answers do without: shown folded, unless something stands in them."""
        return [self[name] for name in ("until", "organisations", "without") if name in self.fields]

    @property
    def often(self) -> list[forms.BoundField]:
        seldom = {field.name for field in self.seldom}
        return [field for field in self.visible_fields() if field.name not in seldom]

    @property
    def needs_all(self) -> bool:
        """Whether the folded part has to be open: an error or something typed may stand in it."""
        return any(field.errors or field.value() for field in self.seldom) or bool(self.errors)

    def _shares_a_decider(self, records: Records, other: Person, today: dt.date) -> bool:
        """Whether somebody decides both for this child and for the one that the form is about."""
        if whose_consent(other, today) is Whose.OWN or whose_consent(self.about, today) is Whose.OWN:
            return False
        return bool({*records.deciders(self.about.id, today)} & {*records.deciders(other.id, today)})

    def _choose(self, name: str, found: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
        field.choices = found

    def data_typed(self) -> list[ConsentData]:
        """What a valid form says: once for each child."""
        return [self._about(key) for key in (self.about.id, *self.cleaned_data.get("also", ()))]

    def _about(self, key: str) -> ConsentData:
        typed = self.cleaned_data
        return ConsentData(
            about=key,
            giver=typed["giver"],
            purpose=Purpose(typed["purpose"]),
            form=ConsentForm(typed["form"]),
            given=typed["given"],
            until=typed["until"],
            refused=typed["answer"] == NO,
            without=Without(typed["without"]) if typed.get("without") else None,
            organisations=typed["organisations"],
        )


class MemberForm(forms.Form):
    """A member of the family. `seen`: at which version they stood when the form was opened."""

    pseudonym = forms.CharField(max_length=80, validators=[check_pseudonym])
    role = forms.ChoiceField()
    birth = RoughDayField(required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = term_choices(PersonRole)
        self.fields["pseudonym"].label = say("Pseudoniem", "Pseudonym")
        self.fields["pseudonym"].widget.attrs["autofocus"] = True
        self.fields["pseudonym"].help_text = say(
            "Zo heet deze persoon hier, zoals jeugdige 1, moeder of voogd. Geen echte naam.",
            "What this person is called here, such as child 1, mother or guardian. No real name.",
        )
        role.label = say("Wie is dit?", "Who is this?")
        role.help_text = say(
            "Een voogd van een instelling is een professional.", "A guardian of an agency is a professional."
        )
        self.fields["birth"].label = say("Geboren", "Born")
        self.fields["birth"].help_text = say(
            "Een dag, maand of jaar: 03-07-2014, 07-2014 of 2014. Bij een kind bepaalt dit wie beslist.",
            "A day, month or year: 03-07-2014, 07-2014 or 2014. For a child this tells who decides.",
        )

    def data_typed(self) -> MemberData:
        """What a valid form says."""
        typed = self.cleaned_data
        return MemberData(pseudonym=typed["pseudonym"], role=PersonRole(typed["role"]), birth=typed["birth"])

    @staticmethod
    def of(person: Person, version: int) -> dict[str, Any]:
        """A person as the form shows them."""
        return {
            "pseudonym": person.name,
            "role": person.role.value,
            "birth": to_edtf(person.birth),
            "seen": version,
        }


class CustodyForm(forms.Form):
    """Who decides for a child."""

    parents = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    guardian = forms.ChoiceField(required=False)
    since = DayField(required=False)
    until = DayField(required=False)

    def __init__(self, *args: Any, records: Records, **options: Any) -> None:
        super().__init__(*args, **options)
        adults = [(p.id, p.name) for p in records.persons if p.role is not PersonRole.CHILD]
        parents, guardian = self.fields["parents"], self.fields["guardian"]
        assert isinstance(parents, forms.MultipleChoiceField)
        assert isinstance(guardian, forms.ChoiceField)
        parents.choices = adults
        guardian.choices = [("", say("geen voogd", "no guardian")), *adults]
        parents.label = say("Wie heeft het ouderlijk gezag?", "Who has parental custody?")
        guardian.label = say("Is er een voogd?", "Is there a guardian?")
        guardian.help_text = say(
            "Bij een voogdijmaatregel beslist de voogd, en niet de ouders. Een ondertoezichtstelling verandert het "
            "gezag niet.",
            "Under a guardianship measure the guardian decides, and not the parents. A supervision order leaves "
            "custody as it is.",
        )
        self.fields["since"].label = say("Voogdij sinds", "Guardianship since")
        self.fields["until"].label = say("Voogdij tot en met", "Guardianship until")

    def data_typed(self) -> CustodyData:
        """What a valid form says."""
        typed = self.cleaned_data
        has_guardian = bool(typed["guardian"])
        return CustodyData(
            parents=tuple(typed["parents"]),
            guardian=typed["guardian"],
            since=typed["since"] if has_guardian else None,
            until=typed["until"] if has_guardian else None,
        )

    @staticmethod
    def of(records: Records, child: str) -> dict[str, Any]:
        """What is recorded for a child, as the form shows it."""
        rows = [c for c in records.custody if c.child == child]
        guardian = next((c for c in rows if c.kind == CustodyKind.GUARDIAN), None)
        return {
            "parents": [c.holder for c in rows if c.kind == CustodyKind.PARENT],
            "guardian": guardian.holder if guardian else "",
            "since": guardian.since if guardian else None,
            "until": guardian.until if guardian else None,
        }


class ToldForm(forms.Form):
    """The day on which a child was told what happens."""

    day = DayField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].label = say("Op welke dag?", "On which day?")
