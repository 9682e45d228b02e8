# SPDX-License-Identifier: EUPL-1.2
"""A file becomes one timeline: who is in it, who tells it, what cannot be so, and what goes on until when."""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.reading.documents.documents import Document, Page
from thuislijn.reading.family.whole_file import FileRead, read_file
from thuislijn.timeline.check import check
from thuislijn.timeline.items import Diagnosis, Event, Help, Involvement, Measure, Stay
from thuislijn.timeline.moment import Ending
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    FundingLaw,
    HelpState,
    LifeDomain,
    PersonRole,
    Perspective,
    PlaceType,
    Role,
)


def paper(name: str, text: str) -> Document:
    return Document(
        id=name, path=f"{name}.txt", kind="txt", title=name, sha256=name, text=text, pages=(Page(1, 0, len(text)),)
    )


def read(**papers: str) -> FileRead:
    return read_file([paper(name, text) for name, text in papers.items()])


def timeline(text: str) -> Timeline:
    return read(brief=text).timeline


def day(value: int | None) -> str:
    return "" if value is None else dt.date.fromordinal(value).isoformat()


# Who is who


def test_parents_get_their_names_and_births_and_children_their_surname() -> None:
    found = timeline(
        "Moeder: Petra Jansen, geboren op 4 mei 1984.\nSem van Dongen, geboren op 12 maart 2008.\n\n"
        "Sem van Dongen woont bij moeder.\n"
    )
    assert {(p.name, p.role) for p in found.persons} == {
        ("Petra Jansen", PersonRole.MOTHER),
        ("Sem van Dongen", PersonRole.CHILD),
    }
    assert [day(p.birth.earliest) for p in found.parents] == ["1984-05-04"]


def test_a_letter_about_the_mother_tells_nothing_of_the_child() -> None:
    found = read(
        ggz="18 juni 2018\nBetreft: mevrouw Petra Jansen, 28 jaar\n\nVan 6 februari tot en met 15 juni 2018 was "
        "patiënte bij ons opgenomen in de kliniek wegens een psychose.\n",
        school="Sem, geboren op 12 maart 2008. Moeder (Petra Jansen) was erbij.\n",
    ).timeline
    told = [item for item in found.items if any("opgenomen" in p.quote for p in item.evidence)]
    assert told, "the admission is not read"
    assert all("sem" not in item.persons for item in told)
    assert not found.facts(Stay, "sem")


def test_a_child_writes_its_own_story() -> None:
    found = read(
        verhaal="Opgeschreven door Lot de Boer (17)\n\nIk was acht toen ik naar een pleeggezin ging. Ik vond het "
        "moeilijk. Mijn broertje Ties bleef thuis, dat vond ik gemeen.\n",
        besluit="Lot de Boer, geboren op 3 mei 2003. Ties de Boer, geboren op 9 juli 2006.\n",
    ).timeline
    (stay,) = (stay for stay in found.facts(Stay) if stay.place is PlaceType.FOSTER_FAMILY)
    assert stay.persons == ("lot",)
    assert stay.account.perspective is Perspective.YOUNG_PERSON
    assert day(stay.when.start.earliest) == "2011-05-03"


@pytest.mark.parametrize(
    ("sentence", "boys"),
    [
        ("Beide jongens gingen op 3 maart 2020 naar een gezinshuis.", {"sem", "daan"}),
        ("De meisjes gingen op 3 maart 2020 naar een gezinshuis.", {"noor"}),
        ("De kinderen gingen op 3 maart 2020 naar een gezinshuis.", {"sem", "noor", "daan"}),
    ],
)
def test_boys_girls_and_children_are_those_of_the_family(sentence: str, boys: set[str]) -> None:
    found = timeline(
        "Zoon Sem, geboren op 12 maart 2008. Dochter Noor, geboren op 3 juni 2011. Zoon Daan, geboren op 20 november "
        f"2014.\n\n{sentence}\n"
    )
    (stay,) = found.facts(Stay)
    assert set(stay.persons) == boys


# Places, forms


def test_the_fields_at_the_head_of_a_paper_are_read() -> None:
    found = timeline(
        "Stichting De Lei\nBehandelgroep Zandpad, Veenmeer\nBehandelplan Sem Jansen\n"
        "Geboren: 12-03-2008 (10 jaar). Opname: 4 december 2018. Ontslag: 9 mei 2019.\n"
    )
    (stay,) = found.facts(Stay)
    assert (stay.place, stay.place_name, stay.municipality) == (PlaceType.TREATMENT_GROUP, "Zandpad", "Veenmeer")
    assert (day(stay.when.start.earliest), day(stay.when.end.latest)) == ("2018-12-04", "2019-05-09")


def test_a_period_under_the_title_of_a_therapy_is_that_of_the_therapy() -> None:
    found = timeline(
        "Eindverslag speltherapie\nSem (2014). Periode: september 2020 tot en met januari 2021, 12 keer.\n"
    )
    (help,) = found.facts(Help)
    assert help.persons == ("sem",)
    assert (day(help.when.start.earliest), day(help.when.end.latest)) == ("2020-09-01", "2021-01-31")


