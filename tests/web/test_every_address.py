# SPDX-License-Identifier: EUPL-1.2
"""Every address, tried by every member of the cast. An address that is missing in the table makes a test fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.web.explaining import FACTOR, LINE, LINK, OPTION, VOICE, WORD, with_explanation
from tests.web.people import (
    AT_WORK,
    CARD,
    CAST,
    FAMILY_INVITATION,
    FAMILY_PART,
    IN_THE_CASE,
    MILA,
    NOBODY,
    SOURCE,
    World,
    with_family,
    with_sources,
    with_the_family,
)
from thuislijn.store.choices import ConsentForm, ProgrammeRole, Purpose
from thuislijn.store.consents import Consent
from thuislijn.store.family_access import FamilyAccess
from thuislijn.store.learning.choices import MeetingState
from thuislijn.store.learning.decisions import DecisionRecord, HeardPerson
from thuislijn.store.learning.meetings import AgendaItem, AgreedNote, Attendance, Meeting, ObserverNote, OpenQuestion
from thuislijn.store.learning.plans import Goal, LookBack, PlanAction
from thuislijn.store.learning.rethinking import CardAnswer, RethinkingCard
from thuislijn.store.network import NetworkAsking, NetworkTie
from thuislijn.store.programmes import Invitation, Membership
from thuislijn.store.timelines import forget
from thuislijn.web.questions.evidence import finding_key
from thuislijn.web.questions.looking import asked, looked_at

EVERYBODY = tuple(CAST)
IN_DUINRAND = ("fatima", "rens", "tine", "zuhal", "eva", "paul", "anna")
"""Who has a role in the programme now: sees its progress, and not by that any case."""
OF_THE_FAMILY = ("family_invitation", "family_access")
OF_A_CASE = ("case", "item", "source", "card", "tie", "finding", "consent", "goal", "record", "paper", *OF_THE_FAMILY)
OF_A_PROGRAMME = ("programme", "team", "member", "invitation")
TIE, CONSENT, INVITATION = UUID(int=77), UUID(int=78), UUID(int=79)
MET, ON_AGENDA, ASKED, NOTED, AGREED, OPEN_QUESTION = (UUID(int=number) for number in range(101, 107))
RETHOUGHT, SAID = UUID(int=91), UUID(int=92)
GOAL, PROPOSED, LOOK_BACK, PLAN_MEETING = UUID(int=81), UUID(int=82), UUID(int=83), UUID(int=84)
RECORD, HEARD = UUID(int=85), UUID(int=86)

ASKING = UUID(int=23)


@dataclass(frozen=True)
class Address:
    """Who may open an address. `about`: what its ids stand for; everybody who is not named gets `others`.

    `others` 404: for them it does not exist. Nobody signed in: sent to the sign-in screen, unless `public`.
    """

    may: tuple[str, ...]
    about: str = ""
    others: int = 404
    public: bool = False
    answers: tuple[int, ...] = (200,)
    posts_only: bool = False
    extra: dict[str, object] = field(default_factory=dict)
    query: str = ""


def _on_a_card(answer: int, **extra: object) -> Address:
    """What is written on the card of the turning point t1."""
    query = "?over=turning_points:t1"
    return Address(IN_THE_CASE, "case", posts_only=True, answers=(answer,), extra=extra, query=query)


ADDRESSES: dict[str, Address] = {
    "sign_in": Address(EVERYBODY, public=True, answers=(200, 302)),
    "sign_out": Address(EVERYBODY, public=True, posts_only=True, answers=(302,)),
    "language": Address(EVERYBODY, public=True, posts_only=True, answers=(302,)),
    "second_factor": Address(EVERYBODY, answers=(200, 302)),
    "second_factor_set_up": Address(EVERYBODY, answers=(302,)),
    "invitation": Address(EVERYBODY, public=True, answers=(404,), extra={"secret": "unknown"}),
    "forgot": Address(EVERYBODY, public=True),
    "forgot_sent": Address(EVERYBODY, public=True),
    "password_link": Address(EVERYBODY, public=True, answers=(404,), extra={"secret": "unknown"}),
    "demo_link": Address(EVERYBODY, public=True, answers=(404,), extra={"secret": "unknown"}),
    "organisation": Address(EVERYBODY, public=True, answers=(404,)),
    "health": Address(EVERYBODY, public=True),
    "organisation_back": Address(EVERYBODY, public=True, answers=(404,)),
    "kept_form": Address(EVERYBODY, answers=(302,)),
    "my_account": Address(EVERYBODY),
    "my_password": Address(EVERYBODY),
    "my_second_factor": Address(EVERYBODY, answers=(302,)),
    "sign_out_elsewhere": Address(EVERYBODY, posts_only=True, answers=(302,)),
    "administration": Address(("bram",)),
    "administration_people": Address(("bram",)),
    "administration_person": Address(("bram",), "user"),
    "administration_deed": Address(("bram",), "user", extra={"what": "link"}),
    "help": Address(EVERYBODY, public=True),
    "style_guide": Address(EVERYBODY),
    "home": Address(EVERYBODY, answers=(200, 302)),
    "search": Address(AT_WORK),
    "programme": Address(IN_DUINRAND, "programme"),
    "programme_new": Address(("fatima", "otto", "bram")),
    "programme_edit": Address(("fatima",), "programme"),
    "programme_people": Address(("fatima",), "programme"),
    "programme_log": Address(("fatima",), "programme"),
    "retention": Address(("fatima",), "programme"),
    "team_new": Address(("fatima",), "programme"),
    "team_edit": Address(("fatima",), "team"),
    "team_remove": Address(("fatima",), "team"),
    "invite": Address(("fatima",), "programme"),
    "invitation_renew": Address(("fatima",), "invitation", posts_only=True),
    "invitation_withdraw": Address(("fatima",), "invitation", posts_only=True, answers=(302,)),
    "member": Address(("fatima",), "member"),
    "member_end": Address(("fatima",), "member"),
    "installation_log": Address(("bram",)),
    "case_new": Address(("fatima",), "programme"),
    "case": Address(IN_THE_CASE, "case"),
    "case_edit": Address(("fatima", "rens"), "case"),
    "case_status": Address(("fatima", "rens"), "case", posts_only=True, answers=(302,)),
    "case_delete": Address(("fatima", "rens"), "case"),
    "case_anonymise": Address(("fatima", "rens"), "case"),
    "case_anonymous": Address(("fatima", "rens"), "case"),
    "case_by_name": Address(("fatima", "rens"), "case"),
    "case_close": Address(("fatima", "rens"), "case"),
    "case_reopen": Address(("fatima", "rens"), "case"),
    "consent": Address(IN_THE_CASE, "case"),
    "consent_new": Address(("fatima", "rens"), "case", extra={"key": "sem"}),
    "consent_withdraw": Address(("fatima", "rens"), "consent"),
    "family_member_new": Address(("fatima", "rens"), "case"),
    "family_member": Address(("fatima", "rens"), "case", extra={"key": "sem"}),
    "custody": Address(("fatima", "rens"), "case", extra={"key": "sem"}),
    "child_told": Address(("fatima", "rens"), "case", extra={"key": "sem"}),
    "only_mentioned": Address(("fatima", "rens"), "case", extra={"key": "sem"}),
    "sources": Address(IN_THE_CASE, "case"),
    "sources_progress": Address(IN_THE_CASE, "case"),
    "source": Address(IN_THE_CASE, "source"),
    "source_again": Address(IN_THE_CASE, "source", posts_only=True, answers=(302,)),
    "source_remove": Address(IN_THE_CASE, "source"),
    "source_told": Address(IN_THE_CASE, "source"),
    "hide_name": Address(IN_THE_CASE, "source", posts_only=True, answers=(302,)),
    "source_original": Address(("fatima", "rens"), "source"),
    "words": Address(("fatima", "rens"), "case"),
    "review": Address(IN_THE_CASE, "case", answers=(302,)),
    "review_card": Address(IN_THE_CASE, "card"),
    "review_step": Address(IN_THE_CASE, "card", answers=(302,), extra={"way": "verder"}),
    "review_decide": Address(IN_THE_CASE, "card", posts_only=True, answers=(302,)),
    "review_undo": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "lessons": Address(IN_THE_CASE, "case"),
    "lesson_forget": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"lesson_id": 900}),
    "timeline": Address(IN_THE_CASE, "case"),
    "timeline_drawing": Address(IN_THE_CASE, "case"),
    "timeline_changes": Address(IN_THE_CASE, "case"),
    "turning_new": Address(IN_THE_CASE, "case"),
    "turning_point": Address(IN_THE_CASE, "case", extra={"key": "t1"}),
    "turning_remove": Address(IN_THE_CASE, "case", extra={"key": "t1"}, posts_only=True, answers=(409,)),
    "item": Address(IN_THE_CASE, "item"),
    "item_new": Address(IN_THE_CASE, "case", extra={"kind": "stay"}),
    "item_remove": Address(IN_THE_CASE, "item", posts_only=True, answers=(302,)),
    "item_shift": Address(IN_THE_CASE, "item", posts_only=True, answers=(302,)),
    "quick_add": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "undo": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "redo": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "table": Address(IN_THE_CASE, "case"),
    "accounts": Address(IN_THE_CASE, "case"),
    "questions": Address(IN_THE_CASE, "case"),
    "domains": Address(IN_THE_CASE, "case"),
    "family_access": Address(IN_THE_CASE, "case"),
    "family_invite": Address(("fatima", "rens"), "case"),
    "family_renew": Address(("fatima", "rens"), "family_invitation", posts_only=True, answers=(302,)),
    "family_withdraw": Address(("fatima", "rens"), "family_invitation", posts_only=True, answers=(302,)),
    "family_end": Address(("fatima", "rens"), "family_access", posts_only=True, answers=(302,)),
    "family_preview": Address(("fatima", "rens"), "case", extra={"person": MILA}),
    "family_hold": Address(("fatima", "rens"), "case", posts_only=True, answers=(404,), extra={"person": MILA}),
    "family_invitation": Address(EVERYBODY, public=True, answers=(404,), extra={"secret": "unknown"}),
    "own_stories": Address(("mila",), answers=(302,)),
    "own_story": Address(("mila",), "own"),
    "own_reading": Address(("mila",), "own", posts_only=True, answers=(302,)),
    "own_leave": Address(("mila",), "own"),
    "own_add": Address(("mila",), "own"),
    "own_words": Address(("mila",), "own", extra={"key": "i2"}),
    "own_take_back": Address(("mila",), "own", posts_only=True, answers=(302,), extra={"key": "i2"}),
    "own_share": Address(("mila",), "own", posts_only=True, answers=(404,), extra={"key": "i2"}),
    "own_log": Address(("mila",), "own"),
    "own_consent": Address(("mila",), "own"),
    "own_withdraw": Address(("mila",), "own", extra={"consent_id": CONSENT}),
    "own_no": Address(("mila",), "own"),
    "own_meetings": Address(("mila",), "own"),
    "own_meeting": Address(("mila",), "own", extra={"part_id": FAMILY_PART}),
    "own_plan": Address(("mila",), "own"),
    "own_explanation": Address(("mila",), "own"),
    "people": Address(IN_THE_CASE, "case"),
    "entry_new": Address(IN_THE_CASE, "case", extra={"section": "persons"}),
    "entry": Address(IN_THE_CASE, "case", extra={"section": "persons", "key": "sem"}),
    "entry_remove": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"section": "persons", "key": "noor"}
    ),
    "tie_new": Address(IN_THE_CASE, "case"),
    "tie": Address(IN_THE_CASE, "tie"),
    "tie_remove": Address(IN_THE_CASE, "tie", posts_only=True, answers=(302,)),
    "asking_new": Address(IN_THE_CASE, "tie"),
    "asking": Address(IN_THE_CASE, "tie", extra={"asking_id": ASKING}),
    "asking_remove": Address(IN_THE_CASE, "tie", posts_only=True, answers=(302,), extra={"asking_id": ASKING}),
    "danger_read": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "thresholds": Address(IN_THE_CASE, "case", extra={"lens": "GAP"}),
    "answer": Address(IN_THE_CASE, "finding", posts_only=True, answers=(302,)),
    "answer_notes": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "plan": Address(IN_THE_CASE, "case"),
    "plan_keep_new": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,), extra={"what": "doel"}),
    "plan_keep": Address(IN_THE_CASE, "goal", posts_only=True, answers=(422,)),
    "plan_remove": Address(IN_THE_CASE, "goal", posts_only=True, answers=(302,)),
    "plan_move": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"row_id": GOAL, "way": "omhoog"}),
    "plan_propose": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,), extra={"meeting_id": PLAN_MEETING}),
    "plan_adopt": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"row_id": PROPOSED}),
    "plan_paper": Address(("fatima", "rens", "tine"), "case", query="?vorm=html"),
    "plan_calendar": Address(("fatima", "rens", "tine"), "case"),
    "plans_of_teams": Address(IN_DUINRAND, "programme"),
    "looking_back": Address(IN_THE_CASE, "case"),
    "looking_back_new": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "looking_back_keep": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,), extra={"row_id": LOOK_BACK}),
    "looking_back_paper": Address(("fatima", "rens", "tine"), "case", query="?vorm=html"),
    "cards": Address(IN_THE_CASE, "case"),
    "card_beside": Address(IN_THE_CASE, "case", query="?over=turning_points:t1"),
    "rethinking_card": Address(IN_THE_CASE, "case", extra={"card_id": RETHOUGHT}),
    "cards_paper": Address(("fatima", "rens", "tine"), "case", query="?vorm=html"),
    "cards_across": Address(IN_DUINRAND, "programme"),
    "card_say": _on_a_card(302, prompt="how"),
    "card_aside": _on_a_card(302, prompt="way"),
    "card_person_new": _on_a_card(302),
    "card_option_new": _on_a_card(302),
    "card_take_over": _on_a_card(302, step="people"),
    "card_row": Address(IN_THE_CASE, "case", extra={"table": "antwoord", "row": SAID}),
    "card_row_remove": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(409,), extra={"table": "antwoord", "row": SAID}
    ),
    "card_row_back": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(404,), extra={"table": "antwoord", "row": SAID}
    ),
    "decisions": Address(IN_THE_CASE, "case"),
    "decision_start": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "decision": Address(IN_THE_CASE, "record"),
    "decision_paper": Address(("fatima", "rens", "tine"), "record", query="?vorm=html"),
    "decision_take": Address(IN_THE_CASE, "record", posts_only=True, answers=(302,)),
    "decision_remove": Address(IN_THE_CASE, "record", posts_only=True, answers=(302,)),
    "decision_keep": Address(IN_THE_CASE, "record", posts_only=True, answers=(302,), extra={"part": "facts"}),
    "decision_line_new": Address(IN_THE_CASE, "record", posts_only=True, answers=(422,), extra={"what": "gehoord"}),
    "decision_line": Address(
        IN_THE_CASE, "record", posts_only=True, answers=(422,), extra={"what": "gehoord", "row_id": HEARD}
    ),
    "decision_line_remove": Address(
        IN_THE_CASE, "record", posts_only=True, answers=(302,), extra={"what": "gehoord", "row_id": HEARD}
    ),
    "meetings": Address(EVERYBODY),
    "meeting_new": Address(IN_THE_CASE, "own_team"),
    "meeting": Address(IN_THE_CASE, "meeting"),
    "meeting_edit": Address(IN_THE_CASE, "meeting"),
    "meeting_cancel": Address(IN_THE_CASE, "meeting"),
    "meeting_begin": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(302,)),
    "meeting_end": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(302,)),
    "meeting_calendar": Address(IN_THE_CASE, "meeting"),
    "meeting_people": Address(IN_THE_CASE, "meeting"),
    "meeting_ask_user": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(404,)),
    "meeting_ask_guest": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(422,)),
    "meeting_ask_family": Address(IN_THE_CASE, "on_agenda", posts_only=True, answers=(422,)),
    "meeting_unask": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(302,), extra={"row_id": ASKED}),
    "meeting_send": Address(IN_THE_CASE, "meeting", posts_only=True, answers=(302,)),
    "case_meetings": Address(IN_THE_CASE, "case"),
    "agenda_add": Address(IN_THE_CASE, "meeting"),
    "agenda_add_case": Address(IN_THE_CASE, "discussed", posts_only=True, answers=(302,)),
    "agenda_edit": Address(IN_THE_CASE, "on_agenda"),
    "agenda_move": Address(IN_THE_CASE, "on_agenda", posts_only=True, answers=(302,)),
    "agenda_remove": Address(IN_THE_CASE, "on_agenda", posts_only=True, answers=(302,)),
    "beside_meeting": Address(IN_THE_CASE, "case"),
    "preparation": Address(IN_THE_CASE, "discussed"),
    "notes": Address(IN_THE_CASE, "discussed"),
    "note_new": Address(IN_THE_CASE, "discussed", posts_only=True, answers=(422,)),
    "note": Address(("tine",), "discussed", extra={"note_id": NOTED}),
    "note_remove": Address(("tine",), "discussed", posts_only=True, answers=(302,), extra={"note_id": NOTED}),
    "notes_open": Address(IN_THE_CASE, "discussed", posts_only=True, answers=(302,)),
    "agreed_new": Address(IN_THE_CASE, "discussed", posts_only=True, answers=(422,)),
    "agreed": Address(IN_THE_CASE, "discussed", extra={"note_id": AGREED}),
    "agreed_remove": Address(IN_THE_CASE, "discussed", posts_only=True, answers=(302,), extra={"note_id": AGREED}),
    "minutes": Address(("fatima", "rens", "tine"), "paper", query="?vorm=html"),
    "beside_questions": Address(IN_THE_CASE, "case"),
    "open_question_new": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "open_question": Address(IN_THE_CASE, "case", extra={"row_id": OPEN_QUESTION}),
    "open_question_remove": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"row_id": OPEN_QUESTION}
    ),
    "explanation": Address(IN_THE_CASE, "case"),
    "factor_add": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "factor": Address(IN_THE_CASE, "case", extra={"factor_id": FACTOR}),
    "factor_views": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"factor_id": FACTOR}),
    "factor_link": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,), extra={"factor_id": FACTOR}),
    "factor_remove": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"factor_id": FACTOR}),
    "factor_move": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"factor_id": FACTOR, "way": "omlaag"}
    ),
    "factor_unlink": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"link_id": LINK}),
    "voice_new": Address(IN_THE_CASE, "case"),
    "voice": Address(IN_THE_CASE, "case", extra={"voice_id": VOICE}),
    "voice_rename": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,), extra={"voice_id": VOICE}),
    "voice_remove": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"voice_id": VOICE}),
    "explanation_keep": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "explanation_compare": Address(IN_THE_CASE, "case"),
    "explanation_print": Address(("fatima", "rens", "tine"), "case", query="?vorm=html"),
    "watch": Address(IN_THE_CASE, "case", posts_only=True),
    "container_words": Address(("fatima",), "programme"),
    "container_word_remove": Address(
        ("fatima",), "programme", posts_only=True, answers=(302,), extra={"word_id": WORD}
    ),
    "safety": Address(IN_THE_CASE, "case"),
    "safety_new": Address(IN_THE_CASE, "case", extra={"part": "concern"}),
    "safety_line": Address(IN_THE_CASE, "case", extra={"line_id": LINE}),
    "safety_act": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"line_id": LINE}),
    "safety_print": Address(("fatima", "rens", "tine"), "case", query="?vorm=html"),
    "weighing_new": Address(IN_THE_CASE, "case"),
    "weighing": Address(IN_THE_CASE, "case", extra={"option_id": OPTION}),
    "option_new": Address(IN_THE_CASE, "case", extra={"option_id": OPTION}),
    "option": Address(IN_THE_CASE, "case", extra={"option_id": OPTION}),
    "option_remove": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"option_id": OPTION}),
    "prints": Address(IN_THE_CASE, "case"),
    "print_make": Address(("fatima", "rens", "tine"), "case", posts_only=True, answers=(422,)),
    "bring_in": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "case_log": Address(IN_THE_CASE, "case"),
    "family_log": Address(("fatima", "rens"), "case"),
    "family_log_file": Address(("fatima", "rens"), "case"),
}


def every_name(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_name(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            assert pattern.name, f"the address {pattern.pattern} has no name"
            yield pattern.name


def test_every_address_stands_in_the_table() -> None:
    assert set(every_name(get_resolver())) == set(ADDRESSES)


def path_of(name: str, world: World) -> str:
    address = ADDRESSES[name]
    case = {"case_id": world.case.pk}
    programme = {"programme_id": world.programme.pk}
    ids: dict[str, object] = {
        "case": case,
        "item": {**case, "key": "i1"},
        "source": {**case, "source_id": SOURCE},
        "card": {**case, "card_id": CARD},
        "tie": {**case, "tie_id": TIE},
        "record": {**case, "record_id": RECORD},
        "goal": {**case, "what": "doel", "row_id": GOAL},
        "consent": {**case, "consent_id": CONSENT},
        "own": case,
        "family_invitation": {**case, "invitation_id": FAMILY_INVITATION},
        "family_access": {**case, "access_id": FamilyAccess.objects.get(case=world.case).pk},
        "user": {"user_id": world.people["tine"].pk},
        "meeting": {"meeting_id": MET},
        "on_agenda": {"meeting_id": MET, "item_id": ON_AGENDA},
        "discussed": {"meeting_id": MET, **case},
        "paper": {"meeting_id": MET, **case},
        "own_team": {"team_id": world.north.pk},
        "programme": programme,
        "team": {**programme, "team_id": world.north.pk},
        "member": {**programme, "membership_id": Membership.objects.get(user=world.people["tine"]).pk},
        "invitation": {**programme, "invitation_id": INVITATION},
    }
    if address.about == "finding":  # the lenses look for it, and no other address
        ids["finding"] = {**case, "finding": finding_key(asked(looked_at(world.case))[0])}
    own = ids.get(address.about, {})
    assert isinstance(own, dict)
    return reverse(name, kwargs={**own, **address.extra}) + address.query


def with_consent_and_invitation(world: World) -> None:
    day = dt.date(2026, 1, 9)
    told = {"about": "sem", "by": "moeder", "purpose": Purpose.FILE, "form": ConsentForm.WRITTEN, "given": day}
    Consent(pk=CONSENT, case=world.case, recorded_by="Fatima", **told).save()
    asked_in = {"role": ProgrammeRole.ANALYST, "email": "nieuw@example.org", "name": "Nieuw", "secret_hash": "0" * 64}
    expires = timezone.now() + dt.timedelta(days=3)
    Invitation(pk=INVITATION, programme=world.programme, expires=expires, **asked_in).save()


def with_plan(world: World) -> None:
    meeting = Meeting(pk=PLAN_MEETING, team=world.north, starts=timezone.now(), state=MeetingState.HELD)
    meeting.save()
    AgendaItem(meeting=meeting, case=world.case).save()
    Goal(pk=GOAL, case=world.case, text="samen eten").save()
    PlanAction(pk=PROPOSED, case=world.case, meeting=meeting, adopted=False, what="oma vragen").save()
    LookBack(pk=LOOK_BACK, case=world.case, day=dt.date(2026, 5, 1)).save()
    record = DecisionRecord(pk=RECORD, case=world.case, child="sem")
    record.save()
    HeardPerson(pk=HEARD, case=world.case, record=record, label="moeder").save()


def with_rethinking(world: World) -> None:
    about = {"about_section": "turning_points", "about": "t1", "title": "naar oma", "when": "2021-03-01"}
    card = RethinkingCard(pk=RETHOUGHT, case=world.case, version=1, **about)
    card.save()
    CardAnswer(pk=SAID, case=world.case, card=card, prompt="how", text="na de ruzie", version=1).save()


def with_meeting(world: World) -> None:
    starts = timezone.now() + dt.timedelta(days=2)
    meeting = Meeting(pk=MET, team=world.north, starts=starts, version=1)
    meeting.save(force_insert=True)
    AgendaItem(pk=ON_AGENDA, meeting=meeting, case=world.case, place=1).save(force_insert=True)
    Attendance(pk=ASKED, meeting=meeting, user=world.people["tine"]).save(force_insert=True)
    of = {"case": world.case, "meeting": meeting, "text": "oma werd niet gevraagd", "version": 1}
    tine = world.people["tine"].pk
    ObserverNote(pk=NOTED, at=timezone.now(), by=tine, by_name="Tine", **of).save(force_insert=True)
    AgreedNote(pk=AGREED, **of).save(force_insert=True)
    OpenQuestion(pk=OPEN_QUESTION, **of).save(force_insert=True)


def furnish(world: World) -> None:
    """Puts something behind every address of the table."""
    with_family(world)
    with_explanation(world)
    with_sources(world)
    NetworkTie(pk=TIE, case=world.case, label="buurvrouw").save()
    NetworkAsking(pk=ASKING, case=world.case, tie_id=TIE, what="oppassen", version=1).save()
    with_consent_and_invitation(world)
    with_meeting(world)
    with_plan(world)
    with_rethinking(world)
    with_the_family(world)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_only_those_who_may_get_an_answer(
    standing: World, signed_in: Callable[[str], Client], name: str, db: None
) -> None:
    address, path = ADDRESSES[name], path_of(name, standing)
    for person in (*EVERYBODY, NOBODY):
        client = signed_in(person)
        if address.posts_only:
            forget()
        with transaction.atomic():
            response = client.post(path) if address.posts_only else client.get(path)
            transaction.set_rollback(True)  # the next one meets the world as it was
        if person == NOBODY and not address.public:
            assert response.status_code == 302 and "/aanmelden" in response["Location"], f"{name}: nobody"
        elif person in address.may or address.public:
            assert response.status_code in address.answers, f"{name}: {person}"
        elif person in IN_THE_CASE and address.about in OF_A_CASE:
            assert response.status_code == 403, f"{name}: {person} sees the case, but may not do this"
        elif person in IN_DUINRAND and address.about in OF_A_PROGRAMME:
            assert response.status_code == 403, f"{name}: {person} has a role here, but may not do this"
        else:
            assert response.status_code == address.others, f"{name}: {person}"
    if address.posts_only:
        forget()  # what was taken back stands in memory no longer
