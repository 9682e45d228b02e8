# SPDX-License-Identifier: EUPL-1.2
"""Thresholds from a file: what a team may set, and a sentence for each mistake."""

import pytest

from thuislijn.lenses.allowed import allowed
from thuislijn.lenses.catalogue import LENSES, look_at, named
from thuislijn.lenses.finding import Lens, Settings
from thuislijn.lenses.gap import LENS as GAP
from thuislijn.lenses.settings_file import SettingsError, read_settings
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help


def mistakes(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(text)
    assert len(caught.value.nl.splitlines()) == len(caught.value.en.splitlines())
    return caught.value.nl.splitlines()


def test_a_team_that_sets_six_weeks_sees_a_gap_of_seven() -> None:
    timeline = family(
        Help(id="a", title="begeleiding", when=when("2020-01-06/2020-07-03")),
        Help(id="b", title="begeleiding", when=when("2020-08-21/..")),
    )
    settings = read_settings("[GAP]\nweeks = 6\n")
    assert settings.limits(GAP) == {"weeks": 6.0}
    assert [finding.lens for finding in look_at(timeline, Settings()) if finding.lens == "GAP"] == []
    assert [finding.lens for finding in look_at(timeline, settings) if finding.lens == "GAP"] == ["GAP"]


def test_what_is_not_set_keeps_its_default() -> None:
    settings = read_settings("[BURST]\nactions = 7\n")
    burst = named("BURST")
    assert settings.limits(burst) == {**Settings().limits(burst), "actions": 7.0}
    assert read_settings("") == Settings()


def test_a_lens_that_does_not_exist_gets_a_suggestion() -> None:
    assert mistakes("[GAPP]\nweeks = 6") == ["[GAPP]: deze lens bestaat niet; bedoelt u GAP?"]
    assert mistakes("[gap]\nweeks = 6") == ["[gap]: deze lens bestaat niet; bedoelt u GAP?"]
    assert mistakes("[XYZ]\nweeks = 6") == ["[XYZ]: deze lens bestaat niet"]


def test_a_threshold_that_does_not_exist_gets_the_list() -> None:
    assert mistakes("[GAP]\nmonths = 2") == ["[GAP] months: deze grens bestaat niet; wel: weeks"]


@pytest.mark.parametrize("value", ["0", "-3", "0.5", "1201", "1e300", '"zes"', "true", "nan", "inf", "[6]"])
def test_a_value_outside_its_bounds_is_refused_and_the_bounds_are_said(value: str) -> None:
    (sentence,) = mistakes(f"[GAP]\nweeks = {value}")
    assert sentence.startswith("[GAP] weeks: ")
    assert sentence.endswith(" kan niet; schrijf een getal van 1 tot en met 1200")


def test_a_number_of_things_is_whole() -> None:
    (sentence,) = mistakes("[BURST]\norganisations = 2.5")
    assert sentence == "[BURST] organisations: 2.5 kan niet; schrijf een heel getal van 2 tot en met 20"


def test_a_number_of_thousands_of_digits_and_a_deep_list_are_explained_too() -> None:
    for value in ("9" * 5000, "[" * 5000):
        (sentence,) = mistakes(f"[GAP]\nweeks = {value}")
        assert sentence.startswith("dit is geen geldige TOML (")
    (sentence,) = mistakes(f"[GAP]\nweeks = {'9' * 400}")
    assert len(sentence) < 200


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.name)
def test_every_default_lies_within_its_bounds_and_both_ends_can_be_used(lens: Lens) -> None:
    for threshold in lens.thresholds:
        may = allowed(lens.name, threshold)
        assert may.takes(threshold.default)
    for end in ("least", "most"):
        limits = {one.name: float(getattr(allowed(lens.name, one), end)) for one in lens.thresholds}
        for finding in lens.look(lens.example(), limits):
            assert finding.arithmetic.nl and finding.arithmetic.en


def test_a_lens_that_builds_on_another_follows_its_threshold_unless_set_itself() -> None:
    onoff = named("ONOFF")
    assert read_settings("[GAP]\nweeks = 5").limits(onoff)["weeks"] == 5
    assert read_settings("[GAP]\nweeks = 5\n[ONOFF]\nweeks = 9").limits(onoff)["weeks"] == 9
    assert read_settings("[NO_FAMILY_WORK]\npercent = 40").limits(named("RETURN_UNCHANGED"))["percent"] == 40


def test_a_threshold_without_its_table_and_broken_toml_are_explained() -> None:
    assert mistakes("GAP = 6") == ["GAP: schrijf [GAP] boven de grenzen van deze lens"]
    (sentence,) = mistakes("[GAP\nweeks = 6")
    assert sentence.startswith("dit is geen geldige TOML (")


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes("[GAP]\nweeks = 0\nmonths = 1\n[NOPE]\nx = 1")) == 3
