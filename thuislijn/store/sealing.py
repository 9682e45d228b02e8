# SPDX-License-Identifier: EUPL-1.2
"""Sealing of names and files: Fernet (AES-128-CBC with HMAC-SHA256), with keys from the environment.

The first key seals, every key opens: so a key is replaced by putting a new one in front.
"""

from __future__ import annotations

from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealBrokenError(Exception):
    """Something sealed cannot be opened: its key is not among those given, or it was changed."""


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(content: bytes) -> bytes:
    """The content encrypted with the first key."""
    return _box(tuple(settings.NAMES_KEYS)).encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """What was sealed. Raises SealBrokenError."""
    try:
        return _box(tuple(settings.NAMES_KEYS)).decrypt(bytes(sealed))
    except InvalidToken as error:
        raise SealBrokenError from error
