# SPDX-License-Identifier: EUPL-1.2
"""What holds for names in any text: no crash, spans in place, nothing lost, twice is once, linear time."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thuislijn.reading.names.misspelt import one_apart
from thuislijn.reading.names.names_nl import (
    KnownNames,
    KnownOrganisation,
    KnownPerson,
    Pseudonyms,
    find_names,
    known_person,
    pseudonymise,
)
from thuislijn.reading.names.words import clean, fold, read_words

FAMILY = KnownNames(
    persons=(
        known_person("Mila de Boer", "child", birth_year=2010),
        known_person("Ruud de Boer", "child", birth_year=2008),
        known_person("Fatima el Amrani", "mother"),
        known_person("Jan de Boer", "father"),
        known_person("Jan de Boer", "grandfather", birth_year=1950),
        KnownPerson(role="sister", given=("Roos",), surnames=("van 't Hof",), nicknames=("Roosje",)),
        known_person("Wil Voogd", "neighbour"),
        known_person("D'Angelo Şahin", "half_brother"),
        known_person("M. Jansen", "family_guardian"),
    ),
    organisations=(KnownOrganisation(names=("De Linde", "gezinshuis De Linde")),),
)
# Pieces that mean something to the rules, so that chance builds the odd corners of files.
_PIECES = re.split(
    r"\|",
    "Mila|Ruud|Ruuds|Roos|Wil|Mark|Jan|Mei|De|de|van|Van|der|'t|’s|D'Angelo|Anne-Fleur|Şeyma|Zoe\u0308|Łukasz|Boer|boer"
    "|Hof|mw.|mevrouw|dhr.|de heer|fam.|gezin|juf|gezinsvoogd|oma|moeder|vader|R.|M.|J.P.|Almere|Putten|Buren|in|te"
    "|Kerkstraat|12|12a|1351 AB|2019|Levvel|gezinshuis|De Linde|basisschool|Vlieger|school|College|Veilig Thuis"
    "|Flevoland|Stichting|Raad|OTS|BSN|123456782|06-12345678|m.deboer@x.nl|www.x.nl|NL91ABNA0417164300"
    "|kenmerk: JB/2019/123|12 maart|(geb. 1950)|,|.|:|?|\n|\n\n|-|(|)|\"|'|“|”|en|hij|is|woont|persoon 3|organisatie A"
    "|jeugdige 1|[BSN]|naam 1|Organisatie|Jeugdige|MILA DE BOER|mila|roos|El Amrani|Jansen|\u00ad|\u200b|•|\t|&|Groep"
    "|kenteken|12-AB-34|Zyxlorf|plaats 2|straat 1|Opa Bep|voogd|Voogd|RvdK|WhatsApp",
)
_file_text = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.sampled_from([" "] * 8 + ["", "-", "'", ". ", ", ", "\n"])), max_size=25
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))
_any_text = st.one_of(_file_text, st.text(max_size=120))


@given(_any_text, st.sampled_from([FAMILY, KnownNames()]))
@settings(max_examples=250, deadline=None)
@example("M. Flevoland 12", FAMILY)
@example("gezinsvoogd mw. mw. mw. De", FAMILY)
def test_spans_lie_inside_the_text_in_order_and_never_overlap(text: str, known: KnownNames) -> None:
    behind = 0
    for span in find_names(text, known, birth_dates=True):
        assert behind <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.surface
        behind = span.end


@given(_any_text, st.sampled_from([FAMILY, KnownNames()]), st.sampled_from(["nl", "en"]))
@settings(max_examples=250, deadline=None)
@example("kenteken Almere", FAMILY, "en")
@example("Bezoek R. Zoë Raad", FAMILY, "en")
@example("BSN 123456782, 12-03-2010", FAMILY, "nl")
def test_twice_is_once_and_every_other_character_stays(text: str, known: KnownNames, language: str) -> None:
    pseudonyms = Pseudonyms.of(known, language=language).extended(find_names(text, known))
    new, replaced = pseudonymise(text, pseudonyms)
    rebuilt, at = "", 0
    for piece in replaced:
        assert text[piece.start : piece.end] == piece.surface
        assert new[piece.new_start : piece.new_end] == piece.pseudonym
        rebuilt += text[at : piece.start] + piece.pseudonym
        at = piece.end
    assert rebuilt + text[at:] == new
    assert pseudonymise(new, pseudonyms) == (new, ())
    assert Pseudonyms.from_json(pseudonyms.to_json()) == pseudonyms


@given(_file_text, st.sampled_from(["Mila", "MILA", "mila", "Ruud", "Fatima", "El Amrani", "Jansen"]), _file_text)
@settings(max_examples=200, deadline=None)
def test_a_known_name_is_gone_in_capitals_and_in_small_letters(before: str, name: str, after: str) -> None:
    # "jansen" is hidden too, "roos" and "wil" are not: those are everyday words (see matching.py).
    new, _ = pseudonymise(f"{before} {name} {after}", Pseudonyms.of(FAMILY))
    assert fold(name) not in " ".join(word.key for word in read_words(clean(new).text).items).split("  ")
    keys = [word.key for word in read_words(clean(new).text).items]
    wanted = [word.key for word in read_words(name).items]
    assert all(keys[i : i + len(wanted)] != wanted for i in range(len(keys)))


@given(_any_text)
@settings(max_examples=150, deadline=None)
def test_the_clean_text_leads_back_to_the_text_itself(text: str) -> None:
    cleaned = clean(text)
    words = read_words(cleaned.text)
    for word in words.items:
        start, end = cleaned.original(word.start, word.end)
        assert 0 <= start < end <= len(text)
        assert fold(clean(text[start:end]).text) == word.key


@given(st.text(alphabet="abcd", min_size=1, max_size=8), st.data())
def test_a_name_one_letter_wrong_is_one_apart(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name)))
    more = name[:place] + "z" + name[place:]
    assert one_apart(more, name)
    assert one_apart(name, more)
    assert not one_apart(name, name)
    assert not one_apart(name + "zz", name)


def test_folding_joins_what_people_write_differently() -> None:
    assert fold("Şeyma") == fold("SEYMA") == fold("seyma")
    assert fold("Łukasz") == fold("Lukasz")
    assert fold(unicodedata.normalize("NFD", "Zoë")) == fold("ZOË") == "zoe"


_HOSTILE = (
    "a", "A", "Aa ", "A. ", "van ", "Van ", "1", "1 ", "01-", "@", "a@", "a.", "-", "Mila ", "Mila-", "mevrouw ",
    "a.nl", "kenmerk ", "De ", " ", "\n", "e\u0301", "D'", "gezinsvoogd mw. ", "Jansen-", "Jansen-van ", "Kerkstraat ",
    "Kerk 12 ", "de heer en mevrouw ", "\t", "+31 ", "NL91 ABNA ", "basisschool ", "Abcdefgh ", "aB", "\u200b", "ab-\n",
    "http://", "(0", "C/16/12345 / ", "Postbus 1 ", "geboren 1-", "1351 AB ", "[BSN] ", "\u0301", "Stichting De ",
)  # fmt: skip


def _read_whole(text: str) -> None:
    """Reads the text to its end: work that grows with the square of its length would not come back within the day."""
    spans = find_names(text, FAMILY, birth_dates=True)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    hidden, replaced = pseudonymise(text, Pseudonyms.of(FAMILY, birth_dates=True).extended(spans[:100]))
    assert len(hidden) == len(text) + sum(r.new_end - r.new_start - (r.end - r.start) for r in replaced)


@pytest.mark.parametrize("piece", _HOSTILE, ids=repr)
def test_a_text_of_one_piece_over_and_over_is_read_to_its_end(piece: str) -> None:
    _read_whole(piece * (10_000 // len(piece)))


@pytest.mark.rehearsal
@pytest.mark.parametrize("piece", ["a", "1", "@", "\n", "Mila-", None], ids=repr)
def test_200_kb_of_hostile_text_is_read_to_its_end(piece: str | None) -> None:
    pieces = [piece] if piece else _HOSTILE
    _read_whole("".join(one * (200_000 // len(pieces) // len(one)) for one in pieces))
