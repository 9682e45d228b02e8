# SPDX-License-Identifier: EUPL-1.2
"""The look of the application: what it weighs, what can be read on it, and that no page brings its own."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from thuislijn.drawing.palette import contrast
from thuislijn.web.installation import make_design
from thuislijn.web.page.form_look import DressedField
from thuislijn.web.page.forms import DayField

WEB = Path(make_design.__file__).parents[1]
SHEETS = {name: (make_design.DESIGN / name).read_text("utf-8") for name in ("nlds.css", "tokens.css", "thuislijn.css")}
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
LAYOUT = sorted((WEB / "templates" / "page").glob("*.html"))
COLOURS: dict[str, str] = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", SHEETS["tokens.css"]))


def colour(name: str) -> str:
    return COLOURS[f"--basis-color-{name}"]


def test_the_style_sheets_weigh_less_than_thirty_kilobytes_together() -> None:
    assert len(gzip.compress("".join(SHEETS.values()).encode(), 9)) < 30_000


@pytest.mark.parametrize("ground", ["document", "subtle", "default", "hover"])
@pytest.mark.parametrize(
    "text",
    [
        "default-color-document",
        "default-color-subtle",
        "action-2-color-default",
        "negative-color-default",
        "warning-color-default",
        "positive-color-default",
    ],
)
def test_every_colour_of_text_can_be_read_on_every_ground(text: str, ground: str) -> None:
    assert contrast(colour(text), colour(f"default-bg-{ground}")) >= 4.5


def test_edges_of_fields_and_the_focus_ring_stand_out() -> None:
    grounds = [colour("default-bg-document"), colour("default-bg-default"), "#ffffff"]
    for ground in grounds:
        assert contrast(colour("default-border-default"), ground) >= 3
        assert contrast(COLOURS["--utrecht-focus-outline-color"], ground) >= 3


def test_every_token_of_the_house_style_is_used_by_something() -> None:
    used = set(re.findall(r"var\(\s*(--[\w-]+)", SHEETS["nlds.css"] + SHEETS["thuislijn.css"]))
    named = set(re.findall(r"(?m)^\s+(--[\w-]+):", SHEETS["tokens.css"]))
    assert named - used == set(), "a token that nothing reads misleads the municipality that sets it"


def test_nothing_is_fetched_from_elsewhere() -> None:
    addresses = [address for sheet in SHEETS.values() for address in re.findall(r"url\(['\"]?([^'\")]+)", sheet)]
    assert addresses
    assert [address for address in addresses if not (make_design.DESIGN / address).is_file()] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_a_template_brings_no_style_or_script_of_its_own(path: Path) -> None:
    text = re.sub(r"\{%.*?%\}", "", path.read_text("utf-8"))
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", text)


@pytest.mark.parametrize("path", LAYOUT, ids=lambda path: path.name)
def test_every_class_in_the_layout_exists(path: Path) -> None:
    plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"))
    worn = {name for names in re.findall(r'class="([^"]*)"', plain) for name in names.split() if name.startswith("tl-")}
    known = set(re.findall(r"\.(tl-[\w-]+)", SHEETS["thuislijn.css"]))
    assert worn - known == set(), "misspelt, or not yet in thuislijn.css"


def test_rules_that_only_imitate_a_state_are_left_out() -> None:
    css = make_design.squeezed("""
        .a--hover { color: red; } /* gone */
        .a--focus, .b { color: blue; }
        @media print { .a--active { color: red } }
        @media screen { .c:is(.d, .e):hover { color: green; } }
    """)
    assert make_design.without_imitations(css) == ".b{color:blue}@media screen{.c:is(.d,.e):hover{color:green}}"


def test_only_tokens_that_are_reached_are_kept() -> None:
    theme = {"--a": "var(--b)", "--b": "1px", "--c": "2px"}
    assert make_design.reached(".x{width:var(--a, 3px)}", theme) == {"--a": "var(--b)", "--b": "1px"}


def test_a_package_under_another_licence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "package.json").write_text(json.dumps({"version": "1", "license": "SEE LICENSE"}), "utf-8")
    with pytest.raises(SystemExit, match="SEE LICENSE"):
        make_design.checked(tmp_path, "some")


class Birth(forms.Form):
    """A form that knows nothing of the look."""

    day = DayField(label="Geboortedatum")
    name = forms.CharField(widget=forms.TextInput(attrs={"class": "tl-input--short"}))


def dressed(form: forms.Form, name: str) -> DressedField:
    return DressedField(form, form.fields[name], name)


def test_a_date_tells_how_it_is_typed_and_points_at_that_sentence() -> None:
    field = dressed(Birth(renderer=DjangoTemplates()), "day")
    assert "dd-mm-jjjj" in field.help_text
    assert 'aria-describedby="id_day_helptext"' in str(field)


def test_a_field_keeps_the_class_that_its_form_asks_for() -> None:
    assert 'class="utrecht-textbox utrecht-textbox--html-input tl-input--short"' in str(
        dressed(Birth(renderer=DjangoTemplates()), "name")
    )


def test_a_wrong_value_shows_on_the_field() -> None:
    form = Birth({"day": "31-02-2020", "name": "Noor"}, renderer=DjangoTemplates())
    assert "utrecht-textbox--invalid" in str(dressed(form, "day"))
    assert 'aria-invalid="true"' in str(dressed(form, "day"))
    assert "utrecht-textbox--invalid" not in str(dressed(form, "name"))


def test_an_empty_field_is_not_called_wrong_before_anybody_typed() -> None:
    drawn = str(dressed(Birth(renderer=DjangoTemplates()), "day"))
    assert " required" not in drawn
    assert 'aria-required="true"' in drawn
