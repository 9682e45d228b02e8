# SPDX-License-Identifier: EUPL-1.2
"""ONOFF: silence and crowds take turns."""

from tests.lenses.asking import ask, findings
from thuislijn.lenses.onoff import LENS
from thuislijn.lenses.sketch import family, when
from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Certainty


def help_by(organisation: str, edtf: str) -> Help:
    return Help(
        id=f"{organisation} {edtf}",
        title=organisation,
        organisations=(organisation,) if organisation else (),
        when=when(edtf),
    )


def test_two_silences_each_followed_by_three_organisations_are_asked_about() -> None:
    (finding,) = findings(LENS, LENS.example())
    assert finding.certainty is Certainty.CERTAIN
    assert "2 keer" in finding.arithmetic.nl
    assert "3 organisaties tegelijk" in finding.arithmetic.nl
    assert "a_ggz" in finding.items


def test_one_silence_and_one_crowd_are_not_yet_a_rhythm() -> None:
    timeline = family(
        help_by("wijkteam", "2018-01-08/2018-06-29"),
        *(help_by(name, "2018-11-05/2019-05-31") for name in ("wijkteam", "ggz", "gi")),
        until="2019-06-15",
    )
    assert ask(LENS, timeline) == []
    assert ask(LENS, timeline, swings=1) == [Certainty.CERTAIN]


def test_two_organisations_after_each_silence_are_no_crowd() -> None:
    timeline = family(
        help_by("wijkteam", "2018-01-08/2018-06-29"),
        *(help_by(name, "2018-11-05/2019-05-31") for name in ("wijkteam", "ggz")),
        *(help_by(name, "2019-10-07/2020-06-30") for name in ("wijkteam", "ggz")),
        until="2020-07-01",
    )
    assert ask(LENS, timeline) == []


def test_organisations_that_may_not_have_been_there_together_make_it_possible_only() -> None:
    timeline = family(
        help_by("wijkteam", "2018-01-08/2018-06-29"),
        *(help_by(name, "2018-11-05/2019-05-31") for name in ("wijkteam", "ggz")),
        help_by("gi", "[2018-11-05..2019-05-01]/[2018-12-01..2019-05-31]"),
        *(help_by(name, "2019-10-07/2020-06-30") for name in ("wijkteam", "ggz", "gi")),
        until="2020-07-01",
    )
    assert ask(LENS, timeline) == [Certainty.POSSIBLE]


def test_where_no_entry_names_an_organisation_the_answer_is_unknown() -> None:
    timeline = family(
        help_by("", "2018-01-08/2018-06-29"),
        help_by("", "2018-11-05/2019-05-31"),
        help_by("", "2019-10-07/2020-06-30"),
        until="2020-07-01",
    )
    assert ask(LENS, timeline) == [Certainty.UNKNOWN]
    vague = family(
        help_by("", "2018-01-08/2018-06-29"),
        help_by("", "2018-07-30/2019"),
        help_by("", "2019-10-07/2020-06-30"),
        until="2020-07-01",
    )
    assert ask(LENS, vague) == []
