# SPDX-License-Identifier: EUPL-1.2
"""Rethinking (omdenken): what a team writes on the card of a turning point or of another entry of the timeline.

Nothing on a card has to be filled in. An answer never takes the place of somebody else's.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from thuislijn.actions.acting import Actor
from thuislijn.actions.learning.rows import hold, remove_row, write_row
from thuislijn.actions.refusing import CannotError
from thuislijn.store.access import NotVisibleError
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.learning.rows import LearningRow, RowChange
from thuislijn.store.portable import value_from
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.edtf_text import to_edtf
from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import AlternativeKind, Answer, Perspective

OnCard = CardAnswer | CardPerson | CardOption
PartT = TypeVar("PartT", CardAnswer, CardPerson, CardOption)

_KINDS: dict[type[LearningRow], str] = {
    CardAnswer: "card_answer",
    CardPerson: "card_person",
    CardOption: "card_option",
}
_BY_NAME = {model.__name__: model for model in _KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody answers to a prompt. `fit` only where it asks whether a decision fitted; `said_by` empty: the
    team together."""

    text: str = ""
    fit: Fit | None = None
    said_by: str = ""
    perspective: Perspective | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and self.fit is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Somebody around a decision. `person` is their key where they stand on the timeline."""

    label: str
    person: str = ""
    took_part: Answer = Answer.UNKNOWN
    heard: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Another way: whether it was weighed, whether it could be had, and why it was not chosen."""

    what: str
    kind: AlternativeKind = AlternativeKind.OTHER
    weighed: Answer = Answer.UNKNOWN
    available: Answer = Answer.UNKNOWN
    why_not: str = ""
    said_by: str = ""


def open_card(*, by: Actor, case: Case, section: str, key: str, meeting: Meeting | None = None) -> RethinkingCard:
    """The card of an entry of the timeline; made where there is none yet. `section`: 'turning_points' or 'items'.

    Raises NotVisibleError where there is no such entry and never was a card of it.
    """
    kept = RethinkingCard.objects.filter(case=case, about_section=section, about=key)
    card = kept.first()
    if card is not None:
        return card
    title, when = _as_it_stands(case, section, key)
    card = RethinkingCard(
        case=case, about_section=section, about=key, title=title[:200], when=to_edtf(when)[:60], meeting=meeting
    )
    try:
        with transaction.atomic():
            return write_row(by=by, row=card, kind="rethinking_card")
    except IntegrityError:  # somebody else of the team made it in the same moment
        return kept.get()


def say_on(*, by: Actor, card: RethinkingCard, prompt: Prompt, said: Said) -> CardAnswer:
    """Adds an answer to a prompt, and takes the prompt back where it was put aside. Raises CannotError if empty."""
    _check_said(said)
    with transaction.atomic():
        put_aside(by=by, card=card, prompt=prompt, aside=False)
        answer = CardAnswer(case=card.case, card=card, prompt=prompt, **_columns(said))
        return write_row(by=by, row=answer, kind="card_answer")


def change_answer(*, by: Actor, answer: CardAnswer, seen: int, said: Said) -> CardAnswer:
    """Puts an answer in other words. Raises CannotError if empty, ChangedMeanwhileError."""
    _check_said(said)
    return _changed(by, answer, seen, _columns(said))


def put_aside(*, by: Actor, card: RethinkingCard, prompt: Prompt, aside: bool) -> RethinkingCard:
    """Lays a prompt aside, or takes it back; what was answered stays."""
    with transaction.atomic():
        hold(card.case_id)
        present = RethinkingCard.objects.select_for_update().get(pk=card.pk, case=card.case_id)
        others = [kept for kept in present.put_aside if kept != prompt]
        present.put_aside = [*others, prompt.value] if aside else others
        return write_row(by=by, row=present, kind="rethinking_card", seen=present.version)


def note_person(*, by: Actor, card: RethinkingCard, around: Around) -> CardPerson:
    """Adds somebody around the decision. Raises CannotError without a name."""
    _check_named(around)
    row = CardPerson(case=card.case, card=card, **asdict(around))
    return write_row(by=by, row=row, kind="card_person")


def change_person(*, by: Actor, person: CardPerson, seen: int, around: Around) -> CardPerson:
    """Raises CannotError without a name, ChangedMeanwhileError."""
    _check_named(around)
    return _changed(by, person, seen, asdict(around))


def add_option(*, by: Actor, card: RethinkingCard, option: Option) -> CardOption:
    """Adds another way that there was, or might have been. Raises CannotError without words."""
    _check_option(option)
    row = CardOption(case=card.case, card=card, **asdict(option))
    return write_row(by=by, row=row, kind="card_option")


def change_option(*, by: Actor, option: CardOption, seen: int, to: Option) -> CardOption:
    """Raises CannotError without words, ChangedMeanwhileError."""
    _check_option(to)
    return _changed(by, option, seen, asdict(to))


def take_away(*, by: Actor, row: OnCard, seen: int) -> None:
    """Takes an answer, a person or an option off a card; it can be brought back. Raises ChangedMeanwhileError."""
    remove_row(by=by, row=row, kind=_KINDS[type(row)], seen=seen)


def bring_back(*, by: Actor, case: Case, table: str, row: UUID) -> LearningRow:
    """Puts back what was taken off a card, as it was last. Raises NotVisibleError where there is nothing to put back,
    ChangedMeanwhileError where somebody else did so already."""
    model = _BY_NAME.get(table)
    gone = RowChange.objects.filter(case=case, table=table, row=row, after__isnull=True).order_by("-pk").first()
    if model is None or gone is None or gone.before is None:
        raise NotVisibleError("card", str(row))
    if not RethinkingCard.objects.filter(case=case, pk=gone.before["card_id"]).exists():
        raise NotVisibleError("card", str(row))
    fields = {field.attname: field for field in model._meta.concrete_fields}
    values = {name: value_from(fields[name], value) for name, value in gone.before.items() if name in fields}
    return write_row(by=by, row=model(**values), kind=_KINDS[model])


def _as_it_stands(case: Case, section: str, key: str) -> tuple[str, Moment]:
    """The title of an entry and when it was. Raises NotVisibleError."""
    timeline = timeline_of(case)
    if section == Section.TURNING_POINTS:
        for point in timeline.turning_points:
            if point.id == key:
                return point.title, point.when
    item = timeline.item(key) if section == Section.ITEMS else None
    if item is None:
        raise NotVisibleError("card", key[:64])
    return item.title, item.when.start if item.when.start.is_known else item.when.end


def _changed(by: Actor, row: PartT, seen: int, values: dict[str, object]) -> PartT:
    for name, value in values.items():
        setattr(row, name, value)
    return write_row(by=by, row=row, kind=_KINDS[type(row)], seen=seen)


def _columns(said: Said) -> dict[str, object]:
    return {
        "text": said.text.strip(),
        "fit": said.fit.value if said.fit else "",
        "said_by": said.said_by.strip(),
        "perspective": said.perspective.value if said.perspective else "",
    }


def _check_said(said: Said) -> None:
    if said.is_empty:
        raise CannotError(
            "Er staat nog geen antwoord. Er is niets bewaard.", "There is no answer yet. Nothing was kept."
        )


def _check_named(around: Around) -> None:
    if not around.label.strip():
        raise CannotError("Schrijf om wie het gaat.", "Write whom it is about.")


def _check_option(option: Option) -> None:
    if not option.what.strip():
        raise CannotError("Schrijf wat er ook had gekund.", "Write what else was possible.")
