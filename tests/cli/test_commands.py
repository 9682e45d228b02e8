# SPDX-License-Identifier: EUPL-1.2
"""From a folder of documents to a report, by the commands that people type."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

from thuislijn.cli.main import main
from thuislijn.timeline.exchange import load
from thuislijn.timeline.items import Event, Measure
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import LifeEvent, PersonRole

LAMMERS = Path(__file__).parents[2] / "examples" / "lammers"
NAMES = ("Stijn", "Niek", "Ingrid", "Marcel", "Lammers")


@pytest.fixture(scope="module")
def family_json(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lammers") / "gezin.json"
    people = str(LAMMERS / "family.toml")
    assert main(["read", str(LAMMERS / "documents"), "--people", people, "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def lammers(family_json: Path) -> Timeline:
    return load(family_json.read_bytes())


def test_the_family_is_who_the_people_file_says(lammers: Timeline) -> None:
    assert [child.name for child in lammers.children] == ["Stijn Lammers", "Niek Lammers"]
    assert {parent.role for parent in lammers.parents} == {PersonRole.MOTHER, PersonRole.FATHER}


def test_nothing_that_was_read_counts_as_reviewed(lammers: Timeline) -> None:
    assert lammers.items and not any(item.reviewed for item in lammers.items)


def test_the_supervision_order_of_9_june_2020_is_one_entry_told_by_several_documents(lammers: Timeline) -> None:
    orders = [order for order in lammers.facts(Measure, "stijn") if order.title.startswith("ondertoezichtstelling")]
    first = [order for order in orders if order.when.start.is_exact and order.when.start.earliest == 737585]
    assert len(first) == 1
    assert len({passage.source for passage in first[0].evidence}) >= 2


def test_births_are_read_on_their_day(lammers: Timeline) -> None:
    births = [e.when.start.earliest for e in lammers.facts(Event) if e.life_event is LifeEvent.BIRTH]
    assert 733293 in births and 734164 in births  # 8 September 2008 and 27 January 2011


def test_the_copy_of_the_decision_is_known_as_a_copy(lammers: Timeline) -> None:
    copies = [source for source in lammers.sources if source.same_as]
    assert [copy.title for copy in copies] == ["Beschikking OTS Lammers (kopie).docx"]


def test_every_passage_is_what_stands_at_its_place(lammers: Timeline) -> None:
    from thuislijn.reading.documents.folder import read_folder

    texts = {document.id: document.text for document in read_folder(LAMMERS / "documents").everything()}
    passages = [passage for item in lammers.items for passage in item.evidence]
    assert passages
    assert all(texts[p.source][p.start : p.end] == p.quote for p in passages)


def test_what_was_read_passes_its_own_check(family_json: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(family_json)]) == 0
    assert "in orde" in capsys.readouterr().err


def test_the_questions_come_as_text_and_as_json(family_json: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lenses", str(family_json)]) == 0
    text = capsys.readouterr().out
    assert "SCHOOL_ABSENCE" in text and not any(name in text for name in NAMES)
    assert main(["lenses", str(family_json), "--json", "--language", "en"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"lens", "certainty", "when", "arithmetic", "question", "passages"} <= set(findings[0])


def test_a_threshold_of_ones_own_changes_what_is_asked(
    family_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "grenzen.toml"
    settings.write_text("[SCHOOL_ABSENCE]\nweeks = 1000\n", encoding="utf-8")
    assert main(["lenses", str(family_json), "--settings", str(settings)]) == 0
    assert "SCHOOL_ABSENCE" not in capsys.readouterr().out


@pytest.mark.needs("pango")
def test_no_name_of_the_family_leaves_by_default(family_json: Path, tmp_path: Path) -> None:
    for name in ("r.html", "r.docx", "r.pdf"):
        assert main(["report", str(family_json), "-o", str(tmp_path / name)]) == 0
    assert main(["draw", str(family_json), "-o", str(tmp_path / "t.svg")]) == 0
    html = re.sub(r"base64,[A-Za-z0-9+/=]+", "", (tmp_path / "r.html").read_text(encoding="utf-8"))
    svg = re.sub(r"base64,[A-Za-z0-9+/=]+", "", (tmp_path / "t.svg").read_text(encoding="utf-8"))
    word = docx.Document(str(tmp_path / "r.docx"))
    words = "\n".join(p.text for p in word.paragraphs)
    words += "\n".join(c.text for table in word.tables for row in table.rows for c in row.cells)
    pdf = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    printed = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for text in (html, svg, words, printed):
        assert "eugdige 1" in text
        assert not [name for name in NAMES if re.search(rf"\b{name}", text)]


def test_names_stand_in_the_version_that_was_asked_for(
    family_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(family_json), "--identified", "-o", str(tmp_path / "r.html")]) == 0
    assert "Stijn Lammers" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "echte namen" in capsys.readouterr().err


@pytest.mark.needs("pango")
def test_a_drawing_comes_in_three_kinds_and_zooms(family_json: Path, tmp_path: Path) -> None:
    draw = ["draw", str(family_json)]
    assert (
        main([*draw, "-o", str(tmp_path / "a.svg"), "--zoom", "maand", "--from", "2020-01-01", "--to", "2021-01-01"])
        == 0
    )
    assert main([*draw, "-o", str(tmp_path / "a.pdf"), "--page"]) == 0
    assert main([*draw, "-o", str(tmp_path / "a.png"), "--flat", "--language", "en"]) == 0
    assert main([*draw, "-o", str(tmp_path / "m.svg"), "--magnify", "2021-09-01..2021-12-01:8"]) == 0
    assert 'width="1262"' in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "8× uitvergroot" in (tmp_path / "m.svg").read_text(encoding="utf-8")


def test_proposals_of_one_text_come_as_json_for_other_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "brief.txt"
    text.write_text("Op 3 maart 2020 is Noor in een pleeggezin geplaatst.", encoding="utf-8")
    assert main(["read", str(text), "--json"]) == 0
    (proposal,) = json.loads(capsys.readouterr().out)["proposals"]
    assert proposal["type"] == "verblijf" and proposal["modality"] == "actual"
    assert proposal["when"]["start"] == ["2020-03-03", "2020-03-03"]
    assert proposal["sentence"] == [0, 52]


def test_the_command_starts_without_loading_what_it_does_not_need(tmp_path: Path) -> None:
    text = tmp_path / "brief.txt"
    text.write_text("In mei 2020 startte gezinsbegeleiding.", encoding="utf-8")
    heavy = ["weasyprint", "docx", "pypdfium2", "deduce", "lxml", "PIL", "jsonschema", "edtf"]
    code = (
        "import sys; from thuislijn.cli.main import main\n"
        f"main(['read', {str(text)!r}, '-o', {str(tmp_path / 'f.json')!r}])\n"
        f"sys.exit(' '.join(name for name in {heavy!r} if name in sys.modules) or None)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_help_is_there_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["--help"], "tijdlijn van het gezin"),
        (["--language=en", "--help"], "timeline of the family"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        assert words in capsys.readouterr().out.replace("\n", " ")
