# SPDX-License-Identifier: EUPL-1.2
"""What tests may need from outside the package, and what happens without it.

A test says ``@pytest.mark.needs("tesseract")``. Where the thing is absent the test is skipped with a reason; under
``THUISLIJN_CI=1`` it fails instead, because a build that skips the parts that matter proves nothing.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests import postgresql

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


def _tesseract_speaks_dutch() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "nld" in (listed.stdout + listed.stderr).split()


def _pango_loads() -> bool:
    # Installed from the lock, WeasyPrint is always importable as a package; only loading it shows whether the
    # system has Pango, and then it raises OSError.
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "tesseract": (_tesseract_speaks_dutch, "Tesseract with Dutch is absent (tesseract-ocr, tesseract-ocr-nld)"),
    "chromium": (lambda: shutil.which("chromium") is not None, "Chromium is absent (chromium)"),
    "wdutch": (Path("/usr/share/dict/dutch").exists, "the Dutch word list is absent (wdutch)"),
    "poppler": (lambda: shutil.which("pdftoppm") is not None, "pdftoppm is absent (poppler-utils)"),
    "pango": (_pango_loads, "Pango is absent (libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0)"),
    "postgresql": (lambda: postgresql.programs() is not None, "PostgreSQL is absent (postgresql)"),
    "deduce": (lambda: importlib.util.find_spec("deduce") is not None, "deduce is absent (extra 'names')"),
    "shared": (SHARED.is_dir, "the source texts are not beside this repository (../shared)"),
}


@cache
def _present(name: str) -> bool:
    return NEEDS[name][0]()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or under THUISLIJN_CI=1 fail, a test that needs something which this machine lacks."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if name not in NEEDS:
                pytest.fail(f"needs({name!r}) is unknown; tests/conftest.py lists what can be needed")
            if _present(name):
                continue
            if os.environ.get("THUISLIJN_CI") == "1":
                pytest.fail(f"{NEEDS[name][1]}; under THUISLIJN_CI=1 this test must run")
            pytest.skip(NEEDS[name][1])


REHEARSALS = (Path(__file__).parent / "browser", Path(__file__).parent / "crash")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is for `make rehearse`, as CI runs it: whole screens, processes that are killed, and tests with
    the marker `rehearsal`."""
    why = "takes long: make rehearse"
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in REHEARSALS):
            item.add_marker("rehearsal")
        if item.get_closest_marker("rehearsal") and os.environ.get("THUISLIJN_REHEARSE") != "1":
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database without the triggers that keep the log: tests that empty their tables could not do so.

    `tests/store/test_log.py` puts them back and tries them.
    """
    log_stays = importlib.import_module("thuislijn.store.migrations.0002_log_stays")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        log_stays.unprotect(None, editor)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root folder of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of source texts beside the repository; mark the test with ``needs("shared")``."""
    return SHARED
