# SPDX-License-Identifier: EUPL-1.2
"""The command `thuislijn`: read - draw - lenses - report - check - demo. Each command is one file beside this one."""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from thuislijn.cli.speaking import FAILED, CommandError, Speaker


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; no error leaves it as a stack trace unless `--debug` asks for one."""
    options = _parser().parse_args(arguments)
    speaker = Speaker(options.language)
    try:
        code: int = import_module(f"thuislijn.cli.{options.command}").run(options, speaker)
        return code
    except CommandError as error:
        speaker.say(error.nl, error.en)
        return FAILED
    except KeyboardInterrupt:
        speaker.say("Gestopt. Er is niets half weggeschreven.", "Stopped. Nothing was written half.")
        return FAILED
    except Exception:
        if options.debug:
            raise
        log = _keep_trace()
        speaker.say(
            f"Er ging iets onverwachts mis. Wat er gebeurde staat in {log}; stuur dat bestand mee met een melding.",
            f"Something unexpected went wrong. What happened is in {log}; send that file with your report.",
        )
        return FAILED


def _keep_trace() -> Path:
    """The trace holds names of files and of our own functions; it is kept on this machine and shown to nobody."""
    with tempfile.NamedTemporaryFile("w", prefix="thuislijn-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    return Path(file.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thuislijn", description="Van een dossier met losse stukken naar een tijdlijn van het gezin."
    )
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--language", choices=("nl", "en"), default="nl", help="taal van wat u leest (nl of en)")
    shared.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    _add_read(commands.add_parser("read", parents=[shared], help="lees documenten en maak er een tijdlijn van"))
    _add_draw(commands.add_parser("draw", parents=[shared], help="teken een tijdlijn"))
    _add_lenses(commands.add_parser("lenses", parents=[shared], help="stel de veertig vragen aan een tijdlijn"))
    _add_report(commands.add_parser("report", parents=[shared], help="maak het casusverslag"))
    check = commands.add_parser("check", parents=[shared], help="kijk na of een tijdlijnbestand klopt")
    check.add_argument("family", type=Path, metavar="GEZIN.json")
    demo = commands.add_parser("demo", parents=[shared], help="maak alles van twee verzonnen gezinnen")
    demo.add_argument("--out", type=Path, default=Path("demo-output"), help="map voor het resultaat")
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="MAP_OF_BESTAND")
    parser.add_argument("-o", "--out", type=Path, metavar="GEZIN.json", help="waar de tijdlijn komt te staan")
    parser.add_argument("--json", action="store_true", help="druk de voorstellen uit één tekst af als JSON")
    parser.add_argument(
        "--people", type=Path, metavar="MENSEN.toml", help="wie bij het gezin horen: naam, rol, geboortedatum"
    )
    parser.add_argument("--names", action="store_true", help="zoek ook met de grote namenlijst (langzamer)")
    parser.add_argument("--reference-day", metavar="JJJJ-MM-DD", help="peildatum; anders de datum van het jongste stuk")
    parser.add_argument("--title", default="", help="titel van de tijdlijn")


def _add_draw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", type=Path, metavar="GEZIN.json")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="TIJDLIJN.svg|pdf|png")
    parser.add_argument("--from", dest="first", metavar="DATUM", help="eerste dag (jjjj-mm-dd)")
    parser.add_argument("--to", dest="last", metavar="DATUM", help="laatste dag (jjjj-mm-dd)")
    parser.add_argument("--zoom", metavar="JAAR|MAAND|WEEK|GETAL", help="hoe ver ingezoomd, of pixels per maand")
    parser.add_argument("--width", type=int, default=1600, help="breedte in pixels")
    parser.add_argument("--flat", action="store_true", help="platte balken in plaats van de thuistrap")
    parser.add_argument("--staircase", action="store_true", help="altijd de thuistrap")
    parser.add_argument("--magnify", metavar="VAN..TOT[:KEER]", help="vergroot één stuk van de tijd")
    parser.add_argument("--page", action="store_true", help="een bladzijde A3 met titel")
    parser.add_argument("--no-lenses", action="store_true", help="zonder de haken van de lenzen")
    parser.add_argument("--identified", action="store_true", help="met echte namen")
    parser.add_argument("--settings", type=Path, metavar="GRENZEN.toml", help="eigen grenzen van de lenzen")


def _add_lenses(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", type=Path, metavar="GEZIN.json")
    parser.add_argument("--settings", type=Path, metavar="GRENZEN.toml", help="eigen grenzen van de lenzen")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.add_argument("-o", "--out", type=Path, help="schrijf naar een bestand")
    parser.add_argument("--identified", action="store_true", help="met echte namen")


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", type=Path, metavar="GEZIN.json")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="VERSLAG.html|pdf|docx")
    parser.add_argument("--identified", action="store_true", help="met echte namen in plaats van schuilnamen")
    parser.add_argument("--settings", type=Path, metavar="GRENZEN.toml", help="eigen grenzen van de lenzen")


if __name__ == "__main__":
    sys.exit(main())
