# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of the store, as terms with a Dutch and an English label (handbook section 4)."""

from __future__ import annotations

from typing import TypeVar

from thuislijn.timeline.vocabulary import Term

TermT = TypeVar("TermT", bound=Term)


def choices(terms: type[TermT]) -> list[tuple[str, str]]:
    """Code and Dutch label of each term: what a column may hold. Screens take the label of their own language."""
    return [(term.value, term.nl) for term in terms]


class ProgrammeRole(Term):
    """What somebody does in a programme (S0 ch. 2, S1 2.2, S3). The administrator of the installation has none."""

    FACILITATOR = "facilitator", "actieleerfacilitator", "facilitator"
    RESEARCHER = "researcher", "onderzoeker", "researcher"
    TEAM_MEMBER = "team_member", "lid van een uitvoeringsteam", "team member"
    LIVED_EXPERIENCE = "lived_experience", "ervaringsdeskundige", "lived-experience expert"
    PROJECT_GROUP = "project_group", "lid van de projectgroep", "project group member"
    ANALYST = "analyst", "regionaal analist", "regional analyst"

    @property
    def works_in_a_team(self) -> bool:
        """Whether the role sees the cases of one team, and not those of the whole programme."""
        return self in (ProgrammeRole.TEAM_MEMBER, ProgrammeRole.LIVED_EXPERIENCE)


class CaseStatus(Term):
    """How far a case is (S0 4.1)."""

    RUNNING = "running", "loopt", "running"
    FINISHED = "finished", "afgerond", "finished"
    REOPENED = "reopened", "opnieuw geopend", "re-opened"


class BroughtInBy(Term):
    """Who brought a case in (S0 4.1)."""

    YOUTH_CONSULTANT = "youth_consultant", "jeugdconsulent", "youth consultant"
    BEHAVIOURAL_SCIENTIST = "behavioural_scientist", "gedragswetenschapper", "behavioural scientist"
    GUARDIAN = "guardian", "gezinsvoogd", "guardian"
    CARE_COORDINATOR = "care_coordinator", "zorgcoördinator", "care coordinator"
    FAMILY = "family", "het gezin zelf", "the family itself"
    OTHER = "other", "iemand anders", "somebody else"


class Purpose(Term):
    """What a consent is for (S0 3.2, S1 2.2)."""

    FILE = "file", "het dossier bekijken", "looking at the file"
    INTERVIEW = "interview", "een gesprek voeren", "being interviewed"
    RECORDING = "recording", "een gesprek opnemen", "recording a conversation"
    SHARING = "sharing", "delen met genoemde organisaties", "sharing with named organisations"


class ConsentForm(Term):
    """How a consent was given."""

    WRITTEN = "written", "op papier, ondertekend", "on paper, signed"
    DIGITAL = "digital", "digitaal", "digitally"
    SPOKEN = "spoken", "mondeling, door twee mensen gehoord", "spoken, heard by two people"


class SourceState(Term):
    """How far the reading of an uploaded file is."""

    WAITING = "waiting", "wacht", "waiting"
    READING = "reading", "wordt gelezen", "being read"
    READ = "read", "gelezen", "read"
    FAILED = "failed", "niet gelezen", "not read"
    COPY = "copy", "kopie van een andere bron", "copy of another source"


class CardState(Term):
    """What a person decided about a proposal."""

    OPEN = "open", "te bekijken", "to review"
    ACCEPTED = "accepted", "overgenomen", "accepted"
    CORRECTED = "corrected", "verbeterd overgenomen", "accepted with corrections"
    MERGED = "merged", "samengevoegd", "merged"
    SPLIT = "split", "gesplitst", "split"
    REJECTED = "rejected", "afgewezen", "rejected"


class Recognition(Term):
    """What a team says of a finding: a question, not a verdict (handbook rule 2)."""

    RECOGNISED = "recognised", "herkend", "recognised"
    NOT_RECOGNISED = "not_recognised", "niet herkend", "not recognised"
    DONT_KNOW = "dont_know", "weten we niet", "don't know"


class Act(Term):
    """What a log row tells of, in the manner of NEN 7513."""

    CREATE = "create", "maakte", "created"
    READ = "read", "bekeek", "looked at"
    CHANGE = "change", "veranderde", "changed"
    DELETE = "delete", "verwijderde", "deleted"
    SEARCH = "search", "zocht in", "searched"
    PRINT = "print", "drukte af", "printed"
    EXPORT = "export", "nam mee als bestand", "exported"
    SIGN_IN = "sign_in", "meldde zich aan", "signed in"
    SIGN_OUT = "sign_out", "meldde zich af", "signed out"
    REFUSED = "refused", "werd geweigerd bij", "was refused"
