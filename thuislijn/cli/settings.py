# SPDX-License-Identifier: EUPL-1.2
"""Thresholds of the lenses from the file that `--settings` names."""

from __future__ import annotations

from pathlib import Path

from thuislijn.cli.files import read_bytes
from thuislijn.cli.speaking import CommandError
from thuislijn.lenses.finding import Settings
from thuislijn.lenses.settings_file import SettingsError, read_settings


def load_settings(path: Path | None) -> Settings:
    """The thresholds in a TOML file; the defaults without one. Raises CommandError that says what is wrong in it."""
    if path is None:
        return Settings()
    try:
        return read_settings(read_bytes(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}: dit is geen tekst in utf-8.", f"{path}: this is no text in utf-8.") from error
    except SettingsError as error:
        raise CommandError(f"{path}:\n{error.nl}", f"{path}:\n{error.en}") from error
