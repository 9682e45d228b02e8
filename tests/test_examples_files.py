# SPDX-License-Identifier: EUPL-1.2
"""The invented families: their papers can be opened, say what was written, and agree with the truth beside them."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from examples.build import COMMITTED, EXAMPLES, FEW, LARGE, build, small_families
from examples.large_family import DAMAGED, pages
from examples.large_family import documents as large_documents
from examples.paperwork.authored import Document, Mail, Paragraph, read_texts
from examples.paperwork.folder import write_folder
from examples.paperwork.phrases import MONTHS, WEEKDAYS
from examples.paperwork.post import msg_bytes
from thuislijn.reading.documents.folder import read_folder

FAMILIES = small_families()
DATED_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}) (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
EDTF = re.compile(r"\d{4}(-\d\d){0,2}~?(/(\.\.|\d{4}(-\d\d){0,2}~?))?")
KINDS = {"stay", "help", "measure", "school", "event", "involvement", "question"}


def truth(family: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / family / "family.toml").read_text(encoding="utf-8"))


def texts(family: str) -> dict[str, Document]:
    return {document.name: document for document in read_texts(EXAMPLES / family)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All small families, built once as a user builds them."""
    out = tmp_path_factory.mktemp("examples")
    program = EXAMPLES / "build.py"
    subprocess.run([sys.executable, str(program), str(out)], check=True, capture_output=True, cwd=out)
    return out


# What lies in the repository


def test_there_are_eight_small_families_and_a_large_one() -> None:
    assert len(FAMILIES) == 8
    assert (EXAMPLES / LARGE / "family.toml").exists()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_six_to_fourteen_documents_of_different_kinds(family: str) -> None:
    loose = [document for document in texts(family).values() if document.loose]
    assert 6 <= len(loose) <= 14
    assert len({document.kind for document in loose}) >= 6


def test_the_overview_counts_the_documents_rightly() -> None:
    overview = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    counted = {family: sum(d.loose for d in texts(family).values()) for family in FAMILIES}
    counted[LARGE] = len(large_documents())
    listed = re.findall(r"(?m)^\| `(\w+)` \|.*\| (\d+) \|$", overview)
    assert {family: int(n) for family, n in listed} == counted


@pytest.mark.parametrize("family", [*FAMILIES, LARGE])
def test_the_truth_of_a_family_names_texts_lenses_and_people_that_exist(family: str) -> None:
    known, written = truth(family), texts(family)
    people = {person["id"] for person in known["person"]}
    named = [row for part in ("contradiction", "fact") for row in known[part] if "texts" in row]
    assert {name for row in named for name in row["texts"]} <= set(written)
    assert {who for fact in known["fact"] for who in fact["who"]} <= people
    assert all(EDTF.fullmatch(fact["when"]) and fact["kind"] in KINDS for fact in known["fact"])
    assert known["description"]["nl"] and known["description"]["en"]
    lenses = known["lenses"]
    groups = [lenses["expected"], lenses["possible"], lenses["not_expected"]]
    together = [name for group in groups for name in group]
    assert len(together) == len(set(together)), "a lens stands in two lists"
    rooms = EXAMPLES.parent / "thuislijn" / "lenses"
    assert [name for name in together if not (rooms / f"{name.lower()}.py").exists()] == []


@pytest.mark.parametrize("family", [*FAMILIES, LARGE])
def test_every_person_is_spoken_of_and_nothing_is_written_after_the_reference_day(family: str) -> None:
    known, written = truth(family), texts(family).values()
    everything = "\n".join(document.body for document in written)
    assert [p["name"] for p in known["person"] if p["name"].split()[0] not in everything] == []
    late = [d.name for d in written if d.written and d.written > known["reference_day"]]
    assert late == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_fact_can_be_found_in_a_text_that_is_named_for_it(family: str) -> None:
    written = texts(family)
    births = {p["id"]: int(p["birth"][:4]) for p in truth(family)["person"] if "birth" in p}

    def tells(document: Document, fact: dict[str, Any]) -> bool:
        """Does the text give the year, or stand in it, or speak of an age from which it follows?"""
        year = int(fact["when"][:4])
        turning = (year - births[who] for who in fact["who"] if who in births)
        ages = "|".join(AGE_WORDS[age] for n in turning for age in (n - 1, n) if 2 <= age < 18) or "nooit"
        stands_in = document.written is not None and document.written.year in (year, year + 1)
        return str(year) in document.body or stands_in or bool(re.search(rf"\b({ages})", document.body))

    lost = [f["what"] for f in truth(family)["fact"] if not any(tells(written[t], f) for t in f["texts"])]
    assert lost == []


