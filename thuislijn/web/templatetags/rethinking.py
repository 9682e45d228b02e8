# SPDX-License-Identifier: EUPL-1.2
"""The way from a moment on the timeline to its rethinking card, which says whether there is one."""

from __future__ import annotations

from django import template

from thuislijn.store.cases import Case
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.web.rethinking.how_far import how_far

register = template.Library()


@register.inclusion_tag("rethinking/link.html")
def rethink_link(case: Case, section: str, key: str) -> dict[str, object]:
    """The link to the card of an entry of the timeline; `section` is 'items' or 'turning_points'."""
    card = RethinkingCard.objects.filter(case=case, about_section=section, about=key).first()
    return {"case": case, "over": f"{section}:{key}", "far": how_far(card)}
