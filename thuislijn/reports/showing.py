# SPDX-License-Identifier: EUPL-1.2
"""From a timeline to what people see: pseudonyms, findings, brackets in the drawing, and the case report as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thuislijn.drawing.draw import draw
from thuislijn.drawing.faces import css as font_css
from thuislijn.drawing.page import A3, A4, draw_page, draw_pages
from thuislijn.drawing.view import Bracket, Fonts, Tone, View
from thuislijn.lenses.catalogue import look_at, named
from thuislijn.lenses.finding import Finding, Settings, Text
from thuislijn.lenses.grouping import Questions, grouped
from thuislijn.reports.case_report import case_report
from thuislijn.reports.case_text import words
from thuislijn.reports.document import Document, Figure, Paper
from thuislijn.reports.docx import to_docx
from thuislijn.reports.html import to_html, to_print
from thuislijn.reports.rendering import RenderingError, html_to_pdf, pdf_to_png, svg_to_pdf
from thuislijn.timeline.moment import Certainty
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language

# The lenses that speak of a stretch of time as such, and what the drawing calls it.
_DRAWN = {
    "GAP": (Text("uit beeld", "out of sight"), Tone.QUIET),
    "BURST": (Text("snelkookpan", "pressure cooker"), Tone.HOT),
}
_PNG_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Looked:
    """A timeline after all lenses: every finding, and the same in groups for a reader."""

    timeline: Timeline
    settings: Settings
    findings: tuple[Finding, ...]
    questions: Questions

    def brackets(self, language: Language) -> tuple[Bracket, ...]:
        """The stretches that the drawing marks above its lanes."""
        found = (_bracket(finding, self.timeline, language) for finding in self.findings if finding.lens in _DRAWN)
        return tuple(bracket for bracket in found if bracket)


def look(timeline: Timeline, settings: Settings) -> Looked:
    """Asks all lenses of the timeline, with the thresholds of `settings`."""
    findings = look_at(timeline, settings)
    return Looked(timeline, settings, findings, grouped(timeline, findings))


def not_asked(timeline: Timeline, settings: Settings) -> Looked:
    """A timeline of which no question is asked."""
    return Looked(timeline, settings, (), Questions((), (), ()))


def brackets_in(timeline: Timeline, settings: Settings, language: Language) -> tuple[Bracket, ...]:
    """The stretches that the drawing marks above its lanes, without asking the lenses that mark none."""
    found = (finding for name in _DRAWN for finding in named(name).look(timeline, settings.limits(named(name))))
    return tuple(bracket for finding in found if (bracket := _bracket(finding, timeline, language)))


def _bracket(finding: Finding, timeline: Timeline, language: Language) -> Bracket | None:
    days = finding.when.certain_days(timeline.reference_day) or finding.when.possible_days(timeline.reference_day)
    if days is None:
        return None
    label, tone = _DRAWN[finding.lens]
    certain = finding.certainty is Certainty.CERTAIN
    return Bracket(start=days[0], end=days[1], label=label.in_(language), tone=tone, certain=certain)


def for_readers(timeline: Timeline, language: Language, identified: bool) -> Timeline:
    """The timeline as it is shown: with pseudonyms, unless names are asked for (docs/rules.md rule 5)."""
    if identified:
        return timeline
    from thuislijn.reading.names.timelines import pseudonymise_timeline, pseudonyms_for  # loads lists of names

    return pseudonymise_timeline(timeline, pseudonyms_for(timeline, language=language))


# ------------------------------------------------------------------------------------------------- drawings


def as_svg(timeline: Timeline, view: View, page: bool) -> str:
    """The drawing as SVG with its fonts inside; as an A3 page with title and legend where `page` is set."""
    return draw_page(timeline, view) if page else draw(timeline, view)


def as_pdf(timeline: Timeline, view: View, page: bool) -> bytes:
    """The drawing as a PDF of one page. Raises RenderingError."""
    svg = as_svg(timeline, view, page)
    width, height = _size(svg)
    return svg_to_pdf(svg, width, height, "", timeline.title)


def as_png(timeline: Timeline, view: View, page: bool) -> bytes:
    """The drawing as a bitmap. Raises RenderingError."""
    return pdf_to_png(as_pdf(timeline, view, page), _PNG_SCALE)


def _size(svg: str) -> tuple[float, float]:
    """Width and height that an SVG of ours states in its view box, in px."""
    _, _, width, height = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(width), float(height)


# -------------------------------------------------------------------------------------------------- reports


def case_document(
    looked: Looked, language: Language, identified: bool, for_family: bool = False, paper: Paper = "a3-landscape"
) -> Document:
    """The case report of a timeline that was looked at, with its drawing; see `case_report`."""
    view = View(language=language, brackets=looked.brackets(language), fonts=Fonts.REFER)
    described = words(language).drawing.format(title=looked.timeline.title)
    pages = draw_pages(looked.timeline, view, A4 if paper == "a4-landscape" else A3)
    drawings = tuple(Figure(svg, described, *_size(svg)) for svg in pages)
    return case_report(
        looked.timeline, looked.questions, drawings, language, looked.settings, identified, for_family, paper
    )


def report_in(kind: str, document: Document) -> str | bytes:
    """The document as 'html', 'pdf' or 'docx'. Raises RenderingError where printing is not possible."""
    writers: dict[str, Callable[[Document], str | bytes]] = {
        "html": to_html,
        "pdf": lambda document: html_to_pdf(to_print(document)),
        "docx": lambda document: to_docx(document, _bitmaps(document)),
    }
    return writers[kind](document)


def _bitmaps(document: Document) -> dict[str, bytes]:
    """A PNG for every drawing, for programs that show no vector pictures; none where printing is not possible."""
    try:
        return {figure.svg: bitmap(figure) for figure in figures_in(document)}
    except RenderingError:
        return {}


def figures_in(document: Document) -> tuple[Figure, ...]:
    """The drawings of a document."""
    return tuple(block for section in document.sections for block in section.blocks if isinstance(block, Figure))


def bitmap(figure: Figure) -> bytes:
    """A drawing as a PNG. Raises RenderingError."""
    page = svg_to_pdf(figure.svg, figure.width, figure.height, font_css(), figure.description)
    return pdf_to_png(page, _PNG_SCALE)
