# SPDX-License-Identifier: EUPL-1.2
"""Where a child lived, in order of time: residences, placements out of home, moves, losses of a home, returns.

The rules by which every lens counts:

- **Own home** is every stay of the kind 'at home'. The homes of separated parents are both own homes; going from one
  to the other is neither a placement nor a move.
- **A residence** is one stay, or several in a row with the same `place_name`: an institution that changes its address
  under one name, or a return to the same foster family right after a holiday, is one residence. Stays without a name
  are told apart by themselves.
- **Respite beside a home** (weekends, holidays, part-time) is no residence. It becomes one where the record says that
  the main place had ended and no other runs: the weekend house in which a child lives for years (S1 3.2.5).
- **A placement** is an unbroken time away from the own home, at one place or at several.
- **A move** is the arrival at a place away from home after a stay away from home elsewhere, at once or after a time at
  home. The first placement is no move, nor is a return home, nor a return to the place that was left for home.
- **A departure** is the loss of a home: of the own home, or of a family (network, foster family, family home) in
  which the child certainly lived `ROOTED_YEARS`. For a child who grew up there that family is home (S1 3.2.4).
- **A return** is a stay at home after a placement, or an away stay that ended 'return home'.
- An end that was never recorded lies between the start of the stay and the start of the next residence.
- `number_of_places` of a stay counts for that many places, also where the child went along with a parent.
- **A child without any stay on record** has no residences; where it lived is not known and nothing follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.timeline.items import Stay
from thuislijn.timeline.moment import Day, Ending, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import PlaceType, StayEnd, StayPurpose

ROOTED_YEARS = 3
"""A family becomes a home by living there; three years is half of a young child's life and beyond any crisis stay."""

_FAMILIES = (PlaceType.NETWORK, PlaceType.FOSTER_FAMILY, PlaceType.FAMILY_HOME)
_SLACK = 31  # days between the recorded end of one stay and the start of the next that still make them follow on


@dataclass(frozen=True, slots=True)
class Residence:
    """A place where a child lived without a break; `when` is closed by the next residence where no end was recorded."""

    child: str
    stays: tuple[Stay, ...]
    when: Period

    @property
    def first(self) -> Stay:
        return self.stays[0]

    @property
    def last(self) -> Stay:
        return self.stays[-1]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(stay.id for stay in self.stays)

    @property
    def at_home(self) -> bool:
        return self.first.place is PlaceType.HOME

    @property
    def away(self) -> bool:
        """On the place ladder above the own family; not so for independent living and unknown places."""
        return self.first.place.away_from_home

    @property
    def key(self) -> str:
        """Equal for two residences at the same place."""
        return place_key(self.first)

    @property
    def count(self) -> int:
        """How many places it stands for, at least."""
        return max(1, *(stay.number_of_places or 1 for stay in self.stays))

    def rooted(self, reference_day: Day) -> bool:
        """Whether it is a family in which the child certainly lived long enough to call it home."""
        long = self.when.duration(reference_day).least >= ROOTED_YEARS * 365
        return long and self.first.place in _FAMILIES


@dataclass(frozen=True, slots=True)
class Placement:
    """One unbroken time of a child away from its own home. `before` and `after` are None where not recorded.

    `returned` is the moment of the return home; None where the child did not return or that is not recorded.
    """

    child: str
    residences: tuple[Residence, ...]
    before: Residence | None
    after: Residence | None
    returned: Moment | None

    @property
    def when(self) -> Period:
        last = self.residences[-1].when
        return Period(self.residences[0].when.start, last.end, last.ending)

    @property
    def stays(self) -> tuple[Stay, ...]:
        return tuple(stay for residence in self.residences for stay in residence.stays)


@dataclass(frozen=True, slots=True)
class Move:
    """From one place away from home to another, perhaps with a time at home between."""

    child: str
    left: Residence
    to: Residence

    @property
    def at(self) -> Moment:
        return self.to.when.start


@dataclass(frozen=True, slots=True)
class Departure:
    """A child loses a home. `left` is None where no earlier residence is recorded."""

    child: str
    left: Residence | None
    to: Residence

    @property
    def at(self) -> Moment:
        return self.to.when.start


@dataclass(frozen=True, slots=True)
class Course:
    """Where one child lived. `respite` are the stays beside a home; each tuple is in order of time."""

    child: str
    residences: tuple[Residence, ...]
    respite: tuple[Stay, ...]
    placements: tuple[Placement, ...]
    moves: tuple[Move, ...]
    departures: tuple[Departure, ...]


def courses(timeline: Timeline) -> tuple[Course, ...]:
    """The course of every child, the eldest first; reckoned once for a timeline."""
    return timeline.once(_courses)


def course(timeline: Timeline, child: str) -> Course:
    """The course of one child; an empty one for somebody who is no child of the family."""
    return next((one for one in courses(timeline) if one.child == child), Course(child, (), (), (), (), ()))


