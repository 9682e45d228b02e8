# SPDX-License-Identifier: EUPL-1.2
"""Which organisations a sentence names."""

import pytest

from thuislijn.reading.people.organisations_found import organisations_in


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("De politie meldde het voorval bij Veilig Thuis.", ["politie", "veilig-thuis"]),
        ("De kinderrechter volgt het advies van de Raad en benoemt een GI.", ["rechtbank", "raad", "gi"]),
        ("De jeugdconsulent belde met de leerplichtambtenaar en de huisarts.", ["gemeente", "leerplicht", "huisarts"]),
        ("De gezinsvoogd sprak de voogd.", ["gi"]),
        ("Hij woont bij oma en is raadselachtig stil; GIsteren ook.", []),
        ("", []),
    ],
)
def test_bodies_that_every_file_knows_are_found_once_each(sentence: str, ids: list[str]) -> None:
    assert [body.id for body in organisations_in(sentence)] == ids
