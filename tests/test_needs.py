# SPDX-License-Identifier: EUPL-1.2
"""A test that needs an absent tool is skipped with a reason, and under THUISLIJN_CI=1 it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

A_TEST_THAT_NEEDS_CHROMIUM = """
import pytest

@pytest.mark.needs("chromium")
def test_looks_at_a_page():
    assert True
"""


def outcome(repository: Path, folder: Path, text: str, **environment: str) -> str:
    """What pytest says of this text on a machine whose PATH holds nothing."""
    (folder / "test_inner.py").write_text(text, encoding="utf-8")
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
    said = outcome(repository, tmp_path, A_TEST_THAT_NEEDS_CHROMIUM)
    assert "1 skipped" in said
    assert "Chromium is absent" in said


def test_in_the_build_it_fails(repository: Path, tmp_path: Path) -> None:
    said = outcome(repository, tmp_path, A_TEST_THAT_NEEDS_CHROMIUM, THUISLIJN_CI="1")
    assert "Chromium is absent" in said
    assert "1 error" in said or "1 failed" in said


@pytest.mark.parametrize("build", ["0", "1"])
def test_a_need_with_a_typing_error_never_passes_for_a_reason(repository: Path, tmp_path: Path, build: str) -> None:
    text = A_TEST_THAT_NEEDS_CHROMIUM.replace("chromium", "cromium")
    said = outcome(repository, tmp_path, text, THUISLIJN_CI=build)
    assert "needs('cromium') is unknown" in said
    assert "skipped" not in said