def in_care(timeline: Timeline) -> tuple[Period, ...]:
    """When a child of the family was away in care: every placement as a whole, for vague moves leave no day uncared."""
    placed = [placement.when for one in courses(timeline) for placement in one.placements]
    of_nobody = [stay.when for stay in timeline.facts(Stay) if not stay.persons and stay.place.away_from_home]
    return (*placed, *of_nobody)


def place_key(stay: Stay) -> str:
    """What tells places apart: the name without regard to case, else the stay itself."""
    return stay.place_name.casefold().strip() or f"#{stay.id}"


def _courses(timeline: Timeline) -> tuple[Course, ...]:
    only_child = len(timeline.children) == 1
    stays = timeline.facts(Stay)
    return tuple(
        _course(child.id, [s for s in stays if child.id in s.persons or (only_child and not s.persons)], timeline)
        for child in timeline.children
    )


def _course(child: str, stays: list[Stay], timeline: Timeline) -> Course:
    today = timeline.reference_day
    main = [stay for stay in stays if not _is_respite(stay)]
    beside = tuple(stay for stay in stays if _is_respite(stay) and _runs_beside(stay, main, today))
    residences = _residences(child, [stay for stay in stays if stay not in beside], today)
    return Course(
        child,
        residences,
        beside,
        _placements(child, residences, today),
        _moves(child, residences),
        _departures(child, residences, today),
    )


def _is_respite(stay: Stay) -> bool:
    return stay.place is PlaceType.PART_TIME or stay.purpose is StayPurpose.RESPITE


def _runs_beside(respite: Stay, main: list[Stay], today: Day) -> bool:
    span = respite.when.possible_days(today)
    if span is None:
        return True
    left = False
    for stay in main:
        days = stay.when.possible_days(today)
        if days is None:
            continue
        if days[0] <= span[0] and span[1] <= days[1]:
            return True
        ended = stay.when.ending is Ending.DATED and days[1] <= span[0] + _SLACK
        left = left or ended
    return not left


def _residences(child: str, stays: list[Stay], today: Day) -> tuple[Residence, ...]:
    runs: list[list[Stay]] = []
    for stay in stays:
        if runs and place_key(runs[-1][-1]) == place_key(stay):
            runs[-1].append(stay)
        else:
            runs.append([stay])
    found = []
    for n, run in enumerate(runs):
        until = runs[n + 1][0].when.start if n + 1 < len(runs) else Moment.UNKNOWN
        found.append(Residence(child, tuple(run), _closed(_span(run), until)))
    return tuple(found)


def _span(run: list[Stay]) -> Period:
    first, last = run[0].when, run[-1].when
    return first if len(run) == 1 else Period(first.start, last.end, last.ending)


def _closed(when: Period, next_start: Moment) -> Period:
    if when.ending is not Ending.UNKNOWN or next_start.latest is None:
        return when
    low = when.start.earliest
    if low is not None and low > next_start.latest:
        return when
    return Period.during(when.start, Moment.between(low, next_start.latest))


def _placements(child: str, residences: tuple[Residence, ...], today: Day) -> tuple[Placement, ...]:
    found: list[Placement] = []
    running: list[Residence] = []
    before: Residence | None = None
    for n, residence in enumerate(residences):
        if not residence.away:
            before = residence
            continue
        running.append(residence)
        after = residences[n + 1] if n + 1 < len(residences) else None
        ends = after is None or not after.away or residence.last.end_reason is StayEnd.RETURN
        if ends:
            found.append(_placement(child, running, before, after, residences[:n], today))
            running, before = [], None
    return tuple(found)


def _placement(
    child: str,
    running: list[Residence],
    before: Residence | None,
    after: Residence | None,
    earlier: tuple[Residence, ...],
    today: Day,
) -> Placement:
    last = running[-1]
    home = after if after is not None and after.at_home else _home_that_goes_on(last, earlier, today)
    returned: Moment | None = None
    if home is not None and home is after:
        returned = home.when.start
    elif home is not None or last.last.end_reason is StayEnd.RETURN:
        returned = last.when.end
    return Placement(child, tuple(running), before, home or after, returned)


def _home_that_goes_on(last: Residence, earlier: tuple[Residence, ...], today: Day) -> Residence | None:
    """A stay at home that was recorded as running through the placement and after it."""
    if last.when.ending is not Ending.DATED or last.when.end.latest is None:
        return None
    for residence in reversed(earlier):
        days = residence.when.certain_days(today)
        if residence.at_home and days is not None and days[1] > last.when.end.latest:
            return residence
    return None


def _moves(child: str, residences: tuple[Residence, ...]) -> tuple[Move, ...]:
    found = []
    left: Residence | None = None
    for residence in residences:
        if not residence.away:
            continue
        if left is not None and left.key != residence.key:
            found.append(Move(child, left, residence))
        left = residence
    return tuple(found)


def _departures(child: str, residences: tuple[Residence, ...], today: Day) -> tuple[Departure, ...]:
    found = []
    left: Residence | None = None
    for residence in residences:
        home_lost = left is None or not left.away or left.last.end_reason is StayEnd.RETURN or left.rooted(today)
        if residence.away and home_lost:
            found.append(Departure(child, left, residence))
        left = residence
    return tuple(found)
