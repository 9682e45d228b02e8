# SPDX-License-Identifier: EUPL-1.2
"""What the reader of a story keeps in mind: what was told last, the last full date, who it is about."""

from __future__ import annotations

from collections.abc import Sequence

from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.modality_nl import CONTESTABLE
from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.dutch.tense_nl import is_finite, is_past, is_present
from thuislijn.reading.dutch.tokens import Span, Tokens, word_set
from thuislijn.reading.people.persons_nl import Mention, People, is_child, pronoun_gender
from thuislijn.reading.story.anchors import find_anchor
from thuislijn.reading.story.drafts import Draft
from thuislijn.reading.story.endings import last_placement
from thuislijn.reading.story.scenes import Scene
from thuislijn.reading.time_nl.points import Point
from thuislijn.reading.time_nl.resolve import Context
from thuislijn.reading.time_nl.values import (
    Absolute,
    AtAge,
    FromAnchor,
    FromNow,
    Length,
    Role,
    ThisUnit,
    TimeExpression,
    Weekday,
    Yearless,
)
from thuislijn.timeline.vocabulary import Modality

_FIRST_PERSON = word_set("ik wij we u jullie")
_EARLIER = word_set("eerder eerdere voordien daarvoor destijds vroeger")
_WHOLE_YEAR = 200  # days: what is dated more vaguely tells little more than its year
_SHORT = 0.3  # years
_CALENDAR_REACH = 3  # sentences over which a date without a year may lean on the last full one