AGE_WORDS = (
    "baby", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht",
    "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
)  # fmt: skip


def test_days_of_the_week_are_the_right_ones() -> None:
    everything = [d for family in [*FAMILIES, LARGE] for d in texts(family).values()] + list(large_documents())
    found = [(d.name, *hit) for d in everything for hit in DATED_DAY.findall(d.body)]
    assert len(found) > 200
    wrong = [
        (name, weekday, day, month, year)
        for name, weekday, day, month, year in found
        if dt.date(int(year), MONTHS.index(month.lower()) + 1, int(day)).weekday() != WEEKDAYS.index(weekday.lower())
    ]
    assert wrong == []


# What the builder makes of it


@pytest.mark.needs("pango")
@pytest.mark.parametrize("family", FAMILIES)
def test_every_file_can_be_opened_and_says_what_was_written(built: Path, family: str) -> None:
    written = [document for document in texts(family).values() if document.loose]
    assert {path.name for path in (built / family).iterdir()} == {n for d in written for n in d.files}
    for document in written:
        longest = max((" ".join(b.lines) for b in document.blocks if isinstance(b, Paragraph)), key=len, default="")
        wanted = squeezed(longest)[:40]
        for name in document.files:
            path = built / family / name
            if path.suffix == ".pdf" and document.scan:
                assert pictures_only(path), name
            else:
                assert wanted in squeezed(text_of(path, document)), name


@pytest.mark.needs("pango")
def test_every_format_and_oddity_occurs(built: Path) -> None:
    loose = [d for family in FAMILIES for d in texts(family).values()]
    endings = {path.suffix for path in built.rglob("*.*")}
    assert endings == {".docx", ".pdf", ".odt", ".rtf", ".txt", ".eml", ".msg"}
    assert any(d.encoding == "cp1252" and "–" in d.body for d in loose)
    assert any(len(d.files) > 1 and d.files[0].endswith("docx") for d in loose), "a letter kept in two formats"
    assert sum(d.scan for d in loose) >= 5
    assert any(d.mail and d.mail.attach for d in loose)


@pytest.mark.needs("pango")
def test_an_email_carries_its_attachment(built: Path) -> None:
    raw = (built / "lammers" / "Re_ Re_ Stijn en morgen.eml").read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "verzuim Stijn L sept 2019.docx"
    assert attached.get_content()[:2] == b"PK"


def test_an_outlook_message_keeps_text_people_and_a_large_attachment(tmp_path: Path) -> None:
    import oxmsg

    # Authored texts give the hour on the clock in the Netherlands, as a letter does.
    sent = dt.datetime.fromisoformat("2021-03-01T09:00")
    head = Mail("Een <een@voorbeeld.invalid>", "twee@voorbeeld.invalid", "", sent, "Vraag", ())
    letter = Document("m", ("m.msg",), "e-mail", None, (), "", False, False, "utf-8", True, head, "Dag,\n\nÉén vraag.")
    path = tmp_path / "m.msg"
    # More than 4,096 bytes, so that the attachment lies in sectors of its own and not in the small ones.
    path.write_bytes(msg_bytes(letter, (("bijlage.txt", bytes(range(256)) * 100),)))
    message = oxmsg.Message.load(str(path))
    assert (message.subject, message.attachment_count) == ("Vraag", 1)
    assert message.body and "Één vraag." in message.body
    assert message.attachments[0].file_bytes == bytes(range(256)) * 100
    assert message.sent_date == dt.datetime(2021, 3, 1, 8, tzinfo=dt.UTC)


