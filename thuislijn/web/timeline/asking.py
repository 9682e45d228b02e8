# SPDX-License-Identifier: EUPL-1.2
"""What somebody asks of the timeline screen, read from the address and written back into one.

Everything in an address is a wish: what cannot be understood or does not exist is left out, and never an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from thuislijn.drawing.lanes.domains import NAME as DOMAINS
from thuislijn.drawing.view import Bracket, Fonts, Living, Magnified, View
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language, LifeDomain, Perspective, Term
from thuislijn.web.timeline.filtering import EVERYTHING, Certain, Filter, Reviewed

NARROWEST, WIDEST, USUAL = 360, 4000, 1600
SIZES = (100, 125, 150)
_MOST = 40  # values of one filter that are looked at
_LEAST_DAYS = 6
_EARLIEST, _LATEST = dt.date(1850, 1, 1).toordinal(), dt.date(2200, 1, 1).toordinal()
_LIVING = {"trap": Living.STAIRCASE, "plat": Living.FLAT}
_SHARE = 0.6  # of the width goes to a magnified stretch

TermT = TypeVar("TermT", bound=Term)


@dataclass(frozen=True, slots=True)
class Asked:
    """The view somebody wants: a stretch (None: the whole story), its size, what is folded, and the filter.

    The life domains are folded unless they stand in `folded`. `size` is how large type is drawn, in per cent. `shown`
    is a finding whose evidence is marked.
    """

    first: Day | None = None
    last: Day | None = None
    width: int = USUAL
    size: int = 100
    folded: frozenset[str] = frozenset()
    living: Living = Living.AUTO
    magnified: tuple[Day, Day] | None = None
    filter: Filter = EVERYTHING
    shown: str = ""

    def view(self, language: Language, brackets: tuple[Bracket, ...], lit: frozenset[str] = frozenset()) -> View:
        """The view to draw: links to items relative to the page, fonts from the page."""
        return View(
            first=self.first,
            last=self.last,
            width=max(NARROWEST, round(self.width * 100 / self.size)),
            language=language,
            living=self.living,
            magnified=self._magnified(),
            folded=self.folded ^ {DOMAINS},
            domains=True,
            persons=self.filter.persons,
            brackets=brackets,
            legend=False,
            fonts=Fonts.REFER,
            link="item/",
            link_points="schakelmoment/",
            link_days=self._days(),
            lit=lit,
        )

    def _days(self) -> str:
        """The address of another stretch of this view, its days to be filled in."""
        rest = replace(self, first=None, last=None, magnified=None).query()
        return f"?{rest}{'&' if rest else ''}van={{first}}&tot={{last}}"

    def _magnified(self) -> Magnified | None:
        if self.magnified is None or self.first is None or self.last is None:
            return None
        low, high = max(self.magnified[0], self.first), min(self.magnified[1], self.last)
        inner, outer = high - low + 1, self.last - self.first
        if low > high or inner >= outer:
            return None
        factor = _SHARE / (1 - _SHARE) * (outer - inner) / inner
        return Magnified(first=low, last=high, factor=min(1000.0, factor)) if factor > 1 else None

    def query(self) -> str:
        """The part of an address after '?': only what differs from what is usual, always in the same order."""
        wanted = self.filter
        pairs: list[tuple[str, str]] = []
        if self.first is not None and self.last is not None:
            pairs += [("van", _iso(self.first)), ("tot", _iso(self.last))]
        if self.magnified is not None:
            pairs.append(("groot", f"{_iso(self.magnified[0])}_{_iso(self.magnified[1])}"))
        pairs += [("vouw", name) for name in sorted(self.folded)]
        pairs += [("leven", name) for name, living in _LIVING.items() if living is self.living]
        if self.size != 100:
            pairs.append(("maat", str(self.size)))
        if wanted.reference_day is not None:
            pairs.append(("peil", _iso(wanted.reference_day)))
        for name, values in fields_of(wanted):
            pairs += [(name, value) for value in values]
        if self.shown:
            pairs.append(("toon", self.shown))
        return urlencode(pairs)

    @property
    def is_whole(self) -> bool:
        """Whether this is the view that people open a timeline with: the whole story, nothing chosen."""
        plain = not self.folded and self.magnified is None and not self.filter.chooses and not self.shown
        return plain and self.first is None

    def with_filter(self, wanted: Filter) -> Asked:
        return replace(self, filter=wanted)


def fields_of(wanted: Filter) -> list[tuple[str, tuple[str, ...]]]:
    """The choices of a filter by their name in an address."""
    return [
        ("persoon", wanted.persons),
        ("domein", tuple(term.value for term in wanted.domains)),
        ("kant", tuple(term.value for term in wanted.accounts)),
        ("zeker", tuple(term.value for term in wanted.certain)),
        ("bron", wanted.sources),
        ("nagekeken", tuple(term.value for term in wanted.reviewed)),
    ]


def asked_of(request: HttpRequest, timeline: Timeline) -> Asked:
    """The view that a request asks for, of this timeline."""
    given = request.GET
    first, last = _stretch(given)
    living = _LIVING.get(given.get("leven", ""), Living.AUTO)
    size = _number(given.get("maat", ""), 100)
    return Asked(
        first=first,
        last=last,
        width=_width(given.get("breed") or request.COOKIES.get("breed", "")),
        size=size if size in SIZES else 100,
        folded=_folded(given, timeline),
        living=living,
        magnified=_pair(given.get("groot", "")),
        filter=_filter(given, timeline),
        shown=given.get("toon", "")[:64],
    )


def _stretch(given: QueryDict) -> tuple[Day | None, Day | None]:
    first, last = day_in(given.get("van", "")), day_in(given.get("tot", ""))
    if first is None or last is None:
        return None, None
    first, last = min(first, last), max(first, last)
    return first, max(last, first + _LEAST_DAYS)


def _pair(text: str) -> tuple[Day, Day] | None:
    low, _, high = text.partition("_")
    first, last = day_in(low), day_in(high)
    return None if first is None or last is None else (min(first, last), max(first, last))


def day_in(text: str) -> Day | None:
    """The day in '2021-07-05' or '5-7-2021'; None where there is none between 1850 and 2200."""
    parts = text.strip()[:10].split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    year, month, day = numbers if len(parts[0]) == 4 else numbers[::-1]
    try:
        found = dt.date(year, month, day).toordinal()
    except ValueError:
        return None
    return found if _EARLIEST <= found <= _LATEST else None


def _iso(day: Day) -> str:
    return dt.date.fromordinal(day).isoformat()


def _number(text: str, usual: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else usual


def _width(text: str) -> int:
    return min(max(_number(text, USUAL), NARROWEST), WIDEST)


_LANES = ("brackets", "events", "strengths", "questions", "actions", "circumstances", "living", "contact", "measures")
LANES = (*_LANES, "school", "help", "diagnoses", "lead", "organisations")
"""Lanes that can be left out everywhere at once."""


def _folded(given: QueryDict, timeline: Timeline) -> frozenset[str]:
    known = {
        DOMAINS,
        "family",
        "parents",
        "people",
        "child:",
        *LANES,
        *(f"child:{child.id}" for child in timeline.children),
    }
    return frozenset(name for name in given.getlist("vouw")[:_MOST] if name in known)


def _filter(given: QueryDict, timeline: Timeline) -> Filter:
    return Filter(
        persons=_among(given, "persoon", [person.id for person in timeline.persons]),
        domains=_terms(given, "domein", LifeDomain),
        accounts=_terms(given, "kant", Perspective),
        certain=_terms(given, "zeker", Certain),
        sources=_among(given, "bron", [source.id for source in timeline.sources]),
        reviewed=_terms(given, "nagekeken", Reviewed),
        reference_day=day_in(given.get("peil", "")),
    )


def _among(given: QueryDict, name: str, known: Iterable[str]) -> tuple[str, ...]:
    asked = set(given.getlist(name)[:_MOST])
    return tuple(id for id in known if id in asked)


def _terms(given: QueryDict, name: str, terms: type[TermT]) -> tuple[TermT, ...]:
    asked = set(given.getlist(name)[:_MOST])
    return tuple(term for term in terms if term.value in asked)
