# SPDX-License-Identifier: EUPL-1.2
"""The screens of a case in the order of the learning cycle: the file, the timeline, rethinking, and the plan."""

from __future__ import annotations

from dataclasses import dataclass

from thuislijn.web.page.language import say


@dataclass(frozen=True, slots=True)
class Tab:
    """One screen: `name` is that of its address."""

    name: str
    nl: str
    en: str

    @property
    def words(self) -> str:
        return say(self.nl, self.en)


@dataclass(frozen=True, slots=True)
class Group:
    """Screens that belong together; the group opens at its first."""

    nl: str
    en: str
    tabs: tuple[Tab, ...]

    @property
    def words(self) -> str:
        return say(self.nl, self.en)

    def holds(self, name: str) -> bool:
        """Whether the screen with this address is in the group."""
        return any(tab.name == name for tab in self.tabs)


GROUPS = (
    Group(
        "Casus",
        "Case",
        (
            Tab("case", "Overzicht", "Overview"),
            Tab("consent", "Toestemming", "Consent"),
            Tab("people", "Gezin en netwerk", "Family and network"),
            Tab("family_access", "Meekijken", "Reading along"),
            Tab("prints", "Afdrukken", "Print"),
            Tab("case_log", "Logboek", "Log"),
        ),
    ),
    Group("Dossier", "File", (Tab("sources", "Bronnen", "Sources"),)),
    Group(
        "Tijdlijn",
        "Timeline",
        (
            Tab("timeline", "Tijdlijn", "Timeline"),
            Tab("table", "Tabel", "Table"),
            Tab("accounts", "Kanten van het verhaal", "Sides of the story"),
            Tab("domains", "Levensgebieden", "Life domains"),
        ),
    ),
    Group(
        "Omdenken",
        "Rethinking",
        (
            Tab("questions", "Vragen", "Questions"),
            Tab("cards", "Omdenkkaarten", "Rethinking cards"),
            Tab("explanation", "Verklaring", "Explanation"),
            Tab("decisions", "Besluit", "Decision"),
        ),
    ),
    Group(
        "Plan",
        "Plan",
        (
            Tab("safety", "Veiligheid", "Safety"),
            Tab("plan", "Plan", "Plan"),
            Tab("looking_back", "Terugkijken", "Looking back"),
        ),
    ),
)
"""A screen that is new for a case gets its tab here."""


def groups_with(name: str) -> tuple[tuple[Group, bool], ...]:
    """The groups, each with whether the screen with this address is in it."""
    return tuple((group, group.holds(name)) for group in GROUPS)
