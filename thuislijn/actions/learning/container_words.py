# SPDX-License-Identifier: EUPL-1.2
"""The container words that a programme adds to the list that is shipped."""

from __future__ import annotations

from django.db import transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.logging import record
from thuislijn.actions.refusing import CannotError
from thuislijn.store.choices import Act
from thuislijn.store.learning.explanations import ContainerWord
from thuislijn.store.programmes import Programme

MOST_WORDS = 200
"""Words of one programme; each is looked for in every text that somebody types."""


def add_container_word(*, by: Actor, programme: Programme, word: str, question: str = "") -> ContainerWord:
    """Adds a word, or gives one that is there another question. Raises CannotError."""
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        present = ContainerWord.objects.filter(programme=programme, word__iexact=word).first()
        if present is None and ContainerWord.objects.filter(programme=programme).count() >= MOST_WORDS:
            raise CannotError(
                f"Er staan al {MOST_WORDS} woorden op deze lijst. Haal er eerst een weg.",
                f"There are {MOST_WORDS} words on this list already. Remove one first.",
            )
        row = present or ContainerWord(programme=programme, word=word)
        row.question = question
        row.save()
        act = Act.CREATE if present is None else Act.CHANGE
        record(by=by, act=act, kind="container_word", target=row.pk, programme=programme)
    return row


def remove_container_word(*, by: Actor, programme: Programme, word: int) -> None:
    """Takes a word of a programme away by its id; one that is gone already stays gone."""
    with transaction.atomic():
        ContainerWord.objects.filter(programme=programme, pk=word).delete()
        record(by=by, act=Act.DELETE, kind="container_word", target=word, programme=programme)
