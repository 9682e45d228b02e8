# SPDX-License-Identifier: EUPL-1.2
"""How long somebody waited for help."""

from __future__ import annotations

from thuislijn.timeline.items import Help
from thuislijn.timeline.moment import Moment, Period
from thuislijn.timeline.vocabulary import HelpState, IntakeResult

_STILL_WAITING = (HelpState.ASKED, HelpState.WAITING)
_TURNED_AWAY = (IntakeResult.REJECTED, IntakeResult.REDIRECTED)


def waiting(help: Help) -> Period | None:
    """From referral or registration (else from asking) until help began or was refused; None without such a date.

    It goes on at the reference day where the entry says that they still wait; where the entry does not tell whether
    help ever began, the end is unknown.
    """
    since = help.waiting_from if help.waiting_from.is_known else help.asked
    if not since.is_known:
        return None
    if help.when.start.is_known:
        return Period.during(since, help.when.start)
    if refused(help):
        return Period.during(since, refused_at(help)) if refused_at(help).is_known else Period(since)
    if help.state in _STILL_WAITING:
        return Period.since(since)
    return Period(since)


def refused(help: Help) -> bool:
    """Whether the intake or the provider turned it away, with or without a handover elsewhere."""
    return help.intake_result in _TURNED_AWAY or help.state is HelpState.REJECTED


def refused_at(help: Help) -> Moment:
    """The intake, or else the end of the entry."""
    return help.intake if help.intake.is_known else help.when.end
