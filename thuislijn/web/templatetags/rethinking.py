# SPDX-License-Identifier: EUPL-1.2
"""The way from a moment on the timeline to its rethinking card, which says whether there is one."""

from __future__ import annotations

from collections import defaultdict

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from thuislijn.store.cases import Case
from thuislijn.store.learning.rethinking import RethinkingCard
from thuislijn.web.rethinking.how_far import how_far

register = template.Library()


@register.inclusion_tag("rethinking/link.html")
def rethink_link(case: Case, section: str, key: str) -> dict[str, object]:
    """The link to the card of an entry of the timeline; `section` is 'items' or 'turning_points'."""
    card = RethinkingCard.objects.filter(case=case, about_section=section, about=key).first()
    return {"case": case, "over": f"{section}:{key}", "far": how_far(card)}


@register.simple_tag
def cards_begun(case: Case) -> SafeString:
    """Attributes `data-busy` and `data-done` with the keys of moments that have a card, for the script of a drawing."""
    found: dict[str, list[str]] = defaultdict(list)
    for card in RethinkingCard.objects.filter(case=case).prefetch_related("answers", "people", "options"):
        mark = how_far(card).mark
        if mark != "off":
            found[mark].append(card.about)
    return format_html_join("", ' data-{}="{}"', ((mark, " ".join(keys)) for mark, keys in sorted(found.items())))
