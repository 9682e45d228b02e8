# SPDX-License-Identifier: EUPL-1.2
"""The exchange format: what is written is read back, older files stay readable, mistakes are named."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuislijn.timeline.check import check
from thuislijn.timeline.exchange import ExchangeError, dump, from_data, load, to_data
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import ITEM_CLASSES, Contact, Event, Help, Item, Stay
from thuislijn.timeline.moment import Age, Moment, Period
from thuislijn.timeline.schema import SCHEMA_FILE, schema
from thuislijn.timeline.sources import Missing, Passage, Source
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import EventKind, PersonRole, PlaceType, RelationKind

DAYS = st.integers(dt.date(1950, 1, 1).toordinal(), dt.date(2050, 1, 1).toordinal())
MOMENTS = st.builds(
    lambda low, width, words: Moment(low, low + width, words), DAYS, st.integers(0, 400), st.text(max_size=8)
)
PERIODS = st.one_of(
    st.builds(Period.at, MOMENTS), st.builds(Period.since, MOMENTS), st.builds(Period.during, MOMENTS, MOMENTS)
)
st.register_type_strategy(Moment, MOMENTS)
st.register_type_strategy(Period, PERIODS)
st.register_type_strategy(float, st.floats(0, 100))
st.register_type_strategy(str, st.text(max_size=6))
ITEMS: st.SearchStrategy[Item] = st.sampled_from(ITEM_CLASSES).flatmap(st.from_type)
TIMELINES = st.builds(
    Timeline,
    id=st.text(max_size=5),
    title=st.text(max_size=9),
    reference_day=DAYS,
    observed=PERIODS,
    persons=st.lists(st.from_type(Person), max_size=2).map(tuple),
    relations=st.lists(st.from_type(Relation), max_size=2).map(tuple),
    organisations=st.lists(st.from_type(Organisation), max_size=2).map(tuple),
    sources=st.lists(st.from_type(Source), max_size=2).map(tuple),
    missing=st.lists(st.from_type(Missing), max_size=1).map(tuple),
    items=st.lists(ITEMS, max_size=3).map(tuple),
)


def bo() -> Timeline:
    return Timeline(
        id="bo",
        title="Gezin van Bo",
        reference_day=dt.date(2023, 3, 1).toordinal(),
        persons=(
            Person(id="bo", name="Bo", role=PersonRole.CHILD, birth=Moment.in_year(2010)),
            Person(id="m", name="Anna", role=PersonRole.MOTHER),
        ),
        relations=(Relation(kind=RelationKind.PARENT, of="m", to="bo"),),
        sources=(Source(id="brief", title="Brief van moeder"),),
        items=(
            Stay(
                id="thuis",
                title="thuis",
                persons=("bo",),
                place=PlaceType.HOME,
                when=Period.during(Moment.in_year(2010), Moment(words="toen Bo vijf was", age=Age("bo", 5, 6))),
                evidence=(Passage(source="brief", page=1, start=3, end=20, quote="..."),),
            ),
            Contact(id="c", title="bezoek", persons=("bo",), with_whom=("m",), times_per_month=2.0),
        ),
    ).resolved()


def problems(data: Any) -> list[str]:
    with pytest.raises(ExchangeError) as caught:
        from_data(data)
    return [problem.sentence("nl") for problem in caught.value.problems]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TIMELINES)
def test_every_timeline_comes_back_as_it_was_and_fits_the_schema(timeline: Timeline) -> None:
    text = dump(timeline)
    assert load(text) == timeline.resolved()
    VALIDATOR.validate(json.loads(text))


VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_published_schema_is_the_one_the_classes_make() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == schema()


def test_an_age_in_words_becomes_days_by_the_birth_of_that_child() -> None:
    timeline = bo()
    end = timeline.items[0].when.end
    assert (end.earliest, end.latest) == (dt.date(2015, 1, 1).toordinal(), dt.date(2016, 12, 30).toordinal())
    assert load(dump(timeline)) == timeline


def test_a_file_of_the_first_version_stays_readable() -> None:
    timeline = load(Path(__file__).with_name("exchange_v1.json").read_bytes())
    assert [item.kind for item in timeline.items] == ["stay", "help", "measure", "event", "decision"]
    assert check(timeline) == ()


def test_a_newer_version_is_refused_in_a_sentence() -> None:
    assert problems({**to_data(bo()), "version": 99}) == [
        "version: versie 99 is niet bekend; deze Thuislijn leest 1 tot en met 1"
    ]


def test_all_mistakes_of_a_file_are_named_at_once_with_their_place() -> None:
    data = to_data(bo())
    data["titel"] = "x"
    data["items"][0]["when"]["start"] = "2019-02-31"
    data["items"][0]["place"] = "huis"
    data["items"][1]["times_per_month"] = "vaak"
    data["items"].append({"kind": "feest"})
    found = problems(data)
    assert "titel: dit veld bestaat niet" in found
    assert "items[0].when.start: '2019-02-31' is geen bestaande datum" in found
    assert any(sentence.startswith("items[0].place: 'huis' kan niet; kies uit: home") for sentence in found)
    assert "items[1].times_per_month: hier hoort een getal" in found
    assert any(sentence.startswith('items[2]: "kind" moet een van deze zijn') for sentence in found)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": "iets anders"}', "[" * 50_000])
def test_text_that_is_no_timeline_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        load(text)
    assert len(caught.value.problems) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PLACES = st.sampled_from(["persons", "items", "when", "observed", "reference_day", "title", "sources", "missing"])


@given(PLACES, JSON)
def test_whatever_stands_in_a_field_it_never_crashes(field: str, value: Any) -> None:
    data = to_data(bo())
    target = data["items"][0] if field == "when" else data
    target[field] = value
    try:
        from_data(data)
    except ExchangeError as error:
        assert error.problems


def test_what_cannot_be_so_is_told_in_sentences() -> None:
    timeline = Timeline(
        id="x",
        title="x",
        reference_day=dt.date(2023, 3, 1).toordinal(),
        persons=(
            Person(id="a", name="Sam", role=PersonRole.CHILD, birth=Moment.in_year(2010)),
            Person(id="b", name="sam", role=PersonRole.CHILD, birth=Moment.in_year(2010)),
            Person(
                id="c", name="Opa", role=PersonRole.GRANDPARENT, birth=Moment.in_year(1950), death=Moment.in_year(1940)
            ),
        ),
        relations=(Relation(kind=RelationKind.PARENT, of="m", to="a"),),
        items=(
            Stay(
                id="s",
                title="pleeggezin",
                persons=("a",),
                when=Period.during(Moment.in_year(2012), Moment.in_year(2011)),
            ),
            Stay(id="t", title="thuis", persons=("a",), when=Period.during(Moment.in_year(2001), Moment.in_year(2002))),
            Help(
                id="h",
                title="hulp",
                organisations=("o",),
                asked=Moment.in_year(2015),
                when=Period.since(Moment.in_year(2014)),
                evidence=(Passage(source="weg"),),
            ),
            Event(id="s", title="dubbel", event_kind=EventKind.INCIDENT),
        ),
    )
    sentences = " | ".join(problem.sentence("nl") for problem in check(timeline))
    for part in (
        "'s' komt 2 keer voor",
        "Opa overlijdt vóór de geboorte",
        "2 personen heten 'Sam'",
        "de persoon 'm' staat niet in de lijst",
        "'pleeggezin' eindigt voordat het begint",
        "Sam woont daar vóór de geboorte",
        "'hulp' begint voordat erom gevraagd is",
        "de organisatie 'o' staat niet in de lijst",
        "de bron 'weg' staat niet in de lijst",
    ):
        assert part in sentences
    assert check(bo()) == ()
