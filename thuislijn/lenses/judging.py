# SPDX-License-Identifier: EUPL-1.2
"""How lenses weigh uncertain entries: what follows what, which help took place, whom an entry concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thuislijn.lenses.coverage import Ranges, clip, complement
from thuislijn.lenses.finding import Text
from thuislijn.timeline.items import Help, Item
from thuislijn.timeline.moment import Certainty, Day, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import HelpState

MONTH = 30.44
"""Days in a month on the long average, for limits that are set in months."""

_STRENGTH = (Certainty.EXCLUDED, Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.CERTAIN)
_NEVER_STARTED = (HelpState.ASKED, HelpState.WAITING, HelpState.REJECTED, HelpState.WITHDRAWN)


def strongest(found: Iterable[Certainty]) -> Certainty:
    """The certainty of 'at least one of these'; excluded where there are none. Looks no further than a certain one."""
    best = Certainty.EXCLUDED
    for one in found:
        if one is Certainty.CERTAIN:
            return one
        if one is Certainty.POSSIBLE or best is Certainty.EXCLUDED:
            best = one
    return best


def weakest(found: Iterable[Certainty]) -> Certainty:
    """The certainty of 'all of these'; certain where there are none."""
    return min(found, key=_STRENGTH.index, default=Certainty.CERTAIN)


def follows_within(first: Moment, then: Moment, days: float) -> Certainty:
    """Whether `then` lies on the day of `first` or up to `days` days after it."""
    if first.earliest is None or first.latest is None or then.earliest is None or then.latest is None:
        return Certainty.UNKNOWN
    least, most = then.earliest - first.latest, then.latest - first.earliest
    if least >= 0 and most <= days:
        return Certainty.CERTAIN
    return Certainty.EXCLUDED if most < 0 or least > days else Certainty.POSSIBLE


def coincides(one: Period, other: Period, reference_day: Day) -> Certainty:
    """Whether two periods share a day; unknown where one of them has no dates."""
    a, b = one.possible_days(reference_day), other.possible_days(reference_day)
    if not (one.is_dated and other.is_dated) or a is None or b is None:
        return Certainty.UNKNOWN
    if a[0] > b[1] or b[0] > a[1]:
        return Certainty.EXCLUDED
    sure_a, sure_b = one.certain_days(reference_day), other.certain_days(reference_day)
    if sure_a and sure_b and sure_a[0] <= sure_b[1] and sure_b[0] <= sure_a[1]:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE


def without(ranges: Ranges, taken: Ranges) -> Ranges:
    """The days in `ranges` and not in `taken`."""
    return tuple(part for one in ranges for part in clip(complement(taken, one), one))


def took_place(help: Help) -> bool:
    """Whether help ever ran, as far as the entry tells; asked for, waited for, or on hold from the start is not."""
    if help.state is HelpState.ON_HOLD:
        held, start = help.on_hold.start, help.when.start
        return start.is_known and not (held.is_known and not start.before(held).holds)
    return help.state not in _NEVER_STARTED


def concerned(timeline: Timeline, item: Item) -> tuple[str, ...]:
    """Ids of the children an entry concerns: those it names, or all of them where it names nobody."""
    children = tuple(child.id for child in timeline.children)
    return tuple(id for id in children if id in item.persons) if item.persons else children


def listed(texts: Sequence[Text]) -> Text:
    """'a, b en c' and 'a, b and c'."""
    if len(texts) < 2:
        return texts[0] if texts else Text("", "")
    head_nl, head_en = ", ".join(text.nl for text in texts[:-1]), ", ".join(text.en for text in texts[:-1])
    return Text(f"{head_nl} en {texts[-1].nl}", f"{head_en} and {texts[-1].en}")


def counted(number: int, one: Text, more: Text) -> Text:
    """A number with its noun: '1 verblijf', '3 verblijven'."""
    noun = one if number == 1 else more
    return Text(f"{number} {noun.nl}", f"{number} {noun.en}")
