# SPDX-License-Identifier: EUPL-1.2
"""The help page, in both languages, for who is signed in and who is not."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from thuislijn.store.access import RIGHTS
from thuislijn.store.choices import ProgrammeRole


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_names_every_role_and_what_it_may(db: None, language: str) -> None:
    client = Client()
    client.post("/taal", {"language": language})
    page = client.get("/hulp").content.decode()
    rows = page[page.index("<tbody>") :].split("<tr>")
    for role in ProgrammeRole:
        (row,) = [row for row in rows if f">{role.label('en' if language == 'en' else 'nl')}<" in row]
        assert row.count("; ") == len(RIGHTS[role]) - 1, role
    for key in ("<kbd>N</kbd>", "<kbd>A</kbd>", "<kbd>Esc</kbd>"):
        assert key in page


def test_the_guide_for_facilitators_opens_from_the_help(db: None) -> None:
    page = Client().get("/hulp").content.decode()
    found = re.search(r'href="/static/(page/gids[^"]*\.pdf)"', page)
    assert found and finders.find("page/gids.pdf")
