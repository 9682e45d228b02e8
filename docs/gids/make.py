# SPDX-License-Identifier: EUPL-1.2
"""Makes the guide for facilitators: opens the demonstration, takes its pictures, prints `gids.html` as `gids.pdf`.

`make guide` runs it. It needs Chromium and Pango. `--demo FOLDER` keeps the demonstration there, and uses it where it
is there already; `--print` prints with the pictures that are there. Ends with 1 when a picture is missing or the guide
is longer than six pages.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEXT, STYLE, PRINTED = HERE / "gids.html", HERE / "gids.css", HERE / "gids.pdf"
SHIPPED = ROOT / "thuislijn" / "web" / "static" / "page" / "gids.pdf"
"""The same file, where the application finds it."""
MOST_PAGES = 6
_LOADED = re.compile(r'(?:src|href)="(?!https?:|#)([^"]+)"')

FAMILY, UNREAD = "Gezin Atalanta", "Gezin Icarusblauwtje"
"""The family that went through two meetings, and the one whose papers were only just read."""


class GuideError(Exception):
    """Why there is no guide, in one sentence."""


# --- the pictures -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: who looks, how wide and high the window is, and how to come there; `take` gives what to cut out."""

    name: str
    who: str
    window: tuple[int, int]
    take: Callable[[Page], FloatRect | None]
    phone: bool = False


def _between(page: Page, first: Locator, last: Locator, *, room: float = 16) -> FloatRect:
    """The full width from the top of one thing to the bottom of another."""
    top, bottom = _box(first), _box(last)
    y = max(0.0, top["y"] - room)
    width = page.evaluate("document.documentElement.clientWidth")
    return {"x": 0, "y": y, "width": width, "height": bottom["y"] + bottom["height"] + room - y}


def _box(thing: Locator) -> FloatRect:
    box = thing.bounding_box()
    if box is None:
        raise GuideError(f"What the picture is about is not on the screen: {thing}")
    return box


def _heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name).first


def _case(page: Page, family: str = FAMILY) -> None:
    main = page.get_by_role("main")
    link = main.get_by_role("link", name=family, exact=True)
    if not link.count():  # whoever has several programmes chooses one first
        main.get_by_role("link", name=re.compile(r"^Leertraject \w")).first.click()
    link.first.click()
    page.get_by_role("link", name="Overzicht", exact=True).wait_for()


def _screen(page: Page, group: str, tab: str) -> None:
    """Follows the tabs of a case by their words."""
    page.get_by_role("link", name=group, exact=True).first.click()
    page.get_by_role("link", name=tab, exact=True).last.click()
    page.wait_for_load_state("networkidle")


def _overview(page: Page) -> FloatRect:
    table = page.get_by_role("main").get_by_role("table").first
    table.wait_for()
    box, last = _box(table), _box(table.get_by_role("row").nth(5))
    return {**box, "height": last["y"] + last["height"] - box["y"]}


def _review(page: Page) -> FloatRect:
    _case(page, UNREAD)
    page.get_by_role("main").get_by_role("link", name="voorstellen na").first.click()
    page.get_by_role("button", name="Overnemen").first.wait_for()
    return _under_the_head(page)


def _under_the_head(page: Page) -> FloatRect:
    """What is on the screen below the head of a case."""
    size = page.viewport_size or {"width": 0, "height": 0}
    y = _box(page.get_by_role("main"))["y"]
    return {"x": 0, "y": y, "width": size["width"], "height": size["height"] - y}


def _timeline(page: Page) -> FloatRect:
    _case(page)
    _screen(page, "Tijdlijn", "Tijdlijn")
    page.locator("#beside-open").wait_for()
    page.locator("[aria-label*='besluit: uithuisplaatsing']").first.focus()
    page.keyboard.press("o")
    page.get_by_role("tabpanel", name="Omdenken").get_by_role("heading", name="behandelgroep").first.wait_for()
    page.wait_for_load_state("networkidle")
    return _under_the_head(page)


def _explanation(page: Page) -> FloatRect:
    _case(page)
    _screen(page, "Omdenken", "Verklaring")
    return _box(_heading(page, "Hoe het samenhangt").locator("xpath=following::*[name()='svg'][1]"))


def _plan(page: Page) -> FloatRect:
    _case(page)
    _screen(page, "Plan", "Plan")
    goals = page.get_by_role("region", name="Wat we willen, en wie wat doet")
    return _between(page, goals, goals.locator(".pl-goal").nth(1).locator(".pl-action").first, room=6)


def _decision(page: Page) -> FloatRect:
    _case(page)
    _screen(page, "Omdenken", "Besluit")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Jeugdige 1", re.I)).first.click()
    title = _heading(page, "Besluit over")
    title.wait_for()
    page.locator("#d-open > summary").click()
    return _between(page, title, page.get_by_role("region", name="Feiten"))


def _looking_back(page: Page) -> FloatRect:
    _case(page)
    _screen(page, "Plan", "Terugkijken")
    came = page.get_by_role("region", name="Wat er van het plan kwam")
    return _between(page, came.get_by_role("heading", name="Anders geworden"), came, room=34)


def _own(page: Page) -> FloatRect | None:
    _heading(page, "Uw verhaal").wait_for()
    return None


PICTURES = (
    Picture("overzicht", "fatima", (1280, 900), _overview),
    Picture("nakijken", "fatima", (1240, 660), _review),
    Picture("tijdlijn", "fatima", (1300, 1060), _timeline),
    Picture("verklaring", "fatima", (1280, 900), _explanation),
    Picture("besluit", "fatima", (600, 900), _decision),
    Picture("plan", "fatima", (600, 900), _plan),
    Picture("terugkijken", "fatima", (600, 900), _looking_back),
    Picture("gezin", "mila", (390, 780), _own, phone=True),
)

