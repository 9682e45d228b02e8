# SPDX-License-Identifier: EUPL-1.2
"""Ages told in a clause: 'toen hij vijf was', 'sinds Indy vier is', 'toen ze op de kleuterschool zat'."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.time_nl.ages import YEARS, Found, group, is_age, stage
from thuislijn.reading.time_nl.numbers import cardinal
from thuislijn.reading.time_nl.values import AtAge

_PRONOUNS = word_set("hij zij ze ik hen we wij je jij u 'ie ie die deze")


_WAS = word_set("was werd is wordt waren werden zijn worden geworden ben bent")


_CONJUNCTIONS = word_set("toen als wanneer sinds voordat nadat totdat tot zodra")


_WITH_DAT = word_set("vanaf voor tegen na sinds")


_SUBJECT_END = word_set(", . ; : ( ) ? ! en maar omdat")


def age_clause_at(t: Tokens, at: int) -> Found | None:
    """'toen hij vijf was', 'als de meisjes drie en vijf zijn', 'sinds Indy vier jaar is', 'tot ze 12 werd'.

    Begins at the conjunction; the subject is at most five words.
    """
    words = t.words
    with_dat = at + 1 < len(words) and words[at] in _WITH_DAT and words[at + 1] == "dat"
    if words[at] not in _CONJUNCTIONS and not with_dat:
        return None
    at += 2 if with_dat else 1
    if (born := _born(t, at)) is not None:
        return born
    for number_at in range(at + 1, min(at + 6, len(words) - 1)):
        if words[number_at - 1] in _SUBJECT_END:
            break
        if found := _number_clause(t, at, number_at):
            return found
    return _stage_clause(words, at)


def _born(t: Tokens, at: int) -> Found | None:
    """'toen ik geboren werd', 'toen Sam werd geboren': the subject begins at `at`."""
    for place in range(at + 1, min(at + 5, len(t) - 1)):
        first, second = t.words[place : place + 2]
        if "geboren" in (first, second) and (first in _WAS or second in _WAS):
            return AtAge(0, 0.1, " ".join(t.raw[at:place])), place + 2
    return None


def _number_clause(t: Tokens, at: int, number_at: int) -> Found | None:
    words = t.words
    start = number_at + (
        words[number_at] in ("ongeveer", "circa", "ca", "pas", "net", "nog", "bijna", "al", "rond", "zo'n")
    )
    if words[start : start + 2] in (("de",), ("nog", "maar")):
        start += 1
    values, nxt = _ages(words, start)
    if not values:
        return None
    months = nxt < len(words) and words[nxt] in ("maand", "maanden", "mnd", "weken", "dagen")
    if months:
        scale = {"weken": 52.0, "dagen": 365.0}.get(words[nxt], 12.0)
        values = [value / scale for value in values]
    nxt += nxt < len(words) and (months or words[nxt] in YEARS)
    nxt += nxt < len(words) and words[nxt] == "oud"
    verb = nxt < len(words) and words[nxt] in _WAS
    end = number_at
    while end > at + 1 and words[end - 1] in _WAS:
        end -= 1
    before = end < number_at
    if not verb and not before:
        return None
    if verb and nxt + 1 < len(words) and words[nxt + 1] in ("geworden", "was"):
        nxt += words[nxt] in ("is", "was") and words[nxt + 1] == "geworden"
    subject = " ".join(t.raw[at:end])
    if not subject or subject.lower() in ("er", "het"):
        return None
    width = 1.0 if not months else 1 / 12
    if start > number_at and words[number_at] == "bijna":
        return AtAge(min(values) - 0.5, max(values), subject), nxt + verb
    width = 0.5 if len(values) == 1 and values[0] % 1 and not months else width
    return AtAge(min(values), max(values) + width, subject), nxt + verb


def _ages(words: Sequence[str], at: int) -> tuple[list[float], int]:
    """One or more ages in a row: '7 en 8', 'vier'."""
    values: list[float] = []
    while at < len(words):
        value = cardinal(words[at])
        if value is None or not is_age(value) or words[at] == "een":
            break
        values.append(value)
        at += 1
        if at + 1 < len(words) and words[at] in ("en", "of", ",", "à") and cardinal(words[at + 1]) is not None:
            at += 1
        else:
            break
    return values, at


def _stage_clause(words: Sequence[str], at: int) -> Found | None:
    """'toen Sam nog een baby was', 'toen ze nog op de kleuterschool zat', 'toen hij naar de middelbare ging'."""
    for place in range(at + 1, min(at + 8, len(words))):
        if words[place] in _SUBJECT_END:
            return None
        found = stage(words, place) or group(words, place)
        if found and found[1] < len(words):
            value, after = found
            end = next((i for i in range(after, min(after + 4, len(words))) if words[i] in _STAGE_VERBS), None)
            if end is None:
                return None
            subject = []
            for word in words[at:place]:
                if word in _STAGE_WORDS:
                    break
                subject.append(word)
            return AtAge(value.least, value.most, " ".join(subject), estimated=True), end + 1
    return None


_STAGE_VERBS = _WAS | word_set("zat zit zaten ging gaan gaat begon startte kwam")


_STAGE_WORDS = word_set("nog een de het op in naar al net maar pas als")


def statement_at(t: Tokens, at: int) -> Found | None:
    """'Noor was 9 jaar toen ...', 'ik was een jaar of zeven toen ...': an age before the clause it dates.

    Begins at the verb; the conjunction that must follow is not part of it.
    """
    words = t.words
    if cardinal(words[at]) is not None:
        return _age_first(t, at)
    if words[at] not in ("was", "waren", "ben", "is", "zijn") or at == 0 or at + 2 >= len(words):
        return None
    nxt = at + 1
    who = t.raw[at - 1] if t.raw[at - 1].isalpha() else ""
    if words[nxt] in _PRONOUNS:
        who, nxt = t.raw[nxt], nxt + 1
    while nxt < len(words) and words[nxt] in (
        "ongeveer",
        "circa",
        "rond",
        "de",
        "pas",
        "nog",
        "maar",
        "net",
        "bijna",
        "toen",
        "al",
        "zelf",
    ):
        nxt += 1
    under = tuple(words[nxt - 1 : nxt + 1]) == ("nog", "geen")
    nxt += under
    loose = tuple(words[nxt : nxt + 3]) == ("een", "jaar", "of")
    if loose:
        nxt += 3
    values, nxt = _ages(words, nxt)
    if not values:
        return None
    nxt += nxt < len(words) and words[nxt] in YEARS
    nxt += nxt < len(words) and words[nxt] == "oud"
    if tuple(words[nxt : nxt + 2]) == (",", "bijna"):  # 'vier, bijna vijf, toen'
        nxt = _ages(words, nxt + 2)[1]
    comma = nxt < len(words) and words[nxt] == ","
    if nxt + comma < len(words) and words[nxt + comma] in ("toen", "als", "wanneer"):
        if under:
            return AtAge(max(0, min(values) - 1), min(values), who), nxt
        low = min(values) - (0.5 if loose else 0)
        return AtAge(low, max(values) + (1.5 if loose else 1), who), nxt
    return None


def _age_first(t: Tokens, at: int) -> Found | None:
    """'Dertien jaar (oud) was Robert toen ...', 'Negen was ik toen ...'."""
    words = t.words
    nxt = at + 1 + (at + 1 < len(words) and words[at + 1] in YEARS)
    nxt += nxt < len(words) and words[nxt] == "oud"
    if nxt + 2 >= len(words) or words[nxt] not in ("was", "is", "ben", "waren") or (at and words[at - 1].isalpha()):
        return None
    value = cardinal(words[at])
    if value is None or not is_age(value) or words[nxt + 2] not in ("toen", "als", "wanneer") or words[at] == "een":
        return None
    return AtAge(value, value + 1, t.raw[nxt + 1]), nxt + 2


_PART_OF_CLASS = word_set("begin eind halverwege medio midden")


def part_of_class(words: Sequence[str], at: int) -> Found | None:
    """'halverwege groep 6', 'eind van de brugklas'."""
    if words[at] not in _PART_OF_CLASS:
        return None
    low, high = _PARTS.get(words[at], (0.4, -0.4))
    at += 1
    while at < len(words) - 1 and words[at] in ("van", "in", "de", "het"):
        at += 1
    found = (group(words, at) or stage(words, at)) if at < len(words) else None
    if found is None or found[0].most - found[0].least < 1:
        return found
    least, most = found[0].least + max(low, 0), found[0].most + min(high, 0)
    return AtAge(least, most, found[0].who, estimated=True), found[1]


_PARTS = {"begin": (0, -0.75), "eind": (0.75, 0), "einde": (0.75, 0)}
