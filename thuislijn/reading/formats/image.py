# SPDX-License-Identifier: EUPL-1.2
"""A picture by itself (png, jpg, tif, webp) is a scanned page, or several where the file holds several."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thuislijn.reading.content import Extracted, Format, PageText, Remark, Setting
from thuislijn.reading.sentences import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_LOGO = 250_000  # pixels; a page of A5 at 100 dpi has twice as many


def recognise(data: bytes) -> bool:
    """Whether the bytes open with the mark of one of these pictures."""
    return data.startswith(_MARKS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def read(data: bytes, setting: Setting) -> Extracted:
    """The text of each picture in the file; `Refusal` when none can be shown or Tesseract is missing."""
    from thuislijn.reading.ocr import read_pages

    with open_image(data, setting.limits.image_megapixels) as opened:
        count = min(getattr(opened, "n_frames", 1), setting.limits.pages)
        broken: list[int] = []
        results = list(read_pages(frames(opened, count, broken), count, setting.on_scan))
    if len(broken) == count:
        raise Refusal("damaged", kind="afbeelding/image")
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
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit stands below
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
    """Whether a picture in a mail is too small to be a page: a logo, a signature, an icon."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = Image.open(io.BytesIO(data)).size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return width * height < _LOGO


FORMAT = Format(kind="image", extensions=("png", "jpg", "jpeg", "tif", "tiff", "webp"), recognise=recognise, read=read)
