# SPDX-License-Identifier: EUPL-1.2
"""What the screen of the explanation shows: the board, the diagram, the matrix of views, and the links in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from thuislijn.drawing.explanation import Arrow, Explained, Factor, Seen, letter
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind, View
from thuislijn.store.learning.explanations import ExplanationFactor, FactorLink, FactorView, Voice
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.vocabulary import PersonRole, Perspective
from thuislijn.web.page.item_picker import Choice, tied_items
from thuislijn.web.page.language import say, spoken

GROUPS, PARTS = list(FactorGroup), list(FactorPart)
PARTS_ASKED: dict[FactorPart, tuple[str, str]] = {
    FactorPart.STARTED: ("Wat gebeurde er toen het begon?", "What happened when it began?"),
    FactorPart.KEEPS_GOING: ("Waardoor blijft het zo?", "What makes it stay this way?"),
    FactorPart.MAKES_WORSE: ("Wanneer wordt het erger?", "When does it get worse?"),
    FactorPart.GOES_WELL: ("Wat gaat al goed, en wie doet dat?", "What goes well already, and who does that?"),
}
"""What to ask at each part; ours, after S2 3.1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one voice sees one factor: `seen` names the shape, `sign` is the letter of the voice."""

    voice: Voice
    sign: str
    seen: Seen
    words: str

    @property
    def said(self) -> str:
        """In words: 'moeder: eens'."""
        return f"{self.voice.label}: {seen_words(self.seen)}"


@dataclass(frozen=True, slots=True)
class Row:
    """A factor with what it rests on and how everybody sees it."""

    factor: ExplanationFactor
    items: tuple[Choice, ...]
    marks: tuple[Mark, ...]

    @property
    def place(self) -> str:
        """'ouders, wat het in stand houdt'."""
        return f"{FactorGroup(self.factor.group).label(spoken())}, {FactorPart(self.factor.part).label(spoken())}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the board."""

    group: FactorGroup
    part: FactorPart
    rows: tuple[Row, ...]

    @property
    def question(self) -> str:
        return say(*PARTS_ASKED[self.part])


@dataclass(frozen=True, slots=True)
class Link:
    """A link in words, with the number that it has in the diagram."""

    number: int
    row: FactorLink

    @property
    def does(self) -> str:
        return LinkKind(self.row.kind).label(spoken())


class Explanation:
    """Everything of the explanation of one case, read once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.factors = list(factors_of(case))
        self.voices = list(Voice.objects.filter(case=case).order_by("created"))
        self.views: dict[tuple[UUID, UUID], FactorView] = {
            (view.factor_id, view.voice_id): view for view in FactorView.objects.filter(case=case)
        }
        links = FactorLink.objects.filter(case=case).select_related("source", "target").order_by("created")
        self.links = [Link(number, row) for number, row in enumerate(links, 1)]

    @cached_property
    def rows(self) -> list[Row]:
        """The factors in the order of the board: by group, then by part."""
        timeline = timeline_of(self.case)
        ordered = sorted(self.factors, key=lambda f: (GROUPS.index(_group(f)), PARTS.index(_part(f))))
        return [Row(one, tuple(tied_items(timeline, one.items)), self.marks(one)) for one in ordered]

    def marks(self, factor: ExplanationFactor) -> tuple[Mark, ...]:
        """How each voice sees a factor; who was not asked stands there as such."""
        found = []
        for number, voice in enumerate(self.voices):
            view = self.views.get((factor.pk, voice.pk))
            seen = Seen(view.view) if view is not None else Seen.NOT_ASKED
            found.append(Mark(voice, letter(number), seen, view.words if view is not None else ""))
        return tuple(found)

    @property
    def board(self) -> list[tuple[FactorGroup, list[Cell]]]:
        """The groups with their four places."""
        there: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows:
            there[row.factor.group, row.factor.part].append(row)
        return [(group, [Cell(group, part, tuple(there[group, part])) for part in PARTS]) for group in GROUPS]

    @property
    def can_be_ordered(self) -> bool:
        """Whether any place of the board holds more than one factor."""
        return len({(one.group, one.part) for one in self.factors}) < len(self.factors)

    @property
    def asked_in_all(self) -> int:
        """How many views there are when everybody was asked everything."""
        return len(self.factors) * len(self.voices)

    @property
    def not_asked(self) -> int:
        """How many views were not asked yet."""
        return self.asked_in_all - len(self.views)

    def drawn(self) -> Explained:
        """What the diagram shows, in the reader's language."""
        return Explained(
            columns=tuple(group.label(spoken()).capitalize() for group in GROUPS),
            rows=tuple(part.label(spoken()).capitalize() for part in PARTS),
            factors=tuple(
                Factor(
                    str(row.factor.pk),
                    GROUPS.index(_group(row.factor)),
                    PARTS.index(_part(row.factor)),
                    row.factor.text,
                    len(row.items),
                    tuple(mark.seen for mark in row.marks),
                )
                for row in self.rows
            ),
            arrows=tuple(
                Arrow(str(one.row.source_id), str(one.row.target_id), one.row.kind == LinkKind.EASES)
                for one in self.links
            ),
            voices=tuple(voice.label for voice in self.voices),
            good=PARTS.index(FactorPart.GOES_WELL),
        )

    def links_of(self, factor: ExplanationFactor) -> list[Link]:
        """The links from and to a factor."""
        return [one for one in self.links if factor.pk in (one.row.source_id, one.row.target_id)]


def seen_words(seen: Seen) -> str:
    """'eens', 'ziet het anders' or 'nog niet gevraagd'."""
    return View(seen.value).label(spoken()) if seen is not Seen.NOT_ASKED else say("nog niet gevraagd", "not asked yet")


def factors_of(case: Case) -> QuerySet[ExplanationFactor]:
    """The factors of a case in the order in which they stand in their places."""
    return ExplanationFactor.objects.filter(case=case).order_by("place", "created")


def factor_of(case: Case, factor_id: UUID) -> ExplanationFactor:
    """A factor of this case. Raises NotVisibleError."""
    found = ExplanationFactor.objects.filter(case=case, pk=factor_id).first()
    if found is None:
        raise NotVisibleError("explanation_factor", str(factor_id))
    return found


def voice_of(case: Case, voice_id: UUID) -> Voice:
    """A voice of this case. Raises NotVisibleError."""
    found = Voice.objects.filter(case=case, pk=voice_id).first()
    if found is None:
        raise NotVisibleError("voice", str(voice_id))
    return found


def _group(factor: ExplanationFactor) -> FactorGroup:
    return FactorGroup(factor.group)


def _part(factor: ExplanationFactor) -> FactorPart:
    return FactorPart(factor.part)


PERSPECTIVES = (Perspective.PARENT, Perspective.YOUNG_PERSON, Perspective.NETWORK, Perspective.PROFESSIONAL)
"""The sides from which a voice can speak."""


def perspective_of(role: PersonRole) -> Perspective:
    """From which side somebody of the family speaks."""
    if role is PersonRole.CHILD:
        return Perspective.YOUNG_PERSON
    if role.is_parent or role in (PersonRole.STEP_PARENT, PersonRole.FOSTER_PARENT):
        return Perspective.PARENT
    return Perspective.PROFESSIONAL if role is PersonRole.PROFESSIONAL else Perspective.NETWORK
