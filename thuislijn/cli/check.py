# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn check`: is this a timeline file, and can everything in it be so?"""

from __future__ import annotations

import argparse
import json

from thuislijn.cli.files import load_timeline, read_bytes
from thuislijn.cli.speaking import OK, PARTLY, CommandError, Speaker
from thuislijn.timeline.check import check
from thuislijn.timeline.schema import SCHEMA_FILE


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Says what is wrong, a line each; exit code 0 where nothing is."""
    timeline = load_timeline(options.family, speaker.language)  # its sentences are kinder than those of a schema
    _by_schema(options)
    problems = check(timeline)
    for problem in problems:
        print(problem.sentence(speaker.language))
    if problems:
        speaker.say(
            f"{options.family}: wat hierboven staat kan niet kloppen ({len(problems)}).",
            f"{options.family}: what stands above cannot be right ({len(problems)}).",
        )
        return PARTLY
    speaker.say(
        f"{options.family}: in orde ({len(timeline.items)} gegevens, {len(timeline.persons)} mensen).",
        f"{options.family}: in order ({len(timeline.items)} entries, {len(timeline.persons)} people).",
    )
    return OK


def _by_schema(options: argparse.Namespace) -> None:
    """The published schema is what other programs test against, so a file must pass that too."""
    import jsonschema

    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    data = json.loads(read_bytes(options.family))
    error = next(jsonschema.Draft202012Validator(schema).iter_errors(data), None)
    if error is not None:
        where = error.json_path.removeprefix("$.")
        raise CommandError(
            f"{options.family}: op de plaats {where} wijkt het bestand af van het gepubliceerde schema.",
            f"{options.family}: at {where} the file departs from the published schema.",
        )
