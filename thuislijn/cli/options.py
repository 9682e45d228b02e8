# SPDX-License-Identifier: EUPL-1.2
"""The commands and their options, with their help in the language asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from thuislijn.cli.arguments import Arguments
from thuislijn.timeline.vocabulary import Language

Say = Callable[[str, str], str]


def parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line. The arguments are looked at beforehand for the language of the help."""
    english = "--language=en" in arguments or ("--language", "en") in pairwise(arguments)

    def say(nl: str, en: str) -> str:
        return en if english else nl

    language: Language = "en" if english else "nl"
    whole = Arguments(
        language=language,
        prog="thuislijn",
        description=say(
            "Van een dossier met losse stukken naar een tijdlijn van het gezin.",
            "From a file of loose documents to a timeline of the family.",
        ),
    )
    _everywhere(whole, say, language="nl", debug=False)
    commands = whole.add_subparsers(dest="command", required=True, metavar=say("OPDRACHT", "COMMAND"))

    def command(name: str, nl: str, en: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, language=language, help=say(nl, en), description=say(nl, en))
        _everywhere(added, say, language=argparse.SUPPRESS, debug=argparse.SUPPRESS)
        return added

    _read(command("read", "lees documenten en maak er een tijdlijn van", "read documents into a timeline"), say)
    _draw(command("draw", "teken een tijdlijn", "draw a timeline"), say)
    _lenses(command("lenses", "stel de veertig vragen aan een tijdlijn", "ask the forty questions of a timeline"), say)
    _report(command("report", "maak het casusverslag", "make the case report"), say)
    _family(command("check", "kijk na of een tijdlijnbestand klopt", "check whether a timeline file is right"), say)
    demo = command("demo", "maak alles van twee verzonnen gezinnen", "make everything of two invented families")
    demo.add_argument(
        "--out", type=Path, default=Path("demo-output"), help=say("map voor het resultaat", "folder for the result")
    )
    demo.add_argument("--port", type=int, default=8000, help=say("poort van de toepassing", "port of the application"))
    demo.add_argument(
        "--no-serve",
        dest="serve",
        action="store_false",
        help=say("bouw de toepassing en stop", "build the application and stop"),
    )
    _application(command, say)
    return whole


def _application(command: Callable[[str, str, str], argparse.ArgumentParser], say: Say) -> None:
    """The commands around the web application; their settings come from the environment (docs/beheer.md)."""
    command("keys", "maak sleutels voor een installatie", "make keys for an installation")
    update = command("update", "breng tabellen en stijl bij deze versie", "bring tables and style up to this version")
    update.add_argument(
        "--search", action="store_true", help=say("maak ook de zoekindex opnieuw", "make the search index anew as well")
    )
    command("work", "lees in de achtergrond wat is aangeleverd", "read in the background what was uploaded")
    serve = command("serve", "start de webtoepassing achter een proxy", "start the web application behind a proxy")
    serve.add_argument("--bind", default="127.0.0.1:8000", help=say("adres en poort", "address and port"))
    serve.add_argument("--workers", type=int, default=2, help=say("aantal webprocessen", "number of web processes"))
    serve.add_argument("--readers", type=int, default=1, help=say("aantal lezers", "number of readers"))
    command("check-installation", "kijk na of alles er is wat nodig is", "check whether all that is needed is there")
    administrator = command(
        "administrator", "maak een beheerder en toon de link", "make an administrator and show the link"
    )
    administrator.add_argument("email", metavar="E-MAIL", help=say("van de beheerder", "of the administrator"))
    for name, nl, en in (
        ("backup", "maak een reservekopie, terwijl men doorwerkt", "make a backup, while people work on"),
        ("restore", "zet een reservekopie terug in een lege installatie", "put a backup back, empty installation only"),
    ):
        command(name, nl, en).add_argument("file", type=Path, metavar=say("BESTAND.tar", "FILE.tar"))
    retention = command("retention", "verwijder wat over zijn termijn is", "delete what is past its term")
    retention.add_argument(
        "--dry-run", action="store_true", help=say("toon alleen wat weg zou gaan", "only show what would go")
    )


def _everywhere(command: argparse.ArgumentParser, say: Say, language: str, debug: str | bool) -> None:
    """What may stand before the command as well as after it; the last one says nothing where it is not given."""
    command.add_argument(
        "--language", choices=("nl", "en"), default=language, help=say("taal: nl of en", "language: nl or en")
    )
    command.add_argument("--debug", action="store_true", default=debug, help=argparse.SUPPRESS)


