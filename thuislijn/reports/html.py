# SPDX-License-Identifier: EUPL-1.2
"""A report as one HTML page that needs nothing else: style and fonts inside, no script, readable on a phone."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from thuislijn.drawing.faces import css as font_css
from thuislijn.reports.document import (
    Block,
    Bullets,
    Card,
    Document,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Run,
    Runs,
    Section,
    SideBySide,
    Table,
    legal,
)

_SKIP = {"nl": "Naar de inhoud", "en": "Skip to content"}
_HINT = {
    "nl": "De tekening is breder dan het scherm kan zijn: schuif opzij, of klik erin en gebruik de pijltjestoetsen.",
    "en": "The drawing may be wider than the screen: scroll sideways, or click in it and use the arrow keys.",
}
_SCROLL = {"nl": "tabel, schuift opzij", "en": "table, scrolls sideways"}
_POINTED_AT = re.compile("<title>[^<]*</title>")  # what a mark says to a mouse

Drawn = Callable[[Figure, Document], str]


@cache
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def to_html(document: Document) -> str:
    """The whole page as text. Every word of the document is escaped; drawings are put in as they are."""
    return _page(document, _drawing)


def to_print(document: Document) -> str:
    """The page to make a PDF of: its drawings are pictures with a text alternative.

    A drawing that is part of the page costs the printer a style for each of its thousands of marks, and nobody can
    point at them on paper.
    """
    return _page(document, _picture)


def _page(document: Document, drawn: Drawn) -> str:
    body = "\n".join(_section(section, document, drawn) for section in document.sections)
    return f"""<!DOCTYPE html>
<html lang="{document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(document.title)}</title>
<style>{font_css()}</style>
<style>{_style()}</style>
</head>
<body>
<a class="skip" href="#content">{_SKIP[document.language]}</a>
<header class="title"><h1>{_text(document.title)}</h1><p>{_text(document.subtitle)}</p></header>
<p class="running">{_text(document.running)}</p>
<main id="content">
{body}
</main>
</body>
</html>
"""


def _text(text: str) -> str:
    return html.escape(legal(text))


def _section(section: Section, document: Document, drawn: Drawn) -> str:
    look = f"{section.paper} hung" if section.hung else section.paper
    return f'<section class="{look}">{_blocks(section.blocks, document, drawn)}</section>'


def _blocks(blocks: Iterable[Block], document: Document, drawn: Drawn) -> str:
    return "\n".join(_block(block, document, drawn) for block in blocks)


def _block(block: Block, document: Document, drawn: Drawn) -> str:
    match block:
        case Heading(level, text, anchor):
            identity = f' id="{_text(anchor)}"' if anchor else ""
            return f"<h{level}{identity}>{_text(text)}</h{level}>"
        case Paragraph(runs, tone):
            return f'<p class="{tone}">{_runs(runs)}</p>'
        case Bullets():
            return _bullets(block)
        case Table():
            return _table(block, document)
        case Figure():
            return _figure(block, document, drawn)
        case Notice(title, blocks, tone):
            inner = _blocks(blocks, document, drawn)
            return f'<aside class="notice {tone}"><p class="notice-title">{_text(title)}</p>{inner}</aside>'
        case SideBySide(columns):
            parts = "".join(
                f"<div><h3>{_text(title)}</h3>{_blocks(blocks, document, drawn)}</div>" for title, blocks in columns
            )
            return f'<div class="side-by-side">{parts}</div>'
        case Card(title, blocks, tone):
            inner = _blocks(blocks, document, drawn)
            return f'<article class="card {tone}"><h4>{_text(title)}</h4>{inner}</article>'


def _bullets(bullets: Bullets) -> str:
    tag = "ol" if bullets.numbered else "ul"
    looks = [' class="done"' if done else ' class="to-do"' for done in bullets.done] or [""] * len(bullets.entries)
    entries = "".join(f"<li{look}>{_runs(one)}</li>" for look, one in zip(looks, bullets.entries, strict=True))
    return f"<{tag}>{entries}</{tag}>"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    # Blanks at its ends stay outside the marks: WeasyPrint breaks a line too early before a blank within them.
    inner = run.text.strip(" ")
    if not inner:
        return run.text
    before, after = run.text.split(inner, 1)
    return f"{before}{_dressed(inner, run)}{after}"


def _dressed(inner: str, run: Run) -> str:
    text = _text(inner).replace("\n", "<br>")
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.emphasis:
        text = f"<em>{text}</em>"
    return f'<span class="quiet">{text}</span>' if run.quiet else text


def _table(table: Table, document: Document) -> str:
    whole = sum(column.share for column in table.columns)
    widths = "".join(f'<col style="width:{100 * column.share / whole:.1f}%">' for column in table.columns)
    head = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in table.columns)
    rows = []
    for row in table.rows:
        cells = []
        for n, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            lines = "<br>".join(_runs(line) for line in cell.lines)
            tag = 'th scope="row"' if n == 0 else "td"
            cells.append(f'<{tag} data-label="{_text(column.title)}">{lines}</{tag.split()[0]}>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    label = _text(f"{table.caption} ({_SCROLL[document.language]})")
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table><caption>{_text(table.caption)}'
        f"</caption><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figure(figure: Figure, document: Document, drawn: Drawn) -> str:
    caption = f"<figcaption>{_text(figure.caption)}</figcaption>" if figure.caption else ""
    return f"<figure>{drawn(figure, document)}{caption}</figure>"


def _drawing(figure: Figure, document: Document) -> str:
    """The drawing itself, in a frame that scrolls sideways with a finger, a mouse or the arrow keys."""
    label, hint = _text(figure.description), _text(_HINT[document.language])
    return (
        f'<p class="hint">{hint}</p>'
        f'<div class="drawing" tabindex="0" role="region" aria-label="{label}">{figure.svg}</div>'
    )


def _picture(figure: Figure, document: Document) -> str:
    svg = _POINTED_AT.sub("", figure.svg)
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<div class="drawing"><img alt="{_text(figure.description)}" src="data:image/svg+xml;base64,{data}"></div>'
