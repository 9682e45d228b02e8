# SPDX-License-Identifier: EUPL-1.2
"""The timeline screen: it draws what is asked, says what it leaves out, and hears what others do."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.people import World, with_family
from thuislijn.actions.timeline import Edit, write
from thuislijn.drawing.memory import Memory
from thuislijn.lenses.catalogue import look_at
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry, Section
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import beside, forget, timeline_of
from thuislijn.web.installation.make_drawing_css import PLACE, content
from thuislijn.web.questions.evidence import finding_key


def address(case: Case, name: str = "timeline", **kwargs: str) -> str:
    return reverse(name, kwargs={"case_id": case.pk, **kwargs})


def page(world: World, query: str = "", name: str = "timeline", who: str = "tine") -> str:
    response = world.client(who).get(address(with_family(world), name) + query)
    assert response.status_code == 200
    return response.content.decode()


def marks(html: str) -> set[str]:
    return set(re.findall(r'class="i[^"]*" href="[^"]*" data-id="([^"]*)"', html))


def test_the_page_holds_the_drawing_with_every_mark_a_link_to_its_item(world: World) -> None:
    html = page(world)
    assert marks(html) == {"i1", "i2", "t1"}
    assert 'href="item/i1"' in html and 'href="schakelmoment/t1"' in html
    assert "bij oma; woonplek: netwerk" in html


def test_the_svg_of_page_and_fragment_is_well_formed(world: World) -> None:
    for svg in re.findall(r"<svg.*?</svg>", page(world), re.DOTALL):
        ElementTree.fromstring(svg)


def test_what_lies_far_below_waits_in_the_page_until_the_rest_is_painted(world: World) -> None:
    case = with_family(world)
    when = {"start": "2021-02-01", "end": "2021-08-01"}
    many = [{"kind": "help", "id": f"h{n}", "title": "hulp", "persons": ["sem"], "when": when} for n in range(90)]
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, str(one["id"]), one) for one in many])
    client = world.client("tine")
    html = client.get(address(case)).content.decode()
    parts = re.findall(r'<noscript class="tlv-later">(.*?)</noscript>', html, re.DOTALL)
    assert parts and all(part.startswith('<div class="tlv-body"') for part in parts)
    assert {one["id"] for one in many} <= marks(html)
    assert "<noscript" not in client.get(address(case, "timeline_drawing")).content.decode()


def test_zoom_and_pan_are_plain_links_that_lead_on(world: World) -> None:
    html = page(world, "?van=2021-01-01&tot=2021-12-31")
    links = dict(re.findall(r'data-do="(\w+)" href="([^"]*)"', html))
    for way in ("whole", "out", "in", "earlier", "later"):
        response = world.client("tine").get(address(world.case) + links[way].replace("&amp;", "&"))
        assert response.status_code == 200, way
    assert links["whole"] == "?"
    assert links["later"] != links["earlier"]


NONSENSE = [
    "?van=gisteren&tot=morgen",
    "?van=2021-13-45&tot=2021-02-30",
    "?van=9999-12-31&tot=0001-01-01",
    "?van=2021-01-01&tot=2021-01-01&breed=-5",
    "?breed=99999999999999999999&maat=7&leven=rond",
    "?breed=%00&vouw=%00&toon=%00&persoon=%00&peil=%00",
    "?groot=2021-01-01_&groot=x&van=2020-01-01&tot=2021-01-01",
    "?van=2020-01-01&tot=2021-01-01&groot=2020-03-01_2020-03-02",
    "?groot=2010-01-01_2010-03-02&van=2020-01-01&tot=2021-01-01",
    "?peil=31-02-2021&domein=alles&kant=buren&zeker=nee&bron=zz&nagekeken=x",
    "?peil=1850-01-01",
    "?toon=" + "x" * 5000,
    "?" + "&".join(f"vouw=v{n}" for n in range(500)),
    "?persoon=sem&persoon=weg&vouw=child:sem&vouw=family",
    "?van=١-١-٢٠٢١&tot=²&breed=²",
]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_is_left_out_and_never_an_error(world: World, query: str) -> None:
    case = with_family(world)
    for name in ("timeline", "timeline_drawing"):
        assert world.client("tine").get(address(case, name) + query).status_code == 200


def test_what_others_may_not_see_of_changes_is_not_there_either(world: World) -> None:
    case = with_family(world)
    for name in ("timeline", "timeline_drawing", "timeline_changes"):
        assert world.client("otto").get(address(case, name)).status_code == 404
        assert world.client("tine").post(address(case, name)).status_code == 405


def test_a_filter_leaves_out_says_how_much_and_can_be_taken_off(world: World) -> None:
    html = page(world, "?domein=housing")
    assert marks(html) == {"i1", "t1"}
    assert "1 gegeven past niet bij deze keuze" in html
    chip = re.search(r'<a class="tl-chip[^"]*" href="([^"]*)">wonen', html)
    assert chip is not None and chip[1] == "?"


def test_the_story_as_it_stood_on_a_day(world: World) -> None:
    html = page(world, "?peil=15-3-2021")
    assert marks(html) == {"i1", "t1"}
    assert "1 is van na de peildatum" in html
    assert "zoals het stond op 15 maart 2021" in html


def test_a_folded_section_can_be_unfolded_by_its_own_name(world: World) -> None:
    html = page(world, "?vouw=child%3Asem")
    assert "i1" not in marks(html)
    fold = re.search(r'<a class="tlv-fold" href="([^"]*)" data-fold="child:sem" aria-expanded="(\w+)"', html)
    assert fold is not None and fold[1] == "?" and fold[2] == "false"


def test_an_unchanged_drawing_is_not_sent_again(world: World) -> None:
    case = with_family(world)
    client = world.client("tine")
    first = client.get(address(case, "timeline_drawing"))
    again = client.get(address(case, "timeline_drawing"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address(case, "timeline_drawing") + "?breed=900", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    write(
        by=world.actor("eva"), case=case, edits=[Edit(Section.ITEMS, "i9", {"kind": "event", "id": "i9", "title": "x"})]
    )
    after = client.get(address(case, "timeline_drawing"), headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200


def test_scripts_in_names_and_titles_come_out_as_text(world: World) -> None:
    case = with_family(world)
    evil = '"><script>alert(1)</script>'
    title = Entry.objects.get(case=case, key="i1").data | {"title": evil, "short": evil}
    name = {"id": "sem", "name": evil, "role": "child", "birth": "2012-05-04"}
    point = {"id": "t1", "title": evil, "when": "2021-03-01"}
    seen = {entry.key: entry.version for entry in Entry.objects.filter(case=case)}
    edits = [
        Edit(Section.ITEMS, "i1", title, seen["i1"]),
        Edit(Section.PERSONS, "sem", name, seen["sem"]),
        Edit(Section.TURNING_POINTS, "t1", point, seen["t1"]),
    ]
    write(by=world.actor("tine"), case=case, edits=edits)
    client = world.client("tine")
    for query in ("", "?persoon=sem", "?vouw=child%3Asem"):
        html = client.get(address(case) + query).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


def test_who_polls_hears_what_others_did_and_who_is_here(world: World) -> None:
    case = with_family(world)
    since = case.revision
    url = address(case, "timeline_changes")
    world.client("eva").get(url + "?item=i1")
    write(
        by=world.actor("eva"), case=case, edits=[Edit(Section.ITEMS, "i9", {"kind": "event", "id": "i9", "title": "x"})]
    )
    news = world.client("tine").get(f"{url}?na={since}").json()
    assert news["revision"] == since + 1
    (step,) = news["steps"]
    assert (step["by"], step["keys"], step["own"]) == ("Eva", ["i9"], False)
    assert news["present"] == [{"name": "Eva", "item": "i1"}]
    assert world.client("eva").get(f"{url}?na={since}").json()["steps"][0]["own"] is True
    for odd in ("", "?na=x", "?na=-1", "?na=99999999999999", "?na=²"):
        assert world.client("tine").get(url + odd).json()["steps"] == []


def test_a_page_that_is_open_hears_of_danger_until_its_reader_read_the_notice(world: World) -> None:
    case = with_family(world)
    tine, eva, safe = world.client("tine"), world.client("eva"), case.revision

    def hears(client: Client, since: int) -> bool:
        url = f"{address(case, 'timeline_changes')}?veilig={since}"
        return bool(client.get(url, headers={"Accept": "*/*"}).json()["danger"])

    assert not hears(tine, 0)
    sign = {"kind": "event", "id": "d1", "title": "dreigt met een mes", "event_kind": "incident", "markers": ["weapon"]}
    when = {"when": {"on": f"{case.reference_day - dt.timedelta(days=3)}"}, "persons": ["sem"]}
    write(by=world.actor("eva"), case=case, edits=[Edit(Section.ITEMS, "d1", sign | when)])
    assert hears(tine, safe)
    assert not hears(tine, safe + 1), "the page looked at this revision already"
    tine.post(reverse("danger_read", args=[case.pk]))
    assert not hears(tine, safe) and hears(eva, safe)


def test_the_items_of_a_finding_are_marked_where_a_question_leads_to_it(world: World) -> None:
    case = with_family(world)
    found = next(finding for finding in look_at(timeline_of(case)) if finding.items)
    html = world.client("tine").get(f"{address(case)}?toon={finding_key(found)}").content.decode()
    lit = set(re.findall(r'class="i lit" href="[^"]*" data-id="([^"]*)"', html))
    assert lit and lit <= set(found.items)


def test_opening_the_timeline_is_one_look_in_the_log_and_polling_is_none(world: World) -> None:
    case = with_family(world)
    client = world.client("tine")
    for name in ("timeline", "timeline_drawing", "timeline_changes", "timeline_changes"):
        client.get(address(case, name))
    assert LogRow.objects.filter(act=Act.READ, kind="timeline", case=case.pk).count() == 1


def test_in_english_the_page_speaks_english(world: World) -> None:
    world.people["tine"].language = "en"
    world.people["tine"].save()
    html = page(world)
    assert "Timeline of Gezin Zeester" in html and "Quick add" in html
    assert "Schakelmoment" not in html


def test_the_style_sheet_of_pages_is_that_of_the_drawing() -> None:
    assert PLACE.read_text("utf-8") == content(), "run: python -m thuislijn.web.installation.make_drawing_css"


def test_the_script_is_small(repository: Path) -> None:
    folder = repository / "thuislijn" / "web" / "static" / "timeline"
    files = [path.read_bytes() for path in sorted(folder.glob("*.js"))]
    assert len(gzip.compress(b"".join(files), 9)) < 12_500
    assert sum(len(gzip.compress(one, 9)) for one in files) < 15_500


def test_what_is_kept_from_one_revision_to_the_next_is_of_one_case_and_can_be_forgotten(world: World) -> None:
    case = with_family(world)
    kept = beside(case, Memory)
    assert world.client("tine").get(address(case)).status_code == 200
    assert beside(Case.objects.get(pk=case.pk), Memory) is kept and kept.entries
    other = Case(programme=world.programme, team=world.north, pseudonym="Gezin Anders", anonymous=True)
    assert beside(other, Memory) is not kept
    forget()
    assert not beside(case, Memory).entries
