# SPDX-License-Identifier: EUPL-1.2
"""What stands around an installation and goes wrong most: the proxy and its certificate, mail, the clock, the reader,
and the last backup. Each look gives a remark in plain words."""

from __future__ import annotations

import datetime as dt
import http.client
import smtplib
import ssl
import subprocess
from collections.abc import Callable

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from thuislijn.actions.sources.shut_in import FILES, NETWORK
from thuislijn.store.cases import Case
from thuislijn.store.choices import Act
from thuislijn.store.log import LogRow
from thuislijn.web.installation.beside_reading import NOT_AT_ALL, last_reach
from thuislijn.web.installation.remark import Remark
from thuislijn.web.installation.state import reader_seen

_PATIENCE = 10.0  # seconds
_CERTIFICATE_ENDS = dt.timedelta(days=14)
_BACKUP_OLD = dt.timedelta(days=2)
_READER_SILENT = dt.timedelta(minutes=5)
_TIMES_OUT = (502, 503, 504)


def look_through_proxy() -> Remark:
    """Asks for the sign-in page as a visitor does, by name and over https."""
    host = settings.ALLOWED_HOSTS[0]
    door = http.client.HTTPSConnection(host, timeout=_PATIENCE)
    try:
        door.connect()
        certificate = door.sock.getpeercert() or {}
        door.request("GET", "/aanmelden")
        status = door.getresponse().status
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message
        return Remark(
            f"https://{host}: het certificaat is verlopen of niet te vertrouwen ({why})",
            f"https://{host}: the certificate has expired or cannot be trusted ({why})",
            right=False,
        )
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        return Remark(
            f"https://{host} is van deze machine af niet te bereiken ({why}): staat de proxy aan, en klopt de naam?",
            f"https://{host} cannot be reached from this machine ({why}): does the proxy run, and is the name right?",
            right=False,
        )
    finally:
        door.close()
    return _of_status(host, status) or _of_certificate(host, str(certificate.get("notAfter", "")))


def _of_status(host: str, status: int) -> Remark | None:
    """What the answer tells of the proxy; None where it is as it has to be."""
    if status == 200:
        return None
    nl, en = f"gaf antwoord {status}", f"answered {status}"
    if status in (301, 302, 307, 308):
        nl, en = "de proxy zet X-Forwarded-Proto niet op https", "the proxy does not set X-Forwarded-Proto to https"
    elif status == 400:
        nl, en = "de proxy geeft de naam (Host) niet door", "the proxy does not hand on the name (Host)"
    elif status in _TIMES_OUT:
        nl, en = "de proxy bereikt Thuislijn niet: draait de dienst?", "the proxy cannot reach Thuislijn: does it run?"
    return Remark(f"https://{host}: {nl}", f"https://{host}: {en}", right=False)


def _of_certificate(host: str, until: str) -> Remark:
    ends = dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(until), dt.UTC) if until else None
    if ends is not None and ends - timezone.now() < _CERTIFICATE_ENDS:
        return Remark(
            f"https://{host}: het certificaat verloopt op {ends:%d-%m-%Y}; wordt het vernieuwd?",
            f"https://{host}: the certificate expires on {ends:%d-%m-%Y}; is it being renewed?",
            right=False,
        )
    return Remark(f"proxy en certificaat van https://{host}", f"proxy and certificate of https://{host}", right=True)


def look_at_mail() -> Remark:
    """Signs in with the mail server, and sends nothing."""
    if not settings.SENDS_MAIL:
        return Remark(
            "er is geen mailserver: links worden één keer op het scherm getoond, en er gaan geen herinneringen uit",
            "there is no mail server: links are shown once, on the screen, and no reminders are sent",
            right=True,
        )
    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection()
    open_mail: Callable[[], object] = connection.open
    try:
        open_mail()
    except smtplib.SMTPAuthenticationError:
        why = ("naam of wachtwoord klopt niet", "name or password is wrong")
    except ssl.SSLError:
        why = ("de versleuteling lukt niet: klopt smtp+tls of smtps?", "encryption fails: is it smtp+tls or smtps?")
    except OSError as error:  # smtplib's errors are OSErrors too
        kind = type(error).__name__
        why = (f"antwoordt niet ({kind})", f"does not answer ({kind})")
    else:
        connection.close()
        reminds = settings.SENDS_REMINDERS
        return Remark(
            f"mail via {host}, {'met' if reminds else 'zonder'} herinneringen",
            f"mail through {host}, {'with' if reminds else 'without'} reminders",
            right=True,
        )
    return Remark(f"mailserver {host}: {why[0]}", f"mail server {host}: {why[1]}", right=False)


