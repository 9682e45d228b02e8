# SPDX-License-Identifier: EUPL-1.2
"""Watching along while somebody types: questions, no names for who may not know them, and nothing kept of the text."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.sources.names import sealed_names
from thuislijn.store.identities import PERSON, Identity
from thuislijn.store.learning.explanations import ContainerWord
from thuislijn.store.log import LogRow

pytestmark = pytest.mark.django_db


def _hints(world: World, text: str, person: str = "tine") -> str:
    address = reverse("watch", args=[world.case.pk])
    answer = world.client(person).post(address, {"text": text})
    assert answer.status_code == 200
    return str(answer.content.decode())


def _named(world: World) -> None:
    with_family(world)
    sealed_names(world.case, PERSON, "moeder", {"name": "Quirkje Quispel", "pseudonym": "moeder"})


def test_a_container_word_gets_its_question_back(world: World) -> None:
    answer = _hints(world, "Er is onveiligheid en nog meer ONVEILIGHEID.")
    assert "Wie doet wat, tegen wie?" in answer
    assert answer.count("Wie doet wat, tegen wie?") == 1


def test_a_word_of_the_programme_counts_in_its_own_cases_only(world: World) -> None:
    ContainerWord(programme=world.elsewhere, word="triangulatie", question="Van elders?").save()
    ContainerWord(programme=world.programme, word="splitsen", question="Wie zegt wat tegen wie?").save()
    answer = _hints(world, "Moeder is aan het splitsen; er is triangulatie.")
    assert "Wie zegt wat tegen wie?" in answer and "Van elders?" not in answer


def test_a_plain_text_gets_no_hint_at_all(world: World) -> None:
    assert _hints(world, "Vader schreeuwt, jeugdige 1 gaat naar oma.").strip() == ""


def test_who_may_see_names_hears_what_to_write_and_that_is_in_the_log(world: World) -> None:
    _named(world)
    answer = _hints(world, "Quirkje belt elke dag.", "fatima")
    assert "Quirkje" in answer and "<strong>moeder</strong>" in answer
    assert LogRow.objects.filter(kind="names hinted", case=world.case.pk).count() == 1


def test_who_may_not_hears_that_it_may_be_a_name_and_not_whose(world: World) -> None:
    _named(world)
    Identity.objects.filter(case=world.case).update(sealed=b"not to be opened")
    answer = _hints(world, "Vandaag belde Quirkje, en Sandra Jansen ook.")
    assert "<strong>moeder</strong>" not in answer
    own, strange = ("<strong>Quirkje</strong> kan een naam zijn", "<strong>Sandra Jansen</strong> kan een naam zijn")
    assert own in answer and strange in answer, "a name of this family and any other look the same"
    assert not LogRow.objects.filter(kind="names hinted").exists()


def test_a_broken_seal_leaves_the_other_hints_standing(world: World) -> None:
    _named(world)
    Identity.objects.filter(case=world.case).update(sealed=b"broken")
    assert "Wie doet wat" in _hints(world, "Quirkje noemt het onveiligheid.", "fatima")


def test_nothing_of_the_text_is_kept_or_logged(world: World) -> None:
    with_family(world)
    _hints(world, "Een heel geheime onveiligheid bij Sandra Jansen.", "fatima")
    rows = json.dumps(list(LogRow.objects.values("why", "target", "kind")), default=str)
    assert "geheime" not in rows and "Sandra" not in rows


def test_markup_and_very_long_texts_do_no_harm(world: World) -> None:
    answer = _hints(world, "<script>onveiligheid</script> Sandra<img> " + "onveiligheid\0 " * 20_000)
    assert "<script>" not in answer and "<img>" not in answer
    assert "Wie doet wat, tegen wie?" in answer


def test_it_asks_for_a_form_of_our_own(world: World) -> None:
    client = world.client("tine")
    client.handler.enforce_csrf_checks = True
    assert client.post(reverse("watch", args=[world.case.pk]), {"text": "onveiligheid"}).status_code == 403


def test_facilitators_extend_the_list_and_a_wrong_word_stays_in_the_form(world: World) -> None:
    client, address = world.client("fatima"), reverse("container_words", args=[world.programme.pk])
    assert client.post(address, {"word": "splitsen", "question": ""}).status_code == 302
    page = client.get(address).content.decode()
    assert "splitsen" in page and "onveiligheid" in page
    wrong = client.post(address, {"word": "**", "question": "<b>Wie?</b>"})
    assert wrong.status_code == 422 and "&lt;b&gt;Wie?&lt;/b&gt;" in wrong.content.decode()
    word = ContainerWord.objects.get()
    assert client.post(reverse("container_word_remove", args=[world.programme.pk, word.pk])).status_code == 302
    assert not ContainerWord.objects.exists()
