# SPDX-License-Identifier: EUPL-1.2
"""Thresholds that a team set otherwise, in a TOML file with a table for each lens:

[GAP]
weeks = 6
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from typing import Any

from thuislijn.lenses.allowed import allowed
from thuislijn.lenses.catalogue import LENSES
from thuislijn.lenses.finding import Lens, Settings, Text

_LONGEST = 40  # signs of a wrong value that a sentence repeats


class SettingsError(ValueError):
    """The text holds no settings that can be used; `nl` and `en` say everything that is wrong, a sentence a line."""

    def __init__(self, wrong: Iterable[Text]) -> None:
        sentences = tuple(wrong)
        self.nl = "\n".join(sentence.nl for sentence in sentences)
        self.en = "\n".join(sentence.en for sentence in sentences)
        super().__init__(self.en)


def read_settings(text: str) -> Settings:
    """The settings in a TOML text. Raises SettingsError."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits and deep nesting too
        where = str(error)
        raise SettingsError(
            [Text(f"dit is geen geldige TOML ({where})", f"this is not valid TOML ({where})")]
        ) from error
    wrong: list[Text] = []
    changed: dict[str, dict[str, float]] = {}
    lenses = {lens.name: lens for lens in LENSES}
    for name, table in data.items():
        if name not in lenses:
            near = _nearest(name, lenses)
            wrong.append(
                Text(f"[{name}]: deze lens bestaat niet{near.nl}", f"[{name}]: there is no such lens{near.en}")
            )
        elif not isinstance(table, dict):
            wrong.append(
                Text(
                    f"{name}: schrijf [{name}] boven de grenzen van deze lens",
                    f"{name}: write [{name}] above the thresholds of this lens",
                )
            )
        else:
            changed[name] = _limits(lenses[name], table, wrong)
    if wrong:
        raise SettingsError(wrong)
    return Settings(changed)


def _limits(lens: Lens, table: dict[str, Any], wrong: list[Text]) -> dict[str, float]:
    known = {threshold.name: allowed(lens.name, threshold) for threshold in lens.thresholds}
    limits: dict[str, float] = {}
    for key, value in table.items():
        place = f"[{lens.name}] {key}"
        if key not in known:
            names = ", ".join(sorted(known)) or "-"
            wrong.append(
                Text(
                    f"{place}: deze grens bestaat niet; wel: {names}", f"{place}: no such threshold; there are: {names}"
                )
            )
        elif isinstance(value, bool) or not isinstance(value, int | float) or not known[key].takes(value):
            may, shown = known[key].words, _shown(value)
            wrong.append(
                Text(f"{place}: {shown} kan niet; schrijf {may.nl}", f"{place}: {shown} cannot be; write {may.en}")
            )
        else:
            limits[key] = float(value)
    return limits


def _shown(value: object) -> str:
    """The value as it stands in the file, cut off where it would fill the screen."""
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _nearest(name: str, known: Iterable[str]) -> Text:
    near = difflib.get_close_matches(name.upper(), list(known), n=1)
    return Text(f"; bedoelt u {near[0]}?", f"; did you mean {near[0]}?") if near else Text("", "")
