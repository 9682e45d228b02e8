# SPDX-License-Identifier: EUPL-1.2
"""One line of `thuislijn check-installation`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at. `grave`: without it the application does not work; otherwise something less is
    possible, or it works less safely."""

    nl: str
    en: str
    right: bool
    grave: bool = False