_NAMES = tuple(picture.name for picture in PICTURES)


def take_pictures(root: str, links: Mapping[str, str], only: Sequence[str] = ()) -> None:
    """Takes the pictures of the demonstration at `root`, or `only` those; `links` let each of its people in once."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
        found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        signed_in: dict[str, list[object]] = {}
        for picture in [each for each in PICTURES if each.name in (only or _NAMES)]:
            width, height = picture.window
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="nl-NL",
                device_scale_factor=2,
                reduced_motion="reduce",
                is_mobile=picture.phone,
                has_touch=picture.phone,
            )
            page = context.new_page()
            page.set_default_timeout(15_000)
            try:
                if picture.who in signed_in:
                    context.add_cookies(signed_in[picture.who])  # type: ignore[arg-type]
                    page.goto(root + "/")
                else:
                    page.goto(root + links[picture.who])
                    page.get_by_role("button", name="Kom binnen").click()
                    page.wait_for_load_state("networkidle")
                    signed_in[picture.who] = list(context.cookies())
                _save(picture.name, page, picture.take(page))
            except Error as error:
                raise GuideError(f"The picture {picture.name} could not be taken at {page.url}: {error}") from error
            finally:
                context.close()
        browser.close()


def _save(name: str, page: Page, cut: FloatRect | None) -> None:
    """Writes the picture in its 256 commonest colours: a screen has few, and the guide stays small."""
    from PIL import Image

    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)  # what still slides or fades
    shot = page.screenshot(clip=cut, full_page=True) if cut else page.screenshot()
    with Image.open(BytesIO(shot)) as opened:
        image = opened.convert("RGB")
    counted = sorted(image.getcolors(image.width * image.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:256] for part in cast("tuple[int, int, int]", colour)])
    path = HERE / f"{name}.png"
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
    path.chmod(0o644)  # an installation keeps what it writes to itself


# --- the demonstration --------------------------------------------------------------------------------------------


@contextmanager
def demonstration(folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The demonstration in `folder`, running: its address, and for each of its people the path that lets them in."""
    from thuislijn.cli.demo_application import prepare
    from thuislijn.cli.speaking import Speaker

    port = prepare(ROOT / "examples", folder, _free_port(), {}, Speaker("nl"))
    from thuislijn.store.users import User
    from thuislijn.web.installation.demonstration import links

    keys = {user.name: user.email.partition("@")[0] for user in User.objects.all()}
    paths = {keys[link.name]: link.path for link in links("nl")}
    command = [sys.executable, "-m", "thuislijn.cli.main", "serve", "--bind", f"127.0.0.1:{port}"]
    serving = subprocess.Popen([*command, "--workers", "1", "--readers", "1"], cwd=ROOT, env=dict(os.environ))
    try:
        _wait(lambda: _answers(port), 60, "The demonstration did not start.")
        _wait(_everything_read, 600, "The demonstration did not finish reading the papers that were added.")
        yield f"http://127.0.0.1:{port}", paths
    finally:
        serving.terminate()
        serving.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def _everything_read() -> bool:
    from thuislijn.store.choices import SourceState
    from thuislijn.store.sources import CaseSource

    return not CaseSource.objects.filter(state__in=(SourceState.WAITING, SourceState.READING)).exists()


def _wait(until: Callable[[], bool], seconds: int, otherwise: str) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise GuideError(otherwise)
        time.sleep(0.5)


# --- the paper ----------------------------------------------------------------------------------------------------


def loaded(text: str) -> list[Path]:
    """Every file that the text of the guide shows or rests on."""
    return [HERE / name for name in _LOADED.findall(text)]


def fingerprint() -> str:
    """Of the text, its style and its pictures: the PDF carries it, so that one can tell whether it is of today."""
    text = TEXT.read_text(encoding="utf-8")
    told = hashlib.sha256(text.encode())
    for path in sorted(set(loaded(text))):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def print_guide() -> int:
    """Prints the guide, here and where the application finds it; its number of pages. Raises GuideError."""
    import weasyprint

    text = TEXT.read_text(encoding="utf-8")
    missing = [path.name for path in loaded(text) if not path.is_file()]
    if missing:
        raise GuideError(f"The guide names what is not there: {', '.join(missing)}.")
    marked = text.replace("</head>", f'<meta name="keywords" content="{fingerprint()}"></head>')
    fetch = weasyprint.URLFetcher(allowed_protocols=("file",))
    document = weasyprint.HTML(string=marked, base_url=f"{HERE}/", url_fetcher=fetch).render(
        pdf_variant="pdf/ua-1", optimize_images=True
    )
    if len(document.pages) > MOST_PAGES:
        raise GuideError(f"The guide has {len(document.pages)} pages; it may have {MOST_PAGES}.")
    PRINTED.write_bytes(document.write_pdf(pdf_variant="pdf/ua-1", optimize_images=True))
    SHIPPED.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PRINTED, SHIPPED)
    for path in (PRINTED, SHIPPED):
        path.chmod(0o644)
    return len(document.pages)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--demo", type=Path, help="folder of a demonstration that is there, or that is to be kept")
    parser.add_argument("--print", action="store_true", dest="only_print", help="take no pictures")
    parser.add_argument("only", nargs="*", metavar="PICTURE", help="take these pictures alone")
    options = parser.parse_args()
    try:
        if not options.only_print:
            with (
                tempfile.TemporaryDirectory(prefix="thuislijn-gids-") as temporary,
                demonstration(options.demo or Path(temporary)) as (root, links),
            ):
                take_pictures(root, links, options.only)
        pages = print_guide()
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{PRINTED}: {pages} pages, {PRINTED.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
