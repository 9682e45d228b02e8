# SPDX-License-Identifier: EUPL-1.2
"""Lines that are only heading or address, and the sections of a document that tell plans and not what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thuislijn.reading.dutch.passages import Sentence
from thuislijn.reading.time_nl.values import TimeExpression

_HEADER = re.compile(
    r"\s*(?:betreft|onderwerp|subject|van|from|aan|to|cc|verzonden|sent|datum[\w ]*|date|"
    r"kenmerk|ons kenmerk|uw kenmerk|zaaknummer\w*|rekestnummer|zaaksgegevens|aanwezig\w*|afwezig\w*|"
    r"leerling|cliënt|client|patiënt|naam|bsn|locatie|plaats|opgesteld door|auteur|telefoon\w*|tel|e-mail|email|adres|"
    r"kopie|bijlagen?|notulist|voorzitter|re|geboortedatum|geb\. ?datum|verslagperiode|rapportageperiode|soort contact|"
    r"soort|behandelaar|gezinsvoogd|jeugdbeschermer|mentor|deelnemers)\s*:",
    re.IGNORECASE,
)
# A field that tells a fact: 'Maatregel: ondertoezichtstelling van 1 mei 2020 tot 1 mei 2021', 'Ingangsdatum hulp: ...'.
_FACT = re.compile(
    r"\s*(?:[-•*] )?(?:(?:huidige |soort |juridische |lopende |vorige )*(?:maatregel\w*|kinderbeschermingsmaatregel|"
    r"jeugdbeschermingsmaatregel|ots|machtiging\w*|voogdij|gezag\w*|indicatie|hulp\w*|zorg|behandeling|medicatie|"
    r"diagnos\w+|classificatie|dsm\S*|verblijf\w*|woonplek|woonsituatie|woont|plaatsing\w*|opname\w*|school\w*|"
    r"onderwijs|voorgeschiedenis|aanleiding|beschikking|status)|(?:ingangs|start|begin|eind|opname|plaatsings|"
    r"ontslag|aanmeld)datum)\b[^:\n]{0,30}:\s*\S",
    re.IGNORECASE,
)
# A fact as one of several fields on a line: 'Pleegkind: Quincy      Plaatsing sinds: 17-08-2016'.
_FACT_BESIDE = re.compile(
    r"(?:\s{3,}|\t|[;|] ?)(?:datum )?(?:plaatsing|geplaatst|uithuisplaatsing|opname|in zorg|start hulp|aanmelding)\w*"
    r"(?: sinds| op| per| datum)?: ?\d",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\s*(?:geachte|beste|lieve|hallo|hoi|dag|met vriendelijke groet\w*|hoogachtend|groet\w*|mvg|"
    r"vriendelijke groet\w*|aldus)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|was|zijn|waren|wordt|werd|worden|werden|heeft|had|hebben|hadden|gaat|ging|kan|kon|moet|moest|mag|"
    r"wil|zal|zou|komt|kwam|krijgt|kreeg|woont|woonde|verblijft|verbleef|blijft|bleef|"
    r"zit|zat|staat|doet|deed|vertelt|geeft|vindt|vond|volgt|start|loopt|belt|meldt|ziet|zegt)\b",
    re.IGNORECASE,
)
# Headings under which stands what people mean to do: action points, goals, advice, requests.
_PLANS = re.compile(
    r"\s*(?:[\dIVX]+(?:\.\d+)*[.)]?\s*|[A-Za-z][.)]\s*|#+\s*)?"
    r"(?:de |het |onze |gemaakte |nieuwe |concrete |belangrijkste )*"
    r"(?:afspra(?:ak|ken)|vervolgafspra(?:ak|ken)|acties?|actiepunten|actielijst|doel|doelen|leerdoelen|behandeldoelen|"
    r"werkdoelen|doelstellingen|vervolg|vervolgstappen|vervolgtraject|hoe verder|hoe nu verder|plan|plan van aanpak|"
    r"planning|beleid|to ?do|advies|adviezen|aanbeveling(?:en)?|voorstel(?:len)?|verzoek|wensen?|toekomst\w*|"
    r"vooruitblik|alternatief plan|wat had anders gekund|wie doet wat|"
    r"wat (?:gaan we|we gaan|wij gaan|moet er|gaat er|spreken we|willen we|we willen)\b.*|"
    r"veiligheidsafspraken|scenario'?s?)\b",
    re.IGNORECASE,
)


def is_heading(
    text: str, sentence: Sentence, times: tuple[TimeExpression, ...], sentences: Sequence[Sentence], at: int
) -> bool:
    """Whether a sentence is a line of a letter head, a greeting, or a title without a verb."""
    line = text[sentence.start : min(sentence.end, sentence.start + 300)]
    if sentence.opens_line and (_FACT.match(line) or _FACT_BESIDE.search(line)):
        return False
    if sentence.opens_line and (_HEADER.match(line) or _GREETING.match(line)) and len(line) < 200:
        return True
    alone = sentence.opens_line and (at + 1 == len(sentences) or sentences[at + 1].opens_line)
    ends = line.rstrip()[-1:] in ".!?;"
    if not alone or ends or VERB.search(line):
        return False
    if line[:1] in "-•*–" or (at and _listed_before(text, sentences, at)):
        return False
    return len(sentences) > 1 and (not times or at <= 3) and len(line) < 160


def _listed_before(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the line before announced a list."""
    before = text[sentences[at - 1].start : sentences[at - 1].end].rstrip()
    return before.endswith(":") and bool(VERB.search(before))


def opens_section(text: str, sentence: Sentence, sentences: Sequence[Sentence], at: int) -> bool | None:
    """Whether a line heads a section, and then whether that section tells plans; None where it heads none."""
    line = text[sentence.start : min(sentence.end, sentence.start + 120)].rstrip()
    alone = sentence.opens_line and (at + 1 == len(sentences) or sentences[at + 1].opens_line)
    if not alone or len(line) > 70 or line[:1] in "-•*–" or line[-1:] in ".!?;,":
        return None
    if VERB.search(line) and not re.match(r"\s*(?:[\d.]+\s*)?(?:wat|hoe|wie) ", line, re.IGNORECASE):
        return None
    return _PLANS.match(line) is not None
