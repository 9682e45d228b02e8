# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in what a sentence tells, where it names several children, their parents and other people's homes.

The first 22 sentences were written before the code that reads them was looked at; then 2 of them came out right. Of the
24 after them, written when the first held, 14 were right at first contact.
"""

from __future__ import annotations

import datetime as dt

import pytest

from thuislijn.reading.documents.documents import Document, Page
from thuislijn.reading.family.whole_file import read_file
from thuislijn.timeline.items import Contact, Help, Item
from thuislijn.timeline.timeline import Timeline

FAMILY = """Gezinsoverzicht

Moeder: Petra Jansen, geboren op 4 mei 1984.
Vader: Kees van Dongen, geboren op 9 september 1981.
Zoon Sem van Dongen, geboren op 12 maart 2008.
Dochter Noor van Dongen, geboren op 3 juni 2011.
Zoon Daan van Dongen, geboren op 20 november 2014.

Groningen, 10 oktober 2020

"""

WRITTEN_BEFORE = [
    (
        "In maart 2016 ging Sem naar een pleeggezin in Assen; Noor bleef thuis en begon in september "
        "2016 op basisschool De Klimboom.",
        {"2016-03": "Sem", "2016-09": "Noor"},
    ),
    (
        "Terwijl Noor in 2017 werd aangemeld bij De Praktijk, startte Sem in april 2018 met speltherapie.",
        {"2017": "Noor", "2018-04": "Sem"},
    ),
    (
        "Sem ging in augustus 2012 naar groep 1 en Noor in augustus 2015.",
        {"2012-08": "Sem", "2015-08": "Noor"},
    ),
    (
        "Toen Noor vier was, werd vader opgenomen in een verslavingskliniek.",
        {"2015-06": "Kees"},
    ),
    (
        "In 2018 overleed de oma van Sem.",
        {"2018": "oma Sem"},
    ),
    (
        "Sem woonde van januari 2017 tot juli 2018 bij zijn oma; zijn zus verbleef vanaf maart 2017 bij vader.",
        {"2017-01": "Sem", "2017-03": "Noor"},
    ),
    (
        "Op 4 februari 2019 kreeg Daan de diagnose ADHD, zijn broer Sem kreeg op 11 juni 2019 de diagnose ASS.",
        {"2019-02-04": "Daan", "2019-06-11": "Sem"},
    ),
    (
        "De leerkracht van Noor deed op 6 oktober 2018 een melding bij Veilig Thuis over Daan.",
        {"2018-10-06": "Daan"},
    ),
    (
        "De ondertoezichtstelling van Sem werd op 2 mei 2017 uitgesproken en die van Noor op 8 december 2017.",
        {"2017-05-02": "Sem", "2017-12-08": "Noor"},
    ),
    (
        "Op 1 juni 2016 zijn moeder en Daan in een gezinshuis geplaatst, Sem bleef bij vader.",
        {"2016-06-01": "Daan Sem"},
    ),
    (
        "Voor Sem en Noor is op 14 januari 2017 een ondertoezichtstelling uitgesproken, voor Daan op 3 maart 2017.",
        {"2017-01-14": "Sem Noor", "2017-03-03": "Daan"},
    ),
    (
        "In 2015 was moeder drie maanden opgenomen wegens een psychose; Sem was toen zeven.",
        {"2015": "Petra"},
    ),
    (
        "Sem werd op 9 april 2018 geschorst, terwijl Noor op 16 april 2018 naar een nieuwe school ging.",
        {"2018-04-09": "Sem", "2018-04-16": "Noor"},
    ),
    (
        "De kinderen gingen per 1 september 2018 naar pleeggezin De Wit.",
        {"2018-09-01": "Sem Noor Daan"},
    ),
    (
        "Beide jongens zijn op 5 mei 2018 overgeplaatst naar een gezinshuis.",
        {"2018-05-05": "Sem Daan"},
    ),
    (
        "Noor, die sinds 2017 bij oma woont, ging in augustus 2019 naar het speciaal onderwijs.",
        {"2017": "Noor", "2019-08": "Noor"},
    ),
    (
        "Vader kreeg in november 2016 een contactverbod; Noor zag hij daarna niet meer.",
        {"2016-11": "Kees"},
    ),
    (
        "Moeder meldde Sem op 3 februari 2015 aan bij het wijkteam.",
        {"2015-02-03": "Sem Petra"},
    ),
    (
        "Daan en Noor wonen sinds 2 juli 2018 in hetzelfde pleeggezin; Sem zit sinds 15 augustus 2018 op "
        "een leefgroep.",
        {"2018-07-02": "Daan Noor", "2018-08-15": "Sem"},
    ),
    (
        "Op zijn achtste ging Sem naar een logeerhuis, terwijl zijn zusje in mei 2017 met speltherapie begon.",
        {"2016-03": "Sem", "2017-05": "Noor"},
    ),
    (
        "Noor ging in januari 2018 bij opa wonen, Daan werd in februari 2018 in een pleeggezin geplaatst "
        "en Sem is in maart 2018 opgenomen in een kliniek.",
        {"2018-01": "Noor", "2018-02": "Daan", "2018-03": "Sem"},
    ),
    (
        "Moeder startte in april 2017 met een traumabehandeling, Sem kreeg vanaf juni 2017 psychomotorische therapie.",
        {"2017-04": "Petra", "2017-06": "Sem"},
    ),
]

WRITTEN_AFTER = [
    (
        "Sem vertelt dat zijn moeder in 2016 is opgenomen in een psychiatrische kliniek.",
        {"2016": "Petra"},
    ),
    (
        "Moeder vertelt dat Daan in maart 2019 is aangemeld voor speltherapie.",
        {"2019-03": "Daan"},
    ),
    (
        "Voor Noor is op 6 mei 2019 een machtiging uithuisplaatsing verleend; voor haar broers is dat "
        "verzoek afgewezen.",
        {"2019-05-06": "Noor"},
    ),
    (
        "Hij (Daan) ging in augustus 2018 naar de basisschool, zijn zus zat toen al sinds januari 2018 thuis.",
        {"2018-08": "Daan", "2018-01": "Noor"},
    ),
    (
        "In de zomer van 2017 logeerden Sem en Daan bij opa, Noor was in juli 2017 in het ziekenhuis opgenomen.",
        {"2017-07": "Noor"},
    ),
    (
        "Na de scheiding in 2016 bleef Noor bij moeder wonen en Sem ging in juli 2016 bij vader wonen.",
        {"2016-07": "Sem Kees"},
    ),
    (
        "Op 12 februari 2018 deed de school van Daan een zorgmelding over hem en zijn zus.",
        {"2018-02-12": "Daan Noor"},
    ),
    (
        "De gezinsvoogd bezocht op 3 april 2018 moeder en besprak de schorsing van Sem van 26 maart 2018.",
        {"2018-03-26": "Sem"},
    ),
    (
        "Toen moeder 31 was, werd zij opgenomen in een verslavingskliniek.",
        {"2015-05": "Petra"},
    ),
    (
        "Sem en zijn zusje zijn op 1 november 2018 in een crisispleeggezin geplaatst, hun broertje ging "
        "op 3 november 2018 naar een ander pleeggezin.",
        {"2018-11-01": "Sem Noor", "2018-11-03": "Daan"},
    ),
    (
        "Van januari 2018 tot april 2018 zat vader in detentie, waarna Daan in mei 2018 weer bij hem ging wonen.",
        {"2018-01": "Kees", "2018-05": "Daan"},
    ),
    (
        "Sem heeft in 2017 EMDR gehad, Noor in 2018.",
        {"2017": "Sem", "2018": "Noor"},
    ),
    (
        "Omdat Sem in maart 2019 werd mishandeld door vader, is Daan in april 2019 bij oma ondergebracht.",
        {"2019-04": "Daan"},
    ),
    (
        "Bij Daan is in juni 2019 een taalontwikkelingsstoornis vastgesteld, bij Noor in september 2019 "
        "dyslexie en bij Sem niets.",
        {"2019-06": "Daan", "2019-09": "Noor"},
    ),
    (
        "Haar dochter werd op 4 maart 2019 onder toezicht gesteld, haar zoons niet.",
        {"2019-03-04": "Noor"},
    ),
    (
        "Noor is sinds 8 januari 2020 niet meer naar school geweest, terwijl Daan op 13 januari 2020 "
        "juist op een nieuwe school begon.",
        {"2020-01-08": "Noor", "2020-01-13": "Daan"},
    ),
    (
        "Daan kreeg in februari 2018 logopedie, Noor (dan zes jaar) speltherapie vanaf maart 2018 en Sem "
        "vanaf april 2018 een training weerbaarheid.",
        {"2018-02": "Daan", "2018-03": "Noor", "2018-04": "Sem"},
    ),
    (
        "Op 20 juni 2019 overleed opa; Noor en Sem waren erbij.",
        {"2019-06-20": "opa"},
    ),
    (
        "De ots van alle drie de kinderen is op 9 mei 2020 verlengd, de machtiging voor Sem is op 9 mei "
        "2020 niet verlengd.",
        {"2020-05-09": "Sem Noor Daan"},
    ),
    (
        "Vader is in mei 2019 aangehouden wegens geweld tegen moeder.",
        {"2019-05": "Kees Petra"},
    ),
    (
        "Moeder en Sem volgden vanaf september 2019 samen systeemtherapie, Noor deed daar niet aan mee.",
        {"2019-09": "Petra Sem"},
    ),
    (
        "Eerst werd Noor, op 2 maart 2020, in een gezinshuis geplaatst, later volgde Daan op 1 juli 2020.",
        {"2020-03-02": "Noor", "2020-07-01": "Daan"},
    ),
    (
        "Het contact tussen Sem en zijn vader is in april 2019 verbroken; moeder ziet hij sinds juni 2019 elke week.",
        {"2019-04": "Kees Sem"},
    ),
    (
        "Sem, Noor en Daan wonen sinds 5 juni 2019 bij oma.",
        {"2019-06-05": "Sem Noor Daan"},
    ),
]


def read(sentence: str) -> Timeline:
    text = f"{FAMILY}{sentence}\n"
    paper = Document(
        id="d1", path="brief.txt", kind="txt", title="brief", sha256="d1", text=text, pages=(Page(1, 0, len(text)),)
    )
    return read_file([paper]).timeline


def told_on(item: Item) -> str:
    """The day on which an item begins, of help that is waited for the day from which, of what ended the day it did."""
    moments = [item.when.start, item.waiting_from if isinstance(item, Help) else item.when.end, item.when.end]
    day = next((moment.earliest for moment in moments if moment.earliest is not None), None)
    return "" if day is None else dt.date.fromordinal(day).isoformat()


def taking_part(timeline: Timeline, sentence: str, when: str) -> set[str]:
    """First names of all who take part in what the sentence itself tells of that day, month or year."""
    found: set[str] = set()
    for item in timeline.items:
        if any(p.quote.strip() == sentence for p in item.evidence) and told_on(item).startswith(when):
            found.update(item.persons, item.with_whom if isinstance(item, Contact) else ())
    return {person.name.split()[0] for person in timeline.persons if person.id in found}


@pytest.mark.parametrize(("sentence", "told"), [*WRITTEN_BEFORE, *WRITTEN_AFTER])
def test_each_date_of_a_sentence_is_of_those_it_is_told_of(sentence: str, told: dict[str, str]) -> None:
    timeline = read(sentence)
    assert {when: taking_part(timeline, sentence, when) for when in told} == {
        when: set(who.split()) for when, who in told.items()
    }
