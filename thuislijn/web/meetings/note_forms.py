# SPDX-License-Identifier: EUPL-1.2
"""The short forms of a meeting at work: a note, an agreed note, a question that is taken along."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils import timezone

from thuislijn.actions.learning.observing import AgreedData, InView
from thuislijn.actions.learning.open_questions import OpenQuestionData
from thuislijn.store.entries import Section
from thuislijn.web.page.row_forms import RowForm

_SECTIONS = (Section.ITEMS.value, Section.TURNING_POINTS.value)


class NoteForm(RowForm):
    """What somebody saw or heard; what was on the screen goes along unseen."""

    kind = "note"
    must: ClassVar[str] = "text"

    def add_fields(self) -> None:
        self.text("text", "Notitie", "Note", rows=3)
        for name, longest in (("about_section", 16), ("about", 64), ("window", 60)):
            self.fields[name] = forms.CharField(required=False, max_length=longest, widget=forms.HiddenInput)

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


class OpenQuestionForm(RowForm):
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

    def data_typed(self) -> OpenQuestionData:
        """What a valid form says."""
        said = self.values()
        if said["answer"] and said["answered"] is None:
            said["answered"] = timezone.localdate()
        return OpenQuestionData(**said)
