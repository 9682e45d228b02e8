# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what. Every view begins here; what somebody may not see does not exist for them.

A case is visible to its team and to the facilitators and researchers of its programme, and to nobody else: there is
no way around it, not for the administrator either. Its content opens when the consents are there
(`store/consent_rules.py`).
"""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from thuislijn.store.cases import Case
from thuislijn.store.choices import ProgrammeRole
from thuislijn.store.consent_rules import check_open
from thuislijn.store.family_access import FamilyAccess
from thuislijn.store.learning.meetings import Meeting
from thuislijn.store.programmes import Membership, Programme, Team
from thuislijn.store.users import User


class Right(StrEnum):
    """What may be done in a programme or with a case."""

    SEE_PROGRESS = "see_progress"  # of a programme: numbers and states, no case content
    MANAGE_PROGRAMME = "manage_programme"  # teams, invitations, retention, opening cases
    SEE_CASE = "see_case"  # content, pseudonymous
    EDIT_CASE = "edit_case"  # sources, review, timeline, answers
    MANAGE_CASE = "manage_case"  # its data, consent, deletion, the log for the family
    SEE_NAMES = "see_names"  # identified names and original files, each time with a reason
    TAKE_OUT = "take_out"  # print and export


_R = ProgrammeRole
RIGHTS: dict[ProgrammeRole, frozenset[Right]] = {
    _R.FACILITATOR: frozenset(Right),
    _R.RESEARCHER: frozenset(
        {Right.SEE_PROGRESS, Right.SEE_CASE, Right.EDIT_CASE, Right.MANAGE_CASE, Right.SEE_NAMES, Right.TAKE_OUT}
    ),
    _R.TEAM_MEMBER: frozenset({Right.SEE_PROGRESS, Right.SEE_CASE, Right.EDIT_CASE, Right.TAKE_OUT}),
    _R.LIVED_EXPERIENCE: frozenset({Right.SEE_PROGRESS, Right.SEE_CASE, Right.EDIT_CASE}),
    _R.PROJECT_GROUP: frozenset({Right.SEE_PROGRESS}),
    _R.ANALYST: frozenset({Right.SEE_PROGRESS}),
}


class NotVisibleError(Exception):
    """What was asked for does not exist, or not for this person: the answer is the same, 'not found'.

    `kind` and `target` say what it was about, for the log.
    """

    def __init__(self, kind: str, target: str) -> None:
        super().__init__(f"{kind} {target}")
        self.kind, self.target = kind, target


class NotAllowedError(Exception):
    """The person sees this, but may not do that with it."""

    def __init__(self, kind: str, target: str, right: Right) -> None:
        super().__init__(f"{kind} {target}: {right}")
        self.kind, self.target, self.right = kind, target, right


def memberships_of(user: User) -> QuerySet[Membership]:
    """The roles that somebody has now."""
    return Membership.objects.filter(user=user, ended__isnull=True).select_related("programme", "team")


def programmes_for(user: User) -> QuerySet[Programme]:
    """The programmes that somebody has a role in."""
    return Programme.objects.filter(memberships__user=user, memberships__ended__isnull=True).distinct()


def sees_cases(user: User) -> bool:
    """Whether somebody has a role, anywhere, in which content of cases can be seen."""
    roles = memberships_of(user).values_list("role", flat=True)
    return any(Right.SEE_CASE in RIGHTS[ProgrammeRole(role)] for role in roles)


def cases_for(user: User) -> QuerySet[Case]:
    """The cases whose content somebody may come to see, consent apart."""
    programmes, teams = _where_content_is_seen(user)
    return Case.objects.filter(Q(programme__in=programmes) | Q(team__in=teams)).select_related("programme", "team")


def _where_content_is_seen(user: User) -> tuple[QuerySet[Membership, UUID], QuerySet[Membership, UUID | None]]:
    """The programmes of which somebody may see all cases, and the teams of which they may see them."""
    seeing = [role for role in RIGHTS if Right.SEE_CASE in RIGHTS[role]]
    own = Membership.objects.filter(user=user, ended__isnull=True)
    return (
        own.filter(role__in=[role for role in seeing if not role.works_in_a_team]).values_list("programme", flat=True),
        own.filter(role__in=[role for role in seeing if role.works_in_a_team]).values_list("team", flat=True),
    )


def roles_in(user: User, programme: Programme) -> tuple[ProgrammeRole, ...]:
    """The roles of somebody in a programme, the one with most rights first."""
    held = {ProgrammeRole(m.role) for m in memberships_of(user) if m.programme_id == programme.pk}
    return tuple(sorted(held, key=list(ProgrammeRole).index))


def roles_with(user: User, case: Case) -> tuple[ProgrammeRole, ...]:
    """The roles in which somebody meets this case: those of its team only where they are in that team."""
    return roles_towards(user, case.team)


def roles_towards(user: User, team: Team) -> tuple[ProgrammeRole, ...]:
    """The roles in which somebody meets a team: those of its programme, and those they have in the team itself."""
    held = {
        ProgrammeRole(m.role)
        for m in memberships_of(user)
        if m.programme_id == team.programme_id and (not ProgrammeRole(m.role).works_in_a_team or m.team_id == team.pk)
    }
    return tuple(sorted(held, key=list(ProgrammeRole).index))


def rights_of(roles: tuple[ProgrammeRole, ...]) -> frozenset[Right]:
    """All that these roles may do together."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


