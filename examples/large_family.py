# SPDX-License-Identifier: EUPL-1.2
"""The large family: 150 documents, about 400 pages, seventeen years. The same every time it is made.

Seven documents are written out by hand in schippers/texts. The others are listed in schippers/papers.txt and put
together from the storyline (family.toml, phases.toml) and the fragments in schippers/words.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

from examples.paperwork.authored import Document, Mail, read_texts
from examples.paperwork.desk import Desk, Paper
from examples.paperwork.kinds import BODIES
from examples.paperwork.phrases import MONTHS, Phrases
from examples.paperwork.storyline import Phase, Story, read_story

FOLDER = Path(__file__).resolve().parent / "schippers"
SEED = 17
WORDS_PER_PAGE = 260  # what a page of the PDFs in this folder holds
COURT = ("RECHTBANK RIETWOUDE", "Team familie- en jeugdrecht")
CLINIC = ("De Esdoorn", "centrum voor kinder- en jeugdpsychiatrie")
ADULT_CLINIC = ("GGZ Waterkant", "Behandelcentrum Rietwoude")
TOWN = ("Gemeente Rietwoude", "Maatschappelijke Ontwikkeling, Jeugd")
COUNCIL = ("Raad voor de Kinderbescherming", "Locatie Rietwoude")
NURSES = ("GGD Rietland", "Jeugdgezondheidszorg")
SINCE_VEILIG_THUIS = dt.date(2015, 1, 1)
# From which day the daily reports about Romano came from where.
GROUPS = (
    (dt.date(2016, 9, 5), ("Familie Van Leeuwen", "Veenmeer")),
    (dt.date(2017, 6, 9), ("Stichting De Wilg", "Behandelgroep Duinpad, Hoogwaarde")),
    (dt.date(2020, 11, 30), ("Stichting De Wilg", "Leefgroep De Linde, Rietwoude")),
    (dt.date(2021, 9, 10), ("Stichting De Wilg", "Crisisgroep De Steiger, Rietwoude")),
    (dt.date(2021, 12, 20), ("JeugdzorgPlus De Klif", "Afdeling Noord")),
)
FEW = (
    "a01_brief_oma",
    "a02_brief_moeder",
    "a04_mail_pleegmoeder",
    "a06_brief_daisy",
    "a07_lijst_finn",
    "029_ggz_romano",
    "049_beschikking_gezin",
)
DAMAGED = "20160614 beschikking gezin.pdf"


def read_papers() -> tuple[Paper, ...]:
    """The list of generated documents. Raises ValueError for a line that does not read as one."""
    lines = (FOLDER / "papers.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(
        Paper(
            dt.date.fromisoformat(day),
            kind,
            who,
            tuple(endings.split(",")),
            dt.date.fromisoformat(since[0]) if since else None,
        )
        for day, kind, who, endings, *since in rows
    )


def documents() -> tuple[Document, ...]:
    """All documents of the large family, authored and generated."""
    story = read_story(FOLDER)
    phrases = Phrases(random.Random(SEED), *sorted((FOLDER / "words").glob("*.toml")))
    generated = (generate(story, phrases, paper, n) for n, paper in enumerate(read_papers(), 1))
    return (*read_texts(FOLDER), *generated)


def a_few() -> tuple[Document, ...]:
    """A handful of them in as many forms as can be, for who wants to see reading at work; the last is `DAMAGED`."""
    by_name = {document.name: document for document in documents()}
    return tuple(by_name[name] for name in FEW)


def generate(story: Story, phrases: Phrases, paper: Paper, number: int) -> Document:
    rng = random.Random(SEED * 1000 + number)
    stem = f"{number:03d}_{paper.kind}_{paper.who}"
    name = file_name(paper, rng)
    scan = "scan" in paper.endings
    endings = ("pdf",) if scan else paper.endings
    phase = story.phase(paper.written)
    return Document(
        name=stem,
        files=tuple(f"{name}.{ending}" for ending in endings),
        kind=paper.kind,
        written=paper.written,
        letterhead=letterhead(paper, phase),
        footer=f"Dossier Schippers/Dijk, stuk {number}",
        serif=paper.kind in ("beschikking", "raad"),
        scan=scan,
        encoding=rng.choice(("utf-8", "cp1252")),
        loose=True,
        mail=mail(paper, phase) if endings[0] in ("eml", "msg") else None,
        body=BODIES[paper.kind](Desk(story, phrases, rng), paper),
    )


def file_name(paper: Paper, rng: random.Random) -> str:
    """A name as people give them: sometimes the date first, sometimes last, sometimes the machine's."""
    day, kind, who = paper.written, paper.kind, paper.who
    if "scan" in paper.endings:
        return f"scan_{day:%Y%m%d}_{rng.randint(100000, 235959)}"
    return rng.choice(
        (
            f"{day:%Y%m%d} {kind} {who}",
            f"{kind}_{who}_{day:%d-%m-%Y}",
            f"{kind.capitalize()} {who.capitalize()} {MONTHS[day.month - 1][:3]}{day:%y} def",
            f"{day:%y%m%d}-{kind}-{who}",
            f"{kind} {who} dd {day:%d%m%Y}",
        )
    )


def letterhead(paper: Paper, phase: Phase) -> tuple[str, ...]:
    fixed = {"beschikking": COURT, "besluit": TOWN, "raad": COUNCIL, "ggd": NURSES}
    if paper.kind == "ggz":
        return ADULT_CLINIC if paper.who == "moeder" else CLINIC
    if paper.kind in ("dagrapport", "pleegdagboek"):
        return next(name for since, name in reversed(GROUPS) if since <= paper.written)
    if paper.kind == "melding":
        return ("Veilig Thuis Rietland",) if paper.written >= SINCE_VEILIG_THUIS else ("AMK Rietland",)
    if paper.kind in ("school", "verzuim"):
        return (phase.schools.get(paper.who) or "School", "administratie")
    return fixed.get(paper.kind, (phase.organisation, phase.role))


def mail(paper: Paper, phase: Phase) -> Mail:
    school = phase.schools.get(paper.who) or "School"
    return Mail(
        sender=f"{school} <info@school.invalid>",
        to=f"{phase.worker} <post@dossier.invalid>",
        cc="",
        sent=dt.datetime.combine(paper.written, dt.time(15, 40)),
        subject=f"{paper.who.capitalize()} - kort bericht",
        attach=(),
    )


def pages(written: Sequence[Document], folder: Path) -> int:
    """Pages of these documents in a built folder: counted in a PDF, reckoned from the words in any other."""
    import pypdfium2

    total = 0
    for document in written:
        first = folder / document.files[0]
        if first.suffix == ".pdf":
            pdf = pypdfium2.PdfDocument(first)
            total += len(pdf)
            pdf.close()
        else:
            total += -(-len(document.body.split()) // WORDS_PER_PAGE)
    return total
