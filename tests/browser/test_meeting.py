# SPDX-License-Identifier: EUPL-1.2
"""A whole meeting with three browsers and the phone of a parent, on one server that is killed halfway.

Fatima leads it and types, Rens and Eva observe, Mila is the mother of the family. What anybody was told to be saved is
there at the end, for whom it is meant, and on the minutes.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.at_a_meeting import PHONE, Meeting, all_at_once, live, mark, meeting, tab

pytestmark = pytest.mark.needs("chromium", "pango")

LINE = "jeugdige 1 bij opa en oma 14-6-2021 tot 5-7-2021"
STAY, POINT = "bij opa en oma", "niet meer thuis"
NOTES = {"rens": "de wijk besliste zonder moeder", "eva": "moeder zweeg toen het over oma ging"}
AGREED, DIFFERS = "er is besloten terwijl moeder zweeg", "of zij het er wel mee eens was"
MOTHER, GUARDIAN = "niemand vroeg wat wij nodig hadden", "er was die week geen bed dichterbij"
FATIMAS, EVAS = "niemand vroeg ons iets, zegt moeder", "moeder wilde hulp aan huis"
WAY, FACTOR = "een logeerweekend bij de buren", "jeugdige 1 slaapt slecht na een ruzie"
DEED, QUESTION = "oma en de buren samen aan tafel vragen", "wie heeft oma ooit gebeld?"


@pytest.mark.django_db(False)
def test_a_meeting_of_three_from_its_beginning_to_its_minutes(chromium: Browser, tmp_path: Path) -> None:
    with meeting(tmp_path, chromium) as here:
        pages = begin(here)
        typist_draws(pages)
        observers_note(pages)
        here.kill()
        what_was_saved_is_there(pages)
        mila = here.come_in("mila", "/", PHONE)
        card_by_keyboard(pages["fatima"])
        another_answers_on_the_same_card(pages)
        two_change_one_answer(here, pages)
        beside(pages)
        her_part(here, mila, running=True)
        end(here, pages["fatima"])
        observers_agree(here, pages)
        minutes(here, pages["fatima"])
        into_the_plan(here, pages["fatima"])
        her_part(here, mila, running=False)


def begin(here: Meeting) -> dict[str, Page]:
    """The facilitator begins, and goes to the timeline; the observers were there already and see it begin."""
    timeline = f"/casus/{here.case}/tijdlijn#bijeenkomst"
    pages = {who: live(here.come_in(who, timeline)) for who in ("rens", "eva")}
    fatima = here.come_in("fatima", f"/bijeenkomst/{here.meeting}")
    fatima.get_by_role("button", name="Begin", exact=True).click()
    expect(fatima.get_by_text("bezig").first).to_be_visible()
    fatima.get_by_role("link", name="Tijdlijn", exact=True).first.click()
    pages["fatima"] = live(fatima)
    for page in pages.values():
        expect(page.locator("#pane-meeting")).to_contain_text(re.compile(r"nog 1[78]\d minuten"), timeout=30_000)
    expect(fatima.locator("#present")).to_contain_text("Rens")
    expect(fatima.locator("#present")).to_contain_text("Eva")
    return pages


def typist_draws(pages: dict[str, Page]) -> None:
    """An item in one line, and a turning point made of it: the others see both, with who did it."""
    fatima = pages["fatima"]
    fatima.locator("#scroll").focus()
    fatima.keyboard.press("n")
    fatima.keyboard.type(LINE)
    fatima.keyboard.press("Enter")
    expect(mark(fatima, STAY)).to_be_focused()
    for who in ("rens", "eva"):
        expect(mark(pages[who], STAY)).to_be_visible(timeout=8000)
        expect(pages[who].locator("#toasts")).to_contain_text(re.compile(f"Fatima.*{STAY}", re.S))
    fatima.keyboard.press("p")
    title = fatima.locator("#panel [name=title]")
    expect(title).to_be_focused()
    title.fill(POINT)
    title.press("Enter")
    expect(fatima.locator("#panel")).to_be_hidden()
    for page in pages.values():
        expect(mark(page, POINT)).to_be_visible(timeout=8000)


def observers_note(pages: dict[str, Page]) -> None:
    """Both write about the turning point at the same moment; each sees their own note, and nothing of the other's."""
    for who in NOTES:
        mark(pages[who], POINT).focus()
        pages[who].keyboard.press("b")
        expect(field(pages[who])).to_be_focused()
        pages[who].keyboard.type(NOTES[who])
        expect(pages[who].locator("#pane-meeting [data-about]")).to_contain_text(POINT)
    all_at_once(*(lambda page=pages[who]: page.keyboard.press("Control+Enter") for who in NOTES))
    for who, text in NOTES.items():
        expect(own_notes(pages[who])).to_contain_text(text)
        expect(own_notes(pages[who])).to_contain_text(POINT)
    nothing_of_another(pages)


