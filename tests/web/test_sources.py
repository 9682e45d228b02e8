# SPDX-License-Identifier: EUPL-1.2
"""The screens of sources: files come in one by one, are followed, opened with a reason, and taken away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.actions.reading_here import ReadingHere
from tests.web.people import SOURCE, World, with_family, with_sources
from thuislijn.actions.sources.reading import work_once
from thuislijn.store.choices import Act, SourceState
from thuislijn.store.log import LogRow
from thuislijn.store.sources import CaseSource
from thuislijn.web.sources.passages import Span, window

LETTER = "Brief, 12 juni 2021. Joris Veldkamp, geboren 4 mei 2012, woont sinds 3 maart 2021 bij zijn oma."


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thuislijn.actions.sources.reading.ReadingApart", ReadingHere)


def address(world: World, name: str = "sources", **ids: object) -> str:
    return reverse(name, kwargs={"case_id": world.case.pk, **ids})


def file(name: str = "brief.txt", data: bytes = LETTER.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_many_files_at_once_those_that_cannot_be_kept_are_told_and_the_others_stay(world: World) -> None:
    client = world.client("tine")
    files = [
        file("een.txt"),
        file("twee.txt", b"Op 3 mei 2021 kwam er hulp."),
        file("leeg.txt", b""),
        file("x.exe", b"MZ"),
    ]
    page = client.post(address(world), {"files": files}, follow=True).content.decode()
    assert world.case.sources.count() == 2
    assert "2 bestanden toegevoegd" in page
    assert "Bestand 4 van de 4 (.exe): Dit is een programma" in page and "Bestand 3 van de 4 (.txt)" in page
    assert "leeg" not in page.replace("Dit bestand is leeg", ""), "the name of a file names people"


def test_one_file_by_script_gets_an_answer_of_its_own(world: World) -> None:
    client = world.client("tine")
    json = {"Accept": "application/json"}
    sent = client.post(address(world), {"files": file()}, headers=json)
    assert sent.status_code == 201 and sent.json() == {"taken": 1, "copies": 0, "said": ""}
    assert client.post(address(world), {"files": file("kopie.txt")}, headers=json).json()["copies"] == 1
    refused = client.post(address(world), {"files": file("a.svg", b"<svg onload='alert(1)'/>")}, headers=json)
    assert refused.status_code == 422 and "SVG" in refused.json()["said"]
    assert client.post(address(world), {}, headers=json).status_code == 422


def test_the_list_tells_how_far_each_is_and_what_to_do(world: World) -> None:
    client = world.client("tine")
    client.post(address(world), {"files": [file(), file("half.pdf", b"%PDF-1.4\nweg")]})
    assert client.get(address(world, "sources_progress")).json()["busy"] is True
    while work_once():
        pass
    state = client.get(address(world, "sources_progress")).json()
    assert state["busy"] is False
    assert "beschadigd" in state["rows"] and "Opnieuw lezen" in state["rows"]
    assert "na te kijken" in state["rows"] and "nakijken" in state["summary"]
    page = client.get(address(world)).content.decode()
    assert "Veldkamp" not in page and "Joris" not in page and "half.pdf" not in page


def test_a_file_that_failed_is_read_again_when_asked(world: World) -> None:
    client = world.client("tine")
    client.post(address(world), {"files": file("half.pdf", b"%PDF-1.4\nweg")})
    work_once()
    source = world.case.sources.get()
    client.post(address(world, "source_again", source_id=source.pk))
    source.refresh_from_db()
    assert (source.state, source.attempts, source.problem_nl) == (SourceState.WAITING, 0, "")


def test_somebody_who_looks_on_is_told_when_nothing_reads(world: World) -> None:
    client = world.client("tine")
    client.post(address(world), {"files": file()})
    assert "lezer draait" not in client.get(address(world)).content.decode()
    CaseSource.objects.update(uploaded=timezone.now() - dt.timedelta(minutes=9))
    assert "lezer draait" in client.get(address(world)).content.decode()


def read_one(world: World) -> tuple[Client, CaseSource]:
    with_family(world)
    client = world.client("fatima")
    client.post(address(world), {"files": file("brief Joris <script>.txt")})
    work_once()
    return client, world.case.sources.get()


def test_the_text_is_shown_with_the_passage_that_is_asked_for(world: World) -> None:
    client, source = read_one(world)
    card = source.cards.first()
    assert card is not None
    asked = address(world, "source", source_id=source.pk) + f"?van={card.start}&tot={card.end}"
    page = client.get(asked).content.decode()
    assert 'aria-current="true">' in page and "Joris" not in page
    for silly in ("?van=-1&tot=x", "?van=99999999999&tot=1", "?plaats=%00", "?van=5&tot=2"):
        assert client.get(address(world, "source", source_id=source.pk) + silly).status_code == 200


def test_title_and_date_are_put_right_and_nothing_typed_is_lost(world: World) -> None:
    client, source = read_one(world)
    where = address(world, "source", source_id=source.pk)
    wrong = client.post(where, {"title": "brief van <b>school</b>", "date": "32-1-2021"})
    assert wrong.status_code == 422
    assert "brief van &lt;b&gt;school&lt;/b&gt;" in wrong.content.decode() and "32-1-2021" in wrong.content.decode()
    client.post(where, {"title": "brief van school", "date": "voorjaar 2021"})
    source.refresh_from_db()
    assert source.title == "brief van school" and source.date.startswith("[2021-03-")


def test_the_original_leaves_only_with_a_reason_and_never_as_a_page(world: World) -> None:
    client, source = read_one(world)
    where = address(world, "source_original", source_id=source.pk)
    assert client.post(where, {"why": ""}).status_code == 422
    response = client.post(where, {"why": "het stempel nakijken"})
    assert b"".join(response.streaming_content) == LETTER.encode()  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert "<" not in response["Content-Disposition"]
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff" and "sandbox" in response["Content-Security-Policy"]
    row = LogRow.objects.latest("pk")
    assert (row.act, row.kind, row.why) == (Act.EXPORT, "original", "het stempel nakijken")


def test_a_source_is_taken_away_only_with_a_reason(world: World) -> None:
    client, source = read_one(world)
    where = address(world, "source_remove", source_id=source.pk)
    assert client.get(where).status_code == 200 and world.case.sources.exists()
    assert client.post(where, {"why": "x"}).status_code == 422
    client.post(where, {"why": "hoort bij een ander gezin"})
    assert not world.case.sources.exists()


def test_a_source_of_another_case_is_not_found(world: World) -> None:
    with_sources(world)
    world.case.team = world.south
    world.case.save()
    other = world.client("tine")
    for name in ("source", "source_again", "source_remove", "source_original"):
        assert other.post(address(world, name, source_id=SOURCE)).status_code == 404


def test_words_are_judged_by_those_who_may_see_names(world: World) -> None:
    with_family(world)
    client = world.client("fatima")
    text = "In het voorjaar van 2019 hielp Bries met het huiswerk. Op 5 mei 2021 was Bries weer bij Joris."
    client.post(address(world), {"files": file("b.txt", text.encode())})
    work_once()
    assert "Woorden beoordelen" in client.get(address(world)).content.decode()
    assert "Bries" in client.get(address(world, "words")).content.decode()
    assert "Bries" not in world.client("tine").get(address(world)).content.decode()
    client.post(address(world, "words"), {"word": "Bries", "is": "word"})
    assert "Bries" in world.case.sources.get().text
    for silly in ({}, {"word": "Bries"}, {"word": "x" * 5000, "is": "word"}, {"word": "<script>", "is": "name"}):
        assert client.post(address(world, "words"), silly).status_code == 302


def test_a_name_that_was_not_hidden_is_hidden_by_whoever_sees_it(world: World) -> None:
    with_family(world)
    client = world.client("eva")
    text = "Op 3 mei 2021 kwam flappertje langs. Op 5 mei 2021 was flappertje boos op Joris."
    client.post(address(world), {"files": file("b.txt", text.encode())})
    work_once()
    source = world.case.sources.get()
    assert "flappertje" in source.text, "in small letters nothing tells that it is a name"
    where = address(world, "hide_name", source_id=source.pk)
    client.post(where, {"word": "flappertje"})
    source.refresh_from_db()
    assert "flappertje" not in source.text and source.cards.exists()
    for card in source.cards.all():
        assert "flappertje" not in str(card.data)
        assert card.data["evidence"][0]["quote"] == source.text[card.start : card.end]
    before = source.text
    for silly in ("", "x", "\0\0", "nergens", "<script>", "y" * 9000):
        assert client.post(where, {"word": silly, "card": "geen"}).status_code == 302
    source.refresh_from_db()
    assert source.text == before


def test_a_window_holds_the_whole_text_in_pieces_that_passages_begin_and_end_at() -> None:
    text = "een twee drie\fvier vijf"
    shown = window(text, (4, 8), [Span("a", 4, 13), Span("b", 9, 18)], "a")
    assert "".join(piece.text for piece in shown.pieces) == text.replace("\f", "")
    assert [(piece.text, piece.ids) for piece in shown.pieces if piece.ids] == [
        ("twee ", ("a",)),
        ("drie", ("a", "b")),
        ("vier", ("b",)),
    ]
    assert [piece.page for piece in shown.pieces if piece.page] == [1, 2]
    assert [piece.text for piece in shown.pieces if piece.lit] == ["twee ", "drie"]
