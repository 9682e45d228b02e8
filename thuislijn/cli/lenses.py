# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn lenses`: the questions that a timeline raises, as text to read or as JSON."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from typing import Any

from thuislijn.cli.files import keep_inputs, load_timeline, write_whole
from thuislijn.cli.settings import load_settings
from thuislijn.cli.speaking import OK, Speaker, prints_everything
from thuislijn.lenses.finding import Finding
from thuislijn.reports.case_text import Words, words
from thuislijn.reports.showing import Looked, for_readers, look
from thuislijn.timeline.edtf_text import period_to_edtf
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Language
from thuislijn.timeline.words import period_text

_WIDTH = 100


def run(options: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the findings, or writes them to a file."""
    if options.out:
        keep_inputs(options.out, options.family, options.settings)
    timeline = for_readers(load_timeline(options.family, speaker.language), speaker.language, options.identified)
    found = look(timeline, load_settings(options.settings))
    if options.json:
        findings = [_as_data(finding, timeline) for finding in found.findings]
        text = json.dumps({"findings": findings}, ensure_ascii=not options.out and not prints_everything(), indent=1)
    else:
        text = as_text(found, speaker.language)
    if options.out:
        write_whole(options.out, text.rstrip("\n") + "\n")
        speaker.say(f"De vragen staan in {options.out}.", f"The questions are in {options.out}.")
    else:
        print(text)
    return OK


def _as_data(finding: Finding, timeline: Timeline) -> dict[str, Any]:
    evidence = [item for id in finding.items if (item := timeline.item(id))]
    return {
        "lens": finding.lens,
        "certainty": finding.certainty.value,
        "when": period_to_edtf(finding.when),
        "persons": finding.persons,
        "arithmetic": finding.arithmetic._asdict(),
        "question": finding.question._asdict(),
        "items": finding.items,
        "passages": [
            {"source": p.source, "page": p.page, "start": p.start, "end": p.end}
            for item in evidence
            for p in item.evidence
        ],
    }


def as_text(found: Looked, language: Language) -> str:
    """The findings in groups, as lines to read: danger first, strengths last."""
    return "\n".join(_lines(found.timeline, found, words(language))) + "\n"


def _lines(timeline: Timeline, found: Looked, text: Words) -> Iterator[str]:
    for finding in found.questions.danger:
        yield f"!! {text.danger}"
        yield from _finding(timeline, finding, text)
    for number, group in enumerate(found.questions.groups, 1):
        yield f"{number}. {group.heading.in_(text.language)}"
        for finding in group.findings:
            yield from _finding(timeline, finding, text)
    if not found.questions.groups:
        yield text.no_questions
    if found.questions.strengths:
        yield text.strengths
        for finding in found.questions.strengths:
            yield from _finding(timeline, finding, text)


def _finding(timeline: Timeline, finding: Finding, text: Words) -> Iterator[str]:
    yield _wrapped(f"{text.lens_title(finding.lens)} [{finding.lens}]", "   ")
    for line in (
        finding.question.in_(text.language),
        finding.arithmetic.in_(text.language),
        text.certainty[finding.certainty],
    ):
        if line:
            yield _wrapped(line, "     ")
    for id in finding.items[:6]:
        item = timeline.item(id)
        if item:
            yield _wrapped(f"- {period_text(item.when, text.language)}: {item.title}", "       ")
    yield ""


def _wrapped(line: str, indent: str) -> str:
    return textwrap.fill(line, _WIDTH, initial_indent=indent, subsequent_indent=indent)
