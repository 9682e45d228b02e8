# SPDX-License-Identifier: EUPL-1.2
"""A picture by itself (png, jpg, tif, bmp, gif, webp) is a scanned page; a tif may hold several."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from thuislijn.reading.documents.content import Extracted, Format, Limits, PageText, Remark, Setting
from thuislijn.reading.documents.sentences import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

_MARK = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*|GIF8[79]a|BM.{4}\0\0\0\0|RIFF.{4}WEBP", re.S)
_LOGO = 250_000  # pixels; a page of A5 at 100 dpi has twice as many


def recognise(data: bytes) -> bool:
    """Whether the bytes open with the mark of one of these pictures."""
    return _MARK.match(data) is not None


def read(data: bytes, setting: Setting) -> Extracted:
    """The text of each picture in the file; `Refusal` when none can be shown or Tesseract is missing."""
    with open_image(data, setting.limits.image_megapixels) as opened:
        # The frames of a gif are a film, those of a tif are pages.
        count = min(getattr(opened, "n_frames", 1), setting.limits.pages) if opened.format == "TIFF" else 1
        broken: list[int] = []
        extracted = _read_all(frames(opened, count, broken), count, setting)
    if len(broken) == count:
        raise Refusal("damaged", kind="image")
    return extracted


def read_pictures(pictures: list[bytes], setting: Setting) -> Extracted:
    """The text of the pictures in an office document that holds no words: scans that somebody pasted into it."""
    sheets = [data for data in pictures if recognise(data) and not is_logo(data)][: setting.limits.pages]

    def shown() -> Iterator[Image | None]:
        for data in sheets:
            with open_image(data, setting.limits.image_megapixels) as opened:
                yield next(frames(opened, 1, []))

    return _read_all(shown(), len(sheets), setting) if sheets else Extracted(pages=(PageText(""),))


def _read_all(pictures: Iterable[Image | None], count: int, setting: Setting) -> Extracted:
    from thuislijn.reading.documents.ocr import read_pages

    results = list(read_pages(pictures, count, setting.on_scan))
    failed = [number for number, result in enumerate(results, 1) if result is None]
    return Extracted(
        pages=tuple(
            PageText(result.text if result else "", scanned=True, confidence=result.confidence if result else None)
            for result in results
        ),
        remarks=(Remark("pages_ocr_failed", {"pages": ", ".join(map(str, failed))}),) if failed else (),
    )


def open_image(data: bytes, megapixels: int) -> Image:
    """The opened picture, not yet unpacked; `Refusal` when it is too large or damaged."""
    from PIL import Image, ImageFile

    # The library that prints lets half a picture pass, for the whole process; a page of a file must be whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # What the library tells programmers is no message for our users; our own limit stands below.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        opened = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise Refusal("image_too_large", size=f"> {megapixels}", limit=megapixels) from error
    width, height = opened.size
    if width * height > megapixels * 1_000_000:
        raise Refusal("image_too_large", size=width * height // 1_000_000, limit=megapixels)
    return opened


def frames(opened: Image, count: int, broken: list[int]) -> Iterator[Image | None]:
    """The pictures in a file one by one; None, and its index in `broken`, for one that cannot be unpacked."""
    for index in range(count):
        try:
            opened.seek(index)
            yield opened.copy()
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
            broken.append(index)
            yield None


def is_logo(data: bytes) -> bool:
    """Whether a picture in a document is too small to be a page: a logo, a signature, an icon."""
    try:
        width, height = open_image(data, Limits().image_megapixels).size
    except (OSError, ValueError, SyntaxError, Refusal):
        return False
    return width * height < _LOGO


_EXTENSIONS = ("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp")
FORMAT = Format(kind="image", extensions=_EXTENSIONS, recognise=recognise, read=read)
