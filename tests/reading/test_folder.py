# SPDX-License-Identifier: EUPL-1.2
"""A folder of loose documents is read whole: in order, once each, and whatever is wrong with one leaves the others."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.reading import made_files as made
from thuislijn.reading.documents.content import Limits, Setting
from thuislijn.reading.documents.documents import digest
from thuislijn.reading.documents.folder import Step, original_bytes, read_folder

NOBODY = 65534


def note(text: str) -> bytes:
    return f"Notitie over Jorn en zijn familie: {text}.".encode()


def test_documents_come_in_the_order_in_which_people_sort(tmp_path: Path) -> None:
    names = ["brief 10.txt", "Brief 2.txt", "a/z.txt", "a/b/c.txt", "zus.txt", "école.txt"]
    reading = made.read_all(tmp_path, {name: note(name) for name in names})
    assert [read.path for read in reading.documents] == [
        "a/b/c.txt",
        "a/z.txt",
        "Brief 2.txt",
        "brief 10.txt",
        "zus.txt",
        "école.txt",
    ]
    assert reading.problems == ()
    assert read_folder(tmp_path) == reading


def test_what_systems_leave_behind_is_passed_over_in_silence(tmp_path: Path) -> None:
    left = [
        ".DS_Store",
        "~$brief.docx",
        "Thumbs.db",
        "desktop.ini",
        ".~lock.brief.odt#",
        "__MACOSX/x.txt",
        ".git/a.txt",
    ]
    reading = made.read_all(tmp_path, {"brief.txt": note("een"), **dict.fromkeys(left, b"\x00\x01")})
    assert [read.path for read in reading.documents] == ["brief.txt"]
    assert reading.problems == ()


def test_one_file_can_be_read_by_itself(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"brief.txt": note("een"), "ander.txt": note("twee")})
    reading = read_folder(tmp_path / "brief.txt")
    assert [read.path for read in reading.documents] == ["brief.txt"]


@pytest.mark.parametrize(("make", "code"), [(False, "missing"), (True, "no_files")])
def test_a_folder_that_is_not_there_or_holds_nothing_is_said_to_be_so(tmp_path: Path, make: bool, code: str) -> None:
    folder = tmp_path / "dossier"
    if make:
        folder.mkdir()
    (problem,) = read_folder(folder).problems
    assert problem.code == code
    assert "dossier" in problem.nl
    assert "dossier" in problem.en


def test_one_bad_file_leaves_the_others(tmp_path: Path) -> None:
    files = {"a.docx": b"PK\x03\x04 stuk", "b.txt": note("b"), "c.pdf": made.encrypted_pdf(), "d.txt": note("d")}
    reading = made.read_all(tmp_path, files)
    assert [read.path for read in reading.documents] == ["b.txt", "d.txt"]
    assert [(problem.path, problem.code) for problem in reading.refused] == [
        ("a.docx", "damaged"),
        ("c.pdf", "encrypted"),
    ]


def test_progress_is_told_for_each_file_and_at_the_end(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"a.txt": note("a"), "b.txt": note("b")})
    steps: list[Step] = []
    read_folder(tmp_path, steps.append)
    assert steps == [Step("a.txt", 1, 2), Step("b.txt", 2, 2), Step("", 2, 2)]


# --- duplicates ---------------------------------------------------------------------------------------------------


def test_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    reading = made.read_all(
        tmp_path, {"brief.txt": note("een"), "map/kopie.txt": note("een"), "twee.txt": note("twee")}
    )
    (copy,) = reading.duplicates
    assert [read.path for read in reading.documents] == ["brief.txt", "twee.txt"] or copy.original == "map/kopie.txt"
    assert copy.same == "bytes"
    assert copy.duplicate_of == copy.id == digest(note("een"))[:12]


def test_a_word_file_and_its_print_are_one_document(tmp_path: Path) -> None:
    files = {"brief.docx": made.letter_docx(), "brief.pdf": made.pdf(made.LETTER[:2], made.LETTER[2:])}
    reading = made.read_all(tmp_path, files)
    assert [read.path for read in reading.documents] == ["brief.docx"]
    (copy,) = reading.duplicates
    assert (copy.path, copy.original, copy.same) == ("brief.pdf", "brief.docx", "text")
    assert copy.id != copy.duplicate_of == reading.documents[0].id


def test_an_attachment_that_also_lies_in_the_folder_is_read_once(tmp_path: Path) -> None:
    mail = made.attach(made.mail(), "brief.docx", made.letter_docx(("Een eigen brief over de school van Jorn.",)))
    letter = mail.get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]
    assert isinstance(letter, bytes)
    reading = made.read_all(tmp_path, {"bericht.eml": mail.as_bytes(), "zelfde.docx": letter})
    assert [read.path for read in reading.everything()] == ["bericht.eml", "bericht.eml/brief.docx"]
    assert [(copy.path, copy.original) for copy in reading.duplicates] == [("zelfde.docx", "bericht.eml/brief.docx")]


def test_two_mails_that_say_see_the_attachment_are_two(tmp_path: Path) -> None:
    text = "Beste Kim, hierbij stuur ik je zoals beloofd het verslag. Met vriendelijke groet, Ans de Boer"
    files = {
        f"{n}.eml": made.attach(made.mail(text), "verslag.txt", note(f"verslag {n}")).as_bytes()
        for n in ("een", "twee")
    }
    reading = made.read_all(tmp_path, files)
    assert len(list(reading.everything())) == 4
    assert reading.duplicates == ()


def test_the_bytes_of_any_document_can_be_found_again(tmp_path: Path) -> None:
    letter = made.letter_docx(("Een eigen brief over de school van Jorn.",))
    inner = made.attach(made.mail("Doorgestuurd."), "brief.docx", letter)
    outer = made.mail()
    outer.add_attachment(inner)
    reading = made.read_all(tmp_path, {"post/bericht.eml": outer.as_bytes(), "brief.txt": note("een")})
    found = {read.path: original_bytes(tmp_path, read) for read in reading.everything()}
    assert found["brief.txt"] == note("een")
    assert found["post/bericht.eml/Zorgen over Jorn.eml/brief.docx"] == letter
    changed = reading.documents[0]
    (tmp_path / "brief.txt").write_bytes(b"anders")
    with pytest.raises(FileNotFoundError, match="txt"):
        original_bytes(tmp_path, next(read for read in (changed, *reading.documents) if read.path == "brief.txt"))


# --- the file system ----------------------------------------------------------------------------------------------


def test_a_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"a/brief.txt": note("een")})
    (tmp_path / "a" / "terug").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "zelf").symlink_to(tmp_path / "a" / "zelf")
    reading = read_folder(tmp_path)
    assert [read.path for read in reading.documents] == ["a/brief.txt"]
    assert {problem.path: problem.code for problem in reading.problems} == {
        "a/terug": "link_loop",
        "a/zelf": "broken_link",
    }


def test_a_link_to_another_folder_is_followed(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"elders/brief.txt": note("een")})
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "koppeling").symlink_to(tmp_path / "elders", target_is_directory=True)
    (tmp_path / "dossier" / "weg").symlink_to(tmp_path / "nergens")
    reading = read_folder(tmp_path / "dossier")
    assert [read.path for read in reading.documents] == ["koppeling/brief.txt"]
    assert [problem.code for problem in reading.problems] == ["broken_link"]


def test_what_is_no_ordinary_file_is_never_opened(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"brief.txt": note("een")})
    os.mkfifo(tmp_path / "pijp.txt")  # opening it would wait for ever
    assert [(problem.path, problem.code) for problem in read_folder(tmp_path).problems] == [("pijp.txt", "not_a_file")]
    assert [problem.code for problem in read_folder(tmp_path / "pijp.txt").problems] == ["not_a_file"]


def test_a_file_of_500_mb_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with (tmp_path / "film.pdf").open("wb") as stream:
        stream.truncate(500_000_000)
    (problem,) = read_folder(tmp_path).problems
    assert problem.code == "too_large"
    assert "500 MB" in problem.nl
    assert "200 MB" in problem.nl


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    made.read_all(tmp_path, {"a.txt": b"woord " * 400_000})
    assert [problem.code for problem in read_folder(tmp_path, setting=Setting(Limits(file_mb=2))).problems] == [
        "too_large"
    ]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may open everything, so as root this is tried as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_and_a_folder_that_may_not_be_opened_are_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made.read_all(folder, {"brief.txt": note("een"), "geheim.txt": note("twee"), "dicht/a.txt": note("drie")})
        folder.chmod(0o755)
        (folder / "geheim.txt").chmod(0)
        (folder / "dicht").chmod(0)
        try:
            with as_nobody():
                reading = read_folder(folder)
        finally:
            (folder / "dicht").chmod(0o700)
    assert [read.path for read in reading.documents] == ["brief.txt"]
    assert {problem.path: problem.code for problem in reading.problems} == {
        "dicht": "unreadable",
        "geheim.txt": "unreadable",
    }


def test_a_name_from_an_old_windows_archive_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"verslag Jos\xe9.txt")).write_bytes(note("een"))
    (read,) = read_folder(tmp_path).documents
    assert read.path == "verslag José.txt"


@pytest.mark.needs("shared")
def test_the_source_reports_are_read_as_documents(shared: Path) -> None:
    reading = read_folder(shared / "sources")
    assert reading.problems == ()
    assert len(reading.documents) == len(list((shared / "sources").glob("*.txt")))
    assert all(len(read.text) > 1_000 for read in reading.documents)