@pytest.mark.needs("pango")
@pytest.mark.parametrize("family", COMMITTED)
def test_the_committed_folder_is_what_the_builder_makes(built: Path, family: str) -> None:
    kept = EXAMPLES / family / "documents"
    assert {path.name for path in kept.iterdir()} == {path.name for path in (built / family).iterdir()}
    for path in kept.iterdir():
        fresh = built / family / path.name
        if path.suffix == ".pdf":
            # Fonts differ from machine to machine, the words do not.
            assert squeezed(pdf_text(path)) == squeezed(pdf_text(fresh)), path.name
        elif path.suffix == ".docx":
            assert parts(path) == parts(fresh), path.name
        else:
            assert path.read_bytes() == fresh.read_bytes(), path.name


@pytest.mark.needs("pango")
def test_the_same_text_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build("lammers", tmp_path)
    assert all(path.read_bytes() == (built / "lammers" / path.name).read_bytes() for path in tmp_path.iterdir())


def test_an_unknown_family_gets_one_sentence(tmp_path: Path) -> None:
    program = [sys.executable, str(EXAMPLES / "build.py"), str(tmp_path), "niemand"]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("There is no example family called niemand.")
    assert "Traceback" not in run.stderr


# The large family


def test_the_large_family_has_150_files_over_seventeen_years() -> None:
    documents = large_documents()
    names = [name for document in documents for name in document.files]
    assert len(names) == len(set(names)) == 150
    years = {document.written.year for document in documents if document.written}
    assert max(years) - min(years) == 17
    assert len({document.kind for document in documents}) >= 12


def test_the_large_family_is_the_same_every_time_and_does_not_obviously_repeat_itself() -> None:
    documents = large_documents()
    assert documents == large_documents()
    long_ones = (s for d in documents for s in re.split(r"(?<=[.!?])\s+|\n", d.body) if len(s.split()) >= 8)
    counts = Counter(s for s in long_ones if not s.startswith("|"))
    assert len(counts) > 2_400
    assert max(counts.values()) <= 12


def test_no_fragment_is_left_unfilled_in_the_large_family() -> None:
    # "<" alone opens nothing in these papers; "> " marks a quoted line of an e-mail.
    left = [d.name for d in large_documents() if re.search(r"[{}<]|\|\w|\w\|", d.body)]
    assert left == []


@pytest.mark.needs("pango", "tesseract")
def test_eight_files_of_the_large_family_hold_a_scan_a_copy_and_a_damaged_one(tmp_path: Path) -> None:
    written = build(FEW, tmp_path)
    assert len(written) == 8 and len({path.suffix for path in written}) == 6
    reading = read_folder(tmp_path)
    assert [problem.path for problem in reading.refused] == [DAMAGED]
    assert [Path(copy.path).suffix for copy in reading.duplicates] == [".pdf"]
    read = {document.path for document in reading.documents}
    assert "brief oma Hennie 2010.pdf" in read, "the scan"


@pytest.mark.needs("pango")
def test_a_tenth_of_the_large_family_has_about_a_tenth_of_four_hundred_pages(tmp_path: Path) -> None:
    sample = large_documents()[::10]
    write_folder(sample, tmp_path)
    assert 32 <= pages(sample, tmp_path) <= 48


# Reading back, each format with its own library


def squeezed(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_text(path: Path) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    finally:
        pdf.close()


def pictures_only(path: Path) -> bool:
    import pypdfium2
    import pypdfium2.raw

    pdf = pypdfium2.PdfDocument(path)
    try:
        sorts = [[thing.type for thing in page.get_objects()] for page in pdf]
    finally:
        pdf.close()
    return all(found == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE] for found in sorts) and not pdf_text(path).strip()


def text_of(path: Path, document: Document) -> str:
    import docx
    import oxmsg
    from striprtf.striprtf import rtf_to_text

    match path.suffix:
        case ".pdf":
            return pdf_text(path)
        case ".docx":
            return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        case ".odt":
            with zipfile.ZipFile(path) as archive:
                assert archive.namelist()[0] == "mimetype"
                return re.sub(r"<[^>]+>", " ", archive.read("content.xml").decode("utf-8"))
        case ".rtf":
            return str(rtf_to_text(path.read_text(encoding="ascii")))  # type: ignore[no-untyped-call]
        case ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            assert body is not None
            return str(body.get_content())
        case ".msg":
            return str(oxmsg.Message.load(str(path)).body)
    return path.read_text(encoding=document.encoding)