def nothing_of_another(pages: dict[str, Page]) -> None:
    """Whoever looks at the whole source of their page finds no note but their own."""
    for who, page in pages.items():
        read = page.content()
        assert [name for name, text in NOTES.items() if text in read] == ([who] if who in NOTES else [])


_ANSWERED = """() => !document.querySelector('#pane-meeting textarea[name=text]').value
    || !document.querySelector('#beside .tlb-said').hidden"""


def what_was_saved_is_there(pages: dict[str, Page]) -> None:
    """After the server was killed: what each was told to be saved, and a half sentence that nobody had saved yet."""
    rens = pages["rens"]
    field(rens).fill("na de storing")
    field(rens).press("Control+Enter")
    rens.wait_for_function(_ANSWERED)
    if field(rens).input_value():  # the connection was cut under it: it says so, and the words are still there
        field(rens).press("Control+Enter")
    expect(own_notes(rens).get_by_text("na de storing")).to_have_count(1)
    for who, page in pages.items():
        page.reload()
        live(page)
        expect(mark(page, STAY)).to_be_visible()
        expect(mark(page, POINT)).to_be_visible()
        if who in NOTES:
            page.keyboard.press("b")
            expect(own_notes(page)).to_contain_text(NOTES[who])
    nothing_of_another(pages)


def step(page: Page, name: str) -> Locator:
    return page.locator(f"#pane-card [data-step={name}]")


def open_card(page: Page) -> None:
    mark(page, POINT).focus()
    page.keyboard.press("o")
    expect(page.locator('#pane-card [data-card^="turning_points"]')).to_be_visible()


def go_on_to(page: Page, name: str) -> None:
    """Passes over questions by keeping nothing, until the hand is at this one."""
    at = "document.activeElement.closest('[data-step]')?.dataset.step"
    for _ in range(20):
        if page.evaluate(at) == name:
            return
        before = page.evaluate(at)
        page.keyboard.press("Control+Enter")
        page.wait_for_function(f"before => {at} && {at} !== before", arg=before)
    raise AssertionError(f"the keyboard does not come to {name}")


def card_by_keyboard(fatima: Page) -> None:
    """Two people differ on whether it fitted, and there was another way; typed by key, beside the drawing."""
    open_card(fatima)
    expect(step(fatima, "how").locator(".tlk-form [name=text]")).to_be_focused()
    go_on_to(fatima, "fitted")
    keys = fatima.keyboard
    keys.type(MOTHER)
    keys.press("Tab")
    fit_by_key(fatima, "no")
    keys.press("Tab")
    keys.type("moeder")
    keys.press("Control+Shift+Enter")
    expect(step(fatima, "fitted").locator(".tlk-said")).to_have_count(1)
    expect(step(fatima, "fitted").locator(".tlk-form [name=text]")).to_be_focused()
    keys.type(GUARDIAN)
    keys.press("Tab")
    fit_by_key(fatima, "yes")
    keys.press("Tab")
    keys.press("Control+a")
    keys.type("gezinsvoogd")
    keys.press("Control+Enter")
    expect(fatima.locator("#pane-card .tlk-fits")).to_contain_text("verschillend gezien")
    go_on_to(fatima, "options")
    keys.type(WAY)
    keys.press("Control+Enter")
    expect(step(fatima, "options").locator(".tlk-said")).to_contain_text(WAY)
    assert fatima.url.split("?")[0].split("#")[0].endswith("/tijdlijn")


def fit_by_key(page: Page, wanted: str) -> None:
    """With the hand at the choice of whether it fitted: arrows to this one."""
    page.keyboard.press("Space")
    for _ in range(6):
        if page.evaluate("document.activeElement.checked && document.activeElement.value") == wanted:
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"no way by key to {wanted}")


