# SPDX-License-Identifier: EUPL-1.2
"""Who acts: the person as they are at this moment, for the log and for the names beside changes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person in a role, at an address. `id` None: nobody signed in, or the machine itself ('de lezer')."""

    id: UUID | None
    name: str
    role: str = ""
    address: str = ""


READER = Actor(id=None, name="de lezer", role="programma")
"""The worker that reads files in the background."""
