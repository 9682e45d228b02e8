# SPDX-License-Identifier: EUPL-1.2
"""The short forms of a decision record: one for each part of the page, saved by itself."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from thuislijn.store.learning.choices import RecordState
from thuislijn.store.learning.decisions import DecisionRecord
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Decision, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LADDER, AlternativeKind, AlternativeStatus, Answer
from thuislijn.timeline.words import period_text
from thuislijn.web.page.forms import DayField, term_choices
from thuislijn.web.page.language import say, spoken
from thuislijn.web.page.row_forms import RowForm


class StartForm(forms.Form):
    """For which child, and what is thought of."""

    def __init__(self, data: Any = None, *, timeline: Timeline) -> None:
        super().__init__(data, label_suffix="")
        children = [(child.id, child.name) for child in timeline.children]
        self.fields["child"] = forms.ChoiceField(choices=children, label=say("Over wie gaat het?", "Who is it about?"))
        rung = forms.ChoiceField(choices=[("", say("weten we nog niet", "not known yet")), *term_choices(LADDER[1:])])
        rung.label, rung.required = say("Welke plek?", "Which place?"), False
        self.fields["rung"] = rung


class FactsForm(RowForm):
    kind = "facts"

    def add_fields(self) -> None:
        hint = (
            "Wat gebeurde er, wanneer, en wie zag het? Nog geen mening.",
            "What happened, when, and who saw it? No opinion yet.",
        )
        self.text("facts", "Feiten", "Facts", rows=6, hint=hint)


class JudgementForm(RowForm):
    kind = "judgement"

    def add_fields(self) -> None:
        hint = (
            "Wat maken wij daarvan? Wat weten we niet zeker?",
            "What do we make of that? What are we not sure of?",
        )
        self.text("judgement", "Oordeel", "Judgement", rows=4, hint=hint)


class CheckForm(RowForm):
    """Somebody speaks against it, and a behavioural scientist thinks along (S2 3.2.1)."""

    kind = "check"

    def add_fields(self) -> None:
        self.text("counter_argument", "Wat pleit ertegen?", "What speaks against it?", rows=3)
        self.line("counter_by", "Wie bracht dat in?", "Who put that?", people=True)
        self.line("behavioural_scientist", "Gedragswetenschapper", "Behavioural scientist", people=True)
        self.text("scientist_says", "Wat vindt die ervan?", "What do they think?")


class PlaceForm(RowForm):
    """The least invasive rung that does, near home, together, at the own school (S0 6.1)."""

    kind = "place"

    def add_fields(self) -> None:
        empty = say("weten we nog niet", "not known yet")
        rung = forms.ChoiceField(choices=[("", empty), *term_choices(LADDER[1:])], widget=forms.RadioSelect)
        self.add("rung", "Aan welke plek wordt gedacht?", "Which kind of place is thought of?", rung)
        self.text("least_invasive", "Waarom niet lichter?", "Why not lighter?")
        for name, nl, en in (
            ("near_home", "Dicht bij huis?", "Near home?"),
            ("siblings", "Broers en zussen samen?", "Brothers and sisters together?"),
            ("own_school", "Op de eigen school?", "At their own school?"),
        ):
            self.pick(name, Answer, nl, en)
            self.line(f"{name}_words", "Hoe dan?", "How?")


class ReturnForm(RowForm):
    kind = "return"

    def add_fields(self) -> None:
        hint = (
            "Wat is er nodig om weer thuis te wonen, en wie doet wat vanaf dag één?",
            "What does it take to live at home again, and who does what from day one?",
        )
        self.text("return_plan", "Plan om weer thuis te wonen", "Plan to live at home again", rows=3, hint=hint)
        self.day("evaluate_on", "Wanneer kijken we terug?", "When do we look back?")


class DecideForm(RowForm):
    """What was decided. It can be said with every question still open."""

    kind = "decision"

    def add_fields(self) -> None:
        self.pick("state", RecordState, "Hoe staat het?", "How does it stand?", radio=True)
        self.text("decision", "Besluit, en waarom", "Decision, and why", rows=3)
        self.line("decided_by", "Wie besloten dat samen?", "Who decided that together?", people=True)
        self.add("day", "Op welke dag?", "On which day?", DayField())
        came = [("", say("nog niets", "nothing yet")), *_came_of_it(cast(DecisionRecord, self.row))]
        item = forms.ChoiceField(choices=came)
        self.add("item", "Wat kwam ervan op de tijdlijn?", "What came of it on the timeline?", item)


def _came_of_it(record: DecisionRecord) -> list[tuple[str, str]]:
    """The stays of the child and the decisions about it, the latest first."""
    timeline = timeline_of(record.case)
    found = [*timeline.facts(Stay, record.child), *timeline.facts(Decision, record.child)]
    dated = sorted(found, key=lambda item: item.when.start.earliest or 0, reverse=True)
    return [(item.id, f"{item.title} ({period_text(item.when, spoken())})") for item in dated]


class AlternativeForm(RowForm):
    kind = "alternative"
    must = "what"

    def add_fields(self) -> None:
        self.line("what", "Wat zou kunnen?", "What could be done?")
        self.pick("kind", AlternativeKind, "Soort", "Kind")
        self.pick("status", AlternativeStatus, "Hoe ver?", "How far?")
        self.text("why", "Waarom wel of niet?", "Why, or why not?")


class HeardForm(RowForm):
    kind = "heard"
    must = "label"

    def add_fields(self) -> None:
        self.line("label", "Wie?", "Who?", people=True)
        self.pick("heard", Answer, "Zelf gehoord?", "Heard in person?")
        self.text("words", "In eigen woorden", "In their own words")


class ExploredForm(RowForm):
    kind = "explored"
    must = "label"

    def add_fields(self) -> None:
        self.line("label", "Wie?", "Who?", people=True)
        self.pick("asked", Answer, "Gevraagd?", "Asked?")
        self.text("words", "Wat zei die?", "What did they say?")


class EvaluationForm(RowForm):
    """A look back after the placement: is it still needed, and what brings it closer to home (S0 6.1)."""

    kind = "evaluation"
    must = "due"

    def add_fields(self) -> None:
        self.day("due", "Voor wanneer?", "By when?")
        self.day("done", "Wanneer gedaan?", "When was it done?")
        self.line("with_whom", "Met wie?", "With whom?", people=True)
        self.pick("still_needed", Answer, "Is de plaatsing nog nodig?", "Is the placement still needed?")
        self.text("words", "Waaraan zien we dat?", "How can we tell?")
        self.text("toward_home", "Wat brengt het dichter bij thuis?", "What brings it closer to home?")


PARTS: dict[str, type[RowForm]] = {
    "facts": FactsForm,
    "judgement": JudgementForm,
    "check": CheckForm,
    "place": PlaceForm,
    "return": ReturnForm,
    "decision": DecideForm,
}
"""The parts of the record itself, by the name of their block on the page."""
LINES: dict[str, type[RowForm]] = {
    "alternatief": AlternativeForm,
    "gehoord": HeardForm,
    "netwerk": ExploredForm,
    "evaluatie": EvaluationForm,
}
"""What hangs under a record, by its word in the address."""
