# SPDX-License-Identifier: EUPL-1.2
"""How people write a time in a hurry or by the way: a part of another year, an age in months, a feast, shorthand."""

from __future__ import annotations

import pytest

from tests.reading.test_time_nl import days
from thuislijn.reading.proposals import read_text


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("vorig jaar in augustus", "2019-08-01", "2019-08-31"),
        ("vorig jaar rond Pasen", "2019-03-22", "2019-04-27"),
        ("vorig jaar met kerst", "2019-12-23", "2019-12-28"),
        ("twee jaar geleden in de zomer", "2018-06-01", "2018-09-22"),
        ("in de zomer twee jaar geleden", "2018-06-01", "2018-09-22"),
        ("in de winter van 2018 op 2019", "2018-12-01", "2019-03-20"),
        ("in de winter van 2018/2019", "2018-12-01", "2019-03-20"),
        ("eind 2018/begin 2019", "2018-10-01", "2019-04-30"),
        ("in de periode maart-mei 2019", "2019-03-01", "2019-05-31"),
        ("in de week van 4 maart 2019", "2019-03-04", "2019-03-10"),
        ("in week 12", "2020-03-19", "2020-03-28"),
        ("eind van vorig schooljaar", "2019-04-28", "2019-07-31"),
        ("met oudjaar", "2019-12-31", "2019-12-31"),
        ("op tweede kerstdag", "2019-12-26", "2019-12-26"),
        ("donderdag vorige week", "2020-05-07", "2020-05-07"),
        ("sinds afg. zomer", "2019-06-01", "2019-09-22"),
        ("vorig jr", "2019-01-01", "2019-12-31"),
        ("vorige mnd", "2020-04-01", "2020-04-30"),
        ("een tijdje terug", "2019-12-28", "2020-05-14"),
        ("sinds kort", "2019-12-28", "2020-05-14"),
        ("op een leeftijd van 14 maanden", "2011-05-03", "2011-06-02"),
        ("op de leeftijd van 2;6 jaar", "2012-09-03", "2013-03-02"),
        ("op 6,5-jarige leeftijd", "2016-09-03", "2017-03-02"),
        ("op bijna vijfjarige leeftijd", "2014-09-03", "2015-03-02"),
        ("nog geen drie jaar oud", "2012-03-03", "2013-03-02"),
        ("drie dagen na zijn tiende verjaardag", "2020-03-03", "2020-03-09"),
        ("halverwege groep 5", "2018-07-27", "2019-10-08"),
    ],
)
def test_a_time_told_by_the_way(words: str, first: str, last: str) -> None:
    assert days(words) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "age"),
    [("Sem liep los met 19 maanden.", 19 / 12), ("Sem sprak zijn eerste woordjes pas met tweeënhalf jaar.", 2.5)],
)
def test_what_a_young_child_learnt_is_dated_by_its_age(sentence: str, age: float) -> None:
    (learnt,) = (p for p in read_text(sentence).proposals if p.kind == "ontwikkeling")
    assert learnt.when_age[0] is not None
    assert learnt.when_age[0][0] == pytest.approx(age)


def test_a_length_after_met_is_no_age() -> None:
    (kept,) = (p for p in read_text("De OTS is met 19 maanden verlengd.").proposals if p.type == "maatregel")
    assert kept.when_age == (None, None)
