# SPDX-License-Identifier: EUPL-1.2
"""Numbers and addresses that lead to a person: BSN, bank account, telephone, e-mail, web, case and client numbers,
licence plates, postcodes and, when asked, dates of birth.

All patterns are bounded, so that reading stays linear on any text. Other dates are never marked: a timeline lives
by them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from thuislijn.reading.names.spans import Certainty, Kind, NameSpan

# key -> what stands in its place, (nl, en)
PLACEHOLDERS: dict[str, tuple[str, str]] = {
    "number:bsn": ("[BSN]", "[citizen service number]"),
    "number:iban": ("[rekeningnummer]", "[bank account]"),
    "number:phone": ("[telefoonnummer]", "[telephone number]"),
    "number:email": ("[e-mailadres]", "[e-mail address]"),
    "number:web": ("[webadres]", "[web address]"),
    "number:case": ("[zaaknummer]", "[case number]"),
    "number:reference": ("[kenmerk]", "[reference]"),
    "number:client": ("[cliëntnummer]", "[client number]"),
    "number:id": ("[nummer]", "[number]"),
    "number:plate": ("[kenteken]", "[licence plate]"),
    "number:birth": ("[geboortedatum]", "[date of birth]"),
    "place:box": ("[postbus]", "[post-office box]"),
    "place:postcode": ("[postcode]", "[postcode]"),
}

_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = (
    rf"(?:\d{{1,2}}[-/. ]{{1,3}}\d{{1,2}}[-/. ]{{1,3}}(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}\s{{1,3}}(?:{_MONTH})\s{{1,3}}\d{{4}})"
)

_WEB = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"')\]]{2,500}", re.I)
_DOMAIN = re.compile(
    r"(?<![\w@.\-])[a-z0-9][a-z0-9\-]{1,60}\.(?:nl|com|org|eu|net|info)(?:/[^\s<>\"')\]]{0,300})?(?![\w\-])"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]{4}){2,7}(?:[ .]?[A-Z0-9]{1,3})?(?!\w)")
_DIGITS = re.compile(r"(?<![\w/])\d{7,24}(?!\w)")
_SPLIT_BSN = re.compile(r"(?<![\w.\-/])(?:\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\w\-/])")
_BSN = re.compile(
    r"(?<![\w\[])(?:BSN|burgerservicenummer|sofinummer|sofi-nummer)\W{0,12}?(\d[\d. \-]{6,12}\d)(?!\d)", re.I
)
_PHONE = re.compile(
    r"(?<![\w/])(?:(?:\+|00)\d{2}[ \-]?(?:\(0\)[ \-]?)?|\(?0)\d{1,3}\)?(?:[ \-–]{0,3}\d{1,4}){2,6}(?![\d/])"
)
_SERVICE_PHONE = re.compile(
    r"(?<![\w\-/])(?:(?:0800|0900|088|085)[ \-]\d{2,4}(?:[ \-]?\d{2,4}){0,2}(?![\d/])|14[ ]?0\d{2,3}(?!\d))"
)
_DATE_ONLY = re.compile(r"\(?\d{1,2}[ ]?[\-.–][ ]?\d{1,2}[ ]?[\-.–][ ]?\d{4}")
_PLATE = re.compile(
    r"(?<![\w\-/])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]"
    r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w\-/])"
)
_CASES = re.compile(
    r"(?<!\w)(?:ECLI:[A-Z]{2}:[A-Z]{2,7}:\d{4}:[A-Z0-9]{1,12}"
    r"|C/\d{2}/\d{4,7}(?:[ ]?/[ ]?(?:[A-Z]{2}[ ]){0,2}[A-Z]{0,2}[ ]?\d{2}[-/]\d{1,5})?"
    r"|(?:JE|FA|FJ|HA|KG)[ ](?:RK|ZA)[ ]\d{2}[-/]\d{1,5}"
    r"|\d{2}[/.]\d{6}[-/]\d{2}"
    r"|PL\d{4}[- ]?\d{6,12}(?:-\d)?)(?!\w)"
)
_VALUE = r"([A-Za-z]{0,6}[ ]?[A-Za-z0-9][A-Za-z0-9/._\-]{2,40})"
_AFTER = r"(?:[ \t]?(?:nr|no)\.?)?[ \t]{0,3}[:.#\-]?[ \t]{0,20}(?:\r?\n[ \t]{0,20})?"
_LABELLED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w\[])(?:{words}){_AFTER}{_VALUE}", re.I), key)
    for words, key in (
        (
            r"zaaknummers?|zaaknr|zaak-/rekestnummer|rekestnummer|rekestnr|rolnummer|parketnummer|parketnr"
            r"|proces-?verbaal(?:nummer)?|pv-?nummer|registratienummer|mutatienummer|meldingsnummer",
            "number:case",
        ),
        (
            r"(?:ons|uw|mijn)?[ ]?kenmerk|referentie(?:nummer)?|ref|documentnummer|briefnummer|beschikkingsnummer"
            r"|besluitnummer|factuurnummer|polisnummer|briefkenmerk",
            "number:reference",
        ),
        (
            r"dossier(?:nummer|nr)?|cli[eë]nt(?:nummer|nr|code)|pati[eë]nt(?:nummer|nr)|klant(?:nummer|nr)"
            r"|leerling(?:nummer|nr)|persoonsnummer|V-?nummer|BIG(?:-?nummer)?|AGB(?:-?code)?|SKJ(?:-?nummer)?"
            r"|personeelsnummer|gezinsnummer|casusnummer",
            "number:client",
        ),
    )
)
_PLATE_LABELLED = re.compile(r"(?<![\w\[])[Kk]enteken\W{0,4}([A-Z0-9]{1,3}-?[A-Z0-9]{1,3}-?[A-Z0-9]{1,3})(?![\w\-])")
_BIRTH = re.compile(
    rf"(?<![\w\[])(?:geboren|geb\.?|geboortedatum|geb\.?[ ]?datum)(?:[ ]op)?[ \t]{{0,3}}:?[ \t]{{0,3}}({_DATE})", re.I
)
_POSTCODE = re.compile(r"(?<![\w\-/.])[1-9]\d{3}([ \u00a0]?)([A-Z]{2})(?![\w\-/])")
_BOX = re.compile(r"(?<![\w\[])(?:Postbus|Antwoordnummer)[ \u00a0]{1,3}\d{1,6}(?!\w)", re.I)
_NEVER_IN_POSTCODE = ("SA", "SD", "SS")
_TOWN_BEHIND = re.compile(r"[ \t,]{0,6}['’]?[A-Zs][\w'’\-]{2}|\s{0,6}\Z")
_LIKE_A_YEAR = range(1950, 2040)
_LOCAL = re.compile(r"[\w.+\-']{1,64}\Z")
_HOST = re.compile(r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")


def find_numbers(text: str, *, birth_dates: bool = False) -> Iterator[NameSpan]:
    """Spans of kind number (and postcodes, kind place), possibly overlapping; `birth_dates` marks those as well."""
    yield from _emails(text)
    yield from _labelled(text)
    for pattern, key, holds in _PATTERNS:
        for match in pattern.finditer(text):
            if holds(match):
                yield _span(text, match.start(), match.end(), key)
    if birth_dates:
        for match in _BIRTH.finditer(text):
            yield _span(text, *match.span(1), "number:birth")


def passes_eleven_test(digits: str) -> bool:
    """Whether eight or nine digits are a possible BSN: weights 9 to 2 and -1 give a multiple of eleven."""
    if len(digits) not in (8, 9) or not digits.isdecimal():
        return False
    numbers = [int(digit) for digit in digits.zfill(9)]
    total = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), numbers, strict=True))
    return total % 11 == 0 and any(numbers)


def is_iban(text: str) -> bool:
    """Whether the check digits of a bank account are right (ISO 13616: remainder 1 by 97)."""
    plain = re.sub(r"[^A-Z0-9]", "", text)
    if not 15 <= len(plain) <= 34 or not plain.isascii():
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _span(text: str, start: int, end: int, key: str, certainty: Certainty = Certainty.SURE) -> NameSpan:
    kind = Kind.PLACE if key.startswith("place") else Kind.NUMBER
    return NameSpan(start, end, kind, text[start:end], certainty, key)


def _emails(text: str) -> Iterator[NameSpan]:
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - 64), at)
        host = _HOST.match(text, at + 1)
        if local and host:
            yield _span(text, local.start(), host.end(), "number:email")
        at = text.find("@", at + 1)


def _labelled(text: str) -> Iterator[NameSpan]:
    for pattern, key in _LABELLED:
        for match in pattern.finditer(text):
            value = match.group(1)
            start = match.start(1)
            if " " in value and not any(c.isdigit() for c in value.split(" ")[0]):
                # "kenmerk van 12345": a small word is no part of the number.
                first, _, rest = value.partition(" ")
                if not first.isupper():
                    start, value = start + len(first) + 1, rest
            value = value.rstrip("._-/")
            digits = sum(c.isdigit() for c in value)
            a_year = value.isdecimal() and len(value) == 4 and int(value) in _LIKE_A_YEAR  # "dossier 2019"
            if digits >= 3 and not a_year and not _DATE_ONLY.fullmatch(value):
                yield _span(text, start, start + len(value), key)
    for match in _BSN.finditer(text):
        if 8 <= sum(c.isdigit() for c in match.group(1)) <= 9 and not _DATE_ONLY.match(match.group(1)):
            yield _span(text, *match.span(1), "number:bsn")
    for match in _PLATE_LABELLED.finditer(text):
        if any(c.isdigit() for c in match.group(1)) and len(match.group(1)) > 5:
            yield _span(text, *match.span(1), "number:plate")


def _is_compact_date(digits: str) -> bool:
    """Whether eight digits are a day, as in '20190312 verslag.pdf' or '12032019'."""
    if len(digits) != 8:
        return False
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        try:
            if 1900 <= dt.date(int(year), int(month), int(day)).year <= 2100:
                return True
        except ValueError:
            continue
    return False


def _is_bsn(match: re.Match[str]) -> bool:
    return passes_eleven_test(re.sub(r"\D", "", match.group())) and not _is_compact_date(match.group())


def _is_other_number(match: re.Match[str]) -> bool:
    return not _is_bsn(match) and not _is_compact_date(match.group())


def _is_phone(match: re.Match[str]) -> bool:
    written = match.group()
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith(("+", "00")):
        return 10 <= len(digits) - (2 if written.startswith("00") else 0) <= 13
    return len(digits) == 10 and not _DATE_ONLY.match(written)


def _is_postcode(match: re.Match[str]) -> bool:
    letters = match.group(2)
    if letters in _NEVER_IN_POSTCODE:
        return False
    if int(match.group()[:4]) not in _LIKE_A_YEAR or not match.group(1):
        return True
    # "in 2019 GI en Raad": a year, unless a town follows and an address or a line precedes.
    before = match.string[max(0, match.start() - 2) : match.start()]
    return (
        before.strip(" \t") in ("", ",", "\n")
        and before[-1:] != ""
        and bool(_TOWN_BEHIND.match(match.string, match.end()) and ("," in before or "\n" in before))
    )


def _always(match: re.Match[str]) -> bool:
    return True


_PATTERNS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]], ...] = (
    (_WEB, "number:web", _always),
    (_DOMAIN, "number:web", _always),
    (_IBAN, "number:iban", lambda match: is_iban(match.group())),
    (_CASES, "number:case", _always),
    (_DIGITS, "number:bsn", _is_bsn),
    (_SPLIT_BSN, "number:bsn", _is_bsn),
    (_PHONE, "number:phone", _is_phone),
    (_SERVICE_PHONE, "number:phone", _always),
    (_DIGITS, "number:id", _is_other_number),
    (_PLATE, "number:plate", _always),
    (_BOX, "place:box", _always),
    (_POSTCODE, "place:postcode", _is_postcode),
)
