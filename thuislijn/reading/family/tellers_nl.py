# SPDX-License-Identifier: EUPL-1.2
"""Who tells it: the writer of a letter or mail where that is one of the family, or whom a sentence quotes.

'Volgens vader ...' and 'moeder vertelt dat ...' are accounts of parents, whoever wrote them down (handbook rule 4;
S0 sets 'according to parents' beside 'according to professionals'). What nobody is named for is the file's own account.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.messages.messages import Message
from thuislijn.reading.people.persons_nl import ROLES
from thuislijn.timeline.family import Person
from thuislijn.timeline.sources import Account
from thuislijn.timeline.vocabulary import PersonRole, Perspective

_LAST_LINES = 8  # the footer of a page may stand below a signature
_LONGEST_SIGNATURE = 45
_CLOSING = re.compile(
    r"^(?:met |veel |de )?(?:dikke |vriendelijke |lieve )*(?:groet(?:en|jes)?|kus(?:sen|jes)?|liefs|hartelijk)\b[ ,]*"
    r"(?:van\b)?",
    re.I,
)
_HEAD = 240  # characters of a text within which it may say whose story it is
_BY = re.compile(r"(?:\bdoor|, van|^van) ((?:[A-Z][\w'-]+\.?)(?: (?:van |de |der |den )*[A-Z][\w'-]*\.?){0,2})")
_FIRST_PERSON = re.compile(r"\b(?:ik|mij|mijn|m'n)\b", re.I)
_OWN_ROW = re.compile(r"\| ?ik ?\|")  # in messages that a parent copied out, the other rows are of somebody else
_CHAT = re.compile(r"\b\d{1,2}:\d\d [A-Z][\w ]{1,25}:")
_OFTEN = 3  # times 'ik' that make a text the story of the one who signs it
_I_AM = re.compile(r"\b(?:Ik ben|Ik heet|Mijn naam is|ik ben|ik heet) ([A-Z][\w'-]+)")

_SAYS = (
    r"(?:vertel(?:t|de|den|len)|zeg(?:t|gen)|zei(?:den)?|(?:geeft|gaf|geven) (?:\w+ )?aan|meld(?:t|de|den|en)"
    r"|schrij(?:ft|ven)|schreef|noem(?:t|de|en|den)|vind(?:t|en)|vond(?:en)?|herken(?:t|de|nen)|ervaart|ervoer"
    r"|ontken(?:t|de)|erken(?:t|de)|verklaar(?:t|de)|stel(?:t|de|len)|benoem(?:t|de|en)|leg(?:t|de) uit)"
)
_FAMILY = (
    r"(?:de )?(?:moeder|vader|ouders|oma|opa|grootmoeder|grootvader|tante|oom|stiefvader|stiefmoeder"
    r"|[A-ZÀ-Þ][a-zà-ÿ'-]+)"
)
_AT_WORK = "|".join(
    word_set(
        """
    leerkracht meester juf mentor school directeur intern.begeleider gezinscoach gezinsvoogd voogd jeugdbeschermer
    jeugdconsulent consulent wijkteam huisarts kinderarts jeugdarts psycholoog psychiater therapeut behandelaar
    gedragswetenschapper groepsleiding pedagogisch.medewerker leerplichtambtenaar wijkagent politie raadsonderzoeker
    verloskundige
    """
    )
)
_PROFESSIONAL = rf"(?:de |het |mijn |onze |zijn |haar )?(?:[a-z]+e )?(?:{_AT_WORK})"
_FAMILY_SAYS = re.compile(rf"^\W*(?:Volgens ({_FAMILY})\b|({_FAMILY})(?: [A-ZÀ-Þ][\w'-]+)? {_SAYS}\b)", re.M)
_FAMILY_LOW = re.compile(rf"\b(?:volgens (moeder|vader|ouders|oma|opa)\b|(moeder|vader|ouders) {_SAYS}\b)", re.I)
_WORK_SAYS = re.compile(rf"^\W*(?:Volgens ({_PROFESSIONAL})\b|({_PROFESSIONAL}) {_SAYS}\b)", re.I)

_PERSPECTIVES = {
    PersonRole.CHILD: Perspective.YOUNG_PERSON,
    PersonRole.MOTHER: Perspective.PARENT,
    PersonRole.FATHER: Perspective.PARENT,
    PersonRole.PARENT: Perspective.PARENT,
    PersonRole.STEP_PARENT: Perspective.PARENT,
    PersonRole.GRANDPARENT: Perspective.NETWORK,
    PersonRole.RELATIVE: Perspective.NETWORK,
    PersonRole.NETWORK: Perspective.NETWORK,
}


def writer_of(message: Message, text: str, family: FamilyFound) -> str:
    """The id of the family member who wrote a message: by its head, its signature or its first words; '' for others."""
    if message.writer:
        return family.called(message.writer)
    if len(_FIRST_PERSON.findall(text)) < _OFTEN or len(_CHAT.findall(text)) >= _OFTEN:
        return ""
    for found in (*_BY.finditer(text, 0, _HEAD), *_I_AM.finditer(text)):
        if id := family.called(found[1]):
            return id
    return _signed(text, family)


def _signed(text: str, family: FamilyFound) -> str:
    """By a name on a line of its own near the end; 'mama' counts as the last line or behind a greeting only."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][-_LAST_LINES:]
    for line in reversed(lines):
        signature = _CLOSING.sub("", line).strip(" ,.")
        role = " " not in signature and signature == line and signature.casefold() in ROLES and line != lines[-1]
        if (
            0 < len(signature) <= _LONGEST_SIGNATURE
            and "|" not in line
            and not role
            and (id := family.called(signature))
        ):
            return id
    return ""


def account_of(sentence: str, writer: str, family: FamilyFound) -> Account:
    """Who tells a sentence: whom it quotes, else the writer where that is one of the family, else the file."""
    quoted = _FAMILY_SAYS.search(sentence) or _FAMILY_LOW.search(sentence)
    if quoted:
        found = _of_persons(_persons(quoted[1] or quoted[2], writer, family))
        if found is not None:
            return found
    at_work = _WORK_SAYS.search(sentence)
    if at_work:
        return Account(perspective=Perspective.PROFESSIONAL, who=(at_work[1] or at_work[2]).strip().lower())
    if writer not in family.persons or ("|" in sentence and not _OWN_ROW.search(sentence)):
        return Account()
    return _of_persons((family.persons[writer],)) or Account()


def _persons(words: str, writer: str, family: FamilyFound) -> tuple[Person, ...]:
    word = words.removeprefix("de ").removeprefix("De ")
    return tuple(family.persons[id] for id in family.resolve((word,), "", writer))


def _of_persons(persons: Sequence[Person]) -> Account | None:
    """The account of one person, or of both parents together."""
    views = {_PERSPECTIVES.get(person.role) for person in persons}
    if len(views) != 1:
        return None
    view = views.pop()
    if view is None:
        return None
    return Account(perspective=view, who=persons[0].id if len(persons) == 1 else "")
