# SPDX-License-Identifier: EUPL-1.2
"""What people get wrong, and what happens to files: one clear sentence, the rest is done, nothing is half."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from thuislijn.cli import read
from thuislijn.cli.main import main

V1 = Path(__file__).parents[1] / "timeline" / "exchange_v1.json"

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and gives its exit code and everything it said."""

    def go(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return go


def good(folder: Path) -> None:
    (folder / "goed.txt").write_text("Op 3 maart 2020 startte gezinsbegeleiding.", encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 300_000_000)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(500_000_000)


def no_text(path: Path) -> None:
    path.write_text("  \n\n ", encoding="utf-8")


def program(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (empty, "leeg.pdf"),
        (truncated, "half.pdf"),
        (bomb, "bom.docx"),
        (huge, "groot.txt"),
        (no_text, "niets.txt"),
        (program, "brief.docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    make: Callable[[Path], None], name: str, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    good(folder)
    make(folder / name)
    code, said = run("read", folder, "-o", tmp_path / "g.json")
    assert code == 1
    assert name in said and "Traceback" not in said
    assert (tmp_path / "g.json").exists() and "1 document gelezen" in said


def test_a_folder_that_leads_into_itself_is_read_once(tmp_path: Path, run: Run) -> None:
    good(tmp_path)
    (tmp_path / "kring").symlink_to(tmp_path)
    code, said = run("read", tmp_path, "-o", tmp_path / "uit" / "g.json")
    assert code in (0, 1) and "1 document gelezen" in said


def test_a_folder_with_nothing_to_read_gives_no_timeline(tmp_path: Path, run: Run) -> None:
    empty(tmp_path / "leeg.txt")
    code, said = run("read", tmp_path, "-o", tmp_path / "g.json")
    assert code == 2 and "niets gelezen" in said and not (tmp_path / "g.json").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "{t}/weg", "-o", "{t}/g.json"], "is er niet; kijk de naam na"),
        (["read", "{t}"], "Geef met -o aan"),
        (["read", "{t}", "-o", "{t}/g.txt"], "eindig de naam op .json"),
        (["read", "{t}", "-o", "{t}/g.json", "--reference-day", "31-02-2020"], "is geen bestaande dag"),
        (["draw", "{v}", "-o", "{t}/a.gif"], "eindig de naam op .svg, .pdf, .png"),
        (["draw", "{v}", "-o", "{t}/a.svg", "--from", "2020-02-31"], "is geen bestaande dag"),
        (["draw", "{v}", "-o", "{t}/a.svg", "--from", "2021-01-01", "--to", "2020-01-01"], "draai ze om"),
        (["draw", "{v}", "-o", "{t}/a.svg", "--zoom", "heel ver"], "kies jaar, maand, week"),
        (["draw", "{v}", "-o", "{t}/a.svg", "--magnify", "straks"], "schrijf VAN..TOT"),
        (
            ["draw", "{v}", "-o", "{t}/a.svg", "--magnify", "2021-01-01..2020-01-01"],
            "de eerste dag komt voor de laatste",
        ),
        (["report", "{v}", "-o", "{t}/r.odt"], "eindig de naam op .html, .pdf, .docx"),
        (["report", "{t}", "-o", "{t}/r.html"], "is een map; geef een bestand"),
        (["report", "{t}/weg.json", "-o", "{t}/r.html"], "er niet; kijk de naam na"),
        (["lenses", "{v}", "--settings", "{t}/fout.toml"], "geen geldige TOML"),
        (["lenses", "{v}", "--settings", "{t}/lens.toml"], "bedoelt u GAP?"),
        (["check", "{t}/kapot.json"], "geen geldige JSON (regel 1)"),
        (["check", "{t}/nieuw.json"], "versie 99 is niet bekend"),
        (["read", "{t}/goed.txt", "-o", "{t}/g.json", "--people", "{t}/fout.toml"], "geen geldige TOML"),
        (["read", "{t}/goed.txt", "-o", "{t}/g.json", "--people", "{t}/rol.toml"], "de rol 'baas' bestaat niet"),
        (
            ["read", "{t}/goed.txt", "-o", "{t}/g.json", "--people", "{t}/dag.toml"],
            "'2020-02-31' is geen bestaande datum",
        ),
    ],
)
def test_a_mistake_is_answered_with_one_sentence(arguments: list[str], words: str, tmp_path: Path, run: Run) -> None:
    good(tmp_path)
    (tmp_path / "fout.toml").write_text("= =", encoding="utf-8")
    (tmp_path / "lens.toml").write_text("[GAPP]\nweeks = 3\n", encoding="utf-8")
    (tmp_path / "rol.toml").write_text('[[person]]\nname = "Bo"\nrole = "baas"\n', encoding="utf-8")
    (tmp_path / "dag.toml").write_text(
        '[[person]]\nname = "Bo"\nrole = "child"\nbirth = "2020-02-31"\n', encoding="utf-8"
    )
    (tmp_path / "kapot.json").write_text("{ja", encoding="utf-8")
    (tmp_path / "nieuw.json").write_text('{"format": "thuislijn-timeline", "version": 99}', encoding="utf-8")
    before = set(tmp_path.iterdir())
    code, said = run(*(argument.format(t=tmp_path, v=V1) for argument in arguments))
    assert code == 2
    assert words in said and "Traceback" not in said
    assert set(tmp_path.iterdir()) == before


