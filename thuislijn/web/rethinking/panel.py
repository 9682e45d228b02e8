# SPDX-License-Identifier: EUPL-1.2
"""A rethinking card to work on: beside the timeline, or on a page of its own.

A card that nobody wrote on is shown without being made: looking writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuislijn.actions.learning.rethinking import Around, OnCard, Option
from thuislijn.store.access import Right
from thuislijn.store.cases import Case
from thuislijn.store.learning.choices import Fit, Prompt
from thuislijn.store.learning.explanations import Voice
from thuislijn.store.learning.rethinking import CardAnswer, CardOption, CardPerson, RethinkingCard
from thuislijn.store.learning.rows import RowChange
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.acting import SignedIn, may
from thuislijn.web.page.fragments import is_fragment
from thuislijn.web.page.language import spoken
from thuislijn.web.rethinking.forms import AnswerForm, OptionForm, PersonForm
from thuislijn.web.rethinking.hints import Hint, hints_of, involved_on, name_of, options_of, people_of
from thuislijn.web.rethinking.how_far import how_far
from thuislijn.web.rethinking.subjects import Subject
from thuislijn.web.rethinking.words import OPTIONS, PEOPLE, STEPS, Part, all_steps, sentence, step_label

_TAKEN_AWAY = 5  # of the last things taken off a card, for whoever wants one back
_SPOKE_LAST = "spoke_last"
_ON_A_CARD = tuple(model.__name__ for model in (CardAnswer, CardPerson, CardOption))

RowForm = AnswerForm | PersonForm | OptionForm


@dataclass(frozen=True, slots=True)
class Editing:
    """A row of the card that somebody is changing. `now`: as it stands since somebody else changed it in between."""

    row: UUID
    form: RowForm
    now: OnCard | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows beside what stands on it. `open_step`: the step to work on, the first that is left unless it
    says otherwise; `typed`: a new answer that could not be kept, as it was typed."""

    open_step: str | None = None
    editing: Editing | None = None
    typed: RowForm | None = None
    said: str = ""


_PLAIN = Shown()


@dataclass(frozen=True, slots=True)
class OnStep:
    """One step of the card: a prompt with its answers, or one of the two lists."""

    step: str
    label: str
    question: str
    is_open: bool
    put_aside: bool
    rows: Sequence[OnCard]
    gone: Sequence[tuple[UUID, str]]
    form: RowForm | None
    hints: Sequence[Hint | Around | Option]

    @property
    def is_prompt(self) -> bool:
        return self.step not in (PEOPLE, OPTIONS)

    @property
    def table(self) -> str:
        """What stands at this step, as an address names it (`web/rethinking/writing.py`)."""
        return {PEOPLE: "iemand", OPTIONS: "weg"}.get(self.step, "antwoord")


class Card:
    """A card with what stands on it, fetched at once. `card` None: nobody wrote on it yet."""

    def __init__(self, case: Case, subject: Subject) -> None:
        self.case, self.subject = case, subject
        self.card = RethinkingCard.objects.filter(case=case, about_section=subject.section, about=subject.key).first()
        self.answers: list[CardAnswer] = []
        self.people: list[CardPerson] = []
        self.options: list[CardOption] = []
        if self.card is not None:
            self.answers = list(self.card.answers.order_by("created", "pk"))
            self.people = list(self.card.people.order_by("created", "pk"))
            self.options = list(self.card.options.order_by("created", "pk"))

    def rows(self, step: str) -> Sequence[OnCard]:
        """What stands at a step."""
        if step == PEOPLE:
            return self.people
        return self.options if step == OPTIONS else [one for one in self.answers if one.prompt == step]

    def is_aside(self, step: str) -> bool:
        return self.card is not None and step in self.card.put_aside

    def is_left(self, step: str) -> bool:
        """Whether nobody answered it or laid it aside."""
        return not self.rows(step) and not self.is_aside(step)

    def after(self, step: str) -> str:
        """The next step that is left; empty after the last."""
        steps = all_steps()
        return next((one for one in steps[steps.index(step) + 1 :] if self.is_left(one)), "")

    @property
    def fits(self) -> list[tuple[str, Fit]]:
        """Who says whether it fitted."""
        return [(one.said_by, Fit(one.fit)) for one in self.answers if one.fit]

    def taken_away(self) -> list[RowChange]:
        """The last things that were taken off the card and did not come back."""
        if self.card is None:
            return []
        changes = RowChange.objects.filter(
            case=self.case, table__in=_ON_A_CARD, after__isnull=True, before__card_id=str(self.card.pk)
        ).order_by("-pk")
        here = {one.pk for one in (*self.answers, *self.people, *self.options)}
        newest: dict[UUID, RowChange] = {}
        for change in changes[: 4 * _TAKEN_AWAY]:
            if change.row not in here:
                newest.setdefault(change.row, change)
        return list(newest.values())[:_TAKEN_AWAY]


def panel(request: SignedIn, case: Case, subject: Subject, shown: Shown = _PLAIN, status: int = 200) -> HttpResponse:
    """The card as a part or as a page."""
    timeline = timeline_of(case)
    card = Card(case, subject)
    may_edit = may(request, case, Right.EDIT_CASE)
    open_step = shown.open_step
    if open_step is None:
        open_step = next((step for step in all_steps() if card.is_left(step)), "") if may_edit else ""
    context = {
        "case": case,
        "tab": "cards",
        "subject": subject,
        "card": card.card,
        "fits": card.fits,
        "differ": differ(card.fits),
        "far": how_far(card.card),
        "parts": _parts(request, card, timeline, open_step, shown, may_edit),
        "finished": shown.open_step == "",
        "editing": shown.editing,
        "said": shown.said,
        "may_edit": may_edit,
        "voices": voices_of(case, timeline, subject),
        "then": dt.date.fromordinal(subject.day).isoformat() if subject.day else "",
        "here": reverse("card_beside", args=[case.pk]) + f"?over={subject.over}",
    }
    name = "rethinking/part.html" if is_fragment(request) else "rethinking/beside.html"
    return render(request, name, context, status=status)


