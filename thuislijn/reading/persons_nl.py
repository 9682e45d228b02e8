# SPDX-License-Identifier: EUPL-1.2
"""Who a text speaks of: children by first name, relatives by their role, what is known of their births, and whose
age a time expression gives.

Modest on purpose: first names count as persons when the text gives an age or a birth with them, when they are known
beforehand, or when they stand where only a person stands. Pronouns go to the child in focus unless the sentence
itself offers somebody nearer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thuislijn.reading.time_nl.ages import jarig
from thuislijn.reading.time_nl.calendar import calendar_at, is_year
from thuislijn.reading.time_nl.numbers import CARDINALS, cardinal
from thuislijn.reading.time_nl.values import Absolute, AtAge, TimeExpression
from thuislijn.reading.tokens import Span, Tokens, tokenise
from thuislijn.timeline.moment import add_months

MALE = frozenset("vader papa pap pa stiefvader pleegvader opa grootvader oom broer broertje halfbroer halfbroertje stiefbroer zoon zoontje neef buurman oudoom vriend".split())
FEMALE = frozenset(
    "moeder mama mam ma stiefmoeder pleegmoeder oma grootmoeder tante zus zusje halfzus halfzusje stiefzus dochter dochtertje nicht buurvrouw vriendin gezinshuismoeder".split()
)
PLURAL = frozenset("ouders pleegouders grootouders gezinshuisouders broers zussen broertjes zusjes kinderen jongens meisjes tweeling buren partner ex-partner".split())
ROLES = MALE | FEMALE | PLURAL
SIBLINGS = frozenset(
    "broer broertje halfbroer halfbroertje stiefbroer zus zusje halfzus halfzusje stiefzus broers zussen broertjes zusjes halfbroers halfzussen".split()
)
CHILDREN_WORDS = frozenset("kind kinderen jeugdige jeugdigen minderjarige minderjarigen zoon dochter jongens meisjes jongen meisje tweeling zoontje dochtertje patiënt patiënte cliënt leerling".split())
ADULTS = ROLES - SIBLINGS - CHILDREN_WORDS
_HE = frozenset("hij zijn hem z'n diens".split())
_SHE = frozenset("zij ze haar d'r".split())
_PREPOSITIONS = frozenset("van bij met door naar aan tegen voor op richting tussen over".split())

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)?"
_NAMED_AGE = re.compile(
    rf"\b({_NAME}|tweeling|zoon|dochter|broertje|zusje|zus|broer)(?: (?:van |de |der |den |el |El |ten |ter )*{_NAME}){{0,2}} ?"
    r"\((?:nu |geb\.? ?|geboren (?:in |op )?|°|\*|inmiddels |bijna |[vmVM], ?)?((?:19|20)\d\d|\d{1,2})(?: jaar| jr\.?| j\.?)?(?: oud)?(?:, ?[vmVM])?\)"
)
_AGE_STATEMENT = re.compile(
    rf"\b({_NAME}|[Ii]k|[Hh]ij|[Zz]ij|[Zz]e) (?:is|ben) (nu |inmiddels |bijna |net |pas |vandaag |thans )*(?:een (?:\w+ )?(?:jongen|meisje|jongere|jeugdige|puber|kind|kleuter|peuter|jongeman) van )?"
    r"(\d{1,2}|[a-zë]{3,14})( jaar| jr\.?)?( oud)?(?= |[.,;!]|$)"
)
_AGED_NAME = re.compile(rf"\b[Dd]e (?:\w+ )?(\d{{1,2}}-?jarige|[a-zë]{{3,12}}jarige) ({_NAME})")
_NAMED_BIRTH = re.compile(
    rf"\b({_NAME})(?: (?:van |de |der |den |el |El |ten |ter )*[A-ZÀ-ÖØ-Þ][\w.’'-]*){{0,3}},? ?\(?(?:is )?(?:geboren|geb\.?|geboortedatum|geb\. ?datum|°|\*)(?: te [A-ZÀ-Þ][\w' -]{{2,25}}?)?[,:]? ?(?:op |in |d\.d\. |dd\. )?(?=\d|[jfmasond][a-z]{{2,8}} )"
)
_I_AM = re.compile(rf"\b[Ii]k (?:ben|heet) ({_NAME})\b")
_NOT_NAMES = frozenset(
    "de het een dit dat in op na van bij aan om te er en maar als toen moeder vader ouders school groep veilig jeugdzorg raad rechtbank januari februari maart april mei juni "
    "juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag oma opa jeugdbescherming stichting gemeente datum betreft "
    "moeders vaders hij zij ze ik we wij beide haar zijn geboren jeugdwet wet artikel jeugdige kind kinderen daar daarna vervolgens sinds tot met voor volgens hulp pleegouders "
    "mevrouw meneer beste geachte hun ook dan nu waar wat wie hoe patiënte patiënt cliënt leerling kinderrechter intake deze omdat terwijl echter volgend gezin partner broer zus onze mijn geen alle leerplicht politie team gi ggz".split()
)


@dataclass
class People:
    """What is known so far: births (first and last possible day) and ages at the time of writing, by lower-cased name."""

    births: dict[str, tuple[int, int]] = field(default_factory=dict)
    ages_now: dict[str, tuple[float, float]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    main: str = ""
    focus: str = ""

    @property
    def child(self) -> str:
        """Whose an age is when nothing says otherwise."""
        return self.focus or self.main

    def know(self, key: str, label: str) -> None:
        """Remembers a person; the first child becomes the main one."""
        self.names.setdefault(key, label)
        if not self.main and key not in ADULTS and key not in SIBLINGS:
            self.main = key

    def born(self, key: str, first: int, last: int) -> None:
        """Notes a birth; a narrower one replaces a wider one."""
        old = self.births.get(key)
        if old is None or last - first < old[1] - old[0]:
            self.births[key] = (first, last)

    def aged(self, key: str, low: float, high: float, reference: int | None) -> None:
        """Notes an age now, and the birth it implies where the day of writing is known."""
        self.ages_now[key] = (low, high)
        if reference is not None and key not in self.births:
            first = add_months(reference, -round(high * 12)) + 1
            self.births[key] = (first, add_months(reference, -round(low * 12)))


def known_people(births: Mapping[str, tuple[int, int]] | None, known_names: Iterable[str]) -> People:
    """People told beforehand by the caller."""
    people = People()
    for name in known_names:
        people.know(name.lower(), name)
    for name, (first, last) in (births or {}).items():
        people.know(name.lower(), name)
        people.births[name.lower()] = (first, last)
    return people


def read_people(text: str, reference: int | None, people: People) -> None:
    """Finds names with a birth year or an age ('Ruud (2009)', 'Sam (10)', 'Mandy is 16 jaar', 'de zeventienjarige Dewi')."""
    found: list[tuple[int, str, str, tuple[float, float] | None, int | None]] = []
    for match in _NAMED_AGE.finditer(text):
        name, figure = match.group(1), match.group(2)
        if name.lower() in _NOT_NAMES:
            continue
        if is_year(figure):
            found.append((match.start(), name, name, None, int(figure)))
        elif int(figure) <= 25:
            found.append((match.start(), name, name, (float(figure), float(figure) + 1), None))
    for match in _AGED_NAME.finditer(text):
        years = jarig(match.group(1))
        if years is not None and years < 23 and match.group(2).lower() not in _NOT_NAMES:
            found.append((match.start(), match.group(2), match.group(2), (years, years + 1), None))
    found.extend(_statements(text))
    for match in _NAMED_BIRTH.finditer(text):
        if match.group(1).lower() not in _NOT_NAMES:
            tokens = tokenise(text, match.end(), match.end() + 40)
            born = calendar_at(tokens, 0) if len(tokens) else None
            if born is not None and isinstance(born[0], Absolute) and born[0].last - born[0].first < 370:
                people.know(match.group(1).lower(), match.group(1))
                people.born(match.group(1).lower(), born[0].first, born[0].last)
    for match in _I_AM.finditer(text):
        found.append((match.start(), "ik", match.group(1), None, None))
    for _, key, label, age, year in sorted(found, key=lambda item: item[0]):
        name = key.lower()
        people.know(name, label)
        if year is not None:
            people.born(name, dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())
        elif age is not None and name not in people.ages_now:
            people.aged(name, *age, reference)


def _statements(text: str) -> list[tuple[int, str, str, tuple[float, float] | None, int | None]]:
    """'Mandy is 16 jaar', 'ik ben bijna 16', 'Noor is nu 19'."""
    found: list[tuple[int, str, str, tuple[float, float] | None, int | None]] = []
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
        found.append((match.start(), name.lower() if name.lower() == "ik" else name, name, (low, years if "bijna" in soft else years + 1), None))
    return found


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
            if at and sentence.words[at - 1] in ("in", "te", "uit", "naar", "stichting", "de", "het", "bij", "door", "van"):
                continue
            verb = before in _PERSON_VERBS or after in _PERSON_VERBS
            if verb or (at and before in ("en", "dat")):
                counts[raw] = counts.get(raw, 0) + (2 if verb else 1)
            if at and before[:1].isalpha():
                inside.add(raw)
    return sorted((name for name, count in counts.items() if count >= 2 and name in inside), key=lambda name: -counts[name])


_PERSON_VERBS = frozenset(
    "is was heeft had woont woonde verblijft verbleef gaat ging kwam komt wordt werd krijgt kreeg zit zat vertelt laat liet moest moet wil wilde kan kon mag mocht volgt "
    "vertoont blijft bleef verhuist verhuisde weigert start startte haar zijn".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a sentence: where, who, and whether after a preposition (then no subject)."""

    at: int
    key: str
    span: Span
    after_preposition: bool