def test_mistakes_are_told_in_english_too(tmp_path: Path, run: Run) -> None:
    code, said = run("report", tmp_path / "gone.json", "-o", tmp_path / "r.html", "--language", "en")
    assert code == 2 and "there is no such file; check the name" in said


def test_what_cannot_be_so_is_listed_by_check(tmp_path: Path, run: Run) -> None:
    text = V1.read_text(encoding="utf-8").replace('"end": "2019-12-20~"', '"end": "2018"')
    (tmp_path / "g.json").write_text(
        text.replace('"name": "Ria", "role": "mother"', '"name": "Lot", "role": "child", "birth": "2012-04"'),
        encoding="utf-8",
    )
    code, said = run("check", tmp_path / "g.json")
    assert code == 1
    assert "eindigt voordat het begint" in said and "2 personen heten 'Lot'" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_where_nothing_may_be_written_is_named(tmp_path: Path, run: Run) -> None:
    tmp_path.chmod(0o500)
    code, said = run("report", V1, "-o", tmp_path / "r.html")
    assert code == 2 and "kan niet geschreven worden" in said


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "map").write_text("geen map", encoding="utf-8")
    code, said = run("report", V1, "-o", tmp_path / "map" / "r.html")
    assert code == 2 and "kan niet geschreven worden" in said


def test_an_interrupted_write_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "r.html"
    out.write_text("oud", encoding="utf-8")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    code, said = run("report", V1, "-o", out)
    assert code == 2 and "Er is niets half weggeschreven" in said
    assert out.read_text(encoding="utf-8") == "oud" and list(tmp_path.iterdir()) == [out]


