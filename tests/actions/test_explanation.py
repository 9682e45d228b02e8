# SPDX-License-Identifier: EUPL-1.2
"""The explanation is written together: nobody's view is overwritten, and not asked stays not asked."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.web.people import World, with_family
from thuislijn.actions.learning.container_words import add_container_word, remove_container_word
from thuislijn.actions.learning.explanation import (
    add_factor,
    add_voice,
    change_factor,
    link_factors,
    move_factor,
    remove_factor,
    remove_voice,
    tell_view,
)
from thuislijn.actions.learning.explanation_versions import explanation_data, keep_version
from thuislijn.actions.learning.rows import ChangedMeanwhileError
from thuislijn.actions.refusing import CannotError
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import FactorGroup, FactorPart, LinkKind, View
from thuislijn.store.learning.explanations import ContainerWord, ExplanationFactor, FactorLink, FactorView, Voice
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.log import LogRow
from thuislijn.timeline.vocabulary import Perspective

pytestmark = pytest.mark.django_db
_CHILD, _PARENTS = FactorGroup.CHILD, FactorGroup.PARENTS
_STARTED, _WORSE = FactorPart.STARTED, FactorPart.MAKES_WORSE


def _factor(world: World, text: str = "slaapt laat", case: Case | None = None) -> ExplanationFactor:
    by = world.actor("tine")
    return add_factor(by=by, case=case or world.case, group=_CHILD, part=_STARTED, text=text)


def _voice(world: World, case: Case | None = None) -> Voice:
    return add_voice(by=world.actor("tine"), case=case or world.case, label="moeder", perspective=Perspective.PARENT)


def _other_case(world: World) -> Case:
    other = Case(
        programme=world.programme,
        team=world.south,
        pseudonym="Gezin Krab",
        anonymous=True,
        reference_day=dt.date(2026, 6, 1),
    )
    other.save()
    return other


def test_a_factor_comes_last_in_its_place_also_when_it_moves(world: World) -> None:
    with_family(world)
    first, second = _factor(world), _factor(world, "loopt weg")
    assert (first.place, second.place) == (1, 2)
    moved = change_factor(
        by=world.actor("eva"), factor=first, seen=1, text="slaapt laat", group=_PARENTS, part=_WORSE, items=["i1"]
    )
    assert (moved.group, moved.part, moved.place, moved.items, moved.by_name) == (
        "parents",
        "makes_worse",
        1,
        ["i1"],
        "Eva",
    )


def test_two_who_change_one_factor_do_not_overwrite_each_other(world: World) -> None:
    row = _factor(world)
    late = ExplanationFactor.objects.get(pk=row.pk)
    said = {"group": _CHILD, "part": _STARTED, "items": []}
    change_factor(by=world.actor("eva"), factor=row, seen=1, text="slaapt om twee uur", **said)  # type: ignore[arg-type]
    with pytest.raises(ChangedMeanwhileError):
        change_factor(by=world.actor("tine"), factor=late, seen=1, text="slaapt niet", **said)  # type: ignore[arg-type]
    assert ExplanationFactor.objects.get().text == "slaapt om twee uur"


def test_factors_change_places_within_their_place_of_the_board_and_a_version_keeps_that_order(world: World) -> None:
    rows = [_factor(world, text) for text in ("slaapt laat", "loopt weg", "tekent veel")]
    by, elsewhere = world.actor("eva"), _factor(world, "elders", _other_case(world))
    move_factor(by=by, factor=rows[2], seen=1, up=True)
    move_factor(by=by, factor=rows[0], seen=1, up=True)  # it is the first already
    first = keep_version(by=by, case=world.case)
    move_factor(by=by, factor=rows[0], seen=1, up=False)
    texts = [[one["text"] for one in data["factors"]] for data in (first.data, explanation_data(world.case))]
    assert texts == [["slaapt laat", "tekent veel", "loopt weg"], ["tekent veel", "slaapt laat", "loopt weg"]]
    assert ExplanationFactor.objects.get(pk=elsewhere.pk).version == 1


def test_who_says_a_factor_otherwise_while_somebody_moves_it_is_not_in_the_way(world: World) -> None:
    first, second = _factor(world), _factor(world, "loopt weg")
    move_factor(by=world.actor("eva"), factor=second, seen=1, up=True)
    changed = ExplanationFactor.objects.get(pk=first.pk)
    assert changed.version == 2
    by, where = world.actor("tine"), {"group": _CHILD, "part": _STARTED, "items": []}
    change_factor(by=by, factor=changed, seen=1, text="slaapt om twee uur", **where)  # type: ignore[arg-type]
    assert list(ExplanationFactor.objects.order_by("place").values_list("text", flat=True)) == [
        "loopt weg",
        "slaapt om twee uur",
    ]
    with pytest.raises(ChangedMeanwhileError):  # who moves what somebody else moved looks first
        move_factor(by=by, factor=ExplanationFactor.objects.get(pk=second.pk), seen=1, up=False)


def test_a_factor_goes_with_its_links_and_views_and_all_of_it_stays_among_the_changes(world: World) -> None:
    one, other, voice = _factor(world), _factor(world, "werkt in de nacht"), _voice(world)
    by = world.actor("tine")
    link_factors(by=by, source=other, target=one, kind=LinkKind.FEEDS, words="niemand is wakker")
    tell_view(by=by, factor=one, voice=voice, view=View.DIFFERS, words="om twaalf uur")
    remove_factor(by=by, factor=one, seen=1)
    assert not FactorLink.objects.exists() and not FactorView.objects.exists()
    gone = {change.table: change.before or {} for change in RowChange.objects.filter(after__isnull=True)}
    assert gone["FactorLink"]["words"] == "niemand is wakker"
    assert gone["FactorView"]["words"] == "om twaalf uur"


def test_a_factor_does_nothing_to_itself_nor_twice_the_same_nor_across_families(world: World) -> None:
    one, other, by = _factor(world), _factor(world, "werkt"), world.actor("tine")
    elsewhere = _factor(world, "elders", _other_case(world))
    link_factors(by=by, source=one, target=other, kind=LinkKind.EASES)
    for source, target in ((one, one), (one, other), (one, elsewhere)):
        with pytest.raises(CannotError):
            link_factors(by=by, source=source, target=target, kind=LinkKind.FEEDS)
    assert FactorLink.objects.count() == 1


def test_who_was_not_asked_has_no_row_and_becomes_so_again_when_taken_back(world: World) -> None:
    row, voice, by = _factor(world), _voice(world), world.actor("tine")
    assert not FactorView.objects.exists()
    tell_view(by=by, factor=row, voice=voice, view=View.AGREES)
    with pytest.raises(ChangedMeanwhileError):  # who saw 'not asked yet' does not overwrite an answer
        tell_view(by=world.actor("eva"), factor=row, voice=voice, view=View.DIFFERS)
    assert FactorView.objects.get().view == View.AGREES
    tell_view(by=by, factor=row, voice=voice, view=None, seen=1)
    assert not FactorView.objects.exists()


def test_a_voice_of_another_family_says_nothing_here(world: World) -> None:
    with pytest.raises(CannotError):
        tell_view(
            by=world.actor("tine"), factor=_factor(world), voice=_voice(world, _other_case(world)), view=View.AGREES
        )


def test_a_voice_goes_with_what_it_said(world: World) -> None:
    row, voice, by = _factor(world), _voice(world), world.actor("tine")
    tell_view(by=by, factor=row, voice=voice, view=View.AGREES)
    remove_voice(by=by, voice=voice, seen=1)
    assert not FactorView.objects.exists() and not Voice.objects.exists()


def test_a_version_keeps_what_stood_there_under_the_next_number(world: World) -> None:
    row, by = _factor(world), world.actor("tine")
    first = keep_version(by=by, case=world.case, note="voor de rechter")
    before = explanation_data(world.case)
    remove_factor(by=by, factor=row, seen=1)
    second = keep_version(by=by, case=world.case)
    assert (first.number, second.number, first.data, second.data["factors"]) == (1, 2, before, [])


def test_the_log_says_what_was_done_and_not_what_was_written(world: World) -> None:
    row = _factor(world, "iets geheims")
    tell_view(by=world.actor("tine"), factor=row, voice=_voice(world), view=View.DIFFERS, words="ook geheim")
    keep_version(by=world.actor("tine"), case=world.case, note="geheim")
    kinds = set(LogRow.objects.values_list("kind", flat=True))
    assert kinds >= {"explanation_factor", "voice", "factor_view", "explanation_version"}
    assert not [row for row in LogRow.objects.all() if "geheim" in f"{row.why}{row.target}"]


def test_a_programme_has_each_word_once(world: World) -> None:
    by, programme = world.actor("fatima"), world.programme
    add_container_word(by=by, programme=programme, word="splitsen")
    kept = add_container_word(by=by, programme=programme, word="Splitsen", question="Wie zegt wat?")
    assert [(one.word, one.question) for one in ContainerWord.objects.all()] == [("splitsen", "Wie zegt wat?")]
    remove_container_word(by=by, programme=world.elsewhere, word=kept.pk)
    assert ContainerWord.objects.count() == 1, "not by way of another programme"
    remove_container_word(by=by, programme=programme, word=kept.pk)
    assert not ContainerWord.objects.exists()


def test_what_somebody_else_removed_is_not_spoken_of_any_more(world: World) -> None:
    one, other, voice, by = _factor(world), _factor(world, "werkt"), _voice(world), world.actor("tine")
    remove_factor(by=world.actor("eva"), factor=ExplanationFactor.objects.get(pk=one.pk), seen=1)
    with pytest.raises(ChangedMeanwhileError):
        tell_view(by=by, factor=one, voice=voice, view=View.AGREES)
    with pytest.raises(CannotError):
        link_factors(by=by, source=other, target=one, kind=LinkKind.FEEDS)
    remove_voice(by=world.actor("eva"), voice=Voice.objects.get(pk=voice.pk), seen=1)
    with pytest.raises(ChangedMeanwhileError):
        tell_view(by=by, factor=other, voice=voice, view=View.AGREES)
