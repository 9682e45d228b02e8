# SPDX-License-Identifier: EUPL-1.2
"""The names in the papers of the invented families, taken from what they are built from, and the papers as read.

What counts as a name: every word of a person in family.toml; of letterheads, senders, addresses, workers and schools of
the builders; and in the running texts every capitalised word behind a small one. Words that a paper writes with a
capital and that name nobody are listed by hand below, because no list of the program may excuse itself.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from examples.build import EXAMPLES, LARGE, small_families
from examples.large_family import documents as large_documents
from examples.paperwork.authored import Document as Paper
from examples.paperwork.authored import plain_text, read_texts
from thuislijn.reading.documents.documents import DateHint, Document, HintSource, Page
from thuislijn.reading.names.dictionary import is_listed

FAMILIES = (*small_families(), LARGE)
EACH = 20  # of the large family every twentieth paper is read, and the seven that were written out

NO_NAMES = frozenset(
    word.casefold()
    for line in (Path(__file__).parent / "names_texts" / "no_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A capital behind a small word is a name in Dutch; so is one behind a capital article inside a sentence.
_INSIDE = re.compile(
    r"(?<=[a-zë,] )((?:(?:De|Het|Van|Van der|Van den|El|Den|Ter) )?[A-ZÉ][a-zéëïöü]+(?:-[A-Z][a-z]+)?)(?!\w)"
)
_TITLED = re.compile(
    r"(?:[Mm]w|[Dd]hr|[Mm]evrouw|heer|[Jj]uf|[Mm]eester|[Tt]ante|[Dd]okter|[Ff]amilie)\.? ([A-Z][a-zéëïöü]+)"
)
_SIGNED = re.compile(r"(?<!\w)[A-Z]\. ((?:[a-z]+ ){0,2}[A-Z][a-zéëïöü]+)")  # "J. Terlouw", also as a line of its own

_NUMBERS = (
    re.compile(r"[\w.]+@[\w.]+\w"),
    re.compile(r"(?<!\d)0\d{1,3}[ -]\d{6,8}(?!\d)"),
    re.compile(r"(?<![\d/])\d{9}(?!\d)"),
    re.compile(r"C/\d\d/\d{5,}"),
    re.compile(r"(?<!\d)[1-9]\d{3} [A-Z]{2}(?!\w)"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """What must not be readable: words in any case, words that are ordinary too (with a capital only), initials."""

    always: frozenset[str]
    with_capital: frozenset[str]
    initials: frozenset[str]
    numbers: frozenset[str]


def truth(family: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / family / "family.toml").read_text(encoding="utf-8"))


@cache
def papers(family: str) -> tuple[Paper, ...]:
    """The papers of a family; of the large one those written out and every twentieth of the others."""
    if family != LARGE:
        return read_texts(EXAMPLES / family)
    whole = large_documents()
    return tuple(paper for at, paper in enumerate(whole) if paper.name.startswith("a0") or at % EACH == 0)


@cache
def named(family: str) -> Named:
    """The names in these papers and of these people."""
    people = [person["name"] for person in truth(family)["person"]]
    found = {word for name in people for word in _WORD.findall(name) if word[0].isupper()}
    numbers: set[str] = set()
    for paper in papers(family):
        mail = paper.mail
        heads = [*paper.letterhead, *((mail.sender, mail.to, mail.cc) if mail else ())]
        everything = "\n".join([*heads, plain_text(paper.body)])
        numbers.update(match.group() for pattern in _NUMBERS for match in pattern.finditer(everything))
        for head in heads:
            found.update(word for word in _WORD.findall(re.sub(r"<[^>]*>", "", head)) if word[0].isupper())
        for match in (*_INSIDE.finditer(everything), *_TITLED.finditer(everything), *_SIGNED.finditer(everything)):
            found.update(word for word in _WORD.findall(match.group(1)) if word[0].isupper())
    names = {word for word in found if word.casefold() not in NO_NAMES and len(word) > 2}
    ordinary = {word for word in names if is_listed(word.casefold())}
    return Named(
        always=frozenset(word.casefold() for word in names - ordinary),
        with_capital=frozenset(word.capitalize() for word in ordinary),
        initials=frozenset(initials for name in people for initials in _initials(name)),
        numbers=frozenset(numbers),
    )


def _initials(name: str) -> set[str]:
    """'FK' for Fenna Kamphuis, 'LvR' and 'LR' for Lotte van Rossum; none for somebody with one name."""
    words = name.split()
    if len(words) < 2 or not words[-1][0].isupper():
        return set()
    return {"".join(word[0] for word in words), words[0][0] + words[-1][0]}


def as_read(family: str) -> tuple[Document, ...]:
    """The papers as documents, without the detour over files: head, text and footer, as a file of it would be read."""
    return tuple(_read(number, paper) for number, paper in enumerate(papers(family), 1))


def _read(number: int, paper: Paper) -> Document:
    mail = paper.mail
    top = "\n".join(paper.letterhead)
    if mail:
        top = f"Van: {mail.sender}\nAan: {mail.to}\nVerzonden: {mail.sent:%d-%m-%Y}\nOnderwerp: {mail.subject}"
    text = "\n".join(part for part in (top, plain_text(paper.body), paper.footer) if part)
    sha = hashlib.sha256(f"{paper.name} {number}".encode()).hexdigest()
    file = Path(paper.files[0])
    return Document(
        id=sha[:12],
        path=file.name,
        kind=file.suffix.removeprefix("."),
        title=mail.subject if mail else file.stem,
        sha256=sha,
        text=text,
        pages=(Page(1, 0, len(text)),),
        hints=(DateHint(mail.sent.date(), "", HintSource.MAIL),) if mail else (),
        author="" if mail else next(iter(paper.letterhead), ""),
        sender=mail.sender if mail else "",
        subject=mail.subject if mail else "",
        body_start=len(top) + 1 if mail else 0,
    )
