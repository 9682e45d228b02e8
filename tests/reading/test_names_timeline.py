# SPDX-License-Identifier: EUPL-1.2
"""A timeline under pseudonyms: no name is left in any of its words, and nothing else has changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from thuislijn.reading.names.names_nl import Kind, KnownNames, KnownPerson, Pseudonyms
from thuislijn.reading.names.timelines import known_in_timeline, pseudonymise_timeline, pseudonyms_for
from thuislijn.timeline.exchange import dump, load
from thuislijn.timeline.family import Organisation, Person, Relation
from thuislijn.timeline.items import Event, Involvement, Stay, TurningPoint
from thuislijn.timeline.moment import Age, Moment, Period
from thuislijn.timeline.sources import Account, Missing, Passage, Source, Statement
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import OrganisationKind, PersonRole, Perspective, RelationKind, Role

PERSONS = (
    Person(id="mila", name="Mila de Boer", role=PersonRole.CHILD, birth=Moment.on(dt.date(2010, 7, 3), "3 juli 2010")),
    Person(id="p2", name="Ruud de Boer", role=PersonRole.CHILD, birth=Moment.in_year(2008)),
    Person(id="p3", name="Fatima el Amrani", role=PersonRole.MOTHER, note="Fatima spreekt weinig Nederlands."),
    Person(id="p4", name="vader", role=PersonRole.FATHER),
    Person(id="p5", name="Bep van 't Hof", role=PersonRole.GRANDPARENT, pseudonym="oma van moeders kant"),
)
ORGANISATIONS = (
    Organisation(id="o1", name="Levvel", kind=OrganisationKind.YOUTH_CARE, municipality="Hilversum"),
    Organisation(id="o2", name="basisschool De Vlieger", kind=OrganisationKind.SCHOOL),
    Organisation(id="o3", name="Raad voor de Kinderbescherming", kind=OrganisationKind.CHILD_PROTECTION_COUNCIL),
    Organisation(id="o4", name="Gemeente Huizen", kind=OrganisationKind.MUNICIPALITY, municipality="Huizen"),
    Organisation(id="o5", name="wijkteam", kind=OrganisationKind.SOCIAL_WORK),
)
SOURCE = Source(
    id="mila-de-boer-brief",
    title="Brief over Mila de Boer",
    file="brieven/20190312 mila_de_boer def.docx",
    author="K. Jansen (Levvel)",
    sha256="ab" * 32,
)
PASSAGE = Passage(source=SOURCE.id, page=1, start=40, end=93, quote="Milas moeder belde juf Anna op 06-12345678.")
STAY = Stay(
    id="stay-mila-1",
    title="Mila woont bij familie Van Hattem",
    when=Period.during(
        Moment.in_year(2019, "toen Mila negen werd"), Moment(None, None, "voor Mila", Age("mila", 9.0, 10.0))
    ),
    persons=("mila",),
    organisations=("o1",),
    evidence=(PASSAGE,),
    account=Account(perspective=Perspective.PROFESSIONAL, who="K. Jansen"),
    statements=(Statement(account=Account(who="p3"), text="Ruud mocht niet mee, zegt Fatima."),),
    place_name="pleeggezin Van Hattem",
    municipality="Huizen",
    with_whom=("p5",),
)
TIMELINE = Timeline(
    id="de-boer",
    title="Familie De Boer",
    reference_day=dt.date(2022, 1, 1).toordinal(),
    description="Het gezin van Mila en Ruud in Huizen.",
    municipality="Huizen",
    persons=PERSONS,
    relations=(Relation(kind=RelationKind.PARENT, of="p3", to="mila"),),
    organisations=ORGANISATIONS,
    items=(
        STAY,
        Involvement(
            id="i2", title="Gezinsvoogd mw. K. Jansen", persons=("mila", "p2"), role=Role.GUARDIAN, worker="K. Jansen"
        ),
        Event(id="e3", title="Mila naar De Vlieger", persons=("mila",), organisations=("o2",), note="BSN 123456782"),
    ),
    turning_points=(TurningPoint(id="t1", title="Mila gaat weg", when=Moment.in_year(2019), items=("stay-mila-1",)),),
    sources=(SOURCE,),
    missing=(Missing(what="verslag van juf Anna", mentioned_in=(PASSAGE,)),),
    contradictions=(("stay-mila-1", "e3"),),
)
NAMES = ("mila", "ruud", "boer", "fatima", "amrani", "hof", "jansen", "anna", "hattem", "vlieger", "levvel", "huizen")


def hidden(timeline: Timeline = TIMELINE, **options: str) -> Timeline:
    return pseudonymise_timeline(timeline, pseudonyms_for(timeline, language=options.get("language", "nl")))


def test_no_name_is_left_anywhere_in_the_file() -> None:
    written = dump(hidden()).lower()
    assert [name for name in (*NAMES, "123456782", "12345678", "hilversum") if name in written] == []


def test_people_and_organisations_get_the_names_of_what_they_are() -> None:
    told = hidden()
    assert [person.name for person in told.persons] == [
        "jeugdige 2",
        "jeugdige 1",
        "moeder",
        "vader",
        "oma van moeders kant",
    ]
    names = [organisation.name for organisation in told.organisations]
    assert names == ["organisatie A", "school A", "Raad voor de Kinderbescherming", "Gemeente plaats 1", "wijkteam"]
    assert told.title == "Familie A"
    assert told.municipality == "plaats 1"
    stay = told.items[0]
    assert isinstance(stay, Stay)
    assert stay.place_name == "pleeggezin D"
    assert stay.title == "Jeugdige 2 woont bij familie D"
    assert stay.evidence[0].quote == "Jeugdige 2's moeder belde leerkracht 1 op [telefoonnummer]."
    assert told.sources[0].title == "bron 1, brief"
    assert told.sources[0].file == "bron 1.docx"


def test_ids_that_hold_a_name_change_everywhere_at_once() -> None:
    told = hidden()
    child, stay, source = told.persons[0], told.items[0], told.sources[0]
    assert child.id != "mila"
    assert stay.persons == (child.id,)
    assert told.relations[0].to == child.id
    assert stay.when.end.age is not None
    assert stay.when.end.age.of == child.id
    assert stay.evidence[0].source == source.id
    assert told.turning_points[0].items == (stay.id,)
    assert told.contradictions == ((stay.id, "e3"),)
    assert len({person.id for person in told.persons}) == len(told.persons)


def test_days_kinds_and_places_in_documents_stay() -> None:
    told = hidden()
    assert [item.when.start.earliest for item in told.items] == [i.when.start.earliest for i in TIMELINE.items]
    assert [type(item) for item in told.items] == [type(item) for item in TIMELINE.items]
    assert (told.items[0].evidence[0].start, told.items[0].evidence[0].end) == (40, 93)
    assert told.sources[0].sha256 == SOURCE.sha256
    assert told.persons[0].birth == TIMELINE.persons[0].birth
    assert told.items[0].account.perspective is Perspective.PROFESSIONAL


def test_twice_is_the_same_as_once_and_the_file_format_takes_it() -> None:
    pseudonyms = pseudonyms_for(TIMELINE)
    once = pseudonymise_timeline(TIMELINE, pseudonyms)
    assert pseudonymise_timeline(once, pseudonyms) == once
    assert load(dump(once)) == once.resolved()


def test_a_timeline_without_names_stays_the_same_value() -> None:
    plain = Timeline(
        id="t",
        title="Gezin",
        reference_day=737_000,
        persons=(Person(id="p1", name="jeugdige 1", role=PersonRole.CHILD),),
        items=(Event(id="e1", title="Moeder belt de huisarts", persons=("p1",)),),
    )
    assert pseudonymise_timeline(plain, pseudonyms_for(plain)) is plain


def test_english_pseudonyms_in_a_timeline() -> None:
    told = hidden(language="en")
    assert [person.name for person in told.persons[:3]] == ["young person 2", "young person 1", "mother"]


def test_a_relative_is_called_what_the_words_around_the_name_say() -> None:
    told = replace(
        TIMELINE,
        persons=(*PERSONS, Person(id="p6", name="Gerda Smit", role=PersonRole.RELATIVE)),
        items=(Event(id="e1", title="Logeren bij tante Gerda", persons=("mila",)),),
    )
    assert pseudonyms_for(told).mapping()["Gerda Smit"] == "tante"
    assert hidden(told).items[0].title == "Logeren bij tante"


def test_pseudonyms_stay_when_the_file_grows() -> None:
    before = pseudonyms_for(TIMELINE)
    grown = replace(
        TIMELINE,
        persons=(Person(id="p0", name="Sam de Boer", role=PersonRole.CHILD), *TIMELINE.persons),
        items=(*TIMELINE.items, Event(id="e9", title="Sam naar Zwolle", persons=("p0",))),
    )
    after = pseudonyms_for(grown, before=before)
    assert before.mapping().items() <= after.mapping().items()
    told = pseudonymise_timeline(grown, after)
    assert told.persons[1].name == "jeugdige 2"
    assert "Sam" not in dump(told)


def test_the_names_a_timeline_tells_are_known() -> None:
    known = known_in_timeline(TIMELINE)
    assert [(person.role, person.given, person.birth_year) for person in known.persons[:2]] == [
        ("child", ("Mila",), 2010),
        ("child", ("Ruud",), 2008),
    ]
    assert known.persons[3].given == ()
    assert [(o.names[0], o.kind) for o in known.organisations] == [
        ("Levvel", Kind.INSTITUTION),
        ("basisschool De Vlieger", Kind.SCHOOL),
    ]
    more = pseudonyms_for(TIMELINE, KnownNames(persons=(KnownPerson(role="aunt", given=("Zwirla",)),)))
    assert isinstance(more, Pseudonyms)
    assert more.mapping()["Zwirla"] == "tante"


def test_papers_with_a_name_in_theirs_get_a_neutral_one() -> None:
    day = Moment.on(dt.date(2018, 4, 26))
    files = ("20180426_diagnostiek_FK.pdf", "journaal export.txt", "brief Kantelaar.docx", "Stijn en Mila B.msg")
    papers = tuple(
        Source(id=f"{n:012x}", title=file.rpartition(".")[0], file=file, date=day if n == 0 else Moment.UNKNOWN)
        for n, file in enumerate(files)
    )
    told = replace(TIMELINE, sources=papers, missing=(Missing(what="plan", note=f"genoemd in {papers[2].title}"),))
    assert [(source.title, source.file) for source in hidden(told).sources] == [
        ("bron 1, diagnostisch verslag, 26 april 2018", "bron 1.pdf"),
        ("journaal export", "journaal export.txt"),
        ("bron 3, brief", "bron 3.docx"),
        ("bron 4", "bron 4.msg"),
    ]
    assert [source.id for source in hidden(told).sources] == [source.id for source in papers]
    assert hidden(told).missing[0].note == "genoemd in bron 3, brief"
    assert hidden(told, language="en").sources[0].title == "source 1, assessment, 26 April 2018"


def test_both_foster_parents_keep_the_word_for_two() -> None:
    told = replace(
        TIMELINE,
        persons=(*PERSONS, Person(id="pleegouders", name="pleegouders", role=PersonRole.FOSTER_PARENT)),
        items=(Event(id="e1", title="De pleegouders zijn moe", persons=("pleegouders",)),),
    )
    assert hidden(told).persons[-1].name == "pleegouders"
    assert hidden(told).items[0].title == "De pleegouders zijn moe"
    assert hidden(told).items[0].persons == ("pleegouders",)


def called(
    *told: str, roles: tuple[tuple[str, PersonRole], ...] = (("Truus Kamp", PersonRole.GRANDPARENT),)
) -> list[str]:
    """What the family's grandparents and others are called, where the file tells these things of them."""
    persons = tuple(Person(id=f"p{n}", name=name, role=role) for n, (name, role) in enumerate(roles))
    items = tuple(Event(id=f"e{n}", title=title) for n, title in enumerate(told))
    file = replace(TIMELINE, persons=persons, organisations=(), relations=(), sources=(), missing=(), items=items)
    file = replace(file, turning_points=(), contradictions=())
    return [person.name for person in hidden(file).persons]


