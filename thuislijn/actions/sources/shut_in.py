# SPDX-License-Identifier: EUPL-1.2
"""Shuts this process in before it opens a strange file: no network, no other process, no file but what it needs.

Linux only, and as far as the kernel lets an ordinary user: a filter of system calls takes away every socket (the one of
the database is a file, which Landlock lets through), Landlock (kernel 5.13 and later) takes away the files. The
maintained library for Landlock is an alpha, and the one for filters comes with the Python of a system only.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

NETWORK, FILES = "network", "files"
"""What a process that reads can still reach where this machine does not let it be shut in."""

# Never the whole folder: the keys of an installation may lie in it.
_OF_ETC = tuple(f"/etc/{name}" for name in ("ld.so.cache", "alternatives", "fonts", "localtime", "mime.types"))

_NO_DUMP, _FILTER_CALLS, _NO_NEW_RIGHTS = 4, 22, 38  # of prctl
_BY_PROGRAM = 2

# The calls that are refused: socket, ptrace, reading and writing in another process, and what goes round a filter
# (io_uring) or takes a handle of another process. A call of another architecture is refused whatever it is.
_REFUSED = {
    "x86_64": (0xC000003E, (41, 101, 310, 311, 425, 438)),
    "aarch64": (0xC00000B7, (198, 117, 270, 271, 425, 438)),
}
_LOAD, _EQUAL, _AT_LEAST, _END = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4  # places in what the filter sees of a call
_OTHER_TABLE = 0x40000000  # calls of x32, which count on from here
_LET, _REFUSE = 0x7FFF0000, 0x00050001  # the second with EPERM

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every architecture
_VERSION = 1
_READ = 0b1101  # execute, read a file, list a folder
_OF_A_FILE = 0b1100000000000111  # what can be allowed of a file by itself
_EVERYTHING = ((1, 13), (2, 14), (3, 15), (5, 16))  # from this version on there are so many rights
_NO_SIGNALS = (6, 0b10)  # from this version on a process outside can be spared its signals


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def shut_in() -> tuple[str, ...]:
    """Takes from this process what reading does not need: all but Python, this package, programs with their libraries
    and fonts, and a folder for its own scraps. Returns what it can reach for all that: NETWORK, FILES."""
    needed = ["/usr", "/lib", "/lib64", "/bin", "/sys/devices/system", "/proc/cpuinfo", "/proc/meminfo", *_OF_ETC]
    needed += [sys.prefix, sys.base_prefix, str(Path(__file__).parents[2])]
    for name in ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX"):
        needed += [folder for folder in os.environ.get(name, "").split(os.pathsep) if folder]
    scraps = [os.environ.get("TMPDIR", ""), "/dev/null", "/dev/urandom"]
    files = without_files(write=[Path(one) for one in scraps if one], read=[Path(one) for one in needed])
    reach = {NETWORK: not without_network(), FILES: not files}
    return tuple(what for what, reached in reach.items() if reached)


def without_network() -> bool:
    """Whether this process, and those it starts, open no socket and look into no other process from now on."""
    architecture, refused = _REFUSED.get(platform.machine(), (0, ()))
    if not refused:
        return False
    steps = _filter(architecture, refused)
    try:
        libc = ctypes.CDLL(None)
        libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        program = _Program(len(steps) // 8, steps)
        return bool(libc.prctl(_FILTER_CALLS, _BY_PROGRAM, ctypes.byref(program), 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def _filter(architecture: int, refused: Sequence[int]) -> bytes:
    """The program of the kernel's filter; a jump counts the steps that it skips, and the last step refuses."""
    left = len(refused) + 1
    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 0, left + 2, architecture), (_LOAD, 0, 0, _NUMBER)]
    steps.append((_AT_LEAST, left, 0, _OTHER_TABLE))
    steps += [(_EQUAL, left - place, 0, number) for place, number in enumerate(refused, 1)]
    steps += [(_END, 0, 0, _LET), (_END, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def without_files(write: Iterable[Path], read: Iterable[Path]) -> bool:
    """Whether this process, and those it starts, reach no file but below these paths from now on."""
    version = _landlock()
    if version < 1:
        return False
    libc = ctypes.CDLL(None)
    rights = (1 << max(number for least, number in _EVERYTHING if version >= least)) - 1
    asked = struct.pack("QQQ", rights, 0, _NO_SIGNALS[1]) if version >= _NO_SIGNALS[0] else struct.pack("Q", rights)
    rules = libc.syscall(_CREATE, asked, len(asked), 0)
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


def _landlock() -> int:
    """The version of Landlock in this kernel, 0 without. Asked in a process of its own: where a service may not ask,
    the one that asks is killed."""
    asking = os.fork()
    if asking == 0:
        version = 0
        try:
            version = ctypes.CDLL(None).syscall(_CREATE, None, 0, _VERSION)
        finally:
            os._exit(max(0, version))
    return max(0, os.waitstatus_to_exitcode(os.waitpid(asking, 0)[1]))


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no leave
    try:
        libc.syscall(_ADD, rules, 1, struct.pack("=Qi", rights if path.is_dir() else rights & _OF_A_FILE, place), 0)
    finally:
        os.close(place)


def hide_from_others() -> None:
    """From now on no other process of this user sees the environment or the memory of this one, where the keys are."""
    try:
        ctypes.CDLL(None).prctl(_NO_DUMP, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return  # no Linux
