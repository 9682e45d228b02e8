# SPDX-License-Identifier: EUPL-1.2
"""The rules of the house (CONTRIBUTING.md) that a machine can hold us to."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

SPDX = "# SPDX-License-Identifier: EUPL-1.2"
LONGEST_FILE = 350
# Path of a longer file -> why it may be longer. An entry without need makes a test fail.
LONGER_FOR_A_REASON = {
    "thuislijn/store/migrations/0001_first.py": "written by Django from the tables, and never by hand",
    "thuislijn/store/migrations/0004_learning.py": "written by Django from the tables, and never by hand",
    "thuislijn/timeline/vocabulary.py": "lists of terms with their labels, and nothing else: read by looking up",
}
FORBIDDEN_ROOMS = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
# Written in halves, so that this file passes its own test.
FOREIGN_TO_THE_PROJECT = [
    "/" + "work/",
    "/tmp/" + "tl",
    "pypi." + "org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "deb." + "debian.org",
]


def tracked_files(repository: Path) -> list[Path]:
    """Every file that git keeps or would keep; ignored files are nobody's business."""
    listed = subprocess.run(
        ["git", "-C", str(repository), "ls-files", "-co", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := repository / name).is_file()]


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("folder", ["thuislijn", "tests", "bench", "examples", "docs"])
def test_every_file_of_code_names_its_licence_in_its_first_line(repository: Path, folder: str) -> None:
    without = [
        str(path.relative_to(repository))
        for path in python_files(repository / folder)
        if (text := path.read_text(encoding="utf-8")) and text.splitlines()[0] != SPDX
    ]
    assert without == [], f"these begin with something else than {SPDX!r}"


def test_a_room_has_no_code_at_its_door(repository: Path) -> None:
    full = [path for path in (repository / "thuislijn").rglob("__init__.py") if path.stat().st_size]
    assert full == [], "an __init__.py stays empty, so that an import tells where a thing lives"


def test_every_room_is_a_package(repository: Path) -> None:
    folders = {path.parent for path in python_files(repository / "thuislijn")}
    closed = [folder for folder in folders if not (folder / "__init__.py").exists()]
    assert closed == [], "a folder of code without __init__.py is left out of the wheel"


def test_no_room_is_named_after_nothing(repository: Path) -> None:
    named = [
        str(path.relative_to(repository))
        for path in (repository / "thuislijn").rglob("*")
        if path.stem in FORBIDDEN_ROOMS and "__pycache__" not in path.parts
    ]
    assert named == [], "name a room or file after what happens in it"


def test_files_stay_short_enough_to_read_in_one_sitting(repository: Path) -> None:
    lengths = {
        str(path.relative_to(repository)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(repository / "thuislijn")
    }
    too_long = {name: n for name, n in lengths.items() if n > LONGEST_FILE and name not in LONGER_FOR_A_REASON}
    assert too_long == {}, f"split these, or give a reason in LONGER_FOR_A_REASON (at most {LONGEST_FILE} lines)"
    needless = [name for name in LONGER_FOR_A_REASON if lengths.get(name, 0) <= LONGEST_FILE]
    assert needless == [], "these are short or gone: take them off the list"


@pytest.mark.parametrize("name", ["lock.txt", "dev.txt"])
def test_every_pin_has_a_hash_and_no_address(repository: Path, name: str) -> None:
    text = (repository / "requirements" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    pins = [line for line in lines if not line.startswith(" ")]
    assert pins
    assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == [], "pin exactly, with a hash"
    assert re.findall(r"(?m)^.*(?:https?:|file:|--index|--extra-index|--find-links| @ ).*$", text) == []


def canonical(requirement: str) -> str:
    """The name in a requirement, as package registries compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def pinned(path: Path) -> set[tuple[str, str]]:
    """(name, version) of every pin in a lock file; a name stands twice where Python versions differ."""
    return set(re.findall(r"(?m)^([A-Za-z0-9._-]+)==(\S+)", path.read_text(encoding="utf-8")))


def test_developers_run_the_very_versions_that_users_get(repository: Path) -> None:
    users, developers = (pinned(repository / "requirements" / name) for name in ("lock.txt", "dev.txt"))
    assert users
    assert users <= developers


def test_every_dependency_is_pinned(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for requirements, lock in (
        (project["dependencies"] + extras["names"], "lock.txt"),
        (extras["dev"], "dev.txt"),
    ):
        locked = {canonical(name) for name, _ in pinned(repository / "requirements" / lock)}
        assert {canonical(name) for name in requirements} <= locked, "run 'make lock' after changing them"


def imported(path: Path) -> set[str]:
    """Top-level names of everything a file imports, also inside its functions."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in whole | parts}


def test_what_the_package_imports_it_declares(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {canonical(name) for name in project["dependencies"] + extras["names"] + extras["web"]}
    package = repository / "thuislijn"
    made_with = {canonical(name) for name in extras["dev"]}
    distributions = packages_distributions()
    for path in python_files(package):
        foreign = imported(path) - sys.stdlib_module_names - {"thuislijn"}
        needed = {canonical(distributions[name][0]) for name in foreign}
        # make_*.py makes files that ship; it runs on a developer's machine.
        allowed = declared | made_with if path.name.startswith("make_") else declared
        assert needed <= allowed, f"{path.relative_to(repository)}: add it to the dependencies, with its reason"


def test_the_repository_names_nothing_of_the_place_where_it_was_made(repository: Path) -> None:
    found = []
    for path in tracked_files(repository):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(repository)}: {word}" for word in FOREIGN_TO_THE_PROJECT if word in text]
    assert found == []


@pytest.mark.needs("shared")
def test_no_sentence_of_the_sources_is_copied(repository: Path, shared: Path) -> None:
    tool = shared / "tools" / "copied_sentences.py"
    run = subprocess.run([sys.executable, str(tool), str(repository)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_wheel_holds_every_file_of_the_package(repository: Path, tmp_path: Path) -> None:
    # Built in a copy: setuptools leaves its droppings beside the sources.
    kept = [path for path in tracked_files(repository) if path.is_relative_to(repository / "thuislijn")]
    for path in [*kept, *(repository / name for name in ("pyproject.toml", "LICENSE", "README.md"))]:
        copy = tmp_path / "project" / path.relative_to(repository)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "-w", str(tmp_path), str(tmp_path / "project")], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("thuislijn-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    forgotten = {path.relative_to(repository).as_posix() for path in kept} - inside
    assert forgotten == set(), "add their kind to package-data in pyproject.toml"
    assert any(name.endswith("licenses/LICENSE") for name in inside)


_WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "update"}


@pytest.mark.parametrize("room", ["store", "web", "cli"])
def test_only_actions_write_to_the_database(repository: Path, room: str) -> None:
    """Every write is a verb in `actions/` that carries its log row. (These rooms join dictionaries with `|=`.)"""
    found = [
        f"{path.relative_to(repository)}:{node.lineno} .{node.func.attr}()"
        for path in python_files(repository / "thuislijn" / room)
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _WRITES
    ]
    assert found == []
