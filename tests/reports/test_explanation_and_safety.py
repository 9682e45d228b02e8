# SPDX-License-Identifier: EUPL-1.2
"""The papers of explanation and safety: all that was said, what nobody was asked, and danger before everything."""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.drawing.explanation import Arrow, Explained, Factor, Seen
from thuislijn.reports.document import Bullets, Card, Document, Figure, Notice, Table
from thuislijn.reports.explanation import PaperFactor, PaperLink, PaperView, explanation_paper
from thuislijn.reports.html import to_html
from thuislijn.reports.safety import PaperLine, PaperOption, PaperPart, PaperWeighing, safety_paper
from thuislijn.timeline.vocabulary import Language

_DAY = dt.date(2026, 3, 2)


def _explanation(voices: int, language: Language = "nl", views: tuple[PaperView, ...] = ()) -> Document:
    seen = tuple(Seen.NOT_ASKED for _ in range(voices))
    names = tuple(f"stem {n}" for n in range(voices))
    factor = Factor("a", 0, 1, "slaapt <laat>", 1, seen)
    other = Factor("b", 1, 0, "werkt in de nacht", 0, seen)
    views = views or tuple(PaperView(name, "nog niet gevraagd", "", asked=False) for name in names)
    return explanation_paper(
        family="Gezin Zeester",
        day=_DAY,
        language=language,
        drawn=Explained(("K", "O", "W"), ("1", "2", "3", "4"), (factor, other), (Arrow("b", "a"),), names, 3),
        factors=(
            PaperFactor("slaapt <laat>", "jeugdige", "wat het in stand houdt", (("bij oma", "2021"),), views),
            PaperFactor("werkt in de nacht", "ouders", "waardoor het begon", (), views),
        ),
        links=(PaperLink("werkt in de nacht", "versterkt", "slaapt <laat>", "niemand wakker"),),
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_explanation_fits_its_diagram_on_one_sheet(language: Language) -> None:
    paper = _explanation(3, language)
    sheet = paper.sections[-1]
    (figure,) = (block for block in sheet.blocks if isinstance(block, Figure))
    assert sheet.paper == "a3-landscape" and figure.width / figure.height > 1.65
    page = to_html(paper)
    assert "slaapt &lt;laat&gt;" in page and "niemand wakker" in page and "Gezin Zeester, 2" in page


def test_each_factor_says_who_sees_it_so_who_does_not_and_whom_nobody_asked() -> None:
    views = (
        PaperView("vader", "nog niet gevraagd", "", asked=False),
        PaperView("moeder", "eens", "zo is het"),
        PaperView("oma", "ziet het anders", ""),
        PaperView("buurman", "eens", ""),
    )
    card = _explanation(4, views=views).sections[0].blocks[2]
    assert isinstance(card, Card) and isinstance(card.blocks[1], Bullets)
    assert ["".join(run.text for run in line) for line in card.blocks[1].entries] == [
        "van de tijdlijn: bij oma 2021",
        "eens: moeder (‘zo is het’), buurman",
        "ziet het anders: oma",
        "nog niet gevraagd: vader",
    ]
    assert to_html(_explanation(2)).count("nog niet gevraagd: stem 0, stem 1") == 2


def test_an_explanation_without_anybody_asked_says_so() -> None:
    page = to_html(_explanation(0))
    assert "Nog niemand gevraagd." in page and "nog niets van de tijdlijn" in page


def _safety(options: int, danger: tuple[str, ...] = ()) -> Document:
    lines = (PaperLine("vader schreeuwt", ("Afgesproken met: moeder",)), PaperLine("oud", (), "1 mei 2026. ging over"))
    said = tuple(PaperOption(f"optie {n}", ("wel", "niet")) for n in range(options))
    return safety_paper(
        family="Gezin Zeester",
        day=_DAY,
        language="nl",
        danger=danger,
        parts=(PaperPart("Zorgen", lines, "niets", ranked=True), PaperPart("Herstel", (), "Nog niets opgeschreven.")),
        weighings=(PaperWeighing("waar hij slaapt", ("levert op", "kost"), said),),
    )


def test_what_ended_keeps_no_rank_and_says_what_came_of_it() -> None:
    page = to_html(_safety(2))
    assert "1. vader schreeuwt" in page and "2. oud" not in page and "ging over" in page
    assert "Nog niets opgeschreven." in page


def test_danger_is_the_first_thing_on_the_paper() -> None:
    paper = _safety(1, ("Is er nu iemand in gevaar?",))
    first = paper.sections[0].blocks[0]
    assert isinstance(first, Notice) and first.tone == "danger"


@pytest.mark.parametrize(("options", "beside"), [(1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3])])
def test_options_stand_beside_each_other_as_many_as_can_be_read(options: int, beside: list[int]) -> None:
    (section,) = _safety(options).sections
    assert section.paper == "a4"
    assert [len(block.columns) - 1 for block in section.blocks if isinstance(block, Table)] == beside
