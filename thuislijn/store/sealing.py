# SPDX-License-Identifier: EUPL-1.2
"""Sealing of names and files: Fernet (AES-128-CBC with HMAC-SHA256), with keys from the environment.

The first key seals, every key opens: so a key is replaced by putting a new one in front. What has to fit in a short
column is sealed with AES-256-GCM instead, under keys made of the same ones.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
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


_SHORT = "sealed:"
_NONCE = 12  # bytes


@cache
def _short_boxes(keys: tuple[str, ...]) -> tuple[AESGCM, ...]:
    return tuple(AESGCM(HKDF(SHA256(), 32, None, b"thuislijn short").derive(key.encode())) for key in keys)


def seal_short(content: bytes) -> str:
    """A few bytes sealed as text: 20 bytes become 71 characters."""
    nonce = os.urandom(_NONCE)
    sealed = nonce + _short_boxes(tuple(settings.NAMES_KEYS))[0].encrypt(nonce, content, None)
    return _SHORT + urlsafe_b64encode(sealed).decode()


def is_sealed_short(text: str) -> bool:
    """Whether a text was made by `seal_short`."""
    return text.startswith(_SHORT)


def unseal_short(text: str) -> bytes:
    """What `seal_short` sealed. Raises SealBrokenError."""
    try:
        sealed = urlsafe_b64decode(text.removeprefix(_SHORT))
    except ValueError as error:
        raise SealBrokenError from error
    for box in _short_boxes(tuple(settings.NAMES_KEYS)):
        try:
            return box.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError):
            continue
    raise SealBrokenError
