# SPDX-License-Identifier: EUPL-1.2
"""Reads the sentences of a text as one story: each time is resolved against what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from thuislijn.reading.anchors import find_anchor
from thuislijn.reading.cues_nl import Cue, Reader, find_cues
from thuislijn.reading.drafts import Draft, date_draft
from thuislijn.reading.endings import begins_before, bound_by_order, close_earlier, end_stays, last_placement
from thuislijn.reading.frames import Frame
from thuislijn.reading.lexicon_files import lexicon
from thuislijn.reading.linking import Link, link
from thuislijn.reading.modality_nl import Mood
from thuislijn.reading.passages import Sentence
from thuislijn.reading.persons_nl import (
    ADULTS,
    SIBLINGS,
    Mention,
    People,
    concerned,
    is_child,
    mentions,
    subject,
    whose_age,
)
from thuislijn.reading.tense_nl import is_past, is_present, performs
from thuislijn.reading.time_nl.resolve import Context, Point, shifted
from thuislijn.reading.time_nl.values import Absolute, AtAge, FromAnchor, Role, TimeExpression, Weekday, Yearless
from thuislijn.reading.tokens import Span, Tokens
from thuislijn.timeline.vocabulary import Modality

_MOVED = frozenset(
    "geplaatst geplaats ging gingen gegaan kwam kwamen gekomen komt komen verhuisd verhuisde verhuist terecht overgeplaatst gebracht gezeten "
    "gewoond zat verbleef woonde teruggeplaatst opgenomen belandde gaat gaan teruggegaan doorgeplaatst ondergebracht weggehaald".split()
)
_NOW = frozenset("nu thans momenteel verblijft woont wonen".split())
_LASTS = frozenset(
    "hield duurde gebleven bleef bleven gezeten gewoond werden volgehouden geduurd verbleven verbleef uitgehouden gelopen".split()
)
_CALENDAR_REACH = 3  # sentences over which a date without a year may lean on the last full one
_TOLD_IN_TIMES = frozenset(("overlijden", "scheiding", "aanhouding", "detentie", "suïcidaliteit"))


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with everything known of it before its cues and times are put together."""

    index: int
    sentence: Sentence
    tokens: Tokens
    mood: Mood
    here: tuple[Mention, ...]
    frame: Frame


class Prepared:
    """One sentence with what can be found in it whatever was told before; its cues are looked for when first asked."""

    def __init__(self, sentence: Sentence, tokens: Tokens, times: Sequence[TimeExpression]) -> None:
        self.sentence = sentence
        self.tokens = tokens
        self.times = times

    @cached_property
    def _reader(self) -> Reader:
        return Reader.of(self.tokens, lexicon())

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        return find_cues(self.tokens, self._reader)

    @cached_property
    def mood(self) -> Mood:
        return Mood(self.tokens, [(t.first, t.last) for t in self.times], self._reader)


