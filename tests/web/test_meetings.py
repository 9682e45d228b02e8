# SPDX-License-Identifier: EUPL-1.2
"""Meetings on screen: planned, on the agenda, who comes, begun and ended; and nothing of a family in a calendar."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.web.people import World, id_of, meet, with_family, with_sources
from thuislijn.actions.learning.meetings import begin_meeting, end_meeting
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.meetings import AgendaItem, Attendance, Meeting, Preparation
from thuislijn.store.sources import CaseSource
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

TODAY = timezone.localdate()


def typed(**more: Any) -> dict[str, Any]:
    first = {"day": "3-7-2027", "time": "13:30", "minutes": "180", "place": "Gemeentehuis", "title": "", "goal": ""}
    return first | more


def planned(world: World, day: dt.date = TODAY) -> Meeting:
    return meet(world, world.case, day)


def text(world: World, who: str, path: str) -> str:
    response = world.client(who).get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_team_member_plans_a_meeting_with_a_case_on_its_agenda(world: World) -> None:
    client = world.client("tine")
    answer = client.post(f"/team/{world.north.pk}/bijeenkomst?casus={world.case.pk}", typed())
    meeting = Meeting.objects.get(pk=id_of(answer["Location"]))
    assert timezone.localtime(meeting.starts).strftime("%d-%m-%Y %H:%M") == "03-07-2027 13:30"
    assert AgendaItem.objects.get(meeting=meeting).case == world.case
    page = client.get(answer["Location"]).content.decode()
    assert "Gezin Zeester" in page and "Zaterdag 3 juli 2027" in page and "langer dan drie uur" not in page


def test_more_than_three_hours_gives_a_remark_and_stops_nothing(world: World) -> None:
    client = world.client("fatima")
    answer = client.post(f"/team/{world.north.pk}/bijeenkomst", typed(minutes="200"), follow=True)
    assert "Deze bijeenkomst duurt langer dan drie uur" in answer.content.decode()
    assert Meeting.objects.get().minutes == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "31-2-2027"},
        {"time": "half twee"},
        {"minutes": "0"},
        {"minutes": "999999"},
        {"title": "Over gezin zeester"},
        {"place": "bij Gezin Zeester thuis"},
        {"goal": "x" * 5000},
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(world: World, wrong: dict[str, str]) -> None:
    answer = world.client("tine").post(f"/team/{world.north.pk}/bijeenkomst", typed(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Meeting.objects.exists()
    assert "Gemeentehuis" in page or "place" in wrong
    (value,) = wrong.values()
    assert value in page


def test_a_case_of_another_team_cannot_come_along(world: World) -> None:
    theirs = Case(programme=world.programme, team=world.south, pseudonym="Gezin Rog", reference_day=TODAY)
    theirs.save()
    meeting = planned(world)
    fatima = world.client("fatima")
    answer = fatima.post(f"/bijeenkomst/{meeting.pk}/agenda", {"case": str(theirs.pk), "minutes": "30"})
    assert answer.status_code == 422 and AgendaItem.objects.count() == 1
    assert fatima.post(f"/bijeenkomst/{meeting.pk}/agenda/casus/{theirs.pk}").status_code == 404
    assert world.client("zuhal").get(f"/bijeenkomst/{meeting.pk}").status_code == 404
    fatima.post(f"/team/{world.north.pk}/bijeenkomst?casus={theirs.pk}", typed())
    assert AgendaItem.objects.count() == 1


def test_two_who_change_a_meeting_at_once_see_what_the_other_did(world: World) -> None:
    meeting = planned(world)
    here = f"/bijeenkomst/{meeting.pk}/wijzigen"
    seen = world.client("rens").get(here).context["form"]["seen"].value()
    world.client("fatima").post(here, typed(place="school", seen=seen))
    late = world.client("rens").post(here, typed(place="kerk", seen=seen))
    page = late.content.decode()
    assert late.status_code == 422 and "Plaats: school" in page and "kerk" in page
    assert Meeting.objects.get().place == "school"


def test_the_calendar_file_names_the_team_and_no_family(world: World) -> None:
    meeting = planned(world)
    answer = world.client("tine").get(f"/bijeenkomst/{meeting.pk}/agenda.ics")
    content = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Leerbijeenkomst – Noord" in content and "Zeester" not in content


def test_begin_and_end_are_one_press_and_hours_reach_the_programme_without_a_case(world: World) -> None:
    meeting = planned(world)
    client = world.client("eva")
    client.post(f"/bijeenkomst/{meeting.pk}/begin")
    assert Meeting.objects.get().state == MeetingState.RUNNING
    client.post(f"/bijeenkomst/{meeting.pk}/einde")
    meeting.refresh_from_db()
    Attendance.objects.filter(meeting=meeting).update(present="yes", preparation_minutes=60)
    for who in ("paul", "anna"):
        for path in (f"/leertraject/{world.programme.pk}/", "/bijeenkomsten"):
            page = text(world, who, path)
            assert "4 uur" in page and "Zeester" not in page and str(meeting.pk) not in page, path
    assert "1 gehouden en 0 gepland, van ongeveer 5" in text(world, "tine", "/bijeenkomsten")
    assert "Zuid" not in text(world, "tine", "/bijeenkomsten")


def test_the_list_of_people_keeps_only_what_somebody_changed(world: World) -> None:
    meeting = planned(world)
    tine = Attendance.objects.get(meeting=meeting, user=world.people["tine"])
    shown = {f"present-{tine.pk}-was": "unknown", f"comes-{tine.pk}-was": "unknown", f"minutes-{tine.pk}-was": ""}
    Attendance.objects.filter(pk=tine.pk).update(comes="yes")  # by somebody else, after it was shown
    sent = shown | {f"present-{tine.pk}": "yes", f"comes-{tine.pk}": "unknown", f"minutes-{tine.pk}": "90"}
    assert world.client("fatima").post(f"/bijeenkomst/{meeting.pk}/mensen", sent).status_code == 302
    tine.refresh_from_db()
    assert (tine.present, tine.comes, tine.preparation_minutes) == ("yes", "yes", 90)
    nonsense = {f"present-{tine.pk}": "<b>", f"role-{tine.pk}": "parent", f"minutes-{tine.pk}": "veel"}
    world.client("fatima").post(f"/bijeenkomst/{meeting.pk}/mensen", nonsense)
    tine.refresh_from_db()
    assert (tine.present, tine.role, tine.preparation_minutes) == ("yes", "team_member", 90)


def test_one_press_says_that_all_were_there_but_whom_somebody_said_otherwise_of(world: World) -> None:
    meeting = planned(world)
    client, here = world.client("fatima"), f"/bijeenkomst/{meeting.pk}/mensen"
    assert "Allen waren er" not in text(world, "fatima", here), "nobody can have been there yet"
    begin_meeting(by=world.actor("fatima"), meeting=meeting)
    assert "Allen waren er" in text(world, "fatima", here)
    tine, rens = (Attendance.objects.get(meeting=meeting, user=world.people[who]) for who in ("tine", "rens"))
    Attendance.objects.filter(pk=rens.pk).update(present="no")
    client.post(here, {"there": "1", f"present-{tine.pk}": "no", f"present-{tine.pk}-was": "unknown"})
    present = dict(Attendance.objects.filter(meeting=meeting).values_list("user", "present"))
    away = {world.people[who].pk for who in ("tine", "rens")}
    assert {user for user, there in present.items() if there == "no"} == away
    assert set(present.values()) == {"yes", "no"}


def test_guests_colleagues_and_the_family_are_asked_each_in_their_own_way(world: World) -> None:
    with_family(world)
    meeting = planned(world)
    here, client = f"/bijeenkomst/{meeting.pk}/mensen", world.client("fatima")
    client.post(f"{here}/gast", {"gast-name": "<i>Sanne</i>", "gast-email": "s@example.org", "gast-role": "guest"})
    client.post(f"{here}/collega", {"user": str(world.people["paul"].pk), "role": "parent"})
    item = AgendaItem.objects.get()
    client.post(f"{here}/gezin/{item.pk}", {"person": "moeder", "role": "parent"})
    assert client.post(f"{here}/gezin/{item.pk}", {"person": "oma", "role": "parent"}).status_code == 422
    assert client.post(f"{here}/collega", {"user": str(world.people["otto"].pk)}).status_code == 404
    page = text(world, "fatima", here)
    assert "&lt;i&gt;Sanne" in page and "alleen bij Gezin Zeester" in page
    assert Attendance.objects.get(user=world.people["paul"]).role == "team_member", "nobody of the team is a parent"
    wrong = client.post(f"{here}/gast", {"gast-name": "", "gast-email": "geen adres", "gast-role": "guest"})
    assert wrong.status_code == 422 and "geen adres" in wrong.content.decode()


def test_invitations_go_out_with_a_calendar_file_and_without_a_family(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SENDS_MAIL = True
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    with_family(world)
    meeting = planned(world)
    client = world.client("fatima")
    ask = {"person": "moeder", "role": "parent", "email": "moeder@example.org"}
    client.post(f"/bijeenkomst/{meeting.pk}/mensen/gezin/{AgendaItem.objects.get().pk}", ask)
    client.post(f"/bijeenkomst/{meeting.pk}/mensen/versturen")
    assert sorted(letter.to[0].split("@")[0] for letter in mail.outbox) == ["eva", "fatima", "moeder", "rens", "tine"]
    for letter in mail.outbox:
        ((name, content, kind),) = letter.attachments
        assert (name, kind) == ("bijeenkomst.ics", "text/calendar") and "BEGIN:VEVENT" in content
        for secret in ("Zeester", "moeder", "jeugdige"):
            assert secret not in f"{letter.subject}{letter.body}{content}"
    client.post(f"/bijeenkomst/{meeting.pk}/mensen/versturen")
    assert len(mail.outbox) == 5, "nobody is asked twice by itself"
    client.post(f"/bijeenkomst/{meeting.pk}/gaat-niet-door")
    client.post(f"/bijeenkomst/{meeting.pk}/mensen/versturen", {"again": "1"})
    assert "gaat niet door" in mail.outbox[-1].body and "METHOD:CANCEL" in mail.outbox[-1].attachments[0][1]


def test_without_a_mail_server_somebody_sends_them_by_hand(world: World) -> None:
    meeting = planned(world)
    assert "verstuurt geen e-mail" in text(world, "fatima", f"/bijeenkomst/{meeting.pk}/mensen")
    world.client("fatima").post(f"/bijeenkomst/{meeting.pk}/mensen/versturen")
    assert not mail.outbox and not Attendance.objects.filter(invited=None).exists()


def test_preparing_shows_what_to_read_and_keeps_the_own_ticks(world: World) -> None:
    case = with_family(world)
    source = with_sources(world)
    meeting = planned(world)
    here = f"/bijeenkomst/{meeting.pk}/casus/{case.pk}/voorbereiden"
    key = finding_key(asked(looked_at(case))[0])
    assert "brief" in text(world, "tine", here)
    sent = {"source": [source.key, "s99"], "question": key, "shown": [source.key, key], "minutes": "45", "comes": "yes"}
    assert world.client("tine").post(here, sent).status_code == 302
    assert set(Preparation.objects.values_list("what", "key")) == {("source", source.key), ("question", key)}
    assert "checked" in text(world, "tine", here) and "checked" not in text(world, "eva", here)
    row = Attendance.objects.get(meeting=meeting, user=world.people["tine"])
    assert (row.preparation_minutes, row.comes) == (45, "yes")
    world.client("tine").post(here, {"shown": [source.key], "minutes": "", "comes": "yes"})
    assert list(Preparation.objects.values_list("what", flat=True)) == ["question"], "what was not shown stays"


def test_what_was_read_for_an_earlier_meeting_stays_read_until_it_says_something_else(world: World) -> None:
    case = with_family(world)
    source = with_sources(world)
    CaseSource.objects.filter(pk=source.pk).update(sha256="de brief")
    first, second = planned(world), planned(world, TODAY + dt.timedelta(days=14))
    here = {meeting: f"/bijeenkomst/{meeting.pk}/casus/{case.pk}/voorbereiden" for meeting in (first, second)}
    tine = world.client("tine")
    keys = [finding_key(one) for one in asked(looked_at(case))]
    tine.post(here[first], {"source": source.key, "question": keys})

    def to_do(what: str) -> list[tuple[str, bool]]:
        lines = tine.get(here[second]).context[what]
        return [(line.key, line.changed) for line in lines if not line.ticked]

    assert to_do("sources") == to_do("questions") == []
    assert "U las alles" in text(world, "tine", here[second]) and "U las alles" not in text(world, "eva", here[second])
    CaseSource.objects.filter(pk=source.pk).update(sha256="een andere brief")
    assert to_do("sources") == [(source.key, True)] and to_do("questions") == []
    tine.post(here[second], {"source": source.key, "shown": source.key})
    assert to_do("sources") == []
    Preparation.objects.filter(what="question", key=keys[0]).update(said="een andere som")
    assert to_do("questions") == [(keys[0], True)]
    tine.post(here[second], {"shown": [source.key]})
    assert to_do("sources") == [(source.key, False)], "taken back for every meeting"


def test_a_case_whose_content_is_closed_shows_its_name_and_nothing_of_its_aim(world: World) -> None:
    meeting = planned(world)
    AgendaItem.objects.update(aim="waarom oma niet")
    assert "waarom oma niet" in text(world, "tine", f"/bijeenkomst/{meeting.pk}")
    Case.objects.update(anonymous=False)
    page = text(world, "tine", f"/bijeenkomst/{meeting.pk}")
    assert "waarom oma niet" not in page and "Gezin Zeester" in page
    for rest in ("voorbereiden", "notities", "verslag"):
        answer = world.client("tine").get(f"/bijeenkomst/{meeting.pk}/casus/{world.case.pk}/{rest}")
        assert answer.status_code == 302 and "toestemming" in answer["Location"], rest


def test_from_a_case_one_plans_or_joins_a_meeting(world: World) -> None:
    here = f"/casus/{world.case.pk}/bijeenkomsten"
    assert "stond nog op geen agenda" in text(world, "tine", here)
    meeting = planned(world)
    AgendaItem.objects.all().delete()
    client = world.client("tine")
    for _ in range(2):
        assert client.post(f"/bijeenkomst/{meeting.pk}/agenda/casus/{world.case.pk}").status_code == 302
    assert AgendaItem.objects.count() == 1
    assert str(meeting.pk) in text(world, "tine", here)


def test_a_meeting_that_was_held_cannot_be_called_off(world: World) -> None:
    meeting, by = planned(world), world.actor("fatima")
    begin_meeting(by=by, meeting=meeting)
    end_meeting(by=by, meeting=meeting)
    answer = world.client("fatima").post(f"/bijeenkomst/{meeting.pk}/gaat-niet-door", follow=True)
    assert "al gehouden" in answer.content.decode() and Meeting.objects.get().state == MeetingState.HELD
