# SPDX-License-Identifier: EUPL-1.2
"""An item in one sentence, for screen readers and for the pointer: title, date, and how certain it is."""

from __future__ import annotations

from collections.abc import Callable

from thuislijn.drawing.spans import Span
from thuislijn.drawing.svg import tidy
from thuislijn.drawing.words import about, word
from thuislijn.timeline.items import (
    Contact,
    Decision,
    Diagnosis,
    Event,
    Help,
    Involvement,
    Item,
    Measure,
    Schooling,
    Stay,
    TurningPoint,
)
from thuislijn.timeline.timeline import Timeline
from thuislijn.timeline.vocabulary import (
    Answer,
    HelpState,
    Language,
    MeasureKind,
    SchoolState,
    StayPurpose,
)
from thuislijn.timeline.words import day_text, moment_text, period_text

_KINDS: dict[str, tuple[str, str]] = {
    "stay": ("woonplek", "stay"),
    "help": ("hulp", "help"),
    "measure": ("maatregel", "measure"),
    "schooling": ("school", "school"),
    "involvement": ("betrokkene", "involvement"),
    "question": ("hulpvraag", "question"),
    "event": ("gebeurtenis", "event"),
    "diagnosis": ("diagnose", "diagnosis"),
    "decision": ("besluit", "decision"),
    "contact": ("contact", "contact"),
    "evaluation": ("evaluatie", "evaluation"),
    "analysis": ("verklarende analyse", "explanatory analysis"),
    "plan": ("plan", "plan"),
    "domain_care": ("levensgebied", "life domain"),
}


def _stay(item: Item, language: Language) -> list[str]:
    assert isinstance(item, Stay)
    purpose = [] if item.purpose is StayPurpose.UNKNOWN else [item.purpose.label(language)]
    return [item.place.label(language), *purpose]


def _help(item: Item, language: Language) -> list[str]:
    assert isinstance(item, Help)
    parts = [] if item.state is HelpState.UNKNOWN else [item.state.label(language)]
    waited = item.waiting_from if item.waiting_from.is_known else item.asked
    if waited.is_known:
        since = "gevraagd" if language == "nl" else "asked"
        parts.append(f"{since}: {moment_text(waited, language)}")
    if item.broken_off is Answer.YES:
        parts.append(word("broken_off", language))
    return parts


def _label(attribute: str, skip: tuple[str, ...] = ()) -> Callable[[Item, Language], list[str]]:
    def parts(item: Item, language: Language) -> list[str]:
        term = getattr(item, attribute)
        return [] if term in skip else [term.label(language)]

    return parts


def _involvement(item: Item, language: Language) -> list[str]:
    assert isinstance(item, Involvement)
    return [item.role.label(language), *([word("vacant", language)] if item.vacant else [])]


def _contact(item: Item, language: Language) -> list[str]:
    assert isinstance(item, Contact)
    none = [word("no_contact", language)] if item.happened is Answer.NO else []
    return [item.form.label(language), *none]


_DETAILS: dict[type[Item], Callable[[Item, Language], list[str]]] = {
    Stay: _stay,
    Help: _help,
    Measure: _label("measure_kind", (MeasureKind.OTHER.value,)),
    Schooling: _label("state", (SchoolState.UNKNOWN.value,)),
    Involvement: _involvement,
    Event: _label("event_kind"),
    Diagnosis: _label("status"),
    Decision: _label("decision_kind"),
    Contact: _contact,
}


def sentence(
    item: Item, span: Span | None, timeline: Timeline, disputed: bool, language: Language, person: str = ""
) -> str:
    """Title; kind; whom it concerns; when and how long; and estimated, disputed, not reviewed where it is so."""
    kind = _KINDS[item.kind][0 if language == "nl" else 1]
    details = _DETAILS.get(type(item))
    who = person or ", ".join(_names(item, timeline))
    parts = [tidy(item.title), ": ".join((kind, ", ".join(details(item, language)))) if details else kind, who]
    if item.when.is_dated:
        parts.append(period_text(item.when, language))
    if span is not None and span.days > 0 and not (span.fades_in or span.fades_out):
        parts.append(about(item.when.duration(timeline.reference_day), span.days, language))
    marks = (
        (span is not None and span.estimated, "estimated"),
        (disputed, "disputed"),
        (not item.reviewed, "unreviewed"),
    )
    parts.extend(word(key, language) for holds, key in marks if holds)
    return "; ".join(part for part in parts if part) + "."


def _names(item: Item, timeline: Timeline) -> list[str]:
    found = (timeline.person(id) for id in item.persons[:4])
    return [tidy(person.name) for person in found if person is not None]


def turning_sentence(number: int, point: TurningPoint, language: Language) -> str:
    """A turning point in one sentence."""
    return f"{word('turning_point', language)} {number}: {tidy(point.title)}; {moment_text(point.when, language)}."


def picture_sentences(timeline: Timeline, drawn: int, language: Language) -> str:
    """What the whole drawing shows, for its description."""
    children = ", ".join(tidy(child.name) for child in timeline.children)
    reference = day_text(timeline.reference_day, language)
    points = len(timeline.turning_points)
    if language == "nl":
        text = f"Tijdlijn van {tidy(timeline.title)} tot {reference}, met {drawn} getekende gegevens"
        text += f" en {points} schakelmomenten." if points else "."
        return text + (f" Jeugdigen: {children}." if children else "")
    text = f"Timeline of {tidy(timeline.title)} up to {reference}, with {drawn} entries drawn"
    text += f" and {points} turning points." if points else "."
    return text + (f" Children: {children}." if children else "")
