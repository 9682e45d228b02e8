# SPDX-License-Identifier: EUPL-1.2
"""A parser of command lines that speaks Dutch as well as English, in its help and of mistakes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from thuislijn.timeline.vocabulary import Language

# What argparse says of a mistake, and the same in a sentence that says what to do. English ones are kept short too.
_MISTAKES: tuple[tuple[str, str, str], ...] = (
    (
        r"the following arguments are required: (?P<a>.+)",
        "Er ontbreekt iets in de opdracht: {a}.",
        "Something is missing in the command: {a}.",
    ),
    (
        r"argument (?P<a>.+?): expected (?:one|at least one|at most one) argument",
        "Achter {a} hoort een waarde.",
        "A value belongs after {a}.",
    ),
    (
        r"argument (?P<a>.+?): invalid choice: (?P<b>.+?) \(choose from (?P<c>.+)\)",
        "{a}: {b} bestaat niet; kies uit {c}.",
        "{a}: there is no {b}; choose from {c}.",
    ),
    (
        r"argument (?P<a>.+?): not allowed with argument (?P<b>.+)",
        "{a} en {b} gaan niet samen; kies er een.",
        "{a} and {b} do not go together; choose one.",
    ),
    (
        r"argument (?P<a>.+?): ignored explicit argument (?P<b>.+)",
        "{a} krijgt geen waarde; laat {b} weg.",
        "{a} takes no value; leave out {b}.",
    ),
    (
        r"ambiguous option: (?P<a>.+?) could match (?P<b>.+)",
        "{a} kan {b} betekenen; schrijf het voluit.",
        "{a} can mean {b}; write it in full.",
    ),
    (
        r"unrecognized arguments: (?P<a>.+)",
        "Dit hoort niet in de opdracht: {a}.",
        "This does not belong in the command: {a}.",
    ),
)
_HEADINGS = {"nl": ("gebruik: ", "wat u opgeeft", "opties"), "en": ("usage: ", "what you give", "options")}
_HELP = {"nl": "laat deze uitleg zien", "en": "show this help"}
_MORE = {"nl": "{prog} --help laat zien wat er kan.", "en": "{prog} --help shows what can be done."}
_WRONG = {"nl": "De opdracht klopt niet", "en": "The command is not right"}


class _Formatter(argparse.HelpFormatter):
    """Help whose first word is in the reader's language."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog)
        self._usage_word = _HEADINGS[language][0]

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)


class Arguments(argparse.ArgumentParser):
    """An `ArgumentParser` in Dutch or English; a mistake is one sentence and exit code 2."""

    def __init__(self, *, language: Language, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Formatter, language=language),
            **settings,
        )
        self._language: Language = language
        _, self._positionals.title, self._optionals.title = _HEADINGS[language]
        self.add_argument("-h", "--help", action="help", help=_HELP[language])

    def error(self, message: str) -> NoReturn:
        print(mistake(message, self._language), _MORE[self._language].format(prog=self.prog), file=sys.stderr)
        sys.exit(2)


def mistake(message: str, language: Language) -> str:
    """The sentence for what argparse says of a mistake; its own words where it says something unforeseen."""
    for pattern, nl, en in _MISTAKES:
        found = re.fullmatch(pattern, message, re.S)
        if found:
            return (nl if language == "nl" else en).format(**found.groupdict())
    return f"{_WRONG[language]}: {message}."
