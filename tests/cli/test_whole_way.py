# SPDX-License-Identifier: EUPL-1.2
"""The whole way of one family, and the demo: every command and every kind of file, from documents to paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thuislijn.cli import demo
from thuislijn.cli.main import main
from thuislijn.reports.rendering import RenderingError
from thuislijn.timeline.exchange import load
from thuislijn.timeline.items import Stay

KAMPHUIS = Path(__file__).parents[2] / "examples" / "kamphuis"
SIGNATURES = {
    "svg": b"<svg",
    "pdf": b"%PDF-",
    "png": b"\x89PNG",
    "html": b"<!DOCTYPE html>",
    "docx": b"PK\x03\x04",
}


@pytest.fixture(scope="module")
def fenna(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("kamphuis") / "gezin.json"
    people = str(KAMPHUIS / "family.toml")
    assert main(["read", str(KAMPHUIS / "documents"), "--people", people, "-o", str(out)]) == 0
    return out


def test_the_file_of_people_decides_who_the_family_is_and_until_when_it_is_told(fenna: Path) -> None:
    timeline = load(fenna.read_bytes())
    assert [child.name for child in timeline.children] == ["Fenna Kamphuis"]
    assert timeline.title == "Fenna Kamphuis"
    assert any(stay.place.away_from_home for stay in timeline.facts(Stay))


def test_what_was_read_is_a_timeline_in_order(fenna: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(fenna)]) == 0
    assert "in orde" in capsys.readouterr().err


@pytest.mark.needs("pango")
@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_it_is_drawn_in_every_format(fenna: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / f"tijdlijn.{kind}"
    assert main(["draw", str(fenna), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(SIGNATURES[kind])


def test_the_lenses_ask_at_most_ten_questions_and_no_two_have_one_heading(
    fenna: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lenses", str(fenna)]) == 0
    headings = re.findall(r"(?m)^\d+\. (.+)$", capsys.readouterr().out)
    assert 3 <= len(headings) <= 10
    assert len(set(headings)) == len(headings)
    assert not any("Fenna" in heading for heading in headings)


@pytest.mark.needs("pango")
@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_it_is_reported_in_every_format(fenna: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / f"verslag.{kind}"
    assert main(["report", str(fenna), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(SIGNATURES[kind])


def test_a_drawing_in_the_report_can_be_scrolled_by_keys_and_says_so(fenna: Path, tmp_path: Path) -> None:
    assert main(["report", str(fenna), "-o", str(tmp_path / "v.html")]) == 0
    page = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert re.search(r'<div class="drawing" tabindex="0" role="region" aria-label="Tijdlijn van [^"]+">', page)
    assert "gebruik de pijltjestoetsen" in page


@pytest.fixture
def one_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of one family, without the application, which has tests of its own."""
    monkeypatch.setattr(demo, "FAMILIES", ("kamphuis",))
    monkeypatch.setattr(demo, "prepare", lambda *_: 8000)


@pytest.mark.rehearsal
@pytest.mark.needs("pango")
@pytest.mark.usefixtures("one_family")
def test_the_demo_makes_everything_and_leads_to_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-serve", "--out", str(tmp_path)]) == 0
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'href="([^"]+)"', index)
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.glob("kamphuis/*")}
    assert set(linked) == made and len(made) == 7
    assert "Fenna" not in index
    assert "index.html" in capsys.readouterr().err


@pytest.mark.rehearsal
@pytest.mark.usefixtures("one_family")
def test_the_demo_without_pango_makes_the_rest_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_pango(*_: object, **__: object) -> bytes:
        raise RenderingError("Pango ontbreekt", "Pango is missing")

    monkeypatch.setattr(demo, "as_pdf", no_pango)
    monkeypatch.setattr("thuislijn.reports.showing.html_to_pdf", no_pango)
    monkeypatch.setattr("thuislijn.reports.showing.svg_to_pdf", no_pango)
    assert main(["demo", "--no-serve", "--out", str(tmp_path)]) == 1
    made = {path.name for path in tmp_path.glob("kamphuis/*")}
    assert {"verslag.html", "verslag.docx", "tijdlijn.svg"} <= made and not any(name.endswith(".pdf") for name in made)
    assert "tijdlijn.pdf: Pango ontbreekt." in capsys.readouterr().err


def test_a_demo_without_its_families_says_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "EXAMPLES", tmp_path)
    assert main(["demo", "--no-serve", "--out", str(tmp_path / "uit")]) == 2
    assert "map examples van de broncode" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()
