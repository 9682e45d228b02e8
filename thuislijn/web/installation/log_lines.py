# SPDX-License-Identifier: EUPL-1.2
"""What the processes say on standard error: where something went wrong, and never with what.

The words of an error can hold what somebody typed, or a row of the database; an address can hold the secret of a link.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

_SECRET = re.compile(r"[A-Za-z0-9_-]{40,}")  # longer than a uuid: the secret of a link, a key, a cookie
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutContent(logging.Formatter):
    """Lines with secrets cut out, and traces with places and kinds of errors but without their words."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the trace under it where there is one."""
        # Another handler may have put its own text of the trace on the record.
        record.exc_text, record.stack_info = None, None
        return _SECRET.sub("[...]", super().format(record))

    def formatException(self, ei: _Raised) -> str:  # noqa: N802  (the name that `logging` calls)
        """File, line and function of each step, and the kinds of the errors."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            steps = traceback.extract_tb(error.__traceback__)
            lines += [f"  {step.filename}:{step.lineno} in {step.name}" for step in steps]
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)
