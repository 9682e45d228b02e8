# SPDX-License-Identifier: EUPL-1.2
"""Scans are read when Tesseract is there; when it is not, the rest is read and the sentence says what to install."""

from __future__ import annotations

import random
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.reading import made_files as made
from thuislijn.reading.documents.boxes import word_boxes
from thuislijn.reading.documents.folder import Step, read_folder

LINES = (
    "Gemeente Wiekendam, team Jeugd",
    "Op 14 maart 2019 spraken wij met mevrouw Terpstra over de hulp.",
    "Jorn verbleef van 3 februari 2018 tot 19 juni 2018 bij zijn grootouders.",
    "De wachttijd voor de behandeling bedroeg elf weken en twee dagen.",
    "Tijdens het gesprek vertelde hij dat hij op dezelfde school wil blijven.",
    "Na drie maanden kijken wij samen of de begeleiding nog past.",
)
WORDS = " ".join(LINES).split()


def share_wrong(text: str) -> float:
    """The share of the words on the sheet that are not in the text, wherever they stand."""
    left = text.split()
    missed = 0
    for word in WORDS:
        if word in left:
            left.remove(word)
        else:
            missed += 1
    return missed / len(WORDS)


def speckled(image: Image.Image) -> Image.Image:
    """A sheet from a poor scanner: one point in a hundred black or white at random."""
    chance = random.Random(4)
    spoiled = image.copy()
    for _ in range(image.width * image.height // 100):
        place = chance.randrange(image.width), chance.randrange(image.height)
        spoiled.putpixel(place, chance.choice((0, 255)))
    return spoiled


@pytest.mark.needs("tesseract")
@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(lambda: made.sheet(LINES).rotate(180), id="upside down"),
        pytest.param(
            lambda: speckled(made.sheet(LINES, degrees=-1.5)), id="speckled and askew", marks=pytest.mark.rehearsal
        ),
    ],
)
def test_a_scan_is_read_however_it_lay_on_the_plate(lay: Callable[[], Image.Image]) -> None:
    read = made.document(made.picture(lay(), "PDF"), "scan.pdf")
    assert share_wrong(read.text) <= 0.05
    assert read.scanned
    assert read.pages[0].scanned
    assert (read.pages[0].confidence or 0) > 80


@pytest.mark.needs("tesseract")
def test_in_a_file_with_both_only_the_scans_are_read_as_scans(tmp_path: Path) -> None:
    pages = [made.sheet(LINES[:3]), made.sheet(LINES[3:])]
    tiff = tmp_path / "fax.tif"
    pages[0].save(tiff, save_all=True, append_images=pages[1:])
    steps: list[Step] = []
    (read,) = read_folder(tiff, steps.append).documents
    assert read.kind == "image"
    assert [page.number for page in read.pages] == [1, 2]
    assert "wachttijd" in read.text[read.pages[1].start : read.pages[1].end]
    assert share_wrong(read.text) <= 0.05
    assert [(step.page, step.pages) for step in steps] == [(None, None), (1, 2), (2, 2), (None, None)]


@pytest.mark.needs("tesseract")
def test_a_scan_pasted_into_a_word_file_is_read() -> None:
    around = made.parts_of(made.docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    data = made.zipped({**around, "word/media/image1.jpg": made.picture(made.sheet(LINES), "JPEG")})
    read = made.document(data, "brief van opa.docx")
    assert read.kind == "docx"
    assert read.scanned
    assert share_wrong(read.text) <= 0.05


@pytest.mark.needs("tesseract")
def test_the_words_of_a_scan_are_found_where_they_stand() -> None:
    data = made.picture(made.sheet(LINES, degrees=2), "PNG")
    read = made.document(data, "scan.png")
    start = read.text.index("grootouders")
    (box,) = word_boxes(data, read, start, start + 5)
    assert read.text[box.start : box.end].startswith("grootouders")
    # The third line of the sheet: 160 + 2 * 44 of 1754 points from the top, lifted at its right end by the turn.
    assert 0.11 < box.top < box.bottom < 0.18
    assert 0.4 < box.left < box.right < 0.9


@pytest.mark.needs("tesseract")
def test_a_picture_without_words_is_said_to_hold_no_text() -> None:
    assert made.codes(made.picture(Image.new("L", (900, 1200), 255), "PNG"), "foto.png") == ["no_text"]


@pytest.fixture
def machine_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def test_without_tesseract_a_scan_is_named_and_the_others_are_read(
    machine_without_tesseract: Path, tmp_path: Path
) -> None:
    scan = made.picture(made.sheet(LINES), "PDF")
    reading = made.read_all(tmp_path / "dossier", {"a.txt": b"Een notitie over Jorn.", "scan.pdf": scan})
    assert [read.path for read in reading.documents] == ["a.txt"]
    (problem,) = reading.problems
    assert problem.code == "no_ocr"
    for sentence in (problem.nl, problem.en):
        assert "scan.pdf" in sentence
        assert "tesseract-ocr-nld" in sentence


def test_without_tesseract_the_pages_with_text_are_read(machine_without_tesseract: Path) -> None:
    picture = made.sheet(LINES).convert("L")
    size = picture.width, picture.height, picture.width * picture.height
    image = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/Length %d" % size
    image += b"/ColorSpace/DeviceGray/BitsPerComponent 8>>stream\n" + picture.tobytes() + b"\nendstream"
    content = b"<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q   \nendstream"
    scan = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>>>>>"
    data = made.pdf(made.LETTER, extra=(image, content, scan)).replace(b"/Count 1/Kids[", b"/Count 2/Kids[6 0 R ")
    read, gathering = made.opened(data, "brief.pdf")
    assert read is not None
    assert made.LETTER[1] in read.text
    (problem,) = gathering.problems
    assert (problem.code, problem.refused) == ("pages_no_ocr", False)
    assert "bladzijde 1;" in problem.nl


def test_tesseract_without_dutch_is_told_apart(machine_without_tesseract: Path) -> None:
    program = machine_without_tesseract / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert made.codes(made.picture(made.sheet(LINES), "PNG"), "scan.png") == ["no_ocr_dutch"]


def test_a_tesseract_that_fails_costs_the_page_and_nothing_else(machine_without_tesseract: Path) -> None:
    program = machine_without_tesseract / "tesseract"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --list-langs ] && { echo nld; exit 0; }\necho kapot >&2\nexit 1\n', encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    codes = made.codes(made.picture(made.sheet(LINES), "PNG"), "scan.png")
    assert codes == ["pages_ocr_failed", "no_text"]
