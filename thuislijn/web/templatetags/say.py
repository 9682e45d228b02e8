# SPDX-License-Identifier: EUPL-1.2
"""Tags that every template has: text in two languages, labels of terms, dates in words, and the tabs of a case."""

from __future__ import annotations

import datetime as dt

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from thuislijn.timeline.moment import Moment
from thuislijn.timeline.vocabulary import Term
from thuislijn.timeline.words import day_text, moment_text
from thuislijn.web.cases.tabs import groups_with
from thuislijn.web.page.days import day_in
from thuislijn.web.page.language import spoken

register = template.Library()
register.filter(day_in)


@register.simple_tag
def say(nl: str, en: str, **values: object) -> str:
    """`{% say "{n} bronnen" "{n} sources" n=count %}`: the text for the reader; values are escaped, the text is not
    (it stands in the template, and may hold simple markup)."""
    text = nl if spoken() == "nl" else en
    return format_html(text, **values) if values else SafeString(text)


@register.inclusion_tag("page/case_tabs.html", takes_context=True)
def case_tabs(context: Context) -> dict[str, object]:
    """The screens of the `case` of this page, in groups; `tab` is the address of the one that is open."""
    tab = str(context.get("tab", ""))
    return {"case": context["case"], "tab": tab, "groups": groups_with(tab)}


@register.filter
def label(term: object) -> str:
    """The word for a term in the reader's language."""
    return conditional_escape(term.label(spoken()) if isinstance(term, Term) else str(term))


@register.filter
def day(moment: dt.date | dt.datetime | None) -> str:
    """'3 juli 2021'; empty for None. Times of the day are told by `clock`."""
    if moment is None:
        return ""
    if isinstance(moment, dt.datetime):
        moment = timezone.localtime(moment).date()
    return day_text(moment.toordinal(), spoken())


@register.filter
def moment(value: Moment) -> str:
    """'juli 2021', 'tussen ... en ...'; a dash where nothing is known."""
    return conditional_escape(moment_text(value, spoken())) if value.is_known else "-"


@register.filter
def clock(moment: dt.datetime | None) -> str:
    """'14.05', the time of the day here."""
    return "" if moment is None else timezone.localtime(moment).strftime("%H.%M" if spoken() == "nl" else "%H:%M")
