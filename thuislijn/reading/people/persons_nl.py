# SPDX-License-Identifier: EUPL-1.2
"""Who a text speaks of: children by first name, relatives by their role, what is known of their births, and whose
age a time expression gives.

Modest on purpose: first names count as persons when the text gives an age or a birth with them, when they are known
beforehand, or when they stand where only a person stands. Pronouns go to the child in focus unless the sentence
itself offers somebody nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from thuislijn.reading.dutch.tokens import Span, Tokens, word_set
from thuislijn.reading.time_nl.values import AtAge, TimeExpression
from thuislijn.timeline.moment import add_months

MALE = word_set(
    """
    vader papa pap pa stiefvader pleegvader opa grootvader oom broer broertje halfbroer halfbroertje stiefbroer
    zoon zoontje neef buurman oudoom vriend
    """
)
FEMALE = word_set(
    """
    moeder mama mam ma stiefmoeder pleegmoeder oma grootmoeder tante zus zusje halfzus halfzusje stiefzus
    dochter dochtertje nicht buurvrouw vriendin gezinshuismoeder
    """
)
PLURAL = word_set(
    """
    ouders pleegouders grootouders gezinshuisouders broers zussen broertjes zusjes kinderen jongens meisjes
    tweeling buren partner ex-partner
    """
)
ROLES = MALE | FEMALE | PLURAL
SIBLINGS = word_set(
    """
    broer broertje halfbroer halfbroertje stiefbroer zus zusje halfzus halfzusje stiefzus broers zussen
    broertjes zusjes halfbroers halfzussen
    """
)
CHILDREN_WORDS = word_set(
    """
    kind kinderen jeugdige jeugdigen minderjarige minderjarigen zoon dochter jongens meisjes jongen meisje
    tweeling zoontje dochtertje patiënt patiënte cliënt leerling beiden allebei
    """
)
SEVERAL = word_set("kinderen jeugdigen minderjarigen jongens meisjes tweeling beiden allebei")
_BOTH = word_set("beiden allebei")
ADULTS = ROLES - SIBLINGS - CHILDREN_WORDS
_HE = word_set("hij zijn hem z'n diens")
_SHE = word_set("zij ze haar d'r")
_PREPOSITIONS = word_set("van bij met door naar aan tegen voor op richting tussen over")


@dataclass
class People:
    """What is known so far, by lower-cased name: births (first and last possible day), ages at the time of writing."""

    births: dict[str, tuple[int, int]] = field(default_factory=dict)
    ages_now: dict[str, tuple[float, float]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    main: str = ""
    focus: str = ""
    parent_speaks: bool = False  # who says 'ik' is a parent
    child_speaks: bool = False  # who says 'ik' is a child

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


PERSON_VERBS = word_set(
    """
    is was heeft had woont woonde verblijft verbleef gaat ging kwam komt wordt werd krijgt kreeg zit zat vertelt
    laat liet moest moet wil wilde kan kon mag mocht volgt vertoont blijft bleef verhuist verhuisde weigert
    start startte haar zijn
    """
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
        if (
            word in ROLES
            or word in CHILDREN_WORDS
            or (word in people.names and (tokens.raw[at][:1].isupper() or word == "ik"))
        ):
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
        if tokens.words[place] in PERSON_VERBS - {"haar", "zijn"} or not tokens.words[place][0].isalpha():
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
        return people.child if people.child_speaks and "ik" not in people.names and people.names else "ik"
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


def _subject_after(
    expression: TimeExpression, tokens: Tokens, here: tuple[Mention, ...], people: People, pronoun: str, age: float
) -> str:
    """'Op 23-jarige leeftijd kreeg moeder ...': the subject right after the verb, where the age fits it."""
    near = [m for m in here if expression.last < m.at <= expression.last + 4 and not m.after_preposition]
    for mention in near:
        if is_child(mention.key, people) and _fits_gender(pronoun, mention.key):
            return mention.key
        if mention.key in ADULTS and age >= 18 and _fits_gender(pronoun, mention.key):
            return mention.key
        if (
            mention.key in SIBLINGS
            and pronoun not in ("", "zijn", "haar")
            and not any(w in _HE | _SHE for w in tokens.words[mention.at - 1 : mention.at])
        ):
            return mention.key
    return people.child


def subject(first: int, here: tuple[Mention, ...], people: People, clause: tuple[int, int] | None = None) -> str:
    """Who a cue at token `first` is most likely about: the nearest subject before it in its clause, else the one after
    it there, else a child named earlier in the sentence."""
    start, end = clause or (0, first + _SUBJECT_REACH + 1)
    free = [m for m in here if not m.after_preposition]
    before = [m for m in free if start <= m.at < first]
    if before:
        children = [m for m in before if is_child(m.key, people)]
        return _together(children) if children and children[-1] is before[-1] else _child_of(before[0], people)
    after = [m for m in free if first < m.at <= first + _SUBJECT_REACH]
    earlier = [m for m in free if m.at < start and is_child(m.key, people)]
    if earlier and not (after and after[0].at < end):
        return _together(earlier)
    return _child_of(after[0], people) if after else people.child


_SUBJECT_REACH = 6
_JOINED = 4  # 'Joëlle en haar broertje Mick'


def _together(children: list[Mention]) -> str:
    """The last of the children named, or all where two are named in one breath."""
    both = len(children) > 1 and children[-1].at - children[-2].at <= _JOINED
    return "kinderen" if both else children[-1].key


_THE_CHILD = word_set("jeugdige minderjarige cliënt patiënt patiënte leerling")


def _child_of(mention: Mention, people: People) -> str:
    """The child that 'de jeugdige' stands for; any other mention as it is."""
    return people.child if mention.key in _THE_CHILD and people.child else mention.key


def pronoun_gender(tokens: Tokens) -> str:
    """The gender of the first 'hij', 'zij' or 'ze' of a sentence: m, v, or empty."""
    for word in tokens.words:
        if word in ("hij", "zij", "ze"):
            return "m" if word == "hij" else "v"
    return ""


def concerned(here: tuple[Mention, ...], people: People, tokens: Tokens) -> tuple[str, ...]:
    """Everybody a sentence speaks of, the child in focus included where a pronoun stands for it."""
    found = dict.fromkeys(m.key for m in here if m.key not in _BOTH)
    if (
        people.child
        and not any(is_child(key, people) for key in found)
        and not _HE.union(_SHE, ("ik",)).isdisjoint(tokens.words)
    ):
        found[people.child] = None
    return tuple(found)
