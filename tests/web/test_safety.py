# SPDX-License-Identifier: EUPL-1.2
"""The screens of safety: three concerns, agreements, what drives it, recovery, and options side by side."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.explaining import FACTOR, LINE, OPTION, with_explanation
from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import forget

pytestmark = pytest.mark.django_db


@pytest.fixture
def furnished(world: World) -> World:
    with_family(world)
    with_explanation(world)
    return world


def _page(world: World, name: str, *ids: object, query: str = "") -> str:
    answer = world.client("tine").get(reverse(name, args=[world.case.pk, *ids]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_concern_is_kept_with_whom_it_was_agreed_and_what_it_rests_on(world: World) -> None:
    with_family(world)
    said = {
        "text": "<i>vader</i> schreeuwt tegen moeder",
        "agreed_with": ["moeder", "jeugdige 1"],
        "agreed_others": "oma, oma,  , wijkteam",
        "items": ["i1", "van een ander"],
    }
    world.client("tine").post(reverse("safety_new", args=[world.case.pk, "concern"]), said)
    row = SafetyLine.objects.get()
    assert row.agreed_with == ["moeder", "jeugdige 1", "oma", "wijkteam"] and row.items == ["i1"]
    page = _page(world, "safety")
    assert "&lt;i&gt;vader&lt;/i&gt;" in page and "moeder, jeugdige 1, oma, wijkteam" in page


def test_the_form_of_a_concern_is_short_until_somebody_looks_on_the_timeline(world: World) -> None:
    with_family(world)
    client, address = world.client("tine"), reverse("safety_new", args=[world.case.pk, "concern"])
    opened = client.get(address).content.decode()
    assert 'id="d-pick">' in opened and opened.count("autofocus") == 1
    searched = client.post(address, {"text": "nog niet af", "find": "oma", "zoek": "1"}).content.decode()
    assert 'id="d-pick" open>' in searched and "nog niet af" in searched and "autofocus" not in searched


def test_a_fourth_concern_asks_which_goes_and_what_came_of_it(furnished: World) -> None:
    client, address = furnished.client("tine"), reverse("safety_new", args=[furnished.case.pk, "concern"])
    for text in ("twee", "drie"):
        client.post(address, {"text": text})
    assert "Welke gaat eraf?" in client.get(address).content.decode()
    refused = client.post(address, {"text": "de vierde zorg", "came_of_it": "oma belt nu"})
    shown = refused.content.decode()
    assert refused.status_code == 422 and "de vierde zorg" in shown and "oma belt nu" in shown
    said = {"text": "de vierde zorg", "leaves": f"{LINE}:1", "came_of_it": "oma belt nu"}
    assert client.post(address, said).status_code == 302
    assert SafetyLine.objects.filter(ended__isnull=True).count() == 3
    page = _page(furnished, "safety")
    assert "vader schreeuwt tegen moeder" in page and "oma belt nu" in page, "what ended stays to be read"


def test_what_drives_it_points_to_a_factor_of_the_explanation(furnished: World) -> None:
    address = reverse("safety_new", args=[furnished.case.pk, "driver"])
    furnished.client("tine").post(address, {"text": "het geld is op", "factors": [str(FACTOR)]})
    assert f"#f-{FACTOR}" in _page(furnished, "safety")


def test_an_agreement_says_who_and_until_when(world: World) -> None:
    client, address = world.client("tine"), reverse("safety_new", args=[world.case.pk, "immediate"])
    wrong = client.post(address, {"text": "oma belt", "who": "oma", "due": "31-02-2026"})
    assert wrong.status_code == 422 and "31-02-2026" in wrong.content.decode()
    client.post(address, {"text": "oma belt", "who": "oma", "due": "15-12-2026"})
    assert "15 december 2026" in _page(world, "safety")


def test_a_line_is_moved_ended_taken_up_and_removed(furnished: World) -> None:
    client = furnished.client("tine")
    address = reverse("safety_act", args=[furnished.case.pk, LINE])
    client.post(address, {"act": "end", "seen": "1", "came_of_it": "ging over"})
    assert SafetyLine.objects.get().came_of_it == "ging over"
    client.post(address, {"act": "again", "seen": "2"})
    assert SafetyLine.objects.get().ended is None
    stale = client.post(address, {"act": "remove", "seen": "1"}, follow=True)
    assert "Iemand anders heeft dit intussen veranderd" in stale.content.decode() and SafetyLine.objects.exists()
    client.post(address, {"act": "remove", "seen": "3"})
    assert not SafetyLine.objects.exists()


def test_who_comes_late_sees_both_texts(furnished: World) -> None:
    address = reverse("safety_line", args=[furnished.case.pk, LINE])
    furnished.client("eva").post(address, {"text": "de eerste", "seen": "1"})
    late = furnished.client("tine").post(address, {"text": "de tweede", "seen": "1"})
    assert late.status_code == 422 and all(text in late.content.decode() for text in ("de eerste", "de tweede", "Eva"))


def test_weighing_begins_with_doing_nothing_for_now(world: World) -> None:
    client = world.client("tine")
    client.post(reverse("weighing_new", args=[world.case.pk]), {"occasion": "waar hij slaapt"})
    first = WeighedOption.objects.get()
    assert (first.kind, first.what) == ("waiting", "Nu niets doen, deskundig")
    said = {"what": "bij <oma>", "kind": "network", "short_gain": "rust", "chosen": "yes", "why": "hij wil het"}
    client.post(reverse("option_new", args=[world.case.pk, first.pk]), said)
    page = _page(world, "weighing", first.pk)
    assert "bij &lt;oma&gt;" in page and "Nu niets doen, deskundig" in page and "gekozen" in page
    client.post(reverse("option_remove", args=[world.case.pk, first.pk]), {"seen": "1"})
    assert WeighedOption.objects.count() == 2, "it is always weighed along"


def test_an_option_is_filled_in_and_who_comes_late_loses_nothing(furnished: World) -> None:
    client, address = furnished.client("tine"), reverse("option", args=[furnished.case.pk, OPTION])
    said = {"what": "nu niets doen", "long_gain": "zijn school", "chosen": "unknown", "seen": "1"}
    assert client.post(address, said).status_code == 302
    assert (WeighedOption.objects.get().kind, WeighedOption.objects.get().long_gain) == ("waiting", "zijn school")
    late = client.post(address, {**said, "long_gain": "iets anders"})
    assert late.status_code == 422 and "iets anders" in late.content.decode()


def test_signs_of_acute_danger_stand_first_also_when_the_notice_was_read(furnished: World) -> None:
    client, address = furnished.client("tine"), reverse("safety", args=[furnished.case.pk])
    assert "Eerst dit" not in client.get(address).content.decode()
    sign = {
        "kind": "event",
        "id": "d1",
        "title": "melding van een buurvrouw",
        "event_kind": "report",
        "markers": ["abuse"],
        "persons": ["sem"],
        "when": {"start": "2026-05-28"},
    }
    write(by=furnished.actor("tine"), case=furnished.case, edits=[Edit(Section.ITEMS, "d1", sign)])
    forget()
    client.post(reverse("danger_read", args=[furnished.case.pk]))
    page = client.get(address).content.decode()
    assert page.index("Eerst dit") < page.index("Grootste zorgen") and "0800-2000" in page
    paper = client.get(reverse("safety_print", args=[furnished.case.pk]) + "?vorm=html").content.decode()
    assert paper.index("0800-2000") < paper.index("vader schreeuwt")


def test_ids_of_another_family_do_not_exist_here(furnished: World) -> None:
    other = Case(programme=furnished.programme, team=furnished.north, anonymous=True, reference_day="2026-01-01")
    other.save()
    client = furnished.client("tine")
    for name, id in (("safety_line", LINE), ("weighing", OPTION), ("option", OPTION), ("option_new", OPTION)):
        assert client.get(reverse(name, args=[other.pk, id])).status_code == 404, name
    assert client.get(reverse("safety_new", args=[other.pk, "nonsense"])).status_code == 404
    client.post(reverse("safety_new", args=[other.pk, "concern"]), {"text": "x", "leaves": f"{LINE}:1"})
    assert SafetyLine.objects.get(pk=LINE).ended is None, "a forged concern of another family does not end"


def test_the_paper_says_what_is_on_the_screen(furnished: World) -> None:
    page = _page(furnished, "safety_print", query="?vorm=html")
    for text in ("vader schreeuwt tegen moeder", "nog niemand", "waar jeugdige 1 slaapt", "geen behandelplan"):
        assert text in page
    assert LogRow.objects.filter(act="print", kind="safety").count() == 1
