# SPDX-License-Identifier: EUPL-1.2
"""`thuislijn read` on the large example family: memory and time as a whole process, beside opening the files alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench.measuring import Row
from examples.build import LARGE, build

_MOST_MB = 400
_START_MS = 1000


def measure() -> Iterable[Row]:
    """Builds the large family in a scratch folder and reads it once in each way."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        build(LARGE, place / LARGE)
        whole_ms, whole_mb = _process(
            "-m", "thuislijn.cli.main", "read", str(place / LARGE), "-o", str(place / "f.json")
        )
        opened_ms, opened_mb = _process("-c", _OPEN_ONLY, str(place / LARGE))
        text = place / "brief.txt"
        text.write_text("In mei 2020 startte gezinsbegeleiding.", encoding="utf-8")
        start_ms, _ = _process("-m", "thuislijn.cli.main", "read", str(text), "--json")
        bare_ms, _ = _process("-c", "pass")
    yield Row(
        "150 documents become a timeline: memory", whole_mb, "MB", "opening them alone", opened_mb, at_most=_MOST_MB
    )
    yield Row("150 documents become a timeline: time", whole_ms, "ms", "opening them alone", opened_ms)
    yield Row("read one small text, whole process", start_ms, "ms", "Python itself", bare_ms, at_most=_START_MS)


_OPEN_ONLY = """
import sys
from pathlib import Path
from thuislijn.reading.documents.folder import read_folder
read_folder(Path(sys.argv[1]))
"""


def _process(*arguments: str) -> tuple[float, float]:
    """Wall time in ms and peak memory in MB of one Python process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)} failed")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024
