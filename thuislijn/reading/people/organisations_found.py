# SPDX-License-Identifier: EUPL-1.2
"""Which organisations a sentence names, by the words for the bodies that every family file knows.

A file names one of each as a rule (the certified agency, the municipality), so each kind of body is one organisation
here. Providers go by many names; telling them apart is left to the person who reviews.
"""

from __future__ import annotations

import re

from thuislijn.timeline.family import Organisation
from thuislijn.timeline.vocabulary import OrganisationKind as Kind

_BODIES: tuple[tuple[Organisation, str], ...] = (
    (
        Organisation(id="veilig-thuis", name="Veilig Thuis", kind=Kind.VEILIG_THUIS),
        r"Veilig Thuis|AMK|Advies- en Meldpunt \w+",
    ),
    (
        Organisation(id="raad", name="Raad voor de Kinderbescherming", kind=Kind.CHILD_PROTECTION_COUNCIL),
        r"Raad voor de Kinderbescherming|de Raad|RvdK|[Rr]aadsonderzoek\w*|[Rr]aadsrapport\w*",
    ),
    (
        Organisation(id="gi", name="gecertificeerde instelling", kind=Kind.CERTIFIED_AGENCY),
        r"GI|[Gg]ecertificeerde instelling|[Gg]ezinsvoogd\w*|[Jj]eugdbescherm(?:er|ster)s?|[Vv]oogd(?:es)?",
    ),
    (
        Organisation(id="rechtbank", name="rechtbank", kind=Kind.COURT),
        r"[Rr]echtbank|[Kk]inderrechter|[Gg]erechtshof",
    ),
    (Organisation(id="politie", name="politie", kind=Kind.POLICE), r"[Pp]olitie|[Ww]ijkagent"),
    (
        Organisation(id="gemeente", name="gemeente", kind=Kind.MUNICIPALITY),
        r"[Gg]emeente|[Jj]eugdconsulent\w*|[Ww]ijkteam|[Jj]eugdteam|CJG|college van (?:burgemeester|B)",
    ),
    (
        Organisation(id="leerplicht", name="leerplicht", kind=Kind.OTHER),
        r"[Ll]eerplicht(?:ambtenaar|consulent)?",
    ),
    (
        Organisation(id="school", name="school", kind=Kind.SCHOOL),
        r"(?:[Bb]asiss|[Ss])chool|[Ll]eerkracht|[Ii]ntern begeleider|[Mm]entor van school|SBO|VSO",
    ),
    (
        Organisation(id="huisarts", name="huisarts", kind=Kind.HEALTH),
        r"[Hh]uisarts(?:enpost)?|[Kk]inderarts|[Zz]iekenhuis",
    ),
    (Organisation(id="ggz", name="ggz", kind=Kind.MENTAL_HEALTH), r"GGZ|[Gg]gz|[Cc]risisdienst|[Pp]sychiater"),
)

_NAMED = re.compile("|".join(rf"(?P<b{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_BODIES)))


def organisations_in(text: str) -> tuple[Organisation, ...]:
    """The organisations that a text names, each once, in the order in which it names them."""
    found: dict[str, Organisation] = {}
    for match in _NAMED.finditer(text):
        body = _BODIES[int((match.lastgroup or "b0")[1:])][0]
        found.setdefault(body.id, body)
    return tuple(found.values())


def body_called(id: str) -> Organisation:
    """The body with an id that `organisations_in` gave."""
    return next(body for body, _ in _BODIES if body.id == id)
