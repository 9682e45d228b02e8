# SPDX-License-Identifier: EUPL-1.2
"""Words of a text that may be the name of a person, without knowing whose: for who may not know the names of a family.

It looks at the text alone. So it says the same of a name that a family has and of one that it has not.
"""

from __future__ import annotations

from thuislijn.reading.names.names_nl import find_names
from thuislijn.reading.names.spans import Kind


def possible_names(text: str) -> tuple[str, ...]:
    """What is the name of a person, for sure or perhaps; each once, in order."""
    return tuple(dict.fromkeys(span.surface for span in find_names(text) if span.kind is Kind.PERSON))
