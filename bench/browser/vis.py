# SPDX-License-Identifier: EUPL-1.2
"""The peer: the same items in vis-timeline, on a page that is served compressed from memory."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from thuislijn.timeline.items import Item
from thuislijn.timeline.timeline import Timeline

VERSION = "8.5.4"
_CACHE = Path(__file__).parents[2] / ".cache" / "vis"
_BUILT = _CACHE / "node_modules" / "vis-timeline"
_PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>vis</title>
<link rel="stylesheet" href="/vis.css"><script src="/vis.js"></script></head>
<body><div id="timeline"></div><script>
const items = new vis.DataSet({items}), groups = new vis.DataSet({groups});
const options = {{height: "880px", stack: true, start: "{first}", end: "{last}", verticalScroll: true}};
window.shown = new vis.Timeline(document.getElementById("timeline"), items, groups, options);
</script></body></html>"""


def fetch() -> None:
    """Gets vis-timeline with npm, once. Raises RuntimeError where there is no npm or no registry."""
    if (_BUILT / "package.json").exists():
        return
    _CACHE.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", "."]
    try:
        subprocess.run([*command, f"vis-timeline@{VERSION}"], cwd=_CACHE, check=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        raise RuntimeError("vis-timeline could not be fetched; the benchmark needs npm") from error


def _data(timeline: Timeline, item: Item) -> dict[str, str] | None:
    start = item.when.start.middle
    if start is None:
        return None
    end = timeline.reference_day if item.when.end.middle is None else item.when.end.middle
    shown = {"id": item.id, "content": item.title, "group": item.kind, "start": dt.date.fromordinal(start).isoformat()}
    if item.when.is_point or end <= start:
        return shown | {"type": "point"}
    return shown | {"end": dt.date.fromordinal(end).isoformat()}


def page(timeline: Timeline) -> str:
    """The page with all dated items of a timeline, grouped by kind, over the whole story."""
    items = [data for item in timeline.items if (data := _data(timeline, item))]
    kinds = [{"id": kind, "content": kind} for kind in dict.fromkeys(item["group"] for item in items)]
    first = min(item["start"] for item in items)
    last = dt.date.fromordinal(timeline.reference_day).isoformat()
    return _PAGE.format(items=json.dumps(items), groups=json.dumps(kinds), first=first, last=last)


@contextmanager
def served(timelines: dict[int, Timeline]) -> Iterator[str]:
    """Serves /60, /600 ... and the library, all compressed, until the block ends; gives the address."""
    files = {f"/{count}": ("text/html", page(timeline).encode()) for count, timeline in timelines.items()}
    files["/vis.js"] = ("text/javascript", (_BUILT / "standalone/umd/vis-timeline-graph2d.min.js").read_bytes())
    files["/vis.css"] = ("text/css", (_BUILT / "styles/vis-timeline-graph2d.min.css").read_bytes())
    packed = {path: (kind, gzip.compress(body, 6)) for path, (kind, body) in files.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = packed.get(self.path, ("text/plain", gzip.compress(b"")))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
