# SPDX-License-Identifier: EUPL-1.2
"""Given the infinitive of a Dutch verb, all its forms follow."""

from __future__ import annotations

import pytest

from thuislijn.reading.dutch.lexicon_files import lexicon
from thuislijn.reading.dutch.verbs_nl import finite_forms, forms, past_forms, separable


@pytest.mark.parametrize(
    ("infinitive", "present", "past", "participle"),
    [
        ("maken", "maakt", "maakte", "gemaakt"),
        ("leven", "leeft", "leefde", "geleefd"),
        ("verhuizen", "verhuist", "verhuisde", "verhuisd"),
        ("melden", "meldt", "meldde", "gemeld"),
        ("starten", "start", "startte", "gestart"),
        ("weigeren", "weigert", "weigerde", "geweigerd"),
        ("signaleren", "signaleert", "signaleerde", "gesignaleerd"),
        ("escaleren", "escaleert", "escaleerde", "geëscaleerd"),
        ("stoppen", "stopt", "stopte", "gestopt"),
        ("krijgen", "krijgt", "kreeg", "gekregen"),
        ("verkrijgen", "verkrijgt", "verkreeg", "verkregen"),
    ],
)
def test_a_verb_has_its_forms(infinitive: str, present: str, past: str, participle: str) -> None:
    found = forms(infinitive)
    assert present in found.present
    assert past in found.past
    assert participle == found.participle


def test_a_separable_verb_is_written_as_one_word_in_part_of_its_forms() -> None:
    assert {"opgehaald", "ophalen", "ophaalde"} <= set(separable("op", "halen"))


def test_past_forms_do_not_include_words_of_the_present() -> None:
    assert {"kreeg", "verhuisde", "meldde"} <= past_forms()
    assert not {"plaatsen", "wonen", "gezin", "gewoon"} & past_forms()
    assert "woont" in finite_forms()
    assert "vlucht" not in finite_forms()


def test_every_verb_in_the_lists_compiles() -> None:
    assert lexicon().rarest
