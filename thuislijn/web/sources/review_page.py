# SPDX-License-Identifier: EUPL-1.2
"""What the screen of a card shows: the text around its passage, the card in words, and the ways to decide."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.urls import reverse

from thuislijn.actions.sources.lessons import telling_words
from thuislijn.actions.sources.reviewing import Why
from thuislijn.store.cases import Case
from thuislijn.store.choices import CardState
from thuislijn.store.sources import ProposalCard
from thuislijn.store.timelines import timeline_of
from thuislijn.timeline.items import Item
from thuislijn.timeline.timeline import Timeline
from thuislijn.web.page.acting import SignedIn
from thuislijn.web.sources.passages import Span, Window, window
from thuislijn.web.sources.review_forms import CorrectForm
from thuislijn.web.sources.review_words import (
    explanation_of,
    facts_of,
    item_of,
    likenesses,
    people_of,
    persons_to_choose,
    unasked_children,
)


def correct_form(case: Case, card: ProposalCard, data: Any = None) -> CorrectForm | None:
    """The form to put a card right; None where the card holds no item."""
    timeline = timeline_of(case)
    item = item_of(card, timeline)
    return _form(case, card, timeline, item, data) if item is not None else None


def _form(case: Case, card: ProposalCard, timeline: Timeline, item: Item, data: Any = None) -> CorrectForm:
    persons = persons_to_choose(card, timeline, case.anonymous)
    return CorrectForm(data, proposal=card.data, item=item, persons=persons, timeline=timeline)


def card_context(case: Case, card: ProposalCard, form: CorrectForm | None = None) -> dict[str, Any]:
    """The card in words, with its forms."""
    timeline = timeline_of(case)
    item = item_of(card, timeline)
    alike = likenesses(card, timeline) if card.state == CardState.OPEN else []
    counted = card.source.cards.exclude(state=CardState.SPLIT).aggregate(
        of=Count("pk"),
        place=Count("pk", filter=Q(number__lte=card.number)),
        open=Count("pk", filter=Q(state=CardState.OPEN)),
    )
    if form is None and item is not None:
        form = _form(case, card, timeline, item)
    if form is not None and not form.is_bound:
        form.fields["words"].initial = (
            telling_words(item.evidence[0].quote) if item is not None and item.evidence else ""
        )
    return {
        "case": case,
        "card": card,
        "item": item,
        "facts": facts_of(item, card.data, people_of(card, timeline)) if item is not None else [],
        "explanation": explanation_of(card),
        "unasked": unasked_children(card, timeline, case.anonymous),
        "alike": alike,
        "likely": alike[0] if alike and alike[0].likely else None,
        "form": form,
        "reasons": [(number, why) for number, why in enumerate(Why, 1)],
        "open": card.state == CardState.OPEN,
        "state": CardState(card.state),
        "place": counted["place"],
        "of": counted["of"],
        "decided": counted["of"] - counted["open"],
        "persons": len(card.data.get("persons", [])),
    }


def page_context(request: SignedIn, case: Case, card: ProposalCard, form: CorrectForm | None = None) -> dict[str, Any]:
    """The whole page."""
    return {**card_context(case, card, form), "tab": "sources", "window": _window(card), "source": card.source}


def part_of(request: SignedIn, case: Case, card: ProposalCard, form: CorrectForm | None = None) -> dict[str, Any]:
    """The card as the script of the page puts it there; with the text where `?getoond=` says it is not shown yet."""
    context = card_context(case, card, form)
    shown = request.headers.get("X-Getoond", "")
    part = {
        "card": str(card.pk),
        "address": reverse("review_card", args=[case.pk, card.pk]),
        "html": render_to_string("sources/review_card.html", context, request),
        "title": card.source.title,
    }
    if not _is_shown(card, shown):
        context |= {"window": _window(card), "source": card.source}
        part["text"] = render_to_string("sources/review_text.html", context, request)
    return part


def _window(card: ProposalCard) -> Window:
    places = {str(card.pk): (card.start, card.end)}
    for pk, start, end in card.source.cards.exclude(state=CardState.SPLIT).values_list("pk", "start", "end"):
        places[str(pk)] = (start, end)
    spans = [Span(id, *place) for id, place in places.items()]
    return window(card.source.text, (card.start, card.end), spans, str(card.pk))


def _is_shown(card: ProposalCard, shown: str) -> bool:
    """Whether the passage of the card is within what the page says it shows: 'source:low:high'."""
    parts = shown.split(":")
    if len(parts) != 3 or parts[0] != str(card.source_id) or not all(p.isascii() and p.isdigit() for p in parts[1:]):
        return False
    low, high = int(parts[1]), int(parts[2])
    return Window(low, high, len(card.source.text), ()).holds(card.start, card.end) and card.origin_id is None
