# SPDX-License-Identifier: EUPL-1.2
"""The panel beside the timeline: the clock, own notes, comparing them, questions, and the minutes that come of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.people import IN_THE_CASE, World, meet, with_family
from thuislijn.actions.learning.meetings import begin_meeting
from thuislijn.actions.learning.observing import note, open_notes
from thuislijn.store.choices import Act
from thuislijn.store.findings import FindingAnswer
from thuislijn.store.learning.meetings import AgreedNote, Meeting, ObserverNote, OpenQuestion
from thuislijn.store.learning.plans import PlanAction
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, RethinkingCard
from thuislijn.store.log import LogRow
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

PART = {"X-Fragment": "1"}


@pytest.fixture
def meeting(world: World) -> Meeting:
    found = meet(world, with_family(world), timezone.localdate())
    begin_meeting(by=world.actor("fatima"), meeting=found, at=timezone.now() - dt.timedelta(minutes=30))
    return found


def at(world: World, meeting: Meeting, rest: str) -> str:
    return f"/bijeenkomst/{meeting.pk}/casus/{world.case.pk}/{rest}"


def send(client: Client, path: str, data: dict[str, Any], status: int = 200) -> str:
    answer = client.post(path, data, headers=PART)
    page = answer.content.decode()
    assert answer.status_code == status and "<html" not in page
    return page


def written(world: World, meeting: Meeting, who: str, text: str) -> ObserverNote:
    return note(by=world.actor(who), meeting=meeting, case=world.case, text=text)


def test_the_part_beside_the_timeline_tells_the_time_and_whose_turn_it_is(world: World, meeting: Meeting) -> None:
    path = f"/casus/{world.case.pk}/bijeenkomst/bij"
    part = world.client("tine").get(path, headers=PART).content.decode()
    assert "<html" not in part and "nog 150 minuten" in part and 'aria-current="step"' in part
    whole = world.client("tine").get(path).content.decode()
    assert "<html" in whole and "nog 150 minuten" in whole


def test_an_end_by_a_slip_of_the_hand_is_taken_back_from_beside_the_timeline(world: World, meeting: Meeting) -> None:
    client, here = world.client("eva"), {"case": str(world.case.pk)}
    page = send(client, f"/bijeenkomst/{meeting.pk}/einde", here)
    assert "Toch verder" in page and "Wie er was" in page
    page = send(client, f"/bijeenkomst/{meeting.pk}/begin", here)
    assert "nog 150 minuten" in page and "Toch verder" not in page


def test_who_ended_a_meeting_is_still_at_it_that_day_and_begins_no_later_one_by_a_second_press(
    world: World, meeting: Meeting
) -> None:
    later = meet(world, world.case, timezone.localdate() + dt.timedelta(days=14))
    written(world, meeting, "eva", "moeder zweeg")
    page = send(world.client("eva"), f"/bijeenkomst/{meeting.pk}/einde", {"case": str(world.case.pk)})
    assert "moeder zweeg" in page and f"/bijeenkomst/{later.pk}/begin" not in page
    Meeting.objects.filter(pk=meeting.pk).update(ended=timezone.now() - dt.timedelta(days=1))
    page = world.client("eva").get(f"/casus/{world.case.pk}/bijeenkomst/bij", headers=PART).content.decode()
    assert f"/bijeenkomst/{later.pk}" in page and f"/bijeenkomst/{later.pk}/begin" not in page


def test_what_a_page_sends_twice_is_kept_once_with_the_moment_of_the_first_time(world: World, meeting: Meeting) -> None:
    rens, once = world.client("rens"), "0" * 31 + "1"
    for late in ("600", "620"):
        send(rens, at(world, meeting, "notities/nieuw"), {"text": "opa belde", "once": once, "late": late})
    (row,) = ObserverNote.objects.all()
    assert dt.timedelta(minutes=9) < timezone.now() - row.at < dt.timedelta(minutes=11)
    for _ in range(2):
        send(rens, f"/casus/{world.case.pk}/open-vragen/nieuw", {"text": "wie belde?", "once": once})
    assert OpenQuestion.objects.count() == 1
    send(world.client("tine"), at(world, meeting, "notities/nieuw"), {"text": "van tine", "once": once})
    assert dict(ObserverNote.objects.values_list("by_name", "text")) == {"Rens": "opa belde", "Tine": "van tine"}


def test_a_page_of_one_person_saves_nothing_as_another(world: World, meeting: Meeting) -> None:
    data = {"text": "van rens", "writer": str(world.people["rens"].pk)}
    for path in (at(world, meeting, "notities/nieuw"), f"/casus/{world.case.pk}/open-vragen/nieuw"):
        page = send(world.client("tine"), path, data, 409)
        assert "iemand anders" in page
    assert not ObserverNote.objects.exists() and not OpenQuestion.objects.exists()


def test_a_note_is_bound_to_what_was_on_the_screen(world: World, meeting: Meeting) -> None:
    view = {"about_section": "items", "about": "i1", "window": "2021-01-01/2021-12-31"}
    page = send(world.client("rens"), at(world, meeting, "notities/nieuw"), {"text": "<script>x</script>", **view})
    assert "bij oma" in page and "&lt;script&gt;" in page and "<script>" not in page
    row = ObserverNote.objects.get()
    assert (row.about, row.window, row.by_name) == ("i1", view["window"], "Rens")
    page = world.client("rens").get(at(world, meeting, "notities")).content.decode()
    assert "van=2021-01-01&amp;tot=2021-12-31&amp;toon=i1" in page
    forged = {"text": "x", "about_section": "../../etc", "about": "i1", "window": '"><b>'}
    send(world.client("rens"), at(world, meeting, "notities/nieuw"), forged)
    assert ObserverNote.objects.filter(about="").count() == 1


def test_nothing_typed_is_lost_when_a_note_is_empty_or_changed_meanwhile(world: World, meeting: Meeting) -> None:
    client = world.client("rens")
    page = send(client, at(world, meeting, "notities/nieuw"), {"text": "  "}, 422)
    assert 'role="alert"' in page and not ObserverNote.objects.exists()
    row = written(world, meeting, "rens", "eerste woorden")
    here = at(world, meeting, f"notities/{row.pk}")
    send(client, here, {"text": "in het ene venster", "seen": "1"})
    late = send(client, here, {"text": "in het andere venster", "seen": "1"}, 409)
    assert "in het ene venster" in late and "in het andere venster" in late
    assert ObserverNote.objects.get().text == "in het ene venster"


def test_another_never_sees_a_note_before_it_is_opened_wherever_they_look(world: World, meeting: Meeting) -> None:
    row = written(world, meeting, "rens", "zeer eigen")
    paths = [
        at(world, meeting, "notities"),
        f"/casus/{world.case.pk}/bijeenkomst/bij",
        at(world, meeting, "voorbereiden"),
    ]
    paths += [f"/bijeenkomst/{meeting.pk}", f"/casus/{world.case.pk}/", f"/casus/{world.case.pk}/logboek"]
    for who in IN_THE_CASE:
        seen = [path for path in paths if "zeer eigen" in world.client(who).get(path).content.decode()]
        assert seen == (paths[:2] if who == "rens" else []), who
    for who in ("fatima", "tine"):
        client = world.client(who)
        assert client.get(at(world, meeting, f"notities/{row.pk}")).status_code == 404
        assert client.post(at(world, meeting, f"notities/{row.pk}/weg")).status_code == 404
    assert ObserverNote.objects.exists()


def test_opened_notes_lie_side_by_side_and_become_one_that_says_what_differs(world: World, meeting: Meeting) -> None:
    rows = [written(world, meeting, "rens", "de wijk besliste"), written(world, meeting, "fatima", "moeder zweeg")]
    send(world.client("rens"), at(world, meeting, "notities/openen"), {})
    client = world.client("fatima")
    assert "de wijk besliste" not in client.get(at(world, meeting, "notities")).content.decode()
    client.post(at(world, meeting, "notities/openen"))
    page = client.get(at(world, meeting, "notities")).content.decode()
    assert page.index("de wijk besliste") < page.index("moeder zweeg") and "tlm-notes--2" in page
    empty = client.post(at(world, meeting, "samen"), {"text": "", "differs": "of zij zweeg", "note": str(rows[0].pk)})
    kept = empty.content.decode()
    assert empty.status_code == 422 and "of zij zweeg" in kept and "checked" in kept
    said = {"text": "samen gezien", "differs": "of zij zweeg", "note": [str(row.pk) for row in rows]}
    assert client.post(at(world, meeting, "samen"), said).status_code == 302
    made = AgreedNote.objects.get()
    assert made.made_of.count() == 2 and made.differs == "of zij zweeg"
    assert "samen gezien" in world.client("tine").get(at(world, meeting, "notities")).content.decode()
    stale = {"text": "anders", "seen": "0"}
    answer = client.post(at(world, meeting, f"samen/{made.pk}"), stale)
    assert answer.status_code == 409 and "samen gezien" in answer.content.decode()


def test_ids_of_another_case_lead_nowhere(world: World, meeting: Meeting) -> None:
    row = written(world, meeting, "tine", "van ons")
    other = type(world.case)(
        programme=world.programme, team=world.north, pseudonym="Aal", anonymous=True, reference_day=dt.date(2026, 1, 1)
    )
    other.save()
    client = world.client("tine")
    for rest in ("notities", "voorbereiden", "verslag", f"notities/{row.pk}"):
        assert client.get(f"/bijeenkomst/{meeting.pk}/casus/{other.pk}/{rest}").status_code == 404, rest
    question = OpenQuestion(case=world.case, text="van ons", version=1)
    question.save()
    assert client.get(f"/casus/{other.pk}/open-vragen/{question.pk}").status_code == 404
    assert client.post(f"/casus/{other.pk}/open-vragen/{question.pk}/weg").status_code == 404


def test_begin_and_end_from_the_panel_leave_one_in_it(world: World, meeting: Meeting) -> None:
    page = send(world.client("eva"), f"/bijeenkomst/{meeting.pk}/einde", {"case": str(world.case.pk)})
    assert "gehouden" in page
    answer = world.client("eva").post(f"/bijeenkomst/{meeting.pk}/einde", {"case": "onzin"}, headers=PART)
    assert answer.status_code == 302


def test_a_question_is_taken_along_answered_and_shown_as_such(world: World, meeting: Meeting) -> None:
    client = world.client("tine")
    here = f"/casus/{world.case.pk}/open-vragen"
    page = send(client, f"{here}/nieuw", {"text": "is oma gevraagd?", "who": "Tine", "due": "31-2-2027"}, 422)
    assert "is oma gevraagd?" in page and not OpenQuestion.objects.exists()
    send(client, f"{here}/nieuw", {"text": "is oma gevraagd?", "who": "Tine", "due": "1-12-2027"})
    row = OpenQuestion.objects.get()
    assert row.meeting == meeting
    said = {"text": row.text, "who": "Tine", "due": "1-12-2027", "answer": "ja, een keer", "seen": "1"}
    page = send(client, f"{here}/{row.pk}", said)
    row.refresh_from_db()
    assert row.answered == timezone.localdate() and "Beantwoord (1)" in page
    assert send(world.client("eva"), f"{here}/{row.pk}", {**said, "answer": "nee"}, 409).count("ja, een keer") == 1


def test_questions_of_the_lenses_about_what_is_picked_come_first(world: World, meeting: Meeting) -> None:
    findings = asked(looked_at(world.case))
    last = next(one for one in reversed(findings) if one.items)
    path = f"/casus/{world.case.pk}/open-vragen?over=items:{last.items[0]}"
    shown = world.client("tine").get(path, headers=PART).context["asked"]
    assert last.items[0] in shown[0].finding.items
    FindingAnswer(case=world.case, finding=shown[0].key, lens="GAP", answer="recognised", by_name="Tine").save()
    left = world.client("tine").get(path, headers=PART).context["asked"]
    assert shown[0].key not in {one.key for one in left} and finding_key(last) != ""


def test_the_minutes_tell_the_questions_of_their_day_and_none_of_a_later_meeting(
    world: World, meeting: Meeting
) -> None:
    today = timezone.localdate()
    later = meet(world, world.case, today + dt.timedelta(days=14))
    of = {"case": world.case, "version": 1}
    OpenQuestion(text="wie belde oma?", meeting=meeting, answer="niemand", answered=today, **of).save()
    OpenQuestion(text="waar bleef de brief?", answer="kwijt", answered=today - dt.timedelta(days=9), **of).save()
    OpenQuestion(text="wie was de voogd?", meeting=later, **of).save()

    def told(of: Meeting) -> str:
        return world.client("tine").get(at(world, of, "verslag") + "?vorm=html").content.decode()

    assert "wie belde oma?" in told(meeting) and "niemand" in told(meeting)
    assert "waar bleef de brief?" not in told(meeting) and "wie was de voogd?" not in told(meeting)
    assert "wie was de voogd?" in told(later) and "wie belde oma?" not in told(later), "answered before"


def test_the_minutes_tell_what_was_seen_rethought_planned_and_asked(world: World, meeting: Meeting) -> None:
    case, by = world.case, world.actor("rens")
    written(world, meeting, "fatima", "nog van mij alleen")
    row = written(world, meeting, "rens", "ruw")
    open_notes(by=by, meeting=meeting, case=case)
    of = {"case": case, "meeting": meeting, "version": 1}
    AgreedNote(text="de wijk besliste", differs="of zij zweeg", about_section="items", about="i1", **of).save()
    card = RethinkingCard(about_section="turning_points", about="t1", title="naar oma", when="2021-03", **of)
    card.save()
    answer = {"case": case, "card": card, "version": 1}
    CardAnswer(prompt="fitted", fit="no", said_by="moeder", **answer).save()
    CardAnswer(prompt="wished", text="hulp aan huis", **answer).save()
    CardOption(what="logeerhuis", why_not="wachtlijst", **answer).save()
    PlanAction(what="oma bellen", who="Tine", adopted=False, **of).save()
    OpenQuestion(text="is oma gevraagd?", **of).save()
    paper = world.client("tine").get(at(world, meeting, "verslag") + "?vorm=html")
    told = paper.content.decode()
    for words in (
        "de wijk besliste",
        "of zij zweeg",
        "Paste niet",
        "hulp aan huis",
        "Logeerhuis",
        "wachtlijst",
    ):
        assert words in told, words
    for words in ("oma bellen", "is oma gevraagd?", "Naar oma", "Fatima", "observator", "geen behandelplan"):
        assert words in told, words
    assert "nog van mij alleen" not in told and row.text not in told, "notes of one are not in the minutes"
    assert LogRow.objects.filter(act=Act.PRINT, kind="minutes", case=case.pk).count() == 1
