# SPDX-License-Identifier: EUPL-1.2
"""The guide for facilitators: short, whole, printed from the text and pictures beside it, and about real screens."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pypdfium2
import pytest

from docs.gids.make import MOST_PAGES, PICTURES, PRINTED, SHIPPED, TEXT, fingerprint, loaded
from thuislijn.web.cases.tabs import GROUPS

pytestmark = pytest.mark.rehearsal

ELSEWHERE = {"Bijeenkomsten"}
"""Screens that are no tab of a case: they stand in the head of every page."""


def named(kind: str) -> set[str]:
    """The words that the guide marks as a screen or as a button."""
    found = re.findall(rf'<b class="{kind}">(.*?)</b>', TEXT.read_text(encoding="utf-8"), re.S)
    assert found
    return {html.unescape(word) for word in found}


def test_it_has_at_most_six_pages() -> None:
    document = pypdfium2.PdfDocument(PRINTED)
    assert 1 < len(document) <= MOST_PAGES == 6
    assert "leertraject" in document[0].get_textpage().get_text_range()
    assert document.is_tagged()


def test_it_names_no_file_that_is_missing() -> None:
    files = loaded(TEXT.read_text(encoding="utf-8"))
    assert [path.name for path in files if not path.is_file()] == []
    assert {path.stem for path in files if path.suffix == ".png"} == {picture.name for picture in PICTURES}
    assert sum(path.stat().st_size for path in files) < 1_500_000


def test_it_is_printed_from_what_lies_beside_it() -> None:
    assert pypdfium2.PdfDocument(PRINTED).get_metadata_value("Keywords") == fingerprint(), "run 'make guide'"
    assert SHIPPED.read_bytes() == PRINTED.read_bytes(), "run 'make guide'"


def test_every_screen_that_it_names_is_there() -> None:
    tabs = {tab.nl for group in GROUPS for tab in group.tabs}
    assert named("screen") <= tabs | ELSEWHERE


def test_every_button_that_it_names_is_there(repository: Path) -> None:
    room = repository / "thuislijn"
    texts = [path.read_text(encoding="utf-8") for path in [*room.rglob("*.html"), *room.rglob("*.py")]]
    missing = {word for word in named("button") if not any(f'"{word}"' in text for text in texts)}
    assert missing == set()


def test_every_picture_says_what_it_shows() -> None:
    pictures = re.findall(r"<img [^>]*>", TEXT.read_text(encoding="utf-8"))
    assert len(pictures) == len(PICTURES)
    assert [picture for picture in pictures if not re.search(r'alt="[^"]{20,}"', picture)] == []
