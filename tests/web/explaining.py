# SPDX-License-Identifier: EUPL-1.2
"""A small explanation and a line of safety in the case of the cast, each with an id that an address can name."""

from __future__ import annotations

from uuid import UUID

from tests.web.people import World
from thuislijn.store.learning.explanations import ContainerWord, ExplanationFactor, FactorLink, FactorView, Voice
from thuislijn.store.learning.safety import SafetyLine, WeighedOption

FACTOR, OTHER_FACTOR, LINK, VOICE = UUID(int=301), UUID(int=302), UUID(int=303), UUID(int=304)
LINE, OPTION, WORD = UUID(int=311), UUID(int=312), 9301


def with_explanation(world: World) -> None:
    """Two factors with a link, a voice that agrees with one, a concern, an option that is weighed, a word."""
    case, first = world.case, {"version": 1, "by_name": "Tine"}
    slept = ExplanationFactor(
        pk=FACTOR, case=case, group="child", part="keeps_going", text="slaapt pas om twee uur", items=["i1"], **first
    )
    works = ExplanationFactor(
        pk=OTHER_FACTOR, case=case, group="parents", part="started", text="moeder werkt in de nacht", **first
    )
    voice = Voice(pk=VOICE, case=case, label="moeder", person="moeder", perspective="parent", **first)
    rows = (
        slept,
        works,
        voice,
        FactorLink(pk=LINK, case=case, source=works, target=slept, **first),
        FactorView(case=case, factor=slept, voice=voice, view="differs", words="om twaalf uur", **first),
        SafetyLine(pk=LINE, case=case, part="concern", text="vader schreeuwt tegen moeder", **first),
        WeighedOption(
            pk=OPTION, case=case, occasion="waar jeugdige 1 slaapt", kind="waiting", what="nu niets doen", **first
        ),
        ContainerWord(pk=WORD, programme=world.programme, word="splitsen"),
    )
    for row in rows:
        row.save(force_insert=True)
