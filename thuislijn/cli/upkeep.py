# SPDX-License-Identifier: EUPL-1.2
"""The commands that look after an installation: `administrator`, `backup`, `restore`, `retention`,
`check-installation`; settings come from the environment."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thuislijn.cli.installation import started, with_database
from thuislijn.cli.speaking import FAILED, OK, PARTLY, CommandError, Speaker

COMMANDS = ("administrator", "backup", "restore", "retention", "check-installation")


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Runs the command; what cannot be done is said in a sentence."""
    started(speaker)
    from thuislijn.web.installation.upkeep import CannotError

    acts: dict[str, Callable[[argparse.Namespace, Speaker], int]] = {
        "administrator": _administrator,
        "backup": _backup,
        "restore": _restore,
        "retention": _retention,
        "check-installation": _check,
    }
    try:
        return with_database(lambda: acts[options.command](options, speaker))
    except CannotError as error:
        raise CommandError(error.nl, error.en) from error


def _up_to_date() -> None:
    from thuislijn.web.installation.serving import behind

    if behind():
        raise CommandError(
            "De tabellen horen bij een andere versie. Draai eerst: thuislijn update",
            "The tables are of another version. Run first: thuislijn update",
        )


def _administrator(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.upkeep import administrator

    _up_to_date()
    link = administrator(options.email)
    speaker.say(
        "Met deze link kiest de beheerder een wachtwoord. Hij werkt één keer, drie dagen lang; geef hem alleen aan deze"
        " persoon.",
        "By this link the administrator chooses a password. It works once, for three days; give it to nobody else.",
    )
    print(link)
    return OK


def _backup(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.upkeep import back_up

    _up_to_date()
    with _about(options):
        held = back_up(options.file)
    speaker.say(
        f"{options.file}: {held.rows} rijen en {held.documents} documenten, {_size(held.size)}. De sleutel zit er niet"
        " in; bewaar die apart.",
        f"{options.file}: {held.rows} rows and {held.documents} documents, {_size(held.size)}. The key is not in it;"
        " keep that apart.",
    )
    if held.missing:
        speaker.say(
            f"Let op: {held.missing} documenten staan wel in de database maar niet in de documentenmap.",
            f"Note: {held.missing} documents are in the database but not in the document folder.",
        )
    return PARTLY if held.missing else OK


def _restore(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.upkeep import restore

    with _about(options):
        held = restore(options.file)
    speaker.say(
        f"Teruggezet: {held.rows} rijen en {held.documents} documenten. Iedereen meldt zich opnieuw aan.",
        f"Restored: {held.rows} rows and {held.documents} documents. Everybody signs in again.",
    )
    return OK


@contextmanager
def _about(options: argparse.Namespace) -> Iterator[None]:
    """A disk that refuses is told with the name of the file."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CommandError(
            f"{options.file}: dat lukt niet ({why}). Kijk de map en de ruimte op de schijf na.",
            f"{options.file}: that fails ({why}). Check the folder and the room on the disk.",
        ) from error


def _retention(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.upkeep import over_time

    _up_to_date()
    number = 0
    for over in over_time(delete=not options.dry_run):
        for case, day in over.cases:
            number += 1
            print(f"{day}  {case}  {over.programme}")
    if options.dry_run:
        speaker.say(f"{number} casussen zijn over hun termijn.", f"{number} cases are past their term.")
    else:
        speaker.say(f"{number} casussen verwijderd.", f"{number} cases deleted.")
    return OK


def _check(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.inspection import inspect

    grave = wrong = False
    for remark in inspect():
        grave, wrong = grave or (remark.grave and not remark.right), wrong or not remark.right
        mark = ("goed  " if speaker.language == "nl" else "right ") if remark.right else "!!    "
        print(mark + (remark.nl if speaker.language == "nl" else remark.en))
    return FAILED if grave else PARTLY if wrong else OK


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
