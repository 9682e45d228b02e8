# SPDX-License-Identifier: EUPL-1.2
"""Official code lists as versioned data: which codes were valid on which day, from which publication."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.moment import Day
from thuislijn.timeline.vocabulary import Language

_FOLDER = Path(__file__).with_name("code_lists")


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list. `valid_from` and `valid_to` are days, None where the publication sets no limit."""

    code: str
    nl: str
    en: str
    source: str
    valid_from: Day | None
    valid_to: Day | None

    def label(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en

    def is_valid(self, day: Day) -> bool:
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)


def list_names() -> tuple[str, ...]:
    """The names of the lists that ship with this version."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


@cache
def code_list(name: str) -> tuple[Code, ...]:
    """The codes of a list in official order. Raises KeyError for a list that does not exist."""
    path = _FOLDER / f"{name}.json"
    if name not in list_names():
        raise KeyError(name)
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Code(
            row["code"],
            row["nl"],
            row["en"],
            data["source"],
            from_edtf(row.get("valid_from", data.get("valid_from", ""))).earliest,
            from_edtf(row.get("valid_to", "")).latest,
        )
        for row in data["codes"]
    )


def find_code(name: str, code: str, day: Day | None = None) -> Code | None:
    """The entry of a code, as valid on `day` if given; None where there is none."""
    return next((row for row in code_list(name) if row.code == code and (day is None or row.is_valid(day))), None)