def another_answers_on_the_same_card(pages: dict[str, Page]) -> None:
    """Eva answers in her own browser while Fatima types: both stand on both cards."""
    eva, fatima = pages["eva"], pages["fatima"]
    fatima.locator("#stap-fear").focus()
    fatima.keyboard.press("Enter")
    expect(step(fatima, "fear").locator(".tlk-form [name=text]")).to_be_focused()
    fatima.keyboard.type("dat het weer zo snel gaat")
    open_card(eva)
    eva.locator("#stap-wished").click()
    area = step(eva, "wished").locator(".tlk-form [name=text]")
    area.fill(EVAS)
    all_at_once(lambda: area.press("Control+Enter"), lambda: fatima.keyboard.press("Control+Enter"))
    expect(step(eva, "wished").locator(".tlk-said")).to_contain_text(EVAS)
    expect(step(fatima, "fear").locator(".tlk-said")).to_contain_text("dat het weer zo snel gaat")
    expect(step(fatima, "wished").locator(".tlk-said")).to_contain_text(EVAS)


def two_change_one_answer(here: Meeting, pages: dict[str, Page]) -> None:
    """The mother's answer, in other words by two at once: the second sees both, and keeps both."""
    eva, fatima = pages["eva"], pages["fatima"]
    for page in (eva, fatima):
        if not step(page, "fitted").get_attribute("open"):
            page.locator("#stap-fitted").click()
        said = step(page, "fitted").locator(".tlk-said", has_text=MOTHER)
        said.get_by_role("link", name="Wijzigen").click()
    edits = [step(page, "fitted").locator(".tlk-form--edit") for page in (fatima, eva)]
    for edit, text in zip(edits, (FATIMAS, f"{EVAS}, niet weg"), strict=True):
        edit.locator("[name=text]").fill(text)
    edits[0].get_by_role("button", name="Bewaren").click()
    expect(step(fatima, "fitted").locator(".tlk-said", has_text=FATIMAS)).to_be_visible()
    edits[1].get_by_role("button", name="Bewaren").click()
    told = edits[1].get_by_role("alert")
    expect(told).to_contain_text("Fatima heeft dit intussen veranderd")
    expect(told).to_contain_text(FATIMAS)
    expect(edits[1].locator("[name=text]")).to_have_value(f"{EVAS}, niet weg")
    edits[1].locator("[name=text]").fill(f"{FATIMAS}; {EVAS}, niet weg")
    edits[1].get_by_role("button", name="Bewaren").click()
    expect(step(eva, "fitted").locator(".tlk-said", has_text=f"{FATIMAS}; {EVAS}")).to_be_visible()
    written = here.history("CardAnswer")
    for one in (("Fatima", MOTHER), ("Fatima", FATIMAS), ("Eva", f"{FATIMAS}; {EVAS}, niet weg")):
        assert one in written, "no version goes away"


def beside(pages: dict[str, Page]) -> None:
    """A factor of the explanation, something for the other plan, and a question to take along, without leaving."""
    pane = tab(pages["eva"], "explanation")
    pane.locator(".ex-add summary").first.click()
    pane.locator(".ex-add[open] textarea").fill(FACTOR)
    pane.locator(".ex-add[open] button").click()
    expect(pane.locator(".ex-factor__text", has_text=FACTOR)).to_be_visible()
    pane = tab(pages["fatima"], "plan")
    pane.get_by_text("Iets toevoegen aan dit alternatief plan").click()
    form = pane.locator(".pl-slot form", has=pages["fatima"].locator("[name=what]"))
    form.locator("[name=what]").fill(DEED)
    form.locator("[name=who]").fill("Rens")
    form.locator("[name=what]").press("Control+Enter")
    expect(pane.locator(".tl-card--dashed .pl-action__what", has_text=DEED)).to_be_visible()
    pane = tab(pages["rens"], "questions")
    pane.locator("input[name=text]").first.fill(QUESTION)
    pane.get_by_role("button", name="Neem mee").click()
    expect(pane.locator("li", has_text=QUESTION).first).to_be_visible()
    assert all("/tijdlijn" in page.url for page in pages.values())


def end(here: Meeting, fatima: Page) -> None:
    """The meeting ends from the panel; then who was there, and how long they prepared."""
    pane = tab(fatima, "meeting")
    pane.get_by_role("button", name="Einde").click()
    expect(pane.locator(".tl-status")).to_contain_text("gehouden")
    fatima.goto(f"{here.root}/bijeenkomst/{here.meeting}/mensen")
    for who in ("Fatima", "Rens", "Eva", "moeder"):
        fatima.get_by_label(f"{who} was er", exact=True).select_option(label="ja")
        if who != "moeder":
            fatima.get_by_label(f"Minuten voorbereiding van {who}", exact=True).fill("60")
    fatima.get_by_role("button", name="Bewaren").first.click()
    expect(fatima.get_by_text("Bewaard.")).to_be_visible()