class Memory:
    """The drafts so far and what they leave for the next sentence."""

    def __init__(self, text: str, people: People, earlier: Sequence[Draft] = ()) -> None:
        self.text = text
        self.people = people
        self.drafts: list[Draft] = []
        self.earlier = earlier  # drafts of a first reading, for what is named before it is told
        self.last: Draft | None = None
        self.calendar: tuple[int, tuple[int, int]] | None = None
        self.paragraphs: list[int] = []  # the sentences that opened one
        self.counted: tuple[int, int, Point | None, bool] | None = None  # sentence, place, what it counts from
        self.closed: tuple[int, Point] | None = None  # the sentence that told how long a stay took, and its end
        self.unresolved = False
        self.birth_list = False
        self.named: list[str] = []  # children in the order in which they were last named

    def enter(self, index: int, sentence: Sentence, entry: Absolute | AtAge, times: Sequence[TimeExpression]) -> None:
        """The date or age of an entry becomes what 'een week later' counts from."""
        words = times[0].words if times else ""
        if isinstance(entry, AtAge):
            begun = Point(None, (entry.least, entry.most), self.people.child)
            self.last = Draft(sentence, index, None, Modality.ACTUAL, start=begun, anchor_words=words)
            return
        begun = Point((entry.first, entry.last))
        self.last = Draft(sentence, index, None, Modality.ACTUAL, start=begun, anchor_words=words)
        self.calendar = (index, (entry.first, entry.last))

    def announce(self, sentence: Sentence) -> None:
        ending = self.text[max(sentence.start, sentence.end - 12) : sentence.end]
        self.birth_list = ending.endswith(("geboren:", "kinderen:")) or (self.birth_list and sentence.opens_line)

    def announces_births(self, sentence: Sentence, cue: Cue) -> bool:
        return cue.kind == "geboorte" and self.text[sentence.end - 1 : sentence.end] == ":"

    def attend(self, tokens: Tokens, here: tuple[Mention, ...]) -> None:
        """'Hij' after a sentence on a brother and a sister is the brother, whoever was named first."""
        gender = pronoun_gender(tokens)
        focus = self.people.genders.get(self.people.focus)
        if not gender or focus in (None, gender) or any(is_child(m.key, self.people) for m in here):
            return
        for key in reversed(self.named):
            if self.people.genders.get(key) == gender:
                self.people.focus = key
                return

    def refocus(self, here: tuple[Mention, ...]) -> None:
        """Turns to the child that a sentence named first as its subject."""
        for mention in here:
            if is_child(mention.key, self.people):
                self.named = [key for key in self.named if key != mention.key] + [mention.key]
        named = [m.key for m in here if is_child(m.key, self.people) and not m.after_preposition]
        if named:
            self.people.focus = named[0]

    def remember(self, scene: Scene, draft: Draft, time: TimeExpression | None) -> None:
        told = draft.start or (draft.end if draft.until is not None else None)
        if not draft.actual or told is None or draft.order_only:
            return
        self.last = draft
        if (
            time is not None
            and draft.start is not None
            and draft.start.days is not None
            and isinstance(time.value, Absolute | Yearless)
            and not self._looks_back(scene, draft.start.days)
            and not _still_goes_on(scene, time)
            and not _aside(scene, time)
            and _PANDEMIC.isdisjoint(scene.tokens.words[time.first : time.last + 1])
        ):
            low, high = draft.start.days
            if low is not None and high is not None:
                self.calendar = (scene.index, (low, high))

        elif isinstance(time.value, FromNow | ThisUnit) if time is not None else False:
            self.calendar = None  # 'de afgelopen maanden': the story has come to the day of writing

    def take_back(self, index: int) -> None:
        """Makes a suspicion of what the sentence before told as fact, where this one contests or refutes it."""
        for draft in reversed(self.drafts[-20:]):
            if draft.index < index - 1:
                break
            if draft.index == index - 1 and draft.actual and draft.type in CONTESTABLE:
                draft.modality = Modality.SUSPECTED

    def _looks_back(self, scene: Scene, days: tuple[int | None, int | None]) -> bool:
        """'Eerder, in 2019, ...': a date before the last one that the story does not stay with."""
        earlier = self.calendar is not None and days[1] is not None and days[1] < self.calendar[1][0]
        return earlier and not _EARLIER.isdisjoint(scene.tokens.words)

    def context(
        self, scene: Scene, time: TimeExpression | None, modality: Modality, whose: str, clause: int
    ) -> Context:
        calendar = self._last_calendar(scene, clause)
        child = whose if is_child(whose, self.people) else self.people.child
        reference = scene.frame.reference
        dated = time is not None and isinstance(time.value, Yearless) and _since(time)
        if scene.frame.journal and calendar is not None and dated:
            reference, calendar = calendar[1], None  # 'nieuwe partner sinds de zomer', told in November
        return Context(
            reference=reference,
            births=self.people.births,
            ages_now=self.people.ages_now,
            child=child,
            anchor=self._told_last(),
            calendar=calendar,
            future=self._looks_ahead(scene, time, modality, clause, calendar),
            undecided=time is not None
            and isinstance(time.value, Yearless)
            and not _since(time)
            and not is_past(scene.tokens, scene.mood.clauses, clause),
            named=self._named,
        )

    def _last_calendar(self, scene: Scene, clause: int) -> tuple[int, int] | None:
        """The last full date told, where a date without a year may still lean on it.

        A text with a day of writing leans on that day instead, once another paragraph has begun, or where only a year
        was told before and somebody now speaks of what he did himself ('In 2019 ... Wij hebben op 6 september ...').
        """
        if self.calendar is None or scene.index - self.calendar[0] > _CALENDAR_REACH:
            return None
        told, (low, high) = self.calendar
        if scene.frame.reference is None or scene.frame.journal or told == scene.index:
            return low, high
        if not is_past(scene.tokens, scene.mood.clauses, clause) and is_finite(
            scene.tokens, scene.mood.clauses, clause
        ):
            return None  # 'Vanaf 2 mei slaapt hij bij oma': told of the days of writing
        whole_year = high - low > _WHOLE_YEAR
        speaks = not _FIRST_PERSON.isdisjoint(scene.tokens.words)
        if scene.sentence.opens_paragraph or self._paragraph_began(told, scene.index):
            return None
        return None if whole_year and (speaks or scene.index - told > 1) else (low, high)

    def _paragraph_began(self, after: int, until: int) -> bool:
        """Whether a paragraph began between two sentences."""
        return any(after < begun <= until for begun in self.paragraphs[-_CALENDAR_REACH:])

    def _told_last(self) -> Point | None:
        """The start of what was told last, or its end where only that was told ('tot 2011 woonde hij ...')."""
        return self.last.told_point if self.last else None

    def _looks_ahead(
        self,
        scene: Scene,
        time: TimeExpression | None,
        modality: Modality,
        clause: int,
        calendar: tuple[int, int] | None,
    ) -> bool:
        """Whether a date without a year lies ahead of the day of writing, by tense and preposition."""
        if time is None or not isinstance(time.value, Yearless | Weekday) or _since(time):
            return False
        clauses = scene.mood.clauses
        if is_past(scene.tokens, clauses, clause):
            return False
        if (
            modality is Modality.HYPOTHETICAL
            or time.role in (Role.SINCE, Role.AFTER)
            or time.words[:4].lower() == "per "
        ):
            return True
        told_here = calendar is None or scene.frame.journal
        return told_here and is_present(scene.tokens, clauses, clause)

    def fill_anchor(self, time: TimeExpression | None, context: Context, draft: Draft) -> None:
        """Chooses the anchor of a relative time and keeps its words for the explanation."""
        if time is None or not isinstance(time.value, FromAnchor):
            return
        if self.counted is not None and self.counted[:2] == (draft.index, time.first) and time.value.words is None:
            # The same words date two things: 'na twee jaar kregen zij een kind en moest ik weg'.
            context.anchor, context.adjoining = self.counted[2:]
            return
        self._choose_anchor(time, context, draft)
        self.counted = (draft.index, time.first, context.anchor, context.adjoining)

    def _choose_anchor(self, time: TimeExpression, context: Context, draft: Draft) -> None:
        assert isinstance(time.value, FromAnchor)
        anchor = self.last
        if time.value.words is not None:
            anchor = find_anchor(self.text, time.value.words, self.drafts, self.earlier, context.reference)
            context.anchor_end = anchor.end if anchor else None
            self.unresolved = self.unresolved or anchor is None
            if anchor is None and time.role is Role.AFTER and _short(time.value.length):
                # 'na een gesprek met de politie': nothing to find it by, but the story goes on from what was told.
                context.named = lambda span: self._told_last()
                return
        elif time.value.sign == 0 and time.role is Role.AT and draft.is_stay:
            anchor = last_placement(self.drafts) or anchor
        elif time.role is Role.AFTER and time.value.length is None and (told := self._ended_here(draft)) is not None:
            context.anchor, context.adjoining = told, True
            return
        elif _goes_on(time.value) and self.closed is not None and 0 <= draft.index - self.closed[0] <= 2:
            context.anchor, context.adjoining = self.closed[1], True
            return
        elif (
            time.role is Role.AFTER
            and time.value.length is None
            and draft.is_stay
            and (stay := last_placement(self.drafts)) is not None
        ):
            context.anchor, context.adjoining = _where_it_ended(stay)
            draft.anchor_words = stay.told
            return
        elif time.role is Role.BEFORE and draft.is_stay:
            anchor = last_placement(self.drafts) or anchor
        context.anchor = anchor.told_point if anchor else None
        draft.anchor_words = anchor.told if anchor else ""

    def _ended_here(self, draft: Draft) -> Point | None:
        """The end told just before in the same sentence: 'tot half februari bleef hij op de groep, daarna ...'."""
        before = self.drafts[-1] if self.drafts else None
        if (
            before is None
            or before.index != draft.index
            or before.end is None
            or not before.actual
            or not before.end_told
        ):
            return None
        return before.end

    def _named(self, span: Span) -> Point | None:
        found = find_anchor(self.text, span, self.drafts, self.earlier)
        return found.start if found else None


