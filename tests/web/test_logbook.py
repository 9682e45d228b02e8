# SPDX-License-Identifier: EUPL-1.2
"""The log as people read it: the team, the family, the facilitator and the administrator."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest

from tests.web.people import World, with_family
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.entries import Section
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Membership
from thuislijn.web.logbook.words import _ACTS, _WHOLE, THINGS, done, reason


def here(world: World, rest: str = "") -> str:
    return f"/casus/{world.case.pk}/logboek{rest}"


def page(world: World, name: str = "fatima", rest: str = "") -> str:
    return world.client(name).get(here(world, rest)).content.decode()


def worked_for(world: World, name: str, organisation: str) -> None:
    Membership.objects.filter(user=world.people[name]).update(organisation=organisation)


def test_the_log_tells_in_plain_dutch_who_did_what(world: World) -> None:
    with_family(world)
    world.client("eva").get(f"/casus/{world.case.pk}/tijdlijn")
    text = page(world)
    assert "Tine" in text and "noteerde een gebeurtenis of periode op de tijdlijn" in text
    assert "Eva" in text and "bekeek de tijdlijn" in text
    assert "bij oma" not in text, "no content"


def test_looking_at_the_log_is_in_the_log(world: World) -> None:
    page(world, "tine")
    assert "bekeek het logboek van de casus" in page(world)


def test_who_was_turned_away_stands_in_the_log_of_the_case(world: World) -> None:
    assert world.client("otto").get(f"/casus/{world.case.pk}/tijdlijn").status_code == 404
    text = page(world)
    assert "Otto" in text and "werd geweigerd bij de casus" in text


def test_the_log_is_filtered_by_person_and_period(world: World) -> None:
    with_family(world)
    record(by=world.actor("rens"), act=Act.READ, kind="timeline", case=world.case)
    LogRow.objects.filter(actor=world.people["rens"].pk).update(at=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC))
    client = world.client("fatima")
    lines = client.get(here(world), {"person": str(world.people["rens"].pk)}).context["lines"]
    assert [(line.name, line.done) for line in lines] == [("Rens", "bekeek de tijdlijn")]
    lines = client.get(here(world), {"first": "01-03-2026", "last": "01-03-2026"}).context["lines"]
    assert [line.name for line in lines] == ["Rens"]
    assert client.get(here(world), {"first": "02-03-2026", "last": "03-03-2026"}).context["lines"] == []


def test_a_day_of_the_log_is_a_day_here_and_not_in_greenwich(world: World) -> None:
    record(by=world.actor("rens"), act=Act.READ, kind="timeline", case=world.case)
    LogRow.objects.filter(case=world.case.pk).update(at=dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC))
    lines = world.client("fatima").get(here(world), {"first": "02-07-2026", "last": "02-07-2026"}).context["lines"]
    assert len(lines) == 1


@pytest.mark.parametrize(
    "question",
    ["person=x", "person=98f1b6c9-6c1c-491b-a6fa-86e46868fd4c", "first=31-02-2026", "blad=x&last=0", "last=31-12-9999"],
)
def test_a_wrong_filter_shows_the_log(world: World, question: str) -> None:
    response = world.client("fatima").get(here(world, f"?{question}"))
    assert response.status_code == 200


def test_a_long_log_has_pages(world: World) -> None:
    for _ in range(60):
        record(by=world.actor("tine"), act=Act.SEARCH, kind="search", case=world.case)
    client = world.client("fatima")
    assert len(client.get(here(world)).context["lines"]) == 50
    assert len(client.get(here(world), {"blad": 2}).context["lines"]) >= 10


def test_the_family_reads_roles_and_organisations_and_no_names(world: World) -> None:
    with_family(world)
    worked_for(world, "tine", "Jeugdhulp Duin")
    for _ in range(3):
        record(by=world.actor("tine"), act=Act.SEARCH, kind="search", case=world.case)
    text = page(world, rest="/gezin")
    assert "Lid van een uitvoeringsteam van Jeugdhulp Duin zocht in de bronnen (3 keer)." in text
    for name in ("Tine", "127.0.0.1"):
        assert name not in text.split("<main", 1)[1].split("</main", 1)[0]


def test_two_people_of_one_role_and_organisation_are_told_apart(world: World) -> None:
    for name in ("tine", "zuhal"):
        worked_for(world, name, "Jeugdhulp Duin")
        record(by=world.actor(name), act=Act.READ, kind="table", case=world.case)
    text = page(world, rest="/gezin")
    assert "Jeugdhulp Duin (1) bekeek de tabel" in text and "Jeugdhulp Duin (2) bekeek de tabel" in text


def test_the_family_can_take_the_log_along_as_text_and_that_is_logged(world: World) -> None:
    with_family(world)
    response = world.client("fatima").get(here(world, "/gezin.txt"))
    assert response["Content-Type"].startswith("text/plain") and "attachment" in response["Content-Disposition"]
    text = response.content.decode()
    assert "Gezin Zeester" in text and "- Lid van een uitvoeringsteam noteerde" in text
    assert LogRow.objects.filter(act=Act.EXPORT, kind="family_log", case=world.case.pk).count() == 1


def test_the_log_can_be_read_when_the_content_is_closed(world: World) -> None:
    with_family(world)
    world.case.anonymous = False
    world.case.save()
    assert world.client("fatima").get(here(world, "/gezin")).status_code == 200


def test_a_facilitator_reads_what_happened_in_the_programme_and_not_in_its_cases(world: World) -> None:
    with_family(world)
    record(by=world.actor("fatima"), act=Act.CREATE, kind="invitation", programme=world.programme)
    delete_case(by=world.actor("fatima"), case=world.case, why="op verzoek")
    text = world.client("fatima").get(f"/leertraject/{world.programme.pk}/logboek").content.decode()
    assert "nodigde iemand uit" in text and "verwijderde de casus" in text and "op verzoek" in text
    assert "gebeurtenis" not in text


def test_the_administrator_reads_of_signing_in_and_never_of_a_case(world: World) -> None:
    with_family(world)
    record(by=world.actor("tine"), act=Act.SIGN_IN, kind="sign_in", target="totp")
    world.client("otto").get(f"/casus/{world.case.pk}/")
    text = world.client("bram").get("/beheer/logboek").content.decode()
    assert "meldde zich aan" in text and "werd geweigerd" in text
    for word in (str(world.case.pk), world.case.pk.hex, "Zeester", "tijdlijn", "Duinrand"):
        assert word not in text.split("<main", 1)[1].split("</main", 1)[0]


def test_a_reason_that_holds_a_script_stays_text(world: World) -> None:
    record(by=world.actor("fatima"), act=Act.CHANGE, kind="closing", case=world.case, why="<script>x</script>")
    for rest in ("", "/gezin"):
        assert "<script>x" not in page(world, rest=rest)


def row(act: Act, kind: str, why: str = "") -> LogRow:
    return LogRow(act=act, kind=kind, why=why)


def test_codes_of_the_machine_are_no_reasons(world: World) -> None:
    assert reason(row(Act.CHANGE, "case", "pseudonym, team")) == ""
    assert reason(row(Act.CREATE, "consent", "file")) == "het dossier bekijken"
    assert reason(row(Act.DELETE, "case", "retention")) == "de bewaartermijn is voorbij"
    assert reason(row(Act.PRINT, "pdf, met namen", "voor de rechter")) == "voor de rechter"
    assert done(row(Act.PRINT, "pdf, met namen")) == "drukte het verslag met echte namen af"


def kinds_written(package: Path) -> set[str]:
    """Every kind that code hands to the log as a plain word."""
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("record", "look") and isinstance(node, ast.Call):
                words = [word.value for word in node.keywords if word.arg == "kind"]
                found |= {part.value for word in words for part in ast.walk(word) if isinstance(part, ast.Constant)}
    return {kind for kind in found if isinstance(kind, str)}


def test_every_kind_that_is_logged_has_its_words(repository: Path) -> None:
    known = {*THINGS, *(kind for _, kind in _WHOLE)}
    written = kinds_written(repository / "thuislijn" / "actions") | kinds_written(repository / "thuislijn" / "web")
    assert written - known - {", met namen"} == set(), "say in thuislijn/web/logbook/words.py what these are"
    assert {section.value for section in Section} <= known
    assert set(_ACTS) == set(Act)
