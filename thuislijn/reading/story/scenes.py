# SPDX-License-Identifier: EUPL-1.2
"""A sentence with everything that can be found in it before the story is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from thuislijn.reading.dutch.cues_nl import Cue, Reader, find_cues
from thuislijn.reading.dutch.lexicon_files import lexicon
from thuislijn.reading.dutch.modality_nl import Mood
from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tokens import Tokens
from thuislijn.reading.messages.frames import Frame
from thuislijn.reading.people.persons_nl import Mention
from thuislijn.reading.time_nl.values import TimeExpression


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with everything known of it before its cues and times are put together."""

    index: int
    sentence: Sentence
    tokens: Tokens
    mood: Mood
    here: tuple[Mention, ...]
    frame: Frame


class Prepared:
    """One sentence with what can be found in it whatever was told before; its cues are looked for when first asked."""

    def __init__(self, sentence: Sentence, tokens: Tokens, times: Sequence[TimeExpression]) -> None:
        self.sentence = sentence
        self.tokens = tokens
        self.times = times

    @cached_property
    def _reader(self) -> Reader:
        return Reader.of(self.tokens, lexicon())

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        return find_cues(self.tokens, self._reader)

    @cached_property
    def mood(self) -> Mood:
        return Mood(self.tokens, [(t.first, t.last) for t in self.times], self._reader)
