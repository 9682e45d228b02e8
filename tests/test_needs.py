# SPDX-License-Identifier: EUPL-1.2
"""A test that needs an absent tool is skipped with a reason, and under THUISLIJN_CI=1 it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TWO_TESTS = """
import pytest

@pytest.mark.needs("chromium")
def test_looks_at_a_page():
    assert True

@pytest.mark.needs("cromium")
def test_is_misspelt():
    assert True
"""


def outcome(repository: Path, folder: Path, **environment: str) -> str:
    """What pytest says of the two tests on a machine whose PATH holds nothing."""
    (folder / "test_inner.py").write_text(TWO_TESTS, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "THUISLIJN_CI"}
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, "--rootdir", str(repository), "-c", "pyproject.toml", str(folder / "test_inner.py")],
        cwd=repository,
        env={**kept, "PATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


def test_on_a_developers_machine_it_is_skipped_with_the_reason(repository: Path, tmp_path: Path) -> None:
    said = outcome(repository, tmp_path)
    assert "1 skipped" in said and "Chromium is absent" in said
    assert "needs('cromium') is unknown" in said, "a typing error never passes for a reason"


def test_in_the_build_it_fails(repository: Path, tmp_path: Path) -> None:
    said = outcome(repository, tmp_path, THUISLIJN_CI="1")
    assert "Chromium is absent" in said and "skipped" not in said
    assert "needs('cromium') is unknown" in said