def look_at_clock() -> Remark:
    """Codes of the second step fail on a clock that is a minute off, and the log tells the wrong time."""
    ahead = LogRow.objects.filter(at__gt=timezone.now() + dt.timedelta(minutes=1)).exists()
    if ahead:
        return Remark(
            "de klok loopt achter op het logboek: zet hem gelijk (timedatectl)",
            "the clock is behind the log: set it right (timedatectl)",
            right=False,
        )
    try:
        asked = subprocess.run(
            ["timedatectl", "show", "--property=NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        asked = ""
    if asked == "no":
        return Remark(
            "geen tijdserver houdt de klok gelijk: installeer systemd-timesyncd, of zet hem aan",
            "no time server keeps the clock right: install systemd-timesyncd, or switch it on",
            right=False,
        )
    now = f"{timezone.localtime():%d-%m-%Y %H:%M}"
    return Remark(f"klok: het is hier {now}", f"clock: it is {now} here", right=True)


def look_at_reader() -> Remark:
    """Whether a reader gave a sign of life just now."""
    seen = reader_seen()
    if seen is not None and timezone.now() - seen < _READER_SILENT:
        return Remark("de lezer draait", "the reader runs", right=True)
    since = f"{timezone.localtime(seen):%d-%m-%Y %H:%M}" if seen is not None else ""
    return Remark(
        f"de lezer draait niet (laatst gezien: {since or 'nooit'}): start thuislijn serve",
        f"the reader does not run (last seen: {since or 'never'}): start thuislijn serve",
        right=False,
    )


def look_at_reach() -> Remark:
    """Whether a process that reads a strange file is shut in, as the reader found when it started."""
    reach = last_reach()
    if NOT_AT_ALL in reach:
        return Remark(
            "het proces dat een stuk leest, stopt meteen: kijk de instellingen van de dienst na (docs/beheer.md)",
            "the process that reads a file ends at once: check the settings of the service (docs/beheer.md)",
            right=False,
            grave=True,
        )
    if not reach:
        return Remark("een stuk wordt opgesloten gelezen", "a file is read shut in", right=True)
    nl = {NETWORK: "het netwerk", FILES: "andere bestanden"}
    en = {NETWORK: "the network", FILES: "other files"}
    what = (" en ".join(nl.get(one, one) for one in reach), " and ".join(en.get(one, one) for one in reach))
    return Remark(
        f"een stuk dat kwaad wil, kan bij het lezen bij {what[0]}: zet SystemCallFilter van de dienst als in"
        " docs/beheer.md, en gebruik een kernel (of container) met seccomp en Landlock",
        f"a file made to do harm reaches {what[1]} while it is read: set SystemCallFilter of the service as in"
        " docs/beheer.md, and use a kernel (or container) with seccomp and Landlock",
        right=False,
    )


def look_at_backup() -> Remark:
    """When the last backup was made; where it lies now, nobody here knows."""
    row = LogRow.objects.filter(kind="backup").order_by("-at", "-pk").first()
    if row is not None and row.act == Act.DELETE:
        return Remark(
            "de laatste reservekopie mislukte: draai thuislijn backup en lees wat die zegt",
            "the last backup failed: run thuislijn backup and read what it says",
            right=False,
        )
    last = row.at if row is not None else None
    when = f"{timezone.localtime(last):%d-%m-%Y %H:%M}" if last is not None else ""
    right = not Case.objects.exists() if last is None else timezone.now() - last < _BACKUP_OLD
    if right:
        return Remark(f"laatste reservekopie: {when or 'nog geen'}", f"last backup: {when or 'none yet'}", right=True)
    return Remark(
        f"laatste reservekopie: {when or 'nooit'}; maak er elke nacht een (thuislijn backup)",
        f"last backup: {when or 'never'}; make one each night (thuislijn backup)",
        right=False,
    )
