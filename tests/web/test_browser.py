"""The page in Chromium, as a user sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from mhassist.web.wording import FAILURE, NOTICE
from web.chromium import (
    PATIENCE_S,
    chromium,
    errors_of,
    hosts_of,
    needs_chromium,
)
from web.fake_assistant import HAVEN, HOSTILE, LOKET, UNSAID, VISSERS

SECOND_MARKER = '.turn[data-turn="1"] .marker[aria-label="Bron 2"]'

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


class Chat:
    """What a user does on the page."""

    def __init__(self, browser: webdriver.Chrome, address: str, *, width: int = 1400) -> None:
        self.browser = browser
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        browser.get("about:blank")
        errors_of(browser), hosts_of(browser)  # what was before is forgotten
        browser.get(address)
        self.wait(lambda: self.all("#question textarea") and self.all(".example"))

    def wait(self, condition: Callable[[], object]) -> None:
        WebDriverWait(self.browser, PATIENCE_S, poll_frequency=0.02).until(lambda _: condition())

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def answered(self, count: int) -> None:
        self.wait(lambda: len(self.all(".turn div.outcome")) == count)

    def ask(self, question: str) -> None:
        before = len(self.all(".turn"))
        self.one("#question textarea").send_keys(question, Keys.ENTER)
        self.answered(before + 1)

    def has_focus(self, element: WebElement) -> bool:
        return bool(self.browser.switch_to.active_element == element)

    def in_view(self, element: WebElement) -> bool:
        script = (
            "const b = arguments[0].getBoundingClientRect();"
            "return b.top >= 0 && b.bottom <= innerHeight;"
        )
        return self.run(script, element) is True

    def errors(self) -> list[str]:
        return errors_of(self.browser)

    def hosts(self) -> set[str]:
        """Every host that the page asked for anything since it was opened."""
        return hosts_of(self.browser)


@pytest.fixture
def chat(browser: webdriver.Chrome, address: str) -> Chat:
    return Chat(browser, address)


def test_no_request_leaves_the_machine(chat: Chat, address: str) -> None:
    chat.ask("Wat gebeurt er?")
    chat.one(".group:not([hidden]) .open").click()
    chat.wait(lambda: chat.all("dialog[open] [aria-current]"))
    assert chat.hosts() == {urlsplit(address).netloc}
    assert urlsplit(address).hostname == "127.0.0.1"
    assert chat.errors() == []


def test_browser_itself_refuses_other_hosts(chat: Chat) -> None:
    outcome = chat.browser.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
        "fetch('https://voorbeeld.invalid/').catch(() => {});"
    )
    assert outcome == "connect-src"


def test_page_is_dutch_and_everything_in_it_has_a_name(chat: Chat) -> None:
    chat.ask("deels")
    assert chat.run("return document.documentElement.lang") == "nl"
    assert chat.browser.title == "mhassist"
    controls = [c for c in chat.all("button, a, textarea, summary") if c.is_displayed()]
    assert [c.get_attribute("outerHTML") for c in controls if not c.accessible_name] == []
    assert chat.one("#question textarea").accessible_name == "Uw vraag"
    assert chat.one("#notice").text == NOTICE


def test_answer_stands_beside_its_sources(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    assert chat.one(".answer").text == (
        f"In de brief van 4 maart 2031 schrijft het kabinet: “{HAVEN}” [1]\n"
        f"Ook staat er:\n“{VISSERS}” [2]\n“{LOKET}” [3]"
    )
    assert [marker.text for marker in chat.all(".marker")] == ["[1]", "[2]", "[3]"]
    assert [mark.text for mark in chat.all(".group:not([hidden]) mark")] == [HAVEN, VISSERS]
    assert chat.one("#conversation .turns").get_attribute("aria-live") == "polite"
    assert chat.one("#right").rect["x"] >= chat.one("#left").rect["width"]


def test_marker_goes_to_its_source_and_back_also_in_an_earlier_answer(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    chat.ask("niets")
    assert not chat.one("#source-1-2").is_displayed()
    chat.one(SECOND_MARKER).send_keys(Keys.ENTER)
    card = chat.one("#source-1-2")
    assert card.is_displayed()
    assert chat.has_focus(card)
    assert card.get_attribute("class") == "card selected"
    assert chat.one(SECOND_MARKER).get_attribute("aria-current") == "true"
    card.find_element(By.CSS_SELECTOR, ".back").send_keys(Keys.ENTER)
    assert chat.has_focus(chat.one(SECOND_MARKER))


def test_source_opens_in_its_letter_and_escape_closes_it(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    opener = chat.one("#source-1-1 .open")
    opener.click()
    chat.wait(lambda: chat.all("dialog[open] [aria-current]"))
    cited = chat.one("dialog [aria-current]")
    assert cited.text == f"41\nAlinea 41.\nEerst dit. {HAVEN}1 Daarna dat."
    assert cited.find_element(By.CSS_SELECTOR, "mark").text == HAVEN
    assert chat.in_view(cited)
    assert not chat.in_view(chat.one('dialog [data-number="60"]'))
    cited.find_element(By.CSS_SELECTOR, ".note").click()
    assert chat.has_focus(chat.one('dialog [data-number="60"]'))
    ActionChains(chat.browser).send_keys(Keys.ESCAPE).perform()
    chat.wait(lambda: not chat.all("dialog[open]"))
    assert chat.has_focus(opener)


def test_text_is_never_more_than_text(chat: Chat) -> None:
    box = chat.one("#question textarea")
    chat.run(
        "arguments[0].value = arguments[1];"
        "arguments[0].dispatchEvent(new Event('input', {bubbles: true}));",
        box,
        HOSTILE,
    )
    box.send_keys(Keys.ENTER)
    chat.answered(1)
    chat.one("#source-1-1 .open").click()
    chat.wait(lambda: chat.all("dialog[open] .paragraph"))
    shown = HOSTILE.replace("\x07", "\ufffd").replace("\u202e", "\ufffd")
    assert chat.one("#question-1").text == f"Uw vraag:\n{shown}"
    assert chat.one(".answer").text == f"“{shown}” [1]"
    assert chat.one("#source-1-1 mark").text == shown
    assert chat.one("#source-1-1 .reference span").text == shown
    assert chat.one('dialog [data-number="43"] p').text == shown
    assert chat.all("#conversation :is(img, script, a), #sources :is(img, script, a)") == []
    assert chat.all("dialog :is(img, script, a)") == []
    assert chat.run("return window.hacked") is None


def test_refusal_says_what_was_searched_and_shows_the_nearest_paragraph(chat: Chat) -> None:
    chat.ask("niets")
    assert chat.one(".status").text == "Geen antwoord in de brieven"
    assert chat.one(".answer").text == f"{UNSAID} Doorzocht: 2 brieven."
    assert chat.one("#conversation").text.count(UNSAID) == 1
    chat.one("#conversation .near").click()
    assert chat.has_focus(chat.one("#near-1-1"))


def test_after_an_error_the_chat_goes_on_and_the_question_can_be_put_right(chat: Chat) -> None:
    chat.ask("stuk")
    assert chat.one(".outcome.error").text == FAILURE
    box = chat.one("#question textarea")
    chat.wait(lambda: box.get_attribute("value") == "stuk")
    box.clear()
    chat.ask("Wat gebeurt er?")
    assert len(chat.all(".marker")) == 3


def test_what_is_typed_while_a_question_is_answered_stays(chat: Chat) -> None:
    box = chat.one("#question textarea")
    box.send_keys("langzaam", Keys.ENTER)
    chat.wait(lambda: chat.all(".pending"))
    box.send_keys("Wat gebeurt er?")
    chat.run("document.querySelector('#sources .letter').click()")  # lets the answer come
    chat.answered(1)
    chat.wait(lambda: not chat.all(".pending"))
    assert box.get_attribute("value") == "Wat gebeurt er?"


def test_example_is_asked_with_one_click(chat: Chat) -> None:
    chat.all(".example")[0].click()
    chat.answered(1)
    assert chat.one("#question-1").text == "Uw vraag:\nWat gebeurt er?"
    assert chat.all(".example") == []


def test_new_conversation_forgets_and_is_ready_to_type(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    chat.one("#new").click()
    chat.wait(lambda: chat.all(".example") and not chat.all(".turn"))
    assert chat.all("#sources .card") == []
    chat.wait(lambda: chat.has_focus(chat.one("#question textarea")))


@pytest.fixture
def clipboard(browser: webdriver.Chrome, address: str) -> None:
    """Let the page read and write the clipboard."""
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"origin": address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )


@pytest.mark.usefixtures("clipboard")
def test_answer_is_copied_with_its_sources(chat: Chat) -> None:
    chat.ask("deels")
    button = chat.one(".foot .copy")
    button.click()
    chat.wait(lambda: button.text == "Gekopieerd")
    copied = chat.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == (
        f"“{HAVEN}” [1]\n\n{UNSAID}\n\nBronnen\n"
        "[1] Brief over de haven, 4 maart 2031, Kamerstukken II 2030/31, 99999, nr. 1, al. 41. "
        f"https://zoek.officielebekendmakingen.nl/kst-99999-1.html\n\n{NOTICE}"
    )


@pytest.mark.usefixtures("clipboard")
def test_citation_is_pasted_into_word_with_italics_and_link(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    button = chat.one("#source-1-1 .ways-out .copy")
    button.click()
    chat.wait(lambda: button.text == "Gekopieerd")
    html = chat.browser.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.read()"
        ".then(([item]) => item.getType('text/html')).then(blob => blob.text()).then(done)"
    )
    assert "<i>Kamerstukken II</i>" in html
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-99999-1.html"' in html
    chat.run("window.getSelection().removeAllRanges(); navigator.clipboard.write = undefined")
    plain = chat.one("#source-1-1 .reference .copy")
    plain.click()
    chat.wait(lambda: plain.text == "Gekopieerd")
    copied = chat.browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == "Kamerstukken II 2030/31, 99999, nr. 1, al. 41"


def test_copying_that_fails_says_so_and_leaves_what_the_user_copies_next(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    chat.run("navigator.clipboard.write = undefined; document.execCommand = () => false")
    button = chat.one("#source-1-1 .reference .copy")
    button.click()
    chat.wait(lambda: button.text == "Kopiëren lukte niet")
    chat.wait(lambda: chat.one("#said").get_attribute("textContent") == "Kopiëren lukte niet")
    chat.wait(lambda: button.text == "Kopieer")
    replaced = chat.run(
        "const copied = new ClipboardEvent('copy', {cancelable: true, bubbles: true});"
        "document.body.dispatchEvent(copied); return copied.defaultPrevented"
    )
    assert replaced is False


def test_address_of_a_paragraph_opens_it(chat: Chat, address: str) -> None:
    chat.ask("Wat gebeurt er?")
    chat.one("#source-1-1 .open").click()
    chat.wait(lambda: chat.all("dialog[open] [aria-current]"))
    place = f"{address}#brief=kst-99999-1&alinea=41"
    assert chat.browser.current_url == place
    ActionChains(chat.browser).send_keys(Keys.ESCAPE).perform()
    chat.wait(lambda: chat.browser.current_url == address)
    chat.browser.get("about:blank")
    chat.browser.get(place)
    chat.wait(lambda: chat.all("dialog[open] [aria-current]"))
    assert chat.one("dialog [aria-current]").get_attribute("data-number") == "41"


def test_printed_page_has_every_answer_with_its_sources_and_no_buttons(chat: Chat) -> None:
    chat.ask("Wat gebeurt er?")
    chat.ask("niets")
    chat.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert chat.one("#source-1-2").is_displayed()
        assert [each.text for each in chat.all(".on-paper")] == [
            "Bij: Wat gebeurt er?",
            "Bij: niets",
        ]
        hidden = "#ask, #new, .copy, .open, .letters"
        assert [each for each in chat.all(hidden) if each.is_displayed()] == []
    finally:
        chat.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_page_fits_a_width_of_400_pixels(browser: webdriver.Chrome, address: str) -> None:
    chat = Chat(browser, address, width=400)
    chat.ask("Wat gebeurt er?")
    chat.one(SECOND_MARKER).click()
    assert chat.run("return innerWidth") == 400
    assert chat.run("const p = document.documentElement; return p.scrollWidth - p.clientWidth") == 0
    assert chat.one("#source-1-2 .back").rect["width"] > 100
    chat.one("#source-1-2 .open").click()
    chat.wait(lambda: chat.all("dialog[open] .paragraph"))
    assert chat.run("return document.querySelector('dialog').getBoundingClientRect().left") == 0
