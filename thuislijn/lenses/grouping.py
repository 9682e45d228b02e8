# SPDX-License-Identifier: EUPL-1.2
"""Findings in groups, so that a reader meets about ten questions and not sixty alarms.

Findings belong together that share a subject, a person and a stretch of time. What lies within a year of it and what
has no date is put with it. Where more groups remain than a reader can take in, those nearest in time are joined, first
of the same persons and then of the same subject; there are ten subjects. No two groups have the same heading: it says
what is asked, of whom, and of which years. Signs of acute danger stand apart and come first; what went well stands
apart too and is never mixed with questions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thuislijn.lenses.catalogue import DANGER, named
from thuislijn.lenses.finding import Finding, Text, Theme
from thuislijn.lenses.judging import listed
from thuislijn.lenses.subjects import Subject, subject_of
from thuislijn.timeline.moment import Certainty, Day
from thuislijn.timeline.timeline import Timeline

MOST_GROUPS = 10
"""What a team can talk about in one meeting (S1 4.3: three hours for a case, some questions for each turning point)."""

_NEAR = 365  # days; a team looks at what lies closer than a year in one go
_SURENESS = (Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.UNKNOWN, Certainty.EXCLUDED)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings to be talked about together, under one heading sentence; the weightiest first."""

    heading: Text
    subject: Subject
    persons: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Everything the lenses found, as a reader meets it: danger first, then groups, then what went well."""

    danger: tuple[Finding, ...]
    groups: tuple[Group, ...]
    strengths: tuple[Finding, ...]


@dataclass(slots=True)
class _Cluster:
    subject: Subject
    findings: list[Finding]
    persons: frozenset[str]
    span: tuple[Day, Day] | None  # None: nothing in it has a date

    def join(self, other: _Cluster) -> None:
        self.findings += other.findings
        self.persons |= other.persons
        spans = [span for span in (self.span, other.span) if span]
        self.span = (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None

    def apart(self, other: _Cluster) -> int:
        """Days between the two stretches; 0 where they touch, and as far as can be where one has no date."""
        if self.span is None or other.span is None:
            return 0 if self.span is other.span else 10**6
        return max(0, max(self.span[0], other.span[0]) - min(self.span[1], other.span[1]))


def grouped(timeline: Timeline, findings: Iterable[Finding], most: int = MOST_GROUPS) -> Questions:
    """The findings as a reader meets them, in at most `most` groups (never fewer than there are subjects in them)."""
    danger: list[Finding] = []
    strengths: list[Finding] = []
    clusters: list[_Cluster] = []
    everybody = frozenset(child.id for child in timeline.children)
    for finding in findings:
        if finding.lens == DANGER:
            danger.append(finding)
        elif named(finding.lens).theme is Theme.STRENGTHS:
            strengths.append(finding)
        else:
            persons = frozenset(finding.persons) & everybody or everybody
            days = _days(finding, timeline.reference_day)
            clusters.append(_Cluster(subject_of(finding.lens), [finding], persons, days))
    clusters = _with_undated(_by_overlap(clusters))
    clusters = _joined(clusters, lambda count, apart: apart <= _NEAR, same_persons=True)
    for same_persons in (True, False):
        clusters = _joined(clusters, lambda count, apart: count > most, same_persons)
    groups = sorted((_group(timeline, cluster) for cluster in clusters), key=lambda group: _order(timeline, group))
    strengths.sort(key=lambda finding: _first_day(finding, timeline.reference_day))
    return Questions(tuple(danger), tuple(groups), tuple(strengths))


def _days(finding: Finding, reference_day: Day) -> tuple[Day, Day] | None:
    """The stretch a finding is about; None where nothing of it is dated."""
    return finding.when.possible_days(reference_day) if finding.when.is_dated else None


def _by_overlap(clusters: list[_Cluster]) -> list[_Cluster]:
    """Joins what shares subject, persons and at least half of the shorter stretch."""
    found: list[_Cluster] = []
    for cluster in sorted(clusters, key=_place):
        home = next((one for one in found if _belong(one, cluster)), None)
        if home is None:
            found.append(cluster)
        else:
            home.join(cluster)
    return found


def _with_undated(clusters: list[_Cluster]) -> list[_Cluster]:
    """Puts what has no date with the dated questions of its subject that concern the same persons, the first of them.

    Where there are none the undated of a subject stay together as a group of their own.
    """
    found = [cluster for cluster in clusters if cluster.span]
    for cluster in clusters:
        if cluster.span:
            continue
        alike = [one for one in found if one.subject is cluster.subject]
        home = next((one for one in alike if one.persons & cluster.persons or one.span is None), None)
        if home is None:
            found.append(cluster)
        else:
            home.join(cluster)
    return found


def _place(cluster: _Cluster) -> tuple[Day, Day, str, list[str]]:
    """Sorts by time, and by what they are where that is equal: the order in which lenses look makes no difference."""
    low, high = cluster.span or (10**9, 0)
    return low, high, cluster.findings[0].lens, sorted(cluster.persons)


def _belong(one: _Cluster, other: _Cluster) -> bool:
    if one.subject is not other.subject or not one.persons & other.persons:
        return False
    if one.span is None or other.span is None:
        return one.span is other.span
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0]) + 1
    shorter = min(one.span[1] - one.span[0], other.span[1] - other.span[0]) + 1
    return shared * 2 >= shorter


def _joined(clusters: list[_Cluster], wanted: Callable[[int, int], bool], same_persons: bool) -> list[_Cluster]:
    """Joins the nearest pair of one subject as long as it is wanted, given how many are left and how far they are."""
    while True:
        pairs = (
            (one.apart(other), n, m)
            for n, one in enumerate(clusters)
            for m, other in enumerate(clusters[n + 1 :], n + 1)
            if one.subject is other.subject and (not same_persons or one.persons == other.persons)
        )
        nearest = min(pairs, default=None)
        if nearest is None or not wanted(len(clusters), nearest[0]):
            return clusters
        _, n, m = nearest
        clusters[n].join(clusters[m])
        del clusters[m]


def _group(timeline: Timeline, cluster: _Cluster) -> Group:
    findings = sorted(cluster.findings, key=lambda one: (-one.weight, _SURENESS.index(one.certainty), one.lens))
    persons = tuple(child.id for child in timeline.children if child.id in cluster.persons)
    asks, about = cluster.subject.heading, _about(timeline, cluster, persons)
    heading = Text(f"{asks.nl} ({about.nl})", f"{asks.en} ({about.en})")
    return Group(heading, cluster.subject, persons, tuple(findings))


def _about(timeline: Timeline, cluster: _Cluster, persons: tuple[str, ...]) -> Text:
    """In a family with several children for whom, and the years."""
    names = [child.name for child in timeline.children if child.id in persons]
    who = Text("", "")
    if len(timeline.children) > 1:
        everybody = len(persons) == len(timeline.children) > 2
        who = Text("alle kinderen", "all children") if everybody else listed([Text(name, name) for name in names])
    years = Text("zonder datum", "without a date")
    if cluster.span is not None:
        first, last = (dt.date.fromordinal(max(day, 1)).year for day in cluster.span)
        span = str(first) if first == last else f"{first}-{last}"
        years = Text(span, span)
    return Text(*(", ".join(part for part in parts if part) for parts in zip(who, years, strict=True)))


def _order(timeline: Timeline, group: Group) -> tuple[bool, int, int, int, Day, str]:
    """What a team talks about first: what was found for certain, weighs, and shows in several ways at once.

    A group in which everything is unknown comes last: there the first step is to look for what was not recorded.
    """
    found = [finding for finding in group.findings if finding.certainty.holds] or list(group.findings)
    surest = min(_SURENESS.index(finding.certainty) for finding in found)
    sure_lenses = {finding.lens for finding in found if finding.certainty is Certainty.CERTAIN}
    first = min(_first_day(finding, timeline.reference_day) for finding in group.findings)
    unknown = not any(finding.certainty.holds for finding in group.findings)
    return (unknown, -max(one.weight for one in found), surest, -len(sure_lenses), first, group.heading.nl)


def _first_day(finding: Finding, reference_day: Day) -> Day:
    """When the stretch begins; the undated come last."""
    days = _days(finding, reference_day)
    return days[0] if days else 10**9
