# SPDX-License-Identifier: EUPL-1.2
"""What items and their fields are called on screen: the classes of `timeline/items.py` and what they hold."""

from __future__ import annotations

from dataclasses import fields

from thuislijn.timeline.items import (
    Analysis,
    Contact,
    Decision,
    Diagnosis,
    DomainCare,
    Evaluation,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Plan,
    Question,
    Schooling,
    Stay,
)
from thuislijn.web.page.language import spoken

KINDS: dict[str, tuple[str, str]] = {
    Stay.kind: ("Verblijf", "Stay"),
    Help.kind: ("Hulp", "Help"),
    Measure.kind: ("Maatregel", "Measure"),
    Schooling.kind: ("School", "School"),
    Involvement.kind: ("Betrokkene", "Involvement"),
    Question.kind: ("Hulpvraag", "Question for help"),
    Event.kind: ("Gebeurtenis", "Event"),
    Diagnosis.kind: ("Diagnose", "Diagnosis"),
    Decision.kind: ("Besluit", "Decision"),
    Contact.kind: ("Contact", "Contact"),
    Evaluation.kind: ("Evaluatie", "Evaluation"),
    Analysis.kind: ("Verklarende analyse", "Explanatory analysis"),
    Plan.kind: ("Plan", "Plan"),
    DomainCare.kind: ("Wie draagt een levensgebied", "Who carries a life domain"),
}

LABELS: dict[str, tuple[str, str]] = {
    "title": ("Wat", "What"),
    "short": ("Korte naam voor de tekening", "Short name for the drawing"),
    "persons": ("Over wie", "About whom"),
    "organisations": ("Organisaties", "Organisations"),
    "standing": ("Is iedereen het hierover eens?", "Does everybody agree?"),
    "meaning": ("Wat betekende dit voor de jeugdige?", "What did this mean for the child?"),
    "effect": ("Hoe pakte het uit voor de jeugdige?", "How did it turn out for the child?"),
    "response": ("Wat is er op gedaan?", "What was done about it?"),
    "no_response": ("Waarom is er niets op gedaan?", "Why was nothing done about it?"),
    "domains": ("Levensgebieden", "Life domains"),
    "markers": ("Wat speelt er", "What it is about"),
    "modality": ("Zo staat het er", "As it is told"),
    "note": ("Aantekening", "Note"),
    "place": ("Soort plek", "Kind of place"),
    "purpose": ("Waarvoor", "What for"),
    "place_name": ("Naam van de plek (schuilnaam)", "Name of the place (pseudonym)"),
    "with_whom": ("Bij of met wie", "With whom"),
    "municipality": ("Gemeente", "Municipality"),
    "distance_km": ("Afstand tot thuis in kilometer", "Distance from home in kilometres"),
    "specialised": ("Met extra ondersteuning", "With extra support"),
    "voluntary": ("Vrijwillig", "Voluntary"),
    "planned_end": ("Bedoeld tot", "Meant until"),
    "end_reason": ("Waarom het eindigde", "Why it ended"),
    "goes_well": ("Gaat het goed?", "Does it go well?"),
    "reason": ("Reden", "Reason"),
    "number_of_places": ("Aantal plekken in deze tijd", "Number of places in this time"),
    "law": ("Wet", "Law"),
    "help_kind": ("Soort hulp", "Kind of help"),
    "aim": ("Voor wie bedoeld", "Aimed at"),
    "state": ("Hoe ver", "How far"),
    "intensity": ("Zwaarte", "Intensity"),
    "asked": ("Gevraagd op", "Asked for on"),
    "waiting_from": ("Op de wachtlijst sinds", "On the waiting list since"),
    "intake": ("Intake op", "Intake on"),
    "intake_result": ("Uitkomst van de intake", "Result of the intake"),
    "on_hold_for": ("In de wacht vanwege", "On hold because of"),
    "goal": ("Doel", "Goal"),
    "outcome": ("Wat kwam ervan", "What came of it"),
    "broken_off": ("Voortijdig gestopt", "Broken off"),
    "form_code": ("Code hulpvorm (CBS)", "Code of the form of help (CBS)"),
    "referrer_code": ("Code verwijzer (CBS)", "Code of the referrer (CBS)"),
    "end_code": ("Code reden einde (CBS)", "Code of the reason of end (CBS)"),
    "measure_kind": ("Maatregel", "Measure"),
    "extensions": ("Aantal verlengingen", "Number of extensions"),
    "code": ("Code (CBS)", "Code (CBS)"),
    "school_type": ("Soort school", "Kind of school"),
    "role": ("Rol", "Role"),
    "worker": ("Wie (schuilnaam of functie)", "Who (pseudonym or function)"),
    "vacant": ("Niemand had deze rol", "Nobody had this role"),
    "asker": ("Wiens vraag", "Whose question"),
    "about": ("Waarover", "About what"),
    "wanted": ("Welke hulp was gewenst", "What help was wanted"),
    "answered_by": ("Beantwoord door", "Answered by"),
    "withdrawn": ("Ingetrokken", "Withdrawn"),
    "event_kind": ("Soort gebeurtenis", "Kind of event"),
    "life_event": ("Welke levensgebeurtenis", "Which life event"),
    "is_over": ("Is het voorbij?", "Is it over?"),
    "status": ("Status", "Status"),
    "replaces": ("Komt in plaats van", "Replaces"),
    "decision_kind": ("Soort besluit", "Kind of decision"),
    "heard": ("Wie is gehoord", "Who was heard"),
    "not_heard": ("Wie is niet gehoord", "Who was not heard"),
    "form": ("Vorm", "Form"),
    "happened": ("Ging het door?", "Did it take place?"),
    "times_per_month": ("Keren per maand", "Times a month"),
    "nights_per_month": ("Nachten thuis per maand", "Nights at home a month"),
    "stopped_for": ("Waarom het stopte", "Why it stopped"),
    "of": ("Waarvan", "Of what"),
    "result": ("Uitkomst", "Result"),
    "shared_with_family": ("Gedeeld met het gezin", "Shared with the family"),
    "plan_kind": ("Soort plan", "Kind of plan"),
    "due": ("Uiterlijk op", "Due on"),
    "domain": ("Levensgebied", "Life domain"),
    "carrier": ("Wie draagt het", "Who carries it"),
}

# Fields of all items that have a place of their own in the form, or are kept as they are.
OWN_PLACE = frozenset({"id", "when", "evidence", "account", "statements", "reviewed", "on_hold", "alternatives"})
# Fields that stand in view; the others of a kind are folded under 'meer'.
FIRST = frozenset(
    {
        *("title", "persons", "place", "with_whom", "help_kind", "state", "measure_kind", "role", "worker", "asker"),
        *("event_kind", "status", "decision_kind", "form", "plan_kind", "domain", "carrier", "result", "of", "markers"),
    }
)
MEANING = ("meaning", "effect", "response", "no_response", "standing")


def kind_words(kind: str) -> str:
    """The name of a kind of item in the reader's language."""
    return KINDS[kind][0 if spoken() == "nl" else 1]


def fields_of(kind: type[Item]) -> tuple[str, ...]:
    """The names of the fields that a form for this kind shows, those of the kind itself before the shared ones."""
    shared = tuple(field.name for field in fields(Item) if field.name not in OWN_PLACE)
    own = tuple(f.name for f in fields(kind) if f.name not in shared and f.name not in OWN_PLACE)
    return ("title", *own, *(name for name in shared if name != "title"))
