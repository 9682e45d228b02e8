# SPDX-License-Identifier: EUPL-1.2
"""The container words of a programme: those that are shipped, and those that its facilitators add."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from thuislijn.actions.learning.container_words import add_container_word, remove_container_word
from thuislijn.actions.logging import look
from thuislijn.actions.refusing import CannotError
from thuislijn.reading.wording.container import container_words
from thuislijn.store.access import Right, programme_for
from thuislijn.store.learning.explanations import ContainerWord
from thuislijn.web.page.acting import SignedIn, actor_of
from thuislijn.web.page.language import say, spoken

_SHORTEST = 3


class WordForm(forms.Form):
    """A word, and what to ask when somebody writes it."""

    word = forms.CharField(max_length=60, min_length=_SHORTEST)
    question = forms.CharField(required=False, max_length=300)

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.fields["word"].label = say("Woord", "Word")
        self.fields["word"].help_text = say(
            "Meervoud, een e erachter en samenstellingen herkennen we zelf.",
            "We recognise plurals, an added e and compounds by ourselves.",
        )
        self.fields["question"].label = say("Welke vraag hoort erbij?", "Which question belongs to it?")
        self.fields["question"].help_text = say(
            "Leeg is: wie doet wat, tegen wie, en wat is het gevolg?",
            "Empty is: who does what, to whom, and with which effect?",
        )

    def clean_word(self) -> str:
        word = " ".join(str(self.cleaned_data["word"]).split())
        if not any(letter.isalpha() for letter in word) or "*" in word:
            raise forms.ValidationError(say("Schrijf een gewoon woord.", "Write an ordinary word."))
        return word


@require_http_methods(["GET", "POST"])
def show(request: SignedIn, programme_id: UUID) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    look(by=actor_of(request, programme), kind="container_words", programme=programme)
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_container_word(by=actor_of(request, programme), programme=programme, **form.cleaned_data)
            messages.success(request, say("Bewaard.", "Saved."))
            return redirect("container_words", programme.pk)
        except CannotError as error:
            form.add_error(None, say(error.nl, error.en))
    shipped = [(one.word, one.nl if spoken() == "nl" else one.en) for one in container_words()]
    own = ContainerWord.objects.filter(programme=programme).order_by("word")
    context = {"programme": programme, "form": form, "shipped": shipped, "own": own}
    return render(request, "watching/words.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: SignedIn, programme_id: UUID, word_id: int) -> HttpResponse:
    programme = programme_for(request.user, programme_id, Right.MANAGE_PROGRAMME)
    remove_container_word(by=actor_of(request, programme), programme=programme, word=word_id)
    messages.success(request, say("Weggehaald.", "Removed."))
    return redirect("container_words", programme.pk)


urlpatterns = [
    path("leertraject/<uuid:programme_id>/woorden", show, name="container_words"),
    path("leertraject/<uuid:programme_id>/woorden/<int:word_id>/weg", remove, name="container_word_remove"),
]
