# SPDX-License-Identifier: EUPL-1.2
"""A document keeps its text, and every place in it can be found again: on its page, in its file, under its mail."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import made_files as made
from thuislijn.reading.documents.boxes import word_boxes
from thuislijn.reading.documents.cleaning import clean, clean_in_place, clean_with_origins
from thuislijn.reading.documents.documents import HintSource, digest
from thuislijn.reading.documents.hints import property_hints
from thuislijn.reading.documents.same_text import fingerprint

ODD = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("ab zA9-\n\r\t\f\x00\x02\u00ad\u2010\ufffe\u00a0ﬁĳ\u0301\u200b\uf0fe\ud800")
    )
)


@pytest.mark.parametrize(
    ("left_by_a_program", "as_people_read_it"),
    [
        ("uithuis-\r\nplaatsing", "uithuisplaatsing"),
        ("uithuis\ufffeplaatsing", "uithuisplaatsing"),
        ("uithuis\u00ad\nplaat\u00adsing", "uithuisplaatsing"),
        ("verle‐\r\nning", "verlening"),
        ("de OTS\ufffemaatregel", "de OTS-maatregel"),
        ("Zuid-\nHolland", "Zuid-Holland"),
        ("24-\nuurs zorg", "24-uurs zorg"),
        ("in 2018-\n2019", "in 2018-2019"),
        ("zus-\nen broerrelatie", "zus- en broerrelatie"),
        ("in\ufffeof doorstroom", "in- of doorstroom"),
        ("Thuis:\n- rust\n- school", "Thuis:\n- rust\n- school"),
        ("rust -\nen veiligheid", "rust -\nen veiligheid"),
        ("eﬃciënt ﬁnancieel mĳn Ĳssel", "efficiënt financieel mijn IJssel"),
        ("cafe\u0301 met Zoe\u0308", "café met Zoë"),
        ("\uf0fe ja \uf0a8 nee", "☒ ja ☐ nee"),
        ("a\x00b\x0c\u200bc \r\nd\u00a0e\t", "ab\nc\nd e"),
    ],
)
def test_text_reads_as_people_read_it(left_by_a_program: str, as_people_read_it: str) -> None:
    assert clean(left_by_a_program) == as_people_read_it


@given(ODD)
def test_each_character_knows_where_it_came_from(raw: str) -> None:
    text, origins = clean_with_origins(raw)
    assert text == clean(raw)
    assert len(origins) == len(text)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(raw) for origin in origins)


@given(ODD)
def test_what_is_cleaned_can_be_written_and_stays_clean(raw: str) -> None:
    text = clean(raw)
    text.encode("utf-8")
    assert not set(text) & set("\r\x00\x0c\u00ad\ufffe")


@given(ODD)
def test_plain_text_keeps_every_place(raw: str) -> None:
    same = raw.replace("\r\n", "\n").replace("\r", "\n")
    kept = clean_in_place(raw)
    assert len(kept) == len(same)
    assert all(a == b or not a.isprintable() or a.isspace() for a, b in zip(same, kept, strict=True))


def test_the_id_is_the_digest_of_the_bytes_whatever_the_name() -> None:
    data = made.letter_docx()
    one, other = made.document(data, "brief.docx"), made.document(data, "map/kopie van brief.docx")
    assert one.id == other.id == digest(data)[:12]
    assert made.document(made.letter_docx(("Een andere brief met genoeg woorden erin.",)), "brief.docx").id != one.id


def test_pages_lie_end_to_end_in_the_text() -> None:
    read = made.document(made.pdf(made.LETTER, ("Tweede bladzijde.",), ("Derde bladzijde.",)), "brief.pdf")
    assert [read.text[page.start : page.end] for page in read.pages[1:]] == ["Tweede bladzijde.", "Derde bladzijde."]
    assert read.pages[0].start == 0
    assert read.pages[-1].end == len(read.text)
    assert [page.number for page in read.pages] == [1, 2, 3]
    assert read.page_at(read.text.index("Tweede")).number == 2
    assert read.page_at(read.text.index("Tweede") - 1).number == 1
    assert read.page_at(len(read.text)).number == 3


def test_the_head_of_a_mail_stands_on_its_first_page() -> None:
    read = made.document(made.mail().as_bytes(), "bericht.eml")
    assert read.text[read.body_start :].startswith("Geachte mevrouw")
    assert read.text.startswith("Van: Ans de Boer")
    assert read.pages[0].start == 0
    assert read.pages[0].end == len(read.text)


def test_the_title_is_what_the_file_says_or_else_its_name() -> None:
    core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></p>'
    body = made.paragraph("Een brief over Jorn.")
    titled = made.document(made.docx(body, core=core.format("Verslag huisbezoek")), "x/scan 3.docx")
    untitled = made.document(made.docx(body, core=core.format("Microsoft Word - ")), "x/brief aan opa.docx")
    by_word = made.document(made.docx(body, core=core.format("Microsoft Word - plan van aanpak.doc")), "x/print.docx")
    assert by_word.title == "plan van aanpak"
    assert titled.title == "Verslag huisbezoek"
    assert untitled.title == "brief aan opa"
    assert made.document(made.mail().as_bytes(), "0001.eml").title == "Zorgen over Jorn"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019-03-12T14:05:00Z", dt.date(2019, 3, 12)),
        ("D:20190312140500+01'00'", dt.date(2019, 3, 12)),
        ("2019-03-12", dt.date(2019, 3, 12)),
        ("1601-01-01T00:00:00Z", None),
        ("2019-02-31T00:00:00Z", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_the_date_of_a_file_is_a_weak_hint_and_nonsense_is_none(words: str, day: dt.date | None) -> None:
    hints = property_hints(words, None)
    assert [hint.day for hint in hints] == ([day] if day else [])
    assert all(hint.source is HintSource.CREATED and not hint.strong for hint in hints)


def test_only_a_mail_is_dated_by_its_head() -> None:
    assert made.document(made.mail().as_bytes(), "a.eml").written() == dt.date(2019, 3, 12)
    core = '<p xmlns:t="http://purl.org/dc/terms/"><t:created>2019-03-12T10:00:00Z</t:created></p>'
    read = made.document(made.docx(made.paragraph("Brief over Jorn."), core=core), "a.docx")
    assert [hint.day for hint in read.hints] == [dt.date(2019, 3, 12)]
    assert read.written() is None


# --- the same words -----------------------------------------------------------------------------------------------

HEADER, FOOTER = "Stichting De Oeverlanden", "Vertrouwelijk"


def test_a_print_with_headers_and_page_numbers_says_the_same_as_the_text() -> None:
    first, second = " ".join(made.LETTER[:2]), " ".join(made.LETTER[2:])
    prints = (f"{HEADER}\n{first}\n{FOOTER} Pagina 1 van 2", f"{HEADER}\n{second}\n{FOOTER} Pagina 2 van 2")
    assert fingerprint(prints) == fingerprint(("\n".join([HEADER, *made.LETTER, FOOTER]),))


@pytest.mark.parametrize(
    ("here", "there"),
    [("14 maart 2019", "15 maart 2019"), ("2019", "2020"), ("Jorn", "Sietse"), ("zes maanden", "drie maanden")],
)
def test_two_letters_from_one_template_are_two_documents(here: str, there: str) -> None:
    text = "\n".join(made.LETTER)
    assert fingerprint((text,)) != fingerprint((text.replace(here, there),))
    assert fingerprint((text, here)) != fingerprint((text, there))


def test_few_words_are_never_the_same_document() -> None:
    assert fingerprint(("Zie bijlage.\nGroet, Ans",)) is None


# --- places on the page -------------------------------------------------------------------------------------------


def boxes_of(data: bytes, name: str, passage: str) -> list[tuple[str, float, float, float, float]]:
    read = made.document(data, name)
    start = read.text.index(passage)
    found = word_boxes(data, read, start, start + len(passage))
    return [(read.text[box.start : box.end], box.left, box.top, box.right, box.bottom) for box in found]


def test_the_words_of_a_passage_are_found_on_the_page() -> None:
    data = made.pdf(("Bladzijde een.",), made.LETTER)
    found = boxes_of(data, "brief.pdf", "3 februari 2018")
    assert [box[0] for box in found] == ["3", "februari", "2018"]
    # The third line: 32 points below the baseline at 780 of 842, so at about 0.11 of the height from the top.
    assert all(0.09 < top < bottom < 0.13 for _, _, top, _, bottom in found)
    assert all(left < right for _, left, _, right, _ in found)
    assert [box[1] for box in found] == sorted(box[1] for box in found)
    assert 0.10 < found[0][1] < 0.2


def test_on_a_page_that_lies_on_its_side_places_are_those_that_people_see() -> None:
    upright = boxes_of(made.pdf(made.LETTER), "a.pdf", "Geachte")[0]
    turned = boxes_of(made.pdf(made.LETTER, rotate=90), "a.pdf", "Geachte")[0]
    assert turned[1] == pytest.approx(1 - upright[4], abs=0.01)
    assert turned[2] == pytest.approx(upright[1], abs=0.01)


def test_a_word_broken_off_at_the_end_of_a_line_has_a_box_on_both_lines() -> None:
    data = made.pdf(("Het besluit tot uithuis-", "plaatsing werd op 3 mei genomen.", *made.LETTER))
    found = boxes_of(data, "a.pdf", "uithuisplaatsing")
    assert [box[0] for box in found] == ["uithuisplaatsing"] * 2
    assert found[0][2] < found[1][2]
    assert found[0][1] > found[1][1]


def test_a_kind_without_pages_has_no_places_and_another_file_is_refused() -> None:
    data = made.letter_docx()
    assert word_boxes(data, made.document(data, "a.docx"), 0, 10) == ()
    with pytest.raises(ValueError, match=r"a\.docx"):
        word_boxes(data + b" ", made.document(data, "a.docx"), 0, 10)


def test_nothing_heavy_is_loaded_before_it_is_needed(repository: Path) -> None:
    program = (
        "import sys, thuislijn.reading.documents.formats.catalogue;"
        "from thuislijn.reading.documents import folder, ocr;"
        "print([name for name in ('pypdfium2', 'PIL', 'docx', 'lxml', 'oxmsg', 'olefile', 'striprtf', 'numpy')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
