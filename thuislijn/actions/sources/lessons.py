# SPDX-License-Identifier: EUPL-1.2
"""What corrections teach this installation: words that stood for one kind of item stand for another. No names."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import F

from thuislijn.actions.acting import Actor
from thuislijn.actions.kinds import is_code
from thuislijn.actions.logging import record
from thuislijn.reading.names import lists
from thuislijn.reading.names.dictionary import is_common, is_ordinary
from thuislijn.store.choices import Act
from thuislijn.store.sources import Lesson

LEARNT_AFTER = 2
"""Equal corrections before a lesson is applied: once may be a slip."""

_MOST_WORDS = 4
_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*")
_TELLS_TIME = re.compile(
    r"jan|feb|maart|april|mei$|juni|juli|aug|sept|okt|nov|dec|week|weken|maand|jaar|jaren|dag(en)?$|voorjaar|najaar|zomer"
    r"|destijds|vervolgens|inmiddels|tijdens|sinds|daar|waar|opnieuw|wederom|voorlopig|voortaan|uiteindelijk|aanvankelijk"
)


def telling_words(passage: str) -> str:
    """The word of a passage that most likely tells what it is about: small letters, in no list of everyday words,
    no name and no time; the longest. Empty where there is none."""
    found = [word for word in re.findall(r"(?<![\w-])[a-zà-ÿ-]{5,}(?![\w-])", passage) if _tells(word)]
    return max(found, key=len, default="")


def _tells(word: str) -> bool:
    return is_clean(word) and not is_common(word) and not _TELLS_TIME.match(word)


def is_clean(words: str) -> bool:
    """Whether words can be kept as a lesson: a few, all in small letters, in the dictionary, none a first name."""
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS and all(
        _WORD.fullmatch(part) and part not in lists.first_names() and is_ordinary(part) for part in parts
    )


def learn(*, words: str, suggested: str, corrected: str) -> Lesson | None:
    """Counts a correction; None where its words cannot be kept or nothing was corrected."""
    words = " ".join(words.split())
    if suggested == corrected or not is_clean(words) or not is_code(corrected):
        return None
    lesson, new = Lesson.objects.get_or_create(words=words[:80], suggested=suggested, corrected=corrected)
    if not new:
        Lesson.objects.filter(pk=lesson.pk).update(times=F("times") + 1)
    return lesson


def unlearn(*, lesson: Lesson) -> None:
    """Takes one correction back."""
    Lesson.objects.filter(pk=lesson.pk).update(times=F("times") - 1)
    Lesson.objects.filter(pk=lesson.pk, times__lte=0).delete()


def forget(*, by: Actor, lesson: Lesson) -> None:
    """Takes a lesson off the list: it is not applied to what is read from now on."""
    with transaction.atomic():
        record(by=by, act=Act.DELETE, kind="lesson", target=lesson.pk)
        lesson.delete()
