# SPDX-License-Identifier: EUPL-1.2
"""The short forms of the plan: what holds for the whole, a goal, an action, what came of it, a day to look back."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms

from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import ActionState, PlanSide
from thuislijn.store.learning.plans import Goal, PlanAction
from thuislijn.store.learning.rows import LearningRow
from thuislijn.store.network import NetworkTie
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import Answer, PersonRole
from thuislijn.web.page.forms import term_choices
from thuislijn.web.page.language import say
from thuislijn.web.page.row_forms import RowForm


class WhoForm(RowForm):
    """Who the family can turn to, who keeps the plan together, and whom the young person chose (S0 6.3)."""

    kind = "who"

    def add_fields(self) -> None:
        self.line("contact_person", "Vast aanspreekpunt", "Contact person", people=True)
        self.line("coordinator", "Regisseur", "Coordinator", people=True)
        self.line("mentor", "Mentor", "Mentor", people=True)
        self.pick("mentor_chosen", Answer, "Koos de jeugdige deze mentor zelf?", "Did the young person choose them?")
        self.line("made_with", "Gemaakt met", "Made with")


class PerspectiveForm(RowForm):
    """Where it is going, from the first day (S0 6.1)."""

    kind = "perspective"

    def add_fields(self) -> None:
        self.text("perspective", "Waar gaat het heen?", "Where is it going?", rows=3)
        self.day("perspective_since", "Afgesproken op", "Agreed on")


class GoalForm(RowForm):
    """A goal as the family says it."""

    kind = "goal"
    must = "text"

    def add_fields(self) -> None:
        hint = ("In de woorden van het gezin.", "In the family's own words.")
        self.text("text", "Wat willen we?", "What do we want?", hint=hint)
        self.line("whose", "Wie zegt dat?", "Who says so?", people=True)
        if not self.is_new:
            self.pick("reached", Answer, "Is het gelukt?", "Did it work out?")


_BETWEEN = re.compile(r",| en | and |&")


def side_of(case: Case, who: str) -> PlanSide:
    """Whether somebody who is called so is of the family, of its network, or a professional, as whoever is not known
    here most often is. Of several the first that is known counts."""
    roles = {person.name.casefold(): person.role for person in timeline_of(case).persons}
    ties = {label.casefold() for label in NetworkTie.objects.filter(case=case).values_list("label", flat=True)}
    for name in (part.strip() for part in _BETWEEN.split(who.casefold())):
        role = roles.get(name)
        if role is PersonRole.CHILD or role is PersonRole.STEP_PARENT or (role is not None and role.is_parent):
            return PlanSide.FAMILY
        if name in ties or (role is not None and role is not PersonRole.PROFESSIONAL):
            return PlanSide.NETWORK
    return PlanSide.PROFESSIONAL


class ActionForm(RowForm):
    """Somebody does something by a day."""

    kind = "action"
    must = "what"

    def __init__(self, data: Any = None, *, row: PlanAction, goals: list[Goal]) -> None:
        self.goals = goals
        super().__init__(data, row=row)

    @classmethod
    def key_of(cls, row: LearningRow) -> str:
        goal = cast(PlanAction, row).goal_id
        return f"action-new-{goal.hex[:8] if goal else 'none'}" if row._state.adding else super().key_of(row)

    def add_fields(self) -> None:
        self.line("what", "Wat gaan we doen?", "What are we going to do?")
        self.line("who", "Wie doet het?", "Who does it?", people=True)
        self._side()
        self.day("due", "Voor wanneer?", "By when?")
        choices = [("", say("nog geen doel", "no goal yet")), *((str(goal.pk), goal.text) for goal in self.goals)]
        if self.goals:
            self.add("goal", "Voor welk doel?", "For which goal?", forms.ChoiceField(choices=choices))

    def _side(self) -> None:
        """Whether family, network or a professional does it: for a new action that follows from who it is."""
        self.pick("side", PlanSide, "Dat is", "That is")
        if self.is_new:
            follows = ("", say("volgt uit wie het doet", "follows from who does it"))
            self.fields["side"] = forms.ChoiceField(
                choices=[follows, *term_choices(PlanSide)], required=False, label=say("Dat is", "That is")
            )

    def values(self) -> dict[str, Any]:
        values = super().values()
        values["side"] = values["side"] or side_of(self.row.case, values["who"]).value
        if "goal" in values:
            values["goal"] = next((goal for goal in self.goals if str(goal.pk) == values["goal"]), None)
        return values

    def _typed(self, name: str) -> Any:
        value = super()._typed(name)
        return next((goal.pk for goal in self.goals if str(goal.pk) == value), None) if name == "goal" else value


class AlternativeForm(ActionForm):
    """An action of the alternative plan of a meeting."""

    kind = "alternative"

    @classmethod
    def key_of(cls, row: LearningRow) -> str:
        meeting = cast(PlanAction, row).meeting_id
        return f"alternative-new-{meeting.hex[:8] if meeting else 'none'}"


class SettleForm(RowForm):
    """What came of an action, and why."""

    kind = "settle"

    def add_fields(self) -> None:
        self.pick("state", ActionState, "Wat kwam ervan?", "What came of it?", radio=True)
        hint = ("Wat hielp, of wat stond in de weg?", "What helped, or what stood in the way?")
        self.text("why", "Hoe kwam dat?", "How did that come about?", hint=hint)


class DateForm(RowForm):
    """A day to look back at the plan together."""

    kind = "date"

    def add_fields(self) -> None:
        self.day("day", "Wanneer kijken we terug?", "When do we look back?")
        self.line("with_whom", "Met wie?", "With whom?", people=True)
