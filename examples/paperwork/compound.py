# SPDX-License-Identifier: EUPL-1.2
"""Writes a compound file (MS-CFB version 3), the box in which Outlook keeps a message.

Only what a small message needs: no more than 109 table sectors, so about 6.8 MB in all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Storage: TypeAlias = "dict[str, bytes | Storage]"

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE_TYPE, STREAM_TYPE, ROOT_TYPE = 1, 2, 5
MAX_TABLES = 109


@dataclass(slots=True)
class Entry:
    """One row of the directory; `left`, `right` and `child` are row numbers."""

    name: str
    sort: int
    data: bytes = b""
    start: int = 0
    left: int = NONE
    right: int = NONE
    child: int = NONE

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        return (
            name.ljust(64, b"\0")
            + (len(name) + 2).to_bytes(2, "little")
            + bytes((self.sort, 1))  # 1: every node black, which is legal for any balanced tree
            + b"".join(n.to_bytes(4, "little") for n in (self.left, self.right, self.child))
            + bytes(36)
            + self.start.to_bytes(4, "little")
            + len(self.data).to_bytes(8, "little")
        )


@dataclass(slots=True)
class Chains:
    """Data cut into blocks of one size, with the table that links them."""

    size: int
    table: list[int] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)

    def add(self, raw: bytes) -> int:
        """Append `raw` and return the number of its first block."""
        if not raw:
            return END
        start, count = len(self.table), -(-len(raw) // self.size)
        self.table += [*range(start + 1, start + count), END]
        self.data += raw.ljust(count * self.size, b"\0")
        return start


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file with these storages (dicts) and streams (bytes)."""
    entries = [Entry("Root Entry", ROOT_TYPE)]
    entries[0].child = add_children(entries, root)
    big, mini = Chains(SECTOR), Chains(MINI)
    for entry in entries[1:]:
        if entry.sort == STREAM_TYPE:
            entry.start = (big if len(entry.data) >= CUTOFF else mini).add(entry.data)
    entries[0].data = bytes(mini.data)
    entries[0].start = big.add(entries[0].data)
    mini_table = b"".join(n.to_bytes(4, "little") for n in mini.table)
    mini_start = big.add(mini_table.ljust(-(-len(mini_table) // SECTOR) * SECTOR, b"\xff"))
    directory = b"".join(entry.packed() for entry in entries)
    directory_start = big.add(directory + (b"\0" * 68 + b"\xff" * 12 + b"\0" * 48) * (-len(entries) % 4))
    return assemble(big, directory_start, mini_start, -(-len(mini_table) // SECTOR))


def add_children(entries: list[Entry], storage: Storage) -> int:
    """Append what a storage holds and return the row at the top of its balanced tree."""
    rows: list[int] = []
    for name in sorted(storage, key=lambda name: (len(name), name.upper())):
        value = storage[name]
        rows.append(len(entries))
        if isinstance(value, bytes):
            entries.append(Entry(name, STREAM_TYPE, value))
        else:
            entry = Entry(name, STORAGE_TYPE)
            entries.append(entry)
            entry.child = add_children(entries, value)
    return balance(entries, rows)


def balance(entries: list[Entry], rows: list[int]) -> int:
    if not rows:
        return NONE
    middle = len(rows) // 2
    top = entries[rows[middle]]
    top.left, top.right = balance(entries, rows[:middle]), balance(entries, rows[middle + 1 :])
    return rows[middle]


def assemble(big: Chains, directory_start: int, mini_start: int, mini_count: int) -> bytes:
    """Header, sectors, then the sectors of the table, which also count themselves."""
    tables, per = 1, SECTOR // 4
    while tables * per < len(big.table) + tables:
        tables += 1
    if tables > MAX_TABLES:
        raise ValueError("a compound file of this size needs a longer table than this writer makes")
    first = len(big.table)
    table = big.table + [TABLE] * tables
    table += [FREE] * (tables * per - len(table))
    places = [first + n for n in range(tables)] + [FREE] * (MAX_TABLES - tables)
    words = [tables, directory_start, 0, CUTOFF, mini_start, mini_count, END, 0, *places]
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + b"".join(n.to_bytes(2, "little") for n in (0x3E, 3, 0xFFFE, 9, 6))
        + bytes(10)
        + b"".join(n.to_bytes(4, "little") for n in words)
    )
    return header + bytes(big.data) + b"".join(n.to_bytes(4, "little") for n in table)
