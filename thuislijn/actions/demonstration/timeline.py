# SPDX-License-Identifier: EUPL-1.2
"""The demonstration: what a team itself put on the timeline and in the network of a family."""

from __future__ import annotations

from typing import Any

from thuislijn.actions.demonstration.story import Learning, Told
from thuislijn.actions.network import keep_tie
from thuislijn.actions.timeline import Edit, new_key, write
from thuislijn.store.entries import Section
from thuislijn.timeline.vocabulary import Carrier, LifeDomain


def tell_timeline(story: Learning) -> None:
    edits = []
    for row in story.rows("turning_point"):
        key = new_key(Section.TURNING_POINTS)
        story.places[row["key"]] = ("turning_points", key)
        data = {"id": key, "title": row["title"], "short": row.get("short", ""), "when": row["when"]}
        edits.append(Edit(Section.TURNING_POINTS, key, data))
    for row in story.rows("decision"):
        key = new_key(Section.ITEMS)
        story.places[row["key"]] = ("items", key)
        edits.append(Edit(Section.ITEMS, key, _decision(story, row, key)))
    for row in story.rows("domain"):
        for carrier in Carrier:
            for domain in row.get(carrier.value, ()):
                key = new_key(Section.ITEMS)
                edits.append(Edit(Section.ITEMS, key, _domain(story, row, key, LifeDomain(domain), carrier)))
    if edits:
        write(by=story.by, case=story.case, edits=edits)


def _decision(story: Learning, row: Told, key: str) -> dict[str, Any]:
    alternatives = [
        {**one, "person": story.person(one["person"])} if "person" in one else dict(one)
        for one in row.get("alternatives", ())
    ]
    people = {name: [story.person(who) for who in row.get(name, ())] for name in ("heard", "not_heard")}
    return {
        "kind": "decision",
        "id": key,
        "title": row["title"],
        "when": {"on": row["when"]},
        "persons": [story.person(child) for child in row.get("children", ())],
        "decision_kind": row.get("decision_kind", "other"),
        "alternatives": alternatives,
        **people,
    }


def _domain(story: Learning, row: Told, key: str, domain: LifeDomain, carrier: Carrier) -> dict[str, Any]:
    start, _, end = str(row["when"]).partition("/")
    return {
        "kind": "domain_care",
        "id": key,
        "title": f"{domain.nl}: {carrier.nl}",
        "when": {"start": start, "ongoing": True} if end == ".." else {"start": start, "end": end},
        "persons": [story.person(row["child"])],
        "domain": domain.value,
        "carrier": carrier.value,
    }


def tell_network(story: Learning) -> None:
    for row in story.rows("network"):
        values = {name: value for name, value in row.items() if name not in ("person", "of", "label")}
        values |= {"label": story.label(row), "person": story.person(row.get("person", ""))}
        keep_tie(by=story.by, case=story.case, values=values | {"of": story.person(row.get("of", ""))})
