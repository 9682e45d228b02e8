# SPDX-License-Identifier: EUPL-1.2
"""The whole way as a facilitator goes it, from the link of an invitation to the report: the server, its workers and the
reader are processes as in real life. Once by keyboard and hand, once in a browser without script."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.going import Person, Place, administrator, facilitator, open_case, place

pytestmark = pytest.mark.needs("chromium", "pango")

PAPERS = ("04_journaal_pleegzorg.txt", "07_mail_moeder.txt", "12_brief_moeder.txt")
LINE = "jeugdige 1 bij opa en oma 14-6-2021 tot 5-7-2021"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    with place(tmp_path) as found:
        yield found


@pytest.fixture
def papers(repository: Path) -> list[Path]:
    """Some papers of a family of the examples: a Word file, a mail, a PDF, notes, and a file that is none."""
    folder = repository / "examples" / "kamphuis" / "documents"
    names = ("brief Ans.docx", "RE wanneer mag ik fenna zien.eml", "contactjournaal.txt", "Beschikking 21 mrt 2017.pdf")
    return [folder / name for name in names]


def go(fleur: Person, part: str) -> Page:
    """To a part of the case that is open."""
    case = re.match(r".*/casus/[0-9a-f-]{36}", fleur.page.url)
    assert case, fleur.page.url
    fleur.page.goto(f"{case.group()}/{part}")
    return fleur.page


def upload_and_wait(fleur: Person, papers: list[Path], *, script: bool) -> None:
    page = go(fleur, "bronnen")
    page.set_input_files("#files", papers)
    if not script:
        fleur.press("Toevoegen")
        expect(page.get_by_text(f"{len(papers)} bestanden toegevoegd")).to_be_visible()
    for _ in range(120):  # the reader begins when it likes
        if page.locator(".sr-row .tl-status", has_text="gelezen").count() >= len(papers):
            return
        page.wait_for_timeout(500)
        if not script:
            page.reload()
    raise AssertionError(page.locator("#rows").inner_text())


def review_by_key(page: Page, many: int) -> list[str]:
    """Accepts so many proposals, takes one back, corrects one, rejects one; the titles that were accepted."""
    page.locator("#card-title").wait_for()
    accepted: list[str] = []

    def press(*keys: str) -> None:
        before = page.locator("#card").get_attribute("data-card")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_function("before => document.getElementById('card').dataset.card !== before", arg=before)

    while len(accepted) < many:
        accepted.append(page.locator("#card-title").inner_text())
        press("a")
    press("u")
    press("a")
    page.keyboard.press("e")
    page.keyboard.type("wat Fleur ervan maakte")
    press("Enter")
    press("r", "5")
    return accepted


def print_all(fleur: Person) -> dict[str, bytes]:
    """The report in each of its formats."""
    page, made = go(fleur, "afdrukken"), {}
    for kind in ("html", "pdf", "docx"):
        page.locator(f"[name=kind][value={kind}]").check()
        with page.expect_download(timeout=60_000) as download:
            fleur.press("Maken")
        made[kind] = Path(download.value.path()).read_bytes()
    return made


def words_in(made: dict[str, bytes]) -> dict[str, str]:
    """The text of a report in each format, without what only lays it out."""
    html = re.sub(r"<[^>]+>", " ", made["html"].decode())
    pdf = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made["pdf"]))
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as opened:
        docx = re.sub(r"<[^>]+>", "", opened.read("word/document.xml").decode())
    return {kind: " ".join(text.split()) for kind, text in (("html", html), ("pdf", pdf), ("docx", docx))}


def mark_of(page: Page, words: str) -> str:
    """The key of the item that is drawn with these words."""
    drawn = page.locator("#drawing .i", has=page.locator("title", has_text=words))
    drawn = drawn.or_(page.locator(f'#drawing .i[aria-label*="{words}"]')).first
    drawn.wait_for(state="attached")
    return str(drawn.get_attribute("data-id"))


def draw_by_keyboard_and_hand(page: Page) -> str:
    """Adds an item in one line, drags its end, takes that back and does it again, and makes it a turning point."""
    expect(page.locator("html")).to_have_class(re.compile("tlv-live"))
    page.locator("#scroll").focus()
    page.keyboard.press("n")
    page.keyboard.type(LINE)
    page.keyboard.press("Enter")
    bar = page.locator("#drawing").get_by_role("link", name="bij opa en oma").first
    expect(bar).to_be_focused(timeout=20_000)
    key = str(bar.get_attribute("data-id"))
    bar = page.locator(f'#drawing .i[data-id="{key}"]')
    for _ in range(20):
        box = bar.locator("path, rect").first.bounding_box()
        if box and box["width"] > 24:
            break
        page.keyboard.press("+")
        page.wait_for_timeout(150)
    assert box
    x, y = box["x"] + box["width"] - 1, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    told = page.locator(".tlv-bubble").inner_text()
    with page.expect_response("**/schuif"):
        page.mouse.up()
    dragged = re.compile(f"tot .*{told}|{told}")
    expect(bar).to_have_accessible_name(dragged)
    bar.focus()
    page.keyboard.press("Control+z")
    expect(bar).to_have_accessible_name(re.compile("5 juli 2021"))
    page.keyboard.press("Control+Shift+Z")
    expect(bar).to_have_accessible_name(dragged)
    bar.focus()
    page.keyboard.press("p")
    title = page.locator("#panel [name=title]")
    expect(title).to_be_focused()
    title.fill("niet meer thuis")
    title.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    mark_of(page, "niet meer thuis")
    return key


def answer_a_question(fleur: Person) -> None:
    page = go(fleur, "vragen")
    if page.locator(".tl-alarm").count():
        page.locator(".tl-alarm button").click()
    page.locator(".tlq-fold[open]").first.get_by_role("button", name="herkend", exact=True).click()
    page.locator(".tlq-words textarea").first.fill("zo was het bij ons ook")
    page.locator(".tlq-words").first.get_by_role("button", name="Bewaren").click()
    expect(page.locator("main article", has_text="zo was het bij ons ook").first).to_be_visible()


def change_in_the_table(fleur: Person, old: str, new: str) -> None:
    page = go(fleur, "tabel")
    page.locator("main").get_by_role("link", name=old).first.click()
    page.locator("main [name=title]").fill(new)
    page.locator("main [name=title]").press("Enter")
    expect(page.locator("main").get_by_role("link", name=new)).to_be_visible()


def search_for(fleur: Person, word: str, found: str) -> None:
    box = fleur.page.locator("header [type=search]")
    box.fill(word)
    box.press("Enter")
    expect(fleur.page.locator("main").get_by_text(found).first).to_be_visible()


def test_from_an_invitation_to_the_report_by_keyboard_and_hand(
    chromium: Browser, here: Place, papers: list[Path]
) -> None:
    fleur = facilitator(chromium, administrator(chromium, here, script=True), script=True)
    errors: list[str] = []
    fleur.page.on("pageerror", lambda error: errors.append(str(error)))
    open_case(fleur)
    upload_and_wait(fleur, papers, script=True)
    fleur.page.get_by_role("link", name="voorstellen nakijken").click()
    accepted = review_by_key(fleur.page, 8)
    page = go(fleur, "tijdlijn")
    mark_of(page, "wat Fleur ervan maakte")
    draw_by_keyboard_and_hand(page)
    answer_a_question(fleur)
    change_in_the_table(fleur, "bij opa en oma", "een zomer bij opa en oma")
    table = fleur.page.locator("main").inner_text()
    assert all(title in table for title in accepted)
    for kind, text in words_in(print_all(fleur)).items():
        for words in ("een zomer bij opa en oma", "niet meer thuis", "wat Fleur ervan maakte", "Strandloper"):
            assert words in text, f"{words} is not in the {kind}"
        assert "Kamphuis" not in text, f"the {kind} holds the name of the family"
    search_for(fleur, "zomer", "een zomer bij opa en oma")
    assert errors == []


def test_the_same_way_without_script(chromium: Browser, here: Place, papers: list[Path]) -> None:
    fleur = facilitator(chromium, administrator(chromium, here, script=False), script=False)
    page = fleur.page
    open_case(fleur)
    upload_and_wait(fleur, papers[:2], script=False)
    page.get_by_role("link", name="voorstellen nakijken").click()
    accepted = page.locator("#card-title").inner_text()
    fleur.press("Overnemen A")
    expect(page.get_by_text("Overgenomen.")).to_be_visible()
    page.locator("summary", has_text="Verbeteren").click()
    fleur.fill(title="wat Fleur ervan maakte")
    fleur.press("Zo overnemen Enter")
    page.locator("summary", has_text="Afwijzen").click()
    page.locator("[name=why]").first.click()
    expect(page.get_by_text("Afgewezen.")).to_be_visible()

    page = go(fleur, "tijdlijn")
    mark_of(page, "wat Fleur ervan maakte")
    page.locator("#regel").fill(LINE)
    page.locator("#regel").press("Enter")
    expect(page.get_by_text("Toegevoegd: bij opa en oma.")).to_be_visible()
    key = mark_of(page, "bij opa en oma")
    link = page.locator(f'#drawing .i[data-id="{key}"]').first.get_attribute("href")
    go(fleur, str(link))
    fleur.fill(end="12 juli 2021")
    fleur.press("Bewaren")
    go(fleur, "tijdlijn")
    for name, day in (("Ongedaan maken", "5 juli 2021"), ("Opnieuw doen", "12 juli 2021")):
        fleur.press(name)
        drawn = page.locator("#drawing").get_by_role("link", name="bij opa en oma").first
        expect(drawn).to_have_accessible_name(re.compile(day))
    page = go(fleur, f"schakelmoment/nieuw?item={key}")
    fleur.fill(title="niet meer thuis")
    fleur.press("Bewaren")
    mark_of(go(fleur, "tijdlijn"), "niet meer thuis")
    answer_a_question(fleur)
    change_in_the_table(fleur, "bij opa en oma", "een zomer bij opa en oma")
    expect(page.locator("main").get_by_role("link", name=accepted).first).to_be_visible()
    for kind, text in words_in(print_all(fleur)).items():
        assert "een zomer bij opa en oma" in text, kind
    search_for(fleur, "zomer", "een zomer bij opa en oma")
