# SPDX-License-Identifier: EUPL-1.2
"""Pages of a PDF: our reading beside bare pypdfium2. By itself: `python -m bench.pages --pages 400`."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.measuring import Row, side_by_side_ms

PAGES = 400
LINES, WORDS = 44, 13  # on a page: 44 lines of about 75 characters, a full sheet of A4
AIM = 2.0  # times the peer
WORDS_OF_A_FILE = """het gezin kreeg in voorjaar van hulp thuis en daarna een gesprek met school over jeugdige moeder
vader oma die verhuisde naar pleeggezin waar zij bleef tot zomer toen begeleiding stopte omdat aanbieder geen plek had
wachtlijst gezinsvoogd besprak plan rapport beschikking maatregel verlengd evaluatie volgt efficiënt geïndiceerd 2017"""


def paper(pages: int) -> bytes:
    """A PDF of so many pages of text in a standard font; the same number gives the same bytes."""
    chance, words = random.Random(pages), WORDS_OF_A_FILE.split()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"]
    objects[2] += b"/Encoding/WinAnsiEncoding>>"
    kids = []
    for _ in range(pages):
        lines = (" ".join(chance.choices(words, k=WORDS)) for _ in range(LINES))
        shown = "".join(f"({line}) Tj 0 -16 Td\n" for line in lines).encode("cp1252")
        content = b"BT /F1 10 Tf 60 780 Td\n" + shown + b"ET"
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, b" ".join(kids))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return bytes(out) + table + end


def bare(data: bytes) -> str:
    """The text of all pages as pypdfium2 gives it, and nothing else."""
    import pypdfium2

    texts = []
    with pypdfium2.PdfDocument(data) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
    return "\n".join(texts)


def measure(pages: int = PAGES) -> Iterable[Row]:
    """Page extraction, and the whole way from a file on disk to a document, each beside the peer."""
    from thuislijn.reading.documents.content import Setting
    from thuislijn.reading.documents.folder import read_folder
    from thuislijn.reading.documents.formats import pdf

    data = paper(pages)
    ours, theirs = side_by_side_ms(lambda: pdf.read(data, Setting()), lambda: bare(data), rounds=5)
    yield Row(f"text of {pages} pages", ours, "ms", "bare pypdfium2", theirs, at_most=AIM * theirs)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossier.pdf"
        file.write_bytes(data)
        ours, theirs = side_by_side_ms(lambda: read_folder(file), lambda: bare(file.read_bytes()), rounds=5)
    yield Row(f"a file of {pages} pages becomes a document", ours, "ms", "bare pypdfium2", theirs)


def main(arguments: list[str] | None = None) -> int:
    """Prints the rows; exit status 1 where the aim is not met."""
    from bench.run import line

    parser = argparse.ArgumentParser(prog="bench.pages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help=f"how many pages (default {PAGES})")
    rows = list(measure(parser.parse_args(arguments).pages))
    print(*(line(row) for row in rows), sep="\n")
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
