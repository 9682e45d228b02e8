# SPDX-License-Identifier: EUPL-1.2
"""What cannot be a pseudonym: it stands in every list and on every print."""

from __future__ import annotations

import re

from django import forms

from thuislijn.web.page.language import say

_NUMBER = re.compile(r"(?:\d[ .-]?){8,9}")


def check_pseudonym(text: str) -> None:
    """For the validators of a field: refuses numbers that may be a citizen service number, and addresses."""
    if _NUMBER.search(text) or "@" in text:
        raise forms.ValidationError(
            say(
                "Dit lijkt een nummer of adres. Kies een naam die niemand verraadt, en nooit een BSN.",
                "This looks like a number or an address. Choose a name that gives nobody away, and never a BSN.",
            )
        )
