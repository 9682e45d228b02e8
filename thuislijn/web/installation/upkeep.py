# SPDX-License-Identifier: EUPL-1.2
"""What the commands of an administrator do: backup, restore, retention, the first account. `serving.start` was called.

Each raises `CannotError` with a sentence where it cannot be done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from thuislijn.actions.entering.accounts import COMMAND_LINE, first_administrator
from thuislijn.actions.keeping import backup, restoring, retention
from thuislijn.actions.keeping.backup import Held
from thuislijn.actions.refusing import CannotError
from thuislijn.store.programmes import Programme
from thuislijn.web.entering.letters import own_address
from thuislijn.web.installation.serving import update

__all__ = ["CannotError", "Held", "Over", "administrator", "back_up", "over_time", "restore"]


def administrator(email: str) -> str:
    """The address of a link with which somebody chooses a password and is administrator from then on."""
    return f"{own_address()}{first_administrator(email)}"


def back_up(target: Path) -> Held:
    """Writes a backup to a new file."""
    return backup.back_up(target)


def restore(file: Path) -> Held:
    """Puts a backup back in an empty installation and brings it up to this version."""
    held = restoring.restore(file)
    update()
    restoring.note_restored(file)
    return held


@dataclass(frozen=True, slots=True)
class Over:
    """The cases of one programme whose term is over: their ids, and until when each was to be kept."""

    programme: str
    cases: tuple[tuple[str, str], ...]


def over_time(*, delete: bool) -> Iterator[Over]:
    """What has to go today, programme by programme; with `delete` it goes. Ids, never a pseudonym."""
    today = timezone.localdate()
    for programme in Programme.objects.order_by("name"):
        due = tuple((str(one.case.pk), one.day.isoformat()) for one in retention.due(programme, today))
        if delete:
            gone = {str(stone.target) for stone in retention.run(by=COMMAND_LINE, programme=programme, on=today)}
            due = tuple(one for one in due if one[0] in gone)
        if due:
            yield Over(programme.name, due)
