# SPDX-License-Identifier: EUPL-1.2
"""Making a case anonymous: what leads to the family goes, what was learnt stays."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from tests.web.people import World, with_family
from tests.web.test_prints import NAMED
from thuislijn.actions.exchanging import import_timeline
from thuislijn.actions.keeping.anonymising import anonymise_case, rough
from thuislijn.actions.keeping.anonymising_learning import anonymise_learning
from thuislijn.actions.learning.decisions import start_record
from thuislijn.actions.learning.plans import keep_action, keep_look_back
from thuislijn.actions.learning.rows import write_row
from thuislijn.actions.questions import answer
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.access import content_for
from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, Purpose, Recognition, SourceState
from thuislijn.store.consents import Consent
from thuislijn.store.entries import Section
from thuislijn.store.files import keep, path_of
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.identities import Identity
from thuislijn.store.learning.decisions import DecisionRecord
from thuislijn.store.learning.explanations import Voice
from thuislijn.store.learning.plans import Goal, LookBack, PlanAction
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.network import NetworkTie
from thuislijn.store.sources import CaseSource, ProposalCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.exchange import dump, load
from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Moment
from thuislijn.web.decisions.page import plain


@pytest.mark.parametrize(
    ("exact", "vague"),
    [
        ({"when": {"start": "2021-03-01", "end": "2021-09-01"}}, {"when": {"start": "2021-03", "end": "2021-09"}}),
        ({"when": {"on": {"edtf": "2021-03-01", "words": "op 1 maart"}}}, {"when": {"on": {"edtf": "2021-03"}}}),
        ({"when": {"on": "[2021-03-01..2021-05-31]"}}, {"when": {"on": "[2021-03..2021-05]"}}),
        ({"when": {"on": "2021"}}, {"when": {"on": "2021"}}),
        ({"birth": "2012-05-04"}, {"birth": "2012"}),
        ({"birth": {"edtf": "2012-05", "words": "mei 2012"}}, {"birth": {"edtf": "2012"}}),
        ({"birth": "[2012-05-04..2012-06-04]"}, {"birth": "[2012..2012]"}),
        (
            {"evidence": [{"source": "s1", "page": 2, "start": 4, "end": 9, "quote": "Sem"}]},
            {"evidence": [{"source": "s1", "page": 2}]},
        ),
        ({"title": "verhuisd", "note": "naar de Dorpsstraat"}, {"title": "verhuisd"}),
        ({"statements": [{"text": "zo ging het", "account": {"perspective": "parent"}}]}, None),
    ],
)
def test_days_become_months_and_words_of_the_sources_go(exact: Any, vague: Any) -> None:
    assert rough(exact) == (exact if vague is None else vague)


@pytest.mark.django_db(transaction=True)
def test_an_anonymised_case_is_open_and_leads_nowhere(world: World) -> None:
    case = with_family(world)
    case.anonymous = False
    case.closed = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    case.save()
    source = CaseSource(
        case=case,
        key="s1",
        title="Brief over Sem",
        text="Sem",
        sha256="0" * 64,
        state=SourceState.READ,
        date="2021-03-04",
    )
    source.save()
    keep(case.pk, source.pk, [b"de brief"])
    Identity(case=case, kind="person", key="sem", sealed=b"x").save()
    Consent(
        case=case,
        about="sem",
        by="moeder",
        purpose=Purpose.FILE,
        form=ConsentForm.WRITTEN,
        given=dt.date(2026, 1, 1),
        recorded_by="Tine",
    ).save()
    turn = {"id": "t7", "title": "de verhuizing", "when": "2021-03-01"}
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.TURNING_POINTS, "t7", turn)])

    NetworkTie(case=case, label="buurvrouw Annie", asked_by="Petra").save()
    ProposalCard(source=source, number=1, start=0, end=3, data={"title": "Sem"}).save()
    waiting = CaseSource(case=case, key="s2", title="Brief over Sem", sha256="1" * 64, state=SourceState.WAITING)
    waiting.save()

    anonymise_case(by=world.actor("fatima"), case=case, pseudonym="Gezin Alikruik", why="op verzoek van de moeder")

    case = content_for(world.people["tine"], case.pk)
    assert (case.pseudonym, case.municipality, case.anonymous) == ("Gezin Alikruik", "", True)
    assert not path_of(case.pk, source.pk).exists()
    for name in TAKEN_WHOLE:
        assert not apps.get_model("store", name)._default_manager.exists(), name
    assert NetworkTie.objects.get().label == "iemand uit het netwerk (1)"
    kept = CaseSource.objects.get()
    assert (kept.title, kept.text, kept.sha256, kept.date) == ("bron 1", "", "", "2021-03")
    timeline = timeline_of(case)
    sem = timeline.person("sem")
    assert sem is not None and (sem.birth.earliest, sem.birth.width) == (dt.date(2012, 1, 1).toordinal(), 365)
    (stay,) = timeline.facts(Stay)
    assert (stay.title, stay.when.start.width) == ("bij oma", 30)


TAKEN_WHOLE = {"Identity", "Step", "Change", "Consent", "Custody", "Informed", "OnlyMentioned", "ProposalCard"} | {
    "RowChange",
    "ExplanationVersion",
    "ObserverNote",
    "FamilyAccess",
    "FamilyInvitation",
    "HeldBack",
    "SharedWords",
}
EMPTIED = (
    {"Case", "CaseSource", "Entry", "NetworkTie", "NetworkAsking", "FindingAnswer", "SearchRow"}
    | {"AgendaItem", "Attendance"}
    | {"AgreedNote", "OpenQuestion", "RethinkingCard", "CardAnswer", "CardPerson", "CardOption"}
    | {"ExplanationFactor", "FactorLink", "FactorView", "Voice", "SafetyLine", "WeighedOption"}
    | {"FamilyPlan", "Goal", "PlanAction", "LookBack"}
    | {"DecisionRecord", "ConsideredAlternative", "HeardPerson", "ExploredPerson", "DecisionEvaluation"}
)
WITHOUT_CONTENT = {"ThresholdSetting", "Acknowledgement", "Presence", "Preparation"}


def test_whatever_is_kept_of_a_case_has_been_thought_of() -> None:
    """A new table that hangs on a case has to be named in one of the three lists, and dealt with."""
    of_a_case: set[type[Model]] = {Case}
    before = 0
    while len(of_a_case) != before:
        before = len(of_a_case)
        of_a_case |= {
            model
            for model in apps.get_app_config("store").get_models()
            for field in model._meta.get_fields()
            if field.many_to_one and field.related_model in of_a_case
        }
    assert {model.__name__ for model in of_a_case} <= TAKEN_WHOLE | EMPTIED | WITHOUT_CONTENT


@pytest.mark.django_db(transaction=True)
def test_an_anonymised_case_can_be_worked_on(world: World) -> None:
    case = with_family(world)
    anonymise_case(by=world.actor("fatima"), case=case, pseudonym="Gezin Alikruik", why="op verzoek")
    revision = Case.objects.get(pk=case.pk).revision
    new = Edit(Section.ITEMS, "i9", {"kind": "event", "id": "i9", "title": "verhuisd"})
    assert write(by=world.actor("tine"), case=case, edits=[new]) == revision + 1


@pytest.mark.django_db
def test_of_what_was_learnt_the_lesson_stays_and_who_said_it_goes(world: World) -> None:
    by, case = world.actor("tine"), world.case
    goal = write_row(by=by, row=Goal(case=case, text="samen eten op zondag", whose="moeder Anja"), kind="goal")
    voice = write_row(by=by, row=Voice(case=case, label="juf Marit", perspective="professional"), kind="voice")
    anonymise_learning(case)
    goal.refresh_from_db()
    voice.refresh_from_db()
    assert (goal.text, goal.whose, voice.label) == ("samen eten op zondag", "", "iemand")
    assert RowChange.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_names_that_people_typed_go_too(world: World) -> None:
    case = world.case
    case.anonymous = False
    case.save()
    by = world.actor("tine")
    import_timeline(by=by, case=case, timeline=load(json.dumps(NAMED)))
    told = {"account": {"perspective": "parent"}, "text": "Ria zei dat Lot bij mevrouw Karssens in Zutphen sliep."}
    item = {"kind": "event", "id": "i9", "title": "Lot de Wit verhuist naar Zutphen", "statements": [told]}
    turn = {"id": "t9", "title": "toen Ria ziek werd", "when": "2021-03-01"}
    edits = [Edit(Section.ITEMS, "i9", item), Edit(Section.TURNING_POINTS, "t9", turn)]
    write(by=by, case=case, edits=edits)
    answer(
        by=by,
        case=case,
        finding="f",
        lens="GAP",
        recognition=Recognition.RECOGNISED,
        note="Lot belde zelf met de school.",
    )

    changed = anonymise_case(by=world.actor("fatima"), case=case, pseudonym="Gezin Alikruik", why="op verzoek")

    case = Case.objects.get(pk=case.pk)
    text = dump(timeline_of(case)) + FindingAnswer.objects.get().note
    for name in ("Lot", "Ria", "de Wit", "Karssens", "Zutphen"):
        assert name not in text, name
    assert "Jeugdige 1 verhuist naar" in text and "Jeugdige 1 belde zelf met de school." in text
    assert "toen moeder ziek werd" in text and changed == 4


@pytest.mark.django_db(transaction=True)
def test_a_case_without_names_keeps_its_words(world: World) -> None:
    case = with_family(world)
    titles = [item.title for item in timeline_of(case).items]
    assert anonymise_case(by=world.actor("fatima"), case=case, pseudonym="Gezin Alikruik", why="op verzoek") == 0
    assert [item.title for item in timeline_of(Case.objects.get(pk=case.pk)).items] == titles


@pytest.mark.django_db(transaction=True)
def test_of_the_days_of_decisions_and_plans_the_month_stays_also_on_screen_and_paper(world: World) -> None:
    with_family(world)
    by, case, day = world.actor("tine"), world.case, dt.date(2026, 5, 17)
    record = start_record(by=by, case=case, child="sem", values={"day": day, "evaluate_on": day})
    keep_action(by=by, case=case, values={"what": "samen koken", "due": day, "adopted": True})
    keep_look_back(by=by, case=case, values={"day": dt.date(2026, 6, 30)})
    anonymise_case(by=by, case=case, pseudonym="Gezin Duin", why="gevraagd")
    assert DecisionRecord.objects.get().day == DecisionRecord.objects.get().evaluate_on == dt.date(2026, 5, 1)
    assert (PlanAction.objects.get().due, LookBack.objects.get().day) == (dt.date(2026, 5, 1), dt.date(2026, 6, 1))
    case.refresh_from_db()
    assert plain(case, DecisionRecord.objects.get()).decided_on == Moment.in_month(2026, 5)
    for address, told in ((f"besluit/{record.pk}", "mei 2026"), ("plan", "juni 2026"), ("terugkijken", "juni 2026")):
        page = world.client("tine").get(f"/casus/{case.pk}/{address}").content.decode()
        assert told in page and f"1 {told}" not in page, address
