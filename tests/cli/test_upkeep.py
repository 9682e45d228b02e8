# SPDX-License-Identifier: EUPL-1.2
"""The commands with which an administrator looks after an installation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests import postgresql
from tests.cli.installed import Installation, new_installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = new_installation(tmp_path / "here")
    assert made.thuislijn("update").returncode == 0
    return made


@pytest.mark.rehearsal
@pytest.mark.needs("postgresql")
def test_a_backup_goes_from_sqlite_to_postgresql_and_back_unchanged(installation: Installation, tmp_path: Path) -> None:
    installation.fill()
    made = installation.thuislijn("backup", str(tmp_path / "a.tar"))
    assert made.returncode == 0 and "1 documenten" in made.stderr, made.stderr
    rows, files = installation.everything()
    with postgresql.running() as address:
        other = installation.on(tmp_path / "there", address)
        restored = other.thuislijn("restore", str(tmp_path / "a.tar"))
        assert restored.returncode == 0, restored.stderr
        there, files_there = other.everything(backup=tmp_path / "b.tar")
    assert without_what_the_commands_noted(there) == without_what_the_commands_noted(rows)
    assert files_there == files and len(files) == 1
    back = installation.on(tmp_path / "again")
    restored = back.thuislijn("restore", str(tmp_path / "b.tar"))
    assert restored.returncode == 0, restored.stderr
    again, files_again = back.everything()
    assert without_what_the_commands_noted(again) == without_what_the_commands_noted(rows) and files_again == files


def without_what_the_commands_noted(rows: dict[str, Any]) -> dict[str, Any]:
    """Each backup and each restore is a row of the log itself."""
    log = [row for row in rows["store.LogRow"] if row["kind"] not in ("backup", "restored")]
    return {**rows, "store.LogRow": log}


@pytest.mark.rehearsal
def test_the_commands_say_what_they_did_and_what_is_wrong(installation: Installation) -> None:
    fine = installation.thuislijn("check-installation")
    assert fine.returncode in (0, 1) and "goed  database (sqlite)" in fine.stdout
    made = installation.thuislijn("administrator", "Beheer@example.org")
    assert re.fullmatch(r"https://thuislijn\.example\.org/wachtwoord-kiezen/[\w-]{43}\n", made.stdout), made.stderr

    installation.fill()
    refused = installation.thuislijn("--language", "en", "administrator", "tine@example.org")
    assert refused.returncode == 2 and "takes part in a programme" in refused.stderr and not refused.stdout
    over = installation.thuislijn("retention", "--dry-run")
    assert over.returncode == 0 and over.stdout.startswith("2024-03-01  ") and "1 casussen" in over.stderr
    gone = installation.thuislijn("retention")
    assert gone.stdout == over.stdout and "1 casussen verwijderd" in gone.stderr
    assert installation.thuislijn("retention").stdout == ""


@pytest.mark.rehearsal
def test_a_machine_that_lacks_something_is_told_so(installation: Installation, tmp_path: Path) -> None:
    installation.fill()
    bare = {"PATH": "", "THUISLIJN_NAMES_KEY": new_installation(tmp_path / "x").environment["THUISLIJN_NAMES_KEY"]}
    lacking = installation.thuislijn("--language=en", "check-installation", **bare)
    assert lacking.returncode == 2
    assert "!!    the keys do not open all" in lacking.stdout and "!!    scans are not read" in lacking.stdout


def test_a_database_that_is_away_or_behind_is_a_sentence(tmp_path: Path) -> None:
    away = new_installation(tmp_path / "x", "postgres://thuislijn:geheim9@127.0.0.1:1/thuislijn")
    for command in (("serve",), ("backup", "x.tar")):
        done = away.thuislijn(*command)
        assert done.returncode == 2 and "DATABASE_URL" in done.stderr and "Traceback" not in done.stderr
        assert "geheim9" not in done.stderr
    behind = new_installation(tmp_path / "y")
    for command in (("serve",), ("backup", "x.tar")):
        done = behind.thuislijn(*command)
        assert done.returncode == 2 and "thuislijn update" in done.stderr
    assert not (tmp_path / "y" / "x.tar").exists()
