# SPDX-License-Identifier: EUPL-1.2
"""An installation that runs as in real life, and visitors who come to it over HTTP without a browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from cryptography.fernet import Fernet

_TOKEN = "t" * 32
COMMAND = (sys.executable, "-m", "thuislijn.cli.main")

_FILL = """
import django, json, sys; django.setup()
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
PBKDF2PasswordHasher.iterations = 1
from django.test import Client
from tests.web.people import build_world
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.entries import Section
from thuislijn.store.programmes import Membership
from thuislijn.store.users import User
from thuislijn.web.entering.second_factor import TRUSTED
people, cases, items = map(int, sys.argv[1:])
world = build_world()
sessions = []
for number in range(people):
    user = User(email=f"p{number}@example.org", name=f"Persoon {number}")
    user.set_unusable_password()
    user.save()
    Membership(user=user, programme=world.programme, role="team_member", team=world.north).save()
    client = Client()
    client.force_login(user)
    session = client.session
    session[TRUSTED] = True
    session.save()
    sessions.append([user.pk.hex, session.session_key])
found = []
for number in range(cases):
    case = Case(programme=world.programme, team=world.north, pseudonym=f"Gezin {number}", anonymous=True,
                reference_day="2026-06-01")
    case.save()
    edits = [Edit(Section.PERSONS, "sem", {"id": "sem", "name": "jeugdige 1", "role": "child", "birth": "2008-05-04"}),
             Edit(Section.PERSONS, "moeder", {"id": "moeder", "name": "moeder", "role": "mother"})]
    for n in range(items):
        year, month = 2008 + n * 18 // items, n % 12 + 1
        start, end = f"{year}-{month:02}-05", f"{year + 1}-{month:02}-01"
        kind = [
            {"kind": "stay", "place": "network", "when": {"start": start, "end": end}},
            {"kind": "help", "help_kind": "family_support", "when": {"start": start, "end": end}},
            {"kind": "event", "event_kind": "other", "when": {"start": start}},
            {"kind": "contact", "form": "visit", "when": {"start": start}},
        ][n % 4]
        edits.append(Edit(Section.ITEMS, f"i{n}", {"id": f"i{n}", "title": f"gegeven {n}", "persons": ["sem"], **kind}))
    write(by=world.actor("tine"), case=case, edits=edits)
    found.append(str(case.pk))
print(json.dumps([sessions, found]))
"""

_STATE = """
import django, json; django.setup()
from django.conf import settings
from thuislijn.store.models import CaseSource, Change, Entry, FindingAnswer, LogRow, Step, Case, ProposalCard
folder = settings.DOCUMENTS / "cases"
print(json.dumps({
    "cases": {str(k): r for k, r in Case.objects.values_list("pk", "revision")},
    "steps": [[str(c), r, by.hex if by else ""] for c, r, by in Step.objects.values_list("case_id", "revision", "by")],
    "changes": [[str(c), r, s, k, a] for c, r, s, k, a in
        Change.objects.order_by("step__revision", "pk").values_list(
            "step__case_id", "step__revision", "section", "key", "after")],
    "entries": [[str(c), s, k, d, v] for c, s, k, d, v in
        Entry.objects.values_list("case_id", "section", "key", "data", "version")],
    "log": [[str(c), a, k, t] for c, a, k, t in
        LogRow.objects.exclude(act__in=("read", "sign_in")).values_list("case", "act", "kind", "target")],
    "sources": [[str(c), p.hex, s, t, bool(x), sha] for c, p, s, t, x, sha in
        CaseSource.objects.values_list("case_id", "pk", "state", "title", "text", "sha256")],
    "cards": [[p.hex, x, st, i] for p, x, st, i in
        ProposalCard.objects.values_list("pk", "source__state", "state", "item")],
    "answers": list(FindingAnswer.objects.values_list("note", flat=True)),
    "files": [[p.parent.name, p.name] for p in folder.rglob("*") if p.is_file()] if folder.is_dir() else [],
}))
"""


@dataclass(frozen=True)
class Site:
    """A running installation; `people` are (id, session) and `cases` ids."""

    port: int
    environment: dict[str, str]
    people: list[tuple[str, str]]
    cases: list[str]
    server: subprocess.Popen[bytes]

    def state(self) -> dict[str, Any]:
        """What stands in the database and in the folder of documents."""
        found: dict[str, Any] = json.loads(run_python(self.environment, _STATE))
        return found

    def processes(self) -> dict[str, list[int]]:
        """The numbers of the processes: 'server' (that starts the workers), 'workers' and 'readers'."""
        own = _children(self.server.pid)
        servers = [pid for pid in own if b"gunicorn" in _command(pid)]
        readers = [pid for pid in own if pid not in servers]
        return {"server": servers, "readers": readers, "workers": [c for pid in servers for c in _children(pid)]}


@contextmanager
def site(folder: Path, database: str = "", *, people: int, cases: int, items: int) -> Iterator[Site]:
    """An installation with people, and cases of so many items, running with two workers and a reader."""
    environment = new_environment(folder, database)
    sessions, made = json.loads(run_python(environment, _FILL, str(people), str(cases), str(items)))
    with served(folder, environment) as (port, server):
        yield Site(port, environment, [(who, key) for who, key in sessions], made, server)


def new_environment(folder: Path, database: str = "") -> dict[str, str]:
    """The settings of an installation that is empty and up to date, on SQLite unless another database is named."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ},
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": "thuislijn.web.settings",
        "THUISLIJN_SECRET_KEY": "w7" * 30,
        "THUISLIJN_NAMES_KEY": Fernet.generate_key().decode(),
        "THUISLIJN_DOCUMENTS": str(folder),
        "THUISLIJN_HOSTS": "127.0.0.1 testserver",
        "THUISLIJN_DEMO": "1",
        "DATABASE_URL": database,
    }
    subprocess.run([*COMMAND, "update"], env=environment, check=True, capture_output=True)
    return environment


