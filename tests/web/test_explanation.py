# SPDX-License-Identifier: EUPL-1.2
"""The screens of the explanation: the board, a factor, the voices, the versions, and the paper."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from tests.web.explaining import FACTOR, LINK, OTHER_FACTOR, VOICE, with_explanation
from tests.web.people import World, with_family
from thuislijn.store.cases import Case
from thuislijn.store.learning.explanations import ExplanationFactor, ExplanationVersion, FactorLink, FactorView, Voice
from thuislijn.store.log import LogRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def explained(world: World) -> World:
    with_family(world)
    with_explanation(world)
    return world


def _page(world: World, name: str, *ids: object, person: str = "tine", query: str = "") -> str:
    answer = world.client(person).get(reverse(name, args=[world.case.pk, *ids]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_line_typed_in_a_place_of_the_board_becomes_a_factor_there(world: World) -> None:
    client = world.client("tine")
    said = {"group": "parents", "part": "goes_well", "text": "<b>moeder</b> kookt elke dag"}
    answer = client.post(reverse("factor_add", args=[world.case.pk]), said)
    row = ExplanationFactor.objects.get()
    assert (row.group, row.part) == ("parents", "goes_well")
    assert answer["Location"].endswith(f"?gekeken={row.pk}#f-{row.pk}")
    assert "&lt;b&gt;moeder&lt;/b&gt; kookt" in _page(world, "explanation")


def test_what_was_typed_too_long_stays_in_its_place(world: World) -> None:
    said = {"group": "child", "part": "started", "text": "een lang verhaal " * 40}
    answer = world.client("tine").post(reverse("factor_add", args=[world.case.pk]), said)
    assert answer.status_code == 422 and said["text"] in answer.content.decode()
    assert not ExplanationFactor.objects.exists()


def test_without_a_script_the_hints_stand_there_after_keeping(world: World) -> None:
    client = world.client("tine")
    said = {"group": "child", "part": "started", "text": "er is onveiligheid"}
    answer = client.post(reverse("factor_add", args=[world.case.pk]), said, follow=True)
    assert "Wie doet wat, tegen wie?" in answer.content.decode()
    quiet = client.post(reverse("factor_add", args=[world.case.pk]), {**said, "watched": "1"}, follow=True)
    assert "Wie doet wat, tegen wie?" not in quiet.content.decode()


def test_not_asked_is_on_the_screen_as_such(explained: World) -> None:
    page = _page(explained, "explanation")
    assert "moeder: ziet het anders" in page and "om twaalf uur" in page
    assert "moeder: nog niet gevraagd" in page and "Nog niet gevraagd: 1 van 2. Dat is geen ja." in page
    assert f"{reverse('timeline', args=[explained.case.pk])}?toon=i1" in page


def test_a_tie_leads_to_the_item_on_the_drawing(explained: World) -> None:
    page = _page(explained, "timeline", query="?toon=i1")
    assert 'class="i lit"' in page


def test_a_factor_is_said_otherwise_moved_and_tied_to_items(explained: World) -> None:
    client, address = explained.client("tine"), reverse("factor", args=[explained.case.pk, FACTOR])
    said = {"text": "slaapt om één uur", "group": "child", "part": "makes_worse", "items": ["i2", "weg"], "seen": "1"}
    assert client.post(address, said).status_code == 302
    row = ExplanationFactor.objects.get(pk=FACTOR)
    assert (row.text, row.part, row.items) == ("slaapt om één uur", "makes_worse", ["i2"])


def test_searching_items_keeps_nothing_and_loses_nothing(explained: World) -> None:
    client, address = explained.client("tine"), reverse("factor", args=[explained.case.pk, FACTOR])
    said = {"text": "nog niet af", "group": "child", "part": "started", "items": ["i1"], "seen": "1"}
    page = client.post(address, {**said, "find": "gezinsbeg", "zoek": "1"})
    shown = page.content.decode()
    assert page.status_code == 200 and "nog niet af" in shown and "gezinsbegeleiding" in shown
    assert 'value="i1" checked' in shown
    assert "bij oma" in client.post(address, {**said, "items": [], "find": "oma 2021", "zoek": "1"}).content.decode()
    assert ExplanationFactor.objects.get(pk=FACTOR).text == "slaapt pas om twee uur"


def test_who_comes_late_sees_both_texts_and_can_keep_theirs(explained: World) -> None:
    client, address = explained.client("tine"), reverse("factor", args=[explained.case.pk, FACTOR])
    said = {"text": "de eerste", "group": "child", "part": "started", "seen": "1"}
    explained.client("eva").post(address, said)
    late = client.post(address, {**said, "text": "de tweede"})
    shown = late.content.decode()
    assert late.status_code == 422 and "de eerste" in shown and "de tweede" in shown and "Eva" in shown
    assert client.post(address, {**said, "text": "de tweede", "seen": "2"}).status_code == 302
    assert ExplanationFactor.objects.get(pk=FACTOR).text == "de tweede"


def test_everybody_is_asked_about_one_factor(explained: World) -> None:
    key = f"{OTHER_FACTOR.hex[-8:]}-{VOICE.hex[-8:]}"
    address = reverse("factor_views", args=[explained.case.pk, OTHER_FACTOR])
    said = {f"view-{key}": "not_asked", f"words-{key}": "ze <i>wil</i> dat niet", f"seen-{key}": ""}
    assert explained.client("tine").post(address, said).status_code == 302
    row = FactorView.objects.get(factor=OTHER_FACTOR)
    assert (row.view, row.words) == ("differs", "ze <i>wil</i> dat niet"), "who said something was asked"


def test_a_view_that_somebody_else_gave_meanwhile_is_shown_and_nothing_typed_is_lost(explained: World) -> None:
    key = f"{FACTOR.hex[-8:]}-{VOICE.hex[-8:]}"
    address = reverse("voice", args=[explained.case.pk, VOICE])
    answer = explained.client("tine").post(
        address, {f"view-{key}": "agrees", f"words-{key}": "toch wel", f"seen-{key}": ""}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422 and "toch wel" in shown and "Tine veranderde dit intussen" in shown
    assert FactorView.objects.get().words == "om twaalf uur"


def test_somebody_of_the_timeline_is_tied_to_it_with_their_side(explained: World) -> None:
    client, address = explained.client("tine"), reverse("voice_new", args=[explained.case.pk])
    client.post(address, {"label": "Jeugdige 1", "perspective": ""})
    client.post(address, {"label": "mentor van school", "perspective": ""})
    found = {voice.label: (voice.person, voice.perspective) for voice in Voice.objects.exclude(pk=VOICE)}
    assert found == {"Jeugdige 1": ("sem", "young_person"), "mentor van school": ("", "professional")}
    assert client.post(address, {"label": ""}).status_code == 422


def test_a_link_is_made_once_and_taken_away(explained: World) -> None:
    client = explained.client("tine")
    address = reverse("factor_link", args=[explained.case.pk, FACTOR])
    said = {"kind": "eases", "target": str(OTHER_FACTOR), "words": "zij kan slapen"}
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 422
    assert client.post(reverse("factor_unlink", args=[explained.case.pk, LINK]), {"seen": "1"}).status_code == 302
    assert FactorLink.objects.get().words == "zij kan slapen"


def test_a_version_is_kept_and_compared_with_today(explained: World) -> None:
    client, case = explained.client("tine"), explained.case.pk
    client.post(reverse("explanation_keep", args=[case]), {"note": "voor de rechter"})
    client.post(reverse("factor_add", args=[case]), {"group": "child", "part": "goes_well", "text": "speelt gitaar"})
    client.post(reverse("factor_remove", args=[case, OTHER_FACTOR]), {"seen": "1"})
    FactorView.objects.update(words="om één uur")
    page = _page(explained, "explanation_compare", query="?van=1&tot=nu")
    for text in (
        "Erbij gekomen",
        "speelt gitaar",
        "Weggegaan",
        "moeder werkt in de nacht",
        "om twaalf uur",
        "om één uur",
    ):
        assert text in page
    assert "Er is niets veranderd" in _page(explained, "explanation_compare", query="?van=1&tot=1")
    assert ExplanationVersion.objects.get().note == "voor de rechter"


def test_factors_are_put_in_another_order_on_the_board_the_diagram_the_paper_and_beside_an_older_version(
    explained: World,
) -> None:
    client, case = explained.client("tine"), explained.case.pk
    for text in ("loopt weg", "tekent veel"):
        client.post(reverse("factor_add", args=[case]), {"group": "child", "part": "keeps_going", "text": text})
    client.post(reverse("explanation_keep", args=[case]))
    assert "Omhoog" not in _page(explained, "explanation") and "Volgorde wijzigen" in _page(explained, "explanation")
    row = ExplanationFactor.objects.get(text="tekent veel")
    answer = client.post(reverse("factor_move", args=[case, row.pk, "omhoog"]), {"seen": "1"})
    assert client.post(reverse("factor_move", args=[case, row.pk, "opzij"])).status_code == 404
    ordering = client.get(answer["Location"]).content.decode()
    assert ordering.split('id="main"')[1].count("autofocus") == 1 and "Klaar met de volgorde" in ordering
    for page in (_page(explained, "explanation"), ordering, _page(explained, "explanation_print", query="?vorm=html")):
        assert page.index("tekent veel") < page.index("loopt weg")
    compared = _page(explained, "explanation_compare", query="?van=1&tot=nu")
    assert "Andere volgorde" in compared
    assert "slaapt pas om twee uur; tekent veel; loopt weg" in compared


def test_ids_of_another_family_do_not_exist_here(explained: World) -> None:
    other = Case(programme=explained.programme, team=explained.north, anonymous=True, reference_day="2026-01-01")
    other.save()
    client = explained.client("tine")
    for name, id in (("factor", FACTOR), ("voice", VOICE), ("factor_unlink", LINK), ("factor_remove", UUID(int=9))):
        address = reverse(name, args=[other.pk, id])
        answer = client.post(address, {"seen": "1"}) if "_" in name else client.get(address)
        assert answer.status_code == 404, name
    foreign = ExplanationFactor(case=other, group="child", part="started", text="elders", version=1)
    foreign.save(force_insert=True)
    linking = reverse("factor_link", args=[explained.case.pk, FACTOR])
    assert client.post(linking, {"kind": "feeds", "target": str(foreign.pk)}).status_code == 422


def test_beside_the_timeline_it_comes_without_the_layout(explained: World) -> None:
    client = explained.client("tine")
    for name, ids in (("explanation", []), ("factor", [FACTOR]), ("voice", [VOICE])):
        answer = client.get(reverse(name, args=[explained.case.pk, *ids]), headers={"X-Fragment": "1"})
        assert "<html" not in answer.content.decode() and "</h" in answer.content.decode()


def test_the_paper_holds_diagram_items_and_views_and_is_logged(explained: World) -> None:
    page = _page(explained, "explanation_print", query="?vorm=html")
    for text in ("<svg", "bij oma", "om twaalf uur", "nog niet gevraagd", "geen behandelplan", "versterkt"):
        assert text in page
    assert LogRow.objects.filter(act="print", kind="explanation").count() == 1
