# SPDX-License-Identifier: EUPL-1.2
"""Help that has to come from another law or another payer, and is pending, refused or stopped over money.

**Looks at** help under another law than the Youth Act: how long it was pending; at help that was refused or ended over
funding; and at help asked for that other laws usually pay (housing, debts, treatment of a parent) where the payer was
never recorded: unknown. **Raised** when such help was pending for the threshold or longer, or when funding was the
reason.
**Why** eight weeks: the usual time in which a Dutch authority decides on an application.
**Sources:** S0 4.3 (support under other laws takes much time to arrange), S1 3.3.8 (payments that do not reward
lighter care) and 3.2.4 (support with money instead of another home), S4, S2.
**False alarm:** pending because nobody has applied yet; a law that was named and already grants it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thuislijn.lenses.finding import Finding, Lens, Text, Theme, Threshold
from thuislijn.lenses.judging import concerned
from thuislijn.lenses.sketch import family, when
from thuislijn.lenses.words import duration_words, moment_words
from thuislijn.timeline.edtf_text import from_edtf
from thuislijn.timeline.items import Decision, Help, Item
from thuislijn.timeline.moment import Certainty, Day, Duration, Moment, Period
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import FundingLaw, HelpKind, HelpState, IntakeResult, Reason

_OWN = (FundingLaw.JEUGDWET, FundingLaw.UNKNOWN)
_USUALLY_OTHER = (
    *(HelpKind.HOUSING_HELP, HelpKind.DEBT_HELP, HelpKind.PARENT_TREATMENT, HelpKind.ADDICTION_CARE),
    *(HelpKind.PSYCHIATRY, HelpKind.SCHOOL_SUPPORT),
)
_PENDING = (HelpState.ASKED, HelpState.WAITING, HelpState.ON_HOLD)


def look(timeline: Timeline, limits: Mapping[str, float]) -> Iterator[Finding]:
    for help in timeline.facts(Help):
        if help.end_reason is Reason.FINANCE:
            yield _over_money(timeline, help)
            continue
        if help.law in _OWN and help.help_kind not in _USUALLY_OTHER:
            continue
        span = _pending(help, timeline.reference_day)
        if span is None:
            continue
        certainty = span.duration(timeline.reference_day).reaches(limits["weeks"] * 7)
        if not certainty.holds:
            continue
        if help.law not in _OWN:
            yield _slow(timeline, help, span, certainty)
        elif help.law is FundingLaw.UNKNOWN and help.state in _PENDING:
            yield _slow(timeline, help, span, Certainty.UNKNOWN)
    for decision in timeline.facts(Decision):
        if decision.reason is Reason.FINANCE:
            yield _over_money(timeline, decision)


def _pending(help: Help, today: Day) -> Period | None:
    """From the request or registration to the start, the refusal, or the reference day while it is still pending."""
    asked = help.waiting_from if help.waiting_from.is_known else help.asked
    if not asked.is_known or help.state is HelpState.WITHDRAWN:
        return None
    refused = help.state is HelpState.REJECTED or help.intake_result is IntakeResult.REJECTED
    if refused:
        return Period.during(asked, help.intake) if help.intake.is_known else Period(asked)
    if help.when.start.is_known:
        return Period.during(asked, help.when.start)
    return Period.since(asked) if help.state in _PENDING else Period(asked)


def _slow(timeline: Timeline, help: Help, span: Period, certainty: Certainty) -> Finding:
    lasted: Duration = span.duration(timeline.reference_day)
    length, since = duration_words(lasted), moment_words(span.start)
    known = help.law is not FundingLaw.UNKNOWN
    law = help.law if known else None
    return Finding(
        lens="OTHER_LAW",
        certainty=certainty,
        when=span,
        persons=help.persons or concerned(timeline, help),
        arithmetic=Text(
            f"{help.help_kind.nl.capitalize()} aangevraagd ({since.nl}), {length.nl} in afwachting;"
            f" betaler: {law.nl if law else 'niet vastgelegd'}.",
            f"{help.help_kind.en.capitalize()} applied for ({since.en}), pending for {length.en};"
            f" payer: {law.en if law else 'not recorded'}.",
        ),
        question=Text(
            "Waar bleef de aanvraag liggen, wie hielp het gezin erdoorheen, en had iemand het kunnen voorschieten?",
            "Where did the application get stuck, who helped the family with it, and could somebody have advanced it?",
        ),
        items=(help.id,),
        weight=2 if known else 1,
    )


def _over_money(timeline: Timeline, item: Help | Decision) -> Finding:
    moment = _moment(item)
    at = moment_words(moment)
    return Finding(
        lens="OTHER_LAW",
        certainty=Certainty.CERTAIN,
        when=Period.at(moment),
        persons=item.persons or concerned(timeline, item),
        arithmetic=Text(
            f"Als reden staat vastgelegd: {Reason.FINANCE.nl} ({at.nl}).",
            f"The recorded reason is: {Reason.FINANCE.en} ({at.en}).",
        ),
        question=Text(
            "Wat was er inhoudelijk nodig, en wie had het geld ervoor kunnen regelen?",
            "What was needed for its own sake, and who could have arranged the money for it?",
        ),
        items=(item.id,),
        weight=2,
    )


def _moment(item: Item) -> Moment:
    when = item.when
    if isinstance(item, Help) and item.intake.is_known:
        return item.intake
    return when.start if when.is_point or not when.end.is_known else when.end


def example() -> Timeline:
    """Noa's mother waits half a year for treatment that her health insurer has to grant."""
    return family(
        Help(
            id="therapy",
            title="behandeling moeder",
            help_kind=HelpKind.PARENT_TREATMENT,
            law=FundingLaw.ZVW,
            persons=("moeder",),
            asked=from_edtf("2020-01-10"),
            when=when("2020-07-01/2020-12-31"),
            state=HelpState.ENDED,
        )
    )


LENS = Lens(
    name="OTHER_LAW",
    title=Text("Hulp uit een andere wet of van een andere betaler", "Help under another law or from another payer"),
    theme=Theme.SHARED_COURSE,
    source="S0 4.3, S1 3.2.4, 3.3.8, S4, S2",
    thresholds=(
        Threshold(
            "weeks",
            8,
            Text("weken in afwachting", "weeks pending"),
            Text(
                "acht weken is een gewone beslistermijn van de overheid",
                "eight weeks is a usual time for an authority to decide",
            ),
        ),
    ),
    look=look,
    example=example,
)
