# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn demo`: two invented families from loose documents to a printed report, by the same steps a user takes."""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable
from pathlib import Path

from thuislijn.cli.demo_application import prepare
from thuislijn.cli.files import load_timeline, write_whole
from thuislijn.cli.lenses import as_text
from thuislijn.cli.people import load_people
from thuislijn.cli.read import read_documents, write_timeline
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, PARTLY, CommandError, Speaker
from thuislijn.drawing.view import View
from thuislijn.reports.rendering import RenderingError
from thuislijn.reports.showing import as_pdf, as_svg, case_document, for_readers, look, report_in
from thuislijn.timeline.vocabulary import Language
from thuislijn.web.installation.serving import run as run_application

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILIES = ("lammers", "kamphuis")

_TIMELINE = "gezin.json"
_FILES = (
    ("verslag.html", "Casusverslag om te lezen", "Case report to read"),
    ("verslag.pdf", "Casusverslag om te printen", "Case report to print"),
    ("verslag.docx", "Casusverslag voor Word", "Case report for Word"),
    ("tijdlijn.svg", "De tekening", "The drawing"),
    ("tijdlijn.pdf", "De tekening op A3", "The drawing on A3"),
    ("vragen.txt", "De vragen van de lenzen als tekst", "The questions of the lenses as text"),
    (_TIMELINE, "De tijdlijn als gegevens (met namen)", "The timeline as data (with names)"),
)


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Makes everything in the folder of `--out`, says where it is, and opens the application until it is stopped.

    Exit code 1 where printing was not possible.
    """
    sources = [EXAMPLES / name for name in FAMILIES]
    if not all((source / "documents").is_dir() for source in sources):
        raise CommandError(
            "De voorbeeldgezinnen staan niet bij dit programma; ze staan in de map examples van de broncode.",
            "The example families are not with this program; they are in the folder examples of the source code.",
        )
    titles, printed = [], True
    for source in sources:
        title, whole = _family(source, options.out / source.name, speaker)
        titles.append((source.name, title))
        printed = printed and whole
    write_whole(options.out / "index.html", _index(titles, options.out, speaker.language))
    speaker.say(
        f"Klaar. Open {(options.out / 'index.html').resolve()} in een browser.",
        f"Done. Open {(options.out / 'index.html').resolve()} in a browser.",
    )
    made = {source.name: options.out / source.name / _TIMELINE for source in sources}
    port = prepare(EXAMPLES, options.out / "toepassing", options.port, made, speaker)
    if options.serve:
        speaker.say("Stoppen: Ctrl-C.", "To stop: Ctrl-C.")
        run_application(f"127.0.0.1:{port}", workers=2, readers=1)
    return OK if printed else PARTLY


def _family(source: Path, out: Path, speaker: Speaker) -> tuple[str, bool]:
    """Everything of one family; its title under pseudonyms, and whether all of it could be made."""
    known = load_people(source / "family.toml")
    speaker.say(f"\n{known.title}", f"\n{known.title}")
    reading = read_documents(source / "documents", speaker)
    write_timeline(out / _TIMELINE, reading, known, known.reference_day, known.title, speaker)
    language = speaker.language
    timeline = for_readers(load_timeline(out / _TIMELINE, language), language, identified=False)
    looked = look(timeline, load_settings(None))
    view = View(language=language, brackets=looked.brackets(language))
    document = case_document(looked, language, identified=False)
    steps: tuple[tuple[str, Callable[[], str | bytes]], ...] = (
        ("vragen.txt", lambda: as_text(looked, language)),
        ("tijdlijn.svg", lambda: as_svg(timeline, view, page=False)),
        ("tijdlijn.pdf", lambda: as_pdf(timeline, view, page=True)),
        ("verslag.html", lambda: report_in("html", document)),
        ("verslag.docx", lambda: report_in("docx", document)),
        ("verslag.pdf", lambda: report_in("pdf", document)),
    )
    whole = True
    for name, make in speaker.progress("Tekenen en schrijven", "Drawing and writing", steps, len(steps)):
        try:
            write_whole(out / name, make())
        except RenderingError as error:
            speaker.say(f"{name}: {error.nl}.", f"{name}: {error.en}.")
            whole = False
    return timeline.title, whole


def _index(titles: list[tuple[str, str]], out: Path, language: Language) -> str:
    """A small page that leads to everything that was made."""
    dutch = language == "nl"
    heading = "Twee verzonnen gezinnen" if dutch else "Two invented families"
    intro = (
        "Gemaakt uit losse stukken: brieven, besluiten, mails, een journaal, een scan. Niets is nagekeken door mensen; "
        "zo ziet een eerste lezing eruit. Namen zijn schuilnamen."
        if dutch
        else "Made from loose documents: letters, decisions, e-mails, a journal, a scan. Nobody reviewed anything: "
        "a first reading looks like this. Names are pseudonyms."
    )
    families = "".join(_links(out, folder, title, dutch) for folder, title in titles)
    style = (
        "body{margin:3rem auto;max-width:44rem;padding:0 1rem;background:#fdfcf9;color:#1f1d1a;"
        "font:1.05rem/1.55 'Source Sans 3',Arial,sans-serif}h1,h2{font-family:'Source Serif 4',Georgia,serif}"
        "a{color:#1d5a7a}li{margin:.25rem 0}:focus-visible{outline:3px solid #1d5a7a;outline-offset:2px}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{heading}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head><body><main><h1>{heading}</h1><p>{intro}</p>{families}</main></body></html>\n"
    )


def _links(out: Path, folder: str, title: str, dutch: bool) -> str:
    links = "".join(_link(out, folder, file, dutch) for file in _FILES)
    return f"<h2>{html.escape(title[:1].upper() + title[1:])}</h2><ul>{links}</ul>"


def _link(out: Path, folder: str, file: tuple[str, str, str], dutch: bool) -> str:
    name, nl, en = file
    if not (out / folder / name).exists():
        return ""
    return f'<li><a href="{folder}/{name}">{nl if dutch else en}</a></li>'
