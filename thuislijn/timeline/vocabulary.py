# SPDX-License-Identifier: EUPL-1.2
"""The words of the field as closed lists: a stable code, a Dutch and an English label (`docs/glossary.md`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

Language = Literal["nl", "en"]


class Term(StrEnum):
    """A word of a closed list; its value is the code that files and settings hold."""

    nl: str
    en: str

    def __new__(cls, code: str, nl: str = "", en: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.nl, member.en = nl, en
        return member

    def label(self, language: Language) -> str:
        """What a screen shows in that language."""
        return self.nl if language == "nl" else self.en


class Answer(Term):
    """The three values: not recorded is not the same as not done (S1 ch. 6)."""

    YES = "yes", "ja", "yes"
    NO = "no", "nee", "no"
    UNKNOWN = "unknown", "onbekend", "unknown"


class PlaceType(Term):
    """Where a child lives, from least to most invasive (S0 6.1, S1, S4); `INDEPENDENT` is an exit, no rung."""

    HOME = "home", "thuis", "at home"
    NETWORK = "network", "netwerk", "network"
    PART_TIME = "part_time", "deeltijd of logeren", "part-time or respite"
    FOSTER_FAMILY = "foster_family", "pleeggezin", "foster family"
    FAMILY_HOME = "family_home", "gezinshuis", "family home"
    RESIDENTIAL_GROUP = "residential_group", "leefgroep", "residential group"
    TREATMENT_GROUP = "treatment_group", "behandelgroep", "treatment group"
    CLINIC = "clinic", "kliniek", "clinic"
    SECURE = "secure", "gesloten", "secure care"
    INDEPENDENT = "independent", "zelfstandig of begeleid wonen", "independent or supported living"
    UNKNOWN = "unknown", "onbekende plek", "unknown place"

    @property
    def rung(self) -> int | None:
        """Height on the place ladder, 0 (own family) to 8 (secure care); None off the ladder."""
        return LADDER.index(self) if self in LADDER else None

    @property
    def away_from_home(self) -> bool:
        """Whether a stay there is a placement: on the ladder above the own family."""
        return (self.rung or 0) > 0


LADDER: tuple[PlaceType, ...] = (
    PlaceType.HOME,
    PlaceType.NETWORK,
    PlaceType.PART_TIME,
    PlaceType.FOSTER_FAMILY,
    PlaceType.FAMILY_HOME,
    PlaceType.RESIDENTIAL_GROUP,
    PlaceType.TREATMENT_GROUP,
    PlaceType.CLINIC,
    PlaceType.SECURE,
)


class StayPurpose(Term):
    """What a stay is for; crisis is a purpose and not a rung."""

    LIVING = "living", "wonen", "living"
    TREATMENT = "treatment", "behandeling", "treatment"
    CRISIS = "crisis", "crisis", "crisis"
    RESPITE = "respite", "respijt", "respite"
    OBSERVATION = "observation", "observatie", "observation"
    SAFETY = "safety", "veiligheid", "safety"
    UNKNOWN = "unknown", "onbekend", "unknown"


class StayEnd(Term):
    """Why a stay ended."""

    PLANNED = "planned", "volgens plan", "as planned"
    BREAKDOWN = "breakdown", "vastgelopen", "broke down"
    CRISIS = "crisis", "door een crisis", "through a crisis"
    RETURN = "return", "terug naar huis", "return home"
    BEREAVEMENT = "bereavement", "door overlijden of ziekte", "through death or illness"
    DECISION = "decision", "besluit van rechter of instelling", "decision of court or agency"
    AGE = "age", "leeftijd bereikt", "reached the age"
    UNKNOWN = "unknown", "onbekend", "unknown"


class Reason(Term):
    """Why a decision was taken, something was extended, or something did not happen."""

    SAFETY = "safety", "veiligheid", "safety"
    WAITING = "waiting", "in afwachting van iets anders", "waiting for something else"
    NO_PLACE = "no_place", "geen andere plek", "no other place"
    RELIEF = "relief", "ouders ontlasten", "relief of the parents"
    FINANCE = "finance", "financiering of contract", "funding or contract"
    BEHAVIOUR = "behaviour", "gedrag", "behaviour"
    CIRCUMSTANCES = "circumstances", "omstandigheden van de verzorger", "circumstances of the carer"
    FAMILY_WISH = "family_wish", "wens van het gezin", "wish of the family"
    GOES_WELL = "goes_well", "het gaat goed", "it goes well"
    OTHER = "other", "anders", "other"
    UNKNOWN = "unknown", "onbekend", "unknown"


class HelpKind(Term):
    """What sort of help, coarse enough to compare (S1 3.2.2, S2 ch. 4)."""

    ADVICE = "advice", "advies of kortdurende opvoedhulp", "advice or brief parenting support"
    SOCIAL_WORK = "social_work", "maatschappelijk werk", "social work"
    FAMILY_SUPPORT = "family_support", "ambulante gezinsbegeleiding", "family support at home"
    FAMILY_TREATMENT = "family_treatment", "intensieve gezinsbehandeling", "intensive family treatment"
    SYSTEMIC_THERAPY = "systemic_therapy", "systeemtherapie", "systemic therapy"
    CHILD_THERAPY = "child_therapy", "behandeling jeugdige", "therapy for the child"
    PLAY_THERAPY = "play_therapy", "speel- of vaktherapie", "play or arts therapy"
    TRAUMA_TREATMENT = "trauma_treatment", "bewezen traumabehandeling", "proven trauma treatment"
    DIAGNOSTICS = "diagnostics", "diagnostiek", "diagnostics"
    PSYCHIATRY = "psychiatry", "psychiatrische behandeling", "psychiatric treatment"
    PARENT_TREATMENT = "parent_treatment", "behandeling ouder", "treatment of a parent"
    ADDICTION_CARE = "addiction_care", "verslavingszorg", "addiction care"
    DAY_TREATMENT = "day_treatment", "dagbehandeling", "day treatment"
    RESPITE = "respite", "logeren of respijtzorg", "respite care"
    FOSTER_SUPPORT = "foster_support", "pleegzorgbegeleiding", "foster care support"
    GROUP_TREATMENT = "group_treatment", "behandeling tijdens verblijf", "treatment during a stay"
    CRISIS_HELP = "crisis_help", "crisis- of spoedhulp", "crisis help"
    NETWORK_HELP = "network_help", "steun uit het netwerk", "support by the network"
    MENTOR = "mentor", "gekozen mentor (JIM)", "chosen mentor"
    SCHOOL_SUPPORT = "school_support", "hulp op school", "support at school"
    DEBT_HELP = "debt_help", "schuldhulp", "debt help"
    HOUSING_HELP = "housing_help", "hulp bij wonen", "help with housing"
    AFTERCARE = "aftercare", "nazorg", "after-care"
    OTHER = "other", "andere hulp", "other help"


class HelpAim(Term):
    """At whom help is aimed."""

    CHILD = "child", "de jeugdige", "the child"
    PARENT = "parent", "een ouder", "a parent"
    RELATION = "relation", "de relatie ouder en kind", "the relation of parent and child"
    FAMILY = "family", "het gezin", "the family"
    UNKNOWN = "unknown", "onbekend", "unknown"


class HelpState(Term):
    """How far help came."""

    ASKED = "asked", "gevraagd", "asked for"
    WAITING = "waiting", "wachten", "waiting"
    REJECTED = "rejected", "afgewezen", "rejected"
    WITHDRAWN = "withdrawn", "ingetrokken", "withdrawn"
    RUNNING = "running", "loopt", "running"
    ON_HOLD = "on_hold", "in de wacht", "on hold"
    ENDED = "ended", "beëindigd", "ended"
    UNKNOWN = "unknown", "onbekend", "unknown"


class IntakeResult(Term):
    ACCEPTED = "accepted", "aangenomen", "accepted"
    REJECTED = "rejected", "afgewezen", "rejected"
    REDIRECTED = "redirected", "warm doorverwezen", "redirected with a warm handover"
    UNKNOWN = "unknown", "onbekend", "unknown"


class Outcome(Term):
    """What came of help, a stay or an action."""

    HELPED = "helped", "hielp", "helped"
    PARTLY = "partly", "hielp ten dele", "helped in part"
    NO_EFFECT = "no_effect", "geen effect", "no effect"
    WORSE = "worse", "werd erger", "became worse"
    BROKEN_OFF = "broken_off", "afgebroken", "broken off"
    UNKNOWN = "unknown", "onbekend", "unknown"


class Intensity(Term):
    LIGHT = "light", "licht", "light"
    MEDIUM = "medium", "middel", "medium"
    HEAVY = "heavy", "intensief", "intensive"
    UNKNOWN = "unknown", "onbekend", "unknown"


class FundingLaw(Term):
    JEUGDWET = "jeugdwet", "Jeugdwet", "Youth Act"
    WMO = "wmo", "Wmo", "Social Support Act"
    ZVW = "zvw", "Zorgverzekeringswet", "Health Insurance Act"
    WLZ = "wlz", "Wet langdurige zorg", "Long-term Care Act"
    PARTICIPATION = "participation", "Participatiewet", "Participation Act"
    EDUCATION = "education", "onderwijs", "education"
    UNKNOWN = "unknown", "onbekend", "unknown"


class MeasureKind(Term):
    """Legal measures; the official codes of the first five stand in `code_lists/`."""

    SUPERVISION = "supervision", "ondertoezichtstelling (OTS)", "supervision order (OTS)"
    PROVISIONAL_SUPERVISION = (
        "provisional_supervision",
        "voorlopige ondertoezichtstelling (VOTS)",
        "provisional supervision order",
    )
    GUARDIANSHIP = "guardianship", "voogdij", "guardianship"
    PROVISIONAL_GUARDIANSHIP = "provisional_guardianship", "voorlopige voogdij", "provisional guardianship"
    TEMPORARY_GUARDIANSHIP = "temporary_guardianship", "tijdelijke voogdij", "temporary guardianship"
    PLACEMENT_ORDER = (
        "placement_order",
        "machtiging uithuisplaatsing (MUHP)",
        "court authorisation for placement",
    )
    SECURE_ORDER = "secure_order", "machtiging gesloten jeugdhulp", "authorisation for secure care"
    EXCLUSION_ORDER = "exclusion_order", "huisverbod", "temporary exclusion order"
    MENTAL_HEALTH_ORDER = "mental_health_order", "zorgmachtiging", "mental health care order"
    PROBATION = "probation", "jeugdreclassering", "youth probation"
    OTHER = "other", "andere maatregel", "other measure"


class SchoolState(Term):
    ATTENDING = "attending", "gaat naar school", "attends school"
    PARTIAL = "partial", "gaat deels naar school", "attends in part"
    ALTERNATIVE = "alternative", "onderwijs bij zorg of behandeling", "education within care"
    ABSENT = "absent", "gaat niet naar school", "does not attend"
    REFUSING = "refusing", "weigert naar school te gaan", "refuses school"
    SUSPENDED = "suspended", "geschorst of verwijderd", "suspended or expelled"
    EXEMPT = "exempt", "vrijgesteld", "exempt"
    UNKNOWN = "unknown", "onbekend", "unknown"

    @property
    def without_education(self) -> bool:
        return self in (SchoolState.ABSENT, SchoolState.REFUSING, SchoolState.SUSPENDED)


class Role(Term):
    """In what role a professional or organisation is involved."""

    COORDINATOR = "coordinator", "regisseur", "coordinator"
    CONTACT_PERSON = "contact_person", "vast aanspreekpunt", "contact person"
    GUARDIAN = "guardian", "jeugdbeschermer of voogd", "youth protection worker or guardian"
    YOUTH_CONSULTANT = "youth_consultant", "jeugdconsulent", "youth consultant"
    SUPPORT_WORKER = "support_worker", "begeleider", "support worker"
    THERAPIST = "therapist", "behandelaar", "therapist"
    BEHAVIOURAL_SCIENTIST = "behavioural_scientist", "gedragswetenschapper", "behavioural scientist"
    GROUP_WORKER = "group_worker", "groepsleider of mentor op de groep", "group worker"
    FOSTER_CARE_WORKER = "foster_care_worker", "pleegzorgbegeleider", "foster care worker"
    SCHOOL = "school", "school", "school"
    ATTENDANCE_OFFICER = "attendance_officer", "leerplichtambtenaar", "school attendance officer"
    DOCTOR = "doctor", "arts", "doctor"
    POLICE = "police", "politie", "police"
    INVESTIGATOR = "investigator", "onderzoeker (Raad, Veilig Thuis)", "investigator (Council, Veilig Thuis)"
    COURT = "court", "rechter", "court"
    MENTOR = "mentor", "gekozen mentor (JIM)", "chosen mentor"
    OTHER = "other", "andere betrokkene", "other"


class EventKind(Term):
    LIFE_EVENT = "life_event", "levensgebeurtenis", "life event"
    CIRCUMSTANCE = "circumstance", "omstandigheid", "circumstance"
    CONCERN = "concern", "zorg of signaal", "concern or signal"
    REPORT = "report", "melding", "report"
    INCIDENT = "incident", "incident", "incident"
    ACTION = "action", "actie", "action"
    HANDOVER = "handover", "overdracht", "handover"
    BEHAVIOUR = "behaviour", "gedrag", "behaviour"
    JUSTICE = "justice", "politie en justitie", "police and justice"
    STRENGTH = "strength", "wat goed gaat", "strength"
    OTHER = "other", "anders", "other"


class LifeEvent(Term):
    """Turning points in a life that S0 4.2 and S1 name as followed by new or worse problems."""

    BIRTH = "birth", "geboorte", "birth"
    DEATH = "death", "overlijden", "death"
    DIVORCE = "divorce", "scheiding", "divorce or separation"
    NEW_PARTNER = "new_partner", "nieuwe partner", "new partner"
    MOVE = "move", "verhuizing", "move"
    SCHOOL_CHANGE = "school_change", "schoolwisseling", "change of school"
    PUBERTY = "puberty", "puberteit", "puberty"
    JOB_LOSS = "job_loss", "verlies van werk", "loss of work"
    MONEY_LOSS = "money_loss", "schulden of inkomensverlies", "debts or loss of income"
    EVICTION = "eviction", "woning kwijt", "loss of the home"
    ILLNESS = "illness", "ziekte of opname", "illness or admission"
    DETENTION = "detention", "detentie", "detention"
    PARENT_LEFT = "parent_left", "ouder vertrokken", "a parent left"
    MIGRATION = "migration", "migratie", "migration"
    ADOPTION = "adoption", "adoptie", "adoption"
    OTHER = "other", "andere gebeurtenis", "other life event"


class Marker(Term):
    """A serious matter that an entry records about someone; several lenses ask what was known when."""

    AUTISM = "autism", "autisme", "autism"
    ADHD = "adhd", "ADHD", "ADHD"
    INTELLECTUAL_DISABILITY = (
        "intellectual_disability",
        "verstandelijke beperking (LVB)",
        "intellectual disability",
    )
    ATTACHMENT = "attachment", "hechtingsproblematiek", "attachment problems"
    TRAUMA = "trauma", "trauma of PTSS", "trauma or PTSD"
    DEPRESSION = "depression", "depressie", "depression"
    PSYCHIATRY = "psychiatry", "psychiatrische problematiek", "psychiatric problems"
    ADDICTION = "addiction", "verslaving", "addiction"
    DOMESTIC_VIOLENCE = "domestic_violence", "huiselijk geweld", "domestic violence"
    ABUSE = "abuse", "kindermishandeling", "child abuse"
    SEXUAL_ABUSE = "sexual_abuse", "seksueel misbruik", "sexual abuse"
    NEGLECT = "neglect", "verwaarlozing", "neglect"
    ADOPTION = "adoption", "adoptie", "adoption"
    YOUNG_PARENT = "young_parent", "jonge kwetsbare ouder", "young vulnerable parent"
    HOMELESSNESS = "homelessness", "geen vaste woonplek", "no fixed address"
    DEBTS = "debts", "schulden", "debts"
    CONFLICT = "conflict", "conflict tussen ouders", "conflict between parents"
    AGGRESSION = "aggression", "agressie", "aggression"
    RUNNING_AWAY = "running_away", "weglopen", "running away"
    SCHOOL_REFUSAL = "school_refusal", "schoolweigering", "school refusal"
    DELINQUENCY = "delinquency", "delinquent gedrag", "delinquent behaviour"
    SELF_HARM = "self_harm", "zelfbeschadiging of suïcidaliteit", "self-harm or suicidality"
    EXHAUSTION = "exhaustion", "uitputting van de verzorger", "exhaustion of the carer"
    WEAPON = "weapon", "wapen of dreigen daarmee", "weapon, or threat with one"
    ACUTE_DANGER = "acute_danger", "acuut gevaar", "acute danger"
    OTHER = "other", "ander probleem", "other problem"


class DiagnosisStatus(Term):
    HYPOTHESIS = "hypothesis", "werkhypothese", "working hypothesis"
    ESTABLISHED = "established", "vastgesteld", "established"
    WITHDRAWN = "withdrawn", "ingetrokken of niet bevestigd", "withdrawn or not confirmed"
    REPLACED = "replaced", "vervangen", "replaced"
    RENAMED = "renamed", "andere naam voor hetzelfde", "new name for the same"


class DecisionKind(Term):
    PLACEMENT = "placement", "uithuisplaatsing", "placement out of home"
    MOVE = "move", "overplaatsing", "move to another place"
    RETURN = "return", "terugplaatsing", "return home"
    EXTENSION = "extension", "verlenging", "extension"
    MEASURE = "measure", "maatregel", "legal measure"
    HELP = "help", "inzet van hulp", "start of help"
    END_HELP = "end_help", "einde van hulp", "end of help"
    SCALING_DOWN = "scaling_down", "afschalen", "scaling down"
    PERSPECTIVE = "perspective", "perspectief", "perspective"
    OTHER = "other", "ander besluit", "other decision"


class AlternativeKind(Term):
    """Options that a decision for a placement can be weighed against (S2 4.1)."""

    HELP_AT_HOME = "help_at_home", "hulp thuis", "help at home"
    NETWORK = "network", "netwerk", "network"
    PART_TIME = "part_time", "deeltijd", "part-time"
    FAMILY_ADMISSION = "family_admission", "gezinsopname", "admission of the whole family"
    LIGHTER_PLACE = "lighter_place", "lichtere plek", "a lighter place"
    PRACTICAL = "practical", "praktische of financiële steun", "practical or financial support"
    WAITING = "waiting", "nu niets doen", "doing nothing for now"
    OTHER = "other", "anders", "other"


class AlternativeStatus(Term):
    NAMED = "named", "genoemd", "named"
    EXPLORED = "explored", "verkend", "explored"
    TRIED = "tried", "geprobeerd", "tried"
    REFUSED = "refused", "geweigerd", "refused"
    CHOSEN = "chosen", "gekozen", "chosen"


class ContactForm(Term):
    VISIT = "visit", "bezoek", "visit"
    WEEKEND = "weekend", "weekend of nachten thuis", "weekend or nights at home"
    PHONE = "phone", "bellen of schrijven", "phone or letters"
    PROFESSIONAL = "professional", "contact met hulpverlener", "contact with a professional"
    UNKNOWN = "unknown", "onbekend", "unknown"


class PlanKind(Term):
    PERSPECTIVE = "perspective", "perspectief", "perspective"
    RETURN = "return", "plan voor terugkeer", "plan for return"
    FAMILY_PLAN = "family_plan", "gezinsplan", "family plan"
    SAFETY = "safety", "veiligheidsplan", "safety plan"
    SCALING_DOWN = "scaling_down", "plan om af te schalen", "plan to scale down"
    AFTER_18 = "after_18", "plan voor na achttien", "plan for after eighteen"
    FOLLOW_UP = "follow_up", "nazorgafspraak", "agreement to follow up"
    OTHER = "other", "ander plan", "other plan"


class LifeDomain(Term):
    """Nine life domains (S1 ch. 1)."""

    HOUSING = "housing", "wonen", "housing"
    DAYTIME = "daytime", "dagbesteding en werk", "daytime activities and work"
    INCOME = "income", "inkomen en schulden", "income and debts"
    HEALTH = "health", "gezondheid", "health"
    SOCIAL = "social", "sociale contacten", "social contacts"
    DEVELOPMENT = "development", "ontwikkeling en ontplooiing", "development"
    UPBRINGING = "upbringing", "opvoeden en opgroeien", "upbringing"
    LEISURE = "leisure", "vrije tijd", "leisure"
    SAFETY = "safety", "veiligheid", "safety"


class Carrier(Term):
    """Who carries a life domain."""

    FAMILY = "family", "gezin", "family"
    YOUNG_PERSON = "young_person", "jeugdige zelf", "the young person"
    NETWORK = "network", "netwerk", "network"
    SCHOOL = "school", "school", "school"
    CARE = "care", "zorg", "care"


class Perspective(Term):
    """From whose point of view something is told."""

    PARENT = "parent", "ouder", "parent"
    YOUNG_PERSON = "young_person", "jeugdige", "young person"
    NETWORK = "network", "netwerk", "network"
    PROFESSIONAL = "professional", "professional", "professional"
    FILE = "file", "dossier", "file"
    RESEARCHER = "researcher", "onderzoeker", "researcher"


class Standing(Term):
    """Whether those concerned agree about an entry."""

    AGREED = "agreed", "hierover eens", "agreed"
    DISPUTED = "disputed", "betwist", "disputed"
    UNKNOWN = "unknown", "niet gevraagd", "not asked"


class Effect(Term):
    """What an entry meant for the child."""

    GOOD = "good", "goed", "good"
    BAD = "bad", "slecht", "bad"
    MIXED = "mixed", "wisselend", "mixed"
    UNKNOWN = "unknown", "onbekend", "unknown"


class Modality(Term):
    """Whether a source states something as fact."""

    ACTUAL = "actual", "feit", "fact"
    NEGATED = "negated", "ontkend", "negated"
    SUSPECTED = "suspected", "vermoed", "suspected"
    HYPOTHETICAL = "hypothetical", "plan, advies of 'had gemoeten'", "plan, advice or counterfactual"
    GENERIC = "generic", "algemeen", "general"


class PersonRole(Term):
    """Who someone is in the family as seen from the children."""

    CHILD = "child", "jeugdige", "child"
    MOTHER = "mother", "moeder", "mother"
    FATHER = "father", "vader", "father"
    PARENT = "parent", "ouder", "parent"
    STEP_PARENT = "step_parent", "stiefouder", "step-parent"
    FOSTER_PARENT = "foster_parent", "pleegouder", "foster parent"
    GRANDPARENT = "grandparent", "grootouder", "grandparent"
    RELATIVE = "relative", "familielid", "relative"
    NETWORK = "network", "netwerk", "network"
    PROFESSIONAL = "professional", "professional", "professional"
    OTHER = "other", "ander", "other"

    @property
    def is_parent(self) -> bool:
        return self in (PersonRole.MOTHER, PersonRole.FATHER, PersonRole.PARENT)


class RelationKind(Term):
    """`of` stands in this relation to `to`: `PARENT` reads 'of is a parent of to'."""

    PARENT = "parent", "ouder van", "parent of"
    ADOPTIVE_PARENT = "adoptive_parent", "adoptieouder van", "adoptive parent of"
    STEP_PARENT = "step_parent", "stiefouder van", "step-parent of"
    FOSTER_PARENT = "foster_parent", "pleegouder van", "foster parent of"
    PARTNER = "partner", "partner van", "partner of"
    GRANDPARENT = "grandparent", "grootouder van", "grandparent of"
    RELATIVE = "relative", "familie van", "relative of"
    FRIEND = "friend", "bekende van", "friend of"


class Closeness(Term):
    """How near somebody of the network is to the family, as the family says itself."""

    INNER = "inner", "heel dichtbij", "very close"
    NEAR = "near", "dichtbij", "close"
    OUTER = "outer", "verder weg", "further away"
    UNKNOWN = "unknown", "onbekend", "unknown"


class Tie(Term):
    """How the contact with somebody of the network is."""

    STRONG = "strong", "steunend", "supportive"
    WEAK = "weak", "los", "loose"
    TENSE = "tense", "gespannen", "tense"
    BROKEN = "broken", "verbroken", "broken"
    UNKNOWN = "unknown", "onbekend", "unknown"


class OrganisationKind(Term):
    MUNICIPALITY = "municipality", "gemeente", "municipality"
    CERTIFIED_AGENCY = "certified_agency", "gecertificeerde instelling (GI)", "certified agency (GI)"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis of AMK", "Veilig Thuis (reporting centre)"
    CHILD_PROTECTION_COUNCIL = (
        "child_protection_council",
        "Raad voor de Kinderbescherming",
        "Child Protection Council",
    )
    COURT = "court", "rechtbank", "court"
    YOUTH_CARE = "youth_care", "jeugdhulpaanbieder", "youth care provider"
    MENTAL_HEALTH = "mental_health", "ggz-instelling", "mental health provider"
    FOSTER_CARE = "foster_care", "pleegzorgorganisatie", "foster care organisation"
    SCHOOL = "school", "school", "school"
    POLICE = "police", "politie", "police"
    HEALTH = "health", "arts of ziekenhuis", "doctor or hospital"
    SOCIAL_WORK = "social_work", "maatschappelijk werk", "social work"
    OTHER = "other", "andere organisatie", "other organisation"
