# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn read`: a folder of loose documents, or one file, becomes a timeline that a person still has to check."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from thuislijn.cli.files import day, keep_inputs, keep_reviewed, kind_of, write_whole
from thuislijn.cli.people import KnownFamily, load_people
from thuislijn.cli.speaking import FAILED, OK, PARTLY, CommandError, Speaker, prints_everything
from thuislijn.reading.documents.documents import Problem
from thuislijn.reading.documents.folder import Reading, Step, read_folder
from thuislijn.timeline.exchange import dump

_SHOWN = 20  # sentences about what cannot be so that one screen takes


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Writes the timeline, or prints the proposals of one text. Exit code 1 where some files could not be read."""
    if not options.json and options.out is None:
        raise CommandError("Geef met -o aan waar de tijdlijn moet komen.", "Say with -o where the timeline should go.")
    if not options.source.exists():
        raise CommandError(
            f"{options.source}: dit bestand of deze map is er niet; kijk de naam na.",
            f"{options.source}: there is no such file or folder; check the name.",
        )
    return _print_proposals(options, speaker) if options.json else _read_family(options, speaker)


def _print_proposals(options: argparse.Namespace, speaker: Speaker) -> int:
    from thuislijn.reading.scorer_json import proposals_json

    reading = read_folder(options.source)
    documents = list(reading.everything())
    _tell_problems(reading, speaker)
    if len(documents) != 1:
        raise CommandError(
            f"{options.source}: --json leest één tekst; hier zijn er {len(documents)}.",
            f"{options.source}: --json reads one text; here are {len(documents)}.",
        )
    print(json.dumps(proposals_json(documents[0].text), ensure_ascii=not prints_everything()))
    return OK


def _read_family(options: argparse.Namespace, speaker: Speaker) -> int:
    kind_of(options.out, ("json",))
    keep_inputs(options.out, options.source)
    keep_reviewed(options.out)
    family = load_people(options.people)
    reference_day = day(options.reference_day) if options.reference_day else family.reference_day
    reading = read_documents(options.source, speaker)
    documents = list(reading.everything())
    if not documents:
        speaker.say(
            f"{options.source}: er is niets gelezen, dus er is geen tijdlijn gemaakt.",
            f"{options.source}: nothing was read, so no timeline was made.",
        )
        return FAILED
    impossible = write_timeline(options.out, reading, family, reference_day, options.title or family.title, speaker)
    if options.names:
        _write_names(options.out, speaker)
    return PARTLY if reading.refused or impossible else OK


def read_documents(source: Path, speaker: Speaker) -> Reading:
    """Opens everything in a folder, with a bar, and says what went wrong, a line for each file."""
    label = "Documenten openen" if speaker.language == "nl" else "Opening documents"

    def progress(step: Step) -> None:
        speaker.bar(label, step.number if step.path == "" else step.number - 1, step.total)

    reading = read_folder(source, progress)
    _tell_problems(reading, speaker)
    return reading


def write_timeline(
    out: Path, reading: Reading, family: KnownFamily, reference_day: int | None, title: str, speaker: Speaker
) -> tuple[Problem, ...]:
    """Reads the texts into a timeline, writes it, and says how much there is to check; returns what cannot be so."""
    from thuislijn.reading.family.whole_file import read_file

    label = "Teksten lezen" if speaker.language == "nl" else "Reading texts"
    documents = list(reading.everything())
    found = read_file(
        documents,
        reading.duplicates,
        title=title or ("Gezin" if speaker.language == "nl" else "Family"),
        persons=family.persons,
        relations=family.relations,
        reference_day=reference_day,
        progress=lambda done, total: speaker.bar(label, done, total),
    )
    for problem in found.problems:
        speaker.say(problem.nl, problem.en)
    write_whole(out, dump(found.timeline))
    pages = sum(len(document.pages) for document in documents)
    read_nl, read_en = _count(len(documents), "document", "documenten"), _count(len(documents), "document", "documents")
    page_nl, page_en = _count(pages, "bladzijde", "bladzijden"), _count(pages, "page", "pages")
    items_nl = _count(len(found.timeline.items), "gegeven", "gegevens")
    items_en = _count(len(found.timeline.items), "entry", "entries")
    speaker.say(
        f"{read_nl} gelezen ({page_nl}), {len(reading.duplicates)} dubbel. Voorstellen: {found.proposals}, waarvan "
        f"{found.dated} met een datum en {found.left_out} als plan, ontkenning of algemeen. In {out}: {items_nl}, "
        "nog niet nagekeken.",
        f"{read_en} read ({page_en}), {len(reading.duplicates)} copies. Proposals: {found.proposals}, of which "
        f"{found.dated} have a date and {found.left_out} are plans, denials or general. In {out}: {items_en}, "
        "not yet reviewed.",
    )
    _tell_impossible(found.problems, speaker)
    return found.problems


def _tell_impossible(problems: tuple[Problem, ...], speaker: Speaker) -> None:
    """What the documents tell that cannot be so, under one heading."""
    if not problems:
        return
    speaker.say(
        f"Dit kan niet kloppen ({len(problems)}); het staat er nog zoals het verteld is:",
        f"This cannot be right ({len(problems)}); it still stands as it was told:",
    )
    for problem in problems[:_SHOWN]:
        speaker.say(f"  - {problem.nl}", f"  - {problem.en}")
    if len(problems) > _SHOWN:
        more = len(problems) - _SHOWN
        speaker.say(f"  en nog {more} andere", f"  and {more} more")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _tell_problems(reading: Reading, speaker: Speaker) -> None:
    for problem in reading.problems:
        speaker.say(problem.nl, problem.en)


def _write_names(out: Path, speaker: Speaker) -> None:
    """The pseudonyms of the family with the words to judge, beside the timeline; found with the package deduce too."""
    from thuislijn.cli.files import load_timeline
    from thuislijn.reading.names.names_nl import DeduceMissingError
    from thuislijn.reading.names.timelines import pseudonyms_for

    try:
        pseudonyms = pseudonyms_for(load_timeline(out, speaker.language), language=speaker.language, thorough=True)
    except DeduceMissingError as error:
        raise CommandError(
            "Voor --names is het pakket deduce nodig: installeer thuislijn[names]. De tijdlijn zelf is geschreven.",
            "--names needs the package deduce: install thuislijn[names]. The timeline itself was written.",
        ) from error
    place = out.with_suffix(".names.json")
    write_whole(place, pseudonyms.to_json())
    speaker.say(
        f"De schuilnamen staan in {place}; over {len(pseudonyms.doubtful())} woorden moet iemand oordelen.",
        f"The pseudonyms are in {place}; somebody has to judge {len(pseudonyms.doubtful())} words.",
    )
