# SPDX-License-Identifier: EUPL-1.2
"""Printing in a process of its own: `python -m thuislijn.reports.apart`, so that a server never holds its memory.

Laying out a long report takes hundreds of megabytes, which go back to the machine with the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from thuislijn.drawing.view import Fonts, View
from thuislijn.lenses.finding import Settings
from thuislijn.reports.document import Document, Figure, Paper
from thuislijn.reports.docx import to_docx
from thuislijn.reports.html import to_html, to_print
from thuislijn.reports.rendering import RenderingError, html_to_pdf
from thuislijn.reports.showing import as_pdf, as_svg, bitmap, case_document, figures_in, look, not_asked, report_in
from thuislijn.timeline.exchange import from_data, to_data
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language

ON_A4 = "pdf-a4"
"""The case report as a PDF of which every sheet is A4, the drawing on its side."""
DRAWINGS = ("drawing-svg", "drawing-pdf")
_PATIENCE = 240  # seconds
_PASSED_ON = frozenset(
    {
        *("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "VIRTUAL_ENV", "SYSTEMROOT"),
        *("PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
        *("FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_DIRS"),
    }
)
"""What the process that prints gets of the environment: where programs and fonts are, and no key and no password."""


class PrintingError(Exception):
    """The report could not be made; the sentence says why and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en


def printed(
    kind: str,
    timeline: Timeline,
    language: Language,
    identified: bool,
    limits: Mapping[str, Mapping[str, float]],
    for_family: bool = False,
) -> bytes:
    """The case report of a timeline ('html', 'pdf', 'pdf-a4', 'docx'), or its drawing ('drawing-svg', 'drawing-pdf').

    The timeline is printed as it is handed over; `identified` says whether it holds names. `limits`: thresholds by
    lens. `for_family`: it holds what the family may read, and asks nothing of it. Raises PrintingError.
    """
    return _made(
        {
            "kind": kind,
            "language": language,
            "identified": identified,
            "limits": {lens: dict(values) for lens, values in limits.items()},
            "for_family": for_family,
            "timeline": to_data(timeline),
        }
    )


def printed_document(kind: str, document: Document) -> bytes:
    """A document as 'html', 'pdf' or 'docx'. Raises PrintingError."""
    if kind == "html":
        return to_html(document).encode()
    if kind == "pdf":
        return _made({"kind": "page", "html": to_print(document)})
    pictures = {figure.svg: _made({"kind": "bitmap", **asdict(figure)}) for figure in figures_in(document)}
    return to_docx(document, pictures)


def _made(order: dict[str, object]) -> bytes:
    """What the process that prints makes of an order. Raises PrintingError."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "thuislijn.reports.apart"],
            input=json.dumps(order).encode(),
            capture_output=True,
            env={name: value for name, value in os.environ.items() if name in _PASSED_ON},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PrintingError(
            "Het maken duurde te lang en is gestopt. Kies een kortere periode, of HTML in plaats van PDF.",
            "This took too long and was stopped. Choose a shorter period, or HTML rather than PDF.",
        ) from error
    if done.returncode:
        raise PrintingError(*_said(done.stderr))
    return done.stdout


def _said(stderr: bytes) -> tuple[str, str]:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    if len(lines) == 2:
        return lines[0], lines[1]
    return (
        "Het maken is niet gelukt. Probeer het nog eens; lukt het weer niet, zeg het dan de beheerder.",
        "This did not succeed. Try again; if it fails once more, tell the administrator.",
    )


def main() -> int:
    """Reads an order on standard input and writes the file on standard output; a reason in two lines where it fails."""
    order = json.load(sys.stdin)
    try:
        made = _make(order)
    except RenderingError as error:
        sys.stderr.write(f"{error.nl}\n{error.en}\n")
        return 1
    sys.stdout.buffer.write(made.encode() if isinstance(made, str) else made)
    return 0


def _make(order: dict[str, Any]) -> str | bytes:
    if order["kind"] == "page":
        return html_to_pdf(order["html"])
    if order["kind"] == "bitmap":
        return bitmap(Figure(order["svg"], order["description"], order["width"], order["height"]))
    language: Language = order["language"]
    timeline, settings = from_data(order["timeline"]), Settings(order["limits"])
    # Questions asked of a part of a timeline would take what is left out for what was not done.
    looked = not_asked(timeline, settings) if order["for_family"] else look(timeline, settings)
    if order["kind"] in DRAWINGS:
        view = View(language=language, brackets=looked.brackets(language), fonts=Fonts.EMBED)
        return (as_svg if order["kind"] == "drawing-svg" else as_pdf)(looked.timeline, view, True)
    paper: Paper = "a4-landscape" if order["kind"] == ON_A4 else "a3-landscape"
    document = case_document(looked, language, order["identified"], order["for_family"], paper)
    return report_in("pdf" if order["kind"] == ON_A4 else order["kind"], document)


if __name__ == "__main__":
    sys.exit(main())
