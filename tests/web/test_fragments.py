# SPDX-License-Identifier: EUPL-1.2
"""A screen beside the timeline is the same screen without its layout."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from thuislijn.web.page.fragments import is_fragment


@pytest.mark.parametrize(("headers", "part"), [({"X-Fragment": "1"}, True), ({"X-Fragment": "0"}, False), ({}, False)])
def test_the_panel_says_that_it_wants_a_part(headers: dict[str, str], part: bool) -> None:
    assert is_fragment(RequestFactory().get("/", headers=headers)) is part