def test_a_grandparent_is_called_by_the_word_of_the_file() -> None:
    assert called("Zij logeert bij haar oma.", "Truus Kamp belt.") == ["oma"]
    assert called("Grootvader haalt haar op.", "Truus Kamp belt.") == ["opa"]
    assert called("Truus Kamp belt.") == ["grootouder"]
    assert called("Naar opa en oma.", "Truus Kamp belt.") == ["grootouder"]  # which of the two she is nobody told


def test_of_two_grandparents_the_one_that_is_told_by_name_leaves_the_word_for_the_other() -> None:
    both = (("Truus Kamp", PersonRole.GRANDPARENT), ("Henk Kamp", PersonRole.GRANDPARENT))
    assert called("Opa Henk Kamp belt.", "Oma bakt een taart.", roles=both) == ["oma", "opa"]
    assert called("Oma bakt een taart.", roles=both) == ["grootouder", "grootouder 2"]


def test_the_word_tante_may_be_about_somebody_who_is_not_listed() -> None:
    assert called("Tante komt op zondag.", roles=(("Bas Kamp", PersonRole.RELATIVE),)) == ["familielid 1"]


def test_a_word_that_somebody_chose_for_a_grandparent_stays() -> None:
    person = Person(id="p5", name="Truus Kamp", role=PersonRole.GRANDPARENT, pseudonym="oma van de boerderij")
    file = replace(TIMELINE, persons=(person,), items=(Event(id="e", title="Naar opa"),), turning_points=())
    assert hidden(replace(file, relations=(), contradictions=())).persons[0].name == "oma van de boerderij"
