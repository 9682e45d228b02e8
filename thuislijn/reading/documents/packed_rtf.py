# SPDX-License-Identifier: EUPL-1.2
"""Rich text as Outlook packs it inside a message (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from thuislijn.reading.documents.sentences import Refusal

# What the window holds at the start (MS-OXRTFCP 2.1.2.1): part of the format, nobody's text.
_PRESET = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_PACKED, _AS_IS = 0x75465A4C, 0x414C454D  # 'LZFu' and 'MELA'


def unpacked(packed: bytes) -> bytes:
    """The rich text; `Refusal` when the bytes are not packed rich text."""
    if len(packed) < 16:
        raise Refusal("damaged", kind="msg")
    _, size, mark, _ = struct.unpack("<4I", packed[:16])
    if mark == _AS_IS:
        return packed[16 : 16 + size]
    if mark != _PACKED:
        raise Refusal("damaged", kind="msg")
    return _Unpacking(packed[16:]).run()[:size]


class _Unpacking:
    """The window, where it is written, and where the packed bytes are read."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._at = 0
        self._window = bytearray(_PRESET.ljust(_WINDOW, b" "))
        self._write = len(_PRESET)
        self._out = bytearray()

    def run(self) -> bytes:
        while self._at < len(self._packed):
            control = self._take(1)
            for bit in range(8):
                if not control >> bit & 1:
                    if self._at < len(self._packed):
                        self._put(self._take(1))
                    continue
                reference = self._take(2)
                if reference >> 4 == self._write % _WINDOW:  # a reference to the place of writing is the end
                    return bytes(self._out)
                for step in range((reference & 15) + 2):
                    self._put(self._window[((reference >> 4) + step) % _WINDOW])
        return bytes(self._out)

    def _take(self, count: int) -> int:
        taken = self._packed[self._at : self._at + count]
        self._at += count
        return int.from_bytes(taken, "big")

    def _put(self, byte: int) -> None:
        self._window[self._write % _WINDOW] = byte
        self._write += 1
        self._out.append(byte)