@contextmanager
def served(folder: Path, environment: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The port and the process of an installation that runs with two workers and a reader."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (folder / "log").open("wb")
    serve = [*COMMAND, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--readers", "1"]
    server = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)
    try:
        yield port, server
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        log.close()


def run_python(environment: dict[str, str], program: str, *arguments: str) -> str:
    """What a program prints that runs with the settings of this installation. Raises RuntimeError with its error."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return done.stdout


def _command(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def _children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


class _Fields(HTMLParser):
    """What a browser would send of the forms of a page: the last form with a button is what counts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "input" and name and name != "csrfmiddlewaretoken":
            ticked = told.get("type") not in ("checkbox", "radio") or "checked" in told
            if ticked and told.get("type") not in ("submit", "file"):
                self.found.append((name, told.get("value", "")))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in told:
            self.found.append((self._select, told.get("value", "")))
        elif tag == "textarea":
            self._text = name
            self.found.append((name, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            name, before = self.found[-1]
            self.found[-1] = (name, before + data)


@dataclass
class Answer:
    """What came back; `to`: where it sends the visitor on."""

    status: int
    text: str
    to: str = ""

    def json(self) -> Any:
        """The text as JSON."""
        return json.loads(self.text)

    def fields(self) -> dict[str, str]:
        """The fields of the form on the page, last value of each."""
        parser = _Fields()
        parser.feed(self.text)
        return dict(parser.found)


@dataclass
class Visitor:
    """Somebody who is signed in, on one connection that is kept open. A lost connection raises OSError."""

    port: int
    session: str
    _open: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Sends a form and asks for JSON."""
        body = urlencode({**fields, "csrfmiddlewaretoken": _TOKEN}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", **headers}
        return self._ask("POST", path, body, kind)

    def upload(self, path: str, field_name: str, name: str, content: bytes) -> Answer:
        """Sends one file."""
        line = uuid.uuid4().hex
        head = f'Content-Disposition: form-data; name="{field_name}"; filename="{name}"\r\nContent-Type: text/plain'
        token = f'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_TOKEN}'
        body = f"--{line}\r\n{token}\r\n--{line}\r\n{head}\r\n\r\n".encode() + content + f"\r\n--{line}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={line}", "Accept": "application/json"}
        return self._ask("POST", path, body, kind)

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        if self._open is None:
            self._open = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"sessionid={self.session}; csrftoken={_TOKEN}"
        try:
            self._open.request(method, path, body, {"Cookie": cookies, "Accept-Encoding": "identity", **headers})
            response = self._open.getresponse()
            text = response.read().decode("utf-8", "replace")
            return Answer(response.status, text, response.headers.get("Location", ""))
        except (http.client.HTTPException, OSError) as error:
            self._open.close()
            self._open = None
            raise OSError(str(error)) from error


def wait_until_up(port: int, within: float = 60) -> None:
    """Returns once the application answers."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            if Visitor(port, "").get("/gezond").status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("the application did not start")


def disagreements(state: dict[str, Any]) -> list[str]:
    """Where rows contradict each other: nothing, where every act was whole or not at all."""
    found: list[str] = []
    last: dict[tuple[str, str, str], tuple[Any, int]] = {}
    for case, revision, section, key, after in state["changes"]:
        last[case, section, key] = (after, revision)
    standing = {place: value for place, value in last.items() if value[0] is not None}
    entries = {(case, section, key): (data, version) for case, section, key, data, version in state["entries"]}
    found += [
        f"entry {place} is not as its last step left it" for place in standing if entries.get(place) != standing[place]
    ]
    found += [f"entry {place} came without a step" for place in entries if place not in standing]
    revisions: dict[str, set[int]] = {}
    for case, revision, _ in state["steps"]:
        revisions.setdefault(case, set()).add(revision)
    for case, revision in state["cases"].items():
        if revisions.get(case, set()) != set(range(1, revision + 1)):
            found.append(f"case {case} is at {revision} and its steps are not")
    sections = {"persons", "relations", "organisations", "items", "turning_points", "missing", "contradictions"}
    logged = sum(kind in sections for _, _, kind, _ in state["log"])
    if logged != len(state["changes"]):
        found.append(f"{len(state['changes'])} changes and {logged} rows of the log")
    told = sum(kind == "answer" for _, _, kind, _ in state["log"])
    if told != len(state["answers"]):
        found.append(f"{len(state['answers'])} answers and {told} rows of the log")
    files = {tuple(one) for one in state["files"]}
    for case, source, state_name, _, has_text, _ in state["sources"]:
        if state_name != "copy" and (case.replace("-", ""), source) not in files:
            found.append(f"source {source} without its file")
        if (state_name == "read") != has_text:
            found.append(f"source {source} is {state_name} and its text is not")
    found += [f"card {card} of a source that is {of}" for card, of, *_ in state["cards"] if of != "read"]
    return found
