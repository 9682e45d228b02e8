# SPDX-License-Identifier: EUPL-1.2
"""Shuts this process in before it opens a strange file: no network, no keys of its parent, no file but what it needs.

Linux only, and as far as the kernel lets an ordinary user: namespaces take the network away, Landlock (kernel 5.13 and
later) the files. The one maintained library for Landlock is an alpha; what is needed of it is three calls.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_NO_NEW_RIGHTS = 38
_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every architecture
_VERSION = 1
_READ = 0b1101  # execute, read a file, list a folder
_OF_A_FILE = 0b1100000000000111  # what can be allowed of a file by itself
_EVERYTHING = ((1, 13), (2, 14), (3, 15), (5, 16))  # from this version on there are so many rights


def without_network() -> bool:
    """Whether this process has no network from now on. Call it before anything starts a thread.

    In a namespace of users of its own it can no longer look into the process that started it, which holds the keys.
    """
    try:
        return bool(ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET) == 0)
    except (OSError, AttributeError):
        return False


def without_files(write: Iterable[Path], read: Iterable[Path]) -> bool:
    """Whether this process, and those it starts, reach no file but below these paths from now on."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        version = libc.syscall(_CREATE, None, 0, _VERSION)
    except (OSError, AttributeError):
        return False
    if version < 1:
        return False
    rights = (1 << max(number for least, number in _EVERYTHING if version >= least)) - 1
    rules = libc.syscall(_CREATE, struct.pack("Q", rights), 8, 0)
    if rules < 0:
        return False
    allowed = [(path, rights) for path in write] + [(path, _READ) for path in read]
    try:
        for path, right in allowed:
            _allow(libc, rules, path, right & rights)
        libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no leave
    try:
        libc.syscall(_ADD, rules, 1, struct.pack("=Qi", rights if path.is_dir() else rights & _OF_A_FILE, place), 0)
    finally:
        os.close(place)
