# SPDX-License-Identifier: EUPL-1.2
"""A backup holds everything of one moment, gives it back unchanged, and gives nothing to who has no key."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from tests.web.people import World, build_world, with_family, with_sources
from thuislijn.actions.keeping import backup
from thuislijn.actions.keeping.backup import back_up
from thuislijn.actions.keeping.restoring import note_restored, restore
from thuislijn.actions.refusing import CannotError
from thuislijn.actions.sources import files as sources
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.files import fetch, path_of
from thuislijn.store.log import LogRow
from thuislijn.store.portable import tables
from thuislijn.store.sources import CaseSource

LETTER = b"Op 3 mei 2021 ging Joris bij zijn oma wonen."


@pytest.fixture
def world(transactional_db: None, settings: Settings, tmp_path: Path) -> World:
    """The cast with a family, a source that was read, and a letter with an exact copy; in a folder of its own."""
    settings.DOCUMENTS = tmp_path / "documents"
    settings.DOCUMENTS.mkdir()
    world = build_world()
    case = with_family(world)
    with_sources(world)
    for _ in range(2):
        sources.add(by=world.actor("tine"), case=case, name="brief.txt", content=[LETTER])
    return world


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, as the database gives it."""
    return {
        model._meta.label: [
            {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in tables(apps)
    }


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def empty(settings: Settings, folder: Path) -> None:
    """An installation without anything in it."""
    call_command("flush", verbosity=0, interactive=False)
    folder.mkdir()
    settings.DOCUMENTS = folder


def test_what_is_put_back_is_row_by_row_and_byte_by_byte_what_it_was(
    world: World, settings: Settings, tmp_path: Path
) -> None:
    held = back_up(tmp_path / "b.tar")
    rows, documents = everything(), files(settings.DOCUMENTS)
    assert held.rows == sum(map(len, rows.values())) and held.documents == len(documents) == 1
    assert LogRow.objects.filter(act=Act.EXPORT, kind="backup").count() == 1

    empty(settings, tmp_path / "other")
    assert restore(tmp_path / "b.tar").rows == held.rows
    assert everything() == rows
    assert files(settings.DOCUMENTS) == documents
    note_restored(tmp_path / "b.tar")
    assert LogRow.objects.filter(kind="restored").count() == 1, "new rows get numbers that are free"

    case = Case.objects.get()
    source = CaseSource.objects.get(sha256__gt="", same_as=None)
    assert b"".join(fetch(case.pk, source.pk)) == LETTER


def test_a_backup_shows_nothing_without_the_key_and_is_for_its_owner_alone(world: World, tmp_path: Path) -> None:
    target = tmp_path / "b.tar"
    back_up(target)
    assert target.stat().st_mode & 0o777 == 0o600
    content = target.read_bytes()
    for word in (b"Zeester", b"Joris", b"fatima@example.org", b"bij oma", b"Duinrand"):
        assert word not in content
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_overwrites_nothing_and_leaves_nothing_half(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.tar").write_text("van gisteren")
    with pytest.raises(CannotError, match="exists already"):
        back_up(tmp_path / "b.tar")
    assert (tmp_path / "b.tar").read_text() == "van gisteren"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "write_sealed", full)
    with pytest.raises(OSError, match="No space"):
        back_up(tmp_path / "c.tar")
    assert {path.name for path in tmp_path.iterdir()} == {"b.tar", "documents"}


def test_a_document_that_is_taken_away_meanwhile_is_not_in_the_backup(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CaseSource.objects.get(sha256__gt="", same_as=None)
    told = backup._Writing._document
    tries = 0

    def taking_away(self: backup._Writing, one: CaseSource) -> bool:
        nonlocal tries
        if one.pk == source.pk and not tries:
            tries += 1
            sources.take_away(by=world.actor("tine"), case=world.case, source=source, why="vergissing")
        return told(self, one)

    monkeypatch.setattr(backup._Writing, "_document", taking_away)
    held = back_up(tmp_path / "b.tar")
    assert (held.documents, held.missing) == (0, 0)
    assert held.rows == sum(map(len, everything().values()))


def test_a_backup_that_fails_is_noted_as_failed(world: World, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "no such folder" / "b.tar")
    assert list(LogRow.objects.filter(kind="backup").order_by("pk").values_list("act", flat=True)) == [
        "export",
        "delete",
    ]


def test_a_document_that_is_lost_is_told_and_the_rest_is_kept(world: World, tmp_path: Path) -> None:
    source = CaseSource.objects.get(sha256__gt="", same_as=None)
    path_of(world.case.pk, source.pk).unlink()
    assert back_up(tmp_path / "b.tar").missing == 1


def test_an_installation_that_is_not_empty_stays_as_it_is(world: World, settings: Settings, tmp_path: Path) -> None:
    back_up(tmp_path / "b.tar")
    rows, documents = everything(), files(settings.DOCUMENTS)
    with pytest.raises(CannotError, match="not empty"):
        restore(tmp_path / "b.tar")
    assert everything() == rows and files(settings.DOCUMENTS) == documents
    call_command("flush", verbosity=0, interactive=False)
    with pytest.raises(CannotError, match="not empty"):
        restore(tmp_path / "b.tar")
    assert files(settings.DOCUMENTS) == documents


def rewritten(source: Path, target: Path, **changes: object) -> Path:
    """The backup with other words about itself."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            content = old.extractfile(member)
            assert content is not None
            if member.name == backup.HEAD:
                spool = target.with_suffix(".json")
                spool.write_text(json.dumps({**json.loads(content.read()), **changes}))
                new.add(spool, backup.HEAD)
            else:
                new.addfile(member, content)
    return target


@pytest.fixture
def made(world: World, settings: Settings, tmp_path: Path) -> Path:
    """A backup, and an empty installation to put it back in."""
    back_up(tmp_path / "b.tar")
    empty(settings, tmp_path / "other")
    return tmp_path / "b.tar"


def refused(file: Path, words: str) -> None:
    with pytest.raises(CannotError, match=words):
        restore(file)
    assert not any(everything().values()) and not (Path(file.parent) / "other" / "cases").exists()


def test_what_is_no_backup_or_a_newer_one_is_refused(made: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.tar").write_bytes(b"geen tar" * 500)
    refused(tmp_path / "letter.tar", "no backup")
    with tarfile.open(tmp_path / "photos.tar", "w") as other:
        other.add(made, "photo.jpg")
    refused(tmp_path / "photos.tar", "no backup")
    refused(rewritten(made, tmp_path / "new.tar", thuislijn=2, version="9.0"), r"newer version \(9.0\)")


def test_another_key_opens_nothing(made: Path, settings: Settings) -> None:
    right = settings.NAMES_KEYS
    settings.NAMES_KEYS = (Fernet.generate_key().decode(),)
    refused(made, "another key")
    settings.NAMES_KEYS = (*settings.NAMES_KEYS, *right)
    assert restore(made).documents == 1, "a key that was replaced still opens what it sealed"


def test_wherever_a_backup_is_damaged_or_cut_off_it_is_refused(made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    used = len(whole.rstrip(b"\0"))
    for number, place in enumerate(range(700, used, used // 12)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x41
        # What lies between two parts is padding; a change there changes nothing.
        if any(whole[place - 3 : place + 3]):
            (tmp_path / f"{number}.tar").write_bytes(spoilt)
            refused(tmp_path / f"{number}.tar", "damaged|no backup|another key")
    for part in (0.2, 0.5, 0.9):
        (tmp_path / "cut.tar").write_bytes(whole[: int(used * part)])
        refused(tmp_path / "cut.tar", "damaged")


def test_parts_of_another_backup_do_not_fit(world: World, settings: Settings, tmp_path: Path) -> None:
    back_up(tmp_path / "a.tar")
    back_up(tmp_path / "b.tar")
    with tarfile.open(tmp_path / "a.tar") as a:
        log = a.extractfile("tables/store.logrow")
        assert log is not None
        older = log.read()
    with tarfile.open(tmp_path / "b.tar") as b, tarfile.open(tmp_path / "mixed.tar", "w") as mixed:
        for member in b:
            content = b.extractfile(member)
            if member.name == "tables/store.logrow":
                (tmp_path / "older").write_bytes(older)
                mixed.add(tmp_path / "older", member.name)
            else:
                mixed.addfile(member, content)
    empty(settings, tmp_path / "other")
    refused(tmp_path / "mixed.tar", "damaged")


def test_when_it_breaks_off_halfway_nothing_is_there(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("thuislijn.actions.keeping.restoring.shutil.copyfileobj", full)
        with pytest.raises(OSError, match="No space"):
            restore(made)
    assert not any(everything().values())
    assert restore(made).rows > 0, "and it can be done again"


def test_numbers_go_on_after_the_last(made: Path) -> None:
    restore(made)
    last = LogRow.objects.order_by("-pk").values_list("pk", flat=True)[0]
    row = LogRow(act=Act.READ, kind="test", actor=uuid4())
    row.save()
    assert row.pk > last
    assert connection.vendor in ("sqlite", "postgresql")
