# SPDX-License-Identifier: EUPL-1.2
"""Builds the example files: python examples/build.py OUT_DIR [family ...]

Each family becomes a folder OUT_DIR/<family> with loose documents. Without names the eight small families are
built; the large one only when it is named, and so is `schippers_few`: eight files of it, of which one is damaged.
`--committed` refreshes the two folders in the repository.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
if __name__ == "__main__":
    # Run as a file, Python looks beside it; the modules are imported from the folder above.
    sys.path.insert(0, str(EXAMPLES.parent))

from examples.paperwork.authored import read_texts  # noqa: E402
from examples.paperwork.folder import write_folder  # noqa: E402

_LEFT = 2_000  # bytes of a file that broke off while it was copied
COMMITTED = ("kamphuis", "lammers")
LARGE = "schippers"
FEW = "schippers_few"


def small_families() -> tuple[str, ...]:
    """The names of the families whose documents are written out by hand."""
    names = (path.parent.name for path in EXAMPLES.glob("*/family.toml"))
    return tuple(sorted(name for name in names if name != LARGE))


def build(family: str, out: Path) -> tuple[Path, ...]:
    """Write the loose documents of one family into `out`. Raises FileNotFoundError for an unknown family."""
    if family == LARGE:
        from examples.large_family import documents

        return write_folder(documents(), out)
    if family == FEW:
        from examples.large_family import DAMAGED, a_few

        written = write_folder(a_few(), out)
        damaged = out / DAMAGED
        damaged.write_bytes(damaged.read_bytes()[:_LEFT])
        return written
    if not (EXAMPLES / family / "texts").is_dir():
        known = ", ".join((*small_families(), LARGE, FEW))
        raise FileNotFoundError(f"There is no example family called {family}. Choose from: {known}.")
    return write_folder(read_texts(EXAMPLES / family), out)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Builds the invented families as loose documents.")
    parser.add_argument("out", type=Path, nargs="?", help="the folder in which each family gets a folder")
    parser.add_argument("families", nargs="*", help=f"which ones: {', '.join(small_families())}, {LARGE} or {FEW}")
    parser.add_argument("--committed", action="store_true", help="refresh the folders kept in the repository")
    options = parser.parse_args(arguments)
    if options.committed:
        work = [(family, EXAMPLES / family / "documents") for family in COMMITTED]
    elif options.out is None:
        parser.error("name a folder to write to")
    else:
        work = [(family, options.out / family) for family in options.families or small_families()]
    for family, out in work:
        try:
            print(f"{family}: {len(build(family, out))} files in {out}")
        except FileNotFoundError as problem:
            print(problem, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
