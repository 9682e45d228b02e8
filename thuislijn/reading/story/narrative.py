# SPDX-License-Identifier: EUPL-1.2
"""Reads the sentences of a text as one story: each time is resolved against what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thuislijn.reading.dutch.cues_nl import Cue
from thuislijn.reading.dutch.tense_nl import concludes, declares, is_past, performs
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.messages.frames import Frame
from thuislijn.reading.messages.labels_nl import names_the_speaker, only_acts
from thuislijn.reading.people.admissions import admitted
from thuislijn.reading.people.persons_nl import (
    ADULTS,
    SIBLINGS,
    concerned,
    is_child,
    mentions,
    subject,
    whose_age,
)
from thuislijn.reading.story.ahead import ends_ahead, plan_ahead
from thuislijn.reading.story.by_order import place_event, place_stay
from thuislijn.reading.story.drafts import Draft, date_draft
from thuislijn.reading.story.endings import begins_before, bound_by_order, close_earlier, end_stays
from thuislijn.reading.story.linking import Link, link
from thuislijn.reading.story.memory import Memory
from thuislijn.reading.story.scenes import Prepared, Scene
from thuislijn.reading.story.told_ends import close_told
from thuislijn.reading.time_nl.points import Point, shifted
from thuislijn.reading.time_nl.resolve import Context
from thuislijn.reading.time_nl.values import AtAge, FromAnchor, Role, TimeExpression
from thuislijn.timeline.vocabulary import Modality

_ALSO = word_set("tevens ook daarnaast daarbij eveneens gelijktijdig tegelijkertijd")
_LASTS = word_set(
    """
    hield duurde gebleven bleef bleven gezeten gewoond werden volgehouden geduurd verbleven verbleef uitgehouden
    gelopen woonde woonden zat zaten verblijft
    """
)
_DURED = word_set("duurde duurden geduurd liep liepen gelopen")
_WENT_ON = ("verblijf", "hulp", "maatregel")
_ANOTHER = word_set("dochter dochtertje zoon zoontje broertje zusje halfbroertje halfzusje baby kindje tweeling")
_TAKEN_IN = word_set("haar hem mij me ons hen")
_THERE = word_set("daar hier er waar hij zij ze")
_THAT_WAS = frozenset((word, verb) for word in ("dat", "dit") for verb in ("was", "is", "gebeurde", "speelde", "begon"))
_TOLD_IN_TIMES = frozenset(("overlijden", "scheiding", "aanhouding", "detentie", "suïcidaliteit"))


class Narrator(Memory):
    """Reads a text sentence by sentence into drafts."""

    def read(self, index: int, ready: Prepared, frame: Frame) -> None:
        """Adds the drafts of one sentence."""
        sentence, tokens, times = ready.sentence, ready.tokens, ready.times
        here = mentions(tokens, self.people)
        if sentence.opens_paragraph:
            self.paragraphs.append(index)
        if frame.entry_head and frame.entry is not None:
            self.enter(index, sentence, frame.entry, times)
        if frame.skip:
            self.announce(sentence)
            return
        self.attend(tokens, here)
        scene = Scene(index, sentence, tokens, ready.mood, here, frame)
        cues = [cue for cue in ready.cues if not _told_as_time(cue, times) and not self._no_event(ready, cue)]
        cues = [admitted(cue, tokens, scene.mood.clauses, here, self.people) for cue in cues]
        links, rest = link(tokens, scene.mood.clauses, cues, times)
        steps: list[tuple[int, Link | TimeExpression]] = [(_place(found), found) for found in links]
        steps += [(time.first, time) for time in rest]
        for _, step in sorted(steps, key=lambda pair: pair[0]):
            if isinstance(step, Link):
                self._read_cue(scene, step)
            else:
                self._read_time(scene, step, bool(links), len(rest))
        close_told(scene, self.drafts)
        if scene.mood.takes_back():
            self.take_back(index)
        self.refocus(here)
        self.announce(sentence)

    def _no_event(self, ready: Prepared, cue: Cue) -> bool:
        labelled = self.announces_births(ready.sentence, cue) or names_the_speaker(self.text, ready.sentence, cue)
        return labelled or only_acts(ready.tokens, cue)

    def finish(self) -> list[Draft]:
        """All drafts, with what only the whole story tells: upper bounds by the order of telling, and ends of stays."""
        bound_by_order(self.drafts)
        end_stays(self.drafts)
        return self.drafts

    def _read_cue(self, scene: Scene, found: Link) -> None:
        cue, clauses = found.cue, scene.mood.clauses
        clause = clauses.number[cue.first]
        about = subject(cue.first, scene.here, self.people, clauses.bounds(clause))
        draft = Draft(
            scene.sentence,
            scene.index,
            cue,
            scene.mood.of(cue),
            about,
            (about not in ADULTS and about not in SIBLINGS) or _takes_in(cue, scene.tokens),
            concerned(scene.here, self.people, scene.tokens),
        )
        draft.point = cue.aspect == "punt"
        draft.extension = cue.type == "maatregel" and any(w.startswith("verleng") for w in scene.tokens.words)
        found = self._with_entry(found, scene.frame)
        time = found.start or found.end
        who = whose_age(time, scene.tokens, scene.here, self.people) if time else ""
        context = self.context(scene, found.start, draft.modality, who, clause)
        self.fill_anchor(found.start, context, draft)
        date_draft(draft, found, context, who)
        ends_ahead(draft, found, scene.frame)
        self._without_time(scene, draft, found, context)
        if cue.kind == "geboorte":
            self._birth(draft, scene, cue)
        if not performs(scene.tokens):
            plan_ahead(draft, scene.frame, is_past(scene.tokens, clauses, clause))
        if scene.frame.plans and draft.actual and not _told_before(draft, scene, clause):
            draft.modality = Modality.HYPOTHETICAL
        close_earlier(draft, self.drafts, performs(scene.tokens))
        self.drafts.append(draft)
        self.remember(scene, draft, found.start)

    def _with_entry(self, found: Link, frame: Frame) -> Link:
        """Within a journal entry, what has no time of its own happened on the day of the entry."""
        if found.start is not None or found.cause or frame.entry is None or not frame.journal or frame.entry_head:
            return found
        return found if frame.entry_time is None else replace(found, start=replace(frame.entry_time, first=-1, last=-1))

    def _without_time(self, scene: Scene, draft: Draft, found: Link, context: Context) -> None:
        """What can be said of a cue that no time was linked to, or only an end."""
        cue = found.cue
        if draft.start is not None or found.cause or not draft.actual:
            return
        day = scene.frame.reference
        told_now = (cue.aspect == "punt" and declares(scene.tokens)) or (
            cue.type == "diagnose" and concludes(scene.tokens)
        )
        if told_now and found.start is None and day is not None:
            draft.start = Point((day, day))
        elif cue.kind == "geboorte" and (born := self._own_birth(scene, context)) is not None:
            draft.start = born
        elif cue.type == "maatregel" and found.start is None and (decided := self._decided(scene)) is not None:
            draft.start = decided
            if draft.lasted is not None and draft.end is None:
                draft.end = shifted(decided, draft.lasted, 1)
        elif draft.end is not None:
            # 'tot zijn vijfde thuis gewoond': where no stay before it was told, from birth.
            end = draft.end
            first = not any(
                d.is_stay and d.actual and d.about_child and d.start is not None and begins_before(d.start, end)
                for d in self.drafts
            )
            near_home = cue.codes.get("plek") in ("home", "network", "foster_family")
            if draft.is_stay and draft.about_child and first and near_home and found.end is not None:
                draft.start = context.both_scales(Point(None, (0.0, 0.25), context.child))
        elif (
            draft.is_stay
            and draft.about_child
            and self.last is not None
            and self.last.start is not None
            and not scene.frame.journal
        ):
            if found.start is None:
                place_stay(draft, scene, self.last)
        elif found.start is None and not scene.frame.journal:
            begun = self.paragraphs[-1] if self.paragraphs else 0
            place_event(draft, scene, self.last, scene.mood.clauses.number[cue.first], begun)

    def _own_birth(self, scene: Scene, context: Context) -> Point | None:
        """'De bevalling kwam te vroeg', of a child whose birth is known."""
        if context.child not in self.people.births or not _ANOTHER.isdisjoint(scene.tokens.words):
            return None
        return context.both_scales(Point(None, (0.0, 0.02), context.child))

    def _decided(self, scene: Scene) -> Point | None:
        """When a measure without a time of its own was taken.

        'De kinderrechter verlengt ...' decides on the day of writing, 'Tevens is een machtiging verleend' on the day
        that the sentence before told.
        """
        if performs(scene.tokens) and scene.frame.reference is not None:
            return Point((scene.frame.reference, scene.frame.reference))
        before = self.drafts[-1] if self.drafts else None
        also = scene.tokens.words[0] in _ALSO
        near = before is not None and before.type == "maatregel" and before.index >= scene.index - 1
        return before.start if also and near and before is not None else None

    def _birth(self, draft: Draft, scene: Scene, cue: Cue) -> None:
        """A birth that is told with its date dates the ages of that child."""
        draft.point = True
        if draft.start is None or draft.start.days is None or not draft.actual:
            return
        low, high = draft.start.days
        before = [m for m in scene.here if m.at < cue.first and not m.after_preposition]
        near = before[-1:] or [m for m in scene.here if m.at > cue.last][:1]
        if not any(is_child(m.key, self.people) for m in near) and not _ANOTHER.isdisjoint(scene.tokens.words):
            return  # 'Onze dochter Liv kwam in september 2021': a child of whom the text told nothing before
        key = near[0].key if near else self.people.child
        if low is not None and high is not None and key not in ADULTS and key not in SIBLINGS:
            self.people.born(key if is_child(key, self.people) else self.people.child or key, low, high)

    def _read_time(self, scene: Scene, time: TimeExpression, cued: bool, count: int) -> None:
        if time.role is Role.LENGTH:
            self._lasted(scene, time, cued)
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
        if cued:
            self._date_before(scene, time, draft)
        else:
            self._date_previous(scene, time, draft)
        self._stayed_until(scene, time, draft)
        if self.birth_list:
            self._listed_birth(draft)
        self.drafts.append(draft)
        if draft.start is not None and time.role is not Role.BEFORE and draft.start.bounded:
            self.remember(scene, draft, time)

    def _stayed_until(self, scene: Scene, time: TimeExpression, draft: Draft) -> None:
        """'Daar bleven ze tot het voorjaar': the end of the stay told before."""
        words = scene.mood.clauses.inside(scene.mood.clauses.number[time.first])
        if time.role is not Role.UNTIL or draft.end is None or _THERE.isdisjoint(words) or _LASTS.isdisjoint(words):
            return
        stay = next((d for d in reversed(self.drafts) if d.is_stay and d.actual and d.start is not None), None)
        if stay is not None and stay.end is None and scene.index - stay.index <= 2:
            stay.end, stay.until = draft.end, time
            self.closed = (scene.index, draft.end)

    def _time_draft(self, scene: Scene, time: TimeExpression, who: str) -> Draft:
        stand_in = Cue(time.first, time.last, time.span, "", "", "toestand", False, {}, 0)
        modality = scene.mood.of(stand_in)
        if modality in (Modality.NEGATED, Modality.SUSPECTED):
            modality = Modality.ACTUAL
        about = subject(time.first, scene.here, self.people)
        draft = Draft(
            scene.sentence, scene.index, None, modality, about, True, concerned(scene.here, self.people, scene.tokens)
        )
        context = self.context(scene, time, modality, who, scene.mood.clauses.number[time.last])
        self.fill_anchor(time, context, draft)
        date_draft(draft, Link(stand_in, *((None, time) if time.role is Role.UNTIL else (time, None))), context, who)
        plan_ahead(draft, scene.frame, is_past(scene.tokens, scene.mood.clauses, scene.mood.clauses.number[time.first]))
        return draft

    def _lasted(self, scene: Scene, time: TimeExpression, cued: bool) -> None:
        """'Dat hield zij vier jaar vol', ', waar zij vijf maanden bleef': a length that ends the stay told before."""
        clauses = scene.mood.clauses
        clause = clauses.number[time.first]
        if not isinstance(time.value, FromAnchor) or time.value.length is None:
            return
        inside = clauses.inside(clause)
        there = clauses.opening(clause) in ("waar", "daar") or "daar" in inside
        if _LASTS.isdisjoint(inside) or (cued and not there):
            return
        goes_on = _WENT_ON if not cued and not _DURED.isdisjoint(inside) else ("verblijf",)
        told = [d for d in self.drafts[-12:] if d.type in goes_on and d.cue is not None and d.cue.aspect != "einde"]
        stay = next((d for d in reversed(told) if d.actual and d.start is not None), None)
        if cued and (stay is None or stay.index != scene.index):
            return
        if stay is not None and stay.end is None and stay.start is not None:
            stay.end = shifted(stay.start, time.value.length, 1)
            self.closed = (scene.index, stay.end)

    def _date_previous(self, scene: Scene, time: TimeExpression, draft: Draft) -> None:
        """'Dat was in 2018.', 'Volgens mij was dat in mei': the time of what was just told, if that had none."""
        words = scene.tokens.words
        turned = any((after, verb) in _THAT_WAS for verb, after in pairwise(words[:5]))
        if (words[:1] not in (("dat",), ("dit",)) and not turned) or len(words) > 11 or draft.start is None:
            return
        for before in reversed(self.drafts):
            if before.index != scene.index - 1:
                return
            loose = before.time is not None and isinstance(before.time.value, FromAnchor)
            if before.start is not None and before.start.bounded and not before.order_only and not loose:
                return
            before.start, before.time, before.order_only = draft.start, time, False

    def _date_before(self, scene: Scene, time: TimeExpression, draft: Draft) -> None:
        """'..., dat was in 2018': the time belongs to what the same sentence told before it."""
        clauses = scene.mood.clauses
        words = [word for word in clauses.inside(clauses.number[time.first]) if word[0].isalpha()]
        before = self.drafts[-1] if self.drafts else None
        if tuple(words[:2]) not in _THAT_WAS or before is None or before.index != scene.index or draft.start is None:
            return
        loose = before.time is None or isinstance(before.time.value, FromAnchor)
        if before.start is None or not before.start.bounded or before.order_only or loose:
            before.start, before.end, before.time, before.order_only = draft.start, draft.end, time, False

    def _listed_birth(self, draft: Draft) -> None:
        """'- Noëmi, op 11 november 2008;' under 'geboren:'."""
        if draft.start is None or draft.start.days is None:
            return
        low, high = draft.start.days
        word = self.text[draft.sentence.start : draft.sentence.end].lstrip("-•* \t").split(",")[0].split(" ")[0].strip()
        if low is not None and high is not None and word[:1].isupper():
            self.people.know(word.lower(), word)
            self.people.born(word.lower(), low, high)
            draft.cue = Cue(
                0, 0, draft.sentence.span, "levensgebeurtenis", "geboorte", "punt", False, {"gebeurtenis": "birth"}, 0
            )
            draft.point = True


def _takes_in(cue: Cue, tokens: Tokens) -> bool:
    """'Toen namen opa en oma haar in huis': grandparents do it, and the child lives there."""
    return cue.kind == "bij_familie" and not _TAKEN_IN.isdisjoint(tokens.words[cue.first : cue.last + 1])


def _place(found: Link) -> int:
    """Where a link stands in its sentence: a time that is told first is read first."""
    return found.cue.first if found.start is None else min(found.cue.first, found.start.first)


def _told_before(draft: Draft, scene: Scene, clause: int) -> bool:
    """Whether what stands among action points and goals has happened all the same: told in the past, or dated."""
    days = draft.start.days if draft.start is not None else None
    day = scene.frame.reference
    dated = days is not None and days[1] is not None and day is not None and days[1] <= day
    return dated or is_past(scene.tokens, scene.mood.clauses, clause)


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
