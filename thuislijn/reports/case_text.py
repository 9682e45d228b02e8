# SPDX-License-Identifier: EUPL-1.2
"""The fixed words of the case report, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuislijn.lenses.catalogue import LENSES
from thuislijn.lenses.finding import Settings
from thuislijn.lenses.literature import Report, reports_of
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.vocabulary import Language

_LENSES = {lens.name: lens for lens in LENSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every sentence and label of the report in one language."""

    language: Language
    subtitle: str
    running: str
    about: str
    danger: str
    pseudonymised: str
    identified: str
    no_verdict: str
    for_family: str
    not_recorded: str
    unreviewed: str
    counts: str
    timeline: str
    drawing: str
    turning_points: str
    accounts: str
    accounts_note: str
    family_side: str
    professional_side: str
    nobody_asked: str
    nothing: str
    disputed: str
    strengths: str
    in_short: str
    questions: str
    questions_note: str
    no_questions: str
    more: str
    rule_text: str
    chronology: str
    chronology_caption: str
    nothing_dated: str
    undated: str
    undated_caption: str
    to_review: str
    why_not: str
    column_when: str
    column_what: str
    column_who: str
    column_source: str
    column_meaning: str
    column_response: str
    nowhere: str
    column_date: str
    column_author: str
    column_pages: str
    column_used: str
    sources: str
    sources_caption: str
    copy_of: str
    missing: str
    nothing_missing: str
    contradiction: str
    silent: str
    bare: str
    certainty: Mapping[Certainty, str]

    def lens_title(self, name: str) -> str:
        """What a lens is called on paper."""
        return _LENSES[name].title.in_(self.language)

    def rule(self, name: str, settings: Settings) -> str:
        """The thresholds of a lens as the team set them, and the reports it comes from, as one sentence."""
        lens = _LENSES[name]
        set_to = settings.limits(lens)
        reports = reports_of(lens.source, self.language)
        limits = "; ".join(f"{set_to[limit.name]:g} {limit.unit.in_(self.language)}" for limit in lens.thresholds)
        return self.rule_text.format(limits=limits or "-", source="; ".join(_in_words(one) for one in reports))


def _in_words(report: Report) -> str:
    return ", ".join((report.name, *report.sections))


_NL = Words(
    language="nl",
    subtitle="Casusverslag, verteld tot en met {day}",
    running="{title}, tot en met {day}",
    about="Bij dit verslag",
    danger="Eerst dit: veiligheid",
    pseudonymised="Herkende namen van mensen, plaatsen en organisaties zijn vervangen door schuilnamen, en "
    "stukken met een naam in de titel door een nummer. Datums, ook die van geboorte, staan er nog. Lees na of er nog "
    "een naam staat voordat u dit verslag deelt, vooral namen die ook een gewoon woord zijn of met een kleine letter "
    "staan. Wie het gezin kent, kan het ook zo herkennen.",
    identified="In deze versie staan echte namen. Bewaar en deel haar zoals het dossier zelf.",
    no_verdict="Het verslag stelt vragen over de hulp. Het oordeelt niet over het gezin en meet geen risico.",
    for_family="Dit is het exemplaar voor het gezin. Er staat in wat ieder van het gezin mag lezen. Niet erin staat "
    "wat iemand in vertrouwen vertelde, wat van een ander alleen is, en meldingen, vermoedens en geweld: daarover "
    "praat het team liever met u.",
    not_recorded="Wat hier niet staat, kan wel gebeurd zijn: niet vastgelegd is iets anders dan niet gedaan.",
    unreviewed="{n} van de {all} gegevens zijn door de computer voorgesteld en nog door niemand nagekeken.",
    counts="Kinderen: {children}. Gegevens op de tijdlijn: {items}. Gelezen bronnen: {sources}.",
    timeline="De tijdlijn",
    drawing="Tijdlijn van {title}; alles wat erin staat, staat ook in de tabel onder Chronologie.",
    turning_points="Schakelmomenten",
    accounts="Wie vertelt wat",
    accounts_note="De verhalen staan naast elkaar, ook waar ze elkaar tegenspreken. Geen ervan gaat voor.",
    family_side="Volgens het gezin en het netwerk",
    professional_side="Volgens professionals",
    nobody_asked="Van het gezin of het netwerk is hier niets vastgelegd. Is het hun gevraagd?",
    nothing="Niets apart vastgelegd.",
    disputed="betwist",
    strengths="Wat goed ging",
    in_short="De vragen in het kort",
    questions="Vragen bij deze tijdlijn",
    questions_note="Elke vraag komt uit een patroon dat in leerrapporten is beschreven. Herkent u het, herkent u het "
    "niet, of weet u het niet? Alle drie de antwoorden zijn goed.",
    no_questions="Geen van de patronen is in deze tijdlijn te zien. Dat kan ook komen doordat er weinig is vastgelegd.",
    more="En nog {n} andere gegevens.",
    rule_text="(Grens: {limits}. Waar dit uit komt: {source}.)",
    chronology="Chronologie",
    chronology_caption="Alles met een datum, van vroeger naar nu",
    nothing_dated="Er is nog niets met een datum.",
    undated="Zonder datum",
    undated_caption="Gegevens waarvan niet bekend is wanneer het was",
    to_review="nog niet nagekeken",
    why_not="Niets gedaan: {reason}",
    column_when="Wanneer",
    column_what="Wat",
    column_who="Wie",
    column_source="Bron",
    column_meaning="Betekenis voor het kind",
    column_response="Wat er volgde",
    nowhere="Bij geen van deze gegevens is vastgelegd: {what}.",
    column_date="Datum",
    column_author="Van",
    column_pages="Blz.",
    column_used="Gegevens",
    sources="Bronnen",
    sources_caption="De documenten waaruit deze tijdlijn komt",
    copy_of="kopie van {title}",
    missing="Wat ontbreekt of botst",
    nothing_missing="Hier is nog niets genoteerd. "
    "Dat zegt niet dat er niets ontbreekt of botst: loop het dossier erop na.",
    contradiction="Dit kan niet allebei kloppen: {one} en {other}.",
    silent="Uit deze bronnen komt geen enkel gegeven: {titles}.",
    bare="{n} gegevens hebben geen vindplaats in een bron.",
    certainty={
        Certainty.CERTAIN: "Dit geldt bij elke lezing van de datums.",
        Certainty.POSSIBLE: "De datums zijn te vaag om het zeker te weten.",
        Certainty.UNKNOWN: "Wat nodig is om dit te weten, is niet vastgelegd.",
        Certainty.EXCLUDED: "",
    },
)

