# SPDX-License-Identifier: EUPL-1.2
"""The timeline page in headless Chromium beside vis-timeline with the same items, and what an edit costs the server.

Both pages come from this machine, turn by turn in one run. Painted means: the drawing stands in the document and the
browser has painted a frame with it, counted from the start of the navigation, the server's work included.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.browser import application, vis
from bench.drawing import generated
from bench.measuring import Row

COUNTS = (60, 600, 3000)
PAINT_AIMS = {60: 0.5, 600: 0.5, 3000: 0.1}  # times the peer
ROUNDS = 5
EDITS = 12
_SIZE = {"width": 1600, "height": 1000}
_SCROLLBAR = 15
_SETTLING = 1500  # ms; Chromium loads the pages of its own address bar into each new window
_PAINTED = """
(() => {
  const theirs = () => {
    const items = [...document.querySelectorAll(".vis-timeline .vis-item")];
    const shown = (one) => getComputedStyle(one.closest(".vis-timeline")).visibility === "visible";
    return items.some((one) => one.offsetWidth) && shown(items[0]);
  };
  const drawn = () => document.readyState !== "loading" && (document.querySelector(".tlv-body .i") || theirs());
  const painted = () => setTimeout(() => { window.paintedAt = performance.now(); });
  const look = () => requestAnimationFrame(drawn() ? painted : look);
  requestAnimationFrame(look);
})();
"""
_FRAMES = """
() => new Promise((done) => {
  const times = [];
  const tick = (now) => { times.push(now); if (now - times[0] < 1500) requestAnimationFrame(tick); else done(times); };
  requestAnimationFrame(tick);
})
"""


class Window:
    """A window of Chromium for one visit: nothing in its cache, but the page knows how wide the window is."""

    def __init__(self, browser: Any, running: application.Running) -> None:
        self.context = browser.new_context(viewport=_SIZE)
        name, value = running.cookie
        cookies = {name: value, "breed": str(_SIZE["width"] - _SCROLLBAR)}
        self.context.add_cookies(
            [{"name": name, "value": value, "url": running.url} for name, value in cookies.items()]
        )
        self.page = self.context.new_page()
        self.page.add_init_script(_PAINTED)
        self.page.wait_for_timeout(_SETTLING)
        self.weight = 0.0
        watch = self.context.new_cdp_session(self.page)
        watch.send("Network.enable")
        fonts: set[str] = set()
        watch.on("Network.responseReceived", lambda e: fonts.add(e["requestId"]) if e["type"] == "Font" else None)
        watch.on("Network.loadingFinished", lambda e: self._weigh(e, fonts))

    def _weigh(self, event: dict[str, Any], fonts: set[str]) -> None:
        if event["requestId"] not in fonts:
            self.weight += event["encodedDataLength"]

    def painted(self, url: str) -> float:
        """Opens an address; ms until its drawing was painted."""
        self.page.goto(url, wait_until="commit")
        for _ in range(600):
            at = self.page.evaluate("window.paintedAt || 0")
            if at:
                return float(at)
            time.sleep(0.05)
        raise RuntimeError(f"nothing was drawn at {url}")

    def frames(self) -> float:
        """Frames a second while the drawing is dragged to and fro, by the median of the time between them."""
        page = self.page
        page.mouse.move(900, 420)
        page.mouse.down()
        page.evaluate(f"window.frames_ = ({_FRAMES})(); undefined")
        for step in range(70):
            page.mouse.move(900 + 180 * (1 - abs((step % 40) - 20) / 10), 420)
        times = page.evaluate("window.frames_")
        page.mouse.up()
        gaps = [b - a for a, b in itertools.pairwise(times)]
        return 1000 / float(statistics.median(gaps))

    def close(self) -> None:
        self.context.close()


def measure() -> Iterator[Row]:
    """First paint, frames and weight beside the peer; then the server's part of an edit."""
    from playwright.sync_api import sync_playwright

    vis.fetch()
    timelines = {count: generated(count) for count in COUNTS}
    with tempfile.TemporaryDirectory() as folder:
        application.prepare(Path(folder))
        cookie, cases = application.fill(timelines)
        with (
            application.served(cookie, cases) as running,
            vis.served(timelines) as peer,
            sync_playwright() as playwright,
        ):
            arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
            yield from _in_browser(browser, running, peer)
            browser.close()
        yield from _edits(cookie, cases)


def _in_browser(browser: Any, running: application.Running, peer: str) -> Iterator[Row]:
    for count in COUNTS:
        ours_at, theirs_at = f"{running.url}/casus/{running.cases[count]}/tijdlijn", f"{peer}/{count}"
        painted: dict[str, list[float]] = {ours_at: [], theirs_at: []}
        rates, weights = {}, {}
        for turn in range(ROUNDS + 1):  # the first visit warms the server up and is not counted
            for url, times in painted.items():
                window = Window(browser, running)
                times.append(window.painted(url))
                if turn == ROUNDS:
                    window.page.wait_for_timeout(800)
                    weights[url] = window.weight / 1000
                    rates[url] = window.frames()
                window.close()
        ours, theirs = (statistics.median(times[1:]) for times in painted.values())
        yield Row(f"first paint, {count:,} items", ours, "ms", "vis-timeline", theirs, PAINT_AIMS[count] * theirs)
        yield Row(f"panning, {count:,} items", rates[ours_at], "frames/s", "vis-timeline", rates[theirs_at])
        aim = 150.0 if count == 600 else None
        yield Row(
            f"weight without fonts, {count:,} items", weights[ours_at], "kB", "vis-timeline", weights[theirs_at], aim
        )


def _edits(cookie: tuple[str, str], cases: dict[int, str]) -> Iterator[Row]:
    """A shift of one item and the new drawing after it, through the whole application but without a network."""
    from django.test import Client

    client = Client()
    client.cookies[cookie[0]] = cookie[1]
    for count, case in cases.items():
        spent, written = [], []
        key = "i0"
        for number in range(EDITS + 2):
            start = time.perf_counter()
            days = {"kant": "beide", "dagen": 1 if number % 2 else -1}
            answer = client.post(f"/casus/{case}/item/{key}/schuif", days, headers={"Accept": "application/json"})
            wrote = time.perf_counter()
            drawing = client.get(
                f"/casus/{case}/tijdlijn/tekening?breed=1600&strook=1", headers={"Accept-Encoding": "gzip"}
            )
            if answer.status_code != 200 or drawing.status_code != 200:
                raise RuntimeError(f"an edit was answered {answer.status_code}, its drawing {drawing.status_code}")
            written.append(1000 * (wrote - start))
            spent.append(1000 * (time.perf_counter() - start))
        aim = 100.0 if count == 600 else None
        yield Row(f"an edit until redrawn, {count:,} items", statistics.median(spent[2:]), "ms", at_most=aim)
        yield Row(f"  of which writing, {count:,} items", statistics.median(written[2:]), "ms")
