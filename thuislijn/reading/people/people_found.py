# SPDX-License-Identifier: EUPL-1.2
"""Children named with a birth or an age: 'Ruud (2009)', 'Sam (10)', 'Daan, geboren op 4 februari 2012'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from thuislijn.reading.dutch.tokens import Tokens, tokenise, word_set
from thuislijn.reading.people.persons_nl import CHILDREN_WORDS, PERSON_VERBS, ROLES, SIBLINGS, People, pronoun_gender
from thuislijn.reading.time_nl.ages import jarig
from thuislijn.reading.time_nl.calendar import calendar_at
from thuislijn.reading.time_nl.calendar_words import is_year
from thuislijn.reading.time_nl.numbers import CARDINALS, cardinal
from thuislijn.reading.time_nl.values import Absolute

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)?"


_PREFIX = r"(?:(?:van |de |der |den |el |El |ten |ter )*)"
_NAMED_AGE = re.compile(
    rf"\b({_NAME}(?: {_PREFIX}{_NAME}){{0,2}}|tweeling|zoon|dochter|broertje|zusje|zus|broer) ?"
    r"\((?:nu |geb\.? ?|geboren (?:in |op )?|°|\*|inmiddels |bijna |[vmVM], ?)?((?:19|20)\d\d|\d{1,2})"
    r"(?: jaar| jr\.?| j\.?)?(?: oud)?(?:, ?[vmVM])?\)"
)
_AGE_STATEMENT = re.compile(
    rf"\b({_NAME}|[Ii]k|[Hh]ij|[Zz]ij|[Zz]e) (?:is|ben) (nu |inmiddels |bijna |net |pas |vandaag |thans )*"
    r"(?:een (?:\w+ )?(?:jongen|meisje|jongere|jeugdige|puber|kind|kleuter|peuter|jongeman) van )?"
    r"(\d{1,2}|[a-zë]{3,14})( jaar| jr\.?)?( oud)?(?= |[.,;!]|$)"
)
_AGED_NAME = re.compile(rf"\b[Dd]e (?:\w+ )?(\d{{1,2}}-?jarige|[a-zë]{{3,12}}jarige) ({_NAME})")
_NAMED_BIRTH = re.compile(
    r"\b(?:(?:[Zz]oon|[Dd]ochter|[Bb]roer(?:tje)?|[Zz]us(?:je)?|[Kk]ind|[Jj]eugdige):? )?"
    rf"({_NAME})(?: {_PREFIX}[A-ZÀ-ÖØ-Þ][\w.’'-]*){{0,3}},? ?\(?(?:is )?"
    r"(?:geboren|geb\.?|geboortedatum|geb\. ?datum|°|\*)(?: te [A-ZÀ-Þ][\w' -]{2,25}?)?[,:]? ?"
    r"(?:op |in |d\.d\. |dd\. )?(?=\d|[jfmasond][a-z]{2,8} )"
)
_APPOSED = re.compile(
    rf"\b({_NAME})(?:,? ?\(?(?:nu |inmiddels )?(\d{{1,2}}|[a-zë]{{3,12}}) jaar(?: oud)?[,)]"
    r"| van (\d{1,2})(?= en |[,.;)]| jaar))"
)
# 'zusje Roos, 7)': a brother or sister with the age alone
_RELATED_AGE = re.compile(
    rf"\b(?:broer(?:tje)?|zus(?:je)?|zoon(?:tje)?|dochter(?:tje)?) ({_NAME}),? \(?(\d{{1,2}})(?=[),;.])"
)
# 'Op 3 april 2008 werd Daisy geboren', 'In november 2005 werd Romano geboren', and a row of a list of children
_BORN_THEN = re.compile(
    rf"\b(?:[Oo]p (?=\d)|[Ii]n )((?:\d{{1,2}} )?[a-z]{{3,9}} (?:19|20)\d\d) (?:werd|is) ({_NAME}) geboren\b"
)
_BORN_BELOW = re.compile(
    rf"(?m)^[^|\n]{{0,40}}?\b({_NAME})(?: {_PREFIX}{_NAME})?\n[ \t]*\|? ?"
    r"(?i:geboren|geboortedatum|geb\.?) ?[:|] ?(?:op )?"
    r"(\d{1,2} [a-z]{3,9} (?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d)"
)
_BORN_ROW = re.compile(
    rf"(?m)^[ \t]*\|? ?({_NAME})(?: {_PREFIX}{_NAME})? ?\| ?"
    r"(\d{1,2} [a-z]{3,9} (?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d) ?\| ?\d{1,2} jaar"
)
_MINE = re.compile(r"\b[Mm](?:ijn|'n) (?:\w+ )?(\w+)")
# 'Betreft: Noa B., 15 jr (06-02-2005)'
_DATED_NAME = re.compile(
    rf"\b({_NAME})(?: {_PREFIX}[A-ZÀ-ÖØ-Þ][\w.’'-]*){{0,2}}(?:, ?\d{{1,2}} (?:jr|jaar|j)\b\.?)? ?"
    r"\((?:dd |d\.d\. )?(?=\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\))"
)
_YOUNGEST, _OLDEST = 200, 25 * 366  # days that such a date lies before the day of writing
_I_AM = re.compile(rf"\b[Ii]k (?:ben|heet) ({_NAME})\b")


_NOT_NAMES = word_set(
    """
    de het een dit dat in op na van bij aan om te er en maar als toen moeder vader ouders school groep veilig
    jeugdzorg raad rechtbank januari februari maart april mei juni juli augustus september oktober november
    december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag oma opa jeugdbescherming stichting
    gemeente datum betreft moeders vaders hij zij ze ik we wij beide haar zijn geboren jeugdwet wet artikel
    jeugdige kind kinderen daar daarna vervolgens sinds tot met voor volgens hulp pleegouders mevrouw meneer
    beste geachte hun ook dan nu waar wat wie hoe patiënte patiënt cliënt leerling kinderrechter intake deze
    omdat terwijl echter volgend gezin partner broer zus onze mijn geen alle leerplicht politie team gi ggz
    """
)


_WORKERS = word_set(
    """
    consulent consulente jeugdconsulent gezinsvoogd jeugdbeschermer jeugdzorgwerker voogd begeleider begeleidster
    gezinsbegeleider gezinsbehandelaar behandelaar therapeut psycholoog orthopedagoog arts huisarts mentor leerkracht
    leraar juf juffrouw meester coach gezinscoach hulpverlener maatschappelijk werker wijkverpleegkundige mw dhr heer
    """
)


def known_people(births: Mapping[str, tuple[int, int]] | None, known_names: Iterable[str]) -> People:
    """People told beforehand by the caller."""
    people = People()
    for name in known_names:
        people.know(name.lower(), name)
    for name, (first, last) in (births or {}).items():
        people.know(name.lower(), name)
        people.births[name.lower()] = (first, last)
    return people


_Found = tuple[int, str, str, tuple[float, float] | None, tuple[int, int] | None]
"""Place in the text, key, name as written, age at the time of writing, first and last day of birth."""


def read_people(text: str, reference: int | None, people: People) -> None:
    """Finds names with a birth or an age ('Ruud (2009)', 'Sam (10)', 'Mandy is 16 jaar', 'de zeventienjarige Dewi')."""
    people.parent_speaks, people.child_speaks = _speakers(text)
    found = [*_with_age(text), *_statements(text), *_with_birth(text, reference)]
    found.extend((match.start(), "ik", match.group(1), None, None) for match in _I_AM.finditer(text))
    for _, key, label, age, birth in sorted(found, key=lambda item: item[0]):
        name = key.lower()
        people.know(name, label)
        if birth is not None:
            people.born(name, *birth)
        elif age is not None and name not in people.ages_now:
            people.aged(name, *age, reference)


def _with_age(text: str) -> list[_Found]:
    found: list[_Found] = []
    for match in _NAMED_AGE.finditer(text):
        words, figure = match.group(1).split(), match.group(2)
        name = words[1] if len(words) > 1 and words[0].lower() in SIBLINGS | CHILDREN_WORDS else words[0]
        if name.lower() in _NOT_NAMES:
            continue
        if is_year(figure):
            days = dt.date(int(figure), 1, 1).toordinal(), dt.date(int(figure), 12, 31).toordinal()
            found.append((match.start(), name, name, None, days))
        elif int(figure) <= 25:
            found.append((match.start(), name, name, (float(figure), float(figure) + 1), None))
    for match in _AGED_NAME.finditer(text):
        years = jarig(match.group(1))
        if years is not None and years < 23 and match.group(2).lower() not in _NOT_NAMES:
            found.append((match.start(), match.group(2), match.group(2), (years, years + 1), None))
    related = _RELATED_AGE.finditer(text)
    found += [(m.start(), m[1], m[1], (float(m[2]), float(m[2]) + 1), None) for m in related]
    for match in _APPOSED.finditer(text):
        told = cardinal((match.group(2) or match.group(3)).lower())
        if told is not None and 0 < told < 23 and match.group(1).lower() not in _NOT_NAMES:
            found.append((match.start(), match.group(1), match.group(1), (told, told + 1), None))
    return found


def _speakers(text: str) -> tuple[bool, bool]:
    """Whether the 'ik' of a text is somebody's parent, and whether it is somebody's child."""
    mine = {match.group(1).lower() for match in _MINE.finditer(text)}
    parent = not mine.isdisjoint(
        CHILDREN_WORDS | {"vrouw", "man", "ex", "ex-man", "ex-vrouw", "kleinzoon", "kleindochter"}
    )
    child = not mine.isdisjoint(
        ("moeder", "vader", "ouders", "mama", "papa", "pleegouders", "pleegmoeder", "stiefvader")
    )
    return parent, child and not parent


def _with_birth(text: str, reference: int | None) -> list[_Found]:
    """'Daan, geboren op 4 februari 2012', 'Indy Kuipers (geboortedatum 14/08/2004)'."""
    found: list[_Found] = []
    heads = _DATED_NAME.finditer(text, 0, 1500) if reference is not None else ()
    for match in (*_NAMED_BIRTH.finditer(text), *heads):
        tokens = tokenise(text, match.end(), match.end() + 40)
        born = calendar_at(tokens, 0) if len(tokens) and match.group(1).lower() not in _NOT_NAMES else None
        if born is None or not isinstance(born[0], Absolute) or born[0].last - born[0].first >= 370:
            continue
        if match.re is _NAMED_BIRTH or _YOUNGEST < (reference or 0) - born[0].last < _OLDEST:
            found.append((match.start(), match.group(1), match.group(1), None, (born[0].first, born[0].last)))
    told = [(match.start(), match[2], match[1]) for match in _BORN_THEN.finditer(text)]
    told += [(m.start(), m[1], m[2]) for one in (_BORN_ROW, _BORN_BELOW) for m in one.finditer(text)]
    for at, name, date in told:
        born = calendar_at(tokenise(date), 0)
        if born is not None and isinstance(born[0], Absolute) and name.lower() not in _NOT_NAMES:
            found.append((at, name, name, None, (born[0].first, born[0].last)))
    return found


def _statements(text: str) -> list[_Found]:
    """'Mandy is 16 jaar', 'ik ben bijna 16', 'Noor is nu 19'."""
    found: list[_Found] = []
    last_name = ""
    for match in _AGE_STATEMENT.finditer(text):
        name, soft, figure = match.group(1), match.group(2) or "", match.group(3)
        years = cardinal(figure.lower()) if figure.isdigit() or figure.lower() in CARDINALS else None
        now = bool(match.group(4) or match.group(5) or soft.strip() or " van " in match.group(0))
        ends = text[match.end() : match.end() + 1] in (".", ",", ";", "!", "")
        after = text[match.end() : match.end() + 4]
        if years is None or not 0 < years < 26 or not (now or ends or after.startswith(" en ")):
            continue
        if name.lower() in ("hij", "zij", "ze"):
            name = last_name
        if not name or name.lower() in _NOT_NAMES - {"ik"}:
            continue
        last_name = name
        low = years - 0.5 if "bijna" in soft else years
        found.append(
            (
                match.start(),
                name.lower() if name.lower() == "ik" else name,
                name,
                (low, years if "bijna" in soft else years + 1),
                None,
            )
        )
    return found


_GENDERED = re.compile(
    rf"\b(?:(broer(?:tje)?|halfbroer(?:tje)?|zoon(?:tje)?|jongen)|(?:zus(?:je)?|halfzus(?:je)?|dochter(?:tje)?|meisje))[,:]?"
    rf"(?: genaamd)? ({_NAME})",
    re.I,
)


def read_genders(text: str, tokens: Iterable[Tokens], people: People) -> None:
    """Who is a boy and who a girl: by 'zusje Lieke', else by the pronouns of sentences that name one child alone."""
    counts: dict[str, int] = {}
    for match in _GENDERED.finditer(text):
        key = match.group(2).lower()
        if key in people.names:
            people.genders.setdefault(key, "m" if match.group(1) else "v")
    for sentence in tokens:
        named = people.names.keys() & set(sentence.words)
        if len(named) == 1 and ROLES.isdisjoint(sentence.words) and (gender := pronoun_gender(sentence)):
            key = named.pop()
            counts[key] = counts.get(key, 0) + (1 if gender == "m" else -1)
    for key, count in counts.items():
        if count:
            people.genders.setdefault(key, "m" if count > 0 else "v")


def likely_names(tokens: Iterable[Tokens]) -> list[str]:
    """Capitalised words that stand where a sentence does not begin, most frequent first; a guess at who it is about."""
    counts: dict[str, int] = {}
    inside: set[str] = set()
    for sentence in tokens:
        for at, raw in enumerate(sentence.raw):
            if not re.fullmatch(_NAME, raw) or raw.lower() in _NOT_NAMES or raw.lower() in ROLES:
                continue
            before = sentence.words[at - 1] if at else ""
            after = sentence.words[at + 1] if at + 1 < len(sentence) else ""
            if at and sentence.words[at - 1] in (
                "in",
                "te",
                "uit",
                "naar",
                "stichting",
                "de",
                "het",
                "bij",
                "door",
                "van",
                *_WORKERS,
            ):
                continue
            verb = before in PERSON_VERBS or after in PERSON_VERBS
            if verb or (at and before in ("en", "dat")):
                counts[raw] = counts.get(raw, 0) + (2 if verb else 1)
            if at and before[:1].isalpha():
                inside.add(raw)
    return sorted(
        (name for name, count in counts.items() if count >= 2 and name in inside), key=lambda name: -counts[name]
    )
