# SPDX-License-Identifier: EUPL-1.2
"""Reads scanned pages with Tesseract: the page is set straight and its noise taken out before it is read.

Each page is read as a grey picture of about 300 dpi. When Tesseract is unsure of what it read, the page is smoothed
harder and read once more, and the surer reading is kept; smoothing every page hard would cost small print its thin
strokes. Tesseract is a program beside this package: where it is missing, the rest of the file is still read.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from thuislijn.reading.documents.cleaning import clean_with_origins
from thuislijn.reading.documents.sentences import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
LONGEST_SIDE = 5_200  # pixels; a little over A3 at 300 dpi
_SHORTEST_SIDE_READ_WELL = 2_500  # of the longer side: A4 at about 215 dpi
_MOST_SKEW = 8  # degrees; a sheet that was fed further askew is caught by people
_SURE = 90.0  # mean confidence below which a second reading pays
_JUNK = 35.0  # mean confidence below which a page is noise, a photograph or handwriting
_SECONDS = 180


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word on a scanned page: its span in the text, its box as parts of the width and height from the top left."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What stands on a scanned page. `confidence` is the mean over the words, 0 to 100; None without words."""

    text: str
    words: tuple[ReadWord, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word as Tesseract tells it, in pixels of the picture that it was given."""

    line: tuple[str, str, str]  # block, paragraph, line
    box: tuple[int, int, int, int]  # left, top, right, bottom
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a picture was turned: from where a point stands now to where it stood, as parts of the old size."""

    degrees: float
    old: tuple[int, int]
    new: tuple[int, int]

    def back(self, x: float, y: float) -> tuple[float, float]:
        t = -math.radians(self.degrees)
        dx, dy = x - self.new[0] / 2, y - self.new[1] / 2
        old_x = math.cos(t) * dx + math.sin(t) * dy + self.old[0] / 2
        old_y = -math.sin(t) * dx + math.cos(t) * dy + self.old[1] / 2
        return min(max(old_x / self.old[0], 0.0), 1.0), min(max(old_y / self.old[1], 0.0), 1.0)


def tesseract() -> tuple[str, ...]:
    """The command that reads Dutch, up to the place of the picture.

    Raises `Refusal` with 'no_ocr' when Tesseract is absent, and 'no_ocr_dutch' when it is there without Dutch.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise Refusal("no_ocr")
    languages = _languages(program)
    if "nld" not in languages:
        raise Refusal("no_ocr_dutch")
    # Mode 1 also finds pages that lie on their side or upside down, and needs the data 'osd' for it.
    return (program, "-", "-", "-l", "nld", "--psm", "1" if "osd" in languages else "3", "--dpi", str(DPI))


@cache
def _languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((listed.stdout + listed.stderr).split())


def read_pages(
    pictures: Iterable[Image | None], total: int, on_scan: Callable[[int, int], None] | None = None
) -> Iterator[ReadPage | None]:
    """Read pictures of pages, in order and several at once; None where one could not be read.

    `pictures` is asked for the next one only when a worker is free, so that few are in memory at a time. Raises
    `Refusal` as `tesseract` does.
    """
    command = tesseract()
    workers = max(1, min(4, os.cpu_count() or 1, total))
    waiting: deque[Future[ReadPage | None]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for number, picture in enumerate(pictures, 1):
            if on_scan:
                on_scan(number, total)
            waiting.append(pool.submit(_read_or_none, picture, command))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_or_none(picture: Image | None, command: tuple[str, ...]) -> ReadPage | None:
    if picture is None:
        return None
    try:
        read = read_page(picture, command)
    except (OSError, ValueError, subprocess.SubprocessError, MemoryError):
        return None
    return None if read.confidence is not None and read.confidence < _JUNK else read


def read_page(picture: Image, command: tuple[str, ...]) -> ReadPage:
    """Read one picture of a page with the command that `tesseract` gave."""
    from PIL import Image, ImageFilter

    grey = _as_page(picture)
    degrees = _skew(grey)
    straight = grey.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if degrees else grey
    words = _seen(straight.filter(ImageFilter.MedianFilter(3)), command)
    if _sureness(words) < _SURE:
        smoothed = straight.filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.GaussianBlur(1))
        words = max(words, _seen(smoothed, command), key=_sureness)
    return _composed(words, _Turn(degrees, grey.size, straight.size))


def _as_page(picture: Image) -> Image:
    """Grey, on white, and of a size that is read well."""
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    elif picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 256)
    grey = picture.convert("L")
    longest = max(grey.size)
    if _SHORTEST_SIDE_READ_WELL <= longest <= LONGEST_SIDE:
        return grey
    scale = min(3.0, 3_500 / longest)  # enlarging further only enlarges the specks
    width, height = (max(1, round(side * scale)) for side in grey.size)
    return grey.resize((width, height), Image.Resampling.LANCZOS)


def _skew(grey: Image) -> float:
    """The angle in degrees by which the page must be turned, counter-clockwise, for its lines to lie level.

    Lines of text lie level when the rows of the picture differ most in how much ink they hold.
    """
    from PIL import Image, ImageOps

    small = grey.copy()
    small.thumbnail((1000, 1000), Image.Resampling.BOX)
    ink = ImageOps.invert(ImageOps.autocontrast(small, cutoff=1)).point(lambda level: level if level > 90 else 0)
    width, height = ink.size
    ink = ink.crop((width // 20, height // 20, width - width // 20, height - height // 20))
    if min(ink.size) < 20:
        return 0.0

    def contrast(degrees: float) -> int:
        turned = ink.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=0)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((a - b) ** 2 for a, b in pairwise(rows))

    half_degrees = range(-2 * _MOST_SKEW, 2 * _MOST_SKEW + 1)
    rough = max((contrast(step / 2), -abs(step), step / 2) for step in half_degrees)[2]
    fine = max((contrast(rough + step / 10), -abs(step), rough + step / 10) for step in range(-5, 6))[2]
    return round(fine, 1) if abs(fine) > 0.15 else 0.0


def _seen(picture: Image, command: tuple[str, ...]) -> tuple[_Seen, ...]:
    """The words that Tesseract sees; raises `subprocess.SubprocessError` when it fails or takes too long."""
    from io import BytesIO

    sent = BytesIO()
    picture.save(sent, "PPM")
    done = subprocess.run(
        [*command, "tsv"],
        input=sent.getvalue(),
        capture_output=True,
        timeout=_SECONDS,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # pages are read side by side instead
    )
    words = []
    for line in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) == 12 and fields[0] == "5" and fields[11].strip():
            word = _word(fields)
            if word.confidence >= 60 or any(map(str.isalnum, word.text)):
                words.append(word)
    return tuple(words)


def _word(fields: list[str]) -> _Seen:
    left, top, width, height = map(int, fields[6:10])
    box = (left, top, left + width, top + height)
    return _Seen((fields[2], fields[3], fields[4]), box, float(fields[10]), fields[11].strip())


def _sureness(words: tuple[_Seen, ...]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _composed(words: tuple[_Seen, ...], turn: _Turn) -> ReadPage:
    """Words put together to lines and paragraphs, each remembering its place."""
    raw = ""
    spans: list[tuple[int, int]] = []
    for before, word in zip((None, *words), words, strict=False):
        if before is not None:
            raw += " " if before.line == word.line else "\n" if before.line[:2] == word.line[:2] else "\n\n"
        spans.append((len(raw), len(raw) + len(word.text)))
        raw += word.text
    text, origins = clean_with_origins(raw)
    placed = []
    for (start, end), word in zip(spans, words, strict=True):
        left, top, right, bottom = word.box
        corners = [turn.back(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        span = bisect_left(origins, start), bisect_left(origins, end)
        placed.append(ReadWord(*span, min(xs), min(ys), max(xs), max(ys)))
    return ReadPage(text, tuple(placed), round(_sureness(words), 1) if words else None)
