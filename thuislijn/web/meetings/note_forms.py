# SPDX-License-Identifier: EUPL-1.2
"""The short forms of a meeting at work: a note, an agreed note, a question that is taken along."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, cast
from uuid import UUID, uuid4

from django import forms
from django.http import JsonResponse
from django.utils import timezone

from thuislijn.actions.learning.observing import AgreedData, InView
from thuislijn.actions.learning.open_questions import OpenQuestionData
from thuislijn.store.entries import Section
from thuislijn.web.page.language import say
from thuislijn.web.page.row_forms import RowForm

_SENDING = ("once", "writer", "late")
_LATEST = 12 * 60 * 60  # seconds: a meeting is over by then
_SECTIONS = (Section.ITEMS.value, Section.TURNING_POINTS.value)


class SentForm(RowForm):
    """A form that a page sends once more where no answer came. A new row is known again by `once`; `writer` is who
    had the page, and `late` how many seconds ago they sent it."""

    def add_sending(self) -> None:
        """The fields of sending, on a form for a new row."""
        for name, field in (("once", forms.UUIDField), ("writer", forms.UUIDField), ("late", forms.IntegerField)):
            self.fields[name] = field(required=False, widget=forms.HiddenInput)
        self.fields["once"].initial = uuid4

    def is_of(self, user: UUID) -> bool:
        """Whether the page was this person's; somebody else may have signed in since, in another window."""
        return self.cleaned_data["writer"] in (None, user)

    @property
    def once(self) -> UUID | None:
        """What this sending is known by."""
        return cast("UUID | None", self.cleaned_data["once"])

    def sent(self) -> dt.datetime:
        """When it was sent for the first time."""
        late = min(max(self.cleaned_data["late"] or 0, 0), _LATEST)
        return timezone.now() - dt.timedelta(seconds=late)


def not_the_writer() -> JsonResponse:
    """The answer to a page that is another person's than who is signed in now."""
    told = say(
        "In een ander venster meldde iemand anders zich aan. Dit is niet bewaard. Laad deze pagina opnieuw.",
        "Somebody else signed in in another window. This was not saved. Load this page again.",
    )
    return JsonResponse({"said": told}, status=409)


class NoteForm(SentForm):
    """What somebody saw or heard; what was on the screen goes along unseen."""

    kind = "note"
    must: ClassVar[str] = "text"

    def add_fields(self) -> None:
        self.text("text", "Notitie", "Note", rows=3)
        for name, longest in (("about_section", 16), ("about", 64), ("window", 60)):
            self.fields[name] = forms.CharField(required=False, max_length=longest, widget=forms.HiddenInput)
        if self.is_new:
            self.add_sending()

    def in_view(self) -> InView:
        """What was on the screen, as far as it makes sense."""
        said = self.cleaned_data
        known = said["about_section"] in _SECTIONS and said["about"]
        section, key = (said["about_section"], said["about"]) if known else ("", "")
        return InView(section=section, key=key, window=said["window"])


class AgreedForm(RowForm):
    """What the observers agreed on, and what they did not."""

    kind = "agreed"
    must: ClassVar[str] = "text"

    def add_fields(self) -> None:
        self.text("text", "Wat we zagen", "What we saw", rows=4)
        self.text("differs", "Waar we het niet over eens werden", "What we did not agree on", rows=2)

    def data_typed(self, view: InView) -> AgreedData:
        """What a valid form says, about this entry of the timeline."""
        said = self.cleaned_data
        return AgreedData(text=said["text"], differs=said["differs"], view=view)


class OpenQuestionForm(SentForm):
    """A question that the file does not answer: who finds out, by when, and what the answer was; answered today
    where no day is given."""

    kind = "open"
    must: ClassVar[str] = "text"

    def add_fields(self) -> None:
        self.line("text", "Vraag", "Question")
        self.line("who", "Wie zoekt het uit", "Who finds out", people=True)
        self.day("due", "Voor wanneer", "By when")
        self.text("answer", "Antwoord", "Answer", rows=2)
        self.day("answered", "Beantwoord op", "Answered on")
        if self.is_new:
            self.add_sending()

    def data_typed(self) -> OpenQuestionData:
        """What a valid form says."""
        said = {name: value for name, value in self.values().items() if name not in _SENDING}
        if said["answer"] and said["answered"] is None:
            said["answered"] = timezone.localdate()
        return OpenQuestionData(**said)
