# SPDX-License-Identifier: EUPL-1.2
"""Runs what is in this folder and prints one table: `python -m bench.run [NAME ...] [--json FILE]`.

A benchmark is a file here with a function `measure() -> Iterable[Row]`; its name is the name of the file. Each runs
in a process of its own, so that what one loads into memory does not slow the next.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from bench.measuring import Row

FOLDER = Path(__file__).parent
NOT_A_BENCHMARK = {"run", "measuring"}


def benchmarks() -> list[str]:
    """Names of the benchmarks in this folder, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_A_BENCHMARK)


def measure(name: str) -> list[Row]:
    """The rows of one benchmark."""
    rows: Iterable[Row] = importlib.import_module(f"bench.{name}").measure()
    return list(rows)


def line(row: Row) -> str:
    """A row as text: what, ours, the peer's with the ratio, the aim."""
    theirs = ""
    if row.theirs is not None:
        ratio = f", {row.ours / row.theirs:.2f}x" if row.theirs else ""
        theirs = f"{row.peer}: {row.theirs:,.1f}{ratio}"
    aim = "" if row.at_most is None else f"aim {row.at_most:,g}: {'met' if row.met else 'NOT met'}"
    return f"  {row.what:<58} {row.ours:>12,.1f} {row.unit:<8} {theirs:<34} {aim}".rstrip()


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0, or 1 where an aim was not met, or 2 where a name is unknown."""
    parser = argparse.ArgumentParser(prog="bench.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(benchmarks())}")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.names) - set(benchmarks())
    if unknown:
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(benchmarks())}.")
        return 2
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    measured: dict[str, list[Row]] = {}
    for name in chosen.names or benchmarks():
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        with ProcessPoolExecutor(max_workers=1) as one_process:
            measured[name] = one_process.submit(measure, name).result()
        print(name, *(line(row) for row in measured[name]), sep="\n", flush=True)
    if chosen.json:
        figures = {name: [asdict(row) for row in rows] for name, rows in measured.items()}
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if any(row.met is False for rows in measured.values() for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