def mentions(tokens: Tokens, people: People) -> tuple[Mention, ...]:
    """Names and roles in a sentence."""
    found = []
    for at, word in enumerate(tokens.words):
        key = ""
        if word in ROLES or word in CHILDREN_WORDS:
            key = word
        elif word in people.names and (tokens.raw[at][:1].isupper() or word == "ik"):
            key = word
        elif word.rstrip("s'") in people.names and tokens.raw[at][:1].isupper():
            key = word.rstrip("s'")
        if key:
            before = _lead(tokens, at)
            found.append(Mention(at, key, tokens.span(at, at), any(w in _PREPOSITIONS for w in before)))
    return tuple(found)


def _lead(tokens: Tokens, at: int) -> list[str]:
    """The words right before a mention, up to the verb or the mark that separates them."""
    found: list[str] = []
    for place in range(at - 1, max(-1, at - 4), -1):
        if tokens.words[place] in _PERSON_VERBS - {"haar", "zijn"} or not tokens.words[place][0].isalpha():
            break
        found.append(tokens.words[place])
    return found


def is_child(key: str, people: People) -> bool:
    """Whether a mention is one of the children (and not a relative in some role)."""
    return key in people.names and key not in ADULTS


def whose_age(expression: TimeExpression, tokens: Tokens, here: tuple[Mention, ...], people: People) -> str:
    """The person whose age an expression gives: a child's key, or a role word such as 'moeder' or 'broer'."""
    value = expression.value
    if not isinstance(value, AtAge):
        return people.child
    who = value.who.lower().split()
    for word in reversed(who):
        bare = word.rstrip("s'") if word not in people.names else word
        if bare in people.names:
            return bare
        if word in SIBLINGS or word in ADULTS:
            return word
        if word in CHILDREN_WORDS:
            return people.child
    pronoun = who[-1] if who else ""
    if pronoun in ("ik", "mijn", "m'n", "mij"):
        return "ik" if "ik" in people.names or not people.names else people.child
    for mention in sorted(here, key=lambda m: -m.at):
        if mention.at >= expression.first or mention.after_preposition:
            continue
        if not _fits_gender(pronoun, mention.key):
            continue
        if mention.key in ADULTS and value.least < 16:
            continue
        if mention.key in SIBLINGS or mention.key in ADULTS or is_child(mention.key, people):
            return mention.key
        break
    return _subject_after(expression, tokens, here, people, pronoun, value.least)