def programme_for(user: User, programme_id: UUID, right: Right = Right.SEE_PROGRESS) -> Programme:
    """The programme, for somebody who may do this with it. Raises NotVisibleError or NotAllowedError."""
    programme = programmes_for(user).filter(pk=programme_id).first()
    if programme is None:
        raise NotVisibleError("programme", str(programme_id))
    if right not in rights_of(roles_in(user, programme)):
        raise NotAllowedError("programme", str(programme_id), right)
    return programme


def check_may_set_up(user: User) -> None:
    """Raises NotVisibleError unless somebody may set up a programme: who facilitates one already, or the administrator.

    The administrator names its first facilitator and sees nothing of it afterwards (docs/decisions/0016).
    """
    facilitates = memberships_of(user).filter(role=ProgrammeRole.FACILITATOR).exists()
    if not facilitates and not user.is_administrator:
        raise NotVisibleError("programme", "new")


def check_administrator(user: User) -> None:
    """Raises NotVisibleError for everybody but the administrator of the installation."""
    if not user.is_administrator:
        raise NotVisibleError("installation", "")


def case_for(user: User, case_id: UUID, right: Right = Right.SEE_CASE) -> Case:
    """The case, for somebody who may do this with it, consent apart. Raises NotVisibleError or NotAllowedError."""
    case = cases_for(user).filter(pk=case_id).first()
    if case is None:
        raise NotVisibleError("case", str(case_id))
    if right not in rights_of(roles_with(user, case)):
        raise NotAllowedError("case", str(case_id), right)
    return case


def content_for(user: User, case_id: UUID, right: Right = Right.SEE_CASE) -> Case:
    """The case with its content open: `case_for`, and the consents that its ages ask for.

    Raises NotVisibleError, NotAllowedError or ConsentMissingError.
    """
    case = case_for(user, case_id, right)
    check_open(case, timezone.localdate())
    return case


def meetings_for(user: User) -> QuerySet[Meeting]:
    """The meetings whose agenda somebody may see: those of the teams whose cases they may come to see."""
    programmes, teams = _where_content_is_seen(user)
    found = Meeting.objects.filter(Q(team__programme__in=programmes) | Q(team__in=teams))
    return found.select_related("team", "team__programme")


def meeting_for(user: User, meeting_id: UUID, right: Right = Right.SEE_CASE) -> Meeting:
    """The meeting, for somebody who may do this with the cases of its team. Raises NotVisibleError or NotAllowedError.

    What a case on the agenda holds is asked for with `content_for`, each case apart.
    """
    meeting = meetings_for(user).filter(pk=meeting_id).first()
    if meeting is None:
        raise NotVisibleError("meeting", str(meeting_id))
    if right not in rights_of(roles_towards(user, meeting.team)):
        raise NotAllowedError("meeting", str(meeting_id), right)
    return meeting


def team_for(user: User, team_id: UUID, right: Right = Right.SEE_CASE) -> Team:
    """The team, for somebody who may do this with its cases. Raises NotVisibleError or NotAllowedError."""
    programmes, teams = _where_content_is_seen(user)
    found = Team.objects.filter(Q(programme__in=programmes) | Q(pk__in=teams), pk=team_id).select_related("programme")
    team = found.first()
    if team is None:
        raise NotVisibleError("team", str(team_id))
    if right not in rights_of(roles_towards(user, team)):
        raise NotAllowedError("team", str(team_id), right)
    return team


def teams_for(user: User) -> QuerySet[Team]:
    """The teams whose cases and meetings somebody may come to see."""
    programmes, teams = _where_content_is_seen(user)
    found = Team.objects.filter(Q(programme__in=programmes) | Q(pk__in=teams))
    return found.select_related("programme").order_by("programme__name", "name")


def family_access_of(user: User) -> QuerySet[FamilyAccess]:
    """The families that somebody belongs to and may read about: their own, by invitation, and not taken back."""
    return FamilyAccess.objects.filter(user=user, ended__isnull=True).select_related("case")


def readers_of(case: Case) -> frozenset[str]:
    """The keys of those of the family who read along in a case."""
    return frozenset(FamilyAccess.objects.filter(case=case, ended__isnull=True).values_list("person", flat=True))


def own_family_for(user: User, case_id: UUID) -> FamilyAccess:
    """Somebody of the family at their own timeline, with its content open. Raises NotVisibleError or
    ConsentMissingError."""
    access = own_place_for(user, case_id)
    check_open(access.case, timezone.localdate())
    return access


def own_place_for(user: User, case_id: UUID) -> FamilyAccess:
    """As `own_family_for`, also while the content is closed: to read why, and to stop. Raises NotVisibleError."""
    access = family_access_of(user).filter(case=case_id).first()
    if access is None:
        raise NotVisibleError("case", str(case_id))
    return access


def is_only_family(user: User) -> bool:
    """Whether somebody is here for their own family alone: no role anywhere."""
    return not user.is_administrator and not memberships_of(user).exists() and family_access_of(user).exists()
