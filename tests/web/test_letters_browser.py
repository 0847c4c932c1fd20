"""The page "Brieven" in Chromium: a letter is handed in, corrected, added and answered from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from renewal.letters import HAVEN, PAPER, TUIN, hand_in
from web.chromium import (
    chromium,
    click,
    errors_of,
    is_seen,
    needs_chromium,
    running,
    wait_for,
)

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="module")
def page(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with (
        running("letters_chat.py", str(folder)) as address,
        chromium(tmp_path_factory.mktemp("chromium")) as browser,
    ):
        browser.get(address)
        yield browser


def text_of(page: webdriver.Chrome, selector: str) -> str:
    # In one step: a bar is put in place of another at any moment.
    script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText).join(' ')"
    return str(page.execute_script(script, selector))


def open_tab(page: webdriver.Chrome, name: str) -> None:
    click(page, "#tabs [role=tab]", name)


def give(page: webdriver.Chrome, *files: Path) -> None:
    wait_for(page, lambda driver: bool(driver.find_elements(By.CSS_SELECTOR, "#upload input")))
    field: WebElement = page.find_element(By.CSS_SELECTOR, "#upload input[type=file]")
    field.send_keys("\n".join(str(file) for file in files))


def press(page: webdriver.Chrome, selector: str) -> None:
    """Click, once it is there and holds still."""

    def click(driver: webdriver.Chrome) -> bool:
        found = driver.find_elements(By.CSS_SELECTOR, selector)
        if not found or not found[0].is_displayed():
            return False
        driver.execute_script("arguments[0].click()", found[0])
        return True

    wait_for(page, click)


def test_letter_is_corrected_added_and_answered_from(page: webdriver.Chrome, folder: Path) -> None:
    open_tab(page, "Brieven")
    wait_for(page, lambda driver: "haven" in text_of(driver, "#letters"))

    give(page, hand_in(folder, "stuk.txt", PAPER))
    wait_for(page, lambda driver: "stuk.txt → kst-28638-300" in text_of(driver, "#desk"))
    wait_for(page, lambda driver: bool(driver.find_elements(By.CSS_SELECTOR, ".field-title")))
    title = page.find_element(By.CSS_SELECTOR, ".field-title :is(input, textarea)")
    title.send_keys(Keys.CONTROL, "a")
    title.send_keys("Over <b>voetbal</b>")
    page.find_element(By.CSS_SELECTOR, "#add").click()

    wait_for(
        page, lambda driver: "Toegevoegd: Over <b>voetbal</b>." in text_of(driver, "#desk-said")
    )
    assert "Over <b>voetbal</b>" in text_of(page, "#letters")
    assert "Kamerstukken II 2030/31, 28638, nr. 300" in text_of(page, "#letters")
    sheet = tomllib.loads((folder / "corpus" / "kst-28638-300.toml").read_text(encoding="utf-8"))
    assert (sheet["title"], sheet["number"]) == ("Over <b>voetbal</b>", "300")

    open_tab(page, "Vragen")
    box = page.find_element(By.CSS_SELECTOR, "#question textarea")
    box.send_keys("Welke voetbalclubs controleert de inspectie?", Keys.ENTER)
    wait_for(page, lambda driver: "kst" in text_of(driver, "#sources")
             or "nr. 300" in text_of(driver, "#sources"))  # fmt: skip


def test_only_the_letters_that_are_ticked_answer(page: webdriver.Chrome) -> None:
    open_tab(page, "Vragen")
    page.execute_script("document.querySelector('details.letters').open = true")
    # As fast as can be; the last one stays ticked.
    page.execute_script("document.querySelectorAll('[data-admit]').forEach(each => each.click())")
    wait_for(page, lambda driver: text_of(driver, ".how-many") == "1 van 3")
    box = page.find_element(By.CSS_SELECTOR, "#question textarea")
    box.send_keys("Hoeveel inspecteurs zijn er opgeleid?", Keys.ENTER)
    wait_for(page, lambda driver: "1 brief" in text_of(driver, ".turn:last-child .outcome"))
    ticked = (
        "return [...document.querySelectorAll('[data-admit]:checked')].map(e => e.dataset.admit)"
    )
    assert page.execute_script(ticked) == ["loket"]


def test_letter_that_is_there_and_file_that_is_none_are_said(
    page: webdriver.Chrome, folder: Path
) -> None:
    open_tab(page, "Brieven")
    give(page, hand_in(folder, "haven.txt", HAVEN), hand_in(folder, "leeg.txt", " \n"))
    wait_for(page, lambda driver: "is leeg" in text_of(driver, "#desk-said"))
    wait_for(
        page,
        lambda driver: "precies hetzelfde bestand als haven" in text_of(driver, "#desk .warning"),
    )


def test_letter_that_is_there_is_corrected_and_then_removed_after_a_second_yes(
    page: webdriver.Chrome, folder: Path
) -> None:
    open_tab(page, "Brieven")

    def keep_title(driver: webdriver.Chrome) -> bool:
        """Type a title and keep it: a form that has just come may not have heard of it."""
        press(driver, '[data-manage="loket"]')
        wait_for(driver, lambda _: text_of(driver, "#chosen") == "loket")
        title = driver.find_element(By.CSS_SELECTOR, "#panel .field-title textarea")
        title.send_keys("Over het loket", Keys.TAB)
        click(driver, "#keep")
        wait_for(driver, lambda _: not driver.find_elements(By.CSS_SELECTOR, "#chosen"))
        return "Bewaard: Over het loket." in text_of(driver, "#letters-said")

    wait_for(page, keep_title)
    assert "Over het loket" in text_of(page, "#letters")
    wait_for(page, lambda driver: not driver.find_elements(By.CSS_SELECTOR, "#chosen"))

    press(page, '[data-manage="loket"]')
    press(page, "#remove")
    wait_for(page, lambda driver: "Deze brief verwijderen?" in text_of(driver, "#sure"))
    press(page, "#remove-no")
    wait_for(page, lambda driver: not text_of(driver, "#sure"))
    assert (folder / "corpus" / "loket.txt").is_file()
    press(page, "#remove")
    press(page, "#remove-yes")
    wait_for(page, lambda driver: "Verwijderd: Over het loket." in text_of(driver, "#letters-said"))
    assert "Over het loket" not in text_of(page, "#letters")
    assert not (folder / "corpus" / "loket.txt").exists()


def test_what_came_of_a_change_is_seen_though_the_forms_above_it_are_gone(
    page: webdriver.Chrome, folder: Path
) -> None:
    page.set_window_size(1400, 480)
    open_tab(page, "Brieven")
    press(page, '#upload [aria-label="Alles weghalen"]')
    wait_for(page, lambda driver: not driver.find_elements(By.CSS_SELECTOR, "#add"))
    give(page, hand_in(folder, "tuin.txt", TUIN))
    wait_for(page, lambda driver: "tuin.txt → tuin, zonder datum" in text_of(driver, "#desk"))
    click(page, "#add")
    wait_for(page, lambda driver: "Toegevoegd: tuin." in text_of(driver, "#desk-said"))
    wait_for(page, lambda driver: is_seen(driver, "#desk-said p"))
    page.set_window_size(1400, 900)


ENGLISH = ("Drop", "Click", "Upload", "Clear", "processing", "queue", "Remove", " or ", "Close")


def test_nothing_on_the_page_is_english(page: webdriver.Chrome) -> None:
    labels = [
        each.get_attribute("aria-label") or ""
        for each in page.find_elements(By.CSS_SELECTOR, "#desk [aria-label]")
    ]
    words = " ".join([text_of(page, "#desk"), *labels])
    assert "Wijzig of verwijder" in words
    assert [each for each in ENGLISH if each in words] == []


def test_nothing_is_wrong_in_the_browsers_log(page: webdriver.Chrome) -> None:
    assert errors_of(page) == []


def test_file_that_is_too_large_is_refused_in_dutch(page: webdriver.Chrome, folder: Path) -> None:
    large = folder / "groot.pdf"
    with large.open("wb") as stream:
        stream.truncate(300 * 2**20 + 1)  # takes no room
    page.refresh()
    open_tab(page, "Brieven")
    give(page, large)
    wait_for(page, lambda driver: "groot.pdf" in text_of(driver, ".toast-wrap"))
    said = 'Groter dan 300 MB en daarom niet gelezen: "groot.pdf"'
    wait_for(page, lambda driver: said in text_of(driver, ".toast-wrap"))
    assert "Er ging iets mis" in text_of(page, ".toast-wrap")
