# SPDX-License-Identifier: EUPL-1.2
"""Words of the field in their inflections, and compounds by their parts.

Of the 146 pairs below Snowball alone brings 91 together, and with a lemmatiser of 19 MB before it 138. The first list
was there while the rules were written; the second one was looked at when they were done, for what was still missing.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuislijn.store.searching.stems import parts_of, stem, stems_within
from thuislijn.store.searching.words import LONGEST, plain, words_of

KNOWN = """
gezinshuis gezinshuizen, pleeggezin pleeggezinnen, kind kinderen, pleegkind pleegkinderen, ouder ouders,
huisbezoek huisbezoeken, uithuisplaatsing uithuisplaatsingen, maatregel maatregelen, plaatsen geplaatst,
plaatsen plaatste, brief brieven, gesprek gesprekken, wachtlijst wachtlijsten, groep groepen, leefgroep leefgroepen,
behandeling behandelingen, machtiging machtigingen, beschikking beschikkingen, school scholen,
gezinsvoogd gezinsvoogden, moeder moeders, oma oma's, opa opa's, melding meldingen, besluit besluiten,
verslag verslagen, wonen woonde, wonen gewoond, wonen woont, nemen nam, nemen genomen, opnemen opgenomen,
overlijden overleed, overlijden overleden, verblijf verblijven, crisis crises, kliniek klinieken,
therapie therapieën, zus zussen, broer broers, tante tantes, conflict conflicten, schuld schulden,
diagnose diagnoses, rapport rapporten, advies adviezen, gezinslid gezinsleden, stad steden, probleem problemen,
ruzie ruzies, slaan sloeg, slaan geslagen, verhuizen verhuisde, verhuizen verhuisd, begeleiden begeleidt,
begeleiden begeleidde, stoppen gestopt, beginnen begon, beginnen begonnen, vertrekken vertrok, wegloper weglopers,
weglopen weggelopen, onderzoek onderzoeken, onderzoeken onderzocht, dreigen dreigde, schorsen geschorst,
verlengen verlengd, jongere jongeren, jeugdige jeugdigen, nacht nachten, wens wensen, brengen bracht,
ziekenhuis ziekenhuizen, afspraak afspraken, contact contacten
"""
HELD_BACK = """
behandelgroep behandelgroepen, voogdijmaatregel voogdijmaatregelen, zorgboerderij zorgboerderijen,
logeerhuis logeerhuizen, kleinkind kleinkinderen, stiefvader stiefvaders, evaluatie evaluaties, hulpvraag hulpvragen,
zorgvraag zorgvragen, thuissituatie thuissituaties, zitting zittingen, rechter rechters,
kinderrechter kinderrechters, indicatie indicaties, aanmelding aanmeldingen, aanmelden aangemeld, aanmelden meldde,
verwijzing verwijzingen, verwijzen verwees, verwijzen verwezen, schrijven schreef, schrijven geschreven, zien zag,
zien gezien, komen kwam, komen gekomen, blijven bleef, blijven gebleven, krijgen kreeg, krijgen gekregen,
spreken sprak, spreken gesproken, gaan ging, gaan gegaan, zoeken zocht, zoeken gezocht, helpen hielp,
helpen geholpen, vinden vond, vinden gevonden, weigeren weigerde, weigeren geweigerd, scheiden gescheiden,
scheiding scheidingen, mishandelen mishandeld, mishandeling mishandelingen, verwaarlozen verwaarloosd,
verslaving verslavingen, opname opnames, opvoeder opvoeders, leraar leraren, huisarts huisartsen,
politieagent politieagenten, straf straffen, recht rechten, stoornis stoornissen, medicijn medicijnen,
weekend weekenden, vakantie vakanties, feit feiten, zelfmoordpoging zelfmoordpogingen,
bezoekregeling bezoekregelingen, mentor mentoren, buurvrouw buurvrouwen, klacht klachten,
overplaatsen overgeplaatst, terugplaatsen teruggeplaatst, thuiswonen thuiswonende, verzuimen verzuimde,
verhoor verhoren, proef proeven
"""


def missed(pairs: str) -> list[str]:
    return [pair.strip() for pair in pairs.split(",") if len({stem(plain(word)) for word in pair.split()}) > 1]


def test_inflections_of_this_field_are_one_word() -> None:
    assert len(KNOWN.split(",")) == 75
    assert missed(KNOWN) == []


def test_other_inflections_but_one_are_one_word_too() -> None:
    assert len(HELD_BACK.split(",")) == 71
    assert missed(HELD_BACK) == ["aanmelden meldde"], "its 'aan' stands elsewhere in the sentence"


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("netwerkpleeggezin", "pleeggezin"),
        ("netwerkpleeggezinnen", "netwerk"),
        ("gezinshuisouders", "gezinshuis"),
        ("crisisopvang", "opvang"),
        ("kinderbeschermingsmaatregel", "bescherming"),
        ("uithuisgeplaatst", "uithuisplaatsing"),
        ("omgangsregelingen", "omgang"),
        ("gezinscoach", "gezin"),
        ("Duinrandschool", "school"),
        ("traumabehandeling", "behandelen"),
        ("spoedmachtiging", "machtigingen"),
        ("systeemtherapeute", "systeem"),
        ("jeugd-ggz", "ggz"),
    ],
)
def test_a_compound_is_found_by_its_parts(word: str, asked: str) -> None:
    found = {one for part in words_of(word) for form in part.forms for one in stems_within(form)}
    assert stem(plain(asked)) in found


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("vergeten", "eten"),
        ("diploma", "oma"),
        ("minister", "ster"),
        ("ouder", "oud"),
        ("naam", "nemen"),
        ("woning", "woont"),
    ],
)
def test_a_word_is_not_found_by_letters_that_happen_to_be_in_it(word: str, asked: str) -> None:
    assert stem(asked) not in stems_within(word)


def test_a_compound_with_and_without_its_linking_letter_is_one_word() -> None:
    assert stem("gezinhuis") == stem("gezinshuis")
    assert parts_of("netwerkpleeggezin") == ("netwerk", "pleeg", "gezin")


def test_no_noun_of_the_list_is_taken_apart_again() -> None:
    assert parts_of("maatregel") == () and parts_of("rechtbank") == ()


@given(st.text(max_size=80))
def test_whatever_stands_in_a_text_its_words_are_plain_and_in_their_place(text: str) -> None:
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        for form in word.forms:
            assert form.isascii() and form.isalnum() and form == form.lower() and len(form) <= LONGEST
            assert all(one.isascii() and one.isalnum() for one in stems_within(form))
            assert stem(form) in stems_within(form)


def test_a_word_cut_off_at_the_end_of_a_line_is_one_word() -> None:
    (word,) = words_of("gezins-\n  huis")
    assert word.forms == ("gezinshuis", "gezins", "huis")
