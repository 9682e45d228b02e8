# SPDX-License-Identifier: EUPL-1.2
"""Ends told in a sentence of their own: 'De behandeling is in juli afgerond', 'Begin mei vertrok hij daar weer'.

Such a sentence closes the stay, help or measure told shortly before it. Which one follows from the noun that it ends
('de plaatsing', 'de begeleiding'), from the verb ('ontslagen', 'haakte af'), or from 'deze', 'dat' or 'daar'.
The words are in `lexicon/wijs.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.dutch.modality_nl import Mood
from thuislijn.reading.dutch.tokens import word_set
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.story.endings import begins_before, same_child
from thuislijn.reading.story.scenes import Scene
from thuislijn.reading.time_nl.points import Point, shifted
from thuislijn.reading.time_nl.values import Role

_STRETCHES = ("verblijf", "hulp", "maatregel")
_REACH = 3  # sentences back within which 'deze' or 'de plaatsing' still finds what it ends
_NOUNS = {
    "verblijf": re.compile(r"(?:\w*plaatsing|verblijf|opname|plek|logeerplek|inwoning)\Z"),
    "hulp": re.compile(
        r"(?:\w*behandeling|\w*begeleiding|hulp|\w*hulpverlening|\w*therapie|traject|training|zorg|gesprekken|emdr|mst"
        r"|sessies|ondersteuning|module|cursus|medicatie)\Z"
    ),
    "maatregel": re.compile(r"(?:ots|ondertoezichtstelling|maatregel|toezicht|\w*machtiging|voogdij|vots)\Z"),
}
_POINTERS = word_set("deze die dit dat daarmee ermee hiermee")
_LEFT = ("logeren", "opname_ouder", "kliniek")  # ended by coming home, though another stay may go on beside them
_SHELTER = ("vrouwenopvang", "opvang", "zwervend", "verblijf_elders")
_GENERAL = (
    "hulp",
    "therapie",
    "ambulante_hulp",
    "hulpverlener",
    "hulp_gestopt",
    "geplaatst",
    "verblijf_elders",
    "groep",
)
_LASTED = word_set("duurde duurden geduurd duurt")


def close_told(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives the end that a sentence tells to the stretch told before it that it is the end of."""
    told = [draft for draft in drafts[-12:] if draft.index == scene.index]
    for draft in told:
        if not draft.actual:
            continue
        if draft.lasted is not None and draft.cue is not None and _LASTED.intersection(scene.tokens.words):
            _close_by_length(draft, drafts)
        at = _moment(draft)
        if at is None:
            continue
        kind = _ended(scene, draft)
        if kind is not None:
            _close(kind, at, draft, drafts)


def _moment(draft: Draft) -> Point | None:
    """When the sentence says that something ended."""
    if draft.start is not None and draft.start.bounded and draft.time is not None:
        return draft.start
    return draft.end if draft.start is None and draft.end is not None and draft.until is not None else None


def _ended(scene: Scene, draft: Draft) -> str | None:
    """The kind of stretch that the clause of a draft ends; 'any' for the one told last; None where it ends nothing."""
    mood, words = scene.mood, scene.tokens.words
    clause = mood.clauses.number[_place(draft)]
    if draft.cue is not None and draft.type not in _STRETCHES and draft.kind not in _BY_THE_WAY:
        return None
    if draft.kind == "uithuisplaatsing" and _THERE.isdisjoint(words):
        return None
    for kind in _STRETCHES:
        if _hit(mood, f"einde_{kind}", clause, draft.type not in _STRETCHES):
            return kind if draft.type in (kind, None) or draft.kind in _BY_THE_WAY else None
    if draft.until is not None and draft.cue is None and words[:1] in (("dat",), ("dit",)):
        return "any"
    if not _hit(mood, "einde", clause, draft.type not in _STRETCHES):
        return None
    if draft.type in _STRETCHES:
        return draft.type
    inside = mood.clauses.inside(clause)
    if clause + 1 < len(mood.clauses.starts) and _joined(mood, clause + 1):
        inside += mood.clauses.inside(clause + 1)
    for kind, noun in _NOUNS.items():
        if any(noun.match(word) for word in inside):
            return kind
    return "any" if not _POINTERS.isdisjoint(inside) else None


_THERE = word_set("daar er waar")
_BY_THE_WAY = frozenset(
    (
        "weglopen",
        "scheiding",
        "vader_vertrokken",
        "verzuim",
        "vrijlating",
        "werk",
        "uithuisplaatsing",
        "eigen_woning",
    )
)


def _place(draft: Draft) -> int:
    time = draft.time or draft.until
    if draft.cue is not None:
        return draft.cue.first
    return time.first if time is not None and time.first >= 0 else 0


def _hit(mood: Mood, name: str, clause: int, goes_on: bool = True) -> bool:
    return any(
        clause in (mood.clauses.number[hit.first], mood.clauses.number[hit.last])
        or (goes_on and mood.clauses.number[hit.first] == clause + 1 and _joined(mood, clause + 1))
        for hit in mood.hits(name)
    )


def _joined(mood: Mood, clause: int) -> bool:
    """Whether a clause goes on with the time of the one before it: '04-07: einde plaatsing', '... en moest hij weg'."""
    return mood.clauses.words[mood.clauses.starts[clause]] in (":", "en")


def _close(kind: str, at: Point, draft: Draft, drafts: Sequence[Draft]) -> None:
    for earlier in reversed(drafts):
        if earlier.index < draft.index - _REACH:
            return
        if earlier is draft or not _open(earlier, kind) or not same_child(earlier, draft):
            continue
        if earlier.start is None or not begins_before(earlier.start, at) or earlier.time is draft.time:
            continue
        home_again = draft.kind == "thuis" and earlier.kind in _LEFT
        if draft.type == kind and draft.kind not in (earlier.kind, *_GENERAL) and not home_again:
            continue  # 'De MST is afgerond' does not end the play therapy told before it
        if draft.kind == "eigen_woning" and earlier.kind not in _SHELTER:
            continue
        earlier.end, earlier.until, earlier.ongoing = at, draft.time or draft.until, False
        if draft.cue is not None and draft.type == earlier.type:
            draft.cue = replace(draft.cue, aspect="einde")
        return


def _close_by_length(draft: Draft, drafts: Sequence[Draft]) -> None:
    """'De behandeling duurde een halfjaar.'"""
    for earlier in reversed(drafts):
        if earlier.index < draft.index - _REACH:
            return
        if earlier is not draft and earlier.index < draft.index and _open(earlier, draft.type or ""):
            if earlier.start is not None and draft.lasted is not None:
                earlier.end, earlier.lasted = shifted(earlier.start, draft.lasted, 1), draft.lasted
            return


def _open(draft: Draft, kind: str) -> bool:
    wanted = draft.type == kind if kind != "any" else draft.type in _STRETCHES
    wanted = wanted or (kind == "verblijf" and draft.kind in _LEFT)
    stretch = draft.cue is not None and draft.cue.aspect != "einde"
    single = draft.time is not None and draft.time.role is Role.RANGE
    return wanted and stretch and draft.actual and draft.end is None and not single and draft.start is not None
