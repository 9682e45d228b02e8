# SPDX-License-Identifier: EUPL-1.2
"""Short forms that are on a page only once somebody asks for one: a plan of twenty actions would carry sixty.

A link asks for the page again with that one form open (`?open=` its key). `static/page/opening.js` takes the form out
of that answer and puts it in the place of the link; without a script the page itself comes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thuislijn.store.learning.rows import LearningRow
from thuislijn.web.page.row_forms import RowForm

OPEN = "open"
"""The name in the address of what is asked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one form on a page. `form` is None as long as nobody asked for it."""

    key: str
    form: RowForm | None


@dataclass(slots=True)
class Slots:
    """Makes the forms of a page that are open: the one that was asked for by its key, and `bound`, which was sent and
    refused and stands in the place of its own."""

    asked: str = ""
    bound: RowForm | None = None
    placed: bool = field(default=False)

    def put(self, kind: type[RowForm], row: LearningRow, *, opened: bool = False, **more: Any) -> Slot:
        """The place of a form of this kind for a row; `opened`: it is open without being asked for. `more` is what
        that kind needs besides the row."""
        key = kind.key_of(row)
        if self.bound is not None and key == self.bound.key:
            self.placed = True
            return Slot(key, self.bound)
        if not opened and key != self.asked:
            return Slot(key, None)
        form = kind(row=row, **more)
        if key == self.asked:
            form.begin_here()
        return Slot(key, form)

    @property
    def homeless(self) -> RowForm | None:
        """A form that was refused and has no place on the page any more."""
        return None if self.placed else self.bound
