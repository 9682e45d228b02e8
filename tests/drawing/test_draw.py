# SPDX-License-Identifier: EUPL-1.2
"""The picture of the brothers Bram and Teun: what is shown, where, how it is named, and what is left out aloud."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.drawing.checking import SVG, classes, items, parsed, texts
from tests.drawing.demo_family import BRACKETS, DEMO, day
from thuislijn.drawing.draw import draw, lay_out
from thuislijn.drawing.page import A3, A4, draw_page, draw_pages
from thuislijn.drawing.view import Fonts, Living, Magnified, View
from thuislijn.timeline.edtf_text import period_from_edtf
from thuislijn.timeline.items import Event, Help, Stay
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpState, Modality, PlaceType

LIFE = View(brackets=BRACKETS)
YEARS = View(brackets=BRACKETS, first=day("2016-01-01"), last=day("2022-07-01"))
CRISIS = View(brackets=BRACKETS, first=day("2020-02-01"), last=day("2020-11-01"))
WEEKS = View(brackets=BRACKETS, first=day("2020-05-01"), last=day("2020-07-05"))


def shown(view: View, timeline: Timeline = DEMO) -> list[str]:
    return texts(parsed(draw(timeline, view)))


def test_it_is_a_drawing_with_a_title_and_a_description_for_who_cannot_see_it() -> None:
    root = parsed(draw(DEMO, LIFE))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "Bram en Teun"
    assert desc is not None and desc.text is not None and "1 juni 2022" in desc.text and "Bram, Teun" in desc.text
    assert root.get("role") == "graphics-document document"
    assert root.get("aria-labelledby") == title.get("id") and root.get("aria-describedby") == desc.get("id")


def test_every_dated_fact_has_a_named_group_that_can_be_found_by_its_id() -> None:
    groups = items(parsed(draw(DEMO, LIFE)))
    lacking = {item.id for item in DEMO.items} - set(groups)
    assert lacking == {"u1", "u2", "i7", "i8", "i9", "i10"}  # undated; and people who are told by their organisation
    for id, group in groups.items():
        item = DEMO.item(id)
        label = group.get("aria-label", "")
        assert group.get("role") == "graphics-symbol"
        assert item is None or item.title in label
        assert group.findtext(f"{SVG}title") == label


def test_a_name_tells_when_how_long_and_how_certain() -> None:
    groups = items(parsed(draw(DEMO, LIFE)))
    assert groups["s5"].get("aria-label") == (
        "behandelgroep De Wilgenhof; woonplek: behandelgroep; Bram; van 1 september 2020 tot 15 november 2021; 14 mnd."
    )
    assert "datum geschat" in groups["p1"].get("aria-label", "")
    assert "betwist" in groups["h4"].get("aria-label", "")
    assert "nog niet nagekeken" in groups["e11"].get("aria-label", "")
    assert groups["t4"].get("aria-label") == "schakelmoment 4: Bram uit huis geplaatst; 22 juni 2020."


def test_lanes_stand_from_axis_to_people_involved() -> None:
    layout = lay_out(DEMO, LIFE)
    tops = {box.text: box.y for box in reversed(layout.labels)}
    order = ["2010", "schakelmomenten", "Gezin", "gebeurtenissen", "hulpvraag", "acties, besluiten", "Bram"]
    order += ["Teun", "Ouders", "moeder", "vader", "Betrokkenen", "regie", "tegelijk betrokken"]
    assert [tops[name] for name in order] == sorted(tops[name] for name in order)


def test_only_used_rungs_home_and_secure_care_are_named() -> None:
    names = set(shown(LIFE))
    assert {"thuis", "netwerk", "leefgroep", "behandelgroep", "gesloten"} <= names
    assert not {"pleeggezin", "gezinshuis", "kliniek", "deeltijd of logeren"} & names


def test_the_whole_life_shows_actions_as_a_barcode_and_organisations_as_a_silhouette() -> None:
    found = shown(LIFE)
    assert "netwerkberaad" not in found and "GI Oost" not in found
    assert "aantal organisaties" in found


def test_years_show_full_titles_and_a_row_for_each_organisation() -> None:
    found = shown(YEARS)
    assert {"GI Oost", "OTS uitgesproken, hulp valt stil", "machtiging uithuisplaatsing (MUHP)", "Q3"} <= set(found)
    assert "aantal organisaties" not in found


def test_months_show_every_action_of_the_crisis_with_its_date() -> None:
    found = shown(CRISIS)
    actions = [i for i in DEMO.facts(Event) if i.id.startswith("a") and i.when.start.middle in range(*_days(CRISIS))]
    assert len(actions) > 8
    assert all(action.title in found for action in actions)
    assert "5 jun" in found and "juni" in found


def _days(view: View) -> tuple[int, int]:
    assert view.first is not None and view.last is not None
    return view.first, view.last + 1


def test_weeks_have_their_numbers() -> None:
    assert {"wk 21", "wk 26"} <= set(shown(WEEKS))


def test_a_magnified_stretch_is_said_on_the_axis() -> None:
    stretch = Magnified(first=day("2020-04-01"), last=day("2020-09-30"), factor=9)
    assert "9× uitvergroot" in shown(replace(LIFE, magnified=stretch))
    assert "9× magnified" in shown(replace(LIFE, magnified=stretch, language="en"))


def test_waiting_is_hatched_with_its_length_and_what_broke_off_has_a_cross() -> None:
    root = parsed(draw(DEMO, YEARS))
    groups = items(root)
    assert "6 mnd wachten" in texts(groups["h2"])
    for id, wanted in (("h2", "hatch"), ("h4", "cross"), ("h13", "hold"), ("h1", "light"), ("o3", "absent")):
        assert wanted in classes(items(parsed(draw(DEMO, LIFE)))[id])


def test_help_that_never_began_is_drawn_while_it_is_waited_for_and_refused_help_has_a_cross() -> None:
    asked = Moment.on(day("2021-06-01"))
    waits = Help(id="w", title="FACT", waiting_from=asked, state=HelpState.WAITING, persons=("bram",))
    refused = Help(id="n", title="GGZ", waiting_from=asked, state=HelpState.REJECTED, persons=("bram",))
    groups = items(parsed(draw(replace(DEMO, items=(waits, refused)), LIFE)))
    assert "hatch" in classes(groups["w"]) and "cross" not in classes(groups["w"])
    assert {"hatch", "cross"} <= classes(groups["n"])


@pytest.mark.parametrize("told", ["2021-03-01/2021-09-01", "2021-03-01/..", "2021-03-01", "2021-03/2021-09"])
@pytest.mark.parametrize("state", [HelpState.ASKED, HelpState.WAITING, HelpState.REJECTED, HelpState.WITHDRAWN])
@pytest.mark.parametrize("asked", [Moment.UNKNOWN, Moment.on(day("2021-03-01")), Moment.on(day("2020-11-01"))])
def test_help_that_never_began_is_not_drawn_as_having_run_whatever_its_dates(
    asked: Moment, state: HelpState, told: str
) -> None:
    help = Help(id="w", title="FACT", waiting_from=asked, state=state, persons=("bram",), when=period_from_edtf(told))
    group = items(parsed(draw(replace(DEMO, items=(help,)), LIFE)))["w"]
    assert "hatch" in classes(group) and "help" not in classes(group)
    assert ("cross" in classes(group)) is (state in (HelpState.REJECTED, HelpState.WITHDRAWN))


def test_waiting_is_drawn_for_as_long_as_its_dates_tell_and_can_still_be_dragged() -> None:
    goes_on = Help(id="w", title="FACT", state=HelpState.WAITING, when=period_from_edtf("2021-03-01/.."))
    over = replace(goes_on, id="o", when=period_from_edtf("2021-03-01/2021-06-01"))
    root = parsed(draw(replace(DEMO, items=(goes_on, over)), replace(YEARS, link="item/")))
    marks = {mark.get("data-id"): mark for mark in root.iter(f"{SVG}a")}
    assert marks["o"].get("data-s") == str(day("2021-03-01")) and marks["o"].get("data-e") == str(day("2021-06-01"))
    breadths = {
        id: float(rect.get("width", "0"))
        for id, mark in marks.items()
        for rect in mark.iter(f"{SVG}rect")
        if rect.get("class") == "wait"
    }
    assert breadths["w"] > 4 * breadths["o"]


def test_uncertain_disputed_and_unreviewed_entries_look_their_part_and_stand_in_the_legend() -> None:
    root = parsed(draw(DEMO, LIFE))
    groups = items(root)
    assert "est" in classes(groups["p1"])
    assert "plate" in classes(groups["p4"])
    assert {"perf", "f3"} <= classes(groups["h15"])
    legend = texts(root)
    assert {"datum geschat", "betwist", "nog niet nagekeken", "einde onbekend", "afgebroken", "wachten"} <= set(legend)


def test_two_entries_that_contradict_each_other_both_carry_the_mark() -> None:
    groups = items(parsed(draw(replace(DEMO, contradictions=(("h2", "h3"),)), LIFE)))
    assert all("plate" in classes(groups[id]) for id in ("h2", "h3"))
    assert "plate" not in classes(groups["h5"])


def test_the_legend_explains_only_what_is_there() -> None:
    plain = Timeline(
        id="x",
        title="x",
        reference_day=DEMO.reference_day,
        persons=DEMO.persons,
        items=(
            Stay(
                id="s",
                title="thuis",
                when=Period.since(Moment.on(day("2015-01-01"))),
                persons=("bram",),
                place=PlaceType.HOME,
            ),
        ),
    )
    found = shown(View(), plain)
    assert "wachten" not in found and "betwist" not in found
    assert found.count("thuis") == 3  # rung, tread, legend
    assert shown(View(legend=False), plain).count("thuis") == 2


def test_strengths_have_a_lane_of_their_own_as_worries_have() -> None:
    groups = items(parsed(draw(DEMO, LIFE)))
    assert "green" in classes(groups["e10"]) and "good" in classes(groups["e13"])
    assert "wat goed gaat" in shown(LIFE)


def test_what_has_no_date_or_is_no_fact_is_not_drawn_but_counted() -> None:
    plan = Event(
        id="x", title="misschien", when=Period.at(Moment.on(day("2020-01-01"))), modality=Modality.HYPOTHETICAL
    )
    timeline = replace(DEMO, items=(*DEMO.items, plan))
    assert "2 gegevens zonder datum staan in de tabel" in shown(LIFE)
    assert "2 gegevens zonder datum en 1 gegeven dat niet als feit is vermeld staan in de tabel" in shown(
        LIFE, timeline
    )
    assert "x" not in items(parsed(draw(timeline, LIFE)))


def test_somebody_in_the_lead_is_missing_on_record_or_off_record() -> None:
    root = parsed(draw(DEMO, replace(YEARS, width=2400)))
    assert any(text.startswith("niemand, ") for text in texts(items(root)["i3"]))
    assert "absent" in classes(items(root)["i3"])
    assert "gap" in classes(root)  # between jb 2 and jb 3 nothing is recorded
    without = replace(DEMO, items=tuple(item for item in DEMO.items if item.id != "i6"))
    assert "gap" not in classes(parsed(draw(without, replace(YEARS, legend=False))))


def test_flat_bars_replace_the_staircase_and_four_children_get_them_by_themselves() -> None:
    flat = draw(DEMO, replace(LIFE, living=Living.FLAT))
    assert "wonen" in texts(parsed(flat)) and "gesloten" not in texts(parsed(flat))
    many = tuple(replace(DEMO.persons[0], id=f"k{n}", name=f"K{n}") for n in range(4))
    stays = tuple(replace(item, persons=("k0",)) for item in DEMO.facts(Stay))
    assert "wonen" in shown(LIFE, replace(DEMO, persons=many, items=stays))


def test_the_way_down_is_seen_in_tint_and_risers() -> None:
    root = parsed(draw(DEMO, LIFE))
    assert {"q-treatment_group", "r-treatment_group", "q-network"} <= classes(root)
    assert "q-home" not in classes(root)


def test_folded_sections_keep_their_head_only() -> None:
    found = shown(replace(LIFE, folded=frozenset({"child:bram", "parents", "school"})))
    assert {"Bram", "Teun", "Ouders"} <= set(found)
    assert "moeder" not in found and "MUHP" not in found and "school" not in found
    assert "speltherapie" in found


def test_only_the_persons_asked_for_are_drawn() -> None:
    found = shown(replace(LIFE, persons=("teun",)))
    assert "Bram" not in found and "Teun" in found and "moeder" not in found


def test_english_words_surround_dutch_titles() -> None:
    found = shown(replace(LIFE, language="en"))
    assert {"Family", "Parents", "People involved", "turning points", "help", "8 yr 5 mo", "reference date"} <= set(
        found
    )
    assert not {"Gezin", "Ouders", "hulp", "peildatum"} & set(found)


@pytest.mark.parametrize(
    "timeline",
    [
        Timeline(id="x", title="Leeg", reference_day=day("2022-06-01")),
        replace(DEMO, items=DEMO.items[-2:], persons=(), turning_points=()),
    ],
)
def test_where_nothing_has_a_date_the_drawing_says_so(timeline: Timeline) -> None:
    assert "In deze tijd staat niets met een datum." in shown(View(), timeline)


def test_hostile_titles_are_text_and_nothing_else() -> None:
    nasty = Event(
        id='a"b', title='<script>alert("x")</script> & \x00\x0b klaar', when=Period.at(Moment.on(day("2020-01-01")))
    )
    svg = draw(replace(DEMO, items=(nasty,), title="<&>"), LIFE)
    assert "<script" not in svg
    assert 'a"b' in items(parsed(svg))


def test_it_uses_only_what_every_renderer_draws_alike() -> None:
    svg = draw(DEMO, LIFE)
    for trap in ("paint-order", "<pattern", "clip-path", "<use", "<script", "dominant-baseline", "<foreignObject"):
        assert trap not in svg
    assert svg.count("<style>") == 1


def test_every_visible_text_has_its_box() -> None:
    for view in (LIFE, YEARS, CRISIS, WEEKS):
        assert sorted(shown(view)) == sorted(box.text for box in lay_out(DEMO, view).labels)


def test_fonts_are_embedded_or_left_to_the_page() -> None:
    alone, referring = draw(DEMO, LIFE), draw(DEMO, replace(LIFE, fonts=Fonts.REFER))
    assert "@font-face" in alone and "@font-face" not in referring
    assert "'Thuislijn Sans'" in referring
    assert len(referring) < 200_000


def test_the_same_timeline_gives_the_same_file_in_another_process() -> None:
    code = (
        "from tests.drawing.demo_family import DEMO, BRACKETS;from thuislijn.drawing.draw import draw;"
        "from thuislijn.drawing.view import View;import hashlib;"
        "print(hashlib.sha256(draw(DEMO, View(brackets=BRACKETS)).encode()).hexdigest())"
    )
    seeds = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONHASHSEED": seed}, check=True
        )
        for seed in ("1", "2")
    ]
    assert seeds[0].stdout == seeds[1].stdout


def test_the_page_is_a3_landscape_with_title_subtitle_reference_date_and_legend() -> None:
    root = parsed(draw_page(DEMO, LIFE, subtitle="twee broers"))
    assert (root.get("width"), root.get("height")) == (f"{A3.width:.0f}", f"{A3.height:.0f}")
    found = texts(root)
    assert found[:2] == ["Bram en Teun", "twee broers. Peildatum 1 juni 2022."]
    assert "datum geschat" in found


def test_a_family_too_large_for_one_page_gets_more_pages_that_together_hold_everything() -> None:
    children = tuple(replace(DEMO.persons[0], id=f"k{n}", name=f"Kind {n}") for n in range(8))
    copies = tuple(
        replace(i, id=f"{i.id}-{n}", persons=(f"k{n}",)) for n in range(8) for i in DEMO.items if "bram" in i.persons
    )
    large = replace(DEMO, persons=children, items=copies)
    pages = draw_pages(large, LIFE)
    assert len(pages) > 1
    assert len(draw_pages(DEMO, LIFE)) == 1
    small = draw_pages(DEMO, LIFE, A4)
    assert all(parsed(page).get("viewBox") == "0 0 1032 684" for page in small), "laid out for A4, not shrunk to it"
    drawn = set().union(*(set(items(parsed(page))) for page in pages))
    assert set(items(parsed(draw(large, LIFE)))) <= drawn


def test_weasyprint_draws_it_without_a_complaint(caplog: pytest.LogCaptureFixture) -> None:
    from weasyprint import HTML

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = HTML(string=draw_page(DEMO, LIFE)).write_pdf()
    assert pdf.startswith(b"%PDF")
    assert caplog.messages == []
