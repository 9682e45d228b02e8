# SPDX-License-Identifier: EUPL-1.2
"""A finding as screens show it: its question, its sum, and the items that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuislijn.lenses.catalogue import named
from thuislijn.lenses.finding import Finding, Lens
from thuislijn.lenses.literature import Report, reports_of
from thuislijn.store.findings import FindingAnswer
from thuislijn.timeline.items import Item
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.words import period_text
from thuislijn.web.page.language import spoken
from thuislijn.web.questions.evidence import finding_key


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the screen shows it, in the reader's language; the newest answer first."""

    key: str
    lens: Lens
    finding: Finding
    evidence: tuple[tuple[Item, str], ...]
    answers: tuple[FindingAnswer, ...]

    @property
    def title(self) -> str:
        return self.lens.title.in_(spoken())

    @property
    def question(self) -> str:
        return self.finding.question.in_(spoken())

    @property
    def answer(self) -> FindingAnswer | None:
        """The answer that counts: the newest."""
        return self.answers[0] if self.answers else None

    @property
    def reports(self) -> tuple[Report, ...]:
        return reports_of(self.lens.source, spoken())

    @property
    def arithmetic(self) -> str:
        return self.finding.arithmetic.in_(spoken())


def shown(finding: Finding, timeline: Timeline, answers: Mapping[str, Sequence[FindingAnswer]]) -> Shown:
    """The finding with the answers that are kept under its key."""
    items = (timeline.item(id) for id in finding.items)
    evidence = tuple((item, period_text(item.when, spoken())) for item in items if item is not None)
    key = finding_key(finding)
    return Shown(key, named(finding.lens), finding, evidence, tuple(answers.get(key, ())))
