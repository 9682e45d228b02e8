# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn report`: the case report as HTML, PDF or Word file."""

from __future__ import annotations

import argparse

from thuislijn.cli.files import kind_of, load_timeline, write_whole
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, CommandError, Speaker
from thuislijn.reports.rendering import RenderingError
from thuislijn.reports.showing import case_document, for_readers, look, report_in


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Writes the report and says whether it holds names."""
    kind = kind_of(options.out, ("html", "pdf", "docx"))
    settings = load_settings(options.settings)
    timeline = for_readers(load_timeline(options.family, speaker.language), speaker.language, options.identified)
    document = case_document(look(timeline, settings), speaker.language, options.identified)
    try:
        content = report_in(kind, document)
    except RenderingError as error:
        raise CommandError(f"{options.out}: {error.nl}.", f"{options.out}: {error.en}.") from error
    write_whole(options.out, content)
    if options.identified:
        speaker.say(
            f"Het verslag staat in {options.out}. Let op: het bevat echte namen.",
            f"The report is in {options.out}. Mind: it holds real names.",
        )
    else:
        speaker.say(
            f"Het verslag staat in {options.out}, met schuilnamen.", f"The report is in {options.out}, pseudonymised."
        )
    return OK