def _family(command: argparse.ArgumentParser, say: Say) -> None:
    command.add_argument(
        "family", type=Path, metavar=say("GEZIN.json", "FAMILY.json"), help=say("tijdlijn", "timeline")
    )


def _names(command: argparse.ArgumentParser, say: Say) -> None:
    command.add_argument(
        "--identified", action="store_true", help=say("met echte namen in plaats van schuilnamen", "with real names")
    )


def _settings(command: argparse.ArgumentParser, say: Say) -> None:
    command.add_argument(
        "--settings",
        type=Path,
        metavar="TOML",
        help=say("eigen grenzen van de lenzen", "your thresholds of the lenses"),
    )


def _read(command: argparse.ArgumentParser, say: Say) -> None:
    command.add_argument("source", type=Path, metavar=say("MAP_OF_BESTAND", "FOLDER_OR_FILE"))
    command.add_argument(
        "-o", "--out", type=Path, metavar=say("GEZIN.json", "FAMILY.json"), help=say("de tijdlijn", "the timeline")
    )
    command.add_argument(
        "--json",
        action="store_true",
        help=say("druk de voorstellen uit één tekst af als JSON", "print the proposals of one text as JSON"),
    )
    command.add_argument(
        "--people",
        type=Path,
        metavar="TOML",
        help=say("wie bij het gezin horen: naam, rol, geboorte", "who belongs to the family: name, role, birth"),
    )
    command.add_argument(
        "--names",
        action="store_true",
        help=say(
            "zoek namen ook met het pakket deduce (langzamer)", "look for names with the package deduce too (slower)"
        ),
    )
    command.add_argument(
        "--reference-day",
        metavar=say("JJJJ-MM-DD", "YYYY-MM-DD"),
        help=say("peildatum; anders de dag van het jongste stuk", "reference day; else that of the latest document"),
    )
    command.add_argument("--title", default="", help=say("titel van de tijdlijn", "title of the timeline"))


def _draw(command: argparse.ArgumentParser, say: Say) -> None:
    _family(command, say)
    command.add_argument("-o", "--out", type=Path, required=True, metavar="svg|pdf|png")
    day = say("JJJJ-MM-DD", "YYYY-MM-DD")
    command.add_argument("--from", dest="first", metavar=day, help=say("eerste dag", "first day"))
    command.add_argument("--to", dest="last", metavar=day, help=say("laatste dag", "last day"))
    command.add_argument(
        "--zoom",
        metavar="ZOOM",
        help=say("jaar, maand, week, of 1 tot 2000 pixels per maand", "year, month, week, or 1 to 2000 px a month"),
    )
    command.add_argument(
        "--width",
        default="1600",
        metavar=say("BREEDTE", "WIDTH"),
        help=say("breedte in pixels, van 480 tot 60000", "width in pixels, from 480 to 60000"),
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument("--flat", action="store_true", help=say("platte balken", "flat bars"))
    form.add_argument(
        "--staircase", action="store_true", help=say("altijd de thuistrap", "always the staircase of home")
    )
    command.add_argument(
        "--magnify",
        metavar=say("VAN..TOT[:KEER]", "FROM..TO[:TIMES]"),
        help=say("vergroot een stuk van de tijd", "magnify a stretch of time"),
    )
    command.add_argument("--page", action="store_true", help=say("een bladzijde A3 met titel", "an A3 page with title"))
    command.add_argument(
        "--no-lenses", action="store_true", help=say("zonder haken van lenzen", "without lens brackets")
    )
    _names(command, say)
    _settings(command, say)


def _lenses(command: argparse.ArgumentParser, say: Say) -> None:
    _family(command, say)
    command.add_argument("--json", action="store_true", help=say("als JSON", "as JSON"))
    command.add_argument("-o", "--out", type=Path, help=say("schrijf naar een bestand", "write to a file"))
    _names(command, say)
    _settings(command, say)


def _report(command: argparse.ArgumentParser, say: Say) -> None:
    _family(command, say)
    command.add_argument("-o", "--out", type=Path, required=True, metavar="html|pdf|docx")
    _names(command, say)
    _settings(command, say)
