# SPDX-License-Identifier: EUPL-1.2
"""Watching along while somebody types: container words, names of the family, and how plain the text reads.

The text is looked at and forgotten: it is neither kept nor logged. Any field joins in with
`data-watch="{% url 'watch' case.pk %}"` and the script `watching/watch.js`; without it the same hints stand on the page
after keeping (`hints_on`, `watching/hints.html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from thuislijn.actions.logging import look
from thuislijn.actions.sources.names import pseudonyms_of
from thuislijn.reading.names.names_nl import Replacement, pseudonymise
from thuislijn.reading.wording.container import FoundWord, find_container_words, own_word
from thuislijn.reading.wording.names import possible_names
from thuislijn.reading.wording.plain import Plainness, plainness
from thuislijn.store.access import Right, content_for
from thuislijn.store.cases import Case
from thuislijn.store.identities import PERSON, names_of
from thuislijn.store.learning.explanations import ContainerWord
from thuislijn.store.sealing import SealBrokenError
from thuislijn.store.timelines import timeline_of
from thuislijn.web.page.acting import SignedIn, actor_of, may
from thuislijn.web.page.language import spoken

LONGEST = 8000
"""Characters that are looked at; of a longer text its beginning."""
_MOST = 6  # hints of one kind at once: more would be read by nobody
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class NameHint:
    """A name in the text; `write` is what to write in its place, empty for who may not know."""

    surface: str
    write: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What there is to say of a text: each container word once, names, and how plain it reads."""

    words: tuple[FoundWord, ...]
    names: tuple[NameHint, ...]
    plain: Plainness

    @property
    def questions(self) -> list[tuple[str, str]]:
        """Each word as it stands in the text, with its question in the reader's language."""
        return [(one.surface, one.word.nl if spoken() == "nl" else one.word.en) for one in self.words]

    @property
    def line(self) -> str:
        return self.plain.line(spoken())

    @property
    def hard(self) -> list[tuple[str, str]]:
        """Each hard word once, with a plainer one."""
        return list(dict.fromkeys((one.surface, one.plainer) for one in self.plain.hard))[:_MOST]

    def __bool__(self) -> bool:
        return bool(self.words or self.names or self.plain.speaks)


@require_POST
def watch(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The hints for the text that was posted, as a part of a page; an empty answer where there is nothing to say."""
    case = content_for(request.user, case_id)
    return render(request, "watching/hints.html", {"hints": hints_on(request, case, request.POST.get("text", ""))})


def hints_on(request: SignedIn, case: Case, text: str) -> Hints:
    """What there is to say of a text in a case, to the one who reads it.

    What stands in place of a name is told to those alone who may see names, and that leaves a row in the log. For
    others the names of the family are not even compared, so that nobody learns them by trying.
    """
    text = text[:LONGEST].replace("\0", " ")
    own = [own_word(row.word, row.question) for row in ContainerWord.objects.filter(programme=case.programme_id)]
    first = {one.word.word: one for one in reversed(find_container_words(text, own))}
    words = tuple(sorted(first.values(), key=lambda one: one.start))[:_MOST]
    names = _names(case, text, may(request, case, Right.SEE_NAMES))
    if any(one.write for one in names):
        look(by=actor_of(request, case), kind="names hinted", case=case)
    return Hints(words, names, plainness(text))


def _names(case: Case, text: str, may_know: bool) -> tuple[NameHint, ...]:
    """The names in the text. Who may not know them is told by the text alone: the list of the family stays closed."""
    found = dict(_of_the_family(case, text)) if may_know else {}
    for surface in possible_names(text):
        found.setdefault(surface, "")
    for surface in list(found):  # 'Jeroen' says nothing that 'Jeroen de Vries' does not say
        if any(surface != other and surface in other for other in found):
            found.pop(surface)
    return tuple(NameHint(surface, write) for surface, write in found.items())[:_MOST]


def _of_the_family(case: Case, text: str) -> Iterator[tuple[str, str]]:
    """The names of this family that stand in the text, each with its pseudonym."""
    try:
        replaced: tuple[Replacement, ...] = pseudonymise(text, pseudonyms_of(case))[1]
        sealed = names_of(case, PERSON)
    except SealBrokenError:  # the key does not fit: the general list of names still watches
        return
    for one in replaced:
        yield one.surface, one.pseudonym
    timeline = timeline_of(case)
    for key, kept in sealed.items():
        person = timeline.person(key)
        shown = person.name if person is not None else str(kept.get("pseudonym", ""))
        name = str(kept.get("name", ""))
        parts = [part for part in name.split() if len(part) >= _SHORTEST_NAME and part[0].isupper()]
        for form in (name, *parts):
            if form and form.casefold() not in shown.casefold() and (there := _stands_in(form, text)):
                yield there, shown
                break


def _stands_in(form: str, text: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    return found.group() if found is not None else ""


urlpatterns = [path("casus/<uuid:case_id>/hints", watch, name="watch")]
