# SPDX-License-Identifier: EUPL-1.2
"""From a file that was dropped to cards for a person to judge: under pseudonyms, whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from tests.web.people import World, build_world, with_family
from thuislijn.actions.sources import files as sources
from thuislijn.actions.sources import names
from thuislijn.actions.sources.reading import work_once
from thuislijn.actions.timeline import Edit, write
from thuislijn.store.cases import Case
from thuislijn.store.choices import SourceState
from thuislijn.store.entries import Entry, Section
from thuislijn.store.files import path_of
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource, Lesson, ProposalCard

pytestmark = pytest.mark.usefixtures("read_here")

LETTER = """Brief aan de huisarts, 12 juni 2021

Betreft: Joris Veldkamp, geboren 4 mei 2012.

Joris woont sinds 3 maart 2021 bij zijn oma in Bloemenwaard. Op 14 april 2021 startte ambulante gezinsbegeleiding van
Stichting De Korenschoof. Moeder, Marga Veldkamp, is blij met de hulp. Bel gerust met Toos Hendrikse.
"""


def dropped(world: World, text: str | bytes = LETTER, name: str = "brief Joris Veldkamp.txt") -> CaseSource:
    data = text.encode() if isinstance(text, str) else text
    return sources.add(by=world.actor("tine"), case=world.case, name=name, content=[data])


def read(source: CaseSource) -> CaseSource:
    assert work_once()
    source.refresh_from_db()
    return source


def everything_in_the_clear(case: Case) -> str:
    """All that the database holds of a case outside the seals."""
    rows: list[object] = [*case.sources.values_list("title", "text", "problem_nl", "problem_en", "kind")]
    rows += ProposalCard.objects.filter(source__case=case).values_list("data", "needs", "explanation")
    rows += Entry.objects.filter(case=case).values_list("data", "key")
    rows += LogRow.objects.values_list("target", "why", "kind")
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_a_letter_becomes_text_and_cards_without_a_name_in_the_clear(world: World) -> None:
    case = with_family(world)
    source = read(dropped(world))
    assert source.state == SourceState.READ and source.pages == 1
    clear = everything_in_the_clear(case)
    for name in ("Joris", "Veldkamp", "Marga", "Korenschoof", "Hendrikse", "Bloemenwaard"):
        assert name not in clear, name
    assert "oma" in source.text and "3 maart 2021" in source.text
    assert b"Joris" not in path_of(case.pk, source.pk).read_bytes()


def test_a_card_is_an_item_of_this_family_with_its_passage_lit(world: World) -> None:
    with_family(world)
    source = read(dropped(world))
    (stay,) = [card for card in source.cards.all() if card.data["kind"] == "stay"]
    assert stay.data["place"] == "network"
    assert stay.data["persons"] == ["sem"], "the child of the case who was born that day"
    assert source.text[stay.start : stay.end].startswith("Jeugdige 1 woont sinds 3 maart 2021")
    (passage,) = stay.data["evidence"]
    assert passage["source"] == source.key and passage["quote"] == source.text[passage["start"] : passage["end"]]


def test_somebody_has_one_pseudonym_in_all_sources(world: World) -> None:
    with_family(world)
    first = read(dropped(world))
    second = read(dropped(world, "Verslag van 1 juli 2021. Toos Hendrikse sprak met Joris en met moeder op school."))
    shown = next(word for word in ("hulpverlener 1", "persoon 1", "persoon 2") if word in first.text.casefold())
    assert shown in second.text.casefold()
    assert "jeugdige 1" in second.text.casefold() and "moeder" in second.text.casefold()


def test_a_name_that_a_later_source_tells_is_hidden_in_the_earlier_one_too(world: World) -> None:
    case = with_family(world)
    first = read(dropped(world, "Op 3 mei 2021 zat fladderkamp in de auto. Op 5 mei 2021 kwam er hulp."))
    assert "fladderkamp" in first.text, "in small letters nothing tells that it is a name"
    write_accepted(world, case, first)
    read(dropped(world, "Op 6 mei 2021 belde mevrouw Fladderkamp, de buurvrouw. Mevrouw Fladderkamp is bezorgd."))
    first.refresh_from_db()
    assert "ladderkamp" not in everything_in_the_clear(case)
    for card in first.cards.all():
        assert card.data["evidence"][0]["quote"] == first.text[card.start : card.end]


def write_accepted(world: World, case: Case, source: CaseSource) -> None:
    card = source.cards.order_by("number").first()
    assert card is not None
    data = {**card.data, "id": "i77"}
    write(by=world.actor("tine"), case=case, edits=[Edit(Section.ITEMS, "i77", data)])


def test_a_word_that_is_no_name_becomes_readable_everywhere(world: World) -> None:
    case = with_family(world)
    text = "In het voorjaar van 2019 hielp Bries met het huiswerk. Op 5 mei 2021 was Bries weer bij Joris."
    source = read(dropped(world, text))
    (doubt,) = names.doubts_of(case)
    assert doubt.word == "Bries" and "Bries" not in source.text
    assert names.judge(by=world.actor("fatima"), case=case, word="Bries", is_name=False) == 1
    source.refresh_from_db()
    assert source.text.count("Bries") == 2 and "Joris" not in source.text
    assert source.cards.exists()
    for card in source.cards.all():
        assert card.data["evidence"][0]["quote"] == source.text[card.start : card.end]
    assert names.doubts_of(case) == ()


def test_a_word_that_is_a_name_stays_hidden_and_is_not_asked_again(world: World) -> None:
    case = with_family(world)
    read(
        dropped(world, "In het voorjaar van 2019 hielp Bries met het huiswerk. Op 5 mei 2021 was Bries weer bij Joris.")
    )
    assert names.judge(by=world.actor("fatima"), case=case, word="Bries", is_name=True) == 0
    source = read(dropped(world, "Op 6 juni 2021 hielp Bries met de tuin."))
    assert "Bries" not in source.text and names.doubts_of(case) == ()


def test_the_same_file_twice_is_a_copy(world: World) -> None:
    with_family(world)
    first = read(dropped(world))
    again = dropped(world, name="kopie.txt")
    assert again.state == SourceState.COPY and again.same_as == first
    assert not path_of(world.case.pk, again.pk).exists()
    assert not work_once()


def test_a_mail_and_what_came_with_it_are_sources_of_their_own(world: World) -> None:
    case = with_family(world)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "toos@korenschoof.example", "wijk@duinrand.example", "verslag"
    mail["Date"] = "Mon, 14 Jun 2021 10:00:00 +0200"
    mail.set_content("Hierbij het verslag. Op 10 juni 2021 was er een gesprek met moeder.")
    mail.add_attachment(LETTER.encode(), maintype="text", subtype="plain", filename="../../etc/verslag.txt")
    read(dropped(world, mail.as_bytes(), "mail.eml"))
    attached = case.sources.get(within__isnull=False)
    assert attached.state == SourceState.WAITING
    assert names.opened_names(case, "source", attached.key)["name"] == "verslag.txt"
    assert read(attached).state == SourceState.READ


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 30_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bom.docx", bomb, "uitpakken"),
        ("half.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", "beschadigd"),
        ("verkeerd.docx", lambda: b"\x00\x01\x02niets", "beschadigd"),
        ("leeg.txt", lambda: b"   \n  ", "geen tekst"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_not_what_it_is_called(
    world: World, name: str, data: object, words: str
) -> None:
    with_family(world)
    source = read(dropped(world, data(), name))  # type: ignore[operator]
    assert source.state == SourceState.FAILED
    assert words in source.problem_nl and source.problem_en
    assert name not in source.problem_nl and "Dit bestand" in source.problem_nl


def test_a_web_page_gives_its_text_and_nothing_of_its_code(world: World) -> None:
    with_family(world)
    page = "<!doctype html><html><body><p>Op 3 mei 2021 kwam er hulp.</p><script>alert('x')</script></body></html>"
    source = read(dropped(world, page, "pagina.html"))
    assert source.state == SourceState.READ
    assert "3 mei 2021" in source.text and "alert" not in source.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00program",
        b"\x7fELF",
        b"<?xml version='1.0'?><svg onload='x'></svg>",
        b"ID3\x03muziek",
        b"7z\xbc\xaf\x27\x1cx",
    ],
)
def test_what_is_no_document_is_refused_at_the_door(world: World, data: bytes) -> None:
    with pytest.raises(sources.RefusedFileError):
        dropped(world, data, "brief.pdf")
    assert not world.case.sources.exists()
    assert not list(path_of(world.case.pk, world.case.pk).parent.glob("*"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\brief.docx", "brief.docx"),
        ("brief\x00\u202exslx.exe", "briefxslx.exe"),
        ("", "zonder naam"),
        ("a" * 500 + ".pdf", "a" * 187 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert sources.plain_name(name) == kept


def test_nothing_is_read_while_consent_is_missing(world: World) -> None:
    source = dropped(world)
    Case.objects.filter(pk=world.case.pk).update(anonymous=False)
    assert not work_once()
    source.refresh_from_db()
    assert source.state == SourceState.WAITING


def test_a_paper_that_is_spoken_of_and_not_there_is_listed_until_it_comes(world: World) -> None:
    case = with_family(world)
    read(dropped(world, "Op 3 mei 2021 kwam de beschikking van 12 april 2021 ter sprake."))
    assert "12 april 2021" in Entry.objects.get(case=case, section=Section.MISSING).data["what"]
    read(dropped(world, "Beschikking\n\nRechtbank Duinrand, 12 april 2021\n\nDe rechter verlengt de maatregel."))
    assert not Entry.objects.filter(case=case, section=Section.MISSING).exists()


def test_what_corrections_taught_is_applied_to_the_next_source(world: World) -> None:
    with_family(world)
    text = "Op 9 mei 2021 was er een koffieuurtje voor ouders in het buurthuis."
    before = read(dropped(world, text)).cards.get()
    suggested = "event/other"
    assert before.data["kind"] == "event"
    Lesson(words="koffieuurtje", suggested=suggested, corrected="help/family_support", times=2).save()
    after = read(dropped(world, text.replace("9 mei", "16 mei"))).cards.get()
    assert after.data["kind"] == "help" and after.data["help_kind"] == "family_support"
    assert "Eerder zo verbeterd" in after.explanation


def test_taking_a_source_away_leaves_nothing_of_it(world: World) -> None:
    case = with_family(world)
    source = read(dropped(world))
    write_accepted(world, case, source)
    path = path_of(case.pk, source.pk)
    assert sources.take_away(by=world.actor("tine"), case=case, source=source, why="verkeerde casus") == 1
    assert not case.identities.filter(key=source.key).exists()
    assert Entry.objects.get(case=case, key="i77").data["evidence"] == []
    assert LogRow.objects.latest("pk").why == "verkeerde casus"
    assert path.exists(), "the file goes when the transaction is sure"


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_source_goes_with_it(transactional_db: None) -> None:
    world = build_world()
    source = dropped(world)
    path = path_of(world.case.pk, source.pk)
    assert path.exists()
    sources.take_away(by=world.actor("tine"), case=world.case, source=source, why="verkeerde casus")
    assert not path.exists()
