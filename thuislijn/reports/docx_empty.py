# SPDX-License-Identifier: EUPL-1.2
"""An empty Word document in our own styles. python-docx brings a template of 2013 with hundreds of styles, a picture of
its first page and the traces of who made it; of that only the frame is kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from thuislijn.timeline.vocabulary import Language

LANGUAGE = {"nl": "nl-NL", "en": "en-GB"}
_LEFT_OUT = ("stylesWithEffects", "thumbnail", "customXml", "extended-properties")
_WORD_2013 = "15"  # below this Word opens a document in its compatibility mode
_NUMBERED = 1  # the numbered list among the abstract lists of word_styles.xml


def empty_document(language: Language, larger: float = 1.0) -> Any:
    """A document without a word, in the language by which Word spells, its text so many times `larger`.

    python-docx is loaded here because it takes a quarter of a second.
    """
    import docx
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import qn

    out = docx.Document()
    styles, numbering = parse_xml(_look())
    for part, ours in ((out.styles.element, styles), (out.part.numbering_part.element, numbering)):
        for old in list(part):
            part.remove(old)
        part.extend(list(ours))
    out.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), LANGUAGE[language])
    for size in out.styles.element.iter(qn("w:sz"), qn("w:szCs")):
        if size.get(qn("w:val")) and size.getparent().tag == qn("w:rPr"):
            size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * larger)))
    settings = out.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE[language])
    settings.find(qn("w:defaultTabStop")).addnext(OxmlElement("w:autoHyphenation"))  # only tables let it
    for name in ("w:savePreviewPicture", "w:rsids"):
        settings.remove(settings.find(qn(name)))
    compatible = f"{qn('w:compat')}/{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']"
    settings.find(compatible).set(qn("w:val"), _WORD_2013)
    for holder in (out.part.package, out.part):
        for key, relation in list(holder.rels.items()):
            if any(name in relation.reltype for name in _LEFT_OUT):
                del holder.rels[key]
    _properties(out.core_properties)
    return out


def own_numbers(out: Any) -> int:
    """The id of a new list that counts from 1; without one Word counts on from list to list."""
    numbering = out.part.numbering_part.element
    added = numbering.add_num(_NUMBERED)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(added.numId)


def _properties(properties: Any) -> None:
    """Nothing of who made it or when: the day stands in the document, and a name of a person never."""
    properties.author = properties.last_modified_by = "Thuislijn"
    properties.comments = ""
    for old in list(properties._element):
        if old.tag.endswith(("}created", "}modified")):
            properties._element.remove(old)


@cache
def _look() -> bytes:
    return Path(__file__).with_name("word_styles.xml").read_bytes()