def _since(time: TimeExpression) -> bool:
    return time.words.lower().startswith(("sinds", "sedert"))


def _goes_on(value: FromAnchor) -> bool:
    """'Daarna', 'aansluitend', 'de zes maanden daarna': what follows upon what was told, at once."""
    return value.sign > 0 and (value.length is None or value.lasting or value.length.least == 0)


def _short(length: Length | None) -> bool:
    """Whether 'een week na het ontslag' is as good as 'na' what was told last, where nobody told of the other thing."""
    return length is None or length.years[1] <= _SHORT


def _still_goes_on(scene: Scene, time: TimeExpression) -> bool:
    """'Staat sinds 4 maart 2019 onder toezicht': the story is at the day of writing, not in 2019."""
    if time.role is not Role.SINCE or scene.frame.reference is None or scene.frame.journal:
        return False
    return not is_past(scene.tokens, scene.mood.clauses, scene.mood.clauses.number[time.first])


_PANDEMIC = word_set("lockdown corona coronatijd coronaperiode coronajaren coronapandemie coronacrisis")
_RELATIVE = word_set("waar die dat wie")


def _aside(scene: Scene, time: TimeExpression) -> bool:
    """'..., waar zij sinds maart van dat jaar was': told by the way, in a text that goes on from its day of writing."""
    clauses = scene.mood.clauses
    here = clauses.opening(clauses.number[time.first])
    return time.role is Role.SINCE and scene.frame.reference is not None and here in _RELATIVE


def _where_it_ended(stay: Draft) -> tuple[Point | None, bool]:
    """Where the next stay begins: at the end of this one where that was told, else some time after its start."""
    if stay.kind == "uithuisplaatsing":
        return stay.start, True  # 'op zijn achtste uit huis gehaald, daarna drie jaar bij pleegmoeder Ans'
    told = stay.end_told
    return (stay.end, True) if told and stay.end is not None else (stay.start, False)
