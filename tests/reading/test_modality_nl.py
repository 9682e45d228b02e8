# SPDX-License-Identifier: EUPL-1.2
"""What is told as fact, and what is denied, suspected, planned or said in general."""

from __future__ import annotations

import pytest

from thuislijn.reading.proposals import read_text
from thuislijn.timeline.vocabulary import Modality

NO_FACTS = """
Het wijkteam onderzoekt of intensieve gezinsbehandeling kan worden ingezet.
De jeugdbeschermer gaat een machtiging uithuisplaatsing aanvragen.
Ouders willen dat Kim weer thuis komt wonen.
Het is de bedoeling dat zij in september naar een gezinshuis verhuist.
Volgens vader heeft hij moeder nooit geslagen.
Vader ontkent dat hij haar heeft mishandeld.
Er zijn geen signalen van verwaarlozing.
Van huiselijk geweld is nooit sprake geweest.
Indien nodig wordt hij opgenomen in een crisisgroep.
Mocht dit niet lukken, dan volgt een uithuisplaatsing.
Wij adviseren een aanmelding voor EMDR.
Zodra er plek is start zij met speltherapie.
Hij had eerder uit huis geplaatst moeten worden.
Achteraf bezien was een plaatsing bij oma passender geweest.
De kinderen lopen het risico om uit huis geplaatst te worden.
Mogelijk is er sprake van een depressie.
Het lijkt erop dat hij een angststoornis heeft.
Of er sprake is van autisme wordt nog onderzocht.
Er kon geen PTSS worden vastgesteld.
De omgang met vader zal worden opgebouwd.
Veel kinderen op zo'n groep spijbelen.
Normaal gesproken duurt een gesloten plaatsing een half jaar.
De voogd wilde haar in een gesloten groep plaatsen, maar dat ging niet door.
Er staat een intake gepland bij de kinderpsychiater.
Moeder dreigt met een verhuizing naar België.
Het doel van de behandeling is dat hij weer naar school gaat.
Heeft hij misschien ADHD?
Ouders zijn niet gescheiden.
De kinderrechter wijst het verzoek tot uithuisplaatsing af.
Afgesproken is dat vader gaat starten met agressieregulatietraining.
"""

FACTS = """
Moeder was ertegen, maar in mei 2019 werd hij toch in een pleeggezin geplaatst.
Op verzoek van moeder is hij in 2018 in een gezinshuis geplaatst.
Op advies van de huisarts werd hij aangemeld bij een psycholoog.
Toen hij acht was moest hij naar een crisisgroep.
In de zomer van 2020 mocht zij weer naar huis.
Nadat hij meermaals was weggelopen, werd hij in een gesloten instelling geplaatst.
De kinderrechter heeft besloten de ondertoezichtstelling te verlengen tot 1 mei 2021.
In afwachting van een plek in een gezinshuis verblijft hij sinds maart 2020 op een crisisgroep.
Volgens het dossier is hij in 2015 mishandeld door zijn stiefvader.
Sinds haar moeder is overleden, woont ze bij haar tante.
Pas na drie maanden wachten startte de EMDR.
Hij weigert al weken om naar school te gaan.
"""


def facts(sentence: str) -> list[str | None]:
    return [p.type for p in read_text(sentence).proposals if p.type and p.modality is Modality.ACTUAL]


@pytest.mark.parametrize("sentence", NO_FACTS.strip().splitlines())
def test_what_is_not_told_as_fact_is_never_shown_as_fact(sentence: str) -> None:
    assert facts(sentence) == []


@pytest.mark.parametrize("sentence", FACTS.strip().splitlines())
def test_what_is_told_as_fact_stays_a_fact(sentence: str) -> None:
    assert facts(sentence)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Er is geen sprake van een verstandelijke beperking.", Modality.NEGATED),
        ("De arts vermoedt een eetstoornis.", Modality.SUSPECTED),
        ("Wij stellen voor om speltherapie in te zetten.", Modality.HYPOTHETICAL),
        ("Kinderen die in een pleeggezin wonen missen hun ouders.", Modality.GENERIC),
    ],
)
def test_the_modality_says_in_what_way_it_is_no_fact(sentence: str, modality: Modality) -> None:
    assert {p.modality for p in read_text(sentence).proposals if p.type} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "Had ik eerder om hulp gevraagd, dan was het anders gelopen.",
        "Als ze Kees niet hadden overgeplaatst, was ik nooit weggelopen.",
        "Zonder die begeleider was ik weggelopen van de groep.",
        "Mijn man was ziek, anders hadden wij haar in huis genomen.",
        "De juf vermoedde dat hij thuis geslagen werd.",
        "Een plaatsing bij zijn opa was ook besproken.",
        "Als vader vrijkomt, wordt de omgang opgestart.",
        "Hij heeft geen contact met zijn vader.",
    ],
)
def test_what_would_have_been_or_may_be_is_no_fact(text: str) -> None:
    assert facts(text) == []
