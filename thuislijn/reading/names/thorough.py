# SPDX-License-Identifier: EUPL-1.2
"""The second layer: `deduce`, which knows Dutch care texts. Optional, slow to load (seconds, about 1 GB of memory)."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from functools import cache
from typing import Any

from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_ordinary
from thuislijn.reading.names.spans import Certainty, Kind, NameSpan
from thuislijn.reading.names.words import fold

_KINDS = {
    "persoon": Kind.PERSON,
    "patient": Kind.PERSON,
    "locatie": Kind.PLACE,
    "instelling": Kind.INSTITUTION,
    "ziekenhuis": Kind.INSTITUTION,
}
_NUMBERS = {
    "bsn": "number:bsn",
    "telefoonnummer": "number:phone",
    "email": "number:email",
    "url": "number:web",
    "id": "number:id",
}


class DeduceMissingError(RuntimeError):
    """`deduce` is not installed; the message says in Dutch what to do."""


@cache
def _deduce() -> Any:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            root = logging.getLogger()
            handlers, level = list(root.handlers), root.level
            # The import sets up logging for the whole program; undone here, its business is names only.
            from deduce import Deduce

            root.handlers[:], root.level = handlers, level
            root.setLevel(level)
            return Deduce()
    except ImportError as error:
        raise DeduceMissingError(
            "Voor grondig zoeken naar namen is het pakket deduce nodig: installeer thuislijn met de extra 'names', "
            "of zoek zonder deze optie."
        ) from error


def find_thoroughly(text: str) -> Iterator[NameSpan]:
    """Spans that deduce finds; dates and ages stay out. Raises DeduceMissingError where it is not installed."""
    for annotation in _deduce().deidentify(text).annotations:
        start, end, tag = annotation.start_char, annotation.end_char, annotation.tag
        surface = text[start:end]
        if tag in _NUMBERS:
            yield NameSpan(start, end, Kind.NUMBER, surface, Certainty.SURE, _NUMBERS[tag])
        elif tag in _KINDS and _may_name(surface):
            kind = _KINDS[tag]
            yield NameSpan(start, end, kind, surface, Certainty.DOUBTFUL, f"{kind}:{fold(surface)}")


def _may_name(surface: str) -> bool:
    words = [word for word in surface.split() if word[:1].isupper()]
    return any(fold(word) not in lists.never_names() and not (len(words) == 1 and is_ordinary(word)) for word in words)
