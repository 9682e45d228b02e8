# SPDX-License-Identifier: EUPL-1.2
"""Reads the sentences of a text as one story: each time is resolved against what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thuislijn.reading.cues_nl import Cue, find_cues
from thuislijn.reading.drafts import Draft, date_draft
from thuislijn.reading.endings import bound_by_order, end_stays
from thuislijn.reading.frames import Frame
from thuislijn.reading.linking import Link, link
from thuislijn.reading.modality_nl import Mood
from thuislijn.reading.passages import Sentence
from thuislijn.reading.persons_nl import ADULTS, SIBLINGS, Mention, People, is_child, mentions, subject, whose_age
from thuislijn.reading.tense_nl import is_past, performs
from thuislijn.reading.time_nl.resolve import Context, Point, resolve
from thuislijn.reading.time_nl.values import (
    Absolute,
    AtAge,
    FromAnchor,
    FromNow,
    Impossible,
    Role,
    TimeExpression,
    Yearless,
)
from thuislijn.reading.tokens import Span, Tokens
from thuislijn.timeline.vocabulary import Modality

_MOVED = frozenset(
    "geplaatst geplaats ging gingen gegaan kwam kwamen gekomen komt komen verhuisd verhuisde verhuist terecht overgeplaatst gebracht gezeten gewoond zat verbleef woonde teruggeplaatst "
    "opgenomen belandde gaat gaan teruggegaan doorgeplaatst ondergebracht weggehaald".split()
)
_LASTS = frozenset("hield duurde gebleven bleef bleven gezeten gewoond werden volgehouden geduurd verbleven verbleef uitgehouden gelopen".split())
_CALENDAR_REACH = 3  # sentences over which a date without a year may lean on the last full one
_EVENT_TYPES_IN_TIMES = frozenset(("overlijden", "scheiding", "aanhouding", "detentie", "suïcidaliteit"))


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
        self.court = False

    # -- one sentence ---------------------------------------------------------------------------------------------

    def read(self, index: int, sentence: Sentence, tokens: Tokens, times: Sequence[TimeExpression], frame: Frame) -> None:
        """Adds the drafts of one sentence."""
        here = mentions(tokens, self.people)
        mood = Mood(tokens, [(t.first, t.last) for t in times])
        if frame.entry_head and frame.entry is not None:
            self._enter(index, sentence, frame, times)
        cues = [] if frame.skip else [c for c in find_cues(tokens) if not _told_as_time(c, times)]
        if frame.skip:
            self._births_in_heading(tokens, times, here)
            return
        links, rest = link(tokens, mood.clauses, cues, times)
        before = len(self.drafts)
        for found in links:
            self._read_cue(index, sentence, tokens, found, mood, here, frame)
        if not links or rest:
            self._read_times(index, sentence, tokens, rest, mood, here, frame, before)
        self._refocus(here)
        ending = self.text[max(sentence.start, sentence.end - 12) : sentence.end]
        self.birth_list = ending.endswith(("geboren:", "kinderen:")) or (self.birth_list and sentence.opens_line)
        self.court = ending.endswith(":") and any(w in ("kinderrechter", "rechtbank", "hof") for w in tokens.words)

    def _enter(self, index: int, sentence: Sentence, frame: Frame, times: Sequence[TimeExpression]) -> None:
        """The date of an entry becomes what 'een week later' counts from."""
        assert frame.entry is not None
        point = Point((frame.entry.first, frame.entry.last))
        self.last = Draft(sentence, index, None, Modality.ACTUAL, start=point, time=times[0] if times else None, anchor_words=times[0].words if times else "")
        self.calendar = (index, (frame.entry.first, frame.entry.last))

    def _context(self, index: int, frame: Frame, future: bool = False, whose: str = "") -> Context:
        calendar = None
        if self.calendar is not None and index - self.calendar[0] <= _CALENDAR_REACH:
            calendar = self.calendar[1]
        child = whose or self.people.child
        return Context(
            reference=frame.reference,
            births=self.people.births,
            ages_now=self.people.ages_now,
            child=child,
            anchor=self.last.start if self.last else None,
            calendar=calendar,
            future=future,
            named=self._named,
        )

    # -- cues -------------------------------------------------------------------------------------------------------

    def _read_cue(self, index: int, sentence: Sentence, tokens: Tokens, found: Link, mood: Mood, here: tuple[Mention, ...], frame: Frame) -> None:
        cue = found.cue
        clause = mood.clauses.number[cue.first]
        about = subject(cue.first, here, self.people, mood.clauses.starts[clause])
        draft = Draft(sentence, index, cue, mood.of(cue), about, _concerns_child(about, cue), _persons(here, self.people, tokens))
        draft.point = cue.aspect == "punt"
        found = self._with_entry(found, frame, cue)
        who = whose_age(found.start or found.end, tokens, here, self.people) if (found.start or found.end) else ""
        past = is_past(tokens, mood.clauses, clause)
        future = (draft.modality is Modality.HYPOTHETICAL or self._looks_ahead(found, past)) and not past
        context = self._context(index, frame, future, who if is_child(who, self.people) else "")
        self._fill_anchor(found, context, draft)
        date_draft(draft, found, context, who)
        self._without_time(draft, found, tokens, frame, context, mood)
        if cue.kind == "geboorte":
            self._birth(draft, here, cue)
        self._planned_ahead(draft, frame)
        self._extend(draft, found)
        self.drafts.append(draft)
        self._remember(index, draft, found)

    def _with_entry(self, found: Link, frame: Frame, cue: Cue) -> Link:
        """Within a journal entry, what has no time of its own happened on the day of the entry."""
        if found.start is not None or found.cause or frame.entry is None or not frame.journal or frame.entry_head:
            return found
        if cue.type == "diagnose" and cue.aspect == "toestand" and found.end is None:
            return found
        span = (found.cue.span[0], found.cue.span[0])
        words = self.last.anchor_words if self.last and self.last.anchor_words else "datum van de aantekening"
        return replace(found, start=TimeExpression(-1, -1, span, words, Role.AT, frame.entry))

    def _looks_ahead(self, found: Link, past: bool) -> bool:
        start = found.start
        return start is not None and isinstance(start.value, Yearless) and start.role in (Role.SINCE, Role.AFTER) and not past

    def _fill_anchor(self, found: Link, context: Context, draft: Draft) -> None:
        """Chooses the anchor of a relative time and keeps its words for the explanation."""
        start = found.start
        if start is None or not isinstance(start.value, FromAnchor):
            return
        if start.value.words is not None:
            named = self._lookup(start.value.words, context.child)
            context.anchor_end = named.end if named else None
            draft.anchor_words = _told(named) if named else ""
            if named is None:
                self.unresolved = True
            return
        anchor = self.last
        if start.value.sign == 0 and draft.is_stay:
            anchor = self._last_placement() or anchor
        elif start.role is Role.AFTER and draft.is_stay and anchor is not None and anchor.end is not None and anchor.is_stay:
            context.anchor = anchor.end
            draft.anchor_words = _told(anchor)
            return
        context.anchor = anchor.start if anchor else None
        if start.role is Role.BEFORE and anchor is not None:
            context.anchor = anchor.start
        draft.anchor_words = _told(anchor)

    def _last_placement(self) -> Draft | None:
        for draft in reversed(self.drafts):
            if draft.actual and draft.start is not None and (draft.is_stay or draft.kind == "uithuisplaatsing"):
                return draft
        return None

    def _without_time(self, draft: Draft, found: Link, tokens: Tokens, frame: Frame, context: Context, mood: Mood) -> None:
        """What can be said of a cue that no time was linked to, or only an end."""
        cue = found.cue
        if draft.start is None and draft.end is not None and draft.is_stay and draft.about_child and draft.actual and not self._lived_before():
            if cue.codes.get("plek") in ("home", "network", "foster_family") and not _is_movement(tokens, cue):
                draft.start = context.both_scales(Point(None, (0.0, 0.25), context.child))
            return
        if draft.start is not None or draft.end is not None or found.cause:
            return
        if draft.actual and cue.type == "maatregel" and performs(tokens) and frame.reference is not None:
            draft.start = Point((frame.reference, frame.reference))
            return
        if not (draft.is_stay and draft.actual and draft.about_child) or self.last is None or self.last.start is None or frame.journal:
            return
        if self.last.kind == "uithuisplaatsing" and draft.index - self.last.index <= 1:
            draft.start = self.last.start
        elif _is_movement(tokens, cue) and not is_present_state(tokens):
            draft.start = self.last.start.from_here()
            draft.order_only = True
        if draft.lasted is not None and draft.start is not None and draft.end is None and not draft.order_only:
            from thuislijn.reading.time_nl.resolve import shifted

            draft.end = shifted(draft.start, draft.lasted, 1)

    def _lived_before(self) -> bool:
        return any(d.is_stay and d.actual and d.about_child for d in self.drafts)

    def _extend(self, draft: Draft, found: Link) -> None:
        """An extension moves the end of the measure it extends; the end of a stay or help closes the one before."""
        cue = found.cue
        if draft.actual and cue.type == "maatregel" and draft.end is not None and draft.start is None:
            for earlier in reversed(self.drafts):
                same = earlier.kind == cue.kind or cue.aspect == "verlenging"
                if earlier.type == "maatregel" and earlier.actual and same and earlier.start is not None:
                    earlier.end = draft.end
                    break
        if cue.aspect == "einde" and draft.actual and draft.start is not None:
            for earlier in reversed(self.drafts):
                if earlier.type == cue.type and earlier.actual and earlier.cue and earlier.cue.aspect != "einde":
                    if earlier.end is None and earlier.start is not None:
                        earlier.end = draft.start
                    break

    def _birth(self, draft: Draft, here: tuple[Mention, ...], cue: Cue) -> None:
        if draft.start is None or draft.start.days is None or None in draft.start.days or not draft.actual:
            return
        low, high = draft.start.days
        assert low is not None and high is not None
        before = [m for m in here if m.at < cue.first and not m.after_preposition]
        after = [m for m in here if m.at > cue.last]
        near = before[-1:] or after[:1]
        key = near[0].key if near else self.people.child
        draft.point = True
        if key in ADULTS or key in SIBLINGS:
            return
        if is_child(key, self.people) or key == self.people.child or not key:
            self.people.born(key or self.people.main, low, high)

    def _births_in_heading(self, tokens: Tokens, times: Sequence[TimeExpression], here: tuple[Mention, ...]) -> None:
        """'Betreft: Sverre de Wit, geb. 21-07-2011'."""
        marks = [i for i, word in enumerate(tokens.words) if word in ("geb", "geboren", "geboortedatum", "geboortedag")]
        for mark in marks:
            dates = [t for t in times if t.first > mark and isinstance(t.value, Absolute)]
            names = [m for m in here if m.at < mark and is_child(m.key, self.people)]
            if dates and isinstance(dates[0].value, Absolute):
                key = names[-1].key if names else self.people.main
                self.people.born(key, dates[0].value.first, dates[0].value.last)

    def _planned_ahead(self, draft: Draft, frame: Frame) -> None:
        """What is dated after the day of writing cannot have happened yet."""
        start = draft.start
        if draft.actual and start is not None and start.days is not None and frame.reference is not None:
            if start.days[0] is not None and start.days[0] > frame.reference:
                draft.modality = Modality.HYPOTHETICAL

    def _remember(self, index: int, draft: Draft, found: Link) -> None:
        if not draft.actual or draft.start is None or not any(draft.start.days or draft.start.ages or ()):
            if draft.start is None or not draft.actual:
                return
        self.last = draft
        start = found.start
        if start is not None and draft.start.days is not None and isinstance(start.value, Absolute | Yearless):
            low, high = draft.start.days
            if low is not None and high is not None:
                self.calendar = (index, (low, high))

    # -- times without a cue ------------------------------------------------------------------------------------------

    def _read_times(
        self, index: int, sentence: Sentence, tokens: Tokens, rest: Sequence[TimeExpression], mood: Mood, here: tuple[Mention, ...], frame: Frame, before: int
    ) -> None:
        cued = len(self.drafts) > before
        for time in rest:
            if time.role is Role.LENGTH:
                self._lasted(time, tokens, cued)
                continue
            if time.value is None or _only_order(time) or (frame.entry_head and cued and time.first <= 3):
                continue
            who = whose_age(time, tokens, here, self.people)
            if isinstance(time.value, AtAge) and (who in ADULTS or (who not in self.people.names and who in SIBLINGS)):
                continue
            draft = self._time_draft(index, sentence, tokens, time, mood, here, frame, who)
            if draft.start is None and draft.end is None and not draft.note:
                continue
            if not cued and self._tells_previous(tokens, time, draft):
                continue
            if self.birth_list and draft.start is not None and draft.start.days is not None:
                self._listed_birth(draft, here)
            if frame.entry_head and len(rest) > 1 and time is rest[0]:
                continue
            self.drafts.append(draft)
            if draft.actual and draft.start is not None and time.role is not Role.BEFORE and draft.start.bounded:
                self.last = draft
                if isinstance(time.value, Absolute | Yearless) and draft.start.days is not None:
                    low, high = draft.start.days
                    if low is not None and high is not None:
                        self.calendar = (index, (low, high))

    def _time_draft(
        self, index: int, sentence: Sentence, tokens: Tokens, time: TimeExpression, mood: Mood, here: tuple[Mention, ...], frame: Frame, who: str
    ) -> Draft:
        stand_in = Cue(time.first, time.last, time.span, "", "", "toestand", False, {}, 0)
        clause = mood.clauses.number[time.last]
        modality = mood.of(stand_in)
        if modality is Modality.NEGATED:
            modality = Modality.ACTUAL
        draft = Draft(sentence, index, None, modality, subject(time.first, here, self.people), True, _persons(here, self.people, tokens))
        past = is_past(tokens, mood.clauses, clause)
        future = not past and (modality is Modality.HYPOTHETICAL or (isinstance(time.value, Yearless) and time.role in (Role.SINCE, Role.AFTER)))
        context = self._context(index, frame, future, who if is_child(who, self.people) else "")
        found = Link(stand_in, *((None, time) if time.role is Role.UNTIL else (time, None)))
        self._fill_anchor(found, context, draft)
        date_draft(draft, found, context, who)
        self._planned_ahead(draft, frame)
        return draft

    def _lasted(self, time: TimeExpression, tokens: Tokens, cued: bool) -> None:
        """'Dat hield zij vier jaar vol': a length that ends the stay told before."""
        if cued or not isinstance(time.value, FromAnchor) or time.value.length is None or _LASTS.isdisjoint(tokens.words):
            return
        from thuislijn.reading.time_nl.resolve import shifted

        for draft in reversed(self.drafts):
            if draft.is_stay and draft.actual and draft.start is not None:
                if draft.end is None:
                    draft.end = shifted(draft.start, time.value.length, 1)
                return

    def _tells_previous(self, tokens: Tokens, time: TimeExpression, draft: Draft) -> bool:
        """'Dat was in 2018.': the time belongs to what was just told, if that had none."""
        if tokens.words[:1] not in (("dat",), ("dit",)) or len(tokens) > 9 or not self.drafts:
            return False
        before = self.drafts[-1]
        if before.index != draft.index - 1 or (before.start is not None and before.start.bounded and not before.order_only) or draft.start is None:
            return False
        before.start, before.time, before.order_only = draft.start, before.time or time, False
        self.last = before
        return False

    def _listed_birth(self, draft: Draft, here: tuple[Mention, ...]) -> None:
        assert draft.start is not None and draft.start.days is not None
        low, high = draft.start.days
        if low is None or high is None:
            return
        word = self.text[draft.sentence.start : draft.sentence.end].lstrip("-•* \t").split(",")[0].split(" ")[0].strip()
        if word[:1].isupper():
            self.people.know(word.lower(), word)
            self.people.born(word.lower(), low, high)
            span = (draft.sentence.start, draft.sentence.end)
            draft.cue = Cue(0, 0, span, "levensgebeurtenis", "geboorte", "punt", False, {"gebeurtenis": "birth"}, 0)
            draft.point = True

    # -- anchors by name ----------------------------------------------------------------------------------------------

    def _named(self, span: Span) -> Point | None:
        found = self._lookup(span, self.people.child)
        return found.start if found else None

    def _lookup(self, span: Span, child: str) -> Draft | None:
        from thuislijn.reading.anchors import find_anchor

        return find_anchor(self.text, span, self.drafts, self.earlier)

    def _refocus(self, here: tuple[Mention, ...]) -> None:
        named = [m.key for m in here if is_child(m.key, self.people) and not m.after_preposition and m.key in self.people.names]
        if named:
            self.people.focus = named[0]

    def finish(self) -> list[Draft]:
        """All drafts, with what only the whole story tells: upper bounds by the order of telling, and ends of stays."""
        bound_by_order(self.drafts)
        end_stays(self.drafts)
        return self.drafts


def is_present_state(tokens: Tokens) -> bool:
    """Whether the sentence tells how it is now ('woont nu bij', 'verblijft thans')."""
    return any(word in ("nu", "thans", "momenteel", "verblijft", "woont", "wonen") for word in tokens.words) and _MOVED.isdisjoint(
        set(tokens.words) - {"komt", "komen", "gaat", "gaan"}
    )


def _is_movement(tokens: Tokens, cue: Cue) -> bool:
    return not _MOVED.isdisjoint(tokens.words) or cue.aspect == "begin"


def _told_as_time(cue: Cue, times: Sequence[TimeExpression]) -> bool:
    """Whether a cue stands inside a time ('na de geboorte', 'vier jaar nadat zij uit huis ging') and is no event of its own."""
    for time in times:
        if time.first <= cue.first and cue.last <= time.last and isinstance(time.value, FromAnchor | AtAge):
            return cue.kind not in _EVENT_TYPES_IN_TIMES
    return False


def _only_order(time: TimeExpression) -> bool:
    """'daarna', 'vervolgens': order without a date."""
    return isinstance(time.value, FromAnchor) and (time.value.length is None or time.value.words is None and time.value.sign == 0)


def _concerns_child(about: str, cue: Cue) -> bool:
    return about not in ADULTS and about not in SIBLINGS


def _persons(here: tuple[Mention, ...], people: People, tokens: Tokens) -> tuple[str, ...]:
    found = dict.fromkeys(m.key for m in here)
    if people.child and not any(is_child(key, people) for key in found) and any(w in ("hij", "zij", "ze", "hem", "haar", "zijn", "ik") for w in tokens.words):
        found[people.child] = None
    return tuple(found)


def _told(draft: Draft | None) -> str:
    """How a draft dates itself, for the explanation."""
    if draft is None:
        return ""
    if draft.time is not None and draft.time.words:
        return draft.time.words
    return draft.anchor_words


__all__ = ["FromNow", "Impossible", "Narrator", "resolve"]
