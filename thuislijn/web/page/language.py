# SPDX-License-Identifier: EUPL-1.2
"""Both languages stand side by side where a text is used, so that no translation can be forgotten (decision 0012)."""

from __future__ import annotations

from django.utils.translation import get_language

from thuislijn.timeline.vocabulary import Language

LANGUAGE_COOKIE = "taal"


def spoken() -> Language:
    """The language of the person on whose behalf this runs."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def say(nl: str, en: str, **values: object) -> str:
    """The text in the language of the reader, with `{name}` replaced by a value."""
    text = nl if spoken() == "nl" else en
    return text.format(**values) if values else text
