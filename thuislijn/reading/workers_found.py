# SPDX-License-Identifier: EUPL-1.2
"""Who worked with the family, in what role and when: from signatures, lists of those present, 'Jeugdbeschermer: mw. X'.

A paper shows that somebody was there on its day, and no more than that; 'sinds 1 november 2015' says since when. So an
entry runs from the first day to the last on which papers show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thuislijn.reading.bodies import Bodies
from thuislijn.reading.family_found import FamilyFound
from thuislijn.reading.message_read import MessageRead
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute
from thuislijn.reading.time_nl.values import Role as TimeRole
from thuislijn.reading.tokens import Span, tokenise
from thuislijn.timeline.items import Involvement
from thuislijn.timeline.moment import Day, Moment, Period
from thuislijn.timeline.sources import Passage
from thuislijn.timeline.vocabulary import OrganisationKind as Kind
from thuislijn.timeline.vocabulary import Role

_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.GUARDIAN, r"jeugdbeschermer|jb|gezinsvoogd(?:es)?|gezinsmanager|jeugdzorgwerker|voogd(?:es)?"),
    (Role.YOUTH_CONSULTANT, r"jeugdconsulent|consulent jeugd"),
    (Role.COORDINATOR, r"casusregisseur|regisseur|zorgcoördinator van het gezin|procesregisseur"),
    (Role.FOSTER_CARE_WORKER, r"pleegzorgbegeleid(?:er|ster)|pleegzorgwerker|begeleider pleegzorg"),
    (Role.BEHAVIOURAL_SCIENTIST, r"gedragswetenschapper|gedragsdeskundige|orthopedagoog"),
    (Role.THERAPIST, r"behandelaar|(?:gz-|GZ-|school)?psycholoog|psychiater|(?:spel|systeem|psycho)?therapeut"),
    (Role.SUPPORT_WORKER, r"gezinscoach|gezinsbegeleid(?:er|ster)|ambulant (?:begeleider|hulpverlener)|kindercoach"),
    (Role.GROUP_WORKER, r"pedagogisch medewerker|groepsleid(?:er|ster)|behandelcoördinator"),
    (Role.ATTENDANCE_OFFICER, r"leerplichtambtenaar|leerplichtconsulent"),
    (Role.SCHOOL, r"intern begeleider|leerkracht|directeur|zorgcoördinator"),
    (Role.INVESTIGATOR, r"raadsonderzoeker|onderzoeker (?:AMK|Veilig Thuis)|vertrouwensarts"),
    (Role.DOCTOR, r"huisarts|kinderarts|jeugdarts|verloskundige|jeugdverpleegkundige"),
)
_ANY = "|".join(rf"(?P<r{n}>{words})" for n, (_, words) in enumerate(_ROLES))
_TITLE = r"(?:(?:mw|mevr|dhr|mr|drs|dr|ir)\.? |mevrouw |de heer |meneer |collega )*"
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?"
_NAME = rf"(?P<name>(?:[A-Z]\.(?: ?[A-Z]\.)*|{_WORD})(?: (?:(?:van|de|der|den|el|ten|ter|in) )*{_WORD}){{1,2}})"
_SURNAME = rf"(?P<name>{_WORD})"
_PATTERNS = (
    re.compile(rf"(?i:{_ANY}) ?[:|] ?(?i:{_TITLE}){_NAME}"),  # 'Jeugdbeschermer: mw. D. Okafor'
    re.compile(rf"{_NAME}(?:, ?| ?\| ?| ?\(|\n)(?:tevens )?(?i:{_ANY})\b"),  # 'K. Haverkort, jeugdconsulent'
    re.compile(rf"{_NAME}\s(?:verschenen, )?die\s(?:[\w\s]{{0,30}})\s(?i:{_ANY})\b"),
    re.compile(rf"\b(?i:{_ANY}),?\s(?i:{_TITLE}){_NAME}"),  # 'voogd Nadia Bouzid'
    re.compile(rf"\b(?i:{_ANY}),? (?i:mw\.?|dhr\.?|mevrouw|de heer) {_SURNAME}"),  # 'gezinsvoogd dhr. Aydin'
)
_HEAD = 200  # characters at its head in which a paper says whose it is
_WORKS_AT = {
    Role.GUARDIAN: (Kind.CERTIFIED_AGENCY,),
    Role.YOUTH_CONSULTANT: (Kind.MUNICIPALITY,),
    Role.COORDINATOR: (Kind.MUNICIPALITY, Kind.YOUTH_CARE, Kind.CERTIFIED_AGENCY),
    Role.FOSTER_CARE_WORKER: (Kind.FOSTER_CARE, Kind.YOUTH_CARE),
    Role.BEHAVIOURAL_SCIENTIST: (Kind.YOUTH_CARE, Kind.MENTAL_HEALTH, Kind.CERTIFIED_AGENCY),
    Role.THERAPIST: (Kind.MENTAL_HEALTH, Kind.YOUTH_CARE),
    Role.SUPPORT_WORKER: (Kind.YOUTH_CARE, Kind.MUNICIPALITY),
    Role.GROUP_WORKER: (Kind.YOUTH_CARE,),
    Role.SCHOOL: (Kind.SCHOOL,),
    Role.INVESTIGATOR: (Kind.CHILD_PROTECTION_COUNCIL, Kind.VEILIG_THUIS),
    Role.DOCTOR: (Kind.HEALTH, Kind.MENTAL_HEALTH),
}
"""At what kinds of organisation somebody in a role works; of others named beside them nothing follows."""
_ARTICLES = frozenset({"De", "Het", "Den", "Team", "Aan", "GI", "GGZ"})
_NOBODY = frozenset({"Veilig Thuis", "Bureau Jeugdzorg"})
_AFTER = 60  # characters behind a name in which 'sinds 1 november 2015' is looked for
_SINCE = re.compile(r"^[^.;|\n]{0,45}?\b(sinds [^.;|\n)]{4,40})")


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody at work, as one paper shows them: role, name, the place in the text, and since when where told."""

    role: Role
    name: str
    span: Span
    since: Moment = Moment.UNKNOWN

    @property
    def key(self) -> str:
        """By which one worker is told from another: the surname."""
        return self.name.split()[-1].casefold()


