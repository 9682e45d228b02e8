# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn report`: the case report as HTML, PDF or Word file."""

from __future__ import annotations

import argparse

from thuislijn.cli.files import keep_inputs, kind_of, load_timeline, printable, write_whole
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, Speaker
from thuislijn.reports.showing import case_document, for_readers, look, report_in


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Writes the report and says whether it holds names."""
    kind = kind_of(options.out, ("html", "pdf", "docx"))
    keep_inputs(options.out, options.family, options.settings)
    settings = load_settings(options.settings)
    timeline = for_readers(load_timeline(options.family, speaker.language), speaker.language, options.identified)
    document = case_document(look(timeline, settings), speaker.language, options.identified)
    write_whole(options.out, printable(options.out, lambda: report_in(kind, document)))
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
