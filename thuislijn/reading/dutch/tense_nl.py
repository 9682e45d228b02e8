# SPDX-License-Identifier: EUPL-1.2
"""Tense, as far as dates need it: past or not, and whether a court speaks its decision in this very sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thuislijn.reading.dutch.clauses_nl import FINITE, Clauses
from thuislijn.reading.dutch.tokens import Tokens, word_set
from thuislijn.reading.dutch.verbs_nl import past_forms

_PAST = word_set(
    """
    was waren werd werden had hadden kwam kwamen ging gingen kreeg kregen moest moesten mocht mochten kon konden
    wilde wilden zat zaten woonde woonden verbleef verbleven bleef bleven begon begonnen startte startten volgde
    volgden liep liepen vond vonden gaf gaven zei zeiden vertelde stond stonden trok trokken overleed vertrok
    verhuisde verliet sloeg stopte deed deden bracht brachten meldde bleek viel vielen nam namen zag zagen
    ontving ontvingen sprak stelde verzocht adviseerde logeerde scheidden verzuimde raakte ontstond
    """
)
_PAST |= word_set(
    """
    voelde maakte maakten haalde haalden belde belden schreef sloot stal dronk dronken at sliep sliepen vocht vochten
    gooide gooiden rookte blowde gebruikte gebruikten snoof sneed huilde plaste spijbelde pestte bedreigde mishandelde
    misbruikte schold scholden schopte beet brak verloor verloren verdween vluchtte vluchtten trouwde trouwden
    hertrouwde scheidde beviel stierf werkte werkten leefde leefden groeide groeiden leerde behaalde slaagde zakte
    wisselde stapte stapten schakelde schakelden vroeg vroegen zocht zochten verwees stuurde schorste uitte uitten
    signaleerde dealde zwierf noemde dacht dachten wist hield hielden lag lagen dook hing keek leed riep schoot
    verbrak verbraken besloot besloten stelden liet lieten zette zetten leidde overleden eindigde eindigden opende
    veranderde verhuisden trof troffen reed haperde ontving plaatste wees belandde belandden paste ving vingen
    haakte werden ontsloeg ontvluchtte kende kenden slikte slikten opperde weigerde weigerden praatte luisterde
    """
)
_NO_PARTICIPLE = word_set(
    """
    gezin gewoon geweld gebied gezond verband verstand bestand gewicht gezicht gerecht geduld gevecht bericht beleid
    verleden bekend bereid bezorgd verslaafd beperkt gespannen overspannen verschillend besluit verdriet gehecht
    behoeften ervaren gedachten geleden gelden benen beelden berichten gebieden verbanden verhalen onderwijzen
    overigen ontevreden verlegen eigen herten verplicht gerust verantwoord onzeker inzicht toezicht onderzoeken
    """
)
_PAST |= past_forms()
_AUXILIARY = word_set("is zijn heeft hebben ben heb bent hebt")
_PARTICIPLE = re.compile(
    r"(?:(?:op|aan|af|uit|in|mee|terug|weg|toe|vast|thuis|door|samen|plaats|om|na|bij|stil|mis|vol|los|vrij|over)?"
    r"ge[a-zë]{2,}(?:d|t|n)|(?:ver|be|ont|her|er|over|onder|voor)[a-zë]{3,}(?:d|t|en))\Z"
)
_COMING = word_set(
    """
    start starten begint beginnen gaat gaan komt komen volgt volgen vindt vinden wordt worden krijgt krijgen
    loopt stopt eindigt verhuist word ga kom krijg begin start mag mogen zal zullen
    """
)
_GRANTS = word_set("ken kent kennen wijs wijst wijzen")
_GRANTED = word_set("verleend uitgesproken verlengd opgeheven")  # 'De machtiging wordt verleend tot ...'
_PERFORMS = word_set("verlengt verleent machtigt benoemt bekrachtigt vernietigt")


def is_past(tokens: Tokens, clauses: Clauses, clause: int) -> bool:
    """Whether a clause is told in the past: a past form, 'is/heeft' with a participle, or a participle in a note."""
    words = clauses.inside(clause)
    if any(word in _PAST for word in words):
        return True
    helped = any(word in _AUXILIARY for word in words)
    if not helped and any(word in FINITE for word in words):
        return False
    if helped:
        return any(_PARTICIPLE.match(word) and word not in _NO_PARTICIPLE for word in words) or _doubly(words)
    noted = any(_NOTED.match(word) and word not in _NO_PARTICIPLE for word in words)
    return noted and _PLANNED.isdisjoint(words) and _COMING.isdisjoint(words)


_NOTED = re.compile(
    r"(?:(?:op|aan|af|uit|in|mee|terug|weg|toe|vast|thuis|door|over)?ge[a-zë]{2,}(?:d|t|n)|(?:ver|be|ont|her)[a-zë]{3,}[dt])\Z"
)
_PLANNED = word_set("gepland ingepland afgesproken verwacht voorzien gevraagd aangevraagd verzocht ingaande beoogd")
_DOUBLED = word_set("komen gaan blijven laten moeten kunnen mogen willen leren zitten staan liggen lopen zien horen")


def _doubly(words: Sequence[str]) -> bool:
    """Whether an infinitive stands for the participle: 'is niet komen opdagen', 'hebben moeten wachten'."""
    return any(first in _DOUBLED and second.endswith("en") and len(second) > 4 for first, second in pairwise(words))


def is_present(tokens: Tokens, clauses: Clauses, clause: int) -> bool:
    """Whether a clause has a verb in the present that tells what starts or comes ('start', 'gaat', 'wordt ingezet').

    'Vrijdag heb ik een gesprek' comes too: an appointment that somebody has.
    """
    words = clauses.inside(clause)
    appointed = not _HAS.isdisjoint(words) and not _APPOINTMENTS.isdisjoint(words)
    return (appointed or any(word in _COMING for word in words)) and not is_past(tokens, clauses, clause)


_HAS = word_set("heb heeft hebben is staat staan zijn zit")
_APPOINTMENTS = word_set("gesprek afspraak zitting intake overleg evaluatie mdo kennismaking oudergesprek toets examen")


def is_finite(tokens: Tokens, clauses: Clauses, clause: int) -> bool:
    """Whether a clause has a verb at all; a note of words alone has no tense."""
    return any(word in FINITE for word in clauses.inside(clause))


_HEREBY = word_set("hierbij bijgaand middels")
_I = word_set("ik wij we")
_DECLARES = word_set(
    "meld melden verwijs verwijzen draag dragen sluit sluiten beëindig beëindigen besluit besluiten ken kennen verzoek"
)


def declares(tokens: Tokens) -> bool:
    """'Hierbij meld ik ... aan', 'Wij verwijzen haar terug naar ...': it happens by being written."""
    words = tokens.words[:12]
    spoken = not _I.isdisjoint(words) and not _DECLARES.isdisjoint(words)
    return spoken or (words[0] in _HEREBY and not _I.isdisjoint(words))


_CONCLUDES = word_set("voldaan voldoet bedraagt concluderen concludeer classificeren classificatie luidt stellen stel")


def concludes(tokens: Tokens) -> bool:
    """'Er wordt voldaan aan de criteria van ...', 'Het totale IQ bedraagt ...': found by the paper that says it."""
    return not _CONCLUDES.isdisjoint(tokens.words) and "niet" not in tokens.words


def performs(tokens: Tokens) -> bool:
    """'verlengt de ondertoezichtstelling', 'verleent machtiging': these words decide it, on the day of writing."""
    words = tokens.words
    passive = "wordt" in words and not _GRANTED.isdisjoint(words) and "niet" not in words
    grants = passive or (not _GRANTS.isdisjoint(words) and "toe" in words)
    return grants or any(word in _PERFORMS for word in words) or ("stelt" in words and "toezicht" in words)
