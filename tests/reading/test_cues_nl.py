# SPDX-License-Identifier: EUPL-1.2
"""The word lists suggest a kind of event; every list is well formed and its codes exist on the timeline."""

from __future__ import annotations

import pytest

from thuislijn.reading.dutch.cues_nl import find_cues
from thuislijn.reading.dutch.lexicon_files import lexicon
from thuislijn.reading.dutch.tokens import tokenise
from thuislijn.timeline import vocabulary

CODES = {
    "plek": vocabulary.PlaceType,
    "doel": vocabulary.StayPurpose,
    "maatregel": vocabulary.MeasureKind,
    "hulp": vocabulary.HelpKind,
    "teken": vocabulary.Marker,
    "gebeurtenis": vocabulary.LifeEvent,
    "school": vocabulary.SchoolState,
    "vorm": vocabulary.ContactForm,
}


def suggested(text: str) -> list[tuple[str, str]]:
    return [(cue.type, cue.kind) for cue in find_cues(tokenise(text))]


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("Kees werd in een gezinshuis geplaatst.", "verblijf", "gezinshuis"),
        ("Zij trok in bij haar grootouders.", "verblijf", "bij_familie"),
        ("De jongen zat een jaar op een gesloten afdeling.", "verblijf", "gesloten"),
        ("De kinderrechter stelde de zusjes onder toezicht.", "maatregel", "OTS"),
        ("Er kwam een melding binnen bij Veilig Thuis.", "melding", "VT"),
        ("Bij Kees is een angststoornis vastgesteld.", "diagnose", "psychiatrisch"),
        ("Sinds mei krijgt Kees speltherapie.", "hulp", "speltherapie"),
        ("Zijn ouders gingen uit elkaar.", "levensgebeurtenis", "scheiding"),
        ("Hij werd van school gestuurd.", "school", "schorsing"),
        ("Vader sloeg moeder waar de kinderen bij waren.", "veiligheid", "huiselijk_geweld"),
        ("Kees loopt steeds vaker weg.", "gedrag", "weglopen"),
        ("Zijn oom zit in de gevangenis.", "justitie", "detentie"),
        ("De omgang met vader is hervat.", "contact", "omgang"),
    ],
)
def test_each_type_has_its_words(text: str, type_: str, kind: str) -> None:
    assert (type_, kind) in suggested(text)


@pytest.mark.parametrize(
    "text",
    [
        "Het gezinshuis belde om acht uur.",
        "In groep 4 leerde hij lezen.",
        "De GI heeft een behandelplan gemaakt van drie bladzijden.",
        "Het weer was goed en er waren veel mensen.",
    ],
)
def test_a_word_alone_is_no_stay(text: str) -> None:
    assert "verblijf" not in [type_ for type_, _ in suggested(text)]


def test_a_place_that_is_named_tells_of_the_placement_itself() -> None:
    assert suggested("Mila werd uit huis geplaatst.") == [("maatregel", "uithuisplaatsing")]
    assert suggested("Mila werd uit huis geplaatst in een leefgroep.") == [("verblijf", "leefgroep")]


def test_every_code_in_the_lists_is_a_code_of_the_timeline() -> None:
    rules = {id(rule): rule for group in lexicon().rarest.values() for _, _, (_, rule, _) in group}
    assert len(rules) > 80
    for rule in rules.values():
        for name, code in rule.codes.items():
            assert CODES[name](code), (rule.type, rule.kind)