def test_a_place_is_known_by_its_name_once_any_paper_says_what_it_is() -> None:
    found = read(
        plan="Sem, geboren op 12 maart 2008, woont in gezinshuis De Meerval.\n",
        verhaal="2 juni 2020\n\nIn mei 2018 ging Sem naar de Meerval.\n",
    ).timeline
    dated = [stay for stay in found.facts(Stay) if stay.when.is_dated]
    assert [stay.place for stay in dated] == [PlaceType.FAMILY_HOME]


def test_a_stay_of_which_nobody_says_where_is_no_stay() -> None:
    found = timeline("Sem (2008) is in mei 2018 ergens anders geplaatst.\n")
    assert not [stay for stay in found.facts(Stay) if stay.place is PlaceType.UNKNOWN]


def test_how_far_a_place_is_from_home_is_kept() -> None:
    found = timeline("Sem (2008) ging op 3 mei 2019 naar behandelgroep Zandpad in Veenmeer, 45 kilometer van huis.\n")
    (stay,) = found.facts(Stay)
    assert (stay.distance_km, stay.municipality) == (45, "Veenmeer")


def test_grandparents_are_one_place_however_they_are_named() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008.\n\nSem woonde vanaf 3 mei 2015 bij opa en oma. Vanaf 9 juli 2017 woonde Sem "
        "bij oma.\n"
    )
    names = {stay.place_name for stay in found.facts(Stay) if stay.place is PlaceType.NETWORK}
    assert len(names) == 1
    assert names != {""}


# What goes on, and what is only weighed


def test_what_is_told_to_go_on_is_known_until_the_day_of_the_paper_and_no_longer() -> None:
    found = read(
        een="3 mei 2017\n\nSem (9) krijgt sinds januari 2017 speltherapie.\n", twee="4 juni 2022\n\nSem is ziek.\n"
    ).timeline
    (help,) = found.facts(Help)
    assert help.when.ending is Ending.DATED
    assert day(help.when.end.earliest) == "2017-05-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "De rechtbank acht op 3 mei 2019 terugkeer naar huis niet in het belang van Sem.",
        "Op 3 mei 2019 is besproken of Sem terug naar huis kan.",
    ],
)
def test_a_return_that_is_only_weighed_is_no_stay(sentence: str) -> None:
    assert not timeline(f"Sem, geboren op 12 maart 2008.\n\n{sentence}\n").facts(Stay)


def test_a_measure_that_is_prolonged_is_not_another_measure() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008.\n\nOp 9 juni 2020 is Sem onder toezicht gesteld. 03-06-2021 OTS verlengd met "
        "een jaar.\n"
    )
    assert [day(measure.when.start.earliest) for measure in found.facts(Measure)] == ["2020-06-09"]


def test_a_birth_that_stands_by_the_way_does_not_date_what_is_told() -> None:
    found = timeline("Besluit\n\nWij hebben voor Sem, geboren op 12 maart 2008, speltherapie ingezet.\n")
    assert not [help for help in found.facts(Help) if day(help.when.start.earliest) == "2008-03-12"]
    assert [help.title for help in found.items if isinstance(help, Help)] == ["speel- of vaktherapie"]


def test_help_that_was_asked_for_did_not_begin() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008.\n\nMoeder heeft op 3 mei 2019 speltherapie voor Sem aangevraagd.\n"
    )
    (help,) = (item for item in found.items if isinstance(item, Help))
    assert (help.state, day(help.asked.earliest), help.when.is_dated) == (HelpState.ASKED, "2019-05-03", False)


# More than the bare fact


def test_what_follows_says_what_it_meant_and_what_was_done() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008.\n\nOp 3 mei 2019 deed de school een melding over Sem. Er is toen geen actie "
        "ondernomen. Op 9 juli 2019 is bij Sem ADHD vastgesteld. Hierdoor kon hij naar een andere school.\n"
    )
    (report,) = (item for item in found.facts(Event) if day(item.when.start.earliest) == "2019-05-03")
    (diagnosis,) = found.facts(Diagnosis)
    assert report.no_response == "Er is toen geen actie ondernomen."
    assert (report.meaning, report.response) == ("", "")
    assert diagnosis.meaning == "Hierdoor kon hij naar een andere school."


def test_kinds_that_leave_no_doubt_get_their_life_domain_and_who_pays_is_kept() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008.\n\nSem kreeg in mei 2019 speltherapie, betaald uit de Zorgverzekeringswet. In "
        "juni 2019 ging Sem naar een pleeggezin.\n"
    )
    (help,), (stay,) = found.facts(Help), found.facts(Stay)
    assert (help.domains, help.law) == ((LifeDomain.HEALTH,), FundingLaw.ZVW)
    assert stay.domains == (LifeDomain.HOUSING,)


