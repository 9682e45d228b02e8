# SPDX-License-Identifier: EUPL-1.2
"""Who worked with the family, in what role and when: from signatures, lists of those present, 'Jeugdbeschermer: mw. X'.

A paper shows that somebody was there on its day, and no more than that; 'sinds 1 november 2015' says since when. So an
entry runs from the first day to the last on which papers show it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thuislijn.reading.dutch.tokens import Span, tokenise
from thuislijn.reading.family.family_found import FamilyFound
from thuislijn.reading.family.message_read import MessageRead
from thuislijn.reading.people.bodies import Bodies
from thuislijn.reading.time_nl.expressions import find_times
from thuislijn.reading.time_nl.values import Absolute, Yearless
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
    re.compile(
        # 'K. Haverkort, jeugdconsulent', 'B. Hamer (sinds oktober de vierde jeugdbeschermer)'
        rf"{_NAME}(?:, ?| ?\| ?| ?\(|\n)(?:tevens )?(?:sinds [\w\s]{{3,20}}\s)?(?:de (?:\w+e|\w+de) )?(?i:{_ANY})\b"
    ),
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
_BEFORE = re.compile(
    rf"^[^\n|()]{{0,45}}\((?:daarvoor|eerder|(?P<until>tot [^)\n]{{3,18}}?)) (?:(?:mw|dhr)\. )?{_NAME}\)"
)
_AFTER = 60  # characters behind a name in which 'sinds 1 november 2015' is looked for
_SINCE = re.compile(r"^[^.;|\n]{0,45}?\b(sinds (?:(?!\bde \w+ (?:jeugd|gezins|voogd))[^.;|\n)]){4,40})")


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody at work, as one paper shows them: role, name, and the place in the text."""

    role: Role
    name: str
    span: Span
    since: str = ""  # the words that tell since when
    gone: bool = False  # told as the one before: '(daarvoor P. Aydin)'
    until: str = ""  # the words that tell until when

    @property
    def key(self) -> str:
        """By which one worker is told from another: the surname."""
        return self.name.split()[-1].casefold()


@dataclass(frozen=True, slots=True)
class Seen:
    """A worker in a paper: when the paper was written, whom it is about, the bodies named there, and the passage."""

    worker: Worker
    written: Moment
    persons: tuple[str, ...]
    organisations: tuple[str, ...]
    passage: Passage
    since: Moment = Moment.UNKNOWN
    until: Moment = Moment.UNKNOWN


def workers_in(text: str, family_names: Iterable[str] = ()) -> Iterator[Worker]:
    """The people at work whom a text names with their role, each once for each role; nobody of the family."""
    known = {name.casefold() for name in family_names}
    told: set[tuple[Role, str]] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            role = next(_ROLES[n][0] for n in range(len(_ROLES)) if match[f"r{n}"])
            name = " ".join(match["name"].split())
            worker = Worker(role, name, match.span(), _since(match.group(), text, match.end()))
            if name.split()[0] in _ARTICLES or name in _NOBODY:
                continue
            if name.casefold() not in known and (role, worker.key) not in told and "\n\n" not in match.group():
                told.add((role, worker.key))
                yield worker
                before = _BEFORE.match(text[match.end() : match.end() + 2 * _AFTER])
                if before is not None and (role, (gone := before["name"].split()[-1].casefold())) not in told:
                    told.add((role, gone))
                    yield Worker(role, before["name"], match.span(), gone=True, until=before["until"] or "")


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
    since, until = (_moment(words, read.day) for words in (worker.since, worker.until))
    return Seen(worker, read.written, about, tuple(at_work[:1]), passage, since, until)


def involvements(seen: Iterable[Seen], first: int = 1) -> tuple[Involvement, ...]:
    """One entry for each worker in a role, from the first day to the last on which papers show it."""
    together: dict[tuple[Role, str], list[Seen]] = {}
    for one in seen:
        together.setdefault((one.worker.role, one.worker.key), []).append(one)
    return tuple(_involvement(shown, f"w{number}") for number, shown in enumerate(together.values(), first))


def _involvement(shown: list[Seen], id: str) -> Involvement:
    papers = sorted((one.written for one in shown if one.written.is_bounded), key=lambda one: one.earliest or 0)
    since = next((one.since for one in shown if one.since.is_known), Moment.UNKNOWN)
    if all(one.worker.gone for one in shown):
        papers, since = [], Moment.UNKNOWN
    start = since if since.is_known else papers[0] if papers else Moment.UNKNOWN
    worker = max((one.worker.name for one in shown), key=len)
    role = shown[0].worker.role
    return Involvement(
        id=id,
        title=role.label("nl"),
        when=_shown(shown, start, papers),
        persons=tuple(dict.fromkeys(id for one in shown for id in one.persons)),
        organisations=tuple(dict.fromkeys(id for one in shown for id in one.organisations)),
        evidence=tuple(dict.fromkeys(one.passage for one in shown)),
        reviewed=False,
        note="" if since.is_known else "Van de eerste tot de laatste dag waarop een stuk deze persoon noemt.",
        role=role,
        worker=worker,
    )


def _shown(shown: list[Seen], start: Moment, papers: list[Moment]) -> Period:
    """From the first day to the last; of one who had left already, only that it ended before the paper was written."""
    if papers:
        return Period.during(start, Moment(papers[-1].earliest, None))
    told = next((one.until for one in shown if one.until.is_known), Moment.UNKNOWN)
    if told.is_known:
        return Period.during(Moment.UNKNOWN, told)
    days = [one.written.latest for one in shown if one.worker.gone and one.written.latest is not None]
    left = min(days, default=None)
    return Period(start) if left is None else Period.during(Moment.UNKNOWN, Moment(None, left))


def _since(own: str, text: str, at: int) -> str:
    """The words 'sinds ...' within or right behind the words that name somebody."""
    told = _SINCE.search(own.replace(".", "")) or _SINCE.match(text[at : at + _AFTER])
    return " ".join(told[1].split()) if told is not None else ""


def _moment(words: str, written: Day | None) -> Moment:
    """The moment that words tell; without a year the last such one before the day on which they were written."""
    for expression in find_times(tokenise(words)) if words else ():
        value = expression.value
        if isinstance(value, Absolute):
            return Moment.between(value.first, value.last, expression.words)
        if isinstance(value, Yearless) and written is not None:
            year = dt.date.fromordinal(written).year
            spans = ((_in_year(value.first, one), _in_year(value.last, one)) for one in (year, year - 1))
            low, high = next(((a, b) for a, b in spans if a is not None and a <= written), (None, None))
            if low is not None and high is not None:
                return Moment.between(low, max(low, high), expression.words)
    return Moment.UNKNOWN


def _in_year(month_day: tuple[int, int], year: int) -> Day | None:
    try:
        return dt.date(year, *month_day).toordinal()
    except ValueError:  # 29 February
        return None