def differ(fits: Iterable[tuple[str, Fit]]) -> bool:
    """Whether people see it differently; who does not know takes no side."""
    return len({fit for _, fit in fits if fit is not Fit.UNKNOWN}) > 1


def remember_voice(request: SignedIn, case: Case, said_by: str, perspective: str) -> None:
    """Keeps who spoke last, for the next answer of this person at this case."""
    spoke = {"case": str(case.pk), "said_by": said_by, "perspective": perspective}
    if request.session.get(_SPOKE_LAST) != spoke:
        request.session[_SPOKE_LAST] = spoke


def _spoke_last(request: SignedIn, case: Case) -> dict[str, str]:
    spoke = request.session.get(_SPOKE_LAST) or {}
    if spoke.get("case") != str(case.pk):
        return {"said_by": "", "perspective": ""}
    return {"said_by": str(spoke.get("said_by", "")), "perspective": str(spoke.get("perspective", ""))}


def voices_of(case: Case, timeline: Timeline, subject: Subject) -> list[str]:
    """Who may speak: the family, who was involved that day, and whoever spoke in this case before."""
    family = [name_of(timeline, person.id) for person in timeline.persons]
    asked = Voice.objects.filter(case=case).values_list("label", flat=True)
    spoke = CardAnswer.objects.filter(case=case).exclude(said_by="").values_list("said_by", flat=True).distinct()
    return list(dict.fromkeys((*family, *involved_on(timeline, subject.day), *asked, *spoke)))


def _parts(
    request: SignedIn, card: Card, timeline: Timeline, open_step: str, shown: Shown, may_edit: bool
) -> list[tuple[Part, list[OnStep]]]:
    hints: dict[str, Sequence[Hint | Around | Option]] = {}
    if may_edit:
        hints |= {prompt.value: found for prompt, found in hints_of(timeline, card.subject).items()}
        hints[PEOPLE] = _new_people(card, timeline)
        hints[OPTIONS] = _new_options(card, timeline)
    gone = card.taken_away()
    spoke = _spoke_last(request, card.case)
    return [
        (part, [_on_step(card, step, open_step, shown, hints, gone, spoke) for step in map(str, steps)])
        for part, steps in STEPS
    ]


def _on_step(
    card: Card,
    step: str,
    open_step: str,
    shown: Shown,
    hints: dict[str, Sequence[Hint | Around | Option]],
    gone: Sequence[RowChange],
    spoke: dict[str, str],
) -> OnStep:
    is_prompt = step not in (PEOPLE, OPTIONS)
    is_open = step == open_step
    form = (shown.typed if is_open else None) or _empty(step, spoke)
    if is_open:
        _hand_in(shown.editing.form if shown.editing else form)
    return OnStep(
        step=step,
        label=step_label(step, spoken()),
        question=sentence(Prompt(step), spoken()) if is_prompt else "",
        is_open=is_open,
        put_aside=card.is_aside(step),
        rows=card.rows(step),
        gone=[(change.row, _words(change)) for change in gone if step_of(change) == step],
        form=form,
        hints=_not_said_yet(card, step, hints.get(step, ())),
    )


def step_of(change: RowChange) -> str:
    """At which step of the card something stood that was taken away."""
    if change.table == CardAnswer.__name__:
        return str((change.before or {}).get("prompt", ""))
    return PEOPLE if change.table == CardPerson.__name__ else OPTIONS


def _words(change: RowChange) -> str:
    """What was taken away, by its own words; an answer may hold no more than who said it."""
    before = change.before or {}
    return str(before.get("text") or before.get("label") or before.get("what") or before.get("said_by") or "-")


def _empty(step: str, spoke: dict[str, str]) -> RowForm:
    if step == PEOPLE:
        return PersonForm(name=f"card-{step}")
    if step == OPTIONS:
        return OptionForm(name=f"card-{step}", said_by=spoke["said_by"])
    return AnswerForm(prompt=Prompt(step), name=f"card-{step}", **spoke)


def _hand_in(form: RowForm) -> None:
    """Marks the field in which typing begins."""
    if isinstance(form, AnswerForm):
        form.first = True
    else:
        form.fields["label" if isinstance(form, PersonForm) else "what"].widget.attrs["data-first"] = True


def _not_said_yet(card: Card, step: str, hints: Sequence[Hint | Around | Option]) -> Sequence[Hint | Around | Option]:
    taken = {one.text for one in card.answers if one.prompt == step}
    return [hint for hint in hints if not isinstance(hint, Hint) or hint.whole not in taken]


def _new_people(card: Card, timeline: Timeline) -> list[Around]:
    """Who is suggested and does not stand on the card."""
    known = {one.person for one in card.people if one.person} | {one.label.casefold() for one in card.people}
    found = people_of(timeline, card.subject)
    return [one for one in found if one.label.casefold() not in known and (not one.person or one.person not in known)]


def _new_options(card: Card, timeline: Timeline) -> list[Option]:
    known = {one.what.casefold() for one in card.options}
    return [one for one in options_of(timeline, card.subject) if one.what.casefold() not in known]
