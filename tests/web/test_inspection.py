# SPDX-License-Identifier: EUPL-1.2
"""What `thuislijn check-installation` says of what commonly goes wrong around an installation."""

from __future__ import annotations

import datetime as dt
import os
import smtplib
import ssl
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.web.people import World
from thuislijn.actions.entering.accounts import COMMAND_LINE
from thuislijn.actions.logging import record
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.web.installation import inspection, surroundings
from thuislijn.web.installation.beside_reading import _SIGN, NOT_AT_ALL
from thuislijn.web.installation.remark import Remark

LATER = "Dec 31 23:59:59 2099 GMT"


class Door:
    """An https connection that answers what a test tells it to."""

    status, until, error = 200, LATER, None

    def __init__(self, host: str, timeout: float) -> None:
        assert host == "thuislijn.regio.nl"
        self.sock = self

    def connect(self) -> None:
        if self.error is not None:
            raise self.error

    def getpeercert(self) -> dict[str, str]:
        return {"notAfter": self.until}

    def request(self, method: str, path: str) -> None:
        assert path == "/aanmelden"

    def getresponse(self) -> Door:
        return self

    def close(self) -> None:
        pass


def untrusted() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("x")
    error.verify_message = "self-signed certificate"
    return error


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, ""),
        ({"status": 301}, "X-Forwarded-Proto"),
        ({"status": 400}, "Host"),
        ({"status": 502}, "draait de dienst"),
        ({"status": 418}, "418"),
        ({"until": "Jan  1 00:00:00 2020 GMT"}, "verloopt op 01-01-2020"),
        ({"error": untrusted()}, "self-signed certificate"),
        ({"error": ConnectionRefusedError(111, "Connection refused")}, "staat de proxy aan"),
    ],
)
def test_the_proxy_is_tried_as_a_visitor_would(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, found: dict[str, Any], said: str
) -> None:
    settings.ALLOWED_HOSTS = ["thuislijn.regio.nl"]
    monkeypatch.setattr("http.client.HTTPSConnection", type("Tried", (Door,), found))
    remark = surroundings.look_through_proxy()
    assert remark.right is not bool(said) and said in remark.nl, remark


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (None, "mail via mail.regio.nl:587, zonder herinneringen"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "naam of wachtwoord klopt niet"),
        (ssl.SSLError("wrong version number"), "smtp+tls of smtps"),
        (TimeoutError(), "antwoordt niet (TimeoutError)"),
    ],
)
def test_the_mail_server_is_tried_and_gets_no_letter(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, error: OSError | None, said: str
) -> None:
    settings.SENDS_MAIL, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "mail.regio.nl", 587

    class Server:
        def open(self) -> None:
            if error is not None:
                raise error

        def close(self) -> None:
            pass

    monkeypatch.setattr(surroundings, "get_connection", Server)
    remark = surroundings.look_at_mail()
    assert said in remark.nl and remark.right is (error is None)


def test_the_reader_is_told_by_when_it_was_last_seen(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.DOCUMENTS = tmp_path
    assert "nooit" in surroundings.look_at_reader().nl
    sign = tmp_path / _SIGN
    sign.touch()
    assert surroundings.look_at_reader().right
    os.utime(sign, (0, timezone.now().timestamp() - 600))
    assert not surroundings.look_at_reader().right


def test_a_backup_that_is_old_failed_or_was_never_made_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nooit" in surroundings.look_at_backup().nl and not surroundings.look_at_backup().right
    record(by=COMMAND_LINE, act=Act.EXPORT, kind="backup")
    assert surroundings.look_at_backup().right
    record(by=COMMAND_LINE, act=Act.DELETE, kind="backup")
    assert "mislukte" in surroundings.look_at_backup().nl
    record(by=COMMAND_LINE, act=Act.EXPORT, kind="backup")
    later = timezone.now() + dt.timedelta(days=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert not surroundings.look_at_backup().right


def test_before_the_first_case_no_backup_is_missed(db: None) -> None:
    assert surroundings.look_at_backup().right


def test_a_clock_that_went_back_or_that_nobody_keeps_right_is_told(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert surroundings.look_at_clock().right, "where nobody can say, nothing is wrong"
    told = tmp_path / "timedatectl"
    told.write_text("#!/bin/sh\necho no\n")
    told.chmod(0o755)
    assert "geen tijdserver" in surroundings.look_at_clock().nl
    row = LogRow(act="read", kind="home")
    row.save()
    earlier = row.at - dt.timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: earlier)
    assert "loopt achter" in surroundings.look_at_clock().nl


def test_a_full_disk_and_a_folder_for_uploads_that_others_share_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    settings.DOCUMENTS = tmp_path
    tmp_path.chmod(0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv("TMPDIR", raising=False)
    assert "onverzegeld" in inspection._waiting_room().nl
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert inspection._waiting_room().right and all(remark.right for remark in inspection._folder())

    class Full:
        free = 1_000_000

    monkeypatch.setattr("shutil.disk_usage", lambda folder: Full)
    assert "nog maar 1 MB" in inspection._waiting_room().nl
    assert ["bijna vol" in remark.nl for remark in inspection._folder()] == [True]


def test_a_document_of_another_user_is_told_apart_from_a_wrong_key(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> Any:
        raise PermissionError(13, "Permission denied", "/documenten/cases/x")

    monkeypatch.setattr(inspection, "_one_of_each_case", refused)
    remark = inspection._keys()
    assert remark.grave and not remark.right and "/documenten/cases/x is van een andere gebruiker" in remark.nl


def test_everything_is_looked_at_in_order_and_root_is_told_so(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("look_at_reader", "look_at_backup", "look_at_clock", "look_at_mail"):
        monkeypatch.setattr(inspection, name, lambda name=name: Remark(name, name, right=True))
    monkeypatch.setattr(inspection, "behind", lambda: False)  # it closes the connection, which the test still needs
    monkeypatch.setattr("os.geteuid", lambda: 0)
    first, database, *others = inspection.inspect()
    assert "root" in first.nl and not first.grave and database.nl.startswith("database")
    told = [remark.nl for remark in others]
    assert told.index("look_at_reader") < told.index("look_at_backup") < told.index("look_at_mail")


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        ("", "een stuk wordt opgesloten gelezen"),
        ("files", "kan bij het lezen bij andere bestanden: zet SystemCallFilter"),
        ("network files", "kan bij het lezen bij het netwerk en andere bestanden: zet SystemCallFilter"),
        (NOT_AT_ALL, "stopt meteen"),
    ],
)
def test_what_a_file_can_reach_while_it_is_read_is_told_here_and_to_the_administrator(
    world: World, settings: Settings, tmp_path: Path, reach: str, said: str
) -> None:
    settings.DOCUMENTS = tmp_path
    (tmp_path / _SIGN).write_text(reach)
    remark = surroundings.look_at_reach()
    assert said in remark.nl and remark.right is not bool(reach)
    assert (said in world.client("bram").get("/beheer").content.decode()) is bool(reach)
