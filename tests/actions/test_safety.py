# SPDX-License-Identifier: EUPL-1.2
"""At most three concerns at a time, what came of those that ended, and doing nothing for now always weighed along."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.learning.safety import (
    LineSaid,
    OptionSaid,
    ThreeAlreadyError,
    add_line,
    add_option,
    change_line,
    change_option,
    end_line,
    raise_line,
    remove_option,
    running_lines,
    start_weighing,
    take_up_again,
)
from thuislijn.actions.refusing import CannotError
from thuislijn.store.learning.choices import SafetyPart
from thuislijn.store.learning.safety import SafetyLine, WeighedOption
from thuislijn.timeline.vocabulary import AlternativeKind, Answer

pytestmark = pytest.mark.django_db
_CONCERN = SafetyPart.CONCERN


def _concern(world: World, text: str) -> SafetyLine:
    return add_line(by=world.actor("tine"), case=world.case, part=_CONCERN, said=LineSaid(text))


def _texts(world: World) -> list[str]:
    return [line.text for line in running_lines(world.case, _CONCERN)]


def test_a_fourth_concern_asks_which_one_goes(world: World) -> None:
    first, _, _ = (_concern(world, text) for text in ("een", "twee", "drie"))
    with pytest.raises(ThreeAlreadyError):
        _concern(world, "vier")
    assert _texts(world) == ["een", "twee", "drie"]
    add_line(
        by=world.actor("tine"),
        case=world.case,
        part=_CONCERN,
        said=LineSaid("vier"),
        instead_of=first,
        seen=1,
        came_of_it="oma belt nu elke avond",
    )
    assert _texts(world) == ["twee", "drie", "vier"]
    ended = SafetyLine.objects.get(text="een")
    assert ended.ended is not None and ended.came_of_it == "oma belt nu elke avond"


def test_a_fourth_concern_does_not_end_one_that_somebody_else_changed(world: World) -> None:
    first, _, _ = (_concern(world, text) for text in ("een", "twee", "drie"))
    stale = SafetyLine.objects.get(pk=first.pk)
    change_line(by=world.actor("eva"), line=first, seen=1, said=LineSaid("een, anders gezegd"))
    with pytest.raises(ChangedMeanwhileError):
        add_line(
            by=world.actor("tine"),
            case=world.case,
            part=_CONCERN,
            said=LineSaid("vier"),
            instead_of=stale,
            seen=1,
        )
    assert _texts(world) == ["een, anders gezegd", "twee", "drie"]


def test_what_weighs_most_is_moved_up(world: World) -> None:
    _, _, third = (_concern(world, text) for text in ("een", "twee", "drie"))
    raise_line(by=world.actor("tine"), line=third, seen=1)
    assert _texts(world) == ["een", "drie", "twee"]
    top = running_lines(world.case, _CONCERN)[0]
    raise_line(by=world.actor("tine"), line=top, seen=top.version)
    assert _texts(world)[0] == "een"


def test_what_ended_can_be_taken_up_again_while_there_is_room(world: World) -> None:
    first = _concern(world, "een")
    end_line(by=world.actor("tine"), line=first, seen=1, came_of_it="ging goed", ended=dt.date(2026, 5, 1))
    for text in ("twee", "drie", "vier"):
        _concern(world, text)
    first.refresh_from_db()
    with pytest.raises(ThreeAlreadyError):
        take_up_again(by=world.actor("tine"), line=first, seen=2)
    two = SafetyLine.objects.get(text="twee")
    end_line(by=world.actor("tine"), line=two, seen=two.version)
    first.refresh_from_db()
    take_up_again(by=world.actor("tine"), line=first, seen=2)
    assert _texts(world) == ["drie", "vier", "een"]
    assert SafetyLine.objects.get(text="een").came_of_it == "ging goed", "what came of it is not forgotten"


def test_agreements_have_no_limit_of_three(world: World) -> None:
    for n in range(5):
        said = LineSaid(f"afspraak {n}", who="oma", due=dt.date(2026, 7, 1), agreed_with=["moeder", "oma"])
        add_line(by=world.actor("tine"), case=world.case, part=SafetyPart.IMMEDIATE, said=said)
    assert len(running_lines(world.case, SafetyPart.IMMEDIATE)) == 5


def test_doing_nothing_for_now_is_always_one_of_the_options(world: World) -> None:
    by, case = world.actor("tine"), world.case
    add_option(by=by, case=case, occasion="waar slaapt hij", said=OptionSaid("bij oma", AlternativeKind.NETWORK))
    again = start_weighing(by=by, case=case, occasion="waar slaapt hij")
    kinds = list(WeighedOption.objects.order_by("created").values_list("kind", flat=True))
    assert kinds == ["waiting", "network"]
    with pytest.raises(CannotError):
        remove_option(by=by, option=again, seen=1)
    assert WeighedOption.objects.count() == 2


def test_an_option_says_what_it_gives_and_takes_and_why(world: World) -> None:
    by, case = world.actor("tine"), world.case
    row = start_weighing(by=by, case=case, occasion="waar slaapt hij")
    said = OptionSaid(
        row.what,
        AlternativeKind.WAITING,
        "rust",
        "het duurt voort",
        "zijn school",
        "",
        "moeder",
        Answer.YES,
        "eerst kijken",
    )
    kept = change_option(by=by, option=row, seen=1, said=said)
    assert (kept.short_harm, kept.long_gain, kept.chosen, kept.why) == (
        "het duurt voort",
        "zijn school",
        "yes",
        "eerst kijken",
    )
