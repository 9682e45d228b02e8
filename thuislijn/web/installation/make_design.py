# SPDX-License-Identifier: EUPL-1.2
"""Makes `static/design/nlds.css` out of single packages of NL Design System, and copies our fonts beside it.

    npm install --ignore-scripts $(python -m thuislijn.web.installation.make_design --packages)
    python -m thuislijn.web.installation.make_design node_modules

For maintainers: the result is committed, so that installing and running need no Node. Of each component the rules are
kept as they came, less the comments, the white space and the classes that only imitate a state (`--hover`, `--focus`)
for a style guide. Of the design tokens only those are kept that the components reach, directly or by way of another.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
DESIGN = HERE / "static" / "design"
FONTS = HERE.parent / "drawing" / "fonts"
FONT_FILES = ("sans-400-core", "sans-600-core", "serif-600-core", "sans-400", "sans-600", "serif-600")

LICENCE = "EUPL-1.2"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
COMPONENTS = (
    "page-header",
    "page-footer",
    "skip-link",
    "breadcrumb-nav",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "link",
    "unordered-list",
    "ordered-list",
    "button",
    "button-group",
    "form-field",
    "form-label",
    "form-fieldset",
    "form-field-description",
    "form-field-error-message",
    "textbox",
    "textarea",
    "select",
    "checkbox",
    "radio-button",
    "table",
    "alert",
    "badge-list",
    "data-badge",
)
IMITATION = re.compile(r"--(?:hover|focus|focus-visible|active|pressed)(?![\w-])")


def packages() -> tuple[str, ...]:
    """Names of the packages that this file is made of, tokens last."""
    return (*(f"@utrecht/{name}-css" for name in COMPONENTS), TOKENS)


def squeezed(css: str) -> str:
    """The same CSS without comments and without white space that means nothing."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()


def blocks(css: str) -> list[tuple[str, str]]:
    """(prelude, body) of every rule at the outer level of squeezed CSS."""
    found: list[tuple[str, str]] = []
    depth = start = opened = 0
    for i, letter in enumerate(css):
        if letter == "{":
            depth += 1
            opened = i if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if depth == 0:
                found.append((css[start:opened].strip(), css[opened + 1 : i]))
                start = i + 1
    return found


def without_imitations(css: str) -> str:
    """Squeezed CSS less the selectors that only imitate a state; a rule that loses all its selectors goes too."""
    kept = []
    for prelude, body in blocks(css):
        if prelude.startswith("@media"):
            inner = without_imitations(body)
            kept += [f"{prelude}{{{inner}}}"] if inner else []
            continue
        # A comma inside :is(...) divides no selectors.
        selectors = re.split(r",(?![^(]*\))", prelude)
        real = [selector for selector in selectors if not IMITATION.search(selector)]
        kept += [f"{','.join(real)}{{{body}}}"] if real and body else []
    return "".join(kept)


def reached(css: str, theme: dict[str, str]) -> dict[str, str]:
    """The tokens of a theme that the CSS uses, and those that these use in turn, in the order of the theme."""
    found: set[str] = set()
    wanted = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    while wanted:
        name = wanted.pop()
        if name in theme and name not in found:
            found.add(name)
            wanted |= set(re.findall(r"var\(\s*(--[\w-]+)", theme[name]))
    return {name: value for name, value in theme.items() if name in found}


def checked(folder: Path, name: str) -> str:
    """'name version (licence)' of an unpacked package; refuses a licence that we did not agree to."""
    about = json.loads((folder / name / "package.json").read_text("utf-8"))
    if about["license"] != LICENCE:
        raise SystemExit(f"{name} is under {about['license']}, not {LICENCE}: look at it before shipping it.")
    return f"{name} {about['version']} ({LICENCE})"


def made(folder: Path) -> str:
    """The whole of nlds.css, from a folder `node_modules` that holds the packages."""
    notes = [checked(folder, name) for name in packages()]
    parts = [
        without_imitations(squeezed((folder / name / "dist" / "index.css").read_text("utf-8")))
        for name in packages()[:-1]
    ]
    theme_css = squeezed((folder / TOKENS / "dist" / "theme.css").read_text("utf-8"))
    theme = dict(re.findall(r"(--[\w-]+):([^;{}]+)", theme_css))
    tokens = reached("".join(parts), theme)
    head = [
        "/*",
        " * NL Design System, as far as Thuislijn uses it. Made by web/installation/make_design.py: do not edit.",
        " * Copyright (c) 2020-2025 Frameless B.V., Gemeente Utrecht; (c) 2021 NL Design System Community.",
        *(f" * {note}" for note in notes),
        " */",
    ]
    root = ":root{" + ";\n".join(f"{name}:{value}" for name, value in tokens.items()) + "}"
    return "\n".join([*head, root, *parts]) + "\n"


def main(arguments: list[str]) -> None:
    """Prints the packages (`--packages`), or writes the CSS and copies the fonts (a folder `node_modules`)."""
    if arguments == ["--packages"]:
        sys.stdout.write(" ".join(packages()) + "\n")
        return
    (DESIGN / "nlds.css").write_text(made(Path(arguments[0])), "utf-8")
    for name in FONT_FILES:
        shutil.copyfile(FONTS / f"{name}.woff2", DESIGN / "fonts" / f"{name}.woff2")
    shutil.copyfile(FONTS / "OFL.txt", DESIGN / "fonts" / "OFL.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
