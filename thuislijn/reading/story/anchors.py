# SPDX-License-Identifier: EUPL-1.2
"""What a phrase such as 'de scheiding', 'zijn opname' or 'zij uit huis ging' refers to among the things told."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.cues_nl import find_cues
from thuislijn.reading.dutch.tokens import Span, tokenise
from thuislijn.reading.story.drafts import Draft

# Nouns that name a kind of event without being a cue themselves: type, and kinds (empty: any).
_NOUNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "opname": ("verblijf", ("kliniek",)),
    "plaatsing": ("verblijf", ()),
    "verblijf": ("verblijf", ()),
    "observatie": ("verblijf", ("observatiecentrum",)),
    "overplaatsing": ("verblijf", ()),
    "thuiskomst": ("verblijf", ("thuis",)),
    "terugkeer": ("verblijf", ("thuis",)),
    "komst": ("verblijf", ()),
    "behandeling": ("hulp", ()),
    "therapie": ("hulp", ()),
    "traject": ("hulp", ()),
    "intake": ("hulp", ("diagnostiek",)),
    "aanmelding": ("hulp", ("aanmelding",)),
    "onderzoek": ("hulp", ("diagnostiek",)),
    "diagnose": ("diagnose", ()),
    "beschikking": ("maatregel", ()),
    "uitspraak": ("maatregel", ()),
    "zitting": ("maatregel", ()),
    "vertrek": ("levensgebeurtenis", ("vader_vertrokken",)),
    "breuk": ("levensgebeurtenis", ("scheiding",)),
    "relatiebreuk": ("levensgebeurtenis", ("scheiding",)),
    "dood": ("levensgebeurtenis", ("overlijden",)),
    "verhuizing": ("levensgebeurtenis", ("verhuizing",)),
    "poging": ("veiligheid", ("suïcidaliteit",)),
    "ongeluk": ("levensgebeurtenis", ()),
    "ongeval": ("levensgebeurtenis", ()),
    "ontslag": ("verblijf", ("kliniek",)),
    "crisis": ("levensgebeurtenis", ("crisis",)),
    "schorsing": ("school", ("schorsing",)),
}


_BACK = 400  # how many drafts back (and, in a second reading, ahead) a phrase can refer


def find_anchor(
    text: str, span: Span, drafts: Sequence[Draft], earlier: Sequence[Draft], reference: int | None = None
) -> Draft | None:
    """The draft that the words in `span` refer to: the latest told with a date, else one told further on."""
    tokens = tokenise(text, *span)
    wanted: list[tuple[str, tuple[str, ...]]] = [(cue.type, (cue.kind,)) for cue in find_cues(tokens)]
    for word in tokens.words:
        if word in _NOUNS:
            wanted.append(_NOUNS[word])
        elif word.endswith("plaatsing") and not wanted:
            wanted.append(("verblijf", ()))
    if not wanted:
        return None
    for exact in (True, False):
        for draft in reversed(drafts[-_BACK:]):
            if _refers(draft, wanted, span, exact):
                return draft
        for draft in earlier[len(drafts) : len(drafts) + _BACK] if exact else ():
            known_kind = not any(not kinds for _, kinds in wanted)
            if known_kind and _refers(draft, wanted, span, exact) and not _after(draft, reference):
                return draft
    return None


def _after(draft: Draft, reference: int | None) -> bool:
    days = draft.start.days if draft.start is not None else None
    return reference is not None and days is not None and days[0] is not None and days[0] > reference


def _refers(draft: Draft, wanted: list[tuple[str, tuple[str, ...]]], span: Span, exact: bool) -> bool:
    if draft.cue is None or not draft.actual or draft.start is None:
        return False
    if draft.cue.span[0] < span[1] and span[0] < draft.cue.span[1]:
        return False
    for type_, kinds in wanted:
        if draft.type == type_ and (draft.kind in kinds or not kinds or (not exact and type_ in ("verblijf", "hulp"))):
            return True
        if (
            type_ == "maatregel"
            and "uithuisplaatsing" in kinds
            and not exact
            and draft.is_stay
            and draft.cue.codes.get("plek") not in ("home", None)
        ):
            return True
    return False
