# SPDX-License-Identifier: EUPL-1.2
"""Rich text: headers, the text, then footers and footnotes, each by way of striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thuislijn.reading.documents.cleaning import clean
from thuislijn.reading.documents.content import Extracted, Format, PageText, Setting
from thuislijn.reading.documents.hints import property_hints
from thuislijn.reading.documents.sentences import Refusal

_PAGE = "\ue0f0"
_GROUP = re.compile(r"\{\\(header[lrf]?|footer[lrf]?|footnote)\b")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
# Pictures and embedded files: hexadecimal digits by the megabyte, which striprtf would walk over one by one.
_DIGITS = re.compile(r"[0-9a-fA-F\r\n]{400,}")
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")
_PAGE_BREAK = re.compile(r"\\page(?![a-z])")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONGEST = 20_000_000  # characters after the pictures are out; ten thousand pages


def recognise(data: bytes) -> bool:
    """Whether the bytes open as rich text does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(data: bytes, setting: Setting) -> Extracted:
    """Text and properties of a rich text file."""
    source = _DIGITS.sub("", _without_binary(data.decode("latin-1")))
    if len(source) > _LONGEST:
        raise Refusal("too_complex")
    if source.rstrip("\0 \r\n")[-1:] != "}" and "\\par" not in source:
        raise Refusal("damaged", kind="rtf")
    body, aside = _parted(source)
    opening = _opening(body)
    headers = [plain(opening + text + "}") for kind, text in aside if kind.startswith("header")]
    others = [plain(opening + text + "}") for kind, text in aside if not kind.startswith("header")]
    # A brace of its own keeps striprtf from taking the break and the word after it together.
    parts = [*headers, plain(_PAGE_BREAK.sub(r"\\u57584?{}", body)), *others]
    text = "\n".join(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return Extracted(
        pages=tuple(PageText(clean(page)) for page in text.split(_PAGE)),
        title=_property(source, "title"),
        author=_property(source, "author"),
        hints=property_hints(_moment(source, "creatim"), _moment(source, "revtim")),
    )


def plain(rtf: str) -> str:
    """The text of rich text, pairs of half characters put together, cells of a row parted by a bar."""
    from striprtf.striprtf import rtf_to_text

    text = str(rtf_to_text(rtf, errors="replace"))  # type: ignore[no-untyped-call]
    text = _SURROGATES.sub(lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return re.sub(r"(?m) ?\| ?(?=\|| *$)|^\|", "", text).replace("|", " | ")


def _without_binary(source: str) -> str:
    """Takes out stretches of raw bytes, whose length stands before them and which may hold braces of their own."""
    pieces, done = [], 0
    for match in _BINARY.finditer(source):
        if match.start() >= done:
            pieces.append(source[done : match.start()])
            done = match.end() + int(match.group(1))
    return "".join([*pieces, source[done:]])


def _parted(source: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its headers, footers and footnotes, and those apart with their kind: striprtf drops them."""
    kept: list[str] = []
    aside: list[tuple[str, str]] = []
    done = 0
    for match in _GROUP.finditer(source):
        if match.start() < done:
            continue
        end = _closing(source, match.end())
        kept.append(source[done : match.start()])
        aside.append((match.group(1), "{" + source[match.end() : end]))
        done = end
    return "".join([*kept, source[done:]]), aside


def _closing(source: str, start: int) -> int:
    """Where the group closes in which `start` lies: after its brace, or at the end of the text."""
    depth = 1
    for brace in _braces(source, start):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end()
    return len(source)


def _opening(source: str) -> str:
    """The beginning of a rich text with the code page and fonts of `source`, which its accents need to be read."""
    page = re.search(r"\\ansicpg\d+", source)
    fonts = source.find("{\\fonttbl")
    table = source[fonts : _closing(source, fonts + 1)] if fonts >= 0 else ""
    return "{\\rtf1\\ansi" + (page.group() if page else "") + table


def _braces(source: str, start: int) -> Iterator[re.Match[str]]:
    return (brace for brace in _BRACE.finditer(source, start) if len(brace.group()) == 1)


def _property(source: str, name: str) -> str:
    found = re.search(r"\{\\" + name + r" ([^{}]{1,500})\}", source[:100_000])
    return plain("{\\rtf1\\ansi " + found.group(1) + "}").strip() if found else ""


def _moment(source: str, name: str) -> str | None:
    found = re.search(r"\{\\" + name + r"((?:\\(?:yr|mo|dy|hr|min|sec)\d{1,4}\s?)+)\}", source[:100_000])
    if found is None:
        return None
    parts = {key: int(number) for key, number in re.findall(r"\\([a-z]+)(\d+)", found.group(1))}
    return f"{parts.get('yr', 0):04}-{parts.get('mo', 0):02}-{parts.get('dy', 0):02}"


FORMAT = Format(kind="rtf", extensions=("rtf", "doc"), recognise=recognise, read=read)
