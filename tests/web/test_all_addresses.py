# SPDX-License-Identifier: EUPL-1.2
"""What holds of every address of a case: a look is one row in the right log, nothing opens without consent, and an id
of another case means nothing.

One world for all of them: what a test writes goes with that test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.web.people import World
from tests.web.test_every_address import ADDRESSES, OF_A_CASE, OF_A_PROGRAMME, path_of
from tests.web.test_hostile import content
from tests.web.test_what_is_logged import rows
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.entries import Entry
from thuislijn.store.log import LogRow
from thuislijn.store.timelines import forget
from thuislijn.web.questions import danger

SignIn = Callable[[str], Client]

SHOWS_NOTHING = {
    # Pages that ask before something is done: a heading, what follows, a reason. The deed has its row.
    *("case_anonymise", "case_anonymous", "case_by_name", "case_close", "case_delete", "case_reopen"),
    *("child_told", "consent_withdraw", "only_mentioned", "source_original", "source_remove"),
    *("member", "member_end", "team_edit", "team_remove"),
    # Forms that begin empty, or hold the data of a case and of a programme that their first pages show.
    *("case_new", "family_member_new", "invite", "item_new", "team_new", "turning_new"),
    *("case_edit", "programme_edit"),
    # Asked by a page that is open and has its row.
    *("sources_progress", "timeline_changes"),
    # Sends on to a screen that has its row, or shows what holds for all families.
    *("review", "review_step", "lessons"),
}
SCREENS = sorted(
    name
    for name, address in ADDRESSES.items()
    if address.about in (*OF_A_CASE, *OF_A_PROGRAMME) and not address.posts_only and name not in SHOWS_NOTHING
)
TAKEN_ALONG = (Act.EXPORT, Act.PRINT)
"""What is taken along twice was taken along twice."""

WITHOUT_CONTENT = {"case", *danger.WITHOUT_CONTENT}
"""The addresses of a case that show nothing of its content: they answer before anybody consented."""

_IN_A_CASE = ("item", "source", "card", "tie", "finding", "consent")
_WITH_A_KEY = [name for name, one in ADDRESSES.items() if one.about in _IN_A_CASE or "key" in one.extra]


@pytest.fixture(autouse=True)
def as_it_stands(db: None) -> Iterator[None]:
    """What a test before wrote stands in memory no longer."""
    forget()
    yield
    forget()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_one_row_with_its_case(standing: World, signed_in: SignIn, name: str) -> None:
    path = path_of(name, standing)
    client, before = signed_in("fatima"), len(rows())
    for _ in range(2):  # the second look, a moment later, is the same look
        forget()
        assert client.get(path).status_code == 200
    new = rows()[: len(rows()) - before]
    row = new[0]
    if row.act not in TAKEN_ALONG:
        assert len(new) == 1, [(row.act, row.kind) for row in new]
    assert row.act in (Act.READ, *TAKEN_ALONG) and row.actor == standing.people["fatima"].pk
    assert (row.actor_name, row.actor_role) == ("Fatima", "facilitator")
    assert row.programme == standing.programme.pk
    assert row.case == (standing.case.pk if ADDRESSES[name].about in OF_A_CASE else None)


@pytest.mark.parametrize("name", sorted(name for name, address in ADDRESSES.items() if address.about in OF_A_CASE))
def test_no_address_of_content_answers_without_consent(standing: World, signed_in: SignIn, name: str) -> None:
    path = path_of(name, standing)
    Case.objects.filter(pk=standing.case.pk).update(anonymous=False)
    before = Entry.objects.filter(case=standing.case).count()
    client = signed_in("fatima")
    response = client.post(path) if ADDRESSES[name].posts_only else client.get(path)
    if name in WITHOUT_CONTENT:
        assert response.status_code in (*ADDRESSES[name].answers, 200, 422)
        assert "bij oma" not in response.content.decode()
        return
    assert (response.status_code, response["Location"]) == (302, f"/casus/{standing.case.pk}/toestemming")
    assert Entry.objects.filter(case=standing.case).count() == before
    assert LogRow.objects.latest("pk").act == Act.REFUSED


@pytest.mark.parametrize("name", _WITH_A_KEY)
def test_an_id_of_another_case_means_nothing_in_this_one(standing: World, signed_in: SignIn, name: str) -> None:
    other = Case(programme=standing.programme, team=standing.north, pseudonym="Gezin Krab", anonymous=True)
    other.reference_day = standing.case.reference_day
    other.save()
    path = path_of(name, standing).replace(str(standing.case.pk), str(other.pk))
    assert str(other.pk) in path
    before, client = content(), signed_in("fatima")
    if not ADDRESSES[name].posts_only:
        assert client.get(path).status_code == 404
    # Taking away what is not there is no error; a screen that only shows takes no form.
    answer = client.post(path, {"why": "x", "title": "x", "act": "accept"})
    assert answer.status_code in ((302,) if name in ("entry_remove", "tie_remove") else (404, 405))
    assert content() == before
