# SPDX-License-Identifier: EUPL-1.2
"""A paper of what was learnt, printed in a process of its own."""

from __future__ import annotations

import io

import pytest

from thuislijn.reports.apart import printed_document
from thuislijn.reports.document import Document, Figure, Paragraph, Section, runs

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'
_PAPER = Document(
    title="Verklaring",
    subtitle="Gezin Zeester",
    running="om van te leren",
    language="nl",
    sections=(Section((Paragraph(runs("Oma bleef bellen.")), Figure(_SVG, "een vlak", 20, 10))),),
)


def test_a_paper_to_read_stands_on_its_own() -> None:
    assert "Oma bleef bellen." in printed_document("html", _PAPER).decode()


@pytest.mark.needs("pango")
def test_a_paper_to_print_holds_its_words_and_its_drawing() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(printed_document("pdf", _PAPER))
    assert "Oma bleef bellen." in document[0].get_textpage().get_text_range()


@pytest.mark.needs("pango")
def test_a_paper_for_word_holds_its_drawing() -> None:
    from docx import Document as Word

    word = Word(io.BytesIO(printed_document("docx", _PAPER)))
    assert [p.text for p in word.paragraphs if p.text.startswith("Oma")] == ["Oma bleef bellen."]
    assert len(word.inline_shapes) == 1
