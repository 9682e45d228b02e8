# SPDX-License-Identifier: EUPL-1.2
"""Every address, tried by every member of the cast. An address that is missing in the table makes a test fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.people import CARD, CAST, IN_THE_CASE, NOBODY, SOURCE, World, with_family, with_sources
from thuislijn.store.network import NetworkTie
from thuislijn.store.timelines import forget
from thuislijn.web.evidence import finding_key
from thuislijn.web.looking import asked, looked_at

EVERYBODY = tuple(CAST)
TIE = UUID(int=77)


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
    "organisation_back": Address(EVERYBODY, public=True, answers=(404,)),
    "my_account": Address(EVERYBODY),
    "help": Address(EVERYBODY, public=True),
    "style_guide": Address(EVERYBODY),
    "home": Address(EVERYBODY),
    "case": Address(IN_THE_CASE, "case"),
    "consent": Address(IN_THE_CASE, "case"),
    "sources": Address(IN_THE_CASE, "case"),
    "sources_progress": Address(IN_THE_CASE, "case"),
    "source": Address(IN_THE_CASE, "source"),
    "source_again": Address(IN_THE_CASE, "source", posts_only=True, answers=(302,)),
    "source_remove": Address(IN_THE_CASE, "source"),
    "source_original": Address(("fatima", "rens"), "source"),
    "words": Address(("fatima", "rens"), "case"),
    "review": Address(IN_THE_CASE, "case", answers=(302,)),
    "review_card": Address(IN_THE_CASE, "card"),
    "review_step": Address(IN_THE_CASE, "card", answers=(302,), extra={"way": "verder"}),
    "review_decide": Address(IN_THE_CASE, "card", posts_only=True, answers=(302,)),
    "review_undo": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "lessons": Address(IN_THE_CASE, "case"),
    "lesson_forget": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"lesson_id": 1}),
    "timeline": Address(IN_THE_CASE, "case"),
    "timeline_drawing": Address(IN_THE_CASE, "case"),
    "timeline_changes": Address(IN_THE_CASE, "case"),
    "turning_new": Address(IN_THE_CASE, "case"),
    "turning_point": Address(IN_THE_CASE, "case", extra={"key": "t1"}),
    "turning_remove": Address(IN_THE_CASE, "case", extra={"key": "t1"}, posts_only=True, answers=(302,)),
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
    "people": Address(IN_THE_CASE, "case"),
    "entry_new": Address(IN_THE_CASE, "case", extra={"section": "persons"}),
    "entry": Address(IN_THE_CASE, "case", extra={"section": "persons", "key": "sem"}),
    "entry_remove": Address(
        IN_THE_CASE, "case", posts_only=True, answers=(302,), extra={"section": "persons", "key": "noor"}
    ),
    "tie_new": Address(IN_THE_CASE, "case"),
    "tie": Address(IN_THE_CASE, "tie"),
    "tie_remove": Address(IN_THE_CASE, "tie", posts_only=True, answers=(302,)),
    "danger_read": Address(IN_THE_CASE, "case", posts_only=True, answers=(302,)),
    "thresholds": Address(IN_THE_CASE, "case", extra={"lens": "GAP"}),
    "answer": Address(IN_THE_CASE, "finding", posts_only=True, answers=(302,)),
    "prints": Address(IN_THE_CASE, "case"),
    "print_make": Address(("fatima", "rens", "tine"), "case", posts_only=True, answers=(422,)),
    "bring_in": Address(IN_THE_CASE, "case", posts_only=True, answers=(422,)),
    "case_log": Address(IN_THE_CASE, "case"),
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
    ids: dict[str, object] = {
        "case": case,
        "item": {**case, "key": "i1"},
        "source": {**case, "source_id": SOURCE},
        "card": {**case, "card_id": CARD},
        "tie": {**case, "tie_id": TIE},
        "finding": {**case, "finding": finding_key(asked(looked_at(world.case))[0])},
        "programme": {"programme_id": world.programme.pk},
    }
    own = ids.get(address.about, {})
    assert isinstance(own, dict)
    return reverse(name, kwargs={**own, **address.extra})


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_only_those_who_may_get_an_answer(world: World, name: str) -> None:
    address = ADDRESSES[name]
    with_family(world)
    with_sources(world)
    NetworkTie(pk=TIE, case=world.case, label="buurvrouw").save()
    path = path_of(name, world)
    for person in (*EVERYBODY, NOBODY):
        client = world.client(person)
        forget()
        with transaction.atomic():
            response = client.post(path) if address.posts_only else client.get(path)
            transaction.set_rollback(True)  # the next one meets the world as it was
        if person == NOBODY and not address.public:
            assert response.status_code == 302 and "/aanmelden" in response["Location"], f"{name}: nobody"
        elif person in address.may or address.public:
            assert response.status_code in address.answers, f"{name}: {person}"
        elif person in IN_THE_CASE and address.about in ("case", "item", "source", "card", "tie", "finding"):
            assert response.status_code == 403, f"{name}: {person} sees the case, but may not do this"
        else:
            assert response.status_code == address.others, f"{name}: {person}"
