# SPDX-License-Identifier: EUPL-1.2
"""Thresholds from a file: what a team may set, and a sentence for each mistake."""

import pytest

from thuislijn.lenses.catalogue import look_at, named
from thuislijn.lenses.finding import Settings
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


@pytest.mark.parametrize("value", ["0", "-3", '"zes"', "true", "nan", "inf", "[6]"])
def test_a_value_that_is_no_number_above_zero_is_refused(value: str) -> None:
    (sentence,) = mistakes(f"[GAP]\nweeks = {value}")
    assert sentence.startswith("[GAP] weeks: ")
    assert sentence.endswith("schrijf een getal boven nul")


def test_a_threshold_without_its_table_and_broken_toml_are_explained() -> None:
    assert mistakes("GAP = 6") == ["GAP: schrijf [GAP] boven de grenzen van deze lens"]
    (sentence,) = mistakes("[GAP\nweeks = 6")
    assert sentence.startswith("dit is geen geldige TOML (")


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes("[GAP]\nweeks = 0\nmonths = 1\n[NOPE]\nx = 1")) == 3
