# SPDX-License-Identifier: EUPL-1.2
"""The rows of the index: one for each page of a source and for each item, with the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from thuislijn.store.cases import Case
from thuislijn.store.searching.stems import stems_within
from thuislijn.store.searching.words import words_of
from thuislijn.timeline.vocabulary import Term


class Where(Term):
    """What a row of the index stands for."""

    SOURCE = "source", "bron", "source"
    ITEM = "item", "gegeven", "item"


class SearchRow(models.Model):
    """A page of a source (`part`: the how manieth stretch of it, where a page is very long) or an item, by its key.

    `kind` is the kind of the source or the item; `first` and `last` the days between which it may lie, as ordinals,
    None where that is open. `start`: at which character of the source its text begins. `text` is what is shown around
    a word; `words` are its words in order, `stems` their stems and parts. The database makes its own index over these
    two (`migrations/0003_search.py`).
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="search_rows")
    where = models.CharField(max_length=6)
    key = models.CharField(max_length=64)
    page = models.PositiveIntegerField(default=0)
    part = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=40, blank=True)
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)
    start = models.PositiveIntegerField(default=0)
    text = models.TextField()
    words = models.TextField()
    stems = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "where", "key", "page", "part"], name="one_row_per_place"),
        ]


def indexed(texts: Iterable[str]) -> tuple[str, str]:
    """The words of texts in order, and the stems and parts by which they are found, each as text with spaces.

    Every stem stands there once: how often a word occurs does not count.
    """
    words: list[str] = []
    stems: dict[str, None] = {}
    for text in texts:
        for word in words_of(text):
            words.append(word.forms[0])
            for form in word.forms:
                stems |= dict.fromkeys(stems_within(form))
    return " ".join(words), " ".join(stems)