_EN = Words(
    language="en",
    subtitle="Case report, told up to {day}",
    running="{title}, up to {day}",
    about="About this report",
    danger="First of all: safety",
    pseudonymised="Names of people, places and organisations that were recognised have been replaced by pseudonyms, "
    "and papers with a name in their title by a number. Dates are still there, those of birth too. Read it through for "
    "names before you share it, above all names that are also an ordinary word or stand in small letters. Whoever "
    "knows the family may recognise it all the same.",
    identified="This version holds real names. Keep and share it as you would the file itself.",
    no_verdict="The report asks questions about the help around this family. It judges no family and measures no risk.",
    for_family="This is the copy for the family. It holds what each of them may read. It leaves out what somebody told "
    "in confidence, what is somebody else's alone, and reports, suspicions and violence: about those the team rather "
    "talks with you.",
    not_recorded="What is not written here may still have happened: not recorded is not the same as not done.",
    unreviewed="{n} of {all} entries were proposed by the computer and have not been checked by anyone.",
    counts="Children: {children}. Entries on the timeline: {items}. Sources read: {sources}.",
    timeline="The timeline",
    drawing="Timeline of {title}; everything in it is also in the table under Chronology.",
    turning_points="Turning points",
    accounts="Who tells what",
    accounts_note="The accounts stand side by side, also where they contradict each other. None of them comes first.",
    family_side="According to the family and network",
    professional_side="According to professionals",
    nobody_asked="Nothing by the family or the network is recorded here. Were they asked?",
    nothing="Nothing recorded apart.",
    disputed="disputed",
    strengths="What went well",
    in_short="The questions in short",
    questions="Questions to this timeline",
    questions_note="Each question comes from a pattern described in learning reports. Do you recognise it, do you not, "
    "or do you not know? All three answers are good ones.",
    no_questions="None of the patterns shows in this timeline. That may also be because little was recorded.",
    more="And {n} other entries.",
    rule_text="(Threshold: {limits}. Where this comes from: {source}.)",
    chronology="Chronology",
    chronology_caption="Everything with a date, from early to late",
    nothing_dated="Nothing has a date yet.",
    undated="Without a date",
    undated_caption="Entries of which it is not known when they were",
    to_review="not yet checked",
    why_not="Nothing was done: {reason}",
    column_when="When",
    column_what="What",
    column_who="Who",
    column_source="Source",
    column_meaning="Meaning for the child",
    column_response="What followed",
    nowhere="For none of these entries is recorded: {what}.",
    column_date="Date",
    column_author="From",
    column_pages="Pages",
    column_used="Entries",
    sources="Sources",
    sources_caption="The documents this timeline comes from",
    copy_of="copy of {title}",
    missing="What is missing or contradicts",
    nothing_missing="Nothing has been noted here yet. "
    "That does not say that nothing is missing: go through the file for it.",
    contradiction="These cannot both be so: {one} and {other}.",
    silent="No entry comes from these sources: {titles}.",
    bare="{n} entries have no place in a source.",
    certainty={
        Certainty.CERTAIN: "This holds on every reading of the dates.",
        Certainty.POSSIBLE: "The dates are too vague to be sure.",
        Certainty.UNKNOWN: "What is needed to know this was not recorded.",
        Certainty.EXCLUDED: "",
    },
)


def words(language: Language) -> Words:
    return _NL if language == "nl" else _EN
