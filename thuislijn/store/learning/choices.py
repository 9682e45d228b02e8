# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of what a team writes down while it learns: meetings, rethinking, explanation, safety, plan."""

from __future__ import annotations

from thuislijn.timeline.vocabulary import Term


class MeetingState(Term):
    """How far a meeting is."""

    PLANNED = "planned", "gepland", "planned"
    RUNNING = "running", "bezig", "going on"
    HELD = "held", "gehouden", "held"
    CANCELLED = "cancelled", "gaat niet door", "cancelled"


class MeetingRole(Term):
    """What somebody does in one meeting (S0 3.2, S1 2.1.2, S3)."""

    FACILITATOR = "facilitator", "actieleerfacilitator", "facilitator"
    RETHINKER = "rethinker", "omdenker", "rethinker"
    OBSERVER = "observer", "observator", "observer"
    TYPIST = "typist", "typt mee", "typist"
    BRINGS_IN = "brings_in", "brengt de casus in", "brings the case in"
    LIVED_EXPERIENCE = "lived_experience", "ervaringsdeskundige", "lived-experience expert"
    TEAM_MEMBER = "team_member", "teamlid", "team member"
    GUEST = "guest", "gast", "guest"
    PARENT = "parent", "ouder", "parent"
    YOUNG_PERSON = "young_person", "jeugdige", "young person"

    @property
    def of_the_family(self) -> bool:
        """Whether somebody comes as the family it is about, and sees the screen meant for them."""
        return self in (MeetingRole.PARENT, MeetingRole.YOUNG_PERSON)


class Prompt(Term):
    """What a rethinking card asks: first how it went (S0 3.2, S1 4.1), then the eleven questions (S1 4.3.3).

    The labels name the question; `web/rethinking/words.py` puts it in whole sentences.
    """

    HOW = "how", "hoe het zo kwam", "how it came about"
    KNOWN_THEN = "known_then", "wat men toen wist", "what was known then"
    KNOWN_NOW = "known_now", "wat we nu weten", "what we know now"
    TRACEABLE = "traceable", "de redenering", "the reasoning"
    FITTED = "fitted", "paste het", "did it fit"
    WISHED = "wished", "wat we zouden willen", "what we would want"
    QUESTION = "question", "de hulpvraag", "the question"
    WHOSE = "whose", "van wie", "whose"
    MUST_CHANGE = "must_change", "wat er anders moet", "what has to change"
    PERSPECTIVE = "perspective", "waar het heen gaat", "where it is going"
    WHAT_WORKS = "what_works", "wat bewezen helpt", "what is proven to help"
    WAY = "way", "hoe het anders kan", "how it can change"
    FEAR = "fear", "waar we bang voor zijn", "what we are afraid of"
    NOT_DOING = "not_doing", "als we het niet doen", "if we do not do it"
    NO_PLACEMENT = "no_placement", "als uit huis niet kon", "if a placement were impossible"
    NO_CARE = "no_care", "als er geen verblijf was", "if there were no residential care"
    NO_UNLESS = "no_unless", "nee, tenzij", "no, unless"

    @property
    def of_the_eleven(self) -> bool:
        """Whether it is one of the eleven questions of rethinking."""
        return list(Prompt).index(self) >= list(Prompt).index(Prompt.QUESTION)


class Fit(Term):
    """Whether a decision fitted the question of that moment, according to somebody."""

    YES = "yes", "paste", "fitted"
    PARTLY = "partly", "paste deels", "fitted in part"
    NO = "no", "paste niet", "did not fit"
    UNKNOWN = "unknown", "weten we niet", "don't know"


class FactorGroup(Term):
    """Where a factor of the explanation lies (S2 3.1)."""

    CHILD = "child", "jeugdige", "child"
    PARENTS = "parents", "ouders", "parents"
    SURROUNDINGS = "surroundings", "omgeving", "surroundings"


class FactorPart(Term):
    """What a factor does (S0 6.1, S2 3.1)."""

    STARTED = "started", "waardoor het begon", "what started it"
    KEEPS_GOING = "keeps_going", "wat het in stand houdt", "what keeps it going"
    MAKES_WORSE = "makes_worse", "wat het erger maakt", "what makes it worse"
    GOES_WELL = "goes_well", "wat al goed gaat", "what already goes well"


class LinkKind(Term):
    """What one factor does to another."""

    FEEDS = "feeds", "versterkt", "feeds"
    EASES = "eases", "verzacht", "eases"


class View(Term):
    """How somebody sees a factor; no row means not asked yet."""

    AGREES = "agrees", "eens", "agrees"
    DIFFERS = "differs", "ziet het anders", "sees it differently"


class SafetyPart(Term):
    """The steps of working on safety together (S2 3.2, box 3.1)."""

    CONCERN = "concern", "grootste zorg", "greatest concern"
    IMMEDIATE = "immediate", "afspraak voor nu", "agreement for now"
    DRIVER = "driver", "wat het aandrijft", "what drives it"
    RECOVERY = "recovery", "herstel", "recovery"


class PlanSide(Term):
    """Who does an action of the plan."""

    FAMILY = "family", "gezin", "family"
    NETWORK = "network", "netwerk", "network"
    PROFESSIONAL = "professional", "hulpverlener", "professional"


class ActionState(Term):
    """What came of an action."""

    OPEN = "open", "loopt", "open"
    KEPT = "kept", "gedaan", "kept"
    CHANGED = "changed", "anders geworden", "changed"
    STUCK = "stuck", "vastgelopen", "stuck"


class RecordState(Term):
    """How far a decision record is."""

    WEIGHING = "weighing", "in overweging", "being weighed"
    NOT_PLACED = "not_placed", "geen plaatsing", "no placement"
    PLACED = "placed", "wel plaatsing", "placement"
