"""Every page of the chat, held to what axe-core can tell of WCAG 2.2, level AA."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from web.chromium import chromium, click, needs_chromium, running, wait_for

pytestmark = needs_chromium

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUESTION = "Hoeveel inspecteurs zijn in 2031 opgeleid?"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with (
        running("evaluation_chat.py", str(tmp_path_factory.mktemp("chat"))) as address,
        chromium(tmp_path_factory.mktemp("chromium")) as browser,
    ):
        browser.get(address)
        wait_for(browser, lambda driver: driver.find_elements(By.CSS_SELECTOR, ".example"))
        yield browser


@pytest.fixture(scope="module")
def axe() -> str:
    """The script itself: the package around it drives another browser, and is not imported."""
    files = importlib.metadata.files("axe-playwright-python") or []
    [script] = [file for file in files if file.name == "axe.min.js"]
    return script.read_text()


def failures(page: webdriver.Chrome, axe: str) -> list[tuple[str, list[str]]]:
    """Return each rule that the page breaks, with what breaks it."""
    page.execute_script(axe)
    found: list[dict[str, Any]] = page.execute_async_script(
        "const [rules, done] = arguments;"
        "axe.run(document, {runOnly: rules}).then(found => done(found.violations));",
        RULES,
    )
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def explained(page: webdriver.Chrome) -> bool:
    """Open the explanation, again where the page drew the answer anew and so closed it."""
    if not page.find_elements(By.CSS_SELECTOR, ".why[open]"):
        click(page, ".why summary")
    return bool(page.find_elements(By.CSS_SELECTOR, ".why-text li"))


def test_start_answer_letter_and_form_have_no_failure(page: webdriver.Chrome, axe: str) -> None:
    assert failures(page, axe) == []

    page.find_element(By.CSS_SELECTOR, "#question textarea").send_keys(QUESTION, Keys.ENTER)
    click(page, "#feedback > button")
    wait_for(page, explained)
    assert failures(page, axe) == []

    click(page, ".group:not([hidden]) .open")
    wait_for(page, lambda driver: driver.find_elements(By.CSS_SELECTOR, "dialog [aria-current]"))
    assert failures(page, axe) == []
    click(page, "dialog .close")


@pytest.mark.parametrize(("tab", "shown"), [("Brieven", "#desk"), ("Evaluatie", "#evaluation")])
def test_other_pages_have_no_failure(
    page: webdriver.Chrome, axe: str, tab: str, shown: str
) -> None:
    click(page, "button[role=tab]", tab)
    wait_for(page, lambda driver: driver.find_element(By.CSS_SELECTOR, shown).is_displayed())
    assert failures(page, axe) == []
