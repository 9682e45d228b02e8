# SPDX-License-Identifier: EUPL-1.2
"""The secret in a link that lets somebody in: it goes out once, and only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets


def new_secret() -> str:
    """Letters and digits that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What the database knows of a secret; of any text, for what comes in with an address can be anything."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
