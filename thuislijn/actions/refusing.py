# SPDX-License-Identifier: EUPL-1.2
"""What cannot be done as things are, said in a sentence to the one who asked."""

from __future__ import annotations


class CannotError(Exception):
    """Nothing was written; `nl` and `en` say why, and what to do."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.nl, self.en = nl, en
