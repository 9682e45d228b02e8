# SPDX-License-Identifier: EUPL-1.2
"""Who carries the life domains of a child on a day, and what a move changed (S1 3.3.1)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from thuislijn.timeline.domains import carried_on, shifts
from thuislijn.timeline.exchange import from_data
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import Carrier, LifeDomain


def family(*items: dict[str, Any]) -> Timeline:
    told = [{"id": f"i{number}", "title": "x", "persons": ["noa"], **item} for number, item in enumerate(items)]
    noa = {"id": "noa", "name": "jeugdige 1", "role": "child", "birth": "2010-02-01"}
    data = {"format": "thuislijn-timeline", "version": 1, "id": "x", "title": "x", "reference_day": "2022-01-01"}
    return from_data({**data, "persons": [noa], "items": told})


def carries(domain: str, carrier: str, start: str, end: str = "") -> dict[str, Any]:
    when = {"start": start, "end": end} if end else {"start": start, "ongoing": True}
    return {"kind": "domain_care", "domain": domain, "carrier": carrier, "when": when}


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def on(timeline: Timeline, text: str, domain: LifeDomain) -> list[tuple[Carrier, bool]]:
    return [(one.carrier, one.certain) for one in carried_on(timeline, "noa", day(text))[domain]]


def test_several_can_carry_one_domain_and_what_nobody_recorded_is_empty() -> None:
    timeline = family(
        carries("health", "network", "2015", "2019"),
        carries("health", "family", "2012", "2019"),
        carries("leisure", "care", "2021-06-01"),
    )
    assert on(timeline, "2017-05-01", LifeDomain.HEALTH) == [(Carrier.FAMILY, True), (Carrier.NETWORK, True)]
    assert on(timeline, "2015-05-01", LifeDomain.HEALTH) == [(Carrier.FAMILY, True), (Carrier.NETWORK, False)]
    assert on(timeline, "2017-05-01", LifeDomain.LEISURE) == []
    assert on(timeline, "2021-12-31", LifeDomain.LEISURE) == [(Carrier.CARE, True)]
    assert set(carried_on(timeline, "noa", day("2021-01-01"))) == set(LifeDomain)


def test_one_carrier_told_twice_is_told_once_and_as_surely_as_possible() -> None:
    timeline = family(carries("safety", "family", "2015", "2016"), carries("safety", "family", "2014", "2018"))
    assert on(timeline, "2015-03-01", LifeDomain.SAFETY) == [(Carrier.FAMILY, True)]


def test_a_move_is_looked_at_the_day_before_and_three_months_later() -> None:
    timeline = family(
        {"kind": "stay", "place": "home", "when": {"start": "2010-02-01", "end": "2020-03-01"}},
        {"kind": "stay", "place": "residential_group", "when": {"start": "2020-03-01", "end": "2021-06-01"}},
        {"kind": "stay", "place": "clinic", "when": {"start": "2021-06-01", "end": "2021-06-20"}},
        {"kind": "stay", "place": "foster_family", "when": {"end": "2021-12-01"}},
        carries("health", "family", "2012-01-01", "2020-03-01"),
        carries("health", "care", "2020-04-01", "2021-12-31"),
        carries("leisure", "care", "2020-04-01", "2021-12-31"),
    )
    to_group, to_clinic = shifts(timeline, "noa")
    assert (to_group.before_day, to_group.after_day) == (day("2020-02-29"), day("2020-06-01"))
    assert (to_group.to_care, to_group.unknown) == (2, 8)
    assert to_clinic.after_day == day("2021-06-19") and to_clinic.to_care == 0