def observers_agree(here: Meeting, pages: dict[str, Page]) -> None:
    """Each opens their notes; only then they read each other's, and write one down with what they do not agree on."""
    rens, eva = pages["rens"], pages["eva"]
    for page in (rens, eva):
        page.goto(f"{here.root}/bijeenkomst/{here.meeting}/casus/{here.case}/notities")
        nothing_of_another({"rens" if page is rens else "eva": page})
        page.get_by_role("button", name="Leg ze naast elkaar").click()
        expect(page.get_by_role("button", name="Leg ze naast elkaar")).to_have_count(0)
    for text in NOTES.values():
        eva.locator(".tlm-note", has_text=text).get_by_label("hoort erbij").check()
    area = eva.locator("#agree [name=text]")
    for text in NOTES.values():
        expect(area).to_have_value(re.compile(text))
    area.fill(AGREED)
    eva.locator("#agree [name=differs]").fill(DIFFERS)
    eva.get_by_role("button", name="Bewaren", exact=True).click()
    expect(eva.locator(".tl-card", has_text=AGREED)).to_contain_text(DIFFERS)


def minutes(here: Meeting, fatima: Page) -> None:
    """The minutes in Word and as PDF: what was agreed on, the two fits, the deed, the question and the hours."""
    fatima.goto(f"{here.root}/bijeenkomst/{here.meeting}")
    expected = (AGREED, DIFFERS, POINT, FATIMAS, GUARDIAN, "paste niet", "gezinsvoogd", WAY, DEED, QUESTION)
    for link, read in (("PDF", words_of_pdf), ("Word", words_of_docx)):
        with fatima.expect_download(timeout=60_000) as download:
            fatima.get_by_role("link", name=link, exact=True).click()
        told = read(Path(download.value.path()).read_bytes())
        for words in (*expected, "Besteed door allen samen", "3 uur"):
            assert words.casefold() in told.casefold(), f"{words} is not in {link}: {told}"
        for words in NOTES.values():
            assert words not in told, "the notes of one observer are not in the minutes"


def words_of_pdf(made: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)).split())


def words_of_docx(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return " ".join(re.sub(r"<[^>]+>", "", opened.read("word/document.xml").decode()).split())


def into_the_plan(here: Meeting, fatima: Page) -> None:
    fatima.goto(f"{here.root}/casus/{here.case}/plan")
    fatima.locator("li", has_text=DEED).get_by_role("button", name=re.compile("Overnemen in het plan")).click()
    expect(fatima.locator("[aria-labelledby=pl-goals] .pl-action__what", has_text=DEED)).to_be_visible()


def her_part(here: Meeting, mila: Page, *, running: bool) -> None:
    """What the mother sees on her phone of the meeting: her part, and what was agreed; nothing of what others wrote."""
    mila.goto(f"{here.root}/mijn-verhaal/{here.case}/bijeenkomsten")
    mila.get_by_role("main").get_by_role("link").first.click()
    assert mila.url.endswith(f"/bijeenkomst/{here.part}")
    expect(mila.get_by_text("Nu bezig")).to_have_count(1 if running else 0)
    expect(mila.get_by_text(DEED)).to_have_count(0 if running else 1)
    theirs = (*NOTES.values(), AGREED, DIFFERS, GUARDIAN, FATIMAS, EVAS, WAY, QUESTION, "na de storing")
    own = f"{here.root}/mijn-verhaal/{here.case}"
    for page in (f"bijeenkomst/{here.part}", "", "plan", "verklaring", "wie-keek"):
        answer = mila.goto(f"{own}/{page}".rstrip("/"))
        assert answer is not None and answer.status == 200, page
        read = mila.content()
        assert [words for words in theirs if words in read] == [], page
        assert mila.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page
    for page in ("tijdlijn", "omdenken", "vragen", "open-vragen", "bijeenkomst/bij"):
        answer = mila.goto(f"{here.root}/casus/{here.case}/{page}")
        assert answer is not None and answer.status == 404, page
    for page in ("", f"/casus/{here.case}/notities", f"/casus/{here.case}/verslag"):
        answer = mila.goto(f"{here.root}/bijeenkomst/{here.meeting}{page}")
        assert answer is not None and answer.status == 404, page


def field(page: Page) -> Locator:
    return page.locator("#pane-meeting textarea[name=text]")


def own_notes(page: Page) -> Locator:
    return page.locator("#pane-meeting .tlb-own")