class Narrator:
    """The reader's memory while it goes through a text."""

    def __init__(self, text: str, people: People, earlier: Sequence[Draft] = ()) -> None:
        self.text = text
        self.people = people
        self.drafts: list[Draft] = []
        self.earlier = earlier  # drafts of a first reading, for what is named before it is told
        self.last: Draft | None = None
        self.calendar: tuple[int, tuple[int, int]] | None = None
        self.unresolved = False
        self.birth_list = False

    def read(self, index: int, ready: Prepared, frame: Frame) -> None:
        """Adds the drafts of one sentence."""
        sentence, tokens, times = ready.sentence, ready.tokens, ready.times
        here = mentions(tokens, self.people)
        if frame.skip:
            self._announce(sentence)
            return
        scene = Scene(index, sentence, tokens, ready.mood, here, frame)
        if frame.entry_head and frame.entry is not None:
            self._enter(scene, frame.entry, times)
        cues = [cue for cue in ready.cues if not _told_as_time(cue, times) and not self._announces_births(sentence, cue)]
        links, rest = link(tokens, scene.mood.clauses, cues, times)
        steps: list[tuple[int, Link | TimeExpression]] = [(_place(found), found) for found in links]
        steps += [(time.first, time) for time in rest]
        for _, step in sorted(steps, key=lambda pair: pair[0]):
            if isinstance(step, Link):
                self._read_cue(scene, step)
            else:
                self._read_time(scene, step, bool(links), len(rest))
        self._refocus(here)
        self._announce(sentence)

    def finish(self) -> list[Draft]:
        """All drafts, with what only the whole story tells: upper bounds by the order of telling, and ends of stays."""
        bound_by_order(self.drafts)
        end_stays(self.drafts)
        return self.drafts

    # -- memory -------------------------------------------------------------------------------------------------------

    def _enter(self, scene: Scene, entry: Absolute, times: Sequence[TimeExpression]) -> None:
        """The date of an entry becomes what 'een week later' counts from."""
        words = times[0].words if times else ""
        self.last = Draft(scene.sentence, scene.index, None, Modality.ACTUAL, start=Point((entry.first, entry.last)), anchor_words=words)
        self.calendar = (scene.index, (entry.first, entry.last))

    def _announce(self, sentence: Sentence) -> None:
        ending = self.text[max(sentence.start, sentence.end - 12) : sentence.end]
        self.birth_list = ending.endswith(("geboren:", "kinderen:")) or (self.birth_list and sentence.opens_line)

    def _announces_births(self, sentence: Sentence, cue: Cue) -> bool:
        return cue.kind == "geboorte" and self.text[sentence.end - 1 : sentence.end] == ":"

    def _refocus(self, here: tuple[Mention, ...]) -> None:
        named = [m.key for m in here if is_child(m.key, self.people) and not m.after_preposition]
        if named:
            self.people.focus = named[0]

    def _remember(self, scene: Scene, draft: Draft, time: TimeExpression | None) -> None:
        if not draft.actual or draft.start is None or draft.order_only:
            return
        self.last = draft
        if time is not None and draft.start.days is not None and isinstance(time.value, Absolute | Yearless):
            low, high = draft.start.days
            if low is not None and high is not None:
                self.calendar = (scene.index, (low, high))

    def _context(self, scene: Scene, time: TimeExpression | None, modality: Modality, whose: str, clause: int) -> Context:
        near = self.calendar is not None and scene.index - self.calendar[0] <= _CALENDAR_REACH
        calendar = self.calendar[1] if near and self.calendar else None
        child = whose if is_child(whose, self.people) else self.people.child
        return Context(
            reference=scene.frame.reference,
            births=self.people.births,
            ages_now=self.people.ages_now,
            child=child,
            anchor=self.last.start if self.last else None,
            calendar=calendar,
            future=self._looks_ahead(scene, time, modality, clause, calendar),
            named=self._named,
        )

    def _looks_ahead(self, scene: Scene, time: TimeExpression | None, modality: Modality, clause: int, calendar: tuple[int, int] | None) -> bool:
        """Whether a date without a year lies ahead of the day of writing, by tense and preposition."""
        if time is None or not isinstance(time.value, Yearless | Weekday) or time.words.lower().startswith(("sinds", "sedert")):
            return False
        clauses = scene.mood.clauses
        if is_past(scene.tokens, clauses, clause):
            return False
        if modality is Modality.HYPOTHETICAL or time.role in (Role.SINCE, Role.AFTER):
            return True
        told_here = calendar is None or scene.frame.journal
        return told_here and is_present(scene.tokens, clauses, clause)

    # -- cues ---------------------------------------------------------------------------------------------------------

    def _read_cue(self, scene: Scene, found: Link) -> None:
        cue, clauses = found.cue, scene.mood.clauses
        clause = clauses.number[cue.first]
        about = subject(cue.first, scene.here, self.people, clauses.starts[clause])
        draft = Draft(
            scene.sentence, scene.index, cue, scene.mood.of(cue), about, about not in ADULTS and about not in SIBLINGS,
            concerned(scene.here, self.people, scene.tokens),
        )
        draft.point = cue.aspect == "punt"
        draft.extension = cue.type == "maatregel" and any(w.startswith("verleng") for w in scene.tokens.words)
        found = self._with_entry(found, scene.frame)
        time = found.start or found.end
        who = whose_age(time, scene.tokens, scene.here, self.people) if time else ""
        context = self._context(scene, found.start, draft.modality, who, clause)
        self._fill_anchor(found.start, context, draft)
        date_draft(draft, found, context, who)
        self._without_time(scene, draft, found, context)
        if cue.kind == "geboorte":
            self._birth(draft, scene, cue)
        _plan_ahead(draft, scene.frame)
        close_earlier(draft, self.drafts, performs(scene.tokens))
        self.drafts.append(draft)
        self._remember(scene, draft, found.start)

    def _with_entry(self, found: Link, frame: Frame) -> Link:
        """Within a journal entry, what has no time of its own happened on the day of the entry."""
        if found.start is not None or found.cause or frame.entry is None or not frame.journal or frame.entry_head:
            return found
        return found if frame.entry_time is None else replace(found, start=replace(frame.entry_time, first=-1, last=-1))

    def _fill_anchor(self, time: TimeExpression | None, context: Context, draft: Draft) -> None:
        """Chooses the anchor of a relative time and keeps its words for the explanation."""
        if time is None or not isinstance(time.value, FromAnchor):
            return
        anchor = self.last
        if time.value.words is not None:
            anchor = find_anchor(self.text, time.value.words, self.drafts, self.earlier, context.reference)
            context.anchor_end = anchor.end if anchor else None
            self.unresolved = self.unresolved or anchor is None
        elif time.value.sign == 0 and time.role is Role.AT and draft.is_stay:
            anchor = last_placement(self.drafts) or anchor
        elif time.role is Role.AFTER and time.value.length is None and (told := self._ended_here(draft)) is not None:
            context.anchor, context.adjoining = told, True
            return
        elif time.role is Role.AFTER and time.value.length is None and draft.is_stay and (stay := last_placement(self.drafts)) is not None:
            context.anchor, context.adjoining = _where_it_ended(stay)
            draft.anchor_words = stay.told
            return
        elif time.role is Role.BEFORE and draft.is_stay:
            anchor = last_placement(self.drafts) or anchor
        context.anchor = anchor.start if anchor else None
        draft.anchor_words = anchor.told if anchor else ""

    def _ended_here(self, draft: Draft) -> Point | None:
        """The end told just before in the same sentence: 'tot half februari bleef hij op de groep, daarna ...'."""
        before = self.drafts[-1] if self.drafts else None
        if before is None or before.index != draft.index or before.until is None or before.end is None or not before.actual:
            return None
        return before.end

    def _without_time(self, scene: Scene, draft: Draft, found: Link, context: Context) -> None:
        """What can be said of a cue that no time was linked to, or only an end."""
        cue = found.cue
        if draft.start is not None or found.cause or not draft.actual:
            return
        if cue.type == "maatregel" and performs(scene.tokens) and scene.frame.reference is not None and found.start is None:
            draft.start = Point((scene.frame.reference, scene.frame.reference))
        elif draft.end is not None:
            # 'tot zijn vijfde thuis gewoond': where no stay before it was told, from birth.
            end = draft.end
            first = not any(d.is_stay and d.actual and d.about_child and d.start is not None and begins_before(d.start, end) for d in self.drafts)
            near_home = cue.codes.get("plek") in ("home", "network", "foster_family")
            if draft.is_stay and draft.about_child and first and near_home and cue.aspect != "begin" and found.end is not None:
                draft.start = context.both_scales(Point(None, (0.0, 0.25), context.child))
        elif draft.is_stay and draft.about_child and self.last is not None and self.last.start is not None and not scene.frame.journal:
            self._place_by_order(scene, draft, found, self.last)

    def _place_by_order(self, scene: Scene, draft: Draft, found: Link, last: Draft) -> None:
        """A stay told without any time, in a story that goes on: not before what was told last."""
        if found.start is not None:
            return
        if (last.kind == "uithuisplaatsing" and draft.index - last.index <= 1) or (last.order_only and last.index == draft.index) or (
            last.is_stay and last.index == draft.index and last.time is None
        ):
            draft.start = last.start
            return
        words = set(scene.tokens.words)
        moved = not _MOVED.isdisjoint(words) or draft.cue is not None and draft.cue.aspect == "begin"
        if moved and not (words & _NOW and _MOVED.isdisjoint(words - {"komt", "komen", "gaat", "gaan"})) and last.start is not None:
            draft.start = last.start.from_here()
            draft.order_only = True

    def _birth(self, draft: Draft, scene: Scene, cue: Cue) -> None:
        """A birth that is told with its date dates the ages of that child."""
        draft.point = True
        if draft.start is None or draft.start.days is None or not draft.actual:
            return
        low, high = draft.start.days
        before = [m for m in scene.here if m.at < cue.first and not m.after_preposition]
        near = before[-1:] or [m for m in scene.here if m.at > cue.last][:1]
        key = near[0].key if near else self.people.child
        if low is not None and high is not None and key not in ADULTS and key not in SIBLINGS:
            self.people.born(key if is_child(key, self.people) else self.people.child or key, low, high)

    # -- times without a cue ------------------------------------------------------------------------------------------

    def _read_time(self, scene: Scene, time: TimeExpression, cued: bool, count: int) -> None:
        if time.role is Role.LENGTH:
            self._lasted(time, scene.tokens, cued)
            return
        head = scene.frame.entry_head and time.first <= 3
        if time.value is None or _only_order(time) or (head and (cued or count > 1)):
            return
        who = whose_age(time, scene.tokens, scene.here, self.people)
        if isinstance(time.value, AtAge) and (who in ADULTS or (who not in self.people.names and who in SIBLINGS)):
            return
        draft = self._time_draft(scene, time, who)
        if draft.start is None and draft.end is None and not draft.note:
            return
        if not cued:
            self._date_previous(scene, time, draft)
        if self.birth_list:
            self._listed_birth(draft)
        self.drafts.append(draft)
        if draft.start is not None and time.role is not Role.BEFORE and draft.start.bounded:
            self._remember(scene, draft, time)

    def _time_draft(self, scene: Scene, time: TimeExpression, who: str) -> Draft:
        stand_in = Cue(time.first, time.last, time.span, "", "", "toestand", False, {}, 0)
        modality = scene.mood.of(stand_in)
        if modality in (Modality.NEGATED, Modality.SUSPECTED):
            modality = Modality.ACTUAL
        about = subject(time.first, scene.here, self.people)
        draft = Draft(scene.sentence, scene.index, None, modality, about, True, concerned(scene.here, self.people, scene.tokens))
        context = self._context(scene, time, modality, who, scene.mood.clauses.number[time.last])
        self._fill_anchor(time, context, draft)
        date_draft(draft, Link(stand_in, *((None, time) if time.role is Role.UNTIL else (time, None))), context, who)
        _plan_ahead(draft, scene.frame)
        return draft

    def _lasted(self, time: TimeExpression, tokens: Tokens, cued: bool) -> None:
        """'Dat hield zij vier jaar vol': a length that ends the stay told before."""
        if cued or not isinstance(time.value, FromAnchor) or time.value.length is None or _LASTS.isdisjoint(tokens.words):
            return
        stay = next((d for d in reversed(self.drafts) if d.is_stay and d.actual and d.start is not None), None)
        if stay is not None and stay.end is None and stay.start is not None:
            stay.end = shifted(stay.start, time.value.length, 1)

    def _date_previous(self, scene: Scene, time: TimeExpression, draft: Draft) -> None:
        """'Dat was in 2018.': the time belongs to what was just told, if that had none."""
        if scene.tokens.words[:1] not in (("dat",), ("dit",)) or len(scene.tokens) > 9 or not self.drafts or draft.start is None:
            return
        before = self.drafts[-1]
        loose = before.time is not None and isinstance(before.time.value, FromAnchor)
        if before.index == scene.index - 1 and (before.start is None or not before.start.bounded or before.order_only or loose):
            before.start, before.time, before.order_only = draft.start, time, False

    def _listed_birth(self, draft: Draft) -> None:
        """'- Noëmi, op 11 november 2008;' under 'geboren:'."""
        if draft.start is None or draft.start.days is None:
            return
        low, high = draft.start.days
        word = self.text[draft.sentence.start : draft.sentence.end].lstrip("-•* \t").split(",")[0].split(" ")[0].strip()
        if low is not None and high is not None and word[:1].isupper():
            self.people.know(word.lower(), word)
            self.people.born(word.lower(), low, high)
            draft.cue = Cue(0, 0, draft.sentence.span, "levensgebeurtenis", "geboorte", "punt", False, {"gebeurtenis": "birth"}, 0)
            draft.point = True

    def _named(self, span: Span) -> Point | None:
        found = find_anchor(self.text, span, self.drafts, self.earlier)
        return found.start if found else None


