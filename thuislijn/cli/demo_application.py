# SPDX-License-Identifier: EUPL-1.2
"""The second half of `thuislijn demo`: the web application with the example families, open on this machine."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from thuislijn.cli.demo_reviewing import moved, moved_up, reviewed, tidied, under_pseudonyms, with_lines, years_up_to
from thuislijn.cli.people import load_people
from thuislijn.cli.speaking import CommandError, Speaker
from thuislijn.reading.documents.folder import read_folder
from thuislijn.reading.family.whole_file import read_file
from thuislijn.timeline.exchange import dump, load
from thuislijn.timeline.timeline import Timeline

FAMILIES: tuple[tuple[str, str, int, bool], ...] = (
    ("lammers", "Gezin Atalanta", 0, True),
    ("idrissi_van_rossum", "Gezin Citroenvlinder", 0, False),
    ("kamphuis", "Gezin Oranjetip", 0, True),
    ("kowalska", "Gezin Koolwitje", 1, False),
    ("martina", "Gezin Dagpauwoog", 1, False),
    ("oosting", "Gezin Zandoogje", 1, True),
    ("verschuren", "Gezin Kleine Vos", 2, False),
    ("terpstra", "Gezin Boomblauwtje", 2, False),
)
"""Folder in `examples/`, pseudonym of the case, team, and whether the family takes part with consents."""
WAITING = ("schippers", "schippers_few", "Gezin Icarusblauwtje", 0)
"""The family of whom a few documents wait for the reader, so that one sees it at work: folder, what is built of it."""

_OF_THE_TIMELINE = {"item", "line", "left_out"}  # what a team did to the timeline itself, before it came in
_COMPLETE = "compleet"  # a file that is there once everything else is
_HIGHEST = 20  # ports tried after the one asked for


def prepare(examples: Path, out: Path, port: int, made: Mapping[str, Path], speaker: Speaker) -> int:
    """Builds the installation in `out` where it is not there yet, says where it opens, and returns the port.

    `made`: timelines that were read already, by the folder of their family.
    """
    from thuislijn.web.installation.serving import own_settings, start, update

    port = _free(port)
    complete = out / _COMPLETE
    if (out / "keys").exists() and not complete.exists():
        shutil.rmtree(out)  # broken off while it was built
    for name, value in own_settings(out, port).items():
        os.environ[name] = value
    os.environ.pop("DATABASE_URL", None)
    start()
    update()
    if not complete.exists():
        _build(examples, out, made, speaker)
        complete.touch()
    _say_links(port, speaker)
    return port


def _build(examples: Path, out: Path, made: Mapping[str, Path], speaker: Speaker) -> None:
    from thuislijn.web.installation.demonstration import DemoFamily, build

    today = dt.date.today()  # noqa: DTZ011 (the day on this machine is meant)
    families = []
    with tempfile.TemporaryDirectory(prefix="thuislijn-demo-") as folder:
        papers = Path(folder)
        waiting, few, pseudonym_there, team_there = WAITING
        _write_papers(examples, papers, [few, *(name for name, *_ in FAMILIES if name not in made)])
        for name, pseudonym, team, by_name in speaker.progress(
            "Gezinnen lezen", "Reading families", FAMILIES, len(FAMILIES)
        ):
            read = load(made[name].read_bytes()) if name in made else _read(examples / name, papers / name)
            timeline, learning = _worked_on(examples / name, read, today)
            families.append(
                DemoFamily(pseudonym=pseudonym, team=team, timeline=timeline, by_name=by_name, learning=learning)
            )
        families.append(
            DemoFamily(
                pseudonym=pseudonym_there,
                team=team_there,
                documents=tuple((path.name, path.read_bytes()) for path in sorted((papers / few).iterdir())),
                members=_known(examples / waiting),
                by_name=True,
            )
        )
    try:
        build(families, today)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)  # half a demonstration would never be finished
        raise


def _write_papers(examples: Path, out: Path, families: Iterable[str]) -> None:
    """Builds the loose documents of these families, as `examples/build.py` does."""
    done = subprocess.run(
        [sys.executable, str(examples / "build.py"), str(out), *families], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(
            f"De voorbeeldgezinnen konden niet gemaakt worden: {done.stderr.strip()[-300:]}",
            f"The example families could not be made: {done.stderr.strip()[-300:]}",
        )


def _read(folder: Path, papers: Path) -> Timeline:
    """The family as the command line reads it: unreviewed items with their passages."""
    known, reading = load_people(folder / "family.toml"), read_folder(papers)
    found = read_file(
        list(reading.everything()),
        reading.duplicates,
        title=known.title,
        persons=known.persons,
        relations=known.relations,
        reference_day=known.reference_day,
    )
    return load(dump(found.timeline))


def _worked_on(folder: Path, read: Timeline, today: dt.date) -> tuple[Timeline, dict[str, Any] | None]:
    """What a team made of a read family, and what it learnt; as it was read where no team worked on it.

    Years move up so that the team met shortly after the file ends. Names of children in what was learnt become the
    pseudonyms of the case, in the order in which they stand in the family.
    """
    path = folder / "learning.toml"
    if not path.exists():
        return read, None
    years = years_up_to(read.reference_day, today)
    facts = tomllib.loads((folder / "family.toml").read_text(encoding="utf-8"))["fact"]
    text = path.read_text(encoding="utf-8")
    told = tomllib.loads(text)
    clear = tidied(reviewed(read, facts), lines=told.get("line", {}), left_out=told.get("left_out", ()))
    names = {child.name.split()[0]: f"jeugdige {number}" for number, child in enumerate(read.children, 1)}
    learnt = {name: rows for name, rows in tomllib.loads(moved(text, years)).items() if name not in _OF_THE_TIMELINE}
    return moved_up(with_lines(clear, told.get("item", [])), years), under_pseudonyms(learnt, names)


def _known(folder: Path) -> Timeline:
    known = load_people(folder / "family.toml")
    day = known.reference_day or dt.date.today().toordinal()  # noqa: DTZ011
    return Timeline(id="demo", title="", reference_day=day, persons=known.persons, relations=known.relations)


def _say_links(port: int, speaker: Speaker) -> None:
    from thuislijn.web.installation.demonstration import links

    home = f"http://127.0.0.1:{port}"
    speaker.say(
        f"\nDe toepassing opent op {home}. Meld u aan met een van deze links (elk werkt één keer):",
        f"\nThe application opens on {home}. Sign in by one of these links (each works once):",
    )
    for link in links(speaker.language):
        print(f"  {link.name:<16} {link.role:<32} {home}{link.path}", flush=True)


def _free(port: int) -> int:
    """The port asked for, or the next one that nobody uses. Raises CommandError."""
    for candidate in range(port, port + _HIGHEST):
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            return candidate
    raise CommandError(
        f"Poort {port} en de volgende {_HIGHEST} zijn bezet. Kies een andere: thuislijn demo --port 9000",
        f"Port {port} and the next {_HIGHEST} are in use. Choose another: thuislijn demo --port 9000",
    )
