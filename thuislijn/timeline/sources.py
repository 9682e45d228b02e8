# SPDX-License-Identifier: EUPL-1.2
"""Where an entry comes from: documents, passages in them, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import Perspective, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, an interview, a note or a spoken statement.

    `kind` is free text such as 'docx' or 'interview'; `file` the relative path it was read from; `same_as` the
    source of which this one is a copy.
    """

    id: str
    title: str
    kind: str = ""
    file: str = ""
    date: Moment = Moment.UNKNOWN
    author: str = ""
    pages: int = 0
    sha256: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of characters in a source: `start` inclusive, `end` exclusive, in the text as it was read."""

    source: str
    page: int = 0  # from 1; 0 where the source has no pages or the page is not known
    start: int = 0
    end: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A document or stretch of time that the file should hold and does not: a gap is a finding too (S1 ch. 6)."""

    what: str
    mentioned_in: tuple[Passage, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who says so: a point of view and, where known, the person or organisation (their id, or a name)."""

    perspective: Perspective = Perspective.FILE
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody else says of an entry, kept beside it and never instead of it (docs/rules.md rule 4)."""

    account: Account
    text: str
    standing: Standing = Standing.UNKNOWN
    evidence: tuple[Passage, ...] = ()
