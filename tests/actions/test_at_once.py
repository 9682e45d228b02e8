# SPDX-License-Identifier: EUPL-1.2
"""Two people who do the same at the same moment: nothing happens twice, and nothing is left half."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connections
from django.utils import timezone

from tests.web.people import World, build_world, with_family
from thuislijn.actions.acting import Actor
from thuislijn.actions.consents import ConsentData, record_consent, withdraw_consent
from thuislijn.actions.entering.invitations import accept, invite
from thuislijn.actions.family import CustodyData, set_custody
from thuislijn.actions.keeping.retention import delete_case
from thuislijn.actions.own_story import OwnEvent, say_of, tell
from thuislijn.actions.programmes import end_membership, join
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import ConsentForm, ProgrammeRole, Purpose
from thuislijn.store.entries import Entry, Section
from thuislijn.store.log import LogRow
from thuislijn.store.programmes import Invitation, Membership
from thuislijn.store.tombstones import Tombstone
from thuislijn.timeline.family import Person
from thuislijn.timeline.vocabulary import PersonRole


@pytest.fixture
def world(transactional_db: None) -> World:
    """The cast, in a database that several connections see."""
    return build_world()


def at_once(*acts: Callable[[], object]) -> list[BaseException | None]:
    """Does all of these at the same moment, each with its own connection; what each raised."""
    ready = threading.Barrier(len(acts))
    raised: list[BaseException | None] = [None] * len(acts)

    def do(place: int, act: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=20)
            act()
        except BaseException as error:
            raised[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)
    return raised


def refused(raised: list[BaseException | None], kind: type[BaseException]) -> int:
    """How many were refused in that way; nothing else may have gone wrong."""
    assert all(one is None or isinstance(one, kind) for one in raised), raised
    return sum(one is not None for one in raised)


def test_of_the_last_two_facilitators_one_stays(world: World) -> None:
    rens = world.people["rens"]
    join(by=world.actor("fatima"), programme=world.programme, user=rens, role=ProgrammeRole.FACILITATOR)
    both = Membership.objects.filter(programme=world.programme, role=ProgrammeRole.FACILITATOR)

    def leaving(membership: Membership) -> Callable[[], object]:
        return lambda: end_membership(by=world.actor("fatima"), membership=membership)

    assert refused(at_once(*map(leaving, both)), CannotError) == 1
    assert both.filter(ended__isnull=True).count() == 1


def test_a_form_that_was_sent_twice_makes_one_invitation(world: World) -> None:
    def once() -> None:
        invite(
            by=world.actor("fatima"),
            programme=world.programme,
            role=ProgrammeRole.ANALYST,
            email="joost@example.org",
            name="Joost",
        )

    assert refused(at_once(once, once, once), CannotError) == 2
    assert Invitation.objects.count() == 1


def test_an_invitation_is_accepted_once(world: World) -> None:
    otto = world.people["otto"]
    invitation, _ = invite(
        by=world.actor("fatima"),
        programme=world.programme,
        role=ProgrammeRole.ANALYST,
        email=otto.email,
        name="Otto",
    )

    def once() -> None:
        accept(by=world.actor("otto"), invitation=invitation, user=otto)

    assert refused(at_once(once, once), CannotError) == 1
    assert Membership.objects.filter(user=otto, programme=world.programme).count() == 1


def test_a_case_is_deleted_once_and_whoever_writes_meanwhile_is_before_it_or_too_late(world: World) -> None:
    case = with_family(world)

    def delete() -> None:
        delete_case(by=world.actor("fatima"), case=case, why="op verzoek")

    def add(key: str) -> Callable[[], object]:
        item = {"kind": "event", "id": key, "title": "verhuisd"}
        return lambda: write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, key, item)])

    raised = at_once(delete, delete, add("n1"), add("n2"))
    assert all(one is None or isinstance(one, Case.DoesNotExist) for one in raised), raised
    assert not Case.objects.exists() and not Entry.objects.exists()
    assert Tombstone.objects.count() == 1
    assert LogRow.objects.filter(kind="case", act="delete").count() == 1


def test_a_consent_that_is_given_while_another_is_withdrawn_does_not_open_the_case(world: World) -> None:
    case = with_family(world)
    Case.objects.filter(pk=case.pk).update(anonymous=False)
    by, today = world.actor("fatima"), timezone.localdate()
    for child in ("sem", "noor"):
        set_custody(by=by, case=case, child=child, data=CustodyData(parents=("moeder",)))

    def consent(about: str) -> ConsentData:
        return ConsentData(about=about, giver="moeder", purpose=Purpose.FILE, form=ConsentForm.SPOKEN, given=today)

    first = record_consent(by=by, case=case, data=consent("sem"))
    raised = at_once(
        lambda: withdraw_consent(by=by, case=case, consent=first.pk),
        lambda: record_consent(by=by, case=case, data=consent("noor")),
    )
    assert raised == [None, None]
    assert Case.objects.get(pk=case.pk).closed is not None


def test_a_mother_and_a_son_who_speak_of_one_item_at_the_same_moment_are_both_heard(world: World) -> None:
    case = with_family(world)
    mother = Person(id="moeder", name="moeder", role=PersonRole.MOTHER)
    son = Person(id="sem", name="jeugdige 1", role=PersonRole.CHILD)
    by = Actor(id=None, name="moeder", role="family")
    raised = at_once(
        lambda: say_of(by=by, case=case, person=mother, item="i1", text="niemand vroeg het mij", differs=True),
        lambda: say_of(by=by, case=case, person=son, item="i1", text="het was er fijn", differs=False),
        lambda: tell(by=by, case=case, person=mother, told=OwnEvent(what="ik belde")),
        lambda: tell(by=by, case=case, person=son, told=OwnEvent(what="ik wachtte")),
    )
    assert raised == [None] * 4
    said = Entry.objects.get(case=case, key="i1").data["statements"]
    assert {one["account"]["who"] for one in said} == {"moeder", "sem"}
    assert {"ik belde", "ik wachtte"} <= set(Entry.objects.filter(case=case).values_list("data__title", flat=True))
