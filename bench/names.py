# SPDX-License-Identifier: EUPL-1.2
"""Names in a large text: finding and replacing them, beside cutting the same text into words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.measuring import Row, side_by_side_ms
from thuislijn.reading.names.names_nl import KnownNames, Pseudonyms, find_names, known_person, pseudonymise

_TEXTS = Path(__file__).parents[1] / "examples" / "lammers" / "texts"
_LENGTH = 300_000  # characters, about 120 pages


def measure() -> Iterable[Row]:
    """The texts of an example family, repeated to the length of a large file."""
    once = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt")))
    text = (once * (_LENGTH // len(once) + 1))[:_LENGTH]
    known = KnownNames(persons=(known_person("Stijn Lammers", "child"), known_person("Niek Lammers", "child")))
    pseudonyms = Pseudonyms.of(known).extended(find_names(once, known))

    def words() -> list[str]:
        return re.findall(r"\w+", text)

    found, cut = side_by_side_ms(lambda: find_names(text, known), words, rounds=3)
    yield Row(f"finding names in {_LENGTH // 1000} kB", found, "ms", "cutting it into words", cut)
    replaced, cut = side_by_side_ms(lambda: pseudonymise(text, pseudonyms), words, rounds=3)
    yield Row(f"replacing names in {_LENGTH // 1000} kB", replaced, "ms", "cutting it into words", cut)
