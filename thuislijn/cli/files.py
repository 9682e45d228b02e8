# SPDX-License-Identifier: EUPL-1.2
"""Files in and out: a result appears whole or not at all, and whatever is wrong is said in a sentence."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from thuislijn.cli.speaking import CommandError
from thuislijn.reports.rendering import RenderingError
from thuislijn.timeline.exchange import ExchangeError, load
from thuislijn.timeline.moment import Day
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language

Content = TypeVar("Content", str, bytes, str | bytes)

_SHOWN = 8


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises CommandError with what to do."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(
            f"{path}: dit bestand is er niet; kijk de naam na.", f"{path}: there is no such file; check the name."
        ) from error
    except IsADirectoryError as error:
        raise CommandError(f"{path} is een map; geef een bestand.", f"{path} is a folder; give a file.") from error
    except OSError as error:
        raise CommandError(
            f"{path}: kan niet gelezen worden ({error.strerror}).", f"{path}: cannot be read ({error.strerror})."
        ) from error


def load_timeline(path: Path, language: Language) -> Timeline:
    """The timeline in a file. Raises CommandError that lists what is wrong in it."""
    content = read_bytes(path)
    try:
        return load(content)
    except ExchangeError as error:
        lines = [f"  - {problem.sentence(language)}" for problem in error.problems]
        shown = "\n".join(lines[:_SHOWN])
        more_nl = f"\n  en nog {len(lines) - _SHOWN} andere" if len(lines) > _SHOWN else ""
        more_en = f"\n  and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        raise CommandError(
            f"{path}: hier is geen tijdlijn uit te lezen. Wat er niet klopt:\n{shown}{more_nl}",
            f"{path}: no timeline can be read from this. What is wrong:\n{shown}{more_en}",
        ) from error


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes a file beside its place and then puts it there, so that a half result never stands under its name."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".thuislijn-", delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                temporary.chmod(0o600)  # it may hold a family's story: for its owner alone
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise CommandError(
            f"{path}: kan niet geschreven worden ({error.strerror}); kies een andere plek.",
            f"{path}: cannot be written ({error.strerror}); choose another place.",
        ) from error


def keep_inputs(out: Path, *inputs: Path | None) -> None:
    """Raises CommandError where a result would take the place of a file it is made from."""
    for path in inputs:
        if path is not None and out.resolve() == path.resolve():
            raise CommandError(
                f"{out}: daar staat wat u laat lezen; kies voor het resultaat een andere naam.",
                f"{out}: this is what you let us read; choose another name for the result.",
            )


def keep_reviewed(out: Path) -> None:
    """Raises CommandError where a first reading would take the place of people's work, or of another file."""
    if not out.exists():
        return
    try:
        reviewed = sum(item.reviewed for item in load(read_bytes(out)).items)
    except ExchangeError as error:
        raise CommandError(
            f"{out}: dit bestand bestaat al en is geen tijdlijn; kies een andere naam.",
            f"{out}: this file exists and is no timeline; choose another name.",
        ) from error
    if reviewed:
        raise CommandError(
            f"{out}: hierin zijn al {reviewed} gegevens nagekeken; kies een andere naam, dan blijft dat werk bewaard.",
            f"{out}: {reviewed} entries in it were reviewed already; choose another name, so that this work is kept.",
        )


def printable(out: Path, make: Callable[[], Content]) -> Content:
    """What `make` gives. Raises CommandError where printing is not possible on this machine."""
    try:
        return make()
    except RenderingError as error:
        raise CommandError(f"{out}: {error.nl}.", f"{out}: {error.en}.") from error


def kind_of(path: Path, kinds: tuple[str, ...]) -> str:
    """The ending of a file name without its dot, if it is one of `kinds`. Raises CommandError."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in kinds:
        choice = ", ".join(f".{kind}" for kind in kinds)
        raise CommandError(
            f"{path}: ik kan dit soort bestand niet maken; eindig de naam op {choice}.",
            f"{path}: this kind of file cannot be made; end the name in {choice}.",
        )
    return ending


def day(text: str) -> Day:
    """A day from yyyy-mm-dd or dd-mm-yyyy. Raises CommandError for a day that does not exist."""
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return dt.datetime.strptime(text, form).date().toordinal()  # noqa: DTZ007 a day, not an instant
        except ValueError:
            continue
    raise CommandError(
        f"{text!r} is geen bestaande dag; schrijf jjjj-mm-dd, zoals 2021-07-03.",
        f"{text!r} is not an existing day; write yyyy-mm-dd, such as 2021-07-03.",
    )
