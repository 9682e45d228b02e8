# SPDX-License-Identifier: EUPL-1.2
"""Two years in a group that gave a mother room to find her part, and six years in a family home (S1 3.3.1).

The report gives ages only; the day of birth is a nominal zero.
"""

from tests.lenses.real_cases.telling import aged, at, from_to, going_on
from thuislijn.lenses.sketch import adult, child, family
from thuislijn.timeline.items import Contact, Decision, Evaluation, Help, Plan, Stay
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    ContactForm,
    DecisionKind,
    Effect,
    HelpAim,
    HelpKind,
    HelpState,
    Outcome,
    PersonRole,
    PlaceType,
    PlanKind,
)


def timeline() -> Timeline:
    in_the_group = from_to(aged("brian", 4), aged("brian", 6))
    return family(
        Stay(id="groep", title="behandelgroep", persons=("brian",), place=PlaceType.TREATMENT_GROUP, when=in_the_group),
        Help(
            id="met_moeder",
            title="de groep zoekt met moeder uit wat zij zelf kan doen, ook in bed stoppen",
            help_kind=HelpKind.GROUP_TREATMENT,
            aim=HelpAim.RELATION,
            persons=("brian", "moeder"),
            state=HelpState.ENDED,
            goal="elke week contact met moeder",
            outcome=Outcome.HELPED,
            effect=Effect.GOOD,
            when=in_the_group,
        ),
        Plan(
            id="plan",
            title="een stabiele plek, en samen met moeder kijken wat haar rol kan zijn",
            plan_kind=PlanKind.FAMILY_PLAN,
            about="groep",
            persons=("brian", "moeder"),
            when=at(aged("brian", 4)),
        ),
        Evaluation(
            id="terugblik",
            title="het kostte veel en het lukte: moeder ging weten wat ze kan",
            of="groep",
            persons=("moeder",),
            result=Outcome.HELPED,
            when=at(aged("brian", 6)),
        ),
        Contact(
            id="middag",
            title="een middag in de week met moeder",
            persons=("brian",),
            with_whom=("moeder",),
            form=ContactForm.VISIT,
            times_per_month=4.3,
            effect=Effect.GOOD,
            when=going_on(aged("brian", 4, 6)),
        ),
        Decision(
            id="perspectief",
            title="moeder ziet dat opvoeden haar niet lukt; Brian groeit op in het gezinshuis",
            decision_kind=DecisionKind.PERSPECTIVE,
            about="gezinshuis",
            persons=("brian", "moeder"),
            heard=("moeder",),
            when=at(aged("brian", 6)),
        ),
        Stay(
            id="gezinshuis",
            title="gezinshuis",
            persons=("brian",),
            place=PlaceType.FAMILY_HOME,
            when=going_on(aged("brian", 6)),
        ),
        children=(child("brian", "2004-01-01"),),
        adults=(adult("moeder", PersonRole.MOTHER),),
        until="2016-06-30",
    )
