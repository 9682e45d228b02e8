# SPDX-License-Identifier: EUPL-1.2
"""Words for somebody of the family: 'u' to a parent, 'je' to a young person."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thuislijn.web.page.language import spoken

register = template.Library()


@register.simple_tag(takes_context=True)
def you(context: Context, parent: str, young: str, english: str, **values: object) -> str:
    """`{% you "Wat u zegt" "Wat jij zegt" "What you say" %}`; values are escaped, the text is not, as in `say`."""
    text = english if spoken() == "en" else young if context.get("young") else parent
    return format_html(text, **values) if values else SafeString(text)