def test_signatures_and_fields_tell_who_worked_with_the_family_and_for_whom() -> None:
    found = read(
        plan="GI Noordermeer\n3 mei 2019\nJeugdbeschermer: mw. D. Okkema, sinds 1 november 2018\n\n"
        "Sem (2008) is boos.\n",
        brief="GI Noordermeer\n4 juni 2020\n\nSem (2008) is rustig.\n\nMet vriendelijke groet,\nDora Okkema\n"
        "jeugdbeschermer\n",
    ).timeline
    (worker,) = found.facts(Involvement)
    assert (worker.role, worker.worker, worker.persons) == (Role.GUARDIAN, "Dora Okkema", ("sem",))
    assert (day(worker.when.start.earliest), day(worker.when.end.earliest)) == ("2018-11-01", "2020-06-04")
    assert [found.organisation(id).name for id in worker.organisations] == ["GI Noordermeer"]  # type: ignore[union-attr]
    assert not worker.reviewed


def test_who_came_before_is_told_by_the_paper_of_who_came_after() -> None:
    found = read(
        plan="GI Noordermeer\n3 juni 2019\n\n| Jeugdbeschermer | T. de Haan (tot 1 mei L. Pieters) |\n\nSem (2008) is "
        "rustig.\n"
    ).timeline
    told = [(one.worker, day(one.when.start.earliest), day(one.when.end.earliest)) for one in found.facts(Involvement)]
    assert told == [("L. Pieters", "", "2019-05-01"), ("T. de Haan", "2019-06-03", "2019-06-03")]


def test_a_row_of_dates_is_of_each_child_its_own() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008. Noor, geboren op 3 juni 2011.\n\nNaar een pleeggezin gingen: Sem in mei 2017, "
        "Noor in juli 2018.\n"
    )
    told = {day(item.when.start.earliest)[:7]: item.persons for item in found.items if item.when.start.is_known}
    assert (told["2017-05"], told["2018-07"]) == (("sem",), ("noor",))


def test_steps_that_change_a_course_are_proposed_as_turning_points() -> None:
    found = timeline(
        "Sem, geboren op 12 maart 2008. Noor, geboren op 3 juni 2011.\n\nOp 9 juni 2016 zijn Sem en Noor onder "
        "toezicht gesteld. Op 3 mei 2017 zijn Sem en Noor in een pleeggezin geplaatst. Op 8 juli 2019 ging Sem weer "
        "thuis wonen.\n"
    )
    told = [(point.title.split(" (")[0], day(point.when.earliest), point.persons) for point in found.turning_points]
    assert told == [
        ("begin ondertoezichtstelling", "2016-06-09", ("sem", "noor")),
        ("uit huis", "2017-05-03", ("sem", "noor")),
        ("weer thuis", "2019-07-08", ("sem",)),
    ]
    assert all("Voorstel" in point.note for point in found.turning_points)
    assert check(found) == ()


# What cannot be so


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Sem (2008) ging op 31 februari 2019 naar een pleeggezin.", "impossible_date", "31 februari 2019"),
        ("Sem (2008) kreeg van 5 mei 2019 tot 3 maart 2019 speltherapie.", "end_before_start", "3 maart 2019"),
        (
            "Sem (2008). Moeder: Petra Jansen, geboren op 4 mei 1984.\nMoeder is op 3 mei 1975 overleden.",
            "death_before_birth",
            "Petra Jansen",
        ),
    ],
)
def test_what_cannot_be_so_is_told_with_the_document_and_the_words(text: str, code: str, words: str) -> None:
    (problem,) = read(stuk=f"{text}\n").problems
    assert (problem.code, problem.path, problem.refused) == (code, "stuk.txt", False)
    assert words in problem.nl
    assert problem.nl != problem.en
    assert "stuk.txt" in problem.nl
    assert "stuk.txt" in problem.en


def test_an_impossible_date_leaves_its_fact_without_a_date() -> None:
    found = timeline("Sem (2008) ging op 31 februari 2019 naar een pleeggezin.\n")
    assert not [item for item in found.items if "pleeggezin" in item.title and item.when.start.is_known]


def test_two_births_under_one_name_may_be_two_people() -> None:
    found = read(een="Sem is geboren op 3 maart 2008.\n", twee="Sem is geboren op 9 juli 2009.\n")
    (problem,) = found.problems
    assert problem.code == "two_of_one_name"
    assert "een.txt" in problem.nl
    assert "twee.txt" in problem.nl


def test_a_file_in_order_has_no_problems() -> None:
    assert read(brief="Sem, geboren op 12 maart 2008, ging op 3 mei 2019 naar een pleeggezin.\n").problems == ()


def test_nothing_to_read_gives_an_empty_timeline() -> None:
    found = read_file([])
    assert (found.timeline.items, found.proposals, found.problems) == ((), 0, ())