def _where_it_ended(stay: Draft) -> tuple[Point | None, bool]:
    """Where the next stay begins: at the end of this one where that was told, else some time after its start."""
    told = stay.until is not None or stay.lasted is not None
    return (stay.end, True) if told and stay.end is not None else (stay.start, False)


def _place(found: Link) -> int:
    """Where a link stands in its sentence: a time that is told first is read first."""
    return found.cue.first if found.start is None else min(found.cue.first, found.start.first)


def _plan_ahead(draft: Draft, frame: Frame) -> None:
    """What is dated after the day of writing cannot have happened yet."""
    days = draft.start.days if draft.start is not None else None
    if draft.actual and days is not None and days[0] is not None and frame.reference is not None and days[0] > frame.reference:
        draft.modality = Modality.HYPOTHETICAL


def _told_as_time(cue: Cue, times: Sequence[TimeExpression]) -> bool:
    """Whether a cue stands inside a time ('vier jaar nadat zij uit huis ging') and is no event of its own there."""
    for time in times:
        if time.first <= cue.first and cue.last <= time.last and isinstance(time.value, FromAnchor | AtAge):
            return cue.kind not in _TOLD_IN_TIMES
    return False


def _only_order(time: TimeExpression) -> bool:
    """'daarna', 'eerst': order without a date."""
    if not isinstance(time.value, FromAnchor):
        return False
    length = time.value.length
    return length is None or (time.value.words is None and (time.value.sign == 0 or length.least == 0))
