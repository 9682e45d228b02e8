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


class Audience(Term):
    """For whom something of a case is printed or taken along."""

    TEAM = "team", "het eigen team", "the own team"
    FAMILY = "family", "het gezin zelf", "the family itself"
    ORGANISATION = "organisation", "een organisatie buiten het team", "an organisation outside the team"


class ConsentForm(Term):
    """How a consent was given."""

    WRITTEN = "written", "op papier, ondertekend", "on paper, signed"
    DIGITAL = "digital", "digitaal", "digitally"
    SPOKEN = "spoken", "mondeling, door twee mensen gehoord", "spoken, heard by two people"


class Without(Term):
    """Why one word suffices where the law asks for two, or for another's (Jeugdwet 7.3; handbook section 3)."""

    SERIOUS_HARM = (
        "serious_harm",
        "vragen aan de ouders of voogd zou de jeugdige ernstig schaden",
        "asking the parents or guardian would seriously harm the young person",
    )
    PERSISTS = (
        "persists",
        "de jeugdige blijft dit weloverwogen wensen, ook nu de ouders of voogd niet instemmen",
        "the young person persists in a considered wish, though the parents or guardian do not agree",
    )
    UNABLE = (
        "unable",
        "de jeugdige kan zelf nog niet overzien wat dit betekent",
        "the young person cannot yet oversee what this means",
    )

    @property
    def by_the_young_person(self) -> bool:
        """Whether the young person's own word then does without that of the parents, and not the other way round."""
        return self is not Without.UNABLE


class CustodyKind(Term):
    """Why somebody decides for a child: as a parent with custody, or as guardian by a measure."""

    PARENT = "parent", "ouder met gezag", "parent with custody"
    GUARDIAN = "guardian", "voogd", "guardian"


class Origin(Term):
    """Where a source comes from (S1 ch. 6, S0 3.2): the file, or somebody who told it to the team."""

    FILE = "file", "stuk uit het dossier", "paper of the file"
    INTERVIEW = "interview", "verslag van een gesprek", "report of an interview"
    RECORDING = "recording", "uitwerking van een opname", "transcript of a recording"


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
