# SPDX-License-Identifier: EUPL-1.2
"""Who speaks or acts at the head of a line: 'Wijkcoach: er is politie geweest' tells of no coaching."""

from __future__ import annotations

import re

from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tokens import Tokens, word_set

_ROLE = (
    r"(?:\w*(?:coach|begeleid(?:er|ster)|werk(?:er|ster)|consulent|therapeute?|psycholoog|verpleegkundige|behandelaar|"
    r"hulpverle(?:ner|enster)|mentor|voogd|beschermer|leerkracht|ambtenaar|arts|moeder|vader|ouders?|agent|juf|meester|"
    r"orthopedagoog|psychiater|logopediste?|gedragswetenschapper|ib'er|intern begeleider|voorzitter|regisseur|poh))"
)
_SPEAKER = re.compile(
    rf"\s*(?:[-•*–] ?)?(?:(?:de|het) )?(?:[\w'-]+ ){{0,2}}{_ROLE}(?: \([^)\n]{{1,30}}\)| [A-Z]\w+)?\s*:", re.IGNORECASE
)


_SPEAKS = word_set(
    """
    zegt zei vindt vond vertelt vertelde prijst prees meldt meldde ziet zag denkt belt belde vraagt vroeg geeft gaf
    schrijft schreef noemt noemde adviseert adviseerde benoemt benadrukt merkt merkte legt complimenteert stelt
    """
)
_ACTOR = re.compile(rf"{_ROLE}\Z", re.IGNORECASE)
_BEFORE_ACTOR = word_set("volgens namens aan van")
_DEFINITE = word_set("de het haar zijn onze mijn hun deze")


def only_acts(tokens: Tokens, cue: Cue) -> bool:
    """'De gezinscoach prijst moeder', 'volgens de therapeut': who gives help is named, and no help is told."""
    words = tokens.words
    if cue.type != "hulp" or cue.first != cue.last or not _ACTOR.match(words[cue.first]):
        return False
    if not cue.first or words[cue.first - 1] not in _DEFINITE:
        return False
    speaks = cue.last + 1 < len(words) and words[cue.last + 1] in _SPEAKS
    return speaks or (cue.first > 1 and words[cue.first - 2] in _BEFORE_ACTOR)


def names_the_speaker(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Whether the words of a cue are only the label of who speaks or acts in this line."""
    if not sentence.opens_line:
        return False
    found = _SPEAKER.match(text, sentence.start, sentence.end)
    return found is not None and cue.span[1] < found.end()