@dataclass(frozen=True, slots=True)
class Seen:
    """A worker in a paper: the day of the paper, whom it is about, the bodies named there, and the passage."""

    worker: Worker
    day: Day | None
    persons: tuple[str, ...]
    organisations: tuple[str, ...]
    passage: Passage


def workers_in(text: str, family_names: Iterable[str] = ()) -> Iterator[Worker]:
    """The people at work whom a text names with their role, each once for each role; nobody of the family."""
    known = {name.casefold() for name in family_names}
    told: set[tuple[Role, str]] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            role = next(_ROLES[n][0] for n in range(len(_ROLES)) if match[f"r{n}"])
            name = " ".join(match["name"].split())
            worker = Worker(role, name, match.span(), _since(text, match.end()))
            if name.split()[0] in _ARTICLES or name in _NOBODY:
                continue
            if name.casefold() not in known and (role, worker.key) not in told and "\n\n" not in match.group():
                told.add((role, worker.key))
                yield worker


def workers_seen(read: Iterable[MessageRead], family: FamilyFound, bodies: Bodies) -> tuple[Involvement, ...]:
    """The involvements that the papers of a file show, together."""
    names = [person.name for person in family.persons.values()]
    return involvements(_seen(one, worker, family, bodies) for one in read for worker in workers_in(one.text, names))


def _seen(read: MessageRead, worker: Worker, family: FamilyFound, bodies: Bodies) -> Seen:
    start, end = worker.span
    begin = read.message.start
    line = read.text[start : read.text.find("\n", end) if "\n" in read.text[end:] else len(read.text)]
    own = tuple(id for id in family.resolve(re.findall(_WORD, line[end - start :]), "") if id in family.children())
    about = own or family.resolve((read.reading.main_person,), "")
    near = (*bodies(line), *bodies(read.text[:_HEAD]))
    page = read.document.page_at(begin + start).number if len(read.document.pages) > 1 else 0
    passage = Passage(
        source=read.document.id,
        page=page,
        start=begin + start,
        end=begin + end,
        quote=read.document.text[begin + start : begin + end],
    )
    at_work = [body.id for body in near if body.kind in _WORKS_AT.get(worker.role, ())]
    return Seen(worker, read.day, about, tuple(at_work[:1]), passage)


def involvements(seen: Iterable[Seen], first: int = 1) -> tuple[Involvement, ...]:
    """One entry for each worker in a role, from the first day to the last on which papers show it."""
    together: dict[tuple[Role, str], list[Seen]] = {}
    for one in seen:
        together.setdefault((one.worker.role, one.worker.key), []).append(one)
    return tuple(_involvement(shown, f"w{number}") for number, shown in enumerate(together.values(), first))


def _involvement(shown: list[Seen], id: str) -> Involvement:
    days = sorted(one.day for one in shown if one.day is not None)
    since = next((one.worker.since for one in shown if one.worker.since.is_known), Moment.UNKNOWN)
    start = since if since.is_known else Moment.on(days[0]) if days else Moment.UNKNOWN
    worker = max((one.worker.name for one in shown), key=len)
    role = shown[0].worker.role
    return Involvement(
        id=id,
        title=role.label("nl"),
        when=Period.during(start, Moment(days[-1], None)) if days else Period(start),
        persons=tuple(dict.fromkeys(id for one in shown for id in one.persons)),
        organisations=tuple(dict.fromkeys(id for one in shown for id in one.organisations)),
        evidence=tuple(dict.fromkeys(one.passage for one in shown)),
        reviewed=False,
        note="" if since.is_known else "Van de eerste tot de laatste dag waarop een stuk deze persoon noemt.",
        role=role,
        worker=worker,
    )


def _since(text: str, at: int) -> Moment:
    told = _SINCE.match(text[at : at + _AFTER])
    if told is None:
        return Moment.UNKNOWN
    for expression in find_times(tokenise(told[1])):
        if expression.role is TimeRole.SINCE and isinstance(expression.value, Absolute):
            return Moment.between(expression.value.first, expression.value.last, expression.words)
    return Moment.UNKNOWN