def test_an_error_that_nobody_foresaw_becomes_a_sentence_and_a_file(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    good(tmp_path)
    monkeypatch.setattr(read, "read_folder", lambda *_: 1 / 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    code, said = run("read", tmp_path, "-o", tmp_path / "g.json")
    assert code == 2 and "onverwachts mis" in said and "ZeroDivisionError" not in said
    assert "ZeroDivisionError" in next(tmp_path.glob("thuislijn-*.log")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("person = 1", "schrijf [[person]] boven elke persoon"),
        ("[[person]]\nname = 3", "een persoon heeft geen naam"),
        ("[[persoon]]\nname = 'Bo'", "'persoon' is niet bekend; bedoelt u person?"),
        ("[[person]]\nname = 'Bo'\nbirht = '2020'", "'birht' is niet bekend; bedoelt u birth?"),
        ("[[person]]\nname = 'Bo'\nparents = 3", "schrijf de ouders tussen haken"),
        ("[[person]]\nname = 'Bo'\nid = 'b'\nparents = ['b']", "staat als ouder van zichzelf"),
        ("[[person]]\nname = 'Bo'\nparents = ['ria']", "de ouder 'ria' staat niet in dit bestand"),
        ("[[person]]\nname = 'Bo'\n[[person]]\nname = 'bo'", "Bo en bo hebben dezelfde id (bo)"),
        ("reference_day = '2020'", "schrijf de peildatum zonder aanhalingstekens"),
        ("x = " + "9" * 5000, "geen geldige TOML"),
        ("x = " + "[" * 5000, "geen geldige TOML"),
    ],
)
def test_a_mistake_in_the_file_of_people_is_named(text: str, words: str, tmp_path: Path, run: Run) -> None:
    good(tmp_path)
    (tmp_path / "mensen.toml").write_text(text, encoding="utf-8")
    code, said = run("read", tmp_path / "goed.txt", "-o", tmp_path / "g.json", "--people", tmp_path / "mensen.toml")
    assert code == 2 and words in said and not (tmp_path / "g.json").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--width", "0"], "--width 0: kies een heel getal van 480 tot 60000"),
        (["--width", "-5"], "--width -5: kies een heel getal"),
        (["--width", "breed"], "--width breed: kies een heel getal"),
        (["--width", "99999999"], "kies een heel getal van 480 tot 60000"),
        (["--zoom", "nan"], "kies jaar, maand, week of een getal"),
        (["--from", "1800-01-01", "--to", "1801-01-01"], "In die tijd staat er niets op de tijdlijn. Zij vertelt van"),
        (["--from", "2500-01-01"], "In die tijd staat er niets"),
        (["--from", "0001-01-01", "--to", "9999-12-31"], "te lang om te tekenen; kies hooguit 150 jaar"),
        (["--magnify", "1800-01-01..1801-01-01"], "in die tijd staat er niets"),
        (["--flat", "--staircase"], "gaan niet samen; kies er een"),
        (["--breed"], "Dit hoort niet in de opdracht: --breed"),
        (["--zoom"], "Achter --zoom hoort een waarde"),
        (["--language", "fr"], "'fr' bestaat niet; kies uit"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(["draw", str(V1), "-o", str(tmp_path / "t.svg"), *arguments])
    except SystemExit as stopped:  # argparse has its own way out
        code = stopped.code
    assert code == 2
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_timeline_is_no_document(tmp_path: Path, run: Run) -> None:
    good(tmp_path)
    (tmp_path / "eerder.json").write_bytes(V1.read_bytes())
    code, said = run("read", tmp_path / "eerder.json", "-o", tmp_path / "g.json")
    assert code == 2 and "een tijdlijn bekijkt u met draw, lenses of report" in said
    code, said = run("read", tmp_path, "-o", tmp_path / "g.json")
    assert code == 1 and "eerder.json is door dit programma gemaakt" in said and "1 document gelezen" in said


def test_a_result_never_takes_the_place_of_what_it_is_made_from(tmp_path: Path, run: Run) -> None:
    timeline = tmp_path / "g.json"
    timeline.write_bytes(V1.read_bytes())
    for out in (timeline, tmp_path / "nieuw" / ".." / "g.json"):
        code, said = run("lenses", timeline, "-o", out)
        assert code == 2 and "kies voor het resultaat een andere naam" in said
    assert timeline.read_bytes() == V1.read_bytes()


def test_a_new_reading_never_takes_the_place_of_reviewed_work_or_of_another_file(tmp_path: Path, run: Run) -> None:
    good(tmp_path)
    reviewed = V1.read_bytes()
    for content, words in ((reviewed, "gegevens nagekeken"), (b"{}", "is geen tijdlijn; kies een andere naam")):
        (tmp_path / "g.json").write_bytes(content)
        code, said = run("read", tmp_path / "goed.txt", "-o", tmp_path / "g.json")
        assert code == 2 and words in said
        assert (tmp_path / "g.json").read_bytes() == content


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = f"{shlex.quote(sys.executable)} -m thuislijn.cli.main"
    return subprocess.run(
        ["sh", "-c", command.replace("THUISLIJN", program)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
    )


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    done = shell(f"THUISLIJN lenses {shlex.quote(str(V1))} | head -c 1")
    assert (done.stdout, done.stderr) == (b"1", b"")


def test_a_full_disk_behind_the_output_is_a_sentence() -> None:
    done = shell(f"THUISLIJN lenses {shlex.quote(str(V1))} > /dev/full")
    assert done.returncode == 2 and b"maak ruimte of kies met -o een andere plek" in done.stderr


def test_a_terminal_without_accents_gets_plain_signs_and_json_stays_json() -> None:
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert shell(f"THUISLIJN lenses {shlex.quote(str(V1))}", **plain).returncode == 0
    done = shell(f"THUISLIJN lenses --json {shlex.quote(str(V1))}", **plain)
    assert done.returncode == 0 and json.loads(done.stdout.decode("ascii"))["findings"]


def test_output_that_was_closed_is_no_error() -> None:
    done = shell(f"THUISLIJN check {shlex.quote(str(V1))} >&- 2>&-")
    assert done.returncode == 0


def test_a_date_that_cannot_be_is_told_with_its_document_and_the_rest_is_read(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    good(folder)
    (folder / "vreemd.txt").write_text("Op 31 februari 2019 is Lot in een pleeggezin geplaatst.", encoding="utf-8")
    code, said = run("read", folder, "-o", tmp_path / "g.json")
    assert code == 1
    assert "Dit kan niet kloppen (1)" in said and "vreemd.txt" in said and "31 februari 2019" in said
    assert run("check", tmp_path / "g.json")[0] == 0
