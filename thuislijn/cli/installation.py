# SPDX-License-Identifier: EUPL-1.2
"""The commands around the web application: `keys`, `update`, `serve`, `work`; settings come from the environment."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Callable
from typing import TypeVar

from thuislijn.cli.speaking import OK, CommandError, Speaker

_MOST_PROCESSES = 64

COMMANDS = ("keys", "update", "serve", "work")

T = TypeVar("T")


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Runs the command; a setting that is missing or unsafe is refused with a sentence for each."""
    acts: dict[str, Callable[[argparse.Namespace, Speaker], int]] = {
        "keys": _keys,
        "update": _update,
        "serve": _serve,
        "work": _work,
    }
    return acts[options.command](options, speaker)


def started(speaker: Speaker) -> None:
    """Sets the application up. Raises CommandError with what is wrong with the environment."""
    from thuislijn.web.environment import EnvironmentRefusedError
    from thuislijn.web.installation.serving import start

    try:
        start()
    except EnvironmentRefusedError as error:
        nl = "\n".join(f"{one.name}: {one.nl}" for one in error.wrong)
        en = "\n".join(f"{one.name}: {one.en}" for one in error.wrong)
        raise CommandError(f"Zo start Thuislijn niet.\n{nl}", f"Thuislijn does not start like this.\n{en}") from error
    except OSError as error:
        raise CommandError(
            f"THUISLIJN_DOCUMENTS: hier kan niet geschreven worden ({error.strerror}).",
            f"THUISLIJN_DOCUMENTS: cannot write there ({error.strerror}).",
        ) from error


def _keys(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.web.installation.serving import new_keys

    for name, value in new_keys().items():
        print(f"{name}={value}")
    speaker.say(
        "Bewaar deze sleutels op een veilige plek: zonder de tweede zijn documenten en namen niet meer te openen.",
        "Keep these keys in a safe place: without the second no document or name can be opened any more.",
    )
    return OK


def _update(options: argparse.Namespace, speaker: Speaker) -> int:
    started(speaker)
    from thuislijn.web.installation.serving import update

    with_database(update)
    if options.search:
        from thuislijn.web.installation.serving import index_anew

        n = with_database(index_anew)
        speaker.say(f"De zoekindex is opnieuw gemaakt: {n} regels.", f"The search index was made anew: {n} rows.")
    speaker.say("De tabellen en de stijl zijn bij deze versie.", "Tables and style are up to this version.")
    return OK


def _serve(options: argparse.Namespace, speaker: Speaker) -> int:
    started(speaker)
    from thuislijn.web.installation.keeping_up import AddressTakenError
    from thuislijn.web.installation.serving import behind, run

    if with_database(behind):
        raise CommandError(
            "De tabellen horen bij een oudere versie. Maak een reservekopie en draai: thuislijn update",
            "The tables are of an older version. Make a backup and run: thuislijn update",
        )
    if not 1 <= options.workers <= _MOST_PROCESSES or not 0 <= options.readers <= _MOST_PROCESSES:
        raise CommandError(
            f"Kies 1 tot {_MOST_PROCESSES} webprocessen en 0 tot {_MOST_PROCESSES} lezers.",
            f"Choose 1 to {_MOST_PROCESSES} web processes and 0 to {_MOST_PROCESSES} readers.",
        )

    def ready() -> None:
        speaker.say(f"Thuislijn draait op {options.bind}.", f"Thuislijn runs on {options.bind}.")

    try:
        code = run(options.bind, options.workers, options.readers, ready)
    except AddressTakenError as error:
        raise CommandError(
            f"Op {options.bind} kan Thuislijn niet luisteren ({error.strerror}). Stop wat daar draait, of kies een"
            " andere plek met --bind.",
            f"Thuislijn cannot listen on {options.bind} ({error.strerror}). Stop what runs there, or choose another"
            " place with --bind.",
        ) from error
    if code:
        speaker.say(
            "Een proces stopte steeds opnieuw; wat het zei staat hierboven. Zie: thuislijn check-installation",
            "One of the processes ended again and again; what it said stands above. See: thuislijn check-installation",
        )
    return code


def _work(options: argparse.Namespace, speaker: Speaker) -> int:
    started(speaker)
    from thuislijn.web.installation.serving import work

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work(stop)
    return OK


def with_database(act: Callable[[], T]) -> T:
    """What the act gives; a database that does not answer is a sentence."""
    from django.db import DatabaseError

    try:
        return act()
    except DatabaseError as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise CommandError(
            f"De database antwoordt niet of weigert ({first}). Kijk DATABASE_URL na en of hij aanstaat.",
            f"The database does not answer or refuses ({first}). Check DATABASE_URL and whether it runs.",
        ) from error