def _fits_gender(pronoun: str, key: str) -> bool:
    if pronoun in _HE:
        return key not in FEMALE and key not in PLURAL
    if pronoun in _SHE:
        return key not in MALE and key not in PLURAL
    return True


def _subject_after(expression: TimeExpression, tokens: Tokens, here: tuple[Mention, ...], people: People, pronoun: str, age: float) -> str:
    """'Op 23-jarige leeftijd kreeg moeder ...': the subject right after the verb, where the age fits it."""
    near = [m for m in here if expression.last < m.at <= expression.last + 4 and not m.after_preposition]
    for mention in near:
        if is_child(mention.key, people) and _fits_gender(pronoun, mention.key):
            return mention.key
        if mention.key in ADULTS and age >= 18 and _fits_gender(pronoun, mention.key):
            return mention.key
        if mention.key in SIBLINGS and pronoun not in ("", "zijn", "haar") and not any(w in _HE | _SHE for w in tokens.words[mention.at - 1 : mention.at]):
            return mention.key
    return people.child


def subject(first: int, here: tuple[Mention, ...], people: People, clause_start: int = 0) -> str:
    """Who a cue at token `first` is most likely about: the nearest subject before it in its clause, else after it."""
    before = [m for m in here if clause_start <= m.at < first and not m.after_preposition]
    if before:
        return before[-1].key if is_child(before[-1].key, people) else before[0].key
    after = [m for m in here if first < m.at <= first + 6 and not m.after_preposition]
    return after[0].key if after else people.child


def concerned(here: tuple[Mention, ...], people: People, tokens: Tokens) -> tuple[str, ...]:
    """Everybody a sentence speaks of, the child in focus included where a pronoun stands for it."""
    found = dict.fromkeys(m.key for m in here)
    if people.child and not any(is_child(key, people) for key in found) and not _HE.union(_SHE, ("ik",)).isdisjoint(tokens.words):
        found[people.child] = None
    return tuple(found)
